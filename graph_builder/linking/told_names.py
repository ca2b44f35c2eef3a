"""The names that a report tells in full, and what a part of one means later: "القاعدة" after "تنظيم القاعدة في جزيرة العرب"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page
from graph_builder.linking.senses import Reason, Reasons, Sense, Use, fits
from graph_builder.model import EntityKind, Sentence

Place = tuple[int, int]
"""Sentence and word."""

_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})
_ALONE = 0.05
"""Share of a state in the names of a report that does not speak of it."""
_PART_OF = Reason("a part of the longer name of another, which the report names", 0.6)
_IN_STATE = Reason("a namesake of it in the state that the passage is about", 0.5)
_WHOLE = Reason("a part of the longer name that the report tells", 0.95)


class ToldNames:
    """The full names of one document."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries) -> None:
        self._catalogue = page.catalogue
        self._entities = page.catalogue.entities
        self._countries = countries
        self._places: defaultdict[str, list[Place]] = defaultdict(list)
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        """Group -> names of several words by which the report calls it."""
        self._beginning: defaultdict[str, dict[str, None]] = defaultdict(dict)
        """Word with which such a name begins, one for a group left aside or not -> the groups."""
        for sentence, row in enumerate(matches):
            for match in row:
                for sense in match.senses if not match.inner else ():
                    if sense.use is Use.NAME and fits(sense, match):
                        self._tell(sense.entity, (sentence, match.first), match.name)

    def _tell(self, entity: str, place: Place, name: str) -> None:
        self._places[entity].append(place)
        if " " in name and self._entities[entity].kind in _GROUPS:
            self._longer[entity].add(name)
            for word in name.split()[: 2 if name.split()[0] in lexicon().group_heads else 1]:
                self._beginning[word][entity] = None

    def last(self, entity: str, place: Place) -> Place | None:
        """Where the report last told the name of an entity before a place."""
        places = self._places.get(entity, [])
        before = bisect_left(places, place)
        return places[before - 1] if before else None

    def begun(self, name: str) -> list[str]:
        """Groups that the report calls by a longer name that begins with a shorter one."""
        near = self._beginning.get(name.split()[0], ())
        return [key for key in near if any(n.startswith(f"{name} ") for n in self._longer[key])]

    def nearest(self, entities: Sequence[str], place: Place) -> str | None:
        """Whose name was told last before a place; nobody's where none was."""
        return max((e for e in entities if self.last(e, place)), key=lambda e: self.last(e, place) or place, default=None)

    def __contains__(self, entity: str) -> bool:
        return entity in self._places

    def nearer(self, entity: str, others: Sequence[str], place: Place) -> bool:
        """Whether one of others was told later before a place than an entity."""
        return self.nearest((entity, *others), place) in others

    def meant(self, sentence: Sentence, match: Match) -> list[tuple[Sense, Reasons]]:
        """Those whose longer names a match is a part of: a branch of who is called so, or a namesake in another state."""
        if match.inner:
            return []
        found = []
        for sense in match.senses:
            if sense.use in (Use.NAME, Use.SHORT) and self._entities[sense.entity].kind in _GROUPS:
                found += [(Sense(key, Use.SHORT, None, None, 0.5), why) for key, why in self._parts(sentence, match, sense)]
        known = {s.entity for s in match.senses}
        return list({s.entity: (s, why) for s, why in found if s.entity not in known}.values())

    def of_a_branch(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether a short name means a branch here: the report names no more than that, or named that last."""
        return self._means_branch(sentence, match, sense.entity, self._branches(match, sense.entity))

    def _parts(self, sentence: Sentence, match: Match, sense: Sense) -> Sequence[tuple[str, Reasons]]:
        branches = self._branches(match, sense.entity)
        if sense.use is Use.SHORT:
            means = self._means_branch(sentence, match, sense.entity, branches)
            place = (sentence.index, match.first)
            own = (self.nearest(branches, place) or min(branches, key=lambda k: self._places[k])) if means else None
            return [(key, (_WHOLE if key == own else _PART_OF,)) for key in branches]
        found = [(key, (_PART_OF,)) for key in branches]
        state, place = self._entities[sense.entity].country, (sentence.index, match.first)
        alone = state is not None and self._countries.without(match.name, state) <= _ALONE
        namesakes = [key for key in self.begun(match.name) if key not in (sense.entity, *branches)]
        own = self.nearest(namesakes, place) if alone and self.nearer(sense.entity, namesakes, place) else None
        found += [(key, (_WHOLE if key == own else _PART_OF,)) for key in namesakes]
        told = {key for key, _ in found}
        return found + [(key, (_IN_STATE,)) for key in self._there(sentence, match, sense) if key not in told]

    def _there(self, sentence: Sentence, match: Match, sense: Sense) -> set[str]:
        """Who is called so in the state that the passage is about, where that is another: "حزب الله في العراق"."""
        state = self._countries.best(sentence.index)
        if state is None or state == self._entities[sense.entity].country:
            return set()
        senses = self._catalogue.senses(f"{match.name} {lexicon().within} {self._entities[state].name_ar}")
        return {s.entity for s in senses if s.use is Use.NAME} - {sense.entity}

    def _means_branch(self, sentence: Sentence, match: Match, whole: str, branches: Sequence[str]) -> bool:
        place = (sentence.index, match.first)
        return bool(branches) and (whole not in self._places or self.nearer(whole, branches, place))

    def _branches(self, match: Match, whole: str) -> list[str]:
        """The parts of a group that the report calls by a longer name with the same word at its beginning."""
        heads, short = lexicon().group_heads, match.name.split()
        parts = (key for key in self._beginning.get(short[0], ()) if whole in self._entities[key].part_of)
        return [key for key in parts if any(_begins(name.split(), short, heads) for name in self._longer[key])]


def _begins(name: Sequence[str], part: Sequence[str], heads: Container[str]) -> bool:
    """Whether a longer name begins with a part, a word for a group before it left aside: "تنظيم القاعدة في ..."."""
    size = len(part)
    whole = name[:size] == part and len(name) > size
    return whole or (name[0] in heads and name[1 : size + 1] == part and len(name) > size + 1)
