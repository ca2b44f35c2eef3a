"""Counts of persons in sentences written for these tests."""

from __future__ import annotations

import time

import pytest

from graph_builder.extraction.surface.atoms import atoms
from graph_builder.extraction.surface.numbers import numbers
from graph_builder.extraction.tolls.figures import Count, find_counts
from tests.extraction.builders import Row, parsed_rows, parsed_text


def counts(text: str) -> list[Count]:
    parsed = parsed_text(text)
    return [c for sentence in parsed.sentences for c in find_counts(parsed, sentence)]


def told(text: str) -> list[tuple[str, int]]:
    return [(c.status, c.figure.value) for c in counts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة وعشرين", [25]),
        ("مئة وخمسة وعشرون", [125]),
        ("ثلاثمائة وأربعين", [340]),
        ("ثلاث مئة", [300]),
        ("أحد عشر", [11]),
        ("ثلاثة قتلى وأحد عشر جريحا", [3, 11]),
        ("اثنتي عشرة", [12]),
        ("ثلاثة آلاف ومئتين", [3200]),
        ("40 ألف", [40000]),
        ("خمسة وعشرون ألفا", [25000]),
        ("مليون ومئة ألف", [1100000]),
        ("مئة وخمسة آلاف", [105000]),
        ("1,200", [1200]),
        ("١٢", [12]),
        ("عشرين وخمسة", [20, 5]),
        ("خمسة وثلاثة", [5, 3]),
        ("آلاف", []),
        ("7,5", []),
    ],
)
def test_reads_numbers(text: str, expected: list[int]) -> None:
    parsed = parsed_text(text)
    found = numbers(atoms(parsed.document.text, parsed.sentences[0]))
    assert [n.value for n in found.values()] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أسفر القصف عن مقتل 42 مسلحا وإصابة 93 آخرين", [("killed", 42), ("wounded", 93)]),
        ("قتل مدني واحد وأصيب أربعة آخرون", [("killed", 1), ("wounded", 4)]),
        ("إن ثلاثة جنود قتلوا في الكمين", [("killed", 3)]),
        ("قال إن 24 من أفراد الشرطة قتلوا", [("killed", 24)]),
        ("وأوضح أن جنديا قتل وأصيب ثمانية", [("killed", 1), ("wounded", 8)]),
        ("قتل 14 شرطيا ومدنيا في الكمين", [("killed", 14)]),
        ("مقتل 12 جنديا إضافة إلى ثلاثة مدنيين", [("killed", 12), ("killed", 3), ("killed", 15)]),
        ("بحار يقتل ثلاثة من الركاب", [("killed", 3)]),
        ("خلف الهجوم قتيلا وثمانية جرحى", [("killed", 1), ("wounded", 8)]),
        ("الحصيلة شهيدان و15 جريحا", [("killed", 2), ("wounded", 15)]),
        ("مقتل 27 في انفجار بالسوق", [("killed", 27)]),
        ("مقتل ثلاثة وإصابة خمسة", [("killed", 3), ("wounded", 5)]),
        ("هجوم يقتل جنديين ويصيب 24", [("killed", 2), ("wounded", 24)]),
        ("إصابة اثنين من رجال الأمن", [("wounded", 2)]),
        ("قتل 8 منهم في الغارة", [("killed", 8)]),
        ("أودى بحياة شخصين", [("killed", 2)]),
        ("إن سبعة عمال لقوا مصرعهم", [("killed", 7)]),
        ("لقي 5 مدنيين حتفهم", [("killed", 5)]),
        ("عثر على جثتي عنصرين من الصحوة", [("killed", 2)]),
        ("مقتل أحد أعضاء الكتيبة", [("killed", 1)]),
        ("مقتل ضابط وإصابة آخر بجروح", [("killed", 1), ("wounded", 1)]),
        ("القبض على 11 مسلحا", [("captured", 11)]),
        ("اعتقلت الشرطة قرابة 300 شخص", [("captured", 300)]),
        ("وقالت إن المصابين الثلاثة صحفيون", [("wounded", 3)]),
        ("قتلت الشرطة مسلحين اثنين", [("killed", 2)]),
        ("إصابة 16 سائحا ألمانيا", [("wounded", 16)]),
        ("قتل خمسة عراقيين", [("killed", 5)]),
        ("هجوم على 20 جنديا", [("persons", 20)]),
    ],
)
def test_counts_with_their_status(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "مقتل القائد في انفجار 3 سيارات",
        "دمرت الغارة 12 دبابة و5 صواريخ",
        "يبلغ 19 عاما",
        "سقط عشرات القتلى والجرحى",
        "فجر انتحاري نفسه",
        "أصيب في 20 يوليو",
        "قتلى وجرحى في هجوم",
        "ارتفعت النسبة إلى 20 في المئة",
        "تبنت حركة طالبان الهجوم",
        "ضربة أميركية قتل فيها القائد",
    ],
)
def test_other_numbers_and_vague_ones_count_nobody(text: str) -> None:
    assert [c for c in counts(text) if c.rule != "one-definite.masdar" and c.rule != "one-definite.verb"] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("مقتل 20 جنديا", 20, 20),
        ("مقتل نحو 20 جنديا", 17, 23),
        ("مقتل ما لا يقل عن 20 جنديا", 20, None),
        ("مقتل 20 جنديا تركيا على الأقل", 20, None),
        ("مقتل أكثر من 20 جنديا", 20, None),
        ("مقتل أقل من 20 جنديا", None, 20),
        ("مقتل ما بين 20 و30 جنديا", 20, 30),
        ("مقتل 20 أو 30 جنديا", 20, 30),
    ],
)
def test_keeps_how_exact_a_count_is(text: str, low: int | None, high: int | None) -> None:
    figure = counts(text)[0].figure
    assert (figure.value, figure.low, figure.high) == (20, low, high)


def test_coordinated_counts_are_summed_once() -> None:
    officer, soldiers, both = counts("قتل ضابط وثلاثة جنود في الكمين")
    assert (officer.summed, soldiers.summed, both.summed) == (True, True, False)
    assert (both.rule, both.figure.value, both.status) == ("sum", 4, "killed")


def test_those_with_the_victim_are_added() -> None:
    assert told("فقتل العقيد ومعه أربعة جنود")[-1] == ("killed", 5)


def test_a_construct_dual_counts_two() -> None:
    assert told("قتل ضابطا شرطة ومجند")[-1] == ("killed", 3)


def test_a_part_of_a_count_is_marked() -> None:
    whole, part = counts("قتل 12 شخصا بينهم أربعة أطفال")
    assert (whole.of_whom, part.of_whom, part.status) == (False, True, "killed")


def test_who_of_both_is_not_told() -> None:
    assert told("سقوط 20 مدنيا بين قتيل وجريح") == [("persons", 20)]
    assert told("أوقع 33 قتيلا وجريحا") == [("persons", 33)]
    assert told("قتل وأصيب سبعة عراقيين") == [("persons", 7)]


def test_the_doer_is_not_the_victim() -> None:
    assert told("قتل مسلح ثلاثة جنود") == [("killed", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفاع الحصيلة إلى خمسة قتلى", ("killed", 5, True)),
        ("وارتفعت حصيلة المصابين، بحسب الوزارة، إلى ٧", ("wounded", 7, True)),
        ("ليصبح إجمالي الوفيات 13", ("killed", 13, True)),
        ("عدد المصابين يتجاوز 50", ("wounded", 50, False)),
    ],
)
def test_tolls_and_their_updates(text: str, expected: tuple[str, int, bool]) -> None:
    count = counts(text)[0]
    assert (count.status, count.figure.value, count.figure.update) == expected


def test_nobody_hurt_is_nought() -> None:
    assert told("سقط صاروخ دون وقوع إصابات") == [("wounded", 0)]
    assert sorted(told("انفجرت من دون أن يسقط ضحايا")) == [("killed", 0), ("wounded", 0)]
    assert told("ولم يصب أحد بأذى") == [("wounded", 0)]


def test_span_is_exact_and_the_noun_is_the_head() -> None:
    parsed = parsed_text("الهجوم وقع ومقتل نحو ثلاثة جنود أتراك")
    count = find_counts(parsed, parsed.sentences[0])[0]
    assert parsed.document.text[count.span.start : count.span.end] == "نحو ثلاثة جنود"
    assert parsed.sentences[0].words[count.head].text == "جنود" and count.unit_lemma == "جندي"
    assert count.trigger == 2


def test_the_parse_reaches_over_a_relative_clause() -> None:
    rows: list[Row] = [
        ("أصيب", "أصاب", "VERB", -1, "root"),
        ("في", "في", "ADP", 2, "case"),
        ("الهجوم", "هجوم", "NOUN", 0, "obl"),
        ("الذي", "الذي", "DET", 4, "nsubj"),
        ("استهدف", "استهدف", "VERB", 2, "acl"),
        ("مدرعة", "مدرعة", "NOUN", 4, "obj"),
        ("أربعة", "أربعة", "NUM", 0, "nsubj"),
        ("جنود", "جندي", "NOUN", 6, "nmod"),
        ("أتراك", "تركي", "ADJ", 7, "amod"),
    ]
    parsed = parsed_rows([rows])
    count = find_counts(parsed, parsed.sentences[0])[0]
    assert (count.status, count.figure.value, count.rule) == ("wounded", 4, "number.parse")
    assert count.kind_of_persons == (8,)


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        parsed = parsed_text("وقتل جندي و5 مدنيين بينهم طفل وإصابة 3 إلى 7 آخرين " * times)
        begun = time.process_time()
        find_counts(parsed, parsed.sentences[0])
        return time.process_time() - begun

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.01)


def test_a_body_among_those_told_is_no_further_dead() -> None:
    found = counts("مقتل سبعة أشخاص في الفندق بينها جثة رجل")
    assert [(c.figure.value, c.of_whom) for c in found] == [(7, False), (1, True)]
