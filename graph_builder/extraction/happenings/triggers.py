"""Which words tell a happening: verbs and nouns of ``frames/events.yaml``, found by lemma."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice, pairwise, takewhile

from graph_builder.extraction.frame_files import EventFrame
from graph_builder.extraction.happenings.no_happenings import NOMINAL, frames_of, tells_none
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.surface.markers import COMMA, STOPS, opens_another
from graph_builder.extraction.surface.whole import surface
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, LinkedDocument, Sentence, Word, carries_pronoun

_DEPTH = 12
"""Steps up the parse after which a word no longer belongs to a trigger."""
_CALLED = 2
"""Words behind a thing in which stands that it is full of explosives."""
_WEAPON_REACH = 8
"""Words after a trigger in which the weapon stands that it asks for ("أسقطت القوات، الاثنين، طائرتين مسيّرتين")."""
_ELIDED = 12
"""Words from the noun of a deed to "أخرى" that stands for another one at the most."""
_HOLD = 4
"""Words before the noun of a takeover in which stands what tells that it lasts ("لا تزال تفرض سيطرتها")."""


@dataclass(frozen=True)
class Trigger:
    """One word that tells a happening."""

    sentence: int
    word: int
    frame: EventFrame
    nominal: bool
    definite: bool
    """The noun has the article, so that the happening is known already ("الهجوم")."""
    plural: bool
    dual: bool
    weak: bool
    """The word alone is too general: it counts only with an actor or a count beside it."""
    other: bool
    """A modifier says that it is another happening ("هجوم آخر")."""
    further: bool
    """... but perhaps than those of the days before alone ("هجوم جديد")."""
    stands_for: int | None = None
    """The word of the deed for which "another" stands ("غارة على المدينة وأخرى على المطار")."""
    tried: bool = False
    """It was only tried, and killed nobody of whom no more is told ("محاولة اغتيال")."""

    @property
    def brings_in(self) -> bool:
        """An indefinite noun of a deed, or of carrying one out, tells another happening than "الحادث" before it."""
        return self.nominal and not (self.definite or self.frame.effect or self.frame.reference)


def find_triggers(
    linked: LinkedDocument, sentence: Sentence, words: Vocabulary, weapons: tuple[WeaponMention, ...], closed: Collection[int]
) -> tuple[Trigger, ...]:
    """Triggers of a sentence in order. ``closed`` are words that cannot tell a happening: dates ("فجر السبت")."""
    named = {
        i
        for m in linked.by_sentence[sentence.index]
        if m.witness != "anaphora" and not m.adjective
        for i in range(m.first, m.last + 1)
        if sentence.words[i].upos != "VERB" or not carries_pronoun(sentence.words, i)  # "منزل قصفه الجيش"
    }
    dated, closed = closed, {*closed, *named, *_days(linked, sentence)}
    open_words = (sentence.words[at] for at in words.telling(sentence) if at not in closed)
    found = [t for word in open_words if (t := _trigger(sentence, word, words, weapons, closed, dated))]
    others = [*_told_by_another(sentence, found, words)] if found else []
    return tuple(sorted([*found, *others], key=lambda t: t.word))


def _told_by_another(sentence: Sentence, found: Sequence[Trigger], words: Vocabulary) -> Iterator[Trigger]:
    """ "شنت غارة على صنعاء وأخرى على الحديدة": a second deed of the same sort, for which "another" stands behind "و" alone."""
    for joint, word, link in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False):
        one_more = word.feats.get("Number") == "Sing" and words.has("others", *words.forms(word))  # "وآخرين" are people
        if joint.upos != "CCONJ" or link.upos not in ("ADP", "VERB") or not one_more:
            continue
        near = (t for t in reversed(found) if 0 < word.index - t.word <= _ELIDED)
        one = (t for t in near if t.brings_in and not (t.plural or t.dual or t.frame.light))
        alike = (t for t in one if any(agree(word, noun, words) for noun in sentence.words[t.word : t.word + 2]))
        if first := next(alike, None):
            yield replace(first, word=word.index, weak=False, stands_for=first.word)


def agree(another: Word, noun: Word, words: Vocabulary) -> bool:
    """Whether "another" may stand for a noun, the deed or what it was done with or to ("تفجير سيارة في المدينة وأخرى في")."""
    feminine = another.feats.get("Gender") == "Fem"
    return noun.upos == "NOUN" and feminine is noun.text.endswith(words.roles.feminine_endings)


def _days(linked: LinkedDocument, sentence: Sentence) -> set[int]:
    """Words of a part of a day and its weekday ("فجر السبت"), which are no date where the day of writing is not known."""
    if linked.parsed.document.published is not None:
        return set()
    seen = surface(sentence, linked.parsed.document.text)
    found = [(a, b) for a, b in pairwise(seen.tags) if a.name == "part" and b.name in ("weekday", "today", "relative")]
    return {i for a, b in found for i in range(seen.atoms[a.first].first, seen.atoms[b.last].last + 1)}


def _trigger(
    sentence: Sentence,
    word: Word,
    words: Vocabulary,
    weapons: tuple[WeaponMention, ...],
    closed: Collection[int],
    dated: Collection[int],
) -> Trigger | None:
    lemma, text = fold(word.lemma), fold(word.text)
    stem = bare(text)
    frames: tuple[EventFrame, ...] = ()
    nominal = word.upos in NOMINAL
    if word.upos == "VERB":
        frames = words.verb_frames(word)
        if not frames:
            frames, nominal = words.nouns.get(text, ()), True
    elif nominal:
        frames = words.best_noun_frames(word)
    if not frames:
        return None
    frames = tuple(f for f in frames if not (f.stative and _is_state(sentence, word, words, dated)))
    frame = next((f for f in frames if _has_company(sentence, word, f, weapons, words, dated)), None)
    if frame is None or tells_none(sentence, word, frame, nominal, weapons, closed, words):
        return None
    known = (text.startswith(ARTICLE) and text != lemma) or carries_pronoun(sentence.words, word.index)
    return Trigger(
        sentence=sentence.index,
        word=word.index,
        frame=frame,
        nominal=nominal,
        definite=nominal and known and not _is_one_of(sentence, word, words),
        plural=nominal and word.feats.get("Number") == "Plur" and stem not in frame.singular,
        dual=nominal and not frame.effect and stem not in frame.nouns and words.is_dual(stem),
        weak=not {lemma, stem}.isdisjoint(frame.weak),
        other=(not frame.effect and _is_called(sentence, word, "other", words))  # "إصابة آخر", "وأصيب آخر": another person
        or (not nominal and _has_other_subject(sentence, word, frame, weapons, words)),
        further=_is_called(sentence, word, "further", words),
        tried=nominal and word.index > 0 and words.has("attempts", *words.forms(sentence.words[word.index - 1])),
    )


def _has_company(
    sentence: Sentence,
    word: Word,
    frame: EventFrame,
    weapons: tuple[WeaponMention, ...],
    words: Vocabulary,
    dated: Collection[int],
) -> bool:
    """Whether the words or the weapon that a frame asks for stand near."""
    if words.is_excluded(frame, word) or _names_a_post(sentence, word, frame, words):
        return False
    core = _core(sentence, word, words) if word.upos == "VERB" else _genitive(sentence, word, words)
    takes = frame.taken or any(f.taken for w in core for f in words.noun_frames(w))  # "استعادت السيطرة على الوضع"
    core += _taken(sentence, word, words) if takes else []
    if any(_is_no_violence(w, frame, words) and not _is_laden(sentence, w, words) for w in core):
        return False
    if frame.harmless and any(not words.forms(w).isdisjoint(frame.harmless) for w in _subjects(sentence, word)):
        return False
    if frame.governs and not _governs(sentence, word, frame, words):
        return False
    before = _WEAPON_REACH if word.upos == "VERB" and _looks_back(sentence, word, frame) else 0
    if frame.beside:
        near = sentence.words[max(0, word.index - before) : word.index + 1 + _WEAPON_REACH]
        beside = (w for w in near if w is not word and not words.forms(w).isdisjoint(frame.beside))
        if frame.close:
            return any(_completes(sentence, w, word) for w in beside)
        return any(not frame.transitive or w.index < word.index or _is_object(sentence, w, word) for w in beside)
    if frame.needs_weapon:
        near_by = range(word.index - before, _reach(sentence, word, dated) + 1)
        if frame.genitive == "weapon":  # "هتافات منددة بالغارات": a raid is nothing that is thrown
            things = (w for w in weapons if w.entry.weapon or w.entry.thrown)
            weapons = tuple(w for w in things if not (w.weak or _is_raid(sentence.words[w.first], words)))
        return any(w.first in near_by or w.first <= word.index <= w.last or _is_thrown(sentence, w, word) for w in weapons)
    return True


def _names_a_post(sentence: Sentence, word: Word, frame: EventFrame, words: Vocabulary) -> bool:
    """ "رئيس تحرير الصحيفة": the noun says of what somebody is the head."""
    before = sentence.words[word.index - 1] if word.index else None
    return before is not None and not words.forms(before).isdisjoint(frame.posts)


def _is_no_violence(word: Word, frame: EventFrame, words: Vocabulary) -> bool:
    """ "فجر غضبا", "هاجمته سمكة قرش" """
    forms = words.forms(word)
    natural = words.has("nature", *forms) or words.has("beasts", *forms)
    return not forms.isdisjoint(frame.unless) or (bool(frame.kinds) and natural)


def _is_laden(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "سقطت طائرة مسيّرة مفخخة": what is full of explosives falls upon something, where a plane crashes."""
    return any(words.has("laden", *words.forms(w)) for w in sentence.words[word.index + 1 : word.index + 1 + _CALLED])


def _is_raid(word: Word, words: Vocabulary) -> bool:
    """Whether a word for a weapon is that of a happening too; a salvo is thrown all the same ("أطلقت رشقة صاروخية")."""
    return any(not frame.needs_weapon for frame in words.noun_frames(word))


def _reach(sentence: Sentence, word: Word, dated: Collection[int]) -> int:
    """The last word behind a trigger in which its weapon may stand; dates do not count."""
    behind = [w.index for w in sentence.words[word.index + 1 :] if w.index not in dated]
    return behind[:_WEAPON_REACH][-1] if behind else word.index


def _governs(sentence: Sentence, verb: Word, frame: EventFrame, words: Vocabulary) -> bool:
    """Whether people or a number of them stand behind a preposition of the frame."""
    for child in (sentence.words[c] for c in sentence.children[verb.index] if c > verb.index):
        led = any(fold(sentence.words[c].text) in frame.governs for c in sentence.children[child.index] if c < child.index)
        people = child.upos == "NUM" or words.has("holders", *words.forms(child)) or words.has("nameless", *words.forms(child))
        if led and people:
            return True
    return False


def _looks_back(sentence: Sentence, verb: Word, frame: EventFrame) -> bool:
    """Whether the weapon stands before: "مسيرات أسقطتها الدفاعات", "أطلقوا صاروخا سقط قرب البلدة", "صاروخ أطلق من اليمن"."""
    if carries_pronoun(sentence.words, verb.index):
        return True
    children = (sentence.words[c] for c in sentence.children[verb.index])
    alone = not any(c.deprel.startswith(("nsubj", "obj")) for c in children)
    passive = frame.genitive == "weapon" and frame.subject == "doer" and verb.deprel.startswith("acl")
    return alone and (frame.subject == "weapon" or passive)


def _is_state(sentence: Sentence, word: Word, words: Vocabulary, dated: Collection[int]) -> bool:
    """ "قرية يسيطر عليها التنظيم", "تسيطر القوات على المدينة", "تحت سيطرة", "من سيطرة", "لا تزال تفرض سيطرتها": what is, and
    has not just happened, as it has in a title ("القوات تسيطر على المدينة"), behind "أن" ("تمكنت من أن تسيطر") or on a day
    that is told ("قرية سيطر عليها التنظيم قبل يومين")."""
    if word.deprel.startswith("acl"):
        return word.feats.get("Aspect") != "Perf" or not _is_dated(sentence, word, words, dated)
    if word.upos == "VERB":
        present = word.feats.get("Aspect") == "Imp" and word.feats.get("Mood") != "Sub"
        return present and not sentence.is_title
    before = [w for w in sentence.words[max(0, word.index - _HOLD) : word.index] if not words.has("masdar_objects", fold(w.text))]
    held = bool(before) and words.has("held", *words.forms(before[-1]))  # "الخاضعة لسيطرة"
    held |= len(before) > 1 and before[-1].upos == "CCONJ" and words.has("command", *words.forms(before[-2]))
    return held or _is_lost(sentence, word, words) or any(words.has("lasting", *words.forms(w)) for w in before)


def _is_lost(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "استعادت البلدة من سيطرة التنظيم": who held it until then; but "تمكنت من تطويق البلدة" tells a deed."""
    led = word.index > 0 and words.has("sources", fold(sentence.words[word.index - 1].text))
    above = sentence.words[word.head] if word.head >= 0 else None
    carried = above is not None and any(f.light for f in frames_of(above, words))
    return led and not carried and not fold(word.text).startswith(ARTICLE)


def _is_dated(sentence: Sentence, verb: Word, words: Vocabulary, dated: Collection[int]) -> bool:
    """Whether a date stands in what follows a verb, up to the next verb or pause; "على مساحات واسعة" is no one deed."""
    behind = sentence.words[verb.index + 1 :]
    clause = list(takewhile(lambda w: w.upos != "VERB" and w.text not in STOPS + COMMA, behind))
    return any(w.index in dated for w in clause) and not any(words.has("extents", *words.forms(w)) for w in clause)


def _genitive(sentence: Sentence, noun: Word, words: Vocabulary) -> list[Word]:
    """The word right behind a noun, and what stands behind its adjectives and "ل" ("إنزال جوي للمساعدات")."""
    behind = sentence.words[noun.index + 1 :]
    past = dropwhile(lambda w: w.upos == "ADJ" or words.has("masdar_objects", fold(w.text)), behind)
    return [*behind[:1], *islice(past, 1)]


def _taken(sentence: Sentence, word: Word, words: Vocabulary) -> list[Word]:
    """The nouns behind its prepositions: "سيطرت الفرق على حريق", "السيطرة في المدينة على حريق"."""
    near = sentence.words[word.index + 1 : word.index + 1 + _WEAPON_REACH]
    return [noun for link, noun in pairwise(near) if link.upos == "ADP" and words.has("taken", fold(link.text))]


def _core(sentence: Sentence, verb: Word, words: Vocabulary) -> list[Word]:
    """Subject and object of a verb, and the noun that it tells something of in a relative clause (but not "قضاء الحويجة قتل فيه
    جنديان"); of "عشرين عاما", "بعض الوقت" also what is counted."""
    told = [sentence.words[c] for c in sentence.children[verb.index]]
    core = [w for w in told if w.deprel.split(":")[0] in ("nsubj", "obj")]
    counts = [w for w in core if w.upos == "NUM" or words.has("partitives", *words.forms(w))]
    core += [sentence.words[c] for w in counts for c in sentence.children[w.index] if sentence.words[c].deprel == "nmod"]
    full = any(w.deprel.startswith("nsubj") for w in core) and not carries_pronoun(sentence.words, verb.index)
    return [*core, sentence.words[verb.head]] if verb.deprel.startswith("acl") and not full else core


def _subjects(sentence: Sentence, verb: Word) -> list[Word]:
    """What a verb has for its subject, in a relative clause without one and without a pronoun the noun that it tells of."""
    found = [sentence.words[c] for c in sentence.children[verb.index] if sentence.words[c].deprel.startswith("nsubj")]
    told = not found and verb.deprel.startswith("acl") and not carries_pronoun(sentence.words, verb.index)
    return [sentence.words[verb.head]] if told else found


def _is_thrown(sentence: Sentence, weapon: WeaponMention, verb: Word) -> bool:
    """ "المسيّرات أُطلقت من الداخل", "الصواريخ التي أُطلقت": the weapon stands before the verb, as its subject."""
    if verb.upos != "VERB" or weapon.last > verb.index:
        return False
    within = range(weapon.first, weapon.last + 1)
    subject = any(sentence.words[i].head == verb.index and sentence.words[i].deprel.startswith("nsubj") for i in within)
    return subject or (verb.deprel.startswith("acl") and verb.head in within)


def _is_object(sentence: Sentence, word: Word, verb: Word) -> bool:
    """Whether a word, or the number before it, is the object of a verb that has its own subject."""
    while word.head >= 0 and word.head != verb.index and sentence.words[word.head].upos == "NUM":
        word = sentence.words[word.head]
    subjects = any(sentence.words[c].deprel.startswith("nsubj") for c in sentence.children[verb.index])
    return subjects and word.head == verb.index and word.deprel == "obj"


def _completes(sentence: Sentence, word: Word, trigger: Word) -> bool:
    """Whether a word is what another tells of: its object, or right behind it or its number and not its subject ("قطعوا رأس
    الأسير", "تدمير أربع مسيّرات"); "التحالف الذي تقوده السعودية حملة" has its object in a pronoun."""
    if trigger.upos == "VERB" and carries_pronoun(sentence.words, trigger.index):
        return False
    above = sentence.words[word.head] if word.head >= 0 else trigger
    if trigger.upos == "VERB" and word.deprel in ("obj", "nsubj") and trigger.index < above.index < word.index:
        full = carries_pronoun(sentence.words, above.index)  # "أطلق التحالف الذي تقوده السعودية حملة"
        return full and above.deprel.startswith("acl")
    if trigger.upos == "VERB" and word.head == trigger.index:
        return word.deprel == "obj"
    behind = sentence.words[trigger.index + 1 : word.index]
    return trigger.index < word.index and all(w.upos == "NUM" for w in behind)


def _is_one_of(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "سلسلة من الهجمات": a number of them, which none was told of before."""
    quantity, link = sentence.words[max(0, word.index - 2)], sentence.words[word.index - 1]
    return word.index > 1 and link.upos == "ADP" and words.has("partitives", *words.forms(quantity))


def _is_called(sentence: Sentence, word: Word, listed: str, words: Vocabulary) -> bool:
    """Whether a modifier of a word stands in a list of ``frames/roles.yaml``."""
    near = sentence.words[word.index + 1 : word.index + 4]
    direct = [w for w in near if w.head == word.index or w.index == word.index + 1]
    return any(words.has(listed, fold(w.lemma), fold(w.text)) for w in direct)


def _has_other_subject(
    sentence: Sentence, word: Word, frame: EventFrame, weapons: tuple[WeaponMention, ...], words: Vocabulary
) -> bool:
    """ "أعطبت غارة أخرى", "استهدفت مسيّرة أخرى", "انفجرت سيارة أخرى": what another happening did, or what did another one; of two
    rockets that fell both may be of one."""
    told = (w for w in weapons if frame.subject == "doer" or IncidentKind.BOMBING in w.entry.kinds)
    armed = {at for w in told for at in range(w.first, w.last + 1)}
    below = (sentence.words[c] for c in sentence.children[word.index] if sentence.words[c].deprel.startswith("nsubj"))
    subjects = (s for s in below if fold(s.lemma) in words.nouns or s.index in armed)
    return any(_is_called(sentence, s, "other", words) for s in subjects)


def governor(sentence: Sentence, word: int, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """The trigger that a word hangs from in the parse, with no other verb between, nor another thing that happened ("مقتل
    اثنين، وتصعيد القوات نشاطها في المدينة")."""
    at = sentence.words[word].head
    for _ in range(_DEPTH):
        if at < 0:
            return None
        if at in triggers:
            return triggers[at]
        below = sentence.words[at]
        if below.upos == "VERB" or (below.deprel == "conj" and below.head in triggers and _is_apart(sentence, below)):
            return None
        at = below.head
    return None


def _is_apart(sentence: Sentence, word: Word) -> bool:
    """A comma stands before its "و"."""
    return word.index > 0 and opens_another(sentence, word.index - 1)
