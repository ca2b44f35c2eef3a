"""The fast room finds what Stanza's own processors find, on the bundled reports and on odd text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.crf import viterbi_decode

from graph_builder.language import Parser, load_parser
from graph_builder.language.fast.batches import batches
from graph_builder.language.fast.memory import LIMIT, Memory
from graph_builder.language.fast.names import best_paths
from graph_builder.language.fast.windows import WINDOW
from graph_builder.model import Document, Sentence
from graph_builder.settings import Settings

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
ODD = [
    "",
    "   ",
    "؟",
    "!!!!؟؟؟؟ ماذا؟! 12/4/2015 www.example.org - أ.ف.ب",
    "كلمة  بين   مسافات\u00a0كثيرة \u0085 هنا",
    " ".join(["قال المتحدث إن الهجوم وقع"] * (2 * WINDOW // 25)),
    ". ".join(["وأعلنت القيادة أن ثلاثة جنود أصيبوا في القصف"] * (3 * WINDOW // 45)) + ".",
]
"""Nothing, one sign, rows of signs, odd spaces, and paragraphs of several windows without and with sentences."""


def documents(texts: Sequence[str]) -> list[Document]:
    return [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts)]


def words(sentence: Sentence) -> list[tuple[object, ...]]:
    return [(w.text, w.lemma, w.upos, w.feats, w.head, w.deprel, w.start, w.end, w.token) for w in sentence.words]


@pytest.fixture(scope="module")
def fast() -> Parser:
    return load_parser(Settings(_env_file=None))


@pytest.fixture(scope="module")
def plain() -> Parser:
    return load_parser(Settings(_env_file=None, engine="stanza"))


@pytest.mark.pack
def test_reports_are_read_as_stanza_reads_them(fast: Parser, plain: Parser) -> None:
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in sorted(REPORTS.glob("*.json"))[::3]]
    assert len(texts) > 8
    for ours, theirs in zip(fast.parse(documents(texts)), plain.parse(documents(texts)), strict=True):
        assert [words(s) for s in ours.sentences] == [words(s) for s in theirs.sentences]
        assert [s.names for s in ours.sentences] == [s.names for s in theirs.sentences]


@pytest.mark.pack
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_is_read_as_stanza_reads_it(fast: Parser, plain: Parser, text: str) -> None:
    [ours], [theirs] = fast.parse(documents([text])), plain.parse(documents([text]))
    assert [words(s) for s in ours.sentences] == [words(s) for s in theirs.sentences]


@given(st.lists(st.integers(0, 400), max_size=30), st.integers(1, 3000))
def test_every_sentence_is_in_one_batch(lengths: list[int], most: int) -> None:
    found = list(batches(lengths, most))
    assert sorted(i for batch in found for i in batch.sentences) == [i for i, n in enumerate(lengths) if n]
    rows = np.arange(1, sum(lengths) + 1)
    for batch in found:
        assert list(batch.lengths) == sorted((lengths[i] for i in batch.sentences), reverse=True)
        assert len(batch.sentences) == 1 or batch.places.size <= most
        for index, padded in zip(batch.sentences, batch.pad(rows).tolist(), strict=True):
            first = sum(lengths[:index])
            assert padded == [*range(first + 1, first + lengths[index] + 1), *[0] * (batch.places.shape[1] - lengths[index])]


def test_a_key_is_worked_out_once_until_the_memory_is_full() -> None:
    asked: list[int] = []

    def compute(keys: Sequence[int]) -> np.ndarray:
        asked.extend(keys)
        return np.array([[key, -key] for key in keys])

    memory = Memory(compute)
    assert memory([3, 1, 3]).tolist() == [[3, -3], [1, -1], [3, -3]]
    assert memory([1, 2]).tolist() == [[1, -1], [2, -2]]
    assert asked == [3, 1, 2]
    many = list(range(4, LIMIT + 4))
    assert memory([3, *many])[:, 0].tolist() == [3, *many]
    assert memory(many[:5])[:, 1].tolist() == [-key for key in many[:5]]
    assert asked.count(3) == 2


@given(st.integers(0, 10_000), st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_best_paths_are_those_of_stanza(seed: int, lengths: list[int]) -> None:
    lengths = sorted(lengths, reverse=True)
    random = np.random.default_rng(seed)
    scores = random.normal(size=(len(lengths), lengths[0], 4)).astype(np.float32)
    transitions = random.normal(size=(4, 4)).astype(np.float32)
    found = list(best_paths(scores, np.array(lengths), transitions))
    assert found == [viterbi_decode(scores[row, :length], transitions)[0] for row, length in enumerate(lengths)]
