"""How what went wrong is told: on standard error, with the next step, and as an exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import typer
from rich.markup import escape

from graph_builder.cli.output import err
from graph_builder.errors import IsnadError, ReadingError

P = ParamSpec("P")
R = TypeVar("R")


def command(function: Callable[P, R]) -> Callable[P, R]:
    """A command whose known errors become a message and an exit code."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except IsnadError as error:
            show_error(error)
            raise typer.Exit(error.exit_code) from error

    return run


def show_error(error: IsnadError) -> None:
    """One error: what happened, and what to do next."""
    _show(f"[bold red]{escape(error.title)}:[/]", error.detail, error.hint)


def show_reading_errors(errors: Sequence[ReadingError]) -> None:
    """The documents that were not read, each with its hint."""
    for error in errors:
        named = not error.source or error.source in error.detail
        _show("[yellow]not read:[/]", error.detail if named else f"{error.source}: {error.detail}", error.hint)


def show_undated(documents: Sequence[str]) -> None:
    """The documents without a date: they are built all the same."""
    hint = 'give "published" in a JSON report to have them resolved.'
    _show_some("no date", documents, '"yesterday", "on Friday" and the like stay unresolved.', hint)


def show_zoneless(documents: Sequence[str]) -> None:
    """The documents whose hour is told without a zone: they are built with their day alone."""
    hint = 'write the offset too, as in "published": "2024-04-20T14:00:00+03:00" (Z for UTC).'
    _show_some("no time zone", documents, "the hour is left aside, and the report counts from the end of its day.", hint)


def _show_some(title: str, documents: Sequence[str], detail: str, hint: str) -> None:
    """The first few of some documents and what holds of all; nothing where there are none."""
    if documents:
        which = ", ".join(documents[:5]) + (f" and {len(documents) - 5} more" if len(documents) > 5 else "")
        _show(f"[yellow]{title}:[/]", f"{which}: {detail}", hint)


def end_with(errors: Sequence[ReadingError], nothing: bool) -> None:
    """Leave with the exit code of documents that were not read, or where there was ``nothing`` to read; else go on."""
    if nothing and not errors:
        _show("[yellow]nothing to read:[/]", "no reports were found there.", "give files, folders or archives of reports.")
    if nothing or errors:
        raise typer.Exit(ReadingError.exit_code)


@contextmanager
def kept_on_interrupt() -> Iterator[None]:
    """Say on Ctrl-C that a build can go on where it stopped."""
    try:
        yield
    except KeyboardInterrupt:
        _show("[yellow]stopped.[/]", "Reports that were read are kept.", "run the same command again to go on from there.")
        raise


def _show(title: str, detail: str, hint: str) -> None:
    err.print(title, escape(detail), soft_wrap=True)
    if hint:
        err.print(f"  [dim]next:[/] {escape(hint)}", soft_wrap=True)
