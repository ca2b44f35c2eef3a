"""`isnad evaluate`: bundled reports scored against their gold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, answer, isnad

pytestmark = pytest.mark.pack

EXAMPLES = ROOT / "examples"


def test_reports_are_read_and_scored(tmp_path: Path) -> None:
    for folder in ("gold", "reports"):
        (tmp_path / folder).mkdir()
        for name in ("st-04", "st-05"):
            shutil.copy(EXAMPLES / folder / f"{name}.json", tmp_path / folder)
    folders = ("--gold", tmp_path / "gold", "--text", tmp_path / "reports")
    result = isnad(tmp_path / "home", "evaluate", *folders, "--clusters", EXAMPLES / "stories.json", "--json")
    assert result.returncode == 0, result.stderr
    scores = answer(result)
    assert scores["triples"]["documents"] == 2
    assert scores["triples"]["f1"] > 0.5
    assert scores["triples"]["by_predicate"]["located_at"]["f1"] == 1
    assert scores["incidents"]["mentions"] == scores["triples"]["incidents_gold"]
