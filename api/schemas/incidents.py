"""Incidents and their accounts."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from api.schemas.claims import Claim
from api.schemas.entities import Named
from graph_builder.model import Certainty, DatePrecision, IncidentKind, Predicate


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
