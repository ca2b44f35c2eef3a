"""All annotations of segmented sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from stanza import Pipeline

from graph_builder.language.annotation import Annotation, Segmented, features, words_of
from graph_builder.language.fast.lemmas import Lemmatiser
from graph_builder.language.fast.names import NameFinder
from graph_builder.language.fast.tagger import Tagger
from graph_builder.language.fast.trees import TreeParser


class FastAnnotator:
    """Tags, lemmas, trees and names by the networks of a loaded pipeline, which is of no other use afterwards."""

    def __init__(
        self, pipeline: Pipeline, tagger: Callable[[Any], Tagger] = Tagger, parser: Callable[[Any], TreeParser] = TreeParser
    ) -> None:
        """``tagger`` and ``parser`` make those of Stanza's processors."""
        parts = pipeline.processors
        self._tag = tagger(parts["pos"])
        self._lemmatise = Lemmatiser(parts["lemma"])
        self._parse = parser(parts["depparse"])
        self._find_names = NameFinder(parts["ner"])

    @staticmethod
    def suits(pipeline: Pipeline) -> bool:
        """Whether all models are built as expected."""
        parts = pipeline.processors
        return (
            Tagger.suits(parts["pos"])
            and Lemmatiser.suits(parts["lemma"])
            and TreeParser.suits(parts["depparse"])
            and NameFinder.suits(parts["ner"])
        )

    def __call__(self, sentences: Sequence[Segmented]) -> list[Annotation]:
        """The annotation of each sentence."""
        words = words_of(sentences)
        tags = self._tag(words)
        pairs = [(word, tag[0]) for said, told in zip(words, tags, strict=True) for word, tag in zip(said, told, strict=True)]
        lemmas = iter(self._lemmatise(pairs))
        tagged = [
            [(word, next(lemmas), *tag) for word, tag in zip(said, told, strict=True)]
            for said, told in zip(words, tags, strict=True)
        ]
        names = self._find_names([[token for token, _ in sentence] for sentence in sentences])
        return [
            Annotation(
                [w[2] for w in sentence], [features(w[4]) for w in sentence], [w[1] for w in sentence], heads, labels, named
            )
            for sentence, (heads, labels), named in zip(tagged, self._parse(tagged), names, strict=True)
        ]
