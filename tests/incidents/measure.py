"""The figures of shared/tools/score_incidents.py for graphs made from gold records, where every mention is found."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_builder.model import Graph
from tests.incidents.gold import Gold

Links = set[frozenset[str]]


@dataclass(frozen=True)
class Score:
    """Precision and recall of links between documents and of copies, and B-cubed F1."""

    link_p: float
    link_r: float
    b3_p: float
    b3_r: float
    copy_p: float
    copy_r: float
    split: tuple[tuple[str, ...], ...]
    mixed: tuple[tuple[str, ...], ...]

    @property
    def link_f1(self) -> float:
        """Harmonic mean."""
        return f1(self.link_p, self.link_r)

    @property
    def b3_f1(self) -> float:
        """Harmonic mean."""
        return f1(self.b3_p, self.b3_r)

    def __str__(self) -> str:
        return (
            f"links P {self.link_p:.3f} R {self.link_r:.3f} F1 {self.link_f1:.3f}  "
            f"b-cubed P {self.b3_p:.3f} R {self.b3_r:.3f} F1 {self.b3_f1:.3f}  copies P {self.copy_p:.3f} R {self.copy_r:.3f}"
        )


def measure(graph: Graph, gold: Gold) -> Score:
    """Compare a graph whose telling keys are ``doc_id#incident`` with gold."""
    mentions = gold.mentions()
    told = {m: graph.incident_of[m.replace(":", "#")] for m in mentions}
    by_gold, by_told = groups(gold.cluster_of, mentions), groups(told, mentions)
    right, found = links(by_gold.values()), links(by_told.values())
    shares = [(len(by_gold[gold.cluster_of[m]] & by_told[told[m]]), m) for m in mentions]
    b3_p = sum(n / len(by_told[told[m]]) for n, m in shares) / len(mentions)
    b3_r = sum(n / len(by_gold[gold.cluster_of[m]]) for n, m in shares) / len(mentions)
    copies = connected((c["document"], c["of"]) for c in gold.index["copies"])
    got = connected((c.document, c.of) for c in graph.copies)
    return Score(
        *(ratio(len(right & found), len(found)), ratio(len(right & found), len(right)), b3_p, b3_r),
        *(ratio(len(copies & got), len(got)), ratio(len(copies & got), len(copies))),
        tuple(sorted(tuple(sorted(pair)) for pair in right - found)),
        tuple(sorted(tuple(sorted(pair)) for pair in found - right)),
    )


def groups(label: Mapping[str, str], mentions: Iterable[str]) -> dict[str, set[str]]:
    """Label -> mentions."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[label[mention]].add(mention)
    return found


def links(clusters: Iterable[set[str]]) -> Links:
    """Pairs of one cluster that stand in different documents."""
    pairs = (p for c in clusters for p in itertools.combinations(sorted(c), 2))
    return {frozenset(p) for p in pairs if p[0].split(":")[0] != p[1].split(":")[0]}


def connected(pairs: Iterable[tuple[str, str]]) -> Links:
    """All pairs within connected groups."""
    group: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = group.get(first, {first}) | group.get(second, {second})
        for member in joined:
            group[member] = joined
    return {frozenset(p) for g in group.values() for p in itertools.combinations(sorted(g), 2)}


def ratio(part: float, whole: float) -> float:
    """Share, 0 for nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return ratio(2 * precision * recall, precision + recall)
