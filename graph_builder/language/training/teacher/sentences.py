"""Sentences as the teacher sees them: surface tokens, the words of each, and as much annotation as there is."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from graph_builder.language.training.whole import whole

Tokens = tuple[tuple[str, ...], ...]
"""The words of each surface token."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Sentence:
    """``tags``, ``feats``, ``heads`` (from 1, 0 is the root) and ``relations`` stand by word, ``names`` ("B-ORG") by token.

    What is not annotated is empty.
    """

    tokens: Tokens
    surface: tuple[str, ...] = ()
    """The tokens as they are written."""
    tags: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Words with a sign of what is written together, digits alike: "و+ قال", "حكومة +ه", "000"."""
        return tuple(word for token in self.tokens for word in marked(token))

    @cached_property
    def token_of(self) -> tuple[int, ...]:
        """The token of each word."""
        return tuple(index for index, token in enumerate(self.tokens) for _ in token)


def marked(token: Sequence[str]) -> Iterator[str]:
    """The words of a token; what stands before its longest word ends in "+", what comes after begins with it."""
    stem = max(range(len(token)), key=lambda index: len(token[index]))
    for index, word in enumerate(token):
        plain = _DIGIT.sub("0", word)
        yield f"{plain}+" if index < stem else f"+{plain}" if index > stem else plain


def read_trees(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        yield Sentence(
            tuple(_tokens(rows)),
            tags=tuple(row[3] for row in words),
            feats=tuple(row[5] for row in words),
            heads=tuple(int(row[6]) for row in words),
            relations=tuple(row[7] for row in words),
        )


def _tokens(rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    last = 0
    joined: list[str] = []
    for number, form, *_ in rows:
        if "-" in number:
            last = int(number.split("-")[1])
            joined = []
        elif int(number) <= last:
            joined.append(form)
            if int(number) == last:
                yield tuple(joined)
        else:
            yield (form,)


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write gzipped lines of JSON."""
    with whole(path) as part, gzip.open(part, "wt", encoding="utf-8") as stream:
        for sentence in sentences:
            stream.write(json.dumps(asdict(sentence), ensure_ascii=False, separators=(",", ":")) + "\n")


def read(path: Path) -> list[Sentence]:
    """What ``write`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [_sentence(json.loads(line)) for line in stream]


def _sentence(row: dict[str, list[str]]) -> Sentence:
    tokens = tuple(tuple(token) for token in row.pop("tokens"))
    return Sentence(tokens, **{name: tuple(values) for name, values in row.items()})  # type: ignore[arg-type]
