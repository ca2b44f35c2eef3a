"""Whether the program and its store are there."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.parameters import OpenStore, TakesNone
from api.schemas.health import Alive, Ready

router = APIRouter(tags=["health"], dependencies=[TakesNone])


@router.get("/healthz", response_model=Alive, summary="Is the program there?")
async def healthz() -> dict[str, str]:
    """Answers as long as the process lives, whatever its store does."""
    return {"status": "alive"}


@router.get("/readyz", response_model=Ready, summary="Is the store there?")
def readyz(store: OpenStore) -> dict[str, Any]:
    """Answers with the size of the graph, or with a problem of status 503 where the store does not answer."""
    return {"status": "ready", "engine": store.engine, "graph": store.named_query("size-of-graph")[0]}
