"""A token classifier of the user's own (``ISNAD_NER``) as one more witness of names. A word has the label of its first piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from graph_builder.errors import PackError
from graph_builder.language.annotation import Named
from graph_builder.language.ner_labels import Label, names, read_label
from graph_builder.language.pack import NER_HINT

TOGETHER = 16
"""Windows that go through the network at once."""
LONGEST = 512
"""Pieces of words in one window, where the model itself allows no fewer."""

_BROKEN = (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError)
"""What transformers lets through when it reads folders that hold no such model."""


class Transformer:
    """A loaded token classifier."""

    def __init__(self, folder: Path) -> None:
        """Raises ``PackError`` where transformers or a part of the model is missing, or a label is not known."""
        try:
            from transformers import AutoModelForTokenClassification, AutoTokenizer
        except ImportError as error:
            raise PackError("ISNAD_NER needs transformers", "pip install 'isnad[transformers]', or unset ISNAD_NER.") from error
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            self._model = AutoModelForTokenClassification.from_pretrained(folder, local_files_only=True).eval()
        except _BROKEN as error:
            raise PackError(f"The token classifier in {folder} cannot be loaded: {error}", NER_HINT) from error
        if not self._tokenizer.is_fast:
            raise PackError(f"The tokenizer in {folder} does not tell which piece belongs to which word", NER_HINT)
        self._labels = {number: read_label(label) for number, label in self._model.config.id2label.items()}
        allowed = (LONGEST, self._tokenizer.model_max_length, getattr(self._model.config, "max_position_embeddings", LONGEST))
        self._room = min(allowed) - self._tokenizer.num_special_tokens_to_add() - 2
        """Pieces in a window; some models count places from 2."""

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names in sentences of surface tokens, in order."""
        windows = [(n, window) for n, tokens in enumerate(sentences) for window in self._windows(tokens)]
        windows.sort(key=lambda w: len(w[1]))
        labels: list[list[Label]] = [[None] * len(tokens) for tokens in sentences]
        for first in range(0, len(windows), TOGETHER):
            some = windows[first : first + TOGETHER]
            told = self._label([[sentences[n][i] for i in window] for n, window in some])
            for (n, window), row in zip(some, told, strict=True):
                for place, label in row.items():
                    labels[n][window[place]] = label
        return [list(names(row)) for row in labels]

    def _windows(self, tokens: Sequence[str]) -> Iterator[range]:
        """Parts of a sentence that fit into the network; nearly always the whole of it."""
        first = size = 0
        for place, token in enumerate(tokens):
            pieces = len(self._tokenizer([token], is_split_into_words=True, add_special_tokens=False)["input_ids"])
            if size + pieces > self._room and place > first:
                yield range(first, place)
                first, size = place, 0
            size += pieces
        if tokens:
            yield range(first, len(tokens))

    def _label(self, windows: Sequence[Sequence[str]]) -> Iterator[Mapping[int, Label]]:
        """The label of each word of each window; words that leave no piece, or none that fits, have none."""
        longest = self._room + self._tokenizer.num_special_tokens_to_add()
        pieces: Any = self._tokenizer(
            windows, is_split_into_words=True, truncation=True, max_length=longest, padding=True, return_tensors="pt"
        )
        with torch.inference_mode():
            best = self._model(**pieces).logits.argmax(2).tolist()
        for number, row in enumerate(best):
            told: dict[int, Label] = {}
            for word, label in zip(pieces.word_ids(number), row, strict=True):
                if word is not None:
                    told.setdefault(word, self._labels[label])
            yield told
