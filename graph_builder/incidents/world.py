"""What is known of entities over all records: one value for each key, which place lies in which, who belongs to whom.

``knowledge`` gathers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from graph_builder.model import Entity, EntityKind


class Hierarchy:
    """Keys and all that stand above them; circles do no harm."""

    def __init__(self, above: Mapping[str, frozenset[str]]) -> None:
        self._above = above
        self._closed: dict[str, frozenset[str]] = {}
        self._under: dict[str, set[str]] = defaultdict(set)
        """Key -> those that were looked up and stand below it, itself included."""

    def over(self, key: str) -> frozenset[str]:
        """Everything above ``key``, itself left out."""
        if key not in self._closed:
            seen, todo = {key}, [key]
            while todo:
                new = self._above.get(todo.pop(), frozenset()) - seen
                seen |= new
                todo.extend(new)
            self._closed[key] = frozenset(seen - {key})
            for larger in seen:
                self._under[larger].add(key)
        return self._closed[key]

    def renew(self, changed: Collection[str]) -> set[str]:
        """Forget what was worked out with something of ``changed``; the keys whose place above or below it may have changed."""
        stale = {below for key in changed for below in self._under.get(key, ())}
        for key in stale:
            for larger in (key, *self._closed.pop(key)):
                self._under[larger].discard(key)
        return stale


@dataclass(frozen=True)
class World:
    """All entities by key, and what lies in or belongs to what."""

    entities: Mapping[str, Entity]
    places: Hierarchy
    actors: Hierarchy
    backers: Mapping[str, frozenset[str]]
    """Actor -> those that documents say stand behind it."""
    provinces: Container[str]
    """Regions that hold a known place, as "غرب العراق" does not: of two such, neither can be the other."""

    def kind(self, key: str | None) -> EntityKind | None:
        """Kind of an entity, ``None`` for a key that no record explains."""
        entity = self.entities.get(key) if key else None
        return entity.kind if entity else None

    def is_state(self, key: str) -> bool:
        """Whether the key is a state, which as a place says little."""
        return self.kind(key) is EntityKind.GOVERNMENT

    def is_place(self, key: str) -> bool:
        """Whether the key is something that can be struck or held as a place, a state not included."""
        kind = self.kind(key)
        return kind is not None and kind.is_place and kind is not EntityKind.GOVERNMENT

    def described(self, place: str) -> bool:
        """Whether a site is known by its description only ("موقع لداعش"): any in its town, and in another report another one."""
        return self.kind(place) is EntityKind.SITE and self.entities[place].origin == "text"

    def lies(self, place: str, told: Iterable[str]) -> bool:
        """Whether a place is, or lies around, one of some told ones."""
        return any(place == each or place in self.places.over(each) for each in told)

    def country(self, place: str) -> str | None:
        """The state that a place lies in, or the state itself."""
        if self.is_state(place):
            return place
        return min((p for p in self.places.over(place) if self.is_state(p)), default=None)

    def state(self, key: str) -> str | None:
        """The state of a place or of a state's force, or the state itself; ``None`` for others, which may act anywhere."""
        return self.entities[key].country if self.kind(key) is EntityKind.STATE_FORCE else self.country(key)

    def kin(self, first: str, second: str) -> bool:
        """Whether two actors are one, or one is part of the other ("سنتكوم" and "الولايات المتحدة")."""
        return first == second or first in self.actors.over(second) or second in self.actors.over(first)

    def one_hand(self, first: str, second: str) -> bool:
        """Whether the word of one binds the other: one actor, or a state and its force or office.

        A front's claim is not denied by one of its factions, nor the other way round.
        """
        if first == second:
            return True
        armed = EntityKind.ARMED_GROUP in (self.kind(first), self.kind(second))
        return not armed and self.kin(first, second)

    def allied(self, first: str, second: str) -> bool:
        """Whether one is said to back the other ("المدعومة من إيران")."""
        return first in self.backers.get(second, frozenset()) or second in self.backers.get(first, frozenset())

    def unnamed(self, actor: str | None) -> bool:
        """Whether an actor is a mere description ("مصدر أمني"), so that two of one key need not be one person."""
        return self.kind(actor) is EntityKind.UNNAMED_SOURCE

    def english(self, key: str) -> str:
        """Name in Latin letters; the key where no record explains it."""
        entity = self.entities.get(key)
        return entity.name_en if entity else key
