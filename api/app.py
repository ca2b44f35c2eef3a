"""Puts the HTTP layer together: the app factory and what lives as long as the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from api import openapi, problems
from api.queue import Opener, ReviewQueue
from api.routes import claims, documents, entities, health, incidents, paths, queries, review, triples
from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store

ROUTERS = (
    documents.router,
    entities.router,
    incidents.router,
    claims.router,
    triples.router,
    paths.router,
    queries.router,
    review.router,
    health.router,
)


def open_reader(settings: Settings) -> AbstractContextManager[Store]:
    """The store, for reading only."""
    return open_store(settings, reading=True)


def create_app(settings: Settings, opener: Opener = open_reader, writer: Opener = open_store) -> FastAPI:
    """The app. Its store is opened when the app starts and closed when it ends; ``StoreError`` where it cannot be opened.

    ``writer`` opens it for the one thing that writes, a judgement.

    There is no authentication and no CORS: it is meant for this machine (``Settings.api_host``).
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with opener(settings) as store:
            app.state.store, app.state.settings, app.state.queue = store, settings, ReviewQueue(settings, writer)
            yield

    app = FastAPIOffline(
        redoc_url=None,
        title="Isnad",
        version=version("isnad"),
        summary=openapi.SUMMARY,
        description=openapi.DESCRIPTION,
        openapi_tags=openapi.TAGS,
        generate_unique_id_function=lambda route: route.name,
        lifespan=lifespan,
        exception_handlers=problems.HANDLERS,
    )
    for router in ROUTERS:
        app.include_router(router)
    openapi.describe(app)
    return app
