"""A few steps of a real training: from treebanks in their old form to a pack that parses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from stanza.utils.conll import CoNLL

from graph_builder.errors import NotFoundError, PackError
from graph_builder.language import load_parser
from graph_builder.language.training import prepare, train
from graph_builder.language.training.learners import retag
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


def test_a_stop_while_tags_are_written_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Any, path: str) -> None:
        Path(path).write_text("# sent_id = 1", encoding="utf-8")
        raise KeyboardInterrupt

    gold, tagged = tmp_path / "gold.conllu", tmp_path / "tagged.conllu"
    gold.write_text("1\tقال\tقال\tNOUN\t_\t_\t0\troot\t_\t_\n\n", encoding="utf-8")
    tagger: Any = SimpleNamespace(tags=lambda _: [("VERB", "_", "_")])
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(CoNLL, "write_doc2conll", interrupted)
        retag(tagger, gold, tagged)
    assert not tagged.exists()
    retag(tagger, gold, tagged)
    assert "VERB" in tagged.read_text(encoding="utf-8")


class Chance:
    """A learner whose first weights are drawn by chance."""

    def __init__(self, *_: Any) -> None:
        self.model = torch.nn.Linear(1, 1)
        self.optimizer = torch.optim.SGD(self.model.parameters())

    def batches(self) -> Iterator[int]:
        yield 1

    def update(self, _: int) -> float:
        return 0.0

    def score(self) -> float:
        return 0.0

    def save(self, path: Path) -> None:
        torch.save({"model": self.model.state_dict()}, path)


def test_the_seed_decides_the_first_weights_too(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "_LEARNERS", {"pos": Chance})
    for name in ("one", "other"):
        torch.rand(len(name))
        Training(Order(data, tmp_path / name, "ship", ("pos",), anew=True, steps=1), lambda _: None).run()
    one, other = (torch.load(tmp_path / name / "pos.pt", weights_only=True)["model"] for name in ("one", "other"))
    assert one["weight"] == other["weight"]


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
