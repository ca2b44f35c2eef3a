"""Named queries and their answers."""

from __future__ import annotations

from pydantic import BaseModel, Field


class QueryParameter(BaseModel):
    """A parameter of a named query."""

    name: str
    type: str = Field(description="`text`, `words`, `integer`, `boolean`, `date` or `datetime`.")
    optional: bool
    example: str = Field(description="For an optional parameter, what it is when left out.")
    meaning: str


class QueryColumn(BaseModel):
    """A column of a named query's answer."""

    name: str
    type: str
    meaning: str


class NamedQuery(BaseModel):
    """A named query: what it answers, what goes in and what comes out."""

    name: str
    title: str
    purpose: str
    parameters: list[QueryParameter]
    columns: list[QueryColumn]


class QueryAnswer(BaseModel):
    """The answer of a named query."""

    name: str
    title: str
    columns: list[QueryColumn]
    rows: list[dict[str, object]]
    truncated: bool = Field(description="There are more rows than are shown.")
