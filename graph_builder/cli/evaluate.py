"""`isnad evaluate`: how well the reader agrees with annotated documents."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from graph_builder.cli.faults import end_with, show_reading_errors
from graph_builder.cli.options import Json, Workers, with_options
from graph_builder.cli.output import out, print_json, progress_bar


def evaluate(
    gold: Annotated[Path | None, typer.Option(help="Folder of annotated documents.", exists=True, file_okay=False)] = None,
    text: Annotated[Path | None, typer.Option(help="Folder of their texts.", exists=True, file_okay=False)] = None,
    clusters: Annotated[
        Path | None, typer.Option(help="File that says which incidents of several documents are the same.", exists=True)
    ] = None,
    coverage: Annotated[
        Path | None, typer.Option(help="Reports without annotation: list what the frames do not explain in them.", exists=True)
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print every missed and wrong triple.")] = False,
    workers: Workers = None,
    json: Json = False,
) -> None:
    """Read the texts and score their triples against gold, predicate by predicate; or list what is not explained in a text.

    Example: isnad evaluate --gold examples/gold --text examples/reports --clusters examples/stories.json

    Example: isnad evaluate --coverage examples/reports
    """
    if coverage:
        _list_gaps(coverage, json)
    elif gold and text:
        _score(gold, text, clusters, errors, workers, json)
    else:
        raise typer.BadParameter("give --gold and --text, or --coverage")


def _list_gaps(coverage: Path, json: bool) -> None:
    from graph_builder import evaluation
    from graph_builder.pipeline import read_gaps

    with progress_bar(None, shown=not json) as progress:
        gaps, failed = read_gaps([coverage], with_options(), progress)
    show_reading_errors(failed)
    found = evaluation.tally(gaps)
    if json:
        print_json({kind: [row.row() for row in rows] for kind, rows in found.items()})
    else:
        out.print(evaluation.coverage_tables(found))
    end_with(failed, nothing=False)


def _score(gold: Path, text: Path, clusters: Path | None, errors: bool, workers: int | None, json: bool) -> None:
    from graph_builder import evaluation
    from graph_builder.exports.triples import write
    from graph_builder.pipeline import read_graph

    settings = with_options(workers=workers)
    with progress_bar(None, shown=not json) as progress:
        graph, failed = read_graph([text], settings, progress)
    show_reading_errors(failed)
    with TemporaryDirectory() as folder:
        predicted = Path(folder)
        write(graph, predicted)
        triples = evaluation.score_folders(gold, predicted)
        incidents = evaluation.score_incident_files(clusters, text, predicted) if clusters else None
    if json:
        print_json({"triples": triples.figures(), "incidents": incidents.figures() if incidents else None})
    else:
        if errors:
            for difference in triples.differences:
                out.print(str(difference), markup=False, soft_wrap=True)
        out.print(evaluation.triple_tables(triples))
        if incidents:
            out.print(evaluation.incident_table(incidents))
    end_with(failed, nothing=not graph.records)
