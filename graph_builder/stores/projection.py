"""The merged view as rows: every record's chain of sources, the incidents, and the shortcuts for people.

Pure: a graph goes in, units come out, and the same graph gives the same units whatever the order of its parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from graph_builder.errors import StoreError
from graph_builder.model import LITERAL_PREDICATES, Claim, Entity, Graph, Incident, Merge, Predicate, Record, Shortcut
from graph_builder.stores.nodes import (
    claim_node,
    document_node,
    entity_node,
    incident_node,
    is_catalogue,
    sentence_key,
    sentence_node,
)
from graph_builder.stores.rows import INCIDENT_PROPERTIES, Node, Ref, Relationship, Unit, digest_of, relationship, unit

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
        self._rivals = _grouped(graph.contradictions, lambda c: self._document(c.first))
        self._entities = {e.key: entity_node(e) for e in graph.entities.values()}
        self._incidents = self._incident_nodes()
        self._shortcuts = _grouped((s for s in graph.shortcuts if s.predicate not in INCIDENT_PROPERTIES), self._owner)
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
        return digest_of(f"{owner} {digest}" for owner, (digest, _) in self.digests.items())

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
        if owner.label == "Incident":
            return unit([self._incidents[owner.key]], self._told(owner))
        entity = self._graph.entities[owner.key]
        return unit([self._entities[owner.key]], [*self._ties(entity), *self._told(owner)])

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
        score = round(merge.score, 4)
        return relationship(
            document, "TELLS", incident, merge.telling, [document.key], telling=merge.telling, score=score, reason=merge.reason
        )

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

    def _ties(self, entity: Entity) -> Iterator[Relationship]:
        """What the catalogue knows: no claim stands behind it, so it is not a shortcut."""
        node = self._entities[entity.key].ref
        for larger in entity.part_of:
            if larger in self._entities:
                yield relationship(node, "BELONGS_TO", self._entities[larger].ref, origin=entity.origin)
        if entity.container in self._entities:
            yield relationship(node, "WITHIN", self._entities[entity.container].ref, origin=entity.origin)

    def _told(self, owner: Ref) -> Iterator[Relationship]:
        for each in self._shortcuts[owner]:
            yield relationship(
                self._ref(each.subject),
                each.predicate.value.upper(),
                self._ref(each.object),
                f"{each.negated} {each.inferred}",
                sorted(each.documents),
                claims=sorted(each.claims),
                documents=sorted(each.documents),
                independent=each.independent,
                certainty=each.certainty.value,
                inferred=each.inferred,
                negated=each.negated,
                first_reported=each.first_reported,
                last_reported=each.last_reported,
            )

    def _owner(self, shortcut: Shortcut) -> Ref:
        subject, target = self._ref(shortcut.subject), self._ref(shortcut.object)
        return target if target.label == "Incident" and subject.label != "Incident" else subject

    def _incident_nodes(self) -> dict[str, Node]:
        weapons: dict[str, set[str]] = defaultdict(set)
        words: dict[str, set[str]] = defaultdict(set)
        for shortcut in self._graph.shortcuts:
            if shortcut.predicate is Predicate.USED_WEAPON and not shortcut.negated:
                weapons[shortcut.subject].add(shortcut.object)
            elif shortcut.object in self._graph.entities:
                words[shortcut.subject].update(self._graph.entities[shortcut.object].names)
        for record in self._graph.records:
            for telling in record.tellings:
                anchors = (record.document.text[a.start : a.end] for a in telling.anchors)
                words[self._graph.incident_of.get(telling.key, "")].update(anchors)
        return {i.key: incident_node(i, self._place(i), weapons[i.key], sorted(words[i.key])) for i in self._graph.incidents}

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
