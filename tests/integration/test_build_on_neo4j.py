"""`isnad build --store`: the command line fills a server of one's own, and another one answers from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.cli.running import ROOT, answer, isnad

pytestmark = [pytest.mark.pack, pytest.mark.neo4j]

REPORT = ROOT / "examples" / "reports" / "st-04.json"


def test_a_report_is_built_into_the_server(tmp_path: Path, neo4j_settings: Settings, neo4j_store: Store) -> None:
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    assert neo4j_settings.store and neo4j_settings.store_password
    on_server = ("--store", neo4j_settings.store, "--json")
    password = {"ISNAD_STORE_PASSWORD": neo4j_settings.store_password.get_secret_value()}
    built = isnad(tmp_path, "build", REPORT, *on_server, **password)
    assert built.returncode == 0, built.stderr
    told = answer(built)
    assert (told["read"], told["changed"], told["graph"]["Document"]) == (1, True, 1)
    units = answer(isnad(tmp_path, "query", "units-at-base", "place=kalsu", *on_server, **password))
    assert "pmf" in {row["actor"] for row in units}
    again = answer(isnad(tmp_path, "build", REPORT, *on_server, **password))
    assert (again["read"], again["skipped"], again["changed"]) == (0, 1, False)
    assert not (tmp_path / "store" / "engine").exists()
