"""Things by name, and actors and places in full."""

from __future__ import annotations

from pydantic import BaseModel, Field

from graph_builder.model import EntityKind


class Named(BaseModel):
    """A thing by key and name."""

    key: str
    name: str = Field(description="In Latin letters.")


class Thing(Named):
    """An actor, a place or an incident."""

    kind: str = Field(description="Kind of entity (`ArmedGroup`, `Site`, ...), or `Incident`.")


class Point(BaseModel):
    """A point on the earth, in degrees (WGS 84)."""

    latitude: float
    longitude: float


class Entity(BaseModel):
    """An actor or a place; a state is both."""

    key: str
    kind: EntityKind
    name: str = Field(description="In Latin letters.")
    name_ar: str
    names: list[str] = Field(description="All names that are known or that reports use.")
    origin: str = Field(description="`catalogue`, `gazetteer` (GeoNames) or `text` (known from reports alone).")
    country: str | None = Field(description="Key of the state that it belongs to or lies in.")
    note: str | None
    location: Point | None
    belongs_to: list[Named] = Field(description="Actors that the catalogue puts it under.")
    within: list[Named] = Field(description="The next larger place, by the catalogue.")
