"""Lines that a width broke become paragraphs again; other lines stay."""

from __future__ import annotations

from textwrap import wrap

import pytest

from graph_builder.language.layout import blocks
from graph_builder.language.wrapping import NARROWEST, WIDEST
from graph_builder.model import Document

PARAGRAPHS = [
    "أعلن الجيش العراقي أن طائرة مسيرة مجهولة هاجمت مستودعا له قرب تكريت فجر الاثنين، من دون أن يسفر الهجوم عن خسائر.",
    "وأضاف البيان أن الدفاعات أسقطت طائرة ثانية شمال المدينة، وأن لجنة شكلت للتحقيق في مصدر الطائرتين ومسارهما قبل بلوغ الموقع.",
]


def paragraphs(text: str) -> list[str]:
    return [" ".join(block.clean.text.split()) for block in blocks([Document(key="k", doc_id="d", text=text)])]


@pytest.mark.parametrize("width", [NARROWEST + 5, 72, WIDEST - 30])
@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_wrapped_lines_are_put_together(width: int, end: str) -> None:
    assert paragraphs((end + end).join(end.join(wrap(p, width)) for p in PARAGRAPHS)) == PARAGRAPHS


def test_paragraphs_without_empty_lines_between_them_part_where_the_next_word_would_have_fitted() -> None:
    assert paragraphs("\n".join("\n".join(wrap(p, 72)) for p in PARAGRAPHS)) == PARAGRAPHS


def test_offsets_stay_exact() -> None:
    text = "\n".join(wrap(" ".join(PARAGRAPHS), 60))
    [block] = blocks([Document(key="k", doc_id="d", text=text)])
    assert block.clean.origin(0, len(block.clean.text)) == (0, len(text))
    assert "\n" not in block.clean.text


@pytest.mark.parametrize(
    "lines",
    [
        [
            "قتل خمسة جنود من الجيش اليمني في هجوم للحوثيين في مأرب",
            "قصف الجيش الإسرائيلي مواقع لحزب الله في جنوب لبنان أمس",
            "هاجم تنظيم داعش دورية للجيش العراقي في جبال حمرين ليلا",
        ],  # headlines
        ["غارة على صعدة", "انفجار في عدن قرب مقر المحافظة يوقع قتلى", "اشتباكات في مأرب"],  # a list
        ["قتل ثلاثة جنود في انفجار عبوة قرب الموصل", "أعلن التحالف"],  # a single break
        [p + " " + p for p in PARAGRAPHS] * 2,  # paragraphs
        ["يا ليل طل على الديار", "وازرع على الباب انتظار", "واكتب على صدر المدى"],  # verses
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines
