"""Incidents and their accounts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import Field, ValidationInfo, field_validator

from api.accounts import incident_in_full
from api.paging import BY_DAY, Page, listing
from api.parameters import Configured, Day, Key, Moment, NoParameters, OpenStore, PageParameters, PathKey, Words
from api.schemas.incidents import Incident, IncidentInFull
from graph_builder.model import IncidentKind
from graph_builder.stores.dossiers import current

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


class AccountParameters(NoParameters):
    """What is shown of an incident."""

    as_of: Moment | None = Field(
        None,
        description="Only what was published by then: a minute like 2024-04-20T14:00 (UTC, or with its offset), or a day, which "
        "means its end. A report without an hour counts from the end of its day.",
    )


@router.get("/{key}", response_model=IncidentInFull, summary="One incident and its accounts")
def get_incident(
    request: Request, store: OpenStore, settings: Configured, key: PathKey, given: Annotated[AccountParameters, Query()]
) -> Any:
    """An incident with one account for each voice, side by side: who says so and through whom, the exact words, tolls,
    contradictions, the independent origins and what was folded into them, reports that were changed silently, and those that tell
    it again as new. A key that it had before it was joined with another one is redirected (307) to the one that it has now."""
    now = current(store, key)
    if now != key:
        there = request.url_for("get_incident", key=now).replace(query=request.url.query)
        return RedirectResponse(f"{there.path}?{there.query}" if there.query else there.path)
    return incident_in_full(store, key, settings, given.as_of)
