"""What is known of entities over all records: one value for each key, which place lies in which, who belongs to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_builder.model import Entity, EntityKind, Predicate, Record

_TRUST = {"catalogue": 0, "gazetteer": 1, "text": 2}
_STANDING = frozenset({Predicate.LOCATED_IN, Predicate.PART_OF, Predicate.BACKED_BY})
_STATE_BODIES = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})


class Hierarchy:
    """Keys and all that stand above them; circles do no harm."""

    def __init__(self, above: Mapping[str, frozenset[str]]) -> None:
        self._above = above
        self._closed: dict[str, frozenset[str]] = {}

    def over(self, key: str) -> frozenset[str]:
        """Everything above ``key``, itself left out."""
        if key not in self._closed:
            seen, todo = {key}, [key]
            while todo:
                new = self._above.get(todo.pop(), frozenset()) - seen
                seen |= new
                todo.extend(new)
            self._closed[key] = frozenset(seen - {key})
        return self._closed[key]


@dataclass(frozen=True)
class World:
    """All entities by key, and what lies in or belongs to what."""

    entities: Mapping[str, Entity]
    places: Hierarchy
    actors: Hierarchy
    backers: Mapping[str, frozenset[str]]
    """Actor -> those that documents say stand behind it."""
    provinces: frozenset[str]
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


def build_world(records: Sequence[Record], catalogue: Mapping[str, Entity]) -> World:
    """Merge the entities of all records with those of the catalogue that they lead to; the catalogue's values win."""
    entities = _merged(records, catalogue)
    told = _told(records)
    places = {k: _containers(e, told.get((Predicate.LOCATED_IN, k), set()), entities) for k, e in entities.items()}
    actors = {k: _umbrellas(e, told.get((Predicate.PART_OF, k), set())) for k, e in entities.items()}
    backers = {k: frozenset(v) for (p, k), v in told.items() if p is Predicate.BACKED_BY}
    holding = {e.container for e in (*catalogue.values(), *entities.values()) if e.container and e.origin != "text"}
    return World(entities, Hierarchy(places), Hierarchy(actors), backers, frozenset(holding))


def _merged(records: Sequence[Record], catalogue: Mapping[str, Entity]) -> dict[str, Entity]:
    versions: dict[str, list[Entity]] = defaultdict(list)
    for record in records:
        for entity in record.entities:
            versions[entity.key].append(entity)
    leading = {larger for told in versions.values() for entity in told for larger in _links(entity)}
    for key, entity in reachable({*versions, *leading}, catalogue).items():
        versions[key].append(entity)
    return {key: _one(versions[key]) for key in sorted(versions)}


def reachable(keys: Iterable[str], catalogue: Mapping[str, Entity]) -> dict[str, Entity]:
    """The catalogue's entities of some keys, and those that they lie in or belong to."""
    found: dict[str, Entity] = {}
    todo = [k for k in keys if k in catalogue]
    while todo:
        key = todo.pop()
        if key not in found:
            found[key] = catalogue[key]
            todo.extend(k for k in _links(catalogue[key]) if k in catalogue)
    return found


def _links(entity: Entity) -> set[str]:
    return {k for k in (entity.container, entity.country, *entity.part_of) if k}


def _one(versions: Sequence[Entity]) -> Entity:
    """The most trusted version with the names of all, in an order that does not depend on theirs."""
    ranked = sorted(set(versions), key=lambda e: (_TRUST.get(e.origin, len(_TRUST)), repr(e)))
    others = sorted({name for e in ranked[1:] for name in e.names} - set(ranked[0].names))
    return replace(ranked[0], names=(*ranked[0].names, *others)) if others else ranked[0]


def _told(records: Sequence[Record]) -> dict[tuple[Predicate, str], set[str]]:
    """(predicate, subject) -> objects of what documents tell of places, memberships and backers."""
    found: dict[tuple[Predicate, str], set[str]] = defaultdict(set)
    for record in records:
        for claim in record.claims:
            if claim.predicate in _STANDING and not claim.negated:
                found[claim.predicate, claim.subject].add(claim.object)
    return found


def _containers(place: Entity, told: set[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Known containers; told ones only where no smaller one than the state is known, and never in another state."""
    known = {k for k in (place.container, place.country) if k and k != place.key}
    if any(k in entities and entities[k].kind is not EntityKind.GOVERNMENT for k in known):
        return frozenset(known)
    return frozenset(
        known | {k for k in told if place.country in (None, k) or _country(entities.get(k)) in (None, place.country)}
    )


def _country(place: Entity | None) -> str | None:
    if place is None:
        return None
    return place.key if place.kind is EntityKind.GOVERNMENT else place.country


def _umbrellas(actor: Entity, told: set[str]) -> frozenset[str]:
    found = {*actor.part_of, *told}
    if actor.country and actor.kind in _STATE_BODIES:
        found.add(actor.country)
    return frozenset(found - {actor.key})
