"""What a written name may mean."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Use(StrEnum):
    """When a name means its entity."""

    NAME = "name"
    """Always."""
    SHORT = "short"
    """Where the entity, or its country, has been named ("الكتائب")."""
    QUOTED = "quoted"
    """Within quotation marks only ("«الحياة»")."""
    HEADED = "headed"
    """After a word for a place only ("حي الشعب")."""
    TOWN = "town"
    """A town of GeoNames: where something else speaks for a place."""
    LAST = "last"
    """A person's last name: where the person has been named, or a title stands before it."""
    BARE = "bare"
    """A body of the state that the report is about ("الجيش"); the entity is a template's id."""
    ADJECTIVE = "adjective"
    """A state, as an adjective ("أميركي")."""
    CAPITAL = "capital"
    """A government, by its capital ("واشنطن")."""


class Sense(NamedTuple):
    """One meaning of a name."""

    entity: str
    """Entity key; a template's id for ``Use.BARE``."""
    use: Use
    definite: bool
    """The name is written with the article."""
    tone: str | None = None
    weight: float = 1.0
    """0 to 1: how likely the name means this entity, before the context speaks."""
