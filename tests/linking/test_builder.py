"""What building the catalogue costs, counted in names that are looked at."""

from __future__ import annotations

import tracemalloc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.files import read_yaml
from graph_builder.linking.gazetteer import towns
from graph_builder.linking.schema import ActorEntry, GazetteerRules
from graph_builder.linking.senses import Sense, Use

_SHIPPED, _OWN = 5_000, 2_000
_NAMES_OF_ONE = 4
"""Arabic and English, each as it is written and without article."""
_MEMORY_OF_READING = 250_000_000
"""Bytes: the file twice, once as bytes and once as text, and what is kept. All places of the world take as much again."""


class Counted(defaultdict[str, dict[tuple[str, Use], Sense]]):
    """Names that count how often one is looked at."""

    def __init__(self) -> None:
        super().__init__(dict)
        self.looks = 0

    def __getitem__(self, name: str) -> dict[tuple[str, Use], Sense]:
        self.looks += 1
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        self.looks += len(self)
        return super().__iter__()

    def values(self):  # type: ignore[no-untyped-def]
        self.looks += len(self)
        return super().values()


def entry(number: int, what: str) -> ActorEntry:
    return ActorEntry.model_validate(
        {"key": f"group-{number}", "kind": "ArmedGroup", "ar": [f"جماعة {what} {number}"], "en": [f"{what} {number}"]}
    )


@pytest.mark.parametrize("first", [0, _SHIPPED], ids=["entries that replace ours", "new entries"])
def test_own_entries_look_at_their_own_names_only(first: int) -> None:
    builder = CatalogueBuilder()
    builder.names = names = Counted()
    for number in range(_SHIPPED):
        builder.add_actor(entry(number, "النهر"), Path("actors-shipped.yaml"))
    before = names.looks
    for number in range(first, first + _OWN):
        builder.add_actor(entry(number, "السفح"), Path("actors.yaml"), own=True)
    assert names.looks - before < 4 * _NAMES_OF_ONE * _OWN


def test_an_own_entry_takes_away_every_name_of_the_one_that_it_replaces() -> None:
    builder = CatalogueBuilder()
    builder.add_actor(entry(1, "النهر"), Path("actors-shipped.yaml"))
    builder.add_actor(entry(1, "السفح"), Path("actors.yaml"), own=True)
    assert {name for name, senses in builder.names.items() if senses} == {"جماعه سفح 1", "سفح 1"}


def test_places_that_are_not_used_take_no_memory() -> None:
    rules = read_yaml("catalogue/gazetteer.yaml", GazetteerRules)
    tracemalloc.start()
    try:
        assert next(towns(rules, {"IQ": "iraq"}, ())).country == "iraq"
        assert tracemalloc.get_traced_memory()[1] < _MEMORY_OF_READING
    finally:
        tracemalloc.stop()
