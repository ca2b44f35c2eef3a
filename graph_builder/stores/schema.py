"""Which steps of the schema a store took, and whether this program knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cypher import schema_steps
from graph_builder.errors import StoreError


@dataclass(frozen=True)
class Step:
    """A step of the schema in a store. No ``taken_at``: still to take. No ``statements``: a newer program's."""

    number: int
    name: str
    taken_at: datetime | None
    statements: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """Key of the note that it was taken."""
        return f"schema-{self.number:03}"

    @property
    def known(self) -> bool:
        """Whether this program has the step."""
        return bool(self.statements)


def steps(dialect: str, noted: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """The program's steps and those noted in the store (rows of ``read-schema``), by number."""
    taken = {row["number"]: row for row in noted}
    mine = {step.number: step for step in schema_steps(dialect)}
    own = [Step(n, s.name, taken[n]["taken_at"] if n in taken else None, s.statements) for n, s in mine.items()]
    newer = [Step(n, row["name"], row["taken_at"], ()) for n, row in taken.items() if n not in mine]
    return tuple(sorted([*own, *newer], key=lambda step: step.number))


def refuse_newer(found: Sequence[Step], address: str) -> None:
    """Raise ``StoreError`` where the store took a step that this program does not know."""
    if newer := [step for step in found if not step.known]:
        mine = max((step.number for step in found if step.known), default=0)
        names = ", ".join(f"{step.number} ({step.name})" for step in newer)
        raise StoreError(
            f"The graph in the store at {address} has a newer schema: step {names}; this program knows steps up to {mine}.",
            "Use the newer version of Isnad that made it, or an empty database.",
        )
