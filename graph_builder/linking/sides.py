"""Whose side a report, or who is named in it, tells: by "القوات المسلحة" the Houthis' spokesman means their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.surroundings import speaks
from graph_builder.model import Entity, EntityKind, Predicate, Sentence

_INVOLVED = 0.15
"""Nearness of a state of which a report tells."""
_HOSTILE = "hostile"
_STATES = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCE})

Place = tuple[int, int]
"""Sentence and word."""


class Sides:
    """The sides that tell in one document."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries, outlet: Entity | None) -> None:
        self._entities = page.catalogue.entities
        self._bodies = page.catalogue.bodies
        self._countries = countries
        self._press = self._sides_of(outlet) if outlet is not None else frozenset[str]()
        self._tellers: list[tuple[Place, frozenset[str]]] = []
        """Where somebody who tells is named, and whose side that is."""
        self._foes: set[str] = set()
        """Whom the report calls by hostile names, and above them."""
        self._at_odds = False
        """Whether states are among them."""
        for sentence, row in zip(page.parsed.sentences, matches, strict=True):
            for match, entity, tone in self._named(row):
                if self._tells(sentence, match, entity):
                    self._tellers.append(((sentence.index, match.first), self._sides_of(entity)))
                if tone == _HOSTILE:
                    self._foes |= self._sides_of(entity)
                    self._at_odds |= entity.kind in _STATES

    def _named(self, row: Sequence[Match]) -> Iterator[tuple[Match, Entity, str | None]]:
        """Who is named beyond doubt, by what name each, and its tone."""
        for match in row:
            if not any(sense.use is Use.OWN for sense in match.senses):
                yield from ((match, self._entities[s.entity], s.tone) for s in match.senses if s.use is Use.NAME)

    def _tells(self, sentence: Sentence, match: Match, entity: Entity) -> bool:
        """A spokesman or an outlet tells wherever it is named, others right behind a verb of speech."""
        spokesman = any(tie.predicate is Predicate.SPOKESPERSON_OF for tie in entity.ties)
        return spokesman or entity.kind is EntityKind.MEDIA_OUTLET or (entity.kind.is_actor and speaks(sentence, match))

    def tells(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether the side of a sense tells where a match stands: who was named last before it, or else first behind it; where
        nobody is, the press that publishes the report or that has its hostile names for states."""
        side, state = self._sides_of(self._entities[sense.entity]), self._entities[sense.entity].country
        either = side | {body for s in match.senses if (body := self._body(s, state)) is not None}
        told = [(place, sides) for place, sides in self._tellers if not sides.isdisjoint(either)]
        if told:
            before = [sides for place, sides in told if place < (sentence.index, match.first)]
            return not side.isdisjoint(before[-1] if before else told[0][1])
        at_home = self._countries.about(sentence.index, state) > _INVOLVED
        return at_home and (not side.isdisjoint(self._press) or (self._at_odds and side.isdisjoint(self._foes)))

    def _body(self, sense: Sense, state: str | None) -> str | None:
        """The body of a state that a name means otherwise."""
        return self._bodies.get((state or "", sense.entity)) if sense.use is Use.BARE else sense.entity

    def _sides_of(self, entity: Entity) -> frozenset[str]:
        """An entity, the bodies that it speaks for or is part of, and all above them."""
        found, todo = set[str](), [entity.key, *(tie.object for tie in entity.ties)]
        while todo:
            key = todo.pop()
            if key not in found:
                found.add(key)
                todo += self._entities[key].part_of if key in self._entities else ()
        return frozenset(found)
