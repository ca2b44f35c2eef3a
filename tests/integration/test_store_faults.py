"""Wrong settings and failing servers, on the real engines: a clear error, nothing lost, nothing double."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph_builder.errors import QueryError, StoreError
from graph_builder.settings import Settings
from graph_builder.stores import Store, bolt, building, open_store
from tests.integration.disks import small_disk
from tests.integration.neo4j_server import Neo4jServer
from tests.stores.sample import sample_graph


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
        assert store.run("RETURN 1 AS one") == [{"one": 1}]


def test_reading_queries_cannot_write(store: Store) -> None:
    with pytest.raises(QueryError, match="CREATE"):
        store.run("CREATE (n:Meta {key: 'x'})")
    assert store.run("MATCH (n:Meta) RETURN n") == []


@pytest.mark.neo4j
def test_the_server_is_a_second_lock(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "refuse_writes", lambda _statement: None)
    with pytest.raises(QueryError, match=r"(?i)read access"):
        neo4j_store.run("CREATE (n:Meta {key: 'x'})")


@pytest.mark.neo4j
def test_a_server_killed_in_mid_load(
    neo4j_server: Neo4jServer, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bolt, "RETRY_SECONDS", 1)
    graph = sample_graph()
    with open_store(neo4j_settings) as store:
        store.write("MATCH (n) DETACH DELETE n")
        store.save_records(graph.records[:2])
        original = store.write

        def dying(query: str, /, **parameters: object) -> list[dict[str, object]]:
            if "MERGE (a)-[r" in query and neo4j_server.running:
                neo4j_server.kill()
            return original(query, **parameters)

        monkeypatch.setattr(store, "write", dying)
        with pytest.raises(StoreError, match="No store answers"):
            store.project(graph)
    neo4j_server.start()
    with open_store(neo4j_settings) as store:
        assert tuple(store.records()) == graph.records[:2]
        store.save_records(graph.records)
        assert not store.project(graph).unchanged
        counts = store.counts()
        assert store.project(graph).unchanged
        store.write("MATCH (n) DETACH DELETE n")
        store.save_records(graph.records)
        store.project(graph)
        assert store.counts() == counts


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
