"""The review queue: doubtful pairs are worked out from all reports, and brought up to date when the store or the log changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any

from graph_builder import pipeline
from graph_builder.incidents.review import judgement, queue, shown
from graph_builder.merging import Merging
from graph_builder.model import Doubt, Graph, Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store

Opener = Callable[[Settings], AbstractContextManager[Store]]


class ReviewQueue:
    """The queue of one store; several requests may ask at once."""

    def __init__(self, settings: Settings, writer: Opener) -> None:
        """``writer`` opens the store for writing, for as long as a judgement takes: all else that the layer does is reading."""
        self._settings = settings
        self._writer = writer
        self._merging = Merging(settings)
        self._known: tuple[Graph, Sequence[Doubt]] | None = None

    def doubts(self, store: Store, limit: int) -> dict[str, Any]:
        """The first pairs, in the shape of ``Queue``."""
        graph = self._merging.graph(store)
        known = self._known
        if known is None or known[0] is not graph:
            known = self._known = graph, queue(graph)
        doubts = known[1]
        return {"items": [shown(doubt, graph) for doubt in doubts[:limit]], "left": len(doubts)}

    def judge(self, store: Store, first: str, second: str, verdict: Verdict, by: str, why: str) -> dict[str, Any]:
        """Add a judgement to the log and bring the graph up to date, in the shape of ``Judged``. Raises ``NotFoundError``."""
        said = judgement(first, second, verdict, f"analyst:{by}", self._merging.graph(store), why)
        with self._writer(self._settings) as writable:
            graph = pipeline.judge([said], writable, self._settings, self._merging)
        incidents = sorted({graph.incident_of[key] for key in (first, second) if key in graph.incident_of})
        entities = sorted({now for key in (first, second) if (now := graph.one_key.get(key, key)) in graph.entities})
        return {**asdict(said), "incidents": incidents, "entities": entities}
