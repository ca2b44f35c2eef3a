"""A claim in plain words: `it` is the incident that is spoken of anyway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PHRASES = {
    "located_at": "{subject} is stationed at {object}",
    "located_in": "{subject} lies in {object}",
    "part_of": "{subject} is part of {object}",
    "leads": "{subject} leads {object}",
    "spokesperson_of": "{subject} speaks for {object}",
    "backed_by": "{subject} is backed by {object}",
    "threatened": "{subject} threatened {object}",
    "met": "{subject} met {object}",
    "perpetrated": "{subject} did {object}",
    "claimed": "{subject} claimed {object}",
    "denied": "{subject} denied {object}",
    "accused_of": "{subject} is accused of {object}",
    "confirmed": "{subject} confirmed {object}",
    "condemned": "{subject} condemned {object}",
    "declined_comment": "{subject} declined to comment on {object}",
    "investigates": "{subject} investigates {object}",
    "targeted": "{subject} was aimed at {object}",
    "occurred_at": "{subject} happened at {object}",
    "victim": "{object} is a victim of {subject}",
    "on_date": "{subject} happened on {object}",
    "used_weapon": "{subject} was done with: {object}",
    "killed": "{subject} killed {object}",
    "wounded": "{subject} wounded {object}",
    "retaliation_for": "{subject} was retaliation for {object}",
}
_DENIALS = {
    "responsibility": "{subject} denied having done {object}",
    "occurrence": "{subject} denied that {object} happened",
    "statement": "{subject} denied a statement about {object}",
}

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "what happened": ("targeted", "retaliation_for"),
    "who claims, denies, accuses": (
        "claimed",
        "denied",
        "accused_of",
        "perpetrated",
        "confirmed",
        "condemned",
        "declined_comment",
        "investigates",
    ),
    "killed and wounded": ("killed", "wounded", "victim"),
    "where, when, with what": ("occurred_at", "on_date", "used_weapon"),
}
"""The parts of an incident's story, with the predicates of each in the order in which they are told."""

BRIEF = "where, when, with what"
"""The part that says least: its words are shown, not its sentences."""


def phrase(claim: Mapping[str, Any], about: str = "") -> str:
    """A row of ``chains-about``, or a premise in it, in words; the thing with the key ``about`` is "it"."""
    pattern = _DENIALS.get(claim["what"] or "", _PHRASES[claim["predicate"]])
    told = pattern.format(subject=_name(claim["subject"], about), object=_object(claim, about))
    told = told[0].upper() + told[1:]
    return f"Said not to be so: {told}" if claim.get("negated") else told


def _object(claim: Mapping[str, Any], about: str) -> str:
    if claim["object"]:
        return _name(claim["object"], about)
    if claim["low"] is not None and claim["high"] is None:
        return f"at least {claim['low']}"
    return "nobody" if claim["high"] == 0 else str(claim["value"])


def _name(thing: Mapping[str, str], about: str) -> str:
    return "it" if thing["key"] == about else thing["name"]
