"""Loading against a store that only listens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import pytest

from graph_builder.errors import StoreError
from graph_builder.model import Graph
from graph_builder.stores import loading
from graph_builder.stores.held import Run
from graph_builder.stores.loading import Loader
from graph_builder.stores.projection import FORM, View
from tests.stores.sample import sample_graph

T = TypeVar("T")


class Listener:
    """Takes every statement and says that all rows were written; holds no graph, or only what it is told."""

    def __init__(self, digest: str | None = None) -> None:
        self.digest = digest
        self.held = 1
        self.transactions: list[list[tuple[str, Mapping[str, Any]]]] = []
        self.asked: list[str] = []

    def run(self, statement: str, _parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        self.asked.append(statement)
        return [{"digest": self.digest}] if "RETURN meta.digest" in statement else []

    def transact(self, work: Callable[[Run], T]) -> T:
        heard: list[tuple[str, Mapping[str, Any]]] = []
        self.transactions.append(heard)

        def run(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
            heard.append((statement, parameters))
            if statement.endswith("RETURN n.key AS key"):
                return []
            written = len(parameters.get("rows", ()))
            return [{"written": written, "held": self.held, "removed": 0}]

        return work(run)

    def load(self, graph: Graph) -> loading.ProjectionReport:
        return Loader(self.run, self.transact).load(View(graph))


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "ROWS", 1)


def keys(transaction: list[tuple[str, Mapping[str, Any]]], label: str) -> list[str]:
    """Keys of the nodes with a label that a transaction writes."""
    return [row["key"] for statement, p in transaction if f"CREATE (n:{label} {{key" in statement for row in p["rows"]]


def test_a_view_that_is_there_costs_one_question() -> None:
    store = Listener(View(sample_graph()).digest)
    assert store.load(sample_graph()).unchanged
    assert (len(store.asked), store.transactions) == (1, [])


def test_a_small_change_is_one_transaction_and_the_digest_another() -> None:
    store, view = Listener(), View(sample_graph())
    report = store.load(sample_graph())
    assert report.nodes_written + report.relationships_written == sum(unit.size for unit in view.units())
    assert len(store.transactions) == 2
    kinds = ["MERGE" in s for s, p in store.transactions[0] if "props" in s]
    assert kinds == sorted(kinds), "nodes come before relationships"
    assert store.transactions[-1][-1][1] == {"digest": view.digest, "form": FORM, **view.checks}


@pytest.mark.usefixtures("one_by_one")
def test_a_document_is_never_cut() -> None:
    store = Listener()
    store.load(sample_graph())
    for document in View(sample_graph()).units():
        if document.owner.label == "Document":
            (whole,) = (t for t in store.transactions if document.owner.key in keys(t, "Document"))
            assert {n.key for n in document.nodes} <= set(keys(whole, "Sentence") + keys(whole, "Claim") + [document.owner.key])


@pytest.mark.usefixtures("one_by_one")
def test_an_incident_comes_with_its_first_document_and_a_shortcut_with_its_last() -> None:
    store = Listener()
    store.load(sample_graph())
    place = {key: n for n, t in enumerate(store.transactions) for key in keys(t, "Document") + keys(t, "Incident")}
    assert place["explosion-kalsu-2024-04-19"] == place["d1"]
    written = [
        (n, row["source"], row["props"]["documents"])
        for n, transaction in enumerate(store.transactions)
        for _, p in transaction
        for row in p.get("rows", ())
        if "documents" in row.get("props", ())
    ]
    assert len(written) == 17
    assert all(n == max(place[key] for key in documents) for n, _, documents in written)


@pytest.mark.usefixtures("one_by_one")
def test_a_unit_is_noted_as_whole_with_its_last_row() -> None:
    store, view = Listener(), View(sample_graph())
    store.load(sample_graph())
    marks: dict[str, list[str | None]] = {}
    for _, p in (told for transaction in store.transactions for told in transaction):
        for row in p.get("rows", ()):
            if "unit" in row:
                marks.setdefault(row["key"], []).append(row["unit"])
    assert {key: told[-1] for key, told in marks.items()} == {ref.key: digest for ref, (digest, _) in view.digests.items()}
    assert set(marks["pmf"][:-1]) == {None}, "its shortcuts come with the documents"


def test_every_instant_of_a_node_is_written() -> None:
    store = Listener()
    store.load(sample_graph())
    found = set()
    for statement, p in (told for transaction in store.transactions for told in transaction if "instants" in told[1]):
        for row in p["rows"]:
            found |= (names := row.keys() - {"key", "props"})
            assert all(f"n.{name} = $instants[row.{name}]" in statement for name in names)
            assert all(isinstance(p["instants"][row[name]], datetime) for name in names)
    assert found == {"reported_at", "published_at"}


def test_a_load_that_was_overtaken_stops() -> None:
    store = Listener()
    store.held = 0
    with pytest.raises(StoreError, match="Another program"):
        store.load(sample_graph())


def test_an_empty_graph_can_be_loaded() -> None:
    graph = sample_graph()
    nothing = replace(
        graph,
        records=(),
        entities={},
        incidents=(),
        incident_of={},
        merges=(),
        inferred=(),
        copies=(),
        contradictions=(),
        shortcuts=(),
    )
    assert not Listener().load(nothing).unchanged
