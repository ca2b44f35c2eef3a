"""Stanza's tagger, parser and name finder as learners: built anew or from an earlier model, fed from CoNLL-U and name files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from stanza.models import ner_tagger, parser, tagger
from stanza.models.common.doc import DEPREL, FEATS, HEAD, UPOS, Document
from stanza.models.common.dropout import WordDropout
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse import data as depparse_data
from stanza.models.depparse import trainer as depparse
from stanza.models.ner import data as ner_data
from stanza.models.ner import scorer as ner_scorer
from stanza.models.ner import trainer as ner
from stanza.models.pos import data as pos_data
from stanza.models.pos import trainer as pos
from stanza.utils.conll import CoNLL

from graph_builder.language.training.loop import endless
from graph_builder.language.training.whole import whole

SENTENCES = 24
"""Sentences in a batch of the tagger."""
WORDS = 1000
"""Words in a batch of the parser."""
NAMED = 32
"""Sentences in a batch of the name finder."""


@dataclass(frozen=True)
class Diet:
    """What a part learns from: files and how often a batch of each is drawn, and a file to score it on."""

    files: Sequence[tuple[Path, float]]
    held: Path


@dataclass(frozen=True)
class Machine:
    """Where a part learns: the device, and how many times larger its batches are than a processor's."""

    device: str = "cpu"
    batch: int = 1


PROCESSOR = Machine()
LARGE = 4
"""Times that a batch is larger on a graphics card, which is hardly busy with less."""


def vectors(path: Path) -> Pretrain:
    """The word vectors of a pack, in single precision."""
    found = Pretrain(str(path))
    found._emb = found.emb.float()
    return found


def _optimizer(model: torch.nn.Module) -> torch.optim.Optimizer:
    return torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], betas=(0.9, 0.98), eps=1e-8, weight_decay=1e-2)


def drop_out(model: torch.nn.Module, rate: float) -> None:
    """Set what a model drops out of its vectors while it learns; of whole words, half of that."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout) and module.p:
            module.p = rate
        elif isinstance(module, WordDropout):
            module.dropprob = rate / 2


def _shuffled(data: Any, size: int) -> Iterable[Any]:
    """Batches of a data set of the tagger, in a new order each time."""
    found: Iterable[Any] = data.to_loader(batch_size=size, shuffle=True)
    return found


def _again(loader: Any) -> Iterable[Any]:
    """Batches of a loader of parser or name finder, in a new order each time."""
    loader.reshuffle()
    found: Iterable[Any] = loader
    return found


class Tagger:
    """Parts of speech and features."""

    def __init__(
        self, diet: Diet, pretrain: Pretrain, start: Path | None, options: Sequence[str], machine: Machine = PROCESSOR
    ) -> None:
        self._size = SENTENCES * machine.batch
        args = tagger.parse_args(["--lang", "ar", "--shorthand", "ar_news", "--cpu", *options])
        documents = [CoNLL.conll2doc(str(path)) for path, _ in diet.files]
        if start:
            self._trainer = pos.Trainer(pretrain=pretrain, model_file=str(start), device=machine.device)
        else:
            vocab = pos_data.Dataset.init_vocab(documents[:1], args)
            self._trainer = pos.Trainer(args=args, vocab=vocab, pretrain=pretrain, device=machine.device)
        self.model = self._trainer.model
        self.optimizer = _optimizer(self.model)
        self._trainer.optimizers = {"all": self.optimizer}
        self._trainer.schedulers = {}
        self._pretrain = pretrain
        self._sets = [self._set(document, evaluation=False) for document in documents]
        self._weights = [weight for _, weight in diet.files]
        self._held = CoNLL.conll2doc(str(diet.held))

    def _set(self, document: Document, evaluation: bool) -> Any:
        return pos_data.Dataset(document, self._trainer.args, self._pretrain, vocab=self._trainer.vocab, evaluation=evaluation)

    def batches(self) -> Iterator[Any]:
        """Batches of sentences of one file each."""

        return endless([partial(_shuffled, data, self._size) for data in self._sets], self._weights, seed=1)

    def update(self, batch: Any) -> float:
        """One step."""
        return float(self._trainer.update(batch))

    def score(self) -> float:
        """Share of right parts of speech."""
        right = total = 0
        gold = self._held.get([UPOS])
        for given, found in zip(gold, self.tags(self._held), strict=True):
            right += given == found[0]
            total += 1
        return right / total

    def tags(self, document: Document) -> list[tuple[str, str, str]]:
        """Tag, blank and features of every word."""
        loader = self._set(document, evaluation=True).to_loader(batch_size=SENTENCES)
        found: list[list[list[str]]] = []
        with torch.inference_mode():
            for batch in loader:
                found += self._trainer.predict(batch)
        return [(word[0], word[1], word[2]) for sentence in found for word in sentence]

    def save(self, path: Path) -> None:
        """Write the model."""
        self._trainer.save(str(path))


def retag(tagger: Tagger, gold: Path, path: Path) -> None:
    """Write the trees of ``gold`` with the tagger's tags: a parser that learnt from right ones would trust them too much."""
    document = CoNLL.conll2doc(str(gold))
    found = tagger.tags(document)
    document.set([UPOS], [tag for tag, _, _ in found])
    document.set([FEATS], [feats for _, _, feats in found])
    with whole(path) as part:
        CoNLL.write_doc2conll(document, str(part))


class Parser:
    """Dependency trees."""

    def __init__(
        self, diet: Diet, pretrain: Pretrain, start: Path | None, options: Sequence[str], machine: Machine = PROCESSOR
    ) -> None:
        self._size = WORDS * machine.batch
        documents = [CoNLL.conll2doc(str(path)) for path, _ in diet.files]
        if start:
            self._trainer = depparse.Trainer.load(str(start), pretrain, device=machine.device, reset_history=True)
        else:
            args = parser.parse_args(["--lang", "ar", "--shorthand", "ar_news", "--cpu", "--no_xpos", *options])
            vocab = depparse_data.Dataset(documents[0], args, pretrain).vocab
            self._trainer = depparse.GraphTrainer(args=args, vocab=vocab, pretrain=pretrain, device=machine.device)
        self.model = self._trainer.model
        self.optimizer = _optimizer(self.model)
        self._trainer.optimizer = {"all": self.optimizer}
        self._trainer.scheduler = {}
        self._pretrain = pretrain
        self._sets = [self._loader(document, evaluation=False) for document in documents]
        self._weights = [weight for _, weight in diet.files]
        held = CoNLL.conll2doc(str(diet.held))
        self._gold = held.get([HEAD, DEPREL])
        self._held = self._loader(held, evaluation=True)

    def _loader(self, document: Document, evaluation: bool) -> Any:
        # a relation that the model was not built with is one of another treebank: its plain form, or none in particular
        known = self._trainer.vocab["deprel"]
        plain = [r if r in known else r.split(":")[0] if r.split(":")[0] in known else "dep" for r in document.get([DEPREL])]
        document.set([DEPREL], plain)
        return depparse_data.DataLoader(
            document, self._size, self._trainer.args, self._pretrain, self._trainer.vocab, evaluation, sort_during_eval=True
        )

    def batches(self) -> Iterator[Any]:
        """Batches of sentences of one file each."""

        return endless([partial(_again, loader) for loader in self._sets], self._weights, seed=2)

    def update(self, batch: Any) -> float:
        """One step."""
        loss, _ = self._trainer.update(batch)
        return float(loss)

    def score(self) -> float:
        """Share of words with the right head and relation (relation without subtype, as CoNLL-18 counts)."""
        with torch.inference_mode():
            found = parser.predict_dataset(self._trainer, self._held)
        pairs = [(int(head), relation.split(":")[0]) for sentence in found for head, relation in sentence]
        gold = [(int(head), relation.split(":")[0]) for head, relation in self._gold]
        return sum(a == b for a, b in zip(gold, pairs, strict=True)) / len(gold)

    def save(self, path: Path) -> None:
        """Write the model."""
        self._trainer.save(str(path))


class NameFinder:
    """Names: persons, places, organisations, others."""

    def __init__(
        self, diet: Diet, pretrain: Pretrain, start: Path | None, options: Sequence[str], machine: Machine = PROCESSOR
    ) -> None:
        self._size = NAMED * machine.batch
        documents = [_named(path) for path, _ in diet.files]
        if start:
            self._trainer = ner.Trainer(pretrain=pretrain, model_file=str(start), device=machine.device)
        else:
            args = ner_tagger.parse_args(["--shorthand", "ar_news", "--cpu", *options])
            args["word_emb_dim"] = pretrain.emb.shape[1]
            vocab = ner_data.DataLoader(documents[0], NAMED, args, pretrain, scheme=args["train_scheme"]).vocab
            self._trainer = ner.Trainer(args=args, vocab=vocab, pretrain=pretrain, device=machine.device)
        self.model = self._trainer.model
        self.optimizer = _optimizer(self.model)
        self._trainer.optimizer = self.optimizer
        self._pretrain = pretrain
        self._sets = [self._loader(document, evaluation=False) for document in documents]
        self._weights = [weight for _, weight in diet.files]
        self._held = self._loader(_named(diet.held), evaluation=True)

    def _loader(self, document: Document, evaluation: bool) -> Any:
        args = self._trainer.args
        return ner_data.DataLoader(document, self._size, args, self._pretrain, vocab=self._trainer.vocab, evaluation=evaluation)

    def batches(self) -> Iterator[Any]:
        """Batches of sentences of one file each."""

        return endless([partial(_again, loader) for loader in self._sets], self._weights, seed=3)

    def update(self, batch: Any) -> float:
        """One step."""
        return float(self._trainer.update(batch))

    def score(self) -> float:
        """F1 of whole names."""
        gold = [[tags[0] for tags in sentence] for sentence in self._held.tags]
        _, _, f1, _ = ner_scorer.score_by_entity(self._bioes(), gold, verbose=False)
        return float(f1)

    def tags(self) -> list[list[str]]:
        """Tags of the held sentences, as "B-ORG", "I-ORG", "O"."""
        plain = {"S": "B", "E": "I"}
        return [[plain.get(tag[0], tag[0]) + tag[1:] for tag in sentence] for sentence in self._bioes()]

    def _bioes(self) -> list[list[str]]:
        found: list[list[str]] = []
        with torch.inference_mode():
            for batch in self._held:
                found += self._trainer.predict(batch)
        return found

    def save(self, path: Path) -> None:
        """Write the model."""
        self._trainer.save(str(path))


def _named(path: Path) -> Document:
    return Document(json.loads(path.read_text(encoding="utf-8")))
