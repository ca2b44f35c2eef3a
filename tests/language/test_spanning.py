"""The best tree is a tree, has one root, and no tree is better."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from graph_builder.language.fast.spanning import best_tree


def random_scores(seed: int, size: int, spread: float) -> np.ndarray:
    scores = np.random.default_rng(seed).normal(scale=spread, size=(size, size))
    np.fill_diagonal(scores, -np.inf)
    return (scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))).astype(np.float32)


def value(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(sum(scores[word, heads[word]] for word in range(1, len(heads))))


def is_tree(heads: list[int]) -> bool:
    if heads[1:].count(0) != 1:
        return False
    for word in range(1, len(heads)):
        for _ in heads:
            word = heads[word]
        if word:
            return False
    return True


@given(st.integers(0, 10_000), st.integers(2, 5), st.sampled_from([0.3, 2.0]))
def test_no_tree_is_better(seed: int, size: int, spread: float) -> None:
    scores = random_scores(seed, size, spread)
    found = best_tree(scores)
    assert is_tree(found.tolist())
    every = (np.array([0, *heads]) for heads in itertools.product(range(size), repeat=size - 1) if is_tree([0, *heads]))
    assert value(scores, found) == pytest.approx(max(value(scores, heads) for heads in every), abs=1e-4)


@pytest.mark.parametrize("size", [20, 60, 150])
@pytest.mark.parametrize("spread", [0.1, 1.0, 5.0])
def test_long_sentences_get_the_tree_that_stanza_finds(size: int, spread: float) -> None:
    scores = random_scores(size, size, spread)
    found = best_tree(scores)
    assert is_tree(found.tolist())
    assert value(scores, found) == pytest.approx(value(scores, chuliu_edmonds_one_root(scores)), abs=1e-3)
