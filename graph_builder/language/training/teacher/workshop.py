"""The teacher's work as steps over the files of one folder. Several ``teach`` and ``annotate`` may run side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from graph_builder.language.training.teacher import pretraining, sentences
from graph_builder.language.training.teacher.encoder import Shape
from graph_builder.language.training.teacher.network import Labels, Network
from graph_builder.language.training.teacher.pieces import Pieces
from graph_builder.language.training.teacher.sentences import Sentence
from graph_builder.language.training.teacher.teaching import Lessons, Pace, Teachers, teach
from graph_builder.language.training.whole import whole

PIECES, STREAM, ENCODER = "pieces.json", "stream.npz", "encoder.pt"
TREES, PLAIN = "trees.jsonl.gz", "plain.jsonl.gz"
NAMED = {"names-gold.jsonl.gz": 0.55, "names-renamed.jsonl.gz": 0.35, "names-own.jsonl.gz": 0.1}
"""Files of named sentences, and how often a batch of each is drawn."""


@dataclass(frozen=True)
class Workshop:
    """``folder`` holds what ``materials`` made."""

    folder: Path
    device: str
    tell: Callable[[str], None]

    def pretrain(self, pace: pretraining.Pace, width: int = 512, layers: int = 8) -> None:
        """Teach an encoder the language."""
        with np.load(self.folder / STREAM) as stored:
            pieces = stored["pieces"]
            stream = pretraining.Stream(pieces, np.unpackbits(stored["begins"], count=len(pieces)).astype(bool))
        shape = Shape(self._pieces().size, width, layers, width // 64)
        pretraining.pretrain(stream, shape, pace, self.folder / ENCODER, self.tell, self.device)

    def teach(self, seed: int, pace: Pace) -> None:
        """Teach one network to annotate."""
        trees = sentences.read(self.folder / TREES)
        named = [(sentences.read(self.folder / name), weight) for name, weight in NAMED.items()]
        labels = Labels.of(trees, [sentence for found, _ in named for sentence in found])
        network = Network(pretraining.load(self.folder / ENCODER, dropout=0.15), labels)
        teach(network, Lessons(trees, named), self._pieces(), pace, seed, self.tell, self.device)
        with whole(self.network(seed)) as part:
            torch.save({"labels": vars(labels), "state": network.state_dict()}, part)

    def annotate(self, seeds: Sequence[int], unread: Sequence[Sentence], out: Path) -> list[Sentence]:
        """Annotate sentences with the networks of these seeds, and write them."""
        teachers = Teachers([self._load(seed) for seed in seeds], self._pieces(), self.device)
        found = list(teachers.annotate(unread))
        sentences.write(found, out)
        return found

    def _load(self, seed: int) -> Network:
        stored = torch.load(self.network(seed), map_location="cpu", weights_only=True)
        network = Network(pretraining.load(self.folder / ENCODER), Labels(**stored["labels"]))
        network.load_state_dict(stored["state"])
        return network

    def network(self, seed: int) -> Path:
        """The file of a network."""
        return self.folder / f"network-{seed}.pt"

    def _pieces(self) -> Pieces:
        return Pieces.load(self.folder / PIECES)


def scores(given: Iterable[Sentence], found: Iterable[Sentence]) -> dict[str, float]:
    """Per cent of words with the right tag, features, head, and head and relation; and F1 of names."""
    right: Counter[str] = Counter()
    by_tokens = {sentence.tokens: sentence for sentence in found}
    for gold in given:
        guess = by_tokens[gold.tokens]
        right["words"] += len(gold.tags)
        right["tags"] += sum(a == b for a, b in zip(gold.tags, guess.tags, strict=False))
        right["feats"] += sum(a == b for a, b in zip(gold.feats, guess.feats, strict=False))
        attached = [a == b for a, b in zip(gold.heads, guess.heads, strict=False)]
        same = [a.split(":")[0] == b.split(":")[0] for a, b in zip(gold.relations, guess.relations, strict=False)]
        right["heads"] += sum(attached)
        right["relations"] += sum(a and b for a, b in zip(attached, same, strict=True))
        if gold.names:
            there, seen = _spans(gold.names), _spans(guess.names)
            right["names"] += len(there & seen)
            right["names in all"] += len(there) + len(seen)
    words, names = right.pop("words"), right.pop("names in all", 0)
    if names:
        return {"names": round(200 * right["names"] / names, 2)}
    return {measure: round(100 * count / words, 2) for measure, count in right.items()}


def _spans(names: Sequence[str]) -> set[tuple[int, int, str]]:
    found = set()
    for first, name in enumerate(names):
        if name[0] == "B":
            last = first
            while last + 1 < len(names) and names[last + 1] == f"I{name[1:]}":
                last += 1
            found.add((first, last, name[2:]))
    return found
