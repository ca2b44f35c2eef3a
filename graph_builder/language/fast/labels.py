"""Labels of the arcs of chosen trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional


class ArcLabels:
    """Scores of labels by the biaffine form of Stanza's ``DeepBiaffineScorer``, for single pairs of words.

    Stanza scores every label of every pair of words of a sentence; a tree has one pair per word.
    """

    def __init__(self, scorer: Any) -> None:
        form = scorer.scorer.W_bilin
        self._scorer = scorer
        self._by_label = form.weight.data.permute(2, 0, 1).contiguous()
        """(labels, size of the dependent, size of the head), each with a constant."""
        self._bias = form.bias.data

    def __call__(self, states: torch.Tensor, trees: Sequence[NDArray[np.int64]]) -> list[list[int]]:
        """The best label of each arc of each tree: states are (sentences, longest, size), trees the heads of each place."""
        scorer, longest = self._scorer, states.size(1)
        arcs = [(row * longest + place, row * longest + int(head)) for row, t in enumerate(trees) for place, head in enumerate(t)]
        words, heads = np.array([arc for arc in arcs if arc[0] % longest], np.int64).reshape(-1, 2).T
        governors, governor_of = np.unique(heads, return_inverse=True)
        flat = states.reshape(-1, states.size(2))
        dependents = _with_one(scorer.hidden_func(scorer.W1(flat[torch.from_numpy(words)])))
        mixing = _with_one(scorer.hidden_func(scorer.W2(flat[torch.from_numpy(governors)])))
        rows = torch.from_numpy(governor_of)
        scores = [(functional.linear(mixing, form)[rows] * dependents).sum(1) for form in self._by_label]
        best = (torch.stack(scores, 1) + self._bias).argmax(1).tolist()
        found, first = [], 0
        for tree in trees:
            found.append(best[first : first + len(tree) - 1])
            first += len(tree) - 1
        return found


def _with_one(vectors: torch.Tensor) -> torch.Tensor:
    """The biaffine form's constant is a last component that is always 1."""
    return torch.cat([vectors, vectors.new_ones(len(vectors), 1)], 1)
