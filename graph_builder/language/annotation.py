"""What the models say: where tokens are, and of each word of a segmented sentence, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Segmented = Sequence[tuple[str, Sequence[str]]]
"""A sentence as (surface token, its words)."""
NOTHING = "_"
"""Stands in CoNLL-U for an empty column."""


@dataclass(frozen=True)
class Piece:
    """A surface token by its characters in the text."""

    start: int
    end: int
    splits: bool
    """Whether it holds clitics."""
    ends: bool
    """Whether its sentence ends here."""


@dataclass(frozen=True)
class Named:
    """A name found by the NER model, in surface tokens, both inclusive."""

    label: str
    first: int
    last: int


@dataclass(frozen=True)
class Annotation:
    """One entry per word in each of the columns."""

    upos: Sequence[str]
    feats: Sequence[Mapping[str, str]]
    lemmas: Sequence[str]
    """``_`` where the model finds none."""
    heads: Sequence[int]
    """Number of the governing word, from 1; 0 for the root."""
    deprels: Sequence[str]
    names: Sequence[Named]


@lru_cache(maxsize=4096)
def features(column: str) -> Mapping[str, str]:
    """The FEATS column of CoNLL-U as pairs. Equal columns share one mapping: it is for reading only."""
    return {} if column == NOTHING else dict(pair.split("=", 1) for pair in column.split("|"))


def words_of(sentences: Iterable[Segmented]) -> list[list[str]]:
    """The syntactic words of each sentence."""
    return [[word for _, words in sentence for word in words] for sentence in sentences]
