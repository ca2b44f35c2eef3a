from __future__ import annotations

import pytest

from graph_builder.linking import Catalogue
from graph_builder.linking.find import find
from graph_builder.linking.latin import sound


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("كتائب حزب الله", "kataib-hezbollah", "is its name"),
        ("الكتائب", "kataib-hezbollah", "short name"),
        ("كلسو", "kalsu", "is its name"),
        ("Kelso", "kalsu", "sounds like it"),
        ("كالسوه", "kalsu", "like it"),
        ("Maqgurk", "brett-mcgurk", "sounds like it"),
        ("واشنطن", "us", "capital"),
        ("أميركي", "us", "adjective"),
        ("العدو الصهيوني", "israel", "hostile"),
        ("الجيش", "army", "of the state that the report is about"),
    ],
)
def test_a_name_leads_to_its_entity_with_the_reason(catalogue: Catalogue, name: str, key: str, why: str) -> None:
    found = {c.key: c.why for c in find(catalogue, name)}
    assert key in found
    assert why in found[key]


def test_exact_names_come_first_and_the_limit_holds(catalogue: Catalogue) -> None:
    found = find(catalogue, "طرابلس", limit=3)
    assert {"libya", "lebanon"} <= {c.country for c in found}
    assert len(found) <= 3


def test_nothing_is_like_a_name_of_no_letters(catalogue: Catalogue) -> None:
    assert find(catalogue, "؟") == []


def test_sounds_that_newsrooms_mix_up_are_one() -> None:
    assert sound("McGurk") == sound("Makgurk")
    assert sound("Kalsu") != sound("Kalkan")


@pytest.mark.parametrize("name", ["الحشد\u202e الشعبي", "الجيش\u202e"])
def test_what_turns_text_is_not_given_back(catalogue: Catalogue, name: str) -> None:
    found = find(catalogue, name)
    assert found
    assert not [c for c in found if "\u202e" in f"{c.why}{c.name_ar}{c.name_en}"]
