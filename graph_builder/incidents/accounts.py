"""The table of accounts of one incident: one row for each voice, with what it says of deed, doer, target, weapon and tolls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from graph_builder.errors import NotFoundError
from graph_builder.incidents.copies import origins
from graph_builder.incidents.features import claims_by_telling
from graph_builder.incidents.independence import Sources, unsaid
from graph_builder.incidents.knowledge import build_world
from graph_builder.incidents.revisions import Step, steps, told_at
from graph_builder.incidents.voices import by_voice
from graph_builder.incidents.world import World
from graph_builder.model import Certainty, Claim, DateRange, Document, Graph, IncidentKind, Predicate

_STANCES = frozenset(
    {
        Predicate.CLAIMED,
        Predicate.DENIED,
        Predicate.CONFIRMED,
        Predicate.CONDEMNED,
        Predicate.DECLINED_COMMENT,
        Predicate.INVESTIGATES,
    }
)
_DEEDS = frozenset({Predicate.PERPETRATED, Predicate.ACCUSED_OF})
_STRENGTH = list(Certainty)


@dataclass(frozen=True)
class Named:
    """An entity or a weapon that a voice names; ``denied`` where it says "not this one"."""

    ref: str
    denied: bool = False
    certainty: Certainty = Certainty.ASSERTED
    """The strongest told."""


@dataclass(frozen=True)
class Stance:
    """What somebody does about the incident: claims, denies (``what``: responsibility, occurrence, statement), condemns, ..."""

    predicate: Predicate
    actor: str
    what: str | None = None
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    """The strongest told."""


@dataclass(frozen=True)
class Account:
    """One row. All refs are entity keys but the weapons."""

    speaker: str | None
    """``None`` where outlets speak in their own voice, or nobody does."""
    unsaid: bool
    """Nobody says so: an outlet tells it as what somebody denies."""
    outlet: str | None
    """The outlet that first brought it, where it is known."""
    relays: tuple[str, ...]
    """Everybody who passes it on, nearest to the speaker first."""
    kinds: tuple[IncidentKind, ...]
    """What the tellings call it that nobody else tells of."""
    stances: tuple[Stance, ...]
    doers: tuple[Named, ...]
    targets: tuple[Named, ...]
    victims: tuple[Named, ...]
    places: tuple[Named, ...]
    weapons: tuple[Named, ...]
    killed: tuple[Step, ...]
    """What it counted, the earliest first, each later step in the place of the one before."""
    wounded: tuple[Step, ...]
    days: tuple[DateRange, ...]
    """When it says that it happened, the earliest first."""
    answers: tuple[str, ...]
    """Keys of the tellings for which it says that this was done in retaliation."""
    certainty: Certainty
    """The strongest told of anything."""
    said: tuple[DateRange, ...]
    """When the speaker said it or took his stance, where the reports tell, in order."""
    first_reported: date | None
    last_reported: date | None
    documents: tuple[str, ...]
    """The earliest first, of one moment originals before copies."""
    claims: tuple[str, ...]
    contradicts: tuple[str, ...]
    """Keys of claims of other accounts that cannot hold together with this one."""


def accounts(graph: Graph, incident_key: str) -> tuple[Account, ...]:
    """The accounts of one incident, the first reported first, those of one report as it tells them, outlets' own words last. What
    nobody says is among them where it is a figure or a doer, and not for its place alone.

    Raises ``NotFoundError`` for a key that no incident has.
    """
    incident = next((i for i in graph.incidents if i.key == incident_key), None)
    if incident is None:
        raise NotFoundError(f"no incident {incident_key}", "List the incidents to see their keys.")
    members = set(incident.tellings)
    documents = {t.rpartition("#")[0] for t in members}
    records = [r for r in graph.records if r.document.key in documents]
    sources = Sources.of(graph.records, origins(graph.copies), build_world(records, graph.entities))
    about = claims_by_telling(c for r in records for c in r.claims)
    voices = by_voice((c for t in incident.tellings for c in about.get(t, ())), sources)
    rivals = _rivals(graph)
    kinds = {t.key: t.kinds for r in records for t in r.tellings if t.key in members}
    texts = {r.document.key: r.document for r in graph.records}
    starts = {c.key: c.evidence.start for said in voices.values() for c in said}
    voiced = {t: {c.key for c in about.get(t, ())} for t in kinds}
    every = (_account(said, sources, kinds, voiced, rivals, texts) for said in voices.values())
    rows = [row for row in every if not row.unsaid or row.killed or row.wounded or row.doers]

    def order(row: Account) -> tuple[tuple[datetime, bool, str], bool, int, tuple[str, ...]]:
        return _moment(row.documents[0], texts, sources), row.speaker is None, min(starts[c] for c in row.claims), row.claims

    return tuple(sorted(rows, key=order))


def _moment(document: str, texts: Mapping[str, Document], sources: Sources) -> tuple[datetime, bool, str]:
    """Sorts reports: the earlier first, of one moment originals before copies."""
    return told_at(texts[document]), document in sources.originals, document


def _rivals(graph: Graph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in graph.contradictions:
        found[pair.first].add(pair.second)
        found[pair.second].add(pair.first)
    return found


def _account(
    claims: Sequence[Claim],
    sources: Sources,
    kinds: Mapping[str, tuple[IncidentKind, ...]],
    voiced: Mapping[str, set[str]],
    rivals: Mapping[str, set[str]],
    texts: Mapping[str, Document],
) -> Account:
    """``voiced``: telling -> the claims about it; what it is called is the word of a voice only where no other tells of it."""
    own = {c.key for c in claims}
    documents = sorted({c.document for c in claims}, key=lambda d: _moment(d, texts, sources))
    days = sorted(d for d in map(sources.published.get, documents) if d)
    told = {ref for c in claims for ref in (c.subject, c.object) if own.issuperset(voiced.get(ref, ("",)))}
    place = {document: n for n, document in enumerate(documents)}
    first = min(claims, key=lambda c: (c.document in sources.originals, place[c.document], sources.in_title(c), c.key))
    speaker = sources.speaker(first)
    return Account(
        speaker=speaker,
        unsaid=unsaid(first),
        outlet=sources.outlets.get(sources.first_in(first)),
        relays=tuple(dict.fromkeys(relay for c in sorted(claims, key=lambda c: c.key) for relay in c.relays)),
        kinds=tuple(k for k in IncidentKind if any(k in kinds[t] for t in told)),
        stances=_stances((c for c in claims if c.predicate in _STANCES), speaker, sources.world),
        doers=_named((c.subject, c) for c in claims if c.predicate in _DEEDS),
        targets=_objects(claims, Predicate.TARGETED),
        victims=_objects(claims, Predicate.VICTIM),
        places=_objects(claims, Predicate.OCCURRED_AT),
        weapons=_objects(claims, Predicate.USED_WEAPON),
        killed=steps((c for c in claims if c.predicate is Predicate.KILLED), texts),
        wounded=steps((c for c in claims if c.predicate is Predicate.WOUNDED), texts),
        days=_in_order(c.date for c in claims if c.predicate is Predicate.ON_DATE and not c.negated),
        answers=tuple(sorted({c.object for c in claims if c.predicate is Predicate.RETALIATION_FOR and not c.negated})),
        certainty=_strongest(c.certainty for c in claims),
        said=_in_order(c.said_on for c in claims),
        first_reported=days[0] if days else None,
        last_reported=days[-1] if days else None,
        documents=tuple(documents),
        claims=tuple(sorted(own)),
        contradicts=tuple(sorted({r for c in own for r in rivals.get(c, ())} - own)),
    )


def _strongest(told: Iterable[Certainty]) -> Certainty:
    return min(told, key=_STRENGTH.index)


def _stances(claims: Iterable[Claim], speaker: str | None, world: World) -> tuple[Stance, ...]:
    """What is done about the incident, each once; a source without a name, whom a title or a copy may call otherwise, is the
    account's speaker."""
    told: dict[Stance, set[Certainty]] = defaultdict(set)
    for claim in claims:
        actor = speaker if speaker and world.unnamed(speaker) and world.unnamed(claim.subject) else claim.subject
        told[Stance(claim.predicate, actor, claim.what, claim.negated)].add(claim.certainty)
    stances = sorted(told, key=lambda s: (s.predicate.value, s.actor, s.what or "", s.negated))
    return tuple(replace(stance, certainty=_strongest(told[stance])) for stance in stances)


def _objects(claims: Iterable[Claim], predicate: Predicate) -> tuple[Named, ...]:
    return _named((c.object, c) for c in claims if c.predicate is predicate)


def _named(told: Iterable[tuple[str, Claim]]) -> tuple[Named, ...]:
    """What some claims name, each once."""
    found: dict[tuple[str, bool], set[Certainty]] = defaultdict(set)
    for ref, claim in told:
        found[ref, claim.negated].add(claim.certainty)
    return tuple(Named(ref, denied, _strongest(found[ref, denied])) for ref, denied in sorted(found))


def _in_order(told: Iterable[DateRange | None]) -> tuple[DateRange, ...]:
    return tuple(sorted({d for d in told if d}, key=lambda d: (d.first, d.last)))
