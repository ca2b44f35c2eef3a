"""Lines that were broken to fit a width, as mail and old agency feeds break them, put together into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 40, 130
"""Characters. Shorter lines are verses, longer ones paragraphs: nobody wraps text so."""
_FEWEST = 2
"""Breaks for which the width had to be the reason before a text is taken for a wrapped one, in which some line goes on behind
a full stop or a comma: headlines of like length have none."""
_MOST = 0.9
"""Part of the breaks within sentences for which it is."""
_STOP = re.compile(r"[.؟!،؛](?=\s)")
_BULLET = re.compile(r"[-–—•*●▪◾■◆]|\d+[-.):/ ]")
_ENDS = tuple(".؟!…:»”\"'")

Span = tuple[int, int]


def unwrapped(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The lines of a text that hold something, as (start, end), or the paragraphs that were wrapped into them.

    A break is forced where the next line's first word would not have fitted behind the line any more.
    """
    lines = [line for line in lines if _stripped(text, line)]
    width = max((len(_stripped(text, line)) for line in lines), default=0)
    near = [(a, b) for a, b in pairwise(lines) if text[a[1] : b[0]] in ("\n", "\r\n")]
    forced = {
        a for a, b in near if not _BULLET.match(_stripped(text, b)) and len(_stripped(text, a)) + 1 + _first_word(text, b) > width
    }
    within = [a for a, _ in near if a in forced or not _stripped(text, a).endswith(_ENDS)]
    wrapped = NARROWEST <= width <= WIDEST and len(forced) >= max(_FEWEST, _MOST * len(within))
    if not wrapped or not any(_STOP.search(_stripped(text, line)) for line in lines):
        yield from lines
        return
    opened: int | None = None
    for start, end in lines:
        opened = start if opened is None else opened
        if (start, end) not in forced:
            yield opened, end
            opened = None


def _stripped(text: str, line: Span) -> str:
    return text[slice(*line)].strip()


def _first_word(text: str, line: Span) -> int:
    """Characters of a line's first word."""
    return len(text[slice(*line)].split()[0])
