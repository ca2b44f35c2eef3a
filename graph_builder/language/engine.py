"""Stanza, loaded from a pack: text to surface tokens, and segmented sentences to annotations."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from pickle import UnpicklingError

import torch
from stanza import Pipeline
from stanza.models.common.foundation_cache import FoundationCache

from graph_builder.errors import PackError
from graph_builder.language import plain
from graph_builder.language.annotation import Annotation, Piece, Segmented
from graph_builder.language.fast import FastAnnotator, Windows, is_known
from graph_builder.language.pack import Pack
from graph_builder.language.quick_start import quick_start
from graph_builder.language.sentences import MAX_LETTERS, Token

# What Stanza and torch's unpickler let through when they read broken files.
_BROKEN = (OSError, EOFError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, AssertionError, UnpicklingError)
_PIECE = re.compile(f"[\u0621-\u063a\u0641-\u064a]{{1,{MAX_LETTERS}}}|[^\u0621-\u063a\u0641-\u064a]{{1,{MAX_LETTERS}}}")


def foundation(pack: Pack) -> FoundationCache:
    """Word vectors in single precision: Stanza copies half-precision weights into its own, but uses vectors as they are."""
    cache = FoundationCache()
    if pack.vectors:
        pretrain = cache.load_pretrain(str(pack.vectors))
        pretrain._emb = pretrain.emb.float()
    return cache


def share_cores(processes: int) -> None:
    """Leave each of several reading processes its part of the cores: threads of one that wait for a core keep another's busy.

    A single process has all of them, as torch has it.
    """
    if processes > 1:
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // processes))


def load_pipeline(pack: Pack) -> Pipeline:
    """Stanza's processors with the models of a pack. Raises ``PackError`` where these cannot be loaded."""
    logging.getLogger("stanza").setLevel(logging.CRITICAL)
    try:
        with quick_start():
            return Pipeline(**pack.options(), foundation_cache=foundation(pack))
    except _BROKEN as error:
        raise PackError(f"The language pack {pack.folder} cannot be loaded: {error}", "Install the pack again.") from error


class Engine:
    """The loaded models of one pack."""

    def __init__(self, pack: Pack, is_fast: bool = True) -> None:
        """``is_fast`` false: Stanza's own processors do all, as the reference."""
        pipeline = load_pipeline(pack)
        self.expansions: dict[str, str] = dict(pipeline.processors["mwt"].trainer.expansion_dict)
        """The training dictionary of the clitic splitter: token -> its words, joined by spaces."""
        if is_fast and is_known(pipeline):
            self._cut: plain.Cutter | Windows = Windows(pipeline)
            self._annotate: plain.Annotator | FastAnnotator = FastAnnotator(pipeline)
        else:
            self._cut, self._annotate = plain.Cutter(pipeline), plain.Annotator(pipeline)

    def tokenise(self, texts: Sequence[str]) -> Iterator[list[Token]]:
        """Surface tokens of each text, which is one paragraph. No token and no sentence spans two texts."""
        with torch.inference_mode():
            found = self._cut(texts)
        for text, pieces in zip(texts, found, strict=True):
            yield [token for piece in pieces for token in _tokens(piece, text)]

    def annotate(self, sentences: Sequence[Segmented]) -> list[Annotation]:
        """Tags, lemmas, trees and names of sentences that are given as (token, its words)."""
        with torch.inference_mode():
            return self._annotate(sentences)


def _tokens(token: Piece, text: str) -> Iterator[Token]:
    """A token cut between letters and other signs ("18شخصا", "العهد؛"), and where it is longer than any word."""
    for piece in _PIECE.finditer(text, token.start, token.end):
        whole = piece.span() == (token.start, token.end)
        yield Token(piece[0], *piece.span(), whole and token.splits, token.ends and piece.end() == token.end)
