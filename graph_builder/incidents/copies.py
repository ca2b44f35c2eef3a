"""Which documents repeat another one's text, and which of two is the copy.

Candidates come from MinHash (many short bands, so that a flash inside a long report is still found); the decision is exact: the
share of the shorter text's shingles that stand in the longer one. A sentence in common is not enough ("وأوضحت سنتكوم أن الضربة
جاءت ردا على" stands in reports that share nothing else).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import combinations
from typing import TypeAlias

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from graph_builder.incidents.revisions import told_at
from graph_builder.incidents.texts import Shingles, shingles
from graph_builder.model import Copy, Record

CONTAINED = 0.55
"""Share of the shorter text's shingles from which it is a copy; at 0.42 whole paragraphs are already the paper's own."""
MIN_SHINGLES = 12
"""Shorter texts hold no sentence of their own."""
_ROOM = 1.1
"""How many times as many sketches as there are get room at once."""
BANDS, ROWS = 64, 2
"""A pair with Jaccard 0.3 is found with probability 0.998, one with 0.1 every second time."""
Bands: TypeAlias = NDArray[np.uint64]
"""``BANDS`` rows, a column for each text; in each row one band, its two least hashes of 32 bits as one number."""
Precedence: TypeAlias = tuple[date, bool, bool, datetime, int, str]
FULLER = 1.2
"""From how many times as many shingles a text holds what the other one left out."""
_EMPTY = MinHash(num_perm=BANDS * ROWS, hashfunc=int)


def find_copies(records: Iterable[Record]) -> list[Copy]:
    """Every copy once, with the document that it copies most; originals are never listed. Sorted by document key."""
    texts = Texts()
    texts.change((), {r.document.key: r for r in records})
    return [texts.copies[key] for key in sorted(texts.copies)]


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


class Texts:
    """The texts of the records that are there, and which of them are copies, by document."""

    def __init__(self) -> None:
        self.copies: dict[str, Copy] = {}
        self._records: dict[str, Record] = {}
        self._shingles: dict[str, Shingles] = {}
        self._keys: list[str] = []
        self._sketches: Bands = np.empty((BANDS, 0), np.uint64)
        """A column for each of ``_keys``, and behind them columns for those that may come."""
        self._alike: dict[str, dict[str, float]] = defaultdict(dict)
        self._rank: dict[str, Precedence] = {}

    def change(self, gone: Collection[str], came: Mapping[str, Record]) -> None:
        """Take texts away, by document, and add others."""
        near = {other for key in gone for other in self._leave(key)}
        if gone:
            self._close_up()
        told = {key: shingles(r.document.text[r.document.body_start :]) for key, r in sorted(came.items())}
        long = {key: text for key, text in told.items() if len(text) >= MIN_SHINGLES}
        self._records.update(came)
        self._shingles.update(long)
        old = len(self._keys)
        self._append(long)
        for first, second in self._candidates(old):
            share = contained(self._shingles[first], self._shingles[second])
            if share >= CONTAINED:
                self._alike[first][second] = self._alike[second][first] = share
                near |= {first, second}
        self._rank_again(near)

    def _leave(self, key: str) -> Collection[str]:
        del self._records[key]
        self._shingles.pop(key, None)
        self.copies.pop(key, None)
        self._rank.pop(key, None)
        others = self._alike.pop(key, {})
        for other in others:
            del self._alike[other][key]
        return others

    def _close_up(self) -> None:
        """Drop the sketches of texts that are gone."""
        kept = [n for n, key in enumerate(self._keys) if key in self._shingles]
        self._sketches, self._keys = self._sketches[:, kept], [self._keys[n] for n in kept]

    def _append(self, texts: Mapping[str, Shingles]) -> None:
        """Add the sketches of some texts; room for more is made at once for many, since it copies all that is there."""
        old, room = len(self._keys), self._sketches.shape[1]
        self._keys += texts
        if len(self._keys) > room:
            more = np.zeros((BANDS, int(_ROOM * len(self._keys)) - old), np.uint64)
            self._sketches = np.hstack([self._sketches[:, :old], more])
        for column, text in enumerate(texts.values(), start=old):
            self._sketches[:, column] = _sketch(text)

    def _candidates(self, old: int) -> set[tuple[str, str]]:
        """Pairs that agree on a whole band of their sketches, one of them new; one band after another, for the sake of memory."""
        found: set[tuple[int, int]] = set()
        for band in self._sketches[:, : len(self._keys)]:
            alike: dict[int, list[int]] = defaultdict(list)
            for row in np.flatnonzero(np.isin(band, band[old:])):
                alike[int(band[row])].append(int(row))
            found |= {pair for group in alike.values() for pair in combinations(group, 2) if pair[1] >= old}
        return {(self._keys[a], self._keys[b]) for a, b in found}

    def _rank_again(self, changed: set[str]) -> None:
        """Find out anew which are copies among some documents whose likenesses have changed, and those that are like them."""
        changed = {key for key in changed if key in self._records}
        near = changed.union(*(self._alike[key] for key in changed))
        for key in near:
            self._rank[key] = _precedence(self._records[key], [self._records[other] for other in self._alike[key]])
        for key in near.union(*(self._alike[key] for key in near)):
            originals = {o: share for o, share in self._alike[key].items() if self._rank[o] < self._rank[key]}
            self.copies.pop(key, None)
            if originals:
                self.copies[key] = _best(key, originals)


def _sketch(text: Shingles) -> Bands:
    sketch = _EMPTY.copy()
    sketch.update_batch(text.tolist())
    return np.asarray(sketch.hashvalues, np.uint32).view(np.uint64)


def _best(document: str, originals: Mapping[str, float]) -> Copy:
    of = min(originals, key=lambda o: (-originals[o], o))
    return Copy(document, of, round(originals[of], 4))


def _precedence(record: Record, alike: Iterable[Record]) -> Precedence:
    """Sorts originals before copies: the earlier day, a first version, who names no outlet of the others, the earlier hour (one
    without an hour counts from the end of its day), then the longer.
    """
    newer = record.document.replaces is not None
    credits = any(_names(record, other.outlet) for other in alike)
    day, length = record.document.published or date.max, -len(record.document.text)
    return day, newer, credits, told_at(record.document), length, record.document.key


def _names(record: Record, outlet: str | None) -> bool:
    """Whether a report of another outlet has something from this one, or names it."""
    if outlet is None or outlet == record.outlet:
        return False
    heard = (c.speaker == outlet or outlet in c.relays for c in record.claims)
    return any(heard) or any(m.entity == outlet for m in record.mentions)


def repeats(copy: Record, original: Record) -> str:
    """How it is known which of two texts that are alike was first, in words, the copy as the subject."""
    first, second = original.document, copy.document
    if first.published and (second.published is None or first.published < second.published):
        return "repeats its text on a later day"
    if second.replaces and not first.replaces:
        return "replaces its text"
    if _names(copy, original.outlet):
        return "repeats its text and names it"
    if first.published_at and second.published_at and told_at(first) < told_at(second):
        return "repeats its text at a later hour"
    if len(shingles(first.text)) >= FULLER * len(shingles(second.text)):
        return "repeats a part of its text"
    return "has the same text; which of the two was first is not known"
