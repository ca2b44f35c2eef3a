"""Whether reading costs grow with the number of articles: the parser's speed and memory over 30, 300 and 3,000 of them.

Usage: growth.py CORPUS [--sizes 30 300 3000] [--before 300] [--out FILE.json]

``CORPUS`` is a folder of zip files of JSON lists of articles (``content``). Each size is read twice, by processes with one
thread, in batches as ``isnad build`` reads them: by a new one, to which every word is new, and by one that has read ``--before``
other articles, as a server has. Rates are in surface tokens, on the clock and of the processor's time, loading left out.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from keeping import header, keep

from graph_builder.language.training.corpus import articles
from graph_builder.model import Document
from graph_builder.pipeline import BATCH
from graph_builder.settings import Settings


def read(before: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Figures of one size, read by a process that has read ``before``."""
    import torch

    from graph_builder.language import load_parser

    torch.set_num_threads(1)
    parser = load_parser(Settings())
    parser.parse([Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(before)])
    documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
    clock, processor, tokens = time.perf_counter(), time.process_time(), 0
    for first in range(0, len(documents), BATCH):
        parsed = parser.parse(documents[first : first + BATCH])
        tokens += sum(s.words[-1].token + 1 for each in parsed for s in each.sentences)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return {
        "articles": len(texts),
        "tokens": tokens,
        "tokens_per_second": round(tokens / clock),
        "tokens_per_processor_second": round(tokens / processor),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Measure, print and keep."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[30, 300, 3000])
    arguments.add_argument("--before", type=int, default=300, help="other articles that the second process has read")
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    texts = articles(options.corpus, max(options.sizes) + options.before)
    load, sizes = [round(n, 1) for n in os.getloadavg()], []
    for size in options.sizes:
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            new = process.submit(read, [], texts[:size]).result()
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            running = process.submit(read, texts[max(options.sizes) :], texts[:size]).result()
        sizes.append({"new": new, "running": running})
    load_average = {"before": load, "after": [round(n, 1) for n in os.getloadavg()]}
    keep(header() | {"load_average": load_average, "sizes": sizes}, options.out)


if __name__ == "__main__":
    main()
