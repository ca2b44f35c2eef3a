"""All Cypher of the program, one statement a file, each with a header; this module finds and reads them.

``schema/`` holds the steps that prepare a store (``001-...``, each taken once and noted in the graph; a step that
was released is never changed, a new one is added), ``load/`` the statements that write, ``queries/`` the named
queries for people. A file ``NAME.arcadedb.cypher`` (or ``.sql``) takes the place of ``NAME.cypher`` on that engine alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from cypher.header import Column, Header, Parameter, parse_header
from cypher.parameters import bind
from graph_builder.errors import QueryError

__all__ = ["Column", "Header", "Parameter", "Query", "SchemaStep", "list_queries", "load_query", "load_statement", "schema_steps"]

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SchemaStep:
    """One step of the schema: ``statements`` are pairs of language (``cypher`` or ``sql``) and text, in order."""

    number: int
    name: str
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Query:
    """A named query: its text and what its header says."""

    name: str
    title: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def bind(self, given: Mapping[str, object]) -> dict[str, Any]:
        """The parameters as the query needs them. Raises ``QueryError`` where one is missing, unknown or of another type."""
        return bind(self.name, self.parameters, given)


@lru_cache(maxsize=256)
def load_query(name: str, dialect: str = "neo4j") -> Query:
    """The named query in the spelling of an engine (``neo4j`` or ``arcadedb``). Raises ``QueryError`` for an unknown name."""
    names = _query_names()
    if name not in names:
        close = get_close_matches(name, names, n=1)
        hint = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(names)}."
        raise QueryError(f"There is no query named {name}.", hint)
    path = _spelling(_FOLDER / "queries", name, dialect)
    text = path.read_text("utf-8")
    header = parse_header(text, path.name)
    return Query(name, header.title, header.purpose, header.parameters, header.columns, text)


def list_queries() -> tuple[Query, ...]:
    """All named queries, by name."""
    return tuple(load_query(name) for name in _query_names())


@lru_cache(maxsize=1024)
def load_statement(name: str, dialect: str = "neo4j", **names: str) -> str:
    """A statement of ``load/``, its placeholders (``__TYPE__``) replaced by names of the model (``TYPE="CLAIMED"``).

    Values never go in this way, they are parameters; only labels and types do, which no engine takes as parameters.
    """
    text = _spelling(_FOLDER / "load", name, dialect).read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    for placeholder, value in names.items():
        if not re.fullmatch(r"[A-Za-z_]+([:|][A-Za-z_]+)*", value):
            raise ValueError(f"not a label or type: {value!r}")
        body = body.replace(f"__{placeholder}__", value)
    return body


@lru_cache(maxsize=4)
def schema_steps(dialect: str = "neo4j") -> tuple[SchemaStep, ...]:
    """The steps that prepare a store, in order. Running one again is harmless, but each is meant to be taken once."""
    stems = sorted({path.name.partition(".")[0] for path in (_FOLDER / "schema").iterdir()})
    return tuple(_step(_spelling(_FOLDER / "schema", stem, dialect), stem) for stem in stems)


def _step(path: Path, stem: str) -> SchemaStep:
    number, _, name = stem.partition("-")
    language = path.suffix.removeprefix(".")
    body = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("//"))
    parts = (part.strip().removesuffix(";") for part in body.split(";\n"))
    return SchemaStep(int(number), name, tuple((language, part) for part in parts if part))


@lru_cache(maxsize=1)
def _query_names() -> tuple[str, ...]:
    return tuple(sorted(p.stem for p in (_FOLDER / "queries").glob("*.cypher") if "." not in p.stem))


def _spelling(folder: Path, name: str, dialect: str) -> Path:
    own = sorted(folder.glob(f"{name}.{dialect}.*"))
    return own[0] if own else folder / f"{name}.cypher"
