"""The examples of the description are real: each request finds something in the graph of the bundled reports.

To take new examples after the reader or the graph changed: ``ISNAD_FREEZE=1 pytest tests/api/test_examples.py``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api import create_app
from api.openapi import example
from graph_builder.pipeline import build
from graph_builder.settings import Settings
from graph_builder.stores import open_store

pytestmark = [pytest.mark.pack, pytest.mark.embedded]

ROOT = Path(__file__).parents[2]
REPORTS, EXAMPLES = ROOT / "examples" / "reports", ROOT / "api" / "examples"
SHOWN = 3
"""Items of a list that an example shows: enough to see that it is one."""
OPERATIONS = sorted(path.stem for path in EXAMPLES.glob("*.json"))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(_env_file=None, home=tmp_path_factory.mktemp("bundled"), store=None)
    with open_store(settings) as store:
        build([REPORTS], store, settings)
    with TestClient(create_app(settings)) as opened:
        if os.environ.get("ISNAD_FREEZE"):
            freeze(opened)
        yield opened


@pytest.mark.parametrize("operation", OPERATIONS)
def test_example(client: TestClient, operation: str) -> None:
    shown = example(operation)
    response = ask(client, shown["request"], shown.get("body"))
    assert response.status_code == 200, response.text
    found = response.json()
    assert set(found) == set(shown["answer"])
    for name, value in found.items():
        assert not isinstance(value, list) or bool(value) == bool(shown["answer"][name]), f"{name} of {operation}"


def ask(client: TestClient, request: str, body: dict[str, str] | None) -> Response:
    return client.post(request, json=body) if body else client.get(request)


def freeze(client: TestClient) -> None:
    pair = next(pair for pair in client.get("/review?limit=100").json()["items"] if "telling" in pair["first"])
    said = {"first": pair["first"]["telling"], "second": pair["second"]["telling"], "verdict": "unsure", "by": "amal"}
    bodies = {"add_judgement": {"body": said}}
    for operation, request in requests(client).items():
        body = bodies.get(operation, {})
        answer = shortened(ask(client, request, body.get("body")).json())
        text = json.dumps({"request": request, **body, "answer": answer}, ensure_ascii=False, indent=1)
        (EXAMPLES / f"{operation}.json").write_text(text + "\n", "utf-8")


def requests(client: TestClient) -> dict[str, str]:
    """What stands as an example: around the blast at Kalsu and the claim of the attack on Eilat."""

    def first(path: str, **given: str) -> dict[str, Any]:
        item: dict[str, Any] = client.get(path, params=given).json()["items"][0]
        return item

    kalsu, eilat = (most_told(client, place) for place in ("كالسو", "إيلات"))
    denial = first("/claims", incident=kalsu, predicate="denied")
    claimed = client.get("/triples", params={"predicate": "claimed", "object": eilat}).json()["items"]
    inferred = next(triple for triple in claimed if triple["inferred"])
    chain = next(key for key in inferred["claims"] if client.get(f"/claims/{key}").json()["inferred"])
    return {
        "list_documents": "/documents?limit=2",
        "get_document": f"/documents/{denial['document']}",
        "list_entities": "/entities?" + urlencode({"q": "حزب الله", "kind": "ArmedGroup"}),
        "get_entity": "/entities/kalsu",
        "list_neighbours": "/entities/kalsu/neighbours?limit=2",
        "list_incidents": "/incidents?" + urlencode({"q": "كالسو", "date_from": "2024-04-01", "date_to": "2024-04-30"}),
        "get_incident": f"/incidents/{kalsu}",
        "list_claims": f"/claims?incident={kalsu}&predicate=denied",
        "get_claim": f"/claims/{chain}",
        "list_triples": f"/triples?predicate=claimed&object={eilat}",
        "find_paths": "/paths?from=centcom&to=kalsu&limit=1",
        "list_queries": "/queries",
        "ask_query": f"/queries/who-denied?incident={kalsu}",
        "list_review": "/review?limit=1",
        "add_judgement": "/judgements",
        "healthz": "/healthz",
        "readyz": "/readyz",
    }


def most_told(client: TestClient, words: str) -> str:
    found = client.get("/incidents", params={"q": words}).json()["items"]
    key: str = max(found, key=lambda incident: incident["documents"])["key"]
    return key


def shortened(value: Any) -> Any:
    """The same answer, its lists cut after some items."""
    if isinstance(value, dict):
        return {name: shortened(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shortened(each) for each in value[:SHOWN]]
    return value
