"""What the labels of a token classifier mean, by ``ner_labels.yaml``.

The mark before a label tells the place in the name: ``B`` and ``S`` (or ``U``) begin one, ``I``, ``E`` and ``L`` go on; labels
without marks go on as long as they stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph_builder.errors import PackError
from graph_builder.language.annotation import Named
from graph_builder.yaml_files import read_yaml

LABELS = Path(__file__).parent / "ner_labels.yaml"

_BEGINS = frozenset("BSU")
_MARKED = re.compile(r"([BIESLU])[-_](.+)")


class _Labels(BaseModel):
    """``ner_labels.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: dict[Literal["PERS", "LOC", "ORG", "MISC"], list[str]]
    nothing: list[str]


Label = tuple[str, bool] | None
"""Kind of name, and whether a name begins here; ``None`` outside of names."""


def read_label(label: str) -> Label:
    """What a label of the model means. Raises ``PackError`` for one that ``ner_labels.yaml`` does not have."""
    marked = _MARKED.fullmatch(label)
    mark, kind = marked.groups() if marked else ("I", label)
    try:
        known = _kinds()[kind.upper()]
    except KeyError:
        raise PackError(
            f"The token classifier has a label {label!r}, and {LABELS.name} does not say what it means",
            f"Add {kind.upper()} to a list in {LABELS}, or name the labels in the model's config.json (id2label).",
        ) from None
    return (known, mark in _BEGINS) if known else None


@cache
def _kinds() -> Mapping[str, str]:
    """Label without mark -> our kind, empty where it names nobody and no place."""
    lists = read_yaml(LABELS, _Labels)
    named = {label: str(kind) for kind, labels in lists.kinds.items() for label in labels}
    return {**named, **dict.fromkeys(lists.nothing, "")}


def names(labels: Sequence[Label]) -> Iterator[Named]:
    """The names in a row of labels, in order."""
    first = 0
    for place in range(len(labels) + 1):
        label = labels[place] if place < len(labels) else None
        before = labels[place - 1] if place else None
        if label and before and label[0] == before[0] and not label[1]:
            continue
        if before:
            yield Named(before[0], first, place - 1)
        first = place
