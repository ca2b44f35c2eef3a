"""Which pairs of tellings are worth a decision: those that share a place, a victim, a target or a rare toll within their days.

Every telling goes into a few blocks; within a block the tellings are swept in order of their first possible day, so that the
work grows with the number of reports of the same days, not with the square of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph_builder.incidents.features import Features
from graph_builder.incidents.signs import possible_days
from graph_builder.incidents.tables import kinds, weights
from graph_builder.incidents.world import World
from graph_builder.model import EntityKind


def candidates(told: Iterable[Features], world: World) -> set[tuple[str, str]]:
    """Pairs of telling keys of different documents, the smaller key first."""
    blocks: dict[tuple[str, str], list[Features]] = defaultdict(list)
    for telling in told:
        if not set(telling.kinds[:1]) & kinds().unbounded:
            for key in block_keys(telling, world):
                blocks[key].append(telling)
    return {pair for key in sorted(blocks) for pair in _sweep(blocks[key])}


def block_keys(told: Features, world: World) -> set[tuple[str, str]]:
    """The blocks of one telling. Without a date only the exact place counts, since every day would fit."""
    found = {("place", p) for p in told.places if not world.is_state(p)}
    if told.date:
        found |= {("place", c) for p in told.places for c in world.places.over(p) if not world.is_state(c)}
    found |= {("victim", v) for v in told.victims}
    found |= {("target", t) for t in told.targets if t not in told.places and world.kind(t) is not EntityKind.GOVERNMENT}
    countries = {c for c in map(world.country, told.places) if c}
    for count in told.killed - {0}:
        if told.date:
            found |= {("killed in", f"{country} {count}") for country in countries}
        if count >= weights()["toll_many"]:
            found.add(("killed", str(count)))
    return found


def _sweep(block: list[Features]) -> Iterator[tuple[str, str]]:
    """Pairs of a block whose possible days touch, neighbouring days included."""
    spans = sorted(((*_span(f), f.key, f.document) for f in block), key=lambda s: (s[0], s[1], s[2]))
    open_spans: list[tuple[date, date, str, str]] = []
    for span in spans:
        open_spans = [s for s in open_spans if s[1] >= span[0]]
        for other in open_spans:
            if other[3] != span[3]:
                yield (other[2], span[2]) if other[2] < span[2] else (span[2], other[2])
        open_spans.append(span)


def _span(told: Features) -> tuple[date, date]:
    days = possible_days(told)
    if days is None:
        return date.min, date.max
    return days[0], days[1] + min(timedelta(days=int(weights()["neighbour_days"])), date.max - days[1])
