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
        (
            "قال الجيش الباكستاني إنه يحقق في انفجار في مدينة لاهور، الذي جاء بعد ساعات من شن الهند غارة على مدينة بهاولبور.",
            "india perpetrated",
            None,
        ),
        (
            "قال الجيش الإسرائيلي إنه قصف مبنى في بيروت، الذي جاء ردا على هجوم لحزب الله على حيفا.",
            "hezbollah accused_of",
            "israel-army",
        ),
        ("أعلنت أنقرة وطهران عدم مسؤوليتهما عن القصف الذي تعرضت له مدينة دهوك.", "iran denied", "iran"),
        ("أعلنت أنقرة وطهران عدم مسؤوليتهما عن القصف الذي تعرضت له مدينة دهوك.", "turkey denied", "turkey"),
        (
            "قالت وزارة الدفاع الإيرانية في بيان مقتضب نشرته وكالة تسنيم إن تفجيرا وقع في أصفهان. وأوضحت أن ثلاثة أشخاص قتلوا.",
            "d#i1 killed",
            "iran-defence-ministry",
        ),
    ],
)
def test_words_end_where_another_clause_begins(reader: Reader, text: str, told: str, speaker: str | None) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.speaker for c in record.claims if f"{c.subject} {c.predicate}" == told} == {speaker}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("تعرضت سفينة في البحر الأحمر لهجوم أمس، ونفت إيران مسؤوليتها عن الهجوم.", "responsibility"),
        ("تعرض مطار حلب لهجوم أمس، في وقت أعلنت فيه إيران عدم مسؤوليتها عن الهجوم.", "responsibility"),
        ("نفت إيران أي علاقة لها بالهجوم الذي تعرضت له السفينة في البحر الأسود.", "responsibility"),
        ("نفت إيران أن تكون سفينتها تعرضت لهجوم في البحر الأسود.", "occurrence"),
        ("تعرض مطار أصفهان لهجوم أمس، وهو ما نفته إيران.", "occurrence"),
        ("تعرضت مدينة أصفهان لهجوم. ونفت إيران وقوع أي هجوم.", "occurrence"),
    ],
)
def test_what_is_denied(reader: Reader, text: str, what: str) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.what for c in record.claims if f"{c.subject} {c.predicate}" == "iran denied"} == {what}


@pytest.mark.parametrize(
    ("text", "doer", "certainty"),
    [
        ("وفي حادث منفصل على ما يبدو، قصف الجيش السوري مدينة إدلب أمس.", "syria-army perpetrated", "asserted"),
        ("وفي هجوم انتقامي على ما يبدو قصفت الطائرات التركية قرية قرب دهوك.", "turkey-air-force perpetrated", "asserted"),
        ("قتل ثلاثة في غارة إسرائيلية على ما يبدو استهدفت مبنى في دمشق.", "israel accused_of", "probable"),
        ("على ما يبدو قصف الجيش السوري مدينة إدلب أمس.", "syria-army accused_of", "probable"),
        ("الاحتمال الثاني يشير إلى قصف نفذه الجيش التركي على دهوك.", "turkey-army accused_of", "possible"),
        ("أما الفرضية الثانية فتشير إلى أن الجيش التركي قصف دهوك.", "turkey-army accused_of", "possible"),
        (
            "الاحتمال الثاني يشير إلى قصف نفذه الجيش التركي على دهوك، لكن هذا الاحتمال مستبعد.",
            "turkey-army accused_of",
            "doubtful",
        ),
        ("قصف الجيش التركي مدينة دهوك، ولا يستبعد احتمال توسع العمليات.", "turkey-army perpetrated", "asserted"),
    ],
)
def test_how_sure_it_is(reader: Reader, text: str, doer: str, certainty: str) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.certainty for c in record.claims if f"{c.subject} {c.predicate}" == doer} == {certainty}
