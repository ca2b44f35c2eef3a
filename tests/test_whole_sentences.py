"""Single sentences in the ways of the news, read by the whole reader: what each tells, and what it must not be taken for.

An incident stands as ``*``; ``by`` is left out. The sentences are made up.
"""

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


def told(reader: Reader, text: str) -> set[str]:
    """The triples of a text."""
    [record] = reader.read([Document("d", "d", text, published=date(2015, 8, 10))])
    assert isinstance(record, Record)
    ends = {claim.key: ["*" if "#" in end else end for end in (claim.subject, claim.object)] for claim in record.claims}
    return {f"{ends[c.key][0]} {c.predicate} {ends[c.key][1]}" for c in record.claims}


@pytest.mark.parametrize(
    ("text", "tells", "never"),
    [
        # "which came true" is no investigation
        (
            "أعلنت المقاومة الشعبية أنها ستقتحم المدينة، وهو ما تحقق بالفعل، إذ قصفت مواقع الحوثيين في عدن.",
            {"* targeted houthis", "* occurred_at aden"},
            {"popular-resistance-yemen investigates *"},
        ),
        # a unit's number behind the article and in brackets
        (
            "هاجمت المقاومة الشعبية مواقع اللواء الـ(25) في زنجبار.",
            {"* targeted text:stateforce:لوا_ال_25", "popular-resistance-yemen perpetrated *"},
            {"* targeted text:person:ال"},
        ),
        # parts of a place are no place
        (
            "سيطرت المقاومة الشعبية أمس على منطقة الضباب وأجزاء من منطقة الحوبان في تعز.",
            set(),
            {"* occurred_at text:city:اجزا"},
        ),
        # a militia called after its leader, and the border of a state, which is not what was hit
        (
            "اندلعت مواجهات أمس بين القوات السعودية وميليشيا عبدالملك الحوثي على الحدود الجنوبية للمملكة العربية السعودية.",
            {"houthis perpetrated *", "saudi-arabia-army perpetrated *"},
            {"* targeted saudi-arabia"},
        ),
        # what lasts has not happened
        ("لا تزال حركة حماس تفرض سيطرتها على قطاع غزة.", set(), {"hamas perpetrated *"}),
        (
            "نتج ذلك عن استمرار سيطرة تنظيم الدولة على مخيم اليرموك.",
            {"isis located_at yarmouk-camp"},
            {"isis perpetrated *"},
        ),
        # witnesses from the battlefield are no dead
        ("أجرت المنظمة مقابلات مع 120 ضحية من ساحة المعركة في عدن.", set(), {"* killed 120"}),
        # behind a verb that has its subject before it stands its object
        (
            "التحالف العربي يقصف اللواء 25 التابع لصالح في زنجبار.",
            {"* targeted text:stateforce:لوا_25"},
            {"text:stateforce:لوا_25 perpetrated *"},
        ),
        # whose aircraft it was
        (
            "سمعت انفجارات في عدن جراء القصف المكثف لطيران التحالف العربي.",
            {"saudi-coalition perpetrated *"},
            {"* targeted saudi-coalition"},
        ),
        # a camp called after those who live in it
        ("يعيش آلاف السكان في مخيم اليرموك الفلسطيني.", set(), {"palestine located_at yarmouk-camp"}),
        # the name behind a title that belongs to another name
        (
            "سيطرت القوات الموالية لحكومة الرئيس اليمني المعترف به دوليا عبدربه منصور هادي أمس على زنجبار.",
            {"yemen-army perpetrated *", "* occurred_at zinjibar"},
            {"* targeted abd-rabbuh-mansur-hadi", "abd-rabbuh-mansur-hadi perpetrated *"},
        ),
        # an arrest, and what the arrested is charged with
        (
            "أعلنت الشرطة العراقية أمس توقيف سالم راشد الدليمي المتهم بقتل جندي في الموصل.",
            {"* targeted text:person:سالم_راشد_دليمي"},
            set(),
        ),
        # a nameless man is no target
        (
            "قتل أربعة من مشاة البحرية الأميركية وضابط من البحرية بالرصاص أمس في تشاتانوغا.",
            {"* targeted us-marines"},
            {"* targeted text:unnamedsource:ضابط"},
        ),
    ],
)
def test_sentences(reader: Reader, text: str, tells: set[str], never: set[str]) -> None:
    found = told(reader, text)
    assert tells <= found
    assert found.isdisjoint(never)
