"""Whatever a text holds, every token knows its exact characters, and reading takes bounded time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph_builder.language import Parser, load_parser
from graph_builder.language.normalise import clean
from graph_builder.language.sentences import MAX_LETTERS, MAX_TOKENS
from graph_builder.model import Document, ParsedDocument
from graph_builder.settings import Settings

pytestmark = pytest.mark.pack

PIECES = [
    *("قال", "وبالعراق", "للقوات", "الهجوم", "و", "ب"),
    *("مُحَمَّدٌ", "وَقَعَ", "ٱلْهُجُومُ", "\u064b", "آ\u0653"),
    *("العـــراق", "ـ", "ــــ", "ﻻ", "ﷲ", "ﺍﻟﻌﺮﺍﻕ", "ﷺ", "کرکوک", "علی"),
    *("\u200d", "\u200c", "\u200f", "\u200e", "\u202b", "\u202c", "\u2067", "\u2069", "\ufeff", "\u00ad"),
    *("🚀", "👨‍👩‍👧", "🇮🇶", "☪️", "é", "e\u0301", "中文"),
    *("7", "2024", "١٥", "۱۲", "3.5", "12/4/2015", "F-16", "ISIS", "https://example.com/a?b=c#d", "x@y.z"),
    *(".", "...", "؟", "!", "،", "؛", ":", "«", "»", "“", "”", '"', "(", ")", "•", "-", "–", "/", "\\", "\x00", "\x1b"),
    *(" ", "  ", "\t", "\u00a0", "\u2009", "\n", "\n\n", "\r\n", "\u2028", "\x85"),
]
ODD = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(Settings(_env_file=None))


def parse(parser: Parser, text: str) -> ParsedDocument:
    return parser.parse([Document(key="k", doc_id="d", text=text)])[0]


def tokens(parsed: ParsedDocument) -> Iterator[tuple[int, int]]:
    """The characters of each surface token."""
    for sentence in parsed.sentences:
        for _, words in groupby(sentence.words, key=lambda w: w.token):
            of_token = list(words)
            yield of_token[0].start, of_token[-1].end


def check(parsed: ParsedDocument) -> None:
    """Tokens and what stands between them join to the text, and nothing that is read stands between them."""
    text = parsed.document.text
    cleaned = clean(text)
    kept = zip(cleaned.text, cleaned.starts, cleaned.ends, strict=True)
    read = {at for letter, start, stop in kept if not letter.isspace() for at in range(start, stop)}
    joined, end = "", 0
    for start, stop in tokens(parsed):
        assert end <= start < stop
        assert read.isdisjoint(range(end, start)), text[end:start]
        joined += text[end:start] + text[start:stop]
        end = stop
    assert joined + text[end:] == text
    assert read.isdisjoint(range(end, len(text)))
    for sentence in parsed.sentences:
        assert sentence.words[-1].token < MAX_TOKENS
        assert all(sentence.start <= w.start < w.end <= sentence.end for w in sentence.words)
        assert [w.head for w in sentence.words].count(-1) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
@example("ـقال")
@example("قالﷲ2024")
def test_tokens_join_to_the_text(parser: Parser, text: str) -> None:
    check(parse(parser, text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_tokens_join_to_any_text(parser: Parser, text: str) -> None:
    check(parse(parser, text))


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    "text",
    [
        "ب" * 100_000,
        "كلمة " * 10_000,
        "وقال الجيش " * 1_000,
        "7" * 100_000,
        "7 " * 2_000,
        "، " * 2_000,
        "a" * 20_000 + " " + "7" * 20_000,
        "🚀" * 20_000,
        "مُحَمَّدٌ " * 2_000,
        "ـ" * 100_000,
        "\u200f" * 100_000,
        "ب\u200d" * 20_000,
        "ﻻ" * 20_000,
        "قال\n" * 1_000,
    ],
    ids=[
        *("letters", "one long sentence", "clitics", "digits", "numbers", "commas", "latin", "emoji", "vocalised", "tatweel"),
        *("marks", "joiners", "ligatures", "lines"),
    ],
)
def test_degenerate_text_takes_bounded_time(parser: Parser, text: str) -> None:
    began = time.process_time()
    parsed = parse(parser, text)
    assert time.process_time() - began < 120
    check(parsed)
    assert all(len(clean(text[start:stop]).text) <= MAX_LETTERS for start, stop in tokens(parsed))
