from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph_builder.incidents.copies import find_copies, origins, repeats
from graph_builder.model import Copy, EntityKind, Mention, Predicate, Record
from tests.incidents.build import DAY, Report
from tests.incidents.gold import stories, story_records

WIRE = (
    "قالت الشرطة إن سيارة ملغومة انفجرت صباحا قرب سوق المدينة القديمة وألحقت أضرارا بعدد من المتاجر من دون أن توقع ضحايا. "
    "وأضافت أن فرق الدفاع المدني أخمدت حريقا شب في المكان وأن الطرق المؤدية إليه أغلقت ساعتين قبل أن يعاد فتحها أمام السير."
)
OWN = "وروى صاحب متجر يدعى سالم أنه رأى السائق يترجل من السيارة ويبتعد مسرعا نحو الجسر قبل لحظات من الانفجار الذي حطم واجهته."
OTHER = (
    "أعلنت وزارة الكهرباء خطة لصيانة المحطات خلال الشهر المقبل ودعت المواطنين إلى ترشيد الاستهلاك في ساعات الذروة مساء كل يوم."
)


def report(key: str, text: str, days: int = 0, outlet: str = "gazette", hears: str | None = None) -> Record:
    made = Report(key, DAY + timedelta(days=days), outlet, text)
    if hears:
        made.say("us", Predicate.MET, "israel", by="ministry", relays=[hears])
    return made.record()


def test_the_later_of_two_is_the_copy() -> None:
    found = find_copies([report("a", WIRE, days=1), report("b", WIRE.replace("صباحا", "اليوم"))])
    assert [(c.document, c.of) for c in found] == [("a", "b")]
    assert 0.8 < found[0].similarity < 1


def test_on_one_day_who_names_the_other_is_the_copy() -> None:
    found = find_copies([report("a", WIRE, outlet="tribune", hears="afp"), report("b", WIRE, outlet="afp")])
    assert [(c.document, c.of) for c in found] == [("a", "b")]


def test_on_one_day_whom_the_text_names_is_the_original_whatever_the_hours() -> None:
    named = Mention(0, 0, 0, 0, 0, 1, "afp", "afp", EntityKind.MEDIA_OUTLET, "catalogue", 1.0)
    copy = replace(at(report("a", WIRE, outlet="tribune"), 8), mentions=(named,))
    found = find_copies([copy, at(report("b", WIRE, outlet="afp"), 14)])
    assert [(c.document, c.of) for c in found] == [("a", "b")]


def test_an_outlet_that_names_itself_credits_nobody() -> None:
    named = Mention(0, 0, 0, 0, 0, 1, "afp", "afp", EntityKind.MEDIA_OUTLET, "catalogue", 1.0)
    own = [replace(report(key, WIRE, outlet="afp"), mentions=(named,)) for key in "ab"]
    assert repeats(own[1], own[0]).endswith("not known")


def test_on_one_day_the_later_hour_is_the_copy() -> None:
    found = find_copies([at(report("a", f"{WIRE} {OTHER}"), 14), at(report("b", WIRE), 8)])
    assert [(c.document, c.of) for c in found] == [("a", "b")]


@pytest.mark.parametrize(
    ("copy", "original", "told"),
    [
        ({"days": 1}, {}, "repeats its text on a later day"),
        ({"hears": "afp", "outlet": "tribune"}, {"outlet": "afp"}, "repeats its text and names it"),
        ({}, {"text": f"{WIRE} {OTHER}"}, "repeats a part of its text"),
        ({}, {}, "has the same text; which of the two was first is not known"),
    ],
)
def test_it_is_told_how_the_original_is_known(copy: dict[str, Any], original: dict[str, Any], told: str) -> None:
    assert repeats(report("b", **{"text": WIRE, **copy}), report("a", **{"text": WIRE, **original})) == told


def test_an_hour_tells_the_original_only_where_both_are_known() -> None:
    first, second = report("a", WIRE), report("b", WIRE)
    assert repeats(at(second, 14), at(first, 8)) == "repeats its text at a later hour"
    assert repeats(second, at(first, 8)).endswith("not known")


def at(record: Record, hour: int) -> Record:
    """The same report with an hour."""
    moment = datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=UTC)
    return replace(record, document=replace(record.document, published_at=moment))


def test_a_flash_that_stands_in_a_long_report_is_a_copy() -> None:
    found = find_copies([report("a", WIRE), report("long", f"{OWN} {WIRE} {OTHER}")])
    assert [(c.document, c.of, c.similarity) for c in found] == [("a", "long", 1.0)]


def test_a_sentence_in_common_is_no_copy() -> None:
    shared = WIRE.partition(". ")[0]
    assert not find_copies([report("a", f"{shared}. {OWN} {OWN[::-1]}"), report("b", f"{OTHER} {OTHER[::-1]} {shared}")])


@pytest.mark.parametrize("text", ["", "انفجار في السوق"])
def test_short_texts_are_never_copies(text: str) -> None:
    assert not find_copies([report("a", text), report("b", text)])


def test_copies_of_copies_go_back_to_the_first() -> None:
    chain = [Copy("c", "b", 1.0), Copy("b", "a", 1.0)]
    assert origins(chain) == {"b": "a", "c": "a"}


def test_three_of_a_kind_have_one_origin_in_any_order() -> None:
    records = [report(k, WIRE, days=d) for k, d in (("x", 2), ("y", 0), ("z", 1))]
    assert set(origins(find_copies(records)).values()) == {"y"}
    assert find_copies(records) == find_copies(records[::-1])


def test_the_title_does_not_count() -> None:
    titled = report("b", WIRE, days=1)
    document = replace(titled.document, text=f"{OTHER}\n\n{WIRE}", body_start=len(OTHER) + 2)
    assert len(find_copies([report("a", WIRE), replace(titled, document=document)])) == 1


def test_the_copies_of_the_stories_are_found_and_no_other() -> None:
    index = stories().index
    assert [(c.document, c.of) for c in find_copies(story_records())] == [(c["document"], c["of"]) for c in index["copies"]]
