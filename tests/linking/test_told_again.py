"""Names in lists, told again, as members, as units; and words that only look like names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph_builder.linking import Catalogue, Linker
from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import found, parse

Link = Callable[..., LinkedDocument]


def test_a_town_of_an_everyday_name_is_meant_beside_another(link: Link) -> None:
    linked = link("قصف/N في/I الفلوجة/P/nmod>0 و+/C حديثة/N/conj>2 بالأنبار/P/nmod>0", names={"الفلوجة": "LOC"})
    assert linked.entities[found(linked)["حديثة"]].country == "iraq"


def test_each_of_a_list_is_what_the_plural_says(link: Link) -> None:
    linked = link(
        "معارك/N في/I محافظات/N/nmod>0 صعدة/P/nmod>2 و+/C الجوف/N/conj>3 و+/C حجة/N/conj>3 في/I اليمن/P/nmod>2",
        names={"صعدة": "LOC"},
    )
    assert {m.entity for m in linked.mentions} >= {"al-jawf-yemen", "hajjah-governorate"}


def test_a_village_that_was_named_is_known_again(link: Link) -> None:
    linked = link("هجوم/N على/I قرية/N/nmod>0 سيعة/P/nmod>2", "وعاد/V الهدوء/N/nsubj>0 إلى/I سيعة/P/obl>0")
    assert [m.entity for m in linked.mentions] == ["text:city:سيعه"] * 2


def test_a_word_that_looks_like_a_village_is_one_only_where_places_stand(link: Link) -> None:
    told = link(
        "هجوم/N على/I قرية/N/nmod>0 الحكمة/P/nmod>2",
        "تتطلب/V المرحلة/N/nsubj>0 الحكمة/N/obj>0",
        "عاد/V الهدوء/N/nsubj>0 في/I الحكمة/N/obl>0",
    )
    assert [m.sentence for m in told.mentions if m.entity == "text:city:حكمه"] == [0, 2]


def test_letters_before_a_short_name_leave_it_as_it_is(link: Link) -> None:
    assert "abyan" in found(link("تحرير/N لحج/P/nmod>0 و+/C أبين/P/conj>1 في/I اليمن/P/nmod>1")).values()


def test_a_name_that_the_parser_took_apart_is_read_as_written(catalogue: Catalogue) -> None:
    parsed = parse("معارك/N في/I مدينة/N/nmod>0 حما+/P/nmod>2 ه/O/nmod>3 في/I سوريا/P/nmod>2")
    [sentence] = parsed.sentences
    words = tuple(replace(w, text="حمى") if w.text == "حما" else w for w in sentence.words)
    linked = Linker(catalogue).link(replace(parsed, sentences=(replace(sentence, words=words),)))
    assert "hamah-sy" in {m.entity for m in linked.mentions}


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("قتل/V ثلاثة/N حوثيين/N/nmod>1", "houthis"),
        ("أحرق/V مستوطنون/N/nsubj>0 منزلا/N/obj>0", "settlers"),
        ("قصف/V المتمردون/N/nsubj>0 مدينة/N/obj>0 تعز/P/nmod>2 في/I اليمن/P/obl>0", "houthis"),
        ("شن/V طيران/N/nsubj>0 التحالف/N/nmod>1 غارات/N/obj>0 على/I صنعاء/P/obl>0 في/I اليمن/P/obl>0", "saudi-coalition"),
        ("شن/V طيران/N/nsubj>0 التحالف/N/nmod>1 غارات/N/obj>0 على/I الرقة/P/obl>0 في/I سوريا/P/obl>0", "coalition"),
    ],
)
def test_members_rebels_and_coalitions_are_those_of_the_passage(link: Link, line: str, who: str) -> None:
    assert who in {m.entity for m in link(line).mentions}


def test_forces_loyal_to_the_government_of_libya_are_not_yemens(link: Link) -> None:
    linked = link("قاتلت/V قوات/N/nsubj>0 موالية/A/amod>1 ل+/I الحكومة/N/obl>2 قرب/I بنغازي/P/obl>0 في/I ليبيا/P/obl>0")
    assert "yemen-army" not in {m.entity for m in linked.mentions}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("مواقع/N اللواء/N/nmod>0 الخامس/A/amod>1 عشر/N/flat>2", "اللواء الخامس عشر"),
        ("قائد/N الفرقة/N/nmod>0 الحادية/A/amod>1 و+/C العشرين/A/conj>2", "الفرقة الحادية والعشرين"),
    ],
)
def test_units_are_numbered_in_words(link: Link, line: str, name: str) -> None:
    assert name in {e.name_ar for e in link(line).entities.values() if e.kind is EntityKind.STATE_FORCE}


@pytest.mark.parametrize(
    "line",
    [
        "عاد/V إلى/I مسقط/N/obl>0 رأسه/N/nmod>2",
        "قانون/N مكافحة/N/nmod>0 الإرهاب/N/nmod>1 في/I تونس/P/nmod>0",
        "تسلم/V مبلغا/N/obj>0 ماليا/A/amod>1",
        "استخدم/V وسائل/N/obj>0 التصدي/N/nmod>1",
        "انقطع/V التيار/N/nsubj>0 الكهربائي/A/amod>1",
    ],
)
def test_words_that_only_look_like_names(link: Link, line: str) -> None:
    assert not {m.entity for m in link(line).mentions} - {"tunisia"}


def test_the_name_of_a_state_that_describes_is_its_adjective(link: Link) -> None:
    linked = link("شاحنة/N سورية/A/amod>0", "حادث/N غرب/N/nmod>0 السعودية/A/amod>1")
    assert {m.text: m.adjective for m in linked.mentions if m.entity == "syria"} == {"سورية": True}
    assert not any(m.adjective for m in linked.mentions if m.entity == "saudi-arabia")


def test_a_quarter_is_none_of_a_state_that_the_report_does_not_speak_of(link: Link) -> None:
    linked = link("اشتباكات/N في/I حي/N/nmod>0 الخالدية/P/nmod>2 شمال/N حلب/P/nmod>4 السورية/A/amod>5", names={"حلب": "LOC"})
    assert found(linked)["حي الخالدية"] == "text:city:خالديه:syria"


def test_everyday_words_do_not_move_the_passage_to_another_state(link: Link) -> None:
    linked = link("انفجار/N في/I كركوك/P/nmod>0 شمال/N العراق/P/nmod>3", "وصلت/V الشرطة/N/nsubj>0 عند/I المدخل/N/obl>0")
    assert "iraq-police" in {m.entity for m in linked.mentions}


def test_what_a_source_goes_on_to_do_is_no_part_of_it(link: Link) -> None:
    linked = link("أعلن/V مصدر/N/nsubj>0 عسكري/A/amod>1 محملا/A/advcl>0 داعش/P/obj>3 المسؤولية/N/obj>3")
    assert {m.text for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE} == {"مصدر عسكري"}


def test_who_was_told_is_no_part_of_the_source(link: Link) -> None:
    linked = link("قال/V مصدر/N/nsubj>0 عسكري/A/amod>1 ل+/I رويترز/P/obl>0 إن/S")
    assert {m.text for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE} == {"مصدر عسكري"}


def test_a_score_says_what_it_is_made_of(link: Link) -> None:
    [mention] = [m for m in link("مقاتلو/N الحشد/N/nmod>0 الشعبي/A/amod>1 في/I العراق/P/nmod>0").mentions if m.entity == "pmf"]
    assert mention.why.startswith("its name 0.85, the passage is about its state 0.1")


def test_the_province_is_one_that_is_called_so_though_its_name_does_not_say_it(link: Link) -> None:
    linked = link("قصف/N في/I مأرب/P/nmod>0 ب+/I اليمن/P/nmod>2", "دارت/V معارك/N/nsubj>0 شمال/N/nmod>1 المحافظة/N/nmod>2")
    assert found(linked)["المحافظة"] == "marib"
