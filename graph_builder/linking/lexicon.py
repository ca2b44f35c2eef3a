"""The words that the linker reads by: heads of places and groups, sources, titles, short forms. All from ``words/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from pydantic import Field

from graph_builder.linking.files import read_yaml
from graph_builder.linking.schema import Form
from graph_builder.linking.spelling import fold, rules
from graph_builder.model import EntityKind


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they are compared, without article."""
    return frozenset(fold(w).text for w in words)


class Head(Form):
    """A word that makes a place or a group of what follows it."""

    ar: list[str] = Field(min_length=1)
    kind: EntityKind
    en: str
    same: bool = False
    generic: bool = False
    needs_name: bool = False
    number: bool = False
    located: bool = False
    people: bool = False
    strict: bool = False
    follow: list[str] = Field(default=[], alias="with")

    @cached_property
    def followers(self) -> frozenset[str]:
        """Folded words of which one must follow."""
        return folded(self.follow)


class PlaceWords(Form):
    """``places.yaml``."""

    heads: list[Head]
    directions: list[str]
    plurals: dict[str, EntityKind]
    list_signs: list[str]
    directions_en: dict[str, str]
    homeland: list[str]
    prepositions: list[str]
    not_names: list[str]
    stops: list[str]


class GroupWords(Form):
    """``groups.yaml``."""

    heads: list[Head]
    members: list[str]
    outlets: list[str]
    links: list[str]
    partitive: list[str]
    owner_links: list[str]
    media_words: list[str]


class SourceHead(Form):
    """A noun for somebody who speaks."""

    one: list[str]
    many: list[str]
    en: str
    en_many: str
    person: bool = False
    needs_speech: bool = False
    follow: list[str] = Field(default=[], alias="with")

    @cached_property
    def singular(self) -> frozenset[str]:
        """Folded singular forms."""
        return folded(self.one)

    @cached_property
    def plural(self) -> frozenset[str]:
        """Folded plural and dual forms."""
        return folded(self.many)


class SourceWords(Form):
    """``sources.yaml``."""

    heads: list[SourceHead]
    links: list[str]
    told_to: list[str]
    belonging: list[str]
    name_of: list[str]
    no_source: list[str]
    modifiers: dict[str, str]


class PersonWords(Form):
    """``persons.yaml``."""

    titles: list[str]
    ranks: list[str]
    posts: list[str]
    fillers: list[str]
    name_parts: list[str]
    like_prepositions: list[str]
    given_names: list[str]


class ShortForm(Form):
    """A definite word that points back."""

    words: list[str] = Field(min_length=1)
    kinds: list[EntityKind]
    heads: list[str] = Field(default=[])
    prefer: list[str] = Field(default=[])
    feature: str | None = None


class ShortForms(Form):
    """``anaphora.yaml``."""

    forms: list[ShortForm]
    sources: bool


class Lexicon:
    """All words, folded and indexed."""

    def __init__(self) -> None:
        self.places = read_yaml("words/places.yaml", PlaceWords)
        self.groups = read_yaml("words/groups.yaml", GroupWords)
        self.sources = read_yaml("words/sources.yaml", SourceWords)
        self.persons = read_yaml("words/persons.yaml", PersonWords)
        self.short = read_yaml("words/anaphora.yaml", ShortForms)
        self.place_heads = _by_word(self.places.heads)
        self.group_heads = _by_word(self.groups.heads)
        self.plurals = {fold(word).text: kind for word, kind in self.places.plurals.items()}
        self.directions = folded(self.places.directions)
        self.homeland = folded(self.places.homeland)
        self.place_prepositions = folded(self.places.prepositions)
        self.stops = folded(self.places.stops)
        self.not_names = folded(self.places.not_names)
        self.members = folded(self.groups.members)
        self.outlets = folded(self.groups.outlets)
        self.group_links = folded(self.groups.links)
        self.media_words = folded(self.groups.media_words)
        self.partitive = folded(self.groups.partitive)
        self.owner_links = folded(self.groups.owner_links)
        self.source_links = folded(self.sources.links)
        self.told_to = folded(self.sources.told_to)
        self.belonging = folded(self.sources.belonging)
        self.no_source = folded(self.sources.no_source)
        self.name_of = folded(self.sources.name_of)
        self.titles = folded(self.persons.titles)
        self.ranks = folded(self.persons.ranks)
        self.posts = folded(self.persons.posts)
        self.fillers = folded(self.persons.fillers)
        self.given_names = folded(self.persons.given_names)
        self.name_parts = folded(self.persons.name_parts)
        self.english = {fold(ar).text: en for ar, en in self.sources.modifiers.items()}

    def in_english(self, word: str) -> str | None:
        """English for a folded describing word, whatever its number and gender: "عسكريان", "عسكريون" and "عسكريه" are "عسكري"."""
        [adjective], endings = rules().endings.relational["m"], rules().endings.described
        for ending in ("", *endings):
            bare = word.removesuffix(ending)
            if word.endswith(adjective + ending) and bare in self.english:
                return self.english[bare]
        return self.english.get(word)

    @cached_property
    def source_heads(self) -> Mapping[str, tuple[SourceHead, bool]]:
        """Folded noun -> (its entry, whether the form is a plural)."""
        found: dict[str, tuple[SourceHead, bool]] = {}
        for head in self.sources.heads:
            found |= dict.fromkeys(head.plural, (head, True)) | dict.fromkeys(head.singular, (head, False))
        return found

    @cached_property
    def short_forms(self) -> Mapping[str, ShortForm]:
        """Folded short form -> its entry."""
        return {" ".join(fold(w).text for w in words.split()): form for form in self.short.forms for words in form.words}


def _by_word(heads: Iterable[Head]) -> dict[str, list[Head]]:
    found: dict[str, list[Head]] = {}
    for head in heads:
        for word in folded(head.ar):
            found.setdefault(word, []).append(head)
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon()
