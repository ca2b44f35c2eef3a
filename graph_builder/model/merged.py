"""What all records together tell: incidents, and what was derived, judged and left in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from graph_builder.model.claims import Claim, DateRange, Record
from graph_builder.model.links import Entity
from graph_builder.model.terms import Certainty, IncidentKind, Predicate, Verdict


@dataclass(frozen=True)
class Incident:
    """One happening as all documents together tell it."""

    key: str
    caption: str
    """Latin letters: kind, place, date."""
    kinds: tuple[IncidentKind, ...]
    tellings: tuple[str, ...]
    date: DateRange | None
    place: str | None
    """Entity key of the most specific place."""
    killed: tuple[int | None, int | None]
    """Lowest and highest count over all accounts."""
    wounded: tuple[int | None, int | None]


@dataclass(frozen=True)
class Copy:
    """A document that repeats another one's text."""

    document: str
    of: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One edge for people, rebuilt from claims. ``subject`` and ``object`` are entity or incident keys, or a literal."""

    subject: str
    predicate: Predicate
    object: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    independent: int
    """Number of distinct origins after copies and shared speakers are folded."""
    certainty: Certainty
    inferred: bool
    negated: bool
    first_reported: date | None
    last_reported: date | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why one telling belongs to an incident."""

    telling: str
    incident: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Rehash:
    """A telling that tells an old incident as new."""

    telling: str
    told: date
    """The day on which it says that it happened, or its report's own day where it tells it as news without one."""
    first: date
    """The day on which it happened, or on which the text that it repeats was printed first."""

    @property
    def document(self) -> str:
        """The report that tells it."""
        return self.telling.rpartition("#")[0]


@dataclass(frozen=True)
class Judgement:
    """What somebody decided about two tellings, or about two unknown entities.

    Judgements are only ever added; with the records they make the merged view.
    """

    first: str
    """Key of a telling, or of an entity that no catalogue has."""
    first_start: int
    """Where a telling's first anchor starts: another version of the reader may number it otherwise. 0 for an entity."""
    second: str
    second_start: int
    verdict: Verdict
    by: str
    at: datetime
    """In UTC."""
    why: str = ""


@dataclass(frozen=True)
class Doubt:
    """A pair of tellings, or of unknown entities, that may be one."""

    first: str
    second: str
    score: float
    """0 to 1, 0.5 where as much speaks for one as against it."""
    reason: str
    changes: int
    """How many pairs of tellings, or of reports, a verdict would put together or asunder."""


@dataclass(frozen=True)
class Graph:
    """The merged view of all records: what the store is filled from."""

    records: tuple[Record, ...]
    entities: Mapping[str, Entity]
    incidents: tuple[Incident, ...]
    incident_of: Mapping[str, str]
    """Telling key -> incident key."""
    merges: tuple[Merge, ...]
    inferred: tuple[Claim, ...]
    copies: tuple[Copy, ...]
    contradictions: tuple[Contradiction, ...]
    shortcuts: tuple[Shortcut, ...] = field(default=())
    doubts: tuple[Doubt, ...] = field(default=())
    """What a person should look at, what would change most first; for unknown entities see ``incidents.alike``."""
    rehashes: tuple[Rehash, ...] = field(default=())
    one_key: Mapping[str, str] = field(default_factory=dict)
    """Unknown entity that was judged to be another one -> the key that both have in this view."""
    judged: frozenset[tuple[str, str]] = field(default=frozenset())
    """Pairs of unknown entities, by their keys in this view, the smaller first, of which somebody said whether they are one."""
