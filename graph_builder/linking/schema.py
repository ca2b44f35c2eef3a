"""Form of the YAML files: what an entry may hold. An unknown field or a wrong kind stops the program with the file's name."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_builder.model import EntityKind

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True, max_length=120)]
Tone = Literal["hostile", "honorific"]


class Form(BaseModel):
    """Base of all forms: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Spelling(Form):
    """``spelling.yaml``."""

    letters: dict[str, str]
    sequences: dict[str, str]
    joined: dict[str, str]
    article: str
    conjunctions: list[str]
    prepositions: list[str]
    cases: dict[str, str]
    foreign: list[tuple[str, str]]
    quotes: str
    opening: str
    closing: str


class PartisanName(Form):
    """A name that takes a side."""

    name: Name
    tone: Tone
    contextual: bool = False
    """Means this entity only where it, or its country, has been named ("العدو")."""


class PersonEntry(Form):
    """A named person."""

    key: Key
    ar: list[Name] = Field(min_length=1)
    en: list[Name] = Field(min_length=1)
    short: list[Name] = []
    """Names by which everybody knows the person ("أردوغان"); last names need not be listed, they follow from the full name."""
    country: Key | None = None
    part_of: list[Key] = []
    note: str | None = None


class ActorEntry(PersonEntry):
    """A group, force, government, organisation or outlet."""

    kind: EntityKind
    quoted: list[Name] = []
    """Names that are meant only within quotation marks ("«الحياة»")."""
    partisan: list[PartisanName] = []


class ActorFile(Form):
    """``actors-*.yaml``."""

    actors: list[ActorEntry] = []
    people: list[PersonEntry] = []


class PlaceEntry(Form):
    """A site, town or region."""

    key: Key
    kind: Literal[EntityKind.SITE, EntityKind.CITY, EntityKind.REGION]
    ar: list[Name] = Field(min_length=1)
    en: list[Name] = Field(min_length=1)
    needs_head: bool = False
    """The name is an everyday word: it is meant only after a word like قاعدة, حي, قضاء."""
    partisan: list[PartisanName] = []
    country: Key | None = None
    container: Key | None = None
    admin1: str | None = Field(default=None, pattern=r"^[A-Z]{2}\.\w{2,3}$")
    """For governorates: GeoNames' code, so that its towns find their container."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    note: str | None = None


class PlaceFile(Form):
    """``places-*.yaml``."""

    country: Key | None = None
    """Country of all entries that name none."""
    places: list[PlaceEntry] = []


class StateEntry(Form):
    """What CLDR lacks about a state."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    key: Key | None = None
    ar: list[Name] = []
    en: list[Name] = []
    stems: list[str] | None = None
    plurals: list[str] = []
    adjective: str | None = None
    capital: Name | None = None
    kingdom: bool = False
    """A report of that state calls it "المملكة"."""
    partisan: list[PartisanName] = []
    forces: dict[str, Key] = {}


class StateFile(Form):
    """``states.yaml``."""

    states: list[StateEntry]
    not_states: list[str]
    arabic_speaking: list[Key]


class Template(Form):
    """A force or body that every state has."""

    id: Key
    kind: EntityKind
    part_of: Key | None = None
    ar: list[str]
    members: list[str] = []
    bare: list[Name] = []
    en: list[str] = Field(min_length=1)


class GovernmentTemplate(Form):
    """How a state is called by what it does."""

    ar: list[str]
    bare: list[Name]


class TemplateFile(Form):
    """``templates.yaml``."""

    templates: list[Template]
    government: GovernmentTemplate
    people: list[str]


class GazetteerRules(Form):
    """``gazetteer.yaml``: which GeoNames towns are used."""

    every_town: list[str]
    smallest_elsewhere: int
    leading: list[str]
    not_names: list[str]
    needs_head: list[str]
