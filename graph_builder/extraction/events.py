"""What one sentence tells of one happening, and whether it is the deed of who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from graph_builder.extraction.arguments import Argument, Role
from graph_builder.extraction.atoms import bare, fold
from graph_builder.extraction.casualty_words import casualty_lists
from graph_builder.extraction.figures import Count
from graph_builder.extraction.hedge_words import is_factive
from graph_builder.extraction.markers import COMMA, is_led_by
from graph_builder.extraction.times import ToldDate
from graph_builder.extraction.triggers import Trigger
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.extraction.weapons import WeaponMention
from graph_builder.model import DateRange, IncidentKind, Sentence, Word, carries_pronoun

_OPENING = 5
"""Words at the start of what is said in which the announced deed stands ("أعلنت، مطلع نيسان، إصابة هدف")."""
_HIT = 3
"""Words of what a deed hit, and of its adjectives, to the pronoun that says whose it is, at the most."""
_ASIDE = 14
"""The same with what commas put between."""
GENERIC = frozenset({IncidentKind.ATTACK, IncidentKind.EXPLOSION, IncidentKind.SHELLING, IncidentKind.AIRSTRIKE})
_STORMED = {IncidentKind.GROUND_OPERATION: IncidentKind.BOMBING}
"""What a kind is where the weapon makes it another ("اقتحم انتحاري بسيارة مفخخة")."""


@dataclass
class Event:
    """What one sentence tells of one happening."""

    sentence: Sentence
    triggers: list[Trigger]
    arguments: list[Argument] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    dates: list[ToldDate] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    lasting: bool = False
    """Told of a long time ("منذ أشهر", "خلال العام الماضي")."""
    denied: bool = False
    """Somebody denies it here, so that these words tell no happening of their own ("نفت شنها أي غارات")."""
    disowned: bool = False
    """What is denied is to have done it, not that it was ("نفت مسؤوليتها عن القصف")."""

    called_false: bool = False
    """The words report it only to call it false ("التقارير عن شن غارات غير صحيحة")."""
    own_deed: bool = False
    """The speaker tells a deed of his own, so that the doer is known although no words here name him."""
    announced_on: DateRange | None = None
    """When somebody brought it in as news, where no day of its own is told ("أعلن الجيش، السبت، إسقاط طائرة")."""
    judged: bool = False
    """Somebody takes a stance on it ("تبنت الحركة الهجوم")."""
    provoked: bool = False
    """It is told as the motive of another happening ("ردا على قصف المعسكر")."""
    cause: Event | None = None
    """The happening that this one was an answer to."""
    answer: Event | None = None
    """The happening that was an answer to this one, and so is another one."""
    apart_from: Sequence[Event] = ()
    """Happenings of the sentence that came before or after this one ("وقع التفجير بعد يومين من هجوم")."""

    main: Trigger = field(init=False)
    """The trigger that tells most: neither light nor effect, where there is one."""

    def __post_init__(self) -> None:
        self._choose_main()

    def take(self, trigger: Trigger, arguments: Sequence[Argument]) -> None:
        """Let one more word tell it, with what belongs to that."""
        self.triggers.append(trigger)
        self.arguments.extend(arguments)
        self._choose_main()

    def _choose_main(self) -> None:
        self.main = min(self.triggers, key=lambda t: (t.frame.light, t.frame.effect, t.frame.reference, t.word))

    @property
    def start(self) -> int:
        """Index of the first word of the happening."""
        return self.triggers[0].word

    @property
    def end(self) -> int:
        """Index of the last trigger word."""
        return self.triggers[-1].word

    @property
    def reference(self) -> bool:
        """It only refers to a happening ("الحادث")."""
        return all(t.frame.reference or t.frame.light for t in self.triggers)

    @property
    def known(self) -> bool:
        """Its words point at what was told before: "الهجوم", "العملية التي قاموا فيها بتفجير"."""
        return self.main.definite or any(t.frame.reference and t.definite and not t.plural for t in self.triggers)

    @property
    def scattered(self) -> bool:
        """It tells of many that have nothing to do with each other ("هجمات متفرقة")."""
        words, adjectives = self.sentence.words, vocabulary().roles.scattered
        behind = (words[t.word + 1] for t in self.triggers if (t.plural or t.dual) and t.word + 1 < len(words))
        return any(fold(w.lemma) in adjectives or fold(w.text) in adjectives for w in behind)

    @property
    def in_masses(self) -> bool:
        """It tells of more dead or hurt than one deed brings, but for a few of them."""
        return any(c.figure.value >= casualty_lists().masses for c in self.counts)

    @property
    def whole(self) -> bool:
        """It sums up many happenings: over a long time, or with more dead than one deed brings."""
        return self.lasting or self.in_masses

    @property
    def asserted(self) -> bool:
        """It is told as news: by an indefinite noun, or by a verb in no relative clause ("الانفجار استهدف مقرا")."""
        if not (self.reference or self.main.definite):
            return True
        words = self.sentence.words
        verbs = (words[t.word] for t in self.triggers if not (t.nominal or t.frame.reference or t.frame.light))
        return any(not v.deprel.startswith("acl") for v in verbs)

    @property
    def effect_only(self) -> bool:
        """It only tells what happened to persons."""
        return all(t.frame.effect or t.frame.light for t in self.triggers)

    @property
    def kinds(self) -> tuple[IncidentKind, ...]:
        """Kinds told by the triggers and the weapons, best first; empty for a mere reference."""
        told = [k for t in self.triggers if not t.frame.effect for k in t.frame.kinds]
        if told and any(t.frame.light and t.frame.mutual for t in self.triggers):  # "تبادل الطرفان إطلاق النار"
            told.append(IncidentKind.ARMED_CLASH)
        by_weapon = [k for w in self.weapons if not w.weak for k in w.entry.kinds]
        if by_weapon and (not told or told[0] in GENERIC or _STORMED.get(told[0]) in by_weapon):
            told = by_weapon + told
        if not told and self.effect_only:
            told = [IncidentKind.ATTACK]
        return tuple(dict.fromkeys(told))

    def refs(self, role: Role) -> list[str]:
        """Entity keys in a role, in order, once each."""
        return list(dict.fromkeys(a.mention.entity for a in self.arguments if a.role is role))

    def changes_sides(self, others: Sequence[Argument]) -> bool:
        """ "دهس جنودا، وقتل برصاصهم": who did it is hit by whom it hit, in no one deed but in a fight of two sides."""
        if self.main.plural or any(t.frame.mutual for t in (*self.triggers, *(a.trigger for a in others))):
            return False
        doers, targets = set(self.refs(Role.DOER)), set(self.refs(Role.TARGET))
        strike = {a.mention.entity for a in others if a.role is Role.DOER}
        struck = {a.mention.entity for a in others if a.role is Role.TARGET}
        return bool(strike & (targets - doers) or struck & (doers - targets))

    @property
    def has_substance(self) -> bool:
        """Something concrete is told: who, whom, where, when or how many."""
        weak = all(t.weak or t.frame.light for t in self.triggers)
        by = vocabulary().roles.by
        armed = any(is_led_by(self.sentence, w.first, by) for w in self.weapons)  # "استهداف دبابة بقذائف"
        blown = any(w.entry.weapon and w.first > self.main.word for w in self.weapons)  # "فجروا عبوة ناسفة"
        armed |= blown and not self.main.nominal and IncidentKind.BOMBING in self.main.frame.kinds
        armed |= self.brings_down
        return bool(self.arguments or self.counts or self.seizes_suspects or ((self.dates or armed) and not weak))

    @property
    def brings_down(self) -> bool:
        """ "أسقطت 13 من أصل 17 مسيّرة": a verb of the past tells that something was shot down."""
        shot = (t.word for t in self.triggers if IncidentKind.INTERCEPTION in t.frame.kinds and not t.nominal)
        return any(self.sentence.words[at].feats.get("Aspect") == "Perf" for at in shot)

    @property
    def seizes_suspects(self) -> bool:
        """ "اعتقال المتورطين بالتفجير": whom it befell is told by what they are thought to have done."""
        words, listed = self.sentence.words, vocabulary()
        behind = (w for t in self.triggers if t.frame.captive and t.nominal for w in words[t.word + 1 : t.word + 2])
        return any(listed.has("suspected", *listed.forms(w)) for w in behind)


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
    if any(_understood(event.sentence, t, said_from) for t in deeds if not _stands_behind_patient(t, event.arguments)):
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
    return words[said_from - 1].upos not in ("SCONJ", "CCONJ", "PUNCT") and any(opens)


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
    """ "أعلنت القوات أنها قتلت مسلحين": the pronoun of "أن" is the subject of a verb with an object, and so it is no passive;
    it is not the speaker in "أعلن أن مسلحين تسللوا وأنهم قتلوا مدنيين"."""
    before = sentence.words[max(0, trigger.word - 2) : trigger.word]
    joined = len(before) == 2 and before[0].upos == "SCONJ" and before[1].upos == "PRON"
    objects = (c for c in sentence.children[trigger.word] if c > trigger.word and sentence.words[c].deprel == "obj")
    if _has_another_subject(sentence, said_from, trigger.word):
        return False
    return joined and trigger.frame.lethal and any(True for _ in objects)


def _stands_behind_patient(trigger: Trigger, arguments: Sequence[Argument]) -> bool:
    """ "أعلنت الشرطة أن فلانا اعتقل": a verb behind whom it befell is passive."""
    hit = (a.mention for a in arguments if a.trigger is trigger and a.role is Role.TARGET and a.bare)
    return not trigger.nominal and any(m.last < trigger.word for m in hit)


def _understood(sentence: Sentence, trigger: Trigger, said_from: int) -> bool:
    if trigger.nominal:
        opens = _opens(sentence, trigger.word, said_from) and _heads(sentence, trigger.word, said_from)
        taken = trigger.frame.taken and trigger.definite  # "أعلنت القوات السيطرة على البلدة"
        following = sentence.words[trigger.word + 1 : trigger.word + 2]
        led = any(fold(w.text) in trigger.frame.upon for w in following)  # "أعلنت الشرطة القبض على رجلين"
        return opens and (taken or (trigger.frame.genitive == "patient" and (led or not trigger.definite)))
    word = sentence.words[trigger.word]
    if word.deprel.startswith("acl"):  # "قصف استهدف القاعدة": the noun before it is its subject
        return False
    if trigger.frame.subject != "doer" or word.feats.get("Voice") == "Pass":
        return False
    children = [sentence.words[c] for c in sentence.children[trigger.word]]
    if any(c.deprel == "nsubj:pass" for c in children):
        return False
    subjects = [c for c in children if c.deprel.startswith("nsubj")]
    if not subjects:
        others = _has_another_subject(sentence, said_from, word.index) or _speaks_of_himself(sentence, said_from, word.index)
        return word.feats.get("Person") == "1" or not others
    below = [sentence.words[c] for c in sentence.children[subjects[0].index]]
    theirs = any(w.upos == "PRON" and w.feats.get("Number") == "Plur" for w in below)
    others = theirs and _has_another_subject(sentence, said_from, trigger.word)  # "إن المسلحين انسحبوا وإن مقاتليهم دمروا"
    return not others and _is_own(sentence, subjects[0])


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
            (w for w in children if w.deprel == "nsubj"), None
        )  # not "أن شرطيا استشهد وأصيب ثلاثة، أحدهم إصابته بليغة"
        own = subject is not None and subject.upos in ("NOUN", "NUM") and _is_own(event.sentence, subject)
        if own and _acts_upon(event.sentence, verb):
            return True
    return False


def _acts_upon(sentence: Sentence, verb: Trigger) -> bool:
    """Whether a verb has an object behind it ("قتلت قياديا", but not "قواتها قتلت"), or takes a place ("سيطرت على البلدة")."""
    behind = (sentence.words[c].deprel for c in sentence.children[verb.word] if c > verb.word)
    return any(relation == "obj" or (verb.frame.taken and relation.startswith("obl")) for relation in behind)


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
