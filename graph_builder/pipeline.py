"""Strings the rooms together: files to records, records to the merged graph, the graph into the store.

The only file that knows all the rooms. A document's record is acknowledged as soon as it is saved; everything merged is derived
from the records alone, so a build that was cut off is simply run again.
"""

from __future__ import annotations

import hashlib
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, islice
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Lock

from graph_builder import reading
from graph_builder.errors import FaultError, IsnadError, ReadingError
from graph_builder.extraction import Extractor
from graph_builder.extraction.coverage import Gap, find_gaps
from graph_builder.incidents import Resolver, resolve
from graph_builder.language import Parser, load_parser, parser_version
from graph_builder.linking import Catalogue, Linker, load_catalogue
from graph_builder.model import Document, Graph, Judgement, Record
from graph_builder.reading.versions import Versions
from graph_builder.settings import Settings
from graph_builder.stores import Kept, Store, building

_ROOMS = ("language", "linking", "extraction")
"""The rooms that decide what is read out of a text."""
_BATCH = 16
"""Documents parsed, saved and acknowledged together: enough for bulk parsing, little to lose when a build is cut off."""

Progress = Callable[[int, str], None]
"""Called with the number of documents done since the last call, and a short description."""


@dataclass
class BuildReport:
    """What a build did."""

    read: int = 0
    skipped: int = 0
    """Documents that the store held already, read by the same version."""
    errors: list[ReadingError] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    """Ids of the documents read now that have no date: "أمس" in them stays unresolved."""
    documents: int = 0
    """Documents in the store afterwards."""
    changed: bool = False


Result = Record | FaultError
"""What came of one document."""


class Reader:
    """Documents to records. The models are loaded when the first document comes, so a run that finds nothing new is quick."""

    def __init__(self, settings: Settings) -> None:
        self.catalogue = load_catalogue(settings.catalogue)
        self.version = reader_version(parser_version(settings, self.catalogue.keep_whole), self.catalogue)
        self._settings = settings
        self._linker = Linker(self.catalogue)
        self._extractor = Extractor()

    def read(self, documents: Sequence[Document]) -> list[Result]:
        """The record of each document, in order; in place of one on which the program failed, the fault.

        Raises ``PackError`` or ``CatalogueError``: these are no fault of a document, and every other one would fail likewise.
        """
        parser = self._parser
        try:
            return [
                self._extractor.extract(self._linker.link(parsed), self._linker.outlet(parsed.document), self.version)
                for parsed in parser.parse(documents)
            ]
        except IsnadError:
            raise
        except Exception as error:  # noqa: BLE001 - one document must not end the build
            if len(documents) > 1:
                return [result for document in documents for result in self.read([document])]
            return [FaultError.of(error, f"{documents[0].path} ({documents[0].doc_id})")]

    def gaps(self, documents: Sequence[Document]) -> list[Gap]:
        """What the frames do not explain in some documents."""
        return [gap for parsed in self._parser.parse(documents) for gap in find_gaps(self._linker.link(parsed))]

    @cached_property
    def _parser(self) -> Parser:
        return load_parser(self._settings, self.catalogue.keep_whole)


def reader_version(parser: str, catalogue: Catalogue) -> str:
    """One version for all that decides what is read out of a text: models, rules, words and names."""
    return hashlib.sha256("\x1f".join((_rules(), parser, catalogue.version)).encode()).hexdigest()[:16]


@cache
def _rules() -> str:
    """Hash of the program and the word lists of the reading rooms."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((Path(__file__).parent / room).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def build(paths: Iterable[Path], store: Store, settings: Settings, progress: Progress = lambda _n, _text: None) -> BuildReport:
    """Read what is new under ``paths`` and bring the store's graph up to date."""
    report, reader = BuildReport(), Reader(settings)
    progress(0, "waiting for another build")
    with building(settings):
        progress(0, "looking for new reports")
        store.apply_schema()
        known = {key: kept.version for key, kept in store.record_keys().items()}
        versions = Versions(store.versions())
        todo = _new_documents(paths, settings, known, reader.version, report, progress, versions)
        with closing(_records(todo, reader, settings, report, progress)) as batches:
            for records in batches:
                store.save_records(records)
                report.read += len(records)
        progress(0, "merging")
        graph = merge(store.records(), reader.catalogue, store.judgements())
        report.documents = len(graph.records)
        progress(0, "writing the graph")
        report.changed = not store.project(graph).unchanged
    return report


def read_graph(
    paths: Iterable[Path], settings: Settings, progress: Progress = lambda _n, _text: None
) -> tuple[Graph, list[ReadingError]]:
    """Read everything under ``paths`` into a merged graph, without a store."""
    report, reader = BuildReport(), Reader(settings)
    records: list[Record] = []
    todo = _new_documents(paths, settings, {}, reader.version, report, progress)
    with closing(_records(todo, reader, settings, report, progress)) as batches:
        for batch in batches:
            records.extend(batch)
    progress(0, "merging")
    return merge(records, reader.catalogue), report.errors


def read_gaps(
    paths: Iterable[Path], settings: Settings, progress: Progress = lambda _n, _text: None
) -> tuple[list[Gap], list[ReadingError]]:
    """What the frames do not explain in everything under ``paths``, read in this process."""
    report, reader = BuildReport(), Reader(settings)
    todo = _new_documents(paths, settings, {}, reader.version, report, progress)
    gaps: list[Gap] = []
    for batch in iter(lambda: list(islice(todo, _BATCH)), []):
        gaps.extend(reader.gaps(batch))
        progress(len(batch), batch[-1].doc_id)
    return gaps, report.errors


def forget(documents: Sequence[str], store: Store, settings: Settings) -> list[str]:
    """Withdraw the records of some documents and bring the view up to date; the keys of those that were there."""
    with building(settings):
        gone = [key for key in documents if store.forget(key)]
        if gone:
            _merge_again(store, Merging(settings))
    return gone


def judge(judgements: Sequence[Judgement], store: Store, settings: Settings, merging: Merging | None = None) -> Graph:
    """Add to the log of what people decided, and bring the view up to date with it. ``merging`` is what is known of the store."""
    with building(settings):
        store.apply_schema()
        for judgement in judgements:
            store.judge(judgement)
        return _merge_again(store, merging or Merging(settings))


class Merging:
    """The merged view of one store, kept from one asking to the next: only what changed meanwhile is read and worked out.

    Several threads may ask at once. The catalogue is loaded when the first one does.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._kept: Mapping[str, Kept] = {}
        self._log: Sequence[Judgement] = ()

    def graph(self, store: Store) -> Graph:
        """The view of what the store holds now; the store is only read."""
        with self._lock:
            kept, log = store.record_keys(), store.judgements()
            if (kept, log) != (self._kept, self._log):
                came = store.records_of(sorted(key for key, now in kept.items() if self._kept.get(key) != now))
                self._resolver.change(came, self._kept.keys() - kept.keys(), log)
                self._kept, self._log, self._graph = kept, log, self._resolver.graph()
            return self._graph

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(load_catalogue(self._settings.catalogue).entities)

    @cached_property
    def _graph(self) -> Graph:
        return self._resolver.graph()


def merged(store: Store, settings: Settings) -> Graph:
    """The merged view of what the store holds; the store is only read."""
    return Merging(settings).graph(store)


def _merge_again(store: Store, merging: Merging) -> Graph:
    graph = merging.graph(store)
    store.project(graph)
    return graph


def merge(records: Iterable[Record], catalogue: Catalogue, log: Sequence[Judgement] = ()) -> Graph:
    """The merged view of records and of what people judged."""
    return resolve(tuple(records), catalogue.entities, log)


def _new_documents(
    paths: Iterable[Path],
    settings: Settings,
    known: Mapping[str, str],
    version: str,
    report: BuildReport,
    progress: Progress,
    versions: Versions | None = None,
) -> Iterator[Document]:
    versions = versions or Versions(())
    for item in reading.read(paths, reading.Limits.of(settings)):
        if isinstance(item, ReadingError):
            report.errors.append(item)
        elif known.get(item.key) == version:
            report.skipped += 1
            progress(1, item.doc_id)
        else:
            if item.published is None:
                report.undated.append(item.doc_id)
            yield versions.placed(item)


def _records(
    documents: Iterator[Document], reader: Reader, settings: Settings, report: BuildReport, progress: Progress
) -> Generator[list[Record]]:
    """Records, some at a time; faults go into the report. Progress is told when the taker has done with them."""
    batches = iter(lambda: list(islice(documents, _BATCH)), [])
    first = next(batches, None)
    if first is None:
        return
    progress(0, "loading the models")
    todo = chain([first], batches)
    for results in _in_processes(todo, settings) if settings.workers > 1 else map(reader.read, todo):
        records = [result for result in results if isinstance(result, Record)]
        report.errors += [result for result in results if isinstance(result, FaultError)]
        yield records
        progress(len(results), records[-1].document.doc_id if records else "")


def _in_processes(batches: Iterator[Sequence[Document]], settings: Settings) -> Iterator[list[Result]]:
    """Results in the order of the documents, read ahead by a few batches only.

    Ctrl-C, and a taker that fails, end the workers at once.
    """
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(settings.workers, get_context("spawn"), _start_worker, (settings,)) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_read_in_worker, batch))
                if len(waiting) > 2 * settings.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            hint = "It may have run out of memory: run the command again with fewer --workers; what was saved is kept."
            raise IsnadError("A reading process ended unexpectedly.", hint) from error
        except BaseException:
            for process in active_children():
                process.terminate()
            raise


_worker: list[Reader] = []


def _start_worker(settings: Settings) -> None:
    from graph_builder.language.engine import share_cores  # torch takes seconds, which the first process does not need

    share_cores(settings.workers)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the first process ends the others
    _worker.append(Reader(settings))


def _read_in_worker(documents: Sequence[Document]) -> list[Result]:
    return _worker[0].read(documents)
