"""Which state was struck, and by which other one: few strikes cross one border, and of those of a war each has its town."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.hands import Hands
from graph_builder.model import Entity, EntityKind


@dataclass(frozen=True)
class Borders:
    """Compares the states of two tellings of one document."""

    entities: Mapping[str, Entity]
    hands: Hands

    def states(self, draft: Draft) -> set[str]:
        """Keys of the states in which it was or which it hit."""
        return draft.states | {state for p in draft.local if (state := self.entities[p].country)}

    def crossed(self, draft: Draft) -> set[tuple[str, str]]:
        """State that struck and the other one that was struck ("ضربة إسرائيلية داخل إيران")."""
        sides = self.hands.sides(self.hands.told_doers(*draft.events))
        doers = {key for key in sides if key in self.entities and self.entities[key].kind is EntityKind.GOVERNMENT}
        return {(doer, struck) for doer in doers for struck in self.states(draft) - sides}

    def hit_as_a_whole(self, draft: Draft) -> set[str]:
        """Keys of the states that are its targets themselves ("البلاد تعرضت لهجوم")."""
        return {key for key in draft.refs(Role.TARGET) if self.entities[key].kind is EntityKind.GOVERNMENT}

    def one_state_is_struck(self, draft: Draft, alone: Draft) -> bool:
        """ "شنت الهند غارات داخل باكستان ... البلاد تعرضت لهجوم": a state as a whole is told to be hit, and another one to have
        struck it that day, or again that it was hit, and not in two towns."""
        if (draft.local and alone.local) or _days(draft).isdisjoint(_days(alone)):
            return False
        before, here = (self.hit_as_a_whole(d) for d in (draft, alone))
        one, other = ({state for _, state in self.crossed(d)} for d in (draft, alone))
        return bool(before & here or before & other or one & here)


def _days(draft: Draft) -> set[date]:
    """The one day of a draft, or those on which it was news, where no words tell its own."""
    told = {draft.days} if draft.days else draft.announced
    return {first for first, last in told if first == last}
