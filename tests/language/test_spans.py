"""Characters of the words of one token."""

from __future__ import annotations

import pytest

from graph_builder.language.spans import word_ranges


@pytest.mark.parametrize(
    ("token", "words", "expected"),
    [
        ("قال", "قال", ["قال"]),
        ("وقال", "و قال", ["و", "قال"]),
        ("وبالعراق", "و ب العراق", ["و", "ب", "العراق"]),
        ("للقوات", "ل القوات", ["ل", "لقوات"]),
        ("حكومته", "حكومة ه", ["حكومت", "ه"]),
        ("وعليهم", "و على هم", ["و", "علي", "هم"]),
        ("له", "ل ه", ["ل", "ه"]),
        ("ممن", "من من", ["م", "من"]),
        ("زيد", "عمر و", ["زيد", "زيد"]),
        ("ب", "ب ه", ["ب", "ب"]),
    ],
)
def test_clitics_keep_their_letters_and_the_stem_gets_the_rest(token: str, words: str, expected: list[str]) -> None:
    assert [token[first:last] for first, last in word_ranges(token, words.split())] == expected
