"""Final yehs get their dots back in texts that leave them out."""

from __future__ import annotations

import pytest

from graph_builder.language.layout import blocks
from graph_builder.language.segmentation import Counts
from graph_builder.language.yehs import leaves_dots_out, with_dots
from graph_builder.model import Document

COUNTS = Counts({"العسكري": 90, "العسكرى": 2, "على": 900, "علي": 90, "مستشفى": 50, "في": 999, "فى": 3})


def dotted(text: str) -> str:
    [block] = blocks([Document(key="k", doc_id="d", text=text)])
    return with_dots(block, COUNTS).clean.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل الجندى فى الحى العسكرى", True),
        ("قتل الجندي في الحي العسكري", False),
        ("هجوم على مستشفى كبرى", False),  # no word that tells
        ("قال إن الهجوم الذي وقع في القرية هو الذى تبناه", False),  # one slip
    ],
)
def test_the_habit_is_known_by_little_words(text: str, expected: bool) -> None:
    assert leaves_dots_out(text) is expected


def test_a_word_is_dotted_unless_news_writes_it_without() -> None:
    assert dotted("الهجوم على مستشفى العسكرى فى القرنى") == "الهجوم على مستشفى العسكري في القرني"


def test_offsets_stay() -> None:
    text = "وقع فى الحـى العسكرى"
    [block] = blocks([Document(key="k", doc_id="d", text=text)])
    assert with_dots(block, COUNTS).clean.starts == block.clean.starts
