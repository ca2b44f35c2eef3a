"""What linking and extraction cost beside the parse, by the processor's time, on news that tells of violence.

Usage: reading_cost.py CORPUS [--articles N] [--rounds N] [--out FILE.json]

``CORPUS`` is a folder of zip files of JSON lists of articles (``content``); the first N of a random choice are taken in which the
reader finds three happenings or more. Plain Stanza with the same pack, one text after the other, shows what a parse costs as it
comes; the program's own parser reads them in batches, as a build does. A first round warms all; medians of the others are kept.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import torch
from keeping import header, keep
from language import SETTINGS, plain_stanza

from graph_builder.extraction import Extractor
from graph_builder.language import load_parser
from graph_builder.language.training.corpus import articles
from graph_builder.linking import Linker, load_catalogue
from graph_builder.model import Document, ParsedDocument

BATCH = 16
CHOICE = 3000
"""Articles of the corpus among which news of violence is looked for."""
HAPPENINGS = 3
S = TypeVar("S")
T = TypeVar("T")


class Steps:
    """The steps from text to claims, each by itself."""

    def __init__(self) -> None:
        catalogue = load_catalogue(SETTINGS.catalogue)
        self._parser = load_parser(SETTINGS, catalogue.keep_whole)
        self.linker, self.extractor = Linker(catalogue), Extractor()

    def parse(self, documents: Sequence[Document]) -> list[ParsedDocument]:
        """As a build parses."""
        parts = (documents[first : first + BATCH] for first in range(0, len(documents), BATCH))
        return [parsed for part in parts for parsed in self._parser.parse(part)]

    def warlike(self, corpus: Path) -> Iterator[Document]:
        """The articles in which some happenings are found."""
        texts = iter(articles(corpus, CHOICE))
        while batch := [Document(key=text[:80], doc_id=text[:80], text=text) for text in islice(texts, BATCH)]:
            for parsed in self.parse(batch):
                if len(self.extractor.extract(self.linker.link(parsed), None, "").tellings) >= HAPPENINGS:
                    yield parsed.document


def main() -> None:
    """Choose, measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(1)
    steps = Steps()
    seconds = measure(steps, list(islice(steps.warlike(given.corpus), given.articles)), given.rounds)
    shares = {
        step: {of: round(seconds[step] / seconds[of], 3) for of in ("plain_stanza", "parse")} for step in ("link", "extract")
    }
    keep(header() | {"articles": given.articles, "rounds": given.rounds, "seconds": seconds, "share_of": shares}, given.out)


def measure(steps: Steps, documents: Sequence[Document], rounds: int) -> dict[str, float]:
    """Median seconds of the processor of each step over the rounds behind the first."""
    plain, taken = plain_stanza(), defaultdict[str, list[float]](list)

    def timed(name: str, step: Callable[[list[S]], T], given: Iterable[S]) -> T:
        began, things = time.process_time(), list(given)
        result = step(things)
        taken[name].append(time.process_time() - began)
        return result

    for _ in range(rounds + 1):
        timed("plain_stanza", plain, (d.text for d in documents))
        parsed = timed("parse", steps.parse, documents)
        linked = timed("link", lambda found: [steps.linker.link(p) for p in found], parsed)
        timed("extract", lambda found: [steps.extractor.extract(x, None, "") for x in found], linked)
    return {name: round(statistics.median(seconds[1:]), 2) for name, seconds in taken.items()}


if __name__ == "__main__":
    main()
