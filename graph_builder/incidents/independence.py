"""How many independent origins stand behind a set of claims that say the same.

A party that is quoted counts once, wherever it is quoted; an unnamed source counts with the outlet that it spoke to; the outlet's
own voice counts with the outlet. What the outlet tells in the sentence in which somebody speaks or takes a stance is that one's
word ("أعلنت الجماعة مسؤوليتها عن هجوم استهدف المطار" is no second source for the airport), and a title sums up the body. Copies
are their originals, but for sentences that stand in the copy alone. A figure that is given without a source adds no origin where
somebody else gives it with one: the paper has it from there ("كمين زغيتون الذي أوقع أربعة قتلى").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_builder.incidents.texts import stands_in
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
    records: Mapping[str, Record]
    """Document -> what was read out of it."""

    @classmethod
    def of(cls, records: Iterable[Record], originals: Mapping[str, str], world: World) -> Sources:
        """From the records of one build."""
        every = {r.document.key: r for r in records}
        outlets = {key: r.outlet for key, r in every.items()}
        return cls(outlets, originals, {key: r.document.published for key, r in every.items()}, world, every)

    def speaker(self, claim: Claim) -> str | None:
        """Who says so: the actor whose own stance it is ("نفت سنتكوم", whoever reports it), else the told speaker."""
        return claim.subject if claim.predicate in _OWN_STANCE and not claim.negated else claim.speaker

    def first_in(self, claim: Claim) -> str:
        """The document that a claim's words come from: of a copy its original, where the sentence stands there too."""
        original = self.originals.get(claim.document)
        if original is None:
            return claim.document
        copy, first = self.records[claim.document], self.records[original]
        return original if stands_in(_sentence(claim, copy), first.document.text) else claim.document

    def publisher(self, claim: Claim) -> str:
        """The outlet that first brought a claim's words, or their document where the outlet is not known."""
        first = self.first_in(claim)
        return self.outlets.get(first) or f"document:{first}"

    def origin(self, claim: Claim) -> str:
        """The one voice that a claim goes back to."""
        speaker = self.speaker(claim)
        return self._heard(speaker, claim) if speaker else self._behind(claim)

    def voice(self, claim: Claim) -> str:
        """Who says so: the named speaker, or the outlet; two unnamed sources of one outlet kept apart ("مسؤول في وزارة الداخلية",
        "ضابط في الجيش")."""
        speaker = self.speaker(claim)
        if speaker is None:
            return self.publisher(claim)
        return f"{speaker} to {self._heard(speaker, claim)}" if self.world.unnamed(speaker) else speaker

    def _heard(self, speaker: str, claim: Claim) -> str:
        """The speaker of a claim; where he is unnamed, who heard him."""
        if self.world.unnamed(speaker):
            return claim.relays[0] if claim.relays else self.publisher(claim)
        return speaker

    def _behind(self, claim: Claim) -> str:
        """From whom an outlet has what it tells in its own voice."""
        record = self.records[claim.document]
        about = [c for c in record.claims if _telling(c) and _telling(c) == _telling(claim)]
        beside = [c for c in about if c.evidence.sentence == claim.evidence.sentence and self.speaker(c)]
        if beside:
            return self.origin(min(beside, key=lambda c: (c.evidence.start, c.key)))
        mine = self.publisher(claim)
        body = {self.origin(c) for c in about if not _in_title(c, record)} if _in_title(claim, record) else set()
        return mine if mine in body else min(body, default=mine)

    def unsourced_figure(self, claim: Claim) -> bool:
        """Whether a count is given in the outlet's own voice."""
        return claim.predicate in _FIGURES and claim.speaker is None

    def independent(self, claims: Iterable[Claim]) -> int:
        """Number of distinct origins of claims that say the same; at least 1 for any claim."""
        return len(self.origins(claims))

    def origins(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The distinct origins. A copy adds none where its original tells it too, in whatever words."""
        told = list(claims)
        documents = {c.document for c in told}
        every = [c for c in told if self.originals.get(c.document) not in documents or self.origin(c) != self.publisher(c)]
        sourced = [c for c in every if not self.unsourced_figure(c)]
        return frozenset(self.origin(c) for c in sourced or every)


def _telling(claim: Claim) -> str | None:
    """The telling that a claim is about."""
    return next((ref for ref in (claim.subject, claim.object) if "#" in ref), None)


def _sentence(claim: Claim, record: Record) -> str:
    """The words of a claim's sentence."""
    told = next(s for s in record.sentences if s.index == claim.evidence.sentence)
    return record.document.text[told.start : told.end]


def _in_title(claim: Claim, record: Record) -> bool:
    """Whether a claim rests on the title."""
    return claim.evidence.start < record.document.body_start
