"""Files that are there whole or not at all: a run that goes on takes what it finds for finished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write what then stands at ``path``; until then, what was there before."""
    part = path.with_name(f"{path.name}.part")
    yield part
    part.replace(path)
