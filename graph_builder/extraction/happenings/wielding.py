"""Which happening of a sentence was done with each of its weapons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from graph_builder.extraction.certainty.negation import polarity_at
from graph_builder.extraction.frame_files import WeaponWords
from graph_builder.extraction.happenings.events import GENERIC, Event
from graph_builder.extraction.happenings.triggers import Trigger, governor
from graph_builder.extraction.happenings.weapons import WeaponMention, is_stored, is_struck
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import aims, goes_on_amid, has_masdar_object, is_led_by
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, Sentence

_REACH = 20
"""Words to the left in which the happening stands that a weapon behind a preposition belongs to."""
_TIED = 5
"""Words behind the weapon that did something in which its object behind "ل" stands ("استهداف طائرات التحالف لتجمع")."""
_FOUND = 5
"""Words before a weapon in which the verb stands that it was found."""
_CARRIED = 6
"""Words from the noun of bringing somebody away to what he is brought away by at the most."""
_OWNED = 3
"""Words from a weapon to whose it is at the most ("طائرات حربية تابعة للجيش")."""


def share_weapons(events: Sequence[Event], weapons: Sequence[WeaponMention], counts: Sequence[Count], words: Vocabulary) -> None:
    """Give each weapon of a sentence to the happening that was done with it, if any."""
    for event in events:
        event.weapons.extend(_told_by_words(t) for t in event.triggers if t.frame.weapon)
    sentence = events[0].sentence
    for told in weapons:
        weapon = _without_label(told) if _is_ruled_out(sentence, told, words) else told
        owner = _weapon_owner(events, weapon, words) or _only_owner(events, weapon, words)
        counted = any(c.first <= weapon.first <= c.last for c in counts)  # "قتلت القوات قناصا"
        unused = (
            counted
            or _is_halted(sentence, weapon, words)
            or _carries_away(sentence, weapon, words)
            or is_struck(sentence, weapon.first, weapons, words)
            or (owner is not None and _is_stored(owner, weapon, words))
        )
        if owner and not unused:
            owner.weapons.append(replace(weapon, weak=weapon.weak and not _is_wielded(owner, weapon, weapons, words)))


def _weapon_owner(events: Sequence[Event], weapon: WeaponMention, vocabulary: Vocabulary) -> Event | None:
    """The happening done with a weapon: it hangs from its trigger, or follows it behind a preposition ("بطائرات مسيّرة")."""
    sentence = events[0].sentence
    by_word = {t.word: t for e in events for t in e.triggers}
    for at in range(weapon.first, weapon.last + 1):
        if at in by_word:
            return _owner(events, by_word[at])
    if weapon.adjective:
        beside = [by_word[w] for w in (weapon.first - 1, weapon.first - 2, sentence.words[weapon.first].head) if w in by_word]
        return _owner(events, beside[0]) if beside else None
    above = _deed_of(sentence, weapon, by_word) or governor(sentence, weapon.first, by_word)
    amid = above is not None and goes_on_amid(sentence, above.word, weapon.first, by_word, vocabulary)
    if above and (amid or _is_hit(sentence, weapon, above, vocabulary)):
        return None
    if above is None:
        left = range(weapon.first - 1, max(-1, weapon.first - _REACH), -1)
        above = next((by_word[w] for w in left if w in by_word), None)
        if above and not any(sentence.words[w].upos == "ADP" for w in (weapon.first - 1, weapon.first - 2) if w >= 0):
            above = None
    return _owner(events, above) if above else None


def _deed_of(sentence: Sentence, weapon: WeaponMention, by_word: Mapping[int, Trigger]) -> Trigger | None:
    """What a clause says that the weapon did ("طائرات مسيرة نفذت القصف"), which the parser takes for a relative clause."""
    for word, trigger in by_word.items():
        passed = sentence.words[word]
        while passed.deprel == "obj":
            passed = sentence.words[passed.head]
        if passed.deprel.startswith("acl") and weapon.first <= passed.head <= weapon.last < passed.index:
            return trigger
    return None


def _is_stored(event: Event, weapon: WeaponMention, vocabulary: Vocabulary) -> bool:
    """ "مخزن صواريخ", "حقول الألغام", "موقع لإطلاق القذائف": the weapon only tells what the thing before it is; but "انفجار حقل
    ألغام"."""
    if any(t.frame.genitive == "weapon" for t in event.triggers):
        return False
    return is_stored(event.sentence, weapon, vocabulary)


def _is_halted(sentence: Sentence, weapon: WeaponMention, vocabulary: Vocabulary) -> bool:
    """ "منذ وقف إطلاق النار" """
    return weapon.first > 0 and vocabulary.has("halting", *vocabulary.forms(sentence.words[weapon.first - 1]))


def _carries_away(sentence: Sentence, weapon: WeaponMention, vocabulary: Vocabulary) -> bool:
    """ "إجلاء الجرحى بمروحية": people are brought somewhere by it."""
    before = reversed(sentence.words[max(0, weapon.first - _CARRIED) : weapon.first])
    phrase = takewhile(lambda w: w.upos not in ("VERB", "CCONJ", "SCONJ", "PUNCT"), before)
    led = is_led_by(sentence, weapon.first, vocabulary.roles.by)
    return led and any(vocabulary.has("transporting", *vocabulary.forms(word)) for word in phrase)


def _without_label(weapon: WeaponMention) -> WeaponMention:
    """What was not used still tells a kind that others take the happening for ("بمسيّرات وليس بطائرات مقاتلة")."""
    return replace(weapon, entry=weapon.entry.model_copy(update={"weapon": None}))


def _is_ruled_out(sentence: Sentence, weapon: WeaponMention, vocabulary: Vocabulary) -> bool:
    """ "بقصف صاروخي وليس بمسيّرات", "لم ينفذ بلغم", "دون استخدام الطيران" """
    before = [w for w in sentence.words[max(0, weapon.first - 2) : weapon.first] if w.upos != "ADP"][-1:]
    if any(vocabulary.has("ruled_out", *vocabulary.forms(w)) for w in before):
        return True
    means = "carried_by" if is_led_by(sentence, weapon.first, vocabulary.roles.by) else "wielding"
    above = (*before, *sentence.words[sentence.words[weapon.first].head :][:1])
    return any(vocabulary.has(means, fold(w.lemma)) and polarity_at(sentence, w.index) for w in above)


def _is_wielded(event: Event, weapon: WeaponMention, others: Sequence[WeaponMention], words: Vocabulary) -> bool:
    """Whether it does the deed ("قالت إن طائراتها قصفت الموقع", "القصف بالطائرات"), or the doer is named as whose it is: "قصفت
    طائرات التحالف", "استهدفتها طائرة تابعة للجيش"; of "طائرة أميركية بلا طيار" the words behind say more."""
    if any(0 < w.first - weapon.last <= _OWNED for w in others):
        return False
    if _strikes(event, weapon, words) or is_led_by(event.sentence, weapon.first, words.roles.by):
        return True
    doers = (a.mention for a in event.arguments if a.role is Role.DOER)
    return any(m.first <= weapon.first <= m.last or 0 < m.first - weapon.last <= _OWNED for m in doers)


def _strikes(event: Event, weapon: WeaponMention, words: Vocabulary) -> bool:
    """ "طائراتها دمرت شاحنتين", "أغارت طائرات على المواقع"; of "أسقطت الطائرة" nobody tells what it struck."""
    told, word = event.sentence.words, event.sentence.words[weapon.first]
    verb = next((t.word for t in event.triggers if t.word == word.head and t.frame.subject == "doer" and not t.nominal), None)
    if verb is None or word.deprel != "nsubj":
        return False
    below = event.sentence.children
    aimed = (told[c] for thing in below[verb] if told[thing].deprel.startswith("obl") for c in below[thing])
    return any(told[c].deprel == "obj" for c in below[verb]) or any(w.upos == "ADP" and aims(w, words) for w in aimed)


def _is_hit(sentence: Sentence, weapon: WeaponMention, trigger: Trigger, vocabulary: Vocabulary) -> bool:
    """ "غارة دمرت مدفع هاون", "تدمير ثلاث دبابات": what was hit, and not what the deed was done with; but "فجر عبوة",
    "استهداف الطائرات لتجمع", and "أسقطت مسيّرات", which attacked before."""
    first = _first_joined(sentence, weapon.first)
    if trigger.word < first < weapon.first:  # "دمرت آلية ومدفعا", "استولوا على دبابة ومدفع"
        weapon = replace(weapon, first=first, last=first)
    before = [w for w in sentence.words[trigger.word + 1 : weapon.first] if w.upos != "NUM"][-1:]
    if before and before[0].upos == "ADP" and aims(before[0], vocabulary):  # "إطلاق النار على مروحية", but not "نحو 40 صاروخا"
        counts = vocabulary.has("about", fold(before[0].text)) and sentence.words[before[0].index + 1].upos == "NUM"
        return not counts
    if trigger.frame.rids:  # "تطهير البلدة من حقول الألغام"
        return not is_led_by(sentence, weapon.first, vocabulary.roles.by)
    told = {IncidentKind.INTERCEPTION, *weapon.entry.kinds}
    if trigger.nominal:
        if trigger.frame.genitive != "patient" or not told.isdisjoint(trigger.frame.kinds):
            return False
        counted = all(w.upos == "NUM" for w in sentence.words[trigger.word + 1 : weapon.first])
        return trigger.word < weapon.first and counted and not has_masdar_object(sentence, weapon.last, vocabulary, _TIED)
    if trigger.frame.genitive == "patient" and not told.isdisjoint(trigger.frame.kinds):
        return False
    return trigger.frame.genitive in ("patient", "either") and _is_object(sentence, weapon, trigger.word)


def _first_joined(sentence: Sentence, at: int) -> int:
    """The first of some things that "و" joins, over the number before one."""
    words = sentence.words
    while 0 <= words[at].head < at and (words[at].deprel == "conj" or words[words[at].head].upos == "NUM"):
        at = words[at].head
    return at


def _is_object(sentence: Sentence, weapon: WeaponMention, verb: int) -> bool:
    """Whether a weapon stands behind a verb and its subject with no preposition between ("أحرقت مقاتلات الجيش عربة مدرعة", "غارة
    دمرت مدفعا"); in "قصفت إحدى الطائرات المدينة" it is a part of the subject."""
    words = sentence.words
    if weapon.first < verb or any(w.upos in ("ADP", "VERB") for w in words[verb + 1 : weapon.first + 1]):
        return False
    subjects = [c for c in sentence.children[verb] if words[c].deprel.startswith("nsubj") and c < weapon.first]
    if words[verb].deprel.startswith("acl") or any(c < verb or words[weapon.first].deprel == "obj" for c in subjects):
        return True
    return any(w.upos in ("NOUN", "PROPN") for c in subjects for w in words[c + 1 : weapon.first])


def _told_by_words(trigger: Trigger) -> WeaponMention:
    """ "فتح مسلحون النار": the words of the happening are those of its weapon."""
    entry = WeaponWords(weapon=trigger.frame.weapon, kinds=trigger.frame.kinds)
    return WeaponMention(trigger.word, trigger.word, entry, weak=False, adjective=False)


def _only_owner(events: Sequence[Event], weapon: WeaponMention, vocabulary: Vocabulary) -> Event | None:
    """The one happening of the sentence, for a weapon that tells how it was done wherever it stands; but one may only have been
    found ("عثرت القوة على سبعة أحزمة ناسفة بعد الغارة")."""
    before = events[0].sentence.words[max(0, weapon.first - _FOUND) : weapon.first]
    if any(vocabulary.has("finding", *vocabulary.forms(w)) for w in before):
        return None
    told = [e for e in events if not e.reference]
    fits = len(told) == 1 and bool(set(told[0].kinds) & (GENERIC | set(weapon.entry.kinds)))
    return told[0] if fits and weapon.entry.alone and not weapon.weak else None


def _owner(events: Sequence[Event], trigger: Trigger) -> Event:
    return next(e for e in events if trigger in e.triggers)
