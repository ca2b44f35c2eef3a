"""Every search phrase of the Bloom perspective runs on a real Neo4j and finds something with its example."""

from __future__ import annotations

import pytest

from cypher.bloom import Phrase, describe
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
