"""The program as a user runs it: a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECONDS = 300


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the developer's own settings reaches the program."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ISNAD_", "STANZA_"))}
    return {**kept, "ISNAD_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "100", "OMP_NUM_THREADS": "1", **more}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "graph_builder.cli", *map(str, arguments)]


def isnad(home: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to the end. The working folder is the home, so that no .env file is read."""
    home.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        command(*arguments), cwd=home, env=environment(home, **more), capture_output=True, text=True, timeout=SECONDS, check=False
    )


def answer(result: subprocess.CompletedProcess[str]) -> Any:
    """Standard output, which must be JSON and nothing else."""
    assert result.stdout, result.stderr
    return json.loads(result.stdout)
