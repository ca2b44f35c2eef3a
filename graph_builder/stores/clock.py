"""Readers beside a load: a query sees the graph as it stood between two commits.

Neo4j and ArcadeDB show a query whatever is committed at each of its steps, so one that runs while a load commits could see half
of a document. A load therefore announces each commit and tells when it is done; a query that met one is asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from cypher import load_statement
from graph_builder.stores.held import Run

COMMIT_SECONDS = 5
"""A commit takes milliseconds, on a crowded machine a second; one that is announced for longer belongs to a load that died."""
PATIENCE_SECONDS = 10
"""A query that takes longer than the time between two commits is answered as it is after this time."""
PAUSE_SECONDS = 0.01

T = TypeVar("T")


class Clock:
    """The clock of one store. ``read`` and ``write`` execute a statement in a transaction of its own."""

    def __init__(self, read: Run, write: Run) -> None:
        self._read = read
        self._write = write

    def steady(self, read: Callable[[], T]) -> T:
        """The result of a reading that no announced commit met."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            before = self._last()
            if before[1] < _now():
                result = read()
                if self._last() == before:
                    return result
            time.sleep(PAUSE_SECONDS)
        return read()

    def announce(self) -> int:
        """Tell readers that a commit follows; gives its number."""
        told = self._write(load_statement("announce-commit"), {"until": _now() + int(COMMIT_SECONDS * 1000)})
        number: int = told[0]["number"]
        return number

    def settle(self, number: int) -> None:
        """Tell readers that the commit of this number is done, or given up."""
        self._write(load_statement("settle-commit"), {"number": number})

    def _last(self) -> tuple[int, int]:
        told = self._read(load_statement("read-clock"), {})
        return (told[0]["number"], told[0]["until"]) if told else (0, 0)


def _now() -> int:
    return int(time.time() * 1000)
