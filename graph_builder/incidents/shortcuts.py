"""Folds claims that say the same into one edge for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from graph_builder.incidents.independence import Sources
from graph_builder.model import Certainty, Claim, Predicate, Record, Shortcut

_STRENGTH = list(Certainty)


def fold_claims(
    records: Iterable[Record], inferred: Iterable[Claim], incident_of: Mapping[str, str], sources: Sources
) -> list[Shortcut]:
    """One shortcut for each subject, predicate, object, polarity and way of knowing; sorted."""
    every = list(records)
    published = {r.document.key: r.document.published for r in every}
    groups: dict[tuple[str, str, str, bool, bool], list[Claim]] = defaultdict(list)
    for claim in (*(c for r in every for c in r.claims), *inferred):
        subject, target = incident_of.get(claim.subject, claim.subject), incident_of.get(claim.object, claim.object)
        groups[subject, claim.predicate.value, target, claim.negated, claim.inferred].append(claim)
    return [_shortcut(key, groups[key], published, sources) for key in sorted(groups)]


def _shortcut(
    edge: tuple[str, str, str, bool, bool], claims: list[Claim], published: Mapping[str, date | None], sources: Sources
) -> Shortcut:
    subject, predicate, target, negated, inferred = edge
    documents = sorted({c.document for c in claims})
    days = sorted(d for d in (published[k] for k in documents) if d)
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
