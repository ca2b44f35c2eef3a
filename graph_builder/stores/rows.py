"""The graph as rows: what a store is asked to hold, before any store is involved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from neo4j.spatial import WGS84Point

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
    "BELONGS_TO", "WITHIN",
)  # fmt: skip
"""Relationships of the chain of sources, and the two of the catalogue's own knowledge (BELONGS_TO, WITHIN)."""

RELATIONSHIP_TYPES = (*CHAIN_TYPES, *(p.value.upper() for p in Predicate if p not in INCIDENT_PROPERTIES))
"""Every relationship type of the view; the closed vocabulary that statements may be filled from."""


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


@dataclass(frozen=True)
class Relationship:
    """One relationship between two nodes, each named by primary label and key."""

    source_label: str
    source: str
    type: str
    target_label: str
    target: str
    key: str
    properties: Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """A whole graph, sorted by label or type and then by key."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    @cached_property
    def digest(self) -> str:
        """Equal for equal graphs, in whatever order their parts were read."""
        parts = [f"{n.labels} {n.properties['digest']}" for n in self.nodes]
        parts += [f"{r.type} {r.key} {r.properties['digest']}" for r in self.relationships]
        return _hash(parts)

    def nodes_by_labels(self) -> dict[tuple[str, ...], list[Node]]:
        """Nodes grouped by their exact label set: one statement each."""
        groups: dict[tuple[str, ...], list[Node]] = {}
        for node in self.nodes:
            groups.setdefault(node.labels, []).append(node)
        return groups

    def relationships_by_ends(self) -> dict[tuple[str, str, str], list[Relationship]]:
        """Relationships grouped by (label of the source, type, label of the target): one statement each."""
        groups: dict[tuple[str, str, str], list[Relationship]] = {}
        for each in self.relationships:
            groups.setdefault((each.source_label, each.type, each.target_label), []).append(each)
        return groups


def node(labels: tuple[str, ...], key: str, **properties: Any) -> Node:
    """A node; properties that are ``None`` are left out, as a graph has no such value."""
    return Node(labels, key, _with_digest({"key": key, **properties}))


def relationship(source: Node, kind: str, target: Node, mark: str = "", **properties: Any) -> Relationship:
    """A relationship. Several of one type may stand between the same two nodes where ``mark`` tells them apart."""
    key = _hash([source.label, source.key, kind, target.label, target.key, mark])
    return Relationship(source.label, source.key, kind, target.label, target.key, key, _with_digest({"key": key, **properties}))


def sorted_rows(nodes: Iterable[Node], relationships: Iterable[Relationship]) -> Rows:
    """Rows in their one order: sorted keys keep loads from waiting for each other's locks, and digests stable."""
    return Rows(
        tuple(sorted(nodes, key=lambda n: (n.labels, n.key))),
        tuple(sorted(relationships, key=lambda r: (r.source_label, r.type, r.target_label, r.source, r.target, r.key))),
    )


def _with_digest(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties with a short digest of them, by which a load finds out what changed."""
    kept = {
        k: list(v) if isinstance(v, tuple) and not isinstance(v, WGS84Point) else v
        for k, v in properties.items()
        if v is not None
    }
    return {**kept, "digest": _hash([json.dumps(kept, sort_keys=True, default=str, ensure_ascii=False)])}


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()
