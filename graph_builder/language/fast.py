"""The same parses in less time: what Stanza's dependency parser computes and then throws away is not computed.

- The best tree is found by ``tree.py``, which comes to the same optimum as Stanza's search.
- Labels are scored for the chosen arcs only, not for every pair of words; but sentences in which a head gets two subjects or two
  objects, which Stanza repairs, are scored in full.

Weights are not rounded to 8 bits, though that would save a tenth of the time: the rounding depends on the sentences that are
parsed together, and one report must be read alike alone and among others.
"""

from __future__ import annotations

from types import MethodType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza import Pipeline
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse import head_constraints
from stanza.models.depparse.model import GraphParser
from torch.nn import functional

from graph_builder.language.tree import best_tree

Arcs = list[list[Any]]
"""[head, label] of each word of a sentence; head 0 is the root."""


def speed_up(pipeline: Pipeline) -> None:
    """Make a loaded pipeline faster, in place. Models of another build (official packs may have one) are left as they are."""
    parser = pipeline.processors["depparse"].trainer.model
    if isinstance(parser, GraphParser) and not parser.args.get("use_arc_embedding"):
        parser.arc_labels = ArcLabels(parser)
        parser.predict = MethodType(_predict, parser)
        head_constraints.chuliu_edmonds_one_root = best_tree


class ArcLabels:
    """Scores of the labels of given arcs: the biaffine form of Stanza's ``DeepBiaffineScorer``, for single pairs of words."""

    def __init__(self, parser: Any) -> None:
        form = parser.deprel.scorer.W_bilin
        size, _, self._labels = form.weight.shape
        self._weight = form.weight.data.permute(0, 2, 1).reshape(-1, size).contiguous()
        self._bias = form.bias.data

    def __call__(self, dependents: torch.Tensor, heads: torch.Tensor, head_of: torch.Tensor) -> torch.Tensor:
        """(arcs, size), (heads, size) and the row of each arc's head in the latter, to (arcs, labels).

        The dear product, with the heads, is made once for all that hang from a head.
        """
        mixed = functional.linear(_with_one(heads), self._weight).view(len(heads), -1, self._labels)
        return torch.bmm(_with_one(dependents).unsqueeze(1), mixed[head_of]).squeeze(1) + self._bias


def _predict(
    self: Any,
    word: Any,
    word_mask: Any,
    wordchars: Any,
    wordchars_mask: Any,
    upos: Any,
    xpos: Any,
    ufeats: Any,
    pretrained: Any,
    lemma: Any,
    head: Any,
    deprel: Any,
    word_orig_idx: Any,
    sentlens: list[int],
    wordlens: Any,
    text: Any,
    resolve_head_constraints: bool = False,
) -> list[Arcs]:
    """``GraphParser.predict``, with the same arguments and result."""
    states = self.embed(
        word,
        word_mask,
        wordchars,
        wordchars_mask,
        upos,
        xpos,
        ufeats,
        pretrained,
        lemma,
        head,
        deprel,
        word_orig_idx,
        sentlens,
        wordlens,
        text,
    )
    scores = _arc_scores(self, states)
    trees = [best_tree(scores[row, :length, :length]) for row, length in enumerate(sentlens)]
    labels = _labels(self, states, trees)
    vocabulary = self.vocab["deprel"]
    found = []
    for row, tree in enumerate(trees):
        names = vocabulary.unmap([label + VOCAB_PREFIX_SIZE for label in labels[row]])
        if resolve_head_constraints and head_constraints.find_head_constraint_violations(tree, names):
            size = sentlens[row]
            full = functional.log_softmax(self.deprel(states[row : row + 1, :size], states[row : row + 1, :size]), 3)[0].numpy()
            tree, repaired = head_constraints.resolve_head_constraint_violations(
                scores[row, :size, :size], full, tree, vocabulary
            )
            names = vocabulary.unmap([label + VOCAB_PREFIX_SIZE for label in repaired])
        found.append([[int(to), name] for to, name in zip(tree[1:], names, strict=True)])
    return found


def _arc_scores(parser: Any, states: torch.Tensor) -> NDArray[np.float32]:
    """Log-probability of each head (last axis) of each word, by sentence, as ``GraphParser.forward`` has it."""
    scores = parser.unlabeled(states, states).squeeze(3)
    size = scores.size(1)
    offset = torch.arange(size).view(1, 1, -1) - torch.arange(size).view(1, -1, 1)
    if parser.args["linearization"]:
        scores += functional.logsigmoid(parser.linearization(states, states).squeeze(3) * torch.sign(offset).float())
    if parser.args["distance"]:
        expected = 1 + functional.softplus(parser.distance(states, states).squeeze(3))
        scores -= torch.log((offset.abs().float() - expected) ** 2 / 2 + 1)
    scores.masked_fill_(torch.eye(size, dtype=torch.bool).unsqueeze(0), -float("inf"))
    result: NDArray[np.float32] = functional.log_softmax(scores, 2).numpy()
    return result


def _labels(parser: Any, states: torch.Tensor, trees: list[NDArray[np.int64]]) -> list[list[int]]:
    """The best label of each arc of each tree."""
    scorer = parser.deprel
    dependents, heads = scorer.hidden_func(scorer.W1(states)), scorer.hidden_func(scorer.W2(states))
    found = []
    for row, tree in enumerate(trees):
        governors, head_of = np.unique(tree[1:], return_inverse=True)
        labels = parser.arc_labels(
            dependents[row, 1 : len(tree)], heads[row, torch.from_numpy(governors)], torch.from_numpy(head_of)
        )
        found.append(labels.argmax(1).tolist())
    return found


def _with_one(vectors: torch.Tensor) -> torch.Tensor:
    """The biaffine form's constant is a last component that is always 1."""
    return torch.cat([vectors, vectors.new_ones(len(vectors), 1)], 1)
