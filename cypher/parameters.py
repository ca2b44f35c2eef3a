"""Parameters of a query as a user types them, turned into the values that the query needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any

from cypher.header import Parameter
from graph_builder.errors import QueryError


def bind(query: str, declared: tuple[Parameter, ...], given: Mapping[str, object]) -> dict[str, Any]:
    """All parameters of a query, converted; those left out take their default.

    Raises ``QueryError`` for a missing or unknown parameter or a value of another type. ``query`` is the name for messages.
    """
    known = {parameter.name: parameter for parameter in declared}
    for name in given:
        if name not in known:
            raise QueryError(f"The query {query} has no parameter {name}.", _suggestion(name, known))
    bound: dict[str, Any] = {}
    for parameter in declared:
        if parameter.name in given:
            bound[parameter.name] = _convert(query, parameter, given[parameter.name])
        elif parameter.optional:
            bound[parameter.name] = None if parameter.example == "none" else _convert(query, parameter, parameter.example)
        else:
            raise QueryError(
                f"The query {query} needs {parameter.name} ({parameter.meaning}).", f"For example {_example(parameter)}"
            )
    return bound


def _convert(query: str, parameter: Parameter, value: object) -> object:
    try:
        return _CONVERTERS[parameter.type](value)
    except (ValueError, TypeError) as error:
        raise QueryError(
            f"{parameter.name} of {query} is not of type {parameter.type}: {value!r}.", f"For example {_example(parameter)}"
        ) from error


def _example(parameter: Parameter) -> str:
    return f"{parameter.name}={parameter.example!r}" if " " in parameter.example else f"{parameter.name}={parameter.example}"


def _suggestion(name: str, known: Mapping[str, Parameter]) -> str:
    close = get_close_matches(name, known, n=1)
    if close:
        return f"Did you mean {close[0]}?"
    return f"It takes: {', '.join(known)}." if known else "It takes none."


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _words(value: object) -> str:
    """Words that must all be there, in the syntax of the full-text engine (Lucene); its operators in the input are dropped."""
    words = re.findall(r"\w+", _text(value).lower())
    if not words:
        raise ValueError(value)
    return " AND ".join(words)


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(value)
    return int(value)


def _count(value: object) -> int:
    """A number of something, as a rank holds it: seven digits."""
    count = _integer(value)
    if not 0 <= count < 10**7:
        raise ValueError(value)
    return count


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError(value)
    return float(value)


def _boolean(value: object) -> bool:
    words = {"true": True, "yes": True, "false": False, "no": False}
    if str(value).lower() not in words:
        raise ValueError(value)
    return words[str(value).lower()]


def _date(value: object) -> date:
    return value if isinstance(value, date) and not isinstance(value, datetime) else date.fromisoformat(_text(value))


def _datetime(value: object) -> datetime:
    """An instant in UTC; without an offset UTC is meant."""
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(_text(value))
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


_CONVERTERS: Mapping[str, Callable[[object], object]] = {
    "text": _text,
    "words": _words,
    "integer": _integer,
    "count": _count,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
}
PARAMETER_TYPES = tuple(_CONVERTERS)
"""Types that a named query may declare."""
