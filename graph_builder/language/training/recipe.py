"""The content of ``recipes.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_builder.yaml_files import read_yaml

PARTS = ("tokenize", "mwt", "lemma", "pos", "depparse", "ner")
"""In the order in which they are trained: the parser learns from the tags that the tagger gives."""
Name = Literal["honest", "ship"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Data(_Model):
    """Files that a recipe learns from."""

    trees: tuple[str, ...]
    names: tuple[str, ...]


class Pace(_Model):
    """Steps, highest rate, and the share of the start's weights that stays."""

    steps: int
    rate: float
    keep: float = 0.0
    dropout: float | None = None
    """Instead of the one that the model was built with."""


class Part(_Model):
    """How one of Stanza's models that our loop trains is built and learns."""

    anew: Pace
    continued: Pace
    taught: Pace
    options: tuple[str, ...]


class Teacher(_Model):
    """How a teacher is built and learns, and how much it annotates."""

    pieces: int
    width: int
    layers: int
    reading_seconds: float
    lesson_seconds: float
    teachers: int
    articles: int


class Lighter(_Model):
    """How a smaller model is built and learns."""

    hidden: int
    """Units of each direction of its sentence network."""
    scoring: int = 0
    """Units of what scores tags, or heads and relations."""
    steps: int
    rate: float
    dropout: float


class Recipes(_Model):
    """The whole file, whose comments explain each entry."""

    seed: int
    data: dict[Name, Data]
    pud_train: int
    names_held: float
    silver_articles: int
    trees: dict[Literal["gold", "silver"], float]
    names: dict[Literal["gold", "renamed", "own"], float]
    taught_trees: dict[Literal["gold", "silver"], float]
    taught_names: dict[Literal["gold", "renamed", "own", "silver"], float]
    teacher: Teacher
    parts: dict[str, Part]
    stanza: dict[str, tuple[str, ...]]
    lighter_articles: int
    lighter: dict[Literal["tokenize", "pos", "depparse"], Lighter]


@lru_cache(maxsize=1)
def recipes() -> Recipes:
    """Read once."""
    return read_yaml(Path(__file__).with_name("recipes.yaml"), Recipes)
