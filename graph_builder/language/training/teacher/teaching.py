"""An encoder learns to annotate, and several that did annotate together."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from graph_builder.language.fast.spanning import best_tree
from graph_builder.language.training.teacher.network import Network, batch, padded, pairs
from graph_builder.language.training.teacher.pieces import Pieces
from graph_builder.language.training.teacher.sentences import Sentence

PIECES = 3000
"""Pieces of a batch."""


@dataclass(frozen=True)
class Lessons:
    """Trees, and files of named sentences with how often a batch of each is drawn."""

    trees: Sequence[Sentence]
    named: Sequence[tuple[Sequence[Sentence], float]]


@dataclass(frozen=True)
class Pace:
    """As in ``pretraining``: the clock decides how far the rate has fallen."""

    seconds: float
    encoder_rate: float = 2e-4
    rate: float = 2e-3
    warm: float = 0.1
    tell: float = 15.0


def teach(
    network: Network, lessons: Lessons, pieces: Pieces, pace: Pace, seed: int, tell: Callable[[str], None], device: str
) -> None:
    """Train until the time is over."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    trees = _endless(lessons.trees, pieces, rng)
    named = [_endless(sentences, pieces, rng) for sentences, _ in lessons.named]
    network.to(device).train()
    below = {id(p) for p in network.encoder.parameters()}
    groups = [
        {"params": list(network.encoder.parameters()), "top": pace.encoder_rate},
        {"params": [p for p in network.parameters() if id(p) not in below], "top": pace.rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=pace.rate, betas=(0.9, 0.98), weight_decay=0.01)
    begun = told = time.monotonic()
    step = 0
    while (done := (time.monotonic() - begun) / pace.seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, done / pace.warm, (1 - done) / (1 - pace.warm))
        [source] = rng.choices(named, [weight for _, weight in lessons.named])
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            loss = tree_loss(network, next(trees), pieces, device) + name_loss(network, next(source), pieces, device)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        step += 1
        if time.monotonic() - told > pace.tell:
            told = time.monotonic()
            tell(f"{step} steps, {told - begun:.0f} s, loss {loss.item():.3f}")
    tell(f"{step} steps")


def _endless(sentences: Sequence[Sentence], pieces: Pieces, rng: random.Random) -> Iterator[list[Sentence]]:
    """Batches of sentences of about one length, in a new order each time."""
    found = list(batches(sentences, pieces))
    while True:
        rng.shuffle(found)
        yield from found


def batches(sentences: Sequence[Sentence], pieces: Pieces) -> Iterator[list[Sentence]]:
    """Sentences by length, about ``PIECES`` pieces together."""
    pieces.learn_words(word for sentence in sentences for word in sentence.marked)
    part: list[Sentence] = []
    for sentence in sorted(sentences, key=lambda s: len(s.marked)):
        if part and (len(part) + 1) * len(sentence.marked) * 1.3 > PIECES:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def tree_loss(network: Network, sentences: Sequence[Sentence], pieces: Pieces, device: str) -> Tensor:
    """Of tags, features, heads and relations, each the mean over words."""
    labels, found = network.labels, batch(sentences, pieces, device)
    states = network.read(found)
    tags, feats = network.tag_scores(states, found)
    loss = _loss(tags, [[labels.tags.index(tag) for tag in s.tags] for s in sentences])
    given = [[pairs(column) for column in s.feats] for s in sentences]
    for name, values in labels.feats.items():
        loss = loss + _loss(feats[name], [[values.index(f.get(name, values[0])) for f in rows] for rows in given])
    scores, dependents, heads = network.arc_scores(states, found)
    targets = [[-1, *s.heads] for s in sentences]
    loss = loss + _loss(scores, targets)
    chosen = padded([[0, *s.heads] for s in sentences], 0, device)
    relations = network.relation_scores(dependents, heads, chosen)
    return loss + _loss(relations, [[-1, *map(labels.relations.index, s.relations)] for s in sentences])


def name_loss(network: Network, sentences: Sequence[Sentence], pieces: Pieces, device: str) -> Tensor:
    """The mean over tokens."""
    found = batch(sentences, pieces, device)
    scores = network.name_scores(network.read(found), found)
    return _loss(scores, [[network.labels.names.index(name) for name in s.names] for s in sentences])


def _loss(scores: Tensor, targets: Sequence[Sequence[int]]) -> Tensor:
    wanted = padded(targets, -1, str(scores.device))
    return functional.cross_entropy(scores.float().flatten(0, 1), wanted.flatten(), ignore_index=-1)


class Teachers:
    """Networks with the same labels that annotate together: their probabilities are multiplied."""

    def __init__(self, networks: Sequence[Network], pieces: Pieces, device: str) -> None:
        self._networks = [network.to(device).eval() for network in networks]
        self._pieces, self._device = pieces, device
        self._labels = networks[0].labels

    def annotate(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Tags, features, trees and names of sentences, sorted by length."""
        for part in batches(sentences, self._pieces):
            with torch.inference_mode():
                yield from self._annotated(part)

    def _annotated(self, sentences: list[Sentence]) -> Iterator[Sentence]:
        found = batch(sentences, self._pieces, self._device)
        with torch.autocast(self._device, torch.bfloat16, enabled=self._device == "cuda"):
            read = [(network, network.read(found)) for network in self._networks]
            tagged = [network.tag_scores(states, found) for network, states in read]
            arcs = [network.arc_scores(states, found) for network, states in read]
            names = _together([network.name_scores(states, found) for network, states in read]).cpu().numpy()
        tags = _together([each for each, _ in tagged]).argmax(2).tolist()
        feats = {name: _together([each[name] for _, each in tagged]).argmax(2).tolist() for name in self._labels.feats}
        scores = _together([each for each, _, _ in arcs]).cpu().numpy()
        trees = [best_tree(scores[row, : size + 1, : size + 1]).tolist() for row, size in enumerate(found.sizes)]
        chosen = padded(trees, 0, self._device)
        with torch.autocast(self._device, torch.bfloat16, enabled=self._device == "cuda"):
            labelled = [n.relation_scores(d, h, chosen) for n, (_, d, h) in zip(self._networks, arcs, strict=True)]
        relations = self._relations(_together(labelled), chosen)
        for row, sentence in enumerate(sentences):
            size = found.sizes[row]
            yield replace(
                sentence,
                tags=tuple(self._labels.tags[i] for i in tags[row][:size]),
                feats=tuple(self._column({name: rows[row][i] for name, rows in feats.items()}) for i in range(size)),
                heads=tuple(trees[row][1:]),
                relations=tuple(self._labels.relations[i] for i in relations[row][1 : size + 1]),
                names=tuple(best_names(names[row, : len(sentence.tokens)], self._labels.names)),
            )

    def _relations(self, scores: Tensor, heads: Tensor) -> list[list[int]]:
        """What hangs from the root is ``root``, and nothing else is."""
        root = self._labels.relations.index("root")
        scores[..., root] = torch.where(heads == 0, torch.inf, -torch.inf)
        found: list[list[int]] = scores.argmax(2).tolist()
        return found

    def _column(self, chosen: dict[str, int]) -> str:
        return "|".join(f"{name}={self._labels.feats[name][value]}" for name, value in chosen.items() if value) or "_"


def _together(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack([functional.log_softmax(each.float(), -1) for each in scores]).mean(0)


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """The most probable row of labels in which an "I-" goes on what stands before it."""
    allowed = np.array([[b[0] != "I" or (a[1:] == b[1:] and a != "O") for b in labels] for a in labels])
    barred = np.where(allowed, 0.0, -np.inf)
    best = scores[0] + np.array([-np.inf if label[0] == "I" else 0.0 for label in labels])
    back = []
    for row in scores[1:]:
        ways = best[:, None] + barred
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return [labels[index] for index in reversed(path)]
