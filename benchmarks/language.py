"""Speed and memory of the parser and of the whole reader beside plain Stanza with the same pack, and a treebank's scores.

Usage: language.py CORPUS [--articles N] [--rounds N] [--treebank FILE.conllu.gz] [--out FILE.json]

``CORPUS`` is a folder of zip files of JSON lists of articles (``content``). Plain Stanza reads the articles one by one, as its
documentation shows; the parser reads them as the pipeline does, and the reader links and extracts too. Each runs in a process
of its own with one thread and they take turns, so that all have the same machine. Surface tokens are counted as plain Stanza
sees them, for all; the reader's ``tokens`` are sentences.

``--treebank`` scores the words, sentences, tags, lemmas and trees that the parser finds in the raw text of a CoNLL-U file, with
the CoNLL 2018 measure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from graph_builder.language.training.corpus import articles
from graph_builder.language.training.scores import treebank_scores
from graph_builder.model import Document
from graph_builder.settings import Settings

SETTINGS = Settings()
Reader = Callable[[Sequence[str]], int]
"""Reads texts and returns the number of surface tokens."""


def plain_stanza() -> Reader:
    """Stanza as it comes, one text after the other."""
    from stanza import Pipeline

    from graph_builder.language.engine import foundation
    from graph_builder.language.pack import find_pack

    pack = find_pack(SETTINGS)
    options = {**pack.options(), "lemma_store_results": False}
    pipeline = Pipeline(**options, foundation_cache=foundation(pack))
    return lambda texts: sum(pipeline(text).num_tokens for text in texts)


def our_parser() -> Reader:
    """The language room, all texts at once."""
    from graph_builder.language import load_parser

    parser = load_parser(SETTINGS)

    def read(texts: Sequence[str]) -> int:
        documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
        return sum(s.words[-1].token + 1 for parsed in parser.parse(documents) for s in parsed.sentences)

    return read


def whole_reader() -> Reader:
    """Everything that a build does with a document before the store: parsing, linking, extraction."""
    from graph_builder.pipeline import Reader as Pipeline

    pipeline = Pipeline(SETTINGS)

    def read(texts: Sequence[str]) -> int:
        documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
        records = [r for first in range(0, len(documents), 16) for r in pipeline.read(documents[first : first + 16])]
        return sum(len(record.sentences) for record in records)

    return read


def serve(load: Callable[[], Reader], pipe: Connection) -> None:
    """Load one reader, then read what comes and answer with tokens, seconds of the clock and of the processor, and megabytes."""
    import torch

    torch.set_num_threads(1)
    began = time.perf_counter()
    read = load()
    read(["وقع انفجار في المدينة."])
    pipe.send(time.perf_counter() - began)
    while texts := pipe.recv():
        clock, processor = time.perf_counter(), time.process_time()
        tokens = read(texts)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipe.send((tokens, time.perf_counter() - clock, time.process_time() - processor, megabytes))


def race(texts: Sequence[str], rounds: int) -> dict[str, dict[str, float]]:
    """All readers read every part of the texts, in turns; who begins alternates."""
    context = get_context("spawn")
    pipes, loading = {}, {}
    for name, load in (("plain_stanza", plain_stanza), ("parser", our_parser), ("reader", whole_reader)):
        pipes[name], theirs = context.Pipe()
        context.Process(target=serve, args=(load, theirs), daemon=True).start()
        loading[name] = pipes[name].recv()
    answers: dict[str, list[tuple[int, float, float, int]]] = {name: [] for name in pipes}
    for number in range(rounds):
        for name in sorted(pipes, reverse=number % 2 == 1):
            pipes[name].send(texts[number::rounds])
            answers[name].append(pipes[name].recv())
    for pipe in pipes.values():
        pipe.send([])
    tokens = sum(answer[0] for answer in answers["plain_stanza"])
    return {name: summary(tokens, loading[name], given) for name, given in answers.items()}


def summary(tokens: int, loading: float, answers: Sequence[tuple[int, float, float, int]]) -> dict[str, float]:
    """Figures of one reader."""
    clock, processor = sum(a[1] for a in answers), sum(a[2] for a in answers)
    return {
        "tokens_per_second": round(tokens / clock),
        "tokens_per_processor_second": round(tokens / processor),
        "seconds": round(clock, 1),
        "processor_seconds": round(processor, 1),
        "loading_seconds": round(loading, 1),
        "peak_megabytes": max(a[3] for a in answers),
        "tokens": sum(a[0] for a in answers),
    }


def main() -> None:
    """Measure, print and keep."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--articles", type=int, default=300)
    arguments.add_argument("--rounds", type=int, default=6)
    arguments.add_argument("--treebank", type=Path)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    result: dict[str, Any] = {
        "date": date.today().isoformat(),
        "commit": commit,
        "articles": options.articles,
        "rounds": options.rounds,
    }
    result["machine"] = {"python": platform.python_version(), "cores": os.cpu_count(), "threads": 1}
    load = [round(n, 1) for n in os.getloadavg()]
    result.update(race(articles(options.corpus, options.articles), options.rounds))
    result["machine"]["load_average"] = {"before": load, "after": [round(n, 1) for n in os.getloadavg()]}
    for name in ("parser", "reader"):
        result[f"{name}_against_plain_stanza"] = round(result["plain_stanza"]["seconds"] / result[name]["seconds"], 2)
    if options.treebank:
        from graph_builder.language import load_parser

        result["treebank"] = {"file": options.treebank.name, **treebank_scores(load_parser(SETTINGS), options.treebank)}
    shown = json.dumps(result, ensure_ascii=False, indent=1)
    print(shown)
    if options.out:
        options.out.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
