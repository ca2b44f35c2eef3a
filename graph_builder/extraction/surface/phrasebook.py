"""Phrases that are looked up at a word of a sentence, whether or not the parse has split clitics off ("وفقا ل" + "مصدر")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from graph_builder.extraction.surface.atoms import CACHED_WORDS, fold

Phrase = tuple[str, ...]


class Phrasebook:
    """Phrases, folded, each with a label. Of several that start at one word the longest is found."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        split = [(tuple(fold(word) for word in phrase.split()), label) for phrase, label in phrases]
        split.sort(key=lambda entry: -len("".join(entry[0])))
        self._by_first: dict[str, list[tuple[int, Phrase, str]]] = {}
        for rank, (phrase, label) in enumerate(split):
            self._by_first.setdefault(phrase[0], []).append((rank, phrase, label))
        self._remembered = lru_cache(maxsize=CACHED_WORDS)(self._opened_by)

    def at(self, texts: Sequence[str], index: int) -> tuple[int, str] | None:
        """(index of the word behind it, label) of the longest phrase that starts at a word; ``texts`` are folded."""
        for rest, label in self._remembered(texts[index]):
            end = _end(texts, index + 1, rest)
            if end is not None:
                return end, label
        return None

    def opens(self, text: str) -> bool:
        """Whether a phrase may start with a folded word."""
        return bool(self._remembered(text))

    def _opened_by(self, word: str) -> tuple[tuple[Phrase, str], ...]:
        """What is left of the phrases whose first words, written together, are a word."""
        begun = (self._by_first.get(word[:end], ()) for end in range(1, len(word) + 1))
        found = ((_rest(phrase, word), label) for _, phrase, label in sorted(chain.from_iterable(begun)))
        return tuple((rest, label) for rest, label in found if rest is not None)


def _rest(phrase: Phrase, word: str) -> Phrase | None:
    """What is left of a phrase behind its first words if these, written together, are ``word``."""
    joined, taken = "", 0
    while taken < len(phrase) and len(joined) < len(word):
        joined += phrase[taken]
        taken += 1
    return phrase[taken:] if joined == word else None


def _end(texts: Sequence[str], index: int, rest: Phrase | None) -> int | None:
    """Index behind the words that ``rest`` stands in, from ``index`` on; ``None`` where they are others."""
    while rest:
        rest = _rest(rest, texts[index]) if index < len(texts) else None
        index += 1
    return None if rest is None else index
