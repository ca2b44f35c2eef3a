"""The merged view as rows: every record's chain of sources, the incidents, and the shortcuts for people.

Pure: a graph goes in, units come out, and the same graph gives the same units whatever the order of its parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from graph_builder.errors import StoreError
from graph_builder.model import LITERAL_PREDICATES, Claim, Entity, Graph, Incident, Merge, Predicate, Record, Shortcut
from graph_builder.stores.counts import Counted, days_told, denied_later, pairs, printed, quotings, unconfirmed, weak
from graph_builder.stores.nodes import (
    Told,
    claim_node,
    document_node,
    entity_node,
    incident_node,
    is_catalogue,
    sentence_key,
    sentence_node,
)
from graph_builder.stores.rows import INCIDENT_PROPERTIES, Node, Ref, Relationship, Unit, digest_of, relationship, unit

FORM = 5
"""Which properties and relationships a view has. To be raised where queries need what earlier programs did not write."""

BLAME = frozenset({Predicate.CLAIMED, Predicate.ACCUSED_OF, Predicate.PERPETRATED})
"""Predicates that say who did it."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class View:
    """A graph as units, each made when it is asked for, so that a store can be filled without holding all rows at once.

    Every method raises ``StoreError`` where a part of the graph names something that is not in it.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._records = {record.document.key: record for record in graph.records}
        self._inferred = _grouped(graph.inferred, lambda c: c.document)
        self._document_of = {c.key: c.document for c in (*(c for r in graph.records for c in r.claims), *graph.inferred)}
        self._tellings = _grouped(graph.merges, lambda m: m.telling.rpartition("#")[0])
        self._copies = _grouped(graph.copies, lambda c: c.document)
        self._rehashes = {rehash.telling: rehash for rehash in graph.rehashes}
        self._rivals = _grouped(graph.contradictions, lambda c: self._document(c.first))
        claims, alone = printed(graph), unconfirmed(graph)
        self._entities = {e.key: entity_node(e, claims.get(e.key), alone.get(e.key)) for e in graph.entities.values()}
        self._incidents = self._incident_nodes()
        told: list[Shortcut | Counted] = [s for s in graph.shortcuts if s.predicate not in INCIDENT_PROPERTIES]
        self._shortcuts = _grouped([*told, *quotings(graph), *pairs(graph)], self._owner)
        self._denied = denied_later(graph)
        self.tellers: Mapping[str, tuple[str, ...]] = {
            i.key: tuple(sorted({telling.rpartition("#")[0] for telling in i.tellings})) for i in graph.incidents
        }
        """Incident key -> keys of the documents that tell it."""

    @cached_property
    def digests(self) -> Mapping[Ref, tuple[str, int]]:
        """Digest and number of rows of each unit, by owner."""
        return {unit.owner: (unit.digest, unit.size) for unit in self.units()}

    @cached_property
    def digest(self) -> str:
        """Equal for equal views."""
        return digest_of([str(FORM), *(f"{owner} {digest}" for owner, (digest, _) in self.digests.items())])

    @property
    def checks(self) -> dict[str, list[Any]]:
        """How much of the graph is weak: names of checks, how many things each finds, out of how many."""
        counted = sorted(weak(self._graph).items())
        return {
            "checks": [check for check, _ in counted],
            "found": [found for _, (found, _) in counted],
            "of": [of for _, (_, of) in counted],
        }

    @property
    def entities(self) -> Iterable[Node]:
        """Nodes of actors and places."""
        return self._entities.values()

    def owners(self) -> Iterator[Ref]:
        """The owners of all units: entities, incidents, documents, each by key."""
        yield from (self._entities[key].ref for key in sorted(self._entities))
        yield from (self._incidents[key].ref for key in sorted(self._incidents))
        yield from (Ref("Document", key) for key in sorted(self._records))

    def units(self) -> Iterator[Unit]:
        """All units, in the order of their owners."""
        return map(self.unit, self.owners())

    def unit(self, owner: Ref) -> Unit:
        """The unit of one owner."""
        if owner.label == "Document":
            return self._document_unit(self._records[owner.key])
        return unit([self.node(owner)], [*self.ties(owner), *map(self.told, self.shortcuts(owner))])

    def node(self, owner: Ref) -> Node:
        """The node of an incident, an actor or a place."""
        return (self._incidents if owner.label == "Incident" else self._entities)[owner.key]

    def shortcuts(self, owner: Ref) -> Sequence[Shortcut | Counted]:
        """What is told and counted of an incident, an actor or a place, as relationships that are still to be made."""
        return self._shortcuts[owner]

    # ---------------------------------------------------------------------------------------------------- documents

    def _document_unit(self, record: Record) -> Unit:
        document = document_node(record, self._graph.entities.get(record.outlet) if record.outlet else None)
        sentences = {s.index: sentence_node(document, s) for s in record.sentences}
        claims = {c.key: c for c in (*record.claims, *self._inferred[document.key])}
        nodes = [document, *sentences.values(), *(self._claim_node(c, record) for c in claims.values())]
        return unit(nodes, self._of_record(record, claims.values()))

    def _of_record(self, record: Record, claims: Iterable[Claim]) -> Iterator[Relationship]:
        key = record.document.key
        document = Ref("Document", key)
        for sentence in record.sentences:
            yield relationship(Ref("Sentence", sentence_key(key, sentence.index)), "IN", document, needs=[key])
        if record.outlet:
            yield relationship(document, "PUBLISHED_BY", self._ref(record.outlet), needs=[key])
        for named, times in record.naming.items():
            yield relationship(document, "MENTIONS", self._ref(named), needs=[key], times=times)
        for merge in self._tellings[key]:
            yield self._telling(document, merge)
        for copy in self._copies[key]:
            original = self._known(copy.of, self._records)
            yield relationship(
                document, "COPY_OF", Ref("Document", original), needs=[key, original], similarity=round(copy.similarity, 4)
            )
        for each in self._rivals[key]:
            first, second = Ref("Claim", each.first), Ref("Claim", each.second)
            both = [key, self._document(each.second)]
            yield relationship(first, "CONTRADICTS", second, each.reason, both, reason=each.reason)
        sentences = {s.index for s in record.sentences}
        for claim in claims:
            if claim.evidence.sentence not in sentences:
                raise _missing(sentence_key(key, claim.evidence.sentence))
            yield from self._of_claim(claim, record)

    def _telling(self, document: Ref, merge: Merge) -> Relationship:
        incident = Ref("Incident", self._known(merge.incident, self._incidents))
        told: dict[str, Any] = {"telling": merge.telling, "score": round(merge.score, 4), "reason": merge.reason}
        if rehash := self._rehashes.get(merge.telling):
            told |= {"retold_as_of": rehash.told, "known_since": rehash.first}
        return relationship(document, "TELLS", incident, merge.telling, [document.key], **told)

    def _of_claim(self, claim: Claim, record: Record) -> Iterator[Relationship]:
        node, own = Ref("Claim", claim.key), [claim.document]
        yield relationship(node, "SUBJECT", self._ref(claim.subject), needs=own)
        if claim.predicate not in LITERAL_PREDICATES:
            yield relationship(node, "OBJECT", self._ref(claim.object), needs=own)
        sentence = Ref("Sentence", sentence_key(claim.document, claim.evidence.sentence))
        yield relationship(node, "QUOTED_FROM", sentence, needs=own, start=claim.evidence.start, end=claim.evidence.end)
        # nobody said an inferred claim, so the outlet does not answer for it
        maker = claim.speaker or (None if claim.inferred else record.outlet)
        if maker:
            yield relationship(self._ref(maker), "MADE", node, needs=own, voice="speaker" if claim.speaker else "outlet")
        for hop, relay in enumerate(claim.relays, start=1):
            yield relationship(node, "RELAYED_BY", self._ref(relay), str(hop), own, hop=hop)
        for premise in claim.premises:
            if not is_catalogue(premise):
                yield relationship(node, "RESTS_ON", Ref("Claim", premise), needs=[*own, self._document(premise)])

    def _claim_node(self, claim: Claim, record: Record) -> Node:
        target = None if claim.predicate in LITERAL_PREDICATES else self._node(claim.object)
        return claim_node(claim, record.document, self._node(claim.subject), target)

    # --------------------------------------------------------------------------------------- incidents and entities

    def ties(self, owner: Ref) -> Iterator[Relationship]:
        """What the catalogue knows of an actor or a place: no claim stands behind it, so it is not a shortcut."""
        entity = self._graph.entities.get(owner.key) if owner.label != "Incident" else None
        if entity is None:
            return
        for larger in entity.part_of:
            if larger in self._entities:
                yield relationship(owner, "BELONGS_TO", self._entities[larger].ref, origin=entity.origin)
        if entity.container in self._entities:
            yield relationship(owner, "WITHIN", self._entities[entity.container].ref, origin=entity.origin)

    def told(self, shortcut: Shortcut | Counted) -> Relationship:
        """The relationship of a shortcut or of a count."""
        if isinstance(shortcut, Counted):
            ends = self._ref(shortcut.source), shortcut.type, self._ref(shortcut.target)
            return relationship(*ends, shortcut.mark, shortcut.documents, shortcut.weight, **shortcut.properties)
        return relationship(
            self._ref(shortcut.subject),
            shortcut.predicate.value.upper(),
            self._ref(shortcut.object),
            f"{shortcut.negated} {shortcut.inferred}",
            sorted(shortcut.documents),
            shortcut.independent,
            claims=sorted(shortcut.claims),
            documents=sorted(shortcut.documents),
            independent=shortcut.independent,
            certainty=shortcut.certainty.value,
            inferred=shortcut.inferred,
            negated=shortcut.negated,
            first_reported=shortcut.first_reported,
            last_reported=shortcut.last_reported,
            **self._denied.get(shortcut, {}),
        )

    def _owner(self, shortcut: Shortcut | Counted) -> Ref:
        if isinstance(shortcut, Counted):
            return self._ref(shortcut.source)
        subject, target = self._ref(shortcut.subject), self._ref(shortcut.object)
        return target if target.label == "Incident" and subject.label != "Incident" else subject

    def _incident_nodes(self) -> dict[str, Node]:
        told: dict[str, Told] = defaultdict(Told)
        for shortcut in self._graph.shortcuts:
            if shortcut.predicate is Predicate.USED_WEAPON and not shortcut.negated:
                told[shortcut.subject].weapons.add(shortcut.object)
            elif shortcut.predicate in BLAME and not (shortcut.negated or shortcut.inferred):
                told[shortcut.object].suspects.add(shortcut.subject)
            elif shortcut.object in self._graph.entities:
                told[shortcut.subject].words.update(self._graph.entities[shortcut.object].names)
        for record in self._graph.records:
            for telling in record.tellings:
                anchors = (record.document.text[a.start : a.end] for a in telling.anchors)
                told[self._graph.incident_of.get(telling.key, "")].words.update(anchors)
        for incident in self._contradicted():
            told[incident].contradictions += 1
        days = days_told(self._graph)
        return {i.key: incident_node(i, self._place(i), told[i.key], days.get(i.key)) for i in self._graph.incidents}

    def _contradicted(self) -> Iterator[str]:
        """The incidents that the first claim of each contradiction is about."""
        pairs = Counter(rival.first for rival in self._graph.contradictions)
        for claim in (*(c for r in self._graph.records for c in r.claims if c.key in pairs), *self._graph.inferred):
            for incident in {self._graph.incident_of.get(ref, ref) for ref in (claim.subject, claim.object)}:
                yield from [incident] * pairs[claim.key]

    def _place(self, incident: Incident) -> Entity | None:
        return self._graph.entities[incident.place] if incident.place else None

    # --------------------------------------------------------------------------------------------------------- names

    def _node(self, ref: str) -> Node:
        """The node of an entity, a telling or an incident."""
        if ref in self._entities:
            return self._entities[ref]
        return self._incidents[self._known(self._graph.incident_of.get(ref, ref), self._incidents)]

    def _ref(self, ref: str) -> Ref:
        return self._node(ref).ref

    def _document(self, claim: str) -> str:
        """The document that holds a claim."""
        return self._document_of[self._known(claim, self._document_of)]

    @staticmethod
    def _known(key: str, things: Mapping[str, object]) -> str:
        if key not in things:
            raise _missing(key)
        return key


def _grouped(things: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    found = defaultdict[K, list[T]](list)
    for thing in things:
        found[key(thing)].append(thing)
    return found


def _missing(key: str) -> StoreError:
    return StoreError(
        f"The graph speaks of {key} but does not hold it.",
        "This is a fault of the program; please report it with the documents.",
    )
