"""Matches the frames of ``frames/stances.yaml`` to the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_builder.extraction.certainty.hedges import mood_at, polarity_at
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.no_happenings import is_denied
from graph_builder.extraction.happenings.sequels import came_before
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.stances.accused import (
    accused_before,
    accused_by,
    describes_another_thing,
    is_apart,
    is_of_another_deed,
    is_of_another_kind,
    is_only_object,
    is_passive,
    is_responsible,
)
from graph_builder.extraction.stances.objects import (
    Pair,
    complement,
    denied_what,
    is_another_matter,
    names_known,
    names_new,
    names_others,
    of_two,
)
from graph_builder.extraction.stances.spot import FAR, Spot, how_told
from graph_builder.extraction.stances.takers import is_nameless, shared_subject, takers
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.surface.markers import STOPS, is_kin, is_where
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import LinkedDocument, Mention, Predicate, Sentence, Word

_HIT = frozenset({Role.TARGET, Role.VICTIM})
_BESIDE = 2
"""Words on each side of a stance word in which its subject stands, where there is no name ("أدانت محكمة", "المحكمة أدانت")."""
_CALLED = 4
"""Words behind a word with a pronoun in which it is said what a happening is called ("اعتبرته فرنسا جريمة")."""
_TURN = 3
"""Words between "لكن" and a denial at most."""
_JUDGED = 5
"""Words behind "ب" in which it is said what a happening is called ("بأنه «هجوم إرهابي»")."""
_PREDICATE = 10
"""Words from "أن" on in which it is said what a happening is ("أن الهجوم على القرية جريمة")."""
_SIDES = 2
"""Those who exchange accusations."""
_DONE = ("real", "general")


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
    names_others: bool = False
    """... and is many, or called another one ("سبق أن تبنى هجمات مماثلة")."""
    told_of: bool = False
    """The words tell that the actors did nothing, so that whoever says so denies it too ("لا علاقة للتحالف بالهجوم")."""
    nameless: bool = False
    """Somebody takes it for whom no name is known, and not the speaker ("ندد المجتمع الدولي")."""
    pair: Pair | None = None
    """Which of two happenings it is about, where a dual means the two told last ("تبنى الهجومين", "تبنى أولهما")."""


def find_stances(linked: LinkedDocument, sentence: Sentence, events: Sequence[Event], words: Vocabulary) -> tuple[Stance, ...]:
    """Stances of a sentence in order."""
    told = linked.by_sentence[sentence.index]
    named = [m for m in told if not m.adjective]
    mentions = tuple(m for m in named if m.kind.is_actor and not is_where(sentence, m, told, words))
    places = tuple(m for m in named if not m.kind.is_actor)
    found: list[Stance] = []
    for word in (sentence.words[at] for at in words.judging(sentence)):
        for frame in words.stances_of(word):
            how = how_told(sentence, word, frame, words)
            accusation = next((s for s in reversed(found) if s.accused), None)
            spot = Spot(sentence, word, frame, how, mentions, places, tuple(events), words) if how else None
            stance = _stance(spot, accusation) if spot else None
            if stance:
                found.extend(_each_other(stance) if frame.mutual else [stance])
                break
    others = (replace(s, event=e) for s in found for e in events if e.first is not None and e.first is s.event)
    return (*found, *others)  # "تبنت تفجيرا في المدينة وآخر في البلدة"


def _stance(spot: Spot, accusation: Stance | None) -> Stance | None:
    """The stance that a word tells. ``accusation`` is the last one that was told before in the sentence."""
    if not _is_meant(spot) or is_another_matter(spot):
        return None
    new = names_new(spot)
    event = complement(spot, new)
    actors = tuple(m for m in takers(spot, event) if not _fell(m, spot, event))
    if _is_nobodys(spot, actors, event):
        return None
    accused: tuple[Mention, ...] = ()
    if spot.frame.object == "accused":
        actors, accused = _accusation(spot, actors, event)
        if not accused:
            return None
    takes_up = _takes_up(spot) or (spot.frame.predicate is Predicate.DENIED and bool(spot.frame.called))
    if takes_up and event is not None and event.end < spot.at and _was_charged_since(spot, event):
        event = None
    if event is None and _lacks_object(spot, accusation, takes_up):
        return None
    if event is None and takes_up and accusation:
        event = accusation.event
    return _made(spot, actors, accused, event, accusation, new)


def _is_nobodys(spot: Spot, actors: Sequence[Mention], event: Event | None) -> bool:
    """Whether nobody is told to have taken it ("العناصر الأولى للتحقيق"), or it asks for a happening, or for one before it."""
    frame = spot.frame
    begun = frame.carriers and spot.how == "noun" and not actors and not _is_carried(spot)
    return (
        begun or (frame.issued and not actors) or (frame.of_event and event is None) or (frame.taken_up and not _takes_up(spot))
    )


def _lacks_object(spot: Spot, accusation: Stance | None, takes_up: bool) -> bool:
    """Whether a stance without a happening of its own is towards none that was told."""
    known = _stands_alone(spot) or names_known(spot) or (takes_up and accusation)
    return (spot.frame.needs_event and not known) or (takes_up and accusation is None)


def _made(
    spot: Spot,
    actors: tuple[Mention, ...],
    accused: tuple[Mention, ...],
    event: Event | None,
    accusation: Stance | None,
    new: bool,
) -> Stance:
    frame = spot.frame
    denies = frame.predicate is Predicate.DENIED
    kin = any(is_kin(spot.sentence, m, {spot.at}, spot.words) for m in actors)
    actors = () if kin else actors  # "اتهمت عائلة فلان": not he
    nameless = kin or (not actors and (spot.how == "bearer" or is_nameless(spot)))
    turned = any(spot.words.has("but", fold(w.text)) for w in spot.between(max(0, spot.at - _TURN), spot.at))
    if turned and accusation and denies and not (actors or nameless):  # "لكنها نفت ذلك"
        actors = accusation.accused
    ends = (spot.at, *(m.last for m in accused), *((event.end,) if event else ()))
    return Stance(
        frame.predicate,
        spot.sentence.index,
        spot.at,
        min(len(spot.sentence.words) - 1, max(ends)),
        actors,
        accused,
        event,
        denied_what(spot, event) if denies else None,
        names_new=new and event is None,
        names_others=new and event is None and names_others(spot),
        told_of=denies and (spot.how == "phrase" or frame.negated),
        nameless=nameless,
        pair=of_two(spot, event),
    )


def _each_other(stance: Stance) -> list[Stance]:
    """ "تبادلت الحكومة والحركة الاتهامات": each of two accuses the other."""
    one, other = stance.actors
    return [replace(stance, actors=(one,), accused=(other,)), replace(stance, actors=(other,), accused=(one,))]


def _fell(mention: Mention, spot: Spot, event: Event | None) -> bool:
    """ "تبنى مقتل جنديين": those who were killed do not claim it."""
    if event is None or spot.frame.predicate is not Predicate.CLAIMED:
        return False
    return any(a.mention is mention and a.role in _HIT and a.trigger.frame.effect for a in event.arguments)


def _stands_alone(spot: Spot) -> bool:
    """ "فتحت الشرطة تحقيقا.": what was told before is meant; "فتحت تحقيقا في قضايا الفساد" is about something else."""
    told = (fold(w.text) for w in spot.clause())
    return spot.frame.alone and spot.how == "noun" and not any(w in spot.frame.into for w in told)


def _takes_up(spot: Spot) -> bool:
    """ "اتهمتها بتمويل الجماعة، وهو ما تنفيه", "الأمر الذي تنفيه": what the sentence has said, a happening where it
    accuses of one."""
    before = spot.between(max(0, spot.at - 2), spot.at)
    what = any(w.upos == "PRON" and spot.words.has("what", fold(w.text)) for w in before[-1:])
    matter = len(before) > 1 and before[-1].upos == "PRON" and spot.words.has("matter", *spot.words.forms(before[0]))
    return spot.has_pronoun() and (what or matter)


def _was_charged_since(spot: Spot, event: Event) -> bool:
    """ "بعد الهجوم اتهمتها بتمويل الجماعة، وهو ما تنفيه": an accusation that stands between is what is denied."""
    between = (w for w in spot.between(event.end + 1, spot.at) if w.upos == "VERB")
    return any(f.predicate is Predicate.ACCUSED_OF and not f.requires for w in between for f in spot.words.stances_of(w))


def _accusation(spot: Spot, actors: tuple[Mention, ...], event: Event | None) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who accuses and who is accused."""
    if spot.frame.mutual:
        return actors, actors if len({m.entity for m in actors}) == len(actors) == _SIDES else ()
    if spot.frame.of_subject:
        return (), actors
    if spot.how == "phrase":  # "قالت الحركة إن الجيش هو المسؤول عن القصف"
        return (), is_responsible(spot)
    passive = is_passive(spot)
    accused = actors if passive else accused_by(spot, actors) or accused_before(spot, actors)
    actors, accused = () if passive else actors, () if describes_another_thing(spot) else accused
    if not accused and spot.verbal and not spot.frame.links and (is_apart(spot, actors) or is_only_object(spot, actors)):
        actors, accused = tuple(shared_subject(spot)), actors  # "وهو ما تنفيه أنقرة وتحمل الحزب مسؤوليته"
    known = event is not None and event.end > spot.at and not came_before(event, spot.words)  # "بدعم الحركة بعد هجوم"
    known = known and event is not None and not _describes_somebody(spot, event)
    if accused and not spot.frame.links:
        other = is_of_another_deed(spot, accused) or (not known and is_of_another_kind(spot, accused))
        accused = () if other else accused
    return actors, accused


def _describes_somebody(spot: Spot, event: Event) -> bool:
    """ "اتهم الدولة بتسليح القوات التي هاجمت المدينة": the happening is the deed of others who are named in the charge."""
    verb = spot.sentence.words[event.main.word]
    described = not event.main.nominal and verb.deprel.startswith("acl")
    return described and any(m.first <= verb.head <= m.last for m in spot.mentions)


def _is_carried(spot: Spot) -> bool:
    """ "قال المدعي إنه يجري التحقيق في الهجوم", "إن تحقيقا يجري في الهجوم": it goes on, and the speaker says so."""
    head = spot.sentence.words[spot.word.head] if spot.word.head >= 0 else None
    beside = head is not None and all(w.upos == "ADJ" for w in spot.between(spot.at + 1, head.index))
    return beside and head is not None and head.index >= spot.at - 1 and fold(head.lemma) in spot.frame.carried


def _is_meant(spot: Spot) -> bool:
    """Whether the words around allow the stance: negation, mood, required words, and subjects that mean something else."""
    sentence, at, frame = spot.sentence, spot.at, spot.frame
    if spot.how != "phrase" and frame.negated != polarity_at(sentence, at):
        return False
    if (spot.how == "participle" or frame.predicate is Predicate.CLAIMED) and is_denied(spot.sentence, spot.word, spot.words):
        return False
    if spot.how == "participle" and _is_of_negated_verb(spot):
        return False
    carrier = spot.word.head if spot.how == "noun" and spot.word.head >= 0 else at
    if _is_ordered(spot, carrier):
        return not frame.requires or _has_required(spot)
    if mood_at(sentence, at) not in _DONE or mood_at(sentence, carrier) not in _DONE:  # "دعا إلى إدانة الهجوم", "ستفتح تحقيقا"
        return False
    near = sentence.words[max(0, at - _BESIDE) : at + 1 + _BESIDE]
    if any(not spot.words.forms(w).isdisjoint(frame.unless) for w in near):
        return False
    if frame.into and spot.verbal and (spot.has_pronoun() or not any(fold(w.text) in frame.into for w in spot.clause())):
        return False
    if frame.apart and any(not spot.words.forms(w).isdisjoint(frame.apart) for w in _without_aims(spot)):
        return False
    if (frame.called and not _is_called(spot)) or (frame.strongly and _convicts(spot)):
        return False
    return not frame.requires or _has_required(spot)


def _is_ordered(spot: Spot, carrier: int) -> bool:
    """ "أمر الوزير بفتح تحقيق": who orders it of his own sees to it."""
    words = spot.sentence.words
    above = words[words[carrier].head] if spot.how == "noun" and words[carrier].head >= 0 else None
    done = above is not None and above.upos == "VERB" and above.feats.get("Aspect") == "Perf"
    return done and above is not None and fold(above.lemma) in spot.frame.ordered and not polarity_at(spot.sentence, above.index)


def _is_of_negated_verb(spot: Spot) -> bool:
    """ "لم توجه الشرطة أصابع الاتهام إلى الحركة" """
    above = spot.word.head
    governed = above >= 0 and spot.sentence.words[above].upos == "VERB" and spot.word.deprel == "obj"
    return governed and not spot.frame.negated and polarity_at(spot.sentence, above)


def _without_aims(spot: Spot) -> list[Word]:
    """The words of the clause that no "ب" stands before: "تحقيق أهداف", but not "تحقيق بهدف القبض على"."""
    clause = spot.clause()
    return [w for n, w in enumerate(clause) if n == 0 or not spot.words.has("by", fold(clause[n - 1].text))]


def _convicts(spot: Spot) -> bool:
    """ "أدانهم بالتجسس", "سجن لإدانته في هجوم": right behind a pronoun stands of what they were found guilty; but "عن إدانته في
    بيان"."""
    behind = spot.between(spot.at + 2, spot.at + 4)
    listed = "inside" if spot.how == "noun" else "by"
    charged = spot.has_pronoun() and len(behind) > 1 and spot.words.has(listed, fold(behind[0].text))
    charged = charged and not spot.words.has("documents", *spot.words.forms(behind[1]))
    return charged and _exact_forms(behind[1]).isdisjoint(spot.frame.strongly)


def _is_called(spot: Spot) -> bool:
    """Whether what is behind "ب", behind "أن" or behind a pronoun on the word is one of the frame's words, or a noun described by
    one ("بأنه عمل إرهابي", "أن الهجوم جريمة", "اعتبره جريمة")."""
    following = spot.following(FAR)
    end = next((n for n, w in enumerate(following) if w.text in STOPS or (w.upos == "VERB" and n > 0)), len(following))
    links = [n for n, w in enumerate(following[:end]) if spot.words.has("by", fold(w.text))]
    near = [w for n in links for w in following[n + 1 : n + 1 + _JUDGED]]
    opens = next((n for n, w in enumerate(following[:end]) if w.upos == "SCONJ"), None)
    told = following[:_CALLED] if spot.has_pronoun() else () if opens is None else following[opens : min(end, opens + _PREDICATE)]
    near += [w for w in told if not links and (w.upos == "ADJ" or w.deprel != "nmod")]
    if not (links or opens is not None or spot.has_pronoun()):  # "اعتبرت المنظمة القصف جريمة"
        near += [w for w in following[:end] if w.deprel in ("obj", "xcomp") and not fold(w.text).startswith(ARTICLE)]
    return any(not _exact_forms(w).union({bare(fold(w.text))}).isdisjoint(spot.frame.called) for w in near)


def _has_required(spot: Spot) -> bool:
    """One of the required words, not turned into its opposite ("عدم مسؤوليته")."""
    complement = spot.following(FAR - 1)
    wanted = spot.frame.requires
    told = (n for n, w in enumerate(complement) if w.upos != "VERB" or _may_be_required(spot, w))
    at = next((n for n in told if not _exact_forms(complement[n]).isdisjoint(wanted)), None)
    if at is not None and spot.frame.object not in ("incident", "occurrence") and _is_for_another_matter(spot, complement[at]):
        return False
    if at is not None and spot.frame.object == "responsibility" and _is_of_another_verb(spot, complement[:at]):
        return False
    return at is not None and not (at > 0 and spot.words.has("absence", fold(complement[at - 1].lemma)))


def _may_be_required(spot: Spot, verb: Word) -> bool:
    """ "منفذيه ينتمون إلى الحركة"; behind a negated verb one that is negated, too ("لم تؤكد الغارة ولم تنفها")."""
    return spot.how == "participle" or (spot.frame.negated and polarity_at(spot.sentence, verb.index))


def _is_of_another_verb(spot: Spot, before: Sequence[Word]) -> bool:
    """ "أعلنت أنها تحمّل الحكومة المسؤولية", "أنها لا تتحمل المسؤولية": a verb of what is said governs it, but "أنها تتحمل"."""
    that = next((n for n, w in enumerate(before) if w.upos == "SCONJ"), len(before))
    verb = next((w for w in before[that:] if w.upos == "VERB"), None)
    bears = verb is not None and spot.words.has("bearing_blame", fold(verb.lemma)) and not polarity_at(spot.sentence, verb.index)
    return verb is not None and not bears


def _is_for_another_matter(spot: Spot, word: Word) -> bool:
    """ "مسؤولية الإصلاح": the genitive is neither an actor nor a deed."""
    after = spot.between(word.index + 1, word.index + 2)
    if not after or after[0].upos != "NOUN" or any(m.first <= after[0].index <= m.last for m in spot.mentions):
        return False
    return spot.words.nouns.keys().isdisjoint(spot.words.forms(after[0]))


def _exact_forms(word: Word) -> set[str]:
    """With the article only the written form: "مسؤوليتها عن الهجوم" is somebody's own, "محملا الحركة المسؤولية" is not."""
    text = fold(word.text)
    return {text} if text.startswith(ARTICLE) else {text, fold(word.lemma)}
