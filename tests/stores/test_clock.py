"""What readers do while a load commits."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from graph_builder.stores import clock as clocks
from graph_builder.stores.clock import Clock


class Face:
    """The clock's node in a store that does not exist."""

    def __init__(self) -> None:
        self.number = 0
        self.until = 0

    def read(self, _statement: str, _parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [{"number": self.number, "until": self.until}] if self.number else []

    def write(self, _statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        if "until" in parameters:
            self.number, self.until = self.number + 1, parameters["until"]
        elif parameters["number"] == self.number:
            self.until = 0
        return [{"number": self.number}]


@pytest.fixture
def face() -> Face:
    return Face()


@pytest.fixture
def clock(face: Face) -> Clock:
    return Clock(face.read, face.write)


def test_a_quiet_store_is_asked_once(clock: Clock) -> None:
    answers = iter([1, 2])
    assert clock.steady(lambda: next(answers)) == 1


def test_a_reading_that_met_a_commit_is_done_again(clock: Clock) -> None:
    answers = iter([1, 2, 3])

    def read() -> int:
        answer = next(answers)
        if answer == 1:
            clock.settle(clock.announce())
        return answer

    assert clock.steady(read) == 2


def test_a_reader_waits_for_the_end_of_a_commit(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    number = clock.announce()
    monkeypatch.setattr(time, "sleep", lambda _seconds: clock.settle(number))
    assert clock.steady(lambda: "read") == "read"


def test_a_load_that_died_in_a_commit_is_not_waited_for_long(clock: Clock, face: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "COMMIT_SECONDS", 0.05)
    clock.announce()
    began = time.monotonic()
    assert clock.steady(lambda: "read") == "read"
    assert time.monotonic() - began < 2
    assert face.until


def test_only_the_last_commit_settles(clock: Clock, face: Face) -> None:
    first, second = clock.announce(), clock.announce()
    clock.settle(first)
    assert face.until
    clock.settle(second)
    assert not face.until


def test_a_long_query_beside_many_commits_is_answered_in_the_end(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "PATIENCE_SECONDS", 0.05)

    def read() -> str:
        clock.settle(clock.announce())
        return "read"

    assert clock.steady(read) == "read"
