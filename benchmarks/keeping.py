"""How a benchmark shows and keeps what it measured."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def header() -> dict[str, Any]:
    """The day, and the commit that is measured."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    return {"date": date.today().isoformat(), "commit": commit}


def keep(result: Mapping[str, Any], out: Path | None) -> None:
    """Print a result, and write it to a file where one is named."""
    shown = json.dumps(result, ensure_ascii=False, indent=1)
    print(shown)
    if out:
        out.write_text(shown + "\n", encoding="utf-8")
