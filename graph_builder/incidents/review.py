"""What a person needs to judge a doubtful pair of tellings: both side by side, with their sentences and facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from graph_builder.errors import NotFoundError
from graph_builder.model import Doubt, Graph, Judgement, Predicate, Record, Telling, Verdict

_SHOWN = (Predicate.OCCURRED_AT, Predicate.ON_DATE, Predicate.TARGETED, Predicate.KILLED, Predicate.WOUNDED, Predicate.VICTIM)


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


def sides(doubt: Doubt, graph: Graph) -> tuple[Side, Side]:
    """Both tellings of a doubt."""
    return _side(doubt.first, graph), _side(doubt.second, graph)


def shown(doubt: Doubt, graph: Graph) -> dict[str, object]:
    """A doubt with both its sides, as values that a machine may read."""
    first, second = map(asdict, sides(doubt, graph))
    return {"first": first, "second": second, "score": doubt.score, "changes": doubt.changes, "reason": doubt.reason}


def judgement(first: str, second: str, verdict: Verdict, by: str, graph: Graph, why: str = "") -> Judgement:
    """What somebody says now about two tellings of a graph. Raises ``NotFoundError`` where it holds one of them not."""
    starts = [_telling(key, graph)[1].anchors[0].start for key in (first, second)]
    return Judgement(first, starts[0], second, starts[1], verdict, by, datetime.now(UTC), why)


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
