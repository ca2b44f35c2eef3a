"""The best dependency tree for given scores of heads: the maximum spanning tree with exactly one root.

Chu and Liu's and Edmonds' algorithm, grown path by path with the graph contracted in place, as in Stanojević and Cohen, "A Root
of a Problem" (2021): the same optimum as Stanza's, in a small part of the time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Heads that maximise the sum of ``scores[word, head]`` in a tree in which one word hangs from 0, the root's own place.

    ``scores`` is a square of log-probabilities with -inf on the diagonal; ``heads[0]`` is 0.
    """
    heads = scores.argmax(axis=1)
    heads[0] = 0
    # Most often the best head of every word already makes a tree, which then is the optimum.
    return heads if _is_tree(heads.tolist()) else _spanning_tree(_with_costly_root(scores))


def _is_tree(heads: list[int]) -> bool:
    """Whether every word reaches 0 and exactly one hangs directly from it."""
    if heads[1:].count(0) != 1:
        return False
    reaches = [True] + [False] * (len(heads) - 1)
    for word in range(1, len(heads)):
        path: list[int] = []
        while not reaches[word]:
            if len(path) == len(heads):
                return False
            path.append(word)
            word = heads[word]
        for passed in path:
            reaches[passed] = True
    return True


def _with_costly_root(scores: Scores) -> Scores:
    """Scores in which a second root costs more than anything else can gain."""
    costly = scores.astype(np.float64)
    costly[:, 0] += costly[np.isfinite(costly)].min() * len(costly)
    return costly


@dataclass(frozen=True)
class _Contraction:
    """A cycle that became one node, and how to take it apart again."""

    node: int
    """Stands for the cycle."""
    heads: dict[int, int]
    """Head of each node within the cycle."""
    entered_at: Heads
    """For each head outside: the node of the cycle that it would govern."""
    left_from: Heads
    """For each dependent outside: the node of the cycle that would govern it."""


def _spanning_tree(scores: Scores) -> Heads:
    """Maximum spanning tree with root 0. Changes ``scores``."""
    np.fill_diagonal(scores, -np.inf)
    heads = np.zeros(len(scores), dtype=np.int64)
    attached = np.zeros(len(scores), dtype=bool)
    attached[0] = True
    gone = np.zeros(len(scores), dtype=bool)
    done: list[_Contraction] = []
    for start in range(1, len(scores)):
        path = [] if attached[start] or gone[start] else [start]
        while path:
            node = path[-1]
            heads[node] = head = int(scores[node].argmax())
            if attached[head]:
                attached[path] = True
                path = []
            elif head in path:
                cycle = path[path.index(head) :]
                done.append(_contract(scores, heads, cycle))
                gone[cycle[1:]] = True
                del path[1 - len(cycle) :]
            else:
                path.append(head)
    for contraction in reversed(done):
        _expand(heads, contraction)
    return heads


def _contract(scores: Scores, heads: Heads, cycle: list[int]) -> _Contraction:
    """Make the first node of a cycle stand for all of it."""
    node = cycle[0]
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    entered, left = gain.argmax(axis=0), scores[:, cycle].argmax(axis=1)
    into, out_of = gain.max(axis=0), scores[:, cycle].max(axis=1)
    members = np.asarray(cycle)
    scores[node], scores[:, node] = into, out_of
    scores[cycle[1:]] = -np.inf
    scores[:, cycle[1:]] = -np.inf
    scores[node, node] = -np.inf
    return _Contraction(node, {n: int(heads[n]) for n in cycle}, members[entered], members[left])


def _expand(heads: Heads, contraction: _Contraction) -> None:
    """Undo a contraction: the cycle opens where its head enters it."""
    head = heads[contraction.node]
    outside = np.flatnonzero(heads == contraction.node)
    heads[outside] = contraction.left_from[outside]
    for node, inner in contraction.heads.items():
        heads[node] = inner
    heads[contraction.entered_at[head]] = head
