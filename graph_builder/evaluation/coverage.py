"""Gaps of many documents, counted by what is not explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph_builder.extraction.coverage import Gap, GapKind


@dataclass(frozen=True)
class Uncovered:
    """How often something is not explained, and the first place where it is not."""

    kind: GapKind
    word: str
    count: int
    example: Gap

    def row(self) -> dict[str, Any]:
        """As JSON."""
        return {"word": self.word, "count": self.count, "document": self.example.document, "text": self.example.text}


def tally(gaps: Iterable[Gap]) -> dict[GapKind, list[Uncovered]]:
    """Gaps by kind, the most frequent first."""
    counts: Counter[tuple[GapKind, str]] = Counter()
    examples: dict[tuple[GapKind, str], Gap] = {}
    for gap in gaps:
        counts[gap.kind, gap.word] += 1
        examples.setdefault((gap.kind, gap.word), gap)
    found: dict[GapKind, list[Uncovered]] = {kind: [] for kind in GapKind}
    for (kind, word), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1])):
        found[kind].append(Uncovered(kind, word, count, examples[kind, word]))
    return found
