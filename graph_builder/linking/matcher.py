"""Finds every catalogue name in a sentence: a trie of folded names, asked only where a name may begin.

Names are looked for in the surface tokens, not in the parser's words, because the parser errs in splitting. A name may
begin inside a token, after letters that may stand before any name (و, بال, لل), and ends where a token ends. Quotation marks
and brackets are passed over ("تنظيم «داعش»"), any other sign parts names.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import marisa_trie

from graph_builder.language.normalise import clean_word
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import (
    bears_article,
    fold,
    fold_words,
    growing,
    letters,
    opens,
    own_alef,
    proclitics,
    quotes,
    rules,
)
from graph_builder.model import Sentence, Word

_END = " "
"""Ends every name and every token, so that no name ends within a token."""


class Tokens(NamedTuple):
    """The surface tokens of a sentence, of which two may be one name ("عبد الله"): lists of one length."""

    firsts: list[int]
    lasts: list[int]
    """Word indices, both inclusive."""
    texts: list[str]
    """Folded."""
    definite: list[bool]


class Match(NamedTuple):
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
    """All names and their senses. ``senses`` maps folded names to what they may mean.

    Names share their letters in a trie, and names of equal senses one tuple of them: 250,000 take some megabytes.
    """

    def __init__(self, senses: Mapping[str, tuple[Sense, ...]]) -> None:
        trie = marisa_trie.Trie([name + _END for name in senses])
        places: dict[tuple[Sense, ...], int] = {}
        rows = array("I", bytes(4 * len(trie)))
        for name, known in senses.items():
            rows[trie[name + _END]] = places.setdefault(known, len(places))
        self.__setstate__((trie, rows, tuple(places), max(map(len, senses), default=0)))

    def __getstate__(self) -> tuple[object, ...]:
        return self._trie, self._rows, self._known, self._longest

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._trie, self._rows, self._known, self._longest = state
        self._ways = lru_cache(maxsize=65536)(self._begins)

    def senses(self, folded: str) -> tuple[Sense, ...]:
        """What a folded name may mean."""
        row = self._trie.get(folded + _END)
        return () if row is None else self._known[self._rows[row]]

    def names(self) -> dict[str, tuple[Sense, ...]]:
        """Every folded name and what it may mean."""
        return {name.removesuffix(_END): self._known[self._rows[row]] for name, row in self._trie.items()}

    def find(self, sentence: Sentence, text: str) -> list[Match]:
        """The names of a sentence in order of text; where names overlap, the first and longest, and those within it. A word for a
        place, or for a body of some state, ends none that goes on: "بلدة بئر العبد" is no "بلدة بئر".

        ``text`` is the document's, into which the words' offsets point.
        """
        words, tokens = sentence.words, tokens_of(sentence, text, self._ends_so)
        firsts, lasts, marks = tokens.firsts, tokens.lasts, quotes()
        trie, rows, known = self._trie, self._rows, self._known
        found, taken, named = list[Match](), -1, self._named(tokens)
        longest = {start: end for start, end, _, _ in reversed(named)}
        for start, end, prefix, name in named:
            inner = end <= taken
            goes_on = start < end < longest.get(start + 1, end) and _only_heads(name.split()[0])
            if start < end < longest.get(end, end) and not tokens.definite[end]:  # "قوات جيش الفتح": no "قوات الجيش"
                goes_on |= all(sense.use is Use.BARE for sense in known[rows[trie[name]]])
            if goes_on or (not inner and start <= taken):
                continue
            taken = max(taken, end)
            first = firsts[start]
            quoted = first > 0 and words[first - 1].text in marks and opens([w.text for w in words[:first]])
            if prefix:
                begin, definite = _after_prefix(words, first, lasts[start], prefix), bears_article(prefix)
            else:
                begin, definite = first, tokens.definite[start]
            found.append(Match(begin, lasts[end], name[:-1], definite, quoted, inner, known[rows[trie[name]]]))
        return sorted(found, key=_order)

    def _named(self, tokens: Tokens) -> list[tuple[int, int, str, str]]:
        """(first token, last token, letters before the name in its token, name and end), first and longest first."""
        hay = _END.join((*tokens.texts, ""))
        starts = list(accumulate((len(t) + len(_END) for t in tokens.texts), initial=0))
        longest, prefixes, spans = self._longest + len(_END), self._trie.prefixes, []
        for first, ways in enumerate(map(self._ways, tokens.texts)):
            for prefix in ways:
                if prefix and tokens.definite[first]:  # "الباب" is not ال + ب + اب
                    continue
                begin = starts[first] + len(prefix)
                if names := prefixes(hay[begin : begin + longest]):
                    spans += [(first, bisect_left(starts, begin + len(n)) - 1, prefix, n) for n in reversed(names)]
        return spans

    def _ends_so(self, word: str) -> bool:
        """Whether a name has a word as it is written and none has it without its alef: "عيتا" of "عيتا الشعب", not "سوريا"."""
        whole, bare = fold(word).text, fold(word.removesuffix(rules().endings.accusative)).text
        return "" in self._ways(whole) and "" not in self._ways(bare)

    def _begins(self, token: str) -> tuple[str, ...]:
        """The letters, shortest first, after which a name may begin in a token: nothing, or such as may stand before any name."""
        ways = sorted((p for p in proclitics() if token.startswith(p)), key=len)
        return tuple(p for p in ways if any(True for _ in self._trie.iterkeys(token[len(p) :] + _END)))


def _only_heads(folded: str) -> bool:
    """Whether a word before a name says what sort of place it is and makes none of its own ("بلدة", but not "معسكر")."""
    return any(head.same for head in lexicon().place_heads.get(folded, ()))


def _order(match: Match) -> tuple[int, int]:
    return match.first, -match.last


def tokens_of(sentence: Sentence, text: str, ends_so: Callable[[str], bool]) -> Tokens:
    """The surface tokens of a sentence, folded, without quotation marks; other signs stand between names.

    ``ends_so``: whether the last letter of a word, which may be that of a case, belongs to a name.
    """
    words, marks, ending, token = sentence.words, quotes(), rules().endings.accusative, -1
    firsts, lasts, written, long = list[int](), list[int](), list[str](), list[int]()
    for index, word in enumerate(words):
        form = word.text
        if word.token == token:
            if firsts[-1] == lasts[-1]:
                long.append(len(lasts) - 1)
            lasts[-1] = index
        elif form not in marks:
            token = word.token
            firsts.append(index)
            lasts.append(index)
            before = words[index - 1] if index else None
            written.append(without_accusative(word, before) if form.endswith(ending) and not ends_so(form) else form)
    for i in long:
        written[i] = _surface(words, firsts[i], lasts[i], text)
    texts, definite = map(list, zip(*map(fold, written), strict=True)) if written else ([], [])
    if not growing().isdisjoint(texts):  # some are one name with the next
        texts, definite, parts = map(list, zip(*fold_words(written), strict=True))
        firsts, lasts = [firsts[i] for i in parts], [lasts[i - 1] for i in (*parts[1:], len(lasts))]
        long = [i for i, last in enumerate(lasts) if last > firsts[i]]
    for i in long:
        texts[i] = _ending_kept(words[lasts[i]].text, texts[i])
    return Tokens(firsts, lasts, texts, definite)


def _surface(words: Sequence[Word], first: int, last: int, text: str) -> str:
    """A token of several words as written, for the parser may give one other letters ("حماه" = "حمى" + "ه"); no accusative."""
    token, ending = clean_word(text[words[first].start : words[last].end]), rules().endings.accusative
    if not words[last].text.endswith(ending) or without_accusative(words[last]) == words[last].text:
        return token
    return token.removesuffix(ending)


@lru_cache(maxsize=65536)
def _ending_kept(last: str, folded: str) -> str:
    """A token whose own word is too short for a case ending, whatever is written before it: "وأبين" is و + أبين."""
    for old, new in rules().cases.items():
        if letters(last).endswith(old) and fold(last).text.endswith(old):
            return folded.removesuffix(new) + old if folded.endswith(new) else folded
    return folded


def without_accusative(word: Word, before: Word | None = None) -> str:
    """A word without the alef of the accusative: "أمريكيا" is "أمريكي", and so is "سوريا" behind "جنديا", which the parser takes
    for the state."""
    ending = rules().endings.accusative
    described = word.upos == "ADJ" or word.feats.get("Case") == "Acc"
    if before is not None and before.upos == "NOUN" and word.head == before.index and without_accusative(before) != before.text:
        return word.text.removesuffix(ending) if word.text.endswith(rules().endings.relational["m"][0] + ending) else word.text
    if not described or not word.text.endswith(ending) or fold(word.text).definite or fold(word.text).text in own_alef():
        return word.text
    bare = word.text.removesuffix(ending)
    plural = word.upos == "NOUN" and word.feats.get("Definite") == "Ind" and not word.lemma.endswith(ending)  # "جنودا"
    return bare if plural or fold(word.lemma).text == fold(bare).text else word.text


def _after_prefix(words: Sequence[Word], first: int, last: int, prefix: str) -> int:
    """Index of the word in which a name begins after ``prefix``: "وبالعراق" is و + ب + العراق."""
    index, left = first, len(prefix)
    while index < last and left >= len(letters(words[index].text)) > 0 and words[index].upos in ("CCONJ", "ADP", "SCONJ", "PART"):
        left -= len(letters(words[index].text))
        index += 1
    return index
