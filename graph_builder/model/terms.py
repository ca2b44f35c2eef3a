"""The fixed terms: kinds, predicates, degrees of certainty."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property


class EntityKind(StrEnum):
    """Kinds of entity; a state is one ``GOVERNMENT`` entity, both as an actor and as a territory."""

    PERSON = "Person"
    ARMED_GROUP = "ArmedGroup"
    STATE_FORCE = "StateForce"
    GOVERNMENT = "Government"
    ORGANIZATION = "Organization"
    MEDIA_OUTLET = "MediaOutlet"
    UNNAMED_SOURCE = "UnnamedSource"
    REGION = "Region"
    CITY = "City"
    SITE = "Site"

    @cached_property
    def is_place(self) -> bool:
        """Whether something can happen *at* an entity of this kind."""
        return self in (EntityKind.GOVERNMENT, EntityKind.REGION, EntityKind.CITY, EntityKind.SITE)

    @cached_property
    def is_actor(self) -> bool:
        """Whether an entity of this kind can act, speak or be accused."""
        return self not in (EntityKind.REGION, EntityKind.CITY, EntityKind.SITE)

    @cached_property
    def is_armed(self) -> bool:
        """Whether an entity of this kind fights: a group or a force of a state."""
        return self in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE)


class IncidentKind(StrEnum):
    """What kind of violent happening an incident is."""

    AIRSTRIKE = "airstrike"
    DRONE_ATTACK = "drone_attack"
    ROCKET_ATTACK = "rocket_attack"
    SHELLING = "shelling"
    BOMBING = "bombing"
    EXPLOSION = "explosion"
    ARMED_CLASH = "armed_clash"
    SHOOTING = "shooting"
    ASSASSINATION = "assassination"
    INTERCEPTION = "interception"
    GROUND_OPERATION = "ground_operation"
    RAID = "raid"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    SEIZURE = "seizure"
    ATTACK = "attack"
    CAMPAIGN = "campaign"


class Weapon(StrEnum):
    """Weapon labels of ``used_weapon``."""

    DRONE = "drone"
    ROCKET = "rocket"
    MISSILE = "missile"
    AIRCRAFT = "aircraft"
    ARTILLERY = "artillery"
    IED = "ied"
    CAR_BOMB = "car_bomb"
    SUICIDE_VEST = "suicide_vest"
    SMALL_ARMS = "small_arms"


class Predicate(StrEnum):
    """The predicates of a claim; the ranges of subject and object are given by the comment on each group."""

    # actor -> place
    LOCATED_AT = "located_at"
    # place -> place
    LOCATED_IN = "located_in"
    # actor -> actor
    PART_OF = "part_of"
    LEADS = "leads"
    SPOKESPERSON_OF = "spokesperson_of"
    BACKED_BY = "backed_by"
    THREATENED = "threatened"
    MET = "met"
    # actor -> telling
    PERPETRATED = "perpetrated"
    CLAIMED = "claimed"
    DENIED = "denied"
    ACCUSED_OF = "accused_of"
    CONFIRMED = "confirmed"
    CONDEMNED = "condemned"
    DECLINED_COMMENT = "declined_comment"
    INVESTIGATES = "investigates"
    # telling -> entity
    TARGETED = "targeted"
    OCCURRED_AT = "occurred_at"
    VICTIM = "victim"
    # telling -> literal
    ON_DATE = "on_date"
    USED_WEAPON = "used_weapon"
    KILLED = "killed"
    WOUNDED = "wounded"
    # telling -> telling
    RETALIATION_FOR = "retaliation_for"


LITERAL_PREDICATES = frozenset({Predicate.ON_DATE, Predicate.USED_WEAPON, Predicate.KILLED, Predicate.WOUNDED})


class Certainty(StrEnum):
    """How sure the speaker is, strongest first."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class Verdict(StrEnum):
    """Whether two tellings are one happening; ``UNSURE`` leaves it to the rules, and so takes an earlier verdict back."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class DatePrecision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    INTERVAL = "interval"
    MONTH = "month"
    YEAR = "year"
