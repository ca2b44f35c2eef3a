"""Scores the reader on every annotated set there is, and keeps the figures with commit and date.

Run: .venv/bin/python benchmarks/gold.py [--shared ../shared]   (some minutes; writes benchmarks/results/gold-DATE-COMMIT.json)
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from keeping import ROOT, header, keep

from graph_builder.evaluation import score_folders, score_graphs, score_incident_files
from graph_builder.evaluation.graphs import load_graphs
from graph_builder.exports.triples import write
from graph_builder.pipeline import read_graph
from graph_builder.settings import Settings


def main() -> None:
    """Score, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    results: dict[str, Any] = header()
    with tempfile.TemporaryDirectory() as folder:
        results["stories"] = _stories(Path(folder) / "stories")
        results |= _made_up(Path(folder) / "made_up")
        if (shared / "gold").is_dir():
            results |= _dev(shared / "gold", Path(folder) / "dev")
            results["clusters"] = _clusters(shared / "gold" / "clusters", Path(folder) / "clusters")
    target = ROOT / "benchmarks" / "results" / f"gold-{results['date']}-{results['commit']}.json"
    keep(results, target)


def _stories(out: Path) -> dict[str, Any]:
    examples = ROOT / "examples"
    _predict(examples / "reports", out)
    incidents = score_incident_files(examples / "stories.json", examples / "reports", out)
    return score_folders(examples / "gold", out).figures() | {"incidents": incidents.figures()}


def _made_up(out: Path) -> dict[str, Any]:
    """The made-up reports: those that who writes rules may read, and those that nobody looks at."""
    texts = ROOT / "benchmarks" / "made_up"
    _predict(texts / "reports", out)
    annotated, predicted = load_graphs(texts / "gold"), load_graphs(out)
    halves = {"made_up_even": 0, "made_up_odd": 1}
    return {
        name: score_graphs({k: v for k, v in annotated.items() if int(k.removeprefix("m-")) % 2 == odd}, predicted).figures()
        for name, odd in halves.items()
    }


def _dev(gold: Path, out: Path) -> dict[str, Any]:
    """The annotated articles: all, those that rules were tuned on, and those that nobody looked at."""
    _predict(gold / "dev_text", out)
    held = set(yaml.safe_load((ROOT / "benchmarks" / "held_out.yaml").read_text(encoding="utf-8"))["held_out"])
    annotated, predicted = load_graphs(gold / "dev"), load_graphs(out)
    parts = {"dev": set(annotated), "dev_tuned": set(annotated) - held, "dev_held_out": held}
    return {
        name: score_graphs({k: v for k, v in annotated.items() if k in keys}, predicted).figures() for name, keys in parts.items()
    }


def _clusters(folder: Path, out: Path) -> dict[str, Any]:
    _predict(folder / "text", out)
    return {"incidents": score_incident_files(folder / "clusters.json", folder / "text", out).figures()}


def _predict(texts: Path, out: Path) -> None:
    graph, errors = read_graph([texts], Settings())
    for error in errors:
        print(f"not read: {error.detail}", file=sys.stderr)
    out.mkdir(parents=True)
    write(graph, out)


if __name__ == "__main__":
    main()
