"""One training loop for every neural part of a pack.

The rate rises for a short while, then falls along a cosine to nothing. What is kept is not the last state of the weights but
their running mean (an "exponential moving average").
A checkpoint beside the model lets a run that was ended go on where it was.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch

from graph_builder.language.training.whole import whole

MEAN = 0.99
"""Share of the running mean that stays at each step, once there have been enough steps."""


@dataclass(frozen=True)
class Schedule:
    """How long and how fast a part learns."""

    steps: int
    rate: float
    warm: int = 100
    every: int = 250
    """Steps between two scores and checkpoints."""
    seed: int = 11
    seconds: float = math.inf
    """Learning ends after so long, however many steps there were: on a lent machine the clock decides how far the rate fell."""

    def done(self, step: int, seconds: float) -> float:
        """The share that lies behind, after so many steps and seconds."""
        return max(step / self.steps, seconds / self.seconds)

    def rate_at(self, step: int, seconds: float = 0.0) -> float:
        """The rate of a step, counted from 0, that begins so long after the first."""
        if step < self.warm:
            return self.rate * (step + 1) / self.warm
        done = max((step - self.warm) / max(1, self.steps - self.warm), seconds / self.seconds)
        return self.rate * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


class Learner(Protocol):
    """A model that learns from batches."""

    model: torch.nn.Module
    optimizer: torch.optim.Optimizer

    def batches(self) -> Iterator[Any]:
        """Batches without end."""

    def update(self, batch: Any) -> float:
        """Learn from one batch; its loss."""

    def score(self) -> float:
        """How good the model is on text that it does not learn from, 0 to 1."""

    def save(self, path: Path) -> None:
        """Write the model in Stanza's format."""


class Mean:
    """The running mean of a model's weights."""

    def __init__(self, model: torch.nn.Module) -> None:
        self._model = model
        self.weights = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}

    def add(self, step: int) -> None:
        """Take the weights after ``step`` steps in. Early on the mean forgets faster."""
        keep = min(MEAN, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, p in self._model.named_parameters():
                if name in self.weights:
                    self.weights[name].lerp_(p, 1 - keep)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The model has the mean for its weights as long as this lasts."""
        own = {name: p.detach().clone() for name, p in self._model.named_parameters() if name in self.weights}
        self._put(self.weights)
        try:
            yield
        finally:
            self._put(own)

    def _put(self, weights: dict[str, torch.Tensor]) -> None:
        with torch.no_grad():
            for name, p in self._model.named_parameters():
                if name in weights:
                    p.copy_(weights[name])


def endless(sources: Sequence[Callable[[], Iterable[Any]]], weights: Sequence[float], seed: int) -> Iterator[Any]:
    """Batches from the sources, each drawn as often as its weight says, each begun anew when it ends."""
    choose = random.Random(seed)
    running = [iter(source()) for source in sources]
    while True:
        index = choose.choices(range(len(sources)), weights)[0]
        batch = next(running[index], None)
        if batch is None:
            running[index] = iter(sources[index]())
            batch = next(running[index])
        yield batch


def train(learner: Learner, schedule: Schedule, path: Path, tell: Callable[[str], None]) -> list[dict[str, float]]:
    """Train to the end and write the model to ``path``; the scores on the way (step, loss, rate, score, seconds).

    ``path`` with ``.checkpoint`` added holds the state of a run that is not finished.
    """
    checkpoint = path.with_suffix(".checkpoint")
    mean = Mean(learner.model)
    history: list[dict[str, float]] = []
    first, spent = 0, 0.0
    if checkpoint.exists():
        first, spent, history = _resume(learner, mean, checkpoint)
        tell(f"going on from step {first}")
    # a run that goes on must not draw again what it drew at its beginning
    random.seed(schedule.seed + first)
    torch.manual_seed(schedule.seed + first)
    loss, begun = 0.0, time.monotonic() - spent
    for step, batch in enumerate(itertools.islice(learner.batches(), schedule.steps - first), first):
        elapsed = time.monotonic() - begun
        for group in learner.optimizer.param_groups:
            group["lr"] = schedule.rate_at(step, elapsed)
        loss += learner.update(batch)
        mean.add(step)
        last = schedule.done(step + 1, elapsed) >= 1
        if (step + 1) % schedule.every == 0 or last:
            with mean.in_place():
                score = learner.score()
                learner.save(path)
            rounds = (step - first) % schedule.every + 1
            seconds = time.monotonic() - begun
            history.append(
                {"step": step + 1, "loss": round(loss / rounds, 4), "score": round(score, 4), "seconds": round(seconds)}
            )
            tell(json.dumps(history[-1]))
            state = {"step": step + 1, "seconds": seconds, "history": history, "model": learner.model.state_dict()}
            with whole(checkpoint) as part:
                torch.save({**state, "mean": mean.weights, "optimizer": learner.optimizer.state_dict()}, part)
            loss = 0.0
        if last:
            break
    checkpoint.unlink(missing_ok=True)
    return history


def _resume(learner: Learner, mean: Mean, checkpoint: Path) -> tuple[int, float, list[dict[str, float]]]:
    """Steps and seconds that lie behind, and the scores so far."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    learner.model.load_state_dict(state["model"])
    learner.optimizer.load_state_dict(state["optimizer"])
    mean.weights = state["mean"]
    return state["step"], state["seconds"], state["history"]
