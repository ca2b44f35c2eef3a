"""Claims and their chains."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from api.schemas.entities import Named, Thing
from graph_builder.model import Certainty, Predicate


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
    said_from: date | None = Field(description="First day on which it may have been said (of a stance: taken), where told.")
    said_to: date | None = Field(description="Last such day.")
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
