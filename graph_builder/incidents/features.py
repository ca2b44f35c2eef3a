"""What one telling says of its happening, gathered from its record's claims."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from graph_builder.incidents import texts
from graph_builder.incidents.rarity import Story, story
from graph_builder.incidents.tables import dates, weights
from graph_builder.incidents.world import World
from graph_builder.model import (
    NAMELESS,
    Claim,
    DatePrecision,
    DateRange,
    EntityKind,
    IncidentKind,
    Mention,
    Predicate,
    Record,
    Telling,
)

T = TypeVar("T")

_DOERS = frozenset({Predicate.PERPETRATED, Predicate.CLAIMED, Predicate.ACCUSED_OF})
_STANCES = _DOERS | {
    Predicate.DENIED,
    Predicate.CONFIRMED,
    Predicate.CONDEMNED,
    Predicate.DECLINED_COMMENT,
    Predicate.INVESTIGATES,
}
_HIT = frozenset({Predicate.OCCURRED_AT, Predicate.TARGETED, Predicate.VICTIM})
_TELLING_NAMES = frozenset({EntityKind.CITY, EntityKind.SITE, EntityKind.PERSON})
_PLACES = frozenset({EntityKind.CITY, EntityKind.SITE, EntityKind.REGION})
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
    reckoned: bool
    """Whether the date is counted from the day of the report ("أمس"), which may be the day of fetching."""
    places: frozenset[str]
    """The most specific places: none of them lies around another. Sites that are only described ("قافلة عسكرية") are left out
    where a place is named."""
    targets: frozenset[str]
    """Who or what was hit, states left out."""
    doers: frozenset[str]
    """Whoever is said to have done it, by anybody."""
    victims: frozenset[str]
    weapons: frozenset[str]
    killed: frozenset[int]
    wounded: frozenset[int]
    words: tuple[str, ...]
    """Folded words of the sentences that tell it, each once."""
    names: frozenset[str]
    """Towns, sites and persons in these sentences, but for whom and what the report tells of another happening."""
    around: frozenset[str]
    """Places, states left out, that these sentences name, but for those of another happening."""
    states: frozenset[str]
    """The states that these sentences name, or whose places or forces they name."""
    named: frozenset[str]
    """Targets that another report would call by the same name, places left out."""
    described: frozenset[str]
    """Folded words that describe what was hit where it has no name ("مركز للشرطة")."""
    apart: frozenset[str]
    """Keys of the tellings that the report says are another happening."""
    lead: bool
    """Whether the report begins with it."""
    story: Story
    """The rare words of the whole report."""


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
    whole = story(record.document.text)
    return [_features(record, t, about, sentences, whole, world) for t in record.tellings]


def _features(
    record: Record,
    telling: Telling,
    about: Mapping[str, Sequence[Claim]],
    sentences: Mapping[int, str],
    whole: Story,
    world: World,
) -> Features:
    claims = about.get(telling.key, ())
    told: dict[Predicate, set[str]] = defaultdict(set)
    for claim in claims:
        if not claim.negated:
            told[claim.predicate].add(claim.object)
    targets = told[Predicate.TARGETED]
    hit = frozenset(t for t in targets if not world.is_state(t))
    struck_places = {t for t in targets if world.is_place(t)}
    places = _places(told[Predicate.OCCURRED_AT] | struck_places or set(filter(world.is_state, targets)), world)
    days = [c for c in claims if c.predicate is Predicate.ON_DATE and not c.negated]
    day = sharpest_date(c.date for c in days)
    anchored = {a.sentence for a in telling.anchors}
    others, own = _of_others(telling, claims, about), _own_sentences(telling, record)
    mentioned = [m for m in record.mentions if m.sentence in own and _is_name(m)]
    mentions = [m for m in mentioned if m.entity not in others]
    return Features(
        key=telling.key,
        document=record.document.key,
        published=record.document.published,
        kinds=telling.kinds,
        date=day,
        reckoned=all(c.rule in dates().reckoned for c in days if c.date == day),
        places=_set(places),
        targets=_set(hit),
        doers=_set(frozenset(c.subject for c in claims if c.predicate in _DOERS and not c.negated)),
        victims=_set(frozenset(v for v in told[Predicate.VICTIM] if world.kind(v) is EntityKind.PERSON)),
        weapons=_set(frozenset(told[Predicate.USED_WEAPON])),
        killed=_set(_counts(claims, Predicate.KILLED)),
        wounded=_set(_counts(claims, Predicate.WOUNDED)),
        words=_words(own, sentences),
        names=_set(frozenset(m.entity for m in mentions if m.kind in _TELLING_NAMES)),
        around=_set(frozenset(m.entity for m in mentions if m.kind in _PLACES and not world.described(m.entity))),
        states=_set(frozenset(s for m in mentioned if (s := world.state(m.entity)))),
        named=_set(frozenset(t for t in hit - places if not world.described(t))),
        described=_set(frozenset(w for t in targets if world.described(t) for w in _description(t))),
        apart=_set(frozenset(telling.apart)),
        lead=min(anchored, default=0) <= weights()["lead_sentence"],
        story=whole,
    )


def _of_others(telling: Telling, claims: Iterable[Claim], about: Mapping[str, Sequence[Claim]]) -> set[str]:
    """Where and whom the happenings hit that the report tells apart from this one, and this one did not; what was shot down was
    on its way to where the others fell."""
    if IncidentKind.INTERCEPTION in telling.kinds:
        return set()
    theirs = {c.object for key in telling.apart for c in about.get(key, ()) if c.predicate in _HIT}
    return theirs - {c.object for c in claims if c.predicate in _HIT}


def _own_sentences(telling: Telling, record: Record) -> set[int]:
    """The sentences that tell this happening and no other one; where there is none, all that tell it."""
    anchored, others = (
        {a.sentence for t in record.tellings if (t.key == telling.key) is mine for a in t.anchors} for mine in (True, False)
    )
    return anchored - others or anchored


def _is_name(mention: Mention) -> bool:
    """Whether a mention names one thing: a single word that no catalogue knows may be a common noun ("انتحاريون")."""
    return mention.witness == "catalogue" or mention.kind is not EntityKind.PERSON or " " in mention.text.strip()


def _description(site: str) -> list[str]:
    """The words of which linking made the key of a site without a name."""
    return [w for w in site.partition(NAMELESS)[0].rpartition(":")[2].split("_") if w]


def _places(told: set[str], world: World) -> frozenset[str]:
    named = {p for p in told if not world.described(p)}
    return most_specific(named, world) if any(not world.is_state(p) for p in named) else most_specific(told, world)


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


def _words(told: Iterable[int], sentences: Mapping[int, str]) -> tuple[str, ...]:
    words = {w for s in told for w in texts.words(sentences.get(s, "")) if len(w) >= MIN_WORD or w.isdigit()}
    return tuple(map(sys.intern, sorted(words)))


@lru_cache(maxsize=100_000)
def _set(things: frozenset[T]) -> frozenset[T]:
    """One object for equal sets: most tellings are of a few places and parties, and a set takes much memory."""
    return things
