"""All rows of a graph at once, for tests of small graphs."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.model import Graph
from graph_builder.stores.projection import View
from graph_builder.stores.rows import Node, Relationship


@dataclass(frozen=True)
class Rows:
    """Every node and relationship."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


def rows_of(graph: Graph) -> Rows:
    """The rows of all units."""
    units = list(View(graph).units())
    return Rows(tuple(n for u in units for n in u.nodes), tuple(r for u in units for r in u.relationships))
