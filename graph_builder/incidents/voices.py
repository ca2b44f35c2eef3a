"""Who says what about one incident: claims of one voice that repeat each other are one saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_builder.incidents.independence import Sources
from graph_builder.model import Claim


@dataclass(frozen=True)
class Saying:
    """What a voice says, with the earliest claim that shows it."""

    voice: str
    claim: Claim
    day: date | None
    """The day of its first report."""


def sayings(claims: Iterable[Claim], sources: Sources) -> list[Saying]:
    """One saying for each voice, triple without its telling, polarity and sort of denial; in a fixed order."""
    found: dict[tuple[str, ...], Saying] = {}
    for claim in claims:
        saying = Saying(sources.voice(claim), claim, sources.published.get(claim.document))
        key = _content(saying)
        if key not in found or _order(saying) < _order(found[key]):
            found[key] = saying
    return [found[key] for key in sorted(found)]


def _content(saying: Saying) -> tuple[str, ...]:
    claim = saying.claim
    subject, target = ("" if "#" in ref else ref for ref in (claim.subject, claim.object))
    return saying.voice, claim.predicate.value, subject, target, str(claim.negated), claim.what or ""


def _order(saying: Saying) -> tuple[date, str]:
    return saying.day or date.max, saying.claim.key
