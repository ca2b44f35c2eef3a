"""The merged view of all records, kept up to date as records and judgements come and go.

What is derived follows what it is derived from: records -> what is known of entities, which texts are copies -> features ->
groups -> incidents, contradictions, inferred claims, shortcuts. At each step only that is worked out again for which something
changed; inferred claims alone, which are few, are all inferred again. The view is a function of the records, the log and the
catalogue: however they came, it is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_builder.garbage import no_collection
from graph_builder.incidents.contradictions import find_contradictions
from graph_builder.incidents.copies import Texts, origins
from graph_builder.incidents.edges import Edges
from graph_builder.incidents.features import claims_by_telling, features
from graph_builder.incidents.grouping import Group, Grouping
from graph_builder.incidents.identity import describe
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.inference import Premises
from graph_builder.incidents.judgements import verdicts
from graph_builder.incidents.knowledge import Knowledge, reachable
from graph_builder.incidents.one_key import OneKey
from graph_builder.incidents.rehashes import find_rehashes
from graph_builder.incidents.same import Judge
from graph_builder.incidents.shortcuts import Way, way
from graph_builder.model import Claim, Contradiction, Entity, Graph, Incident, Judgement, Merge, Record, Rehash


@dataclass(frozen=True)
class _Happening:
    """An incident with all that is worked out for it alone."""

    incident: Incident
    merges: tuple[Merge, ...]
    contradictions: tuple[Contradiction, ...]
    rehashes: tuple[Rehash, ...]


class Resolver:
    """``change`` takes and withdraws records, ``graph`` shows the view."""

    def __init__(self, catalogue: Mapping[str, Entity]) -> None:
        self._catalogue = catalogue
        self._log: Sequence[Judgement] = ()
        self._one_key = OneKey()
        self._records: dict[str, Record] = {}
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._about: dict[str, list[Claim]] = {}
        self._outlets: dict[str, str | None] = {}
        self._published: dict[str, date | None] = {}
        self._originals: dict[str, str] = {}
        self._texts, self._knowledge, self._premises = Texts(), Knowledge(catalogue), Premises()
        self._world = self._knowledge.world
        self._grouping = Grouping(self._world, self._originals)
        self._sources = Sources(self._outlets, self._originals, self._published, self._world, self._records)
        self._incident_of: dict[str, str] = {}
        self._happenings: dict[str, _Happening] = {}
        self._edges = Edges(self._sources)
        self._inferred: list[Claim] = []

    @no_collection()
    def change(self, came: Iterable[Record] = (), gone: Collection[str] = (), log: Sequence[Judgement] | None = None) -> None:
        """Take records away, by document, and put others in, in the place of older ones; the whole log, where it has grown."""
        self._log = self._log if log is None else log
        new = {r.document.key: r for r in self._one_key.change(came, gone, self._log)}
        old = {key: self._records[key] for key in (*gone, *new) if key in self._records}
        other = self._replace(old, new) - old.keys() - new.keys()
        self._sources.forget()
        before = old | {key: self._records[key] for key in other}
        now = new | {key: self._records[key] for key in other}
        looked_at, groups = self._grouping.change(
            [t.key for r in before.values() for t in r.tellings],
            [f for r in now.values() for f in features(r, self._world)],
            verdicts(self._log, self._records),
        )
        for telling in (t.key for r in before.values() for t in r.tellings):
            self._about.pop(telling, None)
        self._about.update(claims_by_telling(c for r in now.values() for c in r.claims))
        regrouped = {t.rpartition("#")[0] for t in looked_at} - before.keys() - now.keys()
        stay = [c for key in regrouped for c in self._records[key].claims if "#" in c.subject or "#" in c.object]
        gone_ways = self._ways(c for r in before.values() for c in r.claims)
        stay_ways = self._ways(stay)
        self._happen(looked_at, groups)
        moved = [(old, new) for old, new in zip(stay_ways, self._ways(stay), strict=True) if old != new]
        came_ways = self._ways(c for r in now.values() for c in r.claims)
        self._edges.change(gone_ways + [old for old, _ in moved], came_ways + [new for _, new in moved])
        self._inferred = self._premises.infer(self._incident_of, self._world, self._catalogue)

    @no_collection()
    def graph(self) -> Graph:
        """The whole view."""
        incidents = [self._happenings[key] for key in sorted(self._happenings)]
        rivals = (pair for happening in incidents for pair in happening.contradictions)
        inferred_edges = Edges(self._sources)
        inferred_edges.change((), self._ways(self._inferred))
        shortcuts = {**self._edges.shortcuts, **inferred_edges.shortcuts}
        copies = self._texts.copies
        return Graph(
            records=tuple(self._records[key] for key in sorted(self._records)),
            entities=reachable((c.subject for c in self._inferred), self._catalogue) | dict(sorted(self._world.entities.items())),
            incidents=tuple(h.incident for h in incidents),
            incident_of=dict(self._incident_of),
            merges=tuple(m for h in incidents for m in h.merges),
            inferred=tuple(self._inferred),
            copies=tuple(copies[key] for key in sorted(copies)),
            contradictions=tuple(sorted(rivals, key=lambda c: (c.first, c.second))),
            shortcuts=tuple(shortcuts[edge] for edge in sorted(shortcuts)),
            doubts=tuple(self._grouping.doubts()),
            rehashes=tuple(sorted((r for h in incidents for r in h.rehashes), key=lambda r: r.telling)),
            one_key=self._one_key.keys,
            judged=self._one_key.judged,
        )

    def _ways(self, claims: Iterable[Claim]) -> list[tuple[Way, Claim]]:
        """Claims with the edges that they are folded into, as incidents are now."""
        return [(way(c, self._incident_of), c) for c in claims]

    def _replace(self, old: Mapping[str, Record], new: Mapping[str, Record]) -> set[str]:
        """Put records in the place of others; the documents of which something else holds now, though they stay as they are."""
        for key, record in old.items():
            del self._records[key], self._outlets[key], self._published[key]
            for entity in _named(record):
                self._naming[entity].discard(key)
        for key, record in new.items():
            self._records[key], self._outlets[key], self._published[key] = record, record.outlet, record.document.published
            for entity in _named(record):
                self._naming[entity].add(key)
        self._premises.change((c for r in old.values() for c in r.claims), (c for r in new.values() for c in r.claims))
        known = self._knowledge.change(old.values(), new.values())
        self._texts.change(old.keys(), new)
        return self._trace({*old, *new}).union(*(self._naming[entity] for entity in known if entity in self._naming))

    def _trace(self, changed: Collection[str]) -> set[str]:
        """Find the originals of copies again; documents that copy another one now, or one that changed, or begin to be copied."""
        found = origins(self._texts.copies.values())
        turned = {document for document, _ in found.items() ^ self._originals.items()}
        turned |= set(found.values()) ^ set(self._originals.values())
        turned |= {document for document, original in found.items() if original in changed}
        self._originals.clear()
        self._originals.update(found)
        return turned & self._records.keys()

    def _happen(self, looked_at: Iterable[str], groups: Iterable[Group]) -> None:
        """Put incidents in the place of those that some tellings made before."""
        for telling in looked_at:
            self._happenings.pop(self._incident_of.pop(telling, ""), None)
        for group in groups:
            claims = [c for t in group for c in self._about.get(t, ())]
            members = [self._grouping.told[t] for t in group]
            incident = describe(members, claims, self._world)
            self._happenings[incident.key] = _Happening(
                incident,
                tuple(_merges(incident, self._grouping.judge)),
                tuple(find_contradictions(incident, claims, self._sources)),
                tuple(find_rehashes(members, incident, self._sources)),
            )
            self._incident_of.update(dict.fromkeys(group, incident.key))


def _named(record: Record) -> set[str]:
    return {e.key for e in record.entities} | {m.entity for m in record.mentions}


def _merges(incident: Incident, judge: Judge) -> list[Merge]:
    """For each telling its best reason: the decision over the member that it agrees with most."""
    found = []
    for telling in incident.tellings:
        others = [o for o in incident.tellings if o != telling]
        if not others:
            found.append(Merge(telling, incident.key, 1.0, "told by no other document"))
            continue
        best = max(others, key=lambda o: (judge.weigh(telling, o), o))
        decision = judge.decide(telling, best)
        found.append(Merge(telling, incident.key, round(decision.score, 4), f"as {best}: {decision.reason}"))
    return found
