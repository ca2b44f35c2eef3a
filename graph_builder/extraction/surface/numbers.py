"""Reads whole numbers out of atoms: digits of both kinds, number words in every case form, and compounds."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.extraction.lexicon import Lexicon, words
from graph_builder.extraction.surface.atoms import ARTICLE, CACHED_WORDS, Atom, fold, readings

_GROUPED = re.compile(r"\d+(?:[.,٬،]\d{3})+")


class NumberWords(Lexicon):
    """``words/numbers.yaml``."""

    units: dict[int, list[str]]
    teens: dict[int, list[str]]
    ten: list[str]
    tens: dict[int, list[str]]
    hundreds: dict[int, list[str]]
    scales: dict[int, list[str]]
    vague_scales: list[str]
    doubled: dict[int, list[str]]
    ordinals: dict[int, list[str]]


@dataclass(frozen=True)
class Number:
    """A number in the text. ``first`` and ``last`` are atom indices, both inclusive."""

    value: int
    first: int
    last: int
    clitics: str
    """Proclitics on the first word ("وثلاثة" -> "و")."""
    definite: bool
    """"الثلاثة", "الـ12"."""
    ordinal: bool = False
    digits: bool = False


@dataclass(frozen=True)
class _Tables:
    units: Mapping[str, int]
    teens: Mapping[str, int]
    ten: frozenset[str]
    tens: Mapping[str, int]
    large: Mapping[str, int]
    scales: Mapping[str, int]
    vague: frozenset[str]
    ordinals: Mapping[str, int]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    lists = words("numbers", NumberWords)
    return _Tables(
        units=_invert(lists.units),
        teens=_invert(lists.teens),
        ten=frozenset(map(fold, lists.ten)),
        tens=_invert(lists.tens),
        large=_invert(lists.hundreds) | _invert(lists.doubled),
        scales=_invert(lists.scales),
        vague=frozenset(map(fold, lists.vague_scales)),
        ordinals=_invert(lists.ordinals),
    )


def _invert(forms: Mapping[int, Sequence[str]]) -> dict[str, int]:
    return {fold(form): value for value, spellings in forms.items() for form in spellings}


def numbers(sentence: Sequence[Atom]) -> dict[int, Number]:
    """Every number of a sentence, by the index of its first atom; no two overlap."""
    found: dict[int, Number] = {}
    at = 0
    while at < len(sentence):
        number = _read(sentence, at)
        if number:
            found[at] = number
            at = number.last
        at += 1
    return found


def _read(sentence: Sequence[Atom], at: int) -> Number | None:
    atom = sentence[at]
    if atom.kind == "number":
        return _digits(sentence, at)
    if atom.kind != "word" or not _may_begin(atom.text):
        return None
    found = (_begun_by(sentence, at, clitics, rest) for clitics, rest in readings(atom.text))
    return max((number for number in found if number), key=lambda n: n.last, default=None)  # "وأحد عشر" is no "واحد" and "عشر"


def _begun_by(sentence: Sequence[Atom], at: int, clitics: str, rest: str) -> Number | None:
    number = _cardinal(sentence, at, rest, clitics, definite=False)
    if number is None and rest.startswith(ARTICLE):
        number = _ordinal(sentence, at, rest[2:], clitics) or _cardinal(sentence, at, rest[2:], clitics, definite=True)
    return number


@lru_cache(maxsize=CACHED_WORDS)
def _may_begin(text: str) -> bool:
    """Whether a word, without its clitics and the article, is one that a number may begin with."""
    tables = _tables()
    begin = (tables.units, tables.teens, tables.tens, tables.large, tables.scales, tables.ordinals)
    stems = [stem for _, rest in readings(text) for stem in (rest, rest.removeprefix(ARTICLE))]
    return any(stem in table for stem in stems for table in begin)


def _digits(sentence: Sequence[Atom], at: int) -> Number | None:
    text = sentence[at].text
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if not text.isdigit() or len(text) > 12:
        return None
    before = sentence[at - 1] if at else None
    definite = bool(before and before.text in (ARTICLE, "وال", "لل", "بال") and not sentence[at].spaced)
    following = sentence[at + 1].text if at + 1 < len(sentence) else ""
    scale = _tables().scales.get(following)
    if scale is None:
        return Number(int(text), at, at, "", definite, digits=True)
    rest = _rest(sentence, at + 2, scale)
    return Number(int(text) * scale + rest, at, at + (3 if rest else 1), "", definite, digits=True)


def _rest(sentence: Sequence[Atom], at: int, scale: int) -> int:
    """What stands in digits behind a scale and "و" ("34 ألفا و49"); 0 for nothing, or for another number ("و77 ألفا")."""
    link, figure, behind = (sentence[n] if n < len(sentence) else None for n in (at, at + 1, at + 2))
    if link is None or figure is None or link.text != "و" or not figure.text.isdigit():
        return 0
    another = behind is not None and behind.text in _tables().scales
    return 0 if another or int(figure.text) >= scale else int(figure.text)


def _ordinal(sentence: Sequence[Atom], at: int, stem: str, clitics: str) -> Number | None:
    tables = _tables()
    value = tables.ordinals.get(stem)
    if value is not None:
        following = sentence[at + 1].text if at + 1 < len(sentence) else ""
        if following in tables.ten and value < 20:
            return Number(value if value > 10 else value + 10, at, at + 1, clitics, True, ordinal=True)
        tens = tables.tens.get(following.removeprefix("وال"), 0) if following.startswith("وال") else 0
        if tens:
            return Number(value % 10 + tens, at, at + 1, clitics, True, ordinal=True)
        return Number(value, at, at, clitics, True, ordinal=True) if value < 11 else None
    if stem in tables.tens:
        return Number(tables.tens[stem], at, at, clitics, True, ordinal=True)
    return None


def _cardinal(sentence: Sequence[Atom], at: int, stem: str, clitics: str, definite: bool) -> Number | None:
    """Add up the parts; each further part must be joined by "و" and be smaller in rank than the one before.

    ``total`` holds what is already multiplied ("مليون" in "مليون ومئة ألف"), ``group`` what a scale may still multiply.
    """
    part = _part(sentence, at, stem)
    if part is None:
        return None
    scales = _tables().scales
    total, group, limit = 0, 0, math.inf
    while True:
        rank, last = part
        if rank >= 1000:
            total, limit = total + rank, max(scale for scale in scales.values() if scale <= rank)
        else:
            group += rank
        scale = scales.get(sentence[last + 1].text) if last + 1 < len(sentence) else None
        if scale and group and scale < limit:
            total, group, limit, rank, last = total + group * scale, 0, scale, scale, last + 1
        part = _joined(sentence, last, definite)
        if part is None or not _may_follow(rank, part[0]):
            return Number(total + group, at, last, clitics, definite)


def _joined(sentence: Sequence[Atom], last: int, definite: bool) -> tuple[int, int] | None:
    """The part that "و" adds after atom ``last``."""
    at = last + 1
    if at >= len(sentence) or sentence[at].kind != "word" or not sentence[at].text.startswith("و"):
        return None
    word = sentence[at].text[1:]
    if not word:
        at += 1
        word = sentence[at].text if at < len(sentence) else ""
    return _part(sentence, at, word.removeprefix(ARTICLE) if definite else word) if word else None


def _may_follow(rank: int, value: int) -> bool:
    """ "خمسة وعشرين" and "مئة وخمسة" are one number, "عشرين وخمسة" and "خمسة وثلاثة" are two."""
    if rank < 10:
        return 20 <= value < 100
    return rank >= 100 and value < rank


def _part(sentence: Sequence[Atom], at: int, stem: str) -> tuple[int, int] | None:
    """One summand that starts at ``at``, whose first word without clitics is ``stem``: its value and last atom."""
    tables = _tables()
    following = sentence[at + 1].text if at + 1 < len(sentence) else ""
    if stem in tables.teens and following in tables.ten:
        return tables.teens[stem], at + 1
    for table in (tables.units, tables.tens, tables.large):
        if stem in table:
            value = table[stem]
            return (value * 100, at + 1) if value < 10 and tables.large.get(following) == 100 else (value, at)
    after_decimal = at > 0 and sentence[at - 1].kind == "number"  # "1.5 مليون" is no whole number of atoms
    if stem in tables.scales and stem not in tables.vague and not after_decimal:
        return tables.scales[stem], at
    return None
