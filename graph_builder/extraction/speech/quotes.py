"""Quotation marks and the words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.model import Sentence, Word

OPENING, CLOSING, EITHER = frozenset("«“"), frozenset("»”"), frozenset("\"'")
QUOTES = OPENING | CLOSING | EITHER
_ENDS = frozenset(".!?؟…")
_DEPTH = 4
"""Quotes within quotes that are kept track of."""


@dataclass(frozen=True)
class Quote:
    """Words in quotation marks: the marks' own places as (sentence, word)."""

    opens: tuple[int, int]
    closes: tuple[int, int]


def find_quotes(sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Pairs of quotation marks, inner ones first; a pair may reach over sentences of one paragraph, never over paragraphs.

    A mark that never closes makes no quote. A straight mark opens or closes as the spaces around it say, else it closes the
    nearest open one.
    """
    found: list[Quote] = []
    opened: list[tuple[tuple[int, int], bool]] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, opened = sentence.paragraph, []
        for word in sentence.words:
            if word.text not in QUOTES:
                continue
            straight = word.text in EITHER
            at = next((n for n in reversed(range(len(opened))) if opened[n][1] is straight), None)
            side = _side(sentence.words, word.index) if straight else ("opens" if word.text in OPENING else "closes")
            if side == "opens" or (side == "either" and at is None):
                if not straight and at is not None:
                    del opened[at:]
                opened = [*opened[1 - _DEPTH :], ((sentence.index, word.index), straight)]
            elif at is not None:
                found.append(Quote(opened[at][0], (sentence.index, word.index)))
                del opened[at:]
    return tuple(found)


def _side(words: Sequence[Word], index: int) -> str:
    """Whether a straight mark opens, closes or does either, by what it is written together with."""
    mark = words[index]
    before = words[index - 1] if index > 0 else None
    after = words[index + 1] if index + 1 < len(words) else None
    left = before is not None and before.end == mark.start and not (_is_mark(before) or before.upos in ("ADP", "CCONJ"))
    left = left or (before is not None and before.end == mark.start and before.text in _ENDS)
    right = after is not None and after.start == mark.end and not _is_mark(after)
    if left == right:
        return "either"
    return "closes" if left else "opens"


def _is_mark(word: Word) -> bool:
    return not any(c.isalnum() for c in word.text)
