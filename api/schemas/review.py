"""Doubtful pairs, and what people say about them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.parameters import MAX_TEXT, Key, printable
from graph_builder.model import Verdict

Line = Annotated[str, Field(min_length=1, max_length=MAX_TEXT), AfterValidator(printable)]


class Side(BaseModel):
    """One telling of a pair."""

    telling: str = Field(description="Its key, which a judgement names.")
    document: str = Field(description="The id that the source gave.")
    published: str | None
    incident: str = Field(description="Key of the incident that holds it now.")
    sentences: list[str] = Field(description="The Arabic sentences that tell it.")
    facts: list[str] = Field(description="What is told of kind, place, day, targets, victims and tolls.")


class NamedSide(BaseModel):
    """One entity of a pair that no catalogue has."""

    entity: str = Field(description="Its key, which a judgement names.")
    kind: str
    names: list[str] = Field(description="Its Arabic names, as reports have them.")
    reports: list[str] = Field(description="The ids of the reports that name it.")
    sentences: list[str] = Field(description="The first Arabic sentences that name it.")
    facts: list[str] = Field(description="What is told of it.")


class Doubt(BaseModel):
    """Two tellings, or two unknown entities, that may be one."""

    first: Side | NamedSide
    second: Side | NamedSide
    score: float = Field(description="0 to 1; at 0.5 as much speaks for one as against it.")
    changes: int = Field(description="How many pairs of tellings, or of reports, a verdict would put together or asunder.")
    reason: str = Field(description="Every sign for and against; between tellings with its weight.")


class Queue(BaseModel):
    """The doubtful pairs, those that would change most first."""

    items: list[Doubt]
    left: int = Field(description="How many there are in all.")


class NewJudgement(BaseModel):
    """What somebody says about two tellings, or about two entities of one kind that no catalogue has."""

    model_config = ConfigDict(extra="forbid")

    first: Key = Field(description="Key of one telling or entity.")
    second: Key = Field(description="Key of the other one.")
    verdict: Verdict = Field(description="`positive`: one; `negative`: two; `unsure`: leave it to the rules again.")
    by: Line = Field(description="Your name in the log.")
    why: Line | None = Field(None, description="Your reason, for those who read the log.")


class Judged(BaseModel):
    """A judgement as the log keeps it, and where it left the tellings or entities."""

    first: str
    second: str
    verdict: Verdict
    by: str
    at: datetime
    incidents: list[str] = Field(description="Keys of the incidents that hold the two tellings now: one, or two.")
    entities: list[str] = Field(description="Keys that the two entities have now: one, or two.")
