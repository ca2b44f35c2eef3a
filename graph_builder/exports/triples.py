"""The graph as one JSON object per document: entities, incidents and triples with speaker, certainty and evidence.

An incident has the same key in every document that tells it. What a document denies ("لم يقتل أحد") is no triple of the
positive predicate, so negated claims are left out; a denial by somebody is a claim of its own (``denied``).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph_builder.exports.files import write_whole
from graph_builder.model import Certainty, Claim, Entity, EntityKind, Graph, Predicate, Record, SentenceText, Span, Telling

Row = dict[str, Any]

STRENGTH = {certainty: place for place, certainty in enumerate(Certainty)}
"""Strongest first."""

_VAGUE = (EntityKind.GOVERNMENT, EntityKind.UNNAMED_SOURCE)
"""Speakers of whom a report that tells it once more often says more exactly who they are."""

SAFE_NAME = re.compile(r"[^\W_][\w .-]{0,59}")
"""60 letters of Arabic are 120 bytes: under the limit of every file system. ``_copies`` is no document."""


def documents(graph: Graph) -> Iterator[Row]:
    """One object per record, in the order of the graph's records."""
    inferred: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.inferred:
        inferred[claim.document].append(claim)
    for record in graph.records:
        yield _Told(graph, record, (*record.claims, *inferred[record.document.key])).row()


def copies(graph: Graph) -> list[Row]:
    """Which document repeats which, by the ids that the sources gave."""
    ids = {r.document.key: r.document.doc_id for r in graph.records}
    return [{"document": ids[c.document], "of": ids[c.of], "similarity": round(c.similarity, 3)} for c in graph.copies]


def write(graph: Graph, folder: Path) -> int:
    """One ``<doc_id>.json`` per document, each written whole; gives the number of documents.

    ``_copies.json`` lies beside them where there are copies.

    A ``doc_id`` that is no safe file name, or that another document of the graph has too, gives way to the document's key.
    Raises WritingError where the folder cannot be written.
    """
    shared = Counter(r.document.doc_id.casefold() for r in graph.records)
    for row in documents(graph):
        doc_id = row["doc_id"]
        name = doc_id if SAFE_NAME.fullmatch(doc_id) and shared[doc_id.casefold()] == 1 else row["document"]
        write_whole(folder / f"{name}.json", _json(row))
    if graph.copies:
        write_whole(folder / "_copies.json", _json(copies(graph)))
    else:
        (folder / "_copies.json").unlink(missing_ok=True)
    return len(graph.records)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True)
class _Told:
    """What one document tells."""

    graph: Graph
    record: Record
    claims: tuple[Claim, ...]

    def row(self) -> Row:
        document = self.record.document
        triples = [self._triple(c) for c in self._distinct()]
        return {
            "doc_id": document.doc_id,
            "document": document.key,
            "published": document.published.isoformat() if document.published else None,
            "entities": [self._entity(e) for e in self._entities(triples)],
            "incidents": [self._incident(key, tellings) for key, tellings in self._tellings.items()],
            "triples": triples,
        }

    @cached_property
    def _tellings(self) -> Mapping[str, list[Telling]]:
        """Incident key -> the tellings of it, in order of text."""
        found: dict[str, list[Telling]] = defaultdict(list)
        for telling in sorted(self.record.tellings, key=lambda t: min((a.start for a in t.anchors), default=0)):
            found[self._ref(telling.key)].append(telling)
        return found

    @cached_property
    def _sentences(self) -> Mapping[int, SentenceText]:
        return {s.index: s for s in self.record.sentences}

    def _ref(self, ref: str) -> str:
        """An entity key as it is; a telling becomes its incident."""
        return self.graph.incident_of.get(ref, ref)

    # ------------------------------------------------------------------------------------------------------ triples

    def _speaker(self, claim: Claim) -> str | None:
        return None if claim.speaker == self.record.outlet else claim.speaker

    def _triple_of(self, claim: Claim) -> tuple[str, Predicate, str]:
        return self._ref(claim.subject), claim.predicate, self._ref(claim.object)

    def _distinct(self) -> list[Claim]:
        """The best claim of each triple and speaker: triples in order of text, and of one the claim first that tells best whose
        word it is."""
        best: dict[tuple[tuple[str, Predicate, str], str | None], Claim] = {}
        for claim in sorted(self.claims, key=lambda c: (c.inferred, STRENGTH[c.certainty], -c.score, c.evidence.start, c.key)):
            subject, _, object_ = self._triple_of(claim)
            if not claim.negated and subject != object_:
                best.setdefault((self._triple_of(claim), self._speaker(claim)), claim)
        first: dict[tuple[str, Predicate, str], int] = {}
        for (triple, _), claim in best.items():
            first[triple] = min(first.get(triple, claim.evidence.start), claim.evidence.start)
        order = sorted(best, key=lambda t: (first[t[0]], t[0], *self._rank(best[t])))
        return [best[key] for key in order]

    def _rank(self, claim: Claim) -> tuple[bool, int, bool, int]:
        """With a speaker, the surest, by a body or person rather than by a state as a whole or a source without a name."""
        speaker = self._speaker(claim)
        vague = speaker is not None and self.graph.entities[speaker].kind in _VAGUE
        return speaker is None, STRENGTH[claim.certainty], vague, claim.evidence.start

    def _triple(self, claim: Claim) -> Row:
        subject, predicate, object_ = self._triple_of(claim)
        row: Row = {"s": subject, "p": predicate.value, "o": object_}
        if speaker := self._speaker(claim):
            row["by"] = speaker
        if claim.relays:
            row["relays"] = list(claim.relays)
        if claim.what:
            row["what"] = claim.what
        row |= {
            "certainty": claim.certainty.value,
            "evidence": self._words(claim.evidence),
            "inferred": claim.inferred,
            "rule": claim.rule,
            "key": claim.key,
        }
        if claim.inferred:
            row["premises"] = list(claim.premises)
        return row

    def _words(self, span: Span) -> str:
        sentence = self._sentences[span.sentence]
        return sentence.text[max(0, span.start - sentence.start) : span.end - sentence.start]

    # ----------------------------------------------------------------------------------------------------- entities

    def _entities(self, triples: Iterable[Row]) -> list[Entity]:
        """Entities that a triple or its chain needs, in order of first use, then those that the text only names, in its order."""
        used = dict.fromkeys(ref for t in triples for ref in (t["s"], t["o"], t.get("by"), *t.get("relays", ())))
        used |= dict.fromkeys(self.record.naming)
        return [self.graph.entities[ref] for ref in used if ref in self.graph.entities]

    def _entity(self, entity: Entity) -> Row:
        """Names are those of the catalogue and the forms of the text; "القاعدة" and "الأميركية" are no names."""
        told = [m.text for m in self.record.mentions if m.entity == entity.key and m.witness != "anaphora" and not m.adjective]
        names = dict.fromkeys(n for n in (entity.name_ar, *entity.names, *told, entity.name_en) if n)
        return {"key": entity.key, "type": entity.kind.value, "names": list(names)}

    # ---------------------------------------------------------------------------------------------------- incidents

    def _incident(self, key: str, tellings: list[Telling]) -> Row:
        """An incident as this document tells it; its evidence begins with the sentence that tells most of it."""
        about = [c for c in self.claims if key in (self._ref(c.subject), self._ref(c.object)) and not c.inferred]
        told = Counter(c.evidence.sentence for c in about)
        sentences = sorted(told.keys() | {a.sentence for t in tellings for a in t.anchors}, key=lambda s: (-told[s], s))
        dates = self._values(about, Predicate.ON_DATE, key)
        return {
            "key": key,
            "type": list(dict.fromkeys(kind.value for t in tellings for kind in t.kinds)),
            "date": dates[0] if dates else None,
            "killed": self._values(about, Predicate.KILLED, key),
            "wounded": self._values(about, Predicate.WOUNDED, key),
            "evidence": [self._sentences[s].text for s in sentences],
        }

    def _values(self, about: list[Claim], predicate: Predicate, key: str) -> list[str]:
        told = sorted((c for c in about if c.predicate is predicate and not c.negated), key=lambda c: STRENGTH[c.certainty])
        return list(dict.fromkeys(c.object for c in told if self._ref(c.subject) == key))
