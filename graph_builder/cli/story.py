"""What the store tells of one incident, arranged for a reader: statements, each with the voices behind it, and rival accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_builder.cli.explain import known_fact
from graph_builder.cli.phrases import SECTIONS, phrase

if TYPE_CHECKING:
    from graph_builder.stores import Store

Claim = Mapping[str, Any]
"""A row of ``chains-about``."""

_SHOWN_LETTERS = 8
"""Of the 16 of a claim's key; where they begin several keys, `isnad explain` asks for more."""


_VOICES = 2
"""Voices that are shown with the same words: enough to see that one report copies another."""
_CERTAINTIES = ("asserted", "probable", "possible", "doubtful")


def _rank(claim: Claim) -> tuple[int, int]:
    return _CERTAINTIES.index(claim["certainty"]), -len(claim["relays"])


def short_key(key: str) -> str:
    """A claim's key as it is shown to people, and as `isnad explain` takes it."""
    return key.removeprefix("claim-")[:_SHOWN_LETTERS]


@dataclass(frozen=True)
class Statement:
    """One thing that is said, and every claim that says it, the earliest report first."""

    text: str
    claims: tuple[Claim, ...]
    independent: int | None = None
    """Number of distinct origins, where the store counts them: not for tolls, dates and weapons."""
    inferred: bool = False
    """No report says so itself; each claim then has its ``because`` in words."""

    @property
    def predicate(self) -> str:
        """What kind of statement it is."""
        return str(self.claims[0]["predicate"])

    @property
    def key(self) -> str:
        """The key of its first claim, for people."""
        return short_key(self.claims[0]["claim"])

    @property
    def reports(self) -> int:
        """Number of reports that tell it."""
        return len({claim["document"] for claim in self.claims})

    @property
    def quotations(self) -> list[tuple[Claim, ...]]:
        """The claims, those together that rest on the same words (copies of a report)."""
        found: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim["sentence"], claim["start"], claim["end"]].append(claim)
        return [tuple(claims) for claims in found.values()]

    @property
    def shown(self) -> tuple[Claim, ...]:
        """Claims to stand for all: the first few of the words that are told most surely, and by the longest chain of voices."""
        best = min(self.quotations, key=lambda claims: min(map(_rank, claims)))
        return tuple(sorted(best, key=_rank)[:_VOICES])

    @property
    def others(self) -> list[str]:
        """Ids of the reports that tell it too."""
        seen = {claim["doc_id"] for claim in self.shown}
        return list(dict.fromkeys(claim["doc_id"] for claim in self.claims if claim["doc_id"] not in seen))


@dataclass(frozen=True)
class Rivals:
    """Two statements that cannot both hold."""

    reason: str
    first: Statement
    second: Statement


@dataclass(frozen=True)
class Story:
    """An incident. ``sections`` maps a heading to its statements; sections without one are left out."""

    key: str
    caption: str
    kinds: tuple[str, ...]
    reports: int
    sections: Mapping[str, tuple[Statement, ...]]
    rivals: tuple[Rivals, ...]

    @property
    def claims(self) -> int:
        """Number of claims about it."""
        return sum(len(statement.claims) for group in self.sections.values() for statement in group)

    @property
    def independent(self) -> int:
        """Distinct origins behind the statement that has most of them."""
        return max((s.independent or 0 for group in self.sections.values() for s in group), default=0)


def story(store: Store, incident: Mapping[str, Any]) -> Story:
    """The story of a row of ``incident-search``."""
    key = incident["incident"]
    claims = store.named_query("chains-about", {"thing": key, "limit": 10_000})
    origins = _origins(store.named_query("independent-sources", {"incident": key}))
    told = _statements(store, claims, key, origins)
    sections = {
        heading: tuple(s for predicate in predicates for s in told if s.predicate == predicate)
        for heading, predicates in SECTIONS.items()
    }
    return Story(
        key,
        incident["caption"],
        tuple(kind.replace("_", " ") for kind in incident["kinds"]),
        incident["documents"],
        {heading: found for heading, found in sections.items() if found},
        _rivals(store, claims, key),
    )


def statements_about(store: Store, thing: str, predicate: str) -> list[Statement]:
    """What is told about an actor or a place with one predicate."""
    return _statements(store, store.named_query("chains-about", {"thing": thing, "predicate": predicate}), "", {})


Relation = tuple[str, str, bool, bool]
"""Predicate, key of the thing at its other end, inferred, negated."""


def _origins(rows: Iterable[Mapping[str, Any]]) -> dict[Relation, int]:
    return {(r["relation"].lower(), r["other"], r["inferred"], r["negated"]): r["independent"] for r in rows}


def _statements(store: Store, claims: Sequence[Claim], about: str, origins: Mapping[Relation, int]) -> list[Statement]:
    """Most told first; what is inferred after what is told."""
    grouped: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[phrase(claim, about), claim["inferred"]].append(claim)
    made = [
        Statement(text, tuple(_with_reasons(store, group, about)), origins.get(_relation(group[0], about)), inferred)
        for (text, inferred), group in grouped.items()
    ]
    return sorted(made, key=lambda s: (s.inferred, -s.reports, s.text))


def _relation(claim: Claim, about: str) -> Relation:
    ends = (claim["subject"], claim["object"])
    other = next((end["key"] for end in ends if end and end["key"] != about), "")
    return claim["predicate"], other, claim["inferred"], claim["negated"]


def _with_reasons(store: Store, claims: Iterable[Claim], about: str) -> Iterator[Claim]:
    """The claims, inferred ones with ``because``: their premises in words, the deed before the membership."""
    for claim in claims:
        premises = sorted(claim["premises"], key=lambda premise: premise["predicate"])
        reasons = [f"{phrase(premise, about)} ({short_key(premise['claim'])})" for premise in premises]
        yield {**claim, "because": " and ".join([*reasons, *(known_fact(store, fact) for fact in claim["knowledge"])])}


def _rivals(store: Store, claims: Sequence[Claim], incident: str) -> tuple[Rivals, ...]:
    """Pairs of statements in the order of their reason ("killed: 3 / 2"), each with all the claims that stand against a claim of
    the other."""
    known = {claim["claim"]: claim for claim in claims}
    sides: dict[frozenset[str], tuple[str, dict[str, dict[str, Claim]]]] = {}
    for pair in store.named_query("contradictions", {"incident": incident, "limit": 1_000}):
        ends = [known[pair[side]] for side in ("first_claim", "second_claim") if pair[side] in known]
        texts = [phrase(claim, incident) for claim in ends]
        if len(set(texts)) == 2:
            _, told = sides.setdefault(frozenset(texts), (pair["reason"], {text: {} for text in texts}))
            for text, claim in zip(texts, ends, strict=True):
                told[text][claim["claim"]] = claim
    pairs = ((reason, [Statement(text, tuple(same.values())) for text, same in told.items()]) for reason, told in sides.values())
    found = [Rivals(reason, first, second) for reason, (first, second) in pairs]
    return tuple(sorted(found, key=lambda pair: (pair.reason, pair.first.text, pair.second.text)))
