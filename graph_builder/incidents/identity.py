"""What an incident is called: its key, its caption, and the facts that stand on its face."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph_builder.incidents.features import Features
from graph_builder.incidents.independence import unsaid
from graph_builder.incidents.tables import kinds
from graph_builder.incidents.world import World
from graph_builder.model import Claim, DatePrecision, DateRange, EntityKind, Figure, Incident, IncidentKind, Predicate

_WHERE = frozenset({Predicate.OCCURRED_AT, Predicate.TARGETED})

Toll = tuple[int | None, int | None]


def describe(members: Sequence[Features], claims: Sequence[Claim], world: World) -> Incident:
    """The incident of some tellings and of all claims about them; no order of either changes it."""
    told, held = common_kinds(members), [c for c in claims if not (c.negated or unsaid(c))]
    day = common_date(members)
    place = common_place(members, held, world)
    first = min(m.key for m in members)
    return Incident(
        key=_key(told[0], place, day, first),
        caption=", ".join(p for p in (kinds().captions[told[0]], world.english(place) if place else "", str(day or "")) if p),
        kinds=told,
        tellings=tuple(sorted(m.key for m in members)),
        date=day,
        place=place,
        killed=toll(c.figure for c in held if c.predicate is Predicate.KILLED),
        wounded=toll(c.figure for c in held if c.predicate is Predicate.WOUNDED),
    )


def common_kinds(members: Iterable[Features]) -> tuple[IncidentKind, ...]:
    """All told kinds, most often told first; "هجوم" counts half, since every other kind is one too."""
    votes = Counter[IncidentKind]()
    for member in members:
        for rank, kind in enumerate(member.kinds):
            votes[kind] += (4 if rank == 0 else 2) // (2 if kind is IncidentKind.ATTACK else 1)
    order = list(IncidentKind)
    return tuple(sorted(votes, key=lambda k: (-votes[k], k in kinds().vague, order.index(k)))) or (IncidentKind.ATTACK,)


def common_date(members: Iterable[Features]) -> DateRange | None:
    """The day that most tellings name, the earliest of as many; without a day, what all vaguer dates leave in common."""
    told = [m.date for m in members if m.date]
    days = Counter(d for d in told if d.precision is DatePrecision.DAY)
    if days:
        return min(days, key=lambda d: (-days[d], d.first))
    if not told:
        return None
    first, last = max(d.first for d in told), min(d.last for d in told)
    narrow = min(told, key=lambda d: ((d.last - d.first).days, d.first, d.precision))
    return DateRange(first, last, DatePrecision.INTERVAL) if narrow.first < first <= last < narrow.last else narrow


def common_place(members: Iterable[Features], claims: Iterable[Claim], world: World) -> str | None:
    """The smallest place that at least half of the placed tellings name, or name something in ("مقر الدروع" in Kalsu); not a
    part of a site that more claims name."""
    placed = [m.places for m in members if m.places]
    support = Counter(p for places in placed for p in {*places, *(c for q in places for c in world.places.over(q))})
    direct = Counter(p for places in placed for p in places)
    shared = {p for p in support if 2 * support[p] >= len(placed)} or set(direct)
    named = Counter(c.object for c in claims if c.predicate in _WHERE)
    parts = {p for p in shared for q in world.places.over(p) & shared if _is_site(q, world) and named[q] > named[p]}
    return min(shared - parts, key=lambda p: (world.is_state(p), -len(world.places.over(p)), -direct[p], p), default=None)


def _is_site(key: str, world: World) -> bool:
    return world.kind(key) is EntityKind.SITE


def toll(figures: Iterable[Figure | None]) -> Toll:
    """Lowest and highest count over all accounts; ``(None, None)`` where none gives one. The men of one force are no toll as low
    as that where others count all who were hit."""
    told = [f for f in figures if f]
    if not told:
        return None, None
    whole = [f for f in told if f.of is None] or told
    return min(f.value if f.low is None else f.low for f in whole), max(f.value if f.high is None else f.high for f in told)


def mark(telling: str) -> str:
    """What an incident's key ends with where this telling is its first."""
    return hashlib.sha256(telling.encode()).hexdigest()[:8]


def has_mark(key: str) -> bool:
    """Whether a key ends like that of an incident."""
    return re.search(r"-[0-9a-f]{8}$", key) is not None


def current_key(old: str, incident_of: Mapping[str, str]) -> str | None:
    """The incident that now holds the telling after which an old key was named; ``None`` where it is gone or two would answer.

    Nothing needs to be kept for it: incidents may be joined, split and renamed, and every key that they ever had still leads on.
    """
    if old in incident_of.values():
        return old
    found = {key for telling, key in incident_of.items() if mark(telling) == old.rpartition("-")[2]}
    return found.pop() if len(found) == 1 else None


def _key(kind: IncidentKind, place: str | None, day: DateRange | None, telling: str) -> str:
    parts = (kind.value, place or "nowhere", str(day) if day else "undated")
    readable = "-".join(re.sub(r"[^\w]+", "-", p).strip("-") for p in parts)
    return f"{readable}-{mark(telling)}".lower()
