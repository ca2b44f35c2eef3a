"""Two happenings never answer each other, and none answers another more surely than it is told."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Certainty, Document, Predicate, Record
from graph_builder.reader import Reader

pytestmark = pytest.mark.pack


@pytest.mark.parametrize("again", ["", " وقالت الحركة إن التفجير جاء ردا على مقتل شرطيين تركيين."])
def test_of_two_that_would_answer_each_other_the_first_word_holds(reader: Reader, again: str) -> None:
    text = "قتل مسلحون شرطيين تركيين ردا على تفجير أوقع 32 قتيلا في سروج."
    [record] = reader.read([Document("d", "d", text + again, published=date(2015, 7, 23))])
    assert isinstance(record, Record)
    claims = record.claims
    [killing] = {c.subject for c in claims if c.predicate is Predicate.KILLED and c.object == "2"}
    [blast] = {c.subject for c in claims if c.predicate is Predicate.OCCURRED_AT and c.object == "suruc"}
    answers = {(c.subject, c.object) for c in claims if c.predicate is Predicate.RETALIATION_FOR}
    assert answers == {(killing, blast)}


@pytest.mark.parametrize(
    ("told", "certainty"), [("قائلا إنه يمكن أن يكون", Certainty.POSSIBLE), ("قائلا إنه كان", Certainty.ASSERTED)]
)
def test_an_answer_is_no_surer_than_the_deed_that_answers(reader: Reader, told: str, certainty: Certainty) -> None:
    text = (
        f"وحلل المركز احتمالات منفذ الهجوم على قاعدة كالسو، {told} استهدافا إسرائيليا "
        "في محاولة للرد على الهجوم الإيراني الذي وقع يوم 13 أبريل."
    )
    [record] = reader.read([Document("d", "d", text, published=date(2024, 4, 20))])
    assert isinstance(record, Record)
    assert [c.certainty for c in record.claims if c.predicate is Predicate.RETALIATION_FOR] == [certainty]
