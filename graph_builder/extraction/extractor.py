"""A linked document to its record: events, tellings, stances and relations, each told as a claim with its chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph_builder.extraction.certainty.hedge_words import is_factive
from graph_builder.extraction.certainty.hedges import mood_at, polarity_at
from graph_builder.extraction.certainty.negation import is_called_false, is_taken_back
from graph_builder.extraction.certainty.purposes import is_for_a_purpose
from graph_builder.extraction.claims.chains import Chains
from graph_builder.extraction.claims.maker import ClaimMaker
from graph_builder.extraction.claims.selection import best_of_each
from graph_builder.extraction.dates.statement_days import statement_days
from graph_builder.extraction.dates.times import find_all_dates
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.finder import Happenings, find_happenings
from graph_builder.extraction.happenings.motives import Motive
from graph_builder.extraction.relations import Relation, find_relations, nested_relations
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.speech import find_scopes
from graph_builder.extraction.stances import Stance
from graph_builder.extraction.surface.mending import mended
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.grouping import group
from graph_builder.extraction.tellings.likeness import Likeness
from graph_builder.extraction.tellings.meant import latest, latest_or_first, may_be_done_by, may_mean, of_one, of_two
from graph_builder.extraction.vocabulary import Vocabulary, vocabulary
from graph_builder.model import (
    NAMELESS,
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

_OF_OTHERS = (Predicate.CONDEMNED, Predicate.ACCUSED_OF)
"""Stances towards what others did: whose name stands for who takes it stands for nobody in the happening ("هجوم نسبته أنقرة إلى
الحركة" is none of Ankara's, nor upon it)."""
_ABOUT_PLACES = frozenset({Predicate.OCCURRED_AT, Predicate.LOCATED_AT, Predicate.TARGETED})


class Extractor:
    """Reads claims out of linked documents. Holds no state between documents."""

    def __init__(self) -> None:
        self._words = vocabulary()

    def extract(self, linked: LinkedDocument, outlet: Entity | None, version: str) -> Record:
        """The record of one document. ``version`` names the reader that made it."""
        linked = mended(linked)
        document, sentences = linked.parsed.document, linked.parsed.sentences
        relations = find_relations(linked)
        geography = Geography(linked.entities, _containers(relations))
        scopes = find_scopes(linked)
        dates = find_all_dates(linked.parsed)
        chains = Chains(linked, scopes, statement_days(scopes, dates))
        maker = ClaimMaker(linked, chains, geography, self._words)
        read = find_happenings(linked, scopes, dates, geography, self._words)
        for event in (*read.events, *read.bare):
            event.called_false = _is_called_false(event, sentences, chains)
        _mark(read, maker, self._words)
        likeness = Likeness(
            document.published,
            linked.entities,
            geography,
            self._words,
            chains.of,
            chains.attribution,
            _bearings(linked, self._words),
        )
        drafts = group([e for e in read.events if _is_told(e, self._words)], likeness)
        numbered = _Numbered(document.key, drafts)
        claims = list(_tell(read, numbered, maker, self._words))
        told_of: list[Claim | Relation] = [*claims, *relations]
        about = [t for t in told_of if t.predicate in _ABOUT_PLACES and t.object in linked.entities]
        places = {(t.object, t.evidence.sentence) for t in about}
        relations += nested_relations(linked, geography, places)
        relations = _of_interest(relations, claims, sentences, self._words)
        claims.extend(maker.relation(r.predicate, r.subject, r.object, r.evidence, r.rule, r.path, r.score) for r in relations)
        told = best_of_each(claims, {s.index for s in sentences if s.is_title})
        return Record(
            document=document,
            outlet=outlet.key if outlet else None,
            sentences=tuple(SentenceText(s.index, s.start, s.end, document.text[s.start : s.end]) for s in sentences),
            entities=_entities(linked, told, outlet),
            mentions=linked.mentions,
            tellings=tuple(_telling(n, numbered) for n in range(len(drafts))),
            claims=told,
            version=version,
        )


def _of_interest(
    relations: Sequence[Relation], claims: Sequence[Claim], sentences: Sequence[Sentence], words: Vocabulary
) -> tuple[Relation, ...]:
    """Where a site without a name lies is told if something befell it or somebody is there, or its sentence has words of deeds:
    not "صلى على الجثمان في جامع المحافظة"."""
    told_of: list[Claim | Relation] = [*claims, *relations]
    used = {ref for t in told_of if t.predicate is not Predicate.LOCATED_IN for ref in (t.subject, t.object)}

    def tells(relation: Relation) -> bool:
        lies = relation.predicate is Predicate.LOCATED_IN and NAMELESS in relation.subject
        return not lies or relation.subject in used or bool(words.telling(sentences[relation.evidence.sentence]))

    return tuple(filter(tells, relations))


def _bearings(linked: LinkedDocument, words: Vocabulary) -> Callable[[int], set[str]]:
    """By which places a sentence only says where others are ("قرب المستوطنة شرق القدس")."""

    def told(index: int) -> set[str]:
        sentence = linked.parsed.sentences[index].words
        behind = (m for m in linked.by_sentence[index] if m.first > 0)
        return {m.entity for m in behind if words.has("bearings", *words.forms(sentence[m.first - 1]))}

    return told


def _mark(read: Happenings, maker: ClaimMaker, words: Vocabulary) -> None:
    """Tell the events what the stances, motives and speakers make of them."""
    for stance in read.stances:
        if stance.event:
            stance.event.judged = True
        if stance.event:
            stance.event.arguments = [a for a in stance.event.arguments if not _is_takers(a, stance)]
        if stance.event and stance.predicate is Predicate.DENIED:
            stance.event.denied = True
            between = stance.event.sentence.words[stance.word : stance.event.start]
            own = any(words.has("own_part", *words.forms(w)) for w in between)
            stance.event.disowned = own or stance.what == "responsibility"
    for motive in read.motives:
        if motive.cause:
            motive.cause.answer, motive.cause.provoked = motive.answer, True
        if motive.answer:
            motive.answer.cause = motive.cause
    for event in read.events:
        event.own_deed = maker.own.doer(event) is not None
        event.announced_on = maker.announced_on(event)


def _is_takers(argument: Argument, stance: Stance) -> bool:
    """Whether a name in a happening only stands for who takes a stance on it; nor is he hit by it who claims it ("العملية التي
    سارعت الحركة لتبنيها")."""
    hit = stance.predicate is Predicate.CLAIMED and argument.role is Role.TARGET
    return argument.mention in stance.actors and (hit or stance.predicate in _OF_OTHERS)


def _is_told(event: Event, words: Vocabulary) -> bool:
    """A happening that the text says was, not one planned, feared, denied or asked about."""
    carriers = [t for t in event.triggers if t.frame.light and not t.nominal and t.word < event.main.word]
    unreal = any(mood_at(event.sentence, t.word) != "real" for t in (event.main, *carriers))
    return not (unreal or is_for_a_purpose(event, words) or _is_untrue(event) or _is_only_tried(event, words))


def _is_only_tried(event: Event, words: Vocabulary) -> bool:
    """ "تحاول القوات السيطرة على الحي", "فشلت في استعادة السيطرة عليه": nothing has been taken."""
    told, at = event.sentence.words, event.main.word
    if not (event.main.nominal and event.main.frame.taken) or is_factive(event.sentence, at):
        return False
    while told[at].head == at - 1 and told[at - 1].upos == "NOUN":  # "استعادة السيطرة"
        at -= 1
    above = told[told[at].head] if told[at].head >= 0 else None
    return above is not None and above.upos == "VERB" and words.has("trying", *words.forms(above))


def _is_untrue(event: Event) -> bool:
    """Negated, or called false ("الأنباء عن شن غارات غير صحيحة")."""
    return polarity_at(event.sentence, event.main.word) or event.called_false


def _is_called_false(event: Event, sentences: Sequence[Sentence], chains: Chains) -> bool:
    """In its sentence, or by the one behind it, if the same speaks there."""
    at, behind = event.main.word, sentences[event.sentence.index + 1 : event.sentence.index + 2]
    taken_back = (s for s in behind if is_taken_back(event.sentence, at, s))
    same = any(chains.at(s.index, len(s.words) // 2).speaker == chains.of(event) for s in taken_back)
    return same or is_called_false(event.sentence, at)


class _Numbered:
    """The tellings of a document with their keys, and the places of their events."""

    def __init__(self, document: str, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.keys = [f"{document}#i{n}" for n in range(1, len(drafts) + 1)]
        self._places = {id(e): n for n, d in enumerate(drafts) for e in d.events}

    def place(self, event: Event | None) -> int | None:
        """Which telling an event belongs to."""
        return None if event is None else self._places.get(id(event))

    def apart(self, place: int) -> tuple[str, ...]:
        """Keys of the tellings that the text says are another happening than the one at ``place``."""
        here = self.drafts[place]
        pairs = zip(self.keys, self.drafts, strict=True)
        return tuple(k for k, d in pairs if any(d is x for x in here.apart) or any(here is x for x in d.apart))


def _tell(read: Happenings, numbered: _Numbered, maker: ClaimMaker, words: Vocabulary) -> Iterator[Claim]:
    """All claims about tellings."""
    drafts, keys = numbered.drafts, numbered.keys
    for key, draft in zip(keys, drafts, strict=True):
        yield from maker.telling(key, draft)
    for stance in read.stances:
        named = numbered.place(stance.event)
        for meant in of_two(drafts, stance, maker.geography, words) or of_one(
            drafts, stance, named, maker.stances.takers(stance), maker.entities, words
        ):
            yield from maker.stances.stance(keys[meant], stance)
    for event in (*read.events, *read.bare):
        place = latest_or_first(drafts, event.sentence.index) if _is_untrue(event) else None
        if place is not None and (event.refs(Role.DOER) or may_mean(drafts[place], event, words)):
            yield from maker.denial(keys[place], event)
    for event in read.bare:
        place = _echoed(drafts, event, maker, words)
        if place is not None:
            yield from maker.echo(keys[place], event)
    yield from _retaliations(read.motives, numbered, maker)


def _retaliations(motives: Sequence[Motive], numbered: _Numbered, maker: ClaimMaker) -> Iterator[Claim]:
    """Which telling answers which. Of two that would answer each other the first word holds."""
    answered: set[tuple[int, int]] = set()
    for motive in motives:
        cause, answer = numbered.place(motive.cause), numbered.place(motive.answer)
        if motive.cause is None and answer is not None and latest(numbered.drafts, motive.span.sentence - 1) == answer:
            continue  # the answer was taken for what it answers
        if motive.cause is None:
            cause = latest(numbered.drafts, motive.span.sentence, {answer, *_told_behind(numbered.drafts, motive.span)})
        if motive.answer is None:
            answer = latest(numbered.drafts, motive.span.sentence, {cause})
        if cause is not None and answer is not None and cause != answer and (cause, answer) not in answered:
            answered.add((answer, cause))
            yield maker.retaliation(numbered.keys[answer], numbered.keys[cause], motive)


def _told_behind(drafts: Sequence[Draft], span: Span) -> Iterator[int]:
    """The tellings that are first told behind some words of their sentence."""
    for n, draft in enumerate(drafts):
        first = draft.events[0]
        if first.sentence.index == span.sentence and first.sentence.words[first.start].start > span.end:
            yield n


def _echoed(drafts: Sequence[Draft], event: Event, maker: ClaimMaker, words: Vocabulary) -> int | None:
    """The telling that somebody confirms or claims without saying more of it: the latest of a kind that fits."""
    if not _is_told(event, words) or event.main.plural or not (maker.own.is_told_by_verb(event) or maker.is_vouched(event)):
        return None
    doer = None if event.repels else maker.own.doer(event)
    speakers, at = [s for s in (doer,) if s], event.sentence.index
    others = {
        n
        for n, d in enumerate(drafts)
        if not may_mean(d, event, words) or (speakers and not may_be_done_by(d, speakers, at, maker.entities, words))
    }
    return latest_or_first(drafts, at, others) if event.sentence.is_title else latest(drafts, at, others)


def _containers(relations: Sequence[Relation]) -> dict[str, dict[str, set[int]]]:
    """Place -> where it lies -> the sentences that say so."""
    found: dict[str, dict[str, set[int]]] = {}
    for relation in relations:
        if relation.predicate is Predicate.LOCATED_IN:
            found.setdefault(relation.subject, {}).setdefault(relation.object, set()).add(relation.evidence.sentence)
    return found


def _telling(place: int, numbered: _Numbered) -> Telling:
    anchors, draft = [], numbered.drafts[place]
    for event in draft.events:
        word = event.sentence.words[event.main.word]
        anchors.append(Span(event.sentence.index, word.start, word.end))
    return Telling(numbered.keys[place], draft.told_kinds, tuple(anchors), numbered.apart(place))


def _entities(linked: LinkedDocument, claims: Sequence[Claim], outlet: Entity | None) -> tuple[Entity, ...]:
    """Entities that the text names or the claims need, and all that lie above them."""
    refs = {ref for c in claims for ref in (c.subject, c.object, c.speaker, *c.relays) if ref}
    todo = refs & linked.entities.keys() | {m.entity for m in linked.mentions if m.is_name}
    found: dict[str, Entity] = {outlet.key: outlet} if outlet else {}
    while todo:
        entity = linked.entities[todo.pop()]
        found[entity.key] = entity
        above = {entity.container, entity.country, *entity.part_of} & linked.entities.keys()
        todo |= {str(a) for a in above} - found.keys()
    return tuple(sorted(found.values(), key=lambda e: e.key))
