"""Loading against a store that only listens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from graph_builder.stores import loading
from graph_builder.stores.loading import Loader
from graph_builder.stores.projection import project
from tests.stores.sample import sample_graph


class Listener:
    """Takes every statement and says that all rows were written."""

    def __init__(self, digest: str | None = None) -> None:
        self.digest = digest
        self.heard: list[tuple[str, Mapping[str, Any]]] = []

    def __call__(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        self.heard.append((statement, parameters))
        if "RETURN meta.digest" in statement:
            return [{"digest": self.digest}]
        if "rows" in parameters:
            return [{"written": len(parameters["rows"])}]
        return [] if not parameters else [{"written": 1}]


def test_a_view_that_is_there_costs_one_question() -> None:
    rows = project(sample_graph())
    store = Listener(rows.digest)
    assert Loader(store).load(rows).unchanged
    assert len(store.heard) == 1


def test_nodes_come_before_relationships_and_the_digest_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 4)
    store, rows = Listener(), project(sample_graph())
    report = Loader(store).load(rows)
    assert (report.nodes_written, report.relationships_written) == (len(rows.nodes), len(rows.relationships))
    written = [s for s, p in store.heard if "rows" in p]
    kinds = ["relationship" if "]->(b)" in s else "node" for s in written]
    assert kinds == sorted(kinds)
    assert all(len(p["rows"]) <= 4 for _, p in store.heard if "rows" in p)
    noted = [p["digest"] for s, p in store.heard if "SET meta.digest" in s]
    assert noted == [None, rows.digest]
    assert store.heard[-1][1] == {"digest": rows.digest}
