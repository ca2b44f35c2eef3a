"""Which pairs of tellings are looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from graph_builder.incidents.features import features
from graph_builder.incidents.knowledge import build_world
from graph_builder.model import EntityKind, IncidentKind, Record
from tests.incidents.build import DAY, WORLD, Report, candidates, on
from tests.incidents.test_signs import mentioned, site

BOMBING, CLASH = IncidentKind.BOMBING, IncidentKind.ARMED_CLASH


@pytest.mark.parametrize(
    ("kind", "days_later", "killed", "looked_at"),
    [(BOMBING, 2, 7, True), (BOMBING, 20, 7, False), (CLASH, 2, 7, False), (BOMBING, 2, 8, False)],
)
def test_undated_tellings_from_two_towns_meet_by_kind_toll_and_days(
    kind: IncidentKind, days_later: int, killed: int, looked_at: bool
) -> None:
    first, second = Report("a"), Report("b", published=DAY + timedelta(days=days_later))
    first.tell(BOMBING, at="hilla", killed=7)
    second.tell(kind, at="haditha", killed=killed)
    records = [first.record(), second.record()]
    world = build_world(records, {})
    found = candidates([f for r in records for f in features(r, world)], world)
    assert bool(found) is looked_at


def pairs(*records: Record) -> set[tuple[str, str]]:
    world = build_world(records, {})
    return candidates([f for r in records for f in features(r, world)], world)


@pytest.mark.parametrize(("days", "looked_at"), [(3, True), (20, False)])
def test_where_much_happens_an_old_mention_is_no_candidate(days: int, looked_at: bool) -> None:
    busy = []
    for number in range(days):
        report = Report(f"busy{number:02}", published=DAY + timedelta(days=number))
        report.tell(BOMBING, at="hilla", day=on(DAY + timedelta(days=number)))
        busy.append(report.record())
    late = Report("late", published=DAY + timedelta(days=25))
    late.tell(BOMBING, at="hilla")
    assert (("busy00#i1", "late#i1") in pairs(*busy, late.record())) is looked_at


@pytest.mark.parametrize(("kind", "days_later", "looked_at"), [(BOMBING, 1, True), (CLASH, 1, False), (BOMBING, 9, False)])
def test_a_common_target_joins_tellings_of_one_kind_and_of_the_same_days(
    kind: IncidentKind, days_later: int, looked_at: bool
) -> None:
    first, second = Report("a"), Report("b", published=DAY + timedelta(days=days_later))
    first.tell(BOMBING, targeted="pmf")
    second.tell(kind, targeted="pmf")
    assert bool(pairs(first.record(), second.record())) is looked_at


@pytest.mark.parametrize(
    ("days_later", "killed", "at", "looked_at"),
    [(0, 3, None, True), (0, 3, "haditha", False), (1, 3, None, False), (0, 2, None, False)],
)
def test_the_dead_of_one_day_join_a_telling_without_a_place(
    days_later: int, killed: int, at: str | None, looked_at: bool
) -> None:
    first, second = Report("a"), Report("b")
    first.tell(BOMBING, at="hilla", day=on(DAY), killed=killed)
    second.tell(CLASH, at=at, day=on(DAY + timedelta(days=days_later)), killed=killed)
    assert bool(pairs(first.record(), second.record())) is looked_at


@pytest.mark.parametrize(("words", "looked_at"), [("قافله_عسكريه", True), ("مركز_شرطه", False)])
def test_one_description_joins_tellings_of_one_day_since_it_is_no_place(words: str, looked_at: bool) -> None:
    made = []
    for key, described in (("a", "قافله_امم"), ("b", words)):
        target = site(described, key)
        report = Report(key, entities=(*WORLD, target))
        report.tell(BOMBING, targeted=target.key, day=on(DAY))
        made.append(report.record())
    assert bool(pairs(*made)) is looked_at


def test_a_place_that_both_only_name_pairs_nothing() -> None:
    first, second, there = Report("a"), Report("b"), Report("c")
    first.tell(BOMBING, at="haditha", day=on(DAY))
    second.tell(CLASH, at="eilat", day=on(DAY))
    there.tell(CLASH, at="hilla", day=on(DAY))
    named = [mentioned(r.record(), "hilla", EntityKind.CITY, "الحلة") for r in (first, second)]
    assert pairs(*named) == set()
    assert pairs(*named, there.record()) == {("a#i1", "c#i1"), ("b#i1", "c#i1")}
