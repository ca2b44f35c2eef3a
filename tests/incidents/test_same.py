"""Which pairs need not be weighed in full."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.incidents import signs
from graph_builder.incidents.busy import BusyPlaces
from graph_builder.incidents.features import features
from graph_builder.incidents.knowledge import build_world
from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights
from graph_builder.model import Record
from tests.incidents.test_resolver import CATALOGUE, reports

WEIGHTS = {**weights(), "doer_shared": 1.0, "weapon_shared": 1.0, "target_shared": 1.0}
"""Another fit may find these heavier than next to nothing."""
HAIR = 1e-6
"""Sums of the same signs in another order differ by less."""


def told_again(record: Record, key: str) -> Record:
    """The same tellings word by word in another document."""
    old = f"{record.document.key}#"

    def renamed(thing: str) -> str:
        return thing.replace(old, f"{key}#")

    return replace(
        record,
        document=replace(record.document, key=key),
        tellings=tuple(replace(t, key=renamed(t.key)) for t in record.tellings),
        claims=tuple(replace(c, document=key, subject=renamed(c.subject), object=renamed(c.object)) for c in record.claims),
    )


@st.composite
def triples(draw: st.DrawFn) -> list[Record]:
    """A report, one that agrees with it in all, and any other."""
    first = draw(reports("a"))
    return [first, told_again(first, "b"), draw(reports("c"))]


@settings(max_examples=300, deadline=None)
@given(triples())
def test_no_pair_is_left_out_that_weighs_enough(records: Sequence[Record]) -> None:
    world = build_world(records, CATALOGUE)
    told = {f.key: f for r in records for f in features(r, world)}
    with patch.object(signs, "weights", lambda: WEIGHTS):
        judge = Judge(told, world, {}, BusyPlaces(told.values(), world))
        for first, second in combinations(sorted(told), 2):
            weight = judge.weigh(first, second)
            leasts = [-weights()["doubt"], *([weight - HAIR, weight + HAIR] if weight > -math.inf else [])]
            for least in leasts:
                assert judge.weigh_over(first, second, least) == (weight if weight >= least else None)
