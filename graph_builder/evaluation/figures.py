"""Precision, recall, F1 and shares, each kept as the counts that it is made of so that documents add up."""

from __future__ import annotations

from dataclasses import dataclass


def ratio(part: float, whole: float) -> float:
    """0 to 1; 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return ratio(2 * precision * recall, precision + recall)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """0 to 1."""
        return ratio(self.hits, self.total)

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.total + other.total)


@dataclass(frozen=True)
class Tally:
    """Triples that agree, that gold does not have, and that were not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def gold(self) -> int:
        """Required triples of gold."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of the counted predictions that are right."""
        return ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the required triples that were found."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f1(self.precision, self.recall)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)
