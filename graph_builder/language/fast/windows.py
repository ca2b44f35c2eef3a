"""Where tokens and sentences end in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from stanza import Pipeline
from stanza.models.tokenization.data import STRUCTURAL_FEATURES, TokenizationDataset
from stanza.models.tokenization.utils import update_pred_regex

from graph_builder.language.annotation import Piece
from graph_builder.language.fast.memory import Memory

TOGETHER = 32_000
"""Characters that go through the network at once."""
WINDOW = 1000
"""Characters of a paragraph that the network sees at a time, as in Stanza; the next window begins after the last sentence."""

PAD = "<PAD>"
FIRST, MIDDLE, LAST, ONLY = "x..", ".x.", "..x", "x"
"""Places of a letter in its paragraph, on which some features depend."""
ENDS_TOKEN, ENDS_SENTENCE, ENDS_SPLIT_TOKEN, ENDS_SPLIT_SENTENCE = 1, 2, 3, 4
"""What the network says of a character; a split token is one that holds clitics."""


@dataclass
class _Paragraph:
    letters: list[str]
    places: list[int]
    """Index of each letter in the text."""
    rows: NDArray[np.float32]
    """(letters, columns): the number of each letter, then its features."""
    said: list[NDArray[np.int64]]
    done: int = 0

    @property
    def window(self) -> slice:
        """The letters that are read next."""
        return slice(self.done, min(self.done + WINDOW, len(self.letters)))

    @property
    def is_last(self) -> bool:
        """Whether that is all that is left."""
        return self.done + WINDOW >= len(self.letters)

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
        self._rows = Memory(self._row)
        self._encoder = TokenizationDataset(
            processor.config, input_text="", vocab=processor.vocab, evaluation=True, dictionary=processor.trainer.dictionary
        )

    @staticmethod
    def suits(pipeline: Pipeline) -> bool:
        """Whether the tokeniser is one of Stanza's own that knows letters by themselves and their places in the paragraph."""
        processor = pipeline.processors["tokenize"]
        options = processor.config
        by_neighbours: bool = options["use_dictionary"] or not set(options["feat_funcs"]).isdisjoint(STRUCTURAL_FEATURES)
        by_lines: bool = options.get("skip_newline", False) or options.get("no_ssplit", False)
        return not (by_neighbours or by_lines or hasattr(processor, "_variant"))

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
        where = [MIDDLE] * len(letters)
        if letters:
            where[-1] = LAST
            where[0] = ONLY if len(letters) == 1 else FIRST
        return _Paragraph(letters, places, self._rows(list(zip(letters, where, strict=True))), [])

    def _row(self, letters: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Number and features of letters, each seen at its place in a paragraph of at most three."""
        rows = []
        for letter, where in letters:
            paragraph = [(" " if sign == "." else letter, 0) for sign in where]
            (units, _, signs, _) = self._encoder.para_to_sentences(paragraph)[0]
            place = where.index("x")
            rows.append([units[place], *signs[place]])
        return np.array(rows, np.float32)

    def _advance(self, batch: Sequence[_Paragraph]) -> None:
        """Read the next window of each paragraph, longest first."""
        seen = [p.seen for p in batch]
        units = torch.full((len(batch), len(seen[0])), self._vocab.unit2id(PAD), dtype=torch.long)
        signs = torch.zeros(len(batch), len(seen[0]), batch[0].rows.shape[1] - 1)
        for row, paragraph in enumerate(batch):
            length = paragraph.window.stop - paragraph.window.start
            window = torch.from_numpy(paragraph.rows[paragraph.window])
            units[row, :length] = window[:, 0].long()
            signs[row, :length] = window[:, 1:]
        said = self._scores(units, signs, seen).argmax(2)
        for row, paragraph in enumerate(batch):
            read = said[row, : paragraph.window.stop - paragraph.window.start]
            ends = np.flatnonzero((read == ENDS_SENTENCE) | (read == ENDS_SPLIT_SENTENCE))
            kept = len(read) if paragraph.is_last or not len(ends) else int(ends[-1]) + 1
            paragraph.said.append(read[:kept])
            paragraph.done += kept

    def _scores(self, units: torch.Tensor, signs: torch.Tensor, seen: Sequence[list[str]]) -> NDArray[np.float32]:
        """Log-probabilities of what ends with each character: (windows, longest, 5)."""
        found: NDArray[np.float32] = self._trainer.predict((units, None, signs, seen))
        return found

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
                splits = said[end] in (ENDS_SPLIT_TOKEN, ENDS_SPLIT_SENTENCE)
                ends = said[end] in (ENDS_SENTENCE, ENDS_SPLIT_SENTENCE)
                yield Piece(paragraph.places[start], paragraph.places[end] + 1, splits, ends)
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
