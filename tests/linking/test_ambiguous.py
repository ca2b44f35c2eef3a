"""Names that mean several things: the sentence decides, and what it might also mean is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import meant

Link = Callable[..., LinkedDocument]


def test_al_abbas_is_a_president_a_minister_or_a_shrine(link: Link) -> None:
    named = link(
        "التقى/V محمود/P/nsubj>0 عباس/P/flat>1 الوفد/N/obj>0",
        "وقال/V عباس/P/nsubj>0 إن/S",
        names={"محمود عباس": "PERS", "عباس": "PERS"},
    )
    assert meant(named, "عباس").entity == "mahmoud-abbas"
    shrine = link("زار/V آلاف/N/nsubj>0 مرقد/N/obj>0 العباس/P/nmod>2 في/I كربلاء/P/nmod>2", names={"كربلاء": "LOC"})
    assert not [m for m in shrine.mentions if m.entity in ("mahmoud-abbas", "ali-mahmoud-abbas")]


def test_badr_is_the_organisation_in_iraq_and_a_town_after_a_word_for_one(link: Link) -> None:
    group = link("شاركت/V منظمة/N/nsubj>0 بدر/P/nmod>1 في/I المعركة/N/obl>0", "وقالت/V بدر/P/nsubj>0 إن/S")
    assert meant(group, "بدر").entity == "badr-organization"
    somebody = link("قال/V بدر/P/nsubj>0 الشمري/P/flat>1 إن/S", names={"بدر الشمري": "PERS"})
    assert "badr-organization" not in {m.entity for m in somebody.mentions}


def test_hezbollah_is_lebanese_and_its_namesake_in_iraq_has_a_longer_name(link: Link) -> None:
    lebanese = link("أعلن/V حزب/N/nsubj>0 الله/P/nmod>1 قصف/N/obj>0 موقع/N/nmod>3")
    assert meant(lebanese, "حزب الله").entity == "hezbollah"
    iraqi = link("أعلنت/V كتائب/N/nsubj>0 حزب/N/nmod>1 الله/P/nmod>2 ذلك/O/obj>0", "وقالت/V الكتائب/N/nsubj>0 إن/S")
    assert {m.entity for m in iraqi.mentions} == {"kataib-hezbollah"}


def test_the_brigades_are_those_that_were_named(link: Link) -> None:
    gaza = link("أطلقت/V كتائب/N/nsubj>0 القسام/P/nmod>1 صواريخ/N/obj>0", "وقالت/V الكتائب/N/nsubj>0 إن/S")
    assert meant(gaza, "الكتائب").entity == "qassam-brigades"


def test_the_revolutionary_guard_is_irans(link: Link) -> None:
    linked = link("أعلن/V الحرس/N/nsubj>0 الثوري/A/amod>1 ذلك/O/obj>0")
    assert meant(linked, "الحرس الثوري").entity == "irgc"


def test_the_forces_are_a_party_only_in_lebanon(link: Link) -> None:
    lebanon = link(
        "قال/V حزب/N/nsubj>0 القوات/N/nmod>1 اللبنانية/A/amod>2 ذلك/O/obj>0 في/I بيروت/P/obl>0",
        "وأضافت/V القوات/N/nsubj>0 أن/S",
        names={"بيروت": "LOC"},
    )
    assert meant(lebanon, "القوات").entity == "lebanese-forces"
    elsewhere = link("تقدمت/V القوات/N/nsubj>0 نحو/I الموصل/P/obl>0", names={"الموصل": "LOC"})
    assert "lebanese-forces" not in {m.entity for m in elsewhere.mentions}


def test_salah_al_din_is_a_governorate_or_part_of_a_name(link: Link) -> None:
    place = link("انفجار/N في/I محافظة/N/nmod>0 صلاح/P/nmod>2 الدين/P/flat>3")
    assert meant(place, "محافظة صلاح الدين").kind is EntityKind.REGION
    person = link("قال/V صلاح/P/nsubj>0 الدين/P/flat>1 دمرداش/P/flat>1 ذلك/O/obj>0", names={"صلاح الدين دمرداش": "PERS"})
    assert {m.entity for m in person.mentions} == {"selahattin-demirtas"}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("انفجار/N في/I طرابلس/P/nmod>0 شمال/N لبنان/P/nmod>3", "lebanon"),
        ("اشتباكات/N في/I طرابلس/P/nmod>0 بعد/I عودة/N/nmod>0 وفد/N/nmod>4 من/I ليبيا/P/nmod>5", "libya"),
    ],
)
def test_tripoli_is_that_of_the_state_of_the_passage_and_keeps_the_other(link: Link, line: str, state: str) -> None:
    linked = link(line, names={"طرابلس": "LOC"})
    mention = next(m for m in linked.mentions if m.text == "طرابلس")
    assert linked.entities[mention.entity].country == state
    others = {linked.entities[key].country for key, _ in mention.alternatives}
    assert others - {state} == {"libya", "lebanon"} - {state}


def test_cairo_acts_lies_somewhere_or_describes(link: Link) -> None:
    acts = link("أعلنت/V القاهرة/P/nsubj>0 ذلك/O/obj>0")
    assert meant(acts, "القاهرة").entity == "egypt"
    lies = link("انفجار/N في/I القاهرة/P/nmod>0", names={"القاهرة": "LOC"})
    assert meant(lies, "القاهرة").kind is EntityKind.CITY
    describes = link("لظروف/N قاهرة/A/amod>0")
    assert not describes.mentions


def test_a_capital_after_a_verb_with_its_object_acts(link: Link) -> None:
    linked = link("مقاتلون/N درب+/V/acl>0 هم/O/obj>1 واشنطن/P/obj>1")
    assert meant(linked, "واشنطن").entity == "us"


_MANY_BEAR_IT = [
    ("قال/V قائد/N/nsubj>0 سلاح/N/nmod>1 المدرعات/N/nmod>2", "سلاح المدرعات", "armoured-corps-khartoum"),
    ("قصف/V سلاح/N/obj>0 الإشارة/N/nmod>1", "سلاح الإشارة", "signal-corps-bahri"),
    ("قصف/V مقر/N/obj>0 سلاح/N/nmod>1 المهندسين/N/nmod>2", "مقر سلاح المهندسين", "engineers-corps-omdurman"),
    ("قال/V محمد/P/nsubj>0 مصطفى/P/flat>1 ذلك/O/obj>0", "محمد مصطفى", "mohammad-mustafa"),
    ("انفجار/N في/I/case>2 فندق/N/nmod>0 الحياة/N/nmod>2", "فندق الحياة", "hayat-hotel"),
]
_PLACED = {
    "armoured-corps-khartoum": "وصل/V الوفد/N/nsubj>0 إلى/I/case>3 السودان/P/obl>0",
    "signal-corps-bahri": "وصل/V الوفد/N/nsubj>0 إلى/I/case>3 السودان/P/obl>0",
    "engineers-corps-omdurman": "وصل/V الوفد/N/nsubj>0 إلى/I/case>3 السودان/P/obl>0",
    "mohammad-mustafa": "وصل/V الوفد/N/nsubj>0 إلى/I/case>3 فلسطين/P/obl>0",
    "hayat-hotel": "وصل/V الوفد/N/nsubj>0 إلى/I/case>3 الصومال/P/obl>0",
}


@pytest.mark.parametrize(("sentence", "name", "key"), _MANY_BEAR_IT, ids=[key for _, _, key in _MANY_BEAR_IT])
def test_a_name_that_many_bear_is_meant_in_a_report_on_its_state(link: Link, sentence: str, name: str, key: str) -> None:
    abroad = link("وصل/V الوفد/N/nsubj>0 إلى/I/case>3 العراق/P/obl>0", sentence)
    assert key not in {m.entity for m in abroad.mentions}
    assert meant(link(_PLACED[key], sentence), name).entity == key


@pytest.mark.parametrize(("state", "key"), [("السعودية", "saudi-emergency-forces"), ("لبنان", "unifil")])
def test_emergency_forces_are_those_of_the_state_that_is_spoken_of(link: Link, state: str, key: str) -> None:
    linked = link(
        f"وصل/V الوفد/N/nsubj>0 إلى/I/case>3 {state}/P/obl>0",
        "أعلنت/V قوات/N/nsubj>0 الطوارئ/N/nmod>1 ذلك/O/obj>0",
    )
    assert meant(linked, "قوات الطوارئ").entity == key


def test_a_patriarch_of_antioch_is_not_in_the_town(link: Link) -> None:
    title = link(
        "قال/V بطريرك/N/nsubj>0 أنطاكية/P/nmod>1 و+/C سائر/N/conj>2 المشرق/N/nmod>4 ذلك/O/obj>0", names={"أنطاكية": "LOC"}
    )
    assert "antakya" not in {m.entity for m in title.mentions}
    town = link("قال/V بطريرك/N/nsubj>0 في/I/case>3 أنطاكية/P/obl>0", names={"أنطاكية": "LOC"})
    assert meant(town, "أنطاكية").entity == "antakya"


def test_a_hyatt_is_not_the_hotel_of_mogadishu(link: Link) -> None:
    linked = link("انفجار/N في/I/case>2 فندق/N/nmod>0 حياة/P/nmod>2 في/I/case>5 الأردن/P/nmod>2")
    assert "hayat-hotel" not in {m.entity for m in linked.mentions}


@pytest.mark.parametrize(
    ("last", "ministry"),
    [
        ("قالت/V الداخلية/A/nsubj>0 إن/S التحقيق/N/obj>0", True),
        ("قالت/V الداخلية/N/nsubj>0 إن/S التحقيق/N/obj>0", True),
        ("تغيرت/V السياسة/N/nsubj>0 الداخلية/A/amod>1", False),
        ("قال/V وزير/N/nsubj>0 الداخلية/N/nmod>1", False),
    ],
)
def test_the_interior_alone_is_the_ministry_where_it_acts(link: Link, last: str, ministry: bool) -> None:
    linked = link("وقع/V هجوم/N/nsubj>0 في/I بنغازي/P/obl>0 ب+/I ليبيا/P/obl>0", last)
    assert ("libya-interior-ministry" in {m.entity for m in linked.mentions}) is ministry
