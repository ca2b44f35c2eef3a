"""What a dual means: both of two happenings told before, or one of them."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.model import Document, Record
from graph_builder.reader import Reader

pytestmark = pytest.mark.pack

_TWO = "انفجرت سيارة مفخخة في الكرادة ببغداد وقتل عشرة. وأطلق مسلحون النار على دورية للشرطة في بعقوبة بعد ساعات. "
_PAIR = (
    "قتل ستة في هجومين شهدتهما محافظة شمال سيناء. وانفجرت عبوة لدى مرور مدرعة للجيش قرب الشيخ زويد فقتل أربعة جنود. "
    "وفتح مسلحون النار على حاجز للشرطة في العريش فقتل شرطيان. "
)


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (_TWO + "وأعلن تنظيم داعش مسؤوليته عن الهجومين.", "claimed", {"i1", "i2"}),
        (_TWO + "ودانت الأمم المتحدة الهجومين.", "condemned", {"i1", "i2"}),
        (_TWO + "وأعلن تنظيم داعش مسؤوليته عنهما.", "claimed", {"i1", "i2"}),
        (_TWO + "وتبنى تنظيم داعش أولهما.", "claimed", {"i1"}),
        (_TWO + "وتبنى تنظيم داعش الهجوم.", "claimed", {"i2"}),
        (_TWO + "وتبنى تنظيم داعش تفجيرين في البصرة.", "claimed", {"i3"}),
        (_PAIR + "ودان الأزهر الهجومين.", "condemned", {"i2", "i3"}),
        ("قتل أربعة في تفجيرين في الكرادة ببغداد تبناهما تنظيم داعش.", "claimed", {"i1"}),
    ],
)
def test_a_dual_means_two_happenings(reader: Reader, text: str, predicate: str, expected: set[str]) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2015, 8, 10))])
    assert isinstance(record, Record)
    assert {c.object.removeprefix("d#") for c in record.claims if c.predicate == predicate} == expected
