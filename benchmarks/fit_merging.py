"""Fits the weights of incident merging (``graph_builder/incidents/data/weights.yaml``) again, and prints old and new ones.

Usage: python -m benchmarks.fit_merging [--shared ../shared] [--ridge 0.3]     (from the root; reads 97 reports, some minutes)

Every two tellings of different reports are one example: the strengths of their signs, and whether the annotation holds them for
one incident. A logistic regression, drawn to the weights that stand (``ridge``), is fitted on the stories and on reports of the
countries in ``FITTED``; the other reports are held out and only scored. Each report counts as it is read and, half as much, as
it is annotated. An agreement never counts against, a conflict never for. Nothing is written: a person copies what convinces.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from graph_builder.evaluation.graphs import load_json, validated
from graph_builder.evaluation.incidents import Clusters, Prediction, found_mentions
from graph_builder.exports.triples import write
from graph_builder.incidents.busy import BusyPlaces
from graph_builder.incidents.copies import find_copies, origins
from graph_builder.incidents.features import features
from graph_builder.incidents.knowledge import build_world
from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights
from graph_builder.linking import load_catalogue
from graph_builder.model import Entity, Predicate, Record
from graph_builder.pipeline import read_graph
from graph_builder.settings import Settings
from tests.incidents import gold

FITTED = frozenset({"turkey", "nigeria", "cameroon"})
AS_READ, AS_ANNOTATED = 1.0, 0.5
AGREE = (
    "equal",
    "shared",
    "overlap",
    "words",
    "story",
    "inside",
    "fresh",
    "copy",
    "near",
    "compatible",
    "vague",
    "month",
    "year",
)
CONFLICT = ("apart", "beside", "other", "far", "neighbour", "late", "busy")
"""Parts of the names of signs that never count against, and of those that never count for."""

Floats = NDArray[np.float64]
Labels = dict[str, str]


@dataclass(frozen=True)
class Example:
    """One pair of tellings: sign -> strength, whether it is one incident, how much it counts."""

    signs: Mapping[str, float]
    same: bool
    share: float


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=gold.ROOT.parent / "shared")
    parser.add_argument("--ridge", type=float, default=0.3)
    options = parser.parse_args()
    clusters, fitted = options.shared / "gold" / "clusters", _documents_of(FITTED)
    real = [*_as_read(clusters / "clusters.json", clusters / "text"), _annotated(gold.clusters(), gold.cluster_records())]
    told = [*_as_read(gold.STORIES / "stories.json", gold.STORIES / "reports")]
    told.append(_annotated(gold.stories(), gold.story_records(optional=True)))
    examples = [e for s in real for e in s.examples(fitted)] + [e for s in told for e in s.examples()]
    held = [e for s in real for e in s.examples(set(gold.clusters().documents) - fitted)]
    names = sorted({name for e in examples for name in e.signs})
    old = np.array([weights()[name] for name in (*names, "threshold")])
    new = fit(examples, names, old, options.ridge)
    for label, values in (("as it stands", old), ("fitted", new)):
        print(f"{label}: fitted pairs {score(examples, names, values)}; held-out pairs {score(held, names, values)}")
    for name, before, after in zip((*names, "threshold"), old, new, strict=True):
        print(f"{name:22} {before:6.2f} -> {after:6.2f}  in {sum(name in e.signs for e in examples)} pairs")


@dataclass(frozen=True)
class Source:
    """Records with the annotated incident of each telling."""

    records: Sequence[Record]
    catalogue: Mapping[str, Entity]
    label: Labels
    share: float

    def examples(self, documents: Collection[str] | None = None) -> Iterator[Example]:
        """All pairs of labelled tellings in different documents (of the given ids) that no sign rules out."""
        records = sorted(self.records, key=lambda r: r.document.key)
        world = build_world(records, self.catalogue)
        told = {f.key: f for r in records for f in features(r, world)}
        judge = Judge(told, world, origins(find_copies(records)), BusyPlaces(told.values(), world))
        wanted = {r.document.key for r in records if documents is None or r.document.doc_id in documents}
        for first, second in combinations(sorted(t for t in self.label if t in told and told[t].document in wanted), 2):
            decision = judge.decide(first, second)
            if told[first].document != told[second].document and not decision.vetoed:
                signs: dict[str, float] = defaultdict(float)
                for sign in decision.signs:
                    signs[sign.name] += sign.times
                yield Example(signs, self.label[first] == self.label[second], self.share)


def _annotated(told: gold.Gold, records: Sequence[Record]) -> Source:
    return Source(records, {}, {m.replace(":", "#"): key for m, key in told.cluster_of.items()}, AS_ANNOTATED)


def _as_read(clusters: Path, texts: Path) -> Iterator[Source]:
    settings = Settings()
    graph, errors = read_graph([texts], settings)
    for error in errors:
        print(f"not read: {error.detail}", file=sys.stderr)
    index = validated(Clusters, load_json(clusters), str(clusters))
    with TemporaryDirectory() as folder:
        write(graph, Path(folder))
        files = {f.stem: f for f in Path(folder).glob("*.json") if f.stem in index.documents}
        rows = {d: validated(Prediction, load_json(f), str(f)).incidents for d, f in files.items()}
    cluster_of = {m: c.key for c in index.incidents for m in c.members}
    label = {(m.partition(":")[0], key): cluster_of[m] for m, key in found_mentions(index, set(rows), rows).items() if key}
    doc_id = {r.document.key: r.document.doc_id for r in graph.records}
    at = {t: (doc_id[t.partition("#")[0]], incident) for t, incident in graph.incident_of.items()}
    labels = {t: label[place] for t, place in at.items() if place in label}
    yield Source(graph.records, load_catalogue(settings.catalogue).entities, labels, AS_READ)


def _documents_of(countries: Collection[str]) -> set[str]:
    """Ids of the real reports that tell of a place in one of the countries."""
    found = set()
    for record in gold.cluster_records():
        places = {c.object for c in record.claims if c.predicate is Predicate.OCCURRED_AT}
        if any(e.key in places and (e.country or e.key) in countries for e in record.entities):
            found.add(record.document.doc_id)
    return found


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """One row for each example: the strengths of the named signs, and -1 for the threshold."""
    return np.array([[*(e.signs.get(name, 0.0) for name in names), -1.0] for e in examples])


def fit(examples: Sequence[Example], names: Sequence[str], old: Floats, ridge: float) -> Floats:
    """Weights of the named signs and, last, the threshold."""
    x, y = _matrix(examples, names), np.array([float(e.same) for e in examples])
    share = np.array([e.share for e in examples])

    def loss(w: Floats) -> tuple[float, Floats]:
        z, away = x @ w, w - old
        chance = 1 / (1 + np.exp(-z))
        value = (share * (np.logaddexp(0, z) - y * z)).sum() + ridge * away @ away
        return float(value), x.T @ (share * (chance - y)) + 2 * ridge * away

    bounds = [*map(_bound, names), (None, None)]
    return np.asarray(minimize(loss, old, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _bound(name: str) -> tuple[float | None, float | None]:
    if any(part in name for part in AGREE):
        return 0.0, None
    return (None, 0.0) if any(part in name for part in CONFLICT) else (None, None)


def score(examples: Sequence[Example], names: Sequence[str], values: Floats) -> str:
    """Precision and recall of single pairs."""
    held_same, same = _matrix(examples, names) @ values >= 0, np.array([e.same for e in examples])
    right = (held_same & same).sum()
    return f"P {right / max(held_same.sum(), 1):.3f} R {right / max(same.sum(), 1):.3f} of {same.sum()}"


if __name__ == "__main__":
    main()
