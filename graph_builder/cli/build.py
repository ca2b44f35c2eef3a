"""`isnad build` and `isnad triples`: reading reports into the store, or into files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.faults import end_with, kept_on_interrupt, show_reading_errors, show_undated, show_zoneless
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, Paths, StoreUri, Workers, with_options
from graph_builder.cli.output import print_json, progress_bar, say
from graph_builder.errors import ReadingError


def build(paths: Paths, store: StoreUri = None, workers: Workers = None, json: Json = False) -> None:
    """Read reports and bring the graph in the store up to date.

    What the store holds already is skipped; a document that cannot be read is named, and the others are still built.

    Example: isnad build examples/reports --workers 2
    """
    from graph_builder.pipeline import build as run

    settings = with_options(store, workers)
    with kept_on_interrupt(), opened_store(settings) as opened:
        with progress_bar(None, shown=not json) as progress:
            report = run(paths, opened, settings, progress)
        counts = opened.counts()
    show_reading_errors(report.errors)
    show_undated(report.undated)
    show_zoneless(report.zoneless)
    if json:
        figures = {"read": report.read, "skipped": report.skipped, "not_read": [_failure(e) for e in report.errors]}
        notes = {"undated": report.undated, "zoneless": report.zoneless}
        print_json({**figures, **notes, "changed": report.changed, "graph": counts})
    else:
        say(
            f"{report.read} read, {report.skipped} known already, {len(report.errors)} not read; {report.documents} in the store."
        )
        say(_size(counts) if report.changed else "Nothing changed.")
    end_with(report.errors, nothing=not (report.read or report.skipped))


def triples(
    paths: Paths,
    folder: Annotated[Path, typer.Option("--out", help="Folder for one JSON file per document.")],
    workers: Workers = None,
    json: Json = False,
) -> None:
    """Read reports and write their triples as JSON, one file per document, without a store.

    Incident keys are the same in every document that tells the incident; copies are listed in _copies.json.

    Example: isnad triples examples/reports --out /tmp/triples
    """
    from graph_builder.exports.files import check_writable
    from graph_builder.exports.triples import write
    from graph_builder.pipeline import read_graph

    settings = with_options(workers=workers)
    check_writable(folder)
    with progress_bar(None, shown=not json) as progress:
        graph, errors = read_graph(paths, settings, progress)
    write(graph, folder)
    show_reading_errors(errors)
    show_undated([r.document.doc_id for r in graph.records if r.document.published is None])
    show_zoneless([r.document.doc_id for r in graph.records if r.document.zoneless])
    if json:
        print_json({"documents": len(graph.records), "folder": str(folder), "not_read": [_failure(e) for e in errors]})
    else:
        say(f"{len(graph.records)} documents written to {folder}.")
    end_with(errors, nothing=not graph.records)


def _size(counts: Mapping[str, int]) -> str:
    return "The graph: " + ", ".join(f"{counts.get(label, 0)} {name}" for label, name in _COUNTED.items()) + "."


_COUNTED = {
    "Document": "documents",
    "Incident": "incidents",
    "Actor": "actors",
    "Place": "places",
    "Claim": "claims",
    "CONTRADICTS": "contradictions",
}
"""What a person wants to know of the graph's size; --json tells every label and type."""


def _failure(error: ReadingError) -> dict[str, str]:
    return {"source": error.source, "detail": error.detail, "hint": error.hint}
