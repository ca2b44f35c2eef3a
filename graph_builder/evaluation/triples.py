"""Predicted triples against gold ones: precision, recall and F1, in all and by predicate.

Rules
- Entities are matched by name, incidents by the assignment that makes the most triples agree, one to one.
- An optional gold triple is neither missed nor wrong; ``met`` is optional always.
- A larger place than gold names, that gold reaches by ``located_in``, is neither right nor wrong.
- The kind of an entity is scored apart; ``Country`` and ``Government`` are one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from graph_builder.errors import ReadingError
from graph_builder.evaluation.agreement import containers, match_entities, same_evidence, same_triple
from graph_builder.evaluation.figures import Share, Tally
from graph_builder.evaluation.graphs import GraphRow, IncidentRow, TripleRow, load_graphs

SAME_KIND = {"Country": "Government"}
KIND_BONUS = 0.5
"""Less than one triple: the kind decides only between incidents that agree in equally many."""


@dataclass(frozen=True)
class Difference:
    """A triple that is ``wrong`` (predicted) or ``missed`` (gold)."""

    document: str
    what: str
    triple: TripleRow

    def __str__(self) -> str:
        return f"{self.document}\t{self.what}\t{self.triple}\t{self.triple.evidence}"


@dataclass(frozen=True)
class TripleScore:
    """The figures of one document or of many; scores add up."""

    documents: int = 0
    by_predicate: Mapping[str, Tally] = field(default_factory=dict)
    entities: Share = field(default_factory=Share)
    """Entities that a required triple needs, and that were found."""
    types: Share = field(default_factory=Share)
    incidents: Share = field(default_factory=Share)
    incidents_predicted: int = 0
    speaker: Share = field(default_factory=Share)
    """Of the agreeing triples whose gold names a speaker, those that name the same one."""
    evidence: Share = field(default_factory=Share)
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    """Documents without a prediction; they count as empty ones."""

    @property
    def total(self) -> Tally:
        """All predicates together."""
        return sum(self.by_predicate.values(), Tally())

    def __add__(self, other: TripleScore) -> TripleScore:
        predicates = sorted({*self.by_predicate, *other.by_predicate})
        return TripleScore(
            self.documents + other.documents,
            {p: self.by_predicate.get(p, Tally()) + other.by_predicate.get(p, Tally()) for p in predicates},
            self.entities + other.entities,
            self.types + other.types,
            self.incidents + other.incidents,
            self.incidents_predicted + other.incidents_predicted,
            self.speaker + other.speaker,
            self.evidence + other.evidence,
            self.differences + other.differences,
            self.missing + other.missing,
        )

    def figures(self) -> dict[str, Any]:
        """All figures as JSON, 0 to 1."""
        return {
            "documents": self.documents,
            "precision": self.total.precision,
            "recall": self.total.recall,
            "f1": self.total.f1,
            "entities_found": self.entities.value,
            "type_accuracy": self.types.value,
            "incidents_found": self.incidents.value,
            "incidents_predicted": self.incidents_predicted,
            "incidents_gold": self.incidents.total,
            "speaker": self.speaker.value,
            "evidence": self.evidence.value,
            "by_predicate": {
                p: {"p": t.precision, "r": t.recall, "f1": t.f1, "gold": t.gold} for p, t in sorted(self.by_predicate.items())
            },
        }


def score_folders(gold: Path, predicted: Path) -> TripleScore:
    """Score a folder of document graphs against a folder of gold ones. Raises ReadingError."""
    return score_graphs(load_graphs(gold), load_graphs(predicted), str(gold))


def score_graphs(gold: Mapping[str, GraphRow], predicted: Mapping[str, GraphRow], name: str = "gold") -> TripleScore:
    """Score document graphs, both by ``doc_id``. Raises ReadingError where there is no gold at all."""
    if not gold:
        raise ReadingError("holds no gold documents", "Give the folder with one JSON file per document.", name)
    empty = TripleScore(missing=tuple(doc_id for doc_id in gold if doc_id not in predicted))
    scores = (_Comparison(g, predicted.get(doc_id, GraphRow(doc_id=doc_id))).score() for doc_id, g in gold.items())
    return sum(scores, empty)


class _Comparison:
    """One document's gold and prediction."""

    def __init__(self, gold: GraphRow, predicted: GraphRow) -> None:
        self.gold, self.predicted = gold, predicted
        self.entities = match_entities(gold, predicted)
        self.incidents = _match_incidents(gold, predicted, self.entities)
        self.agreeing: list[tuple[TripleRow, TripleRow]] = []
        """Gold and predicted triple."""
        self.right: Counter[str] = Counter()
        self.wrong: list[TripleRow] = []
        self.matched: set[int] = set()

    def score(self) -> TripleScore:
        for triple in _distinct(self.predicted.triples):
            self._place(triple)
        missed = [t for n, t in enumerate(self.gold.triples) if n not in self.matched and not t.optional and t.p != "met"]
        wrong_by, missed_by = Counter(t.p for t in self.wrong), Counter(t.p for t in missed)
        spoken = [(g, p) for g, p in self.agreeing if g.by]
        return TripleScore(
            documents=1,
            by_predicate={p: Tally(self.right[p], wrong_by[p], missed_by[p]) for p in {*self.right, *wrong_by, *missed_by}},
            entities=self._entities_found(),
            types=self._types(),
            incidents=self._incidents_found(),
            incidents_predicted=len(self.predicted.incidents),
            speaker=Share(sum(self.entities.get(p.by or "") == g.by for g, p in spoken), len(spoken)),
            evidence=Share(sum(same_evidence(g.evidence, p.evidence) for g, p in self.agreeing), len(self.agreeing)),
            differences=tuple(self._differences(missed)),
        )

    def _place(self, triple: TripleRow) -> None:
        """Count one predicted triple: right, agreeing with an optional or already matched one, without weight, or wrong."""
        hits = [n for n, g in enumerate(self.gold.triples) if same_triple(g, triple, self.gold, self.entities, self.incidents)]
        fresh = [n for n in hits if n not in self.matched]
        if hits:
            n = (fresh or hits)[0]
            gold = self.gold.triples[n]
            self.matched.add(n)
            self.agreeing.append((gold, triple))
            if fresh and not gold.optional:
                self.right[triple.p] += 1
        elif triple.p != "met" and not self._is_larger_place(triple):
            self.wrong.append(triple)

    @cached_property
    def _containers(self) -> Mapping[str, set[str]]:
        return containers(self.gold)

    def _is_larger_place(self, triple: TripleRow) -> bool:
        """Whether gold names a smaller place that lies in the predicted one."""
        if triple.p == "occurred_at":
            incident = self.incidents.get(triple.s)
            smaller = {g.o for g in self.gold.triples if g.p == "occurred_at" and g.s == incident}
        elif triple.p == "located_in":
            smaller = {self.entities.get(triple.s, "")}
        else:
            return False
        return any(self.entities.get(triple.o) in self._containers.get(place, ()) for place in smaller)

    def _differences(self, missed: Sequence[TripleRow]) -> Iterator[Difference]:
        yield from (Difference(self.gold.doc_id, "wrong", t) for t in self.wrong)
        yield from (Difference(self.gold.doc_id, "missed", t) for t in missed)

    def _entities_found(self) -> Share:
        required = (t for t in self.gold.triples if not t.optional)
        needed = {key for t in required for key in (t.s, t.o, t.by)} & self.gold.entity_keys
        return Share(len(needed & set(self.entities.values())), len(needed))

    def _types(self) -> Share:
        gold = {e.key: SAME_KIND.get(e.type, e.type) for e in self.gold.entities}
        told = {e.key: SAME_KIND.get(e.type, e.type) for e in self.predicted.entities}
        return Share(sum(told[p] == gold[g] for p, g in self.entities.items()), len(self.entities))

    def _incidents_found(self) -> Share:
        """Campaigns are optional: they do not count."""
        counted = {i.key for i in self.gold.incidents if "campaign" not in i.type}
        return Share(len(counted & set(self.incidents.values())), len(counted))


def _distinct(triples: Sequence[TripleRow]) -> list[TripleRow]:
    """The first of each triple; two accusers of one actor are two accusations."""
    found: dict[tuple[str | None, ...], TripleRow] = {}
    for t in triples:
        found.setdefault((t.s, t.p, t.o, t.by if t.p == "accused_of" else None), t)
    return list(found.values())


def _match_incidents(gold: GraphRow, predicted: GraphRow, entities: Mapping[str, str]) -> Mapping[str, str]:
    """Predicted key -> gold key, one to one, so that the most triples agree."""
    if not gold.incidents or not predicted.incidents:
        return {}
    weights = np.array([[_weight(gold, g, predicted, p, entities) for p in predicted.incidents] for g in gold.incidents])
    rows, columns = linear_sum_assignment(-weights)
    pairs = zip(rows, columns, strict=True)
    return {predicted.incidents[c].key: gold.incidents[r].key for r, c in pairs if weights[r, c] > 0}


def _weight(gold: GraphRow, g: IncidentRow, predicted: GraphRow, p: IncidentRow, entities: Mapping[str, str]) -> float:
    """How many gold triples of ``g`` a triple of ``p`` agrees with, and a little for a kind in common."""
    about = [t for t in predicted.triples if p.key in (t.s, t.o)]
    hits = sum(
        any(same_triple(t, told, gold, entities, {p.key: g.key}) for told in about) for t in gold.triples if g.key in (t.s, t.o)
    )
    return hits + KIND_BONUS * bool(set(g.type) & set(p.type)) if hits else 0.0
