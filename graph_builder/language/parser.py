"""Documents to parsed documents: the door of the room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.language.annotation import NOTHING, Annotation, Segmented
from graph_builder.language.clitics import load_clitics, load_weights
from graph_builder.language.layout import Block, blocks
from graph_builder.language.names import named_spans, together
from graph_builder.language.normalise import CleanText, without_vowels
from graph_builder.language.pack import Pack, classifier_fingerprint, find_classifier, find_pack
from graph_builder.language.segmentation import Counts, Segmenter
from graph_builder.language.sentences import Token, sentences
from graph_builder.language.spans import word_ranges
from graph_builder.language.yehs import leaves_dots_out, with_dots
from graph_builder.model import Document, ParsedDocument, Sentence, Word
from graph_builder.settings import Settings

if TYPE_CHECKING:
    from graph_builder.language.engine import Engine
    from graph_builder.language.transformer import Transformer

CODE_VERSION = "4"
"""Changed whenever this room reads the same text with the same pack differently."""

BATCH = 40_000
"""Characters that are parsed together: enough to fill the models' batches, and some hundred megabytes at most."""


class Parser:
    """Reads Arabic text with one language pack. Give it many documents at once: it is faster in bulk."""

    def __init__(
        self, engine: Engine, counts: Counts, segmenter: Segmenter, version: str, transformer: Transformer | None = None
    ) -> None:
        """``counts``: of the words of news. ``transformer``: one more witness of names."""
        self._engine = engine
        self._counts = counts
        self._segmenter = segmenter
        self._transformer = transformer
        self.version = version

    def parse(self, documents: Sequence[Document]) -> list[ParsedDocument]:
        """The sentences of each document, in the order given."""
        found: list[list[Sentence]] = [[] for _ in documents]
        for batch in _batches(self._spelt(documents)):
            for block, tokens, split, annotation in self._parse_batch(batch):
                of_document = found[block.document]
                of_document.append(_sentence(len(of_document), block, tokens, split, annotation))
        return [ParsedDocument(document, tuple(of)) for document, of in zip(documents, found, strict=True)]

    def split(self, token: str, flagged: bool, following: str = "", before: str = "") -> tuple[str, ...]:
        """The words of a surface token. ``flagged``: the tokenizer takes it for one with clitics; ``following`` is the next one,
        ``before`` the one before."""
        return self._segmenter.split(token, flagged, following, before)

    def _spelt(self, documents: Sequence[Document]) -> Iterator[Block]:
        """The blocks of the documents as the models know their spelling."""
        undotted = [leaves_dots_out(document.text) for document in documents]
        for block in blocks(documents):
            yield with_dots(block, self._counts) if undotted[block.document] else block

    def _parse_batch(self, batch: Sequence[Block]) -> Iterator[tuple[Block, Sequence[Token], Segmented, Annotation]]:
        """Every sentence of the blocks: its block, its surface tokens, their words, and the annotations."""
        places: list[tuple[Block, Sequence[Token]]] = []
        for block, found in zip(batch, self._engine.tokenise([b.clean.text for b in batch]), strict=True):
            places.extend((block, sentence) for sentence in sentences(list(_of_whole_signs(found, block.clean))))
        split = [
            [(t.text, self.split(t.text, t.splits, after, before)) for before, t, after in _among_others(tokens)]
            for _, tokens in places
        ]
        for (block, tokens), segmented, annotation in zip(places, split, self._annotate(split), strict=True):
            yield block, tokens, segmented, annotation

    def _annotate(self, sentences: Sequence[Segmented]) -> list[Annotation]:
        found = self._engine.annotate(sentences)
        if self._transformer is None:
            return found
        more = self._transformer([[token for token, _ in sentence] for sentence in sentences])
        return [replace(one, names=together(one.names, names)) for one, names in zip(found, more, strict=True)]


def _among_others(tokens: Sequence[Token]) -> Iterator[tuple[str, Token, str]]:
    """Each token with the texts of the one before it and of the one behind it."""
    texts = ["", *(token.text for token in tokens), ""]
    return zip(texts, tokens, texts[2:], strict=False)


def load_parser(settings: Settings, keep_whole: Collection[str] = (), engine: Callable[[Pack], Engine] | None = None) -> Parser:
    """Load the models. ``keep_whole`` are names that are never split as clitic + rest ("بابل" is no ب + ابل). ``engine`` loads
    them instead of the one that the settings name.

    Raises ``PackError`` where the pack or the token classifier of ``ISNAD_NER`` is missing or broken.
    """
    # Seconds of torch and Stanza, which a run that parses nothing does not need.
    from graph_builder.language.engine import Engine

    pack = find_pack(settings)
    classifier = find_classifier(settings)
    transformer = None
    if classifier:
        from graph_builder.language.transformer import Transformer

        transformer = Transformer(classifier)
    loaded = engine(pack) if engine else Engine(pack, is_fast=settings.engine == "fast")
    counts = Counts.load(pack.types)
    segmenter = Segmenter(load_clitics(), counts, load_weights(pack.weights), loaded.expansions, keep_whole)
    return Parser(loaded, counts, segmenter, _version(pack, classifier, keep_whole), transformer)


def parser_version(settings: Settings, keep_whole: Collection[str] = ()) -> str:
    """``Parser.version`` of the parser that ``load_parser`` would give, without loading models. Raises ``PackError`` likewise."""
    return _version(find_pack(settings), find_classifier(settings), keep_whole)


def _version(pack: Pack, classifier: Path | None, keep_whole: Collection[str]) -> str:
    digest = hashlib.blake2b("\n".join(sorted(keep_whole)).encode(), digest_size=6)
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        digest.update(path.read_bytes())
    if classifier:
        digest.update(classifier_fingerprint(classifier).encode())
    return f"{CODE_VERSION}-{pack.fingerprint}-{digest.hexdigest()}"


def _batches(found: Iterator[Block]) -> Iterator[list[Block]]:
    batch: list[Block] = []
    size = 0
    for block in found:
        if batch and size + len(block.clean.text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(block)
        size += len(block.clean.text)
    if batch:
        yield batch


def _of_whole_signs(tokens: Sequence[Token], clean: CleanText) -> Iterator[Token]:
    """Tokens, those put together between which one sign of the text would be cut: "ﷲ" is four letters."""
    held: Token | None = None
    for token in tokens:
        if held is None:
            held = token
        elif clean.ends[held.end - 1] > clean.starts[token.start]:
            held = Token(held.text + token.text, held.start, token.end, held.splits or token.splits, token.ends)
        else:
            yield held
            held = token
    if held is not None:
        yield held


def _sentence(index: int, block: Block, tokens: Sequence[Token], split: Segmented, annotation: Annotation) -> Sentence:
    """A sentence with original characters and indices from 0."""
    words: list[Word] = []
    for number, (token, (_, forms)) in enumerate(zip(tokens, split, strict=True)):
        for form, (first, last) in zip(forms, word_ranges(token.text, forms), strict=True):
            start, end = block.clean.origin(token.start + first, token.start + last)
            words.append(_word(len(words), form, annotation, start, end, number))
    start, end = block.clean.origin(tokens[0].start, tokens[-1].end)
    made = tuple(words)
    return Sentence(index, start, end, block.paragraph, block.is_title, made, named_spans(annotation.names, made))


def _word(index: int, form: str, annotation: Annotation, start: int, end: int, token: int) -> Word:
    lemma = annotation.lemmas[index]
    return Word(
        index=index,
        text=form,
        lemma=_undotted(form if lemma == NOTHING else lemma),
        upos=annotation.upos[index],
        feats=annotation.feats[index],
        head=annotation.heads[index] - 1,
        deprel=annotation.deprels[index],
        start=start,
        end=end,
        token=token,
    )


@lru_cache(maxsize=60_000)
def _undotted(lemma: str) -> str:
    """A lemma without vowel signs, unless it is nothing else."""
    return without_vowels(lemma) or lemma
