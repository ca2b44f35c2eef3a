"""Judgements and withdrawals in a store: kept, applied, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cypher import load_statement
from graph_builder import pipeline
from graph_builder.model import Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.incidents.test_judgements import FAR, A, B, groups, judged

pytestmark = pytest.mark.embedded


@pytest.fixture
def store(embedded_store: Store) -> Iterator[Store]:
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.apply_schema()
    embedded_store.save_records([A, B, FAR])
    yield embedded_store
    embedded_store.write("MATCH (n) DETACH DELETE n")


def stored(store: Store) -> set[tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in store.run(load_statement("tellings"), incident=None):
        found.setdefault(row["incident"], []).append(row["document"])
    return {tuple(sorted(documents)) for documents in found.values()}


def test_a_judgement_is_kept_applied_and_taken_back(store: Store, embedded_settings: Settings) -> None:
    negative = judged("a", "b", Verdict.NEGATIVE)
    assert groups(pipeline.judge([negative], store, embedded_settings)) == {("a",), ("b",), ("far",)}
    assert stored(store) == {("a",), ("b",), ("far",)}
    pipeline.judge([negative], store, embedded_settings)
    assert store.judgements() == [negative]
    unsure = judged("a", "b", Verdict.UNSURE, minutes=1)
    pipeline.judge([unsure], store, embedded_settings)
    assert stored(store) == {("a", "b"), ("far",)}
    assert store.judgements() == [negative, unsure]


def test_what_a_withdrawn_report_held_together_comes_apart(store: Store, embedded_settings: Settings) -> None:
    pipeline.judge([judged("a", "far", Verdict.POSITIVE)], store, embedded_settings)
    assert stored(store) == {("a", "b", "far")}
    assert pipeline.forget(["a", "unknown"], store, embedded_settings) == ["a"]
    assert stored(store) == {("b",), ("far",)}
    store.save_records([A])
    pipeline.judge([], store, embedded_settings)
    assert stored(store) == {("a", "b", "far")}
