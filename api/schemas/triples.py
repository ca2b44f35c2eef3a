"""Triples, and chains of them."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from api.schemas.claims import Claim
from api.schemas.entities import Thing
from graph_builder.model import Certainty, Predicate


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
