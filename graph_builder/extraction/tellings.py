"""Which events of a document are the same happening: one pass over the text, each event joined to a telling or made a new one.

Decided by kind, date, place, target, victims, definiteness ("الهجوم") and discourse ("وفي حادث آخر"). A contradiction in day,
town, site or victim parts two tellings whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph_builder.extraction.arguments import Role
from graph_builder.extraction.events import Event
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import NAMELESS, DateRange, Document, Entity, EntityKind, IncidentKind

_SAME_SITE, _SAME_PLACE, _NESTED_PLACE, _SAME_DAY, _SAME_TARGET, _SAME_DOER, _SAME_VICTIM, _SAME_COUNT = (
    2.5,
    2.0,
    1.0,
    0.7,
    0.7,
    0.4,
    3.0,
    1.0,
)
_REFERENCE, _DEFINITE, _DENIED, _TITLE, _RECENT, _EFFECT = 2.0, 1.5, 1.5, 2.0, 0.5, 1.5
_SAME_KIND, _SALIENCE = 0.6, 0.1
"""A definite noun means rather what was told by that noun, and what was told at length."""
_LEAD = 3
"""Sentences at the start that tell the news of the day: without a date of its own, what they tell is recent."""
_RECENT_DAYS = timedelta(days=4)
_ENOUGH, _ENOUGH_NEW = 2.1, 2.4
"""What speaks for one happening must outweigh this; more is asked where the words bring in something new ("هجوم")."""


_FACTS = 2
"""Who, whom, where, when, how many: a happening of which less is told is not worth a node."""
_LOCAL = frozenset({EntityKind.SITE, EntityKind.CITY, EntityKind.REGION})


@dataclass
class Draft:
    """A telling while the document is read."""

    events: list[Event]
    kinds: list[IncidentKind] = field(default_factory=list)

    def refs(self, role: Role) -> set[str]:
        """Entity keys in a role over all events."""
        return {ref for e in self.events for ref in e.refs(role)}

    def dates(self) -> list[DateRange]:
        """Dates told for it."""
        return [d.range for e in self.events for d in e.dates]

    def window(self, published: date | None) -> tuple[date, date] | None:
        """First and last day on which it may have been, as far as told; the news of the day is recent."""
        told = self.dates()
        if told:
            narrow = min(told, key=lambda d: d.last - d.first)
            return narrow.first, narrow.last
        if published and self.events[0].sentence.index < _LEAD:
            return published - _RECENT_DAYS, published
        return None

    def add(self, event: Event) -> None:
        """Take in one more event."""
        self.events.append(event)
        self.kinds.extend(k for k in event.kinds if k not in self.kinds)


class Geography:
    """Which place lies in which, by the catalogue and by what the document itself says."""

    def __init__(self, entities: Mapping[str, Entity], told: Mapping[str, set[str]]) -> None:
        self._entities = entities
        self._told = told

    def above(self, place: str) -> set[str]:
        """All places that hold a place."""
        found: set[str] = set()
        todo = [place]
        while todo:
            here = todo.pop()
            entity = self._entities.get(here)
            parents = set(self._told.get(here, ())) | ({entity.container} if entity and entity.container else set())
            if entity and entity.kind.is_place and entity.country:
                parents.add(entity.country)
            for parent in parents - found - {place}:
                found.add(parent)
                todo.append(parent)
        return found

    def nested(self, a: str, b: str) -> bool:
        """Whether one of two places holds the other."""
        return a in self.above(b) or b in self.above(a)

    def most_specific(self, places: Sequence[str]) -> list[str]:
        """Places without those that hold another one of them."""
        holders = {h for p in places for h in self.above(p)}
        return [p for p in places if p not in holders]


def group(
    events: Sequence[Event], document: Document, entities: Mapping[str, Entity], geography: Geography, words: Vocabulary
) -> list[Draft]:
    """Tellings of a document in order of text."""
    drafts: list[Draft] = []
    judge = _Judge(document.published, entities, geography, words)
    for event in events:
        scored = [(judge.score(d, event, n == len(drafts) - 1), n) for n, d in enumerate(drafts)]
        best = max(scored, default=(0.0, -1), key=lambda s: (s[0], s[1]))
        if best[0] >= (_ENOUGH_NEW if _is_new(event) else _ENOUGH):
            drafts[best[1]].add(event)
        elif not event.reference:
            draft = Draft([])
            draft.add(event)
            drafts.append(draft)
    return [d for d in drafts if _concrete(d, entities)]


def _is_new(event: Event) -> bool:
    return not (event.reference or event.main.definite or event.effect_only or event.denied or event.sentence.index < _LEAD)


def _concrete(draft: Draft, entities: Mapping[str, Entity]) -> bool:
    """Somebody or something must stand in it; a plural without date, count or town is a pattern ("الهجمات على القواعد")."""
    if all(e.denied for e in draft.events):
        return False
    local = any(entities[p].kind in _LOCAL for p in draft.refs(Role.PLACE) | draft.refs(Role.TARGET))
    counted, dated = any(e.counts for e in draft.events), bool(draft.dates())
    if all(e.main.plural for e in draft.events):
        return local or counted or dated
    told = sum(bool(draft.refs(role)) for role in Role) + local + counted + dated + any(e.own_deed for e in draft.events)
    return told >= _FACTS


class _Judge:
    """How well an event fits a draft telling; 0 where it cannot be the same."""

    def __init__(self, published: date | None, entities: Mapping[str, Entity], geography: Geography, words: Vocabulary) -> None:
        self._published = published
        self._entities = entities
        self._geography = geography
        self._words = words

    def score(self, draft: Draft, event: Event, latest: bool) -> float:
        if event.main.other or not self._kinds_fit(draft, event) or self._conflict(draft, event):
            return 0.0
        if event.answer and any(e is event.answer for e in draft.events):
            return 0.0
        if all(e.main.plural for e in draft.events) and not (event.main.plural or event.sentence.index < _LEAD):
            return 0.0
        score = (_RECENT if latest else 0.0) + min(_SALIENCE * len(draft.events), _RECENT)
        near = event.sentence.index - draft.events[-1].sentence.index <= 1
        if event.reference:
            score += _REFERENCE
        elif event.main.definite:
            score += _DEFINITE + (_SAME_KIND if set(event.main.frame.kinds) & set(draft.kinds) else 0.0)
        elif event.effect_only and (near or (latest and not self._places(event))):
            score += _EFFECT
        if event.denied:
            score += _DENIED
        if draft.events[0].sentence.is_title and event.sentence.index <= _LEAD and len(draft.events) <= _LEAD:
            score += _TITLE
        return score + self._shared(draft, event)

    def _shared(self, draft: Draft, event: Event) -> float:
        score, placed = 0.0, draft.refs(Role.PLACE) | draft.refs(Role.TARGET)
        here = self._places(event)
        if here & placed:
            score += max(_SAME_SITE if self._entities[p].kind is EntityKind.SITE else _SAME_PLACE for p in here & placed)
        elif any(self._geography.nested(a, b) for a in here for b in placed if self._is_local(b)):
            score += _NESTED_PLACE
        for role, weight in ((Role.TARGET, _SAME_TARGET), (Role.DOER, _SAME_DOER), (Role.VICTIM, _SAME_VICTIM)):
            if (draft.refs(role) & set(event.refs(role))) - here:
                score += weight
        if any(d.range in draft.dates() for d in event.dates):
            score += _SAME_DAY
        return score + self._counts(draft, event)

    @staticmethod
    def _counts(draft: Draft, event: Event) -> float:
        """The same toll speaks for one happening; another toll of a happening that is told as new speaks against it."""
        told = {(c.status, c.figure.value) for e in draft.events for c in e.counts}
        own = {(c.status, c.figure.value) for c in event.counts}
        if told & own:
            return _SAME_COUNT
        both = {status for status, _ in told} & {status for status, _ in own}
        return -_SAME_COUNT if both and _is_new(event) else 0.0

    def _places(self, event: Event) -> set[str]:
        return {p for p in (*event.refs(Role.PLACE), *event.refs(Role.TARGET)) if self._is_local(p)}

    def _is_local(self, place: str) -> bool:
        return self._entities[place].kind in _LOCAL

    def _kinds_fit(self, draft: Draft, event: Event) -> bool:
        neutral = all(t.frame.reference or t.frame.effect or t.frame.light for t in event.triggers)
        if neutral or not draft.kinds:
            return True
        return any(self._words.compatible(a, b) for a in draft.kinds[:3] for b in event.kinds[:3])

    def _conflict(self, draft: Draft, event: Event) -> bool:
        window = draft.window(self._published)
        if window and event.dates and all(d.range.last < window[0] or d.range.first > window[1] for d in event.dates):
            return True
        victims = draft.refs(Role.VICTIM)
        if victims and event.refs(Role.VICTIM) and victims.isdisjoint(event.refs(Role.VICTIM)):
            return True
        return self._places_conflict(draft, event)

    def _places_conflict(self, draft: Draft, event: Event) -> bool:
        before = {p for p in draft.refs(Role.PLACE) | draft.refs(Role.TARGET) if self._is_local(p)}
        here = self._places(event)
        if not before or not here or before & here:
            return False
        if any(self._geography.nested(a, b) for a in before for b in here):
            return False
        return any(self._parted(a, b) for a in before for b in here)

    def _parted(self, a: str, b: str) -> bool:
        """Two towns or two sites are apart; regions and the like only where both are known, since names of districts overlap."""
        one, other = self._entities[a], self._entities[b]
        if NAMELESS in a or NAMELESS in b:
            return False
        if one.country and other.country and one.country != other.country:
            return True
        if one.kind is not other.kind:
            return False
        return one.kind is not EntityKind.REGION or "text" not in (one.origin, other.origin)
