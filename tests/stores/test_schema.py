"""Which steps of the schema are taken, missing, or of a newer program."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cypher import schema_steps
from graph_builder.errors import StoreError
from graph_builder.stores.schema import refuse_newer, steps

THEN = datetime(2026, 11, 26, tzinfo=UTC)
LAST = schema_steps()[-1].number


def note(number: int, name: str) -> dict[str, object]:
    return {"number": number, "name": name, "taken_at": THEN}


def test_a_new_store_has_taken_nothing() -> None:
    found = steps("neo4j", [])
    assert [step.number for step in found] == [step.number for step in schema_steps()]
    assert all(step.known and step.taken_at is None for step in found)
    refuse_newer(found, "bolt://x")


def test_what_is_noted_is_taken() -> None:
    first, *rest = steps("neo4j", [note(1, "unique-keys")])
    assert first.taken_at == THEN
    assert {step.taken_at for step in rest} == {None}


def test_a_step_of_a_newer_program_is_named_with_what_to_do() -> None:
    found = steps("neo4j", [note(LAST, "known"), note(LAST + 1, "from-the-future")])
    assert not found[-1].known
    with pytest.raises(
        StoreError, match=rf"step {LAST + 1} \(from-the-future\); this program knows steps up to {LAST}"
    ) as caught:
        refuse_newer(found, "bolt://x")
    assert "newer version" in caught.value.hint
