"""Strings the rooms together: files to records, records to the merged graph, the graph into the store.

The only file that knows all the rooms. A document's record is acknowledged as soon as it is saved; everything merged is derived
from the records alone, so a build that was cut off is simply run again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from graph_builder import reading
from graph_builder.errors import ReadingError
from graph_builder.extraction import Extractor
from graph_builder.incidents import resolve
from graph_builder.language import load_parser
from graph_builder.linking import Catalogue, Linker, load_catalogue
from graph_builder.model import Document, Graph, Record
from graph_builder.settings import Settings
from graph_builder.stores import Store, building

_CODE_VERSION = "1"
"""Changed whenever linking or extraction reads the same text differently."""
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
    documents: int = 0
    """Documents in the store afterwards."""
    changed: bool = False


class Reader:
    """Documents to records. Loads the pack and the catalogue once."""

    def __init__(self, settings: Settings) -> None:
        self.catalogue = load_catalogue(settings.catalogue)
        self._parser = load_parser(settings, self.catalogue.keep_whole)
        self._linker = Linker(self.catalogue)
        self._extractor = Extractor()
        self.version = reader_version(self._parser.version, self.catalogue)

    def read(self, documents: Sequence[Document]) -> list[Record]:
        """The record of each document, in order."""
        return [
            self._extractor.extract(self._linker.link(parsed), self._linker.outlet(parsed.document), self.version)
            for parsed in self._parser.parse(documents)
        ]


def reader_version(parser: str, catalogue: Catalogue) -> str:
    """One version for all that decides what is read out of a text."""
    return hashlib.sha256("\x1f".join((_CODE_VERSION, parser, catalogue.version)).encode()).hexdigest()[:16]


def build(paths: Iterable[Path], store: Store, settings: Settings, progress: Progress = lambda _n, _text: None) -> BuildReport:
    """Read what is new under ``paths`` and bring the store's graph up to date."""
    report, reader = BuildReport(), Reader(settings)
    with building(settings):
        store.apply_schema()
        todo = _new_documents(paths, settings, store.record_keys(), reader.version, report, progress)
        for records in _records(todo, reader, settings):
            store.save_records(records)
            report.read += len(records)
            progress(len(records), records[-1].document.doc_id)
        progress(0, "merging")
        graph = merge(store.records(), reader.catalogue)
        report.documents = len(graph.records)
        report.changed = not store.project(graph).unchanged
    return report


def read_graph(paths: Iterable[Path], settings: Settings, progress: Progress = lambda _n, _text: None) -> tuple[Graph, list[ReadingError]]:
    """Read everything under ``paths`` into a merged graph, without a store."""
    report, reader = BuildReport(), Reader(settings)
    records: list[Record] = []
    for batch in _records(_new_documents(paths, settings, {}, reader.version, report, progress), reader, settings):
        records.extend(batch)
        progress(len(batch), batch[-1].document.doc_id)
    return merge(records, reader.catalogue), report.errors


def merge(records: Iterable[Record], catalogue: Catalogue) -> Graph:
    """The merged view of records."""
    return resolve(tuple(records), catalogue.entities)


def _new_documents(
    paths: Iterable[Path], settings: Settings, known: Mapping[str, str], version: str, report: BuildReport, progress: Progress
) -> Iterator[Document]:
    for item in reading.read(paths, reading.Limits.of(settings)):
        if isinstance(item, ReadingError):
            report.errors.append(item)
        elif known.get(item.key) == version:
            report.skipped += 1
            progress(1, item.doc_id)
        else:
            yield item


def _records(documents: Iterator[Document], reader: Reader, settings: Settings) -> Iterator[list[Record]]:
    batches = iter(lambda: list(islice(documents, _BATCH)), [])
    if settings.workers == 1:
        yield from map(reader.read, batches)
        return
    with ProcessPoolExecutor(settings.workers, get_context("spawn"), _start_worker, (settings,)) as pool:
        yield from pool.map(_read_in_worker, batches)


_worker: list[Reader] = []


def _start_worker(settings: Settings) -> None:
    _worker.append(Reader(settings))


def _read_in_worker(documents: Sequence[Document]) -> list[Record]:
    return _worker[0].read(documents)
