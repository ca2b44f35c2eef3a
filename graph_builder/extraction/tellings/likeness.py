"""What speaks for and against an event being the happening that a draft telling tells: named signs, weighed by a YAML file.

A sign is a number, mostly 0 or 1; ``frames/tellings.yaml`` weighs them, and a positive sum is "the same". What no sum may
outweigh is no sign but a veto.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from graph_builder.extraction.claims.confirmations import is_charge
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.parting import WHERE, is_fronted, local
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.tellings.borders import Borders
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.hands import Hands
from graph_builder.extraction.tellings.wording import in_lead, tellings
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import NAMELESS, Entity, EntityKind, IncidentKind, Span

VETOED = float("-inf")
"""The score of what the text says is another happening."""
_SALIENT = 5
"""Events by which a telling is as present to the reader as it gets."""
_FAR = 8
"""Sentences between two tellings after which it is all one how many more there are."""
_LARGE = 5
"""Dead or hurt from which on two happenings seldom have the same number."""
_KINDS = 3
"""Told kinds that are compared."""
_BROAD = frozenset({IncidentKind.ATTACK, IncidentKind.ARMED_CLASH})

Sign = tuple[str, object]
"""Name and strength: a number, or anything that is there or not."""


def _is_opening(draft: Draft, event: Event) -> bool:
    """Whether nothing but the opening has told the happening, and this still belongs to it."""
    return len(draft.events) <= tellings().lead and event.sentence.index <= tellings().lead


def _retells_title(draft: Draft, event: Event) -> bool:
    """Whether the opening may tell again what the title told."""
    return draft.events[0].sentence.is_title and not event.sentence.is_title and _is_opening(draft, event)


def _is_total(draft: Draft, event: Event) -> bool:
    """Whether it tells the dead of more than a draft does: hundreds of them, or those of a long time, unless that began with it
    ("وقتل عشرون منذ يوم الهجوم") or has as many dead."""
    if draft.whole or not (event.whole and event.effect_only):
        return False
    opened = {d.range.first for d in event.dates} & {d.first for d in draft.dates}
    return not (_have_one_large_toll(draft, Draft().add(event)) or (opened and not event.in_masses))


@dataclass(frozen=True)
class Likeness:
    """Compares events, as drafts of their own, with the drafts of one document."""

    published: date | None
    entities: Mapping[str, Entity]
    geography: Geography
    words: Vocabulary
    speaker: Callable[[Event], str | None]
    """Who is quoted with an event, if anybody."""
    attribution: Callable[[Event], Span | None]
    """The words that tell so."""
    bearings: Callable[[int], Set[str]]
    """By which places a sentence only says where others are."""

    @cached_property
    def hands(self) -> Hands:
        """Who did what."""
        return Hands(self.entities, self.words, self.speaker)

    @cached_property
    def borders(self) -> Borders:
        """Which state was struck, and from which."""
        return Borders(self.entities, self.hands)

    def score(self, draft: Draft, alone: Draft, latest: Draft | None, only: bool = False) -> float:
        """How sure it is that they are one happening: above 0 it is likely; ``VETOED`` where it cannot be. ``only`` where
        nothing else has been told yet."""
        if self._is_vetoed(draft, alone):
            return VETOED
        weights = tellings().weights
        return sum(weights[name] * value for name, value in self.signs(draft, alone, latest, only).items())

    def _is_vetoed(self, draft: Draft, alone: Draft) -> bool:
        """Said to be another one ("في حادث آخر") or to come before or after it, an answer to it, what somebody is charged with,
        the dead of many happenings, or the death of somebody else."""
        event = alone.events[0]
        if any(e is other for e in draft.events for other in (event.answer, event.cause, *event.apart_from)):
            return True
        several = draft.plural and (event.main.plural or event.main.dual)  # "هجومان ... في هجومين منفصلين"
        if any(t.other and not ((t.further or several) and _retells_title(draft, event)) for t in event.triggers):
            return True
        if _is_total(draft, event):
            return True
        if is_charge(event, self.words) and any(e.sentence is event.sentence for e in draft.events):
            return True
        beside = [e for e in draft.events if e.sentence is event.sentence]
        if any(e.changes_sides(event.arguments) or _is_brought_down(e, event) for e in beside):
            return True
        if self.hands.differ(draft, event):
            return True
        before, here = draft.refs(Role.VICTIM), alone.refs(Role.VICTIM)
        return bool(before and here) and not any(self._may_be_one(a, b) for a in before for b in here)

    def _may_be_one(self, a: str, b: str) -> bool:
        """One person, or two whose names may be the short and the long one of the same ("الفضلي", "محسن الفضلي")."""
        short, long = sorted((set(self.entities[key].name_ar.split()) for key in (a, b)), key=len)
        return a == b or (bool(short) and short <= long)

    def signs(self, draft: Draft, alone: Draft, latest: Draft | None, only: bool = False) -> dict[str, float]:
        """All signs of a pair that are not 0, by the names that ``frames/tellings.yaml`` gives them."""
        found = {"always": 1.0}
        told = chain(
            self._wording(draft, alone),
            self._nearness(draft, alone, latest, only),
            self._kind(draft, alone),
            self._place(draft, alone),
            self._persons(draft, alone),
            self._time(draft, alone),
            self._counts(draft, alone),
        )
        found.update((name, _strength(value)) for name, value in told if value)
        return found

    def _wording(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        event, main, words = alone.events[0], alone.events[0].main, alone.opening
        reference = event.reference or (main.frame.reference and event.tells_no_deed)
        known = words.known and not reference and not event.effect_only
        repeated = event.sentence.words[main.word].lemma in draft.lemmas and not (main.frame.light or main.frame.reference)
        yield "reference", reference and main.definite
        yield "definite", known
        yield "presupposed", words.presupposed and not known
        yield "new", words.new and not words.in_lead
        yield "denied", event.denied
        yield "own_account", event.own_deed and any(e.judged and e.sentence is event.sentence for e in draft.events)
        yield "own_deed_again", known and self.speaker(event) in self.hands.tellers(*draft.events)
        yield "provoked", event.provoked
        yield "same_word", repeated
        yield "another_toll", words.another_toll
        yield "definite_same_kind", known and set(main.frame.kinds) & set(draft.kinds)
        yield "definite_other_kind", known and _says_how(main) and not set(main.frame.kinds) & set(draft.kinds)
        yield "earlier", words.earlier
        yield "turn", words.turns and not (reference or draft.only_in_title)
        single = draft.plural and not (alone.plural or words.outcome or words.in_lead)
        again = single and known and _have_one_large_toll(draft, alone)  # "اشتباكات ... قتل فيها سبعة", "قتل السبعة في المواجهة"
        again = again or (single and self.borders.one_state_is_struck(draft, alone))  # "شنت غارات ... البلاد تعرضت لهجوم"
        yield "single_after_many", single and not again
        several = alone.plural and not tolls_differ(draft, alone)
        yield "single_after_scattered", draft.scattered and not (several or words.outcome or reference)
        points = known or (reference and main.definite)
        many = points and alone.plural and not (draft.many or words.in_lead or _is_told_by_its_day(draft, event))
        yield "known_many_after_single", many and (_is_nominal(draft) or words.theirs or _are_no_one(draft, event))
        yield "counted_many", words.counted
        yield "both_many", draft.plural and alone.plural
        yield "single_after_whole", draft.whole and not alone.whole

    def _nearness(self, draft: Draft, alone: Draft, latest: Draft | None, only: bool) -> Iterator[Sign]:
        event = alone.events[0]
        gap = event.sentence.index - draft.events[-1].sentence.index
        yield "latest" if event.reference or alone.opening.outcome else "latest_deed", draft is latest
        yield "only", only and not alone.opening.new
        recent = not self._is_long_ago(draft)  # one condemns the news
        yield "judged_latest", draft is latest and event.judged and alone.opening.known and recent
        yield "far", min(max(gap, 0), _FAR) / _FAR
        yield "hardly_told", alone.opening.known and not only and _is_hardly_told(draft)
        yield "salience", min(len(draft.events), _SALIENT) / _SALIENT
        at_one_site = any(self.entities[p].kind is EntityKind.SITE for p in alone.local & draft.local)
        apart = (alone.opening.new and not at_one_site) or (event.effect_only and self.geography.apart(alone.local, draft.local))
        beside = [e for e in draft.events if e.sentence is event.sentence]
        yield "kept_apart", beside and apart and not self._is_another_account(draft, event, beside)
        goes_over = alone.opening.turns and not draft.only_in_title
        yield "title_and_lead", _retells_title(draft, event) and not (alone.opening.earlier or goes_over)
        yield "told_in_title", draft.events[0].sentence.is_title
        yield "quoted_after_lead", draft is latest and self._follows_lead(draft, alone)
        pairs = [(a, b) for a in alone.local for b in draft.local]
        elsewhere = bool(pairs) and all(self.geography.parted(a, b) for a, b in pairs)
        near = (gap <= 1 and not elsewhere) or (draft is latest and not alone.local)
        yield "effect_near", alone.opening.outcome and near and not alone.opening.turns

    def _is_another_account(self, draft: Draft, event: Event, beside: Sequence[Event]) -> bool:
        """ "اعترف الحزب بمقتل اثنين في غارة، وقال في بيان إن طائرة استهدفت سيارة": who is quoted within a sentence may tell anew
        what it has told, but nothing that others did."""
        said = self.attribution(event)
        before, here = (self.hands.sides(doers) for doers in (draft.refs(Role.DOER), set(event.refs(Role.DOER))))
        others = bool(before and here) and before.isdisjoint(here)
        return said is not None and said not in [self.attribution(e) for e in beside] and not others

    def _follows_lead(self, draft: Draft, alone: Draft) -> bool:
        """Whether somebody is quoted right behind the lead, and with no other toll ("وقال المصدر إن الطرفين تبادلا القصف")."""
        event = alone.events[0]
        near = draft.opening.in_lead and event.sentence.index <= tellings().lead + 1
        return near and self.speaker(event) is not None and not tolls_differ(draft, alone)

    def _kind(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        event = alone.events[0]
        if event.tells_no_deed or not draft.kinds or not alone.kinds:
            return
        kinds = [IncidentKind.ARMED_CLASH] if alone.opening.outcome else alone.kinds
        yield "same_kind", kinds[0] in draft.kinds and kinds[0] is not IncidentKind.ATTACK
        yield "other_kind", kinds[0] not in draft.kinds and not self._kinds_fit(_telling(draft.kinds), _telling(kinds))

    def _kinds_fit(self, before: Sequence[IncidentKind], here: Sequence[IncidentKind]) -> bool:
        """Whether each kind of the one goes with one of the other, or one with an attack, which may be of any kind: a shooting
        and an assassination are no shelling, although a drone may do the latter."""
        broad = IncidentKind.ATTACK in (before[0], here[0])
        met = ([any(self.words.compatible(a, b) for b in y) for a in x] for x, y in ((before, here), (here, before)))
        return any(any(kinds) if broad else all(kinds) for kinds in met)

    def _place(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        parted = self._are_parted(draft, alone)
        common = set[str]() if parted else alone.local & draft.local
        nested = not parted and any(self.geography.nested(a, b) for a in alone.local for b in draft.local)
        sites = any(self.entities[p].kind is EntityKind.SITE for p in common)
        yield "same_site", sites
        yield "same_place", common and not sites
        yield "nested_place", nested and not common
        yield "named_by_place", (common or nested) and _is_named_by_place(alone.events[0], {*draft.kinds, IncidentKind.ATTACK})
        yield "other_site", alone.opening.new and alone.local & draft.local and self._sites_differ(draft.local, alone.local)
        within = parted and draft.opening.in_lead and self._may_lie_within(alone, draft)
        yield "within_place_of_lead", within
        yield "other_place", parted and not within
        scattered = any(all(self.geography.parted(a, b) for b in draft.local) for a in alone.local) or _is_one_of_many(alone)
        yield "scattered_after_single", (common or nested) and scattered and alone.plural and not draft.many
        yield "other_state", not (common or nested) and self._states_differ(draft, alone)
        yield "same_place_and_day", common and alone.days and alone.days == draft.days
        yield "same_place_and_toll", common and draft.tolls & alone.tolls

    def _are_parted(self, draft: Draft, alone: Draft) -> bool:
        """Whether two places are apart, of which the headline's is none that the lead only finds its way by ("قرب المستوطنة شرق
        القدس"); what a sentence opens with says more ("وفي مخيم النصيرات قتل سبعة")."""
        event = alone.events[0]
        headlined = {a.mention.entity for a in draft.events[0].arguments if a.role in WHERE}
        if _retells_title(draft, event) and headlined & self.bearings(event.sentence.index):
            return False
        if self._is_elsewhere(event, draft):
            return True
        before, here = self._exact(draft.local), self._exact(alone.local)
        if before & here or any(self.geography.nested(a, b) for a in here for b in before):
            return False
        return any(self._parted(a, b) for a in draft.local for b in alone.local)

    def _is_elsewhere(self, event: Event, draft: Draft) -> bool:
        """Whether the sentence opens with a place that is surely none of the draft's."""
        opening = local([a for a in event.arguments if is_fronted(a)])
        told = self.geography.most_specific([p for p in draft.local if NAMELESS not in p])
        return self.geography.apart(opening, told) and all(self.geography.parted(a, b) for a in opening for b in told)

    def _exact(self, places: Set[str]) -> set[str]:
        """Places without towns that hold another one of them: two quarters are none that share their town; a province that was
        taken is told by many of its towns. What has no name of its own ("منزل") leaves the one that holds it."""
        named = {p for p in places if NAMELESS not in p}
        exact = set(self.geography.most_specific(list(named)))
        return {p for p in places if p not in named or p in exact or self.entities[p].kind is not EntityKind.CITY}

    def _sites_differ(self, before: Set[str], here: Set[str]) -> bool:
        """ "الهجوم على القنصلية ... هجوم على مركز للشرطة": both hit a site, no site of the one is or holds one of the other."""
        one, other = ({p for p in places if self.entities[p].kind is EntityKind.SITE} for places in (before, here))
        return self.geography.apart(one, other)

    def _may_lie_within(self, alone: Draft, draft: Draft) -> bool:
        """Whether a place known from the text alone ("حي السلام") may lie in one that the catalogue has."""
        here, there = ({self.entities[p].origin == "text" for p in d.local} for d in (alone, draft))
        return True in here and True not in there

    def _parted(self, a: str, b: str) -> bool:
        """Two towns or two sites are apart; regions and the like only where both are known, since names of districts overlap."""
        one, other = self.entities[a], self.entities[b]
        if NAMELESS in a or NAMELESS in b or one.kind is not other.kind or self.geography.may_hold(a, b):
            return False
        return one.kind is not EntityKind.REGION or "text" not in (one.origin, other.origin)

    def _states_differ(self, draft: Draft, alone: Draft) -> bool:
        before, here = self.borders.states(draft), self.borders.states(alone)
        return bool(before and here and before.isdisjoint(here))

    def _persons(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        for role in (Role.TARGET, Role.DOER, Role.VICTIM):
            before, here = draft.refs(role) - draft.local, alone.refs(role) - alone.local
            yield f"same_{role}", before & here
            if role is Role.TARGET:
                yield "same_person", any(self.entities[p].kind is EntityKind.PERSON for p in before & here)
                yield "other_target", before and here and self.hands.bodies(before).isdisjoint(self.hands.bodies(here))
        # "الشرطي الذي أطلق النار على فلان", who was killed
        yield "same_victim", any(a.refs(Role.VICTIM) & b.refs(Role.TARGET) for a, b in ((draft, alone), (alone, draft)))
        somewhere = (draft.local and alone.local) or draft.plural or alone.plural
        yield "same_border", not somewhere and self.borders.crossed(draft) & self.borders.crossed(alone)
        yield "state_struck_that_day", self.borders.one_state_is_struck(draft, alone)
        whole, here = (self.borders.hit_as_a_whole(d) for d in (draft, alone))
        yield "same_state_hit", not (draft.local or alone.local) and whole & here
        yield "same_weapon", draft.weapons & alone.weapons

    def _time(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        before, here = draft.days, alone.days
        retold = _retells_title(draft, alone.events[0]) and alone.opening.in_lead
        if here and self.published and not draft.only_in_title:  # "وكان هجوم عليها قبل عامين"
            retold &= here[1] >= self.published - timedelta(tellings().old_days)
        fallen = draft.refs(Role.VICTIM) & alone.refs(Role.VICTIM)  # "قتل الجيش سالما ... وقال إن سالما قتل في يونيو الماضي"
        news = draft.opening.in_lead and not (retold or draft.announced or draft.opening.past or fallen)
        if before is None and self.published and news:
            before = self.published - timedelta(tellings().recent_days), self.published
        yield "long_ago", self._is_long_ago(draft if here is None else alone) and None in (before, here)
        if here is None:
            return
        apart = before is not None and (here[1] < before[0] or here[0] > before[1])
        yield "day_alone", _is_told_by_its_day(draft, alone.events[0])
        yield "same_day", here == draft.days or (draft.days is None and here in draft.announced)
        yield "other_day", apart

    def _is_long_ago(self, draft: Draft) -> bool:
        """Dated before what is news today."""
        told = draft.days
        return bool(told and self.published and told[1] < self.published - timedelta(tellings().recent_days))

    def _counts(self, draft: Draft, alone: Draft) -> Iterator[Sign]:
        yield "same_toll", draft.tolls & alone.tolls
        yield "same_large_toll", _have_one_large_toll(draft, alone)
        yield "other_toll", tolls_differ(draft, alone) and not alone.events[0].tells_no_deed


def _is_brought_down(one: Event, other: Event) -> bool:
    """ "اعترض صاروخا أطلق من اليمن": to fire it and to shoot it down are two deeds."""
    deeds = not (one.tells_no_deed or other.tells_no_deed)
    return deeds and (IncidentKind.INTERCEPTION in one.kinds) != (IncidentKind.INTERCEPTION in other.kinds)


def _says_how(trigger: Trigger) -> bool:
    """ "الغارة"; "الهجوم", "الاشتباكات" and "الانفجار" may mean a deed of any kind."""
    return trigger.nominal and _BROAD.union({IncidentKind.EXPLOSION}).isdisjoint(trigger.frame.kinds)


def _telling(kinds: Sequence[IncidentKind]) -> list[IncidentKind]:
    """The first kind, and the next ones that say something: all sorts of deeds go with attacks and clashes."""
    return [kinds[0], *(k for k in kinds[1:_KINDS] if k not in _BROAD)]


def _have_one_large_toll(draft: Draft, alone: Draft) -> bool:
    return any(figure >= _LARGE for _, figure in draft.tolls & alone.tolls)


def tolls_differ(draft: Draft, alone: Draft) -> bool:
    """Whether both count the dead or the hurt, and none of the counts agrees."""
    both = {status for status, _ in draft.tolls} & {status for status, _ in alone.tolls}
    return bool(both) and draft.tolls.isdisjoint(alone.tolls)


def _are_no_one(draft: Draft, event: Event) -> bool:
    """ "الهجمات", "الضربات": plain attacks are none that a noun has called one ("سقطت صواريخ ... هجوم"), as a fight may be."""
    plain = set(event.kinds) == {IncidentKind.ATTACK}
    return plain and draft.single and any(e.main.nominal and not (e.main.plural or e.effect_only) for e in draft.events)


def _is_hardly_told(draft: Draft) -> bool:
    """One noun has told by whom it was, and nothing else ("هجوم إسرائيلي", as a heading does)."""
    told = draft.local or draft.states or draft.tolls or draft.dates or draft.refs(Role.TARGET) or draft.refs(Role.VICTIM)
    first = draft.events[0]
    named = bool(draft.refs(Role.DOER)) and first.main.nominal and not first.main.frame.mutual  # not "مواجهات بين"
    return len(draft.events) == 1 and named and not (first.provoked or told)


def _is_told_by_its_day(draft: Draft, event: Event) -> bool:
    """ "هجوم يوم الأحد": it has a draft's one day, and nothing else of its own, or its noun stands right before that, behind the
    lead ("تبنت الحركة هجوم أمس قرب المطار")."""
    days = {d.range for d in event.dates}
    bare = event.main.nominal and not (event.arguments or event.counts or event.weapons)
    named = event.main.nominal and any(d.first == event.main.word + 1 for d in event.dates)
    return (bare or (named and not in_lead(event))) and any((d.first, d.last) == draft.days and d.first == d.last for d in days)


def _is_named_by_place(event: Event, kinds: Set[IncidentKind]) -> bool:
    """ "هجوم قندوز": known, although no article shows it; of one of some kinds."""
    main = event.main
    behind = (a for a in event.arguments if a.trigger is main and a.mention.first == main.word + 1 and a.mention.kind.is_place)
    return main.nominal and not main.plural and any(behind) and not kinds.isdisjoint(main.frame.kinds)


def _is_one_of_many(alone: Draft) -> bool:
    """At one of the places that one noun tells ("انفجارات في أصفهان وبغداد")."""
    event = alone.events[0]
    return any(other.main is event.main for other in event.apart_from)


def _is_nominal(draft: Draft) -> bool:
    """Told by nouns alone; what a verb told may be meant by "الضربات" too."""
    return all(e.main.nominal for e in draft.events)


def _strength(value: object) -> float:
    return value if isinstance(value, float) else 1.0
