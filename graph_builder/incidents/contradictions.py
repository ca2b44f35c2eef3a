"""Pairs of claims about one incident that cannot both hold, each with its reason.

Voices are compared, not documents: a copy or a second quotation adds no contradiction, and nobody contradicts himself but by
claiming and denying. Rules: ``stances`` (claim, denial, occurrence, polarity), ``rivals`` (doer, weapon, target, place) and
``tolls`` (counts).
"""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.incidents.independence import Sources
from graph_builder.incidents.rivals import rival_doers, rival_places, rival_targets, rival_weapons
from graph_builder.incidents.stances import claimed_and_denied, named_and_denied, occurrence_denied, opposite
from graph_builder.incidents.tolls import rival_counts
from graph_builder.incidents.voices import sayings
from graph_builder.model import Claim, Contradiction, Incident


def find_contradictions(incident: Incident, claims: Sequence[Claim], sources: Sources) -> list[Contradiction]:
    """All contradictions within an incident, each pair of claims once, by topic: doers, claims and denials, weapons, targets,
    places, tolls. Where the reason names both sides ("rival weapons: rocket / drone") it names that of the first claim first.

    ``claims`` are those about its tellings, in any order.
    """
    found: dict[frozenset[str], Contradiction] = {}
    for pair in _within(claims, incident, sources):
        found.setdefault(frozenset((pair.first, pair.second)), pair)
    return list(found.values())


def _within(claims: Sequence[Claim], incident: Incident, sources: Sources) -> list[Contradiction]:
    said, world = sayings(claims, sources), sources.world
    return [
        *rival_doers(said, world, incident.kinds),
        *claimed_and_denied(said, world),
        *named_and_denied(said, world),
        *occurrence_denied(said, world),
        *opposite(said, world),
        *rival_weapons(said),
        *rival_targets(said, world),
        *rival_places(said, world),
        *rival_counts(said),
    ]
