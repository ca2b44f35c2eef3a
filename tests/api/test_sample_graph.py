"""The routes over a real store that holds the sample graph: what a user gets."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.embedded

KALSU = "explosion-kalsu-2024-04-19"
EILAT = "drone-attack-eilat-2024-04-20"


def get(client: TestClient, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200, response.text
    return response.json()


def keys(body: dict[str, Any]) -> list[str]:
    return [item["key"] for item in body["items"]]


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("/documents", 4),
        ("/entities", 15),
        ("/entities?q=iraq", 2),
        ("/incidents", 3),
        ("/claims", 29),
        (f"/claims?incident={KALSU}", 19),
        ("/triples", 17),
        ("/entities/kalsu/neighbours", 3),
    ],
)
def test_pages_of_one_make_the_whole_list(sample_client: TestClient, url: str, count: int) -> None:
    whole = get(sample_client, url)
    assert (len(whole["items"]), whole["next"]) == (count, None)
    items, following = [], f"{url}{'&' if '?' in url else '?'}limit=1"
    while following:
        page = get(sample_client, following)
        items += page["items"]
        following = page["next"]
    assert items == whole["items"]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/entities?q=كالسو", ["kalsu"]),
        ("/entities?q=KALSU", ["kalsu"]),
        ("/entities?q=kalsu&kind=City", []),
        ("/entities?q=عراق&kind=Government", ["iraq"]),
        ("/entities?q=kalsu) OR [*:* TO", []),
        ("/incidents?q=كالسو", [KALSU]),
        ("/incidents?place=iraq", [KALSU, "armed-clash-babil"]),
        ("/incidents?place=israel&kind=drone_attack", [EILAT]),
        ("/incidents?kind=airstrike", [KALSU]),
        ("/incidents?date_from=2024-04-20", [EILAT]),
        ("/incidents?date_to=2024-04-19", [KALSU]),
        ("/claims?speaker=centcom", ["d1-denied", "d2-denied"]),
        ("/claims?speaker=agency&document=d1", ["d1-base", "d1-place"]),
        (f"/claims?incident={KALSU}&predicate=killed", ["d1-killed", "d2-killed", "d3-killed"]),
        ("/claims?incident=nothing", []),
        ("/documents", ["d4", "d3", "d1", "d2"]),
    ],
)
def test_filters(sample_client: TestClient, url: str, found: list[str]) -> None:
    assert keys(get(sample_client, url)) == found


def test_an_entity_tells_what_the_catalogue_knows(sample_client: TestClient) -> None:
    assert [each["key"] for each in get(sample_client, "/entities/kh")["belongs_to"]] == ["iri", "pmf"]
    kalsu = get(sample_client, "/entities/kalsu")
    assert (kalsu["kind"], kalsu["within"][0]["key"], kalsu["location"]) == (
        "Site",
        "babil",
        {"latitude": 32.74, "longitude": 44.6},
    )
    assert get(sample_client, "/entities/israel")["kind"] == "Government"


def test_a_report_comes_with_its_sentences_and_claims(sample_client: TestClient) -> None:
    report = get(sample_client, "/documents/d2")
    assert report["copy_of"] == ["d1"]
    assert [sentence["index"] for sentence in report["sentences"]] == [0, 1, 2, 3]
    assert len(report["told"]) == report["claims"] == 7


def test_accounts_of_an_incident_stand_side_by_side(sample_client: TestClient) -> None:
    incident = get(sample_client, f"/incidents/{KALSU}")
    said = {account["speaker"]["key"]: account for account in incident["accounts"] if account["speaker"]}
    assert {"interior", "centcom", "factions"} <= said.keys()
    assert [report["name"] for report in said["centcom"]["documents"]] == ["report-d1", "report-d2"]
    assert said["centcom"]["says"].startswith("denied")
    unnamed = [a for a in incident["accounts"] if a["speaker"] and a["speaker"]["key"] == "factions"]
    assert len({account["via"] for account in unnamed}) == len(unnamed) == 2, "told apart by whom they spoke to"
    (counting,) = (account for account in unnamed if account["counts"])
    assert [(c["what"], c["count"], c["high"]) for c in counting["counts"]] == [("killed", 3, None)]
    (denied,) = [c for c in incident["contradictions"] if c["reason"].endswith("denies it")]
    assert denied["second"] == said["centcom"]["number"] and denied["second_claim"] in said["centcom"]["claims"]
    assert denied["first_claim"] == "d4-accused" and denied["second_words"].startswith("ونفت القيادة المركزية")
    denial = next(r for r in incident["relations"] if r["predicate"] == "denied")
    assert (denial["other"]["key"], denial["independent"], denial["documents"]) == ("centcom", 1, 2)


def test_what_is_inferred_is_a_relation_too(sample_client: TestClient) -> None:
    claimed = [r for r in get(sample_client, f"/incidents/{EILAT}")["relations"] if r["predicate"] == "claimed"]
    assert {(r["other"]["key"], r["other"]["name"], r["inferred"]) for r in claimed} == {
        ("iri", "Islamic Resistance in Iraq", False),
        ("kh", "Kataib Hezbollah", True),
    }


def test_a_copy_is_folded_into_its_origin_and_says_why(sample_client: TestClient) -> None:
    incident = get(sample_client, f"/incidents/{KALSU}")
    folded = {each["document"]["name"]: each for each in incident["folded"]}
    assert folded["report-d2"]["origin"]["name"] == "report-d1"
    assert folded["report-d2"]["why"]
    assert {"factions", "interior", "centcom"} & {each["key"] for each in incident["origins"]}


def test_what_was_known_at_a_moment(sample_client: TestClient) -> None:
    every, early = (get(sample_client, f"/incidents/{KALSU}{at}") for at in ("", "?as_of=2024-04-20T07:00"))
    assert early["as_of"] == "2024-04-20T07:00:00Z" and every["as_of"] is None
    assert early["documents"] < every["documents"] and len(early["accounts"]) < len(every["accounts"])
    assert early["contradictions"] == [] and every["contradictions"]
    for written in ("2024-04-20T10:00%2B03:00", "2024-04-20T10:00+03:00", "2024-04-20%2007:00"):
        assert get(sample_client, f"/incidents/{KALSU}?as_of={written}") == early


def test_a_day_means_its_end(sample_client: TestClient) -> None:
    by_day = get(sample_client, f"/incidents/{KALSU}?as_of=2024-04-20")
    assert by_day["accounts"] == get(sample_client, f"/incidents/{KALSU}?as_of=2024-04-20T23:59")["accounts"] != []


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("as_of=yesterday", 422, "Is not a day like 2024-04-20"),
        ("as_of=1713600000", 422, "Is not a day like 2024-04-20"),
        ("as_of=", 422, "Is not a day like 2024-04-20"),
        ("as_of=0001-01-01T00:00%2B14:00", 422, "Is not a day like 2024-04-20"),
        ("at=2024-04-20", 422, "There is no such parameter here."),
        ("as_of=2020-01-01", 404, "Nothing was told of this incident by then."),
    ],
)
def test_a_moment_that_cannot_be_used_says_what_can(sample_client: TestClient, query: str, status: int, told: str) -> None:
    answer = sample_client.get(f"/incidents/{KALSU}?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert told in answer.text and answer.json()["hint"]


def test_an_inferred_claim_shows_what_it_rests_on(sample_client: TestClient) -> None:
    chain = get(sample_client, "/claims/x-kh")
    assert (chain["inferred"], chain["speaker"]) == (True, None)
    assert [premise["key"] for premise in chain["premises"]] == ["d3-claimed"]
    assert chain["knowledge"] == ["catalogue:kh:part_of:iri"]
    assert chain["sentence"][chain["start"] : chain["end"]] == chain["quote"]


def test_triples_of_both_seeds(sample_client: TestClient) -> None:
    located = get(sample_client, "/triples?predicate=located_at&subject=pmf&object=kalsu")["items"]
    assert [(t["inferred"], t["documents"]) for t in located] == [(False, ["d1", "d2"])]
    claimed = get(sample_client, f"/triples?predicate=claimed&object={EILAT}")["items"]
    assert {(t["subject"]["key"], t["inferred"]) for t in claimed} == {("iri", False), ("kh", True)}


def test_a_path_shows_the_claims_of_every_step(sample_client: TestClient) -> None:
    body = get(sample_client, "/paths?from=centcom&to=pmf")
    assert (body["from"]["key"], body["to"]["key"]) == ("centcom", "pmf")
    first = body["items"][0]
    assert [node["key"] for node in first["nodes"]] == ["centcom", KALSU, "kalsu", "pmf"]
    assert [[claim["key"] for claim in step["evidence"]] for step in first["steps"]] == [
        step["claims"] for step in first["steps"]
    ]
    assert first["steps"][0]["evidence"][0]["quote"] == "ونفت القيادة المركزية الأميركية"


def test_paths_are_bounded(sample_client: TestClient) -> None:
    assert get(sample_client, "/paths?from=centcom&to=pmf&max_hops=2")["items"] == []
    assert len(get(sample_client, "/paths?from=centcom&to=pmf&limit=1")["items"]) == 1


def test_things_that_nothing_connects(sample_client: TestClient) -> None:
    assert get(sample_client, "/paths?from=pmf&to=agency")["items"] == []


def test_a_named_query_answers_as_elsewhere(sample_client: TestClient) -> None:
    answer = get(sample_client, f"/queries/timeline?incident={KALSU}&at=2024-04-20T07:00")
    assert {row["document"] for row in answer["rows"]} == {"d1"}
    assert [column["name"] for column in answer["columns"]] == list(answer["rows"][0])


def test_every_named_query_can_be_asked(sample_client: TestClient) -> None:
    for query in get(sample_client, "/queries")["items"]:
        asked = {p["name"]: p["example"] for p in query["parameters"] if not p["optional"]}
        assert sample_client.get(f"/queries/{query['name']}", params=asked).status_code == 200, query["name"]


def test_ready_tells_the_size_of_the_graph(sample_client: TestClient) -> None:
    ready = get(sample_client, "/readyz")
    assert ready["graph"] == {"documents": 4, "incidents": 3, "actors": 12, "places": 6, "claims": 29}
    assert "ArcadeDB" in ready["engine"]
