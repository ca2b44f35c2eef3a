"""Fixtures of the two stores. Each engine is started once for the whole run, on free loopback ports, and stopped at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store
from tests.integration.neo4j_server import Neo4jServer, find_jars

ENGINES = [
    pytest.param("embedded", marks=pytest.mark.embedded),
    pytest.param("neo4j", marks=pytest.mark.neo4j),
]


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(_env_file=None, home=tmp_path_factory.mktemp("embedded"), store=None)


@pytest.fixture(scope="session")
def embedded_store(embedded_settings: Settings) -> Iterator[Store]:
    with open_store(embedded_settings) as store:
        store.apply_schema()
        yield store


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    jars, reason = find_jars()
    if jars is None:
        if os.environ.get("CI") == "true" and os.environ.get("ISNAD_TEST_NEO4J") != "skip":
            pytest.fail(reason)
        pytest.skip(reason)
    server = Neo4jServer(jars, tmp_path_factory.mktemp("neo4j"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        _env_file=None,
        home=tmp_path_factory.mktemp("home"),
        store=neo4j_server.address,
        store_user="neo4j",
        store_password=SecretStr(neo4j_server.password),
    )


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: Settings) -> Iterator[Store]:
    with open_store(neo4j_settings) as store:
        store.apply_schema()
        yield store


@pytest.fixture(params=ENGINES, scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    """Name of the engine under test; what depends on it runs once on each."""
    return str(request.param)


@pytest.fixture(scope="session")
def store_settings(engine: str, request: pytest.FixtureRequest) -> Settings:
    settings: Settings = request.getfixturevalue(f"{engine}_settings")
    return settings


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest) -> Store:
    """An open store with the schema and nothing else in it, on each engine in turn."""
    opened: Store = request.getfixturevalue(f"{engine}_store")
    opened.write("MATCH (n) DETACH DELETE n")
    return opened


@pytest.fixture
def tmp_home(tmp_path: Path) -> Settings:
    """Settings of an embedded store of the test's own."""
    return Settings(_env_file=None, home=tmp_path / "home", store=None)
