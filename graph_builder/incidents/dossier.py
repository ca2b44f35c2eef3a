"""All that is told of one incident, ready to be shown: accounts, contradictions, and who is independent of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph_builder.errors import NotFoundError
from graph_builder.incidents.accounts import Account, accounts
from graph_builder.incidents.contradictions import find_contradictions
from graph_builder.incidents.copies import origins, repeats
from graph_builder.incidents.edges import Edges
from graph_builder.incidents.features import claims_by_telling, features
from graph_builder.incidents.identity import describe
from graph_builder.incidents.independence import Sources, unsaid
from graph_builder.incidents.inference import infer_claims
from graph_builder.incidents.knowledge import Tie, build_world, reachable
from graph_builder.incidents.rehashes import find_rehashes
from graph_builder.incidents.revisions import told_at
from graph_builder.incidents.shortcuts import way
from graph_builder.incidents.texts import words
from graph_builder.incidents.world import World
from graph_builder.model import Claim, Contradiction, Copy, Entity, Graph, Incident, Predicate, Record, Rehash, Shortcut


@dataclass(frozen=True)
class Folded:
    """A document that adds no origin of its own, and why."""

    document: str
    origin: str
    why: str


@dataclass(frozen=True)
class Change:
    """A report that its publisher changed under the same address, and what the new version says no more of the incident."""

    document: str
    newer: str
    dropped: tuple[str, ...]
    """Keys of claims of the earlier version."""


@dataclass(frozen=True)
class Dossier:
    """One incident. ``documents`` and ``claims`` explain the keys of all the rest; ``world`` names entities."""

    incident: Incident
    accounts: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    origins: tuple[str, ...]
    """The independent ones: an actor's or outlet's key, or ``document:KEY`` where no publisher is known."""
    folded: tuple[Folded, ...]
    changes: tuple[Change, ...]
    rehashes: tuple[Rehash, ...]
    shortcuts: tuple[Shortcut, ...]
    """What its claims say together, the inferred ones too; other incidents stand there by their tellings."""
    as_of: datetime | None
    documents: Mapping[str, Record]
    claims: Mapping[str, Claim]
    captions: Mapping[str, str]
    """What the tellings are called that its reports hold, by their keys."""
    world: World


def dossier(
    tellings: Iterable[str],
    records: Sequence[Record],
    copies: Sequence[Copy],
    catalogue: Mapping[str, Entity],
    as_of: datetime | None = None,
    ties: Iterable[Tie] = (),
) -> Dossier:
    """The dossier of the incident that some tellings make.

    ``records`` are their documents, the originals of these, and the newer versions that their publishers made of them. Who
    belongs to whom is taken from them, from the catalogue and from ``ties``, which other reports tell.

    With ``as_of`` only what was published by then is known; a report without an hour counts from the end of its day. Raises
    ``NotFoundError`` where nothing was known yet. What cannot both hold is worked out on what was known: "2 killed" and "5
    killed" are rivals in the morning, though a third source says 9 in the evening.
    """
    known = {r.document.key: r for r in records if as_of is None or told_at(r.document) <= as_of}
    members = _told_by_then(tellings, records, known)
    every = [known[key] for key in sorted(known)]
    world = build_world(every, catalogue, ties)
    about = claims_by_telling(c for r in every for c in r.claims)
    said = [c for t in members for c in about.get(t, ())]
    tellings_of = {f.key: f for r in every for f in features(r, world)}
    told = [tellings_of[t] for t in members]
    incident = describe(told, said, world)
    incident_of = dict.fromkeys(members, incident.key)
    repeated = tuple(c for c in copies if c.of in known)
    sources = Sources.of(every, origins(repeated), world)
    rivals = tuple(find_contradictions(incident, said, sources))
    inferred = _inferred(every, incident_of, world, catalogue)
    part = Graph(
        tuple(every), world.entities, (incident,), incident_of, (), (), repeated, rivals
    )  # what `accounts` needs of a graph
    return Dossier(
        incident,
        accounts(part, incident.key),
        rivals,
        tuple(sorted(sources.origins(c for c in said if not unsaid(c)))),
        tuple(_folded(said, sources)),
        tuple(_changes(said, every)),
        tuple(find_rehashes(told, incident, sources)),
        tuple(_shortcuts([*said, *inferred], incident_of, sources)),
        as_of,
        known,
        {c.key: c for c in said},
        {key: describe([f], about.get(key, ()), world).caption for key, f in tellings_of.items()},
        replace(world, entities={**reachable((c.subject for c in inferred), catalogue), **world.entities}),
    )


def _told_by_then(tellings: Iterable[str], records: Iterable[Record], known: Container[str]) -> list[str]:
    """Those tellings whose documents are known. Raises ``NotFoundError`` where none is."""
    tellers = {t: t.rpartition("#")[0] for t in tellings}
    members = sorted(t for t, document in tellers.items() if document in known)
    if not members:
        raise _too_early(r for r in records if r.document.key in tellers.values())
    return members


def _too_early(tellers: Iterable[Record]) -> NotFoundError:
    first = min(told_at(r.document) for r in tellers)
    dated = first.year < datetime.max.year
    hint = f"It is first told at {first:%Y-%m-%d %H:%M} UTC; ask for then or later." if dated else "No report of it has a day."
    return NotFoundError("Nothing was told of this incident by then.", hint)


def _inferred(
    records: Iterable[Record], incident_of: Mapping[str, str], world: World, catalogue: Mapping[str, Entity]
) -> list[Claim]:
    """What follows from the claims of responsibility for one incident, with the memberships that its own reports tell."""
    claims = (c for r in records for c in r.claims if c.object in incident_of or c.predicate is Predicate.PART_OF)
    return infer_claims(claims, incident_of, world, catalogue)


def _shortcuts(claims: Iterable[Claim], incident_of: Mapping[str, str], sources: Sources) -> list[Shortcut]:
    edges = Edges(sources)
    edges.change((), [(way(c, incident_of), c) for c in claims])
    return [edges.shortcuts[edge] for edge in sorted(edges.shortcuts)]


def _folded(said: Sequence[Claim], sources: Sources) -> list[Folded]:
    """Documents after the first of each origin that bring no origin which is not there already."""
    origin_of: dict[str, set[str]] = defaultdict(set)
    for claim in said:
        origin_of[claim.document].add(sources.origin(claim))
    seen: set[str] = set()
    found = []
    order = sorted(origin_of, key=lambda d: (d in sources.originals, told_at(sources.records[d].document), d))
    for document in order:
        names = origin_of[document]
        if document in sources.originals:
            original = sources.originals[document]
            found.append(Folded(document, original, repeats(sources.records[document], sources.records[original])))
        elif names <= seen:
            found.append(Folded(document, min(names), "quotes whom others quote"))
        seen |= names
    return found


def _changes(said: Sequence[Claim], records: Sequence[Record]) -> Iterator[Change]:
    """For each version of a report that was replaced, what it says of the incident and the next version does not.

    Words that stand in the next version too were not dropped, whatever was read out of them.
    """
    texts = {r.document.key: r.document.text for r in records}
    for newer in records:
        kept, text = {_content(c) for c in newer.claims}, _spoken(newer.document.text)
        earlier = (c for c in said if c.document == newer.document.replaces and _content(c) not in kept)
        dropped = [c.key for c in earlier if _spoken(texts[c.document][c.evidence.start : c.evidence.end]) not in text]
        if dropped and newer.document.replaces:
            yield Change(newer.document.replaces, newer.document.key, tuple(sorted(dropped)))


def _spoken(text: str) -> str:
    """Folded words between blanks, so that whole words only are found in another text."""
    return f" {' '.join(words(text))} "


def _content(claim: Claim) -> tuple[object, ...]:
    """What a claim says and who says it, whichever telling of its report it is about."""
    subject, target = ("" if "#" in ref else ref for ref in (claim.subject, claim.object))
    return claim.predicate, subject, target, claim.speaker, claim.negated, claim.what
