"""Incidents resolved across documents against gold clusters: found, B-cubed, links and copies.

A predicted incident is paired with a gold one of the same document where the gold anchor stands in its evidence; then
kind, date and figures decide between several. Optional gold incidents take part in the pairing and in nothing else.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import networkx as nx
from pydantic import BeforeValidator

from graph_builder.evaluation.figures import f1, ratio
from graph_builder.evaluation.graphs import Labels, Row, Text, load_json, validated

SHORTEST_EVIDENCE = 12
"""Characters: evidence that stands *inside* the anchor must be longer than this to mean it."""

Date = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]
Pair = frozenset[str]


class Told(Row):
    """One figure of a gold incident."""

    value: Text


class GoldIncident(Row):
    """An incident as one document tells it; ``anchor`` are the exact words."""

    key: str
    anchor: str
    type: Labels = ()
    date: Date = ""
    killed: tuple[Told, ...] = ()
    wounded: tuple[Told, ...] = ()
    optional: bool = False


class GoldDocument(Row):
    """The incidents of one document."""

    incidents: tuple[GoldIncident, ...]


class Cluster(Row):
    """One happening; members are ``doc_id:key``."""

    key: str
    members: tuple[str, ...]


class CopyRow(Row):
    """A document that repeats another."""

    document: str
    of: str


class Clusters(Row):
    """A gold file of clusters."""

    documents: dict[str, GoldDocument]
    incidents: tuple[Cluster, ...]
    copies: tuple[CopyRow, ...] = ()
    partial_copies: tuple[CopyRow, ...] = ()


class PredictedIncident(Row):
    """An incident as ``exports.triples`` writes it."""

    key: str
    type: Labels = ()
    date: Date = ""
    killed: tuple[Text, ...] = ()
    wounded: tuple[Text, ...] = ()
    evidence: tuple[str, ...] = ()


class Prediction(Row):
    """The part of a predicted document that counts here."""

    incidents: tuple[PredictedIncident, ...] = ()


class _Copies(Row):
    rows: tuple[CopyRow, ...]


@dataclass(frozen=True)
class Figures:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True)
class IncidentScore:
    """All figures, and what went wrong: mentions missed, pairs put asunder (split) or together (mixed)."""

    mentions: int
    found: float
    b_cubed: Figures
    links: Figures
    copies: Figures
    gold_links: int
    gold_copies: int
    missed: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    mixed: tuple[tuple[str, str], ...]

    def figures(self) -> dict[str, float]:
        """All figures as JSON, 0 to 1."""
        return {
            "mentions": self.mentions,
            "found": self.found,
            "b3_p": self.b_cubed.precision,
            "b3_r": self.b_cubed.recall,
            "b3_f1": self.b_cubed.f1,
            "link_p": self.links.precision,
            "link_r": self.links.recall,
            "link_f1": self.links.f1,
            "copy_p": self.copies.precision,
            "copy_r": self.copies.recall,
            "copy_pairs": self.gold_copies,
        }


def score_incident_files(clusters: Path, texts: Path, predicted: Path) -> IncidentScore:
    """Score a folder of predictions; only documents whose text is in ``texts`` count. Raises ReadingError."""
    gold = validated(Clusters, load_json(clusters), str(clusters))
    documents = {f.stem for f in texts.glob("*.json")}
    found = {d: f for d in gold.documents if d in documents and (f := predicted / f"{d}.json").exists()}
    rows = {d: validated(Prediction, load_json(f), str(f)).incidents for d, f in found.items()}
    return score_incidents(gold, documents, rows, _predicted_copies(predicted / "_copies.json"))


def _predicted_copies(path: Path) -> Sequence[CopyRow]:
    return validated(_Copies, {"rows": load_json(path)}, str(path)).rows if path.exists() else ()


def score_incidents(
    gold: Clusters,
    documents: Collection[str],
    predicted: Mapping[str, Sequence[PredictedIncident]],
    copies: Sequence[CopyRow],
) -> IncidentScore:
    """Score predicted incidents, by ``doc_id``, over the given documents. A mention not found is a cluster of its own."""
    found = found_mentions(gold, documents, predicted)
    told = {mention: key or f"unfound:{mention}" for mention, key in found.items()}
    cluster_of = {m: c.key for c in gold.incidents for m in c.members}
    by_gold, by_told = _groups({m: cluster_of[m] for m in told}), _groups(told)
    gold_links, links = _links(by_gold.values()), _links(by_told.values())
    gold_copies, told_copies = _copy_pairs(gold, documents, copies)
    return IncidentScore(
        mentions=len(told),
        found=ratio(sum(key is not None for key in found.values()), len(told)),
        b_cubed=_b_cubed(told, cluster_of, by_gold, by_told),
        links=_overlap(gold_links, links),
        copies=_overlap(gold_copies, told_copies),
        gold_links=len(gold_links),
        gold_copies=len(gold_copies),
        missed=tuple(m for m, key in found.items() if key is None),
        split=_listed(gold_links - links),
        mixed=_listed(links - gold_links),
    )


def found_mentions(
    gold: Clusters, documents: Collection[str], predicted: Mapping[str, Sequence[PredictedIncident]]
) -> dict[str, str | None]:
    """Every required gold mention -> the key of the predicted incident that it is paired with."""
    found: dict[str, str | None] = {}
    for doc_id, document in gold.documents.items():
        if doc_id in documents:
            pairs = _pair(document.incidents, predicted.get(doc_id, ()))
            found |= {f"{doc_id}:{i.key}": pairs.get(i.key) for i in document.incidents if not i.optional}
    return dict(sorted(found.items()))


def _pair(gold: Sequence[GoldIncident], predicted: Sequence[PredictedIncident]) -> Mapping[str, str]:
    """Gold key -> predicted key, one to one, closest first."""
    weighed = sorted(((_closeness(g, p), g.key, p.key) for g in gold for p in predicted), reverse=True)
    pairs: dict[str, str] = {}
    for weight, g, p in weighed:
        if weight > 0 and g not in pairs and p not in pairs.values():
            pairs[g] = p
    return pairs


def _closeness(gold: GoldIncident, predicted: PredictedIncident) -> float:
    """0 where the anchor is not in the evidence, else 1 and a part for each detail that agrees."""
    anchor, told = _flat(gold.anchor), [_flat(e) for e in predicted.evidence]
    if not any(anchor in e or (len(e) > SHORTEST_EVIDENCE and e in anchor) for e in told):
        return 0.0
    score = 1.0 + 0.3 * (anchor in told[0])
    score += 0.5 * bool(set(gold.type) & set(predicted.type))
    score += 0.5 * (predicted.date != "" and predicted.date == gold.date)
    for figures, values in ((gold.killed, predicted.killed), (gold.wounded, predicted.wounded)):
        score += 0.3 * bool({f.value for f in figures} & set(values))
    return score


def _flat(text: str) -> str:
    return " ".join(text.split())


def _groups(cluster_of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention, cluster in cluster_of.items():
        found[cluster].add(mention)
    return found


def _links(clusters: Iterable[set[str]]) -> set[Pair]:
    """Pairs of mentions in different documents that are put together."""
    pairs = (p for members in clusters for p in itertools.combinations(members, 2))
    return {frozenset(p) for p in pairs if p[0].split(":")[0] != p[1].split(":")[0]}


def _b_cubed(
    told: Mapping[str, str], cluster_of: Mapping[str, str], by_gold: Mapping[str, set[str]], by_told: Mapping[str, set[str]]
) -> Figures:
    """For each mention, how much of its predicted (precision) or gold (recall) cluster is in both; the mean of these."""
    sides = [(by_told[key], by_gold[cluster_of[mention]]) for mention, key in told.items()]
    precision = sum(len(p & g) / len(p) for p, g in sides)
    recall = sum(len(p & g) / len(g) for p, g in sides)
    return Figures(ratio(precision, len(sides)), ratio(recall, len(sides)))


def _overlap(gold: set[Pair], told: set[Pair]) -> Figures:
    both = len(gold & told)
    return Figures(ratio(both, len(told)), ratio(both, len(gold)))


def _copy_pairs(gold: Clusters, documents: Collection[str], copies: Sequence[CopyRow]) -> tuple[set[Pair], set[Pair]]:
    """Gold and predicted pairs of copies. Partial copies count neither way."""
    counted = {p for p in _connected(gold.copies) if p <= set(documents)}
    return counted, _connected(copies) - (_connected(gold.partial_copies) - counted)


def _connected(copies: Iterable[CopyRow]) -> set[Pair]:
    """All unordered pairs within the connected groups of copies."""
    graph = nx.Graph((c.document, c.of) for c in copies)
    return {frozenset(p) for group in nx.connected_components(graph) for p in itertools.combinations(group, 2)}


def _listed(pairs: set[Pair]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((min(p), max(p)) for p in pairs))
