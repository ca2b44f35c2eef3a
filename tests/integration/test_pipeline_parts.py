"""What the pipeline does beside reading: versions, order, and processes that die. No models are loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_builder import pipeline
from graph_builder.errors import IsnadError, PackError
from graph_builder.language import parser_version
from graph_builder.linking import load_catalogue
from graph_builder.model import Document, Record
from graph_builder.settings import Settings

SETTINGS = Settings(_env_file=None, store=None, workers=2)
DOCUMENTS = [Document(f"d{n}", f"d{n}", "نص", published=date(2024, 4, 20)) for n in range(12)]


def record(document: Document) -> Record:
    return Record(document, None, (), (), (), (), (), "1")


def read(documents: Sequence[Document]) -> list[Record]:
    return [record(d) for d in documents]


def die(_documents: Sequence[Document]) -> list[Record]:
    os._exit(9)


def no_models(_settings: Settings) -> None:
    """Instead of loading a catalogue in each process."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_start_worker", no_models)


def test_records_of_several_processes_come_in_the_order_of_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_read_in_worker", read)
    batches = iter([[d] for d in DOCUMENTS])
    found = [r.document.key for batch in pipeline._in_processes(batches, SETTINGS) for r in batch]
    assert found == [d.key for d in DOCUMENTS]


def test_a_process_that_dies_is_told_with_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_read_in_worker", die)
    with pytest.raises(IsnadError, match="ended unexpectedly") as caught:
        list(pipeline._in_processes(iter([DOCUMENTS]), SETTINGS))
    assert "--workers" in caught.value.hint


def test_the_version_follows_the_pack_and_the_catalogue(tmp_path: Path) -> None:
    catalogue = load_catalogue(None)
    parser = parser_version(SETTINGS, catalogue.keep_whole)
    version = pipeline.reader_version(parser, catalogue)
    assert version == pipeline.reader_version(parser, catalogue)
    assert version != pipeline.reader_version(parser, replace(catalogue, version="other"))
    assert parser != parser_version(SETTINGS, {"بابل"})
    with pytest.raises(PackError):
        parser_version(SETTINGS.model_copy(update={"pack": tmp_path / "none"}))


def test_nothing_is_loaded_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    said: list[str] = []
    graph, errors = pipeline.read_graph([tmp_path], SETTINGS, lambda _done, text: said.append(text))
    assert (len(graph.records), len(errors)) == (0, 1)
    assert "loading the models" not in said
