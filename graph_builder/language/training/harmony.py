"""The words of ``harmony.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph_builder.yaml_files import read_yaml


class Harmony(BaseModel):
    """The content of the file, whose comments explain each list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    copulas: frozenset[str]
    subordinators: frozenset[str]
    clause_particles: frozenset[str]
    future: frozenset[str]
    perfect: frozenset[str]
    conjunctions: frozenset[str]
    clause_conjunctions: frozenset[str]
    but: str
    emphasis: str
    negation: str
    not_being: str
    other_than: str
    being: str
    he: str
    relatives: frozenset[str]
    relative: str
    demonstratives: frozenset[str]
    melting_prepositions: frozenset[str]
    melting_relatives: frozenset[str]
    times: frozenset[str]
    clitic_tags: dict[str, str]
    pronouns: frozenset[str]
    before_pronoun: dict[str, str]
    article: str
    signs: dict[str, str]
    features: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def harmony() -> Harmony:
    """Read once."""
    return read_yaml(Path(__file__).with_suffix(".yaml"), Harmony)
