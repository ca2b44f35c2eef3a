"""Two happenings never answer each other."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Document, Predicate, Record
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
