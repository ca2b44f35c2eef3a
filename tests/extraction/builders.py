"""Parsed documents made by hand, for tests that need no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from graph_builder.model import Document, NamedSpan, ParsedDocument, Sentence, Word

Row = tuple[str, str, str, int, str]
"""Text, lemma, part of speech, index of the governing word (-1 for the root), relation."""


def parsed_rows(sentences: Sequence[Sequence[Row]], published: date | None = None) -> ParsedDocument:
    """A document whose words are given with their analysis; a clitic is a row of its own that ends in ``+`` ("و+")."""
    text, made = "", []
    for number, rows in enumerate(sentences):
        start, token = len(text), -1
        words: list[Word] = []
        joined = False
        for index, (form, lemma, upos, head, deprel) in enumerate(rows):
            surface = form.rstrip("+")
            if not joined:
                token += 1
                text += " " if words else ""
            at = len(text)
            text += surface
            words.append(Word(index, surface, lemma, upos, {}, head, deprel, at, len(text), token))
            joined = form.endswith("+")
        made.append(Sentence(number, start, len(text), number, False, tuple(words)))
        text += "\n"
    return ParsedDocument(_document(text, published), tuple(made))


def parsed_text(text: str, published: date | None = None, people: Sequence[str] = ()) -> ParsedDocument:
    """A document split at spaces and marks, one sentence a line, without lemmas or heads.

    ``people`` are the spellings that the name finder is to have found as persons.
    """
    made: list[Sentence] = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        found = list(re.finditer(r"[\w\u0640\u064b-\u0652]+|[^\w\s]", line[0]))
        words = tuple(
            Word(
                i,
                m[0],
                m[0],
                "X",
                {},
                -1 if i == 0 else 0,
                "root" if i == 0 else "dep",
                line.start() + m.start(),
                line.start() + m.end(),
                i,
            )
            for i, m in enumerate(found)
        )
        names = tuple(
            _name(words, line.start() + m.start(), line.start() + m.end()) for p in people for m in re.finditer(p, line[0])
        )
        made.append(Sentence(number, line.start(), line.end(), number, False, words, names))
    return ParsedDocument(_document(text, published), tuple(made))


def _name(words: Sequence[Word], start: int, end: int) -> NamedSpan:
    inside = [w.index for w in words if w.start >= start and w.end <= end]
    return NamedSpan("PERS", inside[0], inside[-1], start, end)


def _document(text: str, published: date | None) -> Document:
    return Document(key="d" * 16, doc_id="test", text=text, published=published)
