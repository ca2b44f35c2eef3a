"""What one JSON, JSONL or text file holds."""

from __future__ import annotations

import json
from collections.abc import Iterator

from graph_builder.errors import FaultError, ReadingError
from graph_builder.model import Document
from graph_builder.reading import html
from graph_builder.reading.encodings import decode
from graph_builder.reading.limits import Limits
from graph_builder.reading.report import SHAPE, Report, checked, document
from graph_builder.reading.source import Kind, Source, read_bounded, too_large

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def documents(source: Source, kind: Kind, limits: Limits) -> Iterator[Document | ReadingError]:
    """The documents of a file; an error for each that cannot be read. Raises ReadingError where the whole file cannot."""
    if kind is Kind.JSONL:
        yield from _jsonl(source, limits)
        return
    data = read_bounded(source, limits.max_document_bytes)
    if not data.strip():
        raise ReadingError("is empty", "Leave it out, or get it again.", source.name)
    text = decode(data, source.name)
    if kind is Kind.JSON:
        yield from _json(text, source)
    elif kind is Kind.HTML:
        yield document(html.report(text, source.name), source.name, source.label, source.path)
    else:
        yield document(Report(text=text), source.name, source.label, source.path)


def _json(text: str, source: Source) -> Iterator[Document | ReadingError]:
    value = _parsed(text, source.name)
    if not isinstance(value, list):
        yield from _one(value, source, source.name, source.label)
        return
    if not value:
        raise ReadingError("is empty: the list holds no report", "Leave it out, or get it again.", source.name)
    for number, item in enumerate(value, start=1):
        yield from _one(item, source, f"{source.name}[{number}]", f"{source.label}-{number}")


def _jsonl(source: Source, limits: Limits) -> Iterator[Document | ReadingError]:
    found = False
    for number, line in enumerate(_lines(source, limits), start=1):
        if isinstance(line, ReadingError):
            found = True
            yield line
        elif line.strip():
            found = True
            yield from _line(line, number, source)
    if not found:
        raise ReadingError("is empty", "Leave it out, or get it again.", source.name)


def _line(line: bytes, number: int, source: Source) -> Iterator[Document | ReadingError]:
    name = f"{source.name}:{number}"
    try:
        value = _parsed(decode(line, name), name)
    except ReadingError as error:
        yield error
        return
    yield from _one(value, source, name, f"{source.label}-{number}")


def _lines(source: Source, limits: Limits) -> Iterator[bytes | ReadingError]:
    """Lines as they are read, so that a file of any length fits in memory; UTF-16 is read whole, for its ends are wide."""
    limit, number = limits.max_document_bytes, 0
    while line := source.stream.readline(limit + 1):
        number += 1
        if number == 1 and line.startswith(UTF16_MARKS):
            rest = source.stream.read(limit + 1)
            if len(rest) > limit:
                raise too_large(source.name, limit)
            yield from decode(line + rest, source.name).encode("utf-8", "surrogatepass").splitlines()
            return
        if len(line) > limit:
            yield too_large(f"{source.name}:{number}", limit)
            _skip_line(source, limit)
        else:
            yield line


def _skip_line(source: Source, limit: int) -> None:
    while (rest := source.stream.readline(limit)) and not rest.endswith(b"\n"):
        pass


def _one(value: object, source: Source, name: str, label: str) -> Iterator[Document | ReadingError]:
    try:
        yield document(checked(value, name), name, label, source.path)
    except ReadingError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - one report must not end its file
        yield FaultError.of(error, name)


def _parsed(text: str, name: str) -> object:
    """The JSON value. Line breaks inside strings pass: many scrapers leave them bare."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            hint = "If it holds one report a line, name it .jsonl; several reports in a .json file are a list."
            raise ReadingError(f"is JSON with more after its end, at line {error.lineno}", hint, name) from error
        cut = " (it ends too early)" if error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg else ""
        detail = f"is not valid JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}{cut}"
        raise ReadingError(detail, "Get the file again if it was cut off; otherwise mend that line.", name) from error
    except RecursionError as error:
        raise ReadingError("is JSON nested too deep for a report", SHAPE, name) from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadingError(f"is not valid JSON: {error}", SHAPE, name) from error
