"""Speed and memory of parser, whole reader and real build beside plain Stanza with the same pack, and a treebank's scores.

Usage: language.py CORPUS [--articles N] [--rounds N] [--treebank FILE.conllu.gz] [--out FILE.json]

``CORPUS`` is a folder of zip files of JSON lists of articles (``content``). Plain Stanza reads the articles one by one, as its
documentation shows; bulk Stanza gets them together, as ``ISNAD_ENGINE=stanza`` has it; the parser reads them as the pipeline
does, and the reader links and extracts too. Each runs in a process of its own with one thread and they take turns, so that all
have the same machine; ``two_parsers`` are two such processes at once, with half of the articles each. Rates are in surface
tokens as plain Stanza counts them, for all.

``loading`` is the cold start of such a process until it has read a first sentence: on the clock from where it has imported this
program's modules, torch and Stanza among them, and all that it took of the processor, these imports included.

``agreement`` is the share of claims (subject, predicate, object, speaker, polarity) that the reader and bulk Stanza's reader have
in common, of all that either has.

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
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from keeping import header, keep

from graph_builder.errors import FaultError, ReadingError
from graph_builder.language.training.corpus import articles
from graph_builder.language.training.scores import treebank_scores
from graph_builder.model import Document, Record
from graph_builder.settings import Settings

SETTINGS = Settings()
ENGINES: tuple[Literal["fast"], Literal["stanza"]] = ("fast", "stanza")
SECOND = "second_parser"
Answer = tuple[int, float, float, int]
"""Number found, seconds of clock and processor, megabytes at most."""
Reader = Callable[[Sequence[str]], int]
"""Reads texts and returns how many it found of what ``FOUND`` says."""
FOUND = {"plain_stanza": "tokens", "bulk_stanza": "tokens", "parser": "tokens", "reader": "sentences", "two_parsers": "tokens"}


def plain_stanza() -> Reader:
    """Stanza as it comes, one text after the other."""
    from stanza import Pipeline

    from graph_builder.language.engine import foundation
    from graph_builder.language.pack import find_pack

    pack = find_pack(SETTINGS)
    options = {**pack.options(), "lemma_store_results": False}
    pipeline = Pipeline(**options, foundation_cache=foundation(pack))
    return lambda texts: sum(pipeline(text).num_tokens for text in texts)


def bulk_stanza() -> Reader:
    """The language room with Stanza's own processors, all texts at once."""
    return parser_of(Settings(engine="stanza"))


def our_parser() -> Reader:
    """The language room as it is, all texts at once."""
    return parser_of(SETTINGS)


def parser_of(settings: Settings) -> Reader:
    """A parser that counts tokens."""
    from graph_builder.language import load_parser

    parser = load_parser(settings)

    def read(texts: Sequence[str]) -> int:
        documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
        return sum(s.words[-1].token + 1 for parsed in parser.parse(documents) for s in parsed.sentences)

    return read


def whole_reader() -> Reader:
    """Everything that a build does with a document before the store: parsing, linking, extraction."""
    from graph_builder.reader import Reader as Pipeline

    pipeline = Pipeline(SETTINGS)

    def read(texts: Sequence[str]) -> int:
        documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
        records = [r for first in range(0, len(documents), 16) for r in pipeline.read(documents[first : first + 16])]
        if faults := [r.detail for r in records if isinstance(r, FaultError)]:
            raise SystemExit("\n".join(faults))
        return sum(len(r.sentences) for r in records if isinstance(r, Record))

    return read


def serve(load: Callable[[], Reader], pipe: Connection) -> None:
    """Load one reader and read a first sentence; then read what comes and answer with the number found, seconds of clock and
    processor, and megabytes.
    """
    began = time.perf_counter()
    import torch

    torch.set_num_threads(1)
    read = load()
    read(["وقع انفجار في المدينة."])
    pipe.send((time.perf_counter() - began, time.process_time()))
    while texts := pipe.recv():
        clock, processor = time.perf_counter(), time.process_time()
        found = read(texts)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipe.send((found, time.perf_counter() - clock, time.process_time() - processor, megabytes))


def race(texts: Sequence[str], rounds: int) -> dict[str, dict[str, float]]:
    """All readers read every part of the texts, in turns; who begins alternates. The build comes when half of it is done."""
    context = get_context("spawn")
    pipes, loading = {}, {}
    loads = {"plain_stanza": plain_stanza, "bulk_stanza": bulk_stanza, "parser": our_parser, "reader": whole_reader}
    for name, load in (*loads.items(), (SECOND, our_parser)):
        pipes[name], theirs = context.Pipe()
        context.Process(target=serve, args=(load, theirs), daemon=True).start()
        loading[name] = pipes[name].recv()
    answers: dict[str, list[Answer]] = {name: [] for name in FOUND}
    for number in range(rounds):
        if number == rounds // 2:
            built = build(texts)
        part = texts[number::rounds]
        for name in sorted(FOUND, reverse=number % 2 == 1):
            answers[name].append(both(pipes["parser"], pipes[SECOND], part) if name == "two_parsers" else one(pipes[name], part))
    for pipe in pipes.values():
        pipe.send([])
    tokens = sum(answer[0] for answer in answers["plain_stanza"])
    loading["two_parsers"] = loading["parser"]
    figures = {name: summary(name, tokens, loading[name], given) for name, given in answers.items()}
    return {**figures, "build": {"tokens_per_second": round(tokens / built["seconds"]), **built}}


def one(pipe: Connection, texts: Sequence[str]) -> Answer:
    """What one process answers."""
    pipe.send(texts)
    answer: Answer = pipe.recv()
    return answer


def both(first: Connection, second: Connection, texts: Sequence[str]) -> Answer:
    """What two processes answer that share the texts: the sum of their work, and the time until the later one is done."""
    first.send(texts[::2])
    second.send(texts[1::2])
    ours, theirs = first.recv(), second.recv()
    return ours[0] + theirs[0], max(ours[1], theirs[1]), ours[2] + theirs[2], ours[3] + theirs[3]


def agreement(texts: Sequence[str]) -> dict[str, float]:
    """How many claims the reader has with the parser as it is and with Stanza's own processors."""
    documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
    ours, theirs = (claims_of(Settings(engine=engine), documents) for engine in ENGINES)
    return {
        "articles": len(texts),
        "claims": len(ours),
        "claims_with_stanza": len(theirs),
        "agreement": round(len(ours & theirs) / max(1, len(ours | theirs)), 4),
    }


def claims_of(settings: Settings, documents: Sequence[Document]) -> set[tuple[object, ...]]:
    """The claims of all documents."""
    from graph_builder.reader import Reader as Pipeline

    records = [r for r in Pipeline(settings).read(documents) if isinstance(r, Record)]
    return {(r.document.key, c.subject, c.predicate, c.object, c.speaker, c.negated) for r in records for c in r.claims}


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


def summary(name: str, tokens: int, loading: tuple[float, float], answers: Sequence[Answer]) -> dict[str, float]:
    """Figures of one reader."""
    clock, processor = sum(a[1] for a in answers), sum(a[2] for a in answers)
    return {
        "tokens_per_second": round(tokens / clock),
        "tokens_per_processor_second": round(tokens / processor),
        "seconds": round(clock, 1),
        "processor_seconds": round(processor, 1),
        "loading_seconds": round(loading[0], 1),
        "loading_processor_seconds": round(loading[1], 1),
        "peak_megabytes": max(a[3] for a in answers),
        FOUND[name]: sum(a[0] for a in answers),
    }


def main() -> None:
    """Measure, print and keep."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--articles", type=int, default=300)
    arguments.add_argument("--rounds", type=int, default=6)
    arguments.add_argument("--agreeing", type=int, default=100, help="articles whose claims are compared")
    arguments.add_argument("--treebank", type=Path)
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    result = header() | {"articles": options.articles, "rounds": options.rounds}
    result["machine"] = {"python": platform.python_version(), "cores": os.cpu_count(), "threads": 1}
    load = [round(n, 1) for n in os.getloadavg()]
    texts = articles(options.corpus, options.articles)
    result.update(race(texts, options.rounds))
    result["agreement"] = agreement(texts[: options.agreeing])
    result["machine"]["load_average"] = {"before": load, "after": [round(n, 1) for n in os.getloadavg()]}
    for name in ("bulk_stanza", "parser", "two_parsers", "reader"):
        result[f"{name}_against_plain_stanza"] = round(result["plain_stanza"]["seconds"] / result[name]["seconds"], 2)
    plain = result["plain_stanza"]["seconds"] + result["plain_stanza"]["loading_seconds"]
    result["build_against_plain_stanza"] = round(plain / result["build"]["seconds"], 2)
    if options.treebank:
        from graph_builder.language import load_parser

        result["treebank"] = {"file": options.treebank.name, **treebank_scores(load_parser(SETTINGS), options.treebank)}
    keep(result, options.out)


if __name__ == "__main__":
    main()
