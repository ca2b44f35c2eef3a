"""Graph -> rows: labels, properties, relationships, and the digest that tells equal graphs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from graph_builder.errors import StoreError
from graph_builder.model import Graph
from graph_builder.stores.projection import View
from graph_builder.stores.rows import PRIMARY_LABELS, RELATIONSHIP_TYPES, Node, Ref
from tests.stores.listing import Rows, rows_of
from tests.stores.sample import sample_graph, shuffled


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample_graph()


@pytest.fixture(scope="module")
def rows(graph: Graph) -> Rows:
    return rows_of(graph)


def node(rows: Rows, key: str) -> Node:
    return next(n for n in rows.nodes if n.key == key)


def edges(rows: Rows, kind: str) -> set[tuple[str, str]]:
    return {(r.source.key, r.target.key) for r in rows.relationships if r.type == kind}


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


def test_what_incidents_are_ranked_by(graph: Graph, rows: Rows) -> None:
    blast, clash = (node(rows, key).properties for key in ("explosion-kalsu-2024-04-19", "armed-clash-babil"))
    assert (blast["suspects"], blast["contradictions"], blast["killed_spread"]) == (2, 1, 2)
    assert (clash["suspects"], clash["contradictions"], clash.get("killed_spread")) == (2, 0, None)
    assert node(rows, "drone-attack-eilat-2024-04-20").properties["suspects"] == 1, "an inferred claim is none of its own"
    said_not = tuple(replace(s, negated=True) if s.subject == "israel" else s for s in graph.shortcuts)
    assert node(rows_of(replace(graph, shortcuts=said_not)), blast["key"]).properties["suspects"] == 1


def test_what_has_no_date_is_sorted_behind_all_that_has(graph: Graph, rows: Rows) -> None:
    assert node(rows, "explosion-kalsu-2024-04-19").properties["sort_day"] == date(2024, 4, 19)
    assert node(rows, "armed-clash-babil").properties["sort_day"] == date(1, 1, 1)
    undated = replace(graph.records[0], document=replace(graph.records[0].document, published=None, published_at=None))
    assert node(rows_of(replace(graph, records=(undated, *graph.records[1:]))), "d1").properties["sort_day"] == date(1, 1, 1)


def test_the_speaker_makes_the_claim_and_the_outlet_where_there_is_none(rows: Rows) -> None:
    made = edges(rows, "MADE")
    assert ("interior", "d1-killed") in made
    assert ("agency", "d1-base") in made
    assert not any(target == "x-kh" for _, target in made)  # nobody said what was inferred


def test_when_it_was_said_stands_beside_when_it_was_reported(rows: Rows) -> None:
    said = node(rows, "d3-killed").properties
    assert (said["said_from"], said["said_to"], said["reported_on"]) == (date(2024, 4, 20), date(2024, 4, 20), date(2024, 4, 21))
    assert "said_from" not in node(rows, "d2-killed").properties


def test_an_inferred_claim_rests_on_its_premises(rows: Rows) -> None:
    assert edges(rows, "RESTS_ON") == {("x-kh", "d3-claimed")}
    assert node(rows, "x-kh").properties["premises"] == ["catalogue:kh:part_of:iri"]


def test_a_telling_becomes_its_incident(rows: Rows) -> None:
    assert ("d1-denied", "explosion-kalsu-2024-04-19") in edges(rows, "OBJECT")


def test_quote_is_the_exact_wording(rows: Rows) -> None:
    assert node(rows, "d3-killed").properties["quote"] == "ثلاثة قتلى"


def test_rival_shortcuts_stand_side_by_side(graph: Graph) -> None:
    accused = next(s for s in graph.shortcuts if s.subject == "israel")
    rows = rows_of(replace(graph, shortcuts=(*graph.shortcuts, replace(accused, negated=True))))
    told = [r.properties["negated"] for r in rows.relationships if (r.source.key, r.type) == ("israel", "ACCUSED_OF")]
    assert sorted(told) == [False, True]


def test_order_does_not_matter_and_content_does(graph: Graph) -> None:
    assert View(shuffled(graph)).digest == View(graph).digest
    assert View(replace(graph, contradictions=())).digest != View(graph).digest


def test_every_row_has_one_owner(graph: Graph, rows: Rows) -> None:
    view = View(graph)
    assert sum(unit.size for unit in view.units()) == len(rows.nodes) + len(rows.relationships)
    document = view.unit(Ref("Document", "d3"))
    assert {n.label for n in document.nodes} == {"Document", "Sentence", "Claim"}
    assert {r.type for r in document.relationships} >= {"IN", "QUOTED_FROM", "MADE", "TELLS", "PUBLISHED_BY", "RESTS_ON"}
    incident = view.unit(Ref("Incident", "drone-attack-eilat-2024-04-20"))
    assert {r.type for r in incident.relationships} == {"CLAIMED", "DENIED", "OCCURRED_AT", "RETALIATION_FOR"}
    assert {r.type for r in view.unit(Ref("Actor", "pmf")).relationships} == {"LOCATED_AT"}


def test_a_report_mentions_whom_it_names_whether_it_tells_anything_of_them_or_not(graph: Graph, rows: Rows) -> None:
    times = {(r.source.key, r.target.key): r.properties["times"] for r in rows.relationships if r.type == "MENTIONS"}
    assert {target for source, target in times if source == "d3"} == {"kalsu", "israel", "eilat", "iri", "iraq"}
    assert times["d3", "kalsu"] == 1
    first, *others = graph.records
    described = replace(first, mentions=tuple(replace(m, witness="anaphora") for m in first.mentions))
    assert "d1" not in {source for source, _ in edges(rows_of(replace(graph, records=(described, *others))), "MENTIONS")}
    by_an_earlier_reader = replace(first, entities=tuple(e for e in first.entities if e.key != "kalsu"))
    assert ("d1", "kalsu") not in edges(rows_of(replace(graph, records=(by_an_earlier_reader, *others))), "MENTIONS")


def test_what_two_documents_tell_together_needs_both(rows: Rows) -> None:
    needs = {(r.type, r.source.key): set(r.needs) for r in rows.relationships}
    assert needs["COPY_OF", "d2"] == {"d1", "d2"}
    assert needs["CONTRADICTS", "d1-killed"] == {"d1", "d3"}
    assert needs["LOCATED_AT", "pmf"] == {"d1", "d2"}
    assert needs["SUBJECT", "d1-killed"] == {"d1"}


def test_keys_are_unique(rows: Rows) -> None:
    assert len({(n.label, n.key) for n in rows.nodes}) == len(rows.nodes)
    assert len({r.key for r in rows.relationships}) == len(rows.relationships)


def test_a_claim_about_nobody_is_refused(graph: Graph) -> None:
    with pytest.raises(StoreError, match="eilat"):
        rows_of(replace(graph, entities={k: e for k, e in graph.entities.items() if k != "eilat"}, incidents=graph.incidents[:1]))
