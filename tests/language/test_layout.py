"""How documents are cut before they are parsed."""

from __future__ import annotations

from graph_builder.language.layout import MAX_BLOCK, MAX_RUN, blocks
from graph_builder.model import Document


def document(text: str, body_start: int = 0) -> Document:
    return Document(key="k", doc_id="d", text=text, body_start=body_start)


def test_title_and_lines_are_paragraphs_of_their_own() -> None:
    found = list(blocks([document("عنوان\n\nفقرة أولى\r\n\n  \nثانية", body_start=7)]))
    assert [(b.paragraph, b.is_title, b.clean.text) for b in found] == [
        (0, True, "عنوان"),
        (1, False, "فقرة أولى"),
        (2, False, "ثانية"),
    ]


def test_a_title_on_the_line_of_the_body_is_cut_off_all_the_same() -> None:
    assert [b.clean.text for b in blocks([document("عنوان نص", body_start=6)])] == ["عنوان ", "نص"]


def test_blocks_know_their_document_and_place() -> None:
    texts = ["أولى", "", " \n\u200f\n", "ثانية\nثالثة"]
    found = list(blocks([document(text) for text in texts]))
    assert [(b.document, b.paragraph) for b in found] == [(0, 0), (3, 0), (3, 1)]
    assert all(texts[b.document][slice(*b.clean.origin(0, len(b.clean.text)))] == b.clean.text for b in found)


def test_endless_lines_are_cut_after_sentences_or_else_at_spaces() -> None:
    for text in ("كلمة " * MAX_BLOCK, "كلمة أخرى. " * MAX_BLOCK):
        found = list(blocks([document(text)]))
        assert "".join(b.clean.text for b in found) == text
        assert all(len(b.clean.text) <= MAX_BLOCK and b.paragraph == 0 for b in found)
        assert all(b.clean.text.endswith(text[-2:]) for b in found)


def test_endless_words_are_cut_too() -> None:
    found = list(blocks([document("ب" * (2 * MAX_RUN + 1) + " كلمة")]))
    assert [b.clean.text for b in found] == ["ب" * MAX_RUN, "ب" * MAX_RUN, "ب كلمة"]
