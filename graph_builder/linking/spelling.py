"""One spelling for the many of a name: folded words, and the spellings that a folded name may have. Rules: ``spelling.yaml``.

Folding changes a word, never the number of words, except that the words of ``joined`` and ``with_god`` grow together with the
next one ("عبد الله" = "عبدالله", "نصر الله" = "نصرالله"). A folded word has no article; whether it had one is told apart
(``Folded.definite``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph_builder.linking.files import read_yaml
from graph_builder.linking.schema import Spelling

_NOT_LETTERS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OF_ARABIC = re.compile("[ء-غف-ي]")
_NOT_SHOWN = re.compile(r"[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SHORTEST_WITH_CASE = 5


class Folded(NamedTuple):
    """A word as it is compared."""

    text: str
    definite: bool
    """The word had the article."""


@lru_cache(maxsize=1)
def rules() -> Spelling:
    """The rules of ``spelling.yaml``."""
    return read_yaml("catalogue/spelling.yaml", Spelling)


@lru_cache(maxsize=1)
def quotes() -> frozenset[str]:
    """Quotation marks and brackets."""
    return frozenset(rules().quotes)


@lru_cache(maxsize=1)
def own_alef() -> frozenset[str]:
    """Folded words whose last alef is no ending."""
    return frozenset(fold(word).text for word in rules().own_alef)


def opens(texts: Sequence[str]) -> bool:
    """Whether the last word is a quotation mark or bracket that opens: by its form, or as the first, third, fifth of its like."""
    mark = texts[-1]
    if mark not in quotes() or mark in rules().opening:
        return mark in quotes()
    if mark in rules().closing:  # "لـ»المدينة»" closes nothing
        return texts.count(rules().opening[rules().closing.index(mark)]) < texts.count(mark)
    turning = quotes() - set(rules().opening) - set(rules().closing)
    return sum(t in turning for t in texts) % 2 == 1


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    return str.maketrans(rules().letters)


@lru_cache(maxsize=1)
def proclitics() -> frozenset[str]:
    """Everything that may stand before a name within one word: و, ب, وب, وال, بال, لل, ولل ..."""
    spelling = rules()
    leads = ["", *spelling.conjunctions]
    prepositions = ["", *spelling.prepositions]
    found = {c + p for c in leads for p in prepositions}
    found |= {c + p + spelling.article for c in leads for p in prepositions}
    return frozenset(found | {c + "لل" for c in leads})


@lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """A word with one form of each letter; article and ending stay."""
    text = _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    for old, new in rules().sequences.items():  # before the letters are made equal: "الرؤوس" has no doubled waw
        text = text.replace(old, new)
    return text.translate(_letters())


def shown(name: str) -> str:
    """A name as people may see it: the usual letters, nothing that turns the direction of text or cannot be seen."""
    return _NOT_SHOWN.sub("", unicodedata.normalize("NFKC", name))


def in_arabic(name: str) -> str:
    """A name of the neighbours in Arabic letters, for people to read: "پوزانتی" is بوزانتي."""
    return shown("".join(c if _OF_ARABIC.match(c) else rules().letters.get(c, c) for c in name))


@lru_cache(maxsize=65536)
def fold(word: str) -> Folded:
    """A word without article and case ending: "الحوثيين" and "حوثيون" are both "حوثيون"."""
    text = letters(word)
    article = rules().article
    definite = text.startswith(article) and len(text) > len(article) + 2
    text = text[len(article) :] if definite else text
    if len(text) >= _SHORTEST_WITH_CASE:
        for old, new in rules().cases.items():
            if text.endswith(old):
                text = text[: -len(old)] + new
    return Folded(text, definite)


def bears_article(prefix: str) -> bool:
    """Whether the letters before a name hold the article."""
    return prefix.endswith((rules().article, "لل"))


def fold_words(words: Sequence[str]) -> list[tuple[str, bool, int]]:
    """Fold the words of a name or a sentence: (text, definite, index of the first word it is made of)."""
    found, eaten = list[tuple[str, bool, int]](), -1
    for index, (text, definite) in enumerate(map(fold, words)):
        if index == eaten:
            continue
        joined = _joined(text, words[index + 1]) if not definite and index + 1 < len(words) else None
        if joined is None:
            found.append((text, definite, index))
        else:
            eaten = index + 1
            found.append((joined, False, index))
    return found


@lru_cache(maxsize=1)
def growing() -> frozenset[str]:
    """Folded words that may be one with the next."""
    return frozenset({*rules().joined, *rules().with_god})


def _joined(folded: str, after: str) -> str | None:
    """A word that is one with the next: before any ("عبد"), or before God's name only ("نصر الله")."""
    rest = letters(after)
    if folded in rules().joined:
        return rules().joined[folded] + rest
    return folded + rest if folded in growing() and rest == letters(rules().god) else None


def words_of(name: str) -> list[str]:
    """The words of a written name; quotes and brackets fall away, other signs part words."""
    bare = name.translate({ord(c): " " for c in rules().quotes})
    return re.findall(r"[^\W_]+", _NOT_LETTERS.sub("", bare))


@lru_cache(maxsize=65536)
def fold_name(name: str) -> tuple[str, bool]:
    """A name as it is compared, and whether its first word has the article.

    >>> fold_name("الحشد الشعبي")
    ('حشد شعبي', True)
    """
    folded = fold_words(words_of(name))
    return " ".join(text for text, _, _ in folded), bool(folded) and folded[0][1]


def foreign_spellings(folded: str) -> set[str]:
    """Other spellings of a foreign name: one pair of ``foreign`` exchanged throughout ("ماكغورك": "ماكجورك")."""
    found = set()
    for one, other in rules().foreign:
        for old, new in ((one, other), (other, one)):
            if old in folded:
                found.add(folded.replace(old, new))
    return found - {folded}
