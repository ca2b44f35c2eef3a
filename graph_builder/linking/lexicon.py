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
    namesake: bool = False
    quarter: bool = False
    article: bool = False
    posts: bool = False
    unowned: bool = False
    road: bool = False
    office: bool = False
    led: bool = False
    behind: Folded = frozenset()
    ahead: Folded = frozenset()
    apart: Folded = frozenset()
    follow: list[str] = Field(default=[], alias="with")

    @cached_property
    def followers(self) -> frozenset[str]:
        """Folded words of which one must follow."""
        return folded(self.follow)


class PlaceWords(Form):
    """``places.yaml``."""

    heads: list[Head]
    directions: Folded
    plurals: dict[str, EntityKind]
    sites: dict[str, str]
    pairs: dict[str, str]
    list_signs: list[str]
    dashes: list[str]
    directions_en: dict[str, str]
    homeland: Folded
    prepositions: Folded
    inside: Folded
    beside: Folded
    struck: Folded
    held: Folded
    over: Folded
    not_names: Folded
    befalling: Folded
    under: Folded
    name_adjectives: Folded
    first_halves: Folded
    numbered: Folded
    weekdays: Folded
    stops: Folded
    state_nouns: Folded
    state_verbs: Folded
    state_written: Folded
    state_ties: Folded
    state_deeds: Folded
    missions: Folded


class GroupWords(Form):
    """``groups.yaml``."""

    heads: list[Head]
    members: Folded
    seat_links: Folded
    followers: Folded
    allies: Folded
    outlets: Folded
    links: Folded
    joined_within: Folded
    partitive: Folded
    devices: Folded
    makes: Folded
    carriers: Folded
    losses: Folded
    owner_links: Folded
    within: str
    serving: Folded
    owned: Folded
    governments: Folded
    pairs: dict[str, str]
    plurals: dict[str, str]
    ordinals: Folded
    tens: Folded
    branches: Folded
    royal: Folded
    foreign: Folded
    media_words: Folded


class SourceHead(Form):
    """A noun for somebody who speaks."""

    one: list[str]
    many: list[str]
    en: str
    en_many: str
    person: bool = False
    needs_speech: bool = False
    described: bool = False
    onlooker: bool = False
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
    links: Folded
    told_to: Folded
    belonging: Folded
    name_of: Folded
    any_of: Folded
    stateless: Folded
    whole_plurals: tuple[str, ...]
    some_of: Folded
    general: Folded
    no_source: Folded
    qualities: tuple[str, ...]
    modifiers: dict[str, str]


class PersonWords(Form):
    """``persons.yaml``."""

    titles: Folded
    sayings: Folded
    office_names: list[str]
    naming: Folded
    callings: Folded
    also_called: Folded
    called_by: Folded
    kunyas: Folded
    collectives: Folded
    plural_ends: tuple[str, ...]
    ranks: Folded
    namesakes: Folded
    posts: Folded
    deputies: Folded
    kin: Folded
    governors: Folded
    town_bodies: Folded
    fillers: Folded
    no_office: Folded
    name_parts: list[str]
    like_prepositions: list[str]
    given_names: Folded
    particles: Folded
    halves: list[str]
    gods_servants: Folded
    no_persons: Folded
    rank_ends: Folded
    commas: frozenset[str]
    offices: dict[str, list[str]]
    office_nouns: Folded
    post_links: Folded
    not_in_office: Folded
    ministers: Folded
    ministry: str
    no_portfolios: Folded


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
    honorifics: dict[str, Folded]
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
        self.clans = {fold(word).text: one for word, one in (self.groups.pairs | self.groups.plurals).items()}
        self.clan_pairs = folded(self.groups.pairs)
        self.pairs = {fold(word).text: one for word, one in self.places.pairs.items()}
        self.singulars = {fold(word).text: one for word, one in self.places.sites.items()} | self.pairs
        self.plurals = {fold(word).text: kind for word, kind in self.places.plurals.items()}
        self.plurals.update(dict.fromkeys(self.singulars, EntityKind.SITE))
        self.place_words = frozenset({*self.place_heads, *self.plurals, *self.places.directions})
        """What may stand before a place and say what it is, or where."""
        self.office_names = frozenset(fold_name(name)[0] for name in self.persons.office_names)
        self.name_parts = folded(self.persons.name_parts) | self.persons.particles
        self.folded_halves = folded(self.persons.halves)
        self.halves = frozenset(letters(h) for h in self.persons.halves)
        offices = self.persons.offices.items()
        self.same_offices = {fold_name(other)[0]: fold_name(one)[0] for one, others in offices for other in others}
        self.titling = self.persons.ranks | self.persons.rank_ends | self.persons.posts | self.persons.naming
        self.grouping = self.groups.followers | self.groups.outlets | self.groups.members | self.group_heads.keys()
        self.within = self.groups.within
        self.pointing = self.places.homeland | self.short_forms.keys()
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
    def onlookers(self) -> frozenset[str]:
        """Folded nouns for people who judge and tell, and serve in no body that describes them."""
        return frozenset(word for head in self.sources.heads if head.onlooker for word in head.singular | head.plural)

    @cached_property
    def own_forces(self) -> Mapping[str, str]:
        """Folded noun -> the body of a state that it means before "بلاده"."""
        return {fold(word).text: body for word, body in self.short.own_forces.items()}

    @cached_property
    def honorifics(self) -> Mapping[str, frozenset[str]]:
        """Folded noun -> folded titles of those who are called so."""
        return {fold(word).text: titles for word, titles in self.short.honorifics.items()}

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
    while at > 0 and fold(parts[at - 1]).text in lexicon().persons.particles:
        at -= 1
    return tuple(parts[at:]) if at > 0 else ()
