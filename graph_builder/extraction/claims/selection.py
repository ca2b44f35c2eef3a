"""Which claims of one document are kept, where several tell the same or one tells more than another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from graph_builder.model import Claim, Predicate

_STRONGER = frozenset({Predicate.CLAIMED, Predicate.DENIED, Predicate.DECLINED_COMMENT})
"""Who does one of these has told more about the happening than that it happened; who tells of a blast and denies that anybody
struck has told both."""


def best_of_each(claims: Iterable[Claim], titles: Collection[int]) -> tuple[Claim, ...]:
    """One claim for each triple and speaker: the body's words rather than the title's, the best scored. In order of text.

    A title sums up what the body tells with its sources; it is no account of its own beside them.
    """
    best: dict[tuple[str, ...], tuple[tuple[bool, float], Claim]] = {}
    for claim in claims:
        key = (claim.predicate, claim.subject, claim.object, claim.speaker or "", str(claim.negated))
        rank = (claim.evidence.sentence not in titles, claim.score)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, claim)
    told = _without_summaries([c for _, c in best.values()], titles)
    committed = {(c.subject, c.object) for c in told if c.predicate in _STRONGER and c.what != "occurrence"}
    kept = [c for c in told if not (c.predicate is Predicate.CONFIRMED and (c.subject, c.object) in committed)]
    return tuple(sorted(kept, key=lambda c: (c.evidence.sentence, c.evidence.start, c.predicate, c.key)))


def _without_summaries(claims: Sequence[Claim], titles: Collection[int]) -> list[Claim]:
    """Without what a title repeats of the body."""
    body = {(c.predicate, c.subject, c.object, c.negated) for c in claims if c.evidence.sentence not in titles}
    return [c for c in claims if c.evidence.sentence not in titles or (c.predicate, c.subject, c.object, c.negated) not in body]
