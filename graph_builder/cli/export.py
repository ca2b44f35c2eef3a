"""`isnad export`: the whole store in the shapes that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.faults import command
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, say

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def export() -> None:
    """Write the whole store in the shape that another program reads.

    Example: isnad export neo4j-import /tmp/graph
    """


def neo4j_import(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder for the CSV files.")],
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Write CSV files from which Neo4j's own bulk import fills an empty database.

    The fastest way from the embedded store, or from another server, into a large new Neo4j; records come along, so it can be
    built on.

    Example: isnad export neo4j-import /tmp/graph
    """
    from graph_builder.exports.files import check_empty
    from graph_builder.exports.neo4j_import import ARGUMENTS, write
    from graph_builder.linking import load_catalogue
    from graph_builder.merging import merge
    from graph_builder.stores.projection import View

    check_empty(folder)
    settings = with_options(store)
    with opened_store(settings) as opened:
        log = opened.judgements()
        graph = merge(opened.records(), load_catalogue(settings.catalogue), log)
    rows = write(View(graph), graph.records, log, folder)
    if json:
        print_json({"rows": rows, "folder": str(folder)})
        return
    say(f"{rows} rows written to {folder}. With the server stopped, and as the user that runs it:")
    say(f"  cd {folder} && neo4j-admin database import full neo4j @{ARGUMENTS} --overwrite-destination")
    say("Then start it, and run: isnad schema apply")


app.command()(command(neo4j_import))
