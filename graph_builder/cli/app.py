"""Puts the commands together, and turns errors into a message and an exit code."""

from __future__ import annotations

import sys

import typer

from graph_builder.cli import ask, build, demo, doctor, evaluate, serve
from graph_builder.cli.output import err, show_error
from graph_builder.errors import IsnadError

INTERRUPTED = 130
"""Exit code of a command that Ctrl-C ended, as shells have it."""

app = typer.Typer(
    name="isnad",
    help="Arabic news as a graph of actors and incidents in which every edge keeps its chain of sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    build.build,
    build.triples,
    ask.query,
    ask.cypher,
    ask.explain,
    evaluate.evaluate,
    serve.serve,
    demo.demo,
    doctor.doctor,
):
    app.command()(command)


def main() -> None:
    """Entry point: run the command; a known error becomes a message with a hint and its own exit code."""
    try:
        app()
    except IsnadError as error:
        show_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("[yellow]stopped.[/] What was acknowledged is kept; run the same command again to go on.")
        sys.exit(INTERRUPTED)
