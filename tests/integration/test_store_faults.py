"""Wrong settings and failing servers, on the real engines: a clear error, nothing lost, nothing double."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError
from pydantic import SecretStr

from graph_builder.errors import QueryError, StoreError
from graph_builder.settings import Settings
from graph_builder.stores import Store, bolt, building, loading, open_store
from graph_builder.stores.held import Run
from tests.integration.disks import small_disk
from tests.integration.dumps import dump
from tests.integration.neo4j_server import Neo4jServer
from tests.stores.sample import sample_graph

T = TypeVar("T")


def refused(settings: Settings, match: str) -> StoreError:
    with pytest.raises(StoreError, match=match) as caught, open_store(settings):
        pass
    assert caught.value.hint
    return caught.value


def at(address: str, password: str | None = "wrong-password") -> Settings:
    return Settings(_env_file=None, store=address, store_password=SecretStr(password) if password else None)


def test_wrong_password(store: Store) -> None:
    assert "ISNAD_STORE_PASSWORD" in refused(at(store.address), "refuses").hint


def test_no_password_at_all() -> None:
    assert "ISNAD_STORE_PASSWORD" in refused(at("bolt://127.0.0.1:7687", None), "No password").hint


def test_a_reader_without_a_password() -> None:
    settings = Settings(_env_file=None, store="bolt://127.0.0.1:7687", store_password=SecretStr("loaders"), reader_user="reader")
    with pytest.raises(StoreError, match="user reader") as caught, open_store(settings, reading=True):
        pass
    assert "ISNAD_READER_PASSWORD" in caught.value.hint


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    refused(at(f"bolt://127.0.0.1:{port}"), "No store answers")


def test_no_such_host() -> None:
    refused(at("bolt://no-such-host.invalid:7687"), "No store answers")


@pytest.mark.parametrize("address", ["http://127.0.0.1:7474", "127.0.0.1", "bolt://127.0.0.1:port"])
def test_not_an_address(address: str) -> None:
    refused(at(address), "not a store's address")


@pytest.mark.neo4j
def test_an_unknown_database(neo4j_settings: Settings) -> None:
    refused(neo4j_settings.model_copy(update={"store_database": "nowhere"}), "nowhere")


@pytest.mark.neo4j
def test_a_routing_address(neo4j_settings: Settings) -> None:
    routed = neo4j_settings.model_copy(update={"store": (neo4j_settings.store or "").replace("bolt://", "neo4j://")})
    with open_store(routed) as store:
        store.write("MATCH (n) DETACH DELETE n")
        store.project(sample_graph())
        assert store.project(sample_graph()).unchanged


def test_reading_queries_cannot_write(store: Store) -> None:
    with pytest.raises(QueryError, match="CREATE"):
        store.run("CREATE (n:Meta {key: 'x'})")
    assert store.run("MATCH (n:Meta) RETURN n") == []


@pytest.mark.neo4j
def test_the_reader_is_a_user_of_its_own_and_needs_no_right_to_write(neo4j_store: Store, neo4j_settings: Settings) -> None:
    neo4j_store.write("CREATE USER reader IF NOT EXISTS SET PASSWORD 'eight-letters' CHANGE NOT REQUIRED")
    settings = neo4j_settings.model_copy(
        update={"reader_user": "reader", "reader_password": SecretStr("eight-letters"), "store_password": SecretStr("unknown")}
    )
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.project(sample_graph())
    with open_store(settings, reading=True) as store:
        assert store.run("SHOW CURRENT USER YIELD user") == [{"user": "reader"}]
        assert store.named_query("documents")
        assert store.counts()["Document"] == 4
        for write in (lambda: store.write("CREATE (:Meta)"), store.apply_schema, lambda: store.project(sample_graph())):
            with pytest.raises(StoreError, match="reading only"):
                write()
    refused(settings, "refuses")  # the loader's password is its own


@pytest.mark.neo4j
def test_the_server_is_a_second_lock(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "refuse_writes", lambda _statement: None)
    with pytest.raises(QueryError, match=r"(?i)read access"):
        neo4j_store.run("CREATE (n:Meta {key: 'x'})")


def before(statement: str, act: Callable[[], None], store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something just before the store runs a statement of a load, each time."""
    original = store.transact

    def transact(work: Callable[[Run], T]) -> T:
        def told(run: Run) -> T:
            def acting(query: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
                if statement in query:
                    act()
                return run(query, given)

            return work(acting)

        return original(told)

    monkeypatch.setattr(store, "transact", transact)


@pytest.mark.neo4j
@pytest.mark.parametrize("how", ["kill", "stop"])
def test_a_server_that_ends_in_mid_load_and_is_started_again(
    how: str, neo4j_server: Neo4jServer, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "RETRY_SECONDS", 1)
    graph = sample_graph()

    def end() -> None:
        if neo4j_server.running:
            getattr(neo4j_server, how)()

    with open_store(neo4j_settings) as store:
        store.write("MATCH (n) DETACH DELETE n")
        store.save_records(graph.records[:2])
        before("MERGE (a)-[r", end, store, monkeypatch)
        with pytest.raises(StoreError, match="No store answers"):
            store.project(graph)
    neo4j_server.start()
    with open_store(neo4j_settings) as store:
        assert tuple(store.records()) == graph.records[:2]
        assert store.counts() == {"Record": 2}, "nothing of the load that did not commit is there"
        store.save_records(graph.records)
        assert not store.project(graph).unchanged
        found = dump(store)
        assert store.project(graph).unchanged
        store.write("MATCH (n) DETACH DELETE n")
        store.project(graph)
        assert dump(store) == found


@pytest.mark.neo4j
def test_a_constraint_that_is_not_ours_stops_a_load_and_nothing_is_half_done(neo4j_store: Store) -> None:
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.write("CREATE CONSTRAINT theirs FOR (n:Claim) REQUIRE n.certainty IS UNIQUE")
    try:
        with pytest.raises(StoreError, match="already exists with label `Claim`") as caught:
            neo4j_store.project(sample_graph())
        assert "SHOW CONSTRAINTS" in caught.value.hint
        assert neo4j_store.counts() == {}
    finally:
        neo4j_store.write("DROP CONSTRAINT theirs")
    assert not neo4j_store.project(sample_graph()).unchanged


def test_of_two_loads_at_once_the_later_one_stands(
    store: Store, store_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The earlier one is told; neither leaves anything of its own behind."""
    graph = sample_graph()
    smaller = replace(graph, contradictions=(), shortcuts=graph.shortcuts[3:])
    store.write("MATCH (n) DETACH DELETE n")
    store.project(smaller)
    expected = dump(store)
    monkeypatch.setattr(loading, "ROWS", 1)

    def overtake() -> None:
        monkeypatch.undo()
        with open_store(store_settings) as other:
            other.project(smaller)

    original, done = store.transact, 0

    def transact(work: Callable[[Run], T]) -> T:
        nonlocal done
        done += 1
        if done == 3:
            overtake()
        return original(work)

    with monkeypatch.context() as patch:
        patch.setattr(store, "transact", transact)
        with pytest.raises(StoreError, match="Another program has begun to load"):
            store.project(graph)
    assert dump(store) == expected


@pytest.mark.neo4j
def test_a_deadlock_with_another_writer_is_tried_again(neo4j_store: Store, neo4j_server: Neo4jServer) -> None:
    """The other holds a claim and asks for an actor, the load holds the actor and asks for the claim."""
    graph = sample_graph()
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.project(graph)
    pmf = replace(graph.entities["pmf"], note="changed")
    third = replace(graph.records[2], claims=tuple(replace(c, score=0.5) for c in graph.records[2].claims))
    changed = replace(graph, entities={**graph.entities, "pmf": pmf}, records=(*graph.records[:2], third, graph.records[3]))
    attempts, gave_way = list[int](), list[Neo4jError]()

    with GraphDatabase.driver(neo4j_server.address, auth=("neo4j", neo4j_server.password)) as driver:

        def hold_the_claim_and_ask_for_the_actor() -> None:
            with driver.session() as session, session.begin_transaction() as other:
                other.run("MATCH (n:Claim) SET n.theirs = 1").consume()
                try:
                    other.run("MATCH (n:Actor {key: 'pmf'}) SET n.theirs = 1").consume()
                except Neo4jError as error:
                    gave_way.append(error)
                other.rollback()

        thread = Thread(target=hold_the_claim_and_ask_for_the_actor)

        def meet() -> None:
            attempts.append(1)
            if len(attempts) == 1:
                thread.start()
                while not any(row["status"].startswith("Blocked") for row in neo4j_store.run("SHOW TRANSACTIONS YIELD status")):
                    time.sleep(0.1)  # until it waits for the actor

        with pytest.MonkeyPatch.context() as patch:
            before("MATCH (n:Claim {key: row", meet, neo4j_store, patch)
            neo4j_store.project(changed)
        thread.join()
    # the server chooses who gives way
    assert len(attempts) == 2 or "Deadlock" in (gave_way[0].code or "")
    found = dump(neo4j_store)
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.project(changed)
    assert dump(neo4j_store) == found


@pytest.mark.embedded
def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 40) as disk:
        settings = Settings(_env_file=None, home=disk / "home", store=None)
        record = sample_graph().records[0]
        saved: set[str] = set()
        with pytest.raises(StoreError, match="full"), open_store(settings) as store:
            store.apply_schema()
            for i in range(5_000):
                document = replace(record.document, key=f"k{i}", text=os.urandom(30_000).hex())
                store.save_records([replace(record, document=document)])
                saved.add(document.key)
        subprocess.run(["mount", "-o", "remount,size=400m", str(disk)], check=True)
        with open_store(settings) as store:
            assert saved <= set(store.record_keys())
            assert len(list(store.records())) == len(store.record_keys())


def test_one_build_at_a_time(tmp_home: Settings) -> None:
    program = (
        "import sys; from pathlib import Path; from filelock import FileLock, Timeout\n"
        "try: FileLock(next(Path(sys.argv[1]).glob('build-*.lock')), timeout=0).acquire()\n"
        "except Timeout: print('busy')"
    )
    with building(tmp_home):
        found = subprocess.run([sys.executable, "-c", program, str(tmp_home.home)], capture_output=True, text=True, check=True)
    assert found.stdout == "busy\n"
