"""Whose words a claim stands in, where others speak in the same sentence."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Document, Record
from graph_builder.reader import Reader
from graph_builder.settings import Settings

pytestmark = pytest.mark.pack


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


@pytest.mark.parametrize(
    ("text", "told", "speaker"),
    [
        ("أدان مجلس الأمن الهجوم على كنيسة مار إلياس في دمشق، وتبنته سرايا أنصار السنة.", "saraya-ansar-al-sunna claimed", None),
        ("نددت فرنسا بالهجوم على الكنيس في جربة، فيما فتحت السلطات التونسية تحقيقا.", "tunisia investigates", None),
        ("قالت كابل إن طالبان هاجمت نقطة تفتيش في قندوز، غير أن الحركة نفت ضلوعها فيه.", "taliban denied", None),
        (
            "قال شهود إن طائرة حربية قصفت سوقا في نيالا، فيما لم يعلق الجيش السوداني على القصف.",
            "sudan-army declined_comment",
            None,
        ),
        ("دان الأردن الهجوم الذي شنته حركة طالبان على كابل.", "taliban perpetrated", None),
        ("قال الجيش الباكستاني إن طالبان قصفت مركزا في بنو، وإن الحركة قتلت شرطيين.", "taliban accused_of", "pakistan-army"),
    ],
)
def test_words_end_where_another_clause_begins(reader: Reader, text: str, told: str, speaker: str | None) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.speaker for c in record.claims if f"{c.subject} {c.predicate}" == told} == {speaker}
