"""A small way to write parsed sentences by hand, and the catalogue loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph_builder.linking import Catalogue, Linker, load_catalogue
from graph_builder.model import Document, LinkedDocument, Mention, NamedSpan, ParsedDocument, Sentence, Word

TAGS = {
    "N": "NOUN",
    "A": "ADJ",
    "V": "VERB",
    "P": "PROPN",
    "I": "ADP",
    "C": "CCONJ",
    "S": "SCONJ",
    "O": "PRON",
    ".": "PUNCT",
}

Parse = Callable[..., ParsedDocument]


def parse(
    *sentences: str, names: dict[str, str] | None = None, source: str | None = None, published: date | None = None
) -> ParsedDocument:
    """Parsed sentences from words like ``قال/V مسؤول/N/nsubj>0``: a tag letter, then optionally relation and head.

    A word that ends in ``+`` is written together with the next one ("ب+/I العراق/P"); without a head it hangs on the one before.
    ``names`` maps words as they are written, parted by spaces, to NER labels.
    """
    built, text = [], ""
    for number, line in enumerate(sentences):
        words, start, token = [], len(text), 0
        for index, piece in enumerate(line.split()):
            form, tag, *arc = piece.split("/", 2)
            joined = form.endswith("+")
            form = form.removesuffix("+")
            deprel, _, head = arc[0].partition(">") if arc else ("dep", "", "")
            at = len(text)
            text += form
            governor = int(head) if head else index - 1
            lemma = form.removesuffix("ا") if tag in "NA" else form
            words.append(Word(index, form, lemma, TAGS[tag], {}, governor, deprel, at, len(text), token))
            if not joined:
                text += " "
                token += 1
        built.append(Sentence(number, start, len(text), number, False, tuple(words), _names(words, names or {})))
    return ParsedDocument(Document("d", "d", text, source=source, published=published), tuple(built))


def _names(words: list[Word], names: dict[str, str]) -> tuple[NamedSpan, ...]:
    found = []
    for name, label in names.items():
        parts = name.split()
        for first in range(len(words) - len(parts) + 1):
            if [w.text for w in words[first : first + len(parts)]] == parts:
                last = first + len(parts) - 1
                found.append(NamedSpan(label, first, last, words[first].start, words[last].end))
    return tuple(sorted(found, key=lambda n: n.first))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def link(catalogue: Catalogue) -> Callable[..., LinkedDocument]:
    linker = Linker(catalogue)

    def run(
        *sentences: str, names: dict[str, str] | None = None, source: str | None = None, published: date | None = None
    ) -> LinkedDocument:
        return linker.link(parse(*sentences, names=names, source=source, published=published))

    return run


def found(linked: LinkedDocument) -> dict[str, str]:
    """Text of every mention -> key of its entity."""
    return {m.text: m.entity for m in linked.mentions}


def meant(linked: LinkedDocument, text: str) -> Mention:
    """The last mention of these words."""
    return [m for m in linked.mentions if m.text == text][-1]
