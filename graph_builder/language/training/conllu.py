"""CoNLL-U, the format of treebanks: parsed sentences as its lines."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.model import Sentence, Word


def sentence_lines(sentence: Sentence, text: str) -> Iterator[str]:
    """The lines of a sentence of the document ``text``, with the empty line that ends it."""
    tokens: dict[int, list[Word]] = {}
    for word in sentence.words:
        tokens.setdefault(word.token, []).append(word)
    for words in tokens.values():
        form = text[min(w.start for w in words) : max(w.end for w in words)]
        if len(words) > 1:
            yield f"{words[0].index + 1}-{words[-1].index + 1}\t{form}" + "\t_" * 8
        for word in words:
            yield _line(word, word.text if len(words) > 1 else form)
    yield ""


def _line(word: Word, form: str) -> str:
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items())) or "_"
    return f"{word.index + 1}\t{form}\t{word.lemma}\t{word.upos}\t_\t{feats}\t{word.head + 1}\t{word.deprel}\t_\t_"
