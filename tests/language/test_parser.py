"""The parser with the shipped pack, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from graph_builder.language import Parser, load_parser, parser_version
from graph_builder.model import Document, ParsedDocument, Sentence
from graph_builder.settings import Settings

pytestmark = pytest.mark.pack

SETTINGS = Settings(_env_file=None)
NAMES = ("كالسو", "بابل")
TITLE = "انفجار في قاعدة كالسو ببابل"
BODY = (
    "وقال المتحدث باسم «القيادة المركزية» إنّ قوّاته لم تنفّذ أي غارة في العراق. وأضاف أنها تتابع التقـارير...\n\n"
    "وأصيب ثمانية جنود في بابل، ولبغداد رأي آخر؟ لا أحد يعلم"
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(SETTINGS, NAMES)


@pytest.fixture(scope="module")
def parse(parser: Parser) -> Callable[..., ParsedDocument]:
    def one(text: str, body_start: int = 0) -> ParsedDocument:
        return parser.parse([Document(key="k", doc_id="d", text=text, body_start=body_start)])[0]

    return one


@pytest.fixture(scope="module")
def report(parse: Callable[..., ParsedDocument]) -> ParsedDocument:
    return parse(f"{TITLE}\n\n{BODY}", len(TITLE) + 2)


def words(sentence: Sentence) -> list[str]:
    return [word.text for word in sentence.words]


def check(parsed: ParsedDocument) -> None:
    """What holds for every parsed text: exact places in order, one root, heads inside the sentence."""
    text = parsed.document.text
    for number, sentence in enumerate(parsed.sentences):
        assert sentence.index == number
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert "\n" not in text[sentence.start : sentence.end]
        assert [w.index for w in sentence.words] == list(range(len(sentence.words)))
        assert [w.head for w in sentence.words].count(-1) == 1
        assert len(sentence.subtree(next(w.index for w in sentence.words if w.head == -1))) == len(sentence.words)
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
        for before, after in pairwise(sentence.words):
            assert before.end <= after.start or before.token == after.token
        for name in sentence.names:
            assert (name.start, name.end) == (sentence.words[name.first].start, sentence.words[name.last].end)
    for before, after in pairwise(parsed.sentences):
        assert before.end <= after.start


def test_title_and_paragraphs_and_sentences(report: ParsedDocument) -> None:
    check(report)
    text = report.document.text
    assert [(s.paragraph, s.is_title) for s in report.sentences] == [(0, True), (1, False), (1, False), (2, False), (2, False)]
    assert [text[s.start : s.end] for s in report.sentences] == [
        TITLE,
        "وقال المتحدث باسم «القيادة المركزية» إنّ قوّاته لم تنفّذ أي غارة في العراق.",
        "وأضاف أنها تتابع التقـارير...",
        "وأصيب ثمانية جنود في بابل، ولبغداد رأي آخر؟",
        "لا أحد يعلم",
    ]


def test_clitics_are_words_and_names_are_whole(report: ParsedDocument) -> None:
    title, said, *_, wounded, _ = report.sentences
    assert words(title)[-2:] == ["ب", "بابل"]
    assert words(said)[:5] == ["و", "قال", "المتحدث", "ب", "اسم"]
    assert "بابل" in words(wounded)
    assert "بغداد" in words(wounded)


def test_words_know_their_exact_characters(report: ParsedDocument) -> None:
    text = report.document.text
    shown = {word.text: text[word.start : word.end] for s in report.sentences for word in s.words}
    assert shown["قوات"] == "قوّات"
    assert shown["التقارير"] == "التقـارير"
    assert shown["قال"] == "قال"
    assert shown["القيادة"] == "القيادة"


def test_lemmas_tags_and_features(report: ParsedDocument) -> None:
    said = report.sentences[1].words[1]
    assert (said.lemma, said.upos, said.deprel) == ("قال", "VERB", "root")
    assert said.feats["Aspect"] == "Perf"


def test_names_lose_their_clitics(report: ParsedDocument, parse: Callable[..., ParsedDocument]) -> None:
    parsed = parse("وأعلنت وزارة الدفاع في واشنطن ولندن وبغداد أن الوزير سيصل إلى بيروت.")
    text = parsed.document.text
    assert {"واشنطن", "لندن", "بغداد", "بيروت"} <= {text[n.start : n.end] for s in parsed.sentences for n in s.names}
    assert all(n.label in {"PERS", "LOC", "ORG", "MISC"} for s in report.sentences for n in s.names)


def test_documents_are_read_alike_alone_and_together(parser: Parser) -> None:
    texts = [TITLE, BODY, "", "وقع الهجوم فجر السبت، ولم تعلن أي جهة مسؤوليتها عنه.", BODY * 3]
    documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]
    assert parser.parse(documents) == [parser.parse([document])[0] for document in documents]
    assert parser.parse([]) == []


@pytest.mark.parametrize("text", ["", " \n\t\u200f\n", "\u064b\u0640", "\u200f\u200e"])
def test_nothing_has_no_sentences(parse: Callable[..., ParsedDocument], text: str) -> None:
    check(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "...؟!",
        "18شخصا و4 جرحى في ال24 ساعة؛",
        "ﻻ إصابات ﷲ",
        "This is English text, 2024. http://example.com/a?b=c#d",
        "emoji 🚀 and\x00control\x1b chars",
        "« » ( ) [ ] — – • ● * / \\ % ٪ ٫ ۞",
        "ولله وبه وله ومنه فبهم لنا بي",
        "ا ب ت ث ج",
        "\ufeffقال.\r\nقالت.\u2028قالوا.\x0bقلن.",
    ],
)
def test_odd_texts_keep_their_characters(parse: Callable[..., ParsedDocument], text: str) -> None:
    parsed = parse(text)
    check(parsed)
    covered = {i for s in parsed.sentences for w in s.words for i in range(w.start, w.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalnum())


def test_the_version_is_known_without_models(parser: Parser) -> None:
    assert parser.version == parser_version(SETTINGS, NAMES)
    assert parser_version(SETTINGS, ("أخرى",)) != parser.version
