"""Dependency trees of tagged sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE, CompositeVocab
from stanza.models.depparse import head_constraints
from stanza.models.depparse.model import GraphParser
from torch.nn import functional

from graph_builder.language.fast.batches import Batch, batches
from graph_builder.language.fast.labels import ArcLabels
from graph_builder.language.fast.letters import Alphabet, Letters, has_letters
from graph_builder.language.fast.memory import Memory
from graph_builder.language.fast.spanning import best_tree
from graph_builder.language.fast.tagger import plain_signs

TOGETHER = 2000

Tagged = tuple[str, str, str, str, str]
"""Word, lemma, UPOS, XPOS and FEATS."""
ROOT: Tagged = ("", "", "", "", "")
"""Stands before every sentence; no word is empty."""


class TreeParser:
    """Stanza's graph-based parser."""

    def __init__(self, processor: Any) -> None:
        trainer = processor.trainer
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._pretrained = processor.pretrain.vocab
        self._letters = Letters(self._model.charmodel)
        self._spell = Alphabet(self._vocab["char"])
        self._model.charmodel = self._letters
        self._labels = ArcLabels(self._model.deprel)
        self._repairs = processor.config.get("resolve_head_constraints", True)
        self._numbers = Memory(self._number)
        self._vectors = Memory(self._vector)
        # A repair looks for other trees of the same sentence.
        head_constraints.chuliu_edmonds_one_root = best_tree

    @staticmethod
    def suits(processor: Any) -> bool:
        """Whether the parser is built as expected."""
        model = processor.trainer.model
        plain = isinstance(model, GraphParser) and has_letters(model) and not model.args.get("use_arc_embedding")
        return bool(plain and model.args["pretrain"] and not processor.trainer.args.get("reversed"))

    def __call__(self, sentences: Sequence[Sequence[Tagged]]) -> list[tuple[list[int], list[str]]]:
        """Heads (numbers from 1, 0 for the root) and labels of each sentence."""
        words = [word for sentence in sentences for word in (ROOT, *sentence)]
        found: list[tuple[list[int], list[str]]] = [([], []) for _ in sentences]
        if words:
            numbers, vectors = self._numbers(words), self._vectors([word for word, *_ in words])
            for batch in batches([len(s) + 1 for s in sentences], TOGETHER):
                for index, tree in zip(batch.sentences, self._parse(batch, numbers, vectors), strict=True):
                    found[index] = tree
        return found

    def _parse(
        self, batch: Batch, numbers: NDArray[np.int64], vectors: NDArray[np.float32]
    ) -> Iterator[tuple[list[int], list[str]]]:
        states = self._states(batch, batch.pad(numbers), batch.pad(vectors))
        scores = self._arc_scores(states)
        trees = [best_tree(scores[row, :length, :length]) for row, length in enumerate(batch.lengths)]
        for row, (tree, labels) in enumerate(zip(trees, self._labels(states, trees), strict=True)):
            names = self._names(labels)
            if self._repairs and head_constraints.find_head_constraint_violations(tree, names):
                tree, names = self._repaired(states[row : row + 1, : len(tree)], scores[row], tree)
            yield [int(head) for head in tree[1:]], names

    def _states(self, batch: Batch, numbers: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
        """(sentences, longest, size): what the network makes of each word in its sentence."""
        word, pretrained, lemma, upos = numbers[..., :4].unbind(2)
        columns = len(self._vocab["xpos"]) if isinstance(self._vocab["xpos"], CompositeVocab) else 1
        xpos, ufeats = numbers[..., 4 : 4 + columns], numbers[..., 4 + columns :]
        if not isinstance(self._vocab["xpos"], CompositeVocab):
            xpos = xpos.squeeze(2)
        lengths = list(batch.lengths)
        states: torch.Tensor = self._model.embed(
            word, None, vectors, None, upos, xpos, ufeats, pretrained, lemma, None, None, None, lengths, None, None
        )
        return states

    def _arc_scores(self, states: torch.Tensor) -> NDArray[np.float32]:
        """Log-probability of each head (last axis) of each word, by sentence, as ``GraphParser.forward`` has it."""
        model = self._model
        scores = model.unlabeled(states, states).squeeze(3)
        size = scores.size(1)
        offset = torch.arange(size).view(1, 1, -1) - torch.arange(size).view(1, -1, 1)
        if model.args["linearization"]:
            scores += functional.logsigmoid(model.linearization(states, states).squeeze(3) * torch.sign(offset).float())
        if model.args["distance"]:
            expected = 1 + functional.softplus(model.distance(states, states).squeeze(3))
            scores -= torch.log((offset.abs().float() - expected) ** 2 / 2 + 1)
        scores.masked_fill_(torch.eye(size, dtype=torch.bool).unsqueeze(0), -float("inf"))
        result: NDArray[np.float32] = functional.log_softmax(scores, 2).numpy()
        return result

    def _repaired(
        self, states: torch.Tensor, scores: NDArray[np.float32], tree: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], list[str]]:
        """A tree in which no head has two subjects or two objects, as Stanza repairs it: it needs all labels of all arcs."""
        full = functional.log_softmax(self._model.deprel(states, states), 3)[0].numpy()
        size = len(tree)
        repaired, labels = head_constraints.resolve_head_constraint_violations(
            scores[:size, :size], full, tree, self._vocab["deprel"]
        )
        return repaired, self._names(labels)

    def _names(self, labels: Sequence[int]) -> list[str]:
        names: list[str] = self._vocab["deprel"].unmap([label + VOCAB_PREFIX_SIZE for label in labels])
        return names

    def _number(self, words: Sequence[Tagged]) -> NDArray[np.int64]:
        """Numbers of word, vector, lemma and tag, then of each part of XPOS and of each feature."""
        vocab, rows = self._vocab, []
        for plain, (_, lemma, upos, xpos, feats) in zip(plain_signs([w for w, *_ in words]), words, strict=True):
            if not plain:
                rows.append([ROOT_ID])
                continue
            parts = vocab["xpos"].unit2id(xpos)
            row = [vocab["word"].unit2id(plain), self._pretrained.unit2id(plain.lower())]
            row += [vocab["lemma"].unit2id(lemma), vocab["upos"].unit2id(upos)]
            rows.append([*row, *(parts if isinstance(parts, list) else [parts]), *vocab["feats"].unit2id(feats)])
        width = max(map(len, rows))
        return np.array([row * width if len(row) == 1 else row for row in rows], np.int64)

    def _vector(self, words: Sequence[str]) -> NDArray[np.float32]:
        letters = [self._spell(word) if word else [ROOT_ID] for word in plain_signs(words)]
        return self._letters.vectors(letters)
