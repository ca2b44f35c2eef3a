"""Claims and their chains."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field

from api.chain import chain
from api.paging import BY_KEY, Page, listing
from api.parameters import Key, OpenStore, PageParameters, PathKey, TakesNone
from api.schemas.claims import Chain, Claim
from graph_builder.model import Predicate

router = APIRouter(prefix="/claims", tags=["claims"])


class ClaimParameters(PageParameters):
    """Filters of claims."""

    predicate: Predicate | None = Field(None, description="What is claimed.")
    speaker: Key | None = Field(None, description="Key of who says it; for a report's own voice, of its outlet.")
    incident: Key | None = Field(None, description="Key of the incident that it is about.")
    document: Key | None = Field(None, description="Key of the report.")


@router.get("", response_model=Page[Claim], summary="Claims")
def list_claims(request: Request, store: OpenStore, given: Annotated[ClaimParameters, Query()]) -> dict[str, Any]:
    """Told triples with speaker, relays, certainty, the exact words and what contradicts them, by key."""
    return listing(request, store, "claims", BY_KEY, given)


@router.get("/{key}", response_model=Chain, summary="The chain of one claim", dependencies=[TakesNone])
def get_claim(store: OpenStore, key: PathKey) -> dict[str, Any]:
    """A claim with its sentence, who says and who relays it, the rule that found it, and what it rests on."""
    return chain(store, key)
