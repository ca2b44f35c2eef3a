"""`isnad export`: where the files go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.embedded


def test_the_whole_store_is_written_into_a_new_folder_only(ask: Run, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    told = json.loads(ask("export", "neo4j-import", folder, "--json").stdout)
    assert told["rows"] > 200
    assert (folder / "import.args").exists()
    again = ask("export", "neo4j-import", folder)
    assert again.exit_code == 8
    assert "not empty" in again.output
