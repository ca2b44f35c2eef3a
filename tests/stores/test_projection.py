"""Graph -> rows: labels, properties, relationships, and the digest that tells equal graphs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from graph_builder.errors import StoreError
from graph_builder.model import Graph
from graph_builder.stores.projection import project
from graph_builder.stores.rows import PRIMARY_LABELS, RELATIONSHIP_TYPES, Node, Rows
from tests.stores.sample import sample_graph, shuffled


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample_graph()


@pytest.fixture(scope="module")
def rows(graph: Graph) -> Rows:
    return project(graph)


def node(rows: Rows, key: str) -> Node:
    return next(n for n in rows.nodes if n.key == key)


def edges(rows: Rows, kind: str) -> set[tuple[str, str]]:
    return {(r.source, r.target) for r in rows.relationships if r.type == kind}


def test_a_state_is_actor_and_country(rows: Rows) -> None:
    assert node(rows, "iraq").labels == ("Actor", "Government", "Place", "Country")


def test_every_node_has_key_and_a_caption_in_latin_letters(rows: Rows) -> None:
    for each in rows.nodes:
        assert each.properties["key"] == each.key
        assert not re.search("[\u0600-\u06ff]", each.properties["caption"]), each.properties["caption"]


def test_only_the_models_labels_and_types_occur(rows: Rows) -> None:
    assert {n.label for n in rows.nodes} <= set(PRIMARY_LABELS)
    assert {r.type for r in rows.relationships} <= set(RELATIONSHIP_TYPES)


def test_tolls_dates_and_weapons_are_properties_of_the_incident(rows: Rows) -> None:
    incident = node(rows, "explosion-kalsu-2024-04-19").properties
    assert (incident["killed_low"], incident["killed_high"], incident["weapons"]) == (1, 3, ["drone"])
    assert (incident["date_from"], incident["date_precision"], incident["place_precision"]) == (date(2024, 4, 19), "day", "site")
    assert not {r.type for r in rows.relationships} & {"KILLED", "WOUNDED", "ON_DATE", "USED_WEAPON"}


def test_the_speaker_makes_the_claim_and_the_outlet_where_there_is_none(rows: Rows) -> None:
    made = edges(rows, "MADE")
    assert ("interior", "d1-killed") in made
    assert ("agency", "d1-base") in made
    assert not any(target == "x-kh" for _, target in made)  # nobody said what was inferred


def test_an_inferred_claim_rests_on_its_premises(rows: Rows) -> None:
    assert edges(rows, "RESTS_ON") == {("x-kh", "d3-claimed")}
    assert node(rows, "x-kh").properties["premises"] == ["catalogue:kh:part_of:iri"]


def test_a_telling_becomes_its_incident(rows: Rows) -> None:
    assert ("d1-denied", "explosion-kalsu-2024-04-19") in edges(rows, "OBJECT")


def test_quote_is_the_exact_wording(rows: Rows) -> None:
    assert node(rows, "d3-killed").properties["quote"] == "ثلاثة قتلى"


def test_rival_shortcuts_stand_side_by_side(graph: Graph) -> None:
    accused = next(s for s in graph.shortcuts if s.subject == "israel")
    rows = project(replace(graph, shortcuts=(*graph.shortcuts, replace(accused, negated=True))))
    told = [r.properties["negated"] for r in rows.relationships if (r.source, r.type) == ("israel", "ACCUSED_OF")]
    assert sorted(told) == [False, True]


def test_order_does_not_matter_and_content_does(graph: Graph, rows: Rows) -> None:
    assert project(shuffled(graph)).digest == rows.digest
    assert project(replace(graph, contradictions=())).digest != rows.digest


def test_keys_are_unique(rows: Rows) -> None:
    assert len({(n.label, n.key) for n in rows.nodes}) == len(rows.nodes)
    assert len({r.key for r in rows.relationships}) == len(rows.relationships)


def test_a_claim_about_nobody_is_refused(graph: Graph) -> None:
    with pytest.raises(StoreError, match="eilat"):
        project(replace(graph, entities={k: e for k, e in graph.entities.items() if k != "eilat"}, incidents=graph.incidents[:1]))
