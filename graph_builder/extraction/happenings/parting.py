"""When the places of two deeds of one sentence show that they are two happenings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.model import EntityKind

WHERE = frozenset({Role.PLACE, Role.TARGET})
"""Roles that a place has where something was or which it hit."""
_LOCAL = frozenset({EntityKind.CITY, EntityKind.SITE, EntityKind.REGION})
_OPENING = 3
"""Words before the place at the most with which a sentence opens ("وفي العاصمة بغداد")."""


def are_parted(event: Event, own: Sequence[Argument], geography: Geography) -> bool:
    """A town and a province that does not hold it."""
    before, here = local(_standing(event, own)), local(own)
    return bool(before and here) and all(geography.parted(a, b) for a in before for b in here)


def places_differ(event: Event, own: Sequence[Argument], geography: Geography) -> bool:
    """Two towns or two sites are two happenings; a town and a site or quarter in it are not, nor may be a quarter and the town
    with which the sentence opens ("في بغداد، قتل سبعة في تفجير استهدف سوقا في الكرادة")."""
    told = _standing(event, own)
    for kind in (EntityKind.CITY, EntityKind.SITE):
        before, here = local(told, {kind}), local(own, {kind})
        if geography.apart(before, here):
            return True
    return False


def _standing(event: Event, own: Sequence[Argument]) -> Sequence[Argument]:
    """What was told, without the place with which the sentence opens where the next place stands behind its own word."""
    if any(a.mention.last < a.trigger.word for a in own):
        return event.arguments
    return [a for a in event.arguments if not is_fronted(a)]


def is_fronted(argument: Argument) -> bool:
    """Whether a sentence opens with it ("وفي العاصمة بغداد قتل سبعة")."""
    return argument.mention.last < argument.trigger.word and argument.mention.first <= _OPENING


def local(told: Sequence[Argument], kinds: Collection[EntityKind] = _LOCAL) -> set[str]:
    """The places of some kinds where something was or which it hit."""
    return {a.mention.entity for a in told if a.role in WHERE and a.mention.kind in kinds}
