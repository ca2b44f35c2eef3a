"""What a store promises, on both engines: the same statements, the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import pytest

from graph_builder.errors import QueryError, StoreError
from graph_builder.incidents import resolve
from graph_builder.model import Certainty, EntityKind, Graph, Predicate, Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store, loading, open_store
from graph_builder.stores.dossiers import dossier_of
from graph_builder.stores.held import Run
from graph_builder.stores.redirects import ask_following, redirected_entity
from tests.incidents.test_one_key import FULL, NAMES, ONE, RASHID, A, B
from tests.integration.dumps import dump
from tests.stores.listing import rows_of
from tests.stores.sample import sample_graph, shuffled

T = TypeVar("T")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample_graph()


def expected_counts(graph: Graph) -> dict[str, int]:
    """What the store must hold after the graph was saved and projected."""
    rows = rows_of(graph)
    found: dict[str, int] = {"Record": len(graph.records)}
    for node in rows.nodes:
        for label in {"Actor", "Place", "Incident", "Claim", "Sentence", "Document"} & set(node.labels):
            found[label] = found.get(label, 0) + 1
    for each in rows.relationships:
        found[each.type] = found.get(each.type, 0) + 1
    return found


def test_the_schema_may_be_applied_again(store: Store) -> None:
    store.apply_schema()


def test_records_come_back_as_they_were(store: Store, graph: Graph) -> None:
    store.save_records(graph.records[::-1])
    assert tuple(store.records()) == graph.records
    assert store.record_keys() == {"d1": ("1", None), "d2": ("1", None), "d3": ("1", None), "d4": ("1", "d3")}


def test_a_record_replaces_the_earlier_one_of_its_document(store: Store, graph: Graph) -> None:
    store.save_records(graph.records)
    store.save_records([replace(graph.records[0], version="2", claims=())])
    assert store.record_keys()["d1"] == ("2", None)
    assert next(store.records()).claims == ()


def test_the_view_holds_every_row(store: Store, graph: Graph) -> None:
    store.save_records(graph.records)
    report = store.project(graph)
    assert store.counts() == expected_counts(graph)
    assert report.nodes_written == len(rows_of(graph).nodes)


def test_projecting_twice_changes_nothing(store: Store, graph: Graph) -> None:
    store.project(graph)
    counts = store.counts()
    assert store.project(shuffled(graph)).unchanged
    assert store.counts() == counts


def test_only_what_changed_is_written_and_what_is_gone_is_removed(store: Store, graph: Graph) -> None:
    store.project(graph)
    report = store.project(replace(graph, contradictions=(), shortcuts=graph.shortcuts[1:]))
    assert (report.nodes_written, report.nodes_removed) == (1, 0), "the incident, which counts its contradictions"
    assert (report.relationships_written, report.relationships_removed) == (0, 2)


def test_a_graph_of_an_earlier_program_is_not_listed_until_it_is_loaded_again(
    store: Store, store_settings: Settings, graph: Graph
) -> None:
    store.project(graph)
    store.write("MATCH (meta:Meta {key: 'view'}) REMOVE meta.form SET meta.digest = 'of an earlier program'")
    with open_store(store_settings) as reader:
        for name in ("incidents", "size-of-graph"):
            with pytest.raises(StoreError, match="another version") as caught:
                reader.named_query(name)
            assert "isnad build" in caught.value.hint
        store.project(graph)
        assert reader.named_query("incidents")


def test_a_graph_of_a_later_program_wants_that_program(store: Store, store_settings: Settings, graph: Graph) -> None:
    store.project(graph)
    store.write("MATCH (meta:Meta {key: 'view'}) SET meta.form = meta.form + 1")
    with open_store(store_settings) as reader:
        with pytest.raises(StoreError, match="another version") as caught:
            reader.named_query("incidents")
        assert "Update Isnad" in caught.value.hint
        assert "isnad build" not in caught.value.hint


def test_an_entity_of_another_kind_gets_other_labels(store: Store, graph: Graph) -> None:
    store.project(graph)
    counts = store.counts()
    town = replace(graph.entities["kalsu"], kind=EntityKind.CITY)
    store.project(replace(graph, entities={**graph.entities, "kalsu": town}))
    assert store.run("MATCH (n:Place {key: 'kalsu'}) RETURN labels(n) AS labels")[0]["labels"] in (
        ["City", "Place"],
        ["Place", "City"],
    )
    assert store.counts() == counts


def without_the_last_report(graph: Graph) -> Graph:
    return replace(
        graph,
        records=graph.records[:3],
        incidents=graph.incidents[:2],
        merges=tuple(m for m in graph.merges if not m.telling.startswith("d4")),
        shortcuts=tuple(s for s in graph.shortcuts if s.documents != ("d4",)),
    )


def test_a_forgotten_document_leaves_with_the_next_projection(store: Store, graph: Graph) -> None:
    store.save_records(graph.records)
    store.project(graph)
    assert store.forget("d4")
    assert not store.forget("d4")
    rest = without_the_last_report(graph)
    assert tuple(store.records()) == rest.records
    store.project(rest)
    assert store.counts() == expected_counts(rest)


def without_the_denial(graph: Graph) -> Graph:
    """The report that has the resistance deny what it claimed in another report, read without that."""
    records = (replace(r, claims=tuple(c for c in r.claims if c.key != "d4-denied")) for r in graph.records)
    return replace(graph, records=tuple(records), shortcuts=tuple(s for s in graph.shortcuts if s.claims != ("d4-denied",)))


@pytest.mark.parametrize("rows", [1, loading.ROWS])
def test_a_denial_that_is_told_or_withdrawn_later_is_noted_on_the_claim(
    store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(loading, "ROWS", rows)
    for wanted, denials in ((without_the_denial(graph), 0), (graph, 1), (without_the_denial(graph), 0)):
        store.project(wanted)
        for given in ({}, {"actor": "iri"}):
            assert len(store.named_query("claims-later-denied", given)) == denials
        assert len(store.run("MATCH ()-[r:CLAIMED]->() WHERE r.denied_on IS NOT NULL RETURN r.denied_by")) == denials


def test_who_belongs_to_whom_may_change_after_the_denial(store: Store, graph: Graph) -> None:
    """The brigades deny what the resistance claims, and turn out to be no part of it."""
    brigades = replace(
        graph,
        records=tuple(
            replace(r, claims=tuple(replace(c, subject="kh") if c.key == "d4-denied" else c for c in r.claims))
            for r in graph.records
        ),
        shortcuts=tuple(replace(s, subject="kh") if s.claims == ("d4-denied",) else s for s in graph.shortcuts),
    )
    alone = {**graph.entities, "kh": replace(graph.entities["kh"], part_of=("pmf",))}
    for wanted, deniers in ((brigades, ["kh"]), (replace(brigades, entities=alone), []), (brigades, ["kh"])):
        store.project(wanted)
        assert [row["denier"] for row in store.named_query("claims-later-denied")] == deniers


def test_a_short_list_of_denied_claims_is_the_beginning_of_the_long_one(store: Store, graph: Graph) -> None:
    claimed = next(s for s in graph.shortcuts if s.predicate is Predicate.CLAIMED and not s.inferred)
    early = {"first_reported": date(2024, 4, 20), "last_reported": date(2024, 4, 20)}
    more = (
        replace(claimed, subject="kh"),
        replace(claimed, subject="centcom", object="explosion-kalsu-2024-04-19", claims=("d1-base", "d2-base"), **early),
    )
    store.project(replace(graph, shortcuts=(*graph.shortcuts, *more)))
    every = store.named_query("claims-later-denied")
    assert [row["claimant"] for row in every] == ["iri", "kh", *["centcom"] * 4]
    for limit in range(1, len(every) + 1):
        assert store.named_query("claims-later-denied", {"limit": limit}) == every[:limit]


def test_a_short_list_of_units_is_the_beginning_of_the_long_one(store: Store, graph: Graph) -> None:
    known = next(s for s in graph.shortcuts if s.predicate is Predicate.LOCATED_AT)
    more = (replace(known, subject=actor, independent=n) for actor, n in (("iri", 3), ("kh", 1), ("us", 2), ("centcom", 1)))
    store.project(replace(graph, shortcuts=(*graph.shortcuts, *more)))
    for name, given, numbers in (
        ("units-at-base", {"place": "iraq"}, [3, 2, 1, 1, 1]),
        ("bases-of-unit", {"actor": "iri"}, [3, 1]),
    ):
        every = store.named_query(name, given)
        assert [row["independent"] for row in every] == numbers
        for limit in range(1, len(every) + 1):
            assert store.named_query(name, {**given, "limit": limit}) == every[:limit]


COUNTED = """
CALL {
  MATCH (n:Incident)
  RETURN 'incidents without a date' AS check, sum(CASE WHEN n.date_from IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Incident)
  RETURN 'incidents without a place' AS check,
         sum(CASE WHEN n.place_precision IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Claim) WHERE n.inferred = false
  RETURN 'claims in the voice of the outlet or of nobody' AS check,
         sum(CASE WHEN EXISTS { MATCH (:Actor)-[:MADE {voice: 'speaker'}]->(n) } THEN 0 ELSE 1 END) AS found, count(n) AS all
  UNION
  MATCH (n:Claim)
  RETURN 'claims that are not asserted' AS check,
         sum(CASE WHEN n.certainty = 'asserted' THEN 0 ELSE 1 END) AS found, count(n) AS all
  UNION
  MATCH (n:Actor)
  RETURN 'actors that no catalogue has' AS check, sum(CASE WHEN n.origin = 'text' THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Place)
  RETURN 'places without coordinates' AS check, sum(CASE WHEN n.location IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Document)
  RETURN 'reports without a date' AS check, sum(CASE WHEN n.published IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
}
RETURN check, found, all AS of
ORDER BY check
"""


def reread(graph: Graph) -> Graph:
    """The first report without a day and with a doubtful claim of nobody, of one actor and one base less is known."""
    first = graph.records[0]
    claims = (replace(first.claims[0], certainty=Certainty.POSSIBLE, speaker=None), *first.claims[1:])
    told = {
        **graph.entities,
        "kalsu": replace(graph.entities["kalsu"], latitude=None),
        "factions": replace(graph.entities["factions"], origin="text"),
    }
    undated = replace(first.document, published=None, published_at=None)
    return replace(graph, records=(replace(first, document=undated, claims=claims), *graph.records[1:]), entities=told)


def test_entities_that_are_judged_to_be_one_are_one_node_until_that_is_taken_back(store: Store) -> None:
    store.save_records([A, B])
    store.project(resolve([A, B]))
    apart = dump(store)
    store.judge(ONE)
    joined = resolve(list(store.records()), log=store.judgements())
    store.project(joined)
    accounts = dossier_of(store, joined.incident_of["b#i1"], {})
    assert {c.speaker for c in accounts.claims.values() if c.speaker} == {min(RASHID, FULL)}
    people = {row["key"]: row["names"] for row in store.run("MATCH (p:Person) RETURN p.key AS key, p.names AS names")}
    assert set(people[min(RASHID, FULL)]) == {NAMES[RASHID], NAMES[FULL]} and max(RASHID, FULL) not in people
    assert redirected_entity(store, max(RASHID, FULL)) == min(RASHID, FULL)
    asked = [ask_following(store, "thing", {"key": key}) for key in (RASHID, FULL)]
    assert asked[0] == asked[1] != []
    assert ask_following(store, "thing", {"key": "text:person:nobody"}) == []
    store.judge(replace(ONE, verdict=Verdict.UNSURE, at=ONE.at + timedelta(minutes=1)))
    store.project(resolve(list(store.records()), log=store.judgements()))
    assert dump(store) == apart
    assert redirected_entity(store, max(RASHID, FULL)) is None


def test_quality_checks_follow_what_is_read_again_and_withdrawn(store: Store, graph: Graph) -> None:
    answers = []
    for wanted in (graph, reread(graph), without_the_last_report(graph), graph):
        store.project(wanted)
        answers.append(store.named_query("quality-checks"))
        assert answers[-1] == store.run(COUNTED)
    assert answers[0] == answers[3]
    assert answers[1] != answers[0] != answers[2]


def test_a_record_saved_meanwhile_is_not_lost_by_an_older_view(store: Store, graph: Graph) -> None:
    store.save_records(graph.records)
    store.project(replace(graph, records=(), incidents=(), inferred=(), copies=(), contradictions=(), shortcuts=(), merges=()))
    assert len(store.record_keys()) == 4
    store.project(graph)
    assert store.counts() == expected_counts(graph)


def test_values_come_back_as_plain_python(store: Store, graph: Graph) -> None:
    store.project(graph)
    row = store.run(
        "MATCH (p:Place {key: 'kalsu'}) MATCH (c:Claim {key: 'd1-date'}) "
        "RETURN p.location AS at, c.date_from AS day, c.reported_at AS told"
    )
    assert row == [
        {"at": {"latitude": 32.74, "longitude": 44.6}, "day": date(2024, 4, 19), "told": datetime(2024, 4, 20, 6, 30, tzinfo=UTC)}
    ]
    path = store.run("MATCH p = (:Claim {key: 'd1-killed'})-[:QUOTED_FROM]->(:Sentence) RETURN p")[0]["p"]
    assert [part.get("type") or part["labels"] for part in path] == [["Claim"], "QUOTED_FROM", ["Sentence"]]


def test_a_large_record_fits(store: Store, graph: Graph) -> None:
    record = graph.records[0]
    noise = "".join(chr(0x621 + (i * i * 7919) % 36) for i in range(1_500_000))
    store.save_records([replace(record, document=replace(record.document, text=record.document.text + noise))])
    assert next(store.records()).document.text.endswith(noise)


def test_a_wrong_query_is_the_callers_fault(store: Store) -> None:
    with pytest.raises(QueryError):
        store.run("MATCH (n RETURN n")
    with pytest.raises(QueryError, match="who-claimd"):
        store.named_query("who-claimd", {})


def test_a_crash_between_two_records_keeps_the_first_whole(store: Store, graph: Graph) -> None:
    def until_the_crash() -> Iterator[object]:
        yield graph.records[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.save_records(until_the_crash())  # type: ignore[arg-type]
    assert tuple(store.records()) == graph.records[:1]


def test_a_store_that_takes_no_row_is_noticed(store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    original = store.transact

    def losing(work: Callable[[Run], T]) -> T:
        def told(run: Run) -> T:
            def lose(query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
                if "CREATE (n:Claim" in query:
                    run(query, {**parameters, "rows": parameters["rows"][1:]})
                    return run("MATCH (n:Claim) RETURN count(*) AS written", {})
                return run(query, parameters)

            return work(lose)

        return original(told)

    monkeypatch.setattr(store, "transact", losing)
    with pytest.raises(StoreError, match="rows"):
        store.project(graph)
    assert "Claim" not in store.counts(), "the transaction is undone"


def test_a_transaction_whose_commit_was_not_heard_of_is_done_again(
    store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.project(graph)
    expected = dump(store)
    store.write("MATCH (n) DETACH DELETE n")
    original = store.transact

    def twice(work: Callable[[Run], T]) -> T:
        original(work)
        return original(work)

    monkeypatch.setattr(store, "transact", twice)
    monkeypatch.setattr(loading, "ROWS", 1)
    store.project(graph)
    assert dump(store) == expected
