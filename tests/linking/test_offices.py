"""Persons told by their office, and names of persons that the models cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph_builder.linking.lexicon import last_name
from graph_builder.linking.posts import Posts
from graph_builder.model import Entity, EntityKind, LinkedDocument, Predicate, Tie
from tests.linking.conftest import found

Link = Callable[..., LinkedDocument]

MINISTER = "وصل/V وزير/N/nsubj>0 الدفاع/N/nmod>1 الأميركي/A/amod>1 إلى/I بغداد/P/obl>0"


@pytest.mark.parametrize(
    ("day", "who"),
    [(date(2015, 7, 23), "ashton-carter"), (date(2014, 3, 1), "chuck-hagel"), (None, None)],
)
def test_a_minister_is_who_held_the_office_on_the_day(link: Link, day: date | None, who: str | None) -> None:
    people = {m.entity for m in link(MINISTER, published=day).mentions if m.kind is EntityKind.PERSON}
    assert people == ({who} if who else set())


def test_the_office_is_a_name_of_its_holder_in_this_report(link: Link) -> None:
    linked = link(MINISTER, published=date(2015, 7, 23))
    assert "وزير الدفاع الأميركي" in linked.entities["ashton-carter"].names


def test_the_head_of_the_government_is_not_the_head_of_the_state(link: Link) -> None:
    linked = link("أكد/V رئيس/N/nsubj>0 الحكومة/N/nmod>1 التركية/A/amod>2 ذلك/O/obj>0", published=date(2015, 7, 25))
    assert "ahmet-davutoglu" in found(linked).values()
    assert "recep-tayyip-erdogan" not in found(linked).values()


def test_a_groups_leader_needs_no_name(link: Link) -> None:
    linked = link("هدد/V زعيم/N/nsubj>0 تنظيم/N/nmod>1 داعش/P/nmod>2 خصومه/N/obj>0", published=date(2015, 7, 25))
    assert found(linked)["زعيم تنظيم داعش"] == "abu-bakr-al-baghdadi"


@pytest.mark.parametrize(
    "line",
    [
        "زار/V الرئيس/N/nsubj>0 التركي/A/amod>1 السابق/A/amod>1 المدينة/N/obj>0",
        "هو/O أول/A رئيس/N/nmod>1 أميركي/A/amod>2 يزور/V البلاد/N",
        "قال/V نائب/N/nsubj>0 الرئيس/N/nmod>1 التركي/A/amod>2 ذلك/O/obj>0",
    ],
)
def test_who_held_it_once_whoever_may_hold_it_and_a_deputy_are_not_the_holder(link: Link, line: str) -> None:
    linked = link(line, published=date(2015, 7, 25))
    assert not {"recep-tayyip-erdogan", "barack-obama"} & {m.entity for m in linked.mentions}


def test_two_who_may_have_held_an_office_are_nobody() -> None:
    state = Entity("x", EntityKind.GOVERNMENT, "س", "X", ("س",), "catalogue", "x")
    ties = [Tie(Predicate.LEADS, "x", "2014", None, "الرئيس"), Tie(Predicate.LEADS, "x", None, None, "الرئيس")]
    people = {k: Entity(k, EntityKind.PERSON, k, k, (k,), "catalogue", ties=(t,)) for k, t in zip("ab", ties, strict=True)}
    posts = Posts({"x": state, **people})
    assert posts.holder("x", "رييس", date(2015, 1, 1)) == "a"
    assert posts.holder("x", "رييس", date(2015, 1, 1), told=["b"]) is None
    assert posts.holder("x", "رييس", date(2013, 1, 1)) is None


def test_a_name_between_commas_is_the_holder_of_the_office_before(link: Link) -> None:
    linked = link(
        "قال/V المتحدث/N/nsubj>0 باسم/N/nmod>1 التحالف/N/nmod>2 العربي/A/amod>3 ،/. العميد/N/appos>1 أحمد/P/appos>6 "
        "عسيري/P/flat>7 ،/. إن/S",
        names={"أحمد عسيري": "PERS"},
    )
    assert {m.head for m in linked.mentions if m.entity == "ahmed-asiri"} >= {1}


def test_the_body_in_a_persons_office_is_a_mention_too(link: Link) -> None:
    linked = link(
        "دعا/V رئيس/N/nsubj>0 لجنة/N/nmod>1 السلم/N/nmod>2 الأهلي/A/amod>3 سعيد/P/appos>1 الوردي/P/flat>5 إلى/I الحوار/N/obl>0",
        names={"سعيد الوردي": "PERS"},
    )
    assert "لجنة السلم الأهلي" in {e.name_ar for e in linked.entities.values() if e.kind is EntityKind.ORGANIZATION}


def test_another_first_name_is_another_person(link: Link) -> None:
    linked = link(
        "قال/V تشارلز/P/nsubj>0 براون/P/flat>1 ذلك/O/obj>0",
        "مقتل/N مايكل/P/nmod>0 براون/P/flat>1",
        "وأضاف/V براون/P/nsubj>0 أن/S",
        names={"تشارلز براون": "PERS", "مايكل براون": "PERS"},
    )
    assert found(linked)["مايكل براون"] == "text:person:مايكل_براون"


def test_a_preposition_is_no_last_name(link: Link) -> None:
    linked = link(
        "سقط/V زين/P/nsubj>0 العابدين/P/flat>1 بن/P/flat>1 علي/P/flat>1 في/I تونس/P/obl>0",
        "صوت/V النواب/N/nsubj>0 على/I القانون/N/obl>0",
        names={"زين العابدين بن علي": "PERS"},
    )
    assert [m.text for m in linked.mentions if m.entity == "zine-el-abidine-ben-ali"] == ["زين العابدين بن علي"]


@pytest.mark.parametrize(
    ("name", "last"),
    [("محمد بن سلمان", "بن سلمان"), ("حسن نصر الله", "نصر الله"), ("هادي العامري", "العامري"), ("عبدالله آل ثاني", "آل ثاني")],
)
def test_a_last_name_is_whole(name: str, last: str) -> None:
    assert " ".join(last_name(name.split())) == last


def test_half_of_a_name_is_no_last_name_when_it_is_folded() -> None:
    assert last_name(("سالم", "نور", "دين")) == ("نور", "دين")


def test_a_name_goes_on_with_whose_son_one_is(link: Link) -> None:
    linked = link(
        "قال/V الشيخ/N/nsubj>0 سالم/P/appos>1 بن/N/nmod>1 راشد/P/nmod>3 آل/N/nmod>1 فاضل/P/nmod>5 إن/S", names={"سالم": "PERS"}
    )
    assert "سالم بن راشد آل فاضل" in {e.name_ar for e in linked.entities.values()}


@pytest.mark.parametrize("words", ["رحم/P الله/P", "تويتر/P", "لسان/N"])
def test_formulas_sites_and_everyday_words_are_nobody(link: Link, words: str) -> None:
    name = " ".join(w.split("/")[0] for w in words.split())
    linked = link(f"كتب/V أحدهم/N/nsubj>0 {words} هنا/N", names={name: "PERS"})
    assert not [m for m in linked.mentions if m.kind is EntityKind.PERSON]


def test_somebodys_government_is_the_state(link: Link) -> None:
    linked = link(
        "طالب/V المحتجون/N/nsubj>0 حكومة/N/obj>0 العبادي/P/nmod>2 ب+/I الرحيل/N/obl>0",
        "قال/V حيدر/P/nsubj>0 العبادي/P/flat>1 إن/S",
        names={"حيدر العبادي": "PERS", "العبادي": "PERS"},
        published=date(2015, 8, 2),
    )
    assert found(linked)["حكومة العبادي"] == "iraq"


def test_a_rank_and_a_name_are_no_part_of_the_body(link: Link) -> None:
    linked = link(
        "قال/V مدير/N/nsubj>0 شرطة/N/nmod>1 الصوامع/P/nmod>2 العميد/N/appos>1 سالم/P/nmod>4 الوردي/P/flat>5 إن/S",
        names={"سالم الوردي": "PERS"},
    )
    assert "شرطة الصوامع" in {e.name_ar for e in linked.entities.values()}


@pytest.mark.parametrize(
    ("line", "ministry"),
    [
        ("وصل/V وزير/N/nsubj>0 الدفاع/N/nmod>1 الأوغندي/A/amod>1 كاسوزي/P/nmod>1 موكاسا/P/flat>4", "uganda-defence-ministry"),
        ("وصل/V وزير/N/nsubj>0 خارجية/N/nmod>1 إيران/P/nmod>2 كاسوزي/P/nmod>1 موكاسا/P/flat>4", "iran-foreign-ministry"),
        ("وصل/V وزير/N/nsubj>0 الدفاع/N/nmod>1 في/I أوغندا/P/nmod>1 كاسوزي/P/nmod>1 موكاسا/P/flat>5", "uganda-defence-ministry"),
        ("وصل/V كاسوزي/P/nsubj>0 موكاسا/P/flat>1 وزير/N/nmod>1 الدفاع/N/nmod>3 الأوغندي/A/amod>3", "uganda-defence-ministry"),
        ("وصل/V وزير/N/nsubj>0 البيئة/N/nmod>1 كاسوزي/P/nmod>1 موكاسا/P/flat>3", "text:organization:وزاره_بييه"),
        (
            "وصل/V وزير/N/nsubj>0 البيئة/N/nmod>1 الأوغندي/A/amod>1 كاسوزي/P/nmod>1 موكاسا/P/flat>4",
            "text:organization:وزاره_بييه_uganda",
        ),
        (
            "وصل/V وزير/N/nsubj>0 التربية/N/nmod>1 و+/C/cc>4 التعليم/N/conj>2 كاسوزي/P/nmod>1 موكاسا/P/flat>5",
            "text:organization:وزاره_تربيه_والتعليم",
        ),
        ("وصل/V وزير/N/nsubj>0 الدولة/N/nmod>1 كاسوزي/P/nmod>1 موكاسا/P/flat>3", None),
        ("أوفد/V وزير/N/obj>0 خارجيت/N/nmod>1 ه/O/nmod>2 كاسوزي/P/nmod>1 موكاسا/P/flat>4", None),
        ("وصل/V وزير/N/nsubj>0 الدفاع/N/nmod>1 الأوغندي/A/amod>1 أمس/N/obl>0", None),
    ],
)
def test_a_minister_with_a_name_tells_of_the_ministry(link: Link, line: str, ministry: str | None) -> None:
    linked = link(line, names={"كاسوزي موكاسا": "PERS"})
    assert {m.entity for m in linked.mentions if m.kind is EntityKind.ORGANIZATION} == ({ministry} if ministry else set())


def test_whom_somebody_speaks_for_is_not_the_speaker(link: Link) -> None:
    linked = link("قال/V متحدث/N/nsubj>0 ب+/I/case>3 اسم/N/nmod>1 خليفة/N/nmod>3 حفتر/P/nmod>4", names={"خليفة حفتر": "PERS"})
    assert "متحدث باسم خليفة حفتر" not in {text for text, key in found(linked).items() if key == "khalifa-haftar"}


def test_the_adjective_of_an_office_within_a_name_is_read(link: Link) -> None:
    linked = link(
        "قتل/V جندي/N/nsubj>0 من/I القوات/N/nmod>1 الموالية/A/amod>3 ل+/I/case>6 الرئيس/N/obl>4 اليمني/A/amod>6 عبدربه/P/nmod>6 "
        "منصور/P/flat>8 هادي/P/flat>8"
    )
    assert "yemen" in {m.entity for m in linked.mentions if m.adjective}
