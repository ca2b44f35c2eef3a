"""The schema on the real engines: each step is taken once and noted, and a newer one is refused."""

from __future__ import annotations

from typing import Any

import pytest

from cypher import schema_steps
from graph_builder.errors import StoreError
from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store
from tests.stores.sample import sample_graph


def test_each_step_is_taken_once_and_noted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []
    original = store._prepare
    monkeypatch.setattr(store, "_prepare", lambda *told: (prepared.append(told[1]), original(*told)))
    assert [step.taken_at for step in store.schema()] == [None] * len(schema_steps())
    assert [step.number for step in store.apply_schema()] == [step.number for step in schema_steps()]
    assert prepared == [text for step in schema_steps(store.dialect) for _, text in step.statements]
    assert all(step.taken_at for step in store.schema())
    assert store.apply_schema() == ()
    assert len(prepared) == len(set(prepared))


def test_a_step_that_was_cut_off_is_taken_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(*_told: Any) -> None:
        raise StoreError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(store, "_prepare", cut_off)
        with pytest.raises(StoreError):
            store.apply_schema()
    assert [step.taken_at for step in store.schema()] == [None] * len(schema_steps())
    store.apply_schema()
    assert all(step.taken_at for step in store.schema())


def test_two_processes_may_take_the_steps_of_a_new_store_at_the_same_moment(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = store.write

    def overtaken(query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        done = original(query, **parameters)
        if "taken_at" in parameters:
            raise StoreError("Duplicated key", "The other process wrote it a moment earlier.")
        return done

    monkeypatch.setattr(store, "write", overtaken)
    store.apply_schema()
    assert all(step.taken_at for step in store.schema())


def test_a_note_that_cannot_be_written_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    original = store.write

    def full(query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        if "taken_at" in parameters:
            raise StoreError("The disk is full")
        return original(query, **parameters)

    monkeypatch.setattr(store, "write", full)
    with pytest.raises(StoreError, match="full"):
        store.apply_schema()


def test_a_newer_schema_is_refused_for_reading_and_for_building(store: Store, store_settings: Settings) -> None:
    store.apply_schema()
    newer = {"key": "schema-999", "number": 999, "name": "from-the-future"}
    store.write("CREATE (:Meta {key: $key, number: $number, name: $name})", **newer)
    with pytest.raises(StoreError, match="999"):
        store.apply_schema()
    with pytest.raises(StoreError, match="newer schema") as caught, open_store(store_settings):
        pass
    assert "newer version of Isnad" in caught.value.hint
    with open_store(store_settings, any_schema=True) as opened:
        assert not opened.schema()[-1].known
    store.write("MATCH (n) DETACH DELETE n")


def test_titles_and_sentences_are_found_by_their_arabic_stems(store: Store) -> None:
    store.apply_schema()
    store.project(sample_graph())
    query = "CALL db.index.fulltext.queryNodes('Sentence[text]', $text) YIELD node, score RETURN node.text AS text"
    found = {row["text"] for row in store.run(query, text="الفصائل")}
    assert any("فصائل" in text for text in found)


@pytest.mark.neo4j
def test_neo4j_has_every_kind_of_index_and_all_are_online(neo4j_store: Store) -> None:
    neo4j_store.apply_schema()
    rows = neo4j_store.write("SHOW INDEXES YIELD type, entityType, state, labelsOrTypes, properties, options")
    assert {row["state"] for row in rows} == {"ONLINE"}
    assert {row["type"] for row in rows} >= {"RANGE", "POINT", "FULLTEXT", "LOOKUP"}
    assert {row["entityType"] for row in rows if row["type"] == "LOOKUP"} == {"NODE", "RELATIONSHIP"}
    texts = [row for row in rows if row["type"] == "FULLTEXT"]
    assert {row["options"]["indexConfig"]["fulltext.analyzer"] for row in texts} == {"arabic"}
    assert {(row["labelsOrTypes"][0], row["properties"][0]) for row in texts} >= {("Sentence", "text"), ("Actor", "search")}


@pytest.mark.neo4j
def test_neo4j_looks_up_an_area_by_the_point_index(neo4j_store: Store) -> None:
    neo4j_store.apply_schema()
    near = "MATCH (p:Place) WHERE point.distance(p.location, point({latitude: 32.7, longitude: 44.6})) < 10000 RETURN p.key"
    plan = neo4j_store._driver.execute_query(f"EXPLAIN {near}").summary.plan
    assert plan is not None
    assert "IndexSeek" in str(plan)
