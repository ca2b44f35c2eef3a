"""Patterns over the words of a sentence: the first, literal witness of a relation.

A pattern is written as elements apart by blanks:

=============  =====================================================================================================
``S``, ``O``   a mention of the subject, of the object; trailing adjectives may follow it ("الحشد الشعبي العراقي")
``S+``, ``O+`` a list of them ("الجيش والشرطة و«الحشد الشعبي»")
``S~``, ``O~`` a state named by an adjective ("الأميركية")
``S^``, ``O^`` a pronoun that means one of the mentions before it ("مواقعها")
``X``          any other mention
``IN``         where something lies: words of the list ``situated`` and a place ("في محافظة الأنبار", "غربي العراق")
``TIED``       to whom somebody is tied: a phrase of the list ``tied`` and a mention ("المدعومة من إيران", "بقيادة فلان")
``@name``      a word or phrase of the list ``name``
``a|b|@name``  one of these
``@name-``     the same, its first word without the article ("مدعومة", not "المدعومة")
``ADJ``        any adjective; ``NOUN`` any noun, ``NUM`` any number outside a mention; ``_`` any word but a punctuation mark
``REST``       any word that goes on with the same clause: no mark but a bracket, no verb, no "أن", no "الذي"
``,`` ``( )``  a comma; a bracket
``?`` ``*``    behind an element: it may be missing; there may be up to three of them. ``{0,5}`` says how many
=============  =====================================================================================================

A word matches as it stands, without its article, or by its lemma; hamza, final yeh and teh marbuta do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from graph_builder.extraction.relations.line import Line
from graph_builder.extraction.relations.owners import owner
from graph_builder.extraction.surface.atoms import ARTICLE, COMMAS, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Mention

Accepts = Callable[[Mention], bool]

_ELEMENT = re.compile(r"(?P<body>\S+?)(?:(?P<mark>[?*])|\{(?P<low>\d+),(?P<high>\d+)\})?")
_LITERAL = re.compile("[\u0621-\u064a]+$")
_CLASSES = {"ADJ": {"ADJ"}, "NOUN": {"NOUN", "PROPN", "X"}, "NUM": {"NUM"}}
_BRACKETS = {"(", ")"}
_OPENING = {"PUNCT", "VERB", "SCONJ"}
"""Classes of words that end a clause or open one within it, as relative pronouns do too."""
_PAUSES = COMMAS | {"؛"}
_AND = "و"
_BARE = "-"
_ASIDES = {"IN": "situated", "TIED": "tied"}
_MOST_REPEATS = 3
_MOST_TRAILING = 2
_MOST_MEMBERS = 12
"""A list that is longer is read in pieces, so that a table of names costs no more than prose."""


@dataclass(frozen=True)
class Phrases:
    """A list of words and phrases, folded: a tree of their words."""

    behind: Mapping[str, Phrases]
    ends_here: bool = False
    """Whether a phrase ends with the word above."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self.behind)

    @classmethod
    def of(cls, entries: Collection[str]) -> Phrases:
        """Fold and index the entries."""
        return _indexed(frozenset(entries))

    @classmethod
    def of_words(cls, phrases: Collection[tuple[str, ...]]) -> Phrases:
        """The tree of phrases that are folded and cut into words."""
        rests: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            if phrase:
                rests.setdefault(phrase[0], set()).add(phrase[1:])
        return cls({word: cls.of_words(behind) for word, behind in rests.items()}, () in phrases)

    def places(self, line: Line) -> list[int]:
        """Positions of the words that may start a phrase of the list, in order."""
        return sorted({p for first in self.words & line.vocabulary for p in line.positions[first]})

    def ends(self, line: Line, start: int) -> Iterator[int]:
        """Positions after each phrase of the list that starts at ``start``, the longest first."""
        for form in line.forms[start] if start < len(line.forms) else ():
            if form in self.behind:
                yield from sorted(self.behind[form]._rest(line, start + 1), reverse=True)

    def _rest(self, line: Line, start: int) -> set[int]:
        """Positions after what is left of the phrases, which starts at ``start``."""
        found = {start} if self.ends_here else set()
        for form in line.forms[start] if self.behind and start < len(line.forms) else ():
            if form in self.behind:
                found |= self.behind[form]._rest(line, start + 1)
        return found


@lru_cache(maxsize=4096)
def _indexed(entries: frozenset[str]) -> Phrases:
    """Once for each list: most stand in dozens of patterns, and to index them anew each time took seconds of every start."""
    return Phrases.of_words({tuple(fold(word) for word in entry.split()) for entry in entries})


@dataclass(frozen=True)
class Element:
    """One element of a pattern; ``role`` is ``S``, ``O``, ``X``, ``IN``, ``TIED`` or empty. ``phrases`` are its words, or
    those that bring in the mention of ``IN`` and ``TIED``; ``bare`` keeps the article from them."""

    role: str = ""
    many: bool = False
    adjective: bool = False
    pronoun: bool = False
    word_class: str = ""
    phrases: Phrases | None = None
    bare: bool = False
    low: int = 1
    high: int = 1

    def may_be(self, mention: Mention, accepts: Mapping[str, Accepts]) -> bool:
        """Whether a mention has the role and form of the element."""
        return mention.adjective == self.adjective and accepts[self.role](mention)

    @property
    def is_needed(self) -> bool:
        """Whether one of its words must stand in the sentence."""
        return self.phrases is not None and not self.role and self.low > 0


Elements = tuple[Element, ...]


class Match(NamedTuple):
    """Where a pattern matched: positions of the line, end exclusive, the mentions of each role, and where its words stand, and
    those of ``IN`` and ``TIED`` aside."""

    start: int
    end: int
    subjects: tuple[Mention, ...] = ()
    objects: tuple[Mention, ...] = ()
    triggers: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()

    def grown(self, end: int, element: Element, mentions: tuple[Mention, ...] = ()) -> Match:
        """The match with one more element."""
        subjects = self.subjects + mentions if element.role == "S" else self.subjects
        objects = self.objects + mentions if element.role == "O" else self.objects
        triggers = self.triggers.union(range(self.end, end)) if element.is_needed else self.triggers
        aside = self.aside.union(range(self.end, end)) if element.role in _ASIDES else self.aside
        return Match(self.start, end, subjects, objects, triggers, aside)


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern. ``needs`` holds, for each list that must match, its first words."""

    text: str
    elements: Elements
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str, words: Mapping[str, Collection[str]]) -> Pattern:
        """Compile; a KeyError names a list that ``words`` lacks, a ValueError an element that cannot be read."""
        elements = tuple(_element(part, words) for part in text.split())
        needs = tuple(e.phrases.words for e in elements if e.phrases and e.is_needed)
        return cls(text, elements, needs)

    def matches(self, line: Line, subject: Accepts, object_: Accepts) -> Iterator[Match]:
        """The first match from each position of the line."""
        accepts = {"S": subject, "O": object_, "X": _anything}
        last = min(map(line.last_of, self.needs), default=len(line.words))
        for start in takewhile(last.__ge__, self._starts(line, accepts)):
            found = next(_grow(Match(start, start), self.elements, line, accepts), None)
            if found:
                yield found

    def _starts(self, line: Line, accepts: Mapping[str, Accepts]) -> Iterable[int]:
        """The positions, in order, at which its first element may stand."""
        first = self.elements[0]
        if first.role in accepts and first.low and not first.pronoun:
            return [p for p in line.starts if any(first.may_be(m, accepts) for m, _ in line.starting[p])]
        return first.phrases.places(line) if first.phrases and first.is_needed else range(len(line.words))


def _anything(_: Mention) -> bool:
    return True


def _element(part: str, words: Mapping[str, Collection[str]]) -> Element:
    read = _ELEMENT.fullmatch(part)
    if read is None:
        raise ValueError(f"the element {part!r} cannot be read")
    body = read["body"]
    low, high = {"?": (0, 1), "*": (0, _MOST_REPEATS), None: (1, 1)}[read["mark"]]
    if read["low"]:
        low, high = int(read["low"]), int(read["high"])
    if body[0] in "SOX" and body[1:] in ("", "+", "~", "^"):
        sign = body[1:]
        return Element(body[0], many=sign == "+", adjective=sign == "~", pronoun=sign == "^", low=low, high=high)
    if body in _ASIDES:
        return Element(role=body, phrases=Phrases.of(words[_ASIDES[body]]), low=low, high=high)
    if body in _CLASSES or body in ("_", "REST", ",", "(", ")"):
        return Element(word_class=body, low=low, high=high)
    bare, body = body[-1] == _BARE, body.rstrip(_BARE)
    if wrong := [choice for choice in body.split("|") if choice[:1] != "@" and not _LITERAL.match(choice)]:
        raise ValueError(f"{wrong[0]!r} in the element {part!r} is neither a sign nor an Arabic word")
    entries = [e for choice in body.split("|") for e in (words[choice[1:]] if choice[0] == "@" else (choice,))]
    return Element(phrases=Phrases.of(entries), bare=bare, low=low, high=high)


def _grow(
    match: Match, elements: tuple[Element, ...], line: Line, accepts: Mapping[str, Accepts], done: int = 0
) -> Iterator[Match]:
    """All ways to match ``elements`` from the end of ``match``, longest repeats first; ``done`` repeats of the first are in."""
    if not elements:
        yield match
        return
    element, rest = elements[0], elements[1:]
    if done < element.high:
        for step in _steps(match, element, line, accepts):
            yield from _grow(step, elements, line, accepts, done + 1)
    if done >= element.low:
        yield from _grow(match, rest, line, accepts)


def _steps(match: Match, element: Element, line: Line, accepts: Mapping[str, Accepts]) -> Iterator[Match]:
    if element.role in _ASIDES and element.phrases:
        asides = _around if element.role == "IN" else _tied
        yield from (match.grown(end, element) for end in asides(line, match.end, element.phrases))
    elif element.pronoun:
        meant = owner(line, match.end) if match.end < len(line.words) else None
        if meant and accepts[element.role](meant):
            yield match.grown(match.end + 1, element, (meant,))
    elif element.role:
        for mention, end in line.starting.get(match.end, ()):
            if element.may_be(mention, accepts) and _agrees(line, mention):
                yield from _mentions(match.grown(end, element, (mention,)), element, line, accepts[element.role])
    elif element.phrases:
        if element.bare and match.end < len(line.words) and fold(line.words[match.end].text).startswith(ARTICLE):
            return
        for end in element.phrases.ends(line, match.end):
            yield match.grown(end, element)
    elif match.end < len(line.words) and _is_of_class(line, match.end, element.word_class):
        yield match.grown(match.end + 1, element)


def _around(line: Line, start: int, where: Phrases) -> Iterator[int]:
    """Positions after the place that words of ``where`` bring in; they may be the first ones of its name ("شمال سوريا")."""
    place = start
    while (after := next(where.ends(line, place), None)) is not None:
        yield from _places(line, place, led=place > start)
        place = after
    if place > start:
        yield from _places(line, place, led=True)


def _tied(line: Line, start: int, tied: Phrases) -> Iterator[int]:
    """Positions after the mention that a phrase of ``tied`` brings in at ``start`` or behind a comma there."""
    start = start + 1 if start < len(line.words) and line.words[start].text in _PAUSES else start
    for after in tied.ends(line, start):
        for _, end in line.starting.get(after, ()):
            yield from (end, *_trailing(line, end))


def _places(line: Line, start: int, *, led: bool) -> Iterator[int]:
    """Positions after the place at ``start``; several states may name a border ("على الحدود السورية العراقية")."""
    for mention, end in line.starting.get(start, ()):
        if mention in line.sides or (led and mention.kind.is_place):
            if mention.adjective:
                yield from _places(line, end, led=True)
            yield end


def _agrees(line: Line, mention: Mention) -> bool:
    """An adjective without the article describes nothing that has it or is a name ("الأجهزة في مطار عدن إيرانية الصنع"),
    unless it is an adverb ("المدعومة إيرانيا").
    """
    if not mention.adjective or not mention.first:
        return True
    first, before = line.sentence.words[mention.first], line.sentence.words[mention.first - 1]
    named = before.upos == "PROPN" or fold(before.text).startswith(ARTICLE)
    adverb = first.feats.get("Case") == "Acc" and first.feats.get("Definite") == "Ind"
    return not named or adverb or fold(first.text).startswith(ARTICLE)


def _mentions(match: Match, element: Element, line: Line, accept: Accepts) -> Iterator[Match]:
    """The match after a mention: with the rest of the list where one is wanted, then bare, then with trailing adjectives."""
    if element.many and len(match.subjects if element.role == "S" else match.objects) < _MOST_MEMBERS:
        for start in _next_in_list(line, match.end):
            for mention, end in line.starting.get(start, ()):
                if not mention.adjective and accept(mention):
                    yield from _mentions(match.grown(end, element, (mention,)), element, line, accept)
    yield match
    for end in _trailing(line, match.end):
        yield match.grown(end, element)


def _next_in_list(line: Line, start: int) -> Iterator[int]:
    """Where the next member of a list may start: behind "و", a comma or both, and a preposition or a noun such as "قوات"."""
    end = max(_trailing(line, start), default=start)
    after_comma = end + 1 if end < len(line.words) and line.words[end].text in _PAUSES else end
    after = after_comma + 1 if _is(line, after_comma, _AND) else after_comma
    if after > end:
        yield after
        leads = ("ADP", "NOUN") if after > after_comma else ()  # "زنجبار، عاصمة أبين" is no list
        if after not in line.starting and after < len(line.words) and line.words[after].upos in leads:
            yield after + 1


def _trailing(line: Line, start: int) -> Iterator[int]:
    """Positions after each thing that belongs to the mention before ``start``: another name in brackets ("سنجار (شنگال)"),
    the force that holds a unit ("الفرقة السابعة في الجيش"), adjectives that hang from it, the bracket that closes round it.
    """
    end = start
    if _is_unit(line, start) and start < len(line.words) and line.has(start, vocabulary().roles.inside):
        yield from (last for mention, last in line.starting.get(start + 1, ()) if mention.kind.is_armed)
    if _is(line, end, "("):
        closing = next((p for p in range(end + 2, end + 2 + _MOST_REPEATS) if _is(line, p, ")")), None)
        if closing is not None:
            end = closing + 1
            yield end
    owners = line.covering.get(line.words[start - 1].index, ())
    for position in range(end, min(len(line.words), end + _MOST_TRAILING)):
        word = line.words[position]
        hangs = word.upos == "ADJ" and any(m.first <= word.head <= m.last for m in owners)
        if not hangs and not (word.text == ")" and any(_opens(line, m) for m in owners)):
            return
        yield position + 1


def _is_unit(line: Line, end: int) -> bool:
    """Whether an armed body is named right before a position."""
    index = line.words[end - 1].index
    return any(m.last == index and m.kind.is_armed and not m.adjective for m in line.mentions)


def _opens(line: Line, mention: Mention) -> bool:
    """Whether a bracket opens in a mention or right before it, so that one behind it closes round no more than the mention."""
    words = line.sentence.words
    return any(words[index].text == "(" for index in range(max(mention.first - 1, 0), mention.last))


def _is(line: Line, position: int, text: str) -> bool:
    return position < len(line.words) and line.words[position].text == text


def _is_of_class(line: Line, position: int, word_class: str) -> bool:
    word = line.words[position]
    if word_class in _CLASSES:
        return word.upos in _CLASSES[word_class] and (word_class == "ADJ" or position not in line.starting)
    if word_class == ",":
        return word.text in _PAUSES
    if word_class == "REST":
        return (word.text in _BRACKETS or word.upos not in _OPENING) and word.feats.get("PronType") != "Rel"
    return word.text == word_class if word_class in "()" else word.upos != "PUNCT"
