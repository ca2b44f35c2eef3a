"""How the matchers see one sentence: folded words without quotation marks, and the mentions that start at each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.relations.general import General
from graph_builder.model import EntityKind, LinkedDocument, Mention, Sentence, Word

_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 4
"""Letters of the shortest word whose "ال" may be an article: "الرد" is one, "إلى" is not."""


def bare(folded: str) -> str:
    """A folded word without its article."""
    return folded[2:] if folded.startswith(_ARTICLE) and len(folded) >= _SHORTEST_WITH_ARTICLE else folded


@dataclass(frozen=True)
class Line:
    """One sentence. Positions count the words that are left when ``ignored`` ones (quotation marks) are taken out."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]
    forms: tuple[tuple[str, ...], ...]
    """By position: the folded word, the same without article, and its folded lemma."""
    sides: frozenset[Mention] = frozenset()
    """Mentions that name a side of a place."""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All forms of the sentence."""
        return frozenset(form for forms in self.forms for form in forms)

    @cached_property
    def starting(self) -> dict[int, tuple[tuple[Mention, int], ...]]:
        """Position -> the mentions that start there, longest first, each with the position after its last word."""
        indices = [word.index for word in self.words]
        found: dict[int, list[tuple[Mention, int]]] = {}
        for mention in self.mentions:
            start, end = bisect_left(indices, mention.first), bisect_left(indices, mention.last + 1)
            if start < end:
                found.setdefault(start, []).append((mention, end))
        return {start: tuple(sorted(pairs, key=lambda pair: -pair[1])) for start, pairs in found.items()}

    @cached_property
    def covering(self) -> dict[int, tuple[Mention, ...]]:
        """Word index -> the mentions that hold the word, those that it heads first, then the shortest."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            for index in range(mention.first, mention.last + 1):
                found.setdefault(index, []).append(mention)
        return {i: tuple(sorted(ms, key=lambda m: (m.head != i, m.last - m.first))) for i, ms in found.items()}

    def has(self, position: int, forms: Collection[str]) -> bool:
        """Whether the word at a position has one of these folded forms."""
        return any(form in forms for form in self.forms[position])


def lines(linked: LinkedDocument, general: General, descriptors: Collection[str]) -> Sequence[Line]:
    """The sentences of a document that hold at least two mentions: no relation stands in another one.

    Beside the linker's mentions there are parts of them. Where one is "جنوب تركيا", "تركيا" is one too; where one holds another
    ("ميليشيا مدعومة من إيران"), so are its beginnings; behind a word of ``descriptors`` ("عاصمة ولاية لوغار") its end.
    """
    found = []
    for sentence in linked.parsed.sentences:
        mentions = [m for m in linked.by_sentence[sentence.index] if m.score >= general.least_link]
        parts = {m: whole for m in mentions if (whole := _whole(linked, sentence, m, general.sides))}
        starts = {m.first for m in mentions}
        mentions += [whole for whole in parts.values() if whole.first not in starts]
        named = [m for m in mentions if m not in parts]
        mentions += [*_beginnings(sentence, named), *_ends(sentence, named, descriptors)]
        if len(mentions) > 1:
            words = tuple(word for word in sentence.words if word.text not in general.ignored)
            forms = tuple(forms_of(word) for word in words)
            found.append(Line(sentence, tuple(mentions), words, forms, frozenset(parts)))
    return found


def _whole(linked: LinkedDocument, sentence: Sentence, mention: Mention, sides: Collection[str]) -> Mention | None:
    """Where a mention names a side of a place ("شمال سوريا"), that place. The province "شمال سيناء" lies in Egypt: no side."""
    entity = linked.entities[mention.entity]
    container = linked.entities.get(entity.container or "")
    words = sentence.words[mention.first : mention.last + 1]
    rest = list(dropwhile(lambda word: any(form in sides for form in forms_of(word)), words))
    if container is None or not rest or len(rest) == len(words):
        return None
    name = " ".join(fold(word.text) for word in rest)
    if entity.origin != "text" and name not in {fold(name) for name in container.names}:
        return None
    first, start = rest[0].index, rest[0].start
    text = linked.parsed.document.text[start : mention.end]
    return replace(mention, first=first, head=first, start=start, text=text, entity=container.key, kind=container.kind)


def _beginnings(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The beginnings of mentions that hold another one: a name may tell the relation of the two ("العاصمة الأفغانية")."""
    found = []
    for mention in mentions:
        inner = [m.first for m in mentions if mention.first < m.first and m.last <= mention.last]
        if inner and mention.kind is not EntityKind.PERSON:
            found += [replace(mention, last=n, end=sentence.words[n].end) for n in range(mention.first, max(inner))]
    return found


def _ends(sentence: Sentence, mentions: Sequence[Mention], descriptors: Collection[str]) -> list[Mention]:
    """Mentions without the descriptor that starts them."""
    words = sentence.words
    described = [m for m in mentions if m.first < m.last and any(form in descriptors for form in forms_of(words[m.first]))]
    return [replace(m, first=m.first + 1, head=max(m.head, m.first + 1), start=words[m.first + 1].start) for m in described]


def forms_of(word: Word) -> tuple[str, ...]:
    """The forms under which a word may stand in a list of words."""
    folded = fold(word.text)
    return tuple(dict.fromkeys((folded, bare(folded), fold(word.lemma))))
