"""Values of the driver as plain Python values, so that no other room sees the driver's own types."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from neo4j import graph, spatial, time


def plain(value: Any) -> Any:
    """A value out of a result as plain Python.

    Dates, times and durations become those of ``datetime`` (a duration: its ISO form); a WGS-84 point
    ``{"latitude", "longitude"}`` in degrees; a node ``{"labels": [...], **properties}``; a relationship ``{"type": ...,
    **properties}``; a path the list of its nodes and relationships in turn.
    """
    match value:
        case graph.Node():
            return {"labels": sorted(value.labels), **{k: plain(v) for k, v in sorted(value.items())}}
        case graph.Relationship():
            return {"type": value.type, **{k: plain(v) for k, v in sorted(value.items())}}
        case graph.Path():
            return _path(value)
        case spatial.WGS84Point():
            return {"latitude": value.y, "longitude": value.x}
        case time.DateTime():
            instant = value.to_native()
            # every instant of the graph is stored in UTC; ArcadeDB hands it back without saying so
            return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        case time.Date() | time.Time():
            return value.to_native()
        case time.Duration():
            return value.iso_format()
        case dict():
            return {k: plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
    return value


def _path(path: graph.Path) -> list[Any]:
    steps = [plain(path.start_node)]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [plain(relationship), plain(node)]
    return steps
