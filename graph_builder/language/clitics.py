"""The clitics of Arabic, from ``clitics.yaml``, and the weights of their analyses, from a pack."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from graph_builder.errors import PackError
from graph_builder.yaml_files import read_yaml

PATH = Path(__file__).parent / "clitics.yaml"


class Ending(BaseModel):
    """A letter before a pronoun and what it is without one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    written: str
    stem: str


class Fused(BaseModel):
    """A word that is several before some others."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    written: str
    words: tuple[str, ...]
    before: frozenset[str]


class Clitics(BaseModel):
    """The content of ``clitics.yaml``, whose comments explain each list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    future: str
    present: tuple[str, ...]
    pronouns: tuple[str, ...]
    endings_of_names: frozenset[str]
    stem_endings: tuple[Ending, ...]
    only_before_pronouns: frozenset[str]
    fused: dict[str, tuple[str, ...]]
    fused_before: tuple[Fused, ...]
    whole: dict[str, tuple[str, ...]]
    before_names: tuple[str, ...]

    @cached_property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """Every sequence of clitics that may stand before a stem, the empty one first."""
        inner: tuple[tuple[str, ...], ...] = ((), *((p,) for p in self.prepositions), (self.future,))
        return (*inner, *((c, *rest) for c in self.conjunctions for rest in inner))

    @cached_property
    def fused_pairs(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """A word and the one behind it -> what the first one is then."""
        return {(fused.written, following): fused.words for fused in self.fused_before for following in fused.before}

    @cached_property
    def never_split(self) -> frozenset[str]:
        """All words of ``whole``."""
        return frozenset(word for words in self.whole.values() for word in words)

    @cached_property
    def name_leads(self) -> frozenset[str]:
        """All words of ``before_names``, with and without clitics of their own."""
        return frozenset("".join((*chain, word)) for chain in self.chains for word in self.before_names)

    @cached_property
    def endings(self) -> tuple[tuple[str, str], ...]:
        """The pairs (written, stem) of ``stem_endings``."""
        return tuple((e.written, e.stem) for e in self.stem_endings)


def load_clitics(path: Path = PATH) -> Clitics:
    """Read and check the file. Raises ``CatalogueError``."""
    return read_yaml(path, Clitics)


def load_weights(path: Path) -> dict[str, float]:
    """Read a pack's weights. Raises ``PackError``."""
    try:
        return TypeAdapter(dict[str, float]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError) as error:
        raise PackError(f"{path} does not hold weights: {error}", "Install the pack again.") from error
