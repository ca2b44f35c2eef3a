"""What actors say or do about a happening beyond telling it: claim, deny, accuse, condemn, decline to comment, investigate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph_builder.extraction.atoms import bare, fold
from graph_builder.extraction.events import Event
from graph_builder.extraction.hedges import polarity_at
from graph_builder.extraction.markers import COMMA, STOPS
from graph_builder.extraction.vocabulary import GAP, StanceFrame, Vocabulary
from graph_builder.model import LinkedDocument, Mention, Predicate, Sentence, Word

_ARTICLE = "ال"
_REACH = 14
_FAR = 26
"""Words to the right of a stance word in which its complement stands, and in which a required word may still come."""
_BESIDE = 2
"""Words on each side of a stance word in which its subject stands, where there is no name ("أدانت محكمة", "المحكمة أدانت")."""
_GAP = 4
"""Words that may stand for the gap of a phrase ("ليس لقوات التحالف أي نشاط جوي")."""
_NAMING = 4
"""Words before a name in which "نفسه" stands ("يطلق على نفسه اسم الثوريين")."""


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
    names_new: bool = False
    """The complement is a happening with no more said of it, and none told before ("تنفي وقوع هجوم أجنبي")."""


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
    forms = {fold(word.lemma), bare(fold(word.text))}
    written = bool(frame.links) and fold(word.text) in frame.verbs  # "نُسب إلى": a passive that the tagger takes for a noun
    verbal = (word.upos == "VERB" or written) and not forms.isdisjoint(frame.verbs)
    participle = fold(word.text) in frame.participles
    nominal = word.upos in ("NOUN", "ADJ") and not forms.isdisjoint(frame.nouns)
    phrase = _has_phrase(sentence, word.index, frame)
    if not (verbal or nominal or phrase or participle) or not _is_meant(sentence, word, frame, phrase, words):
        return None
    mentions = [m for m in linked.by_sentence[sentence.index] if m.kind.is_actor and not m.adjective]
    new = _names_new(sentence, word, events, words)
    event = _complement(sentence, word, events, new)
    if participle:
        actors: tuple[Mention, ...] = ()
    elif phrase and not verbal:
        actors = _group_before(sentence, word.index, mentions) or _actors(sentence, word, frame, mentions, False, event, words)
    else:
        actors = _actors(sentence, word, frame, mentions, verbal, event, words)
    if frame.carriers and nominal and not actors:  # "العناصر الأولى للتحقيق": nobody is told to have begun it
        return None
    accused: tuple[Mention, ...] = ()
    if frame.object == "accused":
        accused = _accused(sentence, word, frame, mentions, actors, events, verbal)
        if not accused and verbal and not frame.links and _is_apart(sentence, word, actors):
            actors, accused = (), actors
        if not accused or (event is None and not frame.links and _is_of_another_kind(sentence, accused, words)):
            return None
    if frame.needs_event and event is None:
        return None
    end = min(len(sentence.words) - 1, max([word.index, *(m.last for m in accused), *([event.end] if event else [])]))
    what = _denied_what(sentence, word, event, words) if frame.predicate is Predicate.DENIED else None
    return Stance(frame.predicate, sentence.index, word.index, end, actors, accused, event, what, new and event is None)


def _is_meant(sentence: Sentence, word: Word, frame: StanceFrame, phrase: bool, words: Vocabulary) -> bool:
    """Whether the words around allow the stance: negation, required words, and subjects that mean something else."""
    at = word.index
    if frame.negated != polarity_at(sentence, at) and not phrase:
        return False
    if any(not words.forms(w).isdisjoint(frame.unless) for w in sentence.words[max(0, at - _BESIDE) : at + 1 + _BESIDE]):
        return False
    return not frame.requires or _has_required(sentence.words[at + 1 : at + _FAR], frame, words)


def _names_new(sentence: Sentence, word: Word, events: Sequence[Event], words: Vocabulary) -> bool:
    """An indefinite noun of a happening follows of which nothing more is told."""
    told = {t.word for e in events for t in e.triggers}
    for near in sentence.words[word.index + 1 : word.index + _REACH]:
        if near.upos == "VERB" or near.text in STOPS:
            return False
        frames = words.nouns.get(fold(near.lemma), ())
        if near.upos == "NOUN" and any(f.kinds and not f.beside for f in frames):
            return near.index not in told and not _is_definite(sentence, near)
    return False


def _is_definite(sentence: Sentence, word: Word) -> bool:
    """It has the article, a pronoun, or a definite genitive ("هجوم الجمعة")."""
    following = sentence.words[word.index + 1 : word.index + 2]
    return fold(word.text).startswith("ال") or any(w.upos == "PRON" or fold(w.text).startswith("ال") for w in following)


def _complement(sentence: Sentence, word: Word, events: Sequence[Event], new: bool) -> Event | None:
    """The happening after the stance word; for one told by a pronoun the one before it ("هجومين تبنتهما الحركة")."""
    after = next((e for e in events if word.index <= e.end and e.start <= word.index + _REACH), None)
    following = sentence.words[word.index + 1 : word.index + 2]
    attached = bool(following) and following[0].upos == "PRON" and following[0].token == word.token and word.upos == "VERB"
    before = [e for e in events if e.main.word < word.index]
    if before and (attached or (after is None and not new)) and word.upos in ("VERB", "NOUN"):
        return before[-1]
    return after


def _has_required(complement: Sequence[Word], frame: StanceFrame, words: Vocabulary) -> bool:
    """One of the required words, not turned into its opposite ("عدم مسؤوليته")."""
    at = next((n for n, w in enumerate(complement) if w.upos != "VERB" and not _exact_forms(w).isdisjoint(frame.requires)), None)
    return at is not None and not (at > 0 and words.has("absence", fold(complement[at - 1].lemma)))


def _exact_forms(word: Word) -> set[str]:
    """With the article only the written form: "مسؤوليتها عن الهجوم" is somebody's own, "محملا الحركة المسؤولية" is not."""
    text = fold(word.text)
    return {text} if text.startswith("ال") else {text, fold(word.lemma)}


def _has_phrase(sentence: Sentence, at: int, frame: StanceFrame) -> bool:
    return any(_stands_at(sentence, at, phrase.split()) for phrase in frame.phrases)


def _stands_at(sentence: Sentence, at: int, parts: Sequence[str]) -> bool:
    if not parts:
        return True
    if parts[0] == GAP:
        return any(_stands_at(sentence, at + skipped, parts[1:]) for skipped in range(_GAP + 1))
    word = sentence.words[at] if at < len(sentence.words) else None
    return word is not None and parts[0] in (fold(word.text), fold(word.lemma)) and _stands_at(sentence, at + 1, parts[1:])


def _actors(
    sentence: Sentence,
    word: Word,
    frame: StanceFrame,
    mentions: Sequence[Mention],
    verbal: bool,
    event: Event | None,
    words: Vocabulary,
) -> tuple[Mention, ...]:
    """Who takes the stance: the name right after the verb, else its subject by the parse, else the nearest bare name.

    Nobody where the subject is a pronoun ("قال الجيش إنه يحقق"): then it is the speaker.
    """
    beside = [m for m in mentions if m.first > word.index and _only_marks(sentence, word.index + 1, m.first)][:1]
    carrier = sentence.words[word.head] if word.head >= 0 else None
    if not beside and not verbal and carrier is not None and fold(carrier.lemma) in frame.carriers:
        return _with_coordinates(sentence, _clause_subject(sentence, word, mentions), mentions)
    if not beside and not verbal and not frame.links and _is_pronoun(sentence, word.index + 1):
        beside = _clause_subject(sentence, word, mentions)
    if beside or not verbal or _has_pronoun_subject(sentence, word):
        return _with_coordinates(sentence, beside, mentions)
    if frame.links:  # "وكان الجهاز قد نسب الضربة إلى": who is ascribed to stands behind, and a passive has no subject here
        told = [m for m in mentions if _top(sentence, m, word.index) == "nsubj" and m.last < word.index]
        return _with_coordinates(sentence, told[:1], mentions)
    limit = event.main.word if event else word.index + 4
    subjects = [m for m in mentions if _top(sentence, m, word.index) in ("nsubj", "nsubj:pass")]
    after = [
        m
        for m in mentions
        if word.index < m.first < limit and (not _leads_away(sentence, word.index + 1, m.first) or _is_named(sentence, m, words))
    ]
    before = [m for m in mentions if 0 < word.index - m.last <= 6]
    behind = [
        m
        for m in mentions
        if limit < m.first < word.index + _FAR
        and (_is_late_subject(sentence, limit + 1, m.first) or _is_named(sentence, m, words))
    ]
    return _with_coordinates(sentence, (subjects or after[:1] or before[-1:] or behind)[:1], mentions)


def _has_pronoun_subject(sentence: Sentence, word: Word) -> bool:
    """ "إنه يحقق": the pronoun after the conjunction stands right before the verb."""
    before = sentence.words[max(0, word.index - 2) : word.index]
    return len(before) == 2 and before[0].upos == "SCONJ" and before[1].upos == "PRON" and before[0].token == before[1].token


def _leads_away(sentence: Sentence, first: int, end: int) -> bool:
    """A name behind a preposition, another verb or a relative pronoun is not the subject of the verb before them."""
    return any(w.upos in ("ADP", "VERB", "SCONJ") for w in sentence.words[first:end])


def _is_named(sentence: Sentence, mention: Mention, words: Vocabulary) -> bool:
    """ "تبنى تشكيل يطلق على نفسه «الثوريون» الهجوم": the name that the subject gives himself."""
    near = sentence.words[max(0, mention.first - _NAMING) : mention.first]
    return any(words.has("naming", fold(w.lemma), fold(w.text)) for w in near)


def _is_late_subject(sentence: Sentence, first: int, at: int) -> bool:
    """ "تبنى الهجوم على القاعدة تنظيم": behind the complement in the verb's clause, behind no preposition and no genitive."""
    between = sentence.words[first:at]
    if any(w.upos in ("VERB", "SCONJ", "CCONJ") or w.text in STOPS for w in between):
        return False
    before = sentence.words[at - 1]
    return before.upos != "ADP" and (before.upos != "NOUN" or fold(before.text).startswith(_ARTICLE))


def _is_apart(sentence: Sentence, word: Word, actors: Sequence[Mention]) -> bool:
    """ "اتهمت المؤسسة إسرائيل بالقصف": a subject that no name is known for stands between the verb and the only name."""
    if not actors or actors[0].first <= word.index + 1:
        return False
    between = sentence.words[word.index + 1 : actors[0].first]
    return all(w.upos in ("NOUN", "ADJ", "PUNCT", "DET") for w in between) and any(
        w.upos == "NOUN" and fold(w.text).startswith(_ARTICLE) for w in between
    )


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
    return all(w.upos in ("PRON", "PUNCT", "DET") and w.text not in STOPS + COMMA for w in sentence.words[first:end])


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


def _group_before(sentence: Sentence, at: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The last name before a word, and those coordinated with it ("أعلنت واشنطن وتل أبيب عدم مسؤوليتهما")."""
    found: list[Mention] = []
    for mention in reversed([m for m in mentions if m.last < at]):
        joined = found and mention.last == found[0].first - 2 and sentence.words[mention.last + 1].upos == "CCONJ"
        if not found or joined:
            found.insert(0, mention)
    return tuple(found)


def _accused(
    sentence: Sentence,
    word: Word,
    frame: StanceFrame,
    mentions: Sequence[Mention],
    actors: Sequence[Mention],
    events: Sequence[Event],
    verbal: bool,
) -> tuple[Mention, ...]:
    if frame.links:
        near = [m for m in mentions if word.index < m.first <= word.index + _REACH and m not in actors]
        linked = [m for m in near if _has_link(sentence, m, frame)]
        between = [e for e in events if linked and word.index < e.start < linked[0].first]
        if not verbal and not actors and not between:  # "نسبة" is a share, too
            return ()
        return _with_coordinates(sentence, linked[:1], mentions)
    limit = next((e.main.word for e in events if e.main.word > word.index), word.index + _REACH)
    rest = [m for m in mentions if m not in actors and word.index < m.first < limit]
    if not actors:
        rest = [m for m in rest if not _leads_away(sentence, word.index + 1, m.first)]
    if verbal and actors:
        rest = [m for m in rest if not _in_another_clause(sentence, max(word.index, actors[-1].last) + 1, m.first)]
    if not verbal:
        rest = [m for m in rest if _only_marks(sentence, word.index + 1, m.first)] if events else []
    return _with_coordinates(sentence, rest[:1], mentions)


def _in_another_clause(sentence: Sentence, first: int, end: int) -> bool:
    """Behind a coordinated verb stands no object of the verb before ("اتهمت إسرائيل بتنفيذه وقتل فيه قيادي في الحرس")."""
    between = sentence.words[first:end]
    joined = any(a.upos == "CCONJ" and b.upos == "VERB" for a, b in pairwise(between))
    return joined or any(w.upos == "SCONJ" or w.text in STOPS for w in between)


def _is_of_another_kind(sentence: Sentence, accused: Sequence[Mention], words: Vocabulary) -> bool:
    """ "اتهم المعارضة بإجهاض الاجتماع": what stands behind "ب" is named, and no happening."""
    following = sentence.words[accused[-1].last + 1 : accused[-1].last + 3]
    return (
        len(following) == 2
        and words.has("inside", fold(following[0].text))
        and following[1].upos == "NOUN"
        and not words.has("involvement", *words.forms(following[1]))
        and not (set(map(fold, words.forms(following[1]))) & words.nouns.keys())
    )


def _has_link(sentence: Sentence, mention: Mention, frame: StanceFrame) -> bool:
    near = sentence.words[max(0, mention.first - 3) : mention.first]
    return any(fold(w.lemma) in frame.links for w in near)


def _denied_what(sentence: Sentence, word: Word, event: Event | None, words: Vocabulary) -> str:
    """ "نفى وقوع هجوم" denies the occurrence, anything else the responsibility."""
    before = sentence.words[word.index + 1 : event.start if event else word.index + 6]
    return "occurrence" if any(words.has("occurrence", fold(w.lemma)) for w in before) else "responsibility"
