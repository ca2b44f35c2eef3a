"""Makes the shipped pack: half-precision copies of freshly trained Stanza models, and the counts of word types, packed.

Usage: ``python -m graph_builder.language.training.shrink TRAINED_FOLDER PACK_FOLDER``
"""

from __future__ import annotations

import gzip
import shutil
import sys
from pathlib import Path
from typing import Any

import torch

MODELS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "news100")


def halved(value: Any) -> Any:
    """``value`` with every float32 tensor in it, at any depth of dicts, lists and tuples, as float16."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return {key: halved(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(halved(item) for item in value)
    return value


def shrink(trained: Path, pack: Path) -> None:
    """Write the half-size pack. Raises ``FileNotFoundError`` where a model is missing."""
    pack.mkdir(parents=True, exist_ok=True)
    for model in MODELS:
        checkpoint = torch.load(trained / f"{model}.pt", map_location="cpu", weights_only=True)
        torch.save(halved(checkpoint), pack / f"{model}.pt")
    shutil.copyfile(trained / "resources.json", pack / "resources.json")
    types = (trained / "types.tsv").read_bytes()
    # mtime=0: the same counts always give the same bytes, and so the same pack version
    (pack / "types.tsv.gz").write_bytes(gzip.compress(types, mtime=0))


if __name__ == "__main__":
    shrink(Path(sys.argv[1]), Path(sys.argv[2]))
