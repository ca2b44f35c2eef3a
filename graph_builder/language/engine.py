"""Stanza, loaded from a pack: text to surface tokens, and segmented sentences to annotated ones."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from pickle import UnpicklingError
from typing import Any

import torch
from stanza import Pipeline
from stanza.models.common.doc import Document as StanzaDocument
from stanza.models.common.foundation_cache import FoundationCache

from graph_builder.errors import PackError
from graph_builder.language.fast import speed_up
from graph_builder.language.pack import Pack
from graph_builder.language.sentences import MAX_LETTERS, Token

ANNOTATORS = ("pos", "lemma", "depparse", "ner")
# What Stanza and torch's unpickler let through when they read broken files.
_BROKEN = (OSError, EOFError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, AssertionError, UnpicklingError)
_SEPARATOR = "\n\n"
_PIECE = re.compile(f"[\u0621-\u063a\u0641-\u064a]{{1,{MAX_LETTERS}}}|[^\u0621-\u063a\u0641-\u064a]{{1,{MAX_LETTERS}}}")


def foundation(pack: Pack) -> FoundationCache:
    """Word vectors in single precision: Stanza copies half-precision weights into its own, but uses vectors as they are."""
    cache = FoundationCache()
    if pack.vectors:
        pretrain = cache.load_pretrain(str(pack.vectors))
        pretrain._emb = pretrain.emb.float()
    return cache


class Engine:
    """The loaded models of one pack."""

    def __init__(self, pack: Pack) -> None:
        logging.getLogger("stanza").setLevel(logging.CRITICAL)
        try:
            self._pipeline = Pipeline(**pack.options(), foundation_cache=foundation(pack))
        except _BROKEN as error:
            raise PackError(f"The language pack {pack.folder} cannot be loaded: {error}", "Install the pack again.") from error
        speed_up(self._pipeline)

    @property
    def expansions(self) -> dict[str, str]:
        """The training dictionary of the clitic splitter: token -> its words, joined by spaces."""
        return dict(self._pipeline.processors["mwt"].trainer.expansion_dict)

    def tokenise(self, texts: Sequence[str]) -> Iterator[list[Token]]:
        """Surface tokens of each text. No token and no sentence spans two texts."""
        found: list[list[Token]] = [[] for _ in texts]
        bases = [0]
        for text in texts:
            bases.append(bases[-1] + len(text) + len(_SEPARATOR))
        with torch.inference_mode():
            document = self._pipeline.processors["tokenize"].process(_SEPARATOR.join(texts))
        index = 0
        for sentence in document.sentences:
            for token in sentence.tokens:
                while token.start_char >= bases[index + 1]:
                    index += 1
                found[index].extend(_tokens(token, bases[index], texts[index], token is sentence.tokens[-1]))
        yield from found

    def annotate(self, sentences: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> StanzaDocument:
        """Tags, lemmas, trees and names of sentences that are given as (token, its words)."""
        document = StanzaDocument([_rows(sentence) for sentence in sentences])
        with torch.inference_mode():
            for name in ANNOTATORS:
                self._pipeline.processors[name].process(document)
        return document


def _tokens(token: Any, base: int, text: str, ends: bool) -> Iterator[Token]:
    """A Stanza token as ours: cut between letters and other signs ("18شخصا", "العهد؛"), and where it is longer than any word."""
    start, end = token.start_char - base, token.end_char - base
    for piece in _PIECE.finditer(text, start, end):
        whole = (piece.start(), piece.end()) == (start, end)
        yield Token(piece[0], *piece.span(), whole and token.misc == "MWT=Yes", ends and piece.end() == end)


def _rows(sentence: Sequence[tuple[str, Sequence[str]]]) -> list[dict[str, Any]]:
    """CoNLL-U rows of one sentence."""
    rows: list[dict[str, Any]] = []
    number = 1
    for token, words in sentence:
        if len(words) > 1:
            rows.append({"id": (number, number + len(words) - 1), "text": token})
        for word in words:
            rows.append({"id": (number,), "text": word})
            number += 1
    return rows
