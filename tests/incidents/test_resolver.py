"""The view does not depend on how records came: all at once, one by one, with others that were withdrawn or replaced since."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.incidents import resolve
from graph_builder.incidents.resolver import Resolver
from graph_builder.model import DatePrecision, Entity, EntityKind, IncidentKind, Judgement, Predicate, Record, Verdict
from tests.incidents.build import DAY, OTHER_SENTENCE, WORLD, Report, entity, on
from tests.incidents.gold import story_records
from tests.incidents.test_copies import OWN, WIRE
from tests.incidents.test_signs import site

KINDS = [IncidentKind.DRONE_ATTACK, IncidentKind.EXPLOSION, IncidentKind.AIRSTRIKE, IncidentKind.INTERCEPTION]
TOWNS = ["kalsu", "mashru", "babil", "hilla", "iraq", "eilat", "shack", None]
DAYS = [None, on(DAY), on(DAY + timedelta(days=1)), on(DAY + timedelta(days=2)), on(DAY, DatePrecision.INTERVAL, 3)]
NAMED = [
    ("shack", EntityKind.SITE),
    ("hilla", EntityKind.CITY),
    ("haditha", EntityKind.CITY),
    ("babil", EntityKind.REGION),
    ("saadi", EntityKind.PERSON),
]
CATALOGUE = {e.key: e for e in (*WORLD, entity("badr", part_of=("pmf",)))}


def known(draw: st.DrawFn) -> tuple[Entity, ...]:
    """What a report knows of a place and of a group differs from report to report."""
    shack = entity(
        "shack",
        draw(st.sampled_from([EntityKind.SITE, EntityKind.CITY])),
        origin=draw(st.sampled_from(["text", "gazetteer"])),
        container=draw(st.sampled_from([None, "mashru", "hilla"])),
        names=draw(st.sampled_from([("shack",), ("shack", "hut")])),
    )
    return (*WORLD, shack)


@st.composite
def reports(draw: st.DrawFn, key: str) -> Record:
    """A report with one or two tellings, perhaps a copy, perhaps with a claim of responsibility or a membership.

    Not every one knows the place that it names.
    """
    copied, knows = draw(st.booleans()), draw(st.booleans())
    buildings = [site("مركز_شرطه", key), site("مصنع_سجاد", key)]
    made = Report(
        key,
        published=DAY + timedelta(days=draw(st.integers(0, 3))),
        outlet=draw(st.sampled_from(["gazette", "tribune", None])),
        text=WIRE if copied else "",
        entities=(*(known(draw) if knows else WORLD), *buildings),
    )
    for _ in range(draw(st.integers(1, 2))):
        telling = made.tell(
            draw(st.sampled_from(KINDS)),
            at=draw(st.sampled_from(TOWNS if knows else [t for t in TOWNS if t != "shack"])),
            day=draw(st.sampled_from(DAYS)),
            sentence=draw(st.sampled_from([OTHER_SENTENCE, OWN])),
            killed=draw(st.sampled_from([None, 2, 43])),
            weapon=draw(st.sampled_from([None, "drone"])),
            targeted=draw(st.sampled_from([None, "pmf", *(b.key for b in buildings)])),
            victim=draw(st.sampled_from([None, "saadi"])),
        )
        if wounded := draw(st.sampled_from([None, 4, 50])):
            made.count(telling, wounded, Predicate.WOUNDED)
        for named in draw(st.sets(st.sampled_from(NAMED), max_size=3)):
            made.mention(*named)
        match draw(st.integers(0, 3)):
            case 0:
                made.say("iri", Predicate.CLAIMED, telling, by="iri")
            case 1:
                made.say("kh", Predicate.DENIED, telling, by=draw(st.sampled_from(["kh", "official"])))
    standing = [
        None,
        ("kh", Predicate.PART_OF, "iri"),
        ("shack", Predicate.LOCATED_IN, "hilla"),
        ("kh", Predicate.BACKED_BY, "us"),
    ]
    if said := draw(st.sampled_from(standing)):
        made.say(*said)
    return replace(made.record(), version=str(draw(st.integers(1, 2))))


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, Record | str]]:
    """Reports that come, are read again, and go."""
    names = [f"d{n}" for n in range(draw(st.integers(1, 6)))]
    steps = draw(st.lists(st.tuples(st.sampled_from(["came", "came", "gone"]), st.sampled_from(names)), min_size=1, max_size=12))
    return [(what, draw(reports(name)) if what == "came" else name) for what, name in steps]


@settings(max_examples=60, deadline=None)
@given(histories())
def test_a_view_kept_up_to_date_is_the_view_made_at_once(history: Sequence[tuple[str, Record | str]]) -> None:
    resolver, there = Resolver(CATALOGUE), dict[str, Record]()
    for _, each in history:
        if isinstance(each, Record):
            resolver.change([each])
            there[each.document.key] = each
        else:
            resolver.change(gone=[each])
            there.pop(each, None)
    assert resolver.graph() == resolve(list(there.values()), CATALOGUE)


def test_the_stories_one_by_one_and_in_batches() -> None:
    records, whole = story_records(optional=True), resolve(story_records(optional=True))
    random.Random(3).shuffle(records)
    for size in (1, 5):
        resolver = Resolver({})
        for first in range(0, len(records), size):
            resolver.change(records[first : first + size])
        assert resolver.graph() == whole


def test_a_place_where_much_begins_to_happen_is_judged_again() -> None:
    records = []
    for number in range(40):
        report = Report(f"d{number:02}", published=DAY + timedelta(days=number))
        report.tell(KINDS[1], at="hilla", day=on(DAY + timedelta(days=number)) if number % 3 else None)
        records.append(report.record())
    resolver = Resolver({})
    for number, record in enumerate(records, start=1):
        resolver.change([record])
        if number % 7 == 0:
            assert resolver.graph() == resolve(records[:number])
    resolver.change(gone=[r.document.key for r in records[:30]])
    assert resolver.graph() == resolve(records[30:])


def test_a_report_that_only_names_a_place_follows_what_another_one_knows_of_it() -> None:
    naming, knowing = Report("a"), Report("b", entities=(*WORLD, entity("shack", EntityKind.CITY, origin="gazetteer")))
    naming.tell(KINDS[0], day=on(DAY), killed=2)
    naming.mention("shack", EntityKind.CITY)
    knowing.tell(KINDS[0], at="shack", day=on(DAY), killed=2)
    records = [naming.record(), knowing.record()]
    resolver = Resolver({})
    for record in records:
        resolver.change([record])
    assert resolver.graph() == resolve(records)
    assert len(resolver.graph().incidents) == 1


def test_the_log_may_grow_and_its_tellings_may_come_later() -> None:
    first, second = (Report(key) for key in ("a", "b"))
    for report, town in ((first, "hilla"), (second, "eilat")):
        report.tell(KINDS[0], at=town, day=on(DAY))
    records = [first.record(), second.record()]
    log = [Judgement("a#i1", 0, "b#i1", 0, Verdict.POSITIVE, "ann", datetime(2024, 5, 1, tzinfo=UTC))]
    resolver = Resolver({})
    resolver.change(records[:1], log=log)
    resolver.change(records[1:])
    assert resolver.graph() == resolve(records, log=log)
    assert len(resolver.graph().incidents) == 1
    log.append(replace(log[0], verdict=Verdict.UNSURE, at=datetime(2024, 5, 2, tzinfo=UTC)))
    resolver.change(log=log)
    assert resolver.graph() == resolve(records, log=log)
    assert len(resolver.graph().incidents) == 2


def test_nothing_is_left_of_what_was_withdrawn() -> None:
    records = story_records()
    resolver = Resolver({})
    resolver.change(records)
    resolver.change(gone=[r.document.key for r in records])
    assert resolver.graph() == resolve([])
