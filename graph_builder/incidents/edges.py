"""The edges for people, kept up to date as claims come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph_builder.incidents.independence import Sources
from graph_builder.incidents.shortcuts import Way, fold
from graph_builder.model import Claim, Shortcut


class Edges:
    """Told claims by the edge that they are folded into."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._claims: dict[Way, list[Claim]] = defaultdict(list)
        self.shortcuts: dict[Way, Shortcut] = {}

    def change(self, gone: Iterable[tuple[Way, Claim]], came: Iterable[tuple[Way, Claim]]) -> None:
        """Take claims away from the edges that they were folded into, and add others."""
        left: dict[Way, set[str]] = defaultdict(set)
        for edge, claim in gone:
            left[edge].add(claim.key)
        for edge, keys in left.items():
            self._claims[edge] = [c for c in self._claims[edge] if c.key not in keys]
        changed = set(left)
        for edge, claim in came:
            self._claims[edge].append(claim)
            changed.add(edge)
        for edge in changed:
            if self._claims[edge]:
                self.shortcuts[edge] = fold(edge, self._claims[edge], self._sources)
            else:
                del self._claims[edge]
                self.shortcuts.pop(edge, None)
