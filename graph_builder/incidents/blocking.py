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
from graph_builder.model import DatePrecision, EntityKind

Block = list[Features]
Days = tuple[date, date]
_SMALL = frozenset({EntityKind.CITY, EntityKind.SITE})
PLACE, AROUND, STATE, STATE_TOLL, TOLL, COPIES = "place", "around", "state", "state toll", "toll", "copies"
"""Sorts of blocks. In a province (``AROUND``), in a ``STATE`` and for a ``TOLL`` (a rare one, or the dead and wounded of a day)
a pair counts only where one of the two names no smaller place: the others share a ``PLACE`` or are apart. A toll in a state
(``STATE_TOLL``) is common, so that only tellings of one kind are paired by it, undated ones only in the days around their
report."""


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
    around = {c for p in told.places for c in world.places.over(p)} if told.date else set()
    found = {_place_block(p, world) for p in told.places | around | told.around if not world.is_state(p)}
    sharp = told.date is not None and told.date.precision is DatePrecision.DAY
    states = {s for s in map(world.country, told.places) if s}
    some = [n for n in told.killed if n >= weights()["toll_some"]]
    found |= {(STATE_TOLL, f"{state} {kind} {n}") for state in states for kind in told.kinds for n in some}
    if sharp:
        found |= {(STATE, f"{state} {kind}") for state in states for kind in told.kinds}
    found |= {("victim", v) for v in told.victims}
    found |= {("target", t) for t in told.targets if t not in told.places}
    found |= {("name", n) for n in told.names - told.around}
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
        yield from (_pair(a, b) for a, b in _sweep(block, _fresh_span if sort == STATE_TOLL else _span))


def _pair(a: Features, b: Features) -> tuple[str, str]:
    return (a.key, b.key) if a.key < b.key else (b.key, a.key)


def _span(told: Features) -> Days:
    days = possible_days(told)
    if days is None:
        return date.min, date.max
    before = timedelta(days=int(weights()["late_days"])) if told.reckoned else timedelta()
    after = timedelta(days=int(weights()["neighbour_days"]))
    return days[0] - min(before, days[0] - date.min), days[1] + min(after, date.max - days[1])


def _fresh_span(told: Features) -> Days:
    if told.date or not told.published:
        return _span(told)
    around = timedelta(days=int(weights()["fresh_days"]))
    return told.published - around, told.published + around


def _sweep(block: Block, span: Callable[[Features], Days] = _span) -> Iterator[tuple[Features, Features]]:
    """Pairs of a block whose possible days touch, neighbouring days included."""
    open_spans: list[tuple[date, Features]] = []
    for first, last, telling in sorted(((*span(f), f) for f in block), key=lambda s: (s[0], s[1], s[2].key)):
        open_spans = [s for s in open_spans if s[0] >= first]
        yield from ((other, telling) for _, other in open_spans if other.document != telling.document)
        open_spans.append((last, telling))
