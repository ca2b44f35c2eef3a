"""Dates told in sentences written for these tests; published is a Tuesday unless a test says otherwise."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from graph_builder.errors import CatalogueError
from graph_builder.extraction.dates.readings import READERS
from graph_builder.extraction.dates.rules import PATTERNS
from graph_builder.extraction.dates.tags import DateWords
from graph_builder.extraction.dates.times import ToldDate, find_all_dates, find_dates, written_on
from graph_builder.yaml_files import read_yaml
from tests.extraction.builders import parsed_rows, parsed_text

TUESDAY = date(2024, 4, 23)


def dates(text: str, published: date | None = TUESDAY) -> list[ToldDate]:
    return [d for here in find_all_dates(parsed_text(text, published)) for d in here]


def only(text: str, published: date | None = TUESDAY) -> str:
    found = dates(text, published)
    assert len(found) == 1, [(d.rule, str(d.range)) for d in found]
    return str(found[0].range)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقع الهجوم يوم السبت", "2024-04-20"),
        ("وقع الهجوم الثلاثاء", "2024-04-23"),
        ("وقع الهجوم الثلاثاء الماضي", "2024-04-16"),
        ("وقع الهجوم مساء الجمعة الماضي", "2024-04-19"),
        ("وقع الهجوم الاحد قبل الماضي", "2024-04-14"),
        ("تعقد الجلسة الخميس المقبل", "2024-04-25"),
        ("وقع الهجوم أمس", "2024-04-22"),
        ("وقع الهجوم أول من أمس", "2024-04-21"),
        ("وقع الهجوم أمس الأول", "2024-04-21"),
        ("يصل الوفد غدا", "2024-04-24"),
        ("وقع قبل ثلاثة أيام", "2024-04-20"),
        ("وقع قبل يومين", "2024-04-21"),
        ("وقع قبل نحو شهرين", "2024-02"),
        ("وقع قبل عشر سنوات", "2014-01-01/2014-12-31"),
        ("في 13 أبريل الجاري", "2024-04-13"),
        ("في ١٣ نيسان", "2024-04-13"),
        ("في 25 كانون الأول/ديسمبر", "2023-12-25"),
        ("في الخامس من أغسطس", "2023-08-05"),
        ("في الحادي والعشرين من تشرين الثاني", "2023-11-21"),
        ("في 18 كانون الثاني الفائت 2024", "2024-01-18"),
        ("في 17 تموز/يوليو العام الماضي", "2023-07-17"),
        ("الانتخابات المقررة في 7 حزيران", "2024-06-07"),
        ("في 20/4/2024", "2024-04-20"),
        ("في 2024-04-20", "2024-04-20"),
        ("في 20.4.2024", "2024-04-20"),
        ("في يوليو الماضي", "2023-07"),
        ("في شباط الفائت", "2024-02"),
        ("في أغسطس (آب) 2014", "2014-08"),
        ("مطلع نيسان الجاري", "2024-04-01/2024-04-08"),
        ("أواخر آذار الماضي", "2024-03-21/2024-03-31"),
        ("الشهر الماضي", "2024-03"),
        ("الأسبوع الماضي", "2024-04-13/2024-04-21"),
        ("عام 2013", "2013-01-01/2013-12-31"),
        ("العام الماضي", "2023-01-01/2023-12-31"),
        ("صيف العام الماضي", "2023-06-01/2023-08-31"),
        ("بين عامي 2005 و2007", "2005-01-01/2007-12-31"),
        ("بين 5 و7 نيسان", "2024-04-05/2024-04-07"),
        ("من 28 آذار إلى 2 نيسان", "2024-03-28/2024-04-02"),
        ("خلال اليومين الماضيين", "2024-04-21/2024-04-23"),
        ("خلال الـ24 ساعة الماضية", "2024-04-22/2024-04-23"),
        ("ليل السبت الأحد", "2024-04-20/2024-04-21"),
        ("ليل الخميس/ الجمعة", "2024-04-18/2024-04-19"),
        ("بعد منتصف ليل الأحد", "2024-04-21/2024-04-22"),
        ("الليلة الماضية", "2024-04-22/2024-04-23"),
        ("قبيل العاشرة من مساء الأحد", "2024-04-21"),
        ("في 8 شوال 1436", "2015-07-24"),
        ("في 27 رمضان الماضي", "2024-04-06"),
    ],
)
def test_resolves_against_the_day_of_publication(text: str, expected: str) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "شباب حركة 6 أبريل في القاهرة",
        "منذ ثورة 25 يناير في مصر",
        "سرايا 14 آذار",
        "في القرن الماضي",
        "قناة روسيا اليوم",
        "نشرت صحيفة اليوم السابع",
        "اقتحم مسلحون المدينة في اليوم الذي ألقى فيه الرئيس خطابه",
        "قال الأمين العام للأمم المتحدة",
        "من قبل قوات التحالف",
        "قبل يومين من الهجوم",
        "انخفض 20 في المئة",
        "دخل الباب ومارس عمله",
    ],
)
def test_names_and_other_words_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_a_day_that_is_none_leaves_the_month() -> None:
    assert only("في 31 شباط") == "2024-02"


def test_a_surname_is_no_weekday() -> None:
    parsed = parsed_text("قال محمد الجمعة إن الهجوم وقع السبت", TUESDAY, people=["محمد الجمعة"])
    assert [str(d.range) for d in find_dates(parsed, parsed.sentences[0])] == ["2024-04-20"]


def test_span_and_words_leave_the_conjunction_out() -> None:
    parsed = parsed_text("انفجرت سيارة وفجر السبت انفجرت أخرى", TUESDAY)
    told = find_dates(parsed, parsed.sentences[0])[0]
    assert parsed.document.text[told.span.start : told.span.end] == "فجر السبت"
    assert (told.first, told.last, told.part_of_day, told.explicit) == (2, 3, "dawn", True)


def test_bounds_are_told_apart() -> None:
    found = dates("حوصرت البلدة منذ السابع من أكتوبر الماضي وبقيت مغلقة حتى الأول من نيسان، والاجتماع غدا", TUESDAY)
    assert [(d.bound, str(d.range)) for d in found] == [
        ("since", "2023-10-07/2024-04-23"),
        ("until", "2024-04-01"),
        ("ahead", "2024-04-24"),
    ]


def test_from_one_date_until_another_is_one_stretch() -> None:
    found = dates("منذ السابع من أكتوبر الماضي، وحتى فجر الأول من نيسان", TUESDAY)
    assert [(d.bound, str(d.range)) for d in found] == [("on", "2023-10-07/2024-04-01")]


def test_the_weekday_of_today_moves_the_day_of_writing() -> None:
    parsed = parsed_text("قالت الوزارة اليوم الاثنين إن الهجوم وقع أمس", date(2015, 7, 25))
    assert str(written_on(parsed)) == "2015-07-20"
    monday, sunday = find_all_dates(parsed)[0]
    assert (str(monday.range), str(sunday.range)) == ("2015-07-20", "2015-07-19")
    assert monday.warning is not None and sunday.warning is None


def test_a_weekday_one_day_ahead_is_the_outlets_clock() -> None:
    assert str(written_on(parsed_text("اليوم الأربعاء", date(2015, 7, 21)))) == "2015-07-22"


def test_a_day_of_fetching_leaves_yesterday_open() -> None:
    parsed = parsed_text("وقع الهجوم أمس", date(2015, 8, 1))
    assert str(find_all_dates(parsed, day_is_exact=False)[0][0].range) == "2015-07-29/2015-07-31"


def test_a_wrong_weekday_is_noticed() -> None:
    found = dates("السبت 19 نيسان 2024")
    assert str(found[0].range) == "2024-04-19" and found[0].warning


def test_refers_back_to_the_date_told_last() -> None:
    found = dates("هاجموا القاعدة في 13 نيسان.\nوفي اليوم التالي انسحبوا. وعادوا في العشرين من الشهر.")
    assert [str(d.range) for d in found] == ["2024-04-13", "2024-04-14", "2024-04-20"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بعد هجمات الحادي عشر من سبتمبر", "2001-09-11"),
        ("نفذ أحداث 11 سبتمبر/أيلول", "2001-09-11"),
        ("خطفوا في هجوم السابع من أكتوبر/تشرين الأول", "2023-10-07"),
        ("وقع الهجوم في 7 أكتوبر", "2025-10-07"),
        ("خطفوا في هجوم 7 أكتوبر من العام الماضي", "2024-10-07"),
    ],
)
def test_a_day_of_history_needs_no_year(text: str, expected: str) -> None:
    assert only(text, date(2025, 11, 4)) == expected


def test_no_day_of_history_is_told_before_it_was() -> None:
    assert only("في هجوم 7 أكتوبر", date(2015, 8, 4)) == "2014-10-07"


def test_nothing_told_before_means_no_following_day() -> None:
    assert dates("وفي اليوم التالي انسحبوا") == []


def test_only_absolute_dates_without_a_day_of_publication() -> None:
    found = dates("وقع أمس السبت وفي 5 آذار هجوم، وفي 20 نيسان 2024 آخر، وعام 2013 ثالث", None)
    assert [str(d.range) for d in found] == ["2024-04-20", "2013-01-01/2013-12-31"]


def test_the_verb_in_the_future_means_the_coming_day() -> None:
    rows = [("س+", "س", "AUX", 1, "aux"), ("يجتمع", "اجتمع", "VERB", -1, "root"), ("المجلس", "مجلس", "NOUN", 1, "nsubj")]
    rows.append(("الخميس", "خميس", "NOUN", 1, "obl"))
    parsed = parsed_rows([rows], TUESDAY)
    assert str(find_dates(parsed, parsed.sentences[0])[0].range) == "2024-04-25"


def test_every_rule_has_a_reading() -> None:
    assert set(PATTERNS) == set(READERS)


def test_a_broken_word_list_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text("weekdays: {monday: 3}", encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        read_yaml(path, DateWords)
    assert "weekdays.monday" in error.value.detail and error.value.hint


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        parsed = parsed_text("و2003 و2002 السبت (، أمس في 5 " * times, TUESDAY)
        begun = time.process_time()
        find_all_dates(parsed)
        return time.process_time() - begun

    seconds(50)
    assert seconds(4000) < 40 * max(seconds(400), 0.01)
