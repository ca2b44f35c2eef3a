"""Where tokens and sentences end in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from stanza import Pipeline
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.utils import update_pred_regex

from graph_builder.language.annotation import Piece

TOGETHER = 32_000
"""Characters that go through the network at once."""
WINDOW = 1000
"""Characters of a paragraph that the network sees at a time, as in Stanza; the next window begins after the last sentence."""

PAD = "<PAD>"
ENDS_TOKEN, ENDS_SENTENCE, ENDS_SPLIT_TOKEN, ENDS_SPLIT_SENTENCE = 1, 2, 3, 4
"""What the network says of a character; a split token is one that holds clitics."""


@dataclass
class _Paragraph:
    letters: list[str]
    places: list[int]
    """Index of each letter in the text."""
    units: NDArray[np.int64]
    signs: NDArray[np.float32]
    said: list[NDArray[np.int64]]
    done: int = 0

    @property
    def window(self) -> slice:
        """The letters that are read next."""
        return slice(self.done, min(self.done + WINDOW, len(self.letters)))

    @property
    def is_last(self) -> bool:
        """Whether that is all that is left."""
        return self.window.stop == len(self.letters)

    @property
    def seen(self) -> list[str]:
        """The letters of the window, and after the last one the sign that the network has learnt to see there."""
        return [*self.letters[self.window], *([PAD] if self.is_last else [])]


class Windows:
    """Stanza's tokeniser. Of a batch of long and short paragraphs only what is left is computed."""

    def __init__(self, pipeline: Pipeline) -> None:
        processor = pipeline.processors["tokenize"]
        self._trainer = processor.trainer
        self._vocab = processor.vocab
        self._encoder = TokenizationDataset(
            processor.config, input_text="", vocab=processor.vocab, evaluation=True, dictionary=processor.trainer.dictionary
        )

    @staticmethod
    def suits(pipeline: Pipeline) -> bool:
        """Whether the tokeniser is one of Stanza's own and reads lines as it comes."""
        processor = pipeline.processors["tokenize"]
        options = processor.config
        return not (hasattr(processor, "_variant") or options.get("skip_newline") or options.get("no_ssplit"))

    def __call__(self, texts: Sequence[str]) -> list[list[Piece]]:
        """The tokens of each text, which is one paragraph."""
        paragraphs = [self._encoded(text) for text in texts]
        waiting = [p for p in paragraphs if p.letters]
        while waiting:
            for batch in _batches(sorted(waiting, key=lambda p: -len(p.seen))):
                self._advance(batch)
            waiting = [p for p in waiting if p.done < len(p.letters)]
        return [list(self._pieces(paragraph)) for paragraph in paragraphs]

    def _encoded(self, text: str) -> _Paragraph:
        """The paragraph without spaces at its end, and with one space where there are several, as the network learnt it."""
        letters: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(text.rstrip()):
            plain = " " if letter.isspace() or "\x80" <= letter <= "\x9f" else letter
            if plain != " " or not letters or letters[-1] != " ":
                letters.append(plain)
                places.append(place)
        if not letters:
            return _Paragraph([], [], np.empty(0, np.int64), np.empty((0, 0), np.float32), [])
        units, _, signs, _ = self._encoder.para_to_sentences([(letter, 0) for letter in letters])[0]
        return _Paragraph(letters, places, units, signs.astype(np.float32), [])

    def _advance(self, batch: Sequence[_Paragraph]) -> None:
        """Read the next window of each paragraph, longest first."""
        seen = [p.seen for p in batch]
        units = torch.full((len(batch), len(seen[0])), self._vocab.unit2id(PAD), dtype=torch.long)
        signs = torch.zeros(len(batch), len(seen[0]), batch[0].signs.shape[1])
        for row, paragraph in enumerate(batch):
            length = paragraph.window.stop - paragraph.window.start
            units[row, :length] = torch.from_numpy(paragraph.units[paragraph.window])
            signs[row, :length] = torch.from_numpy(paragraph.signs[paragraph.window])
        said = self._trainer.predict((units, None, signs, seen)).argmax(2)
        for row, paragraph in enumerate(batch):
            read = said[row, : paragraph.window.stop - paragraph.window.start]
            ends = np.flatnonzero((read == ENDS_SENTENCE) | (read == ENDS_SPLIT_SENTENCE))
            kept = len(read) if paragraph.is_last or not len(ends) else int(ends[-1]) + 1
            paragraph.said.append(read[:kept])
            paragraph.done += kept

    def _pieces(self, paragraph: _Paragraph) -> Iterator[Piece]:
        if not paragraph.letters:
            return
        said = np.concatenate(paragraph.said)
        said[-1] = ENDS_SPLIT_SENTENCE if said[-1] > ENDS_SENTENCE else ENDS_SENTENCE
        said = update_pred_regex(paragraph.letters, said)
        start = 0
        for end in np.flatnonzero(said).tolist():
            while start < end and paragraph.letters[start] == " ":
                start += 1
            if paragraph.letters[start] != " ":
                sign = said[end]
                splits = sign in (ENDS_SPLIT_TOKEN, ENDS_SPLIT_SENTENCE)
                yield Piece(paragraph.places[start], paragraph.places[end] + 1, splits, sign in (ENDS_SENTENCE, ENDS_SPLIT_SENTENCE))
            start = end + 1


def _batches(paragraphs: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    batch: list[_Paragraph] = []
    for paragraph in paragraphs:
        if batch and len(batch[0].seen) * (len(batch) + 1) > TOGETHER:
            yield batch
            batch = []
        batch.append(paragraph)
    if batch:
        yield batch
