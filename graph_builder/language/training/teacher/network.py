"""Annotation on top of an encoder: parts of speech, features, dependencies and names, all from one reading of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import torch
from torch import Tensor, nn
from torch.nn import functional

from graph_builder.language.training.teacher.encoder import Encoder
from graph_builder.language.training.teacher.pieces import EDGE, MASK, PAD, Pieces
from graph_builder.language.training.teacher.sentences import Sentence

ARC, LABEL = 400, 128
"""Sizes of the vectors that heads and relations are chosen by."""
UNSEEN = 0.08
"""Share of the pieces that are covered up while it learns: it must not rely on single words."""
_NONE = "_"


@dataclass(frozen=True)
class Labels:
    """Everything that can be said of a word, in fixed order. A feature's values begin with none."""

    tags: tuple[str, ...]
    feats: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, trees: Sequence[Sentence], named: Sequence[Sentence]) -> Labels:
        """What stands in annotated sentences."""
        values: dict[str, set[str]] = {}
        for name, value in (pair for tree in trees for feats in tree.feats for pair in pairs(feats).items()):
            values.setdefault(name, set()).add(value)
        return cls(
            tuple(sorted(set(chain.from_iterable(tree.tags for tree in trees)))),
            {name: (_NONE, *sorted(found)) for name, found in sorted(values.items())},
            tuple(sorted(set(chain.from_iterable(tree.relations for tree in trees)))),
            tuple(sorted(set(chain.from_iterable(sentence.names for sentence in named)))),
        )


def pairs(feats: str) -> dict[str, str]:
    """The features of a CoNLL-U column."""
    return dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)


@dataclass(frozen=True)
class Batch:
    """Sentences side by side. Word 0 is the root; what is absent has -1 in the targets."""

    pieces: Tensor
    """(batch, length)"""
    first: Tensor
    """(batch, words + 1): where the pieces of each word begin; the root has the first edge."""
    last: Tensor
    """(batch, words + 1): and where they end."""
    tokens: Tensor
    """(batch, words): the token of each word, from 0."""
    sizes: list[int]
    """Words of each sentence."""


def batch(sentences: Sequence[Sentence], pieces: Pieces, device: str) -> Batch:
    """Sentences as tensors."""
    rows, firsts, lasts = [], [], []
    for sentence in sentences:
        row, first, last = [EDGE], [0], [1]
        for found in pieces.of(sentence.marked):
            first.append(len(row))
            row += found
            last.append(len(row))
        rows.append([*row, EDGE])
        firsts.append(first)
        lasts.append(last)
    tokens = [list(sentence.token_of) for sentence in sentences]
    sizes = [len(first) - 1 for first in firsts]
    return Batch(padded(rows, PAD, device), padded(firsts, 0, device), padded(lasts, 1, device), padded(tokens, 0, device), sizes)


def padded(rows: Sequence[Sequence[int]], value: int, device: str) -> Tensor:
    """Rows of different lengths as one tensor."""
    length = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (length - len(row))] for row in rows]).to(device)


class Network(nn.Module):  # type: ignore[misc]  # torch comes without types
    """Scores of all labels for the words of a batch."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        super().__init__()
        self.encoder, self.labels = encoder, labels
        width = encoder.shape.width
        shares = torch.zeros(encoder.shape.layers + 1)
        self.mix = nn.ParameterDict({task: nn.Parameter(shares.clone()) for task in ("tags", "trees", "names")})
        self.dropout = nn.Dropout(0.3)
        self.tags = nn.Linear(width, len(labels.tags))
        self.feats = nn.ModuleDict({f"of {name}": nn.Linear(width, len(values)) for name, values in labels.feats.items()})
        self.names = nn.Linear(width, len(labels.names))
        self.dependent, self.head = _hidden(width, ARC), _hidden(width, ARC)
        self.dependent_label, self.head_label = _hidden(width, LABEL), _hidden(width, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels.relations), LABEL + 1, LABEL + 1))

    def read(self, found: Batch) -> list[Tensor]:
        """States of the pieces after each layer."""
        pieces = found.pieces
        if self.training:
            pieces = pieces.masked_fill((torch.rand(pieces.shape, device=pieces.device) < UNSEEN) & (pieces > EDGE), MASK)
        states: list[Tensor] = self.encoder(pieces, found.pieces != PAD)
        return states

    def words(self, states: list[Tensor], found: Batch, task: str) -> Tensor:
        """(batch, words + 1, width): for each word the mean of its pieces, from the layers that matter for the task."""
        shares = functional.softmax(self.mix[task], 0)
        mixed = torch.stack([share * state.float() for share, state in zip(shares, states, strict=True)]).sum(0)
        sums = functional.pad(mixed.cumsum(1), (0, 0, 1, 0))
        size = found.last - found.first
        return self.dropout((_at(sums, found.last) - _at(sums, found.first)) / size.clamp(min=1)[..., None])

    def tag_scores(self, states: list[Tensor], found: Batch) -> tuple[Tensor, dict[str, Tensor]]:
        """Of parts of speech, and of the values of each feature: (batch, words, labels)."""
        words = self.words(states, found, "tags")[:, 1:]
        return self.tags(words), {name: self.feats[f"of {name}"](words) for name in self.labels.feats}

    def arc_scores(self, states: list[Tensor], found: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """(batch, words + 1, words + 1) of each head of each word, and the vectors that relations are chosen by."""
        words = self.words(states, found, "trees")
        scores = _one(self.dependent(words)) @ self.arc @ self.head(words).transpose(1, 2)
        places = torch.arange(words.shape[1], device=words.device)
        absent = places > torch.tensor(found.sizes, device=words.device)[:, None]
        scores = scores.masked_fill(absent[:, None, :] | (places[:, None] == places), float("-inf"))
        return scores, _one(self.dependent_label(words)), _one(self.head_label(words))

    def relation_scores(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """(batch, words + 1, relations) for the chosen head of each word."""
        return torch.einsum("bwi,rij,bwj->bwr", dependents, self.label, _at(heads, chosen))

    def name_scores(self, states: list[Tensor], found: Batch) -> Tensor:
        """(batch, tokens, labels); a token is the mean of its words."""
        words = self.words(states, found, "names")[:, 1:]
        sizes = torch.tensor(found.sizes, device=words.device)
        present = (torch.arange(words.shape[1], device=words.device) < sizes[:, None])[..., None]
        tokens = words.new_zeros(len(words), int(found.tokens.max()) + 1, words.shape[2])
        counts = words.new_zeros(*tokens.shape[:2], 1)
        places = found.tokens[..., None]
        tokens.scatter_add_(1, places.expand_as(words), words * present)
        counts.scatter_add_(1, places, present.to(words.dtype))
        scores: Tensor = self.names(tokens / counts.clamp(min=1))
        return scores


def _hidden(width: int, size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(0.3))


def _at(values: Tensor, places: Tensor) -> Tensor:
    """(batch, n, size) at (batch, m): (batch, m, size)."""
    return values.gather(1, places[..., None].expand(-1, -1, values.shape[2]))


def _one(vectors: Tensor) -> Tensor:
    """With a last component that is always 1."""
    return torch.cat([vectors, vectors.new_ones(*vectors.shape[:-1], 1)], -1)
