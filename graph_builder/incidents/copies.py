"""Which documents repeat another one's text, and which of two is the copy.

Candidates come from MinHash (many short bands, so that a flash inside a long report is still found); the decision is exact: the
share of the shorter text's shingles that stand in the longer one. A sentence in common is not enough ("وأوضحت سنتكوم أن الضربة
جاءت ردا على" stands in reports that share nothing else).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from graph_builder.incidents.texts import Shingles, shingles
from graph_builder.model import Copy, Record

CONTAINED = 0.55
"""Share of the shorter text's shingles from which it is a copy; at 0.42 whole paragraphs are already the paper's own."""
MIN_SHINGLES = 12
"""Shorter texts hold no sentence of their own."""
BANDS, ROWS = 64, 2
"""A pair with Jaccard 0.3 is found with probability 0.998, one with 0.1 every second time."""
_EMPTY = MinHash(num_perm=BANDS * ROWS, hashfunc=int)


def find_copies(records: Sequence[Record]) -> list[Copy]:
    """Every copy once, with the document that it copies most; originals are never listed. Sorted by document key."""
    by_key = {r.document.key: r for r in records}
    texts = {key: shingles(r.document.text[r.document.body_start :]) for key, r in by_key.items()}
    alike: dict[str, dict[str, float]] = defaultdict(dict)
    for first, second in _candidates({k: t for k, t in texts.items() if len(t) >= MIN_SHINGLES}):
        share = contained(texts[first], texts[second])
        if share >= CONTAINED:
            alike[first][second] = alike[second][first] = share
    rank = {key: _precedence(by_key[key], [by_key[other] for other in alike[key]]) for key in sorted(alike)}
    earlier = {key: {o: share for o, share in alike[key].items() if rank[o] < rank[key]} for key in rank}
    return [_best(key, originals) for key, originals in earlier.items() if originals]


def contained(first: Shingles, second: Shingles) -> float:
    """Share of the shorter text's shingles that stand in the longer one, 0 to 1."""
    shorter = min(len(first), len(second))
    return len(np.intersect1d(first, second, assume_unique=True)) / shorter if shorter else 0.0


def origins(copies: Iterable[Copy]) -> dict[str, str]:
    """Copied document -> the first of its chain of originals."""
    of: Mapping[str, str] = {c.document: c.of for c in copies}
    return {document: _root(document, of) for document in of}


def _root(document: str, of: Mapping[str, str]) -> str:
    while document in of:
        document = of[document]
    return document


def _candidates(texts: Mapping[str, Shingles]) -> list[tuple[str, str]]:
    """Pairs that agree on a whole band of their sketches; one band is looked at after another, for the sake of memory."""
    sketches = {key: _sketch(texts[key]) for key in sorted(texts)}
    found: set[tuple[str, str]] = set()
    for first in range(0, BANDS * ROWS, ROWS):
        alike: dict[bytes, list[str]] = defaultdict(list)
        for key, sketch in sketches.items():
            alike[sketch[first : first + ROWS].tobytes()].append(key)
        found |= {pair for group in alike.values() for pair in combinations(group, 2)}
    return sorted(found)


def _sketch(text: Shingles) -> NDArray[np.unsignedinteger]:
    sketch = _EMPTY.copy()
    sketch.update_batch(text.tolist())
    return np.asarray(sketch.hashvalues)


def _best(document: str, originals: Mapping[str, float]) -> Copy:
    of = min(originals, key=lambda o: (-originals[o], o))
    return Copy(document, of, round(originals[of], 4))


def _precedence(record: Record, alike: Iterable[Record]) -> tuple[date, bool, bool, int, str]:
    """Sorts originals before copies: the earlier day, a first version, who names no outlet of the others, then the longer.

    The day only, since the hour is told by few sources.
    """
    heard = {c.speaker for c in record.claims} | {relay for c in record.claims for relay in c.relays}
    relays = any(other.outlet in heard for other in alike if other.outlet)
    newer = record.document.replaces is not None
    return record.document.published or date.max, newer, relays, -len(record.document.text), record.document.key
