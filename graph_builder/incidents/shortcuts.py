"""Folds claims that say the same into one edge for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_builder.incidents.independence import Sources
from graph_builder.model import Certainty, Claim, Predicate, Shortcut

_STRENGTH = list(Certainty)


Way = tuple[str, str, str, bool, bool]
"""Subject, predicate, object, whether it is negated, whether it is inferred."""


def way(claim: Claim, incident_of: Mapping[str, str]) -> Way:
    """The edge that a claim is folded into."""
    subject, target = (incident_of.get(ref, ref) for ref in (claim.subject, claim.object))
    return subject, claim.predicate.value, target, claim.negated, claim.inferred


def fold(edge: Way, claims: Sequence[Claim], sources: Sources) -> Shortcut:
    """One shortcut of all claims that say the same, in any order."""
    subject, predicate, target, negated, inferred = edge
    documents = sorted({c.document for c in claims})
    days = sorted(d for d in (sources.published.get(k) for k in documents) if d)
    return Shortcut(
        subject=subject,
        predicate=Predicate(predicate),
        object=target,
        claims=tuple(sorted(c.key for c in claims)),
        documents=tuple(documents),
        independent=sources.independent(claims),
        certainty=min((c.certainty for c in claims), key=_STRENGTH.index),
        inferred=inferred,
        negated=negated,
        first_reported=days[0] if days else None,
        last_reported=days[-1] if days else None,
    )
