"""The review queue: doubtful pairs are worked out from all reports, and brought up to date when the store or the log changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any

from graph_builder import pipeline
from graph_builder.incidents.review import judgement, shown
from graph_builder.merging import Merging
from graph_builder.model import Verdict
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

    def doubts(self, store: Store, limit: int) -> dict[str, Any]:
        """The first pairs, in the shape of ``Queue``."""
        graph = self._merging.graph(store)
        return {"items": [shown(doubt, graph) for doubt in graph.doubts[:limit]], "left": len(graph.doubts)}

    def judge(self, store: Store, first: str, second: str, verdict: Verdict, by: str, why: str) -> dict[str, Any]:
        """Add a judgement to the log and bring the graph up to date, in the shape of ``Judged``. Raises ``NotFoundError``."""
        said = judgement(first, second, verdict, f"analyst:{by}", self._merging.graph(store), why)
        with self._writer(self._settings) as writable:
            graph = pipeline.judge([said], writable, self._settings, self._merging)
        incidents = sorted({graph.incident_of[key] for key in (first, second) if key in graph.incident_of})
        return {**asdict(said), "incidents": incidents}
