"""A build that is killed at any moment, and is run again, leaves what one leaves that nobody disturbs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.embedded

STRUCK, REPORTS = 20, 30


def test_twenty_builds_killed_at_random_moments(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        place = ("kalsu", "haditha", "eilat")[number % 3]
        words = f"خبر رقم {number} عن {place} {number % 4 + 2}"
        (folder / f"r{number}.json").write_text(json.dumps({"text": words, "published": "2024-04-20"}), "utf-8")
    command = [sys.executable, "-m", "tests.integration.killed_builds", str(tmp_path / "home"), str(folder), str(STRUCK)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["nodes"] > REPORTS
    assert all(r["same"] for r in told["rounds"]), told
    assert sum(r["struck"] for r in told["rounds"]) >= STRUCK, "struck at work, not before or behind it"
    assert len({json.dumps(left) for r in told["rounds"] for left in r["left"]}) > 1, "at different moments"
