"""Which words tell a happening: verbs and nouns of ``frames/events.yaml``, found by lemma."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from graph_builder.extraction.atoms import ARTICLE, atoms, bare, fold
from graph_builder.extraction.date_tags import tags
from graph_builder.extraction.markers import COMMA, STOPS, opens_another
from graph_builder.extraction.vocabulary import EventFrame, Vocabulary
from graph_builder.extraction.weapons import WeaponMention
from graph_builder.model import IncidentKind, LinkedDocument, Predicate, Sentence, Word, carries_pronoun

_DEPTH = 12
"""Steps up the parse after which a word no longer belongs to a trigger."""
_WEAPON_REACH = 8
"""Words after a trigger in which the weapon stands that it asks for ("أسقطت القوات، الاثنين، طائرتين مسيّرتين")."""
_PUNISHED = 2
"""Words between a deed and what shows it to be a punishment at the most ("الحكم بقتلهما تعزيرا")."""
_RULED = 8
"""Words before "ب" and a deed in which the judgement stands ("حكمت محكمة في المدينة على رجلين بالإعدام")."""
_DISPOSED = 5
"""Words between the blowing up of explosives and them, and between them and what shows that they were found."""
_CARRIED = 12
"""Words behind "قيام" in which "ب" and the deed stand at the most."""
_HOLD = 4
"""Words before the noun of a takeover in which stands what tells that it lasts ("لا تزال تفرض سيطرتها")."""
_DENIED = 4
"""Steps up the parse from the noun of a happening to the verb that denies it at the most."""
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ"})


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
    weak: bool
    """The word alone is too general: it counts only with an actor or a count beside it."""
    other: bool
    """A modifier says that it is another happening ("هجوم آخر")."""
    further: bool
    """... but perhaps than those of the days before alone ("هجوم جديد")."""


def find_triggers(
    linked: LinkedDocument, sentence: Sentence, words: Vocabulary, weapons: tuple[WeaponMention, ...], closed: Collection[int]
) -> tuple[Trigger, ...]:
    """Triggers of a sentence in order. ``closed`` are words that cannot tell a happening: dates ("فجر السبت")."""
    named = {
        i
        for m in linked.by_sentence[sentence.index]
        if m.witness != "anaphora" and not m.adjective
        for i in range(m.first, m.last + 1)
    }
    dated, closed = closed, {*closed, *named, *_days(linked, sentence)}
    found = []
    for word in sentence.words:
        if word.index in closed:
            continue
        trigger = _trigger(sentence, word, words, weapons, closed, dated)
        if trigger:
            found.append(trigger)
    return tuple(found)


def _days(linked: LinkedDocument, sentence: Sentence) -> set[int]:
    """Words of a part of a day and its weekday ("فجر السبت"), which are no date where the day of writing is not known."""
    if linked.parsed.document.published is not None:
        return set()
    surface = atoms(linked.parsed.document.text, sentence)
    found = [(a, b) for a, b in pairwise(tags(surface)) if a.name == "part" and b.name in ("weekday", "today", "relative")]
    return {i for a, b in found for i in range(surface[a.first].first, surface[b.last].last + 1)}


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
    nominal = word.upos in _NOMINAL
    if word.upos == "VERB":
        frames = words.verb_frames(word)
        if not frames:
            frames, nominal = words.nouns.get(text, ()), True
    elif nominal:
        frames = next((words.nouns[f] for f in (lemma, stem, *sorted(words.forms(word))) if f in words.nouns), ())
    frames = tuple(f for f in frames if not (f.stative and _is_state(sentence, word, words, dated)))
    frame = next((f for f in frames if _has_company(sentence, word, f, weapons, words, dated)), None)
    if frame is None:
        return None
    over = nominal and word.index > 0 and _is_none_or_over(_determiner(sentence, word, words), words)
    if over and not _is_denied(sentence, word, words):
        return None
    if nominal and _is_an_era(sentence.words[max(0, word.index - 2) : word.index], words):
        return None
    if _is_punishment(sentence, word, words) or _is_disposal(sentence, word, frame, weapons, words):
        return None
    if nominal and frame.effect and _is_cared_for(sentence, word, words):
        return None
    if IncidentKind.ATTACK in frame.kinds and not frame.effect and _is_verbal(sentence, word, words):
        return None
    if frame.light and frame.subject == "event" and not frame.result and _carries_none(sentence, word, words):
        return None
    if frame.light and frame.subject == "doer" and _does_something_else(sentence, word, frame, words):
        return None
    if frame.reference and _is_of_another_sort(sentence, word, words, closed):
        return None
    known = text.startswith(ARTICLE) or carries_pronoun(sentence.words, word.index)
    return Trigger(
        sentence=sentence.index,
        word=word.index,
        frame=frame,
        nominal=nominal,
        definite=nominal and known and not _is_one_of(sentence, word, words),
        plural=nominal and word.feats.get("Number") == "Plur" and stem not in frame.singular,
        weak=not {lemma, stem}.isdisjoint(frame.weak),
        other=not (nominal and frame.effect)  # "إصابة آخر": another person
        and (_is_called(sentence, word, "other", words) or (not nominal and _has_other_subject(sentence, word, words))),
        further=_is_called(sentence, word, "further", words),
    )


def _determiner(sentence: Sentence, word: Word, words: Vocabulary) -> Word:
    """The word before a noun, or before a general word that it explains: "كل" in "كل عملية تفجير"."""
    before = sentence.words[word.index - 1]
    general = before.index > 0 and any(f.reference for form in words.forms(before) for f in words.nouns.get(form, ()))
    return sentence.words[before.index - 1] if general else before


def _is_none_or_over(before: Word, words: Vocabulary) -> bool:
    """No certain happening: "أي هجوم", "وقف إطلاق النار", "ساحة المعركة", "شديدة الانفجار"."""
    forms = words.forms(before)
    nouns = before.upos != "VERB" and any(words.has(listed, *forms) for listed in ("halting", "grounds", "qualities"))
    return words.has("any", fold(before.lemma)) or nouns


def _is_denied(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "نفى الجيش وقوع أي غارة على المدينة": the one happening that somebody says was not."""
    at = word.head
    for _ in range(_DENIED):
        if at < 0:
            return False
        above = sentence.words[at]
        if above.upos == "VERB":
            return any(stance.predicate is Predicate.DENIED for stance in words.stances_of(above))
        at = above.head
    return False


def _is_an_era(before: Sequence[Word], words: Vocabulary) -> bool:
    """ "منذ بدء القتال": a time, not a happening."""
    opens = len(before) > 1 and words.has("beginnings", *words.forms(before[1]))
    return opens and words.has("sequels", fold(before[0].text))


def _is_punishment(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "حكم الإعدام", "بقتلهما تعزيرا": what a court ordered."""
    behind = sentence.words[word.index : word.index + 1 + _PUNISHED]
    ruled = word.upos == "NOUN" and _is_ruled(sentence, word, words)
    return ruled or any(words.has("punishments", fold(w.text)) for w in behind)


def _is_ruled(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """Whether a judgement stands right before a noun, or before "ب" with no other verb, clause, pause or "بعد" between."""
    at = word.index - 1
    reach = _RULED if at > 0 and words.has("by", fold(sentence.words[at].text)) else 1
    for before in reversed(sentence.words[max(0, word.index - reach) : word.index]):
        if before.upos in ("NOUN", "VERB") and words.has("judgements", *words.forms(before)):
            return True
        parts = before.upos in ("VERB", "SCONJ") or before.text in STOPS + COMMA
        if parts or words.has("sequels", fold(before.text)):
            return False
    return False


def _is_disposal(
    sentence: Sentence, word: Word, frame: EventFrame, weapons: tuple[WeaponMention, ...], words: Vocabulary
) -> bool:
    """ "فجرت الشرطة عبوات عثرت عليها": what was found is made harmless."""
    done_with = next((w for w in weapons if 0 < w.first - word.index <= _DISPOSED), None)
    if done_with is None or IncidentKind.BOMBING not in frame.kinds:
        return False
    behind = sentence.words[done_with.last + 1 : done_with.last + 1 + _DISPOSED]
    told = (w for w in behind if w.upos == "ADJ" or w.deprel.startswith("acl"))
    return any(words.has("finding", *words.forms(w)) for w in told)


def _is_verbal(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "شن هجوما لاذعا على الحكومة", "هاجم الرئيس في خطاب": an attack of words."""
    told = (sentence.words[c] for c in sentence.children[word.index] if c > word.index)
    return any(words.has("verbal", *words.forms(w)) for w in told)


def _is_cared_for(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "نقل أربعين جريحا إلى الخارج", "إسعاف الجرحى": those who were hurt before, and nothing that hurt them now."""
    at = word.head
    while at >= 0 and (sentence.words[at].upos == "NUM" or words.has("partitives", *words.forms(sentence.words[at]))):
        at = sentence.words[at].head
    return at >= 0 and words.has("care", *words.forms(sentence.words[at]))


def _carries_none(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "الاتفاق الذي تم", "يتم تنظيم المخيم": what happened is no violence; but "وقع ثلاثة قتلى"."""
    subjects = [c for c in sentence.children[word.index] if sentence.words[c].deprel.startswith("nsubj")]
    relative = word.deprel.startswith("acl")  # "ضربة وقعت في العاصمة": whatever the parser takes for its subject
    about = (word.head,) if relative else sentence.subtree(subjects[0]) if len(subjects) == 1 else ()
    nouns = [sentence.words[i] for i in about if sentence.words[i].upos in _NOMINAL]
    return bool(nouns) and all(words.nouns.keys().isdisjoint(words.forms(n)) for n in nouns)


def _does_something_else(sentence: Sentence, word: Word, frame: EventFrame, words: Vocabulary) -> bool:
    """ "نجحت القوات في إبطال عبوة", "نفذت الوزارة حكم القتل": what the verb carries undoes a deed, punishes one or, if the verb
    is a general one, is none ("واصلت القوات تقدمها", "قيام مجموعة من الجنود بأداء الصلاة")."""
    if word.upos != "VERB" and frame.deeds:
        pairs = pairwise(sentence.words[word.index + 1 : word.index + 1 + _CARRIED])
        return not any(words.has("carried", fold(a.text)) and _frames(b, words) for a, b in pairs)
    behind = [sentence.words[c] for c in sentence.children[word.index] if c > word.index]
    objects = [w for w in behind if w.deprel.split(":")[0] == "obj"]
    carried = objects or [w for w in behind if w.deprel.split(":")[0] in ("obl", "nmod")][:1]
    if any(words.has("undoing", *words.forms(w)) or words.has("judgements", *words.forms(w)) for w in carried):
        return True
    clauses = [w for w in behind if w.deprel in ("ccomp", "xcomp")]
    told = [*carried, *clauses, *([sentence.words[word.head]] if word.deprel.startswith("acl") else [])]
    below = (sentence.words[c] for w in told for c in sentence.children[w.index] if c > w.index)
    below = (w for w in below if not w.deprel.startswith("acl"))  # "بدأ حربا تستهدف الحركة"
    deed = any(_frames(w, words) for w in told) or any(not f.effect for w in below for f in _frames(w, words))
    return frame.deeds and not deed


def _frames(word: Word, words: Vocabulary) -> tuple[EventFrame, ...]:
    """All frames in which a word may stand, whatever they ask for."""
    if word.upos == "VERB":
        return words.verb_frames(word)
    return tuple(f for form in sorted(words.forms(word)) for f in words.nouns.get(form, ()))


def _is_of_another_sort(sentence: Sentence, word: Word, words: Vocabulary, closed: Collection[int]) -> bool:
    """ "عملية سلام", "حادث سير": what the genitive names is no violence."""
    genitive = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if (
        genitive is None
        or genitive.upos not in ("NOUN", "ADJ")
        or genitive.index in closed
        or fold(word.text) != bare(fold(word.text))
    ):
        return False
    forms = words.forms(genitive)
    if words.has("accidents", *forms) or words.has("disasters", *forms):
        return True
    return genitive.upos == "NOUN" and words.nouns.keys().isdisjoint(forms)


def _has_company(
    sentence: Sentence,
    word: Word,
    frame: EventFrame,
    weapons: tuple[WeaponMention, ...],
    words: Vocabulary,
    dated: Collection[int],
) -> bool:
    """Whether the words or the weapon that a frame asks for stand near."""
    if words.is_excluded(frame, word):
        return False
    core = _core(sentence, word) if word.upos == "VERB" else sentence.words[word.index + 1 : word.index + 2]
    if any(not words.forms(w).isdisjoint(frame.unless) for w in core):
        return False
    if frame.governs and not _governs(sentence, word, frame, words):
        return False
    before = _WEAPON_REACH if word.upos == "VERB" and _looks_back(sentence, word, frame) else 0
    if frame.beside:
        near = sentence.words[max(0, word.index - before) : word.index + 1 + _WEAPON_REACH]
        beside = (w for w in near if w is not word and not words.forms(w).isdisjoint(frame.beside))
        if frame.close:
            return any(_completes(w, word) for w in beside)
        return any(not frame.transitive or w.index < word.index or _is_object(sentence, w, word) for w in beside)
    if frame.needs_weapon:
        near_by = range(word.index - before, _reach(sentence, word, dated) + 1)
        if frame.genitive == "weapon":  # "هتافات منددة بالغارات": a raid is nothing that is thrown
            weapons = tuple(w for w in weapons if words.nouns.keys().isdisjoint(words.forms(sentence.words[w.first])))
        return any(w.first in near_by or w.first <= word.index <= w.last or _is_thrown(sentence, w, word) for w in weapons)
    return True


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
    """Whether the weapon stands before: "مسيرات أسقطتها الدفاعات", "أطلقوا صاروخا سقط قرب البلدة"."""
    if carries_pronoun(sentence.words, verb.index):
        return True
    children = (sentence.words[c] for c in sentence.children[verb.index])
    return frame.subject == "weapon" and not any(c.deprel.startswith("nsubj") for c in children)


def _is_state(sentence: Sentence, word: Word, words: Vocabulary, dated: Collection[int]) -> bool:
    """ "قرية يسيطر عليها التنظيم", "تسيطر القوات على المدينة", "تحت سيطرة", "من سيطرة", "لا تزال تفرض سيطرتها": what is, and
    has not just happened, as it has in a title ("القوات تسيطر على المدينة"), behind "أن" ("تمكنت من أن تسيطر") or on a day
    that is told
    ("قرية سيطر عليها التنظيم قبل يومين")."""
    if word.deprel.startswith("acl"):
        return word.feats.get("Aspect") != "Perf" or not _is_dated(sentence, word, words, dated)
    if word.upos == "VERB":
        present = word.feats.get("Aspect") == "Imp" and word.feats.get("Mood") != "Sub"
        return present and not sentence.is_title
    before = [w for w in sentence.words[max(0, word.index - _HOLD) : word.index] if not words.has("masdar_objects", fold(w.text))]
    held = bool(before) and words.has("held", *words.forms(before[-1]))  # "الخاضعة لسيطرة"
    lost = bool(before) and words.has("sources", fold(before[-1].text)) and not fold(word.text).startswith(ARTICLE)
    return held or lost or any(words.has("lasting", *words.forms(w)) for w in before)


def _is_dated(sentence: Sentence, verb: Word, words: Vocabulary, dated: Collection[int]) -> bool:
    """Whether a date stands in what follows a verb, up to the next verb or pause; "على مساحات واسعة" is no one deed."""
    behind = sentence.words[verb.index + 1 :]
    clause = list(takewhile(lambda w: w.upos != "VERB" and w.text not in STOPS + COMMA, behind))
    return any(w.index in dated for w in clause) and not any(words.has("extents", *words.forms(w)) for w in clause)


def _core(sentence: Sentence, verb: Word) -> list[Word]:
    """Subject and object of a verb, and the noun that it tells something of in a relative clause."""
    told = [sentence.words[c] for c in sentence.children[verb.index]]
    core = [w for w in told if w.deprel.split(":")[0] in ("nsubj", "obj")]
    return [*core, sentence.words[verb.head]] if verb.deprel.startswith("acl") else core


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


def _completes(word: Word, trigger: Word) -> bool:
    """Whether a word is what another tells of: its object, or right behind it and not its subject ("قطعوا رأس الأسير")."""
    if trigger.upos == "VERB" and word.head == trigger.index:
        return word.deprel == "obj"
    return word.index == trigger.index + 1


def _is_one_of(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "سلسلة من الهجمات": a number of them, which none was told of before."""
    quantity, link = sentence.words[max(0, word.index - 2)], sentence.words[word.index - 1]
    return word.index > 1 and link.upos == "ADP" and words.has("partitives", *words.forms(quantity))


def _is_called(sentence: Sentence, word: Word, listed: str, words: Vocabulary) -> bool:
    """Whether a modifier of a word stands in a list of ``frames/roles.yaml``."""
    near = sentence.words[word.index + 1 : word.index + 4]
    direct = [w for w in near if w.head == word.index or w.index == word.index + 1]
    return any(words.has(listed, fold(w.lemma), fold(w.text)) for w in direct)


def _has_other_subject(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "أعطبت غارة أخرى": what another happening did."""
    subjects = (sentence.words[c] for c in sentence.children[word.index] if sentence.words[c].deprel.startswith("nsubj"))
    return any(fold(s.lemma) in words.nouns and _is_called(sentence, s, "other", words) for s in subjects)


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
