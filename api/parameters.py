"""What may come in: the types of parameters, with their limits. What does not fit is refused before a store sees it."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph_builder.incidents.revisions import moment_of
from graph_builder.settings import Settings
from graph_builder.stores import Store

MAX_TEXT = 200
"""Characters of a name or of words to look for; a headline has half of that."""
MAX_KEY = 300
"""Characters of a key; the longest that the program makes have about a hundred."""
MAX_PAGE = 200
"""Items of one page: some hundred kilobytes, which a browser still shows at once."""
MAX_CURSOR = 1000
"""Characters of a cursor, which holds a key."""

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of what follows, so that text reads otherwise than it is. Marks (U+200F) are usual in Arabic."""
_REPLACEMENT = "\ufffd"
"""What bytes that are not UTF-8 become."""


def printable(text: str) -> str:
    """The text as it is. Raises ``ValueError`` where it holds control characters or was not UTF-8."""
    for character in text:
        if unicodedata.category(character) == "Cc" or character in _BIDI_CONTROLS or character == _REPLACEMENT:
            raise ValueError(f"Holds the character U+{ord(character):04X}, which is not text.")
    return text


def _with_words(text: str) -> str:
    if not any(character.isalnum() for character in text):
        raise ValueError("Holds no letter and no digit.")
    return text


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)  # pydantic alone would take numbers for seconds since 1970
    except ValueError as error:
        raise ValueError("Is not a day like 2024-04-20.") from error


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return moment_of(value.replace(" ", "+") if "T" in value else value)  # a plus that an address holds as it is means a blank


Words = Annotated[str, Field(max_length=MAX_TEXT), AfterValidator(printable), AfterValidator(_with_words)]
Key = Annotated[str, Field(max_length=MAX_KEY, pattern=r"^\S+$"), AfterValidator(printable)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A minute in UTC or with its offset, or the end of a day."""


class NoParameters(BaseModel):
    """No query parameters."""

    model_config = ConfigDict(extra="forbid")


class PageParameters(NoParameters):
    """Which page of a list, and how long. What the subclasses add are filters, named as in the named query."""

    limit: int = Field(50, ge=1, le=MAX_PAGE, description="Items of one page at most.")
    cursor: str | None = Field(None, max_length=MAX_CURSOR, description="Where the page starts: see `next` of the page before.")

    def filters(self) -> dict[str, Any]:
        """The parameters of the named query, those left out left out."""
        return self.model_dump(exclude={"limit", "cursor"}, exclude_none=True, by_alias=True)


def _no_parameters(_: Annotated[NoParameters, Query()]) -> None:
    """Refuse any query parameter."""


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


TakesNone = Depends(_no_parameters)
"""Dependency of routes without query parameters."""
OpenStore = Annotated[Store, Depends(_store)]
Configured = Annotated[Settings, Depends(_settings)]
PathKey = Annotated[Key, Path(description="The key.")]
