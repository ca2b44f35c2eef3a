"""What the sentences of a document tell: events, stances towards them, and motives, before anything is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_builder.extraction.certainty.hedge_words import hedge_words
from graph_builder.extraction.certainty.negation import QUOTES, polarity_at
from graph_builder.extraction.dates.statement_days import dates_the_speech
from graph_builder.extraction.dates.times import ToldDate
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.accidents import find_accidents
from graph_builder.extraction.happenings.assembly import build_events
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.motives import Motive, find_motives
from graph_builder.extraction.happenings.triggers import Trigger, find_triggers
from graph_builder.extraction.happenings.weapons import WeaponMention, find_weapons
from graph_builder.extraction.roles.arguments import Argument, ArgumentFinder, Role
from graph_builder.extraction.roles.openings import place_by_opening
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.speech import Scope
from graph_builder.extraction.stances import Stance, find_stances
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tolls.figures import find_counts
from graph_builder.extraction.tolls.person_words import person
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import (
    NAMELESS,
    DatePrecision,
    EntityKind,
    IncidentKind,
    LinkedDocument,
    Mention,
    ParsedDocument,
    Sentence,
    Word,
)

_CASUALTIES = frozenset({"killed", "wounded"})
_WAR, _BEHIND = 6, 6
"""Words before persons hit, and behind their number, in which the war stands that killed them."""
_LOCAL = frozenset({EntityKind.CITY, EntityKind.SITE, EntityKind.REGION})
_HABIT = 3
"""Words behind the noun of many deeds in which an adjective tells that they happen again and again."""
_TOLD_AGAIN = 4
"""Words that a title has at least which a sentence is found to say once more."""
_SPOKEN = QUOTES | {":"}
"""Before words that stand as they were spoken."""
_KNOWN = ("one-definite", "two-definite")
"""Rules of counts that only mention persons known already ("مقتل الانتحاري"): no toll is told by them."""


@dataclass(frozen=True)
class Happenings:
    """What the sentences of a document tell, in order of text."""

    events: list[Event] = field(default_factory=list)
    bare: list[Event] = field(default_factory=list)
    """Happenings of which nothing is told but that they were ("أكد وقوع انفجار"); they tell no happening of their own."""
    stances: list[Stance] = field(default_factory=list)
    motives: list[Motive] = field(default_factory=list)


def find_happenings(
    linked: LinkedDocument,
    scopes: Sequence[Scope],
    dates: Sequence[Sequence[ToldDate]],
    geography: Geography,
    words: Vocabulary,
) -> Happenings:
    """Read all sentences of a document. ``dates`` are those of each."""
    found = Happenings()
    repeated = _repeated(linked.parsed)
    accident = False
    for sentence in linked.parsed.sentences:
        seen = _see(linked, sentence, scopes, dates[sentence.index], words)
        told = _events(linked, seen, scopes, dates[sentence.index], geography, words)
        accident = accident or (not found.events and _tells_accident(seen))
        if accident:
            accident = not any(_is_deed(e) for e in told)
            told = [e for e in told if _is_deed(e)]
        told = [e for e in told if sentence.words[e.main.word].start not in repeated.get(sentence.index, ())]
        events: list[Event] = []
        bare: list[Event] = []
        for event in told:
            full = event.has_substance or event.reference or event.main.definite
            (events if full else bare).append(event)
        found.events.extend(events)
        found.bare.extend(bare)
        found.stances.extend(find_stances(linked, sentence, events, words))
        found.motives.extend(find_motives(sentence, events, bare, words))
    return found


@dataclass(frozen=True)
class _Seen:
    """What stands in a sentence: words that tell a happening, weapons, and the stretches that tell an accident."""

    sentence: Sentence
    triggers: tuple[Trigger, ...]
    weapons: tuple[WeaponMention, ...]
    mishaps: tuple[range, ...]


def _tells_accident(seen: _Seen) -> bool:
    """A title that tells an accident, or a sentence in which one killed or hurt people."""
    hurt = any(t.frame.effect and t.word in stretch for t in seen.triggers for stretch in seen.mishaps)
    return hurt or (seen.sentence.is_title and bool(seen.mishaps))


def _is_deed(event: Event) -> bool:
    """Whether it tells more than that people were killed or hurt ("قتلوا في الحادث"), and so is no more of an accident."""
    done = any(not (t.frame.effect or t.frame.light or t.frame.reference) for t in event.triggers)
    sided = any(a.role is Role.DOER or (a.role is Role.TARGET and a.mention.kind.is_armed) for a in event.arguments)
    return done or sided or bool(event.weapons)


def _repeated(parsed: ParsedDocument) -> dict[int, range]:
    """By sentence the characters that say the title once more, alone or behind a colon ("رابط الخبر: ..."); that was told."""
    text, found = parsed.document.text, dict[int, range]()
    for title in (s for s in parsed.sentences if s.is_title and len(s.words) >= _TOLD_AGAIN):
        told = text[title.start : title.end].strip()
        for sentence in parsed.sentences[title.index + 1 :]:
            at = text.find(told, sentence.start, sentence.end)
            before, behind = text[sentence.start : at].rstrip(), text[at + len(told) : sentence.end].strip(" .")
            if at >= 0 and not behind and (not before or before.endswith(":")):
                found[sentence.index] = range(at, at + len(told))
    return found


def _see(
    linked: LinkedDocument, sentence: Sentence, scopes: Sequence[Scope], dates: Sequence[ToldDate], words: Vocabulary
) -> _Seen:
    outlets = [m for m in linked.by_sentence[sentence.index] if m.kind is EntityKind.MEDIA_OUTLET]
    weapons = tuple(  # "قناة المسيرة" is no drone
        w for w in find_weapons(sentence, words) if not any(m.first <= w.first and w.last <= m.last for m in outlets)
    )
    closed = {i for d in dates for i in range(d.first, d.last + 1)}
    said = {s.verb for s in scopes if s.span.sentence == sentence.index}
    triggers = find_triggers(linked, sentence, words, weapons, closed)
    triggers = tuple(t for t in triggers if not (t.frame.light and t.word in said))  # "شدد القائد على مقتل عشرة"
    if all(t.frame.natural for t in triggers) and not (weapons or _has(sentence, "succumbing", words)):
        triggers = ()  # "توفي في المستشفى"
    return _Seen(sentence, triggers, weapons, find_accidents(sentence, triggers, words))


def _events(
    linked: LinkedDocument,
    seen: _Seen,
    scopes: Sequence[Scope],
    dates: Sequence[ToldDate],
    geography: Geography,
    words: Vocabulary,
) -> list[Event]:
    sentence, weapons = seen.sentence, seen.weapons
    accidental = {i for stretch in seen.mishaps for i in stretch}
    triggers = tuple(t for t in seen.triggers if not (t.frame.effect and t.word in accidental))
    if not triggers:
        return []
    counts = [c for c in find_counts(linked.parsed, sentence) if c.status in _CASUALTIES and not c.rule.startswith(_KNOWN)]
    tried = {t.word for t in triggers if t.tried}
    counts = [c for c in counts if c.head not in accidental and c.trigger not in tried]
    arguments = ArgumentFinder(Scene(sentence, linked.by_sentence[sentence.index], triggers, weapons, counts, words)).find()
    arguments = tuple(a for a in arguments if not any(_is_source(s, a.mention) for s in scopes))
    arguments = tuple(a for a in arguments if not any(_introduces(s, a, sentence) for s in scopes))
    arguments = tuple(a for a in arguments if not _is_dateline(sentence, a.mention, words))
    told = [d for d in dates if not dates_the_speech(d, sentence.index, scopes)]
    events = build_events(sentence, triggers, arguments, weapons, told, counts, geography, words)
    place_by_opening(linked, sentence, events, scopes, words)
    for event in filter(_misses, events):
        event.leave_out(tuple(t for t in event.triggers if t.frame.aimed))
    none = (_is_any, _is_pattern, _is_campaign, _is_of_words, _is_a_front)
    plain = (_misses, _makes_harmless, _only_names_the_hurt)
    events = [e for e in events if not (any(tells(e) for tells in plain) or any(tells(e, words) for tells in none))]
    events = [e for e in events if not _is_summed_up(e, told)]
    return [e for e in events if not (e.effect_only and _is_near(e, "wars", words))]


def _has(sentence: Sentence, listed: str, words: Vocabulary) -> bool:
    return any(words.has(listed, *words.forms(w)) for w in sentence.words)


def _is_source(scope: Scope, mention: Mention) -> bool:
    """ "وفق بيانات وزارة الصحة", but not whom a pronoun there means ("قصفت الحركة القاعدة، وفق بيان لها")."""
    named = scope.speaker_mention == mention and scope.span.start <= mention.start < scope.span.end
    return named and scope.verb is None and scope.rule == "attribution"


def _introduces(scope: Scope, argument: Argument, sentence: Sentence) -> bool:
    """ "قال في القاهرة مدير المرصد فلان: «خطف مسلحون خمسة»": who speaks, and where, has no part in what is quoted."""
    here = scope.sentence == scope.span.sentence == sentence.index and scope.first <= argument.trigger.word <= scope.last
    quoted = here and scope.first > 0 and sentence.words[scope.first - 1].text in _SPOKEN
    return quoted and scope.span.start <= argument.mention.start < scope.span.end


def _is_dateline(sentence: Sentence, mention: Mention, words: Vocabulary) -> bool:
    """ "تونس - قتل جنديان", "الرباط (أ ف ب) - أوقفت الشرطة رجلين": where the news was written, and nobody with a part in it."""
    behind = sentence.words[mention.last + 1 : mention.last + 2]
    opens = mention.first == 0 and (mention.kind is EntityKind.GOVERNMENT or mention.kind in _LOCAL)
    return opens and not sentence.is_title and any(w.text in words.roles.dateline_marks for w in behind)


def _misses(event: Event) -> bool:
    """ "حملة ضد الفساد", "خسارة المنتخب": the words need somebody armed at whom they are aimed, and there is none."""
    return event.main.frame.aimed and not any(map(_hits_a_force, event.arguments))


def _hits_a_force(argument: Argument) -> bool:
    return argument.role is Role.TARGET and argument.mention.kind.is_armed


def _is_any(event: Event, words: Vocabulary) -> bool:
    """ "نفت وقوع أي هجوم على البلاد": no certain happening is denied; it is with a town or site ("أي غارة على المدينة"), and
    where somebody says that he did none ("إن طائراته لم تشن أي غارات")."""
    before = event.sentence.words[max(0, event.main.word - 1)]
    placed = any(a.mention.kind in _LOCAL for a in event.arguments)
    return (
        event.main.nominal
        and words.has("any", fold(before.lemma))
        and not (placed or polarity_at(event.sentence, event.main.word))
    )


def _is_pattern(event: Event, words: Vocabulary) -> bool:
    """ "كثفت الحركة هجماتها على البلاد": many deeds, and no day and town, or months of them; "هجمات متكررة" without a day."""
    told = event.sentence.words
    outcome = bool(event.counts) or any(t.frame.effect or t.frame.result for t in event.triggers)
    if outcome or not (event.main.nominal and event.main.plural):
        return False
    behind = told[event.main.word + 1 : event.main.word + 1 + _HABIT]
    if any(w.upos == "ADJ" and hedge_words().has("habitual", fold(w.lemma)) for w in behind):
        return not event.dates
    carried = any(words.has("intensifying", *words.forms(told[t.word])) for t in event.triggers if t.frame.light)
    bounded = bool(event.dates) or any(a.mention.kind in _LOCAL and NAMELESS not in a.mention.entity for a in event.arguments)
    return carried and event.main.definite and (event.lasting or not bounded)


def _is_campaign(event: Event, words: Vocabulary) -> bool:
    """The dead of a whole campaign, told without a day or a deed of its own ("قتل ألف مسلح في عملياته", "حصيلة العدوان"); "قتل
    نحو ألف شخص" may be of one day."""
    deeds = [t.word for t in event.triggers if not (t.frame.effect or t.frame.light or t.frame.reference)]
    eras = [at for at in deeds if words.has("eras", *words.forms(event.sentence.words[at]))]
    deed = len(deeds) > len(eras)
    summed = event.in_masses and (event.lasting or bool(eras) or _is_near(event, "campaigns", words))
    return summed and not deed and not any(d.range.precision is DatePrecision.DAY for d in event.dates)


def _is_summed_up(event: Event, dates: Sequence[ToldDate]) -> bool:
    """ "37 قتيلا خلال 24 ساعة": the dead of all that befell people in some days, told without a deed."""
    told = event.sentence.words
    counted = (d for d in dates if any(w.upos == "NUM" for w in told[d.first : d.last + 1]))
    stretches = (d for d in counted if d.lasting and d.bound == "on" and not d.explicit and d.range.first < d.range.last)
    return event.effect_only and any(c.figure.value > 1 for c in event.counts) and any(d.first > event.start for d in stretches)


def _is_a_front(event: Event, words: Vocabulary) -> bool:
    """ "وصلت تعزيزات إلى جبهات القتال في المحافظة": where people fight, and nothing that befell any of them there."""
    before = event.sentence.words[max(0, event.main.word - 1)]
    return event.triggers == [event.main] and event.main.nominal and words.has("fronts", *words.forms(before))


def _only_names_the_hurt(event: Event) -> bool:
    """ "زار الجرحى في المستشفى": those who are known to be hurt, and where they are now."""
    told = event.sentence.words
    people = (t.nominal and t.definite and t.frame.effect and _are_people(told[t.word]) for t in event.triggers)
    upon = any(a.role is not Role.PLACE for a in event.arguments)
    return all(people) and not (upon or event.counts or event.dates)


def _are_people(word: Word) -> bool:
    """ "الجرحى", and not "إصابات", which are what befell them."""
    found = person(fold(word.text), feminine=False)
    return found is not None and found[1].status is not None


def _is_of_words(event: Event, words: Vocabulary) -> bool:
    """ "هاجم فلان الحكومة": what a person attacks without weapons he attacks by words; "نفذ فلان الهجوم" tells none."""
    told = event.sentence.words
    deeds = [t for t in event.triggers if not (t.frame.light or t.frame.reference)]
    assails = bool(deeds) and all(words.has("assailing", *words.forms(told[t.word])) for t in deeds)
    doers = [a.mention.kind for a in event.arguments if a.role is Role.DOER]
    harmed = bool(event.weapons or event.counts) or bool(words.standing("tools", event.sentence))
    executed = any(t.frame.light and words.has("executing", *words.forms(told[t.word])) for t in event.triggers)
    return assails and set(doers) == {EntityKind.PERSON} and not (harmed or executed)


def _makes_harmless(event: Event) -> bool:
    """ "فجر الجيش عشر عبوات ناسفة": explosives that a force of a state blows up, and nobody or nothing else with them."""
    doers = {a.mention.kind for a in event.arguments if a.role is Role.DOER}
    upon = any(a.role in (Role.TARGET, Role.VICTIM) for a in event.arguments) or any(c.figure.value for c in event.counts)
    deeds = [t for t in event.triggers if not (t.frame.light or t.frame.effect)]
    if doers != {EntityKind.STATE_FORCE} or upon or len(deeds) != 1 or IncidentKind.BOMBING not in deeds[0].frame.kinds:
        return False
    deed = deeds[0].word
    behind = (event.sentence.words[deed + 1 : w.first] for w in event.weapons if w.first > deed)
    return any(not any(w.upos in ("ADP", "VERB") for w in between) for between in behind)


def _is_near(event: Event, listed: str, words: Vocabulary) -> bool:
    """Whether a noun of a list of ``frames/roles.yaml`` stands right before or behind the dead ("قتل أربعون ألفا في الصراع")."""
    first, last = max(0, event.start - _WAR), max(c.last for c in event.counts) if event.counts else event.end
    near = event.sentence.words[first : last + _BEHIND]
    return any(w.upos == "NOUN" and words.has(listed, *words.forms(w)) for w in near)
