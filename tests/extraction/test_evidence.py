"""Which words show a claim."""

import pytest

from graph_builder.extraction.claims.evidence import clause_around, with_attribution
from graph_builder.model import Sentence, Span
from tests.extraction.builders import parsed_text

TEXT = "قال الناطق ، اليوم ، إن قوة هاجمت المعسكر ليلا ، وأضاف أنها انسحبت"


def told(words: str, line: Sentence, text: str) -> Span:
    start = text.index(words)
    return Span(line.index, start, start + len(words))


@pytest.mark.parametrize(
    ("parts", "clause"),
    [
        ("هاجمت المعسكر", "إن قوة هاجمت المعسكر ليلا"),
        ("اليوم ، إن قوة هاجمت", "اليوم ، إن قوة هاجمت المعسكر ليلا"),
        ("انسحبت", "وأضاف أنها انسحبت"),
    ],
)
def test_evidence_reaches_to_the_marks_around_its_parts(parts: str, clause: str) -> None:
    line = parsed_text(TEXT).sentences[0]
    assert clause_around(line, told(parts, line, TEXT)) == told(clause, line, TEXT)


def test_evidence_does_not_grow_without_end_where_no_mark_stands() -> None:
    text = " ".join(f"كلمة{n}" for n in range(200))
    line = parsed_text(text).sentences[0]
    found = clause_around(line, told("كلمة100", line, text))
    assert len(text[found.start : found.end].split()) < 100


def test_who_says_so_is_a_part_of_the_evidence_where_he_is_near() -> None:
    near, far = Span(0, 0, 10), Span(0, 5000, 5010)
    assert with_attribution(Span(0, 20, 30), near) == Span(0, 0, 30)
    assert with_attribution(Span(0, 20, 30), far) == Span(0, 20, 30)
    assert with_attribution(Span(1, 20, 30), near) == Span(1, 20, 30)
    assert with_attribution(Span(0, 20, 30), None) == Span(0, 20, 30)
