"""Finds every catalogue name in a sentence in one pass (Aho-Corasick over folded words).

Names are looked for in the surface tokens, not in the parser's words, because the parser errs in splitting. A name may
begin inside a token, after letters that may stand before any name (و, بال, لل), and ends where a token ends. Quotation marks
and brackets are passed over ("تنظيم «داعش»"), any other sign parts names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from graph_builder.linking.senses import Sense
from graph_builder.linking.spelling import bears_article, fold, fold_words, letters, proclitic, rules
from graph_builder.model import Sentence, Word

_BARRIER = "|"


@dataclass(frozen=True)
class Token:
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

    def find(self, sentence: Sentence) -> list[Match]:
        """The names of a sentence in order of text; where names overlap, the first and longest, and those within it."""
        tokens = tokens_of(sentence)
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


def tokens_of(sentence: Sentence) -> list[Token]:
    """The surface tokens of a sentence, folded, without quotation marks; other signs become barriers."""
    ranges: list[tuple[int, int, str]] = []
    for word in sentence.words:
        if ranges and sentence.words[ranges[-1][0]].token == word.token:
            first, _, text = ranges[-1]
            ranges[-1] = (first, word.index, _join(text, without_accusative(word)))
        elif word.text not in rules().quotes:
            ranges.append((word.index, word.index, without_accusative(word)))
    folded = fold_words([text for _, _, text in ranges])
    indices = [index for _, _, index in folded] + [len(ranges)]
    return [
        Token(ranges[i][0], ranges[indices[n + 1] - 1][1], text if any(c.isalnum() for c in text) else _BARRIER, definite)
        for n, (text, definite, i) in enumerate(folded)
    ]


def without_accusative(word: Word) -> str:
    """A word without the alef of the accusative: "أمريكيا" is "أمريكي"."""
    ending = rules().endings.accusative
    bare = word.text.removesuffix(ending)
    indefinite = bare != word.text and not fold(word.text).definite
    described = word.upos == "ADJ" or word.feats.get("Case") == "Acc"
    return bare if indefinite and described and fold(word.lemma).text == fold(bare).text else word.text


def _join(text: str, rest: str) -> str:
    """A token from its words: ل + الحشد is written للحشد."""
    article = rules().article
    return text[:-1] + "لل" + rest[len(article) :] if text.endswith("ل") and rest.startswith(article) else text + rest


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
