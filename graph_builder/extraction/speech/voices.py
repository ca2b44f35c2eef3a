"""Who speaks: the subject of a reporting verb, found by surface and parse, and the voices heard so far in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_builder.extraction.speech.line import Line
from graph_builder.model import EntityKind, Mention

INDIVIDUALS = (EntityKind.PERSON, EntityKind.UNNAMED_SOURCE)
_MANY = (EntityKind.UNNAMED_SOURCE, EntityKind.ARMED_GROUP)
"""Kinds whose names may be plurals ("مصدران", "الحوثيون")."""
_MEMORY = 8
"""Voices that a pronoun or "المصدر" may reach back to."""


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks. ``keys`` is empty where nobody could be linked."""

    keys: tuple[str, ...] = ()
    mention: Mention | None = None
    behalf: str | None = None
    relays: tuple[str, ...] = ()
    lemmas: frozenset[str] = frozenset()
    """Folded lemmas and words of the description, to be found again by "المصدر", "المسؤول", "البيان"."""
    feminine: bool | None = None
    plural: bool | None = None
    last: int = -1
    """Index of the last word of the description in its sentence."""
    start: int = -1
    how: str = ""
    """How the speaker was found."""

    @property
    def named(self) -> bool:
        """Whether an entity is known."""
        return bool(self.keys)


@dataclass(frozen=True)
class Agreement:
    """Gender and number that a verb or participle shows; ``None`` where it shows none."""

    feminine: bool | None
    plural: bool | None

    def fits(self, voice: Voice) -> bool:
        """Whether the voice may be its subject."""
        if self.plural is True and voice.plural is False:
            return False
        if self.plural is False and voice.plural is True and self.feminine is not True:
            return False
        return self.feminine is None or voice.feminine is None or self.feminine == voice.feminine


class Memory:
    """The voices of a document, latest last."""

    def __init__(self) -> None:
        self._voices: list[Voice] = []
        self._behalf: dict[str, str] = {}
        self._titles: dict[str, frozenset[str]] = {}
        self._met: dict[str, Voice] = {}

    def hear(self, voice: Voice, inner: bool = False) -> None:
        """Remember who spoke, and for whom. ``inner``: within the words of who was heard last, who is the one to go on."""
        kept = self._voices[1 - _MEMORY :]
        self._voices = [*kept[:-1], voice, *kept[-1:]] if inner else [*kept, voice]
        if voice.keys and voice.behalf:
            self._behalf.setdefault(voice.keys[0], voice.behalf)
        if voice.keys:
            self._titles[voice.keys[0]] = voice.lemmas | self._titles.get(voice.keys[0], frozenset())

    def meet(self, line: Line) -> None:
        """Remember whom a sentence names, by the noun that a description may take up again ("مؤسسة «چرا»": "المؤسسة")."""
        for mention in line.speakers:
            if mention.kind.is_actor and mention.kind is not EntityKind.PERSON:
                voice = described(line, mention.first, mention.last, (mention,), "recalled")
                head = mention.first - 1 if line.has("holders", line.left(mention.first)) else mention.first
                self._met.update({form: voice for at in (head, mention.first) for form in (line.bare(at), line.lemma[at])})

    def introduced(self, voice: Voice) -> Voice:
        """The voice with the institution and title it was introduced with ("ميري" after "الناطق باسم وزارة الداخلية ميري")."""
        key = voice.keys[0] if voice.keys else ""
        behalf = voice.behalf or self._behalf.get(key)
        return replace(voice, behalf=behalf, lemmas=voice.lemmas | self._titles.get(key, frozenset()))

    def same(self, agreement: Agreement) -> Voice | None:
        """The latest voice that a pronoun of this agreement may mean; where none fits, the latest of all but for a plural."""
        for voice in reversed(self._voices):
            if agreement.fits(voice):
                return replace(voice, how="continued")
        if agreement.plural:
            return None
        return replace(self._voices[-1], how="continued") if self._voices else None

    def called(self, *lemmas: str) -> Voice | None:
        """The latest voice whose description holds one of the words ("المصدر"), or else the latest actor named by it."""
        for voice in reversed(self._voices):
            if not voice.lemmas.isdisjoint(lemmas):
                return replace(voice, how="recalled")
        return next((self._met[form] for form in lemmas if form in self._met), None)

    def titled(self, forms: Sequence[str]) -> Voice | None:
        """The latest person who was told to hold a post, by all the words of its title ("وزير الدفاع")."""
        for voice in reversed(self._voices):
            person = voice.mention is not None and voice.mention.kind is EntityKind.PERSON
            if person and voice.lemmas.issuperset(forms):
                return replace(voice, how="recalled")
        return None

    def issued(self, *lemmas: str) -> Voice | None:
        """Whose statement "البيان" is: the latest voice that can issue one, or that was heard by one."""
        for voice in reversed(self._voices):
            party = voice.mention is not None and voice.mention.kind not in (*INDIVIDUALS, EntityKind.MEDIA_OUTLET)
            if party or voice.behalf is not None or not voice.lemmas.isdisjoint(lemmas):
                return replace(voice, how="recalled")
        return None

    def person(self) -> Voice | None:
        """The person who spoke last: "سموه", "معاليه"."""
        found = (v for v in reversed(self._voices) if v.mention is not None and v.mention.kind is EntityKind.PERSON)
        return next((replace(v, how="recalled") for v in found), None)

    def latest(self) -> Voice | None:
        """Whoever spoke last."""
        return replace(self._voices[-1], how="recalled") if self._voices else None


def agreement(line: Line, index: int) -> Agreement:
    """Read gender and number off the form of a verb or of an indefinite participle ("وأضافت", "مشيرين")."""
    word, text = line[index], line.text[index]
    if word.upos == "PRON":  # "بحسب قولها"
        feminine, number = word.feats.get("Gender"), word.feats.get("Number")
        return Agreement(feminine == "Fem" if feminine else None, number != "Sing" if number else None)
    if word.upos != "VERB":
        return Agreement(None, True) if text.endswith("ين") else Agreement(text.endswith(("ه", "ات")), False)
    if text.endswith(("وا", "ون")):
        return Agreement(None, True)
    if word.feats.get("Aspect") == "Imp":
        return Agreement(text.startswith("ت") and not line.lemma[index].startswith("ت"), False)
    return Agreement(text.endswith("ت") and not line.lemma[index].endswith("ت"), False)


def described(line: Line, first: int, last: int, mentions: tuple[Mention, ...], how: str) -> Voice:
    """The voice of the words ``first``..``last``, with the mentions that stand for it."""
    head = line[mentions[0].head if mentions and mentions[0].first <= first else first]
    forms = {form for i in range(first, last + 1) for form in (line.bare(i), line.lemma[i])}
    return Voice(
        keys=tuple(dict.fromkeys(m.entity for m in mentions if m.kind.is_actor or m is mentions[0])),
        mention=mentions[0] if mentions else None,
        lemmas=frozenset(forms),
        feminine=_feminine(line, head.index, mentions[0].kind if mentions else None),
        plural=True if len(mentions) > 1 else _plural(line, head.index, mentions[0].kind if mentions else None),
        start=first,
        last=last,
        how=how,
    )


def _plural(line: Line, head: int, kind: EntityKind | None) -> bool | None:
    """Dual and sound plural by their endings; unknown where the ending may belong to the noun ("بيان") or a name ("الكرملين")."""
    text = line.text[head]
    if not text.endswith(("ون", "ين", "ان")):
        return None if kind in _MANY and line[head].feats.get("Number") == "Plur" else False  # "شهود"
    if kind is not None and kind not in _MANY:
        return None
    return None if line.lemma[head].endswith(text[-2:]) else True


def _feminine(line: Line, head: int, kind: EntityKind | None) -> bool | None:
    """By ending and number, broken plurals being feminine for the verb; unknown for names that show nothing ("إسرائيل")."""
    text = line.text[head]
    if text.endswith(("ه", "ات")) or (line[head].feats.get("Number") == "Plur" and not text.endswith(("ون", "ين"))):
        return None if kind is EntityKind.PERSON else True
    if kind is EntityKind.UNNAMED_SOURCE or line.has("speakers", head):
        return False
    return None
