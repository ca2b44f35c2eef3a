"""A fault of the program while one report is read is told with its place; the reports beside it are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import FaultError
from graph_builder.model import Document
from graph_builder.reading import formats, html, report
from tests.reading.inputs import dumped, put, results, zipped
from tests.reading.inputs import report as fields


def fail(*_arguments: object) -> Document:
    raise KeyError("injected")


def fail_on(bad: str) -> object:
    def document(found: report.Report, *arguments: str) -> Document:
        return fail() if found.doc_id == bad else report.document(found, *arguments)

    return document


def two(suffix: str) -> bytes:
    reports = [dumped(fields(doc_id=name)) for name in ("bad", "good")]
    return b"\n".join(reports) if suffix == ".jsonl" else b"[" + b",".join(reports) + b"]"


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_one_report_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(formats, "document", fail_on("bad"))
    documents, (fault,) = results(put(tmp_path, f"both{suffix}", two(suffix)))
    assert [d.doc_id for d in documents] == ["good"]
    assert isinstance(fault, FaultError)
    assert "KeyError ('injected')" in fault.detail
    assert "graph_builder/reading/formats.py, line " in fault.detail
    assert fault.source.endswith(("both.json[1]", "both.jsonl:1"))
    assert "report this" in fault.hint


def test_one_file_of_a_folder_and_one_member_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "report", fail)
    put(tmp_path, "a.html", b"<html></html>")
    put(tmp_path, "b.json", dumped(fields(doc_id="in-folder")))
    put(tmp_path, "c.zip", zipped({"a.html": b"<html></html>", "b.json": dumped(fields(doc_id="in-archive"))}))
    documents, faults = results(tmp_path)
    assert [d.doc_id for d in documents] == ["in-folder", "in-archive"]
    assert [type(f) for f in faults] == [FaultError, FaultError]
    assert [f.source.removeprefix(f"{tmp_path}/") for f in faults] == ["a.html", "c.zip/a.html"]
