"""`isnad build` and `isnad triples`: reading reports into the store, or into files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.options import Json, Paths, StoreUri, Workers, with_options
from graph_builder.cli.output import err, out, print_json, progress_bar, show_reading_errors
from graph_builder.errors import ReadingError


def build(paths: Paths, store: StoreUri = None, workers: Workers = None, json: Json = False) -> None:
    """Read reports and bring the graph in the store up to date.

    What the store holds already is skipped; a document that cannot be read is named, and the others are still built.

    Example: isnad build examples/reports --workers 2
    """
    from graph_builder.pipeline import build as run
    from graph_builder.stores import open_store

    settings = with_options(store, workers)
    with open_store(settings) as opened, progress_bar(None, shown=not json) as progress:
        report = run(paths, opened, settings, progress)
        counts = opened.counts()
    show_reading_errors(report.errors)
    if json:
        print_json({"read": report.read, "skipped": report.skipped, "not_read": len(report.errors), "graph": counts})
    else:
        out.print(f"read {report.read}, known already {report.skipped}, not read {len(report.errors)}; {report.documents} in the store")
        out.print(", ".join(f"{n} {name}" for name, n in counts.items()))
    _exit_for(report.errors, nothing=not (report.read or report.skipped))


def triples(
    paths: Paths,
    folder: Annotated[Path, typer.Option("--out", help="Folder for one JSON file per document.")],
    workers: Workers = None,
) -> None:
    """Read reports and write their triples as JSON, one file per document, without a store.

    Incident keys are the same in every document that tells the incident; copies are listed in _copies.json.

    Example: isnad triples examples/reports --out /tmp/triples
    """
    from graph_builder.exports.triples import write
    from graph_builder.pipeline import read_graph

    settings = with_options(workers=workers)
    with progress_bar(None) as progress:
        graph, errors = read_graph(paths, settings, progress)
    write(graph, folder)
    show_reading_errors(errors)
    out.print(f"{len(graph.records)} documents written to {folder}")
    _exit_for(errors, nothing=not graph.records)


def _exit_for(errors: list[ReadingError], nothing: bool) -> None:
    if nothing and not errors:
        err.print("[yellow]nothing to read:[/] no reports were found there.")
        raise typer.Exit(ReadingError.exit_code)
    if errors:
        raise typer.Exit(ReadingError.exit_code)
