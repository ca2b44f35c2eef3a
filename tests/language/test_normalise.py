"""Clean text, and the way back to the original."""

from __future__ import annotations

from itertools import pairwise

import pytest
from camel_tools.utils.charsets import AR_DIAC_CHARSET
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.language.normalise import clean, without_vowels

ODD = st.text(alphabet="ابلقوي ـًٌَُِّٰٕٔ\u200f\u200b\ufeffﻻﷲیک«»\"'“…18٣.،\t", max_size=60)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("طائراتٍ مُسيَّرة", "طائرات مسيرة"),
        ("العـــراق", "العراق"),
        ("ا\u0654حمد", "أحمد"),
        ("ﻻ", "لا"),
        ("علی", "علي"),
        ("کرکوك", "كركوك"),
        ("\u200fبغداد\u200e", "بغداد"),
        ("بغداد ــ رويترز", "بغداد ـ رويترز"),
        ("١٥ـ٧", "١٥ـ٧"),
        ("«سنتكوم» “٢٠” أُ…", "«سنتكوم» “٢٠” أ…"),
        ("قاعدة\u00a0كالسو", "قاعدة كالسو"),
    ],
)
def test_letters_become_plain_and_signs_stay(original: str, expected: str) -> None:
    assert clean(original).text == expected


def test_diacritics_and_tatweel_belong_to_the_letter_before_them() -> None:
    text = "في مُسيّــرة."
    cleaned = clean(text)
    start = cleaned.text.index("مسيرة")
    first, last = cleaned.origin(start, start + 5)
    assert text[first:last] == "مُسيّــرة"


def test_both_letters_of_a_ligature_stand_for_it() -> None:
    cleaned = clean("اﻻن")
    assert cleaned.text == "الان"
    assert cleaned.origin(1, 2) == cleaned.origin(2, 3) == (1, 2)


def test_origins_are_counted_from_the_offset() -> None:
    assert clean("قال", offset=100).origin(0, 3) == (100, 103)


@given(st.one_of(st.text(max_size=80), ODD))
def test_ranges_are_in_order_and_join_to_the_original(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    ranges = list(dict.fromkeys(zip(cleaned.starts, cleaned.ends, strict=True)))
    assert all(first < last for first, last in ranges)
    assert all(before[1] == after[0] for before, after in pairwise(ranges))
    assert not ranges or ranges[-1][1] == len(text)


@given(ODD)
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text.replace("ـ", "")).text
    assert clean(once).text == once


def test_vowel_signs_are_those_of_camel_tools() -> None:
    assert {c for c in map(chr, range(0x110000)) if not without_vowels(c)} == AR_DIAC_CHARSET


def test_and_is_one_word_with_the_next() -> None:
    text = "قتل جندي و أصيب آخر و\u00a0مدني و\tطفل"
    cleaned = clean(text)
    assert cleaned.text == "قتل جندي وأصيب آخر ومدني وطفل"
    assert cleaned.origin(cleaned.text.index("وأصيب"), cleaned.text.index(" آخر")) == (text.index("و أصيب"), text.index(" آخر"))
    assert clean("و \ufdf2").text == clean("و الله").text == "والله"
    assert clean("و\u064b اا").text == "واا"
    assert clean("و و ماء").text == "ووماء"
    assert clean("أ و ب").text == "أ و ب" and clean("دلو ماء").text == "دلو ماء"
