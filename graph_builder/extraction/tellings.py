"""Which events of a document are the same happening: one pass over the text, each event joined to a telling or made a new one.

Decided by kind, date, place, target, victims, definiteness ("الهجوم") and discourse ("وفي حادث آخر"). A contradiction in day,
town, site or victim parts two tellings whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from graph_builder.extraction.arguments import Role
from graph_builder.extraction.atoms import fold
from graph_builder.extraction.events import Event
from graph_builder.extraction.lexicon import Lexicon, read_lexicon
from graph_builder.extraction.vocabulary import FRAMES, Vocabulary
from graph_builder.model import NAMELESS, DateRange, Document, Entity, EntityKind, IncidentKind

_LOCAL = frozenset({EntityKind.SITE, EntityKind.CITY, EntityKind.REGION})


class Weights(Lexicon):
    """``frames/tellings.yaml``, which gives the reason of each. What is shared is weighed in points, ``lead`` in sentences."""

    enough: float
    enough_new: float
    same_site: float
    same_place: float
    nested_place: float
    same_victim: float
    same_target: float
    same_doer: float
    same_day: float
    same_toll: float
    reference: float
    definite: float
    same_noun: float
    effect: float
    denied: float
    title: float
    recent: float
    salience: float
    lead: int
    recent_days: int
    facts: int
    quantities: tuple[str, ...]


@cache
def weights() -> Weights:
    """Read and check the file once. Raises CatalogueError naming the entry."""
    return read_lexicon(FRAMES / "tellings.yaml", Weights)


@dataclass
class Draft:
    """A telling while the document is read; what its events tell is gathered as they are added."""

    events: list[Event] = field(default_factory=list)
    kinds: list[IncidentKind] = field(default_factory=list)
    dates: list[DateRange] = field(default_factory=list)
    tolls: set[tuple[str, int]] = field(default_factory=set)
    """(status, figure) of each count."""
    local: set[str] = field(default_factory=set)
    """Sites, towns and regions where it was or which it hit."""
    plural: bool = True
    """Told by plurals alone ("هجمات")."""
    many: bool = False
    """Told by a plural somewhere, so that a definite one may mean it ("الهجمات")."""
    _refs: dict[Role, set[str]] = field(default_factory=dict)

    def refs(self, role: Role) -> set[str]:
        """Entity keys in a role over all events."""
        return self._refs.get(role, set())

    def window(self, published: date | None) -> tuple[date, date] | None:
        """First and last day on which it may have been, as far as told; the news of the day is recent."""
        if self.dates:
            narrow = min(self.dates, key=lambda d: d.last - d.first)
            return narrow.first, narrow.last
        if published and self.events[0].sentence.index < weights().lead:
            return published - timedelta(days=weights().recent_days), published
        return None

    def add(self, event: Event) -> Draft:
        """Take in one more event."""
        self.events.append(event)
        self.kinds.extend(k for k in event.kinds if k not in self.kinds)
        self.dates.extend(d.range for d in event.dates)
        self.tolls |= {(c.status, c.figure.value) for c in event.counts}
        self.plural &= event.main.plural
        self.many |= event.main.plural
        for argument in event.arguments:
            self._refs.setdefault(argument.role, set()).add(argument.mention.entity)
            if argument.role in (Role.PLACE, Role.TARGET) and argument.mention.kind in _LOCAL:
                self.local.add(argument.mention.entity)
        return self


class Geography:
    """Which place lies in which, by the catalogue and by what the document itself says."""

    def __init__(self, entities: Mapping[str, Entity], told: Mapping[str, set[str]]) -> None:
        self._entities = entities
        self._told = told
        self._above: dict[str, set[str]] = {}

    def above(self, place: str) -> set[str]:
        """All places that hold a place."""
        if place not in self._above:
            self._above[place] = self._climb(place)
        return self._above[place]

    def _climb(self, place: str) -> set[str]:
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
    latest: Draft | None = None
    judge = _Judge(document.published, entities, geography, words)
    for event in events:
        alone = Draft().add(event)
        scored = [(judge.score(d, alone, d is latest), n) for n, d in enumerate(drafts)]
        points, best = max(scored, default=(0.0, -1))
        if points >= (weights().enough_new if _is_new(event) else weights().enough):
            latest = drafts[best].add(event)
        elif not event.reference:
            latest = alone
            drafts.append(alone)
    return [d for d in drafts if _is_concrete(d)]


def _is_new(event: Event) -> bool:
    return not (event.reference or event.main.definite or event.effect_only or event.denied or _in_lead(event))


def _in_lead(event: Event) -> bool:
    return event.sentence.index < weights().lead


def _is_many(draft: Draft, event: Event) -> bool:
    """Whether a known plural means more: "الضربات" may be what a verb told or the opening, "عشرات الضربات" never."""
    main = event.main
    if not (main.plural and main.definite) or main.frame.effect:
        return False
    before = event.sentence.words[main.word - 1] if main.word else None
    counted = before is not None and not {fold(before.lemma), fold(before.text)}.isdisjoint(map(fold, weights().quantities))
    return counted or not (_in_lead(event) or any(not e.main.nominal for e in draft.events))


def _is_concrete(draft: Draft) -> bool:
    """Somebody or something must stand in it; a plural without date, count or town is a pattern ("الهجمات على القواعد").

    A named victim is enough ("اغتيال فلان"), and so is what was hit where others answered it ("ردا على قصف القنصلية").
    """
    if all(e.denied for e in draft.events):
        return False
    facts = [bool(draft.local), bool(draft.tolls), bool(draft.dates)]
    if draft.plural:
        return any(facts)
    if draft.refs(Role.VICTIM) or (draft.refs(Role.TARGET) and any(e.provoked for e in draft.events)):
        return True
    told = sum(facts) + sum(bool(draft.refs(role)) for role in Role) + any(e.own_deed for e in draft.events)
    return told >= weights().facts


class _Judge:
    """How well an event, as a draft of its own, fits a draft telling; 0 where it cannot be the same."""

    def __init__(self, published: date | None, entities: Mapping[str, Entity], geography: Geography, words: Vocabulary) -> None:
        self._published = published
        self._entities = entities
        self._geography = geography
        self._words = words
        self._weights = weights()

    def score(self, draft: Draft, alone: Draft, latest: bool) -> float:
        event = alone.events[0]
        if any(t.other for t in event.triggers) or not self._kinds_fit(draft, alone) or self._conflict(draft, alone):
            return 0.0
        if event.answer and any(e is event.answer for e in draft.events):
            return 0.0
        if draft.plural and not (alone.plural or _in_lead(event)):
            return 0.0
        if not draft.many and _is_many(draft, event):
            return 0.0
        return self._pointing(draft, alone, latest) + self._shared(draft, alone)

    def _pointing(self, draft: Draft, alone: Draft, latest: bool) -> float:
        """What the words say of its being known, and how near the telling is in the reader's mind."""
        event, w = alone.events[0], self._weights
        score = (w.recent if latest else 0.0) + min(w.salience * len(draft.events), w.recent)
        near = event.sentence.index - draft.events[-1].sentence.index <= 1
        if event.reference:
            score += w.reference
        elif event.main.definite:
            score += w.definite + (w.same_noun if set(event.main.frame.kinds) & set(draft.kinds) else 0.0)
        elif event.effect_only and (near or (latest and not alone.local)):
            score += w.effect
        if event.denied:
            score += w.denied
        if draft.events[0].sentence.is_title and event.sentence.index <= w.lead and len(draft.events) <= w.lead:
            score += w.title
        return score

    def _shared(self, draft: Draft, alone: Draft) -> float:
        w, score = self._weights, 0.0
        common = alone.local & draft.local
        if common:
            score += max(w.same_site if self._entities[p].kind is EntityKind.SITE else w.same_place for p in common)
        elif self._is_nested(draft, alone):
            score += w.nested_place
        for role, weight in ((Role.TARGET, w.same_target), (Role.DOER, w.same_doer), (Role.VICTIM, w.same_victim)):
            if (draft.refs(role) & alone.refs(role)) - alone.local:
                score += weight
        if any(d in draft.dates for d in alone.dates):
            score += w.same_day
        return score + self._tolls(draft, alone)

    def _tolls(self, draft: Draft, alone: Draft) -> float:
        """The same toll speaks for one happening; another toll of a happening that is told as new speaks against it."""
        if draft.tolls & alone.tolls:
            return self._weights.same_toll
        both = {status for status, _ in draft.tolls} & {status for status, _ in alone.tolls}
        return -self._weights.same_toll if both and _is_new(alone.events[0]) else 0.0

    def _is_nested(self, draft: Draft, alone: Draft) -> bool:
        return any(self._geography.nested(a, b) for a in alone.local for b in draft.local)

    def _kinds_fit(self, draft: Draft, alone: Draft) -> bool:
        neutral = all(t.frame.reference or t.frame.effect or t.frame.light for t in alone.events[0].triggers)
        if neutral or not draft.kinds:
            return True
        return any(self._words.compatible(a, b) for a in draft.kinds[:3] for b in alone.kinds[:3])

    def _conflict(self, draft: Draft, alone: Draft) -> bool:
        window = draft.window(self._published)
        if window and alone.dates and all(d.last < window[0] or d.first > window[1] for d in alone.dates):
            return True
        before, here = draft.refs(Role.VICTIM), alone.refs(Role.VICTIM)
        if before and here and before.isdisjoint(here):
            return True
        return self._places_conflict(draft, alone)

    def _places_conflict(self, draft: Draft, alone: Draft) -> bool:
        if draft.local & alone.local or self._is_nested(draft, alone):
            return False
        return any(self._parted(a, b) for a in draft.local for b in alone.local)

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
