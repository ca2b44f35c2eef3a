"""The whole course: a teacher made from nothing, and news annotated by it. A run that was ended goes on with its next step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from stanza import Pipeline

from graph_builder.language.engine import foundation
from graph_builder.language.fast.lemmas import Lemmatiser
from graph_builder.language.pack import SHIPPED, Pack
from graph_builder.language.parser import load_parser
from graph_builder.language.training import corpus, prepare
from graph_builder.language.training.recipe import Name, recipes
from graph_builder.language.training.silver import Lemmas, write_silver
from graph_builder.language.training.teacher import materials, pretraining, sentences, teaching
from graph_builder.language.training.teacher.pieces import Pieces
from graph_builder.language.training.teacher.sentences import Sentence
from graph_builder.language.training.teacher.workshop import ENCODER, PIECES, PLAIN, STREAM, TREES, Workshop, scores
from graph_builder.settings import Settings

_NAMED = {
    "names-gold.jsonl.gz": prepare.NAMES_GOLD,
    "names-renamed.jsonl.gz": prepare.NAMES_RENAMED,
    "names-own.jsonl.gz": prepare.NAMES_OWN,
}
ANNOTATED = "annotated.jsonl.gz"


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    data: Path
    """Folder with ``treebank/original`` and ``ner``."""
    corpus: Path
    """Folder of zipped articles."""
    out: Path
    recipe: Name
    start: Path = SHIPPED
    """The pack that cuts the articles into sentences and words, and knows their lemmas."""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Label -> names to rewrite sentences with."""
    forces: Collection[str] = ()
    """Names of several words that are marked whole wherever they stand."""
    device: str = "cpu"


class Course:
    """One run. What students need lies in the output folder, the rest in ``teacher`` under it."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self._order, self._tell = order, tell
        self._folder = order.out / "teacher"
        self._workshop = Workshop(self._folder, order.device, tell)

    def run(self) -> dict[str, Any]:
        """Scores of the teachers on sentences that they did not learn from. Raises ``NotFoundError`` and ``PackError``."""
        plan = recipes().teacher
        self._folder.mkdir(parents=True, exist_ok=True)
        self._prepare()
        if not (self._folder / ENCODER).exists():
            self._workshop.pretrain(pretraining.Pace(plan.reading_seconds), plan.width, plan.layers)
        for seed in range(plan.teachers):
            if not self._workshop.network(seed).exists():
                self._workshop.teach(seed, teaching.Pace(plan.lesson_seconds))
        seeds = range(plan.teachers)
        found = self._workshop.annotate(seeds, sentences.read(self._folder / PLAIN), self._folder / ANNOTATED)
        write_silver(found, self._lemmas(found), self._order.forces, self._order.out)
        held = list(sentences.read_trees(self._folder / prepare.HELD))
        return scores(held, self._workshop.annotate(seeds, held, self._folder / "held.jsonl.gz"))

    def _prepare(self) -> None:
        order, folder = self._order, self._folder
        prepare.prepare_trees(order.data, recipes().data[order.recipe], folder)
        prepare.prepare_names(order.data, recipes().data[order.recipe], folder, order.names)
        if (folder / PLAIN).exists():
            return
        parser = load_parser(Settings(pack=order.start))
        sentences.write(sentences.read_trees(folder / prepare.NOISY), folder / TREES)
        for name, source in _NAMED.items():
            sentences.write(materials.named(folder / source, parser), folder / name)
        self._tell("cutting the articles into words")
        paragraphs = [found.marked for found in materials.paragraphs(corpus.articles(order.corpus, None), parser)]
        pieces = Pieces.learn(materials.counts(paragraphs), recipes().teacher.pieces)
        pieces.save(folder / PIECES)
        stream = materials.stream(paragraphs, pieces)
        np.savez(folder / STREAM, pieces=stream.pieces, begins=np.packbits(stream.begins))
        chosen = corpus.articles(order.corpus, recipes().teacher.articles, recipes().seed)
        sentences.write(materials.plain(chosen, parser), folder / PLAIN)

    def _lemmas(self, found: Sequence[Sentence]) -> Lemmas:
        """As the start pack's lemmatiser has them."""
        pack = Pack(self._order.start, official=False)
        pipeline = Pipeline(**pack.options(), foundation_cache=foundation(pack))
        words = sorted({pair for s in found for pair in zip((w for t in s.tokens for w in t), s.tags, strict=True)})
        return dict(zip(words, Lemmatiser(pipeline.processors["lemma"])(words), strict=True))
