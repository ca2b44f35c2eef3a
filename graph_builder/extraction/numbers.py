"""Reads whole numbers out of atoms: digits of both kinds, number words in every case form, and compounds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.extraction.atoms import Atom, fold, readings
from graph_builder.extraction.lexicon import Lexicon, words

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
    if atom.kind != "word":
        return None
    for clitics, rest in readings(atom.text):
        number = _cardinal(sentence, at, rest, clitics, definite=False)
        if number is None and rest.startswith("ال"):
            number = _ordinal(sentence, at, rest[2:], clitics) or _cardinal(sentence, at, rest[2:], clitics, definite=True)
        if number:
            return number
    return None


def _digits(sentence: Sequence[Atom], at: int) -> Number | None:
    text = sentence[at].text
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if not text.isdigit() or len(text) > 12:
        return None
    before = sentence[at - 1] if at else None
    definite = bool(before and before.text in ("ال", "وال", "لل", "بال") and not sentence[at].spaced)
    value, last = _scaled(sentence, int(text), at)
    return Number(value, at, last, "", definite, digits=True)


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
    """Add up the parts; each further part must be joined by "و" and be smaller in rank than the one before."""
    part = _part(sentence, at, stem)
    if part is None:
        return None
    total, last = part
    rank = total
    while last + 1 < len(sentence):
        following = sentence[last + 1]
        joined = following.text[1:] if following.text.startswith("و") and following.kind == "word" else ""
        at_word = last + 1
        if following.text == "و" and last + 2 < len(sentence):
            joined, at_word = sentence[last + 2].text, last + 2
        part = _part(sentence, at_word, joined.removeprefix("ال") if definite else joined) if joined else None
        if part is None or not _may_follow(rank, part[0]):
            break
        total, last, rank = total + part[0], part[1], part[0]
        if rank < 100 and last + 1 < len(sentence) and sentence[last + 1].text in _tables().scales:
            total, last = _scaled(sentence, total, last)
            rank = _tables().scales[sentence[last].text]
    return Number(total, at, last, clitics, definite)


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
        return _scaled(sentence, tables.teens[stem], at + 1)
    for table in (tables.units, tables.tens, tables.large):
        if stem in table:
            value, last = table[stem], at
            if value < 10 and tables.large.get(following) == 100:
                value, last = value * 100, at + 1
            return _scaled(sentence, value, last)
    after_decimal = at > 0 and sentence[at - 1].kind == "number"  # "1.5 مليون" is no whole number of atoms
    if stem in tables.scales and stem not in tables.vague and not after_decimal:
        return tables.scales[stem], at
    return None


def _scaled(sentence: Sequence[Atom], value: int, last: int) -> tuple[int, int]:
    following = sentence[last + 1] if last + 1 < len(sentence) else None
    if following and following.text in _tables().scales:
        return value * _tables().scales[following.text], last + 1
    return value, last
