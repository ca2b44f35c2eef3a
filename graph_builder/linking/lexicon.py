"""The words that the linker reads by: heads of places and groups, sources, titles, short forms. All from ``words/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from graph_builder.linking.files import read_yaml
from graph_builder.linking.schema import Form
from graph_builder.linking.spelling import fold, fold_name, letters, rules
from graph_builder.model import EntityKind


def folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they are compared, without article."""
    return frozenset(fold(w).text for w in words)


Folded = Annotated[frozenset[str], AfterValidator(folded)]
"""Words that are kept as they are compared."""


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
    local: float = 0.0
    division: bool = False
    natural: bool = False
    people: bool = False
    strict: bool = False
    nouns: Literal["always", "beside"] | None = None
    towns: bool = False
    article: bool = False
    posts: bool = False
    road: bool = False
    office: bool = False
    led: bool = False
    behind: Folded = frozenset()
    apart: Folded = frozenset()
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
    sites: dict[str, str]
    pairs: dict[str, str]
    list_signs: list[str]
    dashes: list[str]
    directions_en: dict[str, str]
    homeland: list[str]
    prepositions: list[str]
    inside: list[str]
    beside: list[str]
    struck: list[str]
    held: list[str]
    over: list[str]
    not_names: list[str]
    befalling: list[str]
    name_adjectives: list[str]
    numbered: list[str]
    stops: list[str]
    state_nouns: list[str]
    state_verbs: list[str]
    state_written: list[str]
    state_ties: list[str]
    state_deeds: list[str]


class GroupWords(Form):
    """``groups.yaml``."""

    heads: list[Head]
    members: list[str]
    followers: list[str]
    outlets: list[str]
    links: list[str]
    joined_within: list[str]
    partitive: list[str]
    devices: list[str]
    makes: list[str]
    carriers: list[str]
    losses: list[str]
    owner_links: list[str]
    serving: list[str]
    owned: list[str]
    governments: list[str]
    ordinals: list[str]
    tens: list[str]
    branches: list[str]
    media_words: list[str]


class SourceHead(Form):
    """A noun for somebody who speaks."""

    one: list[str]
    many: list[str]
    en: str
    en_many: str
    person: bool = False
    needs_speech: bool = False
    described: bool = False
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
    whole_plurals: tuple[str, ...]
    some_of: list[str]
    no_source: list[str]
    modifiers: dict[str, str]


class PersonWords(Form):
    """``persons.yaml``."""

    titles: list[str]
    office_names: list[str]
    callings: list[str]
    collectives: list[str]
    plural_ends: tuple[str, ...]
    ranks: list[str]
    posts: list[str]
    governors: list[str]
    town_bodies: list[str]
    fillers: list[str]
    no_office: list[str]
    name_parts: list[str]
    like_prepositions: list[str]
    given_names: list[str]
    particles: list[str]
    halves: list[str]
    gods_servants: list[str]
    no_persons: list[str]
    rank_ends: list[str]
    commas: list[str]
    offices: dict[str, list[str]]
    office_nouns: list[str]
    post_links: list[str]
    not_in_office: list[str]
    ministers: list[str]
    ministry: str
    no_portfolios: list[str]


class ShortForm(Form):
    """A definite word that points back."""

    words: list[str] = Field(min_length=1)
    kinds: list[EntityKind]
    heads: Folded = frozenset()
    prefer: Folded = frozenset()
    avoid: Folded = frozenset()
    ahead: bool = False
    alone: bool = False
    apart: Folded = frozenset()
    feature: Literal["capital", "kingdom"] | None = None


class ShortForms(Form):
    """``anaphora.yaml``."""

    forms: list[ShortForm]
    own_forces: dict[str, str]
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
        self.commas = frozenset(self.persons.commas)
        self.pairs = {fold(word).text: one for word, one in self.places.pairs.items()}
        self.singulars = {fold(word).text: one for word, one in self.places.sites.items()} | self.pairs
        self.plurals = {fold(word).text: kind for word, kind in self.places.plurals.items()}
        self.plurals.update(dict.fromkeys(self.singulars, EntityKind.SITE))
        self.directions = folded(self.places.directions)
        self.homeland = folded(self.places.homeland)
        self.place_prepositions = folded(self.places.prepositions)
        self.place_inside = folded(self.places.inside)
        self.beside = folded(self.places.beside)
        self.struck = folded(self.places.struck)
        self.held = folded(self.places.held)
        self.over = folded(self.places.over)
        self.stops = folded(self.places.stops)
        self.state_nouns = folded(self.places.state_nouns)
        self.state_verbs = folded(self.places.state_verbs)
        self.state_written = folded(self.places.state_written)
        self.state_ties = folded(self.places.state_ties)
        self.state_deeds = folded(self.places.state_deeds)
        self.not_names = folded(self.places.not_names)
        self.befalling = folded(self.places.befalling)
        self.name_adjectives = folded(self.places.name_adjectives)
        self.numbered = folded(self.places.numbered)
        self.members = folded(self.groups.members)
        self.followers = folded(self.groups.followers)
        self.outlets = folded(self.groups.outlets)
        self.group_links = folded(self.groups.links)
        self.media_words = folded(self.groups.media_words)
        self.partitive = folded(self.groups.partitive)
        self.joined_within = folded(self.groups.joined_within)
        self.devices = folded(self.groups.devices)
        self.makes = folded(self.groups.makes)
        self.carriers = folded(self.groups.carriers)
        self.losses = folded(self.groups.losses)
        self.owner_links = folded(self.groups.owner_links)
        self.serving = folded(self.groups.serving)
        self.owned = folded(self.groups.owned)
        self.governments = folded(self.groups.governments)
        self.ordinals = folded(self.groups.ordinals)
        self.tens = folded(self.groups.tens)
        self.branches = folded(self.groups.branches)
        self.source_links = folded(self.sources.links)
        self.told_to = folded(self.sources.told_to)
        self.belonging = folded(self.sources.belonging)
        self.some_of = folded(self.sources.some_of)
        self.no_source = folded(self.sources.no_source)
        self.name_of = folded(self.sources.name_of)
        self.titles = folded(self.persons.titles)
        self.office_names = frozenset(fold_name(name)[0] for name in self.persons.office_names)
        self.callings = folded(self.persons.callings)
        self.collectives = folded(self.persons.collectives)
        self.ranks = folded(self.persons.ranks)
        self.posts = folded(self.persons.posts)
        self.governors = folded(self.persons.governors)
        self.town_bodies = folded(self.persons.town_bodies)
        self.fillers = folded(self.persons.fillers)
        self.given_names = folded(self.persons.given_names)
        self.no_office = folded(self.persons.no_office)
        self.particles = folded(self.persons.particles)
        self.name_parts = folded(self.persons.name_parts) | self.particles
        self.folded_halves = folded(self.persons.halves)
        self.halves = frozenset(letters(h) for h in self.persons.halves)
        self.gods_servants = folded(self.persons.gods_servants)
        self.no_persons = folded(self.persons.no_persons)
        self.rank_ends = folded(self.persons.rank_ends)
        self.office_nouns = folded(self.persons.office_nouns)
        self.post_links = folded(self.persons.post_links)
        self.not_in_office = folded(self.persons.not_in_office)
        self.ministers = folded(self.persons.ministers)
        self.no_portfolios = folded(self.persons.no_portfolios)
        offices = self.persons.offices.items()
        self.same_offices = {fold_name(other)[0]: fold_name(one)[0] for one, others in offices for other in others}
        self.titling = self.ranks | self.rank_ends | self.posts
        self.grouping = self.followers | self.outlets | self.members | self.group_heads.keys()
        self.pointing = self.homeland | self.short_forms.keys()
        self.english = {fold(ar).text: en for ar, en in self.sources.modifiers.items()}

    def in_english(self, word: str) -> str | None:
        """English for a folded describing word, whatever its number and gender."""
        return self.english.get(self.described(word))

    def described(self, word: str) -> str:
        """A folded describing word in the masculine singular: "عسكريان", "عسكريون", "عسكريه" are "عسكري"; other words as is."""
        [adjective], endings = rules().endings.relational["m"], rules().endings.described
        bare = (word.removesuffix(ending) for ending in ("", *endings) if word.endswith(adjective + ending))
        return next((form for form in bare if form in self.english), word)

    @cached_property
    def source_heads(self) -> Mapping[str, tuple[SourceHead, bool]]:
        """Folded noun -> (its entry, whether the form is a plural)."""
        found: dict[str, tuple[SourceHead, bool]] = {}
        for head in self.sources.heads:
            found |= dict.fromkeys(head.plural, (head, True)) | dict.fromkeys(head.singular, (head, False))
        return found

    @cached_property
    def own_forces(self) -> Mapping[str, str]:
        """Folded noun -> the body of a state that it means before "بلاده"."""
        return {fold(word).text: body for word, body in self.short.own_forces.items()}

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


def last_name(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a last name: "بن سلمان" of محمد بن سلمان, "نصر الله" of حسن نصر الله; nothing where the name has one part."""
    at = len(parts) - 1
    if at > 0 and fold(parts[at]).text in lexicon().folded_halves:
        at -= 1
    while at > 0 and fold(parts[at - 1]).text in lexicon().particles:
        at -= 1
    return tuple(parts[at:]) if at > 0 else ()
