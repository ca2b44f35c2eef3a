"""What an installed Isnad brings with it: everything that runs where there is no checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Name -> size of every file in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {info.filename: info.file_size for info in archive.infolist()}


@pytest.mark.parametrize("package", ["graph_builder", "api", "cypher"])
def test_every_file_of_a_package_that_is_kept_is_shipped(package: str, shipped: dict[str, int]) -> None:
    kept = subprocess.run(["git", "ls-files", package], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
    missing = {name for name in filter(None, kept) if (ROOT / name).exists() and name not in shipped}
    assert not missing


def test_the_illustrative_reports_are_shipped_with_the_note_that_they_are(shipped: dict[str, int]) -> None:
    reports = sorted(path.name for path in (ROOT / "examples" / "reports").glob("*.json"))
    found = sorted(Path(name).name for name in shipped if name.startswith("graph_builder/examples/reports/"))
    assert len(reports) > 20
    assert found == reports
    assert "graph_builder/examples/README.md" in shipped


def test_licences_are_shipped_and_nothing_of_the_tests(shipped: dict[str, int]) -> None:
    licences = {name.partition(".dist-info/licenses/")[2] for name in shipped}
    assert {"LICENSE", "NOTICE", "graph_builder/language/pack/LICENSE"} <= licences
    tops = {name.partition("/")[0] for name in shipped}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"graph_builder", "api", "cypher"}


def test_it_stays_small(shipped: dict[str, int]) -> None:
    assert sum(shipped.values()) < 60_000_000
