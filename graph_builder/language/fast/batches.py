"""Sentences of like length side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import torch
from numpy.typing import NDArray

WIDE = 150
"""Words from which on the square of a sentence's length decides how many go together."""


@dataclass(frozen=True)
class Batch:
    """Sentences that are computed together, longest first."""

    sentences: tuple[int, ...]
    """Their indices among all."""
    lengths: tuple[int, ...]
    places: NDArray[np.int64]
    """(sentences, longest): row of each word among the words of all sentences, -1 where a sentence is over."""

    def pad(self, rows: NDArray[np.generic]) -> torch.Tensor:
        """Rows of all words to (sentences, longest, columns), with 0 where a sentence is over."""
        padded = rows[self.places]
        padded[self.places < 0] = 0
        return torch.from_numpy(padded)


def batches(lengths: Sequence[int], most: int) -> Iterator[Batch]:
    """All sentences that have a word, in batches of at most ``most`` words, padding included."""
    firsts = [0, *accumulate(lengths)]
    waiting: list[int] = []
    for index in sorted((i for i, n in enumerate(lengths) if n), key=lambda i: -lengths[i]):
        longest = lengths[waiting[0]] if waiting else 0
        if waiting and longest * (len(waiting) + 1) * max(1.0, longest / WIDE) > most:
            yield _batch(waiting, lengths, firsts)
            waiting = []
        waiting.append(index)
    if waiting:
        yield _batch(waiting, lengths, firsts)


def _batch(chosen: Sequence[int], lengths: Sequence[int], firsts: Sequence[int]) -> Batch:
    places = np.full((len(chosen), lengths[chosen[0]]), -1, np.int64)
    for row, index in enumerate(chosen):
        places[row, : lengths[index]] = np.arange(firsts[index], firsts[index] + lengths[index])
    return Batch(tuple(chosen), tuple(lengths[i] for i in chosen), places)
