"""What the pipeline does beside reading: versions, order, faults, and processes that die. No models are loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from graph_builder import pipeline, reader
from graph_builder.errors import FaultError, IsnadError, PackError, StoreError
from graph_builder.language import parser_version
from graph_builder.linking import load_catalogue
from graph_builder.model import Document, ParsedDocument, Record
from graph_builder.reading.versions import Version
from graph_builder.settings import Settings
from graph_builder.stores import Kept, Store

SETTINGS = Settings(_env_file=None, store=None, workers=2)
DOCUMENTS = [Document(f"d{n}", f"d{n}", "نص", published=date(2024, 4, 20)) for n in range(12)]


def record(document: Document) -> Record:
    return Record(document, None, (), (), (), (), (), "1")


def read(documents: Sequence[Document]) -> list[reader.Result]:
    return [record(d) for d in documents]


def die(_documents: Sequence[Document]) -> list[reader.Result]:
    os._exit(9)


def no_models(_settings: Settings) -> None:
    """Instead of loading a catalogue in each process."""


class FaultyParser:
    """Fails on every batch with a document whose text says so; reads no sentence in the others."""

    def parse(self, documents: Sequence[Document]) -> list[ParsedDocument]:
        if any("عطل" in d.text for d in documents):
            raise ZeroDivisionError("injected")
        return [ParsedDocument(d, ()) for d in documents]


def faulty_reader(settings: Settings) -> reader.Reader:
    made = reader.Reader(settings)
    vars(made)["_parser"] = FaultyParser()
    return made


def faulty_worker(settings: Settings) -> None:
    reader._worker.append(faulty_reader(settings))


FAULTY = [replace(d, text="عطل", path="in/d3.json") if d.key == "d3" else d for d in DOCUMENTS]
OTHERS = [d.key for d in DOCUMENTS if d.key != "d3"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_start_worker", no_models)


def test_records_of_several_processes_come_in_the_order_of_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_read_in_worker", read)
    batches = iter([[d] for d in DOCUMENTS])
    found = [r.document.key for batch in reader.read_in_processes(batches, SETTINGS) for r in batch if isinstance(r, Record)]
    assert found == [d.key for d in DOCUMENTS]


def test_a_process_that_dies_is_told_with_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_read_in_worker", die)
    with pytest.raises(IsnadError, match="ended unexpectedly") as caught:
        list(reader.read_in_processes(iter([DOCUMENTS]), SETTINGS))
    assert "--workers" in caught.value.hint


def test_the_version_follows_the_pack_and_the_catalogue(tmp_path: Path) -> None:
    catalogue = load_catalogue(None)
    parser = parser_version(SETTINGS, catalogue.keep_whole)
    version = reader.reader_version(parser, catalogue)
    assert version == reader.reader_version(parser, catalogue)
    assert version != reader.reader_version(parser, replace(catalogue, version="other"))
    assert parser != parser_version(SETTINGS, {"بابل"})
    with pytest.raises(PackError):
        parser_version(SETTINGS.model_copy(update={"pack": tmp_path / "none"}))


def test_nothing_is_loaded_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    said: list[str] = []
    graph, errors = pipeline.read_graph([tmp_path], SETTINGS, lambda _done, text: said.append(text))
    assert (len(graph.records), len(errors)) == (0, 1)
    assert "loading the models" not in said


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_in_one_document_is_told_and_the_others_are_read(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_start_worker", faulty_worker)
    settings = SETTINGS.model_copy(update={"workers": workers})
    report, done = pipeline.BuildReport(), list[int]()
    failing = faulty_reader(settings)
    batches = pipeline._records(iter(FAULTY), failing, settings, report, lambda number, _text: done.append(number))
    assert [r.document.key for batch in batches for r in batch] == OTHERS
    (fault,) = report.errors
    assert isinstance(fault, FaultError)
    assert fault.source == "in/d3.json (d3)"
    assert "ZeroDivisionError (injected) at graph_builder/reader.py, line " in fault.detail
    assert sum(done) == len(FAULTY)


def test_a_pack_that_cannot_be_loaded_is_no_fault_of_a_document(tmp_path: Path) -> None:
    broken = reader.Reader(SETTINGS)
    broken._settings = SETTINGS.model_copy(update={"pack": tmp_path / "none"})
    with pytest.raises(PackError):
        broken.read(DOCUMENTS)


def slow(documents: Sequence[Document]) -> list[reader.Result]:
    time.sleep(0 if documents[0].key == "d0" else 3600)
    return read(documents)


@pytest.mark.timeout(300)
def test_a_store_that_fails_ends_the_processes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would go on reading for an hour what nobody can keep."""
    monkeypatch.setattr(reader, "_read_in_worker", slow)
    monkeypatch.setattr(pipeline, "BATCH", 1)
    monkeypatch.setattr(pipeline, "_new_documents", lambda *_: iter(DOCUMENTS))
    settings = SETTINGS.model_copy(update={"home": tmp_path})
    with pytest.raises(StoreError, match="full"):
        pipeline.build([], cast("Store", FullStore()), settings)


class FullStore:
    def apply_schema(self) -> None: ...

    def record_keys(self) -> dict[str, Kept]:
        return {}

    def versions(self) -> list[Version]:
        return []

    def save_records(self, _records: Sequence[Record]) -> None:
        raise StoreError("The disk is full.", "Free some.")
