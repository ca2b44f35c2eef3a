"""What one telling says of its happening, gathered from its record's claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_builder.incidents import texts
from graph_builder.incidents.world import World
from graph_builder.model import Claim, DatePrecision, DateRange, EntityKind, IncidentKind, Predicate, Record, Telling

_DOERS = frozenset({Predicate.PERPETRATED, Predicate.CLAIMED, Predicate.ACCUSED_OF})
_STANCES = _DOERS | {
    Predicate.DENIED,
    Predicate.CONFIRMED,
    Predicate.CONDEMNED,
    Predicate.DECLINED_COMMENT,
    Predicate.INVESTIGATES,
}
_SHARPEST = (DatePrecision.DAY, DatePrecision.INTERVAL, DatePrecision.MONTH, DatePrecision.YEAR)
MIN_WORD = 3
"""Letters of a word that may tell one incident from another."""


@dataclass(frozen=True)
class Features:
    """One telling. All sets hold entity keys, but ``weapons`` and ``words``."""

    key: str
    document: str
    published: date | None
    kinds: tuple[IncidentKind, ...]
    date: DateRange | None
    places: frozenset[str]
    """The most specific places: none of them lies around another."""
    targets: frozenset[str]
    """Who or what was hit, states left out."""
    doers: frozenset[str]
    """Whoever is said to have done it, by anybody."""
    victims: frozenset[str]
    weapons: frozenset[str]
    killed: frozenset[int]
    wounded: frozenset[int]
    words: frozenset[str]
    """Folded words of the sentences that tell it."""


def claims_by_telling(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Telling key -> claims about it: those whose subject it is, and the stances towards it."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate in _STANCES:
            found[claim.object].append(claim)
        elif "#" in claim.subject:
            found[claim.subject].append(claim)
    return found


def features(record: Record, world: World) -> list[Features]:
    """One value for each telling of a record, in order."""
    about = claims_by_telling(record.claims)
    sentences = {s.index: s.text for s in record.sentences}
    return [_features(record, t, about.get(t.key, []), sentences, world) for t in record.tellings]


def _features(record: Record, telling: Telling, claims: Sequence[Claim], sentences: Mapping[int, str], world: World) -> Features:
    told: dict[Predicate, set[str]] = defaultdict(set)
    for claim in claims:
        if not claim.negated:
            told[claim.predicate].add(claim.object)
    targets = told[Predicate.TARGETED]
    struck_places = {t for t in targets if world.is_place(t)}
    return Features(
        key=telling.key,
        document=record.document.key,
        published=record.document.published,
        kinds=telling.kinds,
        date=sharpest_date(c.date for c in claims if c.predicate is Predicate.ON_DATE and not c.negated),
        places=most_specific(told[Predicate.OCCURRED_AT] | struck_places or set(filter(world.is_state, targets)), world),
        targets=frozenset(t for t in targets if not world.is_state(t)),
        doers=frozenset(c.subject for c in claims if c.predicate in _DOERS and not c.negated),
        victims=frozenset(v for v in told[Predicate.VICTIM] if world.kind(v) is EntityKind.PERSON),
        weapons=frozenset(told[Predicate.USED_WEAPON]),
        killed=_counts(claims, Predicate.KILLED),
        wounded=_counts(claims, Predicate.WOUNDED),
        words=_words(telling, sentences),
    )


def sharpest_date(told: Iterable[DateRange | None]) -> DateRange | None:
    """The most precise date, among equals the one told most often, then the earliest."""
    counts = Counter(d for d in told if d is not None)
    return min(counts, key=lambda d: (_SHARPEST.index(d.precision), -counts[d], d.first, d.last), default=None)


def most_specific(places: Iterable[str], world: World) -> frozenset[str]:
    """Those places that lie around no other of them."""
    found = set(places)
    around = {larger for p in found for larger in world.places.over(p)}
    return frozenset(found - around or found)


def _counts(claims: Iterable[Claim], predicate: Predicate) -> frozenset[int]:
    """Told counts, and the sum of what one speaker counts by parts ("ستة أطفال وثلاثة كبار")."""
    by_speaker: dict[str | None, set[int]] = defaultdict(set)
    for claim in claims:
        if claim.predicate is predicate and claim.figure and not claim.negated:
            by_speaker[claim.speaker].add(claim.figure.value)
    return frozenset(n for parts in by_speaker.values() for n in (*parts, sum(parts)))


def _words(telling: Telling, sentences: Mapping[int, str]) -> frozenset[str]:
    told = {a.sentence for a in telling.anchors}
    return frozenset(w for s in told for w in texts.words(sentences.get(s, "")) if len(w) >= MIN_WORD or w.isdigit())
