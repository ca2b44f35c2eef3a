"""The review queue over HTTP, and keys that incidents had before."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import create_app
from api.queue import ReviewQueue
from graph_builder import pipeline
from graph_builder.model import Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store, building
from tests.api.conftest import opener
from tests.incidents.test_judgements import FAR, A, B, report

pytestmark = pytest.mark.embedded

DOUBTFUL = [report("t", at="babil", killed=2), report("u", at="babil", killed=2, later=1)]


@pytest.fixture
def review(embedded_store: Store, embedded_settings: Settings) -> Iterator[TestClient]:
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.apply_schema()
    embedded_store.save_records([A, B, FAR, *DOUBTFUL])
    pipeline.judge([], embedded_store, embedded_settings)
    with TestClient(create_app(embedded_settings, opener(embedded_store)), raise_server_exceptions=False) as client:
        yield client
    embedded_store.write("MATCH (n) DETACH DELETE n")


def said(first: str, second: str, verdict: str, **more: str) -> dict[str, str]:
    return {"first": first, "second": second, "verdict": verdict, "by": "amal", **more}


def incident_of(client: TestClient, document: str) -> str:
    rows: list[dict[str, Any]] = client.get("/incidents").json()["items"]
    claims = [(r["key"], client.get(f"/incidents/{r['key']}").json()["accounts"]) for r in rows]
    return next(key for key, accounts in claims if any(d["key"] == document for a in accounts for d in a["documents"]))


def test_the_queue_shows_both_sides(review: TestClient) -> None:
    queue = review.get("/review").json()
    assert queue["left"] == len(queue["items"]) > 0
    (pair, *_) = queue["items"]
    assert pair["first"]["sentences"] and pair["second"]["facts"] and 0 < pair["score"] < 1 and pair["reason"]
    assert len(review.get("/review?limit=1").json()["items"]) == 1


def test_a_judgement_is_kept_and_the_pair_leaves_the_queue(review: TestClient, embedded_store: Store) -> None:
    pair = review.get("/review").json()["items"][0]
    first, second = pair["first"]["telling"], pair["second"]["telling"]
    answer = review.post("/judgements", json=said(first, second, "positive", why="the same street")).json()
    assert len(answer["incidents"]) == 1
    (kept,) = embedded_store.judgements()
    assert (kept.by, kept.verdict, kept.why) == ("analyst:amal", "positive", "the same street")
    left = review.get("/review").json()["items"]
    assert (first, second) not in [(p["first"]["telling"], p["second"]["telling"]) for p in left]
    apart = review.post("/judgements", json=said(first, second, "negative")).json()
    assert len(apart["incidents"]) == 2


def test_the_queue_follows_what_comes_into_the_store_and_goes(review: TestClient, embedded_store: Store) -> None:
    before = review.get("/review").json()
    embedded_store.save_records([report("v", at="babil", killed=2)])
    assert review.get("/review").json() != before
    embedded_store.forget("v")
    assert review.get("/review").json() == before


@pytest.mark.usefixtures("review")
def test_the_queue_is_shown_while_a_judgement_waits_for_a_build(embedded_store: Store, embedded_settings: Settings) -> None:
    judging = Event()

    @contextmanager
    def writer(_: Settings) -> Iterator[Store]:
        judging.set()
        yield embedded_store

    queue = ReviewQueue(embedded_settings, writer)
    with ThreadPoolExecutor(2) as pool:
        with building(embedded_settings):
            waiting = pool.submit(queue.judge, embedded_store, "a#i1", "b#i1", Verdict.NEGATIVE, "amal", "")
            assert judging.wait(30)
            shown = pool.submit(queue.doubts, embedded_store, 1).result(30)
            assert shown["left"] > 0 and not waiting.done()
        assert len(waiting.result(30)["incidents"]) == 2


def test_a_key_from_before_leads_to_the_incident_that_holds_its_telling_now(review: TestClient) -> None:
    far = incident_of(review, "far")
    review.post("/judgements", json=said("a#i1", "far#i1", "positive"))
    moved = review.get(f"/incidents/{far}", follow_redirects=False)
    joined = incident_of(review, "far")
    assert joined != far
    assert (moved.status_code, moved.headers["location"]) == (307, f"/incidents/{joined}")
    assert review.get(f"/incidents/{far}").json()["key"] == joined
    later = review.get(f"/incidents/{far}?as_of=2030-01-01", follow_redirects=False)
    assert later.headers["location"] == f"/incidents/{joined}?as_of=2030-01-01"
    asked = [review.get("/queries/incident-accounts", params={"incident": key}).json()["rows"] for key in (far, joined)]
    assert asked[0] == asked[1] != []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (said("a#i1", "nobody#i1", "positive"), 404),
        (said("a#i1", "b#i1", "perhaps"), 422),
        ({**said("a#i1", "b#i1", "negative"), "at": "2024-01-01"}, 422),
        (said("a#i1", "b#i1", "negative", why="\u202ereversed"), 422),
    ],
    ids=["unknown telling", "no verdict", "a time of one's own", "turned text"],
)
def test_what_cannot_be_kept_is_refused(review: TestClient, embedded_store: Store, body: dict[str, str], status: int) -> None:
    answer = review.post("/judgements", json=body)
    assert answer.status_code == status and answer.json()["hint"]
    assert embedded_store.judgements() == []


def test_a_form_of_another_site_is_refused(review: TestClient, embedded_store: Store) -> None:
    text = '{"first": "a#i1", "second": "b#i1", "verdict": "negative", "by": "amal"}'
    answer = review.post("/judgements", content=text, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422 and embedded_store.judgements() == []
