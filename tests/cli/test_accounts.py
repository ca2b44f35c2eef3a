"""`isnad incidents`, `isnad accounts` and `isnad forget` on the sample graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from graph_builder.incidents.identity import mark
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.api.conftest import opener
from tests.cli.conftest import Run

pytestmark = pytest.mark.embedded


def test_incidents_are_listed_and_told(ask: Run, tmp_path: Path) -> None:
    rows = json.loads(ask("incidents", "--json").output)
    assert rows
    key = rows[0]["key"]
    told = json.loads(ask("accounts", key, "--json").output)
    assert told["key"] == key and told["accounts"]
    assert "| who |" in ask("accounts", key, "--markdown").output
    page = tmp_path / "page.html"
    ask("accounts", key, "--html", page)
    assert "<table>" in page.read_text(encoding="utf-8")
    assert "INDEPENDENT ORIGINS" in ask("accounts", key).output


def test_what_is_inferred_stands_apart_in_every_form(ask: Run, tmp_path: Path) -> None:
    statement = "MATCH (a)-[r:CLAIMED]->(i:Incident) WHERE r.inferred RETURN a.name_en AS who, i.key AS key"
    (edge, *_) = json.loads(ask("cypher", statement, "--json").output)
    ask("accounts", edge["key"], "--html", tmp_path / "page.html")
    shown = (ask("accounts", edge["key"]).output, ask("accounts", edge["key"], "--markdown").output)
    for text in (*shown, (tmp_path / "page.html").read_text(encoding="utf-8")):
        (inferred,) = [line for line in text.split("\n") if "a front that it belongs to" in line]
        assert edge["who"] in inferred and "nferred, said by nobody" in text.lower()


def test_incidents_are_found_by_words(ask: Run) -> None:
    every, kalsu = (json.loads(ask("incidents", *words, "--json").output) for words in ((), ("kalsu",)))
    assert kalsu and len(kalsu) < len(every)
    assert all("Kalsu" in row["caption"] for row in kalsu)


def test_reports_that_tell_an_old_incident_as_new_are_listed(ask: Run) -> None:
    (row,) = json.loads(ask("incidents", "--rehashed", "--json").output)
    assert (row["doc_id"], row["told_as_of"], row["known_since"]) == ("report-d4", "2024-04-22", "2024-04-19")
    assert "report-d4" in ask("incidents", "--rehashed").output
    assert ask("incidents", "kalsu", "--rehashed").exit_code == 2


def test_the_http_layer_tells_the_same(ask: Run, sample_store: Store, embedded_settings: Settings) -> None:
    key = json.loads(ask("incidents", "kalsu", "--json").output)[0]["key"]
    with TestClient(create_app(embedded_settings, opener(sample_store))) as client:
        for moment in ("2024-04-20T07:00", "2024-04-20", "2024-05-01"):
            shown = json.loads(ask("accounts", key, "--as-of", moment, "--json").output)
            told = client.get(f"/incidents/{key}", params={"as_of": moment}).json()
            assert {**shown, "as_of": None} == {**told, "as_of": None} and shown["as_of"]


def test_a_moment_that_is_none_is_refused(ask: Run) -> None:
    refused = ask("accounts", "any", "--as-of", "noon")
    assert refused.exit_code == 2 and "2024-04-20T14:00" in refused.output


def test_an_old_key_leads_to_the_incident_that_holds_its_telling(ask: Run) -> None:
    (row, *_) = json.loads(ask("cypher", "MATCH ()-[t:TELLS]->(i:Incident) RETURN t.telling AS t, i.key AS i", "--json").output)
    told = json.loads(ask("accounts", f"attack-nowhere-undated-{mark(row['t'])}", "--json").output)
    assert told["key"] == row["i"]


def test_a_page_that_cannot_be_written_is_said(ask: Run, tmp_path: Path) -> None:
    key = json.loads(ask("incidents", "--json").output)[0]["key"]
    refused = ask("accounts", key, "--html", tmp_path)
    assert refused.exit_code == 8 and "cannot write" in refused.output
    ask("accounts", key, "--html", tmp_path / "new" / "page.html")
    assert (tmp_path / "new" / "page.html").exists()


def test_what_is_not_there_is_said(ask: Run) -> None:
    assert ask("accounts", "no-such-incident").exit_code == 7
    assert ask("forget", "no-such-report").exit_code == 7
