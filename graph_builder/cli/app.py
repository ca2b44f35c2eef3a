"""Puts the commands together."""

from __future__ import annotations

import signal
import sys
from importlib.metadata import version
from types import FrameType
from typing import Annotated, NoReturn

import typer

from graph_builder.cli import (
    accounts,
    ask,
    build,
    catalogue,
    demo,
    doctor,
    evaluate,
    explain,
    export,
    forget,
    models,
    review,
    schema,
    serve,
)
from graph_builder.cli.faults import command

app = typer.Typer(
    name="isnad",
    help="Arabic news as a graph of actors and incidents in which every edge keeps its chain of sources.",
    epilog="Start with: isnad demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for each in (
    demo.demo,
    build.build,
    ask.query,
    explain.explain,
    ask.cypher,
    accounts.incidents,
    accounts.accounts,
    review.review,
    forget.forget,
    serve.serve,
    build.triples,
    evaluate.evaluate,
    schema.schema,
    doctor.doctor,
):
    app.command()(command(each))
app.add_typer(models.models, name="models")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(export.app, name="export")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"isnad {version('isnad')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Arabic news as a graph of actors and incidents in which every edge keeps its chain of sources."""


def main() -> None:
    """Entry point. A polite kill (SIGTERM) unwinds like Ctrl-C, so that the embedded engine is stopped as well."""
    signal.signal(signal.SIGTERM, _end)
    app()


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
