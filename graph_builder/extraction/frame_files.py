"""The frames as their files hold them: what may stand in ``frames/{events,weapons,stances,roles}.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.surface.atoms import fold
from graph_builder.model import EntityKind, IncidentKind, Predicate, Weapon

FRAMES = Path(__file__).parent / "frames"
Folded = Annotated[str, AfterValidator(fold)]
"""A word that is kept as it is compared."""
GAP = "..."
"""What stands for some words within a phrase of ``frames/stances.yaml``."""


class EventFrame(Lexicon):
    """Words that tell one sort of happening; the meaning of each field is at the head of ``frames/events.yaml``."""

    name: str
    kinds: tuple[IncidentKind, ...] = ()
    verbs: tuple[Folded, ...] = ()
    passive: tuple[Folded, ...] = ()
    nouns: tuple[Folded, ...] = ()
    subject: Literal["doer", "patient", "weapon", "event", "place", "cause"] = "doer"
    genitive: Literal["patient", "doer", "either", "weapon"] = "patient"
    weak: tuple[Folded, ...] = ()
    beside: tuple[Folded, ...] = ()
    upon: tuple[Folded, ...] = ()
    governs: tuple[Folded, ...] = ()
    aimed: bool = False
    light: bool = False
    deeds: bool = False
    result: bool = False
    effect: bool = False
    natural: bool = False
    lethal: bool = False
    captive: bool = False
    mutual: bool = False
    stative: bool = False
    taken: bool = False
    handed: bool = False
    rids: bool = False
    announced: tuple[Folded, ...] = ()
    answers: bool = False
    singular: tuple[Folded, ...] = ()
    excluded: tuple[Folded, ...] = Field(default=(), alias="not")
    posts: tuple[Folded, ...] = ()
    reference: bool = False
    transitive: bool = False
    close: bool = False
    unless: tuple[Folded, ...] = ()
    harmless: tuple[Folded, ...] = ()
    needs_weapon: bool = False
    weapon: Weapon | None = None


class EventFrames(Lexicon):
    """``frames/events.yaml``."""

    frames: tuple[EventFrame, ...]


class WeaponWords(Lexicon):
    """Words for a weapon, and the kinds of incident that it makes."""

    weapon: Weapon | None = None
    kinds: tuple[IncidentKind, ...]
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    apart: tuple[Folded, ...] = ()
    unfired: tuple[Folded, ...] = ()
    alone: bool = False
    thrown: bool = False
    narrows: Weapon | None = None


class WeaponFrames(Lexicon):
    """``frames/weapons.yaml``."""

    weapons: tuple[WeaponWords, ...]


class StanceFrame(Lexicon):
    """Words by which an actor takes a stance towards an incident; see ``frames/stances.yaml``."""

    predicate: Predicate
    verbs: tuple[Folded, ...] = ()
    nouns: tuple[Folded, ...] = ()
    phrases: tuple[Folded, ...] = ()
    participles: tuple[Folded, ...] = ()
    bearers: tuple[Folded, ...] = ()
    about: tuple[Folded, ...] = ()
    apart: tuple[Folded, ...] = ()
    into: tuple[Folded, ...] = ()
    excluded: tuple[Folded, ...] = Field(default=(), alias="not")
    carriers: tuple[Folded, ...] = ()
    carried: tuple[Folded, ...] = ()
    ordered: tuple[Folded, ...] = ()
    requires: tuple[Folded, ...] = ()
    strongly: tuple[Folded, ...] = ()
    called: tuple[Folded, ...] = ()
    links: tuple[Folded, ...] = ()
    issued: tuple[Folded, ...] = ()
    unless: tuple[Folded, ...] = ()
    object: Literal["incident", "responsibility", "occurrence", "accused"]
    negated: bool = False
    of_subject: bool = False
    of_event: bool = False
    mutual: bool = False
    taken_up: bool = False
    held: bool = False
    before: bool = False
    needs_event: bool = False
    alone: bool = False


class StanceFrames(Lexicon):
    """``frames/stances.yaml``."""

    stances: tuple[StanceFrame, ...]


class Roles(Lexicon):
    """Words around a happening; the meaning of each list is in ``frames/roles.yaml``. ``has`` compares folded."""

    target: tuple[str, ...]
    place: tuple[str, ...]
    place_parts: tuple[str, ...]
    homelands: tuple[str, ...]
    mobile: tuple[str, ...]
    aboard: tuple[str, ...]
    describing: tuple[str, ...]
    roads: tuple[str, ...]
    earlier: tuple[str, ...]
    answering: tuple[str, ...]
    misread_answers: tuple[str, ...]
    answering_for: tuple[str, ...]
    own_people: tuple[str, ...]
    transporting: tuple[str, ...]
    heading: tuple[str, ...]
    driving: tuple[str, ...]
    driven_to: tuple[str, ...]
    whereby: tuple[str, ...]
    one_of: tuple[str, ...]
    we: tuple[str, ...]
    actives: tuple[Folded, ...]
    makes: tuple[str, ...]
    others: tuple[str, ...]
    laden: tuple[Folded, ...]
    dateline_marks: tuple[str, ...]
    ships: tuple[str, ...]
    squads: tuple[str, ...]
    governing: tuple[str, ...]
    damaging: tuple[str, ...]
    posts: tuple[str, ...]
    governors: tuple[str, ...]
    supporting: tuple[Folded, ...]
    accusatives: tuple[Folded, ...]
    nominatives: tuple[Folded, ...]
    feminines: tuple[Folded, ...]
    plurals: tuple[Folded, ...]
    assailing: tuple[str, ...]
    executing: tuple[str, ...]
    tools: tuple[str, ...]
    speakers: tuple[str, ...]
    verbal: tuple[str, ...]
    amounting: tuple[str, ...]
    allies: tuple[str, ...]
    left: tuple[str, ...]
    left_links: tuple[str, ...]
    toward: tuple[str, ...]
    along: tuple[str, ...]
    causes: tuple[str, ...]
    thereby: tuple[str, ...]
    sides: tuple[str, ...]
    falling_short: tuple[str, ...]
    so: tuple[str, ...]
    edges: tuple[str, ...]
    bearings: tuple[str, ...]
    sides_of_state: tuple[str, ...]
    doer: tuple[str, ...]
    holders: tuple[str, ...]
    hands: tuple[str, ...]
    foremost: tuple[str, ...]
    other: tuple[str, ...]
    elsewhere: tuple[str, ...]
    further: tuple[str, ...]
    authorities: tuple[EntityKind, ...]
    private_bodies: tuple[str, ...]
    uniformed: tuple[str, ...]
    forces: tuple[EntityKind, ...]
    masters: tuple[EntityKind, ...]
    motives: tuple[str, ...]
    occurrence: tuple[str, ...]
    absence: tuple[str, ...]
    harm: tuple[str, ...]
    clocks: tuple[str, ...]
    ways: tuple[str, ...]
    coming_about: tuple[str, ...]
    matter: tuple[str, ...]
    both: tuple[str, ...]
    also: tuple[str, ...]
    mouths: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    one_of_two: tuple[str, ...]
    other_of_two: tuple[str, ...]
    title_links: tuple[str, ...]
    between: tuple[str, ...]
    any: tuple[str, ...]
    this_or_that: tuple[str, ...]
    situated: tuple[str, ...]
    policing: tuple[str, ...]
    operations: tuple[str, ...]
    nameless: tuple[str, ...]
    naming: tuple[str, ...]
    support: tuple[str, ...]
    masdar_objects: tuple[str, ...]
    patronage: tuple[str, ...]
    branches: tuple[str, ...]
    fellows: tuple[str, ...]
    carried: tuple[str, ...]
    subordinate: tuple[str, ...]
    followers: tuple[str, ...]
    rule: tuple[str, ...]
    times: tuple[str, ...]
    laid_upon: tuple[str, ...]
    bearing_blame: tuple[str, ...]
    involvement: tuple[str, ...]
    involving: tuple[str, ...]
    verb_endings: tuple[str, ...]
    present_beginnings: tuple[str, ...]
    present_endings: tuple[str, ...]
    past_beginnings: tuple[str, ...]
    past_plurals: tuple[str, ...]
    weak_endings: tuple[str, ...]
    tied_dual_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    ties: tuple[str, ...]
    inside: tuple[str, ...]
    abroad: tuple[str, ...]
    vague_sites: tuple[str, ...]
    titled_sites: tuple[str, ...]
    furnished: tuple[str, ...]
    taken: tuple[str, ...]
    extents: tuple[str, ...]
    behind: tuple[str, ...]
    what: tuple[str, ...]
    spokesmen: tuple[str, ...]
    commanding: tuple[str, ...]
    not_commanding: tuple[str, ...]
    escorts: tuple[str, ...]
    frameworks: tuple[str, ...]
    aides: tuple[str, ...]
    rank_of: tuple[str, ...]
    serving: tuple[str, ...]
    shell_links: tuple[str, ...]
    copulas: tuple[str, ...]
    standing: tuple[str, ...]
    armour: tuple[str, ...]
    concerning: tuple[str, ...]
    holding: tuple[str, ...]
    suspected: tuple[str, ...]
    saying: tuple[str, ...]
    neighbouring: tuple[str, ...]
    own_part: tuple[str, ...]
    charges: tuple[str, ...]
    by: tuple[str, ...]
    sequels: tuple[str, ...]
    led_to: tuple[str, ...]
    sequel_verbs: tuple[str, ...]
    succumbing: tuple[str, ...]
    about: tuple[str, ...]
    scattered: tuple[Folded, ...]
    partitives: tuple[str, ...]
    opposed: tuple[str, ...]
    grips: tuple[str, ...]
    ranks: tuple[str, ...]
    belonging: tuple[str, ...]
    suspecting: tuple[str, ...]
    suspects: tuple[str, ...]
    group_links: tuple[str, ...]
    among: tuple[str, ...]
    laying: tuple[str, ...]
    spots: tuple[str, ...]
    towns: tuple[str, ...]
    leading: tuple[str, ...]
    busy: tuple[str, ...]
    sources: tuple[str, ...]
    fighting: tuple[str, ...]
    going: tuple[str, ...]
    meanwhile: tuple[str, ...]
    amid: tuple[str, ...]
    circumstances: tuple[str, ...]
    within: tuple[str, ...]
    wars: tuple[str, ...]
    pointing: tuple[str, ...]
    ages: tuple[str, ...]
    since: tuple[str, ...]
    eras: tuple[str, ...]
    campaigns: tuple[str, ...]
    purpose: tuple[str, ...]
    takers: tuple[str, ...]
    attempts: tuple[str, ...]
    trying: tuple[str, ...]
    beginnings: tuple[str, ...]
    aims: tuple[str, ...]
    held: tuple[str, ...]
    command: tuple[str, ...]
    but: tuple[str, ...]
    asides: tuple[str, ...]
    turning: tuple[str, ...]
    aside_nouns: tuple[str, ...]
    abstract: tuple[str, ...]
    nature: tuple[str, ...]
    beasts: tuple[str, ...]
    accidents: tuple[str, ...]
    disasters: tuple[str, ...]
    mishaps: tuple[str, ...]
    overturning: tuple[str, ...]
    discussing: tuple[str, ...]
    abiding: tuple[str, ...]
    arrivals: tuple[str, ...]
    upon_arrival: tuple[str, ...]
    lasting: tuple[str, ...]
    grounds: tuple[str, ...]
    fronts: tuple[str, ...]
    tallies: tuple[str, ...]
    tolls: tuple[str, ...]
    toll_stages: tuple[str, ...]
    lawless: tuple[str, ...]
    halting: tuple[str, ...]
    ceasing: tuple[str, ...]
    comparing: tuple[str, ...]
    commanders: tuple[str, ...]
    confinement: tuple[str, ...]
    warrants: tuple[str, ...]
    qualities: tuple[str, ...]
    care: tuple[str, ...]
    remains: tuple[str, ...]
    finding: tuple[str, ...]
    judgements: tuple[str, ...]
    intensifying: tuple[str, ...]
    each_side: tuple[str, ...]
    scenes: tuple[str, ...]
    protests: tuple[str, ...]
    families: tuple[str, ...]
    bereaved: tuple[str, ...]
    for_families: tuple[str, ...]
    ailments: tuple[str, ...]
    undoing: tuple[str, ...]
    punishments: tuple[str, ...]
    executions: tuple[str, ...]
    convicted: tuple[str, ...]
    goals: tuple[str, ...]
    stores: tuple[str, ...]
    store_links: tuple[str, ...]
    struck_links: tuple[str, ...]
    ambushes: tuple[str, ...]
    ruled_out: tuple[str, ...]
    carried_by: tuple[str, ...]
    wielding: tuple[str, ...]
    kin: tuple[str, ...]
    confirming: tuple[str, ...]
    vouching: tuple[str, ...]
    admitting: tuple[str, ...]
    documents: tuple[str, ...]
    messages: tuple[str, ...]
    resuming: tuple[str, ...]
    claiming: tuple[str, ...]
    owning: tuple[str, ...]
    doubted: tuple[str, ...]
    speaking_for: tuple[str, ...]
    planting: tuple[str, ...]
    owned: tuple[str, ...]
    motive_links: tuple[str, ...]
    coming: tuple[str, ...]
    origins: tuple[str, ...]
    authors: tuple[str, ...]
    portions: tuple[str, ...]
    alliances: tuple[str, ...]
    awaiting: tuple[str, ...]
    dual_endings: tuple[str, ...]
    endings: dict[str, str] = Field(default_factory=dict)
    compatible: dict[IncidentKind, tuple[IncidentKind, ...]] = Field(default_factory=dict)
