"""What a caller sees when something goes wrong: always a problem document, never a 200."""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.paging import BY_KEY
from graph_builder.errors import QueryError, StoreError
from tests.api.conftest import TableStore


def problem(client: TestClient, url: str, status: int, method: str = "GET") -> dict[str, Any]:
    response = client.request(method, url)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail", "instance", "hint"} <= set(body)
    assert (body["status"], body["instance"]) == (status, url.partition("?")[0])
    assert body["hint"]
    return body


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/documents?limit=0", "limit"),
        ("/documents?limit=201", "limit"),
        ("/documents?limit=99999999999999999999999999", "limit"),
        ("/documents?limit=many", "limit"),
        ("/documents?offset=5", "offset"),
        ("/documents/d1?verbose=1", "verbose"),
        ("/healthz?x=1", "x"),
        ("/queries?x=1", "x"),
        ("/entities?q=", "q"),
        ("/entities?q=" + "ا" * 201, "q"),
        ("/entities?q=%00", "q"),
        ("/entities?q=a%0Ab", "q"),
        ("/entities?q=%E2%80%AEuslaK", "q"),
        ("/entities?q=%FF%FE", "q"),
        ("/entities?q=...", "q"),
        ("/entities?kind=Alien", "kind"),
        ("/entities/a%20b", "key"),
        ("/entities/a%00", "key"),
        ("/entities/" + "a" * 301, "key"),
        ("/incidents?date_from=0", "date_from"),
        ("/incidents?date_from=2024-02-30", "date_from"),
        ("/incidents?date_from=2024-05-02&date_to=2024-05-01", "date_to"),
        ("/claims?predicate=loves", "predicate"),
        ("/triples?predicate=killed", "predicate"),
        ("/paths?from=kh", "to"),
        ("/paths?from=kh&to=kh", "to"),
        ("/paths?from=kh&to=pmf&max_hops=7", "max_hops"),
        ("/queries/contradictions?limit=1001", "limit"),
        ("/queries/contradictions?limit=-1", "limit"),
        ("/queries/entities?after_rank=99999999999999999999", "after_rank"),
        ("/queries/who-denied?incident=a&incident=b", "incident"),
        ("/queries/who-denied?incident=%00", "incident"),
        ("/queries/who-denied?incident=" + "a" * 2001, "incident"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(client: TestClient, table: TableStore, url: str, name: str) -> None:
    response = client.get(url)
    body = response.json()
    assert (response.status_code, body["title"]) == (422, "Parameters not valid"), body
    assert [each["name"] for each in body["invalid_params"]] == [name]
    assert body["invalid_params"][0]["reason"]
    assert table.asked == []


def test_marks_of_direction_are_usual_in_arabic_text(client: TestClient) -> None:
    assert client.get("/entities", params={"q": "\u200fحزب\u200f الله"}).status_code == 200


@pytest.mark.parametrize(
    "cursor",
    [
        "!!!",
        "a",
        "ا",
        "W10",
        "bnVsbA",
        "eyJhIjoxfQ",
        "WyJjbGFpbXMiLDFd",
        BY_KEY.cursor("claims", {"key": "c1"})[:-3],
        BY_KEY.cursor("documents", {"key": "c1"}),
        "A" * 1001,
    ],
)
def test_a_broken_cursor_is_refused(client: TestClient, table: TableStore, cursor: str) -> None:
    response = client.get("/claims", params={"cursor": cursor})
    assert response.status_code == 422
    assert [each["name"] for each in response.json()["invalid_params"]] == ["cursor"]
    assert table.asked == []


def test_a_cursor_with_a_number_that_no_rank_holds_is_refused(client: TestClient, table: TableStore) -> None:
    cursor = urlsafe_b64encode(b'["triples",10000000,"r1"]').decode()
    response = client.get("/triples", params={"cursor": cursor})
    assert response.status_code == 422
    assert [each["name"] for each in response.json()["invalid_params"]] == ["cursor"]
    assert table.asked == []


@pytest.mark.parametrize(
    "url", ["/documents/no", "/entities/no", "/entities/no/neighbours", "/incidents/no", "/claims/no", "/paths?from=no&to=nor"]
)
def test_an_unknown_key_is_not_found(client: TestClient, url: str) -> None:
    assert "no" in problem(client, url, 404)["detail"]


def test_an_unknown_query_is_not_found_and_a_near_name_is_told(client: TestClient) -> None:
    assert problem(client, "/queries/who-denid", 404)["hint"] == "Did you mean who-denied?"


def test_a_missing_parameter_of_a_query(client: TestClient) -> None:
    assert "incident" in problem(client, "/queries/who-denied", 400)["detail"]


def test_a_path_that_is_not_there(client: TestClient) -> None:
    assert "/docs" in problem(client, "/graph", 404)["hint"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    assert problem(client, "/documents", 405, method)["hint"] == "/docs tells which each path takes."
    assert client.request(method, "/documents").headers["allow"] == "GET"


@pytest.mark.parametrize("url", ["/readyz", "/documents", "/incidents/i1", "/queries/contradictions"])
def test_a_store_that_does_not_answer(client: TestClient, table: TableStore, url: str) -> None:
    gone = StoreError("No store answers at bolt://127.0.0.1:1.", "Check that the server runs.")
    table.answers = dict.fromkeys(("size-of-graph", "documents", "incidents", "contradictions"), gone)
    assert problem(client, url, 503)["hint"] == "Check that the server runs."


def test_the_process_is_alive_while_its_store_is_not(client: TestClient, table: TableStore) -> None:
    table.answers["size-of-graph"] = StoreError("gone", "Start it.")
    assert client.get("/healthz").json() == {"status": "alive"}


def test_a_query_that_the_store_refuses(client: TestClient, table: TableStore) -> None:
    table.answers["claims"] = QueryError("refused", "Correct it.")
    problem(client, "/claims", 400)


def test_an_unexpected_failure_tells_nothing_and_is_logged(
    client: TestClient, table: TableStore, caplog: pytest.LogCaptureFixture
) -> None:
    table.answers["documents"] = ZeroDivisionError("secret of the house")
    with caplog.at_level(logging.ERROR, "isnad.api"):
        body = problem(client, "/documents", 500)
    assert "secret" not in str(body)
    assert "ZeroDivision" not in str(body)
    assert "secret of the house" in caplog.text
