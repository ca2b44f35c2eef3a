"""What many claims come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph_builder.model import Graph, Predicate
from graph_builder.stores.counts import days_told, pairs, printed, quotings, unconfirmed
from graph_builder.stores.projection import View
from graph_builder.stores.rows import Ref, relationship
from tests.stores.listing import rows_of
from tests.stores.sample import sample_graph, shuffled

CLASH, EILAT, KALSU = "armed-clash-babil", "drone-attack-eilat-2024-04-20", "explosion-kalsu-2024-04-19"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample_graph()


def test_whom_an_outlet_quotes_is_counted_by_the_way_of_the_words(graph: Graph) -> None:
    found = {(q.source, q.target, q.mark): (q.properties["quoted"], q.properties["reports"]) for q in quotings(graph)}
    assert found["agency", "interior", "MADE"] == (4, 1)
    assert found["paper", "interior", "MADE"] == (4, 1)
    assert found["paper", "agency", "RELAYED_BY"] == (7, 1)
    assert found["agency", "paper", "RELAYED_BY"] == (1, 1)
    assert not any(source == target for source, target, _ in found), "its own voice is no quotation"


def test_those_named_for_one_incident_are_a_pair(graph: Graph) -> None:
    (pair,) = pairs(graph)
    assert (pair.source, pair.target, pair.weight, pair.documents) == ("kh", "pmf", 1, ("d4",))
    assert pair.properties == {"shared": 1, "clashes": 1, "incidents": [CLASH]}


def test_what_is_inferred_or_denied_makes_no_pair(graph: Graph) -> None:
    for change in ({"inferred": True}, {"negated": True}):
        told = [replace(s, **change) if s.subject == "kh" else s for s in graph.shortcuts]
        assert not list(pairs(replace(graph, shortcuts=tuple(told))))


def test_a_claim_that_nobody_backs_stands_alone(graph: Graph) -> None:
    assert unconfirmed(graph) == {"iri": 1}
    confirmed = next(s for s in graph.shortcuts if s.predicate is Predicate.CONFIRMED)
    for subject, alone in (("us", {}), ("iri", {"iri": 1})):
        backing = replace(confirmed, subject=subject, object=EILAT)
        assert unconfirmed(replace(graph, shortcuts=(*graph.shortcuts, backing))) == alone
    deed = replace(confirmed, subject="iri", predicate=Predicate.ACCUSED_OF, object=EILAT)
    assert unconfirmed(replace(graph, shortcuts=(*graph.shortcuts, deed))) == {}


def test_claims_of_an_outlet_count_those_that_follow_from_its_reports(graph: Graph) -> None:
    assert printed(graph) == {"agency": 15, "paper": 14}
    assert sum(printed(graph).values()) == sum(len(r.claims) for r in graph.records) + len(graph.inferred)


def test_days_of_an_incident_are_those_of_its_reports(graph: Graph) -> None:
    days = days_told(graph)
    assert days[KALSU] == (date(2024, 4, 20), date(2024, 4, 22))
    assert days[EILAT] == (date(2024, 4, 21), date(2024, 4, 22))


def test_a_rank_sorts_as_its_number(graph: Graph) -> None:
    ranks = [
        relationship(Ref("Actor", "agency"), "QUOTES", Ref("Actor", "interior"), mark, weight=weight).properties["rank"]
        for weight in (9, 10, 99, 100)
        for mark in ("MADE", "RELAYED_BY")
    ]
    assert sorted(ranks[::2]) == ranks[::2]
    assert max(ranks[:2]) < min(ranks[2:4]), "nine comes before ten whatever the keys are"
    ranked = [r for r in rows_of(graph).relationships if r.type == "QUOTES"]
    assert len(ranked) == 11
    assert all(r.properties["rank"] == f"{r.properties['quoted']:07} {r.key}" for r in ranked)


def test_counts_do_not_depend_on_the_order(graph: Graph) -> None:
    assert View(shuffled(graph)).digest == View(graph).digest
