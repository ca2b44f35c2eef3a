"""Gathers what is known of entities, record by record: the world is kept up to date as records come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph_builder.incidents.world import Hierarchy, World
from graph_builder.model import Entity, EntityKind, Predicate, Record

K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Hashable)

_TRUST = {"catalogue": 0, "gazetteer": 1, "text": 2}
_STANDING = frozenset({Predicate.LOCATED_IN, Predicate.PART_OF, Predicate.BACKED_BY})
_STATE_BODIES = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})


@dataclass(frozen=True)
class Tie:
    """That one thing lies in, belongs to or is backed by another, as some report tells: entity keys."""

    subject: str
    predicate: Predicate
    object: str


def build_world(records: Iterable[Record], catalogue: Mapping[str, Entity], ties: Iterable[Tie] = ()) -> World:
    """Merge the entities of all records with those of the catalogue that they lead to; the catalogue's values win.

    ``ties`` are told by reports that are not among the records.
    """
    knowledge = Knowledge(catalogue)
    knowledge.change((), records, ties)
    return knowledge.world


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


class Knowledge:
    """What the records that are there tell of entities, and the catalogue with them. ``world`` shows it as it is now."""

    def __init__(self, catalogue: Mapping[str, Entity]) -> None:
        self._catalogue = catalogue
        self._versions: dict[str, Counter[Entity]] = defaultdict(Counter)
        self._wanted = Counter[str]()
        self._told: dict[tuple[Predicate, str], Counter[str]] = defaultdict(Counter)
        self._holding = Counter(e.container for e in catalogue.values() if e.container and e.origin != "text")
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._leads: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._entities: dict[str, Entity] = {}
        self._places: dict[str, frozenset[str]] = {}
        self._actors: dict[str, frozenset[str]] = {}
        self._backers: dict[str, frozenset[str]] = {}
        self.world = World(self._entities, Hierarchy(self._places), Hierarchy(self._actors), self._backers, self._holding)

    def change(self, gone: Iterable[Record], came: Iterable[Record], ties: Iterable[Tie] = ()) -> set[str]:
        """Take records away and add others; the keys of which something else is known now, and of all that is below these.

        ``ties`` are added to what the records tell.
        """
        touched = {key for tie in ties for key in self._learn(tie)}
        for records, step in ((gone, -1), (came, 1)):
            for record in records:
                touched |= self._count(record, step)
        changed = {name for key in touched for name in self._merge(key)}
        near = touched.union(*(self._naming[key] for key in changed if key in self._naming))
        changed |= {key for key in near if self._stand(key)}
        return changed | self.world.places.renew(changed) | self.world.actors.renew(changed)

    def _learn(self, tie: Tie) -> set[str]:
        _add(self._told, (tie.predicate, tie.subject), tie.object, 1)
        known = (self._catalogue[key] for key in (tie.subject, tie.object) if key in self._catalogue)
        leading = {key for entity in known for key in self._leading(entity)}
        self._wanted.update(leading)
        return {tie.subject, *leading}

    def _count(self, record: Record, step: int) -> set[str]:
        touched: set[str] = set()
        for entity in record.entities:
            _add(self._versions, entity.key, entity, step)
            leading = self._leading(entity)
            self._wanted.update(dict.fromkeys(leading, step))
            touched.update(leading)
        for claim in record.claims:
            if claim.predicate in _STANDING and not claim.negated:
                _add(self._told, (claim.predicate, claim.subject), claim.object, step)
                touched.add(claim.subject)
        return touched

    def _leading(self, entity: Entity) -> tuple[str, ...]:
        """The entity's key, and those of the catalogue to which it leads."""
        named = (entity.key, *sorted(_links(entity)))
        if named not in self._leads:
            self._leads[named] = tuple({entity.key, *reachable(named, self._catalogue)})
        return self._leads[named]

    def _merge(self, key: str) -> set[str]:
        """Work out the one value of an entity; the keys, its own or its container's, of which more than the names changed."""
        known = [self._catalogue[key]] if key in self._catalogue else []
        old, new = self._entities.pop(key, None), None
        if self._wanted[key]:
            new = self._entities[key] = _one([*self._versions.get(key, ()), *known])
        else:
            del self._wanted[key]
        if old and new and replace(old, names=()) == replace(new, names=()):
            return set()
        return {key, *self._hold(new, 1), *self._hold(old, -1)}

    def _hold(self, place: Entity | None, step: int) -> Iterator[str]:
        """Count a place for the region that holds it; the region where that is the first, or was the last."""
        if place and place.container and place.origin != "text":
            known = place.container in self._holding
            self._holding[place.container] += step
            if not self._holding[place.container]:
                del self._holding[place.container]
            if known != (place.container in self._holding):
                yield place.container

    def _stand(self, key: str) -> bool:
        """Work out what stands above or behind an entity; whether that changed."""
        entity, told = self._entities.get(key), {p: set(self._told.get((p, key), ())) for p in _STANDING}
        places, actors = frozenset(told[Predicate.LOCATED_IN]), frozenset(told[Predicate.PART_OF])
        if entity:
            for larger in (*_links(entity), *told[Predicate.LOCATED_IN]):
                self._naming[larger].add(key)
            places = _containers(entity, told[Predicate.LOCATED_IN], self._entities)
            actors = _umbrellas(entity, told[Predicate.PART_OF])
        backers = frozenset(told[Predicate.BACKED_BY])
        return any([_put(self._places, key, places), _put(self._actors, key, actors), _put(self._backers, key, backers)])


def _add(counts: dict[K, Counter[T]], key: K, thing: T, step: int) -> None:
    """Count a thing under a key; what is there no more leaves nothing behind."""
    counts[key][thing] += step
    if not counts[key][thing]:
        del counts[key][thing]
        if not counts[key]:
            del counts[key]


def _put(table: dict[str, frozenset[str]], key: str, found: frozenset[str]) -> bool:
    old = table.pop(key, frozenset())
    if found:
        table[key] = found
    return old != found


def _links(entity: Entity) -> set[str]:
    return {k for k in (entity.container, entity.country, *entity.part_of) if k}


def _one(versions: Iterable[Entity]) -> Entity:
    """The most trusted version with the names of all, in an order that does not depend on theirs."""
    every = set(versions)
    best = min(_TRUST.get(e.origin, len(_TRUST)) for e in every)
    first = min((e for e in every if _TRUST.get(e.origin, len(_TRUST)) == best), key=repr)
    others = sorted({name for e in every for name in e.names} - set(first.names))
    return replace(first, names=(*first.names, *others)) if others else first


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
