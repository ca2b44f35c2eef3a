"""docker-compose.yml: no default password, nothing open to the network, a health check; its settings run on the jars as well."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from graph_builder.stores import Store
from tests.integration.neo4j_server import ROOT, compose_settings


@pytest.fixture(scope="module")
def neo4j() -> dict[str, Any]:
    service: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]["neo4j"]
    return service


def test_ports_are_published_on_loopback_only(neo4j: dict[str, Any]) -> None:
    assert all(port.startswith("127.0.0.1:") for port in neo4j["ports"])


def test_there_is_no_default_password(neo4j: dict[str, Any]) -> None:
    assert neo4j["environment"]["NEO4J_AUTH"].startswith("neo4j/${ISNAD_STORE_PASSWORD:?")


def test_the_image_is_pinned_and_watched(neo4j: dict[str, Any]) -> None:
    assert neo4j["image"] == "neo4j:5.26-community"
    assert neo4j["healthcheck"]["test"][0] == "CMD"


@pytest.mark.neo4j
def test_the_server_takes_every_setting(neo4j_store: Store) -> None:
    rows = neo4j_store.run("SHOW SETTINGS YIELD name, value")
    taken = {row["name"]: row["value"] for row in rows}
    assert compose_settings().keys() <= taken.keys()
    assert taken["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert taken["db.transaction.timeout"] == "5m"


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed")
def test_compose_reads_it() -> None:
    command = ["docker-compose", "-f", str(ROOT / "docker-compose.yml"), "config", "--quiet"]
    environment = {**os.environ, "ISNAD_STORE_PASSWORD": "eight-letters"}
    subprocess.run(command, check=True, env=environment)
    environment.pop("ISNAD_STORE_PASSWORD")
    assert subprocess.run(command, check=False, env=environment, capture_output=True).returncode
