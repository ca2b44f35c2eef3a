"""Where a name ends, and what stands beside a name without being it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import found

Link = Callable[..., LinkedDocument]


def kinds(linked: LinkedDocument) -> set[EntityKind]:
    return {m.kind for m in linked.mentions}


def test_a_suicide_attack_is_no_person(link: Link) -> None:
    linked = link("فجر/V انتحاري/N/nsubj>0 سيارته/N/obj>0", "وقع/V الهجوم/N/nsubj>0 الانتحاري/A/amod>1 ظهرا/N/obl>0")
    assert [m.text for m in linked.mentions if m.kind is EntityKind.PERSON] == ["انتحاري"]


def test_an_aside_is_no_newspaper(link: Link) -> None:
    linked = link("يصل/V الوفد/N/nsubj>0 إلى/I مصر/P/obl>0 (/. اليوم/N/obl>0 )/.")
    assert "al-yaum" not in {m.entity for m in linked.mentions}


def test_a_word_after_a_quotation_is_no_quoted_name(link: Link) -> None:
    linked = link('وصف/V الهجوم/N/obj>0 بأنه/I "/. وحشي/A/amod>1 "/. اليوم/N/obl>0 في/I مصر/P/obl>0')
    assert "al-yaum" not in {m.entity for m in linked.mentions}


def test_a_paper_named_in_turned_quotation_marks(link: Link) -> None:
    linked = link("قال/V مصدر/N/nsubj>0 ل+/I »/. اليوم/N/obl>0 »/. في/I السعودية/P/obl>0")
    assert "al-yaum" in {m.entity for m in linked.mentions}


def test_a_described_group_has_the_quoted_name_after_it(link: Link) -> None:
    linked = link("تبنى/V التنظيم/N/nsubj>0 الإرهابي/A/amod>1 «/. داعش/P/appos>1 »/. التفجير/N/obj>0")
    assert [m.entity for m in linked.mentions if m.text.startswith("التنظيم")] == ["isis"]


def test_a_groups_positions_in_quotation_marks_are_its_own(link: Link) -> None:
    linked = link("غارات/N على/I مواقع/N/nmod>0 «/. داعش/P/nmod>2 »/. في/I العراق/P/nmod>2")
    assert "isis" in {m.entity for m in linked.mentions}


def test_after_a_preposition_a_state_is_no_adjective(link: Link) -> None:
    linked = link("شن/V غارة/N/obj>0 جوية/A/amod>1 في/I/case>4 سورية/A/amod>1")
    assert [m.adjective for m in linked.mentions if m.entity == "syria"] == [False]


def test_a_name_ends_before_a_preposition_and_before_a_group(link: Link) -> None:
    linked = link(
        "التقى/V سامر/P/obj>0 الرفاعي/P/flat>1 فور/I/case>4 وصوله/N/obl>0",
        "اتهم/V سامر/P/nsubj>0 الرفاعي/P/flat>1 ميليشيا/N/obj>0 مدعومة/A/amod>3 من/I إيران/P/obl>4",
        names={"سامر الرفاعي فور": "PERS", "سامر الرفاعي ميليشيا": "PERS"},
    )
    assert {m.text for m in linked.mentions if m.kind is EntityKind.PERSON} == {"سامر الرفاعي"}
    assert "ميليشيا مدعومة من إيران" in found(linked)


def test_a_name_ends_where_a_known_name_begins(link: Link) -> None:
    linked = link(
        "حذر/V سامر/P/nsubj>0 الرفاعي/P/flat>1 الولايات/P/obj>0 المتحدة/A/amod>3",
        names={"سامر الرفاعي الولايات": "PERS"},
    )
    assert found(linked)["سامر الرفاعي"].startswith("text:person")
    assert found(linked)["الولايات المتحدة"] == "us"


def test_a_body_ends_before_its_head(link: Link) -> None:
    linked = link(
        "قالت/V شرطة/N/nsubj>0 كابول/P/nmod>1 سامر/P/nmod>1 الرفاعي/P/flat>3",
        names={"كابول": "LOC", "سامر الرفاعي": "PERS"},
    )
    assert "شرطة كابول" in found(linked)


def test_a_crossroads_is_named_by_a_noun(link: Link) -> None:
    linked = link("انفجار/N عند/I دوار/N/nmod>0 المحكمة/N/nmod>2 في/I بغداد/P/nmod>2")
    assert EntityKind.SITE in {m.kind for m in linked.mentions if m.text == "دوار المحكمة"}


@pytest.mark.parametrize(
    "sentence",
    [
        "تعاونت/V الدولتان/N/nsubj>0 في/I/case>3 ميدان/N/obl>0 الطاقة/N/nmod>3",
        "قرأ/V تقاطع/N/obj>0 المصالح/N/nmod>1 في/I/case>4 العراق/P/nmod>1",
        "رحل/V عن/I/case>2 ساحة/N/obl>0 الأحداث/N/nmod>2",
        "تعاونا/V في/I/case>2 ميدان/N/obl>0 التعليم/N/nmod>2 في/I/case>5 سوريا/P/nmod>2",
    ],
)
def test_a_field_of_work_is_no_square(link: Link, sentence: str) -> None:
    assert EntityKind.SITE not in kinds(link(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "انفجار/N قرب/I/case>2 ميدان/N/nmod>0 المحكمة/N/nmod>2",
        "انفجار/N أمام/I/case>2 ميدان/N/nmod>0 المحكمة/N/nmod>2",
        "انفجار/N في/I/case>2 ميدان/N/nmod>0 المحكمة/N/nmod>2 في/I/case>5 بغداد/P/nmod>2",
        "انفجار/N في/I/case>2 ميدان/N/nmod>0 المحكمة/N/nmod>2 في/I/case>5 محافظة/N/nmod>2 الأنبار/P/nmod>5",
    ],
)
def test_a_square_is_named_by_a_noun_beside_a_place(link: Link, sentence: str) -> None:
    assert EntityKind.SITE in {m.kind for m in link(sentence).mentions if m.text == "ميدان المحكمة"}


def test_a_crossroads_near_a_base_is_not_the_base(link: Link) -> None:
    linked = link("سيطر/V الجيش/N/nsubj>0 على/I مثلث/N/obl>0 العند/P/nmod>3 في/I اليمن/P/obl>0", names={"العند": "LOC"})
    assert found(linked)["مثلث العند"] != "anad-base"


def test_forces_of_a_known_leader_are_known_by_him(link: Link) -> None:
    linked = link(
        "تقدمت/V القوات/N/nsubj>0 الموالية/A/amod>1 ل+/I/case>4 "
        "الرئيس/N/obl>2 علي/P/nmod>4 عبد/P/flat>5 الله/P/flat>5 صالح/P/flat>5"
    )
    assert "saleh-forces" in {m.entity for m in linked.mentions}


def test_a_body_in_a_state_is_that_states(link: Link) -> None:
    linked = link(
        "قصف/N في/I سوريا/P/nmod>0 ودمشق/P/nmod>0 وحلب/P/nmod>0",
        "قدمت/V النيابة/N/nsubj>0 العامة/A/amod>1 في/I/case>4 إسرائيل/P/obl>0 لائحة/N/obj>0",
    )
    assert found(linked)["النيابة العامة"] == "israel-judiciary"


def test_a_participle_that_goes_on_is_no_part_of_a_name(link: Link) -> None:
    linked = link("اجتمعت/V لجنة/N/nsubj>0 المتابعة/N/nmod>1 المعنية/A/amod>2 ب+/I التنفيذ/N/obl>3")
    assert "لجنة المتابعة" in found(linked)


def test_somebodys_source_is_no_source(link: Link) -> None:
    linked = link(
        "أدان/V الإرهاب/N/obj>0 أيا/N كان/V مصدر+/N/obl>0 ه/O/nmod>4", "وقطع/V المياه/N/obj>0 عن/I سكان+/N/obl>0 ها/O/nmod>3"
    )
    assert EntityKind.UNNAMED_SOURCE not in kinds(linked)


def test_forces_with_another_description_are_others(link: Link) -> None:
    linked = link(
        "تقدمت/V قوات/N/nsubj>0 الأمن/N/nmod>1 العراقية/A/amod>1",
        "قالت/V القوات/N/nsubj>0 إنها/S تتقدم/V/ccomp>0",
        "انسحبت/V القوات/N/nsubj>0 الكردية/A/amod>1",
    )
    assert found(linked)["القوات"] == "iraq-security-forces"
    assert [m.sentence for m in linked.mentions if m.entity == "iraq-security-forces"] == [0, 1]


def test_a_capital_that_is_spelt_like_a_state_is_told_by_what_the_passage_is_about(link: Link) -> None:
    linked = link("بحث/V وزير/N/nsubj>0 الخارجية/N/nmod>1 الأردني/A/amod>1 في/I/case>5 عمان/P/obl>0 أزمة/N/obj>0 الحدود/N/nmod>6")
    assert found(linked)["عمان"] == "amman"
    linked = link("زار/V وزير/N/nsubj>0 الخارجية/N/nmod>1 العماني/A/amod>1 قبل/I عودته/N إلى/I/case>7 عمان/P/obl>0")
    assert found(linked)["عمان"] == "oman"


def test_kurdish_fighters_are_those_of_the_state_that_is_spoken_of(link: Link) -> None:
    linked = link(
        "صد/V المقاتلون/N/nsubj>0 الأكراد/A/amod>1 الهجوم/N/obj>0 على/I/case>5 كوباني/P/obl>0 في/I/case>7 سوريا/P/nmod>5"
    )
    assert found(linked)["المقاتلون الأكراد"] == "ypg"


def test_a_deputy_of_whom_only_the_office_is_told_is_another(link: Link) -> None:
    linked = link("قال/V نائب/N/nsubj>0 خادم/N/nmod>1 الحرمين/N/nmod>2 الشريفين/A/amod>3", published=date(2016, 5, 1))
    assert "نائب خادم الحرمين الشريفين" not in found(linked)
    assert found(linked)["خادم الحرمين الشريفين"] == "king-salman"


def test_a_post_within_a_post_belongs_to_the_person(link: Link) -> None:
    linked = link(
        "قال/V نائب/N/nsubj>0 رئيس/N/nmod>1 المجلس/N/nmod>2 سامر/P/nmod>1 الرفاعي/P/flat>4", names={"سامر الرفاعي": "PERS"}
    )
    assert found(linked)["نائب رئيس المجلس سامر الرفاعي"] == found(linked)["سامر الرفاعي"]
    assert EntityKind.UNNAMED_SOURCE not in kinds(linked)


def test_two_suicide_attacks_and_a_people_are_no_names(link: Link) -> None:
    linked = link(
        "وقعت/V تفجيرين/N/obl>0 انتحاريين/A/amod>1", "قاتل/V شيشانيون/P/nsubj>0 و+/C كرد/P/conj>1", names={"شيشانيون": "LOC"}
    )
    assert not linked.mentions


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("سقطت/V قذيفة/N/nsubj>0 في/I حي/N/nmod>0 السوسن/P/nmod>3 الجديدة/A/amod>4", "حي السوسن الجديدة"),
        ("سقطت/V قذيفة/N/nsubj>0 في/I حي/N/nmod>0 السوسن/P/nmod>3 المحاصرة/A/amod>4", "حي السوسن"),
        ("دارت/V معارك/N/nsubj>0 في/I جبهة/N/nmod>1 النرجس/P/nmod>3", "جبهة النرجس"),
        ("فتحت/V النار/N/obj>0 على/I قاطع/N/obl>0 بنجور/P/nmod>3", "قاطع بنجور"),
    ],
)
def test_a_place_has_the_adjective_of_its_name_and_its_noun(link: Link, line: str, place: str) -> None:
    assert place in {m.text for m in link(line).mentions if m.kind.is_place}


@pytest.mark.parametrize(
    "line", ["تراجع/V قطاع/N/nsubj>0 الطاقة/N/nmod>1", "نسق/V قاطع/N/nsubj>0 عمليات/N/nmod>1 الأنبار/P/nmod>2"]
)
def test_a_branch_of_trade_and_a_command_are_no_sectors(link: Link, line: str) -> None:
    assert not [m for m in link(line).mentions if m.text.startswith("قطاع") or m.text.startswith("قاطع")]


def test_the_capital_of_a_place_is_not_called_like_it(link: Link) -> None:
    linked = link("دخلوا/V مدينة/N/obl>0 الحزم/P/nmod>1 عاصمة/N/nmod>1 محافظة/N/nmod>3 الجوف/P/nmod>4 في/I اليمن/P/nmod>4")
    assert found(linked)["محافظة الجوف"] == "al-jawf-yemen"


def test_the_model_shows_where_a_bodys_name_ends(link: Link) -> None:
    body = "اللجنة الدائمة ل+ البحوث و+ الإفتاء"
    line = "أعلنت/V اللجنة/N/nsubj>0 الدائمة/A/amod>1 ل+/I/case>4 البحوث/N/nmod>1 و+/C/cc>6 الإفتاء/N/conj>4 ذلك/O/obj>0"
    linked = link(line, names={body.replace("+", ""): "ORG"})
    assert "اللجنة الدائمة للبحوث والإفتاء" in {m.text.replace("لال", "لل") for m in linked.mentions}


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("قال/V رئيس/N/nsubj>0 مجموعة/N/nmod>1 المهام/N/nmod>2 ذلك/O/obj>0", "مجموعة المهام"),
        ("قال/V رئيس/N/nsubj>0 المكتب/N/nmod>1 السياسي/A/amod>2 ل+/I/case>5 حركة/N/nmod>2 حماس/P/nmod>5", None),
        ("زار/V مجموعة/N/obj>0 المعابد/N/nmod>1 أمس/N/obl>0", None),
    ],
)
def test_what_somebody_leads_is_a_body(link: Link, line: str, body: str | None) -> None:
    invented = {e.name_ar for e in link(line).entities.values() if e.origin == "text" and e.kind is EntityKind.ORGANIZATION}
    assert invented == ({body} if body else set())
