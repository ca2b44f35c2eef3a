"""Nodes of the graph, one function for each kind of thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from neo4j.spatial import WGS84Point

from graph_builder.model import Claim, Document, Entity, EntityKind, Incident, Record, SentenceText
from graph_builder.stores.rows import KIND_LABELS, Node, node

NO_DAY = date(1, 1, 1)
"""Reports and incidents without a date are listed after all others."""
_PLACE_PRECISION = {
    EntityKind.SITE: "site",
    EntityKind.CITY: "city",
    EntityKind.REGION: "region",
    EntityKind.GOVERNMENT: "country",
}


def entity_node(entity: Entity, printed: int | None, unconfirmed: int | None) -> Node:
    """An actor, a place, or (a state) both. ``printed`` and ``unconfirmed``: see ``counts``."""
    return node(
        KIND_LABELS[entity.kind],
        entity.key,
        caption=entity.name_en,
        name_ar=entity.name_ar,
        name_en=entity.name_en,
        names=entity.names,
        search=searchable([entity.name_ar, entity.name_en, *entity.names]),
        origin=entity.origin,
        country=entity.country,
        note=entity.note,
        location=_point(entity),
        claims_printed=printed,
        incidents_unconfirmed=unconfirmed,
    )


def document_node(record: Record, outlet: Entity | None) -> Node:
    """A report. Its caption is its id, or where that is not in Latin letters, outlet and day."""
    document = record.document
    day = document.published.isoformat() if document.published else "undated"
    return node(
        ("Document",),
        document.key,
        caption=document.doc_id
        if document.doc_id.isascii()
        else f"{outlet.name_en if outlet else 'Report'} {day} {document.key[:8]}",
        doc_id=document.doc_id,
        title=document.title or None,
        published=document.published,
        sort_day=document.published or NO_DAY,
        published_at=document.published_at,
        source=document.source,
        url=document.url,
        replaces=document.replaces,
        search=searchable([document.title, document.doc_id, document.source or ""]),
    )


def sentence_key(document: str, index: int) -> str:
    """Key of a document's sentence."""
    return f"{document}#s{index}"


def sentence_node(document: Node, sentence: SentenceText) -> Node:
    """One sentence, with its range of characters in the document."""
    return node(
        ("Sentence",),
        sentence_key(document.key, sentence.index),
        caption=f"{document.properties['caption']}, sentence {sentence.index + 1}",
        text=sentence.text,
        index=sentence.index,
        start=sentence.start,
        end=sentence.end,
    )


@dataclass
class Told:
    """What is told of an incident, folded from its claims: by it people look for incidents, and rank them."""

    weapons: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """Names of its place and its targets, the words that tell it."""
    suspects: set[str] = field(default_factory=set)
    """Actors that claim it, are accused of it or are told to have done it."""
    contradictions: int = 0
    """Pairs of claims about it that cannot both hold."""


def incident_node(incident: Incident, place: Entity | None, told: Told, days: tuple[date, date] | None) -> Node:
    """A happening. ``days``: of the first and of the last report."""
    low, high = incident.killed
    return node(
        ("Incident",),
        incident.key,
        caption=incident.caption,
        name_en=incident.caption,
        kind=incident.kinds[0].value,
        kinds=[kind.value for kind in incident.kinds],
        date_from=incident.date.first if incident.date else None,
        date_to=incident.date.last if incident.date else None,
        date_precision=incident.date.precision.value if incident.date else None,
        place_precision=_PLACE_PRECISION[place.kind] if place else None,
        sort_day=incident.date.first if incident.date else NO_DAY,
        first_reported=days[0] if days else None,
        last_reported=days[1] if days else None,
        killed_low=low,
        killed_high=high,
        killed_spread=high - low if low is not None and high is not None else None,
        wounded_low=incident.wounded[0],
        wounded_high=incident.wounded[1],
        suspects=len(told.suspects),
        contradictions=told.contradictions,
        weapons=sorted(told.weapons),
        search=searchable([incident.caption, *sorted(told.words)]),
    )


def claim_node(claim: Claim, document: Document, subject: Node, target: Node | None) -> Node:
    """One told triple. ``target`` is the object's node, or ``None`` where the object is a value."""
    told = target.properties["caption"] if target else claim.object
    verb = claim.predicate.value.replace("_", " ")
    return node(
        ("Claim",),
        claim.key,
        caption=f"{subject.properties['caption']} {'NOT ' if claim.negated else ''}{verb} {told}",
        predicate=claim.predicate.value,
        value=None if target else claim.object,
        certainty=claim.certainty.value,
        polarity="negative" if claim.negated else "positive",
        what=claim.what,
        rule=claim.rule,
        path=claim.path,
        score=round(claim.score, 4),
        inferred=claim.inferred,
        premises=[p for p in claim.premises if is_catalogue(p)] or None,
        quote=document.text[claim.evidence.start : claim.evidence.end],
        said_from=claim.said_on.first if claim.said_on else None,
        said_to=claim.said_on.last if claim.said_on else None,
        reported_on=document.published,
        reported_at=document.published_at,
        low=claim.figure.low if claim.figure else None,
        high=claim.figure.high if claim.figure else None,
        count=claim.figure.value if claim.figure else None,
        update=claim.figure.update if claim.figure else None,
        count_of=claim.figure.of if claim.figure else None,
        date_from=claim.date.first if claim.date else None,
        date_to=claim.date.last if claim.date else None,
        date_precision=claim.date.precision.value if claim.date else None,
    )


def _point(entity: Entity) -> WGS84Point | None:
    if entity.latitude is None or entity.longitude is None:
        return None
    return WGS84Point((entity.longitude, entity.latitude))


def is_catalogue(premise: str) -> bool:
    """Whether a premise is the catalogue's knowledge and not a claim."""
    return premise.startswith("catalogue:")


def searchable(names: Iterable[str]) -> str:
    """Names as one text for the full-text index, each once, in order."""
    return " | ".join(dict.fromkeys(name.strip() for name in names if name.strip()))
