"""Queries that walk all told relations name every type of them: a new predicate must be added there."""

from __future__ import annotations

import re

import pytest

from cypher import load_query, schema_steps
from graph_builder.stores.rows import COUNT_TYPES, SHORTCUT_TYPES


@pytest.mark.parametrize("dialect", ["neo4j", "arcadedb"])
@pytest.mark.parametrize("name", ["triples", "shortest-paths"])
def test_every_told_relation_is_named(name: str, dialect: str) -> None:
    found = re.search(r"\[r?:([A-Z_|\s]+)", load_query(name, dialect).text)
    assert found
    assert {kind.strip() for kind in found[1].split("|")} == set(SHORTCUT_TYPES)


def test_all_triples_are_ranked_type_by_type() -> None:
    """An index is of one type, so each type has a line of its own, and the predicate that it is asked for by."""
    lines = re.findall(
        r"\[r:([A-Z_]+)\]->\(\) WHERE r.rank < CASE coalesce\(wanted, '(\w+)'\) WHEN '(\w+)'", load_query("triples").text
    )
    assert sorted(lines) == [(kind, kind.lower(), kind.lower()) for kind in sorted(SHORTCUT_TYPES)]


def test_everything_that_has_a_rank_has_an_index_for_it() -> None:
    statements = " ".join(text for step in schema_steps() for _, text in step.statements)
    assert set(re.findall(r"\[r:(\w+)\]-\(\) ON \(r.rank\)", statements)) == {*SHORTCUT_TYPES, *COUNT_TYPES}
