"""Lemmas of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stanza.models.common.doc import Document

from graph_builder.language.annotation import NOTHING
from graph_builder.language.fast.memory import LIMIT

TOGETHER = 1000
"""Words that are spelt at once: every step of spelling costs as much for few."""


class Lemmatiser:
    """Stanza's lemmatiser. A lemma depends on the word and its tag alone, so each pair is looked at once."""

    def __init__(self, processor: Any) -> None:
        self._processor = processor
        processor.config["batch_size"] = TOGETHER
        self._known: dict[tuple[str, str], str] = {}

    @staticmethod
    def suits(processor: Any) -> bool:
        """Whether lemmas depend on word and tag alone."""
        return not processor.trainer.has_contextual_lemmatizers()

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[str]:
        """The lemma of each (word, tag)."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if len(self._known) + len(new) > LIMIT:
            self._known, new = {}, list(dict.fromkeys(pairs))
        if new:
            document = Document([[{"id": (i,), "text": word, "upos": tag} for i, (word, tag) in enumerate(new, 1)]])
            self._processor.process(document)
            self._known.update(zip(new, [word.lemma or NOTHING for word in document.sentences[0].words], strict=True))
        return [self._known[pair] for pair in pairs]
