"""Every statement file is well formed, and what it names belongs to the model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cypher
from cypher import list_queries, load_query, load_statement, schema_steps
from cypher.header import parse_header
from cypher.parameters import PARAMETER_TYPES
from graph_builder.errors import QueryError
from graph_builder.model import EntityKind, Predicate
from graph_builder.stores.rows import KIND_LABELS, PRIMARY_LABELS, RELATIONSHIP_TYPES

FOLDER = Path(cypher.__file__).parent
FILES = sorted([*FOLDER.glob("*/*.cypher"), *FOLDER.glob("*/*.sql")])
LABELS = {
    *PRIMARY_LABELS,
    *(label for labels in KIND_LABELS.values() for label in labels),
    "Record",
    "Meta",
    "Judgement",
    "Clock",
}
TYPES = set(RELATIONSHIP_TYPES)
PLACEHOLDERS = {"__LABELS__", "__LABEL__", "__TYPE__", "__TYPES__", "__FROM__", "__TO__"}


def body(text: str) -> str:
    """The statement without comments and without what stands in quotes."""
    return re.sub(r"'[^']*'", "''", "\n".join(line for line in text.splitlines() if not line.startswith("//")))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_header_and_names(path: Path) -> None:
    text = path.read_text("utf-8")
    parse_header(text, path.name)
    if path.suffix == ".cypher":
        labels = {label for labels in re.findall(r"\(\w*:(\w+(?::\w+)*)", body(text)) for label in labels.split(":")}
        types = {kind for kinds in re.findall(r"\[\w*:([\w|\s]+)", body(text)) for kind in re.findall(r"\w+", kinds)}
        assert labels <= LABELS | PLACEHOLDERS
        assert types <= TYPES | PLACEHOLDERS


@pytest.mark.parametrize("query", list_queries(), ids=lambda q: q.name)
def test_query_declares_its_parameters_and_columns(query: cypher.Query) -> None:
    assert {p.name for p in query.parameters} == set(re.findall(r"\$(\w+)", body(query.text)))
    assert {p.type for p in query.parameters} <= set(PARAMETER_TYPES)
    assert all(p.meaning for p in query.parameters)
    assert all(c.meaning for c in query.columns)
    assert query.columns
    assert query.title[0].isupper()
    assert "LIMIT" not in query.text or "ORDER BY" in query.text
    query.bind({p.name: p.example for p in query.parameters if not p.optional})


@pytest.mark.parametrize("path", sorted(FOLDER.glob("queries/*.arcadedb.cypher")), ids=lambda p: p.stem)
def test_a_query_promises_the_same_in_each_spelling(path: Path) -> None:
    name = path.name.partition(".")[0]
    one, other = load_query(name), load_query(name, "arcadedb")
    assert one.text != other.text
    for promise in ("title", "purpose", "parameters", "columns"):
        assert getattr(one, promise) == getattr(other, promise)


def test_there_are_at_least_thirty_queries() -> None:
    assert len(list_queries()) >= 30


def test_every_kind_and_predicate_has_its_place() -> None:
    assert set(KIND_LABELS) == set(EntityKind)
    literal = {Predicate.KILLED, Predicate.WOUNDED, Predicate.ON_DATE, Predicate.USED_WEAPON}
    assert {p.value.upper() for p in Predicate if p not in literal} <= set(RELATIONSHIP_TYPES)


def test_an_unknown_query_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError) as caught:
        load_query("who-claim")
    assert "who-claimed" in caught.value.hint


def test_an_engine_may_have_its_own_spelling() -> None:
    assert {language for step in schema_steps("neo4j") for language, _ in step.statements} == {"cypher"}
    assert {language for step in schema_steps("arcadedb") for language, _ in step.statements} == {"cypher", "sql"}


@pytest.mark.parametrize("dialect", ["neo4j", "arcadedb"])
def test_the_steps_of_the_schema_are_numbered_from_one_and_hold_single_statements(dialect: str) -> None:
    steps = schema_steps(dialect)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert len({step.name for step in steps}) == len(steps)
    for _, statement in (each for step in steps for each in step.statements):
        assert statement.startswith("CREATE ")
        assert ";" not in statement
        assert "IF NOT EXISTS" in statement


def test_placeholders_take_names_only() -> None:
    assert "CREATE (n:Actor:Person {key" in load_statement("new-nodes", LABELS="Actor:Person")
    with pytest.raises(ValueError, match="label"):
        load_statement("new-nodes", LABELS="Actor) DETACH DELETE (n")


def test_every_step_of_linked_actors_goes_by_the_same_relations() -> None:
    """Cypher has no name for a list of types, so the query writes it once for each number of steps."""
    text = (FOLDER / "queries" / "linked-actors.cypher").read_text("utf-8")
    steps = [frozenset(re.split(r"\|\s*", found)) for found in re.findall(r"\[:([A-Z_|\s]+)(?:\*\d\.\.\d)?\]-\(linked", text)]
    assert len(steps) == 3
    assert len(set(steps)) == 1
    assert steps[0] <= TYPES
