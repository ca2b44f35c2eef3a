"""The files for Neo4j's bulk import: headers with types, cells, options."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import WritingError
from graph_builder.exports.files import check_empty
from graph_builder.exports.neo4j_import import write
from graph_builder.stores.projection import View
from tests.stores.sample import sample_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    graph = sample_graph()
    view = View(graph)
    rows = write(view, graph.records, [], tmp_path / "csv")
    assert rows == sum(unit.size for unit in view.units()) + len(graph.records) + 1
    return tmp_path / "csv"


def header(folder: Path, name: str) -> list[str]:
    return (folder / f"{name}-header.csv").read_text("utf-8").rstrip("\n").split(",")


def test_columns_bear_their_types(folder: Path) -> None:
    columns = header(folder, "Incident")
    assert columns[0] == "key:ID(Incident)"
    assert {"killed_low:long", "date_from:date", "weapons:string[]", "caption:string", "unit:string"} <= set(columns)
    assert "location:point{crs:WGS-84}" in header(folder, "Place-Site")
    assert {"checks:string[]", "found:long[]", "of:long[]"} <= set(header(folder, "Meta"))
    assert {"published_at:datetime", "published:date"} <= set(header(folder, "Document"))
    assert {"inferred:boolean", "score:double"} <= set(header(folder, "Claim"))


def test_ends_name_the_label_under_which_their_keys_are_unique(folder: Path) -> None:
    assert header(folder, "Claim-SUBJECT-Incident")[:2] == [":START_ID(Claim)", ":END_ID(Incident)"]
    told = (folder / "Actor-LOCATED_AT-Place.csv").read_text("utf-8")
    assert told.startswith('"pmf","kalsu",')


def test_every_file_is_named_in_the_options(folder: Path) -> None:
    options = (folder / "import.args").read_text("utf-8").splitlines()
    named = {
        name for option in options if "header.csv" in option for name in option.partition("=")[2].rpartition("=")[2].split(",")
    }
    assert named == {path.name for path in folder.glob("*.csv")}
    assert (
        "--nodes=Actor:Government:Place:Country=Actor-Government-Place-Country-header.csv,Actor-Government-Place-Country.csv"
        in options
    )
    assert "--relationships=SUBJECT=Claim-SUBJECT-Incident-header.csv,Claim-SUBJECT-Incident.csv" in options


def test_a_folder_with_something_in_it_is_refused(folder: Path) -> None:
    with pytest.raises(WritingError, match="not empty"):
        check_empty(folder)
