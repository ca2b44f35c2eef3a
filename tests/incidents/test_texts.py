from __future__ import annotations

from graph_builder.incidents.texts import fold, shingles, words


def test_spellings_of_one_name_fold_to_one() -> None:
    assert fold("إيلات") == fold("ايلات")
    assert fold("مُسيَّرة") == fold("مسيره")


def test_digits_of_both_scripts_are_one() -> None:
    assert words("٨ جرحى، 08 قتلى") == words("8 جرحي 8 قتلي")


def test_shingles_are_runs_of_four_words() -> None:
    assert len(shingles("هز انفجار عنيف قاعدة كالسو")) == 2
    assert len(shingles("انفجار في قاعدة")) == 0
