"""The embedded store: one engine on this user's files, shared by every process that wants it.

The first process starts the engine, others join at its address, and the last one out stops it. Who uses it is counted in files
named after the users' processes, so a process that was killed does not count any more: the next one finds the orphaned engine
and takes it over, or starts a new one where the engine died as well. A lock file lets one process at a time come or go.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from dataclasses import asdict
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph_builder.errors import StoreError
from graph_builder.stores import engine as engines
from graph_builder.stores.engine import Engine

LOCK_SECONDS = 300
"""Longer than a start after a crash takes; a process that holds the lock for longer hangs."""


class EmbeddedEngine:
    """One use of the shared engine: ``join`` on the way in, ``leave`` on the way out.

    ``home`` is the folder of all embedded data (``Settings.home``); everything here lives in ``home/store``.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        folder = self.folder = home.resolve() / "store"
        self._data = folder / "engine"
        self._users = folder / "users"
        self._state = folder / "engine.json"
        self._password = folder / "password"
        self._log = folder / "engine.log"
        self._lock = folder / "lock"
        self._user: Path | None = None
        self._engine: Engine | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def join(self, patience: float = LOCK_SECONDS) -> tuple[str, str, str]:
        """Bolt address, user and password of a running engine; starts it where need be.

        Waits at most ``patience`` seconds for another process that is coming or going. Raises ``StoreError``.
        """
        try:
            for folder in (self._home, self.folder, self._data, self._users):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self._lock, patience):
                password = self._read_or_make_password()
                self._engine = self._running(password) or self._start(password)
                self._user = self._sign_in()
        except Timeout as error:
            raise StoreError(
                f"Another process has held the lock of the embedded store in {self.folder} for {patience:.0f} seconds.",
                "Wait for it, or find and stop it: it is starting or stopping the engine.",
            ) from error
        except OSError as error:
            raise StoreError(
                f"The embedded store's folder cannot be used: {error}.",
                f"Set ISNAD_HOME to a folder that is writable; now it is {self._home}.",
            ) from error
        return self._engine.address, engines.USER, password

    def leave(self) -> None:
        """Sign out, and stop the engine where nobody else uses it."""
        if self._user is None:
            return
        with FileLock(self._lock):
            self._user.unlink(missing_ok=True)
            self._user = None
            current = self._remembered()
            if current and not self._others():
                engines.stop(current)
                self._state.unlink(missing_ok=True)
                if self._process:
                    self._process.wait()

    def run_sql(self, statement: str) -> None:
        """Run one statement in the engine's own SQL, one process at a time: IF NOT EXISTS fails where two make the same."""
        if self._engine is None:
            raise StoreError("The embedded engine is not running.", "Open the store first.")
        with FileLock(self._lock):
            engines.run_sql(self._engine, self._password.read_text("ascii"), statement)

    def _running(self, password: str) -> Engine | None:
        remembered = self._remembered()
        if remembered and not engines.serves(remembered, password):
            engines.stop(remembered)
            return None
        return remembered

    def _start(self, password: str) -> Engine:
        engines.stop_strays(self._data)
        for _ in range(engines.START_TRIES):
            engine, self._process = engines.start(self._data, self._password, self._log)
            self._state.write_text(json.dumps(asdict(engine)), "ascii")
            try:
                if engines.wait_until_ready(engine, password, self._log):
                    return engine
            except BaseException:  # Ctrl-C too: a half-started engine is of no use to the next process
                engines.stop(engine)
                self._state.unlink(missing_ok=True)
                raise
        raise StoreError("No free port was found for the embedded engine.", "Run the command again.")

    def _remembered(self) -> Engine | None:
        try:
            return Engine(**json.loads(self._state.read_text("ascii")))
        except (FileNotFoundError, ValueError, TypeError):  # never written, or cut off when its writer was killed
            return None

    def _read_or_make_password(self) -> str:
        if self._password.exists() and (known := self._password.read_text("ascii")):
            return known
        # the engine keeps the first password that it was given; without the file it has to forget it
        (self._data / "config" / "server-users.jsonl").unlink(missing_ok=True)
        self._state.unlink(missing_ok=True)
        password = secrets.token_urlsafe(32)
        self._password.unlink(missing_ok=True)
        with os.fdopen(os.open(self._password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(password)
        return password

    def _sign_in(self) -> Path:
        me = psutil.Process()
        card = self._users / f"{me.pid}-{secrets.token_hex(4)}.json"
        card.write_text(json.dumps({"pid": me.pid, "created": me.create_time()}), "ascii")
        return card

    def _others(self) -> bool:
        """Whether a living process uses the engine; cards of dead ones are thrown away."""
        found = False
        for card in self._users.glob("*.json"):
            try:
                user = json.loads(card.read_text("ascii"))
                alive = engines.is_alive(user["pid"], user["created"])
            except (ValueError, KeyError):  # cut off when its writer was killed
                alive = False
            if alive:
                found = True
            else:
                card.unlink(missing_ok=True)
        return found
