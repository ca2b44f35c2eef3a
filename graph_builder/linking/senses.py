"""What a written name may mean."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from graph_builder.linking.spelling import fold
from graph_builder.model import Sentence

if TYPE_CHECKING:
    from graph_builder.linking.matcher import Match


LARGE_TOWN, MIDDLE_TOWN = 0.6, 0.5
"""Weights from which a town is large, or of middle size; small ones have the names of many other things."""


class Use(StrEnum):
    """When a name means its entity."""

    NAME = "name"
    """Always."""
    SHORT = "short"
    """Where the entity, or its country, has been named ("الكتائب")."""
    QUOTED = "quoted"
    """Within quotation marks only ("«الحياة»")."""
    BESIDE = "beside"
    """Right behind a group or force and "و" only ("ميليشيات الحوثي وصالح")."""
    OWN = "own"
    """Where its own side tells only: the Houthis' spokesman calls them "القوات المسلحة"."""
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


OF_STATE = "the passage is about its state"
"""A reason for a sense, in words."""


class Sense(NamedTuple):
    """One meaning of a name."""

    entity: str
    """Entity key; a template's id for ``Use.BARE``."""
    use: Use
    definite: bool | None
    """The name is written with the article; ``None``: with it and without."""
    tone: str | None = None
    weight: float = 1.0
    """0 to 1: how likely the name means this entity, before the context speaks."""


class Reason(NamedTuple):
    """A part of a score, in words."""

    text: str
    value: float


Reasons = tuple[Reason, ...]


def told(reasons: Sequence[Reason]) -> str:
    """Reasons as one line: "its name 0.85, the passage is about its state 0.1"."""
    return ", ".join(f"{r.text} {r.value:.2g}" for r in reasons if r.value)


def fits(sense: Sense, match: Match) -> bool:
    """Whether the article of a one-word name is as it is known: "القاعدة" is al-Qaeda, "قاعدة" is not."""
    if " " in match.name or sense.use in (Use.ADJECTIVE, Use.TOWN, Use.HEADED, Use.BARE):
        return True
    return sense.definite in (None, match.definite)


def is_adjective(sense: Sense, sentence: Sentence, match: Match) -> bool:
    """Whether the name of a state that is an adjective too describes a noun here: "قوة سورية", "جندي مالي"."""
    word = sentence.words[match.first]
    double = any(s.use is Use.ADJECTIVE and s.entity == sense.entity for s in match.senses)
    if not double or sense.use is not Use.NAME or match.first == 0 or word.upos != "ADJ" or not word.deprel.startswith("amod"):
        return False
    before = sentence.words[match.first - 1]
    if before.upos == "ADP":  # "في سورية"
        return False
    return before.upos in ("PROPN", "X", "ADJ") or fold(before.text).definite == match.definite  # not "غرب السعودية"
