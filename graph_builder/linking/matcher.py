"""Finds every catalogue name in a sentence in one pass (Aho-Corasick over folded words).

Names are looked for in the surface tokens, not in the parser's words, because the parser errs in splitting. A name may
begin inside a token, after letters that may stand before any name (و, بال, لل), and ends where a token ends. Quotation marks
and brackets are passed over ("تنظيم «داعش»"), any other sign parts names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from graph_builder.linking.senses import Sense
from graph_builder.linking.spelling import bears_article, fold, fold_words, letters, proclitic, rules
from graph_builder.model import Sentence, Word

_BARRIER = "|"


class Token(NamedTuple):
    """One surface token, or two that are one name ("عبد الله")."""

    first: int
    last: int
    """Word indices, both inclusive."""
    text: str
    """Folded."""
    definite: bool


@dataclass(frozen=True)
class Match:
    """A catalogue name in a sentence."""

    first: int
    last: int
    """Word indices, both inclusive."""
    name: str
    """Folded."""
    definite: bool
    """The text has the article before the name."""
    quoted: bool
    """Quotation marks or brackets open right before the name."""
    inner: bool
    """The name lies within a longer one ("إيران" in "جماعات مدعومة من إيران")."""
    senses: tuple[Sense, ...]


class Matcher:
    """All names and their senses. ``senses`` maps folded names to what they may mean."""

    def __init__(self, senses: Mapping[str, tuple[Sense, ...]]) -> None:
        self._senses = dict(senses)
        self._automaton = ahocorasick.Automaton()
        for name in self._senses:
            self._automaton.add_word(name, len(name))
        self._automaton.make_automaton()

    def senses(self, folded: str) -> tuple[Sense, ...]:
        """What a folded name may mean."""
        return self._senses.get(folded, ())

    def names(self) -> Mapping[str, tuple[Sense, ...]]:
        """Every folded name and what it may mean."""
        return self._senses

    def find(self, sentence: Sentence, text: str) -> list[Match]:
        """The names of a sentence in order of text; where names overlap, the first and longest, and those within it.

        ``text`` is the document's, into which the words' offsets point.
        """
        tokens = tokens_of(sentence, text)
        hay, starts = _haystack(tokens)
        spans = [span for end, length in self._automaton.iter(hay) if (span := _bounded(hay, starts, end, length))]
        spans = [s for s in spans if not (s[2] and tokens[bisect_right(starts, s[0]) - 1].definite)]  # "الباب" is not ال + ب + اب
        found: list[Match] = []
        taken = [False] * len(tokens)
        for begin, end, prefix in sorted(spans, key=lambda s: (s[0], -s[1])):
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, end) - 1
            inner = taken[first] and taken[last]
            if inner or not (taken[first] or taken[last]):
                taken[first : last + 1] = [True] * (last + 1 - first)
                found.append(self._match(sentence.words, tokens[first], tokens[last], hay[begin : end + 1], prefix, inner))
        return sorted(found, key=lambda m: (m.first, -m.last))

    def _match(self, words: Sequence[Word], head: Token, tail: Token, name: str, prefix: str, inner: bool) -> Match:
        first = _after_prefix(words, head, prefix)
        definite = bears_article(prefix) if prefix else head.definite
        before = words[head.first - 1].text if head.first else ""
        quoted = bool(before) and before in rules().quotes
        return Match(first, tail.last, name, definite, quoted, inner, self._senses[name])


def tokens_of(sentence: Sentence, text: str) -> list[Token]:
    """The surface tokens of a sentence, folded, without quotation marks; other signs become barriers."""
    words, quotes, ending = sentence.words, rules().quotes, rules().endings.accusative
    ranges, written, token = list[tuple[int, int]](), list[str](), -1
    for word in words:
        if word.token == token and ranges:
            ranges[-1] = (ranges[-1][0], word.index)
            written[-1] = _surface(words[ranges[-1][0] : word.index + 1], text)
        elif word.text not in quotes:
            token = word.token
            ranges.append((word.index, word.index))
            written.append(without_accusative(word) if word.text.endswith(ending) else word.text)
    folded = fold_words(written)
    ends = [index for _, _, index in folded[1:]] + [len(ranges)]
    return [
        _token(words, ranges[i][0], ranges[end - 1], name, definite)
        for (name, definite, i), end in zip(folded, ends, strict=True)
    ]


def _token(words: Sequence[Word], first: int, tail: tuple[int, int], name: str, definite: bool) -> Token:
    if not (name[-1:].isalpha() or _has_letters(name)):
        return Token(first, tail[1], _BARRIER, definite)
    return Token(first, tail[1], name if tail[0] == tail[1] else _ending_kept(words[tail[1]], name), definite)


@lru_cache(maxsize=65536)
def _has_letters(name: str) -> bool:
    return any(c.isalnum() for c in name)


def _surface(words: Sequence[Word], text: str) -> str:
    """A token of several words as written, for the parser may give one other letters ("حماه" = "حمى" + "ه"); no accusative."""
    token = text[words[0].start : words[-1].end]
    ending = rules().endings.accusative
    return token.removesuffix(ending) if without_accusative(words[-1]) != words[-1].text else token


def _ending_kept(last: Word, folded: str) -> str:
    """A token whose own word is too short for a case ending, whatever is written before it: "وأبين" is و + أبين."""
    for old, new in rules().cases.items():
        if letters(last.text).endswith(old) and fold(last.text).text.endswith(old):
            return folded.removesuffix(new) + old if folded.endswith(new) else folded
    return folded


def without_accusative(word: Word) -> str:
    """A word without the alef of the accusative: "أمريكيا" is "أمريكي"."""
    ending = rules().endings.accusative
    if not word.text.endswith(ending) or fold(word.text).definite:
        return word.text
    bare = word.text.removesuffix(ending)
    described = word.upos == "ADJ" or word.feats.get("Case") == "Acc"
    plural = word.upos == "NOUN" and word.feats.get("Definite") == "Ind" and not word.lemma.endswith(ending)  # "جنودا"
    return bare if described and (plural or fold(word.lemma).text == fold(bare).text) else word.text


def _haystack(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """The folded tokens, parted by spaces, and where each begins."""
    starts, position = [], 0
    for token in tokens:
        starts.append(position)
        position += len(token.text) + 1
    return " ".join(t.text for t in tokens), starts


def _bounded(hay: str, starts: Sequence[int], end: int, length: int) -> tuple[int, int, str] | None:
    """The match as (begin, end, letters before it in its token), where it ends with a token and begins where a name may begin."""
    if end + 1 < len(hay) and hay[end + 1] != " ":
        return None
    begin = end - length + 1
    prefix = hay[starts[bisect_right(starts, begin) - 1] : begin]
    return (begin, end, prefix) if proclitic(prefix) else None


def _after_prefix(words: Sequence[Word], token: Token, prefix: str) -> int:
    """Index of the word in which a name begins after ``prefix``: "وبالعراق" is و + ب + العراق."""
    index, left = token.first, len(prefix)
    while (
        index < token.last
        and left >= len(letters(words[index].text)) > 0
        and words[index].upos in ("CCONJ", "ADP", "SCONJ", "PART")
    ):
        left -= len(letters(words[index].text))
        index += 1
    return index
