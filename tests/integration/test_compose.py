"""docker-compose.yml: no default password, nothing open to the network, health checks; what it says runs without Docker too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from graph_builder.cli import app
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.cli.running import SECONDS, command, environment
from tests.integration.neo4j_server import ROOT, Neo4jServer, compose_settings

SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
NEO4J, API, EXAMPLES = (SERVICES[name] for name in ("neo4j", "api", "examples"))
PASSWORD = "eight-letters"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def environment_of(service: dict[str, Any]) -> dict[str, str]:
    """What the service's program sees where only the password is set."""
    return {name: filled(value) for name, value in service["environment"].items()}


def filled(value: str) -> str:
    """``${NAME:-default}`` and ``${NAME:?message}`` as compose fills them in."""
    return re.sub(r"\$\{\w+:([-?])([^}]*)\}", lambda m: m[2] if m[1] == "-" else PASSWORD, value)


def test_ports_are_published_on_loopback_only() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_there_is_no_default_password() -> None:
    assert NEO4J["environment"]["NEO4J_AUTH"].startswith("neo4j/${ISNAD_STORE_PASSWORD:?")
    assert all(each["environment"]["ISNAD_STORE_PASSWORD"].startswith("${ISNAD_STORE_PASSWORD:?") for each in (API, EXAMPLES))


def test_images_are_pinned_and_servers_watched() -> None:
    assert NEO4J["image"] == "neo4j:5.26-community"
    assert re.search(r"^FROM python:\d+\.\d+\.\d+-slim-\w+$", DOCKERFILE, re.MULTILINE)
    assert [service["healthcheck"]["test"][0] for service in (NEO4J, API)] == ["CMD", "CMD"]


@pytest.mark.parametrize("service", [API, EXAMPLES], ids=["api", "examples"])
def test_the_program_takes_every_setting(service: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given = environment_of(service)
    assert {name.removeprefix("ISNAD_").lower() for name in given} <= Settings.model_fields.keys()
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    taken = Settings(_env_file=None)
    assert taken.store == "bolt://neo4j:7687"
    assert taken.store_password is not None and taken.store_password.get_secret_value() == PASSWORD
    assert not taken.reader_user


@pytest.mark.parametrize("service", [API, EXAMPLES], ids=["api", "examples"])
def test_the_program_knows_every_command_and_option(service: dict[str, Any]) -> None:
    asked = CliRunner().invoke(app, [*service["command"], "--help"])
    assert asked.exit_code == 0, asked.output


def test_the_program_waits_for_the_server_and_the_examples_are_built_once() -> None:
    assert all(each["depends_on"] == {"neo4j": {"condition": "service_healthy"}} for each in (API, EXAMPLES))
    assert (EXAMPLES["restart"], EXAMPLES["profiles"]) == ("no", ["examples"])
    assert EXAMPLES["image"] == API["image"]


@pytest.mark.parametrize("service", [API, EXAMPLES], ids=["api", "examples"])
def test_the_program_gets_no_rights_of_the_machine(service: dict[str, Any]) -> None:
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_the_image_has_all_that_it_copies_and_runs_as_nobody() -> None:
    lines = DOCKERFILE.splitlines()
    copied = [source for line in lines if line.startswith("COPY") for source in line.split()[1:-1]]
    kept = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    assert set(copied) == kept
    assert all((ROOT / source).exists() for source in copied)
    assert lines.index("USER isnad") < lines.index('ENTRYPOINT ["isnad"]')


@pytest.mark.neo4j
def test_the_server_takes_every_setting(neo4j_store: Store) -> None:
    rows = neo4j_store.run("SHOW SETTINGS YIELD name, value")
    taken = {row["name"]: row["value"] for row in rows}
    assert compose_settings().keys() <= taken.keys()
    assert taken["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert taken["db.transaction.timeout"] == "5m"


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_store")
def test_the_layer_starts_on_the_server_and_is_found_well(neo4j_server: Neo4jServer) -> None:
    given = environment_of(API) | {"ISNAD_STORE": neo4j_server.address, "ISNAD_STORE_PASSWORD": neo4j_server.password}
    serve = [{"0.0.0.0": "127.0.0.1", "8320": "0"}.get(word, word) for word in API["command"]]
    with subprocess.Popen(
        command(*serve), cwd=neo4j_server.home, env=environment(neo4j_server.home, **given), stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            port = re.search(r"127\.0\.0\.1:(\d+)", line)
            assert port, line
            _, program, *check = API["healthcheck"]["test"]
            assert program == "python"
            well = [sys.executable, *(word.replace("8320", port[1]) for word in check)]
            subprocess.run(well, check=True, timeout=SECONDS)
            with urllib.request.urlopen(f"http://127.0.0.1:{port[1]}/queries", timeout=SECONDS) as answer:
                assert answer.status == 200
        finally:
            process.terminate()


@pytest.mark.skipif(not shutil.which("docker-compose"), reason="docker-compose is not installed")
def test_compose_reads_it() -> None:
    config = ["docker-compose", "-f", str(ROOT / "docker-compose.yml"), "--profile", "examples", "config", "--quiet"]
    given = {**os.environ, "ISNAD_STORE_PASSWORD": PASSWORD}
    subprocess.run(config, check=True, env=given)
    given.pop("ISNAD_STORE_PASSWORD")
    assert subprocess.run(config, check=False, env=given, capture_output=True).returncode
