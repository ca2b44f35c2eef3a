"""What a store knows beside the reports of one incident goes into its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from graph_builder.incidents import resolve
from graph_builder.incidents.dossier import Dossier
from graph_builder.model import Certainty, IncidentKind, Predicate, Record
from graph_builder.stores import Store
from graph_builder.stores.dossiers import dossier_of
from tests.incidents.build import DAY, Report, on


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest) -> Iterator[Store]:
    filled: Store = request.getfixturevalue(f"{engine}_store")
    filled.write("MATCH (n) DETACH DELETE n")
    filled.apply_schema()
    yield filled
    filled.write("MATCH (n) DETACH DELETE n")


def accused() -> list[Record]:
    """Two speakers accuse two groups that nobody would take for one."""
    found = []
    for key, doer, by in (("a", "factions", "centcom"), ("b", "pmf", "ministry")):
        made = Report(key, outlet="gazette")
        made.say(doer, Predicate.ACCUSED_OF, made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY)), by=by)
        found.append(made.record())
    return found


def told(key: str, days: int, *pairs: tuple[str, str], **more: object) -> Record:
    """A report of other things that says who is part of whom."""
    made = Report(key, DAY + timedelta(days=days), "herald", sentences=["خبر آخر"])
    for member, umbrella in pairs:
        made.say(member, Predicate.PART_OF, umbrella, **more)  # type: ignore[arg-type]
    return made.record()


def shown(store: Store, records: list[Record], as_of: datetime | None = None) -> Dossier:
    graph = resolve(records)
    store.save_records(records)
    store.project(graph)
    found = dossier_of(store, graph.incidents[0].key, {}, as_of)
    assert as_of or set(found.contradictions) == set(graph.contradictions)
    return found


def test_groups_that_other_reports_tie_together_are_no_rivals(store: Store) -> None:
    assert [c.reason for c in shown(store, accused()).contradictions] == ["rival doers: Factions / Pmf"]
    near, far = told("c", 5, ("factions", "nujaba")), told("d", 9, ("nujaba", "pmf"))
    assert [c.reason for c in shown(store, [*accused(), near]).contradictions] == ["rival doers: Factions / Pmf"]
    assert shown(store, [*accused(), near, far]).contradictions == ()


def test_a_tie_that_was_told_later_was_not_known_before(store: Store) -> None:
    records = [*accused(), told("c", 5, ("factions", "pmf"))]
    for days, rivals in ((4, 1), (5, 0)):
        moment = datetime(DAY.year, DAY.month, DAY.day, 23, 59, 59, 999999, UTC) + timedelta(days=days)
        assert len(shown(store, records, moment).contradictions) == rivals


def test_what_is_said_not_to_be_so_ties_nothing(store: Store) -> None:
    denied = told("c", 5, ("factions", "pmf"), negated=True, certainty=Certainty.ASSERTED)
    assert shown(store, [*accused(), denied]).contradictions
