"""Linked documents written as one line, for tests that need neither model nor catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, ParsedDocument, Sentence
from tests.extraction.builders import parsed_rows

_PART = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<key>[\w-]+)(?:\|(?P<kind>\w+))?(?P<adjective>~)?\]|(?P<word>\S+)")

Heads = Mapping[str, tuple[str, str]]
"""Word -> its governing word and relation; words that are not named hang from nothing."""


def marked(
    text: str, heads: Heads | None = None, upos: Mapping[str, str] | None = None, **known: Mapping[str, Any]
) -> LinkedDocument:
    """A document of one sentence a line. ``[قاعدة كالسو|kalsu|Site]`` is a mention, the kind is told once for each key, ``~``
    behind it marks a relational adjective; a clitic is written apart, with ``+`` behind it. ``known`` adds fields to entities.
    """
    rows, places, kinds = [], [], {}
    for number, line in enumerate(text.strip().splitlines()):
        words: list[str] = []
        for part in _PART.finditer(line):
            if part["word"]:
                words.append(part["word"])
                continue
            first = len(words)
            words.extend(part["name"].split())
            kinds.setdefault(part["key"], EntityKind(part["kind"] or "Government"))
            places.append((number, first, len(words) - 1, part["key"], bool(part["adjective"])))
        rows.append([_row(words, index, heads or {}, upos or {}) for index in range(len(words))])
    parsed = parsed_rows(rows)
    entities = {
        k: replace(Entity(k, kind, k, k, (k,), "text"), **known.get(k.replace("-", "_"), {})) for k, kind in kinds.items()
    }
    mentions = [_mention(parsed, *place, entities) for place in places]
    return LinkedDocument(parsed, tuple(mentions), entities)


def _row(words: list[str], index: int, heads: Heads, upos: Mapping[str, str]) -> tuple[str, str, str, int, str]:
    word = words[index]
    bare = word.rstrip("+")
    head, relation = heads.get(bare, ("", "dep"))
    plain = [w.rstrip("+") for w in words]
    return word, bare, upos.get(bare, "NOUN"), plain.index(head) if head else -1, relation


def _mention(
    parsed: ParsedDocument, number: int, first: int, last: int, key: str, adjective: bool, entities: Mapping[str, Entity]
) -> Mention:
    sentence: Sentence = parsed.sentences[number]
    inside = range(first, last + 1)
    head = next((i for i in inside if sentence.words[i].head not in inside), first)
    start, end = sentence.words[first].start, sentence.words[last].end
    text = parsed.document.text[start:end]
    return Mention(number, first, last, head, start, end, text, key, entities[key].kind, "catalogue", 1.0, adjective=adjective)
