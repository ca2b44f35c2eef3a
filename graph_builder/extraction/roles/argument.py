"""One mention in one role of one trigger, and how well that is witnessed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.model import EntityKind, Mention

BOTH, PATH_ONLY, SURFACE_ONLY = 1.0, 0.7, 0.6
"""Scores: the path through the parse and the surface agree, or one of them alone shows it."""


class Role(StrEnum):
    """What an entity is in a happening."""

    DOER = "doer"
    TARGET = "target"
    VICTIM = "victim"
    PLACE = "place"


@dataclass(frozen=True)
class Argument:
    """One mention in one role of one trigger."""

    role: Role
    mention: Mention
    trigger: Trigger
    score: float
    path: str
    bare: bool = False
    """No preposition stands before it."""
    tied_by: int | None = None
    """Index of the word that is told of, where that is not the trigger ("الحركة وراء الهجوم")."""

    thought: bool = False
    """It is only thought to be so ("مسلحون يعتقد أنهم من الحركة")."""

    @property
    def told_at(self) -> int:
        """Index of the word by whose speaker and mood it is told."""
        return self.trigger.word if self.tied_by is None else self.tied_by


def doer_role(kind: EntityKind) -> Role | None:
    """Nameless sources and media tell deeds; they do none."""
    return None if kind in (EntityKind.MEDIA_OUTLET, EntityKind.UNNAMED_SOURCE) else Role.DOER


def patient_role(trigger: Trigger, kind: EntityKind) -> Role | None:
    """What one hit by a happening is: a person killed is a victim, media and nameless sources are never targets."""
    if kind in (EntityKind.MEDIA_OUTLET, EntityKind.UNNAMED_SOURCE):
        return None
    if trigger.frame.effect and kind in (EntityKind.SITE, EntityKind.GOVERNMENT):  # "قتل 12 سوريا": people, and no state
        return None
    if trigger.frame.captive and kind is EntityKind.GOVERNMENT:  # "اعتقال 20 سوريا", "خطفوا مهندسا تركيا"
        return None
    if trigger.frame.rids and kind is EntityKind.GOVERNMENT:  # "تطهير البلاد من المسلحين"
        return Role.PLACE
    if kind is EntityKind.PERSON:
        return Role.VICTIM if trigger.frame.lethal and not trigger.tried else Role.TARGET
    return Role.TARGET
