"""`isnad evaluate --coverage`: the list of what is not explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_builder import pipeline
from graph_builder.extraction.coverage import Gap, GapKind
from tests.cli.conftest import Run

GAPS = [Gap(GapKind.PREDICATE, "كبد", "one", "كبدت القوات المهاجمين خسائر")] * 2


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_gaps", lambda *_: (GAPS, []))


def test_json_holds_every_row(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("evaluate", "--coverage", tmp_path, "--json").stdout)
    assert list(found) == [str(kind) for kind in GapKind]
    assert found[GapKind.PREDICATE] == [{"word": "كبد", "count": 2, "document": "one", "text": GAPS[0].text}]


def test_the_table_shows_the_words(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", "--coverage", tmp_path)
    assert result.exit_code == 0
    assert "كبد" in result.stdout and f"{GapKind.PREDICATE}: 2" in result.stdout


def test_neither_gold_nor_coverage_is_a_mistake(run: Run) -> None:
    result = run("evaluate")
    assert result.exit_code == 2
    assert "--coverage" in result.stderr
