"""How fast the catalogue loads and finds names, and what memory it takes: as it is shipped, and with 250,000 names.

Usage: catalogue.py [--parsed FILE ...] [--out FILE]

Names are made up from the words of shipped ones until there are 250,000. Loading is measured in a process of its own: processor
seconds, and how much the process grows. Rates are characters a second of processor time over the bundled reports (or over pickled
lists of ``ParsedDocument``), the sum of each document's best of fifteen rounds, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import psutil
from keeping import ROOT, header, keep

from graph_builder.garbage import no_collection
from graph_builder.language import load_parser
from graph_builder.linking import Catalogue, Linker, load_catalogue
from graph_builder.linking.matcher import Matcher
from graph_builder.linking.senses import Sense, Use
from graph_builder.model import Document, ParsedDocument
from graph_builder.reading import Limits, read
from graph_builder.settings import Settings

NAMES = 250_000
REPORTS = ROOT / "examples" / "reports"


def enlarged(catalogue: Catalogue) -> Catalogue:
    """The catalogue with made-up names of two to four words."""
    names, chosen = catalogue.matcher.names(), random.Random(0)
    parts, keys = [n.split() for n in sorted(names)], sorted(catalogue.entities)
    first, later = sorted({p[0] for p in parts}), sorted({w for p in parts for w in p[1:]})
    while len(names) < NAMES:
        name = " ".join([chosen.choice(first), *chosen.choices(later, k=chosen.choice((1, 1, 1, 2, 2, 3)))])
        names.setdefault(name, (Sense(chosen.choice(keys), Use.NAME, False, weight=round(chosen.random(), 3)),))
    return replace(catalogue, matcher=Matcher(names))


def loading(catalogue: Catalogue) -> dict[str, float]:
    """Load a compiled catalogue in a fresh process."""
    with tempfile.NamedTemporaryFile() as file:
        pickle.dump(catalogue, file, protocol=pickle.HIGHEST_PROTOCOL)
        file.flush()
        done = subprocess.run([sys.executable, __file__, "--load", file.name], check=True, capture_output=True)
        return {**json.loads(done.stdout), "file_mib": round(Path(file.name).stat().st_size / 2**20, 1)}


def load(file: Path) -> None:
    """Print what loading one file takes."""
    before, start = _mib(), time.process_time()
    with no_collection():
        pickle.loads(file.read_bytes())
    print(json.dumps({"load_s": round(time.process_time() - start, 2), "process_mib": _mib(), "before_mib": before}))


def _mib() -> int:
    return psutil.Process().memory_info().rss >> 20


def rate(documents: Sequence[ParsedDocument], work: Callable[[ParsedDocument], object], rounds: int = 15) -> int:
    """Characters a second."""
    best = [float("inf")] * len(documents)
    for _ in range(rounds):
        for index, document in enumerate(documents):
            start = time.process_time()
            work(document)
            best[index] = min(best[index], time.process_time() - start)
    return round(sum(len(d.document.text) for d in documents) / sum(best))


def parsed(files: Sequence[Path], catalogue: Catalogue) -> list[ParsedDocument]:
    """The documents of pickled lists, or the bundled reports."""
    if files:
        return [d for file in files for d in pickle.loads(file.read_bytes())]
    reports = [found for found in read([REPORTS], Limits.of(Settings())) if isinstance(found, Document)]
    return load_parser(Settings(), catalogue.keep_whole).parse(reports)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parsed", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.load:
        load(options.load)
        return
    catalogue = load_catalogue()
    documents = parsed(options.parsed, catalogue)
    large = enlarged(catalogue)
    gc.collect()
    found = header() | {"documents": len(documents), "characters": sum(len(d.document.text) for d in documents)}
    for what, one in (("shipped", catalogue), ("large", large)):
        found[what] = {
            "names": len(one.matcher.names()),
            "entities": len(one.entities),
            **loading(one),
            "matcher_characters_per_s": rate(
                documents,
                lambda d, one=one: [one.matcher.find(s, d.document.text) for s in d.sentences],  # type: ignore[misc]
            ),
        }
    found["linker_characters_per_s"] = rate(documents, Linker(catalogue).link, rounds=3)
    found["load_average"] = round(os.getloadavg()[0], 1)
    keep(found, options.out)


if __name__ == "__main__":
    main()
