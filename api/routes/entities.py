"""Actors and places."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import Field

from api.lookup import one
from api.paging import BY_RANK, BY_SOURCES, Page, listing
from api.parameters import OpenStore, PageParameters, PathKey, TakesNone, Words
from api.schemas.entities import Entity
from api.schemas.triples import Triple
from graph_builder.errors import NotFoundError
from graph_builder.model import EntityKind
from graph_builder.stores import Store
from graph_builder.stores.redirects import redirected_entity

router = APIRouter(prefix="/entities", tags=["entities"])


class EntityParameters(PageParameters):
    """Filters of entities."""

    q: Words | None = Field(
        None,
        serialization_alias="text",
        description="Words of a name, in Arabic or Latin letters. All must occur; endings and the article do not matter.",
    )
    kind: EntityKind | None = Field(None, description="What it is.")


@router.get("", response_model=Page[Entity], summary="Search for actors and places")
def list_entities(request: Request, store: OpenStore, given: Annotated[EntityParameters, Query()]) -> dict[str, Any]:
    """Entities by words of their names, best match first; without `q` all of them, by key."""
    return listing(request, store, "entities", BY_RANK, given)


@router.get("/{key}", response_model=Entity, summary="One actor or place", dependencies=[TakesNone])
def get_entity(request: Request, store: OpenStore, key: PathKey) -> Any:
    """An entity with all its names and what the catalogue knows of it. A key of one that was judged to be another one is
    redirected (307) to the key that both have now."""
    try:
        return _entity(store, key)
    except NotFoundError as error:
        return _moved(request, store, key, error)


@router.get("/{key}/neighbours", response_model=Page[Triple], summary="What an actor or a place has to do with")
def list_neighbours(request: Request, store: OpenStore, key: PathKey, given: Annotated[PageParameters, Query()]) -> Any:
    """The triples with the entity at either end, those with most independent origins first."""
    try:
        _entity(store, key)
    except NotFoundError as error:
        return _moved(request, store, key, error)
    return listing(request, store, "triples", BY_SOURCES, given, either=key)


def _moved(request: Request, store: Store, key: str, error: NotFoundError) -> RedirectResponse:
    """To the key that an entity shares with others. Raises the error where there is none."""
    current = redirected_entity(store, key)
    if current is None:
        raise error
    url = request.url_for(request.scope["route"].name, key=current)
    return RedirectResponse(f"{url.path}?{request.url.query}" if request.url.query else url.path)


def _entity(store: Store, key: str) -> dict[str, Any]:
    return one(store, "entities", "actor or place", key, "GET /entities?q=... finds entities by name.")
