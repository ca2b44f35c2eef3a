"""`isnad incidents`, `isnad accounts` and `isnad forget` on the sample graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_builder.incidents.identity import mark
from tests.cli.conftest import Run

pytestmark = pytest.mark.embedded


def test_incidents_are_listed_and_told(ask: Run, tmp_path: Path) -> None:
    rows = json.loads(ask("incidents", "--json").output)
    assert rows
    key = rows[0]["key"]
    told = json.loads(ask("accounts", key, "--json").output)
    assert told["key"] == key and told["rows"]
    assert "| who |" in ask("accounts", key, "--markdown").output
    page = tmp_path / "page.html"
    ask("accounts", key, "--html", page)
    assert "<table>" in page.read_text(encoding="utf-8")
    assert "INDEPENDENT ORIGINS" in ask("accounts", key).output


def test_incidents_are_found_by_words(ask: Run) -> None:
    every, kalsu = (json.loads(ask("incidents", *words, "--json").output) for words in ((), ("kalsu",)))
    assert kalsu and len(kalsu) < len(every)
    assert all("Kalsu" in row["caption"] for row in kalsu)


def test_an_old_key_leads_to_the_incident_that_holds_its_telling(ask: Run) -> None:
    (row, *_) = json.loads(ask("cypher", "MATCH ()-[t:TELLS]->(i:Incident) RETURN t.telling AS t, i.key AS i", "--json").output)
    told = json.loads(ask("accounts", f"attack-nowhere-undated-{mark(row['t'])}", "--json").output)
    assert told["key"] == row["i"]


def test_what_is_not_there_is_said(ask: Run) -> None:
    assert ask("accounts", "no-such-incident").exit_code == 7
    assert ask("forget", "no-such-report").exit_code == 7
