"""One name in reports on two states: one entity where the name is enough, else two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.linking.homes import told_apart
from graph_builder.linking.page import key_of
from graph_builder.model import Entity, EntityKind, LinkedDocument

Link = Callable[..., LinkedDocument]

IN_IRAQ = "انفجار/N في/I كركوك/P/nmod>0"
IN_YEMEN = "انفجار/N في/I صنعاء/P/nmod>0"
PLACES = {"كركوك": "LOC", "صنعاء": "LOC"}


def told(link: Link, kind: EntityKind, *lines: str, **names: str) -> Entity:
    """The one entity of a kind that the lines tell of."""
    linked = link(*lines, names={**PLACES, **names})
    (key,) = {m.entity for m in linked.mentions if m.kind is kind}
    return linked.entities[key]


def test_a_source_without_a_side_has_that_of_the_report(link: Link) -> None:
    line = "قال/V مصدر/N/nsubj>0 أمني/A/amod>1"
    iraqi, yemeni, unclear = (told(link, EntityKind.UNNAMED_SOURCE, *where, line) for where in ([IN_IRAQ], [IN_YEMEN], []))
    assert (iraqi.country, yemeni.country, unclear.country) == ("iraq", "yemen", None)
    assert len({iraqi.key, yemeni.key, unclear.key}) == 3
    assert iraqi.names == yemeni.names == unclear.names
    assert (iraqi.name_en, unclear.name_en) == ("security source (Iraq)", "security source")


def test_a_foreign_source_is_not_of_the_state_that_a_report_tells_of(link: Link) -> None:
    source = told(link, EntityKind.UNNAMED_SOURCE, IN_IRAQ, "قال/V دبلوماسي/N/nsubj>0 غربي/A/amod>1 بارز/A/amod>1")
    assert (source.country, source.name_en) == (None, "prominent Western diplomat")


def test_the_side_of_a_report_on_two_states_is_not_clear(link: Link) -> None:
    source = told(link, EntityKind.UNNAMED_SOURCE, IN_IRAQ, IN_YEMEN, "قال/V مصدر/N/nsubj>0 أمني/A/amod>1")
    assert source.country is None


def test_a_source_is_of_the_state_whose_officials_the_report_tells_of(link: Link) -> None:
    line, american = "قال/V مسؤولون/N/nsubj>0 كبار/A/amod>1", "قال/V مسؤول/N/nsubj>0 أميركي/A/amod>1"

    def country(*others: str) -> str | None:
        linked = link(IN_IRAQ, line, *others, names=PLACES)
        return next(e.country for e in linked.entities.values() if "كبار" in e.name_ar)

    iraqi, french = "قال/V مسؤول/N/nsubj>0 عراقي/A/amod>1", "قال/V مسؤول/N/nsubj>0 فرنسي/A/amod>1"
    assert [country(), country(american), country(american, american)] == ["iraq", "iraq", "us"]
    assert [country(american, american, iraqi), country(american, french)] == ["iraq", None]


@pytest.mark.parametrize(
    "line", ["قال/V مسؤول/N/nsubj>0 أميركي/A/amod>1", "قال/V ضابط/N/nsubj>0 في/I الجيش/N/nmod>1 العراقي/A/amod>3"]
)
def test_a_source_of_a_side_is_the_same_in_reports_on_two_states(link: Link, line: str) -> None:
    assert told(link, EntityKind.UNNAMED_SOURCE, IN_IRAQ, line) == told(link, EntityKind.UNNAMED_SOURCE, IN_YEMEN, line)


def test_number_and_gender_of_what_describes_a_source_do_not_matter(link: Link) -> None:
    lines = ["قالت/V مصادر/N/nsubj>0 أمنية/A/amod>1 عراقية/A/amod>1", "قال/V مصدران/N/nsubj>0 أمنيان/P/nmod>1 عراقيان/P/flat>2"]
    first, second = (told(link, EntityKind.UNNAMED_SOURCE, line) for line in lines)
    assert first.key == second.key and first.country == second.country == "iraq"


def test_unknown_gunmen_of_two_states_are_two_and_of_neither_side(link: Link) -> None:
    line = "هاجم/V مسلحون/N/nsubj>0 مجهولون/A/amod>1 القرية/N/obj>0"
    iraqi, yemeni = (told(link, EntityKind.ARMED_GROUP, where, line) for where in (IN_IRAQ, IN_YEMEN))
    assert iraqi.key != yemeni.key
    assert iraqi.country is yemeni.country is None


def test_given_names_alone_are_one_person_only_in_reports_on_one_state(link: Link) -> None:
    line = "قتل/V محمد/P/nsubj>0 علي/P/flat>1"
    keys = [told(link, EntityKind.PERSON, where, line, **{"محمد علي": "PERS"}).key for where in (IN_IRAQ, IN_IRAQ, IN_YEMEN)]
    assert keys[0] == keys[1] != keys[2]


def test_given_names_alone_with_two_offices_are_two_persons(link: Link) -> None:
    lines = ["قال/V الناطق/N/nsubj>0 محمد/P/appos>1 علي/P/flat>2", "قال/V الخبير/N/nsubj>0 محمد/P/appos>1 علي/P/flat>2"]
    first, second = (told(link, EntityKind.PERSON, IN_IRAQ, line, **{"محمد علي": "PERS"}).key for line in lines)
    assert first != second


@pytest.mark.parametrize("name", ["راشد إبراهيم الصفيان", "ألكسيس كالامبري"])
def test_a_name_that_few_have_is_one_person_everywhere(link: Link, name: str) -> None:
    first, *rest = name.split()
    line = " ".join([f"قال/V {first}/P/nsubj>0", *(f"{part}/P/flat>1" for part in rest)])
    assert told(link, EntityKind.PERSON, IN_IRAQ, line, **{name: "PERS"}) == told(
        link, EntityKind.PERSON, IN_YEMEN, line, **{name: "PERS"}
    )


def test_what_belongs_to_a_renamed_force_belongs_to_it_still(link: Link) -> None:
    linked = link(IN_IRAQ, "قال/V ضابط/N/nsubj>0 في/I اللواء/N/nmod>1 25/N/nmod>3", names=PLACES)
    for entity in linked.entities.values():
        assert {*entity.part_of, entity.country, entity.container} - {None} <= linked.entities.keys()


def test_a_name_written_together_or_apart_is_one_key(link: Link) -> None:
    names = ["عبد الرحمن المير", "عبدالرحمن المير"]
    lines = ["قال/V " + " ".join(f"{part}/P/nsubj>0" for part in name.split()) for name in names]
    first, second = (told(link, EntityKind.PERSON, line, **{name: "PERS"}) for line, name in zip(lines, names, strict=True))
    assert first.key == second.key


def test_state_and_office_are_read_back_from_a_key() -> None:
    within = key_of(EntityKind.REGION, "شمال", "text:region:ريف:iraq")
    assert told_apart(within) == (None, None)
    assert told_apart(f"{within}:iraq") == ("iraq", None)
    assert told_apart("text:person:محمد_علي:iraq:نايب") == ("iraq", "نايب")
    assert told_apart("text:person:محمد_علي:نايب") == (None, "نايب")
