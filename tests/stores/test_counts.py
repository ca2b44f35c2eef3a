"""What many claims come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from graph_builder.model import Graph, Predicate, Shortcut
from graph_builder.stores.counts import days_told, denied_later, pairs, printed, quotings, unconfirmed, weak
from graph_builder.stores.projection import View
from graph_builder.stores.rows import Ref, relationship
from tests.stores.listing import rows_of
from tests.stores.sample import sample_graph, shuffled

CLASH, EILAT, KALSU = "armed-clash-babil", "drone-attack-eilat-2024-04-20", "explosion-kalsu-2024-04-19"
DENIED_ON = date(2024, 4, 22)


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


def denials(graph: Graph, *told: Shortcut) -> dict[str, dict[str, object]]:
    found = denied_later(replace(graph, shortcuts=(*graph.shortcuts, *told)))
    return {claimed.subject: dict(properties) for claimed, properties in found.items() if claimed.object == EILAT}


def test_a_claim_of_responsibility_is_denied_by_those_who_answer_for_it(graph: Graph) -> None:
    """The resistance claims Eilat on the 21st, the brigades are a part of it."""
    assert denials(graph) == {"iri": {"denied_on": DENIED_ON, "denied_by": ["iri"]}}
    denied = next(s for s in graph.shortcuts if s.predicate is Predicate.DENIED and s.object == EILAT)
    later = replace(denied, subject="kh", last_reported=DENIED_ON + timedelta(days=2))
    assert denials(graph, later) == {"iri": {"denied_on": DENIED_ON + timedelta(days=2), "denied_by": ["iri", "kh"]}}
    assert denials(graph, replace(later, last_reported=date(2024, 4, 20))) == denials(graph), "before the claim"
    assert denials(graph, replace(later, last_reported=None)) == denials(graph), "nobody knows when"
    assert denials(graph, replace(later, subject="us")) == denials(graph), "no kin"
    assert denials(graph, replace(later, subject="pmf")) == denials(graph), "below the same body, not above one another"


def test_what_is_only_inferred_or_said_not_to_be_claimed_is_not_denied_later(graph: Graph) -> None:
    for inferred, negated in ((True, False), (False, True)):
        told = tuple(
            replace(s, inferred=inferred, negated=negated) if s.predicate is Predicate.CLAIMED else s for s in graph.shortcuts
        )
        assert not denied_later(replace(graph, shortcuts=told))


@pytest.mark.parametrize(("steps", "kin"), [(1, True), (3, True), (4, False)])
def test_a_body_answers_for_those_up_to_three_steps_below(graph: Graph, steps: int, kin: bool) -> None:
    denied = next(s for s in graph.shortcuts if s.predicate is Predicate.DENIED and s.object == EILAT)
    chain = ["iri", "agency", "paper", "interior", "us"][: steps + 1]
    parts = [replace(denied, subject=a, predicate=Predicate.PART_OF, object=b) for a, b in pairwise(chain)]
    found = denials(graph, *parts, replace(denied, subject=chain[-1]))
    assert (chain[-1] in found["iri"]["denied_by"]) is kin  # type: ignore[operator]


def test_what_is_weak_is_counted_out_of_all(graph: Graph) -> None:
    assert weak(graph)["claims that are not asserted"] == (1, 29)
    undated = replace(graph, incidents=tuple(replace(i, date=None, place=None) for i in graph.incidents))
    assert weak(undated)["incidents without a date"] == weak(undated)["incidents without a place"] == (3, 3)
    assert weak(replace(graph, records=(), inferred=()))["reports without a date"] == (0, 0)
