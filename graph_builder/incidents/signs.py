"""The signs for and against two tellings being one happening: each is a pure function of the two and the world."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from graph_builder.incidents.features import Features
from graph_builder.incidents.nearness import Nearness
from graph_builder.incidents.rarity import alike, rarity, same_story
from graph_builder.incidents.tables import kinds, weights
from graph_builder.incidents.world import World
from graph_builder.model import DatePrecision, DateRange, IncidentKind

_STORY = ("story_aside", "story_mixed", "story_lead")
"""By how many of the two tellings begin their report."""
_WIDTH = {DatePrecision.MONTH: "date_month", DatePrecision.YEAR: "date_year"}


class Sign(NamedTuple):
    """One agreement or conflict: ``name`` is that of its weight, ``times`` its strength, ``what`` shows it to a reader."""

    name: str
    value: float
    what: str
    times: float = 1.0

    def __str__(self) -> str:
        return f"{self.name.replace('_', ' ')}{f' {self.what}' if self.what else ''} ({self.value:+.1f})"


def sign(name: str, what: str = "", times: float = 1.0) -> Sign:
    """A sign with its weight from ``weights.yaml``."""
    return Sign(name, weights()[name] * times, what, times)


def kind_sign(a: Features, b: Features) -> Sign:
    """Compares told kinds: the best agreement of any two."""
    return _kind_sign(a.kinds, b.kinds)


@lru_cache(maxsize=10_000)
def _kind_sign(a: tuple[IncidentKind, ...], b: tuple[IncidentKind, ...]) -> Sign:
    table = kinds()
    if not a or not b:
        return sign("kind_unknown")
    firsts = a[:1] + b[:1]
    strict = bool(set(firsts) & table.strict) and firsts not in table.pairs
    if strict or set(firsts) & table.unbounded or not any((x, y) in table.pairs for x in a for y in b):
        return sign("kind_apart", f"{a[0]} / {b[0]}")
    shared = [k for k in a if k in b]
    specific = [k for k in shared if k not in table.vague]
    if specific:
        return sign("kind_equal", specific[0].value)
    return sign("kind_vague", shared[0].value) if shared else sign("kind_compatible", f"{a[0]} / {b[0]}")


def date_sign(a: Features, b: Features) -> Sign:
    """Compares told dates as precisely as they are told; an undated telling is held against the day of its report."""
    if a.date is None or b.date is None:
        return _undated_sign(a, b)
    what = str(a.date) if a.date == b.date else f"{a.date} / {b.date}"
    if a.date.first <= b.date.last and b.date.first <= a.date.last:
        return sign(_overlap(a.date, b.date), what)
    gap = max(a.date.first - b.date.last, b.date.first - a.date.last).days
    if gap <= weights()["neighbour_days"]:
        return sign("date_neighbour", what)
    return sign("date_late" if _may_be_late(a, b) or _may_be_late(b, a) else "date_apart", what)


def _may_be_late(late: Features, other: Features) -> bool:
    """Whether one date is counted from the day of a report ("أمس") that may have been fetched some days late."""
    if late.date is None or other.date is None or not late.reckoned:
        return False
    return other.date.last < late.date.first <= other.date.last + timedelta(days=int(weights()["late_days"]))


def _overlap(a: DateRange, b: DateRange) -> str:
    for precision, name in reversed(_WIDTH.items()):
        if precision in (a.precision, b.precision):
            return name
    days = max((d.last - d.first).days for d in (a, b)) + 1
    if days == 1:
        return "date_equal"
    if days <= weights()["few_days"]:
        return "date_overlap"
    return "date_wide_overlap" if days <= weights()["wide_days"] else "date_unknown"


def _undated_sign(a: Features, b: Features) -> Sign:
    """Where one is undated: a fresh report tells of these days, a background mention of any, and two of those that call it by no
    common kind say nothing."""
    first, second = possible_days(a), possible_days(b)
    if first and second and (first[0] > second[1] or second[0] > first[1]):
        return sign("date_far_report", f"{first[1]} / {second[1]}")
    days = [_known_day(a), _known_day(b)]
    fresh = None not in days and abs((days[0] - days[1]).days) <= weights()["fresh_days"]  # type: ignore[operator]
    passing = not (a.date or b.date or a.lead or b.lead)
    aside = passing and set(a.kinds).isdisjoint(b.kinds)  # two things told in passing may be of any two days
    if not fresh or aside:
        return sign("date_unknown")
    return sign("date_fresh_lead" if all(f.lead for f in (a, b) if f.date is None) else "date_fresh")


def _known_day(told: Features) -> date | None:
    """The last day of a sharp date, or the day of the report where none is told."""
    if told.date is None:
        return told.published
    return None if told.date.precision in _WIDTH else told.date.last


def possible_days(told: Features) -> tuple[date, date] | None:
    """First and last day on which it may have happened; ``None`` where neither date nor report day is known."""
    if told.date:
        return told.date.first, told.date.last
    if told.published:
        return told.published - timedelta(days=int(weights()["undated_days"])), told.published
    return None


def place_sign(a: Features, b: Features, near: Callable[[str, str], Nearness], world: World) -> Sign:
    """The best agreement of any two of the most specific places; where it cannot be told, what the sentences name: a place that
    both do, or the states.
    """
    found = [(near(x, y), x, y) for x in a.places for y in b.places]
    by_weight = weights()
    if len(found) > 1:
        found = [max(found, key=lambda f: (by_weight[f[0].sign], sorted(f[1:])))]
    best, x, y = found[0] if found else (Nearness.UNKNOWN, "", "")
    if best is Nearness.UNKNOWN:
        named = sorted(map(world.english, (a.places | a.around) & (b.places | b.around)))
        return sign("place_named", ", ".join(named)) if named else _states_sign(a, b, world)
    return sign(best.sign, world.english(x) if x == y else " / ".join(sorted({world.english(x), world.english(y)})))


def _states_sign(a: Features, b: Features, world: World) -> Sign:
    """Of two tellings whose places cannot be compared: whether they speak of one state."""
    if not a.states or not b.states:
        return sign("place_unknown")
    shared = sorted(map(world.english, a.states & b.states))
    return sign("place_states_shared", ", ".join(shared)) if shared else sign("place_states_apart")


def busy_sign(place: Sign, day: Sign, busy: int) -> list[Sign]:
    """Takes off what a place in common says too much where something happens there every day.

    ``busy`` is the number of different days on which tellings put something there, as ``BusyPlaces`` counts them.
    """
    if (
        busy <= 1
        or day.name == "date_equal"
        or not place.name.startswith(("place_equal", "place_site", "place_inside", "place_near"))
    ):
        return []
    doublings = math.log2(busy)
    return [sign("place_busy", f"{busy} days{' or more' if doublings >= weights()['place_busy_most'] else ''}", doublings)]


def party_signs(a: Features, b: Features, world: World) -> list[Sign]:
    """Compares victims, targets, doers and weapons."""
    found = [*_sets("victim", a.victims, b.victims, world), *_target_signs(a, b, world), *_sets("doer", a.doers, b.doers, world)]
    weapons = sorted(a.weapons & b.weapons)
    return [*found, sign("weapon_shared", weapons[0])] if weapons else found


def _target_signs(a: Features, b: Features, world: World) -> list[Sign]:
    """Named targets are compared by name, those without one by the words that describe them; one alike outweighs another one."""
    found = _sets("target", a.named, b.named, world)
    alike = sorted(a.described & b.described, key=lambda w: (-rarity(w), w))
    if alike:
        return [*(s for s in found if s.name != "target_other"), sign("target_described", alike[0], rarity(alike[0]))]
    return found or ([sign("target_other")] if a.described and b.described else [])


def _sets(role: str, a: frozenset[str], b: frozenset[str], world: World) -> list[Sign]:
    if not a or not b:
        return []
    shared = a & b or {x for x in a if any(world.kin(x, y) for y in b)}
    if shared:
        return [sign(f"{role}_shared", world.english(min(shared)))]
    return [sign(f"{role}_other")]


def toll_signs(a: Features, b: Features) -> list[Sign]:
    """Compares counts of killed and of wounded: equal rare numbers say most."""
    return [*_toll_signs("killed", a.killed - {0}, b.killed - {0}), *_toll_signs("wounded", a.wounded - {0}, b.wounded - {0})]


def _toll_signs(name: str, a: frozenset[int], b: frozenset[int]) -> list[Sign]:
    if not a or not b:
        return []
    if a & b:
        count = max(a & b)
        rare = 1 + math.log2(count) - math.log2(len(a) * len(b))  # of many counts, two are soon equal
        return [sign("toll_equal", f"{count} {name}", max(0.0, min(rare, weights()["toll_most"])))]
    apart = min(max(x, y) / min(x, y) for x in a for y in b)
    return [sign("toll_far" if apart > weights()["toll_far_times"] else "toll_other", f"{sorted(a)} / {sorted(b)} {name}")]


def text_signs(a: Features, b: Features, world: World) -> list[Sign]:
    """Compares words and names of the telling sentences, and the whole reports."""
    share, story = alike(a.words, b.words), _STORY[a.lead + b.lead]
    found = [sign("words", f"{share:.0%}", share)]
    if weights()[story]:
        whole = same_story(a.story, b.story)
        found.append(sign(story, f"{whole:.0%}", whole))
    names = sorted(world.english(n) for n in (a.names & b.names) - (a.places & b.places) - (a.victims & b.victims))
    if names:
        found.append(sign("names_shared", ", ".join(names), min(len(names), weights()["names_most"])))
    return found


def most_of_rest(a: Features, b: Features) -> float:
    """No less than the signs of parties, tolls and texts can come to."""
    most = weights()
    found = most["words"] + most[_STORY[a.lead + b.lead]] + most["doer_shared"] + most["weapon_shared"]
    found += most["names_shared"] * min(len(a.names & b.names), most["names_most"])
    found += most["victim_shared"] if a.victims and b.victims else 0
    found += most["target_shared"] if a.named and b.named else 0
    found += most["target_described"] if a.described and b.described else 0
    tolls = (a.killed & b.killed, a.wounded & b.wounded)
    return found + most["toll_equal"] * most["toll_most"] * sum(map(bool, tolls))
