"""Which tellings may be one happening: pairs whose log odds come near the threshold, and the chains that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

Pair = tuple[str, str]


class Neighbours:
    """Pairs of tellings, the smaller key first, with their log odds, and the pairs that people joined."""

    def __init__(self) -> None:
        self._odds: dict[str, dict[str, float]] = defaultdict(dict)
        self._joined: dict[str, set[str]] = defaultdict(set)

    def join(self, pairs: Iterable[Pair]) -> None:
        """Take these for the pairs that people joined, and no others."""
        self._joined.clear()
        for first, second in pairs:
            self._joined[first].add(second)
            self._joined[second].add(first)

    def add(self, pair: Pair, odds: float) -> None:
        """Note a pair."""
        first, second = pair
        self._odds[first][second] = self._odds[second][first] = odds

    def drop(self, telling: str) -> None:
        """Forget all pairs of a telling, but not who joined it."""
        for other in self._odds.pop(telling, ()):
            del self._odds[other][telling]

    def chained(self, start: Iterable[str]) -> set[str]:
        """Some tellings, and all that chains of agreeing or joined pairs tie to them."""
        seen = set(start)
        todo = list(seen)
        while todo:
            telling = todo.pop()
            agreed = (other for other, odds in self._odds.get(telling, {}).items() if odds >= 0)
            new = {*agreed, *self._joined.get(telling, ())} - seen
            seen |= new
            todo.extend(new)
        return seen

    def pairs(self, tellings: Iterable[str]) -> Iterator[tuple[Pair, float]]:
        """Each pair whose first telling is among some, with its log odds."""
        for first in tellings:
            yield from (((first, second), odds) for second, odds in self._odds.get(first, {}).items() if first < second)
