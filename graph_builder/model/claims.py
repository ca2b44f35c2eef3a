"""What one document tells, and its record: the unit that is stored, compared and withdrawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph_builder.model.links import Entity, Mention
from graph_builder.model.terms import Certainty, DatePrecision, IncidentKind, Predicate
from graph_builder.model.text import Document


@dataclass(frozen=True, slots=True)
class Span:
    """Exact characters of a sentence."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days, both inclusive."""

    first: date
    last: date
    precision: DatePrecision

    def __str__(self) -> str:
        """The ISO form that ``on_date`` carries: a day, a month or ``first/last``, which a year is too."""
        match self.precision:
            case DatePrecision.DAY:
                return self.first.isoformat()
            case DatePrecision.MONTH:
                return f"{self.first:%Y-%m}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of persons. ``None`` is an open end: "at least 20" is ``low=20, high=None``."""

    value: int
    """The number told, as it is printed in ``killed``/``wounded``."""
    low: int | None
    high: int | None
    update: bool = False
    """The text says that this count replaces an earlier one ("ارتفاع الحصيلة إلى")."""
    of: str | None = None
    """Key of the force whose men alone are counted ("ثلاثة جرحى في صفوف الجيش"); others may have been hit besides."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening as one document tells it. ``key`` is ``<document key>#i<n>``."""

    key: str
    kinds: tuple[IncidentKind, ...]
    """Every told kind, best first."""
    anchors: tuple[Span, ...]
    """The words that tell it ("هجوم", "استهدفت"), in order of text."""
    apart: tuple[str, ...] = ()
    """Keys of the tellings that the words of the document say are another happening ("هجوم آخر", "بعد أيام من تفجير")."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One told triple with its chain."""

    key: str
    """Deterministic: a hash of document, triple, speaker and evidence."""
    document: str
    predicate: Predicate
    subject: str
    object: str
    """A ref, or for the literal predicates the printed value."""
    evidence: Span
    rule: str
    """Name of the frame or rule that made the claim."""
    path: str
    """How the rule found its arguments, for ``isnad explain``."""
    score: float
    """0 to 1: how well the witnesses agree."""
    speaker: str | None = None
    """Entity key of who says so; ``None`` is the outlet's own voice."""
    relays: tuple[str, ...] = ()
    """Entity keys of those who pass it on, nearest to the speaker first."""
    certainty: Certainty = Certainty.ASSERTED
    negated: bool = False
    what: str | None = None
    """For ``denied``: ``responsibility``, ``occurrence`` or ``statement``."""
    figure: Figure | None = None
    date: DateRange | None = None
    said_on: DateRange | None = None
    """When it was said, where the text tells ("قال أمس"): by the speaker, or of a stance when its subject took it. When it was
    reported is the document's date."""
    inferred: bool = False
    premises: tuple[str, ...] = ()
    """Keys of the claims that an inferred claim rests on."""


@dataclass(frozen=True, slots=True)
class SentenceText:
    """What the graph keeps of a sentence."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Record:
    """All that was read out of one document: the unit that is stored, compared and withdrawn."""

    document: Document
    outlet: str | None
    """Entity key of the publisher, where it is known."""
    sentences: tuple[SentenceText, ...]
    entities: tuple[Entity, ...]
    """Every entity that the text names, or that a claim, a relay or the outlet needs, and all above them."""
    mentions: tuple[Mention, ...]
    tellings: tuple[Telling, ...]
    claims: tuple[Claim, ...]
    version: str
    """Version of the reader (program, pack, catalogue): another version means reading again."""

    @cached_property
    def naming(self) -> Mapping[str, int]:
        """Key of each entity that the text names -> how often it does, in order of text; only ``entities``, all of which earlier
        readers did not keep."""
        known = {e.key for e in self.entities}
        return Counter(m.entity for m in self.mentions if m.is_name and m.entity in known)
