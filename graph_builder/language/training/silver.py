"""News that a teacher annotated, as the files that tagger, parser and name finder learn from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph_builder.language.normalise import clean
from graph_builder.language.training.prepare import NAMES_SILVER, SILVER
from graph_builder.language.training.teacher.sentences import Sentence

Lemmas = Mapping[tuple[str, str], str]
"""(word, tag) -> lemma."""


def write_silver(found: Sequence[Sentence], lemmas: Lemmas, forces: Collection[str], folder: Path) -> None:
    """Write trees and names. ``forces``: names of several words that are whole names wherever they stand."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / SILVER).open("w", encoding="utf-8") as stream:
        stream.writelines("\n".join(lines(sentence, lemmas)) + "\n\n" for sentence in found)
    index = _by_first(forces)
    rows = [[{"text": token, "ner": name} for token, name in zip(s.surface, with_forces(s, index), strict=True)] for s in found]
    (folder / NAMES_SILVER).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def lines(sentence: Sentence, lemmas: Lemmas) -> Iterator[str]:
    """CoNLL-U of an annotated sentence."""
    number = 0
    for text, token in zip(sentence.surface, sentence.tokens, strict=True):
        if len(token) > 1:
            yield f"{number + 1}-{number + len(token)}\t{text}" + "\t_" * 8
        for word in token:
            tag = sentence.tags[number]
            columns = (lemmas[word, tag], tag, "_", sentence.feats[number], sentence.heads[number], sentence.relations[number])
            number += 1
            yield "\t".join(map(str, (number, word, *columns, "_", "_")))


def _by_first(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Names of at least two words by their first word, longer ones first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted({tuple(clean(name).text.split()) for name in names}, key=len, reverse=True):
        if len(name) > 1:
            found.setdefault(name[0], []).append(name)
    return found


def with_forces(sentence: Sentence, index: Mapping[str, Sequence[tuple[str, ...]]]) -> list[str]:
    """The names of a sentence, the forces in it marked whole: what the teacher marked within one or across its edge gives way."""
    words = [word for token in sentence.tokens for word in token]
    of, tags = sentence.token_of, list(sentence.names)
    at = 0
    while at < len(words):
        name = next((n for n in index.get(words[at], ()) if tuple(words[at : at + len(n)]) == n), None)
        if name:
            _mark(tags, of[at], of[at + len(name) - 1])
        at += len(name or "1")
    return tags


def _mark(tags: list[str], first: int, last: int) -> None:
    """Make tokens ``first`` to ``last`` an organisation, unless a longer one holds them already."""
    begin = first
    while tags[begin][0] == "I":
        begin -= 1
    end = last
    while end + 1 < len(tags) and tags[end + 1][0] == "I":
        end += 1
    whole = tags[begin] == "B-ORG" and all(tag == "I-ORG" for tag in tags[begin + 1 : end + 1])
    if whole and begin <= first and last <= end:
        return
    tags[begin : end + 1] = ["O"] * (end + 1 - begin)
    tags[first : last + 1] = ["B-ORG", *["I-ORG"] * (last - first)]
