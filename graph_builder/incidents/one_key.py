"""Unknown entities that people judged to be one stand in the merged view under one key, with the names of all.

A view of the log: a verdict that is taken back parts them again, and the records stay as they were read. Entities of the
catalogue are never joined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from graph_builder.incidents.cluster import join_judged
from graph_builder.incidents.judgements import Pair, weighed
from graph_builder.model import LITERAL_PREDICATES, UNKNOWN, Claim, Entity, Judgement, Mention, Record, Verdict


def one_key(log: Iterable[Judgement]) -> dict[str, str]:
    """Unknown entity that was judged to be another one -> the key of both, which is the first of all that are one with it.

    A chain of POSITIVE verdicts never joins a pair that is judged NEGATIVE.
    """
    judged = _verdicts(log)
    group_of = {key: [key] for pair in judged for key in pair}
    for pair, verdict in judged.items():
        if verdict is Verdict.POSITIVE:
            join_judged(group_of, *pair, judged)
    return {key: min(group) for key, group in group_of.items() if key != min(group)}


def _verdicts(log: Iterable[Judgement]) -> dict[Pair, Verdict]:
    """Pair of entity keys, the smaller first -> verdict, in order of the pairs."""
    return weighed((j.first, j.second, j) for j in log if j.first.startswith(UNKNOWN) and j.second.startswith(UNKNOWN))


class OneKey:
    """The records as they were read, and what the log makes of the entities in them."""

    def __init__(self) -> None:
        self._read: dict[str, Record] = {}
        self.keys: Mapping[str, str] = {}
        self.judged: frozenset[Pair] = frozenset()

    def change(self, came: Iterable[Record], gone: Iterable[str], log: Collection[Judgement]) -> list[Record]:
        """Take records away, by document, and others in, and the whole log; all records that are now to be put in the view."""
        for document in gone:
            self._read.pop(document, None)
        new = {r.document.key: r for r in sorted(came, key=lambda r: r.version)}
        self._read.update(new)
        keys = one_key(log)
        turned = {key for key, _ in keys.items() ^ self.keys.items()}
        other = {document for document, record in self._read.items() if turned and not turned.isdisjoint(_named(record))}
        self.keys = keys
        self.judged = frozenset(self._now(pair) for pair in _verdicts(log))
        return [under_one_key(self._read[document], keys) for document in sorted(new.keys() | other)]

    def _now(self, pair: Pair) -> Pair:
        first, second = sorted(self.keys.get(key, key) for key in pair)
        return first, second


def under_one_key(record: Record, keys: Mapping[str, str]) -> Record:
    """The record with the keys that its entities have now; itself where all of them have their own."""
    if keys.keys().isdisjoint(_named(record)):
        return record
    return replace(
        record,
        outlet=_or_none(record.outlet, keys),
        entities=tuple(_entity(e, keys) for e in record.entities),
        mentions=tuple(_mention(m, keys) for m in record.mentions),
        claims=tuple(_claim(c, keys) for c in record.claims),
    )


def _named(record: Record) -> Iterator[str]:
    yield from (e.key for e in record.entities)
    yield from (m.entity for m in record.mentions)


def _entity(entity: Entity, keys: Mapping[str, str]) -> Entity:
    return replace(
        entity,
        key=keys.get(entity.key, entity.key),
        container=_or_none(entity.container, keys),
        part_of=tuple(keys.get(k, k) for k in entity.part_of),
        ties=tuple(replace(t, object=keys.get(t.object, t.object)) for t in entity.ties),
    )


def _mention(mention: Mention, keys: Mapping[str, str]) -> Mention:
    alternatives = tuple((keys.get(key, key), score) for key, score in mention.alternatives)
    return replace(mention, entity=keys.get(mention.entity, mention.entity), alternatives=alternatives)


def _claim(claim: Claim, keys: Mapping[str, str]) -> Claim:
    literal = claim.predicate in LITERAL_PREDICATES
    return replace(
        claim,
        subject=keys.get(claim.subject, claim.subject),
        object=claim.object if literal else keys.get(claim.object, claim.object),
        speaker=_or_none(claim.speaker, keys),
        relays=tuple(keys.get(relay, relay) for relay in claim.relays),
    )


def _or_none(key: str | None, keys: Mapping[str, str]) -> str | None:
    return keys.get(key, key) if key else None
