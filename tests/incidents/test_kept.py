"""Judgements and withdrawals in a store: kept, applied, undone."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from cypher import load_statement
from graph_builder import pipeline
from graph_builder.incidents import resolve
from graph_builder.merging import Merging
from graph_builder.model import Record, Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store
from graph_builder.stores.dossiers import dossier_of
from tests.incidents.test_judgements import FAR, A, B, groups, judged, report
from tests.integration.dumps import dump
from tests.integration.killed_builds import PlainReader

pytestmark = pytest.mark.embedded
MANY = [report(f"r{n}", ("kalsu", "mashru", "babil", "eilat")[n % 4], later=n % 3, killed=n % 5 or None) for n in range(9)]


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


def test_a_report_that_was_forgotten_and_comes_back_as_a_new_version_is_seen(store: Store, embedded_settings: Settings) -> None:
    merging = Merging(embedded_settings)
    assert A in merging.graph(store).records
    changed = replace(A, document=replace(A.document, replaces="b"))
    store.forget("a")
    store.save_records([changed])
    assert changed in merging.graph(store).records


@pytest.mark.parametrize("seed", range(2))
def test_reports_that_come_in_any_batches_and_order_give_one_graph(seed: int, store: Store) -> None:
    def loaded(batches: list[list[Record]]) -> object:
        store.write("MATCH (n) DETACH DELETE n")
        store.apply_schema()
        for batch in batches:
            store.save_records(batch)
            store.project(resolve(tuple(store.records())))
        return dump(store)

    chance = random.Random(seed)
    shuffled = chance.sample(MANY, len(MANY))
    cuts = sorted(chance.sample(range(1, len(MANY)), 3))
    batches = [shuffled[a:b] for a, b in pairwise((0, *cuts, len(MANY)))]
    assert loaded(batches) == loaded([[r] for r in shuffled[::-1]] if seed == 0 else [MANY])


def test_a_changed_article_is_a_new_version_and_shows_what_it_dropped(
    store: Store, embedded_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "Reader", PlainReader)
    fields = {"url": "https://paper.example/1", "published": "2024-04-20"}

    def built(words: str) -> None:
        (tmp_path / "article.json").write_text(json.dumps({**fields, "text": words}), "utf-8")
        pipeline.build([tmp_path], store, embedded_settings)

    store.write("MATCH (n:Record) DETACH DELETE n")
    built("قتل خمسة في كالسو kalsu 5")
    built("قتل اثنان في كالسو kalsu 2")
    (first, second) = sorted(store.versions(), key=lambda v: v.replaces is not None)
    assert second.replaces == first.key
    (incident, *_) = {row["incident"] for row in store.run(load_statement("tellings"), incident=None)}
    (change,) = dossier_of(store, incident, {}).changes
    assert (change.document, change.newer) == (first.key, second.key)
    built("قتل اثنان في كالسو kalsu 2")
    assert len(store.versions()) == 2
