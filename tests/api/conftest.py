"""A client of the app: over a store that answers from a table, and over the embedded store with a small graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from api import create_app
from graph_builder.model import Record
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.stores.sample import sample_graph

Rows = list[dict[str, Any]]


class TableStore:
    """Stands in for a store: named queries answer what a test put in, or fail with what it put in; what was asked is kept."""

    engine = "Table/1"

    def __init__(self) -> None:
        self.answers: dict[str, Rows | Exception] = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.kept: list[Record] = []
        self.closed = False

    def named_query(self, name: str, parameters: dict[str, Any] | None = None) -> Rows:
        self.asked.append((name, dict(parameters or {})))
        answer = self.answers.get(name, [])
        if isinstance(answer, Exception):
            raise answer
        return answer[: (parameters or {}).get("limit")]

    def records_of(self, documents: Sequence[str]) -> Iterator[Record]:
        return (record for record in self.kept if record.document.key in documents)


def opener(store: TableStore | Store) -> Callable[[Settings], Any]:
    @contextmanager
    def opened(_: Settings) -> Iterator[Store]:
        yield cast(Store, store)
        if isinstance(store, TableStore):
            store.closed = True

    return opened


@pytest.fixture
def table() -> TableStore:
    return TableStore()


@pytest.fixture
def client(table: TableStore) -> Iterator[TestClient]:
    app = create_app(Settings(_env_file=None), opener(table))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def sample_client(embedded_store: Store) -> Iterator[TestClient]:
    """The sample graph of tests/stores behind the app, in the embedded store."""
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.save_records(sample_graph().records)
    embedded_store.project(sample_graph())
    with TestClient(create_app(Settings(_env_file=None), opener(embedded_store))) as opened:
        yield opened
