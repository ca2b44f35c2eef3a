"""Named queries over HTTP: the same queries, with bounds on what goes in and comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from api.parameters import printable
from api.problems import invalid_parameter
from cypher import list_queries, load_query
from graph_builder.errors import NotFoundError, QueryError
from graph_builder.stores import Store
from graph_builder.stores.redirects import ask_following

MAX_ROWS = 1000
"""Rows of one answer; who needs more asks the store itself."""
MAX_INTEGER = 2**63 - 1
"""What the store can hold."""
MAX_VALUE = 2000
"""Characters of one parameter: some dozen keys."""

_VALUE: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(max_length=MAX_VALUE), AfterValidator(printable)])


def all_queries() -> list[dict[str, Any]]:
    """Every named query in the shape of ``NamedQuery``."""
    return [asdict(query) for query in list_queries()]


def answer(store: Store, name: str, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Rows of a named query, in the shape of ``QueryAnswer``.

    Raises ``NotFoundError`` for an unknown name, ``QueryError`` or an error of validation where a parameter does not fit.
    """
    try:
        query = load_query(name)
    except QueryError as error:
        raise NotFoundError(error.detail, error.hint) from error
    parameters = _single(given)
    _check_numbers(query.bind(parameters))
    rows = ask_following(store, name, parameters)
    columns = [asdict(column) for column in query.columns]
    return {"name": name, "title": query.title, "columns": columns, "rows": rows[:MAX_ROWS], "truncated": len(rows) > MAX_ROWS}


def _single(given: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The parameters by name, each once and printable."""
    found: dict[str, object] = {}
    for name, value in given:
        if name in found:
            raise invalid_parameter(name, "Stands more than once.")
        try:
            found[name] = _VALUE.validate_python(value)
        except ValidationError as error:
            raise invalid_parameter(name, error.errors()[0]["msg"].removeprefix("Value error, ")) from error
    return found


def _check_numbers(parameters: Mapping[str, Any]) -> None:
    for name, value in parameters.items():
        if isinstance(value, int) and not 0 <= value <= (MAX_ROWS if name == "limit" else MAX_INTEGER):
            raise invalid_parameter(name, f"Is not from 0 to {MAX_ROWS if name == 'limit' else MAX_INTEGER}.")
