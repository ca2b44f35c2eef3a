"""All that a store shows, as values that can be compared."""

from __future__ import annotations

import json
from typing import Any

from graph_builder.stores import Store


def dump(store: Store) -> tuple[list[str], list[str]]:
    """Nodes with labels and properties, and relationships with their ends, type and properties; records and notes left out."""
    own = "n:Meta OR n:Record OR n:Judgement OR n:Clock"
    nodes = store.run(f"MATCH (n) WHERE NOT ({own}) RETURN labels(n) AS labels, properties(n) AS told")
    edges = store.run(
        "MATCH (a)-[r]->(b) RETURN labels(a) AS source_labels, a.key AS source, type(r) AS type, "
        "labels(b) AS target_labels, b.key AS target, properties(r) AS told"
    )
    return sorted(map(_line, nodes)), sorted(map(_line, edges))


def _line(row: dict[str, Any]) -> str:
    for name in ("labels", "source_labels", "target_labels"):
        if name in row:
            row[name] = sorted(row[name])
    return json.dumps(row, sort_keys=True, default=str, ensure_ascii=False)
