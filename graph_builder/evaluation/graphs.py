"""The graph of one document as gold and predictions write it (the shape of ``exports.triples``), checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from graph_builder.errors import ReadingError

Text = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]
"""Older gold has bare numbers as objects of ``killed``."""
Labels = Annotated[tuple[str, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value or ())]


Model = TypeVar("Model", bound=BaseModel)


class Row(BaseModel):
    """Fields that the scorers do not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class EntityRow(Row):
    """An entity with all its names."""

    key: str
    type: str = ""
    names: tuple[str, ...] = ()


class IncidentRow(Row):
    """An incident with its acceptable kinds, best first."""

    key: str
    type: Labels = ()


class TripleRow(Row):
    """One triple; ``by`` is its speaker."""

    s: str
    p: str
    o: Text
    by: str | None = None
    optional: bool = False
    evidence: str = ""

    def __str__(self) -> str:
        return f"{self.s} {self.p} {self.o}" + (f" by {self.by}" if self.by else "")


class GraphRow(Row):
    """The graph of one document."""

    doc_id: str
    entities: tuple[EntityRow, ...] = ()
    incidents: tuple[IncidentRow, ...] = ()
    triples: tuple[TripleRow, ...] = ()

    @cached_property
    def entity_keys(self) -> frozenset[str]:
        """Keys of all entities."""
        return frozenset(e.key for e in self.entities)

    @cached_property
    def incident_keys(self) -> frozenset[str]:
        """Keys of all incidents."""
        return frozenset(i.key for i in self.incidents)


def load_graphs(folder: Path) -> Mapping[str, GraphRow]:
    """Every document graph of a folder, by ``doc_id``. Raises ReadingError for a file that is none.

    Files whose names start with an underscore (``_copies.json``) are no documents.
    """
    rows = (graph_of(load_json(f), str(f)) for f in sorted(folder.glob("*.json")) if not f.name.startswith("_"))
    return {row.doc_id: row for row in rows}


def graph_of(value: object, name: str) -> GraphRow:
    """A checked document graph. ``name`` is for the error."""
    return validated(GraphRow, value, name)


def load_json(path: Path) -> Any:
    """The JSON value of a file. Raises ReadingError."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror})", "Check the path.", str(path)) from error
    except ValueError as error:
        raise ReadingError(f"is not valid JSON ({error})", "Write it anew with `isnad triples`.", str(path)) from error


def validated(model: type[Model], value: object, name: str) -> Model:
    """The value as the model says. Raises ReadingError that names the first wrong field."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "file"
        raise ReadingError(f"{where}: {first['msg'].lower()}", "The shape is that of `isnad triples`.", name) from error
