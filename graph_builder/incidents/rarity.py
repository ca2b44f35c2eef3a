"""How rare words are, and how much two texts have in common by their rare words.

The table is fixed (``data/words.yaml``): the likeness of two reports does not change with the reports that stand beside them.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias
from zlib import crc32

from graph_builder.incidents import texts
from graph_builder.incidents.tables import frequent_words, weights

ENOUGH_WORDS = 5
"""Words in common from which the likeness of two sentences is taken for what it is."""

Story: TypeAlias = "array[int]"
"""Checksums of the rare words of a report, sorted: 32 bits each, so that those of all reports stay in memory."""


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """0 (in every second article) to 1 (rarer than any in the table), squared so that the rare ones decide."""
    table = frequent_words()
    return (table.class_of.get(word, table.rarest) / table.rarest) ** 2


def alike(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Share of rare words in common of two texts, each folded word once: cosine, 0 to 1, less where they are few."""
    shared, norm = set(first).intersection(second), _norm(first) * _norm(second)
    return min(1.0, len(shared) / ENOUGH_WORDS) * math.fsum(map(rarity, shared)) / norm if norm else 0.0


@lru_cache(maxsize=100_000)
def _norm(words: tuple[str, ...]) -> float:
    return math.sqrt(math.fsum(map(rarity, words)))


def story(text: str) -> Story:
    """The rare words of a report."""
    least = weights()["story_rarity"]
    return array("I", sorted({crc32(w.encode()) for w in set(texts.words(text)) if rarity(w) >= least}))


def same_story(first: Story, second: Story) -> float:
    """Share of rare words in common of two reports: cosine, 0 to 1."""
    return len(set(first).intersection(second)) / math.sqrt(len(first) * len(second)) if first and second else 0.0


def total(words: Iterable[str]) -> float:
    """How much some words say together."""
    return sum(map(rarity, words))
