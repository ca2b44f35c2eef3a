"""The edges for people, kept up to date as claims come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph_builder.incidents.independence import Sources
from graph_builder.incidents.shortcuts import Way, fold, way
from graph_builder.model import Claim, Shortcut


class Edges:
    """Told claims by the edge that they are folded into."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._claims: dict[Way, list[Claim]] = defaultdict(list)
        self.shortcuts: dict[Way, Shortcut] = {}

    def change(
        self, documents: Collection[str], ways: Iterable[Way], claims: Iterable[Claim], incident_of: Mapping[str, str]
    ) -> None:
        """Take away all claims of some documents, which stand at ``ways``, and add ``claims``."""
        changed = set(ways)
        for edge in changed:
            self._claims[edge] = [c for c in self._claims[edge] if c.document not in documents]
        for claim in claims:
            edge = way(claim, incident_of)
            self._claims[edge].append(claim)
            changed.add(edge)
        for edge in changed:
            if self._claims[edge]:
                self.shortcuts[edge] = fold(edge, self._claims[edge], self._sources)
            else:
                del self._claims[edge]
                self.shortcuts.pop(edge, None)
