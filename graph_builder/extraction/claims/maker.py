"""Draft tellings and stances as claims: who says so decides between perpetrated, claimed and accused."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from graph_builder.extraction.certainty.hedges import is_hedged_behind
from graph_builder.extraction.certainty.negation import polarity_at
from graph_builder.extraction.claims.chains import Chain, Chains
from graph_builder.extraction.claims.confirmations import asserts, tells_that_it_was
from graph_builder.extraction.claims.evidence import clause_around, with_attribution
from graph_builder.extraction.claims.hit_sites import is_hit_site
from graph_builder.extraction.claims.own_deeds import OwnDeeds, is_outside
from graph_builder.extraction.claims.stance_maker import StanceMaker
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.motives import Motive
from graph_builder.extraction.happenings.sequels import came_before
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.roles.verb_sides import is_singled_out
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.places import described_again, places_of
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.tolls.person_words import person
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import (
    Certainty,
    Claim,
    DatePrecision,
    DateRange,
    Entity,
    EntityKind,
    Figure,
    IncidentKind,
    LinkedDocument,
    Predicate,
    Sentence,
    Span,
)

_TITLE = 0.9
"""What a title's words are worth beside those of the body, which say more fully what they mean."""
_TIES = frozenset(
    {
        Predicate.LOCATED_AT,
        Predicate.LOCATED_IN,
        Predicate.PART_OF,
        Predicate.LEADS,
        Predicate.SPOKESPERSON_OF,
        Predicate.BACKED_BY,
        Predicate.MET,
    }
)
_CAPTURES = frozenset({IncidentKind.ARREST, IncidentKind.ABDUCTION, IncidentKind.SEIZURE})
"""Kinds of deed by which somebody or something is taken."""
_SPOKEN = frozenset({Predicate.CONFIRMED, Predicate.CLAIMED, Predicate.ACCUSED_OF, Predicate.DENIED})
"""Who says it is a part of what these tell."""
_FLATLY_TOO = (Predicate.ACCUSED_OF, Predicate.CLAIMED)
"""What a report also tells on its own, where it names only behind its words who said so ("شن الجيش غارة، وفق بيان له")."""
_RANKS = 4
"""Words from those counted to whose men they are at the most ("جرحى في صفوف الجيش")."""
_DENIED = "denied"
"""The manner of "نفى", by which the figure in "نفى الجيش قتل عشرين مدنيا" is not his."""


class ClaimMaker:
    """Makes the claims of one document."""

    def __init__(self, linked: LinkedDocument, chains: Chains, geography: Geography, words: Vocabulary) -> None:
        self._linked = linked
        self._chains = chains
        self.geography = geography
        self._words = words
        self.entities = linked.entities
        self.own = OwnDeeds(linked, chains, words)
        self._document = linked.parsed.document
        self._sentences = linked.parsed.sentences
        self.stances = StanceMaker(linked, chains, words, self.make)

    def relation(self, predicate: Predicate, subject: str, obj: str, span: Span, rule: str, path: str, score: float) -> Claim:
        """A claim that needs no incident, spoken by whoever speaks there."""
        word = self._word_at(span)
        return self.make(predicate, subject, obj, span, rule, path, score, self._chains.at(span.sentence, word))

    def retaliation(self, answer: str, cause: str, motive: Motive) -> Claim:
        """One telling answers another, no more surely than the answer is told in the same sentence."""
        told, event = self._chains.at(motive.span.sentence, self._word_at(motive.span)), motive.answer
        if event is not None and event.sentence.index == motive.span.sentence:
            words = [t.word for t in event.triggers if event.sentence.words[t.word].start < motive.span.start]
            beside = self._chains.at(event.sentence.index, max(words, default=event.main.word))
            told = told.no_surer_than(beside) if beside.speaker == told.speaker else told
        return self.make(Predicate.RETALIATION_FOR, answer, cause, motive.span, "motive", "", 0.9, told)

    def make(
        self,
        predicate: Predicate,
        subject: str,
        obj: str,
        span: Span,
        rule: str,
        path: str,
        score: float,
        chain: Chain,
        *,
        negated: bool = False,
        what: str | None = None,
        figure: Figure | None = None,
        date: DateRange | None = None,
    ) -> Claim:
        """One claim with its deterministic key."""
        span = self._evidence(predicate, span, chain)
        score = score * _TITLE if self._sentences[span.sentence].is_title else score
        parts = (self._document.key, predicate, subject, obj, chain.speaker or "", str(span.start), str(span.end), str(negated))
        return Claim(
            key="claim-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16],
            document=self._document.key,
            predicate=predicate,
            subject=subject,
            object=obj,
            evidence=span,
            rule=rule,
            path=path,
            score=round(score, 3),
            speaker=chain.speaker,
            relays=chain.relays,
            certainty=chain.certainty,
            negated=negated,
            what=what,
            figure=figure,
            date=date,
            said_on=chain.said_on,
        )

    # ------------------------------------------------------------------------------------------------ tellings

    def telling(self, key: str, draft: Draft) -> Iterator[Claim]:
        """All claims that a draft telling makes."""
        yield from self._dates(key, draft)
        yield from self._places(key, draft)
        again = described_again(draft, self.entities)
        for event in draft.events:
            yield from self._weapons(key, event)
            yield from self._counts(key, event)
            yield from self._patients(key, event, again)
            yield from self._doers(key, event)
            yield from self._own_deed(key, event)
            yield from self._confirmation(key, event)

    def _chain(self, event: Event, word: int) -> Chain:
        """Who tells what a word tells, and how surely; what was answered is sure, whatever the answer may be ("ربما كان ردا على
        الهجوم")."""
        chain = self._chains.at(event.sentence.index, word)
        return replace(chain, certainty=Certainty.ASSERTED) if _is_answered(event) else chain

    def _vouched(self, event: Event, word: int) -> Chain:
        """Who vouches for what a word tells. He who denies it does not, and so nobody that is named: "نفت قصف المستشفى"."""
        chain = self._chain(event, word)
        return replace(chain, speaker=None, relays=(), certainty=Certainty.DOUBTFUL) if chain.manner == _DENIED else chain

    def _dates(self, key: str, draft: Draft) -> Iterator[Claim]:
        told = [(e, d) for e in draft.events for d in e.dates]
        days = [(e, d) for e, d in told if d.range.precision is DatePrecision.DAY]
        for event, date in (days or told)[:1]:
            span = self._around(event, [date.span])
            chain = self._vouched(event, event.main.word)
            yield self.make(
                Predicate.ON_DATE, key, str(date.range), span, date.rule, event.main.frame.name, 1.0, chain, date=date.range
            )
        if not told and not draft.plural:
            yield from self._day_of_news(key, draft)

    def _day_of_news(self, key: str, draft: Draft) -> Iterator[Claim]:
        """News without a day of its own is of the day on which it is announced ("أعلن الجيش، السبت، إسقاط طائرة")."""
        for event in (e for e in draft.events if e.announced_on):
            chain = self._vouched(event, event.main.word)
            span, frame = self._around(event, []), event.main.frame.name
            day = event.announced_on
            yield self.make(Predicate.ON_DATE, key, str(day), span, "said_on", frame, 0.6, chain, date=day)
            return

    def announced_on(self, event: Event) -> DateRange | None:
        """The day on which somebody in office brings in one happening ("أعلن مقتل ضابط", but not "قال إن الهجوم", "إن مئة قتلوا
        منذ اندلاع القتال")."""
        chain = self._vouched(event, event.main.word)
        told = chain.manner in self._words.roles.confirming and chain.certainty is Certainty.ASSERTED and not chain.onlooker
        if not told or chain.said_on is None or chain.said_on.precision is not DatePrecision.DAY:
            return None
        summed = event.whole or any(self._words.has("beginnings", *self._words.forms(w)) for w in event.sentence.words)
        old = event.known or event.provoked or came_before(event, self._words)
        return chain.said_on if not (summed or old) and asserts(event, chain, self._words) else None

    def _places(self, key: str, draft: Draft) -> Iterator[Claim]:
        for place, (event, argument) in places_of(draft, self.entities, self.geography, self._words).items():
            yield self._argument_claim(Predicate.OCCURRED_AT, key, place, event, argument)

    def _argument_claim(self, predicate: Predicate, key: str, entity: str, event: Event, argument: Argument) -> Claim:
        span = self._around(event, [_span(argument)])
        chain = self._vouched(event, argument.trigger.word)
        rule = f"{argument.trigger.frame.name}.{argument.role}"
        return self.make(predicate, key, entity, span, rule, argument.path, argument.score, chain)

    def _weapons(self, key: str, event: Event) -> Iterator[Claim]:
        if IncidentKind.INTERCEPTION in event.kinds or (event.kinds and _CAPTURES.issuperset(event.kinds)):
            return  # of captures weapons are told that were found or feared, and not used ("ضبط صواريخ")
        told_exactly = {w.entry.narrows for w in event.weapons}
        for weapon in event.weapons:
            if weapon.entry.weapon and not weapon.weak and weapon.entry.weapon not in told_exactly:
                words = event.sentence.words
                span = self._around(event, [Span(event.sentence.index, words[weapon.first].start, words[weapon.last].end)])
                chain = self._vouched(event, weapon.first)
                yield self.make(
                    Predicate.USED_WEAPON, key, weapon.entry.weapon, span, "weapon", event.main.frame.name, 0.8, chain
                )

    def _counts(self, key: str, event: Event) -> Iterator[Claim]:
        before: Chain | None = None
        for count in sorted(event.counts, key=lambda c: c.head):
            chain = self._vouched(event, count.head)
            if before is not None and chain.attribution is None:  # "قتل خمسة، بحسب الشرطة، فيما بلغ عدد الجرحى 27"
                chain = before
            before = chain if chain.speaker else None
            chain = replace(chain, speaker=self._chains.giver(chain))
            span = self._around(event, [count.span])
            value, figure = str(count.figure.value), replace(count.figure, of=_whose_men(event, count))
            yield self.make(Predicate(count.status), key, value, span, count.rule, count.status, 0.9, chain, figure=figure)

    def _patients(self, key: str, event: Event, again: Collection[str]) -> Iterator[Claim]:
        doers = set(event.refs(Role.DOER))
        for argument in event.arguments:
            entity = argument.mention.entity
            if entity in again:
                continue
            if argument.role is Role.VICTIM:
                if _is_nameless(self.entities[entity]):
                    continue
                yield self._argument_claim(Predicate.VICTIM, key, entity, event, argument)
            elif (
                argument.role is Role.TARGET
                and entity not in doers
                and argument.mention.kind not in (EntityKind.CITY, EntityKind.REGION)
            ) or is_hit_site(event, argument, self._words):
                yield self._argument_claim(Predicate.TARGETED, key, entity, event, argument)

    def _doers(self, key: str, event: Event) -> Iterator[Claim]:
        for argument in event.arguments:
            chain = self._chain(event, argument.told_at)
            thought = argument.thought or is_hedged_behind(event.sentence, argument.mention.last)
            if thought and chain.certainty is Certainty.ASSERTED:
                chain = replace(chain, certainty=Certainty.PROBABLE)
            if argument.role is not Role.DOER or is_outside(argument, chain):
                continue
            if not argument.trigger.nominal and polarity_at(event.sentence, argument.trigger.word):  # "لا تقف إيران وراء الهجوم"
                continue
            doer = argument.mention.entity
            known = event.main.nominal and event.main.definite and self._is_in_passing(event, argument)
            presupposed = known and chain.certainty is Certainty.ASSERTED
            sides = argument.trigger.frame.mutual and argument.trigger.nominal and chain.certainty is Certainty.ASSERTED
            predicate = (
                Predicate.PERPETRATED
                if presupposed or sides
                else self._chains.deed(chain, doer, self.own.is_at_home(event, doer))
            )
            taken_back = event.denied or predicate is Predicate.ACCUSED_OF
            denied = taken_back and chain.manner == _DENIED  # "نفت الوزارة شن غارات روسية"
            if predicate is None or denied:
                continue
            span = self._around(event, [_span(argument)])
            rule = f"{argument.trigger.frame.name}.doer"
            claimant = self._chains.responsible(chain)
            by_body = predicate is Predicate.CLAIMED and self._chains.is_body(claimant) and claimant != doer
            flatly = predicate in _FLATLY_TOO and chain.trailing and chain.certainty is Certainty.ASSERTED
            if by_body or flatly:
                yield self.make(Predicate.PERPETRATED, doer, key, span, rule, argument.path, argument.score, chain)
            doer = str(claimant) if by_body else doer
            tellers = self._chains.insiders(chain, doer) if predicate is Predicate.CLAIMED else ()
            for teller in (doer, *tellers):
                yield self.make(predicate, teller, key, span, rule, argument.path, argument.score, chain)

    def _is_in_passing(self, event: Event, argument: Argument) -> bool:
        """ "الهجوم الذي شنته الحركة": a relative clause or a noun takes for known what "الحركة تقف خلف الهجوم" states, and so do
        "التفجير هجوم شنته الحركة" and "الحركة هي التي شنت الهجوم"."""
        trigger, word = argument.trigger, event.sentence.words[argument.trigger.word]
        new = any(t.word == word.head and not t.definite for t in event.triggers)
        stated = new or is_singled_out(event.sentence, argument.mention, trigger.word, self._words)
        passing = trigger.definite if trigger.nominal else word.deprel.startswith("acl") and not stated
        return trigger is not event.main and passing

    def is_vouched(self, event: Event) -> bool:
        """Whether somebody vouches that something happened or befell somebody ("أكدت أن مقرا تعرض لانفجار", "أعلن وقوع هجوم")."""
        chain = self._chains.at(event.sentence.index, event.main.word)
        light = {t.frame.subject for t in event.triggers if t.frame.light and not t.frame.result}
        told = tells_that_it_was(event, self._words) or (bool(light) and light <= {"event", "patient"})
        return told and chain.manner in self._words.roles.vouching

    def _own_deed(self, key: str, event: Event) -> Iterator[Claim]:
        chain = self._chains.at(event.sentence.index, event.main.word)
        speaker = self.own.doer(event) or self.own.winner(event)
        if speaker:
            span, frame = self._around(event, []), event.main.frame.name
            for teller in (speaker, *self._chains.insiders(chain, speaker)):
                yield self.make(Predicate.CLAIMED, teller, key, span, "speech.own-deed", frame, 0.8, chain)

    def echo(self, key: str, event: Event) -> Iterator[Claim]:
        """What somebody tells of a happening by saying no more than that it was, that he did it, or that he stood up to it."""
        if not event.repels:
            yield from self._own_deed(key, event)
        yield from self._confirmation(key, event)

    def denial(self, key: str, event: Event) -> Iterator[Claim]:
        """A speaker who says that his own side did not do it ("أعلنت القيادة أن فرنسا لم تقصف البلدة", "أن طائراتها لم تقصف"), or
        that it is not true ("لا صحة لأنباء عن قصف البلدة")."""
        chain = self._chains.at(event.sentence.index, event.main.word)
        doers = event.refs(Role.DOER)
        sided = any(self._chains.speaks_for(chain, d) or self._chains.same_state(chain, d) for d in doers)
        own = sided or self.own.doer(event) is not None
        if chain.speaker and (own or event.called_false):
            speaker, span = chain.behalf or chain.speaker, self._around(event, [])
            if event.called_false:  # who hedges what he takes back is sure of that
                chain = replace(chain, certainty=Certainty.ASSERTED)
            frame, what = event.main.frame.name, "responsibility" if own else "occurrence"
            yield self.make(Predicate.DENIED, speaker, key, span, "speech.denial", frame, 0.8, chain, what=what)

    def _confirmation(self, key: str, event: Event) -> Iterator[Claim]:
        """An authority that asserts, not presupposes, that it happened: "قالت الوزارة إن جنديا قتل", but not "دانت الهجوم"."""
        told = {self._chains.responsible(c): c for c in self._tellers(event)}
        for speaker, chain in told.items():
            if speaker and self._confirms(event, chain) and self.entities[speaker].kind in self._words.roles.authorities:
                span = self._around(event, [])
                yield self.make(Predicate.CONFIRMED, speaker, key, span, "speech.confirmed", event.main.frame.name, 0.7, chain)

    def _tellers(self, event: Event) -> Iterator[Chain]:
        """Who tells by a verb more of it or of how many it befell, where nobody says that it was ("قصفت الحركة المدينة، وأعلنت
        الوزارة مقتل خمسة", "وقال الجيش إنه صد الهجوم"), and who says that; a title sums up what the body tells with its sources.
        """
        told = self._chains.at(event.sentence.index, event.main.word)
        if told.speaker is None and not event.sentence.is_title:
            verbs = (t.word for t in event.triggers if not t.nominal)
            yield from (self._chain(event, at) for at in (*verbs, *(count.head for count in event.counts)))
        yield told

    def _confirms(self, event: Event, chain: Chain) -> bool:
        told = chain.manner in self._words.roles.confirming and chain.certainty is Certainty.ASSERTED
        own = any(self._chains.speaks_for(chain, d) for d in event.refs(Role.DOER))
        at_home = self._is_concerned(event, chain)
        return told and not (event.provoked or chain.onlooker or own) and asserts(event, chain, self._words, at_home=at_home)

    def _is_concerned(self, event: Event, chain: Chain) -> bool:
        """Whether an authority tells what befell its own state, or what a force of it did."""
        befell = {*event.refs(Role.PLACE), *event.refs(Role.TARGET)}
        return any(self._chains.is_of_state(chain, ref) for ref in befell) or any(
            self._chains.same_state(chain, ref) for ref in event.refs(Role.DOER)
        )

    # --------------------------------------------------------------------------------------------------- spans

    def _around(self, event: Event, spans: Iterable[Span]) -> Span:
        """From the first to the last of the trigger words and the argument."""
        words = event.sentence.words
        starts = [words[event.main.word].start, *(s.start for s in spans)]
        ends = [words[event.main.word].end, *(s.end for s in spans)]
        return Span(event.sentence.index, min(starts), max(ends))

    def _evidence(self, predicate: Predicate, span: Span, chain: Chain) -> Span:
        """The clause that shows a claim about a happening; a tie of two names is shown by the words between them."""
        if predicate in _TIES:
            return span
        clause = clause_around(self._sentences[span.sentence], span)
        return with_attribution(clause, chain.attribution) if predicate in _SPOKEN else clause

    def _word_at(self, span: Span) -> int:
        sentence: Sentence = self._sentences[span.sentence]
        return next((w.index for w in sentence.words if w.end > span.start), 0)


def _is_answered(event: Event) -> bool:
    """ "ردا على الهجوم": another happening is told to be the answer to a known one."""
    return event.provoked and event.main.nominal and event.main.definite


def _is_nameless(entity: Entity) -> bool:
    """ "من بينهم انتحاري": told only by what he is."""
    return person(fold(entity.name_ar), False) is not None


def _span(argument: Argument) -> Span:
    return Span(argument.mention.sentence, argument.mention.start, argument.mention.end)


def _whose_men(event: Event, count: Count) -> str | None:
    """The one force whose men a count tells of: "خمسة جنود", "ثلاثة جرحى في صفوف الجيش"."""
    hit = (a for a in event.arguments if a.role is Role.TARGET and a.trigger.frame.effect and a.mention.kind.is_armed)
    near = range(count.first, count.last + _RANKS)
    whose = {a.mention.entity for a in hit if a.mention.first in near}
    return next(iter(whose)) if len(whose) == 1 else None
