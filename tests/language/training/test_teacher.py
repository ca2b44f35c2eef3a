"""The teacher: its text, its two ways of learning, what it writes for students, and the whole course in small."""

from __future__ import annotations

import itertools
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from graph_builder.language.training import prepare
from graph_builder.language.training.recipe import recipes
from graph_builder.language.training.silver import write_silver
from graph_builder.language.training.teacher import course, materials, pretraining, sentences, teaching
from graph_builder.language.training.teacher.encoder import Encoder, Shape
from graph_builder.language.training.teacher.network import Labels, Network
from graph_builder.language.training.teacher.pieces import EDGE, Pieces
from graph_builder.language.training.teacher.sentences import Sentence, marked
from graph_builder.language.training.teacher.workshop import scores
from tests.language.training.treebank import write_data

WENT = Sentence(
    (("و", "ذهب"), ("الوزير",), ("إلى",), ("مدينت", "ه")),
    surface=("وذهب", "الوزير", "إلى", "مدينته"),
    tags=("CCONJ", "VERB", "NOUN", "ADP", "NOUN", "PRON"),
    feats=("_", "Aspect=Perf|Gender=Masc", "Gender=Masc", "_", "Gender=Fem", "_"),
    heads=(2, 0, 2, 5, 2, 5),
    relations=("cc", "root", "nsubj", "case", "obl", "nmod"),
)
STRUCK = Sentence(
    (("ضربت",), ("ل", "الطائرات"), ("الجسر",)),
    surface=("ضربت", "للطائرات", "الجسر"),
    tags=("VERB", "ADP", "NOUN", "NOUN"),
    feats=("Aspect=Perf|Gender=Fem", "_", "Gender=Fem", "Gender=Masc"),
    heads=(0, 3, 1, 1),
    relations=("root", "case", "obl", "obj"),
)
NAMED = Sentence((("وصل",), ("نبيل",), ("الهادي",), ("بغداد",)), names=("O", "B-PERS", "I-PERS", "B-LOC"))


@pytest.fixture
def pieces() -> Pieces:
    return Pieces.learn(Counter(word for s in (WENT, STRUCK, NAMED) for word in s.marked * 3), 90)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock is a second later."""
    clock = itertools.count()
    for module in (teaching, pretraining):
        monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(clock)))


def test_words_show_what_is_written_together() -> None:
    assert list(marked(("و", "ل", "الجيش"))) == ["و+", "ل+", "الجيش"]
    assert list(marked(("حكومة", "ه"))) == ["حكومة", "+ه"]
    assert list(marked(("2015",))) == ["0000"]


def test_trees_are_read_from_conllu_and_written_as_lines(tmp_path: Path) -> None:
    unnamed = [replace(s, names=("O",) * len(s.tokens)) for s in (WENT, STRUCK)]
    write_silver(unnamed, {pair: pair[0] for pair in _pairs(WENT, STRUCK)}, (), tmp_path)
    found = list(sentences.read_trees(tmp_path / prepare.SILVER))
    assert [(s.tokens, s.tags, s.feats, s.heads, s.relations) for s in found] == [
        (s.tokens, s.tags, s.feats, s.heads, s.relations) for s in (WENT, STRUCK)
    ]
    sentences.write(found, tmp_path / "found.jsonl.gz")
    assert sentences.read(tmp_path / "found.jsonl.gz") == found


def _pairs(*found: Sentence) -> list[tuple[str, str]]:
    return [pair for s in found for pair in zip((w for t in s.tokens for w in t), s.tags, strict=True)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("O O B-ORG I-ORG O", "O B-ORG I-ORG I-ORG O"),
        ("O B-LOC O B-PERS I-PERS", "O B-ORG I-ORG I-ORG O"),
        ("B-ORG I-ORG I-ORG I-ORG O", "B-ORG I-ORG I-ORG I-ORG O"),
    ],
)
def test_a_known_force_is_marked_whole(tmp_path: Path, names: str, expected: str) -> None:
    tokens = (("قيادة",), ("ل", "كتائب"), ("فجر",), ("الشرق",), ("قالت",))
    surface = ("قيادة", "لكتائب", "فجر", "الشرق", "قالت")
    tree = (("NOUN",) * 6, ("_",) * 6, (0, 1, 1, 1, 1, 1), ("root", *["dep"] * 5))
    sentence = Sentence(tokens, surface, *tree, names=tuple(names.split()))
    write_silver([sentence], {pair: pair[0] for pair in _pairs(sentence)}, ["كتائب فجر الشرق"], tmp_path)
    [rows] = json.loads((tmp_path / prepare.NAMES_SILVER).read_text(encoding="utf-8"))
    assert [row["text"] for row in rows] == list(surface)
    assert [row["ner"] for row in rows] == expected.split()


def test_the_stream_knows_where_words_begin(pieces: Pieces) -> None:
    stream = materials.stream([WENT.marked, NAMED.marked], pieces)
    assert stream.begins.sum() == len(WENT.marked) + len(NAMED.marked) + 2
    assert (stream.pieces == EDGE).sum() == 2
    assert list(stream.pieces[: len(pieces.of(["و+"])[0])]) == pieces.of(["و+"])[0]


@pytest.mark.usefixtures("quick")
def test_an_encoder_learns_to_guess_covered_words(pieces: Pieces, tmp_path: Path) -> None:
    stream = materials.stream([WENT.marked, STRUCK.marked] * 20, pieces)
    told: list[str] = []
    pace = pretraining.Pace(seconds=150, rate=3e-3, batch=8, length=32, tell=10)
    pretraining.pretrain(stream, Shape(pieces.size, 32, 2, 2, 0.0), pace, tmp_path / "encoder.pt", told.append, "cpu")
    losses = [float(line.rsplit(" ", 1)[1]) for line in told if "loss" in line]
    assert losses[-1] < losses[0] - 0.3
    assert pretraining.load(tmp_path / "encoder.pt").shape.width == 32


@pytest.mark.usefixtures("quick")
def test_an_encoder_that_was_stopped_is_not_taken_for_a_finished_one(pieces: Pieces, tmp_path: Path) -> None:
    stream = materials.stream([WENT.marked, STRUCK.marked] * 20, pieces)
    shape, path = Shape(pieces.size, 32, 2, 2, 0.0), tmp_path / "encoder.pt"
    pace = pretraining.Pace(seconds=150, rate=3e-3, batch=8, length=32, tell=10)

    def stop(line: str) -> None:
        if line.startswith("100 steps"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pretraining.pretrain(stream, shape, pace, path, stop, "cpu")
    assert not path.exists()
    told: list[str] = []
    pretraining.pretrain(stream, shape, pace, path, told.append, "cpu")
    assert told[0] == "going on from step 50"
    assert 120 < int(told[-1].split()[0]) < 160
    assert [file.name for file in tmp_path.iterdir()] == ["encoder.pt"]


def test_sentences_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def stopped() -> Iterator[Sentence]:
        yield WENT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sentences.write(stopped(), tmp_path / "plain.jsonl.gz")
    assert not (tmp_path / "plain.jsonl.gz").exists()


@pytest.mark.usefixtures("quick")
def test_a_network_learns_to_annotate(pieces: Pieces) -> None:
    trees, named = [WENT, STRUCK], [NAMED]
    torch.manual_seed(3)
    network = Network(Encoder(Shape(pieces.size, 32, 1, 2, 0.0)), Labels.of(trees, named))
    pace = teaching.Pace(seconds=160, encoder_rate=3e-3, rate=5e-3)
    teaching.teach(network, teaching.Lessons(trees, [(named, 1.0)]), pieces, pace, 1, [].append, "cpu")
    teachers = teaching.Teachers([network], pieces, "cpu")
    bare = [Sentence(s.tokens) for s in (WENT, STRUCK, NAMED)]
    found = {s.tokens: s for s in teachers.annotate(bare)}
    assert [found[s.tokens].tags for s in trees] == [s.tags for s in trees]
    assert [found[s.tokens].feats for s in trees] == [s.feats for s in trees]
    assert [found[s.tokens].heads for s in trees] == [s.heads for s in trees]
    assert [found[s.tokens].relations for s in trees] == [s.relations for s in trees]
    assert found[NAMED.tokens].names == NAMED.names
    assert scores(trees, found.values()) == {"tags": 100, "feats": 100, "heads": 100, "relations": 100}
    assert scores(named, found.values()) == {"names": 100}


def test_a_name_does_not_begin_in_its_middle() -> None:
    labels = ("B-LOC", "I-LOC", "I-ORG", "O")
    likely = np.log(np.array([[0.2, 0.6, 0.1, 0.1], [0.1, 0.2, 0.6, 0.1]], dtype=np.float32))
    assert teaching.best_names(likely, labels) == ["B-LOC", "I-LOC"]


@pytest.mark.pack
@pytest.mark.usefixtures("quick")
def test_a_course_in_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_data(tmp_path / "data", recipes().pud_train + 3)
    articles = [{"content": f"وقع انفجار في بغداد صباح اليوم. وقالت الشرطة إن {n} من رجالها أصيبوا.\n" * 6} for n in range(40)]
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("day.json", json.dumps(articles))
    small = {"pieces": 120, "width": 64, "layers": 1, "reading_seconds": 4, "lesson_seconds": 4, "teachers": 2, "articles": 3}
    plan = recipes().model_copy(update={"teacher": recipes().teacher.model_copy(update=small)})
    monkeypatch.setattr(course, "recipes", lambda: plan)
    order = course.Order(data, tmp_path, tmp_path / "out", "honest", forces=["الحشد الشعبي"])
    assert course.Course(order, [].append).run().keys() == {"tags", "feats", "heads", "relations"}
    trees = list(sentences.read_trees(tmp_path / "out" / prepare.SILVER))
    assert {"و", "انفجار", "الشرطة"} <= {word for tree in trees for token in tree.tokens for word in token}
    assert all(tree.heads.count(0) == 1 for tree in trees)
