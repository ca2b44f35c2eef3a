from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "actors.yaml").write_text(
        "actors:\n- {key: valley-guard, kind: ArmedGroup, ar: [حرس وادي الزيتون], en: [Olive Valley Guard], part_of: [nobody]}\n",
        encoding="utf-8",
    )
    return folder


def test_check_tells_what_to_do_and_fails(run: Run, own: Path) -> None:
    result = run("catalogue", "check", own)
    assert result.exit_code == 5
    assert "actors.yaml:2 valley-guard" in result.output
    assert "add an entry" in result.output


def test_check_in_json(run: Run, own: Path) -> None:
    found = json.loads(run("catalogue", "check", own, "--json").stdout)
    assert found[0]["rule"] == "missing"
    assert found[0]["severe"]


def test_check_of_a_folder_tells_nothing_of_the_shipped_files(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_CATALOGUE", str(own))
    assert {f["file"] for f in json.loads(run("catalogue", "check", "--json").stdout)} == {"actors.yaml"}


def test_check_of_the_shipped_files_passes(run: Run) -> None:
    assert run("catalogue", "check").exit_code == 0


def test_find_shows_who_and_why(run: Run) -> None:
    found = json.loads(run("catalogue", "find", "كتائب حزب الله", "--json").stdout)
    assert found[0]["key"] == "kataib-hezbollah"
    assert "is its name" in found[0]["why"]
    assert "kataib-hezbollah" in run("catalogue", "find", "كتائب حزب الله", "--limit", 1).output


def test_a_name_that_nobody_has_is_told(run: Run) -> None:
    result = run("catalogue", "find", "بثجحخدذرزشصض")
    assert result.exit_code == 7


def test_what_turns_text_is_not_given_back(run: Run) -> None:
    assert "\u202e" not in run("catalogue", "find", "بثجحخ\u202eدذرزشصض").output
