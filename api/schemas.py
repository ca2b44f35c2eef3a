"""What goes out: one model for each kind of thing, its fields named as the columns of the named query that it comes from."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from graph_builder.model import Certainty, DatePrecision, EntityKind, IncidentKind, Predicate


class Named(BaseModel):
    """A thing by key and name."""

    key: str
    name: str = Field(description="In Latin letters.")


class Thing(Named):
    """An actor, a place or an incident."""

    kind: str = Field(description="Kind of entity (`ArmedGroup`, `Site`, ...), or `Incident`.")


class Point(BaseModel):
    """A point on the earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


# -------------------------------------------------------------------------------------------------------------- entities


class Entity(BaseModel):
    """An actor or a place; a state is both."""

    key: str
    kind: EntityKind
    name: str = Field(description="In Latin letters.")
    name_ar: str
    names: list[str] = Field(description="All names that are known or that reports use.")
    origin: str = Field(description="`catalogue`, `gazetteer` (GeoNames) or `text` (known from reports alone).")
    country: str | None = Field(description="Key of the state that it belongs to or lies in.")
    note: str | None
    location: Point | None
    belongs_to: list[Named] = Field(description="Actors that the catalogue puts it under.")
    within: list[Named] = Field(description="The next larger place, by the catalogue.")


# ---------------------------------------------------------------------------------------------------------------- claims


class Contradiction(BaseModel):
    """Another claim that cannot hold with this one."""

    claim: str = Field(description="Key of the other claim.")
    reason: str


class Claim(BaseModel):
    """One told triple, with who tells it."""

    key: str
    told: str = Field(description="The claim in short, in Latin letters.")
    subject: Thing
    predicate: Predicate
    object: Thing | None = Field(description="Null where the object is a value.")
    value: str | None = Field(description="The told value: of tolls, dates and weapons.")
    low: int | None = Field(description="Of tolls: the lowest number meant.")
    high: int | None = Field(description='Of tolls: the highest number meant; null for an open end ("at least").')
    what: str | None = Field(description="Of denials: `responsibility`, `occurrence` or `statement`.")
    speaker: Named | None = Field(description="Who says it. Nobody says an inferred claim.")
    voice: str | None = Field(description="`speaker`, or `outlet` where the report says it in its own voice.")
    relays: list[Named] = Field(description="Who passes it on, nearest to the speaker first.")
    certainty: Certainty = Field(description="How sure the speaker is.")
    negated: bool = Field(description="It is said not to be so.")
    inferred: bool = Field(description="It follows from other claims.")
    quote: str = Field(description="The exact words of the report.")
    document: str = Field(description="Key of the report.")
    reported_on: date | None
    reported_at: datetime | None
    contradicted_by: list[Contradiction]


class Link(BaseModel):
    """What words of a sentence were taken for."""

    words: str
    entity: str = Field(description="Key of the entity that they mean.")
    witness: str = Field(description="`catalogue`, `ner`, `syntax` or `anaphora`.")
    score: float
    alternatives: dict[str, float] = Field(description="Keys of other entities that they may mean, with their scores.")


class Chain(Claim):
    """A claim and everything that it rests on."""

    rule: str = Field(description="Name of the rule or frame that made it.")
    path: str = Field(description="How the rule found subject and object.")
    score: float = Field(description="How well the witnesses agree, 0 to 1.")
    sentence: str = Field(description="The sentence that it stands in.")
    start: int = Field(description="First character of the quote, counted in the sentence.")
    end: int = Field(description="The character after the quote's last, counted in the sentence.")
    title: str | None = Field(description="Title of the report.")
    premises: list[Claim] = Field(description="Claims that an inferred claim rests on.")
    knowledge: list[str] = Field(description="Knowledge of the catalogue that an inferred claim rests on.")
    links: list[Link] = Field(description="What the names in the sentence were taken for.")


# ------------------------------------------------------------------------------------------------------------- documents


class Document(BaseModel):
    """A report."""

    key: str
    doc_id: str | None = Field(description="The id that its source gave.")
    title: str | None
    published: date | None
    published_at: datetime | None
    url: str | None
    source: str | None = Field(description="Its publisher, as the report gives it.")
    outlet: str | None = Field(description="Key of the publisher, where it is known.")
    outlet_name: str | None
    copy_of: list[str] = Field(description="Keys of the reports whose text it repeats.")
    claims: int = Field(description="Number of its claims.")


class Sentence(BaseModel):
    """A sentence of a report; `start` and `end` count characters of the report."""

    index: int
    start: int
    end: int
    text: str


class DocumentInFull(Document):
    """A report with its sentences and what it claims."""

    sentences: list[Sentence]
    told: list[Claim] = Field(description="Its claims; the first thousand, where there are more.")


# ------------------------------------------------------------------------------------------------------------- incidents


class Incident(BaseModel):
    """One happening, as all reports together tell it."""

    key: str
    caption: str
    kinds: list[IncidentKind] = Field(description="What kinds it is told as, best first.")
    date_from: date | None
    date_to: date | None
    date_precision: DatePrecision | None
    places: list[Named] = Field(description="Where it is told to have happened.")
    killed_low: int | None = Field(description="Lowest number of killed that is told.")
    killed_high: int | None = Field(description="Highest number of killed that is told.")
    wounded_low: int | None
    wounded_high: int | None
    weapons: list[str]
    documents: int = Field(description="Number of reports that tell it.")


class Account(BaseModel):
    """What one speaker says about an incident in one report."""

    document: str
    reported_on: date | None
    speaker: Named | None = Field(description="Nobody says inferred claims.")
    voice: str | None
    relays: list[Named]
    claims: list[Claim]


class Relation(BaseModel):
    """How an actor or a place has to do with an incident, and how many distinct origins say so."""

    predicate: Predicate
    other: str = Field(description="Key of the actor or place.")
    name: str
    independent: int = Field(description="Distinct origins, after copies and shared speakers are folded.")
    documents: int
    certainty: Certainty
    inferred: bool
    negated: bool


class Toll(BaseModel):
    """One count of killed or wounded."""

    what: str = Field(description="`killed` or `wounded`.")
    count: int
    low: int | None
    high: int | None
    speaker: str | None
    document: str
    outlet: str | None
    reported_on: date | None
    reported_at: datetime | None
    evidence: str


class Rivals(BaseModel):
    """Two claims that cannot both hold."""

    first: str
    second: str
    reason: str


class IncidentInFull(Incident):
    """An incident with all its accounts side by side; nothing is decided between them."""

    accounts: list[Account] = Field(description="Of the first thousand claims, where there are more.")
    relations: list[Relation] = Field(description="Who and what has to do with it, most independent origins first.")
    tolls: list[Toll]
    contradictions: list[Rivals]


# --------------------------------------------------------------------------------------------------------------- triples


class Triple(BaseModel):
    """What the claims say together about one subject, predicate and object. Rival triples stand side by side."""

    subject: Thing
    predicate: Predicate
    object: Thing
    negated: bool
    inferred: bool
    certainty: Certainty = Field(description="The surest telling.")
    independent: int = Field(description="Distinct origins, after copies and shared speakers are folded.")
    claims: list[str] = Field(description="Keys of the claims behind it.")
    documents: list[str] = Field(description="Keys of the reports behind it.")
    first_reported: date | None
    last_reported: date | None


class Step(BaseModel):
    """One triple of a chain between two things."""

    subject: str
    predicate: Predicate
    object: str
    negated: bool
    inferred: bool
    certainty: Certainty
    independent: int
    claims: list[str] = Field(description="Keys of all claims behind it.")
    documents: list[str]
    evidence: list[Claim] = Field(description="The first of these claims in full.")


class PathBetween(BaseModel):
    """One chain: the things on the way, both ends included, and the triples between them."""

    hops: int
    nodes: list[Thing]
    steps: list[Step]
    independent: int = Field(description="Sum of the distinct origins behind each triple.")


class Paths(BaseModel):
    """The shortest chains between two things; none where they are further apart than asked."""

    start: Thing = Field(serialization_alias="from")
    to: Thing
    items: list[PathBetween]


# --------------------------------------------------------------------------------------------------------- named queries


class QueryParameter(BaseModel):
    """A parameter of a named query."""

    name: str
    type: str = Field(description="`text`, `words`, `integer`, `boolean`, `date` or `datetime`.")
    optional: bool
    example: str = Field(description="For an optional parameter, what it is when left out.")
    meaning: str


class QueryColumn(BaseModel):
    """A column of a named query's answer."""

    name: str
    type: str
    meaning: str


class NamedQuery(BaseModel):
    """A named query: what it answers, what goes in and what comes out."""

    name: str
    title: str
    purpose: str
    parameters: list[QueryParameter]
    columns: list[QueryColumn]


class QueryAnswer(BaseModel):
    """The answer of a named query."""

    name: str
    title: str
    columns: list[QueryColumn]
    rows: list[dict[str, object]]
    truncated: bool = Field(description="There are more rows than are shown.")


# ---------------------------------------------------------------------------------------------------------------- health


class Alive(BaseModel):
    """The process answers."""

    status: str


class GraphSize(BaseModel):
    """How much the store holds."""

    documents: int
    incidents: int
    actors: int
    places: int
    claims: int


class Ready(BaseModel):
    """The store answers."""

    status: str
    engine: str
    graph: GraphSize
