"""The shortest chains between two things, with the claims behind each step."""

from __future__ import annotations

from typing import Any

from api.lookup import one
from graph_builder.stores import Store

MAX_HOPS = 6
"""Further apart than this, everything is connected with everything by way of some state; the query goes no further either."""
MAX_PATHS = 20
"""Chains of one answer: more of the same length say nothing new."""
EVIDENCE = 3
"""Claims of a step that are shown in full."""

_HINT = "GET /entities?q=... and GET /incidents?q=... find keys by words."


def shortest_paths(store: Store, start: str, end: str, max_hops: int, limit: int) -> dict[str, Any]:
    """Chains of triples from one thing to another, in the shape of ``Paths``. Raises ``NotFoundError`` for an unknown end."""
    ends = [one(store, "thing", "actor, place or incident", key, _HINT) for key in (start, end)]
    found = store.named_query("shortest-paths", {"from": start, "to": end, "max_hops": max_hops, "limit": limit})
    keys = {key for path in found for step in path["steps"] for key in step["claims"][:EVIDENCE]}
    claims = store.named_query("claims", {"keys": " ".join(sorted(keys)), "limit": len(keys)}) if keys else []
    by_key = {claim["key"]: claim for claim in claims}
    for path in found:
        for step in path["steps"]:
            step["evidence"] = [by_key[key] for key in step["claims"][:EVIDENCE] if key in by_key]
    return {"start": ends[0], "to": ends[1], "items": found}
