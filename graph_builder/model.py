"""The vocabulary that every room speaks: one dataclass per thing, nothing that computes.

Invariants
- Every ``start``/``end`` is a half-open range of characters of ``Document.text``, as the document was read, before any
  normalisation; ``document.text[start:end]`` is always the exact original wording.
- A *ref* (subject or object of a claim) is an entity key or a telling key. Telling keys hold a ``#``; entity keys never do.
- All collections are tuples or read-only mappings, and every dataclass is frozen: rooms hand new values on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property


class EntityKind(StrEnum):
    """Kinds of entity; a state is one ``GOVERNMENT`` entity, both as an actor and as a territory."""

    PERSON = "Person"
    ARMED_GROUP = "ArmedGroup"
    STATE_FORCE = "StateForce"
    GOVERNMENT = "Government"
    ORGANIZATION = "Organization"
    MEDIA_OUTLET = "MediaOutlet"
    UNNAMED_SOURCE = "UnnamedSource"
    REGION = "Region"
    CITY = "City"
    SITE = "Site"

    @property
    def is_place(self) -> bool:
        """Whether something can happen *at* an entity of this kind."""
        return self in (EntityKind.GOVERNMENT, EntityKind.REGION, EntityKind.CITY, EntityKind.SITE)

    @property
    def is_actor(self) -> bool:
        """Whether an entity of this kind can act, speak or be accused."""
        return self not in (EntityKind.REGION, EntityKind.CITY, EntityKind.SITE)


class IncidentKind(StrEnum):
    """What kind of violent happening an incident is."""

    AIRSTRIKE = "airstrike"
    DRONE_ATTACK = "drone_attack"
    ROCKET_ATTACK = "rocket_attack"
    SHELLING = "shelling"
    BOMBING = "bombing"
    EXPLOSION = "explosion"
    ARMED_CLASH = "armed_clash"
    SHOOTING = "shooting"
    ASSASSINATION = "assassination"
    INTERCEPTION = "interception"
    GROUND_OPERATION = "ground_operation"
    RAID = "raid"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    SEIZURE = "seizure"
    ATTACK = "attack"
    CAMPAIGN = "campaign"


class Weapon(StrEnum):
    """Weapon labels of ``used_weapon``."""

    DRONE = "drone"
    ROCKET = "rocket"
    MISSILE = "missile"
    AIRCRAFT = "aircraft"
    ARTILLERY = "artillery"
    IED = "ied"
    CAR_BOMB = "car_bomb"
    SUICIDE_VEST = "suicide_vest"
    SMALL_ARMS = "small_arms"


class Predicate(StrEnum):
    """The predicates of a claim; the ranges of subject and object are given by the comment on each group."""

    # actor -> place
    LOCATED_AT = "located_at"
    # place -> place
    LOCATED_IN = "located_in"
    # actor -> actor
    PART_OF = "part_of"
    LEADS = "leads"
    SPOKESPERSON_OF = "spokesperson_of"
    BACKED_BY = "backed_by"
    THREATENED = "threatened"
    MET = "met"
    # actor -> telling
    PERPETRATED = "perpetrated"
    CLAIMED = "claimed"
    DENIED = "denied"
    ACCUSED_OF = "accused_of"
    CONFIRMED = "confirmed"
    CONDEMNED = "condemned"
    DECLINED_COMMENT = "declined_comment"
    INVESTIGATES = "investigates"
    # telling -> entity
    TARGETED = "targeted"
    OCCURRED_AT = "occurred_at"
    VICTIM = "victim"
    # telling -> literal
    ON_DATE = "on_date"
    USED_WEAPON = "used_weapon"
    KILLED = "killed"
    WOUNDED = "wounded"
    # telling -> telling
    RETALIATION_FOR = "retaliation_for"


LITERAL_PREDICATES = frozenset({Predicate.ON_DATE, Predicate.USED_WEAPON, Predicate.KILLED, Predicate.WOUNDED})


class Certainty(StrEnum):
    """How sure the speaker is, strongest first."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class Verdict(StrEnum):
    """Whether two tellings are one happening; ``UNSURE`` leaves it to the rules, and so takes an earlier verdict back."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class DatePrecision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    INTERVAL = "interval"
    MONTH = "month"
    YEAR = "year"


# ---------------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True)
class Document:
    """One report as it was read. ``text`` starts with the title, where there is one; the body starts at ``body_start``."""

    key: str
    """Deterministic: a hash of address and content."""
    doc_id: str
    """The id that the source gave, or the file's name."""
    text: str
    body_start: int = 0
    published: date | None = None
    published_at: datetime | None = None
    """With the time of day, in UTC, where the source tells one."""
    source: str | None = None
    """The outlet's name as the source gives it."""
    url: str | None = None
    path: str | None = None
    replaces: str | None = None
    """Key of the version that the publisher had under the same address before."""

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return self.text[: self.body_start].strip()

    @property
    def address(self) -> str:
        """What stays the same when the publisher changes the text."""
        return self.url or self.doc_id


# --------------------------------------------------------------------------------------------------------- language


@dataclass(frozen=True)
class Word:
    """One syntactic word (clitics are words of their own)."""

    index: int
    """Place in the sentence, from 0."""
    text: str
    """Normalised form: no diacritics, no tatweel."""
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    """Index of the governing word, -1 for the root."""
    deprel: str
    start: int
    end: int
    """Exact characters of the word; where a token is split into words and the parts cannot be told apart, the token's."""
    token: int
    """Index of the surface token in the sentence."""


@dataclass(frozen=True)
class NamedSpan:
    """A name that the NER model found, clitics stripped. ``label`` is PERS, LOC, ORG or MISC."""

    label: str
    first: int
    last: int
    """Word indices, both inclusive."""
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence."""

    index: int
    start: int
    end: int
    paragraph: int
    """Number of the paragraph in the document, from 0; the title is a paragraph of its own."""
    is_title: bool
    words: tuple[Word, ...]
    names: tuple[NamedSpan, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the indices of the words that it governs, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                found[word.head].append(word.index)
        return tuple(tuple(c) for c in found)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of a word and of all that hangs from it, in order."""
        seen, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return tuple(sorted(seen))


@dataclass(frozen=True)
class ParsedDocument:
    """A document and its sentences, in order."""

    document: Document
    sentences: tuple[Sentence, ...]


# ---------------------------------------------------------------------------------------------------------- linking

NAMELESS = "@"
"""Stands in the key of a site that a document only describes ("مركز للشرطة"), before the document's key."""


@dataclass(frozen=True)
class Tie:
    """What the catalogue knows to hold between an entity and another one, and when."""

    predicate: Predicate
    """``part_of``, ``backed_by``, ``leads`` or ``spokesperson_of``."""
    object: str
    """Entity key."""
    since: str | None = None
    """A year, month or day (``2014``, ``2014-06``, ``2014-06-29``); ``None``: the beginning is not known."""
    until: str | None = None
    """In the same form, inclusive; ``None``: not known to have ended."""
    title: str | None = None
    """Arabic name of an office."""
    source: str | None = None
    """Who tells it."""

    def holds_on(self, day: date) -> bool:
        """Whether the tie may have held on a day: a year or month counts as a whole."""
        told = day.isoformat()
        return (self.since or "") <= told and (self.until is None or told[: len(self.until)] <= self.until)


@dataclass(frozen=True)
class Entity:
    """Somebody or somewhere. ``key`` is a catalogue key, or deterministic from the normalised name and kind."""

    key: str
    kind: EntityKind
    name_ar: str
    name_en: str
    """Latin letters always: the catalogue's English name, or a romanisation."""
    names: tuple[str, ...]
    """All names: Arabic forms, those used in the documents included, and English ones."""
    origin: str
    """``catalogue``, ``gazetteer`` (GeoNames) or ``text`` (not known to the catalogue)."""
    country: str | None = None
    """Key of the state that the entity belongs to or lies in."""
    container: str | None = None
    """For places: key of the next larger place."""
    part_of: tuple[str, ...] = ()
    """For actors: keys of the actors that the catalogue says it belongs to, at any time."""
    ties: tuple[Tie, ...] = ()
    """Memberships, backers and posts with their times; every key of ``part_of`` has one."""
    umbrella: bool = False
    """A name under which several groups act or claim."""
    confused_with: tuple[str, ...] = ()
    """Keys of entities that it is not to be confused with."""
    latitude: float | None = None
    longitude: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that means an entity."""

    sentence: int
    first: int
    last: int
    """Word indices in the sentence, both inclusive."""
    head: int
    """Index of the syntactic head among those words."""
    start: int
    end: int
    text: str
    entity: str
    kind: EntityKind
    witness: str
    """``catalogue``, ``ner``, ``syntax`` (title + name, description of a source) or ``anaphora`` ("القاعدة", "الفصيل")."""
    score: float
    alternatives: tuple[tuple[str, float], ...] = ()
    """Other entities that the words may mean, with their scores."""
    tone: str | None = None
    """Set where the wording is partisan: ``hostile`` or ``honorific``."""
    adjective: bool = False
    """A relational adjective ("إسرائيلي", "الأميركية"): the state is meant as an owner or doer, not named as a place."""
    why: str = ""
    """What the score of a catalogue name is made of: "its name 0.85, the passage is about its state 0.15"."""


@dataclass(frozen=True)
class LinkedDocument:
    """A parsed document, its mentions in order of text, and every entity that they mean, by key."""

    parsed: ParsedDocument
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Mention, ...]]:
        """Mentions of each sentence, in order."""
        found: dict[int, list[Mention]] = {s.index: [] for s in self.parsed.sentences}
        for mention in self.mentions:
            found[mention.sentence].append(mention)
        return {k: tuple(v) for k, v in found.items()}


# ------------------------------------------------------------------------------------------------------- extraction


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


@dataclass(frozen=True, slots=True)
class Telling:
    """One happening as one document tells it. ``key`` is ``<document key>#i<n>``."""

    key: str
    kinds: tuple[IncidentKind, ...]
    """Every told kind, best first."""
    anchors: tuple[Span, ...]
    """The words that tell it ("هجوم", "استهدفت"), in order of text."""


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
    """Every entity that a claim, a relay or the outlet needs."""
    mentions: tuple[Mention, ...]
    tellings: tuple[Telling, ...]
    claims: tuple[Claim, ...]
    version: str
    """Version of the reader (program, pack, catalogue): another version means reading again."""


# -------------------------------------------------------------------------------------------------------- incidents


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


@dataclass(frozen=True)
class Judgement:
    """What somebody decided about two tellings. Judgements are only ever added; with the records they make the merged view."""

    first: str
    """Telling key."""
    first_start: int
    """Where its first anchor starts: another version of the reader may number the telling otherwise."""
    second: str
    second_start: int
    verdict: Verdict
    by: str
    at: datetime
    """In UTC."""
    why: str = ""


@dataclass(frozen=True)
class Doubt:
    """A pair of tellings that the rules are not sure of."""

    first: str
    second: str
    score: float
    """0 to 1, 0.5 where as much speaks for one happening as against it."""
    reason: str
    changes: int
    """How many pairs of tellings a verdict would put together or asunder."""


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
    """What a person should look at, what would change most first."""
