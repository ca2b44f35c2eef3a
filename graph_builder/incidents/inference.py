"""Claims that follow from a claim of responsibility and a membership: what a front claims, its factions claimed.

The rule ``member-of-claimant`` and its limits are argued in docs/decisions/inferred-claims.md. In short: only fronts
(``data/fronts.yaml``) claim for their members; a member follows where the claiming document itself names it as one (probable), or
where the front is known to act through it (possible); nothing follows for a member that says itself whether it was there, and
nothing ever follows from a member for its front.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph_builder.incidents.tables import Front, fronts
from graph_builder.incidents.texts import fold
from graph_builder.incidents.world import World
from graph_builder.model import Certainty, Claim, Entity, EntityKind, Predicate

RULE = "member-of-claimant"
_STRENGTH = list(Certainty)
_OWN_WORD = frozenset({Predicate.CLAIMED, Predicate.DENIED})


@dataclass(frozen=True)
class Membership:
    """Why a faction is held to be of a front: ``premise`` is a claim key or ``catalogue:<member>:part_of:<front>``."""

    member: str
    premise: str
    certainty: Certainty


def bears_on(claim: Claim) -> bool:
    """Whether anything may be inferred with this claim, or not be because of it."""
    return claim.predicate in _OWN_WORD or claim.predicate is Predicate.PART_OF


def infer_claims(
    claims: Collection[Claim], incident_of: Mapping[str, str], world: World, catalogue: Mapping[str, Entity]
) -> list[Claim]:
    """One inferred claim for each claim of a front and each member that it stands for; sorted by key.

    ``claims`` are all that bear on it.
    """
    known = {**world.entities, **catalogue}
    claimed = [c for c in claims if c.predicate is Predicate.CLAIMED and not c.negated]
    fronts_of = {actor: front for actor in {c.subject for c in claimed} if (front := _front(known.get(actor)))}
    if not fronts_of:
        return []
    spoken = {(c.subject, incident_of.get(c.object)) for c in claims if c.predicate in _OWN_WORD}
    told, members = _told_memberships(claims), _known_members(fronts_of, known)
    found = []
    for claim in (c for c in claimed if c.subject in fronts_of):
        part_of = told.get(claim.subject, [])
        for membership in _memberships(claim, _through(fronts_of[claim.subject]), part_of, members[claim.subject], known):
            is_group = known[membership.member].kind is EntityKind.ARMED_GROUP if membership.member in known else False
            if is_group and (membership.member, incident_of.get(claim.object)) not in spoken:
                found.append(_inferred(claim, membership))
    return sorted(found, key=lambda c: c.key)


def _front(actor: Entity | None) -> Front | None:
    """The front that an entity is, by any of its names."""
    if actor is None or actor.kind not in (EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION):
        return None
    table = fronts().by_name
    return next((table[n] for n in map(_folded, (actor.name_en, actor.name_ar, *actor.names)) if n in table), None)


def _told_memberships(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Front -> the claims that somebody is part of it."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate is Predicate.PART_OF and not claim.negated:
            found[claim.object].append(claim)
    return found


def _through(front: Front) -> frozenset[str]:
    """Folded names of those through whom a front acts."""
    return frozenset(map(_folded, front.acts_through))


def _known_members(fronts_of: Mapping[str, Front], known: Mapping[str, Entity]) -> dict[str, list[str]]:
    """Front -> those through whom it acts and who are known to be part of it, whatever documents say."""
    found: dict[str, list[str]] = {front: [] for front in fronts_of}
    for key, entity in known.items():
        for front in (f for f in entity.part_of if f in fronts_of):
            if _named(entity, _through(fronts_of[front])):
                found[front].append(key)
    return found


def _memberships(
    claim: Claim, through: Collection[str], told: Sequence[Claim], members: Iterable[str], known: Mapping[str, Entity]
) -> list[Membership]:
    """The members that a front's claim stands for, each with its strongest premise."""
    found: dict[str, Membership] = {}
    for part in sorted(told, key=lambda c: c.key, reverse=True):
        if part.document != claim.document and _named(known.get(part.subject), through):
            found[part.subject] = Membership(part.subject, part.key, Certainty.POSSIBLE)
    for key in members:
        found[key] = Membership(key, f"catalogue:{key}:part_of:{claim.subject}", Certainty.POSSIBLE)
    for part in sorted(told, key=lambda c: c.key, reverse=True):
        if part.document == claim.document:
            found[part.subject] = Membership(part.subject, part.key, Certainty.PROBABLE)
    return [found[key] for key in sorted(found)]


def _named(actor: Entity | None, names: Collection[str]) -> bool:
    return actor is not None and any(_folded(n) in names for n in (actor.name_en, actor.name_ar, *actor.names))


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    return fold(name)


def _inferred(claim: Claim, membership: Membership) -> Claim:
    """The claim again, with the member for the front: never surer than either premise."""
    premises = (claim.key, membership.premise)
    digest = hashlib.sha256("|".join((RULE, membership.member, *premises)).encode()).hexdigest()
    return replace(
        claim,
        key=digest[:16],
        subject=membership.member,
        rule=RULE,
        path=f"{claim.subject} claimed it; {membership.member} part_of {claim.subject}",
        certainty=max(claim.certainty, membership.certainty, key=_STRENGTH.index),
        inferred=True,
        premises=premises,
    )
