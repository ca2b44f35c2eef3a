"""What goes wrong is told on standard error with the next step, and shows in the exit code; standard output stays for answers."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from graph_builder import pipeline
from graph_builder.settings import Settings
from tests.cli.conftest import Run
from tests.reading.inputs import put
from tests.stores.sample import sample_graph


@pytest.mark.parametrize("arguments", [("query", "size-of-graph"), ("cypher", "MATCH (n) RETURN n"), ("explain", "x"), ("demo",)])
@pytest.mark.parametrize(
    ("store", "password", "says"),
    [
        ("bolt://127.0.0.1:9", "x", "No store answers"),
        ("bolt://127.0.0.1:9", "", "No password"),
        ("http://127.0.0.1:9", "x", "not a store's address"),
    ],
)
def test_a_wrong_store(
    arguments: tuple[str, ...], store: str, password: str, says: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if password:
        monkeypatch.setenv("ISNAD_STORE_PASSWORD", password)
    result = run(*arguments, "--store", store)
    assert result.exit_code == 6
    assert says in result.stderr
    assert "next:" in result.stderr


@pytest.mark.neo4j
def test_a_server_with_a_wrong_password_and_a_right_one(
    run: Run, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert neo4j_settings.store_password
    monkeypatch.setenv("ISNAD_STORE_PASSWORD", "wrong-password")
    wrong = run("query", "size-of-graph", "--store", neo4j_settings.store)
    assert wrong.exit_code == 6
    assert "ISNAD_STORE_PASSWORD" in wrong.stderr
    assert "wrong-password" not in wrong.output
    monkeypatch.setenv("ISNAD_STORE_PASSWORD", neo4j_settings.store_password.get_secret_value())
    right = run("query", "size-of-graph", "--store", neo4j_settings.store, "--json")
    assert right.exit_code == 0
    assert json.loads(right.stdout)[0].keys() == {"documents", "incidents", "actors", "places", "claims"}


def test_a_setting_that_is_not_valid(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_WORKERS", "many")
    result = run("query", "size-of-graph")
    assert result.exit_code == 2
    assert "ISNAD_WORKERS" in result.stderr


def test_a_missing_pack(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_PACK", str(tmp_path / "none"))
    result = run("triples", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert "Unset ISNAD_PACK" in result.stderr


def test_a_broken_catalogue(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "own/actors.yaml", b"- {")
    monkeypatch.setenv("ISNAD_CATALOGUE", str(tmp_path / "own"))
    result = run("triples", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 5
    assert "actors.yaml" in result.stderr


@pytest.mark.parametrize("command", ["triples", "evaluate"])
def test_nothing_that_can_be_read(command: str, run: Run, tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", b"")
    put(tmp_path, "gold/a.json", b'{"doc_id": "a", "entities": [], "incidents": [], "triples": []}')
    more = ("--out", tmp_path / "out") if command == "triples" else ("--gold", tmp_path / "gold")
    result = run(command, *((tmp_path / "in",) if command == "triples" else ("--text", tmp_path / "in")), *more)
    assert result.exit_code == 3
    assert "a.txt is empty" in result.stderr.replace(":", "")


def test_a_taken_port(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "--port" in result.stderr


@pytest.mark.embedded
def test_build_tells_what_it_did(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = pipeline.BuildReport(read=2, skipped=1, undated=["a", "b"], zoneless=["c"], documents=3, changed=True)
    monkeypatch.setattr(pipeline, "build", lambda *_: report)
    result = run("build", tmp_path)
    assert result.exit_code == 0
    assert "2 read, 1 known already, 0 not read; 3 in the store." in result.stdout
    assert "0 documents, 0 incidents" in result.stdout
    assert 'no date: a, b: "yesterday"' in result.stderr
    assert "no time zone: c: the hour is left aside" in result.stderr
    told = json.loads(run("build", tmp_path, "--json").stdout)
    figures = {"read": 2, "skipped": 1, "not_read": [], "undated": ["a", "b"], "zoneless": ["c"]}
    assert told == {**figures, "changed": True, "graph": {}}


def test_undated_reports_are_written_and_noted_by_triples(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    graph = sample_graph()
    monkeypatch.setattr(pipeline, "read_graph", lambda *_: (graph, []))
    assert run("triples", tmp_path, "--out", tmp_path / "dated").stderr == ""
    first, *others = graph.records
    undated = replace(first, document=replace(first.document, published=None))
    zoneless = replace(others[0], document=replace(others[0].document, published_at=None, zoneless=True))
    graph = replace(graph, records=(undated, zoneless, *others[1:]))
    result = run("triples", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert f'no date: {first.document.doc_id}: "yesterday"' in result.stderr
    assert 'next: give "published"' in result.stderr
    assert f"no time zone: {zoneless.document.doc_id}: the hour" in result.stderr
    written = json.loads((tmp_path / "out" / f"{first.document.doc_id}.json").read_text("utf-8"))
    assert written["published"] is None
    assert written["triples"]
