"""What answers to a key that an incident or an entity had before it was joined with another, split or renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cypher import load_statement
from graph_builder.incidents.identity import current_key, has_mark
from graph_builder.incidents.one_key import one_key
from graph_builder.model import UNKNOWN
from graph_builder.stores.bolt import Store


def redirected(store: Store, key: str) -> str | None:
    """The key that the incident has now; ``None`` where no incident ever answered to this one, or where it is gone."""
    if not has_mark(key):
        return None
    return current_key(key, {row["telling"]: row["incident"] for row in store.run(load_statement("tellings"), incident=None)})


def redirected_entity(store: Store, key: str) -> str | None:
    """The key that an unknown entity shares with others since people judged them to be one; ``None`` where it has its own."""
    return one_key(store.judgements()).get(key) if key.startswith(UNKNOWN) else None


def ask_following(store: Store, name: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """Rows of a named query; where there are none, those for the keys that what is asked for by an old key has now."""
    rows = store.named_query(name, parameters)
    if rows:
        return rows
    current = {p: _current(store, value) if isinstance(value, str) else value for p, value in parameters.items()}
    return rows if current == parameters else store.named_query(name, current)


def _current(store: Store, key: str) -> str:
    return redirected(store, key) or redirected_entity(store, key) or key
