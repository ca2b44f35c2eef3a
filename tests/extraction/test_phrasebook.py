"""Phrases that start at a word, with clitics split off or not."""

from __future__ import annotations

import pytest

from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.phrasebook import Phrasebook

BOOK = Phrasebook([("وفق", "noun"), ("وفقا ل", "noun"), ("على حد قول", "noun"), ("ل ما قال", "verb")])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("وفق شهود", (1, "noun")),
        ("وفقا ل شهود", (2, "noun")),
        ("على حد قول شهود", (3, "noun")),
        ("على حد علمنا", None),
        ("على حد", None),
        ("لما قال شهود", (2, "verb")),
        ("ل ما قال شهود", (3, "verb")),
        ("لماقال شهود", (1, "verb")),
        ("شهود", None),
    ],
)
def test_the_longest_phrase_at_a_word(words: str, found: tuple[int, str] | None) -> None:
    assert BOOK.at([fold(word) for word in words.split()], 0) == found


def test_a_word_of_signs_alone_opens_no_phrase() -> None:
    assert BOOK.at(["", "وفق"], 0) is None
    assert BOOK.at(["", "وفق"], 1) == (2, "noun")
