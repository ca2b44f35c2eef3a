"""Words that are added to the dictionaries of an earlier lemmatiser."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import torch
from stanza.models.lemma import trainer as lemma

from graph_builder.language.fast.lemmas import Lemmatiser
from graph_builder.language.pack import SHIPPED
from graph_builder.language.training import dictionaries
from graph_builder.language.training.dictionaries import Lemmas, add_lemmas, corrected_lemmas
from graph_builder.yaml_files import read_yaml

_TREE = "1\tسدود\tسد\tNOUN\t_\t_\t0\troot\t_\t_\n\n"


def _lemmatiser(model: Path) -> Lemmatiser:
    return Lemmatiser(SimpleNamespace(trainer=lemma.Trainer(model_file=str(model), device="cpu", args={})))


def test_a_form_has_one_lemma_for_each_part_of_speech() -> None:
    file = Path(dictionaries.__file__).with_name("lemmas.yaml")
    listed = [(form, tag) for tag, words in read_yaml(file, Lemmas).root.items() for forms in words.values() for form in forms]
    assert len(listed) == len(set(listed)) == len(corrected_lemmas())


def test_the_shipped_lemmatiser_knows_the_list() -> None:
    with torch.inference_mode():
        assert _lemmatiser(SHIPPED / "lemma.pt")(list(corrected_lemmas())) == list(corrected_lemmas().values())


def test_words_of_trees_and_of_the_list_are_known_afterwards(tmp_path: Path) -> None:
    (tmp_path / "trees.conllu").write_text(_TREE, encoding="utf-8")
    pairs = [("سدود", "NOUN"), ("الشهداء", "NOUN"), ("قذائف", "NOUN"), ("يعطي", "VERB")]
    trainer = lemma.Trainer(model_file=str(SHIPPED / "lemma.pt"), device="cpu", args={})
    trainer.pos_dict = {}
    trainer.save(str(tmp_path / "empty.pt"))
    added = add_lemmas(tmp_path / "empty.pt", tmp_path / "trees.conllu", tmp_path / "lemma.pt")
    assert added == len(corrected_lemmas()) + 1
    with torch.inference_mode():
        assert _lemmatiser(tmp_path / "lemma.pt")(pairs) == ["سد", "شهيد", "قذيفة", "أعطى"]
