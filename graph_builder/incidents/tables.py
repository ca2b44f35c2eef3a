"""Reads the YAML files in ``data/`` that say what is compatible, what excludes what and how much each sign weighs."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, model_validator

from graph_builder.incidents.texts import fold
from graph_builder.model import IncidentKind, Weapon
from graph_builder.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"


class Table(BaseModel):
    """Base of all tables: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Family(Table):
    """Kinds that may be names of one happening."""

    name: str
    kinds: tuple[IncidentKind, ...]
    why: str


class Kinds(Table):
    """``kinds.yaml``."""

    families: tuple[Family, ...]
    vague: frozenset[IncidentKind]
    strict: frozenset[IncidentKind]
    unbounded: frozenset[IncidentKind]
    captions: dict[IncidentKind, str]

    @model_validator(mode="after")
    def _every_kind_has_a_caption(self) -> Kinds:
        missing = set(IncidentKind) - set(self.captions)
        if missing:
            raise ValueError(f"captions lack {', '.join(sorted(missing))}")
        return self

    @cached_property
    def pairs(self) -> frozenset[tuple[IncidentKind, ...]]:
        """Ordered pairs of kinds that are compatible, each kind with itself included."""
        same = {(k, k) for k in IncidentKind}
        return frozenset(same | {(a, b) for f in self.families for a in f.kinds for b in f.kinds})


class Weight(Table):
    """One number with its reason."""

    value: float
    why: str


class Weights(Table):
    """``weights.yaml``; units stand there."""

    threshold: Weight
    place_site_equal: Weight
    place_equal: Weight
    place_described: Weight
    place_busy: Weight
    place_busy_most: Weight
    place_region_equal: Weight
    place_inside: Weight
    place_inside_region: Weight
    place_country: Weight
    place_near: Weight
    place_beside: Weight
    place_apart: Weight
    place_named: Weight
    place_unknown: Weight
    place_states_shared: Weight
    place_states_apart: Weight
    date_equal: Weight
    date_overlap: Weight
    date_wide_overlap: Weight
    date_month: Weight
    date_year: Weight
    date_fresh: Weight
    date_fresh_lead: Weight
    date_unknown: Weight
    date_neighbour: Weight
    date_late: Weight
    late_days: Weight
    date_apart: Weight
    date_far_report: Weight
    kind_equal: Weight
    kind_vague: Weight
    kind_compatible: Weight
    kind_unknown: Weight
    kind_apart: Weight
    victim_shared: Weight
    victim_other: Weight
    target_shared: Weight
    target_described: Weight
    target_other: Weight
    doer_other: Weight
    doer_shared: Weight
    weapon_shared: Weight
    toll_equal: Weight
    toll_other: Weight
    toll_most: Weight
    toll_far: Weight
    toll_far_times: Weight
    toll_many: Weight
    toll_some: Weight
    words: Weight
    names_shared: Weight
    names_most: Weight
    story_aside: Weight
    story_mixed: Weight
    story_lead: Weight
    story_rarity: Weight
    lead_sentence: Weight
    copy_sentence: Weight
    copy_facts: Weight
    copy_words: Weight
    cluster_mean: Weight
    stray_share: Weight
    told_twice: Weight
    told_twice_by_others: Weight
    doubt: Weight
    fresh_days: Weight
    busy_days: Weight
    few_days: Weight
    wide_days: Weight
    near_km: Weight
    apart_km: Weight
    rehash_days: Weight
    undated_days: Weight
    neighbour_days: Weight


class WeaponClass(Table):
    """Weapons that count as one."""

    name: str
    weapons: tuple[Weapon, ...]


class Weapons(Table):
    """``weapons.yaml``."""

    classes: tuple[WeaponClass, ...]
    wide: frozenset[Weapon]

    @cached_property
    def class_of(self) -> dict[str, str]:
        """Weapon -> name of its class; the wide ones have none."""
        return {w.value: c.name for c in self.classes for w in c.weapons}


class Front(Table):
    """An umbrella whose members keep their own command."""

    names: tuple[str, ...]
    acts_through: tuple[str, ...]
    why: str


class Fronts(Table):
    """``fronts.yaml``."""

    fronts: tuple[Front, ...]

    @cached_property
    def by_name(self) -> dict[str, Front]:
        """Folded name -> front."""
        return {fold(name): front for front in self.fronts for name in front.names}


class FrequentWords(Table):
    """``words.yaml``: class -> words, divided by spaces."""

    rarest: int
    classes: dict[int, str]

    @cached_property
    def class_of(self) -> dict[str, int]:
        """Folded word -> its class."""
        return {word: number for number, words in self.classes.items() for word in words.split()}


class Dates(Table):
    """``dates.yaml``."""

    reckoned: frozenset[str]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Which kinds may be one happening."""
    return read_yaml(DATA / "kinds.yaml", Kinds)


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Name of a sign -> its weight."""
    table = read_yaml(DATA / "weights.yaml", Weights)
    return {name: getattr(table, name).value for name in Weights.model_fields}


@lru_cache(maxsize=1)
def weapons() -> Weapons:
    """Which weapons exclude each other."""
    return read_yaml(DATA / "weapons.yaml", Weapons)


@lru_cache(maxsize=1)
def fronts() -> Fronts:
    """Which umbrellas claim for their members."""
    return read_yaml(DATA / "fronts.yaml", Fronts)


@lru_cache(maxsize=1)
def frequent_words() -> FrequentWords:
    """How often words stand in news."""
    return read_yaml(DATA / "words.yaml", FrequentWords)


@lru_cache(maxsize=1)
def dates() -> Dates:
    """Which date rules count from the day of the report."""
    return read_yaml(DATA / "dates.yaml", Dates)
