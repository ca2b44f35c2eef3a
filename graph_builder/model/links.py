"""Entities, and the words of a text that mean them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from graph_builder.model.terms import EntityKind, Predicate
from graph_builder.model.text import ParsedDocument

UNKNOWN = "text:"
"""Begins the key of an entity that no catalogue has."""
NAMELESS = "@"
"""Stands in the key of a site that a document only describes ("مركز للشرطة"), before the document's key."""


@dataclass(frozen=True)
class Tie:
    """What the catalogue knows to hold between an entity and another one, and when."""

    predicate: Predicate
    """``part_of``, ``backed_by``, ``leads`` or ``spokesperson_of``."""
    object: str
    """Entity key."""
    since: str | None = None
    """A year, month or day (``2014``, ``2014-06``, ``2014-06-29``); ``None``: the beginning is not known."""
    until: str | None = None
    """In the same form, inclusive; ``None``: not known to have ended."""
    title: str | None = None
    """Arabic name of an office."""
    source: str | None = None
    """Who tells it."""

    def holds_on(self, day: date | None) -> bool:
        """Whether the tie may have held on a day, or on one that is not known: a year or month counts as a whole."""
        if day is None:
            return True
        told = day.isoformat()
        return (self.since or "") <= told and (self.until is None or told[: len(self.until)] <= self.until)


@dataclass(frozen=True)
class Entity:
    """Somebody or somewhere. ``key`` is a catalogue key, or deterministic from kind, normalised name, and where the name is not
    enough, the state that the report is about and the office: ``text:person:محمد_علي:iraq:نايب``."""

    key: str
    kind: EntityKind
    name_ar: str
    name_en: str
    """Latin letters always: the catalogue's English name, or a romanisation."""
    names: tuple[str, ...]
    """All names: Arabic forms, those used in the documents included, and English ones."""
    origin: str
    """``catalogue``, ``gazetteer`` (GeoNames) or ``text`` (not known to the catalogue)."""
    country: str | None = None
    """Key of the state that the entity belongs to or lies in."""
    container: str | None = None
    """For places: key of the next larger place."""
    part_of: tuple[str, ...] = ()
    """For actors: keys of the actors that the catalogue says it belongs to, at any time."""
    ties: tuple[Tie, ...] = ()
    """Memberships, backers and posts with their times; every key of ``part_of`` has one."""
    umbrella: bool = False
    """A name under which several groups act or claim."""
    confused_with: tuple[str, ...] = ()
    """Keys of entities that it is not to be confused with."""
    latitude: float | None = None
    longitude: float | None = None
    note: str | None = None
    province: bool = False
    """For places: one of the first parts into which its state is divided."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that means an entity."""

    sentence: int
    first: int
    last: int
    """Word indices in the sentence, both inclusive."""
    head: int
    """Index of the syntactic head among those words."""
    start: int
    end: int
    text: str
    entity: str
    kind: EntityKind
    witness: str
    """``catalogue``, ``ner``, ``syntax`` (title + name, description of a source) or ``anaphora`` ("القاعدة", "الفصيل")."""
    score: float
    alternatives: tuple[tuple[str, float], ...] = ()
    """Other entities that the words may mean, with their scores."""
    tone: str | None = None
    """Set where the wording is partisan: ``hostile`` or ``honorific``."""
    adjective: bool = False
    """A relational adjective ("إسرائيلي", "الأميركية"): the state is meant as an owner or doer, not named as a place."""
    why: str = ""
    """What the score is made of: "its name 0.85, the passage is about its state 0.15"."""

    @property
    def is_name(self) -> bool:
        """Whether the words name the entity: "القاعدة" of one named before, "الأميركية", "مصدر أمني" and "مركز للشرطة" do not."""
        described = self.adjective or self.witness == "anaphora" or self.kind is EntityKind.UNNAMED_SOURCE
        return not described and NAMELESS not in self.entity

    def meaning(self, entity: Entity) -> Mention:
        """The same words taken for an entity; the one before stays as an alternative."""
        if self.entity == entity.key:
            return self
        also = ((self.entity, self.score), *self.alternatives)
        return replace(self, entity=entity.key, kind=entity.kind, alternatives=also)


@dataclass(frozen=True)
class LinkedDocument:
    """A parsed document, its mentions in order of text, and every entity that they mean, by key."""

    parsed: ParsedDocument
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Mention, ...]]:
        """Mentions of each sentence, in order."""
        found: dict[int, list[Mention]] = {s.index: [] for s in self.parsed.sentences}
        for mention in self.mentions:
            found[mention.sentence].append(mention)
        return {k: tuple(v) for k, v in found.items()}
