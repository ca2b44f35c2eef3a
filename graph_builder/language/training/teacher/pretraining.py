"""The language from raw text: an encoder learns to guess words that are covered up."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from graph_builder.language.training.teacher.encoder import Encoder, Shape
from graph_builder.language.training.teacher.pieces import MASK
from graph_builder.language.training.whole import whole

COVERED = 0.25
"""Share of the words that are covered up."""
SEEN = 0.1
"""Share of these that stay visible all the same: later there is nothing covered."""


@dataclass(frozen=True)
class Pace:
    """``seconds`` is when the rate has come down to nothing: a lent machine's time is used to its end, and not beyond."""

    seconds: float
    rate: float = 1e-3
    batch: int = 128
    length: int = 256
    warm: float = 0.03
    tell: float = 15.0


@dataclass(frozen=True)
class Stream:
    """Running text: its pieces, and where words begin."""

    pieces: NDArray[np.int16]
    begins: NDArray[np.bool_]


class Guesser(nn.Module):  # type: ignore[misc]  # torch comes without types
    """An encoder and the guess that it makes of each piece."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.layer = nn.Linear(encoder.shape.width, encoder.shape.width)
        self.norm = nn.LayerNorm(encoder.shape.width)
        self.bias = nn.Parameter(torch.zeros(encoder.shape.pieces))

    def forward(self, pieces: Tensor, covered: Tensor) -> Tensor:
        """The loss of guessing the covered pieces."""
        shown = covered & (torch.rand_like(covered, dtype=torch.float) >= SEEN)
        states = self.encoder(pieces.masked_fill(shown, MASK))[-1][covered]
        states = self.norm(functional.gelu(self.layer(states)))
        return functional.cross_entropy(functional.linear(states, self.encoder.embedding.weight, self.bias), pieces[covered])


def pretrain(stream: Stream, shape: Shape, pace: Pace, path: Path, tell: Callable[[str], None], device: str) -> None:
    """Learn from the stream until the time is over and write the encoder to ``path``.

    ``path`` with ``.checkpoint`` added holds the state of a run that is not finished.
    """
    torch.manual_seed(1)
    pieces = torch.from_numpy(stream.pieces).to(device)
    begins = torch.from_numpy(stream.begins).to(device)
    model = Guesser(Encoder(shape)).to(device)
    if device == "cuda":
        for block in model.encoder.blocks:
            block.compile()
    large = [p for p in model.parameters() if p.ndim > 1]
    small = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": large, "weight_decay": 0.05}, {"params": small, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=device == "cuda")
    checkpoint = path.with_suffix(".checkpoint")
    step, spent = 0, 0.0
    if checkpoint.exists():
        step, spent = _resume(model, optimizer, checkpoint)
        torch.manual_seed(1 + step)
        tell(f"going on from step {step}")
    told = time.monotonic()
    begun, losses = told - spent, torch.zeros((), device=device)
    while (done := (time.monotonic() - begun) / pace.seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = pace.rate * min(1.0, done / pace.warm, (1 - done) / (1 - pace.warm))
        batch, covered = _batch(pieces, begins, pace)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            loss = model(batch, covered)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses += loss.detach()
        step += 1
        if step % 50 == 0 and time.monotonic() - told > pace.tell:
            told = time.monotonic()
            tell(f"{step} steps, {told - begun:.0f} s, loss {losses.item() / 50:.3f}")
            state = {"step": step, "seconds": told - begun, "model": model.state_dict(), "optimizer": optimizer.state_dict()}
            with whole(checkpoint) as part:
                torch.save(state, part)
        if step % 50 == 0:
            losses.zero_()
    save(model.encoder, path)
    checkpoint.unlink(missing_ok=True)
    tell(f"{step} steps, {step * pace.batch * pace.length / len(pieces):.1f} times through the text")


def _resume(model: Guesser, optimizer: torch.optim.Optimizer, checkpoint: Path) -> tuple[int, float]:
    """Steps and seconds that lie behind."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"], state["seconds"]


def _batch(pieces: Tensor, begins: Tensor, pace: Pace) -> tuple[Tensor, Tensor]:
    """Stretches from anywhere, and which of their pieces are covered: whole words."""
    starts = torch.randint(len(pieces) - pace.length, (pace.batch, 1), device=pieces.device)
    places = starts + torch.arange(pace.length, device=pieces.device)
    words = begins[places].long().cumsum(1)
    chosen = torch.rand(pace.batch, pace.length + 1, device=pieces.device) < COVERED
    return pieces[places].long(), chosen.gather(1, words)


def save(encoder: Encoder, path: Path) -> None:
    """Write an encoder in half precision."""
    state = {name.replace("_orig_mod.", ""): value.half() for name, value in encoder.state_dict().items()}
    with whole(path) as part:
        torch.save({"shape": vars(encoder.shape), "state": state}, part)


def load(path: Path, dropout: float = 0.1) -> Encoder:
    """What ``save`` wrote."""
    found = torch.load(path, map_location="cpu", weights_only=True)
    encoder = Encoder(Shape(**{**found["shape"], "dropout": dropout}))
    encoder.load_state_dict({name: value.float() for name, value in found["state"].items()})
    return encoder
