"""Who says what about one incident: claims of one voice that repeat each other are one saying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_builder.incidents.independence import Sources, unsaid
from graph_builder.model import Claim


@dataclass(frozen=True)
class Saying:
    """What a voice says, with the earliest claim that shows it."""

    voice: str
    claim: Claim
    day: date | None
    """The day of its first report."""


def sayings(claims: Iterable[Claim], sources: Sources) -> list[Saying]:
    """One saying for each voice, triple without its telling, polarity and sort of denial; in a fixed order. What nobody says is
    left out."""
    found: dict[tuple[str, ...], Saying] = {}
    for voice, said in by_voice(claims, sources).items():
        for claim in (c for c in said if not unsaid(c)):
            saying = Saying(voice, claim, sources.published.get(claim.document))
            key = (voice, *_triple(claim, sources))
            if key not in found or _order(saying, sources) < _order(found[key], sources):
                found[key] = saying
    return [found[key] for key in sorted(found)]


def by_voice(claims: Iterable[Claim], sources: Sources) -> dict[str, list[Claim]]:
    """Voice -> its claims.

    What a copy repeats is in the voice that the original gives it, and what a title sums up in that of the body, whatever they
    call their sources ("مصدر عسكري ينفي", "نفى مصدر عسكري سوري").
    """
    every = sorted(claims, key=lambda c: (sources.in_title(c), c.key))
    told: dict[tuple[str, ...], str] = {}
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in every:
        told.setdefault((claim.document, *_triple(claim, sources)), sources.voice(claim))
    for claim in every:
        first_told_in = sources.originals.get(claim.document, claim.document if sources.in_title(claim) else "")
        found[told.get((first_told_in, *_triple(claim, sources)), sources.voice(claim))].append(claim)
    return {voice: found[voice] for voice in sorted(found)}


def _triple(claim: Claim, sources: Sources) -> tuple[str, ...]:
    """What is said, without the telling and the description of an unnamed source."""
    subject, target = ("" if "#" in ref or sources.world.unnamed(ref) else ref for ref in (claim.subject, claim.object))
    return claim.predicate.value, subject, target, str(claim.negated), claim.what or ""


def _order(saying: Saying, sources: Sources) -> tuple[bool, date, str]:
    return saying.claim.document in sources.originals, saying.day or date.max, saying.claim.key
