"""What a store holds already, asked for no further than a load needs to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from cypher import load_statement
from graph_builder.stores.rows import COUNT_TYPES, SHORTCUT_TYPES, TIE_TYPES, Ref, primary

AT_ONCE = 5_000
"""Keys asked about in one go."""

Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""Runs one statement with its parameters and gives its rows."""
T = TypeVar("T")

OWNERS = ("Actor", "Place", "Incident", "Document")
_LINKS = ("stored-links-of-documents", "stored-links-of-sentences", "stored-links-of-claims", "stored-makers-of-claims")


@dataclass(frozen=True)
class HeldUnit:
    """What the store notes on an owner."""

    labels: frozenset[str]
    digest: str | None
    """Of its node alone."""
    unit: str | None
    """Of all that it owns; none while that is not all there."""


@dataclass(frozen=True)
class Edge:
    """A stored relationship."""

    source: Ref
    type: str
    target: Ref
    key: str
    digest: str | None
    documents: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, str, str]:
        """Label of the source, type, label of the target."""
        return self.source.label, self.type, self.target.label


@dataclass(frozen=True)
class HeldRows:
    """Stored nodes with their digests, and stored relationships by key."""

    nodes: dict[Ref, str | None] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)


def held_units(run: Run) -> dict[Ref, HeldUnit]:
    """Every owner in the store."""
    found = {}
    for label in OWNERS:
        for row in run(load_statement("stored-units", LABEL=label), {}):
            labels = frozenset(row["labels"])
            found[Ref(primary(labels), row["key"])] = HeldUnit(labels, row["digest"], row["unit"])
    return found


def held_tellers(run: Run, documents: Iterable[str]) -> Mapping[str, set[str]]:
    """Incident -> those of the documents that tell it in the store."""
    found: dict[str, set[str]] = defaultdict(set)
    for keys in batches(documents, AT_ONCE):
        for row in run(load_statement("stored-tellings"), {"keys": keys}):
            found[row["incident"]].add(row["document"])
    return found


def held_shortcuts(run: Run, owners: Iterable[Ref]) -> Mapping[Ref, dict[str, Edge]]:
    """Shortcuts, counts and ties of some incidents, actors and places, by owner and key."""
    found: dict[Ref, dict[str, Edge]] = defaultdict(dict)
    by_label: dict[str, list[str]] = defaultdict(list)
    for owner in owners:
        by_label[owner.label].append(owner.key)
    for label, every in by_label.items():
        for statement in _shortcut_statements(label):
            for keys in batches(every, AT_ONCE):
                for row in run(statement, {"keys": keys}):
                    found[Ref(label, row["owner"])][row["key"]] = _edge(row)
    return found


def held_of_documents(run: Run, documents: Sequence[str]) -> HeldRows:
    """Sentences, claims and relationships that some documents own in the store; not their own nodes."""
    held, given = HeldRows(), {"keys": documents}
    if documents:
        for label, statement in (("Sentence", "stored-sentences"), ("Claim", "stored-claims")):
            held.nodes.update({Ref(label, row["key"]): row["digest"] for row in run(load_statement(statement), given)})
        for statement in _LINKS:
            held.edges.update({row["key"]: _edge(row) for row in run(load_statement(statement), given)})
    return held


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in order, at most so many at once."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch


def _shortcut_statements(label: str) -> Iterator[str]:
    told = "|".join(SHORTCUT_TYPES)
    if label == "Incident":
        yield load_statement("stored-shortcuts-to", TYPES=told)
    yield load_statement("stored-shortcuts-from", LABEL=label, TYPES="|".join((told, *TIE_TYPES, *COUNT_TYPES)))


def _edge(row: Mapping[str, Any]) -> Edge:
    source, target = (Ref(primary(row[f"{end}_labels"]), row[end]) for end in ("source", "target"))
    return Edge(source, row["type"], target, row["key"], row["digest"], tuple(row["documents"] or ()))
