"""Where text is cut before it is parsed: a line is a paragraph unless a width broke it, an endless one is cut into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_builder.language.boilerplate import article_lines
from graph_builder.language.normalise import CleanText, clean
from graph_builder.language.wrapping import unwrapped
from graph_builder.model import Document

MAX_BLOCK = 10_000
"""Characters. The longest paragraphs of news are a tenth of it; beyond it only memory would grow."""

MAX_RUN = 300
"""Characters without white space. Longer runs are no text, and the tokenizer's search for addresses is quadratic in them."""

_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_RUN = re.compile(rf"\S{{{MAX_RUN}}}")
_CUTS = (re.compile(r".*[.؟!]\s", re.DOTALL), re.compile(r".*\s", re.DOTALL))


@dataclass(frozen=True)
class Block:
    """A stretch of text that is parsed by itself: a paragraph, or a part of an endless one."""

    document: int
    """Index in the sequence of documents."""
    paragraph: int
    is_title: bool
    clean: CleanText


def blocks(documents: Sequence[Document]) -> Iterator[Block]:
    """All blocks of all documents that hold more than white space, in order."""
    for index, document in enumerate(documents):
        paragraph = 0
        for is_title, start, end in _lines(document):
            found = False
            for first, last in _cuts(document.text, start, end):
                cleaned = _on_one_line(clean(document.text[first:last], first))
                if cleaned.text.strip():
                    found = True
                    yield Block(index, paragraph, is_title, cleaned)
            paragraph += found


def _on_one_line(cleaned: CleanText) -> CleanText:
    return replace(cleaned, text=_BREAK.sub(" ", cleaned.text))


def _lines(document: Document) -> Iterator[tuple[bool, int, int]]:
    """Lines of the title, then those of the body that are the article, as (is title, start, end)."""
    text, body = document.text, document.body_start
    for match in _LINE.finditer(text, 0, body):
        yield True, match.start(), match.end()
    article = list(article_lines(text, [m.span() for m in _LINE.finditer(text, body)]))
    for start, end in unwrapped(text, article):
        yield False, start, end


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a line that are short enough to be parsed, which is nearly always the line itself."""
    while start < end:
        limit = min(end, start + MAX_BLOCK)
        if run := _RUN.search(text, start, limit):
            cut = run.end()
        elif limit < end:
            cut = next((match.end() for pattern in _CUTS if (match := pattern.match(text, start, limit))), limit)
        else:
            cut = end
        yield start, cut
        start = cut
