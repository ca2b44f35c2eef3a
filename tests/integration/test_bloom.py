"""Every search phrase and scene action for Bloom runs on a real Neo4j and finds something in the test's graph."""

from __future__ import annotations

import re

import pytest

from cypher.bloom import Phrase, describe
from graph_builder.stores import Store
from tests.integration.neo4j_server import ROOT
from tests.stores.sample import sample_graph

ACTIONS = re.findall(r"```cypher\n(.*?)\n```", (ROOT / "docs" / "bloom.md").read_text("utf-8"), re.DOTALL)


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
@pytest.mark.parametrize("action", ACTIONS)
def test_scene_action(filled: Store, action: str) -> None:
    selected = filled._read("MATCH (n) WHERE n:Claim OR n:Incident OR n:Actor RETURN collect(elementId(n)) AS nodes", {})[0]
    assert filled._read(action, selected), "finds nothing in the whole graph"
    assert not filled._read(action, {"nodes": []})


def test_there_are_scene_actions() -> None:
    assert len(ACTIONS) >= 4
