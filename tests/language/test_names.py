"""Names without their clitics, from Stanza's entities."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from graph_builder.language.names import named_spans
from graph_builder.model import Word


def sentence(tokens: str) -> tuple[list[Any], tuple[Word, ...]]:
    """Stanza-like tokens and our words of e.g. ``و/CCONJ+بغداد/PROPN قال/VERB``."""
    made: list[Any] = []
    words: list[Word] = []
    for number, token in enumerate(tokens.split()):
        parts = [part.split("/") for part in token.split("+")]
        ids = [len(words) + i + 1 for i in range(len(parts))]
        words += [
            Word(i - 1, text, text, upos, {}, -1, "dep", i, i + 1, number) for i, (text, upos) in zip(ids, parts, strict=True)
        ]
        made.append(SimpleNamespace(words=[SimpleNamespace(id=i) for i in ids]))
    return made, tuple(words)


def found(tokens: str, first: int, last: int, label: str = "LOC") -> list[tuple[str, list[str]]]:
    stanza, words = sentence(tokens)
    spans = named_spans([SimpleNamespace(type=label, tokens=stanza[first : last + 1])], words)
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
