"""Where a sentence ends, in the typography of news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_TOKENS = 120
"""Surface tokens; with clitics about 150 words. Longer ones are mostly lists and tables, and parsing them is quadratic."""

MAX_LETTERS = 40
"""Characters of one token. No Arabic word comes near it; a longer run is an address or noise."""

_ENDS = frozenset(".؟?!…")
_SOFT = frozenset("،؛,;:")
_CLOSERS = frozenset("\"'»”’)]")
_BULLETS = frozenset("•●▪◾■◆*·")


@dataclass(frozen=True)
class Token:
    """A surface token of the tokenizer; ``start``/``end`` count characters of the block's clean text."""

    text: str
    start: int
    end: int
    splits: bool
    """The tokenizer takes it for a word with clitics."""
    ends: bool
    """The tokenizer ends a sentence after it."""


def sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The sentences of one block."""
    first = 0
    for index, token in enumerate(tokens):
        if index > first and token.text in _BULLETS:
            yield tokens[first:index]
            first = index
        if _ends_after(tokens, first, index):
            yield from _short(tokens[first : index + 1])
            first = index + 1
    if first < len(tokens):
        yield from _short(tokens[first:])


def _ends_after(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether a sentence ends after a token: at the tokenizer's ends that stand on punctuation."""
    last = index
    while last > first and tokens[last].text[-1] in _CLOSERS:
        last -= 1
    return tokens[index].ends and tokens[last].text[-1] in _ENDS


def _short(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Parts of a sentence of at most ``MAX_TOKENS``, cut after punctuation where there is some in the second half."""
    while len(tokens) > MAX_TOKENS:
        half = MAX_TOKENS // 2
        cut = next((i for i in range(MAX_TOKENS, half, -1) if tokens[i - 1].text in _ENDS | _SOFT), MAX_TOKENS)
        yield tokens[:cut]
        tokens = tokens[cut:]
    yield tokens
