"""A dossier as a sheet of words: what the terminal, Markdown, HTML and JSON show alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_builder.incidents.accounts import Account, Named
    from graph_builder.incidents.dossier import Dossier
    from graph_builder.incidents.revisions import Step
    from graph_builder.model import Figure


@dataclass(frozen=True)
class Quote:
    """Arabic evidence: the sentence's words that a claim rests on."""

    arabic: str
    document: str


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
    says: str
    target: str
    weapon: str
    killed: str
    """A later count stands behind the one whose place it took: "2 → 3 (2024-04-21)"."""
    wounded: str
    certainty: str
    when: str
    documents: tuple[str, ...]
    quotes: tuple[Quote, ...]
    counts: tuple[Count, ...]
    """All that stand in ``killed`` and ``wounded``."""


@dataclass(frozen=True)
class Rival:
    """Two accounts that cannot both hold."""

    reason: str
    first: int
    second: int
    first_words: str
    second_words: str


@dataclass(frozen=True)
class Changed:
    """A report that its publisher changed silently, and the words that the new version holds no more."""

    report: str
    newer: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """All of it."""

    key: str
    caption: str
    kinds: tuple[str, ...]
    reports: int
    rows: tuple[Row, ...]
    rivals: tuple[Rival, ...]
    origins: tuple[str, ...]
    folded: tuple[str, ...]
    changed: tuple[Changed, ...]
    rehashed: tuple[str, ...]


COLUMNS = ("who", "says", "target", "weapon", "killed", "wounded", "certainty", "when", "documents")
ARROW = " → "
"""Between a count and the later one that took its place."""
_MOST_QUOTES = 3


def sheet(told: Dossier, key: str) -> Sheet:
    """The words of a dossier. ``key`` is the incident's key in the store."""
    names = _Names(told)
    rows = tuple(_row(number, account, names) for number, account in enumerate(told.accounts, start=1))
    return Sheet(
        key,
        told.incident.caption,
        tuple(k.value.replace("_", " ") for k in told.incident.kinds),
        len({t.rpartition("#")[0] for t in told.incident.tellings}),
        rows,
        tuple(_rivals(names)),
        tuple(map(names.origin, told.origins)),
        tuple(f"{names.report(f.document)}: {f.why} ({names.origin(f.origin)})" for f in told.folded),
        tuple(Changed(names.report(c.document), names.report(c.newer), names.all_words(c.dropped)) for c in told.changes),
        tuple(f"{names.report(r.document)} tells it as of {r.told}; it is known since {r.first}" for r in told.rehashes),
    )


class _Names:
    def __init__(self, told: Dossier) -> None:
        self.told = told

    def report(self, key: str) -> str:
        record = self.told.documents.get(key)
        return record.document.doc_id if record else key

    def origin(self, key: str) -> str:
        name = key.removeprefix("document:")
        return self.report(name) if name in self.told.documents else self.told.world.english(key)

    def words(self, claim: str) -> str:
        told = self.told.claims[claim]
        return self.told.documents[told.document].document.text[told.evidence.start : told.evidence.end]

    def all_words(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The words of some claims, each once."""
        return tuple(dict.fromkeys(map(self.words, claims)))

    def all(self, named: Iterable[Named]) -> str:
        """The names of some things, each once: two sites without a name may both be a "market"."""
        told = (f"{'not ' if n.denied else ''}{self.told.world.english(n.ref).replace('_', ' ')}" for n in named)
        return ", ".join(dict.fromkeys(told))


def _row(number: int, account: Account, names: _Names) -> Row:
    english = names.told.world.english
    claims = sorted(account.claims, key=lambda c: (names.told.claims[c].evidence.sentence, c))
    quotes = dict.fromkeys(Quote(names.words(c), names.report(names.told.claims[c].document)) for c in claims)
    return Row(
        number,
        english(account.speaker) if account.speaker else f"{english(account.outlet) if account.outlet else 'the report'} itself",
        " ← ".join(map(english, account.relays)),
        _says(account, names),
        names.all((*account.targets, *account.victims)),
        names.all(account.weapons),
        _toll(account.killed),
        _toll(account.wounded),
        account.certainty.value,
        _when(account),
        tuple(map(names.report, account.documents)),
        tuple(_longest(quotes)),
        (*_counts("killed", account.killed), *_counts("wounded", account.wounded)),
    )


def _rivals(names: _Names) -> Iterator[Rival]:
    """Each reason once for two accounts, however many claims of theirs it holds between."""
    number_of = {claim: n for n, account in enumerate(names.told.accounts, start=1) for claim in account.claims}
    seen: set[tuple[str, frozenset[int]]] = set()
    for pair in names.told.contradictions:
        first, second = number_of[pair.first], number_of[pair.second]
        place = pair.reason, frozenset((first, second))
        if place not in seen:
            seen.add(place)
            yield Rival(pair.reason, first, second, names.words(pair.first), names.words(pair.second))


def _says(account: Account, names: _Names) -> str:
    english = names.told.world.english
    parts = []
    for stance in account.stances:
        verb = stance.predicate.value.replace("_", " ")
        who = "" if stance.actor == account.speaker else f"{english(stance.actor)} "
        parts.append(f"{who}{'has not ' if stance.negated else ''}{verb}{f' ({stance.what})' if stance.what else ''}")
    if account.doers:
        parts.append(f"by {names.all(account.doers)}")
    if account.places:
        parts.append(f"at {names.all(account.places)}")
    kinds = ", ".join(k.value.replace("_", " ") for k in account.kinds[:2])
    return "; ".join([*parts, *([f"calls it {kinds}"] if kinds else [])])


def _when(account: Account) -> str:
    """When it was said, where that is told, and when it was reported."""
    reported = " to ".join(sorted({str(d) for d in (account.first_reported, account.last_reported) if d}))
    said = ", ".join(map(str, account.said))
    return f"{reported} (said {said})" if said and said != reported else reported


def _toll(told: Sequence[Step]) -> str:
    texts = (", ".join(map(_figure, step.figures)) for step in told)
    days = (f" ({step.day})" if step.day and n else "" for n, step in enumerate(told))
    return ARROW.join(f"{text}{day}" for text, day in zip(texts, days, strict=True))


def _figure(figure: Figure) -> str:
    if figure.high is None:
        return f"at least {figure.value}"
    if figure.low is None:
        return f"at most {figure.value}"
    return str(figure.value) if figure.low == figure.high else f"{figure.low}–{figure.high}"


def _counts(what: str, told: Iterable[Step]) -> Iterator[Count]:
    return (Count(what, f.value, f.low, f.high, step.day) for step in told for f in step.figures)


def _longest(quotes: Iterable[Quote]) -> list[Quote]:
    """A few quotations, those left out that stand within another."""
    every = sorted(quotes, key=lambda q: -len(q.arabic))
    kept = [q for n, q in enumerate(every) if not any(q.arabic in other.arabic for other in every[:n])]
    return kept[:_MOST_QUOTES]
