"""The merged view as rows: every record's chain of sources, the incidents, and the shortcuts for people.

Pure: a graph goes in, rows come out, and the same graph gives the same rows whatever the order of its parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph_builder.errors import StoreError
from graph_builder.model import LITERAL_PREDICATES, Claim, Entity, Graph, Incident, Predicate, Record
from graph_builder.stores.nodes import (
    claim_node,
    document_node,
    entity_node,
    incident_node,
    is_catalogue,
    sentence_key,
    sentence_node,
)
from graph_builder.stores.rows import INCIDENT_PROPERTIES, Node, Relationship, Rows, relationship, sorted_rows


def project(graph: Graph) -> Rows:
    """All nodes and relationships of the view. Raises ``StoreError`` where a part of the graph names something not in it."""
    return _Projection(graph).rows()


class _Projection:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._records = {record.document.key: record for record in graph.records}
        self._claims = {c.key: c for c in (*(c for r in graph.records for c in r.claims), *graph.inferred)}
        self._entities = {e.key: entity_node(e) for e in graph.entities.values()}
        self._incidents = self._incident_nodes()
        self._documents = {r.document.key: document_node(r, self._outlet(r)) for r in graph.records}
        self._sentences = {
            sentence_key(r.document.key, s.index): sentence_node(self._documents[r.document.key], s)
            for r in graph.records
            for s in r.sentences
        }
        self._claim_nodes = {c.key: self._claim_node(c) for c in self._claims.values()}

    def rows(self) -> Rows:
        nodes = (self._entities, self._incidents, self._documents, self._sentences, self._claim_nodes)
        relationships: dict[str, Relationship] = {}
        for each in self._relationships():
            if relationships.setdefault(each.key, each) != each:
                raise StoreError(
                    f"Two different {each.type} stand between {each.source} and {each.target}.", "This is a fault of the program."
                )
        return sorted_rows((n for group in nodes for n in group.values()), relationships.values())

    def _relationships(self) -> Iterator[Relationship]:
        for record in self._graph.records:
            yield from self._of_record(record)
        for claim in self._claims.values():
            yield from self._of_claim(claim)
        for entity in self._graph.entities.values():
            yield from self._of_entity(entity)
        yield from self._tellings()
        yield from self._comparisons()
        yield from self._shortcuts()

    def _of_record(self, record: Record) -> Iterator[Relationship]:
        document = self._documents[record.document.key]
        for sentence in record.sentences:
            yield relationship(self._sentences[sentence_key(document.key, sentence.index)], "IN", document)
        if record.outlet:
            yield relationship(document, "PUBLISHED_BY", self._ref(record.outlet))

    def _of_claim(self, claim: Claim) -> Iterator[Relationship]:
        node = self._claim_nodes[claim.key]
        yield relationship(node, "SUBJECT", self._ref(claim.subject))
        if claim.predicate not in LITERAL_PREDICATES:
            yield relationship(node, "OBJECT", self._ref(claim.object))
        sentence = self._found(self._sentences, sentence_key(claim.document, claim.evidence.sentence))
        yield relationship(node, "QUOTED_FROM", sentence, start=claim.evidence.start, end=claim.evidence.end)
        # nobody said an inferred claim, so the outlet does not answer for it
        maker = claim.speaker or (None if claim.inferred else self._records[claim.document].outlet)
        if maker:
            yield relationship(self._ref(maker), "MADE", node, voice="speaker" if claim.speaker else "outlet")
        for hop, relay in enumerate(claim.relays, start=1):
            yield relationship(node, "RELAYED_BY", self._ref(relay), str(hop), hop=hop)
        for premise in claim.premises:
            if not is_catalogue(premise):
                yield relationship(node, "RESTS_ON", self._found(self._claim_nodes, premise))

    def _of_entity(self, entity: Entity) -> Iterator[Relationship]:
        """What the catalogue knows: no claim stands behind it, so it is not a shortcut."""
        node = self._entities[entity.key]
        for larger in entity.part_of:
            if larger in self._entities:
                yield relationship(node, "BELONGS_TO", self._entities[larger], origin=entity.origin)
        if entity.container in self._entities:
            yield relationship(node, "WITHIN", self._entities[entity.container], origin=entity.origin)

    def _tellings(self) -> Iterator[Relationship]:
        for merge in self._graph.merges:
            document = self._found(self._documents, merge.telling.rpartition("#")[0])
            incident = self._found(self._incidents, merge.incident)
            yield relationship(
                document,
                "TELLS",
                incident,
                merge.telling,
                telling=merge.telling,
                score=round(merge.score, 4),
                reason=merge.reason,
            )

    def _comparisons(self) -> Iterator[Relationship]:
        for copy in self._graph.copies:
            source, target = self._found(self._documents, copy.document), self._found(self._documents, copy.of)
            yield relationship(source, "COPY_OF", target, similarity=round(copy.similarity, 4))
        for each in self._graph.contradictions:
            first, second = self._found(self._claim_nodes, each.first), self._found(self._claim_nodes, each.second)
            yield relationship(first, "CONTRADICTS", second, each.reason, reason=each.reason)

    def _shortcuts(self) -> Iterator[Relationship]:
        for each in self._graph.shortcuts:
            if each.predicate in INCIDENT_PROPERTIES:
                continue
            yield relationship(
                self._ref(each.subject),
                each.predicate.value.upper(),
                self._ref(each.object),
                f"{each.negated} {each.inferred}",
                claims=sorted(each.claims),
                documents=sorted(each.documents),
                independent=each.independent,
                certainty=each.certainty.value,
                inferred=each.inferred,
                negated=each.negated,
                first_reported=each.first_reported,
                last_reported=each.last_reported,
            )

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

    def _claim_node(self, claim: Claim) -> Node:
        record = self._records.get(claim.document)
        if record is None:
            raise self._missing(claim.document)
        target = None if claim.predicate in LITERAL_PREDICATES else self._ref(claim.object)
        return claim_node(claim, record.document, self._ref(claim.subject), target)

    def _ref(self, ref: str) -> Node:
        """The node of an entity, a telling or an incident."""
        if ref in self._entities:
            return self._entities[ref]
        return self._found(self._incidents, self._graph.incident_of.get(ref, ref))

    def _found(self, nodes: dict[str, Node], key: str) -> Node:
        if key not in nodes:
            raise self._missing(key)
        return nodes[key]

    def _place(self, incident: Incident) -> Entity | None:
        return self._graph.entities[incident.place] if incident.place else None

    def _outlet(self, record: Record) -> Entity | None:
        return self._graph.entities.get(record.outlet) if record.outlet else None

    @staticmethod
    def _missing(key: str) -> StoreError:
        return StoreError(
            f"The graph speaks of {key} but does not hold it.",
            "This is a fault of the program; please report it with the documents.",
        )
