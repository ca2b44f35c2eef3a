"""What the frames do not explain is listed, and what they explain is not."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.evaluation import tally
from graph_builder.extraction.coverage import Gap, GapKind, find_gaps
from tests.extraction.spoken import spoken

ARMY = "[الجيش|army|StateForce]"
BASE = "[قاعدة الوادي|base|Site]"


def gaps(text: str) -> list[tuple[GapKind, str]]:
    linked = spoken(text, loose=True, published=date(2024, 4, 20))
    return [(g.kind, g.word) for g in find_gaps(linked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"دغدغ/دغدغ {ARMY}>دغدغ:nsubj {BASE}>دغدغ:obj", (GapKind.PREDICATE, "دغدغ")),
        (f"قصف/قصف {ARMY} {BASE} و+ كان قرب المكان ثلاثة جنود", (GapKind.NUMBER, "جندي")),
        (f"قصف/قصف {ARMY} {BASE} قبل السبت", (GapKind.DATE, "before weekday")),
        ("أعلن/أعلن أن المدينة هادئة", (GapKind.REPORTING, "أعلن")),
    ],
)
def test_a_gap_is_listed(text: str, expected: tuple[GapKind, str]) -> None:
    assert expected in gaps(text)


@pytest.mark.parametrize(
    "text",
    [
        f"قصف/قصف {ARMY}>قصف:nsubj {BASE}>قصف:obj السبت",
        f"قتل/قتل ثلاثة جنود في هجوم على {BASE}",
        f"قال/قال {ARMY}>قال:nsubj إن المدينة هادئة",
    ],
)
def test_what_is_explained_is_no_gap(text: str) -> None:
    assert gaps(text) == []


def test_gaps_are_counted_most_frequent_first_with_their_first_place() -> None:
    rare, often, again = (
        Gap(GapKind.DATE, w, d, t) for w, d, t in (("on day", "a", "x"), ("on weekday", "a", "y"), ("on weekday", "b", "z"))
    )
    found = tally([rare, often, again])[GapKind.DATE]
    assert [(u.word, u.count, u.example) for u in found] == [("on weekday", 2, often), ("on day", 1, rare)]
