"""Posts, unknown people, states and places that news tells without their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.linking import Catalogue
from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import found

Link = Callable[..., LinkedDocument]


def test_unknown_people_are_a_side_and_gunmen_are_one_group(link: Link) -> None:
    linked = link("أحرق/V مجهولون/N/nsubj>0 سيارة/N/obj>0", "هاجم/V مسلحون/N/nsubj>0 مجهولون/A/amod>1 دورية/N/obj>0")
    assert [(m.text, m.kind) for m in linked.mentions if m.kind is EntityKind.ARMED_GROUP] == [
        ("مجهولون", EntityKind.ARMED_GROUP),
        ("مسلحون مجهولون", EntityKind.ARMED_GROUP),
    ]
    assert found(linked)["مسلحون مجهولون"] == "text:armedgroup:مسلحون_مجهولون"


def test_a_suicide_attack_is_no_person_but_a_bomber_is(link: Link) -> None:
    attack = link("قتل/V جنديان/N/nsubj>0 في/I هجوم/N/obl>0 انتحاري/A/amod>3 أمس/N/obl>0")
    bomber = link("فجر/V انتحاري/N/nsubj>0 نفسه/N/obj>0 عند/I حاجز/N/obl>0")
    assert EntityKind.PERSON not in {m.kind for m in attack.mentions}
    assert EntityKind.PERSON in {m.kind for m in bomber.mentions}


def test_the_kingdom_is_the_one_of_the_report_wherever_it_is_spoken_of(link: Link) -> None:
    linked = link(
        "تصاعد/V القتال/N/nsubj>0 في/I اليمن/P/obl>0 و/C صنعاء/P/conj>3",
        "قالت/V السعودية/P/nsubj>0 إن/S اليمن/P/nsubj>4 يهدد/V أمن/N/obj>4 المملكة/N/nmod>5",
        names={"المملكة": "LOC"},
    )
    assert found(linked)["المملكة"] == "saudi-arabia"


def test_a_kingdom_of_nobody_is_no_town(link: Link) -> None:
    assert "المملكة" not in found(link("عاد/V إلى/I المملكة/P/obl>0 أمس/N/obl>0", names={"المملكة": "LOC"}))


def test_a_post_within_a_post_is_that_of_the_person_named_after_it(link: Link) -> None:
    named = link(
        "قال/V نائب/N/nsubj>0 رئيس/N/nmod>1 مجلس/N/nmod>2 محافظة/N/nmod>3 الأنبار/P/nmod>4 سمير/P/appos>1 الكعبي/P/flat>6",
        names={"سمير الكعبي": "PERS"},
    )
    unnamed = link("قال/V نائب/N/nsubj>0 رئيس/N/nmod>1 مجلس/N/nmod>2 محافظة/N/nmod>3 الأنبار/P/nmod>4 إن/S الهدوء/N عاد/V")
    assert EntityKind.UNNAMED_SOURCE not in {m.kind for m in named.mentions}
    assert EntityKind.UNNAMED_SOURCE in {m.kind for m in unnamed.mentions}


def test_the_minister_of_a_state_is_who_was_named_as_one(link: Link) -> None:
    linked = link(
        "وصل/V وزير/N/nsubj>0 النقل/N/nmod>1 اليمني/A/amod>1 سمير/P/appos>1 الكعبي/P/flat>4 إلى/I عدن/P/obl>0",
        "وقال/V الوزير/N/nsubj>0 اليمني/A/amod>1 إن/S الميناء/N/nsubj>5 مفتوح/A/ccomp>0",
        "و/C التقى/V الوزير/N/nsubj>1 العراقي/A/amod>2",
        names={"سمير الكعبي": "PERS"},
    )
    assert found(linked)["الوزير اليمني"] == found(linked)["سمير الكعبي"]
    assert found(linked)["الوزير العراقي"] != found(linked)["سمير الكعبي"]


def test_the_governor_of_a_town_is_named_after_the_town(link: Link) -> None:
    linked = link("زار/V محافظ/N/nsubj>0 بيروت/P/nmod>1 سمير/P/appos>1 كعبي/P/flat>3 الميناء/N/obj>0 في/I لبنان/P/obl>0")
    assert "سمير كعبي" in {linked.entities[m.entity].name_ar for m in linked.mentions}


def test_a_place_is_known_again_without_the_word_for_its_kind(link: Link) -> None:
    linked = link(
        "دخلت/V القوات/N/nsubj>0 مدينة/N/obj>0 الحوطة/P/nmod>2 في/I لحج/P/obl>0 باليمن/P/obl>0",
        "شهدت/V الحوطة/N/nsubj>0 اشتباكات/N/obj>0",
        names={"الحوطة": "LOC"},
    )
    assert found(linked)["الحوطة"] == found(linked)["مدينة الحوطة"]


def test_a_place_is_meant_after_a_known_one_where_the_parser_sees_no_name(link: Link) -> None:
    linked = link("معارك/N في/I صرواح/P/nmod>0 و+/C النجيفة/N/conj>2 باليمن/P/nmod>0", names={"النجيفة": "LOC"})
    assert found(linked)["النجيفة"] == "text:city:نجيفه:yemen"


@pytest.mark.parametrize("written", ["ألماني", "الألماني", "الالماني"])
def test_a_name_that_begins_like_the_article_is_known_with_it(catalogue: Catalogue, written: str) -> None:
    assert {s.entity for s in catalogue.senses(written)} == {"germany"}


def test_germany_is_known_after_a_preposition(link: Link) -> None:
    assert set(found(link("وصل/V إلى/I ألمانيا/P/obl>0", "قمة/N بألمانيا/P/nmod>0")).values()) == {"germany"}
    assert "germany" in found(link("قمة/N بألمانيا/P/nmod>0")).values()


@pytest.mark.parametrize("phrase", ["ناقلة/N/obj>0 جنود/N/nmod>2", "أذان/N/obj>0 المغرب/P/nmod>2"])
def test_phrases_of_every_day_name_nobody(link: Link, phrase: str) -> None:
    linked = link(f"قصفت/V الطائرات/N/nsubj>0 {phrase} في/I العراق/P/obl>0")
    assert {m.entity for m in linked.mentions} == {"iraq"}


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("اتهم/V الوفد/N/nsubj>0 طهران/P/obj>0 بالهجوم/N/obl>0", "iran"),
        ("انتظر/V العراق/P/nsubj>0 موقف/N/obj>0 طهران/P/nmod>2", "iran"),
        ("غادر/V الوفد/N/nsubj>0 طهران/P/obj>0 أمس/N/obl>0", "tehran-ir"),
        ("وصل/V الوزير/N/nsubj>0 إلى/I طهران/P/obl>0", "tehran-ir"),
    ],
)
def test_a_capital_is_its_state_where_governments_are_spoken_of(link: Link, sentence: str, meant: str) -> None:
    assert found(link(sentence, names={"طهران": "LOC"}))["طهران"] == meant


@pytest.mark.parametrize(
    ("place", "army"), [("نابلس/P/obl>0 الفلسطينية/A/amod>4", "israel-army"), ("بيروت/P/obl>0", "lebanon-army")]
)
def test_the_army_of_a_report_is_that_which_the_state_has_or_bears(link: Link, place: str, army: str) -> None:
    linked = link(f"اقتحم/V الجيش/N/nsubj>0 بلدة/N/obj>0 في/I {place}")
    assert found(linked)["الجيش"] == army


def test_palestine_has_forces_and_no_army(link: Link) -> None:
    linked = link("انتشرت/V القوات/N/nsubj>0 الفلسطينية/A/amod>1 في/I رام/P/obl>0 الله/P/flat>4")
    assert found(linked)["القوات الفلسطينية"] == "palestine-security-forces"


def test_a_short_name_with_the_adjective_of_another_state_is_none_that_was_named(link: Link) -> None:
    named = "أعلنت/V القيادة/N/nsubj>0 المركزية/A/amod>1 الأميركية/A/amod>1 الغارة/N/obj>0"
    iranian = link(named, "ونددت/V القيادة/N/nsubj>0 الإيرانية/A/amod>1 الضربة/N/obl>0")
    american = link(named, "وتوعدت/V القيادة/N/nsubj>0 الأميركية/A/amod>1 الرد/N/obl>0")
    assert "centcom" not in {m.entity for m in iranian.mentions if m.sentence == 1}
    assert "centcom" in {m.entity for m in american.mentions if m.sentence == 1}
