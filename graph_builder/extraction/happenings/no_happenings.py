"""Words that look like a happening and tell none: "أي هجوم", "وقف إطلاق النار", "حكم الإعدام", "حادث سير", "هجوما لاذعا"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from graph_builder.extraction.certainty.negation import polarity_at
from graph_builder.extraction.frame_files import EventFrame
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.surface.markers import COMMA, STOPS, aims
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, Predicate, Sentence, Word

_PUNISHED = 2
"""Words between a deed and what shows it to be a punishment at the most ("الحكم بقتلهما تعزيرا")."""
_RULED = 8
"""Words before "ب" and a deed in which the judgement stands ("حكمت محكمة في المدينة على رجلين بالإعدام"), and behind an execution
in which it does ("أعدمت السلطات ثلاثة رجال أدينوا")."""
_DISPOSED = 5
"""Words between the blowing up of explosives and them, and between them and what shows that they were found."""
_CARRIED = 12
"""Words behind "قيام" in which "ب" and the deed stand at the most."""
_AILING = 6
"""Words behind "أصيب" in which "ب" and what is no wound stand at the most."""
_DENIED = 4
"""Steps up the parse from a word to the verb that denies it at the most."""
_MOURNED = 3
"""Where, from the families on, those stand whom they lost, at the latest ("أسر وذوي")."""
_GOING = 4
"""Words from one that tells that people went or came to the preposition before the fighting, at the most."""
NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ"})
"""Parts of speech under which the noun of a happening stands."""


def tells_none(
    sentence: Sentence,
    word: Word,
    frame: EventFrame,
    nominal: bool,
    weapons: tuple[WeaponMention, ...],
    closed: Collection[int],
    words: Vocabulary,
) -> bool:
    """Whether a word of a frame tells no happening. ``closed`` are words that cannot tell one."""
    if nominal:
        over = word.index > 0 and _is_none_or_over(_determiner(sentence, word, words), words)
        if over and not (is_denied(sentence, word, words) or polarity_at(sentence, word.index)):  # "لم ينفذ أي غارات"
            return True
        if _is_an_era(sentence.words[max(0, word.index - 2) : word.index], words):
            return True
        if frame.needs_weapon and frame.subject == "doer" and _is_store(sentence, word, words):
            return True
        if frame.effect and _is_cared_for(sentence, word, words):
            return True
        if frame.captive and _is_no_capture(sentence, word, words):
            return True
        if words.has("ambushes", *words.forms(word)) and _is_attacked(sentence, word, words):
            return True
        if words.has("fighting", *words.forms(word)) and _is_gone_to(sentence, word, words):
            return True
        if not frame.effect and word.index and words.has("tallies", fold(sentence.words[word.index - 1].lemma)):
            return True
    if frame.effect and _is_ill(sentence, word, words):
        return True
    if _is_punishment(sentence, word, words) or _is_disposal(sentence, word, frame, weapons, words):
        return True
    if IncidentKind.ATTACK in frame.kinds and not frame.effect and _is_verbal(sentence, word, words):
        return True
    if not weapons and words.has("assailing", *words.forms(word)) and _is_by_a_speaker(sentence, word, words):
        return True
    if frame.light and frame.subject == "event" and not frame.result and _carries_none(sentence, word, words):
        return True
    if frame.light and frame.subject == "doer" and _does_something_else(sentence, word, frame, words):
        return True
    return frame.reference and _is_of_another_sort(sentence, word, words, closed)


def _is_no_capture(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "مركز احتجاز", "ظروف الاعتقال", "مذكرة توقيف", "أوامر بالقبض على": where and how men are held, or that they should be;
    "عشرات الأسر" are families."""
    at = word.index - 1
    if at >= 0 and words.has("confinement", *words.forms(sentence.words[at])):
        return True
    if _are_families(sentence, word, words):
        return True
    at -= at >= 0 and words.has("by", fold(sentence.words[at].text))
    return at >= 0 and words.has("warrants", *words.forms(sentence.words[at]))


def _is_ill(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "أصيب قادتهم بالجنون", "إصابة طفلين بالسرطان" """
    behind = list(takewhile(lambda w: w.text not in STOPS + COMMA, sentence.words[word.index + 1 : word.index + 1 + _AILING]))
    return any(words.has("by", fold(a.text)) and words.has("ailments", *words.forms(b)) for a, b in pairwise(behind))


def _are_families(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "عشرات الأسر", "العشرات من الأسر", "الأسر النازحة", "أسر وذوي الشهداء", "إبعاد أسرهم": written like captivity, but
    several, called by a feminine, of those who were lost, or somebody's for whom something is done."""
    if not words.has("families", *words.forms(word)):
        return False
    before = [w for w in sentence.words[max(0, word.index - 2) : word.index] if not words.has("sources", fold(w.text))][-1:]
    several = any(w.upos == "NUM" or words.has("partitives", *words.forms(w)) for w in before)
    behind = sentence.words[word.index + 1 : word.index + 2]
    called = fold(word.text).startswith(ARTICLE) and any(w.upos == "ADJ" and w.feats.get("Gender") == "Fem" for w in behind)
    mourning = any(words.has("bereaved", *words.forms(w)) for w in sentence.words[word.index + 1 : word.index + _MOURNED])
    return several or called or mourning or any(words.has("for_families", *words.forms(w)) for w in before)


def _is_gone_to(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "سافر للقتال في البلاد", "عاد من القتال", "المشاركة في القتال" """
    link = sentence.words[word.index - 1] if word.index else word
    if link.upos != "ADP" or words.has("purpose", fold(link.text)):
        return link.upos == "ADP"
    before = sentence.words[max(0, link.index - _GOING) : link.index]
    here = words.has("sources", fold(link.text)) or words.has("inside", fold(link.text))
    return here and any(words.has("going", *words.forms(w)) for w in before)


def _is_attacked(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "الهجوم على عدد من الكمائن", "هاجم مسلحون كمينا": what somebody attacks is a post."""
    before = list(takewhile(lambda w: _only_counts(w, words), reversed(sentence.words[: word.index])))
    at = word.index - 1 - len(before)
    if at >= 0 and sentence.words[at].upos == "ADP" and aims(sentence.words[at], words):
        return True
    above = sentence.words[word.head] if word.deprel == "obj" else None
    return above is not None and any(f.subject == "doer" and not (f.light or f.effect) for f in words.verb_frames(above))


def _only_counts(word: Word, words: Vocabulary) -> bool:
    """Whether a word before a noun only says how many there are ("عدد من", "ثلاثة")."""
    return word.upos == "NUM" or words.has("partitives", *words.forms(word)) or words.has("sources", fold(word.text))


def _determiner(sentence: Sentence, word: Word, words: Vocabulary) -> Word:
    """The word before a noun, or before a general word that it explains: "كل" in "كل عملية تفجير"."""
    before = sentence.words[word.index - 1]
    general = before.index > 0 and any(f.reference for f in words.noun_frames(before))
    return sentence.words[before.index - 1] if general else before


def _is_none_or_over(before: Word, words: Vocabulary) -> bool:
    """No certain happening: "أي هجوم", "وقف إطلاق النار", "ساحة المعركة", "شديدة الانفجار"."""
    forms = words.forms(before)
    nouns = before.upos != "VERB" and any(words.has(listed, *forms) for listed in ("halting", "grounds", "qualities"))
    return words.has("any", fold(before.lemma)) or nouns


def is_denied(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """Whether the next verb above a word takes it back: "نفى الجيش وقوع أي غارة على المدينة", "نفت الوزارة تورط الحركة", "نفت
    الحركة إصدار بيان يتبنى الهجوم"."""
    at = word.head
    for _ in range(_DENIED):
        if at < 0:
            return False
        above = sentence.words[at]
        if above.upos == "VERB":
            return any(stance.predicate is Predicate.DENIED for stance in words.stances_of(above))
        at = above.head
    return False


def _is_store(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "منصة إطلاق صواريخ": the thing from which one may throw something."""
    return word.index > 0 and words.has("stores", *words.forms(sentence.words[word.index - 1]))


def _is_an_era(before: Sequence[Word], words: Vocabulary) -> bool:
    """ "منذ بدء القتال": a time, not a happening."""
    opens = len(before) > 1 and words.has("beginnings", *words.forms(before[1]))
    return opens and words.has("sequels", fold(before[0].text))


def _is_punishment(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "حكم الإعدام", "بقتلهما تعزيرا": what a court ordered, but not "نفذ التنظيم حكم الإعدام"."""
    ruled = word.upos == "NOUN" and _is_ruled(sentence, word, words) and not _is_lawless(sentence, word, words)
    punished = any(0 <= at - word.index <= _PUNISHED for at in words.written("punishments", sentence))
    return ruled or punished or _is_convicted(sentence, word, words)


def _is_lawless(sentence: Sentence, judgement: Word, words: Vocabulary) -> bool:
    """ "نفذ التنظيم حكم الإعدام": whether a group is the subject of the verb before a judgement that carries it out."""
    before = reversed(sentence.words[max(0, judgement.index - _RULED) : judgement.index])
    verb = next((w for w in before if w.upos == "VERB" and any(f.light for f in words.verb_frames(w))), None)
    subjects = (c for c in sentence.children[verb.index] if sentence.words[c].deprel.startswith("nsubj")) if verb else ()
    told = (sentence.words[at] for subject in subjects for at in sentence.subtree(subject) if at < judgement.index)
    return any(words.has("lawless", *words.forms(w)) for w in told)


def _is_convicted(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "أعدمت السلطات رجلا أدين بالتجسس": whom a court had found guilty; a group's judgements are none."""
    if not words.has("executions", *words.forms(word)):
        return False
    behind = list(takewhile(lambda w: w.text not in STOPS, sentence.words[word.index + 1 : word.index + 1 + _RULED]))
    lawless = any(words.has("lawless", *words.forms(w)) for w in behind)
    return not lawless and any(words.has("convicted", *words.forms(w)) for w in behind)


def _is_ruled(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """Whether a judgement stands right before a noun, or before "ب" with no other verb, clause, pause or "بعد" between, nor those
    who did the deed for which it was passed ("حكم بسجن ستة متهمين بتفجير الكنيسة")."""
    at = word.index - 1
    reach = _RULED if at > 0 and words.has("by", fold(sentence.words[at].text)) else 1
    for before in reversed(sentence.words[max(0, word.index - reach) : word.index]):
        if before.upos in ("NOUN", "VERB") and words.has("judgements", *words.forms(before)):
            return True
        parts = before.upos in ("VERB", "SCONJ") or before.text in STOPS + COMMA
        judged = words.has("suspected", *words.forms(before)) or words.has("convicted", *words.forms(before))
        if parts or judged or words.has("sequels", fold(before.text)):
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
    """ "شن هجوما لاذعا على الحكومة", "هاجم الرئيس في خطاب", "شكل القرار ضربة للحزب": an attack of words or in a manner of
    speaking; not "هاجم مسلحون مؤتمرا"."""
    above = sentence.words[word.head] if word.head >= 0 else None
    if above is not None and word.deprel.startswith(("obj", "xcomp")) and words.has("amounting", *words.forms(above)):
        return True
    if word.upos == "VERB" and word.deprel.startswith("acl") and above and words.has("messages", *words.forms(above)):
        return True  # "ألقى كلمة هاجم فيها الحكومة"
    beside = [w.index for w in sentence.words[word.index + 1 : word.index + 2] if w.upos == "ADJ"]
    for told in (sentence.words[c] for c in {*sentence.children[word.index], *beside} if c > word.index):
        forms, before = words.forms(told), fold(sentence.words[told.index - 1].text)
        spoken = word.upos == "VERB" and words.has("inside", before) and words.has("documents", *forms)
        if spoken or words.has("verbal", *forms):
            return True
    return False


def _is_by_a_speaker(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "هاجم الوزير الحركة", "شن نائب هجوما على الحكومة" """
    above = sentence.words[word.head] if word.upos != "VERB" and word.head >= 0 else word
    if above is not word and not any(f.light for f in words.verb_frames(above)):
        return False
    subjects = (sentence.words[c] for c in sentence.children[above.index] if sentence.words[c].deprel == "nsubj")
    spoken = any(words.has("speakers", *words.forms(s)) for s in subjects)
    return spoken and not words.standing("tools", sentence)


def _is_cared_for(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "نقل أربعين جريحا إلى الخارج", "إسعاف القتلى والجرحى": those who were hurt before, and nothing that hurt them now; not
    "زار المدينة بعد مقتل رجل", nor "نقلا عن مصدر أمني بمقتل رجل"."""
    joined = word
    while joined.deprel == "conj":
        joined = sentence.words[joined.head]
    before = sentence.words[max(0, joined.index - 1)]
    led = before.upos == "ADP" and not words.has("masdar_objects", fold(before.text))
    if led or words.has("sequels", fold(before.text)):
        return False
    at = joined.head
    while at >= 0 and (sentence.words[at].upos == "NUM" or _stands_for_others(sentence.words[at], words)):
        at = sentence.words[at].head
    return at >= 0 and words.has("care", *words.forms(sentence.words[at]))


def _stands_for_others(word: Word, words: Vocabulary) -> bool:
    """ "عشرات الجرحى", "جثامين القتلى" """
    return any(words.has(listed, *words.forms(word)) for listed in ("partitives", "remains"))


def _carries_none(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "الاتفاق الذي تم", "يتم تنظيم المخيم": what happened is no violence; but "وقع ثلاثة قتلى"."""
    subjects = [c for c in sentence.children[word.index] if sentence.words[c].deprel.startswith("nsubj")]
    relative = word.deprel.startswith("acl")  # "ضربة وقعت في العاصمة": whatever the parser takes for its subject
    if relative:
        about: Sequence[int] = (word.head, *(() if subjects else _owners(sentence, word.head)))  # "هجوم الفندق الذي وقع أمس"
    else:
        about = sentence.subtree(subjects[0]) if len(subjects) == 1 else ()
    nouns = [sentence.words[i] for i in about if sentence.words[i].upos in NOMINAL]
    return bool(nouns) and all(words.nouns.keys().isdisjoint(words.forms(n)) for n in nouns)


def _owners(sentence: Sentence, noun: int) -> Iterator[int]:
    """The nouns whose genitive a noun is, nearest first: "هجوم" of "الفندق" in "هجوم الفندق", but not in "هجوم على الفندق"."""
    at = sentence.words[noun]
    while at.deprel == "nmod" and not any(sentence.words[c].deprel == "case" for c in sentence.children[at.index]):
        yield at.head
        at = sentence.words[at.head]


def _does_something_else(sentence: Sentence, word: Word, frame: EventFrame, words: Vocabulary) -> bool:
    """ "نجحت القوات في إبطال عبوة", "نفذت الوزارة حكم القتل": what the verb carries undoes a deed, punishes one or, if the verb
    is a general one, is none ("واصلت القوات تقدمها", "قيام مجموعة من الجنود بأداء الصلاة") or another's ("باشرت الفرق موقع
    الانفجار"); nobody strikes by a protest ("نفذ الأهالي اعتصاما تنديدا بالقصف")."""
    if word.upos != "VERB" and frame.deeds:
        pairs = pairwise(sentence.words[word.index + 1 : word.index + 1 + _CARRIED])
        return not any(words.has("carried", fold(a.text)) and frames_of(b, words) for a, b in pairs)
    behind = [sentence.words[c] for c in sentence.children[word.index] if c > word.index]
    objects = [w for w in behind if w.deprel.split(":")[0] == "obj"]
    oblique = [w for w in behind if w.deprel.split(":")[0] in ("obl", "nmod")]
    led = [w for w in oblique if words.has("carried", fold(sentence.words[w.index - 1].text))]
    led = [w for w in led if not words.has("escorts", *words.forms(w))]  # "تمكن الجيش، بدعم من التحالف، من السيطرة"
    behind_led = bool(led and objects) and led[0].index < objects[0].index
    if behind_led and frames_of(led[0], words):  # "تمكنت من السيطرة على المدينة مركز المحافظة"
        objects = []
    carried = objects or led[:1] or oblique[:1]  # "تمكنت أمس من السيطرة"
    ruled = any(words.has("judgements", *words.forms(w)) and not _is_lawless(sentence, w, words) for w in carried)
    undone = (w for w in carried if words.has("undoing", *words.forms(w)))
    if ruled or any(not _may_tell(sentence, w, words) for w in undone):  # "تفكيك عبوة", but not "تفكيك خلية"
        return True
    told_of = (w for w in sentence.words[word.index + 1 :] if not _are_families(sentence, w, words))
    before_deed = takewhile(lambda w: w.text not in STOPS and not _is_deed(w, words), told_of)
    if any(words.has("protests", *words.forms(w)) for w in before_deed):
        return True
    if frame.deeds and any(words.has("scenes", *words.forms(w)) or _befalls(w, words) for w in objects):
        return True
    if frame.deeds and any(w.upos != "PRON" and words.stances_of(w) for w in carried):  # "جددت الوزارة إدانتها للهجوم"
        return True
    clauses = [w for w in behind if w.deprel in ("ccomp", "xcomp")]
    told = [*carried, *clauses, *([sentence.words[word.head]] if word.deprel.startswith("acl") else [])]
    below = (sentence.words[c] for w in told for c in sentence.children[w.index] if c > w.index)
    below = (w for w in below if not w.deprel.startswith("acl"))  # "بدأ حربا تستهدف الحركة"
    deed = any(_may_tell(sentence, w, words) for w in told) or any(not f.effect for w in below for f in frames_of(w, words))
    return frame.deeds and not deed


def _is_deed(word: Word, words: Vocabulary) -> bool:
    """Whether a word tells a deed by itself ("تفجير"), and not only with others ("فتح" of "فتح النار")."""
    return any(not (frame.needs_weapon or frame.beside) for frame in frames_of(word, words))


def _may_tell(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """Whether a word tells a deed, by itself or with what stands behind it: "بفتح النار", but not "بفتح تحقيق"."""
    behind = sentence.words[word.index + 1 : word.index + 1 + _CARRIED]
    told = (f for f in frames_of(word, words) if all(words.forms(w).isdisjoint(f.unless) for w in behind[:1]))
    return any(not frame.beside or any(not words.forms(w).isdisjoint(frame.beside) for w in behind) for frame in told)


def _befalls(word: Word, words: Vocabulary) -> bool:
    """ "سقوط قذيفة", "انفجار": what nobody carries out, but services attend to ("باشرت الفرق سقوط قذيفة")."""
    told = frames_of(word, words)
    return bool(told) and all(frame.subject == "weapon" for frame in told)


def frames_of(word: Word, words: Vocabulary) -> tuple[EventFrame, ...]:
    """All frames in which a word may stand, whatever they ask for."""
    return words.verb_frames(word) if word.upos == "VERB" else words.noun_frames(word)


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
    if any(words.has(listed, *forms) for listed in ("accidents", "disasters", "nature")):
        return True
    return genitive.upos == "NOUN" and words.nouns.keys().isdisjoint(forms)
