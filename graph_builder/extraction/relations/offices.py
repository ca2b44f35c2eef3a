"""Offices that the catalogue knows and the text only hints at: "الرئيس هادي", "زعيمهم عبد الملك الحوثي", "نظيره خالد العبيدي"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph_builder.extraction.relations.frames import Frames
from graph_builder.extraction.relations.line import forms_of
from graph_builder.extraction.surface.markers import STOPS
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Predicate, Span, Tie, Word

_OFFICES = frozenset({Predicate.LEADS, Predicate.SPOKESPERSON_OF})
_NAMED_FOR = frozenset({EntityKind.ORGANIZATION, EntityKind.SITE})
_BEFORE, _BEHIND = 5, 3
"""Words before and behind a name among which a title is the person's."""


@dataclass(frozen=True)
class KnownOffice:
    """A person, an office that the catalogue says was held on the day of the report, and the words with the title."""

    person: Mention
    tie: Tie
    evidence: Span


def known_offices(linked: LinkedDocument, frames: Frames) -> Iterator[KnownOffice]:
    """The offices of the persons whom a document names with a title, the first time that it does."""
    seen: set[tuple[str, str]] = set()
    named = {m.entity for m in linked.mentions}
    for mention in linked.mentions:
        if mention.kind is not EntityKind.PERSON or mention.score < frames.general.least_link or _is_in_name(linked, mention):
            continue
        held = [t for t in _held(linked, mention, named) if (mention.entity, t.object) not in seen]
        evidence = _with_title(linked, mention, frames) if held else None
        if evidence is not None:
            seen.update((mention.entity, t.object) for t in held)
            yield from (KnownOffice(mention, tie, evidence) for tie in held)


def _is_in_name(linked: LinkedDocument, person: Mention) -> bool:
    """ "مركز الملك سلمان": what is named for somebody tells of no office of his."""
    wider = (m for m in linked.by_sentence[person.sentence] if m.first < person.first and person.last <= m.last)
    return any(m.kind in _NAMED_FOR for m in wider)


def _held(linked: LinkedDocument, mention: Mention, named: Collection[str]) -> list[Tie]:
    """Offices on the day of the report in what the report names, or in the person's own state; else the person's only one."""
    day, person = linked.parsed.document.published, linked.entities[mention.entity]
    offices = [t for t in person.ties if t.predicate in _OFFICES]
    held = [t for t in offices if t.holds_on(day)]
    told = [t for t in held if t.object in named or t.object == person.country]
    alone = len(held) == 1 and not any(_is_state(linked.entities.get(t.object)) for t in offices)
    return told or (held if alone else [])


def _is_state(entity: Entity | None) -> bool:
    return entity is not None and entity.kind is EntityKind.GOVERNMENT


def _with_title(linked: LinkedDocument, mention: Mention, frames: Frames) -> Span | None:
    """The characters of a name and the title in or beside it; ``None`` where there is none, or a word for what is over."""
    words = linked.parsed.sentences[mention.sentence].words
    first, last = _reach(linked, mention, words)
    fellow = _fellow(linked, mention, words)
    first = first if fellow is None else min(first, _reach(linked, fellow, words)[0])
    around = words[first : last + 1]
    if any(form in frames.general.over for word in around for form in forms_of(word)):
        return None
    titles = [word.index for word in around if not frames.titles.isdisjoint(forms_of(word))]
    if not titles:
        return None
    start, end = min(mention.first, *titles), max(mention.last, *titles)
    return Span(mention.sentence, words[start].start, words[end].end)


def _reach(linked: LinkedDocument, mention: Mention, words: tuple[Word, ...]) -> tuple[int, int]:
    """First and last word among which a title is this person's: none beyond another person, or a mark that ends a clause."""
    others = {
        index
        for m in linked.by_sentence[mention.sentence]
        if m.kind is EntityKind.PERSON and m.entity != mention.entity
        for index in range(m.first, m.last + 1)
    }
    first, last = mention.first, mention.last
    while first > max(mention.first - _BEFORE, 0) and not _ends(words[first - 1], others):
        first -= 1
    while last < min(mention.last + _BEHIND, len(words) - 1) and not _ends(words[last + 1], others):
        last += 1
    return first, last


def _fellow(linked: LinkedDocument, mention: Mention, words: tuple[Word, ...]) -> Mention | None:
    """Whose title is told for both: "وزيرا الخارجية الأميركي فلان والروسي فلان"."""
    before = [m for m in linked.by_sentence[mention.sentence] if m.last < mention.first]
    state = any(m.adjective and m.first == m.last == mention.first - 1 for m in before)
    joined = state and mention.first > 1 and words[mention.first - 2].upos == "CCONJ"
    persons = (m for m in before if m.kind is EntityKind.PERSON and m.last == mention.first - 3)
    return next(persons, None) if joined else None


def _ends(word: Word, others: Collection[int]) -> bool:
    return word.index in others or word.text in STOPS
