"""What all frames of relations share, as ``frames/relations/general.yaml`` states it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.surface.atoms import fold
from graph_builder.model import EntityKind, Predicate

Folded = Annotated[frozenset[str], AfterValidator(lambda words: frozenset(fold(word) for word in words))]
"""Words as they are compared."""


class Range(Lexicon):
    """The kinds that a subject and an object may have."""

    subject: frozenset[EntityKind]
    object: frozenset[EntityKind]


class Scores(Lexicon):
    """Score of a relation by the witnesses that agree on it."""

    both: float
    surface: float
    tree: float
    catalogue: float


class General(Lexicon):
    """What all frames share; ``frames/relations/general.yaml`` says what each entry means."""

    ignored: frozenset[str]
    carriers: str
    descriptors: str
    owned: str
    titles: str
    where: str
    tied: str
    relatives: Folded
    negations: Folded
    denials: Folded
    existence: Folded
    still: Folded
    over: Folded
    army: Folded
    sides: Folded
    midst: Folded
    divisions: Folded
    honouring: Folded
    between: Folded
    by: Folded
    side_ends: Folded
    inside: Folded
    out_of: Folded
    quarters: str
    headings: frozenset[str]
    least_link: float
    ranges: Mapping[Predicate, Range]
    scores: Scores
    place_order: tuple[EntityKind, ...]
