"""Every named query, run with its own example on both engines, against frozen answers (golden/NAME.json).

To freeze new answers after looking at them: ``ISNAD_FREEZE=1 pytest tests/integration/test_queries.py``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cypher import Query, list_queries
from graph_builder.errors import QueryError
from graph_builder.stores import Store
from tests.stores.sample import sample_graph

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def filled(engine: str, request: pytest.FixtureRequest) -> Store:
    store: Store = request.getfixturevalue(f"{engine}_store")
    store.write("MATCH (n) DETACH DELETE n")
    store.project(sample_graph())
    return store


def answer(store: Store, query: Query, **given: object) -> list[dict[str, Any]]:
    examples = {p.name: p.example for p in query.parameters if not p.optional}
    rows = store.named_query(query.name, {**examples, **given})
    for row in rows:
        if "labels" in row:  # neither engine promises an order of labels
            row["labels"] = sorted(row["labels"])
    return rows


@pytest.mark.parametrize("query", list_queries(), ids=lambda q: q.name)
def test_answer(filled: Store, query: Query) -> None:
    rows = answer(filled, query)
    assert rows, "the example finds nothing"
    assert [list(row) for row in rows] == [[column.name for column in query.columns]] * len(rows)
    found = json.loads(json.dumps(rows, default=str))
    path = GOLDEN / f"{query.name}.json"
    if os.environ.get("ISNAD_FREEZE"):
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


def keys(rows: list[dict[str, Any]], column: str = "key") -> list[str]:
    return [row[column] for row in rows]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("كالسو", "kalsu"),
        ("kalsu", "kalsu"),
        ("KALSU", "kalsu"),
        ("العراق", "iraq"),
        ("عراق", "iraq"),
        ("central command", "centcom"),
    ],
)
def test_entities_are_found_in_either_script(filled: Store, text: str, key: str) -> None:
    assert key in keys(filled.named_query("entity-search", {"text": text}))


def test_search_takes_the_engines_operators_as_words(filled: Store) -> None:
    assert keys(filled.named_query("entity-search", {"text": "kalsu) OR [*:*"})) == []
    assert keys(filled.named_query("entity-search", {"text": "(kalsu~"})) == ["kalsu"]


def test_a_state_is_found_once_though_it_is_actor_and_place(filled: Store) -> None:
    assert keys(filled.named_query("entity-search", {"text": "israel"})) == ["israel"]


def test_units_are_found_by_the_larger_place(filled: Store) -> None:
    assert keys(filled.named_query("units-at-base", {"place": "iraq"}), "actor") == ["pmf"]


def test_timeline_stops_at_the_moment(filled: Store) -> None:
    incident = "explosion-kalsu-2024-04-19"
    early = filled.named_query("timeline", {"incident": incident, "at": "2024-04-20T07:00"})
    late = filled.named_query("timeline", {"incident": incident, "at": "2024-04-20T11:00+03:00"})
    assert set(keys(early, "document")) == {"d1"}
    assert set(keys(late, "document")) == {"d1", "d2"}


@pytest.fixture
def without_hours(filled: Store) -> Iterator[Store]:
    """The sample graph, its reports without their hours."""
    graph = sample_graph()
    days = [replace(r, document=replace(r.document, published_at=None)) for r in graph.records]
    filled.project(replace(graph, records=tuple(days)))
    yield filled
    filled.project(graph)


@pytest.mark.parametrize(("at", "found"), [("2024-04-20T23:59", False), ("2024-04-21T00:00", True)])
def test_a_report_of_a_day_is_in_the_timeline_from_the_next_day_on(without_hours: Store, at: str, found: bool) -> None:
    rows = without_hours.named_query("timeline", {"incident": "explosion-kalsu-2024-04-19", "at": at})
    assert bool(rows) is found


def test_period_of_an_actors_incidents(filled: Store) -> None:
    assert filled.named_query("incidents-of-actor", {"actor": "israel", "since": "2024-04-20"}) == []
    assert len(filled.named_query("incidents-of-actor", {"actor": "israel", "until": "2024-04-19"})) == 1


def test_limit(filled: Store) -> None:
    accounts = filled.named_query("incident-accounts", {"incident": "explosion-kalsu-2024-04-19", "limit": "3"})
    assert len(accounts) == 3


@pytest.mark.parametrize("name", ["incidents-in", "incidents"])
@pytest.mark.parametrize("period", [{}, {"until": "2024-04-19"}, {"since": "2024-04-19"}], ids=["always", "until", "since"])
def test_the_latest_incident_of_a_place_is_the_first_of_all(filled: Store, name: str, period: dict[str, str]) -> None:
    """With a limit that small the query walks along the incidents, with the other it starts at the place."""
    every = filled.named_query(name, {"place": "iraq", "limit": "200", **period})
    assert every
    assert filled.named_query(name, {"place": "iraq", "limit": "1", **period}) == every[:1]


@pytest.mark.parametrize("name", ["source-network", "co-perpetrators", "unnamed-sources"])
def test_a_short_ranking_is_the_beginning_of_the_long_one(filled: Store, name: str) -> None:
    every = filled.named_query(name)
    for limit in range(1, len(every) + 1):
        assert filled.named_query(name, {"limit": limit}) == every[:limit]


def test_claims_of_an_actor_that_were_later_denied(filled: Store) -> None:
    every = filled.named_query("claims-later-denied")
    assert every
    for actor in {row["claimant"] for row in every}:
        assert filled.named_query("claims-later-denied", {"actor": actor}) == [row for row in every if row["claimant"] == actor]
    assert filled.named_query("claims-later-denied", {"actor": "nobody"}) == []


@pytest.fixture(scope="module")
def triples(filled: Store) -> list[dict[str, Any]]:
    """All of them."""
    return filled.named_query("triples", {"limit": 1000})


def test_triples_page_by_page(filled: Store, triples: list[dict[str, Any]]) -> None:
    after: dict[str, object] = {}
    for row in triples:
        assert filled.named_query("triples", {"limit": 1, **after}) == [row]
        after = {"after_independent": row["independent"], "after_row": row["row"]}
    assert filled.named_query("triples", after) == []


def test_triples_of_a_predicate_in_any_case(filled: Store, triples: list[dict[str, Any]]) -> None:
    for predicate in {row["predicate"] for row in triples}:
        wanted = [row for row in triples if row["predicate"] == predicate]
        for spelling in (predicate, predicate.upper()):
            assert filled.named_query("triples", {"predicate": spelling, "limit": 1000}) == wanted
        of_one = {"predicate": predicate.upper(), "subject": wanted[0]["subject"]["key"]}
        assert wanted[0] in filled.named_query("triples", of_one)


def test_triples_of_a_thing(filled: Store, triples: list[dict[str, Any]]) -> None:
    for key in {row[end]["key"] for row in triples for end in ("subject", "object")}:
        for given, ends in (("subject", {"subject"}), ("object", {"object"}), ("either", {"subject", "object"})):
            wanted = [row for row in triples if key in {row[end]["key"] for end in ends}]
            assert filled.named_query("triples", {given: key, "limit": 1000}) == wanted


def test_a_page_of_triples_starts_after_a_number_that_a_rank_holds(filled: Store) -> None:
    with pytest.raises(QueryError, match="after_independent"):
        filled.named_query("triples", {"after_independent": 10**7, "after_row": "x"})
