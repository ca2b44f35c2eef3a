"""Annotated names are read, misspelt and exchanged."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from graph_builder.language.training import names
from graph_builder.language.training.names import Tagged

SENTENCE: Tagged = [("أعلن", "O"), ("الحشد", "B-ORG"), ("الشعبي", "I-ORG"), ("وصوله", "O"), ("لتكريت", "B-LOC")]


def test_signs_at_the_edge_of_a_token_belong_to_no_name(tmp_path: Path) -> None:
    path = tmp_path / "names.txt.gz"
    path.write_bytes(gzip.compress("قرب O\n(تكريت) B-LOC\nو-الشرقاط I-LOC\n\nبغداد I-LOC\n".encode()))
    first, second = names.read_anercorp(path)
    assert first == [
        ("قرب", "O"),
        ("(", "O"),
        ("تكريت", "B-LOC"),
        (")", "O"),
        ("و", "B-LOC"),
        ("-", "I-LOC"),
        ("الشرقاط", "I-LOC"),
    ]
    assert second == [("بغداد", "B-LOC")]


def test_marked_sentences_join_a_clitic_to_its_name(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text('names:\n  - "هجوم ل[ORG كتائب الفجر] ل[ORG الحشد] و[ORG بدر] في [LOC هيت]."\n', encoding="utf-8")
    assert list(names.read_own(path)) == [
        [
            ("هجوم", "O"),
            ("لكتائب", "B-ORG"),
            ("الفجر", "I-ORG"),
            ("للحشد", "B-ORG"),
            ("وبدر", "B-ORG"),
            ("في", "O"),
            ("هيت", "B-LOC"),
            (".", "O"),
        ]
    ]


def test_every_sentence_of_our_own_is_well_formed() -> None:
    found = list(names.read_own())
    assert len(found) > 150
    assert sum(any(tag != "O" for _, tag in sentence) for sentence in found) > 0.95 * len(found)
    for sentence in found:
        assert not any(character in token for token, _ in sentence for character in "[]"), sentence
        assert {tag[2:] for _, tag in sentence} <= {"", "ORG", "LOC", "PERS", "MISC"}


def test_names_are_exchanged_and_those_with_a_clitic_left() -> None:
    seen = {tuple(names.renamed(SENTENCE, {"ORG": ["لواء النور"], "LOC": ["هيت"]}, random.Random(seed))) for seed in range(20)}
    other: Tagged = [("أعلن", "O"), ("لواء", "B-ORG"), ("النور", "I-ORG"), ("وصوله", "O"), ("لتكريت", "B-LOC")]
    assert seen == {tuple(SENTENCE), tuple(other)}


def test_misspelling_changes_letters_and_no_tags() -> None:
    sentence: Tagged = [("أعلن", "O"), ("الأنبار", "B-LOC"), ("على", "O")]
    seen = [names.respelt(sentence, random.Random(seed)) for seed in range(30)]
    assert {tuple(tag for _, tag in s) for s in seen} == {("O", "B-LOC", "O")}
    assert {s[1][0] for s in seen} == {"الأنبار", "الانبار"}


def test_the_inventory_holds_names_without_clitics() -> None:
    assert names.inventory([SENTENCE]) == {"ORG": ["الحشد الشعبي"]}
