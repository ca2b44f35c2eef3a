"""What many claims come to, counted when a graph is loaded: a list over the whole graph is then read from its top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from graph_builder.model import Certainty, Claim, Graph, IncidentKind, Predicate, Record, Shortcut
from graph_builder.stores.rows import KIND_LABELS

STEPS_UP = 3
"""How many bodies up one still answers for another: a cell, its brigade, its movement, its umbrella."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A relationship between two actors that stands for many claims. It belongs to ``source``."""

    source: str
    type: str
    target: str
    mark: str
    """Tells several of one type between the same two actors apart."""
    weight: int
    """What lists are sorted by."""
    documents: tuple[str, ...]
    """Keys of the reports that it was counted from."""
    properties: Mapping[str, Any]


def quotings(graph: Graph) -> Iterator[Counted]:
    """For each outlet and each source whose words it prints: in how many claims, as speaker or as the one who passes words on."""
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for record, claim in _claims(graph):
        outlet = record.outlet
        if outlet is None or not _is_actor(graph, outlet):
            continue
        speakers = {claim.speaker} if claim.speaker else set()
        for way, sources in (("MADE", speakers), ("RELAYED_BY", set(claim.relays))):
            for source in sources - {outlet}:
                if _is_actor(graph, source):
                    found[outlet, source, way].append(claim)
    for (outlet, source, way), claims in found.items():
        documents = tuple(sorted({claim.document for claim in claims}))
        counts = {"way": way, "quoted": len(claims), "reports": len(documents)}
        yield Counted(outlet, "QUOTES", source, way, len(claims), documents, counts)


def pairs(graph: Graph) -> Iterator[Counted]:
    """Two actors that are told to have carried out, or that claim, the same incidents."""
    clashes = {i.key for i in graph.incidents if IncidentKind.ARMED_CLASH in i.kinds}
    doers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for told in _uninferred(graph, Predicate.PERPETRATED, Predicate.CLAIMED):
        if _is_actor(graph, told.subject):
            doers[told.object][told.subject].update(told.documents)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for incident in sorted(doers):
        for pair in combinations(sorted(doers[incident]), 2):
            shared[pair].append(incident)
    for (one, other), incidents in shared.items():
        documents = {key for incident in incidents for actor in (one, other) for key in doers[incident][actor]}
        counts = {"shared": len(incidents), "clashes": len(clashes.intersection(incidents)), "incidents": incidents}
        yield Counted(one, "NAMED_WITH", other, "", len(incidents), tuple(sorted(documents)), counts)


def unconfirmed(graph: Graph) -> Mapping[str, int]:
    """Actor -> how many incidents it claims, where nobody else confirms, accuses it of or tells as its deed any of them."""
    backed: dict[str, set[str]] = defaultdict(set)
    confirming: dict[str, set[str]] = defaultdict(set)
    for told in graph.shortcuts:
        if told.predicate in (Predicate.PERPETRATED, Predicate.ACCUSED_OF) and not told.negated:
            backed[told.object].add(told.subject)
        elif told.predicate is Predicate.CONFIRMED and not told.negated:
            confirming[told.object].add(told.subject)
    alone: Counter[str] = Counter()
    confirmed = set()
    for told in _uninferred(graph, Predicate.CLAIMED):
        actor, incident = told.subject, told.object
        alone[actor] += 1
        if actor in backed[incident] or confirming[incident] - {actor}:
            confirmed.add(actor)
    return {actor: claimed for actor, claimed in alone.items() if actor not in confirmed}


def denied_later(graph: Graph) -> Mapping[Shortcut, Mapping[str, Any]]:
    """Claim of responsibility -> the last day on which its actor, or one above or below it, denies it, and who does.

    What is denied before it is claimed does not count.
    """
    denials: dict[str, list[Shortcut]] = defaultdict(list)
    for told in graph.shortcuts:
        if told.predicate is Predicate.DENIED and _is_actor(graph, told.subject):
            denials[told.object].append(told)
    larger = _larger(graph)
    found = {}
    for claimed in _uninferred(graph, Predicate.CLAIMED):
        if not _is_actor(graph, claimed.subject):
            continue
        days: dict[str, date] = {}
        for denied in denials[claimed.object]:
            first, last = claimed.first_reported, denied.last_reported
            if first and last and first <= last and _are_kin(claimed.subject, denied.subject, larger):
                days[denied.subject] = max(last, days.get(denied.subject, last))
        if days:
            found[claimed] = {"denied_on": max(days.values()), "denied_by": sorted(days)}
    return found


def printed(graph: Graph) -> Mapping[str, int]:
    """Outlet -> number of the claims in its reports."""
    return Counter(record.outlet for record, _ in _claims(graph) if record.outlet)


def days_told(graph: Graph) -> Mapping[str, tuple[date, date]]:
    """Incident -> days of the first and of the last dated report that tells something of it."""
    found: dict[str, tuple[date, date]] = {}
    for record, claim in _claims(graph):
        if day := record.document.published:
            for ref in {claim.subject, claim.object}:
                key = graph.incident_of.get(ref, ref)
                first, last = found.get(key, (day, day))
                found[key] = min(first, day), max(last, day)
    return found


def weak(graph: Graph) -> Mapping[str, tuple[int, int]]:
    """What is weak in a graph -> how many of it, out of how many."""
    actors, places = ([e for e in graph.entities.values() if label in KIND_LABELS[e.kind]] for label in ("Actor", "Place"))
    checks: Mapping[str, Iterable[bool]] = {
        "incidents without a date": (i.date is None for i in graph.incidents),
        "incidents without a place": (i.place is None for i in graph.incidents),
        "claims in the voice of the outlet or of nobody": (
            not (c.speaker and _is_actor(graph, c.speaker)) for _, c in _claims(graph) if not c.inferred
        ),
        "claims that are not asserted": (c.certainty is not Certainty.ASSERTED for _, c in _claims(graph)),
        "actors that no catalogue has": (e.origin == "text" for e in actors),
        "places without coordinates": (e.latitude is None or e.longitude is None for e in places),
        "reports without a date": (r.document.published is None for r in graph.records),
    }
    found = {name: Counter(each) for name, each in checks.items()}
    return {name: (counts[True], counts.total()) for name, counts in found.items()}


def _claims(graph: Graph) -> Iterator[tuple[Record, Claim]]:
    yield from ((record, claim) for record in graph.records for claim in record.claims)
    records = {record.document.key: record for record in graph.records}
    yield from ((records[claim.document], claim) for claim in graph.inferred)


def _uninferred(graph: Graph, *predicates: Predicate) -> Iterator[Shortcut]:
    return (s for s in graph.shortcuts if s.predicate in predicates and not (s.negated or s.inferred))


def _larger(graph: Graph) -> Mapping[str, set[str]]:
    """Body -> those that it is told or known to be a part of."""
    found = {key: set(entity.part_of) for key, entity in graph.entities.items()}
    for told in graph.shortcuts:
        if told.predicate is Predicate.PART_OF:
            found.setdefault(told.subject, set()).add(told.object)
    return found


def _are_kin(one: str, other: str, larger: Mapping[str, set[str]]) -> bool:
    """Whether two bodies are the same, or one is above the other."""
    return other in _and_above(one, larger) or one in _and_above(other, larger)


def _and_above(body: str, larger: Mapping[str, set[str]]) -> set[str]:
    found = {body}
    for _ in range(STEPS_UP):
        found |= {above for each in found for above in larger.get(each, ())}
    return found


def _is_actor(graph: Graph, key: str) -> bool:
    return key in graph.entities and "Actor" in KIND_LABELS[graph.entities[key].kind]
