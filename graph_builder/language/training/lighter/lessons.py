"""What the models of a pack say of articles, as lessons for smaller ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza import Pipeline
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pad_packed_sequence

from graph_builder.errors import PackError
from graph_builder.language.engine import Engine, load_pipeline
from graph_builder.language.fast import FastAnnotator, Windows, is_known
from graph_builder.language.fast.batches import Batch
from graph_builder.language.fast.tagger import Tagger, Tags
from graph_builder.language.fast.trees import TreeParser
from graph_builder.language.pack import Pack
from graph_builder.language.parser import load_parser
from graph_builder.model import Document
from graph_builder.settings import Settings

WORDS = range(3, 71)
"""Words of a sentence that is learnt from."""
LIKELY = 8
"""Heads of a word that are remembered: beyond them nothing is likely."""
BULK = 25

Half = NDArray[np.float16]


@dataclass(frozen=True)
class Cut:
    """Characters of a window of text: numbers and features, and the log-probabilities of what ends with each, (characters, 5)."""

    units: NDArray[np.int64]
    signs: Half
    said: Half

    def __len__(self) -> int:
        return len(self.units)


@dataclass(frozen=True)
class Tagged:
    """Vectors that the tagger's sentence network is given, (words, size), and its log-probabilities: tags, then each feature."""

    inputs: Half
    said: Half

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass(frozen=True)
class Tree:
    """Vectors that the parser's sentence network is given, (1 + words, size), the root first, and what it makes of them."""

    inputs: Half
    heads: NDArray[np.int64]
    """(words,): the governors in the best tree, 0 for the root."""
    likely: NDArray[np.int64]
    """(words, at most ``LIKELY``): governors, the likeliest first, and how likely each is."""
    shares: Half
    labels: Half
    """(words, relations): log-probabilities of the relation to the governor in the tree."""

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass
class Lessons:
    """What was heard."""

    cuts: list[Cut] = field(default_factory=list)
    tags: list[Tagged] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)


def hear(texts: Sequence[str], pack: Path, tell: Callable[[str], None]) -> Lessons:
    """Let a pack read articles, and keep what its tokeniser, tagger and parser say. Raises ``PackError``."""
    found = Lessons()
    parser = load_parser(Settings(pack=pack, ner=None), engine=lambda pack: _Heard(pack, found))
    for first in range(0, len(texts), BULK):
        parser.parse([Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts[first : first + BULK])])
        if first % (20 * BULK) == 0:
            tell(f"{first} articles, {len(found.trees)} sentences")
    return found


class _Heard(Engine):
    """An engine whose models write down what they say."""

    def __init__(self, pack: Pack, lessons: Lessons) -> None:
        pipeline = load_pipeline(pack)
        if not is_known(pipeline):
            raise PackError(f"The models of {pack.folder} are built otherwise", "Start from a pack that isnad models train made.")
        self.expansions = dict(pipeline.processors["mwt"].trainer.expansion_dict)
        self._cut = _HeardWindows(pipeline, lessons)
        self._annotate = FastAnnotator(
            pipeline, tagger=lambda part: _HeardTagger(part, lessons), parser=lambda part: _HeardParser(part, lessons)
        )


class _HeardWindows(Windows):
    def __init__(self, pipeline: Pipeline, lessons: Lessons) -> None:
        super().__init__(pipeline)
        self._lessons = lessons

    def _scores(self, units: Tensor, signs: Tensor, seen: Sequence[list[str]]) -> NDArray[np.float32]:
        scores = super()._scores(units, signs, seen)
        for row, length in enumerate(map(len, seen)):
            cut = Cut(units[row, :length].numpy().copy(), _half(signs[row, :length]), _half(scores[row, :length]))
            self._lessons.cuts.append(cut)
        return scores


class _HeardTagger(Tagger):
    def __init__(self, part: Any, lessons: Lessons) -> None:
        super().__init__(part)
        self._lessons = lessons

    def _tag(self, batch: Batch, numbers: NDArray[np.int64], vectors: NDArray[np.float32]) -> Iterator[list[Tags]]:
        model = self._model
        with _outputs([model.upos_clf, *model.tag_clf["feats"]]) as said, _inputs(model.taggerlstm) as given:
            yield from super()._tag(batch, numbers, vectors)
        [inputs] = given
        given_vectors = _unpacked(inputs.data, inputs)
        scores = _unpacked(torch.cat([functional.log_softmax(each, 1) for each in said], 1), inputs)
        for row, length in enumerate(batch.lengths):
            if length in WORDS:
                self._lessons.tags.append(Tagged(_half(given_vectors[row, :length]), _half(scores[row, :length])))


class _HeardParser(TreeParser):
    def __init__(self, part: Any, lessons: Lessons) -> None:
        super().__init__(part)
        self._lessons = lessons
        self._said: tuple[Tensor, NDArray[np.float32]] | None = None

    def _arc_scores(self, states: Tensor) -> NDArray[np.float32]:
        scores = super()._arc_scores(states)
        self._said = states, scores
        return scores

    def _parse(
        self, batch: Batch, numbers: NDArray[np.int64], vectors: NDArray[np.float32]
    ) -> Iterator[tuple[list[int], list[str]]]:
        with _inputs(self._model.parserlstm) as given:
            found = list(super()._parse(batch, numbers, vectors))
        assert self._said
        states, scores = self._said
        inputs = _unpacked(given[0].data, given[0])
        for row, (length, (heads, _)) in enumerate(zip(batch.lengths, found, strict=True)):
            if length - 1 in WORDS:
                chosen, arcs = np.array(heads, np.int64), scores[row, 1:length, :length]
                likely = np.argsort(-arcs, axis=1)[:, :LIKELY]
                shares = np.exp(np.take_along_axis(arcs, likely, 1)).astype(np.float16)
                labels = label_scores(self._model.deprel, states[row : row + 1, :length], torch.from_numpy(chosen)[None])
                said = _half(functional.log_softmax(labels[0], 1))
                self._lessons.trees.append(Tree(_half(inputs[row, :length]), chosen, likely, shares, said))
        yield from found


def label_scores(scorer: Any, states: Tensor, heads: Tensor, rate: float = 0.0) -> Tensor:
    """Scores of the relations of each word to its head, (sentences, words, relations).

    ``states`` are (sentences, 1 + words, size), ``heads`` (sentences, words), ``rate`` is dropped out; sentences have one length.
    """
    words = with_one(functional.dropout(scorer.hidden_func(scorer.W1(states[:, 1:])), rate))
    governors = functional.dropout(scorer.hidden_func(scorer.W2(states)), rate)
    governors = with_one(torch.gather(governors, 1, heads[..., None].expand(-1, -1, governors.size(2))))
    form = scorer.scorer.W_bilin
    size, other, relations = form.weight.shape
    mixed = (words.reshape(-1, size) @ form.weight.reshape(size, -1)).view(-1, other, relations)
    scores: Tensor = (mixed * governors.reshape(-1, other, 1)).sum(1) + form.bias
    return scores.view(*heads.shape, relations)


def with_one(vectors: Tensor) -> Tensor:
    """The biaffine form's constant is a last component that is always 1."""
    return torch.cat([vectors, vectors.new_ones(*vectors.shape[:-1], 1)], -1)


class _Kept:
    """What modules are given or say, as long as this lasts."""

    def __init__(self, hooks: Sequence[Callable[[Callable[..., None]], Any]], of: Callable[..., Any]) -> None:
        self._found: list[Any] = []
        self._handles = [hook(lambda *seen: self._found.append(of(*seen))) for hook in hooks]

    def __enter__(self) -> list[Any]:
        return self._found

    def __exit__(self, *_: object) -> None:
        for handle in self._handles:
            handle.remove()


def _outputs(modules: Sequence[nn.Module]) -> _Kept:
    return _Kept([module.register_forward_hook for module in modules], lambda _module, _given, said: said)


def _inputs(module: nn.Module) -> _Kept:
    return _Kept([module.register_forward_pre_hook], lambda _module, given: given[0])


def _unpacked(data: Tensor, like: PackedSequence) -> Tensor:
    """(sentences, longest, columns)."""
    padded: Tensor = pad_packed_sequence(PackedSequence(data, like.batch_sizes), batch_first=True)[0]
    return padded


def _half(values: Tensor | NDArray[np.float32]) -> Half:
    array = values.numpy() if isinstance(values, Tensor) else values
    return array.astype(np.float16)
