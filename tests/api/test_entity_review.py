"""Unknown entities in the review queue over HTTP, and keys of those that were joined."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api import create_app
from graph_builder import pipeline
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.api.conftest import opener
from tests.incidents.test_one_key import FULL, NAMES, RASHID, A, B

pytestmark = pytest.mark.embedded

ONE, OTHER = sorted((RASHID, FULL))


@pytest.fixture
def review(embedded_store: Store, embedded_settings: Settings) -> Iterator[TestClient]:
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.apply_schema()
    embedded_store.save_records([A, B])
    pipeline.judge([], embedded_store, embedded_settings)
    with TestClient(create_app(embedded_settings, opener(embedded_store)), raise_server_exceptions=False) as client:
        yield client
    embedded_store.write("MATCH (n) DETACH DELETE n")


def said(first: str, second: str, verdict: str) -> dict[str, str]:
    return {"first": first, "second": second, "verdict": verdict, "by": "amal"}


def test_the_queue_shows_two_entities_until_they_are_judged(review: TestClient) -> None:
    asked = [p for p in review.get("/review").json()["items"] if "entity" in p["first"]]
    assert [(p["first"]["entity"], p["second"]["entity"]) for p in asked] == [(ONE, OTHER)]
    assert asked[0]["first"]["names"] == [NAMES[ONE]] and asked[0]["first"]["sentences"]
    review.post("/judgements", json=said(ONE, OTHER, "negative"))
    assert not [p for p in review.get("/review").json()["items"] if "entity" in p["first"]]


def test_the_other_key_leads_to_the_one_node_until_the_verdict_is_taken_back(review: TestClient) -> None:
    answer = review.post("/judgements", json=said(OTHER, ONE, "positive")).json()
    assert (answer["entities"], answer["incidents"]) == ([ONE], [])
    moved = review.get(f"/entities/{OTHER}", follow_redirects=False)
    assert moved.status_code == 307
    found = review.get(f"/entities/{OTHER}").json()
    assert found["key"] == ONE and {NAMES[ONE], NAMES[OTHER]} <= set(found["names"])
    near = [review.get(f"/entities/{key}/neighbours?limit=1").json()["items"] for key in (ONE, OTHER)]
    assert near[0] == near[1] and len(near[0]) == 1
    assert review.post("/judgements", json=said(OTHER, ONE, "unsure")).json()["entities"] == [ONE, OTHER]
    assert review.get(f"/entities/{OTHER}", follow_redirects=False).status_code == 200


@pytest.mark.parametrize(("other", "status"), [("pmf", 422), ("text:person:نكره", 404)], ids=["of the catalogue", "nobody"])
def test_what_cannot_be_judged_is_refused(review: TestClient, embedded_store: Store, other: str, status: int) -> None:
    answer = review.post("/judgements", json=said(ONE, other, "positive"))
    assert answer.status_code == status and answer.json()["hint"]
    assert embedded_store.judgements() == []
