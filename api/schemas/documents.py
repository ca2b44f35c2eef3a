"""Reports."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from api.schemas.claims import Claim


class Document(BaseModel):
    """A report."""

    key: str
    doc_id: str | None = Field(description="The id that its source gave.")
    title: str | None
    published: date | None
    published_at: datetime | None
    url: str | None
    source: str | None = Field(description="Its publisher, as the report gives it.")
    outlet: str | None = Field(description="Key of the publisher, where it is known.")
    outlet_name: str | None
    copy_of: list[str] = Field(description="Keys of the reports whose text it repeats.")
    claims: int = Field(description="Number of its claims.")


class Sentence(BaseModel):
    """A sentence of a report; `start` and `end` count characters of the report."""

    index: int
    start: int
    end: int
    text: str


class DocumentInFull(Document):
    """A report with its sentences and what it claims."""

    sentences: list[Sentence]
    told: list[Claim] = Field(description="Its claims; the first thousand, where there are more.")
