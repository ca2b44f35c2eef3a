"""Triples: what the claims say together."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field, field_validator

from api.paging import BY_SOURCES, Page, listing
from api.parameters import Key, OpenStore, PageParameters
from api.schemas.triples import Triple
from graph_builder.model import LITERAL_PREDICATES, Predicate

router = APIRouter(prefix="/triples", tags=["triples"])


class TripleParameters(PageParameters):
    """Filters of triples."""

    predicate: Predicate | None = Field(None, description="Any but those whose object is a value (tolls, dates, weapons).")
    subject: Key | None = Field(None, description="Key of the subject.")
    object: Key | None = Field(None, description="Key of the object.")

    @field_validator("predicate")
    @classmethod
    def _between_things(cls, value: Predicate | None) -> Predicate | None:
        if value in LITERAL_PREDICATES:
            raise ValueError("Its object is a value: see /incidents/{key}, or /claims?predicate=...")
        return value


@router.get("", response_model=Page[Triple], summary="Triples")
def list_triples(request: Request, store: OpenStore, given: Annotated[TripleParameters, Query()]) -> dict[str, Any]:
    """One row for each subject, predicate and object, with its claims and the number of independent origins behind it, most
    first. Rival accounts stand side by side; an inferred triple is marked."""
    return listing(request, store, "triples", BY_SOURCES, given)
