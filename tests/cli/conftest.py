"""The command line in this process, on the embedded store with the small sample graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph_builder.cli import app, output
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.stores.sample import sample_graph

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line; nothing of the developer's own settings reaches it."""
    for name in ("ISNAD_STORE", "ISNAD_PACK", "ISNAD_CATALOGUE", "ISNAD_WORKERS", "STANZA_RESOURCES_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ISNAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(output.out, "width", 100)
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def sample_store(embedded_store: Store) -> Store:
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.save_records(sample_graph().records)
    embedded_store.project(sample_graph())
    return embedded_store


@pytest.fixture
def ask(run: Run, sample_store: Store, embedded_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """As ``run``, on the sample graph."""
    assert sample_store.dialect == "arcadedb"
    monkeypatch.setenv("ISNAD_HOME", str(embedded_settings.home))
    return run
