"""`isnad serve` as a process: it answers, and Ctrl-C ends it and its engine."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.cli.running import SECONDS, command, environment

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_answers_and_ends(number: signal.Signals, code: int, tmp_path: Path) -> None:
    with serving(tmp_path) as process:
        assert process.stderr
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address, line
        with urllib.request.urlopen(f"{address[0]}/readyz", timeout=SECONDS) as answer:
            assert json.load(answer)["status"] == "ready"
        engines = psutil.Process(process.pid).children()
        assert engines
        process.send_signal(number)
        _, told = process.communicate(timeout=SECONDS)
        assert process.returncode == code
        assert "Traceback" not in told
        assert not [engine for engine in engines if engine.is_running()]


@contextmanager
def serving(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A server on a free port, ended whatever comes."""
    started = command("serve", "--port", "0")
    with subprocess.Popen(started, cwd=home, env=environment(home), stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()
