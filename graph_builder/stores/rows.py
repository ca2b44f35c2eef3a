"""The graph as rows: what a store is asked to hold, before any store is involved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from neo4j.spatial import WGS84Point

from graph_builder.errors import StoreError
from graph_builder.model import EntityKind, Predicate

PRIMARY_LABELS = ("Actor", "Place", "Incident", "Claim", "Sentence", "Document")
"""Every node has one of these, and its ``key`` is unique under it; a state has the first two."""

KIND_LABELS: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.PERSON: ("Actor", "Person"),
    EntityKind.ARMED_GROUP: ("Actor", "ArmedGroup"),
    EntityKind.STATE_FORCE: ("Actor", "StateForce"),
    EntityKind.GOVERNMENT: ("Actor", "Government", "Place", "Country"),
    EntityKind.ORGANIZATION: ("Actor", "Organization"),
    EntityKind.MEDIA_OUTLET: ("Actor", "MediaOutlet"),
    EntityKind.UNNAMED_SOURCE: ("Actor", "UnnamedSource"),
    EntityKind.REGION: ("Place", "Region"),
    EntityKind.CITY: ("Place", "City"),
    EntityKind.SITE: ("Place", "Site"),
}

INCIDENT_PROPERTIES = frozenset({Predicate.ON_DATE, Predicate.USED_WEAPON, Predicate.KILLED, Predicate.WOUNDED})
"""Shortcuts that are properties of the incident: their object is a value, not a node."""

CHAIN_TYPES = (
    "SUBJECT", "OBJECT", "QUOTED_FROM", "IN", "MADE", "RELAYED_BY", "CONTRADICTS", "RESTS_ON", "PUBLISHED_BY", "COPY_OF", "TELLS",
    "MENTIONS",
)  # fmt: skip
"""Relationships of the chain of sources, and what a report names."""

TIE_TYPES = ("BELONGS_TO", "WITHIN")
"""What the catalogue knows: no claim stands behind it, so these are no shortcuts."""

COUNT_TYPES = ("QUOTES", "NAMED_WITH")
"""What many claims come to, between two actors: lists over the whole graph are read from these."""

SHORTCUT_TYPES = tuple(p.value.upper() for p in Predicate if p not in INCIDENT_PROPERTIES)
"""Told relations: each is folded from claims."""

RELATIONSHIP_TYPES = (*CHAIN_TYPES, *TIE_TYPES, *COUNT_TYPES, *SHORTCUT_TYPES)
"""Every relationship type of the view; the closed vocabulary that statements may be filled from."""


_JSON = json.JSONEncoder(sort_keys=True, default=str, ensure_ascii=False)


class Ref(NamedTuple):
    """A node named by its primary label and its key."""

    label: str
    key: str


@dataclass(frozen=True)
class Node:
    """One node: its exact labels, primary one first, and its properties, ``key`` and ``digest`` included."""

    labels: tuple[str, ...]
    key: str
    properties: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The primary label, under which the key is unique."""
        return self.labels[0]

    @property
    def ref(self) -> Ref:
        """Its name."""
        return Ref(self.label, self.key)


@dataclass(frozen=True)
class Relationship:
    """One relationship between two nodes."""

    source: Ref
    type: str
    target: Ref
    key: str
    properties: Mapping[str, Any]
    needs: tuple[str, ...]
    """Keys of the documents that must be seen where it is seen."""

    @property
    def ends(self) -> tuple[str, str, str]:
        """Label of the source, type, label of the target."""
        return self.source.label, self.type, self.target.label


@dataclass(frozen=True)
class Unit:
    """A node and all that goes with it.

    A document owns its sentences and claims, what starts from one of these, and who made the claims; an incident its shortcuts;
    an actor or a place its shortcuts, counts and ties to other actors and places. So every row has one owner.
    """

    owner: Ref
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.nodes) + len(self.relationships)

    @cached_property
    def digest(self) -> str:
        """Equal for equal units."""
        parts = [f"{n.labels} {n.properties['digest']}" for n in self.nodes]
        parts += [f"{r.type} {r.key} {r.properties['digest']}" for r in self.relationships]
        return digest_of(parts)


def node(labels: tuple[str, ...], key: str, **properties: Any) -> Node:
    """A node; properties that are ``None`` or an empty list are left out: a graph has no such value, a CSV file no such list."""
    return Node(labels, key, _with_digest({"key": key, **properties}))


def relationship(
    source: Ref, kind: str, target: Ref, mark: str = "", needs: Iterable[str] = (), weight: int | None = None, **properties: Any
) -> Relationship:
    """A relationship. Several of one type may stand between the same two nodes where ``mark`` tells them apart.

    One with a ``weight`` has a ``rank``: sorted by it, those with the most weight come last, each in one place.
    """
    key = digest_of([*source, kind, *target, mark])
    if weight is not None:
        properties["rank"] = f"{weight:07} {key}"
    return Relationship(source, kind, target, key, _with_digest({"key": key, **properties}), tuple(needs))


def unit(nodes: Iterable[Node], relationships: Iterable[Relationship]) -> Unit:
    """The unit of the first node, its parts in their one order.

    Raises ``StoreError`` where two different relationships have one key.
    """
    owner, *others = nodes
    found: dict[str, Relationship] = {}
    for each in relationships:
        if found.setdefault(each.key, each) != each:
            raise StoreError(
                f"Two different {each.type} stand between {each.source.key} and {each.target.key}.",
                "This is a fault of the program.",
            )
    return Unit(
        owner.ref,
        (owner, *sorted(others, key=lambda n: (n.labels, n.key))),
        tuple(sorted(found.values(), key=lambda r: (r.ends, r.source, r.target, r.key))),
    )


def primary(labels: Iterable[str]) -> str:
    """The label among these under which a node's key is unique."""
    return next(label for label in PRIMARY_LABELS if label in labels)


def _with_digest(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties with a short digest of them, by which a load finds out what changed."""
    kept = {
        k: list(v) if isinstance(v, tuple) and not isinstance(v, WGS84Point) else v
        for k, v in properties.items()
        if v is not None and v not in ((), [])
    }
    return {**kept, "digest": digest_of([_JSON.encode(kept)])}


def digest_of(parts: Iterable[str]) -> str:
    """A short hash of some texts in their order."""
    return hashlib.blake2b("".join(f"{part}\0" for part in parts).encode(), digest_size=8).hexdigest()
