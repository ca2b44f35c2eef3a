"""The measures that `isnad models evaluate` prints."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph_builder.cli import app
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


@pytest.mark.parametrize("arguments", [["evaluate"], ["train", "--data", ".", "--out", "x", "--parts", "pos,charlm"]])
def test_wrong_use_is_explained(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["models", *arguments])
    assert done.exit_code == 2
    assert not list(tmp_path.iterdir())
