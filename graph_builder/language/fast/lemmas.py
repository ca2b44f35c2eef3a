"""Lemmas of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from stanza.models.common import seq2seq_constant as constant
from stanza.models.common.vocab import DeltaVocab
from stanza.models.lemma.edit import EDIT_TO_ID, edit_word

from graph_builder.language.annotation import NOTHING
from graph_builder.language.fast.memory import LIMIT

TOGETHER = 1000
"""Words that are spelt at once: every step of spelling costs as much for few."""

Pair = tuple[str, str]
"""A word and its tag."""


class Lemmatiser:
    """Stanza's lemmatiser. A lemma depends on the word and its tag alone, so each pair is looked at once.

    Stanza spells every word and then throws away the spelling of those whose lemma is the word itself; here these are not spelt.
    """

    def __init__(self, processor: Any) -> None:
        self._trainer = processor.trainer
        self._model = processor.trainer.model.eval()
        self._known: dict[Pair, str] = {}

    @staticmethod
    def suits(processor: Any) -> bool:
        """Whether lemmas depend on word and tag alone, and are looked up, copied or spelt letter by letter."""
        trainer, config = processor.trainer, processor.config
        alone = not (trainer.has_contextual_lemmatizers() or trainer.caseless or trainer.args.get("charlm"))
        by_rule = config.get("ensemble_dict") and not config.get("dict_only") and trainer.args.get("edit")
        return bool(alone and by_rule and config["beam_size"] == 1)

    def __call__(self, pairs: Sequence[Pair]) -> list[str]:
        """The lemma of each (word, tag)."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if len(self._known) + len(new) > LIMIT:
            self._known, new = {}, list(dict.fromkeys(pairs))
        if new:
            self._known.update(zip(new, self._learn(new), strict=True))
        return [self._known[pair] for pair in pairs]

    def _learn(self, pairs: Sequence[Pair]) -> Iterator[str]:
        """Lemmas of the dictionary, or of the network for what it does not have."""
        listed = self._trainer.skip_seq2seq(pairs)
        asked = sorted((pair for pair, known in zip(pairs, listed, strict=True) if not known), key=lambda pair: -len(pair[0]))
        found: dict[Pair, str] = {}
        for first in range(0, len(asked), TOGETHER):
            some = asked[first : first + TOGETHER]
            found.update(zip(some, self._read(some), strict=True))
        for lemma in self._trainer.ensemble(pairs, [found.get(pair, "") for pair in pairs]):
            yield lemma or NOTHING

    def _read(self, pairs: Sequence[Pair]) -> Iterator[str]:
        """The network's lemmas of words, longest first."""
        model, vocab = self._model, self._trainer.vocab
        letters = DeltaVocab([word for word, _ in pairs], vocab["char"])
        source = torch.zeros(len(pairs), len(pairs[0][0]) + 2, dtype=torch.long)
        for row, (word, _) in enumerate(pairs):
            source[row, : len(word) + 2] = torch.tensor(letters.map([constant.SOS, *word, constant.EOS]))
        tags = torch.tensor([vocab["pos"].unit2id(tag) for _, tag in pairs])
        inputs, _, lengths, mask = model.embed(source, source.eq(constant.PAD_ID), tags, None)
        read, (hidden, cell) = model.encode(inputs, lengths)
        edits = model.edit_clf(hidden).argmax(1)
        spelt = (edits == EDIT_TO_ID["none"]).nonzero().squeeze(1)
        rows = iter(self._spell(hidden[spelt], cell[spelt], read[spelt], mask[spelt], source[spelt]) if len(spelt) else ())
        for (word, _), edit in zip(pairs, edits.tolist(), strict=True):
            lemma = "".join(letters.unmap(next(rows))) if edit == EDIT_TO_ID["none"] else edit_word(word, "", edit)
            yield word if not lemma or constant.UNK in lemma else lemma

    def _spell(self, hidden: Any, cell: Any, read: Any, mask: Any, source: Any) -> Iterator[list[int]]:
        """The letters of each lemma, the likeliest one at each step."""
        model = self._model
        steps: list[list[int]] = []
        inputs = model.embedding(model.SOS_tensor).expand(len(source), 1, -1)
        done = torch.zeros(len(source), dtype=torch.bool)
        while len(steps) < model.max_dec_len and not done.all():
            scores, (hidden, cell) = model.decode(inputs, hidden, cell, read, mask, src=source)
            best = scores.squeeze(1).argmax(1)
            steps.append(best.tolist())
            done |= best == constant.EOS_ID
            # A letter that the network has not learnt can be copied, but not read.
            inputs = model.embedding(best.masked_fill(best >= model.vocab_size, constant.UNK_ID).unsqueeze(1))
        for row in zip(*steps, strict=True):
            yield list(row[: row.index(constant.EOS_ID)] if constant.EOS_ID in row else row)
