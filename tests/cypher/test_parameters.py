"""Parameters as a user types them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cypher.header import Parameter, parse_header
from cypher.parameters import bind
from graph_builder.errors import QueryError


def declared(kind: str, example: str = "x", optional: bool = False) -> tuple[Parameter, ...]:
    return (Parameter("value", kind, example, "what it is", optional),)


@pytest.mark.parametrize(
    ("kind", "given", "bound"),
    [
        ("text", " kalsu ", "kalsu"),
        ("words", "كتائب حزب الله", "كتائب AND حزب AND الله"),
        ("words", "Kalsu (base) OR *:*", "kalsu AND base AND or"),
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("count", "9999999", 9999999),
        ("number", "0.5", 0.5),
        ("boolean", "yes", True),
        ("boolean", False, False),
        ("date", "2024-04-19", date(2024, 4, 19)),
        ("datetime", "2024-04-19T14:00+03:00", datetime(2024, 4, 19, 11, 0, tzinfo=UTC)),
        ("datetime", "2024-04-19T14:00", datetime(2024, 4, 19, 14, 0, tzinfo=UTC)),
    ],
)
def test_conversion(kind: str, given: object, bound: object) -> None:
    assert bind("q", declared(kind), {"value": given}) == {"value": bound}


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("text", ""),
        ("text", 3),
        ("words", "()*"),
        ("integer", "many"),
        ("integer", True),
        ("count", "-1"),
        ("count", 10**7),
        ("boolean", "maybe"),
        ("date", "19.4.24"),
        ("datetime", "now"),
    ],
)
def test_a_value_of_another_type_is_named_with_an_example(kind: str, given: object) -> None:
    with pytest.raises(QueryError, match="value") as caught:
        bind("q", declared(kind, "an example"), {"value": given})
    assert "value='an example'" in caught.value.hint


def test_missing_and_unknown_parameters() -> None:
    with pytest.raises(QueryError, match="needs value") as caught:
        bind("q", declared("text", "kalsu"), {})
    assert caught.value.hint == "For example value=kalsu"
    with pytest.raises(QueryError, match="no parameter valu") as caught:
        bind("q", declared("text"), {"valu": "x"})
    assert "value" in caught.value.hint


def test_defaults() -> None:
    assert bind("q", declared("integer", "20", optional=True), {}) == {"value": 20}
    assert bind("q", declared("date", "none", optional=True), {}) == {"value": None}


def test_header() -> None:
    header = parse_header(
        "// title: T\n// purpose: One line\n//          and another.\n"
        "// parameter a?: integer = 5 -- rows\n// column b: text -- key\n\nRETURN 1",
        "t.cypher",
    )
    assert header.purpose == "One line and another."
    assert header.parameters == (Parameter("a", "integer", "5", "rows", True),)
    assert header.columns[0].name == "b"


@pytest.mark.parametrize("text", ["RETURN 1", "// title: T\n", "// title: T\n// purpose: P\n// parameter a = 1\n"])
def test_a_malformed_header_names_its_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"t\.cypher"):
        parse_header(text, "t.cypher")
