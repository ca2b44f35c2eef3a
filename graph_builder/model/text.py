"""A document, and the words and sentences that its parse gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """One report as it was read. ``text`` starts with the title, where there is one; the body starts at ``body_start``."""

    key: str
    """Deterministic: a hash of address and content."""
    doc_id: str
    """The id that the source gave, or the file's name."""
    text: str
    body_start: int = 0
    published: date | None = None
    published_at: datetime | None = None
    """With the time of day, in UTC, where the source tells one."""
    source: str | None = None
    """The outlet's name as the source gives it."""
    url: str | None = None
    path: str | None = None
    replaces: str | None = None
    """Key of the version that the publisher had under the same address before."""
    zoneless: bool = False
    """The source tells an hour without its zone ("2024-04-20T14:00"), which is no moment: only the day counts."""

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self.text[: self.body_start].strip()

    @property
    def address(self) -> str:
        """What stays the same when the publisher changes the text."""
        return self.url or self.doc_id


@dataclass(frozen=True)
class Word:
    """One syntactic word (clitics are words of their own)."""

    index: int
    """Place in the sentence, from 0."""
    text: str
    """Normalised form: no diacritics, no tatweel."""
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    """Index of the governing word, -1 for the root."""
    deprel: str
    start: int
    end: int
    """Exact characters of the word; where a token is split into words and the parts cannot be told apart, the token's."""
    token: int
    """Index of the surface token in the sentence."""


def carries_pronoun(words: Sequence[Word], index: int) -> bool:
    """Whether a pronoun is written on the word at ``index`` ("تبنته", "هجومها"); False outside the words."""
    if not 0 <= index < len(words) - 1:
        return False
    return words[index + 1].upos == "PRON" and words[index + 1].token == words[index].token


def means_one_man(pronoun: Word) -> bool:
    """Whether a pronoun is masculine and singular ("مقتله"); a feminine one may also mean many things."""
    return pronoun.feats.get("Gender") == "Masc" and pronoun.feats.get("Number") == "Sing"


@dataclass(frozen=True)
class NamedSpan:
    """A name that the NER model found, clitics stripped. ``label`` is PERS, LOC, ORG or MISC."""

    label: str
    first: int
    last: int
    """Word indices, both inclusive."""
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence."""

    index: int
    start: int
    end: int
    paragraph: int
    """Number of the paragraph in the document, from 0; the title is a paragraph of its own."""
    is_title: bool
    words: tuple[Word, ...]
    names: tuple[NamedSpan, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the indices of the words that it governs, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                found[word.head].append(word.index)
        return tuple(tuple(c) for c in found)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a word and of all that hangs from it, in order."""
        seen, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return tuple(sorted(seen))


@dataclass(frozen=True)
class ParsedDocument:
    """A document and its sentences, in order."""

    document: Document
    sentences: tuple[Sentence, ...]
