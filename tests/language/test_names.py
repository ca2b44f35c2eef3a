"""Names without their clitics."""

from __future__ import annotations

from graph_builder.language.annotation import Named
from graph_builder.language.names import named_spans
from graph_builder.model import Word


def sentence(tokens: str) -> tuple[Word, ...]:
    """Our words of e.g. ``و/CCONJ+بغداد/PROPN قال/VERB``."""
    words: list[Word] = []
    for number, token in enumerate(tokens.split()):
        for part in token.split("+"):
            text, upos = part.split("/")
            words.append(Word(len(words), text, text, upos, {}, -1, "dep", len(words), len(words) + 1, number))
    return tuple(words)


def found(tokens: str, first: int, last: int, label: str = "LOC") -> list[tuple[str, list[str]]]:
    words = sentence(tokens)
    spans = named_spans([Named(label, first, last)], words)
    return [(s.label, [w.text for w in words[s.first : s.last + 1]]) for s in spans]


def test_clitics_before_a_name_are_no_part_of_it() -> None:
    assert found("و/CCONJ+ل/ADP+بغداد/PROPN دور/NOUN", 0, 0) == [("LOC", ["بغداد"])]


def test_a_pronoun_after_a_name_is_no_part_of_it() -> None:
    assert found("قال/VERB وزير/NOUN+ه/PRON", 1, 1, "PERS") == [("PERS", ["وزير"])]


def test_a_name_of_several_tokens_loses_those_of_its_edges_only() -> None:
    tokens = "ب/ADP+منظمة/NOUN الصحة/NOUN و/CCONJ+الغذاء/NOUN"
    assert found(tokens, 0, 2, "ORG") == [("ORG", ["منظمة", "الصحة", "و", "الغذاء"])]


def test_labels_of_other_packs_are_ours() -> None:
    assert found("سليماني/PROPN", 0, 0, "PER") == [("PERS", ["سليماني"])]
