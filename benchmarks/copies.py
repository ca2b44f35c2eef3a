"""A made-up graph many times over in a Neo4j, by its own bulk import: the quickest way to a large graph, for measuring queries.

Reports, claims and incidents are copied, actors and places are not, so the more copies the more is told of each, as in news.
"""

from __future__ import annotations

from pathlib import Path

from graph_builder.exports.neo4j_import import write
from graph_builder.model import Graph
from graph_builder.stores.projection import View

COPIED = ("report-", "incident-")
"""With these begin the keys of what is copied, and with ``claim-`` before them those of claims."""
SHARED = ("Actor", "Place")


def write_copies(graph: Graph, copies: int, folder: Path) -> None:
    """The CSV files of the graph, its reports ``copies`` times over."""
    write(View(graph), (), (), folder)
    for path in sorted(folder.glob("*.csv")):
        parts = path.stem.split("-")
        ends = {parts[0], parts[-1]} if len(parts) == 3 and parts[1].isupper() else {parts[0]}
        if not path.stem.endswith("-header") and not ends <= {*SHARED, "Meta"}:
            _copy(path, copies)


def _copy(path: Path, copies: int) -> None:
    lines = path.read_text("utf-8")
    with path.open("a", encoding="utf-8") as file:
        for number in range(1, copies):
            copied = lines
            for beginning in COPIED:
                copied = copied.replace(beginning, f"{beginning}{number}-")
            file.write(copied)
