"""Who stands where around a trigger: for each mention of a sentence, which trigger it belongs to and in which role.

Two witnesses: the dependency path from the mention up to a trigger, and the surface (the nearest trigger with nothing
between that closes the phrase). Where both agree the score is 1; one alone is worth less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.triggers import Trigger
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import EntityKind, Mention, Sentence, Word

BOTH, PATH_ONLY, SURFACE_ONLY = 1.0, 0.7, 0.6


class Role(StrEnum):
    """What an entity is in a happening."""

    DOER = "doer"
    TARGET = "target"
    VICTIM = "victim"
    PLACE = "place"


@dataclass(frozen=True)
class Argument:
    """One mention in one role of one trigger."""

    role: Role
    mention: Mention
    trigger: Trigger
    score: float
    path: str


@dataclass(frozen=True)
class Marker:
    """What stands left of a mention: its preposition (lemma, or a phrase of ``roles.doer``), and the word before all that."""

    preposition: str | None
    left: int
    """Index of the first word left of mention, holders and preposition; -1 at the start."""
    bearing: bool
    coordinated: bool


def marker_of(sentence: Sentence, mention: Mention, words: Vocabulary) -> Marker:
    """Read leftwards from a mention over what only introduces it ("على أحد مواقع «الحشد»")."""
    at, bearing = mention.first - 1, False
    while at >= 0:
        word = sentence.words[at]
        lemma, text = fold(word.lemma), fold(word.text).removeprefix("ال")
        if words.has("bearings", lemma, text):
            bearing = True
        elif not (_is_filler(word) or words.has("holders", lemma, text) or words.has("place_parts", lemma, text)):
            break
        at -= 1
    if at >= 0:
        phrase = _doer_phrase(sentence, at, words)
        if phrase:
            return Marker(phrase, at - len(phrase.split()), bearing, False)
        lemma = fold(sentence.words[at].lemma)
        if sentence.words[at].upos == "ADP" or words.has("target", lemma):
            return Marker(lemma, at - 1, bearing, False)
    return Marker(None, at, bearing, at >= 0 and sentence.words[at].upos == "CCONJ")


def _is_filler(word: Word) -> bool:
    """Quotes, brackets, determiners and numbers do not part a mention from its preposition."""
    return word.upos in ("DET", "NUM") or (word.upos == "PUNCT" and word.text not in "،.؛:؟!")


def _doer_phrase(sentence: Sentence, at: int, words: Vocabulary) -> str | None:
    for phrase in words.roles.doer:
        parts = [fold(p) for p in phrase.split()]
        texts = [fold(w.text) for w in sentence.words[max(0, at - 2) : at + 1]]
        if "".join(texts).endswith("".join(parts)):
            return phrase
    return None


def find_arguments(sentence: Sentence, mentions: Sequence[Mention], triggers: Sequence[Trigger], words: Vocabulary) -> tuple[Argument, ...]:
    """Arguments of all triggers of a sentence, in order of the mentions. A mention fills one role of one trigger."""
    by_word = {t.word: t for t in triggers}
    found: list[Argument] = []
    previous: tuple[Mention, Argument | None] | None = None
    for mention in mentions:
        marker = marker_of(sentence, mention, words)
        argument = None
        if marker.coordinated and previous and marker.left <= previous[0].last + 2 and previous[1]:
            before = previous[1]
            if _same_sort(previous[0].kind, mention.kind):
                argument = Argument(before.role, mention, before.trigger, before.score * 0.95, f"{before.path} conj")
        argument = argument or _argument(sentence, mention, marker, by_word, words)
        if argument:
            found.append(argument)
        previous = (mention, argument)
    return tuple(found)


def _same_sort(a: EntityKind, b: EntityKind) -> bool:
    return a.is_place == b.is_place or a.is_actor == b.is_actor


def _argument(sentence: Sentence, mention: Mention, marker: Marker, triggers: dict[int, Trigger], words: Vocabulary) -> Argument | None:
    by_path = _path_governor(sentence, mention, triggers)
    by_surface = _surface_governor(sentence, mention, marker, triggers)
    governor = by_path or by_surface
    if governor is None:
        return None
    if by_path and by_surface and by_path is not by_surface and marker.preposition is None:
        governor = by_surface if by_surface.word < mention.first else by_path
    score = BOTH if by_path is by_surface else PATH_ONLY if governor is by_path else SURFACE_ONLY
    role = role_of(sentence, mention, marker, governor, words)
    if role is None:
        return None
    side = "<" if mention.first > governor.word else ">"
    path = f"{sentence.words[governor.word].text} {side} {marker.preposition or sentence.words[mention.head].deprel}"
    return Argument(role, mention, governor, score, path)


def _path_governor(sentence: Sentence, mention: Mention, triggers: dict[int, Trigger]) -> Trigger | None:
    at, seen = sentence.words[mention.head].head, 0
    while at >= 0 and seen < 12:
        if at in triggers:
            return triggers[at]
        if sentence.words[at].upos == "VERB":
            return None
        at, seen = sentence.words[at].head, seen + 1
    return None


def _surface_governor(sentence: Sentence, mention: Mention, marker: Marker, triggers: dict[int, Trigger]) -> Trigger | None:
    for at in range(marker.left, max(-1, marker.left - 12), -1):
        if at in triggers:
            return triggers[at]
        word = sentence.words[at]
        if word.upos in ("VERB", "SCONJ") or word.text in "؛.:؟!":
            break
    if marker.preposition is None:
        for at in range(mention.last + 1, min(len(sentence.words), mention.last + 5)):
            if at in triggers and not triggers[at].nominal:
                return triggers[at]
            if sentence.words[at].upos in ("VERB", "SCONJ") or sentence.words[at].text in "؛.:؟!":
                break
    return None


def role_of(sentence: Sentence, mention: Mention, marker: Marker, trigger: Trigger, words: Vocabulary) -> Role | None:
    """The role that a mention has at a trigger, by preposition, position and kind."""
    kind, preposition = mention.kind, marker.preposition
    if preposition in words.roles.doer:
        return Role.DOER if kind.is_actor else None
    if marker.bearing:
        return Role.PLACE if kind.is_place and words.has("place", preposition or "") and kind is not EntityKind.CITY else None
    if mention.adjective:
        return _adjective_role(trigger, mention)
    if preposition is None:
        return _noun_role(mention, marker, trigger) if trigger.nominal else _verb_role(sentence, mention, trigger)
    place = kind.is_place and words.has("place", preposition)
    if words.has("target", preposition) and not (place and trigger.frame.effect):
        return _patient(trigger, kind)
    return Role.PLACE if place else None


def _adjective_role(trigger: Trigger, mention: Mention) -> Role | None:
    beside = trigger.nominal and 0 < mention.first - trigger.word <= 4
    return Role.DOER if beside and not trigger.frame.effect and trigger.frame.genitive != "weapon" else None


def _noun_role(mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
    if mention.first < trigger.word or marker.left > trigger.word + 2:
        return None
    kind, genitive = mention.kind, trigger.frame.genitive
    if genitive == "either":
        genitive = "doer" if kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION) else "patient"
    if genitive == "doer":
        return Role.DOER if kind.is_actor else Role.PLACE
    if genitive == "patient":
        return _patient(trigger, kind)
    return None


def _verb_role(sentence: Sentence, mention: Mention, trigger: Trigger) -> Role | None:
    frame, kind = trigger.frame, mention.kind
    relation = _relation(sentence, mention, trigger)
    if relation == "subject" and (frame.subject == "patient" or is_passive(sentence, trigger)):
        return _patient(trigger, kind)
    if relation == "subject":
        return Role.DOER if kind.is_actor else _patient(trigger, kind) if mention.first > trigger.word else None
    if relation == "object":
        return _patient(trigger, kind)
    return None


def _relation(sentence: Sentence, mention: Mention, trigger: Trigger) -> str | None:
    """``subject`` or ``object`` of a verb: by the parse, else by order (the first bare name after a verb is its subject)."""
    at = mention.head
    while at >= 0 and sentence.words[at].head != trigger.word:
        at = sentence.words[at].head
    relation = sentence.words[at].deprel if at >= 0 else ""
    if relation.startswith("nsubj"):
        return "subject"
    if relation in ("obj", "iobj") or relation.startswith("obj"):
        return "object"
    return "subject" if mention.first < trigger.word or not mention.kind.is_place else "object"


def is_passive(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb is passive, by the tagger or by a passive subject."""
    word = sentence.words[trigger.word]
    return word.feats.get("Voice") == "Pass" or any(sentence.words[c].deprel == "nsubj:pass" for c in sentence.children[word.index])


def _patient(trigger: Trigger, kind: EntityKind) -> Role | None:
    if kind in (EntityKind.MEDIA_OUTLET, EntityKind.UNNAMED_SOURCE):
        return None
    if kind is EntityKind.PERSON:
        return Role.VICTIM if trigger.frame.lethal or trigger.frame.effect else Role.TARGET
    return Role.TARGET
