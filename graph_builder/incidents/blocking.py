"""Which pairs of tellings are worth a decision: those that share a place, a victim, a target or a rare toll within their days.

Every telling goes into a few blocks; within a block the tellings are swept in order of their first possible day, so that the
work grows with the number of reports of the same days, not with the square of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from graph_builder.incidents.features import Features
from graph_builder.incidents.signs import possible_days
from graph_builder.incidents.tables import kinds, weights
from graph_builder.incidents.world import World
from graph_builder.model import DatePrecision

Block = list[Features]
VAGUE = "in the state"
"""Sort of block in which a pair counts only where one of the two names no smaller place than the state."""


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
            blocks["copies of", origin.get(telling.document, telling.document)].append(telling)
    return {pair for key in sorted(blocks) for pair in _pairs(key[0], blocks[key], world)}


def block_keys(told: Features, world: World) -> set[tuple[str, str]]:
    """The blocks of one telling. Without a date only the exact place counts, since every day would fit."""
    found = {("place", p) for p in told.places if not world.is_state(p)}
    if told.date:
        found |= {("place", c) for p in told.places for c in world.places.over(p) if not world.is_state(c)}
    if told.date and told.date.precision is DatePrecision.DAY:
        states = {s for s in map(world.country, told.places) if s}
        found |= {(VAGUE, f"{state} {kind}") for state in states for kind in told.kinds}
    found |= {("victim", v) for v in told.victims}
    found |= {("target", t) for t in told.targets if t not in told.places}
    return found | {("killed", str(n)) for n in told.killed if n >= weights()["toll_many"]}


def _pairs(sort: str, block: Block, world: World) -> Iterator[tuple[str, str]]:
    if sort == "copies of":
        yield from (_pair(a, b) for a, b in combinations(block, 2) if a.document != b.document)
        return
    for a, b in _sweep(block):
        if sort != VAGUE or all(map(world.is_state, a.places)) or all(map(world.is_state, b.places)):
            yield _pair(a, b)


def _pair(a: Features, b: Features) -> tuple[str, str]:
    return (a.key, b.key) if a.key < b.key else (b.key, a.key)


def _sweep(block: Block) -> Iterator[tuple[Features, Features]]:
    """Pairs of a block whose possible days touch, neighbouring days included."""
    open_spans: list[tuple[date, Features]] = []
    for first, last, telling in sorted(((*_span(f), f) for f in block), key=lambda s: (s[0], s[1], s[2].key)):
        open_spans = [s for s in open_spans if s[0] >= first]
        yield from ((other, telling) for _, other in open_spans if other.document != telling.document)
        open_spans.append((last, telling))


def _span(told: Features) -> tuple[date, date]:
    days = possible_days(told)
    if days is None:
        return date.min, date.max
    return days[0], days[1] + min(timedelta(days=int(weights()["neighbour_days"])), date.max - days[1])
