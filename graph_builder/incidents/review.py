"""What a person needs to judge a pair of tellings or of unknown entities: both side by side, with their sentences and facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice

from graph_builder.errors import JudgementError, NotFoundError
from graph_builder.incidents.alike import alike
from graph_builder.model import UNKNOWN, Doubt, Entity, Graph, Judgement, Predicate, Record, Telling, Verdict

_SHOWN = (Predicate.OCCURRED_AT, Predicate.ON_DATE, Predicate.TARGETED, Predicate.KILLED, Predicate.WOUNDED, Predicate.VICTIM)
_MOST = 5
"""Sentences and facts that are shown of an entity."""


@dataclass(frozen=True)
class Side:
    """One telling of a pair."""

    telling: str
    document: str
    """The id that the source gave."""
    published: str | None
    incident: str
    """Key of the incident that holds it now."""
    sentences: tuple[str, ...]
    """The Arabic sentences that tell it."""
    facts: tuple[str, ...]
    """In English: what it is told as, where, when, who was hit, tolls."""

    @property
    def title(self) -> str:
        """Report and day."""
        return f"{self.document}  {self.published or 'undated'}"


@dataclass(frozen=True)
class NamedSide:
    """One unknown entity of a pair."""

    entity: str
    """Its key."""
    kind: str
    names: tuple[str, ...]
    """In Arabic, as reports have them."""
    reports: tuple[str, ...]
    """Ids of the reports that name it."""
    sentences: tuple[str, ...]
    """The first Arabic sentences that do."""
    facts: tuple[str, ...]
    """In English: what is told of it."""

    @property
    def title(self) -> str:
        """Name and kind."""
        return f"{self.names[0]}  {self.kind}"


def queue(graph: Graph) -> list[Doubt]:
    """All that a person should look at, tellings and unknown entities, what would change most first."""
    return sorted([*graph.doubts, *alike(graph)], key=lambda d: (-d.changes, abs(d.score - 0.5), d.first, d.second))


def sides(doubt: Doubt, graph: Graph) -> tuple[Side, Side] | tuple[NamedSide, NamedSide]:
    """Both tellings, or both entities, of a doubt."""
    if _is_telling(doubt.first):
        return _side(doubt.first, graph), _side(doubt.second, graph)
    return _named_side(doubt.first, graph), _named_side(doubt.second, graph)


def shown(doubt: Doubt, graph: Graph) -> dict[str, object]:
    """A doubt with both its sides, as values that a machine may read."""
    first, second = map(asdict, sides(doubt, graph))
    return {"first": first, "second": second, "score": doubt.score, "changes": doubt.changes, "reason": doubt.reason}


def judgement(first: str, second: str, verdict: Verdict, by: str, graph: Graph, why: str = "") -> Judgement:
    """What somebody says now about two tellings, or two unknown entities, of a graph.

    Raises ``NotFoundError`` where it holds one of them not, ``JudgementError`` for entities of a catalogue or of two kinds.
    """
    if _is_telling(first) and _is_telling(second):
        starts = [_telling(key, graph)[1].anchors[0].start for key in (first, second)]
    else:
        _check_entities(first, second, graph)
        starts = [0, 0]
    return Judgement(first, starts[0], second, starts[1], verdict, by, datetime.now(UTC), why)


def _is_telling(key: str) -> bool:
    return "#" in key


def _check_entities(first: str, second: str, graph: Graph) -> None:
    for key in (first, second):
        if graph.one_key.get(key, key) not in graph.entities:
            raise NotFoundError(
                f"No report tells of {key}.", "Take both keys from the list of doubtful pairs, or look for names."
            )
        if not key.startswith(UNKNOWN):
            hint = "Give the entry the other's name in a catalogue of yours (ISNAD_CATALOGUE), and build again."
            raise JudgementError(f"{key} is an entity of the catalogue, which no judgement joins or parts.", hint)
    if first.split(":")[1] != second.split(":")[1]:
        raise JudgementError(f"{first} and {second} are of two kinds.", "Judge two of one kind, or two tellings.")


def _named_side(key: str, graph: Graph) -> NamedSide:
    entity = graph.entities[key]
    told = [record for record in graph.records if any(m.entity == key for m in record.mentions)]
    return NamedSide(
        entity=key,
        kind=entity.kind.value,
        names=tuple(name for name in entity.names if not name.isascii()) or (entity.name_ar,),
        reports=tuple(record.document.doc_id for record in told),
        sentences=tuple(islice((s for record in told for s in _naming(record, key)), _MOST)),
        facts=(f"named in {len(told)} reports", *islice(_told_of(entity, graph), _MOST)),
    )


def _naming(record: Record, key: str) -> Iterator[str]:
    """The sentences of a report that name an entity."""
    named = {m.sentence for m in record.mentions if m.entity == key}
    yield from (" ".join(s.text.split()) for s in record.sentences if s.index in named)


def _told_of(entity: Entity, graph: Graph) -> Iterator[str]:
    """What reports say of an entity, whoever says it."""
    captions = {i.key: i.caption for i in graph.incidents} | {e.key: e.name_en for e in graph.entities.values()}
    for told in graph.shortcuts:
        if entity.key in (told.subject, told.object) and not told.inferred:
            said = f"{'not ' * told.negated}{told.predicate.value.replace('_', ' ')}"
            yield f"{captions.get(told.subject, told.subject)} {said} {captions.get(told.object, told.object)}"


def _side(key: str, graph: Graph) -> Side:
    record, telling = _telling(key, graph)
    told = {a.sentence for a in telling.anchors}
    return Side(
        telling=key,
        document=record.document.doc_id,
        published=str(record.document.published) if record.document.published else None,
        incident=graph.incident_of[key],
        sentences=tuple(" ".join(s.text.split()) for s in record.sentences if s.index in told),
        facts=tuple(_facts(record, telling)),
    )


def _telling(key: str, graph: Graph) -> tuple[Record, Telling]:
    document = key.rpartition("#")[0]
    for record in graph.records:
        if record.document.key == document:
            for telling in record.tellings:
                if telling.key == key:
                    return record, telling
    raise NotFoundError(f"No report holds the telling {key}.", "Take both keys from the list of doubtful pairs.")


def _facts(record: Record, telling: Telling) -> Iterator[str]:
    names = {e.key: e.name_en for e in record.entities}
    yield f"told as: {', '.join(k.value.replace('_', ' ') for k in telling.kinds)}"
    for predicate in _SHOWN:
        told = {names.get(c.object, c.object) for c in record.claims if c.subject == telling.key and c.predicate is predicate}
        if told:
            yield f"{predicate.value.replace('_', ' ')}: {', '.join(sorted(told))}"
