"""Names in sentences of surface tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.vocab import PAD_ID, UNK_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from graph_builder.language.annotation import Named
from graph_builder.language.fast.batches import Batch, batches
from graph_builder.language.fast.letters import Alphabet, Letters, has_letters
from graph_builder.language.fast.memory import Memory

TOGETHER = 3000


class NameFinder:
    """Stanza's tagger of names."""

    def __init__(self, processor: Any) -> None:
        trainer = processor.trainers[0]
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._lower = trainer.args.get("lowercase", True)
        self._small_letters = trainer.args.get("char_lowercase", False)
        self._letters = Letters(self._model.charmodel)
        self._spell = Alphabet(self._vocab["char"])
        self._tags = self._vocab["tag"].items(0)
        self._transitions = self._model.crits[0]._transitions.detach().numpy()
        self._numbers = Memory(self._number)
        self._vectors = Memory(self._vector)

    @staticmethod
    def suits(processor: Any) -> bool:
        """Whether there is one model, with one set of tags, built as expected."""
        model = processor.trainers[0].model
        single = len(processor.trainers) == 1 and len(model.tag_clfs) == 1
        return bool(single and has_letters(model) and "word" in model.vocab and model.args["word_emb_dim"] > 0)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names of each sentence, in order."""
        tokens = [token for sentence in sentences for token in sentence]
        found: list[list[Named]] = [[] for _ in sentences]
        if tokens:
            numbers, vectors = self._numbers(tokens), self._vectors(tokens)
            for batch in batches([len(s) for s in sentences], TOGETHER):
                for index, names in zip(batch.sentences, self._find(batch, numbers, vectors), strict=True):
                    found[index] = names
        return found

    def _find(self, batch: Batch, numbers: NDArray[np.int64], vectors: NDArray[np.float32]) -> Iterator[list[Named]]:
        scores = self._scores(batch, batch.pad(numbers), batch.pad(vectors))
        for path in best_paths(scores, np.array(batch.lengths), self._transitions):
            tags = fix_singleton_tags([self._tags[max(tag, VOCAB_PREFIX_SIZE)] for tag in path])
            yield [Named(name["type"], name["start"], name["end"]) for name in decode_from_bioes(tags)]

    def _scores(self, batch: Batch, numbers: torch.Tensor, vectors: torch.Tensor) -> NDArray[np.float32]:
        """(sentences, longest, tags), as ``NERTagger.forward`` has them."""
        model = self._model
        words = model.word_emb(numbers[..., 0])
        if model.delta_emb is not None:
            words = words + model.delta_emb(numbers[..., 1])
        inputs = pack_padded_sequence(torch.cat([words, vectors], 2), list(batch.lengths), batch_first=True)
        if model.input_transform:
            inputs = PackedSequence(model.input_transform(inputs.data), inputs.batch_sizes)
        start = [s.expand(-1, len(batch.lengths), -1).contiguous() for s in (model.taggerlstm_h_init, model.taggerlstm_c_init)]
        states, _ = model.taggerlstm(inputs, list(batch.lengths), hx=tuple(start))
        scores = PackedSequence(model.tag_clfs[0](states.data), states.batch_sizes)
        padded: NDArray[np.float32] = pad_packed_sequence(scores, batch_first=True)[0].numpy()
        return padded

    def _number(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Number among the word vectors, and among the words whose vectors were adapted."""
        told = [token.lower() if self._lower else token for token in tokens]
        words = self._vocab["word"].map(told)
        if self._model.delta_emb is None:
            return np.array([[word, PAD_ID] for word in words], np.int64)
        adapted = self._vocab["delta"].map(told)
        return np.array([[w, PAD_ID if d == UNK_ID != w else d] for w, d in zip(words, adapted, strict=True)], np.int64)

    def _vector(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        told = [token.lower() if self._small_letters else token for token in tokens]
        return self._letters.vectors([self._spell(token) for token in told])


def best_paths(scores: NDArray[np.float32], lengths: NDArray[np.int64], transitions: NDArray[np.float32]) -> Iterator[list[int]]:
    """Viterbi's best row of tags of each sentence.

    ``scores`` is (sentences, longest, tags), ``transitions`` (from, to).
    """
    count, longest, _ = scores.shape
    sums = scores[:, 0]
    came_from = np.zeros(scores.shape, np.int64)
    for place in range(1, longest):
        ways = sums[:, :, None] + transitions
        came_from[:, place] = ways.argmax(1)
        sums = np.where((place < lengths)[:, None], scores[:, place] + ways.max(1), sums)
    rows = np.arange(count)
    path = np.empty((count, longest), np.int64)
    tags = sums.argmax(1)
    for place in range(longest - 1, -1, -1):
        path[:, place] = tags
        if place:
            tags = np.where(place < lengths, came_from[rows, place, tags], tags)
    for row, length in enumerate(lengths.tolist()):
        yield path[row, :length].tolist()
