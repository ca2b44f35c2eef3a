"""Small tokenisers, taggers and parsers in Stanza's format, as learners.

What reads single words (vectors, letters, embeddings) is taken over from the larger model and stays: its answers are
remembered by word and cost nothing. What reads sentences is new and small. Sentences of one length learn together, so nothing
is padded.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.pretrain import Pretrain
from stanza.models.depparse import trainer as depparse
from stanza.models.depparse.model import GraphParser
from stanza.models.pos import trainer as pos
from stanza.models.pos.model import Tagger
from stanza.models.tokenization import trainer as tokenization
from stanza.models.tokenization.model import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from graph_builder.language.training.lighter.lessons import Cut, Lessons, Tagged, Tree, label_scores, with_one
from graph_builder.language.training.recipe import Lighter

WORDS = 1000
"""Words, or a twelfth of the characters, that learn together."""
CHARACTERS = 12 * WORDS
HELD = 0.02
"""Share of the lessons that the students are scored on."""
WINDOW = 250
"""Characters of a piece of text that the tokeniser learns from."""
STEP = 20
"""Lengths of pieces are multiples of this, so that many have the same."""
UNSURE = 15
"""Characters at a cut edge that are not learnt: what stood beside them is not seen."""
START = 0.02
"""Spread of the first weights of biaffine forms, which Stanza begins with zeros."""

Lesson = TypeVar("Lesson", Cut, Tagged, Tree)


class Student(Generic[Lesson]):
    """What the three have in common: a small model, whose weights that ``taken_over`` names stay those of the larger one."""

    size = WORDS
    """Words, or for the tokeniser characters, that learn together."""

    def __init__(
        self,
        trainer: Any,
        model: nn.Module,
        args: dict[str, Any],
        lessons: Sequence[Lesson],
        taken_over: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """``args`` are those that the model was built with."""
        held = math.ceil(HELD * len(lessons))
        self._lessons: Sequence[Lesson] = lessons[held:]
        self._scored: Sequence[Lesson] = lessons[:held]
        larger = trainer.model.state_dict()
        self.model, self._trainer, self._args = model, trainer, args
        own = model.state_dict()
        for name, weight in model.named_parameters():
            if taken_over(name):
                own[name].copy_(larger[name])
                weight.requires_grad = False
        self.learns = [weight for weight in model.parameters() if weight.requires_grad]
        self.optimizer = torch.optim.AdamW(self.learns, betas=(0.9, 0.98), eps=1e-8, weight_decay=1e-3)

    def batches(self) -> Iterator[list[Lesson]]:
        """Lessons of one length."""
        rng = random.Random(random.random())
        while True:
            yield from _lengths(self.drawn(rng), self.size, rng)

    def drawn(self, _rng: random.Random) -> Sequence[Lesson]:
        """The lessons of the next round."""
        return self._lessons

    def scored(self) -> Iterator[list[Lesson]]:
        """Lessons that are not learnt from."""
        yield from _lengths(self._scored, self.size, random.Random(0))

    def learn(self, loss: Tensor) -> float:
        """One step."""
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.learns, 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Write the model in Stanza's format."""
        self._trainer.model, self._trainer.args = self.model, self._args
        self._trainer.save(str(path))


def _lengths(lessons: Sequence[Lesson], most: int, rng: random.Random) -> list[list[Lesson]]:
    """Batches of lessons of one length each, in a new order."""
    by_length: dict[int, list[Lesson]] = {}
    for lesson in lessons:
        by_length.setdefault(len(lesson), []).append(lesson)
    found = []
    for size, of_size in by_length.items():
        rng.shuffle(of_size)
        together = max(1, most // size)
        found += [of_size[first : first + together] for first in range(0, len(of_size), together)]
    rng.shuffle(found)
    return found


def _stacked(arrays: Sequence[NDArray[Any]], kind: torch.dtype = torch.float32) -> Tensor:
    return torch.from_numpy(np.stack(arrays)).to(kind)


def _unlike(scores: Tensor, said: Tensor) -> Tensor:
    """Cross entropy of scores against log-probabilities, for each word."""
    return -(said.exp() * functional.log_softmax(scores, -1)).sum(-1)


def _read(lstm: Any, first: tuple[Tensor, Tensor], inputs: Tensor, rate: float, blank: Tensor) -> Tensor:
    """States of words by Stanza's ``HighwayLSTM``; ``rate`` of the vectors and half as many words are dropped out."""
    if rate:
        missing = torch.rand(inputs.shape[:2]) < rate / 2
        inputs = torch.where(missing[..., None], blank, inputs)
    for layer, (network, highway, gate) in enumerate(zip(lstm.lstm, lstm.highway, lstm.gate, strict=True)):
        inputs = functional.dropout(inputs, rate)
        begin = tuple(each[2 * layer : 2 * layer + 2].expand(2, len(inputs), -1).contiguous() for each in first)
        states, _ = network.lstm(inputs, begin)
        inputs = states + torch.sigmoid(gate(inputs)) * torch.tanh(highway(inputs))
    return functional.dropout(inputs, rate)


class LightTagger(Student[Tagged]):
    """Tags and features."""

    def __init__(self, start: Path, pretrain: Pretrain, lessons: Lessons, plan: Lighter) -> None:
        trainer = pos.Trainer(pretrain=pretrain, model_file=str(start), device="cpu")
        args = {**trainer.args, "hidden_dim": plan.hidden, "deep_biaff_hidden_dim": plan.scoring}
        model = Tagger(args, trainer.vocab, emb_matrix=pretrain.emb, share_hid=args["share_hid"])
        new = ("taggerlstm", "upos_hid", "upos_clf", "tag_hid", "tag_clf")
        super().__init__(trainer, model, args, lessons.tags, lambda name: not name.startswith(new))
        for form in (model.tag_clf["xpos"], *model.tag_clf["feats"]):
            nn.init.normal_(form.W_bilin.weight, std=START)
        self._rate = plan.dropout

    def update(self, batch: list[Tagged]) -> float:
        """One step."""
        said = _stacked([lesson.said for lesson in batch]).flatten(0, 1)
        tags, states = self._tags(batch, self._rate)
        loss, first = _unlike(tags, said[:, : tags.size(1)]).mean(), tags.size(1)
        for scores in self._features(states, said[:, :first].argmax(1)):
            loss = loss + _unlike(scores, said[:, first : first + scores.size(1)]).mean()
            first += scores.size(1)
        return self.learn(loss)

    def score(self) -> float:
        """Share of words whose tag is the larger model's."""
        with torch.inference_mode():
            right = words = 0
            for batch in self.scored():
                tags, _ = self._tags(batch, 0.0)
                said = _stacked([lesson.said for lesson in batch]).flatten(0, 1)
                right += int((tags.argmax(1) == said[:, : tags.size(1)].argmax(1)).sum())
                words += len(tags)
            return right / words

    def _tags(self, batch: Sequence[Tagged], rate: float) -> tuple[Tensor, Tensor]:
        """Scores of tags, and the states of the words: (words, tags), (words, size)."""
        model = self.model
        first = model.taggerlstm_h_init, model.taggerlstm_c_init
        inputs = _stacked([lesson.inputs for lesson in batch])
        states = _read(model.taggerlstm, first, inputs, rate, model.drop_replacement).flatten(0, 1)
        hidden = functional.dropout(functional.relu(model.upos_hid(states)), rate)
        return model.upos_clf(hidden), states

    def _features(self, states: Tensor, tags: Tensor) -> Iterator[Tensor]:
        """Scores of each feature of words of known tags."""
        model = self.model
        words = with_one(functional.dropout(functional.relu(model.tag_hid["feats"](states)), self._rate))
        parents = with_one(model.upos_emb(tags))
        for form in model.tag_clf["feats"]:
            yield torch.einsum("ni,oij,nj->no", words, form.W_bilin.weight, parents) + form.W_bilin.bias


class LightParser(Student[Tree]):
    """Trees. It does without the parser's guesses of the side and distance of heads, which win little."""

    def __init__(self, start: Path, pretrain: Pretrain, lessons: Lessons, plan: Lighter) -> None:
        trainer = depparse.Trainer.load(str(start), pretrain, device="cpu", reset_history=True)
        sizes = {"hidden_dim": plan.hidden, "deep_biaff_hidden_dim": plan.scoring}
        args = {**trainer.args, **sizes, "linearization": False, "distance": False}
        model = GraphParser(args, trainer.vocab, emb_matrix=pretrain.emb)
        new = ("parserlstm", "unlabeled", "deprel")
        super().__init__(trainer, model, args, lessons.trees, lambda name: not name.startswith(new))
        for scorer in (model.unlabeled, model.deprel):
            nn.init.normal_(scorer.scorer.W_bilin.weight, std=START)
        self._rate = plan.dropout

    def update(self, batch: list[Tree]) -> float:
        """One step."""
        heads = _stacked([lesson.heads for lesson in batch], torch.int64)
        arcs, labels = self._scores(batch, heads, self._rate)
        likely = _stacked([lesson.likely for lesson in batch], torch.int64)
        shares = _stacked([lesson.shares for lesson in batch])
        unlike = -(torch.gather(functional.log_softmax(arcs, 2), 2, likely) * shares).sum(2).mean()
        return self.learn(unlike + _unlike(labels, _stacked([lesson.labels for lesson in batch])).mean())

    def score(self) -> float:
        """Share of words whose likeliest head and relation are the larger model's."""
        with torch.inference_mode():
            right = words = 0
            for batch in self.scored():
                heads = _stacked([lesson.heads for lesson in batch], torch.int64)
                arcs, labels = self._scores(batch, heads, 0.0)
                relations = _stacked([lesson.labels for lesson in batch]).argmax(2)
                right += int(((arcs.argmax(2) == heads) & (labels.argmax(2) == relations)).sum())
                words += heads.numel()
            return right / words

    def _scores(self, batch: Sequence[Tree], heads: Tensor, rate: float) -> tuple[Tensor, Tensor]:
        """Scores of heads, (sentences, words, 1 + words), and of the relations to given heads."""
        model = self.model
        first = model.parserlstm_h_init, model.parserlstm_c_init
        inputs = _stacked([lesson.inputs for lesson in batch])
        states = _read(model.parserlstm, first, inputs, rate, model.drop_replacement)
        scorer = model.unlabeled
        words = with_one(functional.dropout(scorer.hidden_func(scorer.W1(states[:, 1:])), rate))
        governors = with_one(functional.dropout(scorer.hidden_func(scorer.W2(states)), rate))
        form = scorer.scorer.W_bilin
        arcs = torch.einsum("nli,ij,nmj->nlm", words, form.weight[..., 0], governors) + form.bias
        itself = functional.pad(torch.eye(heads.size(1), dtype=torch.bool), (1, 0))
        return arcs.masked_fill(itself, -1e4), label_scores(model.deprel, states, heads, rate)


class LightTokeniser(Student[Cut]):
    """Ends of tokens and sentences, by one network instead of two of which the second reads the first."""

    size = CHARACTERS

    def __init__(self, start: Path, _pretrain: Pretrain, lessons: Lessons, plan: Lighter) -> None:
        trainer = tokenization.Trainer(model_file=str(start), device="cpu")
        args = {**trainer.args, "hidden_dim": plan.hidden, "hierarchical": False}
        model = Tokenizer(args, args["vocab_size"], args["emb_dim"], plan.hidden, dropout=plan.dropout, feat_dropout=0.0)
        model.embeddings.weight.data.copy_(trainer.model.embeddings.weight)
        super().__init__(trainer, model, args, lessons.cuts)

    def drawn(self, rng: random.Random) -> list[Cut]:
        """Pieces of text, cut anew in each round."""
        return [piece for lesson in self._lessons for piece in _pieces(lesson, rng)]

    def update(self, batch: list[Cut]) -> float:
        """One step."""
        said = _stacked([piece.said for piece in batch])
        sure = (said[..., 0] <= 0).float()
        unlike = -(said.clamp(max=0).exp() * self._said(batch)).sum(2) * sure
        return self.learn(CHARACTERS / WORDS * unlike.sum() / sure.sum().clamp(min=1))

    def score(self) -> float:
        """Share of the ends of tokens for which it says what the larger model does."""
        with torch.inference_mode():
            right = ends = 0
            self.model.eval()
            for batch in self.scored():
                said, found = np.stack([lesson.said for lesson in batch]).argmax(2), self._said(batch).argmax(2).numpy()
                right += int(((said == found) & (said > 0)).sum())
                ends += int(((said > 0) | (found > 0)).sum())
            self.model.train()
            return right / ends

    def _said(self, batch: Sequence[Cut]) -> Tensor:
        """Log-probabilities of what ends with each character: (pieces, characters, 5)."""
        units = _stacked([piece.units for piece in batch], torch.int64)
        signs = _stacked([piece.signs for piece in batch])
        said: Tensor = self.model(units, signs, [units.size(1)] * len(batch))
        return said


def _pieces(lesson: Cut, rng: random.Random) -> Iterator[Cut]:
    """Pieces of a window, whose lengths are multiples of ``STEP``; what is not to be learnt is marked by a number above 0."""
    length = len(lesson)
    first = rng.randrange(STEP, WINDOW) if length > WINDOW else length
    cuts = [0, *range(first, length, WINDOW), length]
    for begin, end in pairwise(cuts):
        spare = (end - begin) % STEP if end - begin > 2 * STEP else 0
        begin, end = (begin + spare, end) if rng.random() < 0.5 else (begin, end - spare)
        if end - begin > 2 * UNSURE or end - begin == length:
            said = lesson.said[begin:end].copy()
            said[: UNSURE if begin else 0] = 1
            said[len(said) - (UNSURE if end < length else 0) :] = 1
            yield replace(lesson, units=lesson.units[begin:end], signs=lesson.signs[begin:end], said=said)
