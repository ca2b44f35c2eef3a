"""Counts of persons told in a sentence: how many, how exactly, and what happened to them.

The noun decides ("قتيل", "جرحى"), else the word that governs the count: by its place in the sentence where it stands close,
by the parse where it does not. Singular and dual count by their form ("مقتل جندي", "إصابة شرطيين اثنين").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_builder.extraction.surface.whole import surface
from graph_builder.extraction.tolls.casualty_words import casualty_lists, find_none, find_triggers, folded
from graph_builder.extraction.tolls.person_counts import Counted, find_counted
from graph_builder.extraction.tolls.statuses import Status, StatusFinder
from graph_builder.model import Figure, ParsedDocument, Sentence, Span, means_one_man

_MODIFIERS = ("amod", "nmod", "flat", "appos")


@dataclass(frozen=True)
class Count:
    """One count of persons."""

    span: Span
    first: int
    last: int
    """Word indices in the sentence, hedges included, both inclusive."""
    head: int
    """Index of the counted noun, or of the number where no noun is told ("مقتل 27")."""
    figure: Figure
    status: str
    """``killed``, ``wounded``, ``captured``, ``missing``, or ``persons`` where the text says nothing of the kind."""
    unit_lemma: str | None
    """Dictionary form of the counted noun."""
    of_whom: bool
    """Part of the count before ("بينهم ثلاثة أطفال"): never to be added."""
    kind_of_persons: tuple[int, ...]
    """Word indices of what describes the counted noun ("عراقيين", "من ... الحوثي")."""
    rule: str
    """How the number is told, and how the status was found: ``number.noun``, ``one.masdar``, ``sum`` ..."""
    trigger: int | None = None
    """Index of the word that gives the status, where it is not the noun itself."""
    summed: bool = False
    """A ``sum`` of the same sentence holds it ("ضابط وثلاثة جنود")."""


def find_counts(parsed: ParsedDocument, sentence: Sentence) -> tuple[Count, ...]:
    """The counts of one sentence, in order; sums of coordinated counts ("ضابط وثلاثة جنود": 4) come after their parts."""
    return tuple(_Reader(parsed.document.text, sentence).counts())


@dataclass(frozen=True)
class _Told:
    counted: Counted
    status: Status
    update: bool


class _Reader:
    def __init__(self, text: str, sentence: Sentence) -> None:
        self.sentence = sentence
        self._surface = surface(sentence, text)
        self.atoms = self._surface.atoms

    def counts(self) -> Iterator[Count]:
        counted = find_counted(self.atoms, self._surface.numbers)
        if counted:
            told = list(self._told(counted))
            groups = _groups(told)
            summed = {item.counted for group in groups for item in group}
            for item in told:
                yield self._with_owner(replace(self._count(item), summed=item.counted in summed))
            for group in groups:
                yield self._with_owner(self._sum(group))
        yield from self._nobody()

    def _told(self, counted: Sequence[Counted]) -> Iterator[_Told]:
        finder = StatusFinder(self.sentence, self.atoms, find_triggers(self.atoms), counted)
        for item, status in finder.statuses():
            update = self._is_update(item) or (status.joined is not None and self._is_update(status.joined))
            yield _Told(item, status, update)

    def _is_update(self, item: Counted) -> bool:
        """A word of rising before the count, and "إلى" or a toll directly before it ("ارتفعت الحصيلة ... إلى 7")."""
        before = [atom.text for atom in self.atoms[max(0, item.start - 25) : item.start]]
        if not before or not (before[-1] == casualty_lists().joints.to or before[-1] in folded("toll_nouns")):
            return False
        return any(word.removeprefix("و") in folded("updates") for word in before)

    def _count(self, told: _Told) -> Count:
        item = told.counted
        head = self._word(item.head)
        span = Span(self.sentence.index, self._start(item), self.atoms[item.end].end)
        trigger = told.status.trigger
        return Count(
            span=span,
            first=self._word(item.start),
            last=max(self.atoms[item.end].last, 0),
            head=head,
            figure=_figure(item, told.update),
            status=told.status.name,
            unit_lemma=item.lemma or self._lemma(item),
            of_whom=told.status.of_whom,
            kind_of_persons=self._kinds(head),
            rule=f"{item.form}.{told.status.rule}",
            trigger=self._word(trigger.first) if trigger else None,
        )

    def _with_owner(self, count: Count) -> Count:
        """ "مقتله وستة من مرافقيه" are seven: he whose death it is counts too."""
        words, at = self.sentence.words, count.first - 1
        if at > 1 and words[at].upos == "CCONJ" and means_one_man(words[at - 1]) and at - 2 == count.trigger:
            figure = count.figure
            low, high = (None if bound is None else bound + 1 for bound in (figure.low, figure.high))
            return replace(count, figure=replace(figure, value=figure.value + 1, low=low, high=high))
        return count

    def _start(self, item: Counted) -> int:
        first = self.atoms[item.start]
        clitics = len(item.clitics) if item.start == item.first else first.text.startswith("و")
        return first.start + clitics

    def _word(self, at: int) -> int:
        """The main word of an atom: the longest of those that it covers."""
        atom = self.atoms[at]
        if atom.first < 0:
            return 0
        return max(range(atom.first, atom.last + 1), key=lambda i: (len(self.sentence.words[i].text), -i))

    def _lemma(self, item: Counted) -> str | None:
        return self.sentence.words[self._word(item.last)].lemma if item.form == "loose" else None

    def _kinds(self, head: int) -> tuple[int, ...]:
        words = self.sentence.words
        return tuple(c for c in self.sentence.children[head] if words[c].deprel.split(":")[0] in _MODIFIERS) if words else ()

    def _sum(self, group: Sequence[_Told]) -> Count:
        first, last = self._count(group[0]), self._count(group[-1])
        figures = [_figure(told.counted, told.update) for told in group]
        lows, highs = [f.low for f in figures], [f.high for f in figures]
        figure = Figure(
            value=sum(f.value for f in figures),
            low=sum(low or 0 for low in lows),
            high=None if None in highs else sum(high or 0 for high in highs),
            update=figures[0].update,
        )
        span = Span(self.sentence.index, first.span.start, last.span.end)
        return replace(first, span=span, last=last.last, figure=figure, unit_lemma=None, kind_of_persons=(), rule="sum")

    def _nobody(self) -> Iterator[Count]:
        for first, last, status in find_none(self.atoms):
            span = Span(self.sentence.index, self.atoms[first].start, self.atoms[last].end)
            head = self._word(last)
            figure = Figure(0, 0, 0)
            words = (self._word(first), max(self.atoms[last].last, 0))
            yield Count(span, *words, head, figure, status, None, False, (), "none", self._word(first))


def _groups(told: Sequence[_Told]) -> list[list[_Told]]:
    """Runs of counts joined by "و" under one status word."""
    groups: list[list[_Told]] = []
    home: dict[Counted, list[_Told]] = {}
    for item in told:
        before = home.get(item.status.joined) if item.status.joined else None
        joins = before and before[0].status.name == item.status.name != "persons" and not item.status.of_whom
        if before and joins:
            before.append(item)
            home[item.counted] = before
        else:
            groups.append([item])
            home[item.counted] = groups[-1]
    return [group for group in groups if len(group) > 1]


def _figure(item: Counted, update: bool) -> Figure:
    value = item.value
    if item.up_to is not None:
        return Figure(value, value, item.up_to, update)
    if "at_least" in item.hedges:
        return Figure(value, value, None, update)
    if "at_most" in item.hedges:
        return Figure(value, None, value, update)
    if "about" in item.hedges:
        margin = max(1, math.ceil(value * casualty_lists().about_share))
        return Figure(value, max(0, value - margin), value + margin, update)
    return Figure(value, value, value, update)
