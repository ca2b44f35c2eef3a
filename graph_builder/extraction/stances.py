"""What actors say or do about a happening beyond telling it: claim, deny, accuse, condemn, decline to comment, investigate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.events import Event
from graph_builder.extraction.hedges import polarity_at
from graph_builder.extraction.vocabulary import StanceFrame, Vocabulary
from graph_builder.model import LinkedDocument, Mention, Predicate, Sentence, Word

_REACH = 14
_FAR = 26
"""Words to the right of a stance word in which its complement stands, and in which a required word may still come."""


@dataclass(frozen=True)
class Stance:
    """One stance. ``actors`` take it; for an accusation ``accused`` are those accused."""

    predicate: Predicate
    sentence: int
    word: int
    end: int
    """Index of the last word of the evidence."""
    actors: tuple[Mention, ...]
    accused: tuple[Mention, ...]
    event: Event | None
    """The happening that the complement names; ``None`` is the one told before."""
    what: str | None


def find_stances(linked: LinkedDocument, sentence: Sentence, events: Sequence[Event], words: Vocabulary) -> tuple[Stance, ...]:
    """Stances of a sentence in order."""
    found = []
    for word in sentence.words:
        for frame in words.stances_of(word):
            stance = _match(linked, sentence, word, frame, events, words)
            if stance:
                found.append(stance)
                break
    return tuple(found)


def _match(
    linked: LinkedDocument, sentence: Sentence, word: Word, frame: StanceFrame, events: Sequence[Event], words: Vocabulary
) -> Stance | None:
    lemma, text = fold(word.lemma), fold(word.text).removeprefix("ال")
    verbal = word.upos == "VERB" and not {lemma, text}.isdisjoint(map(fold, frame.verbs))
    nominal = word.upos in ("NOUN", "ADJ") and not {lemma, text}.isdisjoint(map(fold, frame.nouns))
    phrase = _phrase_length(sentence, word.index, frame)
    if not (verbal or nominal or phrase):
        return None
    if frame.negated != polarity_at(sentence, word.index) and not phrase:
        return None
    complement = sentence.words[word.index + 1 : word.index + _FAR]
    if frame.requires and not _has_required(complement, frame, words):
        return None
    mentions = [m for m in linked.by_sentence[sentence.index] if m.kind.is_actor and not m.adjective]
    event = _complement(sentence, word, events)
    actors = () if frame.links else _actors(sentence, word, mentions, verbal, event.main.word if event else word.index + 4)
    if phrase and not verbal:
        actors = _with_coordinates(sentence, [m for m in mentions if m.last < word.index][-1:], mentions) or actors
    accused = _accused(sentence, word, frame, mentions, actors, events) if frame.object == "accused" else ()
    if frame.object == "accused" and not accused:
        return None
    if frame.needs_event and event is None:
        return None
    end = min(len(sentence.words) - 1, max([word.index, *(m.last for m in accused), *([event.end] if event else [])]))
    what = _denied_what(sentence, word, event, words) if frame.predicate is Predicate.DENIED else None
    return Stance(frame.predicate, sentence.index, word.index, end, actors, accused, event, what)


def _complement(sentence: Sentence, word: Word, events: Sequence[Event]) -> Event | None:
    """The happening after the stance word; for one told by a pronoun the one before it ("هجومين تبنتهما الحركة")."""
    after = next((e for e in events if word.index <= e.end and e.start <= word.index + _REACH), None)
    following = sentence.words[word.index + 1 : word.index + 2]
    attached = bool(following) and following[0].upos == "PRON" and following[0].token == word.token and word.upos == "VERB"
    before = [e for e in events if e.main.word < word.index]
    if before and (attached or after is None) and word.upos in ("VERB", "NOUN"):
        return before[-1]
    return after


def _has_required(complement: Sequence[Word], frame: StanceFrame, words: Vocabulary) -> bool:
    """One of the required words, not turned into its opposite ("عدم مسؤوليته")."""
    required = set(map(fold, frame.requires))
    at = next((n for n, w in enumerate(complement) if not required.isdisjoint(_exact_forms(w))), None)
    return at is not None and not (at > 0 and words.has("absence", fold(complement[at - 1].lemma)))


def _exact_forms(word: Word) -> set[str]:
    """With the article only the written form: "مسؤوليتها عن الهجوم" is somebody's own, "محملا الحركة المسؤولية" is not."""
    text = fold(word.text)
    return {text} if text.startswith("ال") else {text, fold(word.lemma)}


def _phrase_length(sentence: Sentence, at: int, frame: StanceFrame) -> int:
    for phrase in frame.phrases:
        parts = [fold(p) for p in phrase.split()]
        window = sentence.words[at : at + len(parts)]
        if len(window) == len(parts) and all(p in (fold(w.text), fold(w.lemma)) for p, w in zip(parts, window, strict=True)):
            return len(parts)
    return 0


def _actors(sentence: Sentence, word: Word, mentions: Sequence[Mention], verbal: bool, limit: int) -> tuple[Mention, ...]:
    """Who takes the stance: the name right after the verb, else its subject by the parse, else the nearest bare name."""
    beside = [m for m in mentions if m.first > word.index and _only_marks(sentence, word.index + 1, m.first)][:1]
    if not beside and not verbal and _is_pronoun(sentence, word.index + 1):
        beside = _clause_subject(sentence, word, mentions)
    if beside or not verbal:
        return _with_coordinates(sentence, beside, mentions)
    subjects = [m for m in mentions if _top(sentence, m, word.index) in ("nsubj", "nsubj:pass")]
    after = [m for m in mentions if word.index < m.first < limit]
    before = [m for m in mentions if 0 < word.index - m.last <= 6]
    behind = [m for m in mentions if limit < m.first < word.index + _FAR]
    return _with_coordinates(sentence, (subjects or after[:1] or before[-1:] or behind)[:1], mentions)


def _clause_subject(sentence: Sentence, word: Word, mentions: Sequence[Mention]) -> list[Mention]:
    """The subject of the verb that governs a word, else the first name before it: whom a pronoun there means."""
    at = word.head
    while at >= 0 and sentence.words[at].upos != "VERB":
        at = sentence.words[at].head
    subjects = [m for m in mentions if at >= 0 and _top(sentence, m, at) in ("nsubj", "nsubj:pass")]
    return (subjects or [m for m in mentions if m.last < word.index])[:1]


def _is_pronoun(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.words) and sentence.words[index].upos == "PRON"


def _only_marks(sentence: Sentence, first: int, end: int) -> bool:
    """Nothing but pronouns and quotes stands in a stretch of words ("نفته قناة «الراصد»")."""
    return all(w.upos in ("PRON", "PUNCT", "DET") and w.text not in "،.؛" for w in sentence.words[first:end])


def _top(sentence: Sentence, mention: Mention, verb: int) -> str:
    at = mention.head
    while at >= 0 and sentence.words[at].head != verb:
        if sentence.words[at].deprel in ("obl", "advcl", "acl", "ccomp", "conj") or sentence.words[at].upos == "VERB":
            return ""
        at = sentence.words[at].head
    return sentence.words[at].deprel if at >= 0 else ""


def _with_coordinates(sentence: Sentence, first: Sequence[Mention], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    found = list(first)
    for mention in mentions:
        if found and mention.first == found[-1].last + 2 and sentence.words[mention.first - 1].upos == "CCONJ":
            found.append(mention)
    return tuple(found)


def _accused(
    sentence: Sentence,
    word: Word,
    frame: StanceFrame,
    mentions: Sequence[Mention],
    actors: Sequence[Mention],
    events: Sequence[Event],
) -> tuple[Mention, ...]:
    if frame.links:
        linked = [m for m in mentions if word.index < m.first <= word.index + _REACH and _has_link(sentence, m, frame)]
        return _with_coordinates(sentence, linked[:1], mentions)
    limit = next((e.main.word for e in events if e.main.word > word.index), word.index + _REACH)
    rest = [m for m in mentions if m not in actors and word.index < m.first < limit]
    if word.upos != "VERB":
        rest = [m for m in rest if _only_marks(sentence, word.index + 1, m.first)] if events else []
    return _with_coordinates(sentence, rest[:1], mentions)


def _has_link(sentence: Sentence, mention: Mention, frame: StanceFrame) -> bool:
    near = sentence.words[max(0, mention.first - 3) : mention.first]
    return any(fold(w.lemma) in map(fold, frame.links) for w in near)


def _denied_what(sentence: Sentence, word: Word, event: Event | None, words: Vocabulary) -> str:
    """ "نفى وقوع هجوم" denies the occurrence, anything else the responsibility."""
    before = sentence.words[word.index + 1 : event.start if event else word.index + 6]
    return "occurrence" if any(words.has("occurrence", fold(w.lemma)) for w in before) else "responsibility"
