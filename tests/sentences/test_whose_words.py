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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # within a clause, with no comma around it
        ("وأسفرت الغارة وفق المرصد السوري عن مقتل ستة من المقاتلين في عين عيسى وإصابة أربعة.", {"sohr"}),
        ("أوقع القصف المدفعي على سوق في الفاشر حسب شبكة أطباء السودان 12 قتيلا و28 مصابا.", {"sudan-doctors-network"}),
        ("وأفادت مصادر بحسب سكاي نيوز بمقتل مدني في قصف للحوثيين على تعز.", {"text:unnamedsource:مصادر:yemen"}),
        # a toll goes on in the next clause, and in the next sentence
        ("قتل خمسة مدنيين في قصف على بلدة سرمين بحسب الخوذ البيضاء، وجرح تسعة.", {"white-helmets"}),
        ("قتل خمسة في تفجير ببغداد، وفق ما أبلغ مصدر طبي، فيما بلغ عدد الجرحى 27.", {"text:unnamedsource:مصدر_طبي:iraq"}),
        ("قالت الشرطة الصومالية إن انفجارا في مقديشو قتل ستة أشخاص. وأصيب عشرة آخرون بجروح.", {"somalia-police"}),
        ("قالت الشرطة الصومالية إن انفجارا وقع في مقديشو. وقتل الجيش ثلاثة مسلحين.", {None}),
        # figures that are handed out
        ("وأشارت حصيلة أولية صادرة عن وزارة الصحة اليمنية إلى مقتل 14 في الغارات على رأس عيسى.", {"yemen-health-ministry"}),
        ("وكانت حصيلة سابقة للدفاع المدني تحدثت عن مقتل 4 وإصابة 9 في الغارة على النبطية.", {"lebanon-civil-defence"}),
        # whose words the outlet takes
        ("أفادت شفق نيوز نقلا عن مصدر أمني بمقتل مدنيين اثنين في كركوك.", {"text:unnamedsource:مصدر_امني:iraq"}),
        ("نقلا عن مصدر أمني، أفادت شفق نيوز بمقتل مدنيين اثنين في كركوك.", {"text:unnamedsource:مصدر_امني:iraq"}),
        ("وأبلغ مصدر أمني شفق نيوز بمقتل ثلاثة جنود في كركوك.", {"text:unnamedsource:مصدر_امني:iraq"}),
        ("غير أن فلاحا أبلغ «الصومال اليومية» بأن الغارة على شبيلي السفلى قتلت خمسة مدنيين.", {None}),
        # outlets and sources that have no name
        ("إعلام عبري: إصابة جنديين اثنين بانفجار عبوة ناسفة في مخيم جنين.", {"israel-media"}),
        ("اعترف إعلام العدو بإصابة أربعة جنود في هجوم بمسيرة على موقع المالكية.", {"israel-media"}),
        ("وقالت قناة محلية إن الانفجار الذي هز سوقا في كركوك خلف 5 قتلى.", {"text:mediaoutlet:قناه_محليه"}),
        ("قالت السلطة المحلية في مأرب إن صاروخا حوثيا قتل طفلين.", {"text:unnamedsource:سلطه_محلي_marib"}),
        ("قال مدير شرطة ناحية العظيم إن داعش قتل ثلاثة من الجنود في العظيم.", {"text:unnamedsource:مدير_شرطه_عظيم_ناحيه"}),
        ("ونقلت محطة «ان تي في» ان شرطيا قتل في الاشتباكات في اسطنبول.", {"ntv-turkey"}),
        # who holds an office gives his own figures, a spokesman those of his body
        ("قال وزير الصحة اللبناني فراس الأبيض إن الغارات على بعلبك أسفرت عن مقتل 60 شخصا.", {"firas-abiad"}),
        ("قال اللواء تحسين الخفاجي إن القوات العراقية قتلت 9 من داعش في وادي الشاي.", {"iraq-joc"}),
        ("وأكد العميد يحيى رسول، الناطق باسم القائد العام للقوات المسلحة، أن ثلاثة جنود قتلوا في كركوك.", {"iraq-cinc"}),
        # somebody else speaks in the next clause
        ("وأقر الجيش الإسرائيلي بمقتل 21 جنديا في انفجار بالمغازي، فيما قالت القسام إنها فجرت المبنى.", {"israel-army"}),
        ("واتهمت قوات الدعم السريع، بقيادة حميدتي، الجيش بقصف سوق في نيالا، وقالت إن القصف قتل 27 مواطنا.", {"rsf"}),
        ("دان الاتحاد الأفريقي الهجوم على قرية في ايتوري الذي قال إنه خلف 40 قتيلا.", {"african-union"}),
        ("أفادت وسائل إعلام محلية، بينها موقع «مدى مصر»، بأن خمسة جنود قتلوا في العريش.", {"text:mediaoutlet:وسايل_اعلام_محليه"}),
        # whose own statement it is
        ("قصفت طائرات قرية في قندوز، ما أسفر عن مقتل ثمانية مدنيين. ونحن في الإمارة الإسلامية ندين الجريمة.", {"taliban"}),
        ("وخلص تحقيق لهيومن رايتس ووتش إلى أن الغارة على دار سعد قتلت 31 مدنيا.", {"hrw"}),
        # what a relative clause describes, and what somebody says of it
        (
            "أعلنت مصادر رسمية مقتل عسكريين تركيين اثنين في الهجوم الذي قالت إنه طال قافلة في شرناق.",
            {"text:unnamedsource:مصادر_رسمي:turkey"},
        ),
        ("قال المرصد السوري الذي يتابع العنف في سوريا إن الجيش السوري هاجم بلدة قرب درعا مما أدى إلى مقتل 13 شخصا.", {"sohr"}),
        ("قال مصدر عسكري إن بلدة هوجمت. وأضاف نفس المصدر أن ثمانية قتلوا في غارة.", {"text:unnamedsource:مصدر_عسكري"}),
        # heads of lines
        ("ناشطون: مقتل 10 بقصف على دوما.", {"text:unnamedsource:ناشطون"}),
        ("المرصد السوري لحقوق الإنسان - قتل تسعة أشخاص في انفجار سيارة مفخخة في عفرين.", {"sohr"}),
        ("وزارة الصحة اللبنانية: 5 شهداء في غارة على مركبا", {"lebanon-health-ministry"}),
    ],
)
def test_who_gives_a_toll(reader: Reader, text: str, speakers: set[str | None]) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.speaker for c in record.claims if c.predicate in ("killed", "wounded")} == speakers


@pytest.mark.parametrize("told", ["لوكالة الأناضول", "لمراسل وكالة الأناضول"])
def test_an_outlet_passes_on_what_its_reporter_was_told(reader: Reader, told: str) -> None:
    text = f"وقال شاهد عيان {told} إن انفجارا هز صنعاء."
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.relays for c in record.claims if c.speaker and c.speaker.startswith("text:unnamedsource")} == {("anadolu",)}


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        # before the verb
        ("وردا على سؤال لوكالة فرانس برس، قال مسؤول في وزارة الداخلية العراقية إن هجوما في بابل أوقع قتيلين.", {("afp",)}),
        ("وفي حديث لقناة العربية، أكد وزير الداخلية العراقي أن هجوما في بابل أوقع قتيلين.", {("al-arabiya",)}),
        ("وردا على أسئلة رويترز، قال متحدث باسم الجيش السوري إن قصفا على إدلب أوقع قتيلين.", {("reuters",)}),
        # a journalist with his name
        ("قال مسؤول عراقي للصحفي الأمريكي نيك شيفرين إن هجوما في الحلة أوقع قتيلين.", {("text:person:نيك_شيفرون",)}),
        (
            "ذكر الصحفي الأمريكي نيك شيفرين أنه سأل. وقال مسؤول عراقي للصحفي الأمريكي إن هجوما في الحلة أوقع قتيلين.",
            {("text:person:نيك_شيفرون",)},
        ),
        # who goes on
        ("قال مسؤول عراقي لرويترز إن هجوما وقع في بابل. وأضاف المسؤول أن الهجوم أوقع قتيلين.", {("reuters",)}),
        # none was asked, or by nobody known
        ("وردا على سؤال حول القصف، قال متحدث باسم الجيش السوري إن قصفا على إدلب أوقع قتيلين.", {()}),
        ("قال مسؤول عراقي لرويترز إن هجوما وقع في بابل. وأكد وزير الداخلية العراقي أن الهجوم أوقع قتيلين.", {()}),
    ],
)
def test_who_was_told(reader: Reader, text: str, relays: set[tuple[str, ...]]) -> None:
    [record] = reader.read([Document("d", "d", text, published=date(2025, 8, 10))])
    assert isinstance(record, Record)
    assert {c.relays for c in record.claims if c.predicate == "killed"} == relays
