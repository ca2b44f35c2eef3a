"""Reads the word lists next to the code (``words/*.yaml``) into validated models."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from graph_builder.yaml_files import read_yaml

WORDS = Path(__file__).parent / "words"


class Lexicon(BaseModel):
    """Base of all word lists: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


L = TypeVar("L", bound=Lexicon)


def words(name: str, shape: type[L]) -> L:
    """The shipped word list ``name``. Raises ``CatalogueError`` that names the file, the entry and what is expected there."""
    return read_yaml(WORDS / f"{name}.yaml", shape)
