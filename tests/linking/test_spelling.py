from __future__ import annotations

import pytest

from graph_builder.linking.spelling import bears_article, fold_name, foreign_spellings, in_arabic, proclitics


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأنبار", "الانبار"),
        ("المقاومة الإسلامية", "المقاومه الاسلاميه"),
        ("عبد الله أوجلان", "عبدالله اوجلان"),
        ("أبي الفضل العباس", "أبو الفضل العباس"),
        ("الحوثيين", "الحوثيون"),
        ("كوردستان", "كردستان"),
        ("الديموقراطية", "الديمقراطية"),
        ("هيأة", "هيئة"),
        ("داعـــش", "داعش"),
        ("مليشيا", "ميليشيا"),
        ("إيـران\u202e", "ایران"),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_the_article_is_told_apart_from_the_name() -> None:
    assert fold_name("القاعدة") == ("قاعده", True)
    assert fold_name("قاعدة") == ("قاعده", False)


def test_short_words_keep_what_looks_like_an_article() -> None:
    assert fold_name("الله") != fold_name("له")


def test_letters_before_a_name_are_known_by_rule() -> None:
    assert {"", "و", "ب", "وب", "وال", "بال", "لل", "ولل"} <= proclitics()
    assert not {"م", "با", "الو"} & proclitics()
    assert bears_article("لل")
    assert not bears_article("وب")


def test_foreign_sounds_are_exchanged() -> None:
    assert "ماكجورك" in foreign_spellings("ماكغورك")


@pytest.mark.parametrize(("name", "shown"), [("پوزانتی", "بوزانتي"), ("کوش\u200cآداسی", "كوشآداسي"), ("الموصل", "الموصل")])
def test_names_of_the_neighbours_are_shown_in_arabic_letters(name: str, shown: str) -> None:
    assert in_arabic(name) == shown
