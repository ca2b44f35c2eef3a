"""Form of the YAML files: what an entry may hold. An unknown field or a wrong kind stops the program with the file's name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from graph_builder.model import EntityKind

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True, max_length=120)]
Acronym = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9&.+/-]+$", max_length=20)]
Tone = Literal["hostile", "honorific"]
Role = Literal["leads", "spokesperson", "member"]


def _real_day(text: str) -> str:
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise PydanticCustomError("day", "{text} is no day, month or year", {"text": text}) from error
    return text


def _one_of(kinds: object) -> BeforeValidator:
    """Tells the kinds that there are as they are written in YAML."""

    def known(written: object) -> object:
        if written not in get_args(kinds):
            told = {"written": str(written), "kinds": ", ".join(get_args(kinds))}
            raise PydanticCustomError("unknown_kind", '"{written}" is no kind that may stand here; there are {kinds}', told)
        return written

    return BeforeValidator(known)


ActorKind = Literal[
    EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.GOVERNMENT, EntityKind.ORGANIZATION, EntityKind.MEDIA_OUTLET
]
PlaceKind = Literal[EntityKind.SITE, EntityKind.CITY, EntityKind.REGION]

Day = Annotated[
    str,
    BeforeValidator(str, json_schema_input_type=str | int),
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_real_day),
]
"""A year, a month or a day: 2014, 2014-06 or 2014-06-29; only as exact as is sure."""


class Form(BaseModel):
    """Base of all forms: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Endings(Form):
    """Inflection, as far as names need it."""

    relational: dict[str, list[str]]
    described: list[str]
    state: list[str]
    plural: tuple[str, str]
    """As subject and otherwise."""
    dual: tuple[str, str]
    accusative: str


class Spelling(Form):
    """``spelling.yaml``."""

    letters: dict[str, str]
    sequences: dict[str, str]
    joined: dict[str, str]
    with_god: list[str]
    god: str
    article: str
    conjunctions: list[str]
    prepositions: list[str]
    cases: dict[str, str]
    endings: Endings
    own_alef: list[str]
    foreign: list[tuple[str, str]]
    quotes: str
    opening: str
    asides: str
    closing: str


class PartisanName(Form):
    """A name that takes a side."""

    name: Name
    tone: Tone
    contextual: bool = False
    """Means this entity only where it, or its country, has been named ("العدو")."""


class Period(Form):
    """Something that held for a time; an open end holds still."""

    since: Day | None = Field(default=None, alias="from")
    until: Day | None = Field(default=None, alias="to")
    source: str | None = None
    """Who tells it, in a few words."""

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.since and self.until and self.since > self.until + "~":  # "2014-06" lies within "2014", and so does "2014"
            told = {"until": self.until, "since": self.since}
            raise PydanticCustomError("backwards", "it ends ({until}) before it begins ({since})", told)
        return self


class Link(Period):
    """Another entry that this one belongs to, or that stands behind it."""

    key: Key


class Post(Period):
    """An office that a person holds or held."""

    of: Key
    role: Role
    title: Name | None = None


def _as_link(written: object) -> object:
    return {"key": written} if isinstance(written, str) else written


Links = list[Annotated[Link, BeforeValidator(_as_link, json_schema_input_type=Key | Link)]]
"""Each is a key alone, or a key with its time and source."""


class NamedEntry(Form):
    """What persons and actors share."""

    key: Key
    ar: list[Name] = Field(min_length=1)
    en: list[Name] = Field(min_length=1)
    short: list[Name] = []
    """Names by which everybody knows the person ("أردوغان"); last names need not be listed, they follow from the full name."""
    country: Key | None = None
    part_of: Links = []
    confused_with: list[Key] = Field(default=[], alias="not")
    """Entries that share a name or are taken for this one; they may have a name in common. The note says why."""
    note: str | None = None


class PersonEntry(NamedEntry):
    """A named person."""

    posts: list[Post] = []


class ActorEntry(NamedEntry):
    """A group, force, government, organisation or outlet."""

    kind: Annotated[ActorKind, _one_of(ActorKind)]
    acronym: list[Acronym] = []
    """Latin acronyms, which Arabic texts use too."""
    backed_by: Links = []
    """States or actors that arm, fund or steer it, as commonly reported."""
    acts_in: list[Key] = []
    """Other states in whose reports it goes by its short names."""
    umbrella: bool = False
    """A name under which several groups act or claim."""
    quoted: list[Name] = []
    """Names that are meant only within quotation marks ("«الحياة»")."""
    beside: list[Name] = []
    """Names that are meant only right behind another group or force and "و" ("ميليشيات الحوثي وصالح")."""
    own: list[Name] = []
    """Names of its state's bodies that mean it where its own side tells ("القوات المسلحة" in the words of its spokesman)."""
    partisan: list[PartisanName] = []


class ActorFile(Form):
    """``actors-*.yaml``."""

    actors: list[ActorEntry] = []
    people: list[PersonEntry] = []


class PlaceEntry(Form):
    """A site, town or region."""

    key: Key
    kind: Annotated[PlaceKind, _one_of(PlaceKind)]
    ar: list[Name] = Field(min_length=1)
    en: list[Name] = Field(min_length=1)
    short: list[Name] = []
    """Names that mean it only where it, or its country, has been named ("المنطقة الشرقية")."""
    rare: list[Name] = []
    """Names by which a place of another state is mostly meant, and this one where its own state is spoken of more ("رفح")."""
    needs_head: bool = False
    """The name is an everyday word: it is meant only after a word like قاعدة, حي, قضاء; where it is listed only behind such words
    ("مدينة القاعدة"), only behind these."""
    partisan: list[PartisanName] = []
    country: Key | None = None
    container: Key | None = None
    admin1: str | None = Field(default=None, pattern=r"^[A-Z]{2}\.\w{2,3}$")
    """For governorates: GeoNames' code, so that its towns find their container."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    confused_with: list[Key] = Field(default=[], alias="not")
    note: str | None = None

    @model_validator(mode="after")
    def _whole_point(self) -> Self:
        if (self.latitude is None) is not (self.longitude is None):
            raise PydanticCustomError("half_point", "latitude and longitude stand together or not at all")
        return self


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
    capital: list[Name] = []
    kingdom: bool = False
    """A report of that state calls it "المملكة"."""
    royal: bool = False
    """Its forces are royal, and a report calls them so without its name ("سلاح الجو الملكي"); those of a kingdom always are."""
    everyday: bool = False
    """Its adjective is an everyday word too ("مالي"): meant only where the state has been named."""
    partisan: list[PartisanName] = []
    acts_in: list[Key] = []
    forces: dict[str, Key] = {}
    foreign: dict[str, Key] = {}
    """Forces that it does not have, by the id of their template, and whose the bare name ("الجيش") is in a report from there."""


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


class IdiomFile(Form):
    """``idioms.yaml``."""

    idioms: list[Name]


class GazetteerRules(Form):
    """``gazetteer.yaml``: which GeoNames towns are used."""

    every_town: list[str]
    smallest_elsewhere: int
    leading: list[str]
    not_names: list[str]
    needs_head: list[str]
    called: dict[Key, Name]
    """Town -> the Arabic name that news gives it, where GeoNames has it behind another one or not at all."""
