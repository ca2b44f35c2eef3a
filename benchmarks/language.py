"""Speed and memory of parser, whole reader and real build beside plain Stanza with the same pack, and a treebank's scores.

Usage: language.py CORPUS [--articles N] [--rounds N] [--treebank FILE.conllu.gz] [--out FILE.json]

``CORPUS`` is a folder of zip files of JSON lists of articles (``content``). Plain Stanza reads the articles one by one, as its
documentation shows; the parser reads them as the pipeline does, and the reader links and extracts too. Each runs in a process
of its own with one thread and they take turns, so that all have the same machine. Rates are in surface tokens as plain Stanza
counts them, for all.

In the middle of the rounds ``isnad build`` reads all articles into an empty embedded store, with one thread too; the store's
engine is a process beside it. Its time runs from the start of the command to its end, models, store and merging included, and is
set against plain Stanza's time with its loading.

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
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from graph_builder.errors import FaultError, ReadingError
from graph_builder.language.training.corpus import articles
from graph_builder.language.training.scores import treebank_scores
from graph_builder.model import Document, Record
from graph_builder.settings import Settings

SETTINGS = Settings()
Reader = Callable[[Sequence[str]], int]
"""Reads texts and returns how many it found of what ``FOUND`` says."""
FOUND = {"plain_stanza": "tokens", "parser": "tokens", "reader": "sentences"}


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
        if faults := [r.detail for r in records if isinstance(r, FaultError)]:
            raise SystemExit("\n".join(faults))
        return sum(len(r.sentences) for r in records if isinstance(r, Record))

    return read


def serve(load: Callable[[], Reader], pipe: Connection) -> None:
    """Load one reader, then read what comes and answer with the number found, seconds of clock and processor, and megabytes."""
    import torch

    torch.set_num_threads(1)
    began = time.perf_counter()
    read = load()
    read(["وقع انفجار في المدينة."])
    pipe.send(time.perf_counter() - began)
    while texts := pipe.recv():
        clock, processor = time.perf_counter(), time.process_time()
        found = read(texts)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipe.send((found, time.perf_counter() - clock, time.process_time() - processor, megabytes))


def race(texts: Sequence[str], rounds: int) -> dict[str, dict[str, float]]:
    """All readers read every part of the texts, in turns; who begins alternates. The build comes when half of it is done."""
    context = get_context("spawn")
    pipes, loading = {}, {}
    for name, load in (("plain_stanza", plain_stanza), ("parser", our_parser), ("reader", whole_reader)):
        pipes[name], theirs = context.Pipe()
        context.Process(target=serve, args=(load, theirs), daemon=True).start()
        loading[name] = pipes[name].recv()
    answers: dict[str, list[tuple[int, float, float, int]]] = {name: [] for name in pipes}
    for number in range(rounds):
        if number == rounds // 2:
            built = build(texts)
        for name in sorted(pipes, reverse=number % 2 == 1):
            pipes[name].send(texts[number::rounds])
            answers[name].append(pipes[name].recv())
    for pipe in pipes.values():
        pipe.send([])
    tokens = sum(answer[0] for answer in answers["plain_stanza"])
    figures = {name: summary(name, tokens, loading[name], given) for name, given in answers.items()}
    return {**figures, "build": {"tokens_per_second": round(tokens / built["seconds"]), **built}}


def build(texts: Sequence[str]) -> dict[str, float]:
    """Figures of ``isnad build`` on an empty embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        lines = (json.dumps({"doc_id": str(i), "text": text}, ensure_ascii=False) for i, text in enumerate(texts))
        reports = Path(folder) / "reports.jsonl"
        reports.write_text("\n".join(lines), encoding="utf-8")
        environment = {**os.environ, "ISNAD_HOME": folder, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
        environment.pop("ISNAD_STORE", None)
        command = [sys.executable, "-m", "graph_builder.cli", "build", str(reports), "--workers", "1", "--json"]
        began = time.perf_counter()
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
    if done.returncode not in (
        0,
        ReadingError.exit_code,
    ):  # some articles are told twice
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "seconds": round(seconds, 1),
        "documents": told["read"],
        "not_read": len(told["not_read"]),
        "claims": told["graph"]["Claim"],
        "peak_megabytes": megabytes,
    }


def summary(name: str, tokens: int, loading: float, answers: Sequence[tuple[int, float, float, int]]) -> dict[str, float]:
    """Figures of one reader."""
    clock, processor = sum(a[1] for a in answers), sum(a[2] for a in answers)
    return {
        "tokens_per_second": round(tokens / clock),
        "tokens_per_processor_second": round(tokens / processor),
        "seconds": round(clock, 1),
        "processor_seconds": round(processor, 1),
        "loading_seconds": round(loading, 1),
        "peak_megabytes": max(a[3] for a in answers),
        FOUND[name]: sum(a[0] for a in answers),
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
    plain = result["plain_stanza"]["seconds"] + result["plain_stanza"]["loading_seconds"]
    result["build_against_plain_stanza"] = round(plain / result["build"]["seconds"], 2)
    if options.treebank:
        from graph_builder.language import load_parser

        result["treebank"] = {"file": options.treebank.name, **treebank_scores(load_parser(SETTINGS), options.treebank)}
    shown = json.dumps(result, ensure_ascii=False, indent=1)
    print(shown)
    if options.out:
        options.out.write_text(shown + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
