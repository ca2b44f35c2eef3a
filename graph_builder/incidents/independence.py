"""How many independent origins stand behind a set of claims that say the same.

A party that is quoted counts once, wherever it is quoted; an unnamed source counts with the outlet that it spoke to; the outlet's
own voice counts with the outlet. Copies are their originals. A figure that is given without a source adds no origin where
somebody else gives it with one: the paper has it from there ("كمين زغيتون الذي أوقع أربعة قتلى").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_builder.incidents.world import World
from graph_builder.model import Claim, Predicate, Record

_OWN_STANCE = frozenset(
    {
        Predicate.CLAIMED,
        Predicate.DENIED,
        Predicate.CONFIRMED,
        Predicate.CONDEMNED,
        Predicate.DECLINED_COMMENT,
        Predicate.INVESTIGATES,
        Predicate.THREATENED,
    }
)
_FIGURES = frozenset({Predicate.KILLED, Predicate.WOUNDED})


@dataclass(frozen=True)
class Sources:
    """What the origin of a claim depends on besides the claim."""

    outlets: Mapping[str, str | None]
    """Document -> outlet."""
    originals: Mapping[str, str]
    """Copied document -> the document that it goes back to."""
    published: Mapping[str, date | None]
    """Document -> day of its report."""
    world: World

    @classmethod
    def of(cls, records: Iterable[Record], originals: Mapping[str, str], world: World) -> Sources:
        """From the records of one build."""
        every = list(records)
        outlets = {r.document.key: r.outlet for r in every}
        return cls(outlets, originals, {r.document.key: r.document.published for r in every}, world)

    def speaker(self, claim: Claim) -> str | None:
        """Who says so: the actor whose own stance it is ("نفت سنتكوم", whoever reports it), else the told speaker."""
        return claim.subject if claim.predicate in _OWN_STANCE and not claim.negated else claim.speaker

    def publisher(self, document: str) -> str:
        """The outlet that first brought a document's text, or the document itself where the outlet is not known."""
        first = self.originals.get(document, document)
        return self.outlets.get(first) or f"document:{first}"

    def origin(self, claim: Claim) -> str:
        """The one voice that a claim goes back to."""
        speaker = self.speaker(claim)
        if speaker is None:
            return self.publisher(claim.document)
        if self.world.unnamed(speaker):
            return claim.relays[0] if claim.relays else self.publisher(claim.document)
        return speaker

    def voice(self, claim: Claim) -> str:
        """The origin, two unnamed sources of one outlet kept apart ("مسؤول في وزارة الداخلية", "ضابط في الجيش")."""
        speaker = self.speaker(claim)
        return f"{speaker} to {self.origin(claim)}" if self.world.unnamed(speaker) else self.origin(claim)

    def unsourced_figure(self, claim: Claim) -> bool:
        """Whether a count is given in the outlet's own voice."""
        return claim.predicate in _FIGURES and claim.speaker is None

    def independent(self, claims: Iterable[Claim]) -> int:
        """Number of distinct origins of claims that say the same; at least 1 for any claim."""
        return len(self.origins(claims))

    def origins(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The distinct origins."""
        every = list(claims)
        sourced = [c for c in every if not self.unsourced_figure(c)]
        return frozenset(self.origin(c) for c in sourced or every)
