"""`isnad schema`, and what commands say of a graph that an earlier program loaded."""

from __future__ import annotations

import json

import pytest

from cypher import schema_steps
from graph_builder.stores import Store
from tests.cli.conftest import Run
from tests.stores.sample import sample_graph

pytestmark = pytest.mark.embedded


def test_steps_are_told_and_missing_ones_taken(ask: Run, sample_store: Store) -> None:
    sample_store.apply_schema()
    steps = json.loads(ask("schema", "status", "--json").output)
    assert [step["number"] for step in steps] == [step.number for step in schema_steps("arcadedb")]
    assert all(step["taken_at"] and step["known"] for step in steps)
    sample_store.write("MATCH (step:Meta {key: 'schema-005'}) DELETE step")
    assert "5 clock: not taken" in ask("schema", "status").output
    assert f"1 of {len(steps)} steps taken now." in ask("schema", "apply").output
    assert "Nothing to do" in ask("schema", "apply").output


def test_a_graph_of_an_earlier_program_wants_a_build(ask: Run, sample_store: Store) -> None:
    sample_store.write("MATCH (meta:Meta {key: 'view'}) REMOVE meta.form SET meta.digest = 'of an earlier program'")
    for arguments in (("incidents",), ("query", "documents"), ("doctor",)):
        told = ask(*arguments)
        assert told.exit_code
        assert "isnad build" in told.output + told.stderr
    sample_store.project(sample_graph())
    assert ask("incidents").exit_code == 0
