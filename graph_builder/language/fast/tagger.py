"""Tags and features of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.utils import simplify_punct

from graph_builder.language.fast.batches import Batch, batches
from graph_builder.language.fast.letters import Alphabet, Letters, has_letters
from graph_builder.language.fast.memory import Memory

TOGETHER = 3000
COLUMNS = ["upos", "xpos", "feats"]

Tags = tuple[str, str, str]
"""UPOS, XPOS and FEATS as CoNLL-U has them."""


class Tagger:
    """Stanza's tagger."""

    def __init__(self, processor: Any) -> None:
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._pretrained = processor.pretrain.vocab
        self._letters = Letters(self._model.charmodel)
        self._spell = Alphabet(self._vocab["char"])
        self._model.charmodel = self._letters
        self._numbers = Memory(self._number)
        self._vectors = Memory(self._vector)
        self._names: list[dict[Any, str]] = [{} for _ in COLUMNS]

    @staticmethod
    def suits(processor: Any) -> bool:
        """Whether the tagger is built as expected."""
        model = processor.trainer.model
        plain = model.args["word_emb_dim"] > 0 and model.args["pretrain"]
        return bool(plain and has_letters(model) and [c.name for c in model.tag_columns] == COLUMNS)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Tags]]:
        """Tags of each word of each sentence."""
        words = [word for sentence in sentences for word in sentence]
        found: list[list[Tags]] = [[] for _ in sentences]
        if words:
            numbers, vectors = self._numbers(words), self._vectors(words)
            for batch in batches([len(s) for s in sentences], TOGETHER):
                for index, tags in zip(batch.sentences, self._tag(batch, numbers, vectors), strict=True):
                    found[index] = tags
        return found

    def _tag(self, batch: Batch, numbers: NDArray[np.int64], vectors: NDArray[np.float32]) -> Iterator[list[Tags]]:
        ids = batch.pad(numbers)
        lengths = list(batch.lengths)
        _, columns = self._model(ids[..., 0], None, batch.pad(vectors), None, None, ids[..., 1], None, lengths, None, None)
        by_column = [column.numpy() for column in columns]
        for row, length in enumerate(lengths):
            told = [
                [self._name(number, value) for value in column[row, :length].tolist()] for number, column in enumerate(by_column)
            ]
            yield list(zip(*told, strict=True))

    def _name(self, column: int, value: Any) -> str:
        """The tag of a number, or of several numbers."""
        key = tuple(value) if isinstance(value, list) else value
        names = self._names[column]
        if key not in names:
            names[key] = self._vocab[COLUMNS[column]].id2unit(value)
        return names[key]

    def _number(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Number in the tagger's vocabulary, and in that of the word vectors."""
        plain = plain_signs(words)
        return np.array([[self._vocab["word"].unit2id(w), self._pretrained.unit2id(w.lower())] for w in plain], np.int64)

    def _vector(self, words: Sequence[str]) -> NDArray[np.float32]:
        return self._letters.vectors([self._spell(word) for word in plain_signs(words)])


def plain_signs(words: Sequence[str]) -> list[str]:
    """The words with long rows of question and exclamation marks made short, as tagger and parser want them."""
    return [row[0] for row in simplify_punct([[[word] for word in words]])[0]]
