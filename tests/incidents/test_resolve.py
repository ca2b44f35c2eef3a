from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.incidents import resolve
from graph_builder.incidents.features import features
from graph_builder.incidents.knowledge import build_world
from graph_builder.model import DatePrecision, DateRange, EntityKind, Graph, IncidentKind, Mention, Predicate, Record
from tests.incidents.build import DAY, WORLD, Report, entity, on
from tests.incidents.gold import story_records

DRONE, BLAST, STRIKE = IncidentKind.DRONE_ATTACK, IncidentKind.EXPLOSION, IncidentKind.AIRSTRIKE
NEXT = DAY + timedelta(days=1)
STORY_RECORDS = story_records(optional=True)
STORY_GRAPH = resolve(STORY_RECORDS)


def told(key: str, *kinds: IncidentKind, at: str | None = "kalsu", day: date | DateRange | None = DAY, **rest: object) -> Record:
    """A report that tells one incident."""
    report = Report(key, published=DAY + timedelta(days=2))
    when = on(day) if isinstance(day, date) else day
    report.tell(*kinds, at=at, day=when, sentence=f"خبر{key}", **rest)  # type: ignore[arg-type]
    return report.record()


def together(records: Sequence[Record]) -> bool:
    """Whether all first tellings are one incident."""
    graph = resolve(records)
    return len({graph.incident_of[r.tellings[0].key] for r in records}) == 1


def partition(graph: Graph) -> set[tuple[str, ...]]:
    return {i.tellings for i in graph.incidents}


# ----------------------------------------------------------------------------------------------------- what is one


def test_two_words_for_one_night_at_one_base() -> None:
    assert together([told("a", BLAST), told("b", DRONE, STRIKE)])


def test_the_base_and_its_province_on_one_day() -> None:
    assert together([told("a", DRONE), told("b", DRONE, at="babil")])


def test_a_mention_without_a_date_at_a_base() -> None:
    assert together([told("a", STRIKE), told("b", STRIKE, day=None)])


def test_a_day_within_the_days_of_another() -> None:
    assert together([told("a", DRONE), told("b", DRONE, day=on(DAY, DatePrecision.INTERVAL, 3))])


def test_a_victim_joins_what_places_leave_open() -> None:
    assert together([told("a", DRONE, at=None, victim="saadi"), told("b", DRONE, at="iraq", victim="saadi")])


def test_a_neighbouring_day_needs_more_than_the_place() -> None:
    assert not together([told("a", BLAST), told("b", BLAST, day=NEXT)])
    assert together([told("a", BLAST, killed=43, targeted="pmf"), told("b", BLAST, day=NEXT, killed=43, targeted="pmf")])


def test_a_telling_that_only_counts_the_dead() -> None:
    assert together([told("a", IncidentKind.ARMED_CLASH, killed=4), told("b", killed=4)])


def test_a_growing_toll_is_still_one() -> None:
    assert together([told("a", BLAST, killed=8), told("b", BLAST, killed=12)])


# -------------------------------------------------------------------------------------------------- what is not one


@pytest.mark.parametrize(
    "other",
    [
        told("b", DRONE, day=DAY + timedelta(days=2)),
        told("b", DRONE, at="hilla"),
        told("b", DRONE, at="haditha"),
        told("b", DRONE, at="eilat"),
        told("b", IncidentKind.INTERCEPTION),
        told("b", IncidentKind.INTERCEPTION, DRONE),
        told("b", IncidentKind.SEIZURE, IncidentKind.RAID),
        told("b", IncidentKind.CAMPAIGN, DRONE),
        told("b", DRONE, at=None, day=None),
        told("b", DRONE, at="iraq"),
    ],
    ids=[
        "two days on",
        "second town",
        "province",
        "other state",
        "shot down",
        "drone shot down",
        "search",
        "campaign",
        "bare",
        "state",
    ],
)
def test_something_else(other: Record) -> None:
    assert not together([told("a", DRONE, STRIKE), other])


def test_an_undated_mention_of_a_far_report_is_not_joined() -> None:
    report = Report("b", published=DAY + timedelta(days=90))
    report.tell(STRIKE, at="kalsu")
    assert not together([told("a", BLAST), report.record()])


def test_what_one_document_tells_apart_stays_apart() -> None:
    both = Report("both")
    both.tell(DRONE, at="eilat", day=on(DAY), sentence="هجوم")
    both.tell(DRONE, at="eilat", day=on(DAY), sentence="هجوم ثان")
    graph = resolve([both.record(), told("a", DRONE, at="eilat"), told("b", DRONE, at="eilat")])
    assert graph.incident_of["both#i1"] != graph.incident_of["both#i2"]
    assert graph.incident_of["a#i1"] == graph.incident_of["b#i1"]


def test_what_one_document_tells_again_in_passing_is_no_second_incident() -> None:
    again = Report("again")
    again.tell(DRONE, at="eilat", day=on(DAY), sentence="هجوم")
    again.tell(DRONE, at="eilat", sentence="ثالث")
    graph = resolve([again.record(), told("a", DRONE, at="eilat"), told("b", DRONE, at="eilat")])
    assert len(graph.incidents) == 1


def test_what_the_words_of_a_document_keep_apart_is_two() -> None:
    again = Report("again")
    again.tell(DRONE, at="eilat", day=on(DAY), sentence="هجوم")
    again.tell(DRONE, at="eilat", sentence="سبقه آخر")
    record = again.record()
    first, second = (t.key for t in record.tellings)
    apart = replace(record, tellings=(replace(record.tellings[0], apart=(second,)), replace(record.tellings[1], apart=(first,))))
    others = [told("a", DRONE, at="eilat"), told("b", DRONE, at="eilat")]
    assert len(resolve([record, *others]).incidents) == 1
    assert len(resolve([apart, *others]).incidents) == 2


def test_other_tolls_in_one_document_are_two() -> None:
    def twice(second: int) -> Record:
        again = Report("again")
        again.tell(DRONE, at="eilat", day=on(DAY), sentence="هجوم", killed=15)
        again.tell(DRONE, at="eilat", sentence="ثالث", killed=second)
        return again.record()

    others = [told(f"s{n}", DRONE, at="eilat") for n in range(2)]
    assert len(resolve([twice(15), *others]).incidents) == 1
    assert len(resolve([twice(25), *others]).incidents) == 2


def test_a_sentence_that_tells_two_is_evidence_of_neither() -> None:
    """Else the name in it would speak for the first of one report being the second of the other."""

    def report(key: str) -> Record:
        both = Report(key)
        shared = f"الرئيس سعدي ندد {key}"
        both.tell(DRONE, at="eilat", day=on(DAY), sentence=f"هجوم {key}")
        both.tell(DRONE, at="haditha", sentence=shared)
        record = both.record()
        anchor = record.tellings[1].anchors[0]
        name = Mention(anchor.sentence, 1, 1, 1, 7, 11, "سعدي", "saadi", EntityKind.PERSON, "catalogue", 1.0)
        first = replace(record.tellings[0], anchors=(*record.tellings[0].anchors, anchor))
        return replace(record, tellings=(first, record.tellings[1]), mentions=(*record.mentions, name))

    record = report("a")
    one, two = features(record, build_world([record], {}))
    assert one.names == frozenset()
    assert two.names == {"saadi"}


def test_other_reports_that_clearly_tell_both_join_what_one_document_tells_twice() -> None:
    def twice(second_place: str | None) -> Record:
        again = Report("again")
        again.tell(DRONE, at="kalsu", sentence="اول")
        again.tell(DRONE, at=second_place, sentence="ثان", victim="saadi", killed=3)
        return again.record()

    others = [told(f"s{n}", DRONE, at="kalsu", victim="saadi", killed=3) for n in range(2)]
    assert [len(i.tellings) for i in resolve([twice(None), *others]).incidents] == [4]
    assert len(resolve([twice("hilla"), *others]).incidents) == 2
    assert len(resolve([twice(None), *others[:1]]).incidents) == 2


def test_yesterday_of_a_report_fetched_late_is_no_other_day() -> None:
    late = Report("late", published=DAY + timedelta(days=3))
    telling = late.tell(BLAST, at="kalsu", sentence="انفجار", killed=43)
    late.say(telling, Predicate.ON_DATE, "", day=on(DAY + timedelta(days=2)), rule="relative")
    exact = Report("exact", published=DAY + timedelta(days=3))
    telling = exact.tell(BLAST, at="kalsu", sentence="انفجار", killed=43)
    exact.say(telling, Predicate.ON_DATE, "", day=on(DAY + timedelta(days=2)))
    assert together([told("a", BLAST, killed=43), late.record()])
    assert not together([told("a", BLAST, killed=43), exact.record()])


def test_one_document_among_many_does_not_split_an_incident() -> None:
    twice = Report("twice")
    twice.tell(DRONE, at="kalsu", day=on(DAY), sentence="first")
    twice.tell(DRONE, at="mashru", day=on(DAY), sentence="second")
    sites = [told(f"s{n}", DRONE, at="kalsu") for n in range(6)]
    towns = [told(f"t{n}", DRONE, at="mashru") for n in range(6)]
    sizes = sorted(len(i.tellings) for i in resolve([twice.record(), *sites, *towns]).incidents)
    assert sizes == [1, 13]


def test_a_vague_mention_does_not_chain_two_days() -> None:
    week = on(DAY - timedelta(days=3), DatePrecision.INTERVAL, 7)
    graph = resolve([told("a", DRONE), told("b", DRONE, day=DAY + timedelta(days=3)), told("v", DRONE, day=week)])
    assert graph.incident_of["a#i1"] != graph.incident_of["b#i1"]


@pytest.mark.parametrize(("kind", "joined"), [(STRIKE, False), (BLAST, True)])
def test_two_undated_things_told_in_passing_are_one_only_by_their_kind(kind: IncidentKind, joined: bool) -> None:
    tellings, records = [], []
    for key, told_as in (("a", BLAST), ("b", kind)):
        report = Report(key, sentences=["مقدمة"] * 9)
        tellings.append(report.tell(told_as, at="hilla", sentence=f"خبر{key}"))
        records.append(report.record())
    graph = resolve(records)
    assert (graph.incident_of[tellings[0]] == graph.incident_of[tellings[1]]) is joined


# ------------------------------------------------------------------------------------------------------- the graph


def test_a_late_bridge_joins_and_its_withdrawal_splits() -> None:
    site, victim = told("a", DRONE, at="kalsu", day=None), told("b", DRONE, at=None, victim="saadi")
    bridge = told("z", DRONE, at="kalsu", victim="saadi")
    assert partition(resolve([site, victim])) == {("a#i1",), ("b#i1",)}
    assert partition(resolve([site, victim, bridge])) == {("a#i1", "b#i1", "z#i1")}
    assert resolve([site, victim]) == resolve([victim, site])


@pytest.mark.parametrize(("times", "caption"), [(1, "Explosion, Gate"), (2, "Explosion, Kalsu")])
def test_a_site_and_not_its_part_names_an_incident_that_more_claims_place_there(times: int, caption: str) -> None:
    gate = entity("gate", EntityKind.SITE, container="kalsu", country="iraq")
    report = Report("a", entities=(*WORLD, gate))
    telling = report.tell(BLAST, at="kalsu", targeted="gate")
    for _ in range(times - 1):
        report.say(telling, Predicate.TARGETED, "kalsu", by="official")
    (incident,) = resolve([report.record()]).incidents
    assert incident.caption == caption


def test_the_merged_incident_shows_all_accounts() -> None:
    records = [told("a", BLAST, killed=8), told("b", DRONE, killed=12), told("c", DRONE, at="mashru")]
    (incident,) = resolve(records).incidents
    assert incident.caption == "Drone attack, Kalsu, 2024-04-20"
    assert incident.kinds == (DRONE, BLAST)
    assert incident.killed == (8, 12)
    assert incident.wounded == (None, None)
    assert incident.place == "kalsu"
    assert incident.key.startswith("drone_attack-kalsu-2024-04-20-")


def test_merges_say_why() -> None:
    graph = resolve([told("a", BLAST), told("b", BLAST)])
    assert all("place site equal Kalsu" in m.reason and "2024-04-20" in m.reason and m.score > 0.5 for m in graph.merges)
    (alone,) = resolve([told("a", BLAST)]).merges
    assert alone.score == 1.0


def test_a_document_that_is_given_twice_counts_once() -> None:
    record = told("a", BLAST)
    assert resolve([record, record]) == resolve([record])


def test_nothing_gives_nothing() -> None:
    graph = resolve([])
    assert not (graph.incidents or graph.shortcuts or graph.copies or graph.inferred)


# ------------------------------------------------------------------------------------------------------- properties


@settings(max_examples=15, deadline=None)
@given(st.permutations(STORY_RECORDS))
def test_the_order_of_the_stories_changes_nothing(records: list[Record]) -> None:
    assert resolve(records) == STORY_GRAPH


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Record], list[Record]]:
    """Some reports in two orders."""
    kinds = draw(st.lists(st.sampled_from([DRONE, BLAST, STRIKE, IncidentKind.INTERCEPTION]), min_size=1, max_size=9))
    made = [
        told(
            f"d{number}",
            kind,
            at=draw(st.sampled_from(["kalsu", "mashru", "babil", "hilla", "iraq", "eilat", None])),
            day=draw(st.sampled_from([None, DAY, NEXT, DAY + timedelta(days=2), on(DAY, DatePrecision.INTERVAL, 3)])),
            killed=draw(st.sampled_from([None, 2, 3, 43])),
            victim=draw(st.sampled_from([None, "saadi"])),
        )
        for number, kind in enumerate(kinds)
    ]
    return made, draw(st.permutations(made))


@settings(max_examples=80, deadline=None)
@given(collections())
def test_the_order_of_any_reports_changes_nothing(both: tuple[list[Record], list[Record]]) -> None:
    assert resolve(both[0]) == resolve(both[1])


@settings(max_examples=50, deadline=None)
@given(collections())
def test_every_telling_is_in_one_incident_and_no_telling_twice(both: tuple[list[Record], list[Record]]) -> None:
    graph = resolve(both[0])
    assert sorted(t for i in graph.incidents for t in i.tellings) == sorted(t.key for r in both[0] for t in r.tellings)
    assert len({i.key for i in graph.incidents}) == len(graph.incidents)
    assert all(len({t.partition("#")[0] for t in i.tellings}) == len(i.tellings) for i in graph.incidents)
