"""Which pairs of tellings are looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from graph_builder.incidents.blocking import candidates
from graph_builder.incidents.features import features
from graph_builder.incidents.world import build_world
from graph_builder.model import IncidentKind
from tests.incidents.build import DAY, Report

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
    found = candidates([f for r in records for f in features(r, world)], world, {})
    assert bool(found) is looked_at
