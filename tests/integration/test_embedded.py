"""The embedded store's life: shared by processes, taken over from dead owners, restarted after crashes."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph_builder.errors import IsnadError, StoreError
from graph_builder.settings import Settings
from graph_builder.stores import engine as engines
from graph_builder.stores import open_store
from graph_builder.stores.engine import Engine

pytestmark = pytest.mark.embedded

USER = """
import sys
from pathlib import Path
from graph_builder.settings import Settings
from graph_builder.stores import open_store
with open_store(Settings(_env_file=None, home=Path(sys.argv[1]), store=None)) as store:
    store.write("MERGE (n:Meta {key: $key})", key=sys.argv[2])
    print("ready", flush=True)
    sys.stdin.readline()
"""


def another_process(home: Path, key: str) -> subprocess.Popen[str]:
    """A process that wrote one node and keeps the store open until a line comes."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(home), key],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=60)
    assert process.returncode == 0


def remembered(settings: Settings) -> Engine:
    return Engine(**json.loads((settings.home / "store" / "engine.json").read_text()))


def alive(engine: Engine) -> bool:
    return engines.is_alive(engine.pid, engine.created)


def keys(settings: Settings) -> set[Any]:
    with open_store(settings) as store:
        return {row["key"] for row in store.run("MATCH (n:Meta) RETURN n.key AS key")}


def test_two_processes_share_one_engine_and_the_last_one_stops_it(tmp_home: Settings) -> None:
    other = another_process(tmp_home.home, "other")
    with open_store(tmp_home) as store:
        store.write("MERGE (n:Meta {key: 'mine'})")
        engine = remembered(tmp_home)
        finish(other)
        assert alive(engine)
        assert {row["key"] for row in store.run("MATCH (n:Meta) RETURN n.key AS key")} == {"mine", "other"}
    assert not alive(engine)
    assert not (tmp_home.home / "store" / "engine.json").exists()


def test_two_may_prepare_an_empty_store_at_once(tmp_home: Settings) -> None:
    with open_store(tmp_home) as one, open_store(tmp_home) as other, ThreadPoolExecutor(2) as both:
        for taken in [both.submit(store.apply_schema) for store in (one, other)]:
            taken.result()
        assert one.apply_schema() == ()


def test_the_owner_may_leave_first(tmp_home: Settings) -> None:
    with open_store(tmp_home):
        engine = remembered(tmp_home)
        other = another_process(tmp_home.home, "other")
    assert alive(engine)
    finish(other)
    assert not alive(engine)


def test_the_engine_of_a_killed_owner_is_taken_over(tmp_home: Settings) -> None:
    owner = another_process(tmp_home.home, "kept")
    engine = remembered(tmp_home)
    owner.kill()
    owner.communicate()
    assert alive(engine)
    assert keys(tmp_home) == {"kept"}
    assert not alive(engine)


def test_a_killed_engine_is_started_again_with_all_that_was_acknowledged(tmp_home: Settings) -> None:
    with open_store(tmp_home) as store:
        store.write("MERGE (n:Meta {key: 'kept'})")
        psutil.Process(remembered(tmp_home).pid).kill()
        time.sleep(0.5)
        with pytest.raises(StoreError, match="No store answers"):
            store.write("MERGE (n:Meta {key: 'lost'})")
    assert keys(tmp_home) == {"kept"}


def test_owner_and_engine_killed_leave_a_usable_store(tmp_home: Settings) -> None:
    owner = another_process(tmp_home.home, "kept")
    psutil.Process(remembered(tmp_home).pid).kill()
    owner.kill()
    owner.communicate()
    assert keys(tmp_home) == {"kept"}


def test_an_engine_that_nobody_noted_down_is_found_and_replaced(tmp_home: Settings) -> None:
    owner = another_process(tmp_home.home, "kept")
    engine = remembered(tmp_home)
    owner.kill()
    owner.communicate()
    (tmp_home.home / "store" / "engine.json").unlink()
    assert keys(tmp_home) == {"kept"}
    assert not alive(engine)


def test_interrupt_reaches_us_and_not_the_engine(tmp_home: Settings) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", USER, str(tmp_home.home), "kept"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    assert owner.stdout and owner.stdout.readline() == "ready\n"
    engine = remembered(tmp_home)
    os.killpg(owner.pid, signal.SIGINT)
    owner.communicate(timeout=60)
    assert not alive(engine)  # stopped in order by the one who left last
    assert "ArcadeDB Server is down" in (tmp_home.home / "store" / "engine.log").read_text()
    assert keys(tmp_home) == {"kept"}


def test_the_password_is_readable_by_the_owner_only_and_on_no_command_line(tmp_home: Settings) -> None:
    with open_store(tmp_home):
        file = tmp_home.home / "store" / "password"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        process = psutil.Process(remembered(tmp_home).pid)
        assert not any(file.read_text() in part for part in (*process.cmdline(), *process.environ().values()))
        addresses = {c.laddr.ip.removeprefix("::ffff:") for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
        assert addresses == {"127.0.0.1"}


def test_a_lost_password_is_replaced(tmp_home: Settings) -> None:
    with open_store(tmp_home) as store:
        store.write("MERGE (n:Meta {key: 'kept'})")
    (tmp_home.home / "store" / "password").unlink()
    assert keys(tmp_home) == {"kept"}


def test_the_engine_reads_no_files_of_the_user(tmp_home: Settings, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with open_store(tmp_home) as store, pytest.raises(IsnadError, match="LOAD CSV"):
        store.write(f"LOAD CSV FROM 'file://{secret}' AS row RETURN row")


def test_a_taken_port_is_tried_again(tmp_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        choose: Callable[[int], tuple[int, ...]] = engines._free_ports
        ports = iter([(taken.getsockname()[1], choose(1)[0])])
        monkeypatch.setattr(engines, "_free_ports", lambda count: next(ports, None) or choose(count))
        with open_store(tmp_home) as store:
            assert store.run("RETURN 1 AS one") == [{"one": 1}]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StoreError, match="folder") as caught,
        open_store(Settings(_env_file=None, home=tmp_path / "file", store=None)),
    ):
        pass
    assert "ISNAD_HOME" in caught.value.hint


def test_a_broken_engine_tells_its_log(tmp_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "DATABASE", "no/such[name")
    with pytest.raises(StoreError, match="log"), open_store(tmp_home):
        pass
    assert not (tmp_home.home / "store" / "engine.json").exists()
