"""What every command shares: the two consoles, JSON, rows, and the progress bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from graph_builder.cli.arabic import steady

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_NAME_WIDTH = 18
"""Cells for the name of a field."""
_READABLE = 24
"""Cells in which a sentence can still be read."""


def say(line: str) -> None:
    """A line with markup on standard output; long words (commands, paths, addresses) are never broken."""
    out.print(line, soft_wrap=True)


def print_json(value: Any) -> None:
    """JSON for machines, Arabic letters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def print_rows(rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of a query: a table where it fits the window, else one block a row, so that no column is squeezed to single words."""
    if not rows:
        out.print("[dim]no rows[/]")
        return
    names = list(rows[0])
    cells = [[cell(value) for value in row.values()] for row in rows]
    widths = [_least_width(column) for column in zip(names, *cells, strict=True)]
    if sum(widths) + 3 * len(widths) + 1 <= out.width:
        _print_table(names, cells, widths)
        return
    for number, row in enumerate(cells, start=1):
        out.rule(f"[dim]{number} of {len(cells)}[/]", align="left", style="dim")
        for name, value in zip(names, row, strict=True):
            if value:
                show_field(name, value)


def _least_width(column: Sequence[str]) -> int:
    """Cells that a column needs: no key is broken, and a sentence has some words to a line."""
    widest = max(map(cell_len, column))
    return max(min(widest, _READABLE), *(cell_len(word) for value in column for word in value.split()), 1)


def _print_table(names: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    table = Table()
    for name, width in zip(names, widths, strict=True):
        table.add_column(escape(name), min_width=width, overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    out.print(table)


def show_field(name: str, value: str | Text) -> None:
    """A named value; its further lines start below the value."""
    print_indented(Text(steady(value)) if isinstance(value, str) else value, _NAME_WIDTH, Text(name, style="dim"))


def print_indented(text: Text, margin: int, before: Text | None = None) -> None:
    """Text in lines that start after ``margin`` cells, on the first of which stands ``before``."""
    for line in text.wrap(out, max(out.width - margin, 1)):
        line.rstrip()
        start = before or Text()
        out.print(Text.assemble(start, " " * max(margin - start.cell_len, 1 if before else 0), line))
        before = None


def cell(value: Any) -> str:
    """A value of a row as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case {"key": key, "name": name}:
            return steady(f"{name} ({key})")
        case dict():
            return ", ".join(f"{k}: {cell(v)}" for k, v in value.items())
        case list() | tuple():
            return ", ".join(map(cell, value))
    return steady(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


@contextmanager
def progress_bar(total: int | None, shown: bool = True) -> Iterator[Callable[[int, str], None]]:
    """A progress bar on standard error, where that is a terminal; yields the function that advances it."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not (shown and err.is_terminal), transient=True) as bar:
        task = bar.add_task("starting", total=total)

        def advance(done: int, text: str) -> None:
            bar.update(task, advance=done, description=escape(text))

        yield advance
