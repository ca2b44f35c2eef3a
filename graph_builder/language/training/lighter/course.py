"""From a pack to one with a smaller tokeniser, tagger and parser. A run that was ended goes on with its next part."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.utils import set_random_seed

from graph_builder.errors import NotFoundError, PackError
from graph_builder.language.pack import PROCESSORS, TYPES, VECTORS, WEIGHTS
from graph_builder.language.training.corpus import articles
from graph_builder.language.training.learners import vectors
from graph_builder.language.training.lighter.lessons import Lessons, hear
from graph_builder.language.training.lighter.students import LightParser, LightTagger, LightTokeniser
from graph_builder.language.training.loop import Learner, Schedule, train
from graph_builder.language.training.recipe import recipes
from graph_builder.language.training.shrink import halve

STUDENTS: Mapping[str, Callable[..., Learner]] = {"tokenize": LightTokeniser, "pos": LightTagger, "depparse": LightParser}


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    start: Path
    """The pack that teaches; what is not made anew is taken over from it."""
    corpus: Path
    """Folder of zipped articles."""
    out: Path
    articles: int | None = None
    """Instead of the recipe's."""
    steps: int | None = None
    """Of each part, instead of the recipe's."""


class Course:
    """One run. Everything but the pack itself lies in ``work`` under the output folder."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self._order, self._tell = order, tell
        self._work = order.out / "work"

    def run(self) -> dict[str, Any]:
        """Train what is not trained yet, write the pack, return the scores. Raises ``NotFoundError`` and ``PackError``."""
        torch.set_num_threads(1)
        kept = self._order.out / "report.json"
        report = self._begun(kept)
        self._work.mkdir(parents=True, exist_ok=True)
        for part, student in STUDENTS.items():
            if part not in report["parts"]:
                report["parts"][part] = self._train(part, student)
                kept.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        for name in (*(f"{processor}.pt" for processor in PROCESSORS), VECTORS, TYPES, WEIGHTS, "resources.json"):
            if name.removesuffix(".pt") not in STUDENTS:
                shutil.copyfile(self._order.start / name, self._order.out / name)
        return report

    def _begun(self, kept: Path) -> dict[str, Any]:
        """The report of a run that goes on, or a new one."""
        order = self._order
        asked = {"start": str(order.start), "articles": order.articles, "steps": order.steps}
        report: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {**asked, "parts": {}}
        if {key: report.get(key) for key in asked} != asked or order.out.resolve() == order.start.resolve():
            raise PackError(f"{order.out} holds another training or pack", "Give another folder with --out.")
        return report

    @cached_property
    def _lessons(self) -> Lessons:
        order = self._order
        there, count = len(articles(order.corpus, None)), order.articles or recipes().lighter_articles
        if there < count:
            raise NotFoundError(f"{order.corpus} has {there} articles, not {count}", "Ask for fewer with --articles.")
        return hear(articles(order.corpus, count, recipes().seed), order.start, self._tell)

    def _train(self, part: str, student: Callable[..., Learner]) -> list[dict[str, float]]:
        order, plan = self._order, recipes().lighter[part]  # type: ignore[index]
        lessons = self._lessons
        set_random_seed(recipes().seed)
        learner = student(order.start / f"{part}.pt", vectors(order.start / VECTORS), lessons, plan)
        made = self._work / f"{part}.pt"
        schedule = Schedule(order.steps or plan.steps, plan.rate, warm=200, seed=recipes().seed)
        history = train(learner, schedule, made, lambda line: self._tell(f"{part}: {line}"))
        halve(made, order.out / f"{part}.pt")
        return history
