"""One document is one unit: whatever moment a reader looks at, and wherever a load is cut off, no document is there by halves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread
from typing import Any, TypeVar

import pytest

from graph_builder.model import Graph
from graph_builder.settings import Settings
from graph_builder.stores import Store, loading, open_store
from graph_builder.stores.held import Run
from graph_builder.stores.projection import View
from graph_builder.stores.rows import Ref
from tests.integration.dumps import dump
from tests.stores.sample import sample_graph

T = TypeVar("T")
Seen = dict[str, tuple[frozenset[str], frozenset[str]]]

LOOK = """
MATCH (document:Document)
OPTIONAL MATCH (document)<-[:IN]-(sentence:Sentence)
OPTIONAL MATCH (sentence)<-[:QUOTED_FROM]-(claim:Claim)-[:SUBJECT]->(subject)
RETURN document.key AS document, collect(DISTINCT sentence.text) AS sentences, collect(DISTINCT claim.key + subject.key) AS claims
"""
CITED = """
MATCH ()-[r]->()
WHERE r.claims IS NOT NULL
UNWIND r.claims AS key
OPTIONAL MATCH (claim:Claim {key: key})
WITH r, key, claim
WHERE claim IS NULL
RETURN type(r) AS type, key
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return sample_graph()


def reread(graph: Graph) -> Graph:
    """Every report read again by another version: another wording, fewer claims, other keys of claims, another incident."""
    cut = {record.claims[0].key for record in graph.records}
    renamed = {c.key: f"{c.key}-again" for r in graph.records for c in r.claims[::2]}
    incident_of = {**graph.incident_of, "d4#i1": "armed-clash-babil"}

    def kept(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(renamed.get(key, key) for key in keys if key not in cut)

    shortcuts = (replace(s, claims=kept(s.claims)) for s in graph.shortcuts)
    return replace(
        graph,
        records=tuple(
            replace(
                r,
                sentences=tuple(replace(s, text=f"{s.text} ") for s in r.sentences),
                claims=tuple(replace(c, key=renamed.get(c.key, c.key)) for c in r.claims if c.key not in cut),
            )
            for r in graph.records
        ),
        incidents=tuple(replace(i, tellings=tuple(t for t, key in incident_of.items() if key == i.key)) for i in graph.incidents),
        incident_of=incident_of,
        merges=tuple(replace(m, incident=incident_of[m.telling]) for m in graph.merges),
        inferred=(),
        contradictions=(),
        shortcuts=tuple(s for s in shortcuts if s.claims and not s.inferred and s.subject != "us"),
    )


def versions(graph: Graph) -> Seen:
    """How each document looks when it is whole: its sentences and its claims with what they are about."""
    view, found = View(graph), {}
    for record in graph.records:
        unit = view.unit(Ref("Document", record.document.key))
        texts = frozenset(n.properties["text"] for n in unit.nodes if n.label == "Sentence")
        claims = frozenset(r.source.key + r.target.key for r in unit.relationships if r.type == "SUBJECT")
        found[record.document.key] = (texts, claims)
    return found


def seen(store: Store) -> Seen:
    return {r["document"]: (frozenset(r["sentences"]), frozenset(r["claims"])) for r in store.run(LOOK)}


@contextmanager
def watched(store: Store, monkeypatch: pytest.MonkeyPatch, after: Callable[[int], None]) -> Iterator[None]:
    """Transactions of one row, as far as documents allow, and something to do after each."""
    original, done = store.transact, 0

    def transact(work: Callable[[Run], T]) -> T:
        nonlocal done
        result = original(work)
        done += 1
        after(done)
        return result

    with monkeypatch.context() as patch:
        patch.setattr(loading, "ROWS", 1)
        patch.setattr(store, "transact", transact)
        yield


def test_between_two_transactions_every_document_is_whole(store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    store.apply_schema()
    again, numbers = reread(graph), list[int]()
    for wanted in (graph, again, replace(graph, records=graph.records[:2], **only_of_two(graph))):
        allowed = [versions(graph), versions(again)]

        def check(number: int, allowed: list[Seen] = allowed) -> None:
            numbers.append(number)
            for key, whole in seen(store).items():
                assert whole in [version[key] for version in allowed], key
            assert store.run(CITED) == []

        with watched(store, monkeypatch, check):
            store.project(wanted)
        expected = dump(store)
        store.write("MATCH (n) DETACH DELETE n")
        store.project(wanted)
        assert dump(store) == expected
    assert max(numbers) > len(graph.records)


def only_of_two(graph: Graph) -> dict[str, Any]:
    """What two reports alone tell."""
    two = ("d1", "d2")
    return {
        "incidents": tuple(replace(i, tellings=("d1#i0", "d2#i0")) for i in graph.incidents[:1]),
        "incident_of": {t: i for t, i in graph.incident_of.items() if t.startswith(two)},
        "merges": tuple(m for m in graph.merges if m.telling.startswith(two)),
        "inferred": (),
        "contradictions": (),
        "shortcuts": tuple(s for s in graph.shortcuts if set(s.documents) <= set(two)),
    }


class CutOffError(Exception):
    """Stands for a kill."""


@pytest.mark.parametrize("after", [1, 3, 5])
def test_a_load_that_is_cut_off_is_finished_by_the_next(
    store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    store.apply_schema()
    store.project(graph)
    expected = dump(store)

    def cut_off(number: int) -> None:
        if number == after:
            raise CutOffError

    with watched(store, monkeypatch, cut_off), pytest.raises(CutOffError):
        store.project(reread(graph))
    assert not store.project(graph).unchanged  # back to the first version: what the cut-off load had done is undone
    assert dump(store) == expected


def test_a_reader_at_work_during_loads_sees_whole_documents(store: Store, store_settings: Settings, graph: Graph) -> None:
    store.apply_schema()
    again = reread(graph)
    allowed, stop, faults, looks = [versions(graph), versions(again)], Event(), list[str](), list[int]()

    def read() -> None:
        with open_store(store_settings) as reader:
            while not stop.is_set():
                found = seen(reader)
                looks.append(len(found))
                faults.extend(key for key, whole in found.items() if whole not in [version[key] for version in allowed])

    thread = Thread(target=read)
    thread.start()
    try:
        for wanted in (graph, again) * 3:
            store.project(wanted)
    finally:
        stop.set()
        thread.join()
    assert len(looks) > 3
    assert faults == []


def test_what_did_not_change_costs_nothing(store: Store, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    store.apply_schema()
    store.project(graph)
    touched: list[str] = []
    original = store.transact

    def transact(work: Callable[[Run], T]) -> T:
        def told(run: Run) -> T:
            return work(lambda query, given: (touched.extend(map(str, given.get("keys", ()))), run(query, given))[1])

        return original(told)

    monkeypatch.setattr(store, "transact", transact)
    third = graph.records[2]
    sentences = (*third.sentences[:-1], replace(third.sentences[-1], text="كلام آخر"))
    changed = replace(graph, records=(*graph.records[:2], replace(third, sentences=sentences), graph.records[3]))
    report = store.project(changed)
    assert (report.nodes_written, report.relationships_written) == (1, 0)
    assert set(touched) == {"d3", "d3#s2"}
