"""Claims that follow from a claim of responsibility and a membership: what a front claims, its factions claimed.

The rule ``member-of-claimant`` and its limits are argued in docs/decisions/003-inferred-claims.md. In short: only fronts
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


class Premises:
    """The claims from which something may be inferred, or not be because of them, kept up to date as claims come and go."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, Claim]] = defaultdict(dict)
        """Actor -> what it says of deeds of its own, by claim key."""
        self._parts: dict[str, dict[str, Claim]] = defaultdict(dict)
        """Umbrella -> who is told to be part of it, by claim key."""

    def change(self, gone: Iterable[Claim], came: Iterable[Claim]) -> None:
        """Take claims away and add others; those that do not bear on it are left out."""
        for claim in gone:
            table, actor = self._place(claim)
            if claim.key in table.get(actor, ()):
                del table[actor][claim.key]
                if not table[actor]:
                    del table[actor]
        for claim in came:
            if claim.predicate in _OWN_WORD or claim.predicate is Predicate.PART_OF:
                table, actor = self._place(claim)
                table[actor][claim.key] = claim

    def _place(self, claim: Claim) -> tuple[dict[str, dict[str, Claim]], str]:
        return (self._parts, claim.object) if claim.predicate is Predicate.PART_OF else (self._words, claim.subject)

    def infer(self, incident_of: Mapping[str, str], world: World, catalogue: Mapping[str, Entity]) -> list[Claim]:
        """One inferred claim for each claim of a front and each member that it stands for; sorted by key."""
        actors = ((actor, catalogue.get(actor, world.entities.get(actor))) for actor in self._words)
        fronts_of = {actor: front for actor, entity in actors if (front := _front(entity))}
        if not fronts_of:
            return []
        known = {**world.entities, **catalogue}
        members = _known_members(fronts_of, known)
        found = []
        for actor, front in fronts_of.items():
            told = [c for c in self._parts.get(actor, {}).values() if not c.negated]
            for claim in self._words[actor].values():
                if claim.predicate is not Predicate.CLAIMED or claim.negated:
                    continue
                incident = incident_of.get(claim.object)
                for membership in _memberships(claim, _through(front), told, members[actor], known):
                    is_group = known[membership.member].kind is EntityKind.ARMED_GROUP if membership.member in known else False
                    if is_group and not self._spoke(membership.member, incident, incident_of):
                        found.append(_inferred(claim, membership))
        return sorted(found, key=lambda c: c.key)

    def _spoke(self, member: str, incident: str | None, incident_of: Mapping[str, str]) -> bool:
        """Whether a member says itself whether it was there."""
        return any(incident_of.get(c.object) == incident for c in self._words.get(member, {}).values())


def infer_claims(
    claims: Iterable[Claim], incident_of: Mapping[str, str], world: World, catalogue: Mapping[str, Entity]
) -> list[Claim]:
    """What follows from some claims; see ``Premises``."""
    premises = Premises()
    premises.change((), claims)
    return premises.infer(incident_of, world, catalogue)


def _front(actor: Entity | None) -> Front | None:
    """The front that an entity is, by any of its names."""
    if actor is None or actor.kind not in (EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION):
        return None
    table = fronts().by_name
    return next((table[n] for n in map(_folded, (actor.name_en, actor.name_ar, *actor.names)) if n in table), None)


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
