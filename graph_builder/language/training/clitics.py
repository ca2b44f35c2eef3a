"""Learns the weights of clitic analyses from treebanks and prints them as the ``clitic_weights.yaml`` of a pack.

The treebanks must be ones that the tokenizer was not trained on, or its flags would look better than they are.

Usage: ``python -m graph_builder.language.training.clitics TREEBANK.conllu.gz…``
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import yaml

from graph_builder.language.clitics import load_clitics
from graph_builder.language.engine import Engine
from graph_builder.language.pack import find_pack
from graph_builder.language.segmentation import Counts, Segmenter
from graph_builder.settings import Settings

FOLDS = 4
PENALTY = 0.5
"""Of the squared weights, over all tokens: a handful of tokens cannot make a weight large."""


@dataclass(frozen=True)
class Example:
    """A token as the tokenizer saw it, and its words in the treebank."""

    token: str
    flagged: bool
    words: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """The features of all analyses of one token and the index of the right one."""

    features: list[dict[str, float]]
    right: int


def read_sentences(path: Path) -> Iterator[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Text and (token, words) of each sentence of a gzipped CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for block in stream.read().strip().split("\n\n"):
            lines = block.split("\n")
            text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
            yield text, _tokens([line.split("\t") for line in lines if not line.startswith("#")])


def _tokens(rows: list[list[str]]) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    covered = 0
    for number, form, *_ in rows:
        if "-" in number:
            first, covered = (int(n) for n in number.split("-"))
            found.append((form, tuple(row[1] for row in rows if row[0].isdigit() and first <= int(row[0]) <= covered)))
        elif int(number) > covered:
            found.append((form, (form,)))
    return found


def read_examples(path: Path, engine: Engine) -> Iterator[Example]:
    """Tokens on which tokenizer and treebank agree."""
    sentences = list(read_sentences(path))
    for (text, gold), seen in zip(sentences, engine.tokenise([text for text, _ in sentences]), strict=True):
        words: dict[tuple[int, int], tuple[str, ...]] = {}
        end = 0
        for form, parts in gold:
            start = text.index(form, end)
            end = start + len(form)
            words[start, end] = parts
        for token in seen:
            if (token.start, token.end) in words:
                yield Example(token.text, token.splits, words[token.start, token.end])


def choices(examples: Sequence[Example], segmenter: Segmenter) -> Iterator[Choice]:
    """What can be learnt: tokens with more than one analysis, of which one is right."""
    for example in examples:
        analyses = list(segmenter.analyses(example.token))
        words = [analysis.words for analysis in analyses]
        if len(analyses) > 1 and example.words in words:
            features = [segmenter.features(example.token, analysis, example.flagged) for analysis in analyses]
            yield Choice(features, words.index(example.words))


def learn(found: Sequence[Choice]) -> dict[str, float]:
    """Weights that make the right analyses most probable (softmax over the analyses of each token)."""
    names = sorted({name for choice in found for features in choice.features for name in features})
    place = {name: index for index, name in enumerate(names)}
    widest = max(len(choice.features) for choice in found)
    inputs = torch.zeros(len(found), widest, len(names))
    absent = torch.ones(len(found), widest, dtype=torch.bool)
    for row, choice in enumerate(found):
        absent[row, : len(choice.features)] = False
        for column, features in enumerate(choice.features):
            for name, value in features.items():
                inputs[row, column, place[name]] = value
    right = torch.tensor([choice.right for choice in found])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = (inputs @ weights).masked_fill(absent, float("-inf"))
        value = torch.nn.functional.cross_entropy(scores, right, reduction="sum") + PENALTY * (weights**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return {name: round(weights[index].item(), 3) for name, index in place.items()}


def accuracy(examples: Sequence[Example], segmenter: Segmenter) -> float:
    """Share of tokens that are cut as in the treebank."""
    return sum(segmenter.split(e.token, e.flagged) == e.words for e in examples) / len(examples)


def main(paths: Sequence[Path]) -> None:
    """Print the accuracy on parts that were left out in turn, then the weights of the whole."""
    torch.set_num_threads(1)
    pack = find_pack(Settings())
    engine = Engine(pack)
    counts, clitics, dictionary = Counts.load(pack.types), load_clitics(), engine.expansions
    bare = Segmenter(clitics, counts, {}, dictionary)
    examples = [example for path in paths for example in read_examples(path, engine)]

    def taught(part: Sequence[Example]) -> Segmenter:
        return Segmenter(clitics, counts, learn(list(choices(part, bare))), dictionary)

    size = len(examples) // FOLDS + 1
    for start in range(0, len(examples), size):
        left_out = examples[start : start + size]
        rest = examples[:start] + examples[start + size :]
        sys.stdout.write(f"# left out {start}-{start + len(left_out)}: {accuracy(left_out, taught(rest)):.4f}\n")
    weights = learn(list(choices(examples, bare)))
    sys.stdout.write(yaml.safe_dump(weights, allow_unicode=True, sort_keys=True))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
