"""A real Neo4j Community server for tests: jars from Maven Central, a home in a temporary folder, free loopback ports."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path

import yaml
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

ROOT = Path(__file__).parents[2]
FETCH = Path(__file__).parent / "neo4j" / "fetch.sh"
START_SECONDS = 400
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


class Neo4jServer:
    """Starts on ``start`` and sets a random first password over Bolt, as an administrator would. Sizes as Java spells them."""

    def __init__(self, jars: Path, home: Path, heap: str = "768m", page_cache: str = "128m") -> None:
        self.home = home
        self.password = secrets.token_urlsafe(16)
        self.bolt_port, self._http_port = _free_port(), _free_port()
        self._jars, self._heap = jars, heap
        self._process: subprocess.Popen[bytes] | None = None
        for folder in ("conf", "data", "logs", "plugins", "import"):
            (home / folder).mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(
            "server.default_listen_address=127.0.0.1\n"
            f"server.bolt.listen_address=127.0.0.1:{self.bolt_port}\n"
            f"server.http.listen_address=127.0.0.1:{self._http_port}\n"
            "server.https.enabled=false\n"
            + "".join(f"{name}={value}\n" for name, value in compose_settings().items())
            + "server.memory.heap.initial_size=256m\n"
            f"server.memory.heap.max_size={heap}\n"
            f"server.memory.pagecache.size={page_cache}\n"
        )

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def running(self) -> bool:
        return self._process is not None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> None:
        command = [
            shutil.which("java") or "java",
            f"-Xmx{self._heap}",
            "-XX:+UseG1GC",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp",
            f"{self._jars}/*",
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
        ]
        with (self.home / "logs" / "console.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        self._wait()

    def another(self, home: Path) -> Neo4jServer:
        """A second server, not started, from the same jars."""
        return Neo4jServer(self._jars, home)

    def import_csv(self, folder: Path) -> None:
        """Fill the stopped server's database from CSV files with Neo4j's own tool, in place of what it holds."""
        command = [
            shutil.which("java") or "java",
            "-Xmx768m",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp",
            f"{self._jars}/*",
            "org.neo4j.cli.AdminTool",
            *("database", "import", "full", "neo4j", "@import.args", "--overwrite-destination"),
        ]
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"The import failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(60)
            self._process = None

    def kill(self) -> None:
        assert self._process
        self._process.kill()
        self._process.wait(60)
        self._process = None

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            if self._usable():
                return
            time.sleep(0.3)
        raise RuntimeError(f"Neo4j did not start:\n{(self.home / 'logs' / 'console.log').read_text()[-3000:]}")

    def _usable(self) -> bool:
        """Whether the server takes the password; on its first start the password is set."""
        try:
            with socket.create_connection(("127.0.0.1", self.bolt_port), timeout=1):
                pass
            marker = self.home / "password-set"
            if not marker.exists():
                with GraphDatabase.driver(self.address, auth=("neo4j", "neo4j")) as driver:
                    driver.execute_query(
                        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password, database_="system"
                    )
                marker.touch()
            with GraphDatabase.driver(self.address, auth=("neo4j", self.password)) as driver:
                driver.execute_query("RETURN 1")
        except (OSError, DriverError, Neo4jError):
            return False
        return True


def compose_settings() -> dict[str, str]:
    """The server's settings in docker-compose.yml as neo4j.conf spells them, memory left out: the tests run on the same ones."""
    environment = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]["neo4j"]["environment"]
    found = {}
    for name, value in environment.items():
        spelled = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        if spelled != "AUTH" and "server.memory" not in spelled:
            found[spelled] = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)
    return found


def find_jars() -> tuple[Path | None, str]:
    """Folder of the jars, or none and the reason."""
    if os.environ.get("ISNAD_TEST_NEO4J") == "skip":
        return None, "ISNAD_TEST_NEO4J=skip"
    fetched = subprocess.run(["sh", str(FETCH)], capture_output=True, text=True, check=False)
    path = fetched.stdout.strip().splitlines()[-1:] or [""]
    if fetched.returncode or not (Path(path[0]) / ".complete").exists():
        return None, f"Neo4j's jars are not there: {fetched.stderr.strip()[-300:]}"
    return Path(path[0]), ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
