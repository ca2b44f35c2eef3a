"""Strings the rooms together: files to records, records to the merged graph, the graph into the store.

The only file that knows all the rooms. A document's record is acknowledged as soon as it is saved; everything merged is derived
from the records alone, so a build that was cut off is simply run again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from graph_builder import reading
from graph_builder.errors import FaultError, ReadingError
from graph_builder.extraction.coverage import Gap
from graph_builder.merging import Merging, merge
from graph_builder.model import Document, Graph, Judgement, Record
from graph_builder.reader import Reader, read_in_processes
from graph_builder.reading.versions import Versions
from graph_builder.settings import Settings
from graph_builder.stores import Store, building

BATCH = 16
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
    zoneless: list[str] = field(default_factory=list)
    """Ids of those whose hour has no zone: only their day counts."""
    documents: int = 0
    """Documents in the store afterwards."""
    changed: bool = False


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
    for batch in iter(lambda: list(islice(todo, BATCH)), []):
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


def _merge_again(store: Store, merging: Merging) -> Graph:
    graph = merging.graph(store)
    store.project(graph)
    return graph


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
            if item.zoneless:
                report.zoneless.append(item.doc_id)
            yield versions.placed(item)


def _records(
    documents: Iterator[Document], reader: Reader, settings: Settings, report: BuildReport, progress: Progress
) -> Generator[list[Record]]:
    """Records, some at a time; faults go into the report. Progress is told when the taker has done with them."""
    batches = iter(lambda: list(islice(documents, BATCH)), [])
    first = next(batches, None)
    if first is None:
        return
    progress(0, "loading the models")
    todo = chain([first], batches)
    for results in read_in_processes(todo, settings) if settings.workers > 1 else map(reader.read, todo):
        records = [result for result in results if isinstance(result, Record)]
        report.errors += [result for result in results if isinstance(result, FaultError)]
        yield records
        progress(len(results), records[-1].document.doc_id if records else "")
