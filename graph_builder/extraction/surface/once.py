"""What is read out of a sentence again and again is read once, and remembered with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from graph_builder.model import Sentence

Ts = TypeVarTuple("Ts")
T = TypeVar("T")


def once(read: Callable[[Sentence, *Ts], T]) -> Callable[[Sentence, *Ts], T]:
    """Let a function remember what it reads out of a sentence, as long as the sentence lives.

    Its other arguments must be hashable and nobody may change its value. Like a cached property it writes past the frozen fields,
    and a sentence that ``replace`` makes remembers nothing.
    """

    @wraps(read)
    def remembering(sentence: Sentence, *args: *Ts) -> T:
        memory: dict[object, Any] = sentence.__dict__  # type: ignore[assignment]
        key = (read, *args)
        if key not in memory:
            memory[key] = read(sentence, *args)
        value: T = memory[key]
        return value

    return remembering
