"""What the probes answer."""

from __future__ import annotations

from pydantic import BaseModel


class Alive(BaseModel):
    """The process answers."""

    status: str


class GraphSize(BaseModel):
    """How much the store holds."""

    documents: int
    incidents: int
    actors: int
    places: int
    claims: int


class Ready(BaseModel):
    """The store answers."""

    status: str
    engine: str
    graph: GraphSize
