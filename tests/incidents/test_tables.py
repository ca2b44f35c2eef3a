from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import CatalogueError
from graph_builder.incidents import tables
from graph_builder.model import IncidentKind, Weapon
from graph_builder.yaml_files import read_yaml


def test_every_kind_says_what_it_may_be_called_besides() -> None:
    table = tables.kinds()
    alone = {IncidentKind.INTERCEPTION, IncidentKind.CAMPAIGN}
    assert {k for f in table.families for k in f.kinds} == set(IncidentKind) - alone


def test_an_interception_shares_no_family() -> None:
    assert (IncidentKind.INTERCEPTION, IncidentKind.DRONE_ATTACK) not in tables.kinds().pairs
    assert (IncidentKind.INTERCEPTION, IncidentKind.INTERCEPTION) in tables.kinds().pairs


def test_every_weapon_has_one_class_or_is_wide() -> None:
    table = tables.weapons()
    listed = [w for c in table.classes for w in c.weapons]
    assert sorted([*listed, *table.wide]) == sorted(Weapon)


def test_every_weight_has_a_reason() -> None:
    table = read_yaml(tables.DATA / "weights.yaml", tables.Weights)
    assert all(len(getattr(table, name).why) > 20 for name in tables.Weights.model_fields)


def test_single_signs_stay_below_the_threshold() -> None:
    weights = tables.weights()
    assert (
        max(weights["place_equal"], weights["date_equal"], weights["words"])
        < weights["threshold"]
        < weights["place_site_equal"] + 1
    )


@pytest.mark.parametrize("text", ["families: [", "families: []\nvague: []\nstrict: []\nunbounded: []\ncaptions: {}", "typo: 1"])
def test_a_broken_table_says_which_file_and_what(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"kinds\.yaml") as caught:
        read_yaml(path, tables.Kinds)
    assert caught.value.hint
