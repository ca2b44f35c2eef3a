"""How the matchers see one sentence: folded words without quotation marks, and the mentions that start at each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from graph_builder.extraction.relations.general import General
from graph_builder.extraction.surface.atoms import ARTICLE, CACHED_WORDS, fold
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Sentence, Word

_SHORTEST_WITH_ARTICLE = 4
"""Letters of the shortest word whose ARTICLE may be an article: "الرد" is one, "إلى" is not."""


def bare(folded: str) -> str:
    """A folded word without its article."""
    return folded[2:] if folded.startswith(ARTICLE) and len(folded) >= _SHORTEST_WITH_ARTICLE else folded


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
    fields: frozenset[Mention] = frozenset()
    """Places that stand in the name of a force ("القاعدة في جزيرة العرب")."""

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Form -> the positions of the words that have it."""
        found: dict[str, list[int]] = {}
        for position, forms in enumerate(self.forms):
            for form in forms:
                found.setdefault(form, []).append(position)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All forms of its words."""
        return frozenset(self.positions)

    def last_of(self, listed: frozenset[str]) -> int:
        """The last position of a word of a list; -1 where there is none."""
        if listed not in self._lasts:
            self._lasts[listed] = max((self.positions[form][-1] for form in listed & self.vocabulary), default=-1)
        return self._lasts[listed]

    @cached_property
    def _lasts(self) -> dict[frozenset[str], int]:
        return {}

    @cached_property
    def kinds(self) -> frozenset[EntityKind]:
        """The kinds of its mentions."""
        return frozenset(mention.kind for mention in self.mentions)

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
    def starts(self) -> tuple[int, ...]:
        """The positions at which mentions start, in order."""
        return tuple(sorted(self.starting))

    @cached_property
    def honoured(self) -> frozenset[Mention]:
        """Places that stand in the name of a site behind its first word ("مستشفى الفلوجة")."""
        sites = [m for m in self.mentions if m.kind is EntityKind.SITE]
        return frozenset(
            place
            for place in self.mentions
            if any(s.first < place.first and place.last <= s.last and s.entity != place.entity for s in sites)
        )

    @cached_property
    def namesakes(self) -> frozenset[Mention]:
        """Bodies that stand in the name of a town or region behind its first word ("جبل الدفاع الجوي")."""
        places = [m for m in self.mentions if m.kind in (EntityKind.CITY, EntityKind.REGION)]
        return frozenset(
            body
            for body in self.mentions
            if body.kind.is_actor and any(p.first < body.first and body.last <= p.last for p in places if p.entity != body.entity)
        )

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


def lines(linked: LinkedDocument, general: General, descriptors: Collection[str], owned: Collection[str]) -> Sequence[Line]:
    """The sentences of a document that hold at least two mentions: no relation stands in another one.

    Beside the linker's mentions there are parts of them: what they belong to ("الحشد الشعبي" in "رئاسة أركان الحشد الشعبي"), the
    beginnings of those that hold another or a word of ``owned`` ("القوات" of "القوات الموالية للرئيس"), and the end behind a word
    of ``descriptors`` ("عاصمة ولاية لوغار").
    """
    found = []
    for sentence in linked.parsed.sentences:
        mentions = [m for m in linked.by_sentence[sentence.index] if m.score >= general.least_link]
        starts = {m.first for m in mentions}
        owners = {m: owner for m in mentions if (owner := _owner(linked, sentence, m, general.sides))}
        sides = frozenset(m for m, owner in owners.items() if _sided(sentence, m, owner.first, general.sides))
        provinces = {m for m in sides if _is_province(linked.entities[m.entity], general)}
        owners, sides = {m: owner for m, owner in owners.items() if m not in provinces}, sides - provinces
        forces = [m for m in mentions if m.kind.is_armed and linked.entities[m.entity].origin == "catalogue"]
        fields = frozenset(m for m in mentions if m.kind.is_place and any(_is_field(linked, m, force) for force in forces))
        mentions += [owner for owner in owners.values() if owner.first not in starts]
        named = [m for m in mentions if m not in sides | fields]
        mentions += [*_beginnings(sentence, named, owned), *_ends(sentence, named, descriptors)]
        if len(mentions) > 1:
            words = tuple(word for word in sentence.words if word.text not in general.ignored)
            forms = tuple(forms_of(word) for word in words)
            found.append(Line(sentence, tuple(mentions), words, forms, sides, fields))
    return found


def _owner(linked: LinkedDocument, sentence: Sentence, mention: Mention, sides: Collection[str]) -> Mention | None:
    """What the last words of a mention name, where the entity lies in it or belongs to it."""
    entity = linked.entities[mention.entity]
    if mention.adjective or mention.first == mention.last:
        return None
    keys = [key for key in (entity.container, *entity.part_of) if key]
    over = [linked.entities[key] for key in keys if key in linked.entities]
    names = {fold(name): owner for owner in reversed(over) for name in owner.names if owner.key != entity.key}
    for first in range(mention.first + 1, mention.last + 1):
        rest = " ".join(fold(word.text) for word in sentence.words[first : mention.last + 1])
        text_side = entity.origin == "text" and over and _sided(sentence, mention, first, sides)
        owner = names.get(rest) or (over[0] if text_side and not _is_side(sentence, first, sides) else None)
        if owner:
            start = sentence.words[first].start
            text = linked.parsed.document.text[start : mention.end]
            return replace(mention, first=first, head=first, start=start, text=text, entity=owner.key, kind=owner.kind)
    return None


def _is_province(side: Entity, general: General) -> bool:
    """ "جنوب كردفان": what is called after a side is a province of its own where it has such a name too ("ولاية جنوب كردفان")."""
    return any(fold(name.split()[0]) in general.divisions for name in side.names)


def _is_field(linked: LinkedDocument, place: Mention, force: Mention) -> bool:
    """Whether a place stands in the name of a group, or as a part of the world in that of a command ("القيادة في أفريقيا")."""
    named = force.first < place.first and place.last <= force.last
    return named and (force.kind is EntityKind.ARMED_GROUP or linked.entities[place.entity].country is None)


def _sided(sentence: Sentence, mention: Mention, first: int, sides: Collection[str]) -> bool:
    """Whether the words of a mention before ``first`` name a side ("شمال شرقي سوريا")."""
    return all(_is_side(sentence, index, sides) for index in range(mention.first, first))


def _is_side(sentence: Sentence, index: int, sides: Collection[str]) -> bool:
    return any(form in sides for form in forms_of(sentence.words[index]))


def _beginnings(sentence: Sentence, mentions: Sequence[Mention], owned: Collection[str]) -> list[Mention]:
    """The beginnings of mentions that hold another one: a name may tell the relation of the two ("العاصمة الأفغانية")."""
    found = []
    for mention in (m for m in mentions if m.kind is not EntityKind.PERSON):
        inner = [m.first for m in mentions if mention.first < m.first and m.last <= mention.last]
        inner += [
            n for n in range(mention.first + 1, mention.last + 1) if any(form in owned for form in forms_of(sentence.words[n]))
        ]
        found += [replace(mention, last=n, end=sentence.words[n].end) for n in range(mention.first, max(inner, default=0))]
    return found


def _ends(sentence: Sentence, mentions: Sequence[Mention], descriptors: Collection[str]) -> list[Mention]:
    """Mentions without the descriptor that starts them."""
    words = sentence.words
    described = [m for m in mentions if m.first < m.last and any(form in descriptors for form in forms_of(words[m.first]))]
    return [replace(m, first=m.first + 1, head=max(m.head, m.first + 1), start=words[m.first + 1].start) for m in described]


def forms_of(word: Word) -> tuple[str, ...]:
    """The forms under which a word may stand in a list of words."""
    return _forms_of(word.text, word.lemma)


@lru_cache(maxsize=CACHED_WORDS)
def _forms_of(text: str, lemma: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(dict.fromkeys((folded, bare(folded), fold(lemma))))
