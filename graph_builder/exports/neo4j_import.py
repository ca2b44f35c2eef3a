"""The whole store as CSV files for ``neo4j-admin database import full``, which fills an empty Neo4j faster than any transaction.

One file for each set of labels and each kind of relationship, with its header beside it, and ``import.args`` with the options
that the tool needs. Records and judgements are in it too, so that the graph can be built on as if it had been loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from neo4j.spatial import WGS84Point

from graph_builder.exports.files import cannot_write
from graph_builder.model import Judgement, Record
from graph_builder.stores.projection import FORM, View
from graph_builder.stores.records import judgement_row, record_row
from graph_builder.stores.rows import Unit

ARGUMENTS = "import.args"
BETWEEN = "\x1f"
"""Between the parts of a list: a character that no text holds."""
_OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--read-buffer-size=32m", "--id-type=string")
"""A name may hold a semicolon, a sentence a line break, and a packed record takes megabytes."""


@dataclass
class _Table:
    """One CSV file: the ends of its ids, and its columns with their types."""

    option: str
    ids: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)

    def header(self) -> str:
        return ",".join((*self.ids, *(f"{name}:{kind}" for name, kind in self.columns.items())))

    def line(self, ids: Iterable[str], properties: Mapping[str, Any]) -> str:
        return ",".join((*map(_cell, ids), *(_cell(properties.get(name)) for name in self.columns))) + "\n"


@dataclass(frozen=True)
class _Row:
    """A node or relationship on its way to its table."""

    table: str
    option: str
    ids: tuple[str, ...]
    values: tuple[str, ...]
    properties: Mapping[str, Any]


def write(view: View, records: Iterable[Record], judgements: Iterable[Judgement], folder: Path) -> int:
    """Write the files; gives the number of rows. The folder must be empty or not there.

    Raises ``WritingError`` where it cannot be written.
    """
    kept = [*map(_record, records), *map(_judgement, judgements)]
    tables: dict[str, _Table] = {}
    for row in _rows(view, kept):
        table = tables.setdefault(row.table, _Table(row.option, row.ids))
        for name, value in row.properties.items():
            table.columns.setdefault(name, _kind(value))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        count = _write_rows(_rows(view, kept), tables, folder)
        for name, table in tables.items():
            (folder / f"{name}-header.csv").write_text(table.header() + "\n", "utf-8")
        lines = (*_OPTIONS, *(f"{t.option}={name}-header.csv,{name}.csv" for name, t in sorted(tables.items())))
        (folder / ARGUMENTS).write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise cannot_write(folder, error) from error
    return count


def _write_rows(rows: Iterable[_Row], tables: Mapping[str, _Table], folder: Path) -> int:
    count = 0
    with ExitStack() as stack:
        files: dict[str, TextIO] = {
            name: stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8")) for name in tables
        }
        for row in rows:
            files[row.table].write(tables[row.table].line(row.values, row.properties))
            count += 1
    return count


def _rows(view: View, kept: Iterable[_Row]) -> Iterator[_Row]:
    yield from kept
    yield _node(("Meta",), "view", {"digest": view.digest, "form": FORM, **view.checks})
    for unit in view.units():
        yield from _of_unit(unit)


def _of_unit(unit: Unit) -> Iterator[_Row]:
    for node in unit.nodes:
        noted = {"unit": unit.digest} if node.ref == unit.owner else {}
        yield _node(node.labels, node.key, {**node.properties, **noted})
    for each in unit.relationships:
        yield _Row(
            "-".join(each.ends),
            f"--relationships={each.type}",
            (f":START_ID({each.source.label})", f":END_ID({each.target.label})"),
            (each.source.key, each.target.key),
            each.properties,
        )


def _node(labels: tuple[str, ...], key: str, properties: Mapping[str, Any]) -> _Row:
    told = {name: value for name, value in properties.items() if name != "key"}
    return _Row("-".join(labels), f"--nodes={':'.join(labels)}", (f"key:ID({labels[0]})",), (key,), told)


def _record(record: Record) -> _Row:
    return _node(("Record",), record.document.key, record_row(record))


def _judgement(judgement: Judgement) -> _Row:
    row = judgement_row(judgement)
    return _node(("Judgement",), row["key"], row)


def _kind(value: Any) -> str:
    """The type of a column in the header, by one of its values."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "long"
        case float():
            return "double"
        case datetime():
            return "datetime"
        case date():
            return "date"
        case WGS84Point():
            return "point{crs:WGS-84}"
        case [int(), *_]:
            return "long[]"
        case list():
            return "string[]"
    return "string"


def _cell(value: Any) -> str:
    """A value as the tool reads it; nothing at all stands for a property that is not there."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case WGS84Point():
            return _quoted(f"{{latitude: {value.y!r}, longitude: {value.x!r}}}")
        case list():
            return _quoted(BETWEEN.join(map(str, value)))
    return _quoted(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
