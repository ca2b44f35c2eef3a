"""One thing by its key."""

from __future__ import annotations

from typing import Any

from graph_builder.errors import NotFoundError
from graph_builder.stores import Store

ALL_OF_ONE = 1000
"""Claims of one report or incident that are shown with it; the rest are pages of /claims."""


def one(store: Store, query: str, what: str, key: str, hint: str) -> dict[str, Any]:
    """The row of a named query that takes a key. Raises ``NotFoundError`` where there is none."""
    rows = store.named_query(query, {"key": key})
    if not rows:
        raise NotFoundError(f"No {what} has the key {key}.", hint)
    return rows[0]


def claims_of(store: Store, **about: str) -> list[dict[str, Any]]:
    """The claims of one report, of one incident, or with the keys given, by key; ``ALL_OF_ONE`` at most."""
    return store.named_query("claims", {**about, "limit": ALL_OF_ONE})
