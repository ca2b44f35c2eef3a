"""Every search phrase and scene action for Bloom runs on a real Neo4j and finds something in the test's graph."""

from __future__ import annotations

import pytest

from cypher.bloom import Phrase, SceneAction, describe
from graph_builder.stores import Store
from tests.stores.sample import sample_graph


@pytest.fixture(scope="module")
def filled(neo4j_store: Store) -> Store:
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.project(sample_graph())
    return neo4j_store


@pytest.mark.neo4j
@pytest.mark.parametrize("phrase", describe().phrases, ids=lambda p: p.phrase)
def test_phrase(filled: Store, phrase: Phrase) -> None:
    rows = filled.run(phrase.cypher, **{each.name: each.example for each in phrase.parameters})
    assert rows, "the example finds nothing"


@pytest.mark.neo4j
@pytest.mark.parametrize("action", describe().actions, ids=lambda a: a.name)
def test_scene_action(filled: Store, action: SceneAction) -> None:
    ask = "MATCH (n) WHERE any(label IN labels(n) WHERE label IN $on) RETURN collect(elementId(n)) AS nodes"
    selected = filled._read(ask, {"on": action.on})[0]
    assert filled._read(action.cypher, selected), "finds nothing in the whole graph"
    assert not filled._read(action.cypher, {"nodes": []})
