"""A transformer encoder: pieces of words to vectors that know their context."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """How large an encoder is."""

    pieces: int
    width: int = 512
    layers: int = 8
    heads: int = 8
    dropout: float = 0.1


class Encoder(nn.Module):  # type: ignore[misc]  # torch comes without types
    """Reads (batch, length) pieces; gives (batch, length, width) after the embedding and after each layer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.pieces, shape.width)
        nn.init.normal_(self.embedding.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, present: Tensor | None = None) -> list[Tensor]:
        """``present``: (batch, length), true where there is a piece and no padding."""
        states = [self.dropout(self.norm(self.embedding(pieces)))]
        turns = _turns(pieces.shape[1], self.shape.width // self.shape.heads, pieces.device)
        mask = None if present is None else present[:, None, None, :]
        for block in self.blocks:
            states.append(block(states[-1], turns, mask))
        return states


class Block(nn.Module):  # type: ignore[misc]
    """Attention, then a layer for each place by itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._heads, self._rate = shape.heads, shape.dropout
        self.before_attention, self.before_wide = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.attention = nn.Linear(shape.width, 3 * shape.width)
        self.mixed = nn.Linear(shape.width, shape.width)
        self.wide = nn.Linear(shape.width, 4 * shape.width)
        self.narrow = nn.Linear(4 * shape.width, shape.width)
        self.dropout = nn.Dropout(shape.dropout)
        for layer in (self.mixed, self.narrow):
            nn.init.normal_(layer.weight, std=0.02 / (2 * shape.layers) ** 0.5)

    def forward(self, states: Tensor, turns: Tensor, mask: Tensor | None) -> Tensor:
        """``states``: (batch, length, width)."""
        batch, length, width = states.shape
        asked = self.attention(self.before_attention(states)).view(batch, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        query, key = _turned(asked[0], turns), _turned(asked[1], turns)
        rate = self._rate if self.training else 0.0
        seen = functional.scaled_dot_product_attention(query, key, asked[2], attn_mask=mask, dropout_p=rate)
        states = states + self.dropout(self.mixed(seen.transpose(1, 2).reshape(batch, length, width)))
        return states + self.dropout(self.narrow(functional.gelu(self.wide(self.before_wide(states)))))


def _turns(length: int, size: int, device: torch.device) -> Tensor:
    """Rotary positions: (2, length, size), cosines and sines of the angles that a place turns its vectors by."""
    speeds = 10_000.0 ** (-torch.arange(0, size, 2, device=device) / size)
    angles = torch.arange(length, device=device)[:, None] * speeds
    return torch.stack([torch.cat([angles.cos()] * 2, 1), torch.cat([angles.sin()] * 2, 1)])


def _turned(vectors: Tensor, turns: Tensor) -> Tensor:
    first, second = vectors.chunk(2, -1)
    turns = turns.to(vectors.dtype)
    return vectors * turns[0] + torch.cat([-second, first], -1) * turns[1]
