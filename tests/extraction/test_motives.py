"""Which happening answers which."""

from __future__ import annotations

import pytest

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.motives import Motive, find_motives
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import LinkedDocument
from tests.extraction.spoken import spoken
from tests.extraction.steps import events, told

GROUP = "[الحركة|group|ArmedGroup]"
TOWN = "[البلدة|town|City]"
BASE = "[قاعدة الوادي|base|Site]"
CAMP = "[معسكر التل|camp|Site]"


def motives(linked: LinkedDocument) -> tuple[Motive, ...]:
    return find_motives(linked.parsed.sentences[0], events(linked), (), vocabulary())


def words(text: str) -> list[tuple[str | None, str | None]]:
    """The main words of answer and cause."""
    return [(_word(m.answer), _word(m.cause)) for m in motives(spoken(text, loose=True))]


def _word(event: Event | None) -> str | None:
    return event.sentence.words[event.main.word].text if event else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصفت/قصف {GROUP} {BASE} ردا=رد على اغتيال [سالم العبيدي|man|Person]", [("قصفت", "اغتيال")]),
        (f"هجوم على {BASE} انتقاما=انتقام ل+ قصف {TOWN}", [("هجوم", "قصف")]),
        (f"هجوم على {BASE} ثأرا=ثأر من قصف {TOWN}", [("هجوم", "قصف")]),
        (f"العملية=عملية رد مباشر على قصف {CAMP}", [("العملية", "قصف")]),
        (f"جاء ذلك ردا=رد على قصف {CAMP}", [(None, "قصف")]),
        (f"و+ رد/رد على+ ه الفصيل ب+ مهاجمة {BASE}", [("مهاجمة", None)]),
        (f"رد/رد الفصيل ب+ صواريخ=صاروخ على {BASE}", [("رد", None)]),
    ],
)
def test_stated_motives(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال ردا=رد على سؤال عن الطقس إن المطر قريب",
        f"رد/رد الناطق على أسئلة الصحفيين عن قصف {TOWN}",
        f"هجوم على {BASE} في رد سريع ثم قصف {TOWN}",
        f"هجوم على {BASE} بعد قصف {TOWN}",
        f"هجوم على {BASE} بينما تترقب//ترقب المنطقة ردا=رد>تترقب:obj على قصف {TOWN}",
    ],
)
def test_an_answer_to_a_question_and_mere_order_are_no_motive(text: str) -> None:
    assert words(text) == []


def test_the_span_holds_the_motive_and_the_cause() -> None:
    linked = spoken(f"هجوم على {BASE} ردا=رد على قصف {TOWN}", loose=True)
    (motive,) = motives(linked)
    assert linked.parsed.document.text[motive.span.start : motive.span.end] == "ردا على قصف"


def test_both_happenings_are_told_and_tied() -> None:
    triples = told(spoken(f"قصفت/قصف {GROUP} {BASE} الجمعة ردا=رد على قصف {CAMP}", loose=True))
    assert ("i1", "retaliation_for", "i2") in triples
    assert {("i1", "targeted", "base"), ("i2", "targeted", "camp")} <= triples


def test_an_answer_without_its_own_words_is_the_happening_told_before() -> None:
    triples = told(spoken(f"قصفت/قصف {GROUP} {BASE}\nو+ جاء ذلك ردا=رد على قصف {CAMP}", loose=True))
    assert ("i1", "retaliation_for", "i2") in triples
