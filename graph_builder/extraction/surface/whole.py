"""The surface of a sentence, read once: its atoms, and the numbers and the words of dates among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_builder.extraction.dates.tags import Tag, tags
from graph_builder.extraction.surface.atoms import Atom, atoms
from graph_builder.extraction.surface.numbers import Number, numbers
from graph_builder.extraction.surface.once import once
from graph_builder.model import Sentence


@dataclass(frozen=True)
class Surface:
    """What stands in the original characters of one sentence."""

    atoms: tuple[Atom, ...]

    @cached_property
    def numbers(self) -> Mapping[int, Number]:
        """Every number by the index of its first atom."""
        return numbers(self.atoms)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The sentence as words of dates."""
        return tags(self.atoms, self.numbers)


@once
def surface(sentence: Sentence, text: str) -> Surface:
    """The surface of a sentence of the document ``text``."""
    return Surface(atoms(text, sentence))
