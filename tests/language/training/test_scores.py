"""The measures that `isnad models evaluate` prints."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph_builder.cli import app
from graph_builder.errors import NotFoundError, QueryError
from graph_builder.language.training import pud
from graph_builder.language.training.nodes import lines
from tests.language.training.treebank import PUD, conllu


@pytest.mark.pack
def test_evaluate_scores_trees_and_names(tmp_path: Path) -> None:
    treebank, names = tmp_path / "t.conllu.gz", tmp_path / "n.txt.gz"
    text = "\n".join(line for tree in pud.convert(conllu([PUD])) for line in lines(tree))
    treebank.write_bytes(gzip.compress(f"{text}\n".encode()))
    names.write_bytes(gzip.compress("وصل O\nالوفد O\nإلى O\nبغداد B-LOC\n\nوصل O\nالوزير O\n\nقال B-PERS\n\n".encode()))
    done = CliRunner().invoke(app, ["models", "evaluate", "--treebank", str(treebank), "--names", str(names), "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["treebank"]["Words"] == 100
    assert 0 < found["treebank"]["LAS"] <= found["treebank"]["UAS"] <= 100
    assert found["names"]["LOC"] == {"precision": 100, "recall": 100, "f1": 100}
    assert found["names"]["PERS"]["recall"] == 0
    assert found["names"]["all"]["recall"] == 50
    for file in (treebank, names):
        file.write_bytes(gzip.decompress(file.read_bytes()).replace(b"\n", b"\r\n"))
    again = CliRunner().invoke(app, ["models", "evaluate", "--treebank", str(treebank), "--names", str(names), "--json"])
    assert json.loads(again.stdout) == found


@pytest.mark.pack
@pytest.mark.parametrize("option", ["--treebank", "--names"])
@pytest.mark.parametrize(
    "content", [b"", b"no such thing\n", b"\xff\xfe", gzip.compress(b"text")[:-4]], ids=["empty", "prose", "bytes", "cut off"]
)
def test_a_file_that_holds_nothing_to_measure_with_is_named(option: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "given.gz").write_bytes(content)
    done = CliRunner().invoke(app, ["models", "evaluate", option, str(tmp_path / "given.gz")])
    assert done.exit_code == NotFoundError.exit_code, done.output
    assert "given.gz" in done.stderr.replace("\n", "")


def test_names_are_not_scored_with_an_official_pack(tmp_path: Path) -> None:
    (tmp_path / "ar").mkdir()
    for name in ("resources.json", "names.txt"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(app, ["models", "evaluate", "--pack", str(tmp_path), "--names", str(tmp_path / "names.txt")])
    assert done.exit_code == QueryError.exit_code
    assert "one file for each model" in done.stderr


@pytest.mark.parametrize("arguments", [["evaluate"], ["train", "--data", ".", "--out", "x", "--parts", "pos,charlm"]])
def test_wrong_use_is_explained(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["models", *arguments])
    assert done.exit_code == 2
    assert not list(tmp_path.iterdir())
