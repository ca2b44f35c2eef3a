"""A linked document to its record: events, tellings, stances and relations, each told as a claim with its chain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from graph_builder.extraction.arguments import ArgumentFinder, Role
from graph_builder.extraction.chains import Chains
from graph_builder.extraction.claims import ClaimMaker, best_of_each
from graph_builder.extraction.events import Event, build_events
from graph_builder.extraction.figures import find_counts
from graph_builder.extraction.hedges import mood_at, polarity_at
from graph_builder.extraction.motives import Motive, find_motives
from graph_builder.extraction.relations import Relation, find_relations
from graph_builder.extraction.speech import Scope, find_scopes
from graph_builder.extraction.stances import Stance, find_stances
from graph_builder.extraction.tellings import Draft, Geography, group
from graph_builder.extraction.times import ToldDate, find_all_dates
from graph_builder.extraction.triggers import find_triggers, find_weapons
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import (
    Claim,
    Entity,
    LinkedDocument,
    Predicate,
    Record,
    Sentence,
    SentenceText,
    Span,
    Telling,
)

_CASUALTIES = frozenset({"killed", "wounded"})
_GAP = 2
"""Characters between attribution and its date at the most: a space or a bracket."""
_ABOUT_DOERS = frozenset({Predicate.DENIED, Predicate.CLAIMED, Predicate.ACCUSED_OF})
_KNOWN = ("one-definite", "one-possessed", "two-definite")
"""Rules of counts that only mention persons known already ("مقتل الانتحاري"): no toll is told by them."""


class Extractor:
    """Reads claims out of linked documents. Holds no state between documents."""

    def __init__(self) -> None:
        self._words = vocabulary()

    def extract(self, linked: LinkedDocument, outlet: Entity | None, version: str) -> Record:
        """The record of one document. ``version`` names the reader that made it."""
        document, sentences = linked.parsed.document, linked.parsed.sentences
        relations = find_relations(linked)
        geography = Geography(linked.entities, _containers(relations))
        scopes = find_scopes(linked)
        maker = ClaimMaker(linked, Chains(linked, scopes), geography, self._words)
        dates = find_all_dates(linked.parsed)
        events = {s.index: self._events(linked, s, scopes, dates[s.index]) for s in sentences}
        stances = [s for sentence in sentences for s in find_stances(linked, sentence, events[sentence.index], self._words)]
        for stance in stances:
            if stance.event and stance.predicate is Predicate.DENIED:
                stance.event.denied = True
        motives = [m for sentence in sentences for m in find_motives(sentence, events[sentence.index], self._words)]
        for motive in motives:
            if motive.cause:
                motive.cause.answer, motive.cause.provoked = motive.answer, True
        real = [e for found in events.values() for e in found if self._is_told(e)]
        for event in real:
            event.own_deed = maker.own_doer(event) is not None
        drafts = group(real, document, linked.entities, geography, self._words)
        keys = [f"{document.key}#i{n}" for n in range(1, len(drafts) + 1)]
        claims = [maker.relation(r.predicate, r.subject, r.object, r.evidence, r.rule, r.path, r.score) for r in relations]
        for key, draft in zip(keys, drafts, strict=True):
            claims.extend(maker.telling(key, draft))
        for stance in stances:
            place = _draft_of(stance.event, drafts)
            place = _meant(drafts, stance) if place is None else place
            if place is not None:
                claims.extend(maker.stance(keys[place], stance))
        for found in events.values():
            for event in found:
                place = _latest(drafts, event.sentence.index)
                if place is not None and polarity_at(event.sentence, event.main.word):
                    claims.extend(maker.denial(keys[place], event))
        claims.extend(_retaliations(motives, drafts, keys, maker))
        told = best_of_each(claims, {s.index for s in sentences if s.is_title})
        return Record(
            document=document,
            outlet=outlet.key if outlet else None,
            sentences=tuple(SentenceText(s.index, s.start, s.end, document.text[s.start : s.end]) for s in sentences),
            entities=_entities(linked, told, outlet),
            mentions=linked.mentions,
            tellings=tuple(_telling(k, d) for k, d in zip(keys, drafts, strict=True)),
            claims=told,
            version=version,
        )

    def _events(
        self, linked: LinkedDocument, sentence: Sentence, scopes: Sequence[Scope], dates: Sequence[ToldDate]
    ) -> list[Event]:
        counts = [c for c in find_counts(linked.parsed, sentence) if c.status in _CASUALTIES and not c.rule.startswith(_KNOWN)]
        weapons = find_weapons(sentence, self._words)
        closed = {i for d in dates for i in range(d.first, d.last + 1)}
        triggers = find_triggers(linked, sentence, self._words, weapons, closed)
        if not triggers:
            return []
        arguments = ArgumentFinder(sentence, triggers, weapons, counts, self._words).find(linked.by_sentence[sentence.index])
        told = [d for d in dates if d.bound in ("on", "since") and not _dates_the_speech(d, sentence.index, scopes)]
        events = build_events(sentence, triggers, arguments, weapons, told, counts, self._words)
        return [e for e in events if e.has_substance or e.reference or e.main.definite]

    def _is_told(self, event: Event) -> bool:
        """A happening that the text says was, not one planned, feared, denied or asked about."""
        word = event.main.word
        return mood_at(event.sentence, word) == "real" and not polarity_at(event.sentence, word)


def _retaliations(motives: Sequence[Motive], drafts: Sequence[Draft], keys: Sequence[str], maker: ClaimMaker) -> Iterator[Claim]:
    for motive in motives:
        cause, answer = _draft_of(motive.cause, drafts), _draft_of(motive.answer, drafts)
        if motive.cause is None:
            cause = _latest(drafts, motive.span.sentence, other_than=answer)
        if motive.answer is None:
            answer = _latest(drafts, motive.span.sentence, other_than=cause)
        if cause is not None and answer is not None and cause != answer:
            yield maker.relation(Predicate.RETALIATION_FOR, keys[answer], keys[cause], motive.span, "motive", "", 0.9)


def _dates_the_speech(date: ToldDate, sentence: int, scopes: Sequence[Scope]) -> bool:
    """Whether a date tells when somebody spoke: it stands within the words of attribution ("قال، اليوم الثلاثاء، إن"), or
    right behind them and outside what is said ("حسبما أعلن مسؤولون اليوم")."""
    here = (s for s in scopes if s.sentence == sentence and s.span.sentence == sentence)
    return any(s.span.start <= date.span.start <= s.span.end + _GAP and _outside(date, s) for s in here)


def _outside(date: ToldDate, scope: Scope) -> bool:
    return date.span.end <= scope.span.end or not scope.first <= date.first <= scope.last


def _draft_of(event: Event | None, drafts: Sequence[Draft]) -> int | None:
    return next((n for n, d in enumerate(drafts) if any(e is event for e in d.events)), None)


def _meant(drafts: Sequence[Draft], stance: Stance) -> int | None:
    """The telling that a stance means without naming it: told at length, told lately, and not the deed of somebody else."""
    actors = {m.entity for m in (*stance.accused, *stance.actors)}
    before = [n for n, d in enumerate(drafts) if d.events[0].sentence.index <= stance.sentence] or list(range(len(drafts)))
    if stance.predicate in _ABOUT_DOERS:
        before = [n for n in before if _may_be_done_by(drafts[n], actors)]
    latest = _latest(drafts, stance.sentence)
    return max(before, key=lambda n: (len(drafts[n].events) + (n == latest), -n), default=None)


def _may_be_done_by(draft: Draft, actors: Collection[str]) -> bool:
    """Nobody denies or claims, and nobody is accused of, what the text says that another did."""
    doers = draft.refs(Role.DOER)
    return not doers.isdisjoint(actors) or not (doers or any(e.own_deed for e in draft.events))


def _latest(drafts: Sequence[Draft], sentence: int, other_than: int | None = None) -> int | None:
    """The telling that was last spoken of at a sentence; the first one where none came before."""
    told = [
        (max(e.sentence.index for e in d.events if e.sentence.index <= sentence), -n)
        for n, d in enumerate(drafts)
        if n != other_than and any(e.sentence.index <= sentence for e in d.events)
    ]
    return -max(told)[1] if told else (0 if drafts else None)


def _containers(relations: Sequence[Relation]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relation in relations:
        if relation.predicate is Predicate.LOCATED_IN:
            found.setdefault(relation.subject, set()).add(relation.object)
    return found


def _telling(key: str, draft: Draft) -> Telling:
    anchors = []
    for event in draft.events:
        word = event.sentence.words[event.main.word]
        anchors.append(Span(event.sentence.index, word.start, word.end))
    return Telling(key, tuple(draft.kinds), tuple(anchors))


def _entities(linked: LinkedDocument, claims: Sequence[Claim], outlet: Entity | None) -> tuple[Entity, ...]:
    """Entities that the claims name, and all that lie above them."""
    refs = {ref for c in claims for ref in (c.subject, c.object, c.speaker, *c.relays) if ref}
    todo = refs & linked.entities.keys()
    found: dict[str, Entity] = {outlet.key: outlet} if outlet else {}
    while todo:
        entity = linked.entities[todo.pop()]
        found[entity.key] = entity
        above = {entity.container, entity.country, *entity.part_of} & linked.entities.keys()
        todo |= {str(a) for a in above} - found.keys()
    return tuple(sorted(found.values(), key=lambda e: e.key))
