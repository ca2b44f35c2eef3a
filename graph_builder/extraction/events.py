"""Triggers of one sentence that tell one happening, put together with what the sentence says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_builder.extraction.arguments import Argument, Role
from graph_builder.extraction.figures import Count
from graph_builder.extraction.times import ToldDate
from graph_builder.extraction.triggers import Trigger, WeaponMention, governor
from graph_builder.extraction.vocabulary import Vocabulary, WeaponWords
from graph_builder.model import EntityKind, IncidentKind, Sentence, Word

_NEAR = 10
"""Words between two triggers of one happening at the most; longer stretches are another clause."""
_WHERE = frozenset({Role.PLACE, Role.TARGET})
_OPENING = 5
"""Words at the start of what is said in which the announced deed stands ("أعلنت، مطلع نيسان، إصابة هدف")."""
_GENERIC = frozenset({IncidentKind.ATTACK, IncidentKind.EXPLOSION, IncidentKind.SHELLING, IncidentKind.AIRSTRIKE})


@dataclass
class Event:
    """What one sentence tells of one happening."""

    sentence: Sentence
    triggers: list[Trigger]
    arguments: list[Argument] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    dates: list[ToldDate] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    denied: bool = False
    """Somebody denies it here, so that these words tell no happening of their own ("نفت شنها أي غارات")."""

    own_deed: bool = False
    """The speaker tells a deed of his own, so that the doer is known although no words here name him."""
    provoked: bool = False
    """It is told as the motive of another happening ("ردا على قصف المعسكر")."""
    answer: Event | None = None
    """The happening that was an answer to this one, and so is another one."""

    @property
    def main(self) -> Trigger:
        """The trigger that tells most: neither light nor effect, where there is one."""
        return min(self.triggers, key=lambda t: (t.frame.light, t.frame.effect, t.frame.reference, t.word))

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
        by_weapon = [k for w in self.weapons if not w.weak for k in w.entry.kinds]
        if by_weapon and (not told or told[0] in _GENERIC):
            told = by_weapon + told
        if not told and self.effect_only:
            told = [IncidentKind.ATTACK]
        return tuple(dict.fromkeys(told))

    def refs(self, role: Role) -> list[str]:
        """Entity keys in a role, in order, once each."""
        return list(dict.fromkeys(a.mention.entity for a in self.arguments if a.role is role))

    @property
    def has_substance(self) -> bool:
        """Something concrete is told: who, whom, where, when or how many."""
        weak = all(t.weak or t.frame.light for t in self.triggers)
        return bool(self.arguments or self.counts or (self.dates and not weak))


def build_events(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    arguments: Sequence[Argument],
    weapons: Sequence[WeaponMention],
    dates: Sequence[ToldDate],
    counts: Sequence[Count],
    words: Vocabulary,
) -> list[Event]:
    """The happenings of a sentence, in order."""
    events: list[Event] = []
    for n, trigger in enumerate(triggers):
        own = [a for a in arguments if a.trigger is trigger]
        following = triggers[n + 1] if n + 1 < len(triggers) else None
        apart = bool(events) and _has_cause_of_its_own(events[-1], trigger, following, sentence)
        if events and not apart and _joins(events[-1], trigger, own, sentence, words):
            events[-1].triggers.append(trigger)
            events[-1].arguments.extend(own)
        else:
            events.append(Event(sentence, [trigger], own))
    events = [e for e in events if not all(t.frame.light for t in e.triggers)]
    if events:
        _share(events, weapons, dates, counts)
    return events


def _has_cause_of_its_own(event: Event, trigger: Trigger, following: Trigger | None, sentence: Sentence) -> bool:
    """In "قتل اثنان في غارة على البلدة وأصيب ثلاثة في قصف المدينة" the second effect belongs to the second cause."""
    if not trigger.frame.effect or event.effect_only or following is None or not _brings_in(following):
        return False
    between = sentence.words[trigger.word + 1 : following.word]
    return following.word - trigger.word <= _NEAR and bool(between) and between[-1].upos == "ADP"


def _joins(event: Event, trigger: Trigger, own: Sequence[Argument], sentence: Sentence, words: Vocabulary) -> bool:
    if trigger.other and not event.effect_only:
        return False
    last = event.triggers[-1]
    gap = trigger.word - last.word
    between = sentence.words[last.word + 1 : trigger.word]
    if _places_differ(event.arguments, own) or any(words.has("motives", *words.forms(w)) for w in between):
        return False
    if _is_apart(event, trigger, between, words):
        return False
    if event.reference and event.main.definite and _brings_in(trigger):
        return False
    if trigger.frame.result:
        return gap <= 3 * _NEAR
    if trigger.frame.light or last.frame.light:
        return gap <= _NEAR or _governed(sentence, trigger.word, {last.word}) or _governed(sentence, last.word, {trigger.word})
    if trigger.frame.effect or event.effect_only:
        return gap <= 3 * _NEAR
    governed = _governed(sentence, trigger.word, {t.word for t in event.triggers})
    neutral = trigger.frame.reference or all(t.frame.reference or t.frame.effect or t.frame.light for t in event.triggers)
    similar = neutral or any(words.compatible(a, b) for a in event.kinds for b in trigger.frame.kinds)
    cause = neutral and not event.reference and bool(between) and between[-1].upos == "ADP" and gap <= _NEAR
    return similar and (governed or cause or (trigger.definite and gap <= 2 * _NEAR) or gap <= 2)


def _is_apart(event: Event, trigger: Trigger, between: Sequence[Word], words: Vocabulary) -> bool:
    """Another happening by what leads to it ("اعتقاله بتهمة قتل"), or many beside a single one ("انفجار في بلدة تشهد هجمات")."""
    if any(words.has("charges", *words.forms(w)) for w in between):
        return True
    if event.effect_only or trigger.frame.effect or trigger.frame.light:
        return False
    pattern = trigger.nominal and trigger.plural and not (trigger.definite or trigger.frame.mutual)
    return pattern and event.main.nominal and not event.main.plural


def _brings_in(trigger: Trigger) -> bool:
    """An indefinite noun of a deed, or of carrying one out, tells another happening than "الحادث" before it."""
    return trigger.nominal and not (trigger.definite or trigger.frame.effect or trigger.frame.reference)


def _places_differ(told: Sequence[Argument], own: Sequence[Argument]) -> bool:
    """Two towns or two sites are two happenings; a town and a site in it are not."""
    for kind in (EntityKind.CITY, EntityKind.SITE):
        before = {a.mention.entity for a in told if a.role in _WHERE and a.mention.kind is kind}
        here = {a.mention.entity for a in own if a.role in _WHERE and a.mention.kind is kind}
        if before and here and before.isdisjoint(here):
            return True
    return False


def _governed(sentence: Sentence, word: int, heads: set[int]) -> bool:
    at, seen = sentence.words[word].head, 0
    while at >= 0 and seen < 8:
        if at in heads:
            return True
        at, seen = sentence.words[at].head, seen + 1
    return False


def _share(events: list[Event], weapons: Sequence[WeaponMention], dates: Sequence[ToldDate], counts: Sequence[Count]) -> None:
    """Give each weapon to the happening that it belongs to, each date and count of the sentence to the nearest one."""
    for event in events:
        event.weapons.extend(_told_by_words(t) for t in event.triggers if t.frame.weapon)
    for weapon in weapons:
        owner = _weapon_owner(events, weapon) or _only_owner(events, weapon)
        if owner:
            owner.weapons.append(weapon)
    for date in dates:
        _nearest(events, date.first).dates.append(date)
    for count in counts:
        _count_owner(events, count).counts.append(count)
    for event in events:
        event.counts = _without_parts(event.counts)


def _count_owner(events: Sequence[Event], count: Count) -> Event:
    """The happening whose word gave the count its status, else the nearest that tells of persons hit."""
    owner = next((e for e in events if any(t.word == count.trigger for t in e.triggers)), None)
    return owner or _nearest([e for e in events if any(t.frame.effect for t in e.triggers)] or events, count.head)


def _without_parts(counts: Sequence[Count]) -> list[Count]:
    """ "ضابط وثلاثة جنود" is four; where the sum is told of a happening its parts are not told again."""
    summed = {c.status for c in counts if c.rule == "sum"}
    return [c for c in counts if not (c.of_whom or (c.summed and c.status in summed))]


def _weapon_owner(events: Sequence[Event], weapon: WeaponMention) -> Event | None:
    """The happening done with a weapon: it hangs from its trigger, or follows it behind a preposition ("بطائرات مسيّرة")."""
    sentence = events[0].sentence
    by_word = {t.word: t for e in events for t in e.triggers}
    for at in range(weapon.first, weapon.last + 1):
        if at in by_word:
            return _owner(events, by_word[at])
    if weapon.adjective:
        beside = [by_word[w] for w in (weapon.first - 1, weapon.first - 2, sentence.words[weapon.first].head) if w in by_word]
        return _owner(events, beside[0]) if beside else None
    above = governor(sentence, weapon.first, by_word)
    if above is None:
        left = range(weapon.first - 1, max(-1, weapon.first - 2 * _NEAR), -1)
        above = next((by_word[w] for w in left if w in by_word), None)
        if above and not any(sentence.words[w].upos == "ADP" for w in (weapon.first - 1, weapon.first - 2) if w >= 0):
            above = None
    return _owner(events, above) if above else None


def _told_by_words(trigger: Trigger) -> WeaponMention:
    """ "فتح مسلحون النار": the words of the happening are those of its weapon."""
    entry = WeaponWords(weapon=trigger.frame.weapon, kinds=trigger.frame.kinds)
    return WeaponMention(trigger.word, trigger.word, entry, weak=False, adjective=False)


def _only_owner(events: Sequence[Event], weapon: WeaponMention) -> Event | None:
    """The one happening of the sentence, for a weapon that tells how it was done wherever it stands."""
    told = [e for e in events if not e.reference]
    fits = len(told) == 1 and bool(set(told[0].kinds) & (_GENERIC | set(weapon.entry.kinds)))
    return told[0] if fits and weapon.entry.alone and not weapon.weak else None


def _owner(events: Sequence[Event], trigger: Trigger) -> Event:
    return next(e for e in events if trigger in e.triggers)


def _nearest(events: Sequence[Event], word: int) -> Event:
    def distance(event: Event) -> tuple[int, int]:
        first = min([event.start, *(a.mention.first for a in event.arguments)])
        last = max([event.end, *(a.mention.last for a in event.arguments)])
        return 0 if first <= word <= last else min(abs(word - first), abs(word - last)), abs(word - event.main.word)

    return min(events, key=distance)


def is_own_deed(event: Event, said_from: int) -> bool:
    """Whether the doer is left to be understood: an active verb whose subject is a pronoun, a noun with one, or nothing;
    or, right at the start of what is said, the noun of a deed that somebody does to another ("أعلنت إصابة هدف").

    ``said_from`` is the index of the first word that is said.
    """
    if event.provoked:
        return False
    if any(t.frame.light and t.nominal and t.frame.subject == "doer" for t in event.triggers):
        return True
    deeds = [t for t in event.triggers if not (t.frame.effect or t.frame.light or t.frame.reference)]
    return any(_understood(event.sentence, t, said_from) for t in deeds)


def _understood(sentence: Sentence, trigger: Trigger, said_from: int) -> bool:
    if trigger.nominal:
        return trigger.frame.genitive == "patient" and not trigger.definite and trigger.word - said_from <= _OPENING
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
        return True
    subject = subjects[0]
    return subject.upos == "PRON" or any(sentence.words[c].upos == "PRON" for c in sentence.children[subject.index])
