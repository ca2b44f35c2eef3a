"""What people judge goes before what the rules find, and nothing that was judged is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.incidents import resolve
from graph_builder.incidents.identity import current_key
from graph_builder.model import Graph, IncidentKind, Judgement, Record, Verdict
from tests.incidents.build import DAY, Report, on

NOON = datetime(2024, 4, 22, 12, tzinfo=UTC)
DRONE = IncidentKind.DRONE_ATTACK


def report(key: str, at: str = "kalsu", later: int = 0, killed: int | None = None) -> Record:
    made = Report(key, published=DAY + timedelta(days=2))
    made.tell(DRONE, at=at, day=on(DAY + timedelta(days=later)), sentence=f"خبر{key}", killed=killed)
    return made.record()


def judged(first: str, second: str, verdict: Verdict, by: str = "analyst:amal", minutes: int = 0) -> Judgement:
    return Judgement(f"{first}#i1", 0, f"{second}#i1", 0, verdict, by, NOON + timedelta(minutes=minutes))


def groups(graph: Graph) -> set[tuple[str, ...]]:
    return {tuple(t.partition("#")[0] for t in i.tellings) for i in graph.incidents}


A, B, C, FAR = report("a"), report("b"), report("c"), report("far", at="eilat", later=9)


def test_a_negative_parts_what_the_rules_join() -> None:
    assert groups(resolve([A, B])) == {("a", "b")}
    assert groups(resolve([A, B], log=[judged("a", "b", Verdict.NEGATIVE)])) == {("a",), ("b",)}


def test_a_negative_holds_against_a_third_that_agrees_with_both() -> None:
    parted = groups(resolve([A, B, C], log=[judged("b", "a", Verdict.NEGATIVE)]))
    assert not any({"a", "b"} <= set(group) for group in parted)


def test_a_positive_joins_what_the_rules_part_and_others_still_join_its_members() -> None:
    log = [judged("a", "far", Verdict.POSITIVE)]
    assert groups(resolve([A, FAR])) == {("a",), ("far",)}
    assert groups(resolve([A, B, FAR], log=log)) == {("a", "b", "far")}


def test_the_negative_of_one_analyst_wins_over_the_positive_of_another() -> None:
    log = [judged("a", "b", Verdict.NEGATIVE), judged("a", "b", Verdict.POSITIVE, "analyst:badr", 5)]
    assert groups(resolve([A, B], log=log)) == {("a",), ("b",)}


def test_positives_in_a_row_never_overrule_a_negative() -> None:
    log = [judged("a", "far", Verdict.POSITIVE), judged("far", "c", Verdict.POSITIVE), judged("a", "c", Verdict.NEGATIVE)]
    assert not any({"a", "c"} <= set(group) for group in groups(resolve([A, C, FAR], log=log)))


def test_unsure_takes_a_verdict_back() -> None:
    log = [judged("a", "b", Verdict.NEGATIVE), judged("a", "b", Verdict.UNSURE, minutes=1)]
    assert groups(resolve([A, B], log=log)) == {("a", "b")}


def test_a_verdict_finds_its_telling_after_the_reader_numbers_it_otherwise() -> None:
    (telling,) = B.tellings
    claims = tuple(replace(c, subject="b#i7") for c in B.claims)
    renumbered = replace(B, tellings=(replace(telling, key="b#i7"),), claims=claims)
    assert groups(resolve([A, renumbered], log=[judged("a", "b", Verdict.NEGATIVE)])) == {("a",), ("b",)}


def test_a_verdict_about_a_withdrawn_report_rests() -> None:
    log = [judged("a", "far", Verdict.POSITIVE)]
    assert resolve([A, B], log=log) == resolve([A, B])


def test_merges_name_the_judgement() -> None:
    graph = resolve([A, FAR], log=[judged("a", "far", Verdict.POSITIVE)])
    assert all("judged same" in merge.reason for merge in graph.merges)


def test_every_key_that_an_incident_ever_had_leads_to_it() -> None:
    alone = {resolve([record]).incidents[0].key for record in (A, B, FAR)}
    graph = resolve([A, B, FAR], log=[judged("a", "far", Verdict.POSITIVE)])
    (incident,) = graph.incidents
    assert {current_key(old, graph.incident_of) for old in alone} == {incident.key}
    assert current_key("airstrike-nowhere-undated-00000000", graph.incident_of) is None


def test_a_pair_near_the_threshold_is_put_to_a_person_until_somebody_judged_it() -> None:
    near = [report("a"), report("t", at="babil", killed=2), report("u", at="babil", killed=2, later=1)]
    asked = resolve(near).doubts
    assert asked
    log = [Judgement(d.first, 0, d.second, 0, Verdict.NEGATIVE, "analyst:amal", NOON) for d in asked]
    again = resolve(near, log=log).doubts
    assert not {(d.first, d.second) for d in asked} & {(d.first, d.second) for d in again}


def test_of_two_incidents_nobody_is_asked_again_by_another_pair_of_theirs() -> None:
    near = [report(key, at="babil", killed=9, later=day) for key, day in (("a", 0), ("b", 0), ("t", 1), ("u", 1))]
    [asked] = resolve(near).doubts
    judged_once = resolve(near, log=[Judgement(asked.first, 0, asked.second, 0, Verdict.UNSURE, "analyst:amal", NOON)])
    assert groups(judged_once) == {("a", "b"), ("t", "u")}
    assert not judged_once.doubts


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_neither_the_order_of_reports_nor_of_judgements_changes_anything(data: st.DataObject) -> None:
    records = [A, B, C, FAR]
    pair = st.sampled_from([("a", "b"), ("a", "far"), ("b", "c"), ("c", "far"), ("a", "c")])
    made = st.builds(
        lambda p, verdict, by, minutes: judged(*p, verdict, by, minutes),
        pair,
        st.sampled_from(list(Verdict)),
        st.sampled_from(["analyst:amal", "analyst:badr"]),
        st.integers(0, 3),
    )
    log = data.draw(st.lists(made, max_size=6))
    graph = resolve(records, log=log)
    assert resolve(data.draw(st.permutations(records)), log=data.draw(st.permutations(log))) == graph
