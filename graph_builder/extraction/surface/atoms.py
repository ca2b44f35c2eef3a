"""The surface of a sentence: words, numbers and marks, each with the syntactic words that it covers.

The parse is one witness; these atoms are the other. They are cut from the original characters, so that "18شخصا" is two atoms
and "20/4/2024" five, whatever the tokeniser made of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_builder.extraction.surface.once import once
from graph_builder.language.normalise import clean_word
from graph_builder.model import Sentence

CACHED_WORDS = 50_000
"""Distinct words of some hundred reports; what is looked up for a word is remembered for so many."""
ARTICLE = "ال"
COMMAS = frozenset("،,-–—ـ")
"""Signs that part a phrase from the next one within a clause."""
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_LETTERS = (
    "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
    "\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"  # presentation forms
)
_ATOM = re.compile(
    rf"(?P<number>\d+(?:[.,٬،]\d{{3}})+(?![\d])|\d+[.,٫]\d{{1,2}}(?!\d)(?![.,]\d)|\d+)"
    rf"|(?P<word>(?:(?<![{_LETTERS}])و[ \u00a0\t]+(?=[{_LETTERS}]{{2}}))?[{_LETTERS}]+|[A-Za-z]+)"
    rf"|(?P<mark>[^\s\w\u200b-\u200f\u202a-\u202e\u2066-\u2069])"
)
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


class Atom(NamedTuple):
    """One run of letters, of digits, or one mark. ``start``/``end`` are characters of the document."""

    place: int
    """Its number in the sentence, from 0."""
    kind: str
    """``word``, ``number`` or ``mark``."""
    text: str
    """Folded: one alef, yeh and heh form, Western digits, no diacritics."""
    start: int
    end: int
    first: int
    last: int
    """Indices of the syntactic words that it covers, both inclusive; -1 where the parse has none there."""
    spaced: bool
    """White space stands before it."""
    feminine: bool
    """It is spelt with ة at the end, which folding writes as ه."""


@lru_cache(maxsize=CACHED_WORDS)
def fold(text: str) -> str:
    """Fold spelling variants that news writers do not keep apart ("أمس"/"امس", "الي"/"إلى"), and presentation forms (ﻻ)."""
    return MARKS.sub("", clean_word(text)).translate(_FOLDS).translate(_DIGITS).casefold()


@once
def texts_of(sentence: Sentence) -> tuple[str, ...]:
    """The folded words of a sentence."""
    return tuple(fold(w.text) for w in sentence.words)


def bare(folded: str) -> str:
    """A folded word without the article ("الهجوم")."""
    return folded.removeprefix(ARTICLE)


def atoms(text: str, sentence: Sentence) -> tuple[Atom, ...]:
    """The atoms of a sentence of the document ``text``, in order."""
    found: list[Atom] = []
    words, at = sentence.words, 0
    previous_end = sentence.start
    for match in _ATOM.finditer(text, sentence.start, sentence.end):
        folded, (start, end) = fold(match[0]), match.span()
        if not folded:
            continue
        while at < len(words) and words[at].end <= start:
            at += 1
        last = at
        while last < len(words) and words[last].start < end:
            last += 1
        first, last = (at, last - 1) if last > at else (-1, -1)
        feminine = folded.endswith("ه") and _is_feminine(match[0])
        found.append(Atom(len(found), match.lastgroup or "mark", folded, start, end, first, last, start > previous_end, feminine))
        previous_end = end
    return tuple(found)


@lru_cache(maxsize=CACHED_WORDS)
def _is_feminine(text: str) -> bool:
    return "ة" in clean_word(text)[-2:]


@lru_cache(maxsize=CACHED_WORDS)
def readings(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to split proclitics off a folded word: (clitics, rest), the unsplit word first.

    Prepositions never leave two letters alone: "باب" is no "ب" + "آب"; "وفي" is "و" + "في".
    """
    found = [("", word)]
    for clitics in _CLITICS:
        if word.startswith(clitics) and len(word) >= len(clitics) + (2 if clitics in "وف" else 3):
            rest = word[len(clitics) :]
            found.append((clitics, rest))
            if clitics.endswith("ل") and rest.startswith("ل"):
                found.append((clitics, "ا" + rest))
    return tuple(found)
