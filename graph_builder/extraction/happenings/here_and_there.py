"""Many deeds that one noun tells of places in several states are as many happenings: "انفجارات في أصفهان والسويداء وبغداد"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.parting import WHERE, local
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.markers import COMMA
from graph_builder.model import NAMELESS


def one_for_each_place(event: Event, geography: Geography) -> list[Event]:
    """The event itself, or one for each of the places that "و" joins; a toll or a victim is of all of them."""
    told = [a for a in event.arguments if a.role in WHERE and local([a])]
    narrow = geography.most_specific([a.mention.entity for a in told])
    places = [a for a in told if a.mention.entity in narrow]
    several = event.main.nominal and (event.main.plural or event.main.dual)
    whole = bool(event.counts) or any(a.role is Role.VICTIM for a in event.arguments)
    if not several or whole or not _are_listed(event, places, geography):
        return [event]
    parts = [_at(event, place, geography) for place in places]
    for part in parts:
        part.apart_from = (*event.apart_from, *(other for other in parts if other is not part))
    return parts


def _are_listed(event: Event, places: Sequence[Argument], geography: Geography) -> bool:
    """Whether they are named places of two or more states that are surely apart, each joined to the one before."""
    words = event.sentence.words
    keys = {a.mention.entity for a in places}
    between = (words[a.mention.last + 1 : b.mention.first] for a, b in pairwise(places))
    joined = all(any(w.upos == "CCONJ" or w.text == COMMA for w in found) for found in between)
    named = not any(NAMELESS in key for key in keys) and len({(a.role, a.trigger.word) for a in places}) == 1
    apart = all(geography.parted(a, b) for a, b in combinations(keys, 2))
    return len(keys) == len(places) and named and joined and apart and len(geography.states(keys)) > 1


def _at(event: Event, place: Argument, geography: Geography) -> Event:
    """The part that happened at one place: wider ones stand with it only where they hold it."""
    here = place.mention.entity

    def belongs(argument: Argument) -> bool:
        other = argument.mention.entity
        return (
            argument is place or argument.role not in WHERE or not argument.mention.kind.is_place or geography.nested(other, here)
        )

    return replace(
        event,
        triggers=[*event.triggers],
        arguments=[a for a in event.arguments if belongs(a)],
        weapons=[*event.weapons],
        dates=[*event.dates],
        counts=[],
    )
