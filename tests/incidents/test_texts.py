from __future__ import annotations

import pytest

from graph_builder.incidents.texts import fold, shingles, stands_in, words


def test_spellings_of_one_name_fold_to_one() -> None:
    assert fold("إيلات") == fold("ايلات")
    assert fold("مُسيَّرة") == fold("مسيره")


def test_digits_of_both_scripts_are_one() -> None:
    assert words("٨ جرحى، 08 قتلى") == words("8 جرحي 8 قتلي")


def test_shingles_are_runs_of_four_words() -> None:
    assert len(shingles("هز انفجار عنيف قاعدة كالسو")) == 2
    assert len(shingles("انفجار في قاعدة")) == 0


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("وقع انفجار عنيف داخل قاعدة كالسو شمال محافظة بابل", True),
        ("وقع إنفجار عنيف داخل قاعدة كالسو شمالي محافظة بابل", True),
        ("عاجل", False),
        ("وقع انفجار", True),
        ("مقتل أربعة في هجوم على قاعدة كالسو", False),
    ],
)
def test_a_sentence_stands_in_a_text_though_a_word_of_it_was_changed(sentence: str, stands: bool) -> None:
    text = "قال المصدر. وقع انفجار عنيف داخل قاعدة كالسو شمال محافظة بابل. ولم يصب أحد."
    assert stands_in(sentence, text) is stands
