"""One mention in one role of one trigger, and how well that is witnessed."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.extraction.roles import Role
from graph_builder.extraction.triggers import Trigger
from graph_builder.model import Mention

BOTH, PATH_ONLY, SURFACE_ONLY = 1.0, 0.7, 0.6
"""Scores: the path through the parse and the surface agree, or one of them alone shows it."""


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

    @property
    def told_at(self) -> int:
        """Index of the word by whose speaker and mood it is told."""
        return self.trigger.word if self.tied_by is None else self.tied_by
