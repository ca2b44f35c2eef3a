"""Unknown entities that people judge to be one are one in the view, and two again when the verdict is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.errors import JudgementError, NotFoundError
from graph_builder.incidents import Resolver, resolve
from graph_builder.incidents.one_key import one_key
from graph_builder.incidents.review import judgement
from graph_builder.model import Entity, EntityKind, Graph, IncidentKind, Judgement, Predicate, Record, Verdict
from tests.incidents.build import WORLD, Report, entity
from tests.incidents.test_judgements import NOON

RASHID, FULL, NEPHEW = (f"text:person:{name}" for name in ("راشد_صفيان", "راشد_ابراهيم_صفيان", "راشد_سالم_صفيان"))
BRIGADE = "text:armedgroup:لوا_25"
NAMES = {RASHID: "راشد الصفيان", FULL: "راشد إبراهيم الصفيان", NEPHEW: "راشد سالم الصفيان", BRIGADE: "اللواء 25"}


def unknown(key: str) -> Entity:
    kind = EntityKind.PERSON if ":person:" in key else EntityKind.ARMED_GROUP
    return entity(key, kind, origin="text", name_ar=NAMES[key], name_en=key, names=(NAMES[key],))


def report(key: str, who: str, killed: str | None = None) -> Record:
    """Somebody who leads the Popular Mobilisation says that he denies an attack in which somebody was killed."""
    made = Report(key, entities=(*WORLD, *map(unknown, {who, killed or who, BRIGADE})))
    telling = made.tell(IncidentKind.EXPLOSION, at="kalsu", victim=killed, sentence=f"خبر{key}")
    made.say(who, Predicate.LEADS, "pmf")
    made.say(who, Predicate.DENIED, telling, by=who)
    made.mention(who, EntityKind.PERSON)
    return made.record()


def judged(first: str, second: str, verdict: Verdict, by: str = "analyst:amal", minutes: int = 0) -> Judgement:
    return Judgement(first, 0, second, 0, verdict, by, NOON + timedelta(minutes=minutes))


def leaders(graph: Graph) -> set[str]:
    return {s.subject for s in graph.shortcuts if s.predicate is Predicate.LEADS}


A, B, C = report("a", RASHID), report("b", FULL), report("c", NEPHEW, killed=RASHID)
ONE = judged(RASHID, FULL, Verdict.POSITIVE)


def test_two_that_are_judged_to_be_one_are_one_with_both_names() -> None:
    graph = resolve([A, B], log=[ONE])
    key = min(RASHID, FULL)
    assert leaders(graph) == {key}
    assert set(graph.entities[key].names) == {NAMES[RASHID], NAMES[FULL]}
    assert {max(RASHID, FULL)} == graph.one_key.keys() and max(RASHID, FULL) not in graph.entities
    (leads,) = (s for s in graph.shortcuts if s.predicate is Predicate.LEADS)
    assert leads.documents == ("a", "b")


def test_speakers_mentions_and_victims_have_the_one_key() -> None:
    graph = resolve([A, B, C], log=[ONE])
    claims = [c for r in graph.records for c in r.claims]
    named = {m.entity for r in graph.records for m in r.mentions} | {c.speaker for c in claims} | {c.object for c in claims}
    assert max(RASHID, FULL) not in named and min(RASHID, FULL) in named


def test_a_verdict_that_is_taken_back_parts_them_again() -> None:
    log = [ONE, replace(ONE, verdict=Verdict.UNSURE, at=NOON + timedelta(minutes=1))]
    assert leaders(resolve([A, B], log=log)) == {RASHID, FULL}
    resolver = Resolver({})
    resolver.change([A, B], log=log[:1])
    resolver.change(log=log)
    assert leaders(resolver.graph()) == {RASHID, FULL}


def test_a_negative_wins_over_another_analyst_and_over_a_chain() -> None:
    assert one_key([ONE, judged(RASHID, FULL, Verdict.NEGATIVE, "analyst:badr", -5)]) == {}
    chain = [judged(RASHID, NEPHEW, Verdict.POSITIVE), judged(NEPHEW, FULL, Verdict.POSITIVE)]
    assert len(one_key(chain)) == 2
    apart = one_key([*chain, judged(RASHID, FULL, Verdict.NEGATIVE)])
    assert apart.get(RASHID, RASHID) != apart.get(FULL, FULL)


def test_verdicts_on_tellings_and_on_the_catalogues_own_change_no_key() -> None:
    assert one_key([judged("a#i1", "b#i1", Verdict.POSITIVE), judged("pmf", "kh", Verdict.POSITIVE)]) == {}
    assert one_key([judged("pmf", BRIGADE, Verdict.POSITIVE)]) == {}


@pytest.mark.parametrize(
    ("pair", "error"),
    [
        ((RASHID, "pmf"), JudgementError),
        (("pmf", "kh"), JudgementError),
        ((RASHID, BRIGADE), JudgementError),
        ((RASHID, "a#i1"), NotFoundError),
        ((RASHID, "text:person:نكره"), NotFoundError),
    ],
    ids=["a catalogue entry", "two of them", "another kind", "a telling", "nobody"],
)
def test_what_nobody_can_judge_is_refused_with_a_hint(pair: tuple[str, str], error: type[JudgementError | NotFoundError]) -> None:
    with pytest.raises(error) as refused:
        judgement(*pair, Verdict.POSITIVE, "analyst:amal", resolve([A, B]))
    assert refused.value.hint


def test_two_that_are_one_already_may_still_be_judged_to_be_two() -> None:
    graph = resolve([A, B], log=[ONE])
    assert judgement(RASHID, FULL, Verdict.NEGATIVE, "analyst:amal", graph).verdict is Verdict.NEGATIVE


def logs() -> st.SearchStrategy[list[Judgement]]:
    pairs = st.sampled_from([(RASHID, FULL), (FULL, NEPHEW), (NEPHEW, RASHID), ("a#i1", "b#i1")])
    said = st.builds(
        lambda pair, verdict, by, minutes: judged(*pair, verdict, by, minutes),
        pairs,
        st.sampled_from(list(Verdict)),
        st.sampled_from(["analyst:amal", "analyst:badr"]),
        st.integers(0, 3),
    )
    return st.lists(said, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_order_of_reports_and_judgements_changes_anything(data: st.DataObject) -> None:
    log = data.draw(logs())
    whole = resolve([A, B, C], log=log)
    assert resolve(data.draw(st.permutations([A, B, C])), log=data.draw(st.permutations(log))) == whole
    resolver = Resolver({})
    for came, gone, so_far in data.draw(histories(log)):
        resolver.change(came, gone, so_far)
    resolver.change([A, B, C], log=log)
    assert resolver.graph() == whole


def histories(log: list[Judgement]) -> st.SearchStrategy[list[tuple[Iterable[Record], list[str], list[Judgement]]]]:
    step = st.tuples(
        st.lists(st.sampled_from([A, B, C]), max_size=2),
        st.lists(st.sampled_from(["a", "b"]), max_size=1),
        st.integers(0, len(log)).map(lambda n: log[:n]),
    )
    return st.lists(step, max_size=4)
