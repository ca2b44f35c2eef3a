"""What the teacher reads: raw news as one long stream, annotated names, and the sentences that it is to annotate."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from graph_builder.language.normalise import clean
from graph_builder.language.parser import Parser
from graph_builder.language.training.teacher.pieces import EDGE, Pieces
from graph_builder.language.training.teacher.pretraining import Stream
from graph_builder.language.training.teacher.sentences import Sentence

SHORTEST = 20
"""Characters of a paragraph: shorter ones are bylines and menus."""
SENTENCE = range(3, 80)
"""Words of a sentence that is annotated."""
_STOPS = frozenset(".؟!?…")

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]")


def paragraphs(texts: Iterable[str], parser: Parser) -> Iterator[Sentence]:
    """Each paragraph that was not there before. Tokens are cut one by one: quick, and as the parser cuts 98 % of them."""
    seen: set[str] = set()
    known: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for line in text.split("\n"):
            bare = clean(line).text.strip()
            if len(bare) < SHORTEST or bare in seen:
                continue
            seen.add(bare)
            surface = tuple(_TOKEN.findall(bare))
            for token in surface:
                if token not in known:
                    known[token] = parser.split(token, flagged=True)
            yield Sentence(tuple(known[token] for token in surface), surface)


def plain(texts: Iterable[str], parser: Parser) -> Iterator[Sentence]:
    """The sentences of articles, each once; a full stop after a single letter ends none ("د. أحمد")."""
    found: dict[Sentence, None] = {}
    for paragraph in paragraphs(texts, parser):
        first = 0
        for index, token in enumerate(paragraph.surface):
            ends = token in _STOPS and not (index and len(paragraph.surface[index - 1]) == 1)
            if ends or index + 1 == len(paragraph.surface):
                sentence = Sentence(paragraph.tokens[first : index + 1], paragraph.surface[first : index + 1])
                if len(sentence.marked) in SENTENCE:
                    found[sentence] = None
                first = index + 1
    yield from found


def stream(found: Sequence[Sequence[str]], pieces: Pieces) -> Stream:
    """Paragraphs one after the other, with an edge between them."""
    pieces.learn_words(word for words in found for word in words)
    flat: list[int] = []
    begins: list[bool] = []
    for words in found:
        for each in pieces.of(words):
            flat += each
            begins += [True, *[False] * (len(each) - 1)]
        flat.append(EDGE)
        begins.append(True)
    return Stream(np.array(flat, dtype=np.int16), np.array(begins))


def counts(found: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each word stands there."""
    return Counter(word for words in found for word in words)


def named(path: Path, parser: Parser) -> Iterator[Sentence]:
    """Sentences of a file of annotated names."""
    for rows in json.loads(path.read_text(encoding="utf-8")):
        surface = tuple(row["text"] for row in rows)
        tokens = tuple(parser.split(token, flagged=True) for token in surface)
        yield Sentence(tokens, surface=surface, names=tuple(row["ner"] for row in rows))
