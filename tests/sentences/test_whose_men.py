"""Whose men a count is of: of a force alone, or of all who were hit."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Document, Predicate, Record
from graph_builder.reader import Reader

pytestmark = pytest.mark.pack


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("أفاد مسؤول بسقوط ثلاثة جرحى في صفوف الجيش العراقي في قصف على كركوك.", "iraq-army"),
        ("أصيب ثلاثة من عناصر الجيش العراقي في هجوم على حاجز في كركوك.", "iraq-army"),
        ("أصيب ثلاثة في هجوم على حاجز للجيش العراقي في كركوك.", None),
        ("أصيب ثلاثة مدنيين في قصف للجيش العراقي على كركوك.", None),
    ],
)
def test_a_count_says_whose_men_it_counts(reader: Reader, text: str, force: str | None) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2015, 8, 10))])
    assert isinstance(record, Record)
    [count] = [c for c in record.claims if c.predicate is Predicate.WOUNDED]
    assert count.figure is not None
    assert (count.figure.value, count.figure.of) == (3, force)
