"""Which telling somebody means who names none, or points back at two by a dual."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.stances import Stance
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.hands import states_of
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Entity, EntityKind, IncidentKind, Predicate

_ABOUT_DOERS = frozenset({Predicate.DENIED, Predicate.CLAIMED, Predicate.ACCUSED_OF})
_OFFICIAL = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_PAIR = 2


def of_one(
    drafts: Sequence[Draft],
    stance: Stance,
    place: int | None,
    takers: Collection[str],
    entities: Mapping[str, Entity],
    words: Vocabulary,
) -> Sequence[int]:
    """The telling that a stance is about: that of the happening which its words name, or else the one that it means, unless they
    name a happening of another kind ("نفت إسقاط طائرة" after a raid on a village)."""
    if place is not None and not _is_of_another(drafts[place], stance, entities, words):
        return (place,)
    meant = _meant(drafts, stance, takers, entities, words)
    named = stance.event if stance.event is not None and stance.event.kinds else None
    if meant is not None and named is not None and not may_mean(drafts[meant], named, words):
        meant = None
    foreign = place is not None and stance.predicate is Predicate.CLAIMED and _is_foreign(drafts[place], stance, entities)
    if meant is None and not foreign:  # of who did it accounts may differ
        meant = place
    return () if meant is None else (meant,)


def of_two(drafts: Sequence[Draft], stance: Stance, geography: Geography, words: Vocabulary) -> Sequence[int]:
    """The two tellings, or one of them, that a stance means by a dual: those that were last spoken of, or where a dual told both
    at once, the two that tell them one by one ("قتل ستة في هجومين. فقد انفجرت عبوة ... وبعد ذلك فتح مسلحون النار")."""
    if stance.pair is None:
        return ()
    before = [n for n, d in enumerate(drafts) if d.events[0].sentence.index <= stance.sentence]
    whole = next((n for n in reversed(before) if _is_told_by_dual(drafts[n])), None)
    if whole is not None:
        pair = [n for n in before if n > whole and _is_part(drafts[n], drafts[whole], geography)][:_PAIR]
    else:
        others = {n for n, d in enumerate(drafts) if not _may_be_one_of_two(d, stance.event, words)}
        last = latest(drafts, stance.sentence, others)
        pair = sorted(n for n in (last, latest(drafts, stance.sentence, {last, *others})) if n is not None)
    return {"both": pair, "first": pair[:1], "second": pair[1:]}[stance.pair] if len(pair) == _PAIR else ()


def may_mean(draft: Draft, event: Event, words: Vocabulary) -> bool:
    """Whether a denied event may be a telling, by its kind."""
    return any(words.compatible(a, b) for a in draft.kinds for b in event.kinds)


def may_be_done_by(
    draft: Draft, actors: Collection[str], sentence: int, entities: Mapping[str, Entity], words: Vocabulary
) -> bool:
    """Nobody denies or claims, and nobody is accused of, what the text has said so far that another did; a state and its forces
    are one here, and "مسلح" may be anybody's."""
    told = [e for e in draft.events if e.sentence.index <= sentence]
    doers = {ref for e in told for ref in e.refs(Role.DOER) if not is_nobody(entities[ref], words)}
    sides = _states(doers, entities) & _states(actors, entities)
    return bool(sides) or not (doers or any(e.own_deed for e in told))


def is_nobody(actor: Entity, words: Vocabulary) -> bool:
    """ "مسلحون مجهولون": armed people who are told by that alone."""
    return actor.origin == "text" and words.has("nameless", fold(actor.name_ar.split()[0]))


def _states(actors: Collection[str], entities: Mapping[str, Entity]) -> set[str]:
    """Actors with the states of those that are forces."""
    forces = (entities[a].country for a in actors if entities[a].kind is EntityKind.STATE_FORCE)
    return {*actors, *(state for state in forces if state)}


def latest(drafts: Sequence[Draft], sentence: int, others: Collection[int | None] = ()) -> int | None:
    """The telling, none of ``others``, that was last spoken of at a sentence."""
    told = [
        (max(e.sentence.index for e in d.events if e.sentence.index <= sentence), -n)
        for n, d in enumerate(drafts)
        if n not in others and d.events[0].sentence.index <= sentence
    ]
    return -max(told)[1] if told else None


def latest_or_first(drafts: Sequence[Draft], sentence: int, others: Collection[int] = ()) -> int | None:
    """The same, or the first telling where a title speaks before any was told."""
    found = latest(drafts, sentence, others)
    return next((n for n in range(len(drafts)) if n not in others), None) if found is None else found


def _is_of_another(draft: Draft, stance: Stance, entities: Mapping[str, Entity], words: Vocabulary) -> bool:
    """Whether "تبنت الحركة الهجوم", or that what was shot down was fired, was taken for what another did by the text."""
    event = stance.event
    if stance.predicate not in _ABOUT_DOERS or event is None:
        return False
    named = event.main.definite and not event.arguments and event.start >= stance.word  # not "الهجوم الذي تبنته الحركة"
    if not (named or IncidentKind.INTERCEPTION in event.kinds):
        return False
    actors = _doers(stance)
    return bool(actors) and not may_be_done_by(draft, actors, stance.sentence, entities, words)


def _is_foreign(draft: Draft, stance: Stance, entities: Mapping[str, Entity]) -> bool:
    """Whether those who did it, and not those who seized them, are told, and are of another state than those who take a stance,
    or a state where these are none."""
    told = (a for e in draft.events if e.sentence.index <= stance.sentence for a in e.arguments)
    doers = {a.mention.entity for a in told if a.role is Role.DOER and not a.trigger.frame.captive}
    before, here = (states_of(keys, entities) for keys in (doers, _doers(stance)))
    official, lawless = ({entities[a].kind in _OFFICIAL for a in actors} for actors in (doers, _doers(stance)))
    return (bool(before and here) and before.isdisjoint(here)) or (official == {True} and lawless == {False})


def _doers(stance: Stance) -> set[str]:
    """Who did it by what a stance says, or denies."""
    told = stance.accused if stance.predicate is Predicate.ACCUSED_OF else stance.actors
    return {m.entity for m in told}


def _meant(
    drafts: Sequence[Draft], stance: Stance, takers: Collection[str], entities: Mapping[str, Entity], words: Vocabulary
) -> int | None:
    """The telling that a stance means without naming it: told at length, told lately, and not the deed of somebody else.

    Who denies that something new took place means what has befallen his own state, or nothing ("نفت وقوع أي هجوم على أراضيها").
    None where the stance is about others ("سبق أن تبنى هجمات مماثلة").
    """
    if stance.names_others:
        return None
    if stance.names_new and stance.predicate is Predicate.DENIED:
        return _befallen(drafts, stance.sentence, takers, entities)
    actors = _doers(stance)
    before = [n for n, d in enumerate(drafts) if d.events[0].sentence.index <= stance.sentence] or list(range(len(drafts)))
    if stance.predicate in _ABOUT_DOERS:
        before = [n for n in before if may_be_done_by(drafts[n], actors, stance.sentence, entities, words)]
    last = latest_or_first(drafts, stance.sentence)
    return max(before, key=lambda n: (len(drafts[n].events) + (n == last), -n), default=None)


def _befallen(drafts: Sequence[Draft], sentence: int, actors: Collection[str], entities: Mapping[str, Entity]) -> int | None:
    """The telling last spoken of that was in the state of some actors, or upon it."""
    states = _homes(actors, entities)
    return latest(drafts, sentence, {n for n, d in enumerate(drafts) if states.isdisjoint(_homes(_upon(d), entities))})


def _upon(draft: Draft) -> Iterator[str]:
    return (ref for e in draft.events for role in (Role.PLACE, Role.TARGET) for ref in e.refs(role))


def _homes(refs: Iterable[str], entities: Mapping[str, Entity]) -> set[str]:
    """The states that some are of, or are."""
    return {entities[ref].country or ref for ref in refs}


def _may_be_one_of_two(draft: Draft, event: Event | None, words: Vocabulary) -> bool:
    return event is None or (any(e is not event for e in draft.events) and may_mean(draft, event, words))


def _is_told_by_dual(draft: Draft) -> bool:
    """ "هجومان", which "الهجومان" only means."""
    return any(e.main.dual and not e.main.definite for e in draft.events)


def _is_part(draft: Draft, whole: Draft, geography: Geography) -> bool:
    """Whether a telling may be of one of two happenings, by where they were."""
    return not draft.local or any(geography.nested(a, b) for a in draft.local for b in whole.local)
