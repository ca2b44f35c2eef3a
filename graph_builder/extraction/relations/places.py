"""What the map says: the order of sizes, the catalogue's containers, and those that the text adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_builder.extraction.relations.finder import Candidate
from graph_builder.model import Entity, EntityKind, Predicate


class Atlas:
    """The places of one document."""

    def __init__(self, entities: Mapping[str, Entity], order: Sequence[EntityKind]) -> None:
        self._entities = entities
        self._rank = {kind: n for n, kind in enumerate(order)}
        self._told: dict[str, set[str]] = {}

    def tell(self, place: str, container: str) -> None:
        """Add a container that the text states."""
        self._told.setdefault(place, set()).add(container)

    def containers(self, place: str) -> set[str]:
        """Keys of everything that a place is known or told to lie in."""
        return self._upward(place, self._told)

    def may_hold(self, place: str, container: str) -> bool:
        """Whether sizes and catalogue allow that ``place`` lies in ``container``."""
        small, large = self._entities[place], self._entities[container]
        if place == container or self._rank[small.kind] > self._rank[large.kind]:
            return False
        if place in self._upward(container, {}) or self._apart(small, large):
            return False
        return len({self.state(place), self.state(container)} - {None}) < 2

    def state(self, place: str) -> str | None:
        """Key of the state that a place lies in, where it is known or told."""
        states = (self._own_state(key) for key in (place, *sorted(self.containers(place))))
        return next((state for state in states if state), None)

    def smallest(self, containers: Iterable[str]) -> set[str]:
        """Of several containers of one place, those that hold no other one."""
        stated = set(containers)
        return {c for c in stated if not any(c in self.containers(other) for other in stated - {c})}

    def _apart(self, one: Entity, other: Entity) -> bool:
        """Whether the catalogue puts two places into different provinces, or two towns into different regions: neither lies
        in the other."""
        lies, around = self._province(one.key), self._province(other.key)
        if lies and around and lies.isdisjoint(around):
            return True
        if not one.kind is other.kind is EntityKind.CITY:
            return False
        over_one = {k for k in self._upward(one.key, {}) if not self._is_state(k)}
        over_other = {k for k in self._upward(other.key, {}) if not self._is_state(k)}
        return bool(over_one and over_other) and over_one.isdisjoint({*over_other, other.key})

    def _province(self, place: str) -> set[str]:
        """The province that a place is, or lies in by the catalogue; empty where that is not known."""
        return {k for k in {place, *self._upward(place, {})} if k in self._entities and self._entities[k].province}

    def _is_state(self, key: str) -> bool:
        entity = self._entities.get(key)
        return entity is not None and entity.kind is EntityKind.GOVERNMENT

    def _own_state(self, key: str) -> str | None:
        entity = self._entities.get(key)
        return None if entity is None else key if entity.kind is EntityKind.GOVERNMENT else entity.country

    def _upward(self, place: str, told: Mapping[str, set[str]]) -> set[str]:
        found: set[str] = set()
        todo = [place]
        while todo:
            key = todo.pop()
            entity = self._entities.get(key)
            known = {entity.container, entity.country} if entity else set()
            new = {k for k in (*known, *told.get(key, ())) if k} - found - {place, key}
            found |= new
            todo.extend(new)
        return found


def settle(found: Sequence[Candidate], atlas: Atlas) -> list[Candidate]:
    """Leave out what the map contradicts, and for each place all stated containers but the smallest."""
    nested = [c for c in found if _predicate(c) is Predicate.LOCATED_IN and atlas.may_hold(c.subject.entity, c.object)]
    for candidate in nested:
        if candidate.frame.spec.state is None:
            atlas.tell(candidate.subject.entity, candidate.object)
    nested = [c for c in nested if c.frame.spec.state is None or _at_home(c, atlas)]
    stated: dict[str, set[str]] = {}
    for candidate in nested:
        atlas.tell(candidate.subject.entity, candidate.object)
        stated.setdefault(candidate.subject.entity, set()).add(candidate.object)
    smallest = {place: atlas.smallest(containers) for place, containers in stated.items()}
    others = [c for c in found if _predicate(c) is not Predicate.LOCATED_IN and not _at_home_abroad(c, atlas)]
    return [c for c in nested if c.object in smallest[c.subject.entity]] + others


def _predicate(candidate: Candidate) -> Predicate:
    return candidate.frame.spec.predicate


def _at_home(candidate: Candidate, atlas: Atlas) -> bool:
    """Whether a place called after a state lies in it. A base may be another state's ("قاعدة خراب الجير الأمريكية")."""
    state = atlas.state(candidate.subject.entity)
    return state == candidate.object or (state is None and candidate.subject.kind is not EntityKind.SITE)


def _at_home_abroad(candidate: Candidate, atlas: Atlas) -> bool:
    """Whether a base called after a foreign state may after all lie in that state ("قاعدة كالسو العراقية")."""
    return candidate.frame.spec.state == "foreign" and atlas.state(candidate.object) in (None, candidate.subject.entity)
