"""What one sentence tells of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_builder.extraction.certainty.hedge_words import is_definite
from graph_builder.extraction.dates.times import ToldDate
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import is_led_by
from graph_builder.extraction.tolls.casualty_words import casualty_lists
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import DateRange, IncidentKind, Sentence

GENERIC = frozenset({IncidentKind.ATTACK, IncidentKind.EXPLOSION, IncidentKind.SHELLING, IncidentKind.AIRSTRIKE})
_STORMED = {IncidentKind.GROUND_OPERATION: IncidentKind.BOMBING}
"""What a kind is where the weapon makes it another ("اقتحم انتحاري بسيارة مفخخة")."""
_BEHIND = 4
"""Words behind a deed in which the armour that it hit stands ("تفجير عبوة ناسفة في جرافة")."""


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

    first: Event | None = None
    """The happening beside which "another" tells this one ("غارة على المدينة وأخرى على المطار")."""

    main: Trigger = field(init=False)
    """The trigger that tells most: neither light nor effect, where there is one."""

    def __post_init__(self) -> None:
        self._choose_main()

    def take(self, trigger: Trigger, arguments: Sequence[Argument]) -> None:
        """Let one more word tell it, with what belongs to that."""
        self.triggers.append(trigger)
        self.arguments.extend(arguments)
        self._choose_main()

    def leave_out(self, aimless: Sequence[Trigger]) -> None:
        """Tell it without some words if others tell a deed ("تكبد الجيش خسائر في هجوم شنته الحركة")."""
        kept = [t for t in self.triggers if t not in aimless]
        if any(not (t.frame.light or t.frame.effect or t.frame.reference) for t in kept):
            self.triggers, self.arguments = kept, [a for a in self.arguments if a.trigger not in aimless]
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
    def tells_no_deed(self) -> bool:
        """It tells what befell persons, and only refers to the deed if at all ("وقتل ضابط في العملية")."""
        return all(t.frame.reference or t.frame.effect or t.frame.light for t in self.triggers)

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
        armed |= self.brings_down or self.hits_armour or self.flies_in or self.hits_author
        return bool(self.arguments or self.counts or self.seizes_suspects or ((self.dates or armed) and not weak))

    @property
    def hits_armour(self) -> bool:
        """ "استهداف دبابة شرق المخيم": what was hit is told, though it has no name."""
        words, listed = self.sentence.words, vocabulary()
        behind = (w for t in self.triggers if not t.frame.effect for w in words[t.word + 1 : t.word + 1 + _BEHIND])
        return any(listed.has("armour", *listed.forms(w)) for w in behind)

    @property
    def hits_author(self) -> bool:
        """ "أطلقت الشرطة النار على المنفذ", "قتلوا المهاجمين": a verb tells what befell those who did what was told before."""
        words, listed = self.sentence.words, vocabulary()
        below = (words[c] for t in self.triggers if not t.nominal for c in self.sentence.children[t.word])
        hit = (listed.forms(w) for w in below if w.text.startswith(ARTICLE) and not w.deprel.startswith("nsubj"))
        return any(listed.has("suspects", *forms) or listed.has("authors", *forms) for forms in hit)

    @property
    def flies_in(self) -> bool:
        """ "صاروخ أطلق من اليمن": a clause of the past tells that a weapon was fired, though not at what."""
        words = self.sentence.words
        fired = (words[t.word] for t in self.triggers if t.frame.needs_weapon and t.frame.genitive == "weapon" and not t.nominal)
        return bool(self.weapons) and any(w.deprel.startswith("acl") and w.feats.get("Aspect") == "Perf" for w in fired)

    @property
    def brings_down(self) -> bool:
        """ "أسقطت 13 من أصل 17 مسيّرة", "اعتراض صاروخ أطلقته الحركة": a verb of the past tells that something was shot down, or a
        noun with something indefinite behind it."""
        shot = [t for t in self.triggers if IncidentKind.INTERCEPTION in t.frame.kinds]
        told = any(not is_definite(self.sentence, t.word) for t in shot if t.nominal)
        return told or any(self.sentence.words[t.word].feats.get("Aspect") == "Perf" for t in shot if not t.nominal)

    @property
    def repels(self) -> bool:
        """ "صد الهجوم", "تصدت للهجوم": a verb tells that somebody stood up to a known deed, which so was another's."""
        known = [t.word for t in self.triggers if t.nominal and t.definite]
        return any(t.frame.mutual and not t.nominal and t.word < max(known, default=0) for t in self.triggers)

    @property
    def seizes_suspects(self) -> bool:
        """ "اعتقال المتورطين بالتفجير": whom it befell is told by what they are thought to have done."""
        words, listed = self.sentence.words, vocabulary()
        behind = (w for t in self.triggers if t.frame.captive and t.nominal for w in words[t.word + 1 : t.word + 2])
        return any(listed.has("suspected", *listed.forms(w)) for w in behind)
