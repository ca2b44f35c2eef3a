"""Which pairs of tellings are worth a decision: those that share a place, a victim, a target or a rare toll within their days.

Every telling goes into a few blocks; within a block the tellings are swept in order of their first possible day, so that the
work grows with the number of reports of the same days, not with the square of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from graph_builder.incidents.features import Features
from graph_builder.incidents.signs import possible_days
from graph_builder.incidents.tables import kinds, weights
from graph_builder.incidents.world import World
from graph_builder.model import DatePrecision, DateRange, EntityKind

Block = list[Features]
Days = tuple[date, date]
_SMALL = frozenset({EntityKind.CITY, EntityKind.SITE})
PLACE, AROUND, STATE, STATE_TOLL, TOLL, COPIES = "place", "around", "state", "state toll", "toll", "copies"
VICTIM, TARGET, NAME = "victim", "target", "name"
"""Sorts of blocks. In a province (``AROUND``), in a ``STATE`` and for a ``TOLL`` (a rare one, or the dead and wounded of a day)
a pair counts only where one of the two names no smaller place: the others share a ``PLACE`` or are apart. What is common joins
nothing by itself: a ``TARGET``, a ``NAME`` and a toll in a state (``STATE_TOLL``) pair only tellings of one kind and of the same
days, undated ones only in the days around their report; so does a place where something happens all the time. Two tellings of
elsewhere are not paired by a place that both only name."""
_COMMON = frozenset({TARGET, NAME, STATE_TOLL})


def candidates(told: Iterable[Features], world: World, origin: Mapping[str, str]) -> set[tuple[str, str]]:
    """Pairs of telling keys of different documents, the smaller key first.

    ``origin`` maps a copied document to the one it goes back to.
    """
    blocks: dict[tuple[str, str], Block] = defaultdict(list)
    copied = {*origin.values(), *origin}
    for telling in told:
        if set(telling.kinds[:1]) & kinds().unbounded:
            continue
        for key in block_keys(telling, world):
            blocks[key].append(telling)
        if telling.document in copied:
            blocks[COPIES, origin.get(telling.document, telling.document)].append(telling)
    return {pair for key in sorted(blocks) for pair in _pairs(*key, blocks[key], world)}


def block_keys(told: Features, world: World) -> set[tuple[str, str]]:
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
    return found | ({(TOLL, f"{told.date} {k} {w}") for k in told.killed for w in told.wounded} if sharp else set())


def _place_block(place: str, world: World) -> tuple[str, str]:
    return PLACE if world.kind(place) in _SMALL else AROUND, place


def _pairs(sort: str, name: str, block: Block, world: World) -> Iterator[tuple[str, str]]:
    if sort == COPIES:
        yield from (_pair(a, b) for a, b in combinations(block, 2) if a.document != b.document)
    elif sort in (AROUND, STATE, TOLL):
        vague = {f.key for f in block if (name in f.places if sort == AROUND else all(map(world.is_state, f.places)))}
        if vague:
            yield from (_pair(a, b) for a, b in _sweep(block) if a.key in vague or b.key in vague)
    else:
        common = sort in _COMMON or (sort == PLACE and _busy(block))
        pairs = _sweep(block, _narrow_span if common else _span)
        if sort == PLACE:
            named = {f.key for f in block if f.places and not world.lies(name, f.places)}
            pairs = ((a, b) for a, b in pairs if a.key not in named or b.key not in named)
        yield from (_pair(a, b) for a, b in pairs)


def _busy(block: Block) -> bool:
    days = {f.date.first for f in block if f.date and f.date.precision is DatePrecision.DAY}
    return len(days) > weights()["busy_days"]


def _pair(a: Features, b: Features) -> tuple[str, str]:
    return (a.key, b.key) if a.key < b.key else (b.key, a.key)


def _span(told: Features) -> Days | None:
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


def _sweep(block: Block, span: Callable[[Features], Days | None] = _span) -> Iterator[tuple[Features, Features]]:
    """Pairs of a block whose possible days touch, neighbouring days included."""
    open_spans: list[tuple[date, Features]] = []
    spans = [(*days, telling) for telling in block if (days := span(telling))]
    for first, last, telling in sorted(spans, key=lambda s: (s[0], s[1], s[2].key)):
        open_spans = [s for s in open_spans if s[0] >= first]
        yield from ((other, telling) for _, other in open_spans if other.document != telling.document)
        open_spans.append((last, telling))
