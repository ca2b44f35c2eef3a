"""Stanza's own processors: the reference that the fast room is held against, and the way to use models that it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stanza import Pipeline
from stanza.models.common.doc import Document

from graph_builder.language.annotation import NOTHING, Annotation, Named, Piece, Segmented, features

ANNOTATORS = ("pos", "lemma", "depparse", "ner")
_SEPARATOR = "\n\n"


class Cutter:
    """Surface tokens of paragraphs."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._processor = pipeline.processors["tokenize"]

    def __call__(self, texts: Sequence[str]) -> list[list[Piece]]:
        """The tokens of each text."""
        found: list[list[Piece]] = [[] for _ in texts]
        bases = [0]
        for text in texts:
            bases.append(bases[-1] + len(text) + len(_SEPARATOR))
        index = 0
        for sentence in self._processor.process(_SEPARATOR.join(texts)).sentences:
            for token in sentence.tokens:
                while token.start_char >= bases[index + 1]:
                    index += 1
                start, end = token.start_char - bases[index], token.end_char - bases[index]
                found[index].append(Piece(start, end, token.misc == "MWT=Yes", token is sentence.tokens[-1]))
        return found


class Annotator:
    """Annotations of segmented sentences."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._processors = [pipeline.processors[name] for name in ANNOTATORS]

    def __call__(self, sentences: Sequence[Segmented]) -> list[Annotation]:
        """The annotation of each sentence."""
        document = Document([_rows(sentence) for sentence in sentences])
        for processor in self._processors:
            processor.process(document)
        return [_annotation(sentence) for sentence in document.sentences]


def _rows(sentence: Segmented) -> list[dict[str, Any]]:
    """CoNLL-U rows of one sentence."""
    rows: list[dict[str, Any]] = []
    number = 1
    for token, words in sentence:
        if len(words) > 1:
            rows.append({"id": (number, number + len(words) - 1), "text": token})
        for word in words:
            rows.append({"id": (number,), "text": word})
            number += 1
    return rows


def _annotation(sentence: Any) -> Annotation:
    words = sentence.words
    token_of = {word.id: number for number, token in enumerate(sentence.tokens) for word in token.words}
    return Annotation(
        [w.upos for w in words],
        [features(w.feats or NOTHING) for w in words],
        [w.lemma or NOTHING for w in words],
        [w.head for w in words],
        [w.deprel for w in words],
        [Named(e.type, token_of[e.tokens[0].words[0].id], token_of[e.tokens[-1].words[-1].id]) for e in sentence.ents],
    )
