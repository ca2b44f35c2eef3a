"""Incidents and their accounts."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

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


class Quote(BaseModel):
    """Words of a report that an account rests on."""

    arabic: str
    document: Named


class Count(BaseModel):
    """One count of killed or wounded, as numbers."""

    what: str = Field(description="`killed` or `wounded`.")
    count: int
    low: int | None
    high: int | None = Field(description='Null for an open end ("at least").')
    reported: date | None = Field(description="Day of the report.")


class Account(BaseModel):
    """What one voice says about an incident, in words for people and by keys."""

    number: int
    who: str
    via: str = Field(description="Who passes it on; of a source without a name at least the outlet that heard it.")
    says: str
    target: str
    weapon: str
    killed: str = Field(description="A later count stands behind the one whose place it took: `2 → 3 (2024-04-21)`.")
    wounded: str
    certainty: Certainty = Field(description="The strongest told.")
    when: str
    documents: list[Named] = Field(description="The reports that tell it, the earliest first; their names are their ids.")
    speaker: Named | None = Field(description="Null where an outlet speaks in its own voice.")
    outlet: Named | None = Field(description="Who first brought it, where that is known.")
    quotes: list[Quote]
    counts: list[Count] = Field(description="All that stand in `killed` and `wounded`, the earliest first.")
    claims: list[str] = Field(description="Keys of its claims; GET /claims/{key} tells the chain of each.")


class Rivals(BaseModel):
    """Two accounts that cannot both hold."""

    reason: str
    first: int = Field(description="Number of the account.")
    second: int
    first_claim: str
    second_claim: str
    first_words: str
    second_words: str


class Relation(BaseModel):
    """How an actor or a place has to do with an incident, and how many distinct origins say so."""

    predicate: Predicate
    other: Named
    independent: int = Field(description="Distinct origins, after copies and shared speakers are folded.")
    documents: int
    certainty: Certainty
    inferred: bool
    negated: bool


class FoldedReport(BaseModel):
    """A report that adds no origin of its own."""

    document: Named
    origin: Named = Field(description="The report, actor or outlet that it goes back to.")
    why: str


class ChangedReport(BaseModel):
    """A report that its publisher changed under the same address, without saying so."""

    document: Named
    newer: Named
    words: list[str] = Field(description="Words about the incident that the new version holds no more.")


class RehashedReport(BaseModel):
    """A report that tells an old incident as new."""

    document: Named
    told: date = Field(description="The day as of which it tells it.")
    first: date = Field(description="The day since which it is known.")


class IncidentInFull(Incident):
    """An incident with all its accounts side by side, as in `isnad accounts KEY --json`; nothing is decided between them."""

    as_of: datetime | None = Field(description="What was known at this moment; null for all that is known.")
    accounts: list[Account] = Field(description="One for each voice, the first reported first.")
    contradictions: list[Rivals]
    relations: list[Relation] = Field(description="Who and what has to do with it, most independent origins first.")
    origins: list[Named] = Field(description="Independent ones: actors, outlets, and reports whose publisher is not known.")
    folded: list[FoldedReport]
    changed: list[ChangedReport] = Field(description="Reports that were changed silently.")
    rehashed: list[RehashedReport] = Field(description="Alarms: reports that tell it as new, long after.")
