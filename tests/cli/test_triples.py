"""`isnad triples`: the shape of its files, and folders that cannot be written."""

from __future__ import annotations

import json
import resource
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graph_builder import pipeline
from graph_builder.errors import ReadingError
from graph_builder.model import Certainty, EntityKind, IncidentKind, Predicate
from tests.cli.conftest import Run
from tests.stores.sample import sample_graph

TEXT = {"type": "string", "minLength": 1}
TOLL = {"type": "array", "items": {"type": "string", "pattern": r"^\d+$"}}
DATE = r"^\d{4}(-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?)?$"


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _names(kinds: Any) -> dict[str, Any]:
    return {"enum": [kind.value for kind in kinds]}


ENTITY = _object({"key": TEXT, "type": _names(EntityKind), "names": {"type": "array", "items": TEXT, "minItems": 1}})
INCIDENT = _object(
    {
        "key": TEXT,
        "type": {"type": "array", "items": _names(IncidentKind), "minItems": 1},
        "date": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": DATE}]},
        "killed": TOLL,
        "wounded": TOLL,
        "evidence": {"type": "array", "items": TEXT, "minItems": 1},
    }
)
TRIPLE = _object(
    {
        "s": TEXT,
        "p": _names(Predicate),
        "o": TEXT,
        "certainty": _names(Certainty),
        "evidence": TEXT,
        "inferred": {"type": "boolean"},
        "rule": TEXT,
        "key": TEXT,
    },
    {
        "by": TEXT,
        "relays": {"type": "array", "items": TEXT, "minItems": 1},
        "what": {"enum": ["responsibility", "occurrence", "statement"]},
        "premises": {"type": "array", "items": TEXT, "minItems": 2},
    },
)
DOCUMENT = _object(
    {
        "doc_id": TEXT,
        "document": TEXT,
        "published": {"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]},
        "entities": {"type": "array", "items": ENTITY},
        "incidents": {"type": "array", "items": INCIDENT},
        "triples": {"type": "array", "items": TRIPLE},
    }
)
COPIES = {"type": "array", "items": _object({"document": TEXT, "of": TEXT, "similarity": {"type": "number", "maximum": 1}})}


def valid(value: Any, schema: dict[str, Any]) -> Any:
    Draft202012Validator(schema).validate(value)
    return value


def whole(value: dict[str, Any]) -> None:
    """What a schema cannot say: every ref is there, and inferred triples alone have premises."""
    known = {each["key"] for each in (*value["entities"], *value["incidents"])}
    for triple in value["triples"]:
        ends = {triple["s"], *(triple[k] for k in ("by",) if k in triple), *triple.get("relays", ())}
        assert ends <= known
        assert triple["inferred"] == ("premises" in triple)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading gives the sample graph and one file that was not read; no model is loaded."""
    errors = [ReadingError("is empty", "Leave it out.", "b.txt")]
    monkeypatch.setattr(pipeline, "read_graph", lambda *_: (sample_graph(), errors))


@pytest.mark.usefixtures("read")
def test_one_valid_file_per_document(run: Run, tmp_path: Path) -> None:
    result = run("triples", tmp_path, "--out", tmp_path / "out", "--json")
    assert result.exit_code == 3
    assert "b.txt: is empty" in result.stderr
    told = json.loads(result.stdout)
    assert (told["documents"], told["not_read"]) == (4, [{"source": "b.txt", "detail": "is empty", "hint": "Leave it out."}])
    files = sorted((tmp_path / "out").iterdir())
    assert [f.name for f in files] == ["_copies.json", *(f"report-d{n}.json" for n in range(1, 5))]
    valid(json.loads(files[0].read_text("utf-8")), COPIES)
    for file in files[1:]:
        whole(valid(json.loads(file.read_text("utf-8")), DOCUMENT))


@pytest.mark.usefixtures("read")
def test_a_folder_that_cannot_be_made_is_told_before_reading(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("triples", tmp_path, "--out", tmp_path / "file" / "out")
    assert result.exit_code == 8
    assert "Not written: cannot write" in result.stderr
    assert "b.txt" not in result.stderr


@pytest.mark.usefixtures("read")
def test_a_full_disk_leaves_nothing_half_written(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: both make a write fail in the middle of a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        result = run("triples", tmp_path, "--out", tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code == 8
    assert "disk is not full" in result.stderr
    assert list((tmp_path / "out").iterdir()) == []
