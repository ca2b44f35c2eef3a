"""Where a sentence ends, in the typography of news.

The tokenizer knows most ends (it was trained on news). It is overruled where it errs: a closing quote belongs to the sentence
before it, an initial ("د. أحمد") ends nothing, an ellipsis or two commas end something, a bullet begins something, and no
sentence is endless.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_TOKENS = 120
"""Surface tokens; with clitics about 150 words. Longer ones are mostly lists and tables, and parsing is quadratic."""

MAX_LETTERS = 40
"""Characters of one token. No Arabic word comes near it; a longer run is an address or noise."""

_PAUSES = frozenset(".؟?!…،؛,;:")
_STOPS = frozenset(".؟?!")
_ELLIPSIS = "…"
_COMMAS = frozenset("،,")
_CLOSERS = frozenset("\"'»”’)]")
_BULLETS = frozenset("•●▪◾■◆")


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
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or _starts_at(tokens, index):
            yield from _short(tokens[first:index])
            first = index


def _starts_at(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence starts with the token at ``index``, which is not the first."""
    before, token = tokens[index - 1], tokens[index]
    if token.text[0] in _BULLETS:
        return before.text[0] not in _BULLETS
    if _closes(before, token):
        return False
    last = index - 1
    while last > 0 and _closes(tokens[last - 1], tokens[last]):
        last -= 1
    if _initial(tokens, last):
        return _breaks(tokens, last)
    return any(t.ends for t in tokens[last:index]) or _breaks(tokens, last) or _stands_alone(tokens, last)


def _closes(before: Token, token: Token) -> bool:
    """Whether a token is a closing quote or bracket of what stands before it (no space between: "عسير".)."""
    return token.text in _CLOSERS and before.end == token.start


def _breaks(tokens: Sequence[Token], last: int) -> bool:
    """Whether a mark of news that writes no full stops ends the sentence: an ellipsis in one character, or two commas."""
    return tokens[last].text == _ELLIPSIS or (last > 0 and {tokens[last].text, tokens[last - 1].text} <= _COMMAS)


def _stands_alone(tokens: Sequence[Token], last: int) -> bool:
    """Whether the full stop at ``last`` has space on either side, as sloppy typists have it, and is no part of a row of dots."""
    if last in (0, len(tokens) - 1) or tokens[last].text not in _STOPS:
        return False
    before, stop, after = tokens[last - 1 : last + 2]
    spaced = before.end < stop.start and stop.end < after.start
    return spaced and before.text not in _PAUSES and after.text not in _PAUSES and not after.text.isdigit()


def _initial(tokens: Sequence[Token], last: int) -> bool:
    """Whether the full stop at ``last`` belongs to an initial or a title: "د. أحمد", "م. س. غوبتا"."""
    return tokens[last].text == "." and last > 0 and len(tokens[last - 1].text) == 1 and tokens[last - 1].text.isalpha()


def _short(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Parts of a sentence of at most ``MAX_TOKENS``, cut after punctuation where there is some in the second half."""
    while len(tokens) > MAX_TOKENS:
        cut = next((i for i in range(MAX_TOKENS, MAX_TOKENS // 2, -1) if tokens[i - 1].text in _PAUSES), MAX_TOKENS)
        yield tokens[:cut]
        tokens = tokens[cut:]
    yield tokens
