"""A token classifier as one more witness of names, with a tiny model that is written here."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch

from graph_builder.errors import CatalogueError, PackError
from graph_builder.language import load_parser, ner_labels, parser_version
from graph_builder.language.annotation import Named
from graph_builder.language.names import together
from graph_builder.language.ner_labels import names, read_label
from graph_builder.model import Document
from graph_builder.settings import Settings

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "زار", "سمير", "القا", "##ضي", "مدينة", "رمل", "##ان", "."]
LABELS = {"سمير": "B-PER", "القا": "I-PER", "##ضي": "B-ORG", "رمل": "B-GPE", "##ان": "I-DATE", ".": "O"}
"""What the model says of each piece; only first pieces count."""
PLACES = 12
"""Pieces that the model can see at once."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return classifier(tmp_path_factory.mktemp("ner"), LABELS)


def classifier(folder: Path, labels: Mapping[str, str]) -> Path:
    """Write a model without layers, which tells the label of a piece from the piece alone."""
    transformers = pytest.importorskip("transformers", reason="isnad[transformers] is not installed")
    tokenizers = pytest.importorskip("tokenizers", reason="isnad[transformers] is not installed")
    cutter = tokenizers.Tokenizer(tokenizers.models.WordPiece({p: n for n, p in enumerate(PIECES)}, unk_token="[UNK]"))
    cutter.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    cutter.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=cutter, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    told = ["O", *sorted(set(labels.values()) - {"O"})]
    model = transformers.BertForTokenClassification(
        transformers.BertConfig(
            vocab_size=len(PIECES),
            hidden_size=len(PIECES),
            num_hidden_layers=0,
            num_attention_heads=1,
            intermediate_size=4,
            max_position_embeddings=PLACES,
            id2label=dict(enumerate(told)),
            label2id={label: n for n, label in enumerate(told)},
        )
    )
    with torch.no_grad():
        embeddings = model.bert.embeddings
        embeddings.word_embeddings.weight.copy_(torch.eye(len(PIECES)))
        embeddings.position_embeddings.weight.zero_()
        embeddings.token_type_embeddings.weight.zero_()
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        for piece, label in labels.items():
            model.classifier.weight[told.index(label), PIECES.index(piece)] = 1.0
    model.save_pretrained(folder)
    return folder


def test_names_are_those_of_first_pieces(folder: Path) -> None:
    from graph_builder.language.transformer import Transformer

    found = Transformer(folder)([["زار", "سمير", "القاضي", "مدينة", "رملان", "."], [], ["سمير", "سمير", "\u200d"]])
    assert found == [[Named("PERS", 1, 2), Named("LOC", 4, 4)], [], [Named("PERS", 0, 0), Named("PERS", 1, 1)]]


def test_a_sentence_that_the_model_cannot_see_at_once_is_read_in_parts(folder: Path) -> None:
    from graph_builder.language.transformer import Transformer

    read = Transformer(folder)
    long = ["مدينة", "رملان"] * 40
    assert read([long, ["رملان"] * 3]) == [
        [Named("LOC", n, n) for n in range(1, 80, 2)],
        [Named("LOC", n, n) for n in range(3)],
    ]
    assert read([["رملان" * 200, "سمير"]])[0][-1] == Named("PERS", 1, 1)


@pytest.mark.pack
def test_the_parser_has_the_names_of_both(folder: Path) -> None:
    document = Document(key="d", doc_id="d", text="زار سمير القاضي مدينة رملان. وقال في بغداد إن الأمر انتهى.")
    both, alone = Settings(_env_file=None, ner=folder), Settings(_env_file=None)
    parser = load_parser(both)
    [parsed] = parser.parse([document])
    found = {(n.label, document.text[n.start : n.end]) for s in parsed.sentences for n in s.names}
    assert {("PERS", "سمير القاضي"), ("LOC", "رملان"), ("LOC", "بغداد")} <= found
    assert parser.version == parser_version(both) != parser_version(alone)


def test_where_two_overlap_the_transformers_stands() -> None:
    pack = [Named("ORG", 0, 2), Named("LOC", 4, 4), Named("PERS", 7, 9)]
    assert together(pack, [Named("PERS", 2, 3), Named("LOC", 9, 9)]) == [
        Named("PERS", 2, 3),
        Named("LOC", 4, 4),
        Named("LOC", 9, 9),
    ]
    assert together(pack, []) == pack


def test_labels_with_and_without_marks() -> None:
    rows = {
        ("PER", "PER", "O", "LOC"): [Named("PERS", 0, 1), Named("LOC", 3, 3)],
        ("B-PERS", "I-PERS", "B-PERS", "I-ORG"): [Named("PERS", 0, 1), Named("PERS", 2, 2), Named("ORG", 3, 3)],
        ("S-loc", "B_Organization", "E_Organization", "I-GPE"): [Named("LOC", 0, 0), Named("ORG", 1, 2), Named("LOC", 3, 3)],
        ("U-LOC", "L-PER", "B-DATE", "I-DATE"): [Named("LOC", 0, 0), Named("PERS", 1, 1)],
    }
    for row, expected in rows.items():
        assert list(names([read_label(label) for label in row])) == expected


def test_an_unknown_label_is_an_error_that_says_where_to_add_it(folder: Path, tmp_path: Path) -> None:
    from graph_builder.language.transformer import Transformer

    with pytest.raises(PackError, match="'B-SHIP'") as error:
        Transformer(classifier(tmp_path, {**LABELS, "رمل": "B-SHIP"}))
    assert "ner_labels.yaml" in error.value.hint
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (tmp_path / "config.json").write_text(json.dumps({**config, "id2label": {n: f"LABEL_{n}" for n in config["id2label"]}}))
    with pytest.raises(PackError, match="LABEL_0"):
        Transformer(tmp_path)


def test_what_is_missing_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph_builder.language.transformer import Transformer

    with pytest.raises(PackError, match="no token classifier") as error:
        parser_version(Settings(_env_file=None, ner=tmp_path))
    assert "ISNAD_NER" in error.value.hint
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(PackError, match="cannot be loaded") as error:
        Transformer(tmp_path)
    assert "save_pretrained" in error.value.hint
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(PackError, match="needs transformers") as error:
        Transformer(folder)
    assert "isnad[transformers]" in error.value.hint


def test_a_list_for_a_kind_that_names_do_not_have_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "ner_labels.yaml"
    wrong.write_text("kinds: {PERSONS: [PER]}\nnothing: [O]\n", encoding="utf-8")
    monkeypatch.setattr(ner_labels, "LABELS", wrong)
    ner_labels._kinds.cache_clear()
    with pytest.raises(CatalogueError, match="PERSONS"):
        read_label("B-PER")
