"""Where sentences end, given what the tokenizer says."""

from __future__ import annotations

import re

from graph_builder.language.sentences import MAX_TOKENS, Token, sentences


def tokens(text: str, ends: str = ".؟!") -> list[Token]:
    """Tokens of a text; the tokenizer is played by one that ends a sentence at every sign of ``ends``."""
    return [Token(m[0], m.start(), m.end(), False, m[0] in ends) for m in re.finditer(r"\w+|[^\w\s]", text)]


def texts(text: str, ends: str = ".؟!") -> list[str]:
    return [text[s[0].start : s[-1].end] for s in sentences(tokens(text, ends))]


def test_the_tokenizer_ends_sentences() -> None:
    assert texts("وقع انفجار. ولم تتبنه جهة.") == ["وقع انفجار.", "ولم تتبنه جهة."]


def test_what_has_no_full_stop_is_a_sentence_too() -> None:
    assert texts("انفجار في قاعدة كالسو") == ["انفجار في قاعدة كالسو"]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert texts('قال "لن نرد." وغادر') == ['قال "لن نرد."', "وغادر"]
    assert texts("قال «لن نرد.» وغادر") == ["قال «لن نرد.»", "وغادر"]


def test_an_opening_quote_stays_with_its_sentence() -> None:
    assert texts('غادر. "لن نرد"') == ["غادر.", '"لن نرد"']


def test_an_initial_ends_nothing() -> None:
    assert texts("قال د. أحمد إنه بخير.") == ["قال د. أحمد إنه بخير."]


def test_a_bullet_begins_a_sentence() -> None:
    assert texts("الأهداف • قاعدة • مطار", ends="") == ["الأهداف", "• قاعدة", "• مطار"]
    assert texts("•• قاعدة", ends="") == ["•• قاعدة"]


def test_endless_sentences_are_cut_after_punctuation() -> None:
    text = " ".join(["كلمة"] * (MAX_TOKENS - 10)) + "، " + " ".join(["أخرى"] * MAX_TOKENS)
    found = list(sentences(tokens(text)))
    assert [t.text for s in found for t in s] == [t.text for t in tokens(text)]
    assert found[0][-1].text == "،"
    assert max(map(len, found)) <= MAX_TOKENS


def test_nothing_gives_nothing() -> None:
    assert list(sentences([])) == []


def test_an_ellipsis_and_two_commas_end_a_sentence() -> None:
    assert texts("قصفت القرية… وفي المدينة قتل جندي") == ["قصفت القرية…", "وفي المدينة قتل جندي"]
    assert texts("قتل جندي ،، وقصفت القرية، ثم المدينة") == ["قتل جندي ،،", "وقصفت القرية، ثم المدينة"]


def test_a_full_stop_with_space_on_either_side_ends_a_sentence() -> None:
    assert texts("وقع انفجار . ولم تتبنه جهة .", ends="") == ["وقع انفجار .", "ولم تتبنه جهة ."]
    assert texts("قال د . أحمد إنه بخير", ends="") == ["قال د . أحمد إنه بخير"]
    assert texts("بلغت النسبة 3 . 5 في المئة . . . تقريبا", ends="") == ["بلغت النسبة 3 . 5 في المئة . . . تقريبا"]
