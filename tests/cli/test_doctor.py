"""`isnad doctor`: it finds what is wrong, says what to do, and comes to an end whatever the state of things."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from graph_builder.cli import doctor
from graph_builder.language.pack import SHIPPED
from tests.cli.conftest import Run


def findings(run: Run, *arguments: str) -> dict[str, dict[str, str]]:
    result = run("doctor", "--json", *arguments)
    found = {each["what"]: each for each in json.loads(result.stdout)}
    assert list(found) == ["Python", "packages", "language pack", "catalogue", "Java", "store", "disk"]
    assert result.exit_code == (0 if all(each["well"] for each in found.values()) else 1)
    assert all(each["next"] for each in found.values() if not each["well"])
    return found


@pytest.fixture
def no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is not looked at: that takes seconds."""
    monkeypatch.setitem(doctor._CHECKS, "store", lambda _: "left out")


@pytest.mark.embedded
def test_all_is_well_with_a_store_that_is_not_there_yet(run: Run) -> None:
    found = findings(run)
    assert all(each["well"] for each in found.values()), found
    assert "0 documents" in found["store"]["found"]
    assert "openjdk" in found["Java"]["found"]


@pytest.mark.embedded
def test_a_store_that_another_process_holds_is_not_waited_for(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PATIENCE", 0.2)
    (tmp_path / "home" / "store").mkdir(parents=True)
    with FileLock(tmp_path / "home" / "store" / "lock"):
        found = findings(run)["store"]
    assert "held the lock" in found["found"]
    assert "stop it" in found["next"]


def test_a_home_that_cannot_be_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("ISNAD_HOME", str(tmp_path / "file" / "home"))
    assert "ISNAD_HOME" in findings(run)["store"]["next"]


def test_a_server_that_does_not_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_STORE_PASSWORD", "x")
    found = findings(run, "--store", "bolt://127.0.0.1:9")
    assert "No store answers" in found["store"]["found"]
    assert "not needed" in found["Java"]["found"]


@pytest.mark.usefixtures("no_store")
def test_a_broken_pack(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_PACK", str(tmp_path / "pack"))
    assert "no folder" in findings(run)["language pack"]["found"]
    shutil.copytree(SHIPPED, tmp_path / "pack")
    assert findings(run)["language pack"]["well"]
    tagger = tmp_path / "pack" / "pos.pt"
    tagger.write_bytes(tagger.read_bytes()[:-1000])
    assert "pos.pt cannot be unpacked" in findings(run)["language pack"]["found"]
    tagger.unlink()
    assert "lacks pos.pt" in findings(run)["language pack"]["found"]


@pytest.mark.usefixtures("no_store")
def test_a_broken_catalogue(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own" / "actors").mkdir(parents=True)
    (tmp_path / "own" / "actors.yaml").write_text("- {", "utf-8")
    monkeypatch.setenv("ISNAD_CATALOGUE", str(tmp_path / "own"))
    assert "actors.yaml" in findings(run)["catalogue"]["found"]


@pytest.mark.usefixtures("no_store")
def test_other_distributions_of_common_names(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.metadata, "packages_distributions", lambda: {"api": ["isnad", "other"], "cypher": ["isnad"]})
    assert "api (of other)" in findings(run)["packages"]["found"]


@pytest.mark.usefixtures("no_store")
def test_a_full_disk_and_an_old_python(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_DISK_NEEDED", 10**18)
    monkeypatch.setattr(doctor, "_PYTHONS", ((2, 7), (3, 0)))
    found = findings(run)
    assert not found["disk"]["well"]
    assert "Install Python 3.11" in found["Python"]["next"]


@pytest.mark.usefixtures("no_store")
def test_for_a_person_each_finding_has_its_next_step(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_DISK_NEEDED", 10**18)
    shown = run("doctor").stdout
    assert "not well disk" in shown
    assert "next: Free some space" in shown
