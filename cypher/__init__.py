"""All Cypher of the program, one statement a file, each with a header; this module finds and reads them.

``schema/`` holds what a store needs before its first load, ``load/`` the statements that write, ``queries/`` the named
queries for people. A file ``NAME.arcadedb.cypher`` (or ``.sql``) takes the place of ``NAME.cypher`` on that engine alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from cypher.header import Column, Header, Parameter, parse_header
from cypher.parameters import bind
from graph_builder.errors import QueryError

__all__ = ["Column", "Header", "Parameter", "Query", "list_queries", "load_query", "load_statement", "schema_statements"]

_FOLDER = Path(__file__).parent
_SCHEMA = ("constraints", "indexes", "fulltext")
"""Constraints first: they make the labels that the others speak of."""


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
        if not re.fullmatch(r"[A-Za-z_]+(:[A-Za-z_]+)*", value):
            raise ValueError(f"not a label or type: {value!r}")
        body = body.replace(f"__{placeholder}__", value)
    return body


def schema_statements(dialect: str = "neo4j") -> Iterable[tuple[str, str]]:
    """The statements that prepare a store, in order, each as (``cypher`` or ``sql``, text); running them again is harmless."""
    for name in _SCHEMA:
        path = _spelling(_FOLDER / "schema", name, dialect)
        body = "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("//"))
        for statement in filter(None, (part.strip() for part in body.split(";\n"))):
            yield path.suffix.removeprefix("."), statement.removesuffix(";")


@lru_cache(maxsize=1)
def _query_names() -> tuple[str, ...]:
    return tuple(sorted(p.stem for p in (_FOLDER / "queries").glob("*.cypher") if "." not in p.stem))


def _spelling(folder: Path, name: str, dialect: str) -> Path:
    own = sorted(folder.glob(f"{name}.{dialect}.*"))
    return own[0] if own else folder / f"{name}.cypher"
