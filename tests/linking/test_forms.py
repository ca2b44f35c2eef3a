from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from graph_builder.errors import CatalogueError
from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.files import HERE
from graph_builder.linking.json_schema import json_schemas
from graph_builder.model import Entity, Predicate, Tie

GUARD = """
actors:
- {key: guard, kind: StateForce, ar: [حرس الوادي], en: [Valley Guard], acronym: [VG]}
- key: falcons
  kind: ArmedGroup
  ar: [صقور الوادي]
  en: [Valley Falcons]
  part_of: [guard, {key: front, from: 2014-06, to: "2020-01-31", source: the front's founding statement}]
  backed_by: [{key: guard, from: 2015}]
  not: [front]
- {key: front, kind: ArmedGroup, ar: [جبهة السفوح], en: [Slopes Front], umbrella: true}
people:
- key: salim
  ar: [سليم الوردي]
  en: [Salim al-Wardi]
  posts: [{of: guard, role: leads, title: قائد الحرس, from: "2019"}, {of: guard, role: spokesperson, to: "2018"}]
"""


def built(tmp_path: Path, text: str) -> dict[str, Entity]:
    path = tmp_path / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    made = CatalogueBuilder()
    made.add_actors(path)
    made.check()
    return made.entities


def test_memberships_and_backers_keep_their_times_and_source(tmp_path: Path) -> None:
    falcons = built(tmp_path, GUARD)["falcons"]
    assert falcons.part_of == ("guard", "front")
    assert falcons.ties == (
        Tie(Predicate.PART_OF, "guard"),
        Tie(Predicate.PART_OF, "front", "2014-06", "2020-01-31", None, "the front's founding statement"),
        Tie(Predicate.BACKED_BY, "guard", "2015"),
    )
    assert falcons.confused_with == ("front",)


def test_posts_are_ties_of_the_person(tmp_path: Path) -> None:
    made = built(tmp_path, GUARD)
    assert made["salim"].ties == (
        Tie(Predicate.LEADS, "guard", "2019", None, "قائد الحرس"),
        Tie(Predicate.SPOKESPERSON_OF, "guard", None, "2018"),
    )
    assert made["front"].umbrella
    assert not made["guard"].umbrella


def test_an_acronym_is_a_name(tmp_path: Path) -> None:
    assert "VG" in built(tmp_path, GUARD)["guard"].names


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2014, 5, 31), False), (date(2014, 6, 1), True), (date(2020, 1, 31), True), (date(2020, 2, 1), False)],
)
def test_a_tie_holds_within_its_time(day: date, holds: bool) -> None:
    assert Tie(Predicate.PART_OF, "front", "2014-06", "2020-01-31").holds_on(day) is holds


def test_a_month_or_year_holds_to_its_end() -> None:
    assert Tie(Predicate.PART_OF, "front", until="2018").holds_on(date(2018, 12, 31))
    assert not Tie(Predicate.PART_OF, "front", until="2018-11").holds_on(date(2018, 12, 1))


@pytest.mark.parametrize(
    ("period", "problem"),
    [
        ("from: 2020, to: 2019", "before it begins"),
        ("from: 2014-13", "month"),
        ("from: June 2014", "pattern"),
        ("since: 2014", "since"),
    ],
)
def test_a_wrong_period_is_refused(tmp_path: Path, period: str, problem: str) -> None:
    with pytest.raises(CatalogueError, match=problem):
        built(tmp_path, f"actors: [{{key: x, kind: ArmedGroup, ar: [جماعة س], en: [Xx], part_of: [{{key: x, {period}}}]}}]")


@pytest.mark.parametrize("field", ["backed_by: [nobody]", "not: [nobody]"])
def test_every_named_entry_must_exist(tmp_path: Path, field: str) -> None:
    with pytest.raises(CatalogueError, match="nobody"):
        built(tmp_path, f"actors: [{{key: x, kind: ArmedGroup, ar: [جماعة س], en: [Xx], {field}}}]")


def test_the_json_schemas_are_current() -> None:
    for file, text in json_schemas().items():
        assert file.read_text(encoding="utf-8") == text, f"{file.name}: run python -m graph_builder.linking.json_schema"


def test_the_json_schema_takes_what_the_forms_take() -> None:
    schema = json.loads((HERE / "catalogue" / "schema" / "actors.json").read_text(encoding="utf-8"))
    example: Any = yaml.safe_load(GUARD)
    jsonschema.validate(example, schema)
    example["actors"][0]["kynd"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(example, schema)
