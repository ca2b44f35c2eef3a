"""A few steps of a real training: from treebanks in their old form to a pack that parses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from graph_builder.errors import NotFoundError, PackError
from graph_builder.language import load_parser
from graph_builder.language.training import prepare
from graph_builder.language.training.recipe import PARTS, recipes
from graph_builder.language.training.train import Order, Training
from graph_builder.model import Document
from graph_builder.settings import Settings
from tests.language.training.treebank import write_data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path / "data", recipes().pud_train + 3)


def test_only_ship_learns_from_the_test_data(data: Path, tmp_path: Path) -> None:
    for name, padt in (("honest", 2), ("ship", 4)):
        prepare.prepare_trees(data, recipes().data[name], tmp_path / name)
        text = (tmp_path / name / prepare.GOLD).read_text(encoding="utf-8")
        assert text.count("# sent_id = padt-") == padt
        assert text.count("# sent_id = pud-") == recipes().pud_train
        assert (tmp_path / name / prepare.HELD).read_text(encoding="utf-8").count("# sent_id = pud-") == 3
        assert (tmp_path / name / prepare.NOISY).read_text(encoding="utf-8").count("-noisy") == padt + recipes().pud_train


def test_lemmas_are_learnt_once(data: Path, tmp_path: Path) -> None:
    prepare.prepare_trees(data, recipes().data["honest"], tmp_path)
    rows = [line.split("\t") for line in (tmp_path / prepare.LEMMAS).read_text(encoding="utf-8").split("\n") if line]
    assert len({(row[1], row[3]) for row in rows}) == len(rows)
    assert ("حكومة", "حكومة", "NOUN") in {(row[1], row[2], row[3]) for row in rows}


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="pud-test"):
        prepare.prepare_trees(tmp_path, recipes().data["honest"], tmp_path / "out")


def test_every_part_has_a_recipe() -> None:
    assert set(PARTS) == set(recipes().parts) | set(recipes().stanza)


@pytest.mark.pack
def test_a_short_training_makes_a_pack_that_parses(data: Path, tmp_path: Path) -> None:
    told: list[str] = []
    order = Order(data, tmp_path / "pack", "ship", ("mwt", "lemma", "pos", "depparse", "ner"), steps=2)
    report = Training(order, told.append).run()
    assert list(report["parts"]) == ["mwt", "lemma", "pos", "depparse", "ner"]
    assert [part["history"][-1]["step"] for part in report["parts"].values() if part["history"]] == [2, 2, 2]
    assert {line.split(":")[0] for line in told if line.endswith("new words")} == {"mwt", "lemma"}
    assert torch.load(tmp_path / "pack" / "mwt.pt", weights_only=True)["dict"]["للجيش"] == "ل الجيش"
    assert json.loads((tmp_path / "pack" / "report.json").read_text(encoding="utf-8")) == report
    [parsed] = load_parser(Settings(pack=tmp_path / "pack")).parse([Document(key="d", doc_id="d", text="وقع انفجار في بغداد.")])
    assert [word.upos for word in parsed.sentences[0].words] == ["VERB", "NOUN", "ADP", "PROPN", "PUNCT"]

    told.clear()
    assert Training(order, told.append).run() == report
    assert told == []
    other = Order(data, tmp_path / "pack", "ship", ("pos",), anew=True, steps=2)
    with pytest.raises(PackError, match="holds another training"):
        Training(other, told.append).run()


@pytest.mark.pack
def test_steps_bound_the_tokenizer_too(data: Path, tmp_path: Path) -> None:
    """The recipe's 2,000 steps would take half an hour."""
    order = Order(data, tmp_path / "pack", "honest", ("tokenize",), steps=3)
    Training(order, lambda _: None).run()
    [parsed] = load_parser(Settings(pack=tmp_path / "pack")).parse([Document(key="d", doc_id="d", text="وقع انفجار في بغداد.")])
    assert parsed.sentences


@pytest.mark.pack
def test_time_bounds_the_tokenizer_too(data: Path, tmp_path: Path) -> None:
    order = Order(data, tmp_path / "pack", "honest", ("tokenize",), seconds=0.1)
    with pytest.raises(PackError, match="tokenize: nothing was learnt"):
        Training(order, lambda _: None).run()
