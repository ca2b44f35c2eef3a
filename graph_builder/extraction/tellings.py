"""Which events of a document are the same happening: one pass over the text, each event joined to a telling or made a new one.

Decided by kind, date, place, target, victims, definiteness ("الهجوم") and discourse ("وفي حادث آخر"). A contradiction in day,
town, site or victim parts two tellings whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_builder.extraction.arguments import Role
from graph_builder.extraction.events import Event
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import DatePrecision, DateRange, Entity, EntityKind, IncidentKind

_SAME_PLACE, _NESTED_PLACE, _SAME_DAY, _SAME_TARGET, _SAME_DOER, _SAME_VICTIM, _SAME_COUNT = 2.0, 1.0, 1.0, 1.5, 0.5, 3.0, 1.0
_REFERENCE, _DEFINITE, _TITLE, _RECENT, _EFFECT = 2.0, 1.5, 1.5, 0.5, 1.0
_ENOUGH = 1.9


@dataclass
class Draft:
    """A telling while the document is read."""

    events: list[Event]
    kinds: list[IncidentKind] = field(default_factory=list)

    def refs(self, role: Role) -> set[str]:
        """Entity keys in a role over all events."""
        return {ref for e in self.events for ref in e.refs(role)}

    def days(self) -> list[DateRange]:
        """Dates told for it."""
        return [d.range for e in self.events for d in e.dates]

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


def group(events: Sequence[Event], entities: Mapping[str, Entity], geography: Geography, words: Vocabulary) -> list[Draft]:
    """Tellings of a document in order of text."""
    drafts: list[Draft] = []
    for event in events:
        scored = [(_score(d, event, n == len(drafts) - 1, entities, geography, words), n) for n, d in enumerate(drafts)]
        best = max(scored, default=(0.0, -1), key=lambda s: (s[0], s[1]))
        if best[0] >= _ENOUGH:
            drafts[best[1]].add(event)
        elif not event.reference:
            draft = Draft([])
            draft.add(event)
            drafts.append(draft)
    return [d for d in drafts if _concrete(d)]


def _concrete(draft: Draft) -> bool:
    """A plural without place, date, count or actor is a pattern, not a happening ("هجمات على القواعد")."""
    plural = all(e.main.plural for e in draft.events)
    anchored = draft.refs(Role.PLACE) or draft.days() or any(e.counts for e in draft.events)
    if plural:
        return bool(anchored and (draft.refs(Role.TARGET) or draft.refs(Role.PLACE)))
    return bool(anchored or draft.refs(Role.TARGET) or draft.refs(Role.VICTIM) or draft.refs(Role.DOER))


def _score(draft: Draft, event: Event, latest: bool, entities: Mapping[str, Entity], geography: Geography, words: Vocabulary) -> float:
    if event.main.other or not _kinds_fit(draft, event, words) or _conflict(draft, event, entities, geography):
        return 0.0
    score = _RECENT if latest else 0.0
    if event.reference:
        score += _REFERENCE
    elif event.main.definite:
        score += _DEFINITE
    elif event.effect_only and event.sentence.index - draft.events[-1].sentence.index <= 1:
        score += _EFFECT
    if draft.events[-1].sentence.is_title and event.sentence.index - draft.events[-1].sentence.index <= 1:
        score += _TITLE
    return score + _shared(draft, event, geography)


def _shared(draft: Draft, event: Event, geography: Geography) -> float:
    score = 0.0
    for place in event.refs(Role.PLACE):
        if place in draft.refs(Role.PLACE) | draft.refs(Role.TARGET):
            score += _SAME_PLACE
        elif any(geography.nested(place, p) for p in draft.refs(Role.PLACE)):
            score += _NESTED_PLACE
    for role, weight in ((Role.TARGET, _SAME_TARGET), (Role.DOER, _SAME_DOER), (Role.VICTIM, _SAME_VICTIM)):
        if not draft.refs(role).isdisjoint(event.refs(role)):
            score += weight
    if any(d.range in draft.days() for d in event.dates):
        score += _SAME_DAY
    told = {(c.status, c.figure.value) for e in draft.events for c in e.counts}
    if any((c.status, c.figure.value) in told for c in event.counts):
        score += _SAME_COUNT
    return score


def _kinds_fit(draft: Draft, event: Event, words: Vocabulary) -> bool:
    if event.reference or not draft.kinds:
        return True
    return any(words.compatible(a, b) for a in draft.kinds[:3] for b in event.kinds[:3])


def _conflict(draft: Draft, event: Event, entities: Mapping[str, Entity], geography: Geography) -> bool:
    days = [d for d in draft.days() if d.precision is DatePrecision.DAY]
    own = [d.range for d in event.dates if d.range.precision is DatePrecision.DAY]
    if days and own and all(d not in days for d in own):
        return True
    if draft.refs(Role.VICTIM) and event.refs(Role.VICTIM) and draft.refs(Role.VICTIM).isdisjoint(event.refs(Role.VICTIM)):
        return True
    return _places_conflict(draft, event, entities, geography)


def _places_conflict(draft: Draft, event: Event, entities: Mapping[str, Entity], geography: Geography) -> bool:
    def places(refs: set[str]) -> set[str]:
        return {r for r in refs if entities[r].kind in (EntityKind.CITY, EntityKind.REGION, EntityKind.SITE)}

    before = places(draft.refs(Role.PLACE) | draft.refs(Role.TARGET))
    here = places(set(event.refs(Role.PLACE)) | set(event.refs(Role.TARGET)))
    if not before or not here or before & here:
        return False
    same_sort = any(entities[a].kind is entities[b].kind for a in before for b in here)
    return same_sort and not any(geography.nested(a, b) for a in before for b in here)
