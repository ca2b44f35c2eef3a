"""How the words of a happening tell that it is the deed of who speaks: "أعلنت أنها قصفت", "أعلن قتل مسلحين", "قصفنا"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from graph_builder.extraction.certainty.hedge_words import is_factive
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.speech.quotes import QUOTES
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.surface.markers import COMMA, is_led_by
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Sentence, Word, carries_pronoun

_OPENING = 5
"""Words at the start of what is said in which the announced deed stands ("أعلنت، مطلع نيسان، إصابة هدف")."""
_HIT = 3
"""Words of what a deed hit, and of its adjectives, to the pronoun that says whose it is, at the most."""
_ASIDE = 14
"""The same with what commas put between."""


def is_own_deed(event: Event, said_from: int) -> bool:
    """Whether the doer is left to be understood: an active verb whose subject is a pronoun, a noun with one, or nothing;
    or, right at the start of what is said, the noun of a deed that somebody does to another ("أعلنت إصابة هدف").

    ``said_from`` is the index of the first word that is said.
    """
    if event.provoked:
        return False
    carried = (t.word for t in event.triggers if t.frame.light and t.nominal and t.frame.subject == "doer")
    if any(not (is_factive(event.sentence, at) or _has_genitive(event, at)) for at in carried):
        return True
    deeds = [t for t in event.triggers if not (t.frame.effect or t.frame.reference) and (not t.frame.light or _carries(t))]
    if any(_understood(event, t, said_from) for t in deeds if not _stands_behind_patient(t, event.arguments)):
        return True
    return any(_is_own_killing(event.sentence, t, said_from) for t in event.triggers if t.frame.effect and not t.nominal)


def _carries(trigger: Trigger) -> bool:
    """ "شن", "نفذ": a verb whose subject does what its object tells."""
    return not trigger.nominal and trigger.frame.subject == "doer"


def is_own_fire(event: Event, said_from: int, admitted: bool) -> bool:
    """Whether what is said opens with the noun of fire upon somebody or something, without a doer ("أعلنت السرايا إطلاق صواريخ
    على المستوطنة", "أعلن قصف المطار"). He who says so may also be the one who was hit.

    Who admits fire need not say upon whom ("أقر بقصف حافلة").
    """
    upon = {a.trigger.word for a in event.arguments if a.role is Role.TARGET or admitted}
    fire = (t for t in event.triggers if t.nominal and not t.definite and t.word in upon and t.frame.subject == "doer")
    opening = any(
        t.frame.genitive in ("either", "weapon") and t.word - said_from <= _OPENING and _heads(event.sentence, t.word, said_from)
        for t in fire
    )
    return opening and not event.refs(Role.DOER)


def is_own_loss(event: Event) -> bool:
    """ "أعلن الجيش إسقاط طائرة له": what the announced deed hit is the speaker's own, by the pronoun behind it."""
    behind = event.sentence.words[event.main.word + 1 : event.main.word + 2 + _HIT]
    hit = len(list(takewhile(lambda w: w.upos in ("NOUN", "ADJ"), behind)))
    tied = event.main.nominal and 0 < hit < len(behind) - 1 and behind[hit + 1].upos == "PRON"
    return tied and vocabulary().has("masdar_objects", fold(behind[hit].text))


def is_announced_killing(event: Event, said_from: int) -> bool:
    """Whether what is said opens with the noun of killing ("أعلنت القوات قتل قيادي بغارة", but not "مقتل قيادي").

    The parser may take it for a verb; behind a conjunction or a mark it is one ("أعلنت أن خمسة قتلوا", "قتل خمسة، كما أعلنت").
    """
    words = event.sentence.words
    announced = [t.word for t in event.triggers if bare(fold(words[t.word].text)) in t.frame.announced]
    if any(_is_announced(event.sentence, at, said_from) for at in announced):
        return True
    opens = (all(w.upos == "ADP" for w in words[said_from:at]) for at in announced if 0 < said_from <= at)
    before = words[said_from - 1]
    return (before.upos not in ("SCONJ", "CCONJ", "PUNCT") or before.text in QUOTES) and any(opens)  # "أعلنت «تحييد» تسعة"


def _is_announced(sentence: Sentence, deed: int, said_from: int) -> bool:
    """ "أعلنت الوزارة، الأربعاء (12 آب)، تحييد تسعة": a noun that is the object of the verb of saying, right behind an aside."""
    word = sentence.words[deed]
    told = word.upos == "NOUN" and word.deprel == "obj" and 0 <= word.head < said_from <= deed
    return told and sentence.words[word.head].upos == "VERB" and sentence.words[deed - 1].text == COMMA


def is_killing_by_pronoun(event: Event) -> bool:
    """ "أعلنت الحركة تقدمها وقتلها عشرات من الجنود": the pronoun on the noun of killing, before those killed, is the killer's."""
    words = event.sentence.words
    killings = (t.word for t in event.triggers if t.nominal and bare(fold(words[t.word].text)) in t.frame.announced)
    behind = (words[at + 2 : at + 3] for at in killings if carries_pronoun(words, at))
    return any(w.upos in ("NOUN", "NUM") for found in behind for w in found)


def pronouns_on_verbs(event: Event) -> Iterator[str]:
    """What is written on the verbs of the past that tell the deed ("قصفنا")."""
    words = event.sentence.words
    for trigger in event.triggers:
        past = not trigger.nominal and words[trigger.word].feats.get("Aspect") == "Perf" and not trigger.frame.effect
        if past and carries_pronoun(words, trigger.word):
            yield words[trigger.word + 1].text


def _has_genitive(event: Event, carrier: int) -> bool:
    """Whether somebody stands between a noun and the deed that it carries ("قيام مجهولين بتفجير"), and not the speaker or one of
    his men ("قيامها بتفجير", "تنفيذ أحد عناصرها الهجوم")."""
    deed = next((t.word for t in event.triggers if t.word > carrier), carrier)
    between = event.sentence.words[carrier + 1 : deed]
    some = [w for w in between if w.upos in ("NOUN", "PROPN", "NUM")]
    owned = len(some) < len(between) and between[len(some)].upos == "PRON" and between[len(some)].feats.get("Number") != "Plur"
    own_men = owned and vocabulary().has("hands", *vocabulary().forms(some[-1])) if some else False
    return bool(some) and not own_men


def _is_own_killing(sentence: Sentence, trigger: Trigger, said_from: int) -> bool:
    """ "أعلنت القوات أنها قتلت مسلحين", "أنها ردت على الهجوم وقتلت مسلحين": the pronoun of "أن" is the subject of a verb with an
    object, and so it is no passive; it is not the speaker in "أعلن أن مسلحين تسللوا وأنهم قتلوا مدنيين"."""
    first = _first_of_joined(sentence, trigger.word)
    before = sentence.words[max(0, first - 2) : first]
    joined = len(before) == 2 and before[0].upos == "SCONJ" and before[1].upos == "PRON"
    objects = (c for c in sentence.children[trigger.word] if c > trigger.word and sentence.words[c].deprel == "obj")
    if _has_another_subject(sentence, said_from, trigger.word):
        return False
    return joined and trigger.frame.lethal and any(True for _ in objects)


def _first_of_joined(sentence: Sentence, verb: int) -> int:
    """The first of the verbs that "و" puts beside each other, of which none but the first has a subject."""
    words = sentence.words
    while words[verb].deprel == "conj" and words[words[verb].head].upos == "VERB" and words[verb].head < verb:
        if any(words[c].deprel.startswith("nsubj") for c in sentence.children[verb]):
            break
        verb = words[verb].head
    return verb


def _stands_behind_patient(trigger: Trigger, arguments: Sequence[Argument]) -> bool:
    """ "أعلنت الشرطة أن فلانا اعتقل": a verb behind whom it befell is passive."""
    hit = (a.mention for a in arguments if a.trigger is trigger and a.role is Role.TARGET and a.bare)
    return not trigger.nominal and any(m.last < trigger.word for m in hit)


def _understood(event: Event, trigger: Trigger, said_from: int) -> bool:
    sentence = event.sentence
    if trigger.nominal:
        first = next((t.word for t in event.triggers if t.word == trigger.word - 1 and t.frame.beside), trigger.word)
        opens = _opens(sentence, first, said_from) and _heads(sentence, first, said_from)  # "أعلنت إلقاء القبض على رجلين"
        taken = trigger.frame.taken and trigger.definite  # "أعلنت القوات السيطرة على البلدة"
        following = sentence.words[trigger.word + 1 : trigger.word + 2]
        led = any(fold(w.text) in trigger.frame.upon for w in following)  # "أعلنت الشرطة القبض على رجلين"
        return opens and (taken or (trigger.frame.genitive == "patient" and (led or not trigger.definite)))
    word = sentence.words[trigger.word]
    if word.deprel.startswith("acl"):  # "قصف استهدف القاعدة": the noun before it is its subject
        return _is_taken_up_by_speaker(sentence, trigger, said_from)
    if trigger.frame.subject != "doer" or word.feats.get("Voice") == "Pass":
        return False
    children = [sentence.words[c] for c in sentence.children[trigger.word]]
    if any(c.deprel == "nsubj:pass" for c in children):
        return False
    subjects = [c for c in children if c.deprel.startswith("nsubj")]
    subjects = [c for c in subjects if c.index >= said_from] or subjects  # "الجيش: دمرت قواتنا معسكرا"
    if not subjects:
        others = _has_another_subject(sentence, said_from, word.index) or _speaks_of_himself(sentence, said_from, word.index)
        return word.feats.get("Person") == "1" or not others
    below = [sentence.words[c] for c in sentence.children[subjects[0].index]]
    theirs = any(w.upos == "PRON" and w.feats.get("Number") == "Plur" for w in below)
    others = theirs and _has_another_subject(sentence, said_from, trigger.word)  # "إن المسلحين انسحبوا وإن مقاتليهم دمروا"
    return not others and _is_own(sentence, subjects[0])


def _is_taken_up_by_speaker(sentence: Sentence, trigger: Trigger, said_from: int) -> bool:
    """ "أعلنت القوات مقتل قيادي في عملية نفذتها": the deed before the verb is its object, and nobody but she who speaks, as the
    verbs agree, is its subject."""
    words, at = sentence.words, trigger.word
    saying = next((w for w in reversed(words[:said_from]) if w.upos == "VERB"), None)
    alone = trigger.frame.subject == "doer" and carries_pronoun(words, at) and words[at].feats.get("Aspect") == "Perf"
    alone = alone and not any(w.upos in ("NOUN", "PROPN", "NUM", "DET", "X") for w in words[at + 2 : at + 3])
    alone = alone and not any(words[c].deprel.startswith("nsubj") for c in sentence.children[at])
    agrees = saying is not None and saying.feats.get("Gender") == words[at].feats.get("Gender")
    return alone and agrees and not _has_another_subject(sentence, said_from, at)


def _speaks_of_himself(sentence: Sentence, said_from: int, deed: int) -> bool:
    """ "«كنا نبحث عنه عندما فجر نفسه»": who says "we" of himself tells of another what he tells in the third person."""
    said = sentence.words[said_from:deed]
    return any(w.upos in ("VERB", "AUX") and w.feats.get("Person") == "1" for w in said)


def _opens(sentence: Sentence, word: int, said_from: int) -> bool:
    """Whether a word stands at the start of what is said, or behind what commas put between ("أعلنت السرايا، جناح الحركة،
    تفجير")."""
    aside = sentence.words[word - 1].text == COMMA and COMMA in (w.text for w in sentence.words[max(0, said_from - 1) : word - 1])
    return word - said_from <= (_ASIDE if aside else _OPENING)


def _is_own(sentence: Sentence, subject: Word) -> bool:
    """Whether a subject is the speaker, or something of his ("إنه", "مقاتليه", "إحدى طائراته", "انتحاريا من عناصره")."""
    below = [sentence.words[c] for c in sentence.children[subject.index]]
    if subject.upos == "PRON" or any(w.upos == "PRON" for w in below):
        return True
    some = vocabulary().has("one_of", fold(subject.text)) or vocabulary().has("partitives", *vocabulary().forms(subject))
    parts = (w for w in below if w.deprel == "nmod" and (some or is_led_by(sentence, w.index, vocabulary().roles.sources)))
    return any(_is_own(sentence, w) for w in parts)


def is_by_own_men(event: Event, said_from: int) -> bool:
    """Whether the subject of a deed is something of the speaker's ("أن طائراتها دمرت", "أن قواته قصفت"), and not somebody's
    who was the subject before ("إن المسلحين انسحبوا وإن مقاتليهم دمروا الجسر").

    ``said_from`` is the index of the first word that is said.
    """
    words = event.sentence.words
    verbs = (t for t in event.triggers if not t.nominal and t.frame.subject == "doer")  # not "أن قواته فقدت جنديا"
    for verb in (v for v in verbs if not _has_another_subject(event.sentence, said_from, v.word)):
        children = [words[c] for c in event.sentence.children[verb.word]]
        subject = next(
            (w for w in children if w.deprel == "nsubj" and w.index >= said_from), None
        )  # not "أن شرطيا استشهد وأصيب ثلاثة، أحدهم إصابته بليغة"
        own = subject is not None and subject.upos in ("NOUN", "NUM") and _is_own(event.sentence, subject)
        if own and _acts_upon(event.sentence, verb):
            return True
    return False


def _acts_upon(sentence: Sentence, verb: Trigger) -> bool:
    """Whether a verb has an object behind it ("قتلت قياديا", but not "قواتها قتلت"), takes a place ("سيطرت على البلدة") or
    carries a deed ("تمكنت من قتل قيادي")."""
    behind = (sentence.words[c].deprel for c in sentence.children[verb.word] if c > verb.word)
    led = verb.frame.taken or verb.frame.deeds
    return any(relation == "obj" or (led and relation.startswith("obl")) for relation in behind)


def is_said_of_oneself(event: Event, said_from: int) -> bool:
    """Whether the pronoun of "أن" right before a verb that has an object is who did it, or did not: "أعلنت أنقرة أنها قصفت
    المدينة", "أنها لم تقصفها"."""
    words = event.sentence.words
    for trigger in (t for t in event.triggers if not (t.nominal or t.frame.effect) and t.frame.subject == "doer"):
        first = trigger.word - 1 if words[trigger.word - 1].upos == "PART" else trigger.word
        before = words[max(0, first - 2) : first]
        joined = len(before) == 2 and before[0].upos == "SCONJ" and before[1].upos == "PRON"
        if joined and _acts_upon(event.sentence, trigger) and words[trigger.word].feats.get("Voice") != "Pass":
            return not _has_another_subject(event.sentence, said_from, trigger.word)
    return False


def _heads(sentence: Sentence, index: int, said_from: int) -> bool:
    """Whether nothing of what is said governs a word but what somebody calls his own ("أعلنت إصابة هدف", "أكدت قيامها بخطف";
    not "كشفت هوية منفذ تفجير", "إن جنودا قتلوا بعد تفجير")."""
    head = sentence.words[index].head
    while head >= said_from and (sentence.words[index].deprel == "conj" or carries_pronoun(sentence.words, head)):
        index, head = head, sentence.words[head].head
    return head < said_from


def _has_another_subject(sentence: Sentence, first: int, verb: int) -> bool:
    """Whether somebody else was the subject of the verbs before ("إن مسلحا قتل بعد أن أطلق النار"), or is meant by a plural for
    which there is none ("«فاستهدفوا قرى»")."""
    told = (sentence.words[c] for i in range(first, verb) if sentence.words[i].upos == "VERB" for c in sentence.children[i])
    subjects = [w for w in told if w.deprel.startswith("nsubj")]
    feats = sentence.words[verb].feats
    several = feats.get("Number") == "Plur" and feats.get("Person") == "3" and not _is_led_by_pronoun(sentence, verb)
    return not _is_own(sentence, subjects[-1]) if subjects else several and bool(first)


def _is_led_by_pronoun(sentence: Sentence, verb: int) -> bool:
    """ "إنهم قصفوا", "إن مقاتليها قصفوا": whatever the parse makes of it."""
    return any(w.upos == "PRON" for w in sentence.words[max(0, verb - 2) : verb])
