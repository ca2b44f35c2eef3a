"""Rows of numbers that are worked out once per key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

LIMIT = 60_000
"""Keys that are kept: about a week of news, and at most 30 megabytes of vectors in each memory."""

Rows = NDArray[Any]
Key = TypeVar("Key", bound=Hashable)


class Memory(Generic[Key]):
    """A table with one row per key that was asked for. When it is full, it begins anew."""

    def __init__(self, compute: Callable[[Sequence[Key]], Rows]) -> None:
        """``compute`` gives the rows of distinct keys, in their order: (keys, columns)."""
        self._compute = compute
        self._row_of: dict[Key, int] = {}
        self._table: Rows | None = None

    def __call__(self, keys: Sequence[Key]) -> Rows:
        """Rows of the keys, in their order: (keys, columns)."""
        new = [key for key in dict.fromkeys(keys) if key not in self._row_of]
        if self._row_of and len(self._row_of) + len(new) > LIMIT:
            self._row_of, self._table = {}, None
            new = list(dict.fromkeys(keys))
        if new or self._table is None:
            self._learn(new)
        row_of = self._row_of
        found: Rows = self._table[[row_of[key] for key in keys]]  # type: ignore[index]
        return found

    def _learn(self, new: Sequence[Key]) -> None:
        rows = self._compute(new)
        first = len(self._row_of)
        if self._table is None:
            self._table = np.empty((0, rows.shape[1]), rows.dtype)
        if first + len(new) > len(self._table):
            room = np.empty((max(first + len(new), 2 * len(self._table)), rows.shape[1]), rows.dtype)
            room[:first] = self._table[:first]
            self._table = room
        self._table[first : first + len(new)] = rows
        self._row_of.update((key, first + number) for number, key in enumerate(new))
