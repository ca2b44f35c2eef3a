"""Which place lies in which, by the catalogue and by what the document itself says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Entity, EntityKind


def is_side(entity: Entity) -> bool:
    """Whether a region is named by its side of a state alone ("جنوب تركيا")."""
    return entity.kind is EntityKind.REGION and vocabulary().has("sides_of_state", bare(fold(entity.name_ar.split()[0])))


class Geography:
    """Which place lies in which, by the catalogue and by what the document itself says."""

    def __init__(self, entities: Mapping[str, Entity], told: Mapping[str, Mapping[str, set[int]]]) -> None:
        """``told``: place -> where it lies -> the sentences that say so."""
        self._entities = entities
        self._told = told
        self._above: dict[str, set[str]] = {}

    def above(self, place: str) -> set[str]:
        """All places that hold a place."""
        if place not in self._above:
            self._above[place] = self._climb(place)
        return self._above[place]

    def is_told(self, place: str) -> bool:
        """Whether the document says where a place lies."""
        return place in self._told

    def told_above(self, place: str, sentences: Collection[int]) -> list[str]:
        """In which places some sentences of the document say that a place lies."""
        return sorted(holder for holder, told in self._told.get(place, {}).items() if not told.isdisjoint(sentences))

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

    def apart(self, here: Collection[str], there: Collection[str]) -> bool:
        """Whether both are told, and no place of the one is a place of the other or lies in it."""
        pairs = [(a, b) for a in here for b in there]
        return bool(pairs) and not any(a == b or self.nested(a, b) for a, b in pairs)

    def parted(self, a: str, b: str) -> bool:
        """Whether two places are surely apart: neither may hold the other, and the catalogue knows the states of both."""
        known = all(
            key in self._entities and self._entities[key].origin != "text" and self._entities[key].country for key in (a, b)
        )
        return known and a != b and not (self.nested(a, b) or self.may_hold(a, b))

    def may_hold(self, a: str, b: str) -> bool:
        """Whether one of two places of a state is no more than a side of it, in which the other may lie ("جنوب شرق تركيا")."""
        one, other = self._entities.get(a), self._entities.get(b)
        return bool(one and other and one.country == other.country and is_side(one) != is_side(other))

    def states(self, places: Collection[str]) -> set[str]:
        """The states in which places lie that are known."""
        known = (self._entities[key].country for key in places if key in self._entities)
        return {state for state in known if state}

    def most_specific(self, places: Sequence[str]) -> list[str]:
        """Places without those that hold another one of them."""
        holders = {h for p in places for h in self.above(p)}
        return [p for p in places if p not in holders]
