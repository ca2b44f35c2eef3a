"""New words for the dictionaries of an earlier lemmatiser and clitic splitter, whose networks stay as they are."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import RootModel
from stanza.models.common.doc import LEMMA, TEXT, UPOS
from stanza.models.lemma import trainer as lemma
from stanza.models.mwt import trainer as mwt
from stanza.utils.conll import CoNLL

from graph_builder.yaml_files import read_yaml


class Lemmas(RootModel[dict[Literal["NOUN", "ADJ", "VERB"], dict[str, tuple[str, ...]]]]):
    """The content of ``lemmas.yaml``: part of speech -> lemma -> forms."""


@lru_cache(maxsize=1)
def corrected_lemmas() -> dict[tuple[str, str], str]:
    """(form, part of speech) -> lemma. Raises ``CatalogueError``."""
    found = read_yaml(Path(__file__).with_name("lemmas.yaml"), Lemmas).root
    return {(form, tag): word for tag, words in found.items() for word, forms in words.items() for form in forms}


def add_lemmas(start: Path, trees: Path, path: Path) -> int:
    """Write the lemmatiser ``start`` with the words of a CoNLL-U file and ``lemmas.yaml``; how many it knows more."""
    trainer = lemma.Trainer(model_file=str(start), device="cpu", args={})
    before = _size(trainer.pos_dict)
    trainer.train_dict(CoNLL.conll2doc(str(trees)).get([TEXT, UPOS, LEMMA]))
    for (form, tag), word in corrected_lemmas().items():
        trainer.pos_dict.setdefault(tag, {})[form] = word
    trainer.save(str(path))
    return _size(trainer.pos_dict) - before


def _size(words: dict[str, dict[str, str]]) -> int:
    return sum(map(len, words.values()))


def add_expansions(start: Path, trees: Path, path: Path) -> int:
    """Write the splitter ``start`` with the tokens of a CoNLL-U file added; how many tokens it knows more."""
    trainer = mwt.Trainer(model_file=str(start), device="cpu")
    before = len(trainer.expansion_dict)
    trainer.train_dict(CoNLL.conll2doc(str(trees)).get_mwt_expansions(evaluation=False))
    trainer.save(str(path))
    return len(trainer.expansion_dict) - before
