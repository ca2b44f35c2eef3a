"""Chains between two things."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field, ValidationInfo, field_validator

from api.parameters import Key, NoParameters, OpenStore
from api.paths import MAX_HOPS, MAX_PATHS, shortest_paths
from api.schemas.triples import Paths

router = APIRouter(prefix="/paths", tags=["paths"])


class PathParameters(NoParameters):
    """From where to where, and how far."""

    start: Key = Field(alias="from", description="Key of an actor, a place or an incident.")
    to: Key = Field(description="Key of another one.")
    max_hops: int = Field(4, ge=1, le=MAX_HOPS, description="Triples in a chain at most.")
    limit: int = Field(5, ge=1, le=MAX_PATHS, description="Chains at most.")

    @field_validator("to")
    @classmethod
    def _another(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("start"):
            raise ValueError("Is the same as from.")
        return value


@router.get("", response_model=Paths, summary="The shortest chains between two things")
def find_paths(store: OpenStore, given: Annotated[PathParameters, Query()]) -> dict[str, Any]:
    """The fewest triples that lead from one actor, place or incident to another, read in either direction, with the claims behind
    each of them. `items` is empty where the two are further apart than `max_hops`."""
    return shortest_paths(store, given.start, given.to, given.max_hops, given.limit)
