"""What the routes ask a store for, and what they make of its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi.testclient import TestClient

from api import create_app
from graph_builder.model import EntityKind, Mention
from graph_builder.settings import Settings
from tests.api.conftest import TableStore, opener
from tests.stores.sample import sample_graph


def entity(key: str, rank: int = 0) -> dict[str, Any]:
    return {
        "key": key, "kind": "ArmedGroup", "name": key.upper(), "name_ar": "فصيل", "names": ["فصيل"], "origin": "catalogue",
        "country": None, "note": None, "location": None, "belongs_to": [], "within": [], "rank": rank,
    }  # fmt: skip


def claim(key: str, **more: Any) -> dict[str, Any]:
    thing = {"key": "kh", "name": "Kataib Hezbollah", "kind": "ArmedGroup"}
    return {
        "key": key, "told": "told", "subject": thing, "predicate": "claimed", "object": thing, "value": None, "low": None,
        "high": None, "what": None, "speaker": {"key": "kh", "name": "Kataib Hezbollah"}, "voice": "speaker", "relays": [],
        "certainty": "asserted", "negated": False, "inferred": False, "quote": "تبنى", "document": "d1",
        "said_from": None, "said_to": None,
        "reported_on": date(2024, 4, 20), "reported_at": None, "contradicted_by": [], **more,
    }  # fmt: skip


def test_the_store_is_open_as_long_as_the_app_lives(table: TableStore) -> None:
    with TestClient(create_app(Settings(_env_file=None), opener(table))):
        assert not table.closed
    assert table.closed


def test_filters_go_to_the_named_query(client: TestClient, table: TableStore) -> None:
    client.get("/incidents?q=كالسو&kind=airstrike&date_from=2024-04-01&date_to=2024-04-30&place=iraq&limit=7")
    assert table.asked == [
        (
            "incidents",
            {
                "text": "كالسو",
                "kind": "airstrike",
                "since": date(2024, 4, 1),
                "until": date(2024, 4, 30),
                "place": "iraq",
                "limit": 8,
            },
        )
    ]


def test_next_leads_to_the_page_after_the_last_item(client: TestClient, table: TableStore) -> None:
    table.answers["entities"] = [entity("kh", 9), entity("iri", 7), entity("pmf", 7)]
    first = client.get("/entities?q=حزب&kind=ArmedGroup&limit=2").json()
    assert [item["key"] for item in first["items"]] == ["kh", "iri"]
    assert "rank" not in first["items"][0]
    asked = parse_qs(urlsplit(first["next"]).query)
    assert (asked["q"], asked["kind"], asked["limit"]) == (["حزب"], ["ArmedGroup"], ["2"])

    table.answers["entities"] = [entity("pmf", 7)]
    last = client.get(first["next"]).json()
    assert last["next"] is None
    assert table.asked[-1] == (
        "entities",
        {"text": "حزب", "kind": "ArmedGroup", "after_rank": 7, "after_key": "iri", "limit": 3},
    )


def test_a_full_last_page_has_no_next(client: TestClient, table: TableStore) -> None:
    table.answers["entities"] = [entity("kh"), entity("iri")]
    assert client.get("/entities?limit=2").json()["next"] is None


def test_neighbours_are_triples_with_the_entity_at_either_end(client: TestClient, table: TableStore) -> None:
    table.answers["entities"] = [entity("kh")]
    client.get("/entities/kh/neighbours")
    assert table.asked == [("entities", {"key": "kh"}), ("triples", {"either": "kh", "limit": 51})]


def test_a_chain_shows_the_claims_that_an_inferred_one_rests_on(client: TestClient, table: TableStore) -> None:
    table.answers["claims"] = [claim("x-kh", inferred=True, speaker=None, voice=None)]
    table.answers["chain-of-claim"] = [
        {
            "rule": "faction", "path": "", "score": 0.9, "sentence": "تبنى الفصيل", "start": 0, "end": 4, "title": None,
            "document": "d1", "premises": ["c1"], "knowledge": ["catalogue:kh:part_of:iri"],
        }
    ]  # fmt: skip
    body = client.get("/claims/x-kh").json()
    assert body["knowledge"] == ["catalogue:kh:part_of:iri"]
    assert len(body["premises"]) == 1
    assert [asked["keys"] for name, asked in table.asked if name == "claims"] == ["x-kh", "c1"]


def test_a_chain_shows_what_the_names_of_the_sentence_were_taken_for(client: TestClient, table: TableStore) -> None:
    record = sample_graph().records[0]
    told = next(c for c in record.claims if c.key == "d1-base")
    names = [(told.evidence.sentence, "الحشد الشعبي", "pmf"), (told.evidence.sentence - 1, "كالسو", "kalsu")]
    mentions = tuple(
        Mention(sentence, 0, 1, 0, 0, 1, words, entity, EntityKind.ARMED_GROUP, "catalogue", 0.8, (("iraq", 0.1),))
        for sentence, words, entity in names
    )
    table.kept = [replace(record, mentions=mentions)]
    table.answers["claims"] = [claim("d1-base")]
    table.answers["chain-of-claim"] = [
        {
            "rule": "stationed", "path": "", "score": 0.9, "sentence": "وتضم", "start": 0, "end": 4, "title": None,
            "document": "d1", "premises": [], "knowledge": [],
        }
    ]  # fmt: skip
    assert client.get("/claims/d1-base").json()["links"] == [
        {"words": "الحشد الشعبي", "entity": "pmf", "witness": "catalogue", "score": 0.8, "alternatives": {"iraq": 0.1}}
    ]


def test_an_answer_of_a_query_that_is_too_long_is_cut_and_says_so(client: TestClient, table: TableStore) -> None:
    table.answers["who-denied"] = [{"actor": str(n)} for n in range(1001)]
    body = client.get("/queries/who-denied?incident=i1").json()
    assert (len(body["rows"]), body["truncated"]) == (1000, True)


def test_documentation_needs_no_network(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "http://" not in page
    assert "https://" not in page
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
