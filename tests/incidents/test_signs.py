"""Single signs, and what of a telling they compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.incidents.features import Features, features
from graph_builder.incidents.knowledge import build_world
from graph_builder.incidents.nearness import nearness
from graph_builder.incidents.signs import Sign, party_signs, place_sign, toll_signs
from graph_builder.incidents.tables import weights
from graph_builder.incidents.world import World
from graph_builder.model import Entity, EntityKind, IncidentKind, Mention, Record
from tests.incidents.build import WORLD, Report, candidates, entity

BOMBING = IncidentKind.BOMBING


def site(words: str, document: str) -> Entity:
    return entity(f"text:site:{words}@{document}", EntityKind.SITE, origin="text")


def mentioned(record: Record, key: str, kind: EntityKind, text: str, witness: str = "ner") -> Record:
    mention = Mention(0, 0, 0, 0, 0, 1, text, key, kind, witness, 1.0)
    return replace(record, mentions=(*record.mentions, mention))


def two(*records: Record) -> tuple[Features, Features, World]:
    world = build_world(records, {})
    first, second = (f for r in records for f in features(r, world))
    return first, second, world


def struck(first: str, second: str) -> list[Sign]:
    made = []
    for key, words in (("a", first), ("b", second)):
        target = site(words, key) if "_" in words else None
        report = Report(key, entities=(*WORLD, *([target] if target else ())))
        report.tell(BOMBING, at="hilla", targeted=target.key if target else words)
        made.append(report.record())
    return party_signs(*two(*made))


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("مركز_شرطه", "مركز_شرطه_حي", "target_described"),
        ("مركز_شرطه", "قنصليه_دوله", "target_other"),
        ("pmf", "kh", "target_shared"),
        ("pmf", "nujaba", "target_other"),
    ],
)
def test_targets_without_a_name_are_compared_by_their_description(first: str, second: str, name: str) -> None:
    assert [s.name for s in struck(first, second)] == [name]


def test_a_target_with_a_name_and_one_without_are_not_compared() -> None:
    assert struck("pmf", "مركز_شرطه") == []


def test_a_place_that_a_sentence_only_names_is_half_a_place() -> None:
    placed, bare, other = Report("a"), Report("b"), Report("c")
    placed.tell(BOMBING, at="hilla")
    bare.tell(BOMBING)
    other.tell(BOMBING)

    def near(record: Record) -> str:
        a, b, world = two(placed.record(), record)
        return place_sign(a, b, lambda x, y: nearness(world, x, y), world).name

    assert near(mentioned(bare.record(), "hilla", EntityKind.CITY, "الحلة")) == "place_named"
    assert near(mentioned(other.record(), "haditha", EntityKind.CITY, "حديثة")) == "place_unknown"


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [("hilla", "iraq", "place_states_shared"), ("eilat", "iraq", "place_states_apart"), ("iraq", "pmf", "place_unknown")],
)
def test_without_a_place_the_states_that_both_name_count(first: str, second: str, name: str) -> None:
    made = []
    for document, key in (("a", first), ("b", second)):
        report = Report(document)
        report.tell(BOMBING)
        made.append(mentioned(report.record(), key, {e.key: e.kind for e in WORLD}[key], key, "catalogue"))
    a, b, world = two(*made)
    assert place_sign(a, b, lambda x, y: nearness(world, x, y), world).name == name


def test_a_province_that_a_sentence_names_leads_to_the_telling_that_lies_in_it() -> None:
    placed, bare = Report("a"), Report("b")
    placed.tell(BOMBING, at="babil")
    bare.tell(BOMBING)
    a, b, world = two(placed.record(), mentioned(bare.record(), "babil", EntityKind.REGION, "بابل"))
    assert candidates([a, b], world) == {("a#i1", "b#i1")}


@pytest.mark.parametrize(
    ("text", "witness", "kept"), [("انتحاريون", "ner", False), ("أوباما", "catalogue", True), ("أبو باقر", "ner", True)]
)
def test_one_word_that_no_catalogue_knows_names_nobody(text: str, witness: str, kept: bool) -> None:
    report = Report("a")
    report.tell(BOMBING)
    record = mentioned(report.record(), "somebody", EntityKind.PERSON, text, witness)
    (told,) = features(record, build_world([record], {}))
    assert ("somebody" in told.names) is kept


@pytest.mark.parametrize(("kind", "kept"), [(BOMBING, False), (IncidentKind.INTERCEPTION, True)])
def test_what_was_shot_down_was_on_its_way_to_where_another_fell(kind: IncidentKind, kept: bool) -> None:
    report = Report("a")
    told, fell = report.tell(kind), report.tell(IncidentKind.ROCKET_ATTACK, at="hilla")
    record = mentioned(report.record(), "hilla", EntityKind.CITY, "الحلة", "catalogue")
    parted = tuple(replace(t, apart=(fell,)) if t.key == told else t for t in record.tellings)
    first, _ = features(replace(record, tellings=parted), build_world([record], {}))
    assert ("hilla" in first.names) is kept


def test_an_equal_toll_says_less_where_many_are_told() -> None:
    def equal(*counts: int) -> Sign:
        plain, many = Report("a"), Report("b")
        for report, values in ((plain, (8,)), (many, counts)):
            telling = report.tell(BOMBING)
            for value in values:
                report.count(telling, value, by=f"speaker{value}")
        a, b, _ = two(plain.record(), many.record())
        (sign,) = toll_signs(a, b)
        return sign

    assert equal(8).value == pytest.approx(4 * weights()["toll_equal"])
    assert equal(8, 9, 10, 11).value == pytest.approx(2 * weights()["toll_equal"])
