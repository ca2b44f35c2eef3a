"""The engine of the embedded store: how its process is started, found alive, and stopped.

The engine is ArcadeDB out of the ``arcadedb-embedded`` wheel, run by the Java that the wheel brings, as a process of its own
(inside our process its Java machine crashes on SIGTERM and keeps the interpreter from ending). It listens on loopback only.
Its password is handed over as a file that only the owner can read: a command line shows in ``ps``.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPException
from importlib.util import find_spec
from pathlib import Path

import psutil

from graph_builder.errors import StoreError

DATABASE = "isnad"
USER = "root"
START_SECONDS = 240
"""Two seconds on an idle machine, a hundred where ten processes want each core; one that gives up is noticed at once."""
STOP_SECONDS = 30
"""A clean stop writes its pages in under a second; after this long the process is killed, which loses nothing acknowledged."""
PROBE_SECONDS = 30
"""An engine that is well answers in milliseconds; on a crowded machine one that others use must not be taken for dead."""
STATEMENT_SECONDS = 600
"""A full-text index over a large graph takes minutes to build."""
START_TRIES = 3
"""A port that was free when it was chosen may be taken a moment later."""

_UNUSABLE_HERE = "Set ISNAD_STORE to the bolt:// address of a Neo4j server instead of using the embedded store."
_HINTS = {
    "No space left on device": "Free some disk space, or set ISNAD_HOME to a folder on a larger disk.",
    "GLIBC": "The embedded store needs Linux with glibc 2.34 or newer. " + _UNUSABLE_HERE,
    "OutOfMemoryError": "Free some memory: the engine needs about 1 GiB.",
    "Could not reserve enough space": "Free some memory: the engine needs about 1 GiB.",
    "Permission denied": "Make the folder writable, or set ISNAD_HOME to one that is.",
    "Cannot acquire lock": "Another program has this database open; close it, or set ISNAD_HOME to another folder.",
}
_PORT_TAKEN = ("Unable to listen", "already in use", "BindException")


@dataclass(frozen=True)
class Engine:
    """A started engine. ``created`` tells its process from a later one with the same number."""

    pid: int
    created: float
    bolt_port: int
    http_port: int

    @property
    def address(self) -> str:
        """Where the driver connects."""
        return f"bolt://127.0.0.1:{self.bolt_port}"


def is_alive(pid: int, created: float) -> bool:
    """Whether the process with this number still runs and is the one that was created then (seconds since 1970).

    One whose first thread has ended runs on as long as another one has not: it still holds its files.
    """
    try:
        process = psutil.Process(pid)
        ended = process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1
        return abs(process.create_time() - created) < 1 and not ended
    except psutil.NoSuchProcess:
        return False


def start(folder: Path, password: Path, log: Path) -> tuple[Engine, subprocess.Popen[bytes]]:
    """Start an engine on the files in ``folder``; it does not answer yet, see ``wait_until_ready``.

    Raises ``StoreError`` where the wheel is missing or its Java cannot run on this machine.
    """
    wheel = _wheel()
    bolt_port, http_port = _free_ports(2)
    command = _command(wheel, folder, password, bolt_port, http_port)
    environment = {k: v for k, v in os.environ.items() if k not in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")}
    try:
        with log.open("wb") as output:
            # A session of its own: Ctrl-C in the terminal is for us, and must not end the engine in the middle of a write.
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
    except FileNotFoundError as error:  # the file is there; what is missing is the C library that it names
        raise StoreError(f"The embedded engine's Java cannot run here: {error}.", _HINTS["GLIBC"]) from error
    except OSError as error:
        raise StoreError(f"The embedded engine cannot be started: {error}.", _hint(str(error))) from error
    return Engine(process.pid, psutil.Process(process.pid).create_time(), bolt_port, http_port), process


def wait_until_ready(engine: Engine, password: str, log: Path) -> bool:
    """Wait until the engine serves its database. False where one of its ports was taken; raises ``StoreError`` for the rest."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not _gave_up(engine, log):
        if serves(engine, password):
            return True
        time.sleep(0.05)
    stop(engine)
    end = _tail(log)
    if any(sign in end for sign in _PORT_TAKEN):
        return False
    raise StoreError(f"The embedded engine did not start. Its log ({log}) ends:\n{end}", _hint(end))


def serves(engine: Engine, password: str) -> bool:
    """Whether the engine runs, knows the password and serves its database."""
    if not is_alive(engine.pid, engine.created):
        return False
    try:
        _post(engine, password, f"/api/v1/query/{DATABASE}", {"language": "sql", "command": "SELECT 1"}, PROBE_SECONDS)
        with socket.create_connection(("127.0.0.1", engine.bolt_port), PROBE_SECONDS):
            return True
    except (OSError, HTTPException):  # refused, reset, not ready yet (urllib's errors are an OSError)
        return False


def stop(engine: Engine) -> None:
    """Let the engine close its files and end; kill it where it does not. Both leave a usable database."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(engine.pid)
        for end in (process.terminate, process.kill):
            if is_alive(engine.pid, engine.created):
                end()
                _wait_for_end(engine)


def stop_strays(folder: Path) -> None:
    """Stop engines on these files that nobody remembers: their owner was killed before it could note them down."""
    mark = f"-Darcadedb.server.rootPath={folder}"
    for process in psutil.process_iter(["pid", "create_time", "cmdline"]):
        if mark in (process.info["cmdline"] or ()):
            stop(Engine(process.info["pid"], process.info["create_time"], 0, 0))


def run_sql(engine: Engine, password: str, statement: str) -> None:
    """Run one statement of the engine's own SQL: what its Cypher cannot say (full-text indexes)."""
    try:
        _post(engine, password, f"/api/v1/command/{DATABASE}", {"language": "sql", "command": statement}, STATEMENT_SECONDS)
    except urllib.error.HTTPError as error:
        detail = error.read().decode("utf-8", "replace")
        raise StoreError(f"The embedded engine refused the statement {statement!r}: {detail}", _hint(detail)) from error
    except OSError as error:
        raise StoreError(
            f"The embedded engine does not answer: {error}.", "Run the command again; the engine is started anew."
        ) from error


def _wait_for_end(engine: Engine) -> None:
    # not Process.wait: until its own parent takes notice, an ended engine still has its number
    deadline = time.monotonic() + STOP_SECONDS
    while is_alive(engine.pid, engine.created) and time.monotonic() < deadline:
        time.sleep(0.02)


def _command(wheel: Path, folder: Path, password: Path, bolt_port: int, http_port: int) -> list[str]:
    options = {
        "server.mode": "development",  # the other mode hides from the user what is wrong with a query
        "server.rootPath": folder,
        "server.rootPasswordPath": password,
        "server.defaultDatabases": f"{DATABASE}[{USER}]",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http_port,
        "server.httpWorkerThreads": 8,  # HTTP carries a few schema statements; the default keeps 500 threads
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt_port,
        "txWalFlush": 1,  # acknowledged means on the disk, also when the machine loses power
        "command.timeout": 300_000,  # milliseconds: no query runs for ever; the driver's own limit is not heeded
        "studio.enabled": "false",
        "support.autoRegister": "false",
        "opencypher.loadCsv.allowFileUrls": "false",  # a query must not read the user's files
        "opencypher.loadCsv.allowRemoteUrls": "false",  # nor call other machines
    }
    opened = ("java.lang", "java.util.concurrent.atomic", "java.nio.channels.spi")
    return [
        str(java()),
        "-Xmx1g",
        "-XX:+UseCompactObjectHeaders",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-Dfile.encoding=UTF8",
        "-Duser.timezone=UTC",  # the engine keeps instants without their offset
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in opened),
        *(f"-Darcadedb.{name}={value}" for name, value in options.items()),
        "-cp",
        str(wheel / "jars" / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def java() -> Path:
    """The Java that the wheel brings. Raises ``StoreError`` where the wheel is not installed."""
    return _wheel() / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")


def _wheel() -> Path:
    # find_spec does not import the package: importing it loads a Java machine into this process
    spec = find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise StoreError("The embedded engine (package arcadedb-embedded) is not installed.", _UNUSABLE_HERE)
    return Path(spec.submodule_search_locations[0])


def _free_ports(count: int) -> tuple[int, ...]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return tuple(each.getsockname()[1] for each in sockets)


def _post(engine: Engine, password: str, path: str, body: dict[str, str], seconds: float) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{engine.http_port}{path}", json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    request.add_header("Authorization", "Basic " + b64encode(f"{USER}:{password}".encode()).decode())
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy of the environment is not for loopback
    with opener.open(request, timeout=seconds) as answer:
        answer.read()


def _gave_up(engine: Engine, log: Path) -> bool:
    # a start that failed may leave the process standing, with its Bolt port open or not
    return not is_alive(engine.pid, engine.created) or 'Exception in thread "main"' in _tail(log)


def _tail(log: Path) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-15:])


def _hint(text: str) -> str:
    return next(
        (hint for sign, hint in _HINTS.items() if sign in text), "Run `isnad doctor`, or set ISNAD_STORE to a Neo4j server."
    )
