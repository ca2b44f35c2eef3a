"""All that is told of one incident, ready to be shown: accounts, contradictions, and who is independent of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from graph_builder.errors import NotFoundError
from graph_builder.incidents.accounts import Account, accounts
from graph_builder.incidents.copies import origins
from graph_builder.incidents.features import claims_by_telling, features
from graph_builder.incidents.identity import describe
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.world import World, build_world
from graph_builder.model import Claim, Contradiction, Copy, Entity, Graph, Incident, Record


@dataclass(frozen=True)
class Folded:
    """A document that adds no origin of its own, and why."""

    document: str
    origin: str
    why: str


@dataclass(frozen=True)
class Dossier:
    """One incident. ``documents`` and ``claims`` explain the keys of all the rest; ``world`` names entities."""

    incident: Incident
    accounts: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    origins: tuple[str, ...]
    """The independent ones: an actor's or outlet's key, or ``document:KEY`` where no publisher is known."""
    folded: tuple[Folded, ...]
    documents: Mapping[str, Record]
    claims: Mapping[str, Claim]
    world: World


def dossier(
    tellings: Iterable[str],
    records: Sequence[Record],
    copies: Sequence[Copy],
    contradictions: Sequence[Contradiction],
    catalogue: Mapping[str, Entity],
    as_of: datetime | None = None,
) -> Dossier:
    """The dossier of the incident that some tellings make; ``records`` are their documents and the originals of these.

    With ``as_of`` only what was published by then is known; a report without an hour counts from the end of its day. Raises
    ``NotFoundError`` where nothing was known yet.
    """
    known = {r.document.key: r for r in records if as_of is None or _published(r) <= as_of}
    members = sorted(t for t in tellings if t.rpartition("#")[0] in known)
    if not members:
        raise NotFoundError("Nothing was told of this incident by then.", "Ask for a later moment.")
    every = [known[key] for key in sorted(known)]
    world = build_world(every, catalogue)
    about = claims_by_telling(c for r in every for c in r.claims)
    said = [c for t in members for c in about.get(t, ())]
    incident = describe([f for r in every for f in features(r, world) if f.key in set(members)], said, world)
    held = {c.key for c in said}
    rivals = tuple(c for c in contradictions if c.first in held and c.second in held)
    sources = Sources.of(every, origins(copies), world)
    part = Graph(
        tuple(every), world.entities, (incident,), dict.fromkeys(members, incident.key), (), (), tuple(copies), rivals
    )  # what `accounts` needs of a graph
    return Dossier(
        incident,
        accounts(part, incident.key),
        rivals,
        tuple(sorted(sources.origins(said))),
        tuple(_folded(said, sources)),
        known,
        {c.key: c for c in said},
        world,
    )


def _published(record: Record) -> datetime:
    document = record.document
    if document.published_at:
        return document.published_at if document.published_at.tzinfo else document.published_at.replace(tzinfo=UTC)
    if document.published:
        return datetime.combine(document.published, time.max, UTC)
    return datetime.max.replace(tzinfo=UTC)


def _folded(said: Sequence[Claim], sources: Sources) -> list[Folded]:
    """Documents after the first of each origin that bring no origin which is not there already."""
    origin_of: dict[str, set[str]] = defaultdict(set)
    for claim in said:
        origin_of[claim.document].add(sources.origin(claim))
    seen: set[str] = set()
    found = []
    order = sorted(origin_of, key=lambda d: (d in sources.originals, str(sources.published.get(d) or "9"), d))
    for document in order:
        names = origin_of[document]
        if document in sources.originals:
            found.append(Folded(document, sources.originals[document], "repeats its text"))
        elif names <= seen:
            found.append(Folded(document, min(names), "quotes whom others quote"))
        seen |= names
    return found
