"""What every command shares: consoles, progress, tables and how an error is shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from graph_builder.errors import IsnadError, ReadingError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def show_error(error: IsnadError) -> None:
    """One error on standard error: what happened, and what to do next."""
    err.print(f"[bold red]{escape(error.title)}:[/] {escape(error.detail)}")
    if error.hint:
        err.print(f"  [dim]next:[/] {escape(error.hint)}")


def show_reading_errors(errors: Sequence[ReadingError]) -> None:
    """The documents that were not read, each with its hint."""
    for error in errors:
        where = f"{error.source}: " if error.source and error.source not in error.detail else ""
        err.print(f"[yellow]not read:[/] {escape(where + error.detail)}")
        if error.hint:
            err.print(f"  [dim]next:[/] {escape(error.hint)}")


def print_json(value: Any) -> None:
    """JSON for machines, Arabic letters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def print_rows(rows: Sequence[Mapping[str, Any]], title: str = "") -> None:
    """Rows of a query as a table; a long value is folded, never cut."""
    if not rows:
        out.print("[dim]no rows[/]")
        return
    table = Table(title=title or None, show_lines=True)
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(_cell(v)) for v in row.values()))
    out.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return _plain(value) if not isinstance(value, str) else value


@contextmanager
def progress_bar(total: int | None, shown: bool = True) -> Iterator[Callable[[int, str], None]]:
    """A progress bar on standard error; yields the function that advances it."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not shown, transient=True) as bar:
        task = bar.add_task("loading the models", total=total)

        def advance(done: int, text: str) -> None:
            bar.update(task, advance=done, description=escape(text))

        yield advance
