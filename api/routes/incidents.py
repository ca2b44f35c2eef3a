"""Incidents and their accounts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import Field, ValidationInfo, field_validator

from api.accounts import incident_in_full
from api.paging import BY_DAY, Page, listing
from api.parameters import Day, Key, OpenStore, PageParameters, PathKey, TakesNone, Words
from api.schemas.incidents import Incident, IncidentInFull
from graph_builder.errors import NotFoundError
from graph_builder.model import IncidentKind
from graph_builder.stores.redirects import redirected

router = APIRouter(prefix="/incidents", tags=["incidents"])


class IncidentParameters(PageParameters):
    """Filters of incidents."""

    q: Words | None = Field(
        None,
        serialization_alias="text",
        description="Words that tell it, of its place or its targets, in Arabic or Latin letters. All must occur.",
    )
    kind: IncidentKind | None = Field(None, description="A kind that it is told as.")
    date_from: Day | None = Field(None, serialization_alias="since", description="It lasted until this day or later.")
    date_to: Day | None = Field(None, serialization_alias="until", description="It began on this day or earlier.")
    place: Key | None = Field(None, description="Key of the place where it happened, or of a larger one.")

    @field_validator("date_to")
    @classmethod
    def _in_order(cls, value: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("date_from")
        if value and since and value < since:
            raise ValueError("Is before date_from.")
        return value


@router.get("", response_model=Page[Incident], summary="Search for incidents")
def list_incidents(request: Request, store: OpenStore, given: Annotated[IncidentParameters, Query()]) -> dict[str, Any]:
    """Incidents by words, kind, days and place, latest first; undated ones stand last."""
    return listing(request, store, "incidents", BY_DAY, given)


@router.get("/{key}", response_model=IncidentInFull, summary="One incident and its accounts", dependencies=[TakesNone])
def get_incident(request: Request, store: OpenStore, key: PathKey) -> Any:
    """An incident with who says what in which report, side by side: relays, certainty, the exact words, tolls,
    contradictions, and how many independent origins stand behind each relation. A key that an incident had before it was joined
    with another one is redirected (307) to the one that it has now."""
    try:
        return incident_in_full(store, key)
    except NotFoundError:
        current = redirected(store, key)
        if current is None:
            raise
        return RedirectResponse(request.url_for("get_incident", key=current).path)
