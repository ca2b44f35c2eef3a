"""The review queue: doubtful pairs are worked out from all reports, and kept until the store or the log changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from threading import Lock
from typing import Any

from graph_builder import pipeline
from graph_builder.incidents.review import judgement, shown
from graph_builder.model import Graph, Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store

Opener = Callable[[Settings], AbstractContextManager[Store]]


class ReviewQueue:
    """The queue of one store; several requests may ask at once."""

    def __init__(self, settings: Settings, writer: Opener) -> None:
        """``writer`` opens the store for writing, for as long as a judgement takes: all else that the layer does is reading."""
        self._settings = settings
        self._writer = writer
        self._lock = Lock()
        self._graph: Graph | None = None
        self._state: object = None

    def doubts(self, store: Store, limit: int) -> dict[str, Any]:
        """The first pairs, in the shape of ``Queue``."""
        graph = self._merged(store)
        return {"items": [shown(doubt, graph) for doubt in graph.doubts[:limit]], "left": len(graph.doubts)}

    def judge(self, store: Store, first: str, second: str, verdict: Verdict, by: str, why: str) -> dict[str, Any]:
        """Add a judgement to the log and bring the graph up to date, in the shape of ``Judged``. Raises ``NotFoundError``."""
        said = judgement(first, second, verdict, f"analyst:{by}", self._merged(store), why)
        with self._writer(self._settings) as writable:
            graph = pipeline.judge([said], writable, self._settings)
        with self._lock:
            self._graph, self._state = graph, _state(store)
        incidents = sorted({graph.incident_of[key] for key in (first, second) if key in graph.incident_of})
        return {**asdict(said), "incidents": incidents}

    def _merged(self, store: Store) -> Graph:
        with self._lock:
            state = _state(store)
            if self._graph is None or state != self._state:
                self._graph, self._state = pipeline.merged(store, self._settings), state
            return self._graph


def _state(store: Store) -> object:
    """What the queue depends on: which reports were read by which reader, and how much was judged."""
    return hash(frozenset(store.record_keys().items())), len(store.judgements())
