"""Queries that walk all told relations name every type of them: a new predicate must be added there."""

from __future__ import annotations

import re

import pytest

from cypher import load_query
from graph_builder.model import LITERAL_PREDICATES, Predicate


@pytest.mark.parametrize("name", ["triples", "shortest-paths"])
def test_every_told_relation_is_named(name: str) -> None:
    found = re.search(r"\[r?:([A-Z_|\s]+)", load_query(name).text)
    assert found
    assert {kind.strip() for kind in found[1].split("|")} == {p.value.upper() for p in Predicate if p not in LITERAL_PREDICATES}
