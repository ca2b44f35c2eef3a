"""Words to pieces of words (byte-pair encoding): a network has a vector for each of some thousand pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tokenizers import Tokenizer, models, trainers

PAD, UNKNOWN, MASK, EDGE = range(4)
"""Pieces that are no text; ``EDGE`` stands before and after a sentence."""
_SPECIAL = ["[PAD]", "[UNK]", "[MASK]", "[EDGE]"]
_BEGIN = "▁"
LONGEST = 12
"""Pieces of a word that are looked at."""


class Pieces:
    """Pieces of words."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    @classmethod
    def learn(cls, counts: Mapping[str, int], size: int) -> Pieces:
        """The ``size`` pieces that cut the words of a text into the fewest, roughly."""
        tokenizer = Tokenizer(models.BPE(unk_token=_SPECIAL[UNKNOWN]))
        trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=_SPECIAL, show_progress=False, min_frequency=2)
        tokenizer.train_from_iterator((_BEGIN + word for word, count in counts.items() for _ in range(count)), trainer)
        return cls(tokenizer)

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """What ``save`` wrote."""
        return cls(Tokenizer.from_file(str(path)))

    def save(self, path: Path) -> None:
        """Write them as JSON."""
        self._tokenizer.save(str(path))

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self._tokenizer.get_vocab_size())

    def learn_words(self, words: Iterable[str]) -> None:
        """Cut many words at once, for ``of`` to look up."""
        new = sorted({word for word in words if word not in self._known})
        for word, found in zip(new, self._tokenizer.encode_batch([_BEGIN + word for word in new]), strict=True):
            self._known[word] = found.ids[:LONGEST] or [UNKNOWN]

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word."""
        self.learn_words(words)
        return [self._known[word] for word in words]
