"""How many independent origins stand behind a set of claims that say the same.

A party that is quoted counts once, wherever it is quoted; an unnamed source counts with the outlet that it spoke to; the outlet's
own voice counts with the outlet. What the outlet tells in the sentence in which somebody speaks or takes a stance is that one's
word ("أعلنت الجماعة مسؤوليتها عن هجوم استهدف المطار" is no second source for the airport), and a title sums up the body. Copies
are their originals, but for sentences that stand in the copy alone. A figure that is given without a source adds no origin where
somebody else gives it with one: the paper has it from there ("كمين زغيتون الذي أوقع أربعة قتلى").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph_builder.incidents.texts import stands_in
from graph_builder.incidents.world import World
from graph_builder.model import Certainty, Claim, Predicate, Record

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
    _about: dict[str, dict[str, list[Claim]]] = field(default_factory=dict, repr=False, compare=False)
    """Document -> telling -> the claims about it; filled as they are asked for, like what follows."""
    _first: dict[tuple[str, int], str] = field(default_factory=dict, repr=False, compare=False)
    """(document, sentence) -> the document that the words come from."""
    _bodies: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    """Telling -> the origins of what is told of it below the title."""

    @classmethod
    def of(cls, records: Iterable[Record], originals: Mapping[str, str], world: World) -> Sources:
        """From the records of one build."""
        every = {r.document.key: r for r in records}
        outlets = {key: r.outlet for key, r in every.items()}
        return cls(outlets, originals, {key: r.document.published for key, r in every.items()}, world, every)

    def forget(self) -> None:
        """Work everything out anew: the records have changed."""
        for known in (self._about, self._first, self._bodies):
            known.clear()

    def speaker(self, claim: Claim) -> str | None:
        """Who says so: the actor whose own stance it is ("نفت سنتكوم", whoever reports it), or his own man who says so for him
        ("قال مسؤول في التحالف إنه لم يقصف"), else the told speaker."""
        if claim.predicate not in _OWN_STANCE or claim.negated:
            return claim.speaker
        told = self.world.entities.get(claim.speaker or "")
        return claim.speaker if told is not None and claim.subject in told.part_of else claim.subject

    def first_in(self, claim: Claim) -> str:
        """The document that a claim's words come from: of a copy its original, where the sentence stands there too."""
        original, place = self.originals.get(claim.document), (claim.document, claim.evidence.sentence)
        if original is None:
            return claim.document
        if place not in self._first:
            held = stands_in(_sentence(claim, self.records[claim.document]), self.records[original].document.text)
            self._first[place] = original if held else claim.document
        return self._first[place]

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
        "ضابط في الجيش"), and apart from the outlet what nobody says."""
        speaker = self.speaker(claim)
        if speaker is None:
            return f"nobody in {self.publisher(claim)}" if unsaid(claim) else self.publisher(claim)
        return f"{speaker} to {self._heard(speaker, claim)}" if self.world.unnamed(speaker) else speaker

    def _heard(self, speaker: str, claim: Claim) -> str:
        """The speaker of a claim; where he is unnamed, who heard him."""
        if self.world.unnamed(speaker):
            return claim.relays[0] if claim.relays else self.publisher(claim)
        return speaker

    def _behind(self, claim: Claim) -> str:
        """From whom an outlet has what it tells in its own voice."""
        mine, telling = self.publisher(claim), _telling(claim)
        if telling is None:
            return mine
        same = (c for c in self._claims_about(claim.document, telling) if c.evidence.sentence == claim.evidence.sentence)
        beside = min((c for c in same if self.speaker(c)), key=lambda c: (c.evidence.start, c.key), default=None)
        if beside is not None:
            return self.origin(beside)
        body = self._body(claim.document, telling) if self.in_title(claim) else frozenset()
        return mine if mine in body else min(body, default=mine)

    def in_title(self, claim: Claim) -> bool:
        """Whether a claim rests on the title."""
        return claim.evidence.start < self.records[claim.document].document.body_start

    def _claims_about(self, document: str, telling: str) -> Sequence[Claim]:
        if document not in self._about:
            told = self._about[document] = {}
            for claim in self.records[document].claims:
                if (about := _telling(claim)) is not None:
                    told.setdefault(about, []).append(claim)
        return self._about[document].get(telling, ())

    def _body(self, document: str, telling: str) -> frozenset[str]:
        if telling not in self._bodies:
            below = (c for c in self._claims_about(document, telling) if not self.in_title(c))
            self._bodies[telling] = frozenset(self.origin(c) for c in below)
        return self._bodies[telling]

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
        every = [(c, self.origin(c)) for c in told]
        every = [(c, of) for c, of in every if self.originals.get(c.document) not in documents or of != self.publisher(c)]
        sourced = [of for c, of in every if not self.unsourced_figure(c)]
        return frozenset(sourced or (of for _, of in every))


def unsaid(claim: Claim) -> bool:
    """Whether nobody says so, and an outlet only tells of it: what somebody denies ("نفت الشرطة أن تكون الحصيلة تسعة قتلى")."""
    return claim.speaker is None and claim.certainty is Certainty.DOUBTFUL and claim.predicate not in _OWN_STANCE


def _telling(claim: Claim) -> str | None:
    """The telling that a claim is about."""
    return next((ref for ref in (claim.subject, claim.object) if "#" in ref), None)


def _sentence(claim: Claim, record: Record) -> str:
    """The words of a claim's sentence."""
    told = next(s for s in record.sentences if s.index == claim.evidence.sentence)
    return record.document.text[told.start : told.end]
