"""What a model's character network makes of words, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.char_model import CharacterModel
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

TOGETHER = 2048
"""Words whose letters go through the network at once."""


def has_letters(model: Any) -> bool:
    """Whether the model reads words by their letters with a network of its own, and with nothing larger."""
    return isinstance(getattr(model, "charmodel", None), CharacterModel) and getattr(model, "bert_model", None) is None


class Alphabet:
    """The numbers of letters in a vocabulary."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab
        self._numbers: dict[str, int] = {}

    def __call__(self, word: str) -> list[int]:
        """The number of each letter of a word."""
        known = self._numbers
        return [known[letter] if letter in known else self._learn(letter) for letter in word]

    def _learn(self, letter: str) -> int:
        return self._numbers.setdefault(letter, self._vocab.unit2id(letter))


class Letters(nn.Module):  # type: ignore[misc]
    """Takes the place of a model's character network, which is asked once for each word; words come as finished vectors."""

    def __init__(self, network: CharacterModel) -> None:
        super().__init__()
        self._network = network

    def vectors(self, words: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Letters of words, as numbers, to (words, size)."""
        order = sorted(range(len(words)), key=lambda i: -len(words[i]))
        found: list[NDArray[np.float32]] = []
        for first in range(0, len(order), TOGETHER):
            some = order[first : first + TOGETHER]
            lengths = [len(words[i]) for i in some]
            letters = np.zeros((len(some), lengths[0]), np.int64)
            for row, i in enumerate(some):
                letters[row, : lengths[row]] = words[i]
            read = self._network(torch.from_numpy(letters), None, list(range(len(some))), [len(some)], lengths)
            found.append(read.data.numpy())
        rows = np.concatenate(found)
        result = np.empty_like(rows)
        result[order] = rows
        return result

    def forward(self, vectors: torch.Tensor, _mask: Any, _order: Any, lengths: Any, _letters: Any) -> PackedSequence:
        """With the arguments of ``CharacterModel.forward``, of which the first is (sentences, longest, size)."""
        return pack_padded_sequence(vectors, lengths, batch_first=True)
