"""How Neo4j would run every named query: by an index, or with a reason in the query's header (``// scan: ...``) why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cypher
from cypher import Query, list_queries
from cypher.header import parse_header
from graph_builder.stores import Store
from tests.stores.sample import sample_graph

FOLDER = Path(cypher.__file__).parent / "queries"
SCANS = ("AllNodesScan", "ByLabelScan", "ByLabelsScan", "RelationshipTypeScan", "AllRelationshipsScan", "RelationshipTypesScan")


@pytest.fixture(scope="module")
def filled(neo4j_store: Store) -> Store:
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.apply_schema()
    neo4j_store.project(sample_graph())
    neo4j_store.write("CALL db.awaitIndexes(60)")
    return neo4j_store


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def scans(store: Store, text: str, given: dict[str, Any]) -> set[str]:
    plan = store._driver.execute_query(f"EXPLAIN {text}", given, database_=store._database).summary.plan
    assert plan is not None
    return {name for name in operators(plan) if name.endswith(SCANS)}


@pytest.mark.neo4j
def test_a_scan_is_seen(filled: Store) -> None:
    assert scans(filled, "MATCH (n:Claim) WHERE n.sentence_index = 3 RETURN n", {})
    assert not scans(filled, "MATCH (n:Claim {key: $key}) RETURN n", {"key": "c1"})


@pytest.mark.neo4j
@pytest.mark.parametrize("query", list_queries(), ids=lambda q: q.name)
def test_no_query_scans_without_a_reason(filled: Store, query: Query) -> None:
    """One way only: with a reason the planner may still choose an index, as the counts it keeps make it."""
    reason = parse_header((FOLDER / f"{query.name}.cypher").read_text("utf-8"), query.name).scan
    given = query.bind({p.name: p.example for p in query.parameters if not p.optional})
    found = scans(filled, query.text, given)
    assert reason or not found
