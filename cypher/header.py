"""The header of a statement file: comment lines that say what the statement is for and what goes in and out.

    // title: Who claimed an incident
    // purpose: One or more lines; a following line
    //          that is indented belongs to the one above.
    // parameter incident: text = incident:kalsu-20240420 -- key of the incident
    // parameter limit?: integer = 50 -- rows at most
    // column actor: text -- key of the actor
    // scan: why it has to look at everything under a label; only where it does

The value behind ``=`` is an example. Where the name ends with ``?`` the parameter may be left out, and the value is what it
then is (``none`` for no value).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENTRY = re.compile(r"//\s{1,2}(?P<word>title|purpose|parameter|column|scan)\b:?\s*(?P<rest>.*)")
_PARAMETER = re.compile(r"(?P<name>\w+)(?P<optional>\??): (?P<type>\w+) = (?P<example>.*?)(?: -- (?P<meaning>.*))?")
_COLUMN = re.compile(r"(?P<name>\w+): (?P<type>\w+)(?: -- (?P<meaning>.*))?")


@dataclass(frozen=True)
class Parameter:
    """What goes in. ``example`` is as a user would type it; for an optional parameter it is the value when left out."""

    name: str
    type: str
    example: str
    meaning: str
    optional: bool


@dataclass(frozen=True)
class Column:
    """What comes out."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Header:
    """A parsed header."""

    title: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    scan: str | None = None


def parse_header(text: str, source: str) -> Header:
    """The header at the top of a statement file. Raises ``ValueError`` that names ``source`` where it is not well formed."""
    entries = _entries(text)
    single = {word: rest for word, rest in entries if word in ("title", "purpose", "scan")}
    if not {"title", "purpose"} <= set(single):
        raise ValueError(f"{source}: the header needs one title and one purpose")
    return Header(
        single["title"],
        single["purpose"],
        tuple(_parameter(rest, source) for word, rest in entries if word == "parameter"),
        tuple(_column(rest, source) for word, rest in entries if word == "column"),
        single.get("scan"),
    )


def _entries(text: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        if match := _ENTRY.fullmatch(line):
            entries.append((match["word"], match["rest"].strip()))
        elif entries:
            word, rest = entries[-1]
            entries[-1] = (word, f"{rest} {line.lstrip('/').strip()}")
    return entries


def _parameter(rest: str, source: str) -> Parameter:
    match = _PARAMETER.fullmatch(rest)
    if match is None:
        raise ValueError(f"{source}: not a parameter: {rest!r}")
    return Parameter(match["name"], match["type"], match["example"], match["meaning"] or "", bool(match["optional"]))


def _column(rest: str, source: str) -> Column:
    match = _COLUMN.fullmatch(rest)
    if match is None:
        raise ValueError(f"{source}: not a column: {rest!r}")
    return Column(match["name"], match["type"], match["meaning"] or "")
