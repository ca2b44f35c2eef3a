"""Collects entries layer by layer into entities and names.

An entry whose key a state's body already has ("iraq-army") adds names to it; a user's entry replaces one of ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from graph_builder.errors import CatalogueError
from graph_builder.language.clitics import load_clitics
from graph_builder.linking.coherence import circles, unknown_keys
from graph_builder.linking.files import HERE, read_yaml
from graph_builder.linking.gazetteer import Town, towns
from graph_builder.linking.lexicon import last_name, lexicon
from graph_builder.linking.schema import (
    ActorEntry,
    ActorFile,
    GazetteerRules,
    PartisanName,
    PersonEntry,
    PlaceEntry,
    PlaceFile,
    StateFile,
)
from graph_builder.linking.senses import LARGE_TOWN, Sense, Use
from graph_builder.linking.spelling import fold_name, foreign_spellings, letters, rules, shown, words_of
from graph_builder.linking.states import bare_names, state_entities, states
from graph_builder.linking.ties import ties_of
from graph_builder.model import Entity, EntityKind, Predicate

_WEIGHTS = {Use.NAME: 1.0, Use.SHORT: 0.8, Use.CAPITAL: 0.8, Use.ADJECTIVE: 0.9, Use.LAST: 0.6}
_VARIANT_WEIGHT = 0.7
_RARE = 0.95
"""A place by a name that mostly means another one: less than the state that is spoken of brings."""
_SMALLEST_FOREIGN_TOWN = 50_000
_FEWEST_LETTERS_SPELT_FREELY = 6
"""Other spellings of shorter foreign names are everyday words ("فابي": "وفي")."""


class CatalogueBuilder:
    """Collects entities and names layer by layer, and refuses what does not fit together."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.names: dict[str, dict[tuple[str, Use], Sense]] = defaultdict(dict)
        self.whole: set[str] = set()
        self.acts_in: dict[str, tuple[str, ...]] = {}
        self.files: dict[str, Path] = {}
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        """Entity -> folded names that it has or had: an own entry takes away those of the entry that it replaces."""
        self._regions: dict[str, str] = {}
        self._made: set[str] = set()

    def name(self, written: str, entity: str, use: Use, tone: str | None = None, weight: float | None = None) -> None:
        """Add one name of an entity; the first of two weights stays, and a name written with and without article is both."""
        folded, definite = fold_name(written)
        if not folded:
            raise CatalogueError(f'entry "{entity}": the name "{written}" has no letters', "Remove or correct the name.")
        sense = Sense(entity, use, definite, tone, _WEIGHTS.get(use, 1.0) if weight is None else weight)
        self._learn(folded, sense)
        if definite and not written.startswith(rules().article):  # "ألماني" begins like the article: "الألماني"
            self._learn(rules().article + folded, sense._replace(definite=None))
        if use not in (Use.HEADED, Use.SHORT, Use.BARE, Use.OWN) and (use is not Use.TOWN or sense.weight >= LARGE_TOWN):
            self._keep_whole(written)

    def _learn(self, folded: str, sense: Sense) -> None:
        known, key = self.names[folded], (sense.entity, sense.use)
        if sense.use in (Use.ADJECTIVE, Use.NAME) or not {(sense.entity, Use.NAME), (sense.entity, Use.TOWN)} & known.keys():
            first = known.get(key)
            if first is None:
                self._keep(folded, sense)
            elif first.definite is not sense.definite:
                known[key] = first._replace(definite=None)

    def _keep(self, folded: str, sense: Sense) -> None:
        self.names[folded][sense.entity, sense.use] = sense
        self._named[sense.entity].append(folded)

    def _keep_whole(self, written: str) -> None:
        """Remember a one-word name that begins or ends like a clitic ("بابل", "سنار", "ميرانشاه").

        Small towns are left out: "وان" is more often و + ان.
        """
        parts = words_of(written)
        if len(parts) == 1:
            bare = letters(parts[0]).removeprefix(rules().article)
            before, behind = _clitics()
            if bare.startswith(before) or letters(parts[0]).startswith(before) or parts[0].endswith(behind):
                self.whole |= {parts[0], parts[0].removeprefix(rules().article)}

    def add_states(self) -> None:
        """States, their bodies, and the bodies' names without a state."""
        for named in state_entities():
            self.entities[named.entity.key] = named.entity
            if named.entity.kind is not EntityKind.GOVERNMENT:
                self._made.add(named.entity.key)
            for written, use, tone in named.names:
                self.name(written, named.entity.key, use, tone)
        self.acts_in.update({s.key: tuple(s.entry.acts_in) for s in states() if s.entry.acts_in})
        for written, template in bare_names():
            self.name(written, template, Use.BARE)

    def add_actors(self, path: Path, own: bool = False) -> None:
        """Actors and persons of one file."""
        file = read_yaml(path, ActorFile)
        for entry in file.actors:
            self.add_actor(entry, path, own)
        for person in file.people:
            self.add_person(person, path, own)

    def add_actor(self, entry: ActorEntry, path: Path, own: bool = False) -> None:
        """One actor of a file."""
        self._add(entry, entry.kind, path, own)
        if entry.kind is EntityKind.MEDIA_OUTLET:
            self._outlet_alone(entry)
        for name in entry.quoted:
            self.name(name, entry.key, Use.QUOTED)
        for name in entry.beside:
            self.name(name, entry.key, Use.BESIDE)
        for name in entry.own:
            self.name(name, entry.key, Use.OWN)
        self._partisan(entry.key, entry.partisan)
        if entry.acts_in:
            self.acts_in[entry.key] = tuple(entry.acts_in)

    def add_person(self, entry: PersonEntry, path: Path, own: bool = False) -> None:
        """One person of a file."""
        self._add(entry, EntityKind.PERSON, path, own)
        for name in entry.ar:
            office = fold_name(name)[0] in lexicon().office_names  # "أرض الحرمين" is not "خادم الحرمين"
            last = "" if office else " ".join(last_name(name.split()))
            if len(last) > 2:
                self.name(last, entry.key, Use.LAST)

    def _add(self, entry: PersonEntry | ActorEntry, kind: EntityKind, path: Path, own: bool) -> None:
        before = self._claim(entry.key, path, own)
        old = before.names if before and not own else ()
        latin = (*entry.en, *(entry.acronym if isinstance(entry, ActorEntry) else ()))
        names = tuple(dict.fromkeys([*map(shown, (*entry.ar, *latin)), *old]))
        ties = ties_of(entry)
        self.entities[entry.key] = Entity(
            key=entry.key,
            kind=kind,
            name_ar=shown(entry.ar[0]),
            name_en=shown(entry.en[0]),
            names=names,
            origin="catalogue",
            country=entry.country,
            part_of=tuple(dict.fromkeys(t.object for t in ties if t.predicate is Predicate.PART_OF)),
            ties=ties,
            umbrella=isinstance(entry, ActorEntry) and entry.umbrella,
            confused_with=tuple(entry.confused_with),
            note=entry.note,
        )
        always = Use.NAME if kind is not EntityKind.PERSON or len(entry.ar[0].split()) > 1 else Use.SHORT
        for name in (*entry.ar, *latin):
            self._displace(name, entry.key)
            self.name(name, entry.key, always)
        person = kind is EntityKind.PERSON
        for name in entry.short:
            self.name(name, entry.key, Use.NAME if person and _foreign(entry.country) else Use.SHORT, weight=0.8)
        if person and _foreign(entry.country):
            self._variants(entry.ar, entry.key)

    def add_places(self, path: Path, own: bool = False) -> None:
        """Places of one file."""
        file = read_yaml(path, PlaceFile)
        for entry in file.places:
            self.add_place(entry, file.country, path, own)

    def add_place(self, entry: PlaceEntry, country: str | None, path: Path, own: bool = False) -> None:
        """One place of a file; ``country`` is the file's own."""
        self._claim(entry.key, path, own)
        country = entry.country or country
        self.entities[entry.key] = Entity(
            key=entry.key,
            kind=entry.kind,
            name_ar=shown(entry.ar[0]),
            name_en=shown(entry.en[0]),
            names=tuple(map(shown, (*entry.ar, *entry.en))),
            origin="catalogue",
            country=country,
            container=entry.container or country,
            province=entry.admin1 is not None,
            latitude=entry.latitude,
            longitude=entry.longitude,
            confused_with=tuple(entry.confused_with),
            note=entry.note,
        )
        self._name_place(entry)
        if _foreign(country):
            self._variants(_long(entry.ar), entry.key)
        if entry.admin1:
            self._regions[entry.admin1] = entry.key

    def _name_place(self, entry: PlaceEntry) -> None:
        for name in (*entry.ar, *entry.en):
            alone = entry.needs_head and " " not in name
            self.name(name, entry.key, Use.HEADED if alone else Use.NAME)
        for name in entry.short:
            self.name(name, entry.key, Use.SHORT)
        for name in entry.rare:
            self.name(name, entry.key, Use.NAME, weight=_RARE)
        for name in entry.ar:
            bare = _after_head(name, entry.kind)
            if bare and (bare in entry.ar or not entry.needs_head):
                self.name(bare, entry.key, Use.HEADED)
        self._partisan(entry.key, entry.partisan)

    def add_towns(self) -> None:
        """Towns of GeoNames that no place entry of the same name and country stands for."""
        gazetteer = read_yaml("catalogue/gazetteer.yaml", GazetteerRules)
        countries = {s.code: s.key for s in states()}
        spots = self._spots()
        for town in towns(gazetteer, countries, self.entities):
            twin = self._same_place(town)
            spot = None if twin is not None else _at_spot(town, spots)
            if spot is not None:
                self._name_town(town, spot)
            elif twin is None:
                self._add_town(town)
            elif twin.latitude is None and twin.kind is EntityKind.CITY:
                self.entities[twin.key] = replace(twin, latitude=town.latitude, longitude=town.longitude)

    def _add_town(self, town: Town) -> None:
        self.entities[town.key] = Entity(
            key=town.key,
            kind=EntityKind.CITY,
            name_ar=town.name_ar,
            name_en=town.name_en,
            names=tuple(dict.fromkeys((town.name_ar, *town.names_ar, town.name_en))),
            origin="gazetteer",
            country=town.country,
            container=self._regions.get(town.admin1, town.country),
            latitude=town.latitude,
            longitude=town.longitude,
        )
        self._name_town(town, town.key)

    def _name_town(self, town: Town, key: str) -> None:
        """Let the names of GeoNames mean a town, under its own key or that of the entry that has other names for it."""
        for name in town.names_ar:
            use = Use.HEADED if fold_name(name)[0] in town.headed else Use.TOWN
            self.name(name, key, use, weight=town.weight)
        if _foreign(town.country) and town.population >= _SMALLEST_FOREIGN_TOWN:
            self._variants(_long(town.names_ar), key, Use.TOWN)

    def _spots(self) -> dict[tuple[str | None, float, float], str]:
        """Where the towns lie that somebody wrote into the catalogue with their coordinates."""
        towns = (e for e in self.entities.values() if e.kind is EntityKind.CITY and e.origin == "catalogue")
        return {(e.country, round(e.latitude, 2), round(e.longitude, 2)): e.key for e in towns if e.latitude and e.longitude}

    def _same_place(self, town: Town) -> Entity | None:
        for name in town.names_ar:
            for sense in self.names.get(fold_name(name)[0], {}).values():
                entity = self.entities.get(sense.entity)
                if entity is None or entity.origin != "catalogue" or entity.kind is not EntityKind.CITY:
                    continue
                own = sense.use is not Use.HEADED or fold_name(name)[0] in {fold_name(n)[0] for n in entity.names}
                if own and entity.country == town.country:
                    return entity
        return None

    def _outlet_alone(self, entry: ActorEntry) -> None:
        """What an outlet is called once it has been named: "وكالة دوغان", then "دوغان"."""
        for name in entry.ar:
            first, _, rest = name.partition(" ")
            if (
                fold_name(first)[0] in lexicon().groups.outlets
                and rest
                and not rest.startswith(rules().article)
                and not self.names.get(fold_name(rest)[0])
            ):
                self.name(rest, entry.key, Use.SHORT)

    def _displace(self, written: str, entity: str) -> None:
        """A written entry takes a name from the bodies that templates.yaml made: "الدفاع المدني السوري" are the White Helmets."""
        known = self.names[fold_name(written)[0]]
        for sense in [s for s in known.values() if s.entity in self._made and s.entity != entity]:
            del known[sense.entity, sense.use]

    def _variants(self, written: Iterable[str], entity: str, use: Use = Use.NAME) -> None:
        for name in written:
            folded, definite = fold_name(name)
            for other in foreign_spellings(folded) - _no_towns():
                if all(known is Use.HEADED for _, known in self.names.get(other, ())):
                    self._keep(other, Sense(entity, use, definite, None, _VARIANT_WEIGHT))

    def _partisan(self, entity: str, names: Iterable[PartisanName]) -> None:
        for partisan in names:
            self.name(partisan.name, entity, Use.SHORT if partisan.contextual else Use.NAME, partisan.tone)

    def _claim(self, key: str, path: Path, own: bool) -> Entity | None:
        """Reserve a key for an entry; a user's own entry takes the place of ours, names and all."""
        if self.files.get(key) and not own:
            raise CatalogueError(f'{path}: the key "{key}" is already in {self.files[key]}', "Give one of the two another key.")
        if own:
            self._forget(key)
        self.files[key] = path
        return self.entities.get(key)

    def _forget(self, key: str) -> None:
        """Take away the names of an entry."""
        for folded in self._named.pop(key, ()):
            senses = self.names[folded]
            for known in [k for k in senses if k[0] == key]:
                del senses[known]
        self.acts_in.pop(key, None)

    def file_of(self, key: str) -> Path:
        """The file in which an entry stands."""
        return self.files.get(key, HERE)

    def check(self) -> None:
        """Refuse unknown parents, containers and countries, and circles among them."""
        for problem in (*unknown_keys(self.entities), *circles(self.entities)):
            raise CatalogueError(f'{self.file_of(problem.entry)}: entry "{problem.entry}" {problem.text}', problem.advice)


def _long(names: Iterable[str]) -> list[str]:
    """Names that are no other word when a letter is spelt otherwise: "بولان" may not be written "فولان"."""
    return [n for n in names if len(fold_name(n)[0]) >= _FEWEST_LETTERS_SPELT_FREELY]


def _at_spot(town: Town, spots: Mapping[tuple[str | None, float, float], str]) -> str | None:
    """The entry that lies where a town does: "طرابلس الغرب" is the town that GeoNames calls طرابلس."""
    return spots.get((town.country, round(town.latitude, 2), round(town.longitude, 2)))


def _after_head(name: str, kind: EntityKind) -> str | None:
    """What stands after the word for the kind of place: "الجوف" of "محافظة الجوف", as in "محافظات صعدة والجوف", and "سلمى" of
    "بلدة سلمى"; not "الجنوبية" of "الضاحية الجنوبية".
    """
    first, _, rest = name.partition(" ")
    heads = (h for h in lexicon().place_heads.get(fold_name(first)[0], ()) if h.kind is kind)
    tied = not first.startswith(rules().article)
    bare = bool(rest) and " " not in rest and any(h.division or (h.kind is EntityKind.CITY and h.same and tied) for h in heads)
    return rest if bare else None


@lru_cache(maxsize=1)
def _no_towns() -> frozenset[str]:
    """Folded names that are never towns, in whatever spelling of another one."""
    return frozenset(fold_name(name)[0] for name in read_yaml("catalogue/gazetteer.yaml", GazetteerRules).not_names)


@lru_cache(maxsize=1)
def _clitics() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may be cut off before a word and behind it."""
    known = load_clitics()
    future = (f"{known.future}{letter}" for letter in known.present)
    return (*known.conjunctions, *known.prepositions, *future), tuple(
        p for p in known.pronouns if p not in known.endings_of_names
    )


@lru_cache(maxsize=1)
def _arabic_speaking() -> frozenset[str]:
    return frozenset(read_yaml("catalogue/states.yaml", StateFile).arabic_speaking)


def _foreign(country: str | None) -> bool:
    return country is not None and country not in _arabic_speaking()
