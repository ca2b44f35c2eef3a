"""The training loop: schedule, running mean, sources, and going on after a stop."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from graph_builder.language.training import loop
from graph_builder.language.training.loop import Mean, Schedule, endless, train


class Line:
    """Learns y = 2x."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.model = torch.nn.Linear(1, 1, bias=False)
        torch.nn.init.zeros_(self.model.weight)
        self.optimizer = torch.optim.SGD(self.model.parameters())
        self.seen = 0
        self._stop_at = stop_at

    def batches(self) -> Iterator[torch.Tensor]:
        return itertools.repeat(torch.tensor([[1.0]]))

    def update(self, batch: torch.Tensor) -> float:
        if self.seen == self._stop_at:
            raise KeyboardInterrupt
        self.seen += 1
        self.optimizer.zero_grad()
        loss = ((self.model(batch) - 2 * batch) ** 2).mean()
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def score(self) -> float:
        return 1 - abs(self.model.weight.item() - 2) / 2

    def save(self, path: Path) -> None:
        torch.save(self.model.state_dict(), path)


SCHEDULE = Schedule(steps=120, rate=0.1, warm=10, every=40)


def test_the_rate_rises_and_falls() -> None:
    rates = [SCHEDULE.rate_at(step) for step in range(120)]
    assert rates[0] == pytest.approx(0.01)
    assert max(rates) == pytest.approx(0.1)
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] < 0.001


def test_it_learns_and_keeps_the_mean(tmp_path: Path) -> None:
    learner, told = Line(), list[str]()
    history = train(learner, SCHEDULE, tmp_path / "line.pt", told.append)
    assert [point["step"] for point in history] == [40, 80, 120]
    assert history[-1]["score"] > 0.95
    saved = torch.load(tmp_path / "line.pt", weights_only=True)["weight"]
    assert saved.item() == pytest.approx(2, abs=0.1)
    assert saved.item() != learner.model.weight.item()
    assert len(told) == 3
    assert not (tmp_path / "line.checkpoint").exists()


def test_a_run_that_was_ended_goes_on(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        train(Line(stop_at=100), SCHEDULE, tmp_path / "line.pt", lambda _: None)
    rest, told = Line(), list[str]()
    history = train(rest, SCHEDULE, tmp_path / "line.pt", told.append)
    assert rest.seen == 40
    assert told[0] == "going on from step 80"
    whole = train(Line(), SCHEDULE, tmp_path / "whole.pt", lambda _: None)
    assert [point["score"] for point in history] == [point["score"] for point in whole]


class Drawing(Line):
    """Writes down what it draws by chance."""

    def __init__(self, stop_at: int | None = None) -> None:
        super().__init__(stop_at)
        self.drawn: list[tuple[float, float]] = []

    def update(self, batch: torch.Tensor) -> float:
        self.drawn.append((random.random(), torch.rand(1).item()))
        return super().update(batch)


def test_a_run_that_goes_on_does_not_draw_what_it_drew_before(tmp_path: Path) -> None:
    begun, again, rest = Drawing(stop_at=100), Drawing(stop_at=100), Drawing()
    for learner, path in ((begun, tmp_path / "line.pt"), (again, tmp_path / "again.pt")):
        with pytest.raises(KeyboardInterrupt):
            train(learner, SCHEDULE, path, lambda _: None)
    train(rest, SCHEDULE, tmp_path / "line.pt", lambda _: None)
    assert begun.drawn == again.drawn
    assert set(rest.drawn).isdisjoint(begun.drawn)


def test_time_that_was_spent_before_a_stop_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count()
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    schedule = replace(SCHEDULE, steps=10_000, seconds=150)
    with pytest.raises(KeyboardInterrupt):
        train(Line(stop_at=100), schedule, tmp_path / "line.pt", lambda _: None)
    rest = Line()
    history = train(rest, schedule, tmp_path / "line.pt", lambda _: None)
    assert 60 < rest.seen < 75
    assert [point["seconds"] for point in history] == sorted(point["seconds"] for point in history)


def test_a_stop_while_a_checkpoint_is_written_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save, wrote = torch.save, list[Path]()

    def interrupted(state: Any, path: Path) -> None:
        if "optimizer" in state:
            wrote.append(path)
            if len(wrote) == 2:
                path.write_bytes(b"half of it")
                raise KeyboardInterrupt
        save(state, path)

    monkeypatch.setattr(torch, "save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train(Line(), SCHEDULE, tmp_path / "line.pt", lambda _: None)
    told = list[str]()
    train(Line(), SCHEDULE, tmp_path / "line.pt", told.append)
    assert told[0] == "going on from step 40"
    assert [path.name for path in tmp_path.iterdir()] == ["line.pt"]


def test_the_mean_stands_in_for_the_weights_only_meanwhile() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(model.weight)
    mean = Mean(model)
    torch.nn.init.ones_(model.weight)
    mean.add(1000)
    with mean.in_place():
        assert model.weight.item() == pytest.approx(0.01)
    assert model.weight.item() == 1


def test_sources_are_drawn_by_weight_and_begin_anew() -> None:
    drawn = list(itertools.islice(endless([lambda: "ab", lambda: "x"], [3, 1], seed=1), 400))
    assert 60 < drawn.count("x") < 140
    assert [letter for letter in drawn if letter != "x"][:5] == list("ababa")
