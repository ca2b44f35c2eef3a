"""Named queries."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from api.named import all_queries, answer
from api.paging import Page
from api.parameters import Key, OpenStore, TakesNone
from api.schemas.queries import NamedQuery, QueryAnswer

router = APIRouter(prefix="/queries", tags=["queries"])

_PARAMETERS = {
    "name": "parameters",
    "in": "query",
    "required": False,
    "style": "form",
    "explode": True,
    "description": "The query's own parameters, as GET /queries tells them.",
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
}


@router.get("", response_model=Page[NamedQuery], summary="All named queries", dependencies=[TakesNone])
def list_queries() -> dict[str, Any]:
    """What can be asked by name, with the parameters and columns of each; all on one page."""
    return {"items": all_queries(), "next": None}


@router.get("/{name}", response_model=QueryAnswer, summary="Ask a named query", openapi_extra={"parameters": [_PARAMETERS]})
def ask_query(request: Request, store: OpenStore, name: Annotated[Key, Path(description="Name of the query.")]) -> dict[str, Any]:
    """The rows of a named query, a thousand at most. Its parameters are those of the query itself."""
    return answer(store, name, request.query_params.multi_items())
