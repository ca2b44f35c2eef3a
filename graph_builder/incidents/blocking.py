"""Which pairs of tellings are worth a decision: those that share a place, a victim, a target or a rare toll within their days.

Every telling goes into a few blocks, which are kept as reports come and go; within a block the tellings are swept in order of
their first possible day, so that the work grows with the number of reports of the same days, not with the square of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from graph_builder.incidents.features import Features
from graph_builder.incidents.signs import possible_days
from graph_builder.incidents.tables import kinds, weights
from graph_builder.incidents.world import World
from graph_builder.model import DatePrecision, DateRange, EntityKind

BlockKey = tuple[str, str]
Days = tuple[date, date]
_FEW = 8
"""A block is swept as a whole where more than one in so many of its tellings changed."""
_SMALL = frozenset({EntityKind.CITY, EntityKind.SITE})
PLACE, AROUND, STATE, STATE_TOLL, TOLL, DAY, COPIES = "place", "around", "state", "state toll", "toll", "day", "copies"
VICTIM, TARGET, NAME = "victim", "target", "name"
"""Sorts of blocks. In a province (``AROUND``), in a ``STATE``, for a rare ``TOLL`` and for what tellings of one ``DAY`` share
(some dead, the dead and wounded, a described target) a pair counts only where one of the two names no smaller place: the others
share a ``PLACE`` or are apart. What is common joins nothing by itself: a ``TARGET``, a ``NAME`` and a toll in a state
(``STATE_TOLL``) pair only tellings of one kind and of the same days, undated ones only in the days around their report; so does a
place where something happens all the time. Two tellings of elsewhere are not paired by a place that both only name."""
_COMMON = frozenset({TARGET, NAME, STATE_TOLL})


class _Member(NamedTuple):
    """A telling with its days: as widely as they may be meant, and only those around what it tells."""

    told: Features
    wide: Days
    narrow: Days | None
    nowhere: bool
    """Whether it names no smaller place than a state; a site that is only described is none."""


_wide: Callable[[_Member], Days] = attrgetter("wide")
_narrow: Callable[[_Member], Days | None] = attrgetter("narrow")


class Blocks:
    """The tellings that are there, by block. ``origin`` maps a copied document to the one it goes back to."""

    def __init__(self, world: World, origin: Mapping[str, str]) -> None:
        self._world = world
        self._origin = origin
        self._blocks: dict[BlockKey, list[_Member]] = defaultdict(list)
        self._keys: dict[str, set[BlockKey]] = {}
        self._members: dict[str, _Member] = {}
        self._crowded: set[BlockKey] = set()

    def change(self, gone: Collection[str], came: Iterable[Features]) -> set[str]:
        """Take tellings away, by key, and add others; the keys of those others that must be paired again.

        ``origin`` must be up to date.
        """
        left, touched = set(gone), {block for key in gone for block in self._keys.pop(key, ())}
        for key in left:
            self._members.pop(key, None)
        for block in touched:
            self._blocks[block] = [m for m in self._blocks[block] if m.told.key not in left]
        copied = {*self._origin.values(), *self._origin}
        for telling in came:
            if set(telling.kinds[:1]) & kinds().unbounded:
                continue
            keys = _block_keys(telling, self._world)
            if telling.document in copied:
                keys.add((COPIES, self._origin.get(telling.document, telling.document)))
            nowhere = all(self._world.is_state(p) or self._world.described(p) for p in telling.places)
            member = _Member(telling, _span(telling), _narrow_span(telling), nowhere)
            for block in keys:
                self._blocks[block].append(member)
            self._keys[telling.key], self._members[telling.key] = keys, member
            touched |= keys
        return {m.told.key for block in touched if self._turned(block) for m in self._blocks.get(block, ())}

    def pairs(self, changed: Collection[str]) -> set[tuple[str, str]]:
        """Pairs worth a decision, one of them or both of ``changed``; the smaller key first."""
        fresh: dict[BlockKey, list[_Member]] = defaultdict(list)
        for key in changed:
            for block in self._keys.get(key, ()):
                fresh[block].append(self._members[key])
        found = (pair for block, members in fresh.items() for pair in self._within(block, members, changed))
        return {_pair(a, b) for a, b in found if a.document != b.document}

    def _turned(self, block: BlockKey) -> bool:
        """Whether a place begins or ceases to be one where something happens all the time; an empty block is dropped."""
        members = self._blocks[block]
        if not members:
            del self._blocks[block]
        was, now = block in self._crowded, block[0] == PLACE and _busy(members)
        (self._crowded.add if now else self._crowded.discard)(block)
        return was != now

    def _within(self, block: BlockKey, fresh: Sequence[_Member], changed: Collection[str]) -> Iterator[tuple[Features, Features]]:
        (sort, name), members = block, self._blocks[block]
        if sort == COPIES:
            pairs: Iterable[tuple[_Member, _Member]] = combinations(members, 2)
            yield from ((a.told, b.told) for a, b in pairs if a.told.key in changed or b.told.key in changed)
            return
        narrow = sort in _COMMON or block in self._crowded
        pairs = _touching(members, fresh, changed, _narrow if narrow else _wide)
        if sort in (AROUND, STATE, TOLL, DAY):
            pairs = ((a, b) for a, b in pairs if _vague(sort, name, a) or _vague(sort, name, b))
        elif sort == PLACE:
            pairs = ((a, b) for a, b in pairs if not (self._elsewhere(name, a) and self._elsewhere(name, b)))
        yield from ((a.told, b.told) for a, b in pairs)

    def _elsewhere(self, place: str, member: _Member) -> bool:
        """Whether a place is only named in telling what happened elsewhere."""
        return bool(member.told.places) and not self._world.lies(place, member.told.places)


def _vague(sort: str, name: str, member: _Member) -> bool:
    return name in member.told.places if sort == AROUND else member.nowhere


def _block_keys(told: Features, world: World) -> set[tuple[str, str]]:
    """The blocks of one telling. Without a date no larger place counts, since every day would fit."""
    near = told.date is not None and _days(told.date) <= weights()["few_days"]
    around = {c for p in told.places for c in world.places.over(p)} if near else set()
    named = told.around
    found = {_place_block(p, world) for p in told.places | around | named if not world.is_state(p)}
    sharp = told.date is not None and told.date.precision is DatePrecision.DAY
    states = {s for s in map(world.country, told.places) if s}
    some = [n for n in told.killed if n >= weights()["toll_some"]]
    found |= {(STATE_TOLL, f"{state} {kind} {n}") for state in states for kind in told.kinds for n in some}
    if sharp:
        found |= {(STATE, f"{state} {kind}") for state in states for kind in told.kinds}
    found |= {(VICTIM, v) for v in told.victims}
    found |= {(TARGET, f"{target} {kind}") for target in told.targets - told.places for kind in told.kinds}
    found |= {(NAME, f"{name} {kind}") for name in told.names for kind in told.kinds}
    found |= {(TOLL, str(n)) for n in told.killed if n >= weights()["toll_many"]}
    shared = [f"{k} {w}" for k in told.killed for w in told.wounded] + [*map(str, some), *told.described] if sharp else []
    return found | {(DAY, f"{told.date} {what}") for what in shared}


def _place_block(place: str, world: World) -> tuple[str, str]:
    return PLACE if world.kind(place) in _SMALL else AROUND, place


def _pair(a: Features, b: Features) -> tuple[str, str]:
    return (a.key, b.key) if a.key < b.key else (b.key, a.key)


def _span(told: Features) -> Days:
    days = possible_days(told)
    if days is None:
        return date.min, date.max
    before = int(weights()["late_days"]) if told.reckoned else 0
    return _wider(*days, before, int(weights()["neighbour_days"]))


def _narrow_span(told: Features) -> Days | None:
    """A few days, or none where it is told of a month or a year."""
    if told.date is None:
        around = int(weights()["fresh_days"])
        return _wider(told.published, told.published, around, around) if told.published else None
    neighbour = int(weights()["neighbour_days"])
    few = _days(told.date) <= weights()["few_days"]
    return _wider(told.date.first, told.date.last, neighbour, neighbour) if few else None


def _wider(first: date, last: date, before: int, after: int) -> Days:
    return first - min(timedelta(before), first - date.min), last + min(timedelta(after), date.max - last)


def _days(told: DateRange) -> int:
    return (told.last - told.first).days + 1


def _busy(members: Iterable[_Member]) -> bool:
    days, most = set[date](), weights()["busy_days"]
    for member in members:
        if member.told.date and member.told.date.precision is DatePrecision.DAY:
            days.add(member.told.date.first)
            if len(days) > most:
                return True
    return False


def _touching(
    block: Sequence[_Member], fresh: Sequence[_Member], changed: Collection[str], span: Callable[[_Member], Days | None]
) -> Iterator[tuple[_Member, _Member]]:
    """Pairs of a block whose days touch, one of them of ``fresh``, the block's ``changed`` ones.

    Where these are few, each is held against all; else the block is swept in order of days.
    """
    if len(fresh) * _FEW < len(block):
        yield from _held_against(fresh, block, changed, span)
        return
    open_spans: list[tuple[date, _Member]] = []
    dated = [(days, member) for member in block if (days := span(member))]
    for (first, last), member in sorted(dated, key=lambda d: (d[0], d[1].told.key)):
        open_spans = [s for s in open_spans if s[0] >= first]
        mine = member.told.key in changed
        yield from ((other, member) for _, other in open_spans if mine or other.told.key in changed)
        open_spans.append((last, member))


def _held_against(
    fresh: Iterable[_Member], block: Sequence[_Member], changed: Collection[str], span: Callable[[_Member], Days | None]
) -> Iterator[tuple[_Member, _Member]]:
    dated = [(*days, member) for member in block if (days := span(member))]
    for mine in fresh:
        first, last = span(mine) or (date.max, date.min)
        for begins, ends, other in dated:
            if begins <= last and ends >= first and (other.told.key > mine.told.key or other.told.key not in changed):
                yield mine, other
