"""A dossier as a sheet of words and keys: what the terminal, Markdown, HTML, JSON and the HTTP layer show alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph_builder.incidents.accounts import Account, Named, Stance
from graph_builder.incidents.dossier import Dossier
from graph_builder.incidents.revisions import Step
from graph_builder.incidents.tables import kinds
from graph_builder.model import Figure, Predicate, Shortcut


@dataclass(frozen=True)
class Thing:
    """A thing by its key, and what people call it: an entity's name in Latin letters, the id of a report."""

    key: str
    name: str


@dataclass(frozen=True)
class Quote:
    """Arabic evidence: the sentence's words that a claim rests on."""

    arabic: str
    document: Thing


@dataclass(frozen=True)
class Count:
    """A told number of killed or wounded, as numbers; ``None`` is an open end ("at least 4" has no high)."""

    what: str
    count: int
    low: int | None
    high: int | None
    reported: date | None


@dataclass(frozen=True)
class Row:
    """One account, in words."""

    number: int
    who: str
    via: str
    """Who passes it on, nearest to the speaker first; of a source without a name at least the outlet that heard it."""
    says: str
    target: str
    weapon: str
    killed: str
    """A later count stands behind the one whose place it took: "2 → 3 (2024-04-21)"."""
    wounded: str
    certainty: str
    when: str
    documents: tuple[Thing, ...]
    """The earliest first."""
    speaker: Thing | None
    """``None`` where an outlet speaks in its own voice."""
    outlet: Thing | None
    """Who first brought it, where that is known."""
    quotes: tuple[Quote, ...]
    counts: tuple[Count, ...]
    """All that stand in ``killed`` and ``wounded``."""
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Rival:
    """Two accounts that cannot both hold: their numbers, and the claims and words that clash."""

    reason: str
    first: int
    second: int
    first_claim: str
    second_claim: str
    first_words: str
    second_words: str


@dataclass(frozen=True)
class Relation:
    """How an actor or a place has to do with the incident, and how many distinct origins say so."""

    predicate: str
    other: Thing
    independent: int
    documents: int
    certainty: str
    inferred: bool
    negated: bool


@dataclass(frozen=True)
class FoldedReport:
    """A report that adds no origin of its own, with the origin that it goes back to."""

    document: Thing
    origin: Thing
    why: str


@dataclass(frozen=True)
class ChangedReport:
    """A report that its publisher changed silently, and the words that the new version holds no more."""

    document: Thing
    newer: Thing
    words: tuple[str, ...]


@dataclass(frozen=True)
class RehashedReport:
    """A report that tells it as of a day, though it is known since another one."""

    document: Thing
    told: date
    first: date


@dataclass(frozen=True)
class Sheet:
    """All of it. With ``as_of`` (UTC) all the rest is what was known then."""

    key: str
    caption: str
    kinds: tuple[str, ...]
    date_from: date | None
    date_to: date | None
    date_precision: str | None
    places: tuple[Thing, ...]
    killed_low: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded_high: int | None
    weapons: tuple[str, ...]
    documents: int
    """Number of reports that tell it."""
    as_of: datetime | None
    accounts: tuple[Row, ...]
    contradictions: tuple[Rival, ...]
    relations: tuple[Relation, ...]
    origins: tuple[Thing, ...]
    folded: tuple[FoldedReport, ...]
    changed: tuple[ChangedReport, ...]
    rehashed: tuple[RehashedReport, ...]


@dataclass(frozen=True)
class Clash:
    """All rivals of one reason: the accounts of either side by number, each with the words that clash."""

    reason: str
    firsts: Mapping[int, str]
    seconds: Mapping[int, str]


COLUMNS = ("who", "says", "target", "weapon", "killed", "wounded", "certainty", "when", "documents")
ARROW = " → "
"""Between a count and the later one that took its place."""
_MOST_QUOTES = 3


def sheet(told: Dossier, key: str) -> Sheet:
    """The words of a dossier. ``key`` is the incident's key in the store."""
    names, incident, day = _Names(told), told.incident, told.incident.date
    return Sheet(
        key=key,
        caption=incident.caption,
        kinds=tuple(k.value for k in incident.kinds),
        date_from=day.first if day else None,
        date_to=day.last if day else None,
        date_precision=day.precision.value if day else None,
        places=tuple(names.thing(s.object) for s in _told_of(told, Predicate.OCCURRED_AT)),
        killed_low=incident.killed[0],
        killed_high=incident.killed[1],
        wounded_low=incident.wounded[0],
        wounded_high=incident.wounded[1],
        weapons=tuple(s.object for s in _told_of(told, Predicate.USED_WEAPON)),
        documents=len({t.rpartition("#")[0] for t in incident.tellings}),
        as_of=told.as_of,
        accounts=tuple(_row(number, account, names) for number, account in enumerate(told.accounts, start=1)),
        contradictions=tuple(_rivals(names)),
        relations=tuple(_relations(names)),
        origins=tuple(map(names.origin, told.origins)),
        folded=tuple(FoldedReport(names.report(f.document), names.origin(f.origin), f.why) for f in told.folded),
        changed=tuple(
            ChangedReport(names.report(c.document), names.report(c.newer), names.all_words(c.dropped)) for c in told.changes
        ),
        rehashed=tuple(RehashedReport(names.report(r.document), r.told, r.first) for r in told.rehashes),
    )


def clashes(told: Sheet) -> list[Clash]:
    """The contradictions of a sheet, one denial that stands against many accounts told once."""
    firsts, seconds = defaultdict[str, dict[int, str]](dict), defaultdict[str, dict[int, str]](dict)
    for rival in told.contradictions:
        firsts[rival.reason].setdefault(rival.first, rival.first_words)
        seconds[rival.reason].setdefault(rival.second, rival.second_words)
    return [Clash(reason, dict(sorted(firsts[reason].items())), dict(sorted(seconds[reason].items()))) for reason in firsts]


class _Names:
    def __init__(self, told: Dossier) -> None:
        self.told = told

    def thing(self, key: str) -> Thing:
        return Thing(key, self.told.world.english(key))

    def report(self, key: str) -> Thing:
        record = self.told.documents.get(key)
        return Thing(key, record.document.doc_id if record else key)

    def origin(self, key: str) -> Thing:
        """An entity, or a report whose publisher is not known."""
        name = key.removeprefix("document:")
        return self.report(name) if name in self.told.documents else self.thing(key)

    def words(self, claim: str) -> str:
        told = self.told.claims[claim]
        return self.told.documents[told.document].document.text[told.evidence.start : told.evidence.end]

    def all_words(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The words of some claims, each once."""
        return tuple(dict.fromkeys(map(self.words, claims)))

    def all(self, named: Iterable[Named], account: Account) -> str:
        """The names of some things, each once: two sites without a name may both be a "market". What is said less surely than
        the rest of the account says so."""
        told = (
            f"{'not ' if n.denied else ''}{self.told.world.english(n.ref).replace('_', ' ')}{_less_sure(n, account)}"
            for n in named
        )
        return ", ".join(dict.fromkeys(told))


def _less_sure(part: Named | Stance, account: Account) -> str:
    return f" ({part.certainty.value})" if part.certainty is not account.certainty else ""


def _told_of(told: Dossier, predicate: Predicate) -> list[Shortcut]:
    return [s for s in told.shortcuts if s.predicate is predicate and not s.negated]


def _row(number: int, account: Account, names: _Names) -> Row:
    claims = sorted(account.claims, key=lambda c: (names.told.claims[c].evidence.sentence, c))
    quotes = dict.fromkeys(Quote(names.words(c), names.report(names.told.claims[c].document)) for c in claims)
    speaker, outlet = (names.thing(key) if key else None for key in (account.speaker, account.outlet))
    publisher = outlet.name if outlet else f"report {names.report(account.documents[0]).name}"
    unnamed = names.told.world.unnamed(account.speaker)
    return Row(
        number,
        _who(speaker, publisher, account.unsaid),
        _via(account, names) or (publisher if unnamed else ""),
        _says(account, names),
        names.all((*account.targets, *account.victims), account),
        names.all(account.weapons, account),
        _toll(account.killed, names),
        _toll(account.wounded, names),
        account.certainty.value,
        _when(account),
        tuple(map(names.report, account.documents)),
        speaker,
        outlet,
        tuple(_longest(quotes)),
        (*_counts("killed", account.killed), *_counts("wounded", account.wounded)),
        account.claims,
    )


def _who(speaker: Thing | None, publisher: str, unsaid: bool) -> str:
    if unsaid:
        return f"nobody (in {publisher})"
    return speaker.name if speaker else f"{publisher} itself"


def _via(account: Account, names: _Names) -> str:
    """The chain of relays; an outlet that speaks for itself is not relayed by itself, though copies say so."""
    relays = (r for r in account.relays if account.speaker or r != account.outlet)
    return " ← ".join(map(names.told.world.english, relays))


def _rivals(names: _Names) -> Iterator[Rival]:
    """Each reason once for two accounts, however many claims of theirs it holds between."""
    number_of = {claim: n for n, account in enumerate(names.told.accounts, start=1) for claim in account.claims}
    seen: set[tuple[str, frozenset[int]]] = set()
    for pair in names.told.contradictions:
        first, second = number_of[pair.first], number_of[pair.second]
        place = pair.reason, frozenset((first, second))
        if place not in seen:
            seen.add(place)
            yield Rival(pair.reason, first, second, pair.first, pair.second, names.words(pair.first), names.words(pair.second))


def _relations(names: _Names) -> Iterator[Relation]:
    """Those with most origins first; what is no actor and no place is left out."""
    key, entities = names.told.incident.key, names.told.world.entities
    for edge in sorted(names.told.shortcuts, key=lambda s: (-s.independent, -len(s.documents), s.predicate, s.subject, s.object)):
        other = edge.object if edge.subject == key else edge.subject
        if other in entities:
            numbers = edge.independent, len(edge.documents)
            yield Relation(edge.predicate.value, names.thing(other), *numbers, edge.certainty.value, edge.inferred, edge.negated)


def _says(account: Account, names: _Names) -> str:
    """Stances, doers, places, that it is a reply, what it calls it where that is another word; else the day, which all tell."""
    english = names.told.world.english
    parts = []
    for stance in account.stances:
        verb = stance.predicate.value.replace("_", " ")
        who = "" if stance.actor == account.speaker else f"{english(stance.actor)} "
        what = f" ({stance.what})" if stance.what else ""
        parts.append(f"{who}{'has not ' if stance.negated else ''}{verb}{what}{_less_sure(stance, account)}")
    if account.doers:
        parts.append(f"by {names.all(account.doers, account)}")
    if account.places:
        parts.append(f"at {names.all(account.places, account)}")
    if account.answers:
        parts.append(f"in retaliation for {' and '.join(dict.fromkeys(names.told.captions[a] for a in account.answers))}")
    if otherwise := _called_otherwise(account, names.told):
        parts.append(f"calls it {', '.join(otherwise)}")
    return "; ".join(parts) or "".join(f"on {day}" for day in account.days[:1])


def _called_otherwise(account: Account, told: Dossier) -> list[str]:
    """What an account calls the incident, where that is not what most call it and no mere "attack" or "explosion"."""
    if told.incident.kinds[0] in account.kinds:
        return []
    return [k.value.replace("_", " ") for k in account.kinds if k not in kinds().vague]


def _when(account: Account) -> str:
    """When it was said, where that is told, and when it was reported."""
    reported = " to ".join(sorted({str(d) for d in (account.first_reported, account.last_reported) if d}))
    said = ", ".join(map(str, account.said))
    return f"{reported} (said {said})" if said and said != reported else reported


def _toll(told: Sequence[Step], names: _Names) -> str:
    texts = (", ".join(_figure(f, names) for f in step.figures) for step in told)
    days = (f" ({step.day})" if step.day and n else "" for n, step in enumerate(told))
    return ARROW.join(f"{text}{day}" for text, day in zip(texts, days, strict=True))


def _figure(figure: Figure, names: _Names) -> str:
    whose = f" of {names.told.world.english(figure.of)}" if figure.of else ""
    if figure.high is None:
        return f"at least {figure.value}{whose}"
    if figure.low is None:
        return f"at most {figure.value}{whose}"
    return f"{figure.value if figure.low == figure.high else f'{figure.low}–{figure.high}'}{whose}"


def _counts(what: str, told: Iterable[Step]) -> Iterator[Count]:
    return (Count(what, f.value, f.low, f.high, step.day) for step in told for f in step.figures)


def _longest(quotes: Iterable[Quote]) -> list[Quote]:
    """A few quotations, those left out that stand within another."""
    every = sorted(quotes, key=lambda q: -len(q.arabic))
    kept = [q for n, q in enumerate(every) if not any(q.arabic in other.arabic for other in every[:n])]
    return kept[:_MOST_QUOTES]
