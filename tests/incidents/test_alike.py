"""Which unknown entities are put to a person as perhaps one."""

from __future__ import annotations

import pytest

from graph_builder.incidents import resolve
from graph_builder.incidents.alike import alike
from graph_builder.incidents.review import NamedSide, queue, sides
from graph_builder.linking.page import key_of
from graph_builder.model import Entity, EntityKind, Graph, Judgement, Predicate, Record, Verdict
from tests.incidents.build import WORLD, Report
from tests.incidents.test_judgements import NOON

PERSON, GROUP, SITE, SOURCE = EntityKind.PERSON, EntityKind.ARMED_GROUP, EntityKind.SITE, EntityKind.UNNAMED_SOURCE


def unknown(name: str, kind: EntityKind = PERSON, apart: str = "") -> Entity:
    return Entity(f"{key_of(kind, name)}{apart}", kind, name, name, (name,), "text")


def report(key: str, *told: Entity, at: str = "hilla", leads: str | None = None) -> Record:
    """A report that names some entities and a town, and tells what the first of them leads."""
    made = Report(key, entities=(*WORLD, *told), sentences=["خبر"])
    made.mention(at, EntityKind.CITY)
    for each in told:
        made.mention(each.key, each.kind)
        made.say(each.key, Predicate.MET, "saadi")
    if leads:
        made.say(told[0].key, Predicate.LEADS, leads)
    return made.record()


def pairs(*records: Record) -> set[tuple[str, str]]:
    return {(d.first, d.second) for d in alike(resolve(records))}


def pair(first: Entity, second: Entity) -> tuple[str, str]:
    return min(first.key, second.key), max(first.key, second.key)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (unknown("راشد الصفيان"), unknown("راشد إبراهيم الصفيان")),
        (unknown("ميشال بلاتيني"), unknown("ميشيل بلاتيني")),
        (unknown("مصنع كلسو", SITE), unknown("مصنع كالسو", SITE)),
        (unknown("محمد علي", apart=":iraq"), unknown("محمد علي")),
        (unknown("محمد علي", apart=":iraq"), unknown("محمد علي", apart=":iraq:نايب")),
    ],
    ids=["a part more", "a letter", "a vowel", "a state that only one report tells", "an office that only one tells"],
)
def test_names_that_are_nearly_one_are_asked_about(first: Entity, second: Entity) -> None:
    assert pairs(report("a", first), report("b", second)) == {pair(first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (unknown("راشد الصفيان"), unknown("سالم الصفيان")),
        (unknown("اللواء المدرع 25", GROUP), unknown("اللواء المدرع 26", GROUP)),
        (unknown("محمد علي", apart=":iraq"), unknown("محمد علي", apart=":yemen")),
        (unknown("محمد علي", apart=":iraq:نايب"), unknown("محمد علي", apart=":iraq:خبير")),
        (unknown("مصدر أمني", SOURCE), unknown("مصدر أمني", SOURCE, ":iraq")),
        (unknown("راشد الصفيان"), unknown("راشد الصفيان", GROUP)),
    ],
    ids=["another first name", "another number", "two states", "two offices", "sources without a name", "two kinds"],
)
def test_what_cannot_be_one_is_not_asked_about(first: Entity, second: Entity) -> None:
    assert pairs(report("a", first), report("b", second)) == set()


FIRST, SECOND = unknown("راشد الصفيان"), unknown("راشد إبراهيم الصفيان")


def test_a_report_that_names_both_keeps_them_apart() -> None:
    assert pairs(report("a", FIRST, SECOND), report("b", SECOND)) == set()


def test_reports_on_two_states_and_leaders_of_two_bodies_are_two() -> None:
    assert pairs(report("a", FIRST), report("b", SECOND, at="eilat")) == set()
    assert pairs(report("a", FIRST, leads="pmf"), report("b", SECOND, leads="kh")) == set()


def test_one_office_speaks_for_one_person() -> None:
    alone, together = (
        alike(resolve([report("a", FIRST, leads=body), report("b", SECOND, leads="pmf")])) for body in (None, "pmf")
    )
    assert together[0].score > alone[0].score and "both with Pmf" in together[0].reason


def graph(log: tuple[Judgement, ...] = ()) -> Graph:
    return resolve([report("a", FIRST), report("b", SECOND), report("c", SECOND)], log=log)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_judged_pair_is_not_asked_about_again(verdict: Verdict) -> None:
    assert alike(graph((Judgement(FIRST.key, 0, SECOND.key, 0, verdict, "analyst:amal", NOON),))) == []


def test_the_queue_tells_of_reports_sentences_and_facts() -> None:
    whole = graph()
    (doubt,) = (d for d in queue(whole) if d.first == min(FIRST.key, SECOND.key))
    assert doubt.changes == 2
    told = {side.names: side for side in sides(doubt, whole) if isinstance(side, NamedSide)}[SECOND.names]
    assert told.reports == ("b", "c") and told.sentences == ("خبر", "خبر")
    assert told.facts == ("named in 2 reports", f"{SECOND.name_en} met Saadi")
