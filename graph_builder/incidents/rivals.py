"""Rival accounts: another doer, another weapon, another target, another place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from graph_builder.incidents.nearness import Nearness, nearness
from graph_builder.incidents.tables import weapons
from graph_builder.incidents.voices import Saying
from graph_builder.incidents.world import World
from graph_builder.model import Contradiction, EntityKind, IncidentKind, Predicate

_DEEDS = frozenset({Predicate.CLAIMED, Predicate.PERPETRATED, Predicate.ACCUSED_OF})
_STATE = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCE})
_ARMED = frozenset(kind for kind in EntityKind if kind.is_armed)
_PRESS = frozenset({EntityKind.MEDIA_OUTLET})
_SMALL = frozenset({EntityKind.CITY, EntityKind.SITE})
_EXCLUSIVE = frozenset({Nearness.APART})

ByVoice = dict[str, list[Saying]]


def rival_doers(said: Sequence[Saying], world: World, kinds: Sequence[IncidentKind]) -> Iterator[Contradiction]:
    """Two speakers name doers that are not the same and do not belong together; in a clash both sides do it.

    An outlet's own voice is no rival: it passes on what it holds for known, often of another part of the story.
    """
    if kinds[:1] == (IncidentKind.ARMED_CLASH,):
        return
    spoken = [s for s in said if s.claim.speaker or s.claim.predicate is Predicate.CLAIMED]
    for mine, yours in _rival_voices(_by_voice(spoken, _DEEDS)):
        pairs = [(a, b) for a in mine for b in yours]
        if all(_strangers(a.claim.subject, b.claim.subject, world) for a, b in pairs):
            a, b = pairs[0]
            yield _pair(a, b, f"rival doers: {world.english(a.claim.subject)} / {world.english(b.claim.subject)}")


def _strangers(first: str, second: str, world: World) -> bool:
    """Whether two doers cannot be one: a state and a group, or two that the catalogue tells apart; allies may act together."""
    a, b = world.entities.get(first), world.entities.get(second)
    if a is None or b is None or world.kin(first, second) or world.allied(first, second):
        return False
    if EntityKind.ARMED_GROUP not in (a.kind, b.kind) and (a.country or first) == (b.country or second):
        return False
    return (a.kind in _STATE) != (b.kind in _STATE) or "text" not in (a.origin, b.origin)


def rival_weapons(said: Sequence[Saying]) -> Iterator[Contradiction]:
    """Two voices name weapons of different classes, and neither names the other's as well."""
    class_of = weapons().class_of
    voices = _by_voice([s for s in said if s.claim.object in class_of], {Predicate.USED_WEAPON})
    for mine, yours in _rival_voices(voices):
        if not {class_of[s.claim.object] for s in mine} & {class_of[s.claim.object] for s in yours}:
            yield _pair(mine[0], yours[0], f"rival weapons: {mine[0].claim.object} / {yours[0].claim.object}")


def rival_targets(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """Two named voices dispute whether those hit were fighters or reporters ("مقاتلون من" / "من العاملين في الإعلام").

    Other targets stand side by side: a base, its occupants and their state are all hit at once.
    """
    voices = _by_voice([s for s in said if s.claim.speaker], {Predicate.TARGETED})
    for mine, yours in _rival_voices(voices):
        kinds = [{world.kind(s.claim.object) for s in v} - {None} for v in (mine, yours)]
        if any(a and b and a <= _ARMED and b <= _PRESS for a, b in (kinds, kinds[::-1])):
            names = " / ".join(world.english(v[0].claim.object) for v in (mine, yours))
            yield _pair(mine[0], yours[0], f"rival targets, fighters or reporters: {names}")


def rival_places(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """Two voices in different documents name towns or sites that exclude each other."""
    small = [s for s in said if world.kind(s.claim.object) in _SMALL]
    for mine, yours in _rival_voices(_by_voice(small, {Predicate.OCCURRED_AT})):
        pairs = [(a, b) for a in mine for b in yours]
        apart = all(nearness(world, a.claim.object, b.claim.object) in _EXCLUSIVE for a, b in pairs)
        if apart and not {a.claim.document for a in mine} & {b.claim.document for b in yours}:
            a, b = pairs[0]
            yield _pair(a, b, f"rival places: {world.english(a.claim.object)} / {world.english(b.claim.object)}")


def _by_voice(said: Sequence[Saying], predicates: frozenset[Predicate] | set[Predicate]) -> ByVoice:
    found: ByVoice = defaultdict(list)
    for saying in said:
        if saying.claim.predicate in predicates and not saying.claim.negated:
            found[saying.voice].append(saying)
    return found


def _rival_voices(voices: ByVoice) -> Iterator[tuple[list[Saying], list[Saying]]]:
    for first, second in combinations(sorted(voices), 2):
        yield voices[first], voices[second]


def _pair(first: Saying, second: Saying, reason: str) -> Contradiction:
    return Contradiction(first.claim.key, second.claim.key, reason)
