"""Records made from gold, so that resolution is tested apart from reading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from graph_builder.model import (
    Claim,
    DatePrecision,
    DateRange,
    Document,
    Entity,
    EntityKind,
    Figure,
    IncidentKind,
    Predicate,
    Record,
    SentenceText,
    Span,
    Telling,
)

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "examples"
CLUSTERS = ROOT.parent / "shared" / "gold" / "clusters"
UPDATE = re.compile("ارتفع|لترتفع|ارتفاع")
AT_LEAST = re.compile("على الأقل|على أقل|ما لا يقل")
LATIN = re.compile(r"[A-Za-z]")
PLACED = frozenset({Predicate.USED_WEAPON, Predicate.TARGETED, Predicate.VICTIM})

STATE_OF = {
    "us-forces": "us",
    "centcom": "us",
    "israeli-army": "israel",
    "turkish-army": "turkey",
    "iran-air-defense": "iran",
    "iraqi-army": "iraq",
    "iraqi-army-aviation": "iraq",
    "iraqi-security-forces": "iraq",
    "joc": "iraq",
    "security-media-cell": "iraq",
    "division-11": "iraq",
    "brigade-42": "iraq",
}
"""What the catalogue knows of forces that the stories mention."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """One gold folder: ``index`` is stories.json or clusters.json, ``texts`` the folder of the reports."""

    folder: Path
    texts: Path
    index: Json

    @property
    def documents(self) -> list[str]:
        """Ids of the documents whose text is there."""
        return sorted(d for d in self.index["documents"] if (self.texts / f"{d}.json").exists())

    @cached_property
    def cluster_of(self) -> dict[str, str]:
        """``doc_id:incident`` -> key of the gold incident."""
        return {m: c["key"] for c in self.index["incidents"] for m in c["members"]}

    def mentions(self) -> list[str]:
        """All incident mentions that count."""
        return [
            f"{d}:{i['key']}" for d in self.documents for i in self.index["documents"][d]["incidents"] if not i.get("optional")
        ]


def load(path: Path) -> Json:
    """One JSON file."""
    data: Json = json.loads(path.read_text(encoding="utf-8"))
    return data


def stories() -> Gold:
    """The 28 stories."""
    return Gold(STORIES, STORIES / "reports", load(STORIES / "stories.json"))


def clusters() -> Gold:
    """The 69 real reports."""
    return Gold(CLUSTERS, CLUSTERS / "text", load(CLUSTERS / "clusters.json"))


# ---------------------------------------------------------------------------------------------------------------- text


def document(texts: Path, doc_id: str) -> tuple[Document, tuple[SentenceText, ...]]:
    """A document keyed by its id, and its sentences."""
    data = load(texts / f"{doc_id}.json")
    title = data.get("title") or ""
    text = f"{title}\n\n{data['text']}" if title else data["text"]
    spans = [m for m in re.finditer(r"[^\n]+?(?:[.؟!](?=\s)|(?=\n)|$)", text) if m[0].strip()]
    sentences = tuple(SentenceText(n, m.start(), m.end(), m[0]) for n, m in enumerate(spans))
    body = len(title) + 2 if title else 0
    published = date.fromisoformat(data["published"])
    return Document(doc_id, doc_id, text, body, published, source=data.get("source")), sentences


def locate(words: str, text: str, sentences: Sequence[SentenceText]) -> Span:
    """The first place of some words, whatever the spaces; the first sentence where they are not found."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, text)
    start, end = (found.start(), found.end()) if found else (sentences[0].start, sentences[0].end)
    number = next((s.index for s in sentences if s.start <= start < s.end), 0)
    return Span(number, start, end)


def date_range(printed: str) -> DateRange | None:
    """A date as gold prints it; ``None`` for "unknown"."""
    if printed == "unknown":
        return None
    if "/" in printed:
        first, last = (date.fromisoformat(p) for p in printed.split("/"))
        return DateRange(first, last, DatePrecision.INTERVAL)
    parts = [int(p) for p in printed.split("-")]
    if len(parts) == 3:
        return DateRange(date(*parts), date(*parts), DatePrecision.DAY)
    if len(parts) == 2:
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return DateRange(date(parts[0], parts[1], 1), after - timedelta(days=1), DatePrecision.MONTH)
    return DateRange(date(parts[0], 1, 1), date(parts[0], 12, 31), DatePrecision.YEAR)


def figure(value: str, evidence: str) -> Figure:
    """A count with the openness that its words tell; "20-30" is a range."""
    low, _, high = value.partition("-")
    if high:
        return Figure(int(low), int(low), int(high))
    number = int(low)
    return Figure(number, number, None if AT_LEAST.search(evidence) else number, bool(UPDATE.search(evidence)))


# ------------------------------------------------------------------------------------------------------------- stories


def story_records(optional: bool = False) -> list[Record]:
    """All stories as records; with ``optional`` the optional triples too."""
    gold = stories()
    entities = story_entities()
    return [_story(gold, d, entities, optional) for d in gold.documents]


def story_entities() -> dict[str, Entity]:
    """Every entity of the stories, with the names of all of them."""
    rows: dict[str, Json] = {}
    for path in sorted((STORIES / "gold").glob("*.json")):
        for row in load(path)["entities"]:
            known = rows.setdefault(row["key"], {"type": row["type"], "names": []})
            known["names"] += [n for n in row["names"] if n not in known["names"]]
    return {key: _entity(key, row) for key, row in rows.items()}


def _entity(key: str, row: Json) -> Entity:
    names = tuple(row["names"])
    kind = EntityKind.GOVERNMENT if row["type"] == "Country" else EntityKind(row["type"])
    latin = next((n for n in names if LATIN.match(n)), key)
    origin = "text" if re.search(r"-st\d\d$", key) else "catalogue"
    return Entity(key, kind, names[0], latin, names, origin, country=STATE_OF.get(key))


def _story(gold: Gold, doc_id: str, entities: Mapping[str, Entity], optional: bool) -> Record:
    told, (doc, sentences) = load(gold.folder / "gold" / f"{doc_id}.json"), document(gold.texts, doc_id)
    anchors = {i["key"]: i["anchor"] for i in gold.index["documents"][doc_id]["incidents"]}
    tellings = tuple(
        Telling(f"{doc_id}#{i['key']}", tuple(map(IncidentKind, i["type"])), (locate(anchors[i["key"]], doc.text, sentences),))
        for i in told["incidents"]
    )
    triples = [t for t in told["triples"] if optional or not t.get("optional")]
    speakers = {r["chain"][-1]: tuple(reversed(r["chain"][:-1])) for r in gold.index["relays"] if r["document"] == doc_id}
    keys = {i["key"] for i in told["incidents"]}
    claims = [
        _claim(doc_id, n, t, told["triples"], speakers, keys, locate(t["evidence"], doc.text, sentences), doc.text)
        for n, t in enumerate(triples)
    ]
    outlet = next((e.key for e in entities.values() if doc.source in e.names), f"outlet-{doc.source}")
    used = {ref for c in claims for ref in (c.subject, c.object, c.speaker, *c.relays)}
    return Record(
        document=doc,
        outlet=outlet,
        sentences=sentences,
        entities=tuple(e for e in entities.values() if e.key in used),
        mentions=(),
        tellings=tellings,
        claims=tuple(claims),
        version="gold",
    )


def _claim(
    doc_id: str,
    number: int,
    triple: Json,
    every: Sequence[Json],
    relays: Mapping[str, tuple[str, ...]],
    keys: set[str],
    at: Span,
    text: str,
) -> Claim:
    predicate = Predicate(triple["p"])
    subject, target = (f"{doc_id}#{ref}" if ref in keys else ref for ref in (triple["s"], triple["o"]))
    speaker = triple.get("by") or (_speaker(triple, every, text) if predicate in PLACED else None)
    voice = speaker or subject
    return Claim(
        key=f"{doc_id}:{number:03}",
        document=doc_id,
        predicate=predicate,
        subject=subject,
        object=target,
        evidence=at,
        rule="gold",
        path="",
        score=1.0,
        speaker=speaker,
        relays=relays.get(voice, ()),
        what=triple.get("what"),
        figure=figure(target, triple["evidence"]) if predicate in (Predicate.KILLED, Predicate.WOUNDED) else None,
        date=date_range(target) if predicate is Predicate.ON_DATE else None,
    )


def _speaker(triple: Json, every: Iterable[Json], text: str) -> str | None:
    """Gold names no speaker of a weapon or a target: it is whoever began to speak last before these words, in their sentence."""
    at, spoken = text.find(triple["evidence"]), []
    for other in every:
        start = text.find(other["evidence"])
        same_sentence = 0 <= start <= at and not re.search(r"[.\n]", text[start:at])
        if same_sentence and triple["s"] == other["o"] and other["p"] in ("accused_of", "confirmed"):
            who = other.get("by") if other["p"] == "accused_of" else other["s"]
            spoken.append((start, not other.get("optional"), who))
    return max(spoken, key=lambda s: s[:2])[2] if spoken else None


# ------------------------------------------------------------------------------------------------------------ clusters


def cluster_records() -> list[Record]:
    """The real reports as records: incidents, dates, places, doers and counts only."""
    gold = clusters()
    places = yaml.safe_load((Path(__file__).parent / "cluster_places.yaml").read_text(encoding="utf-8"))
    entities = [_place(key, row or {}, places) for key, row in places.items()]
    return [_report(gold, d, entities) for d in gold.documents]


def _place(key: str, row: Json, places: Mapping[str, Json]) -> Entity:
    kind = EntityKind(row.get("kind", "City"))
    country = key
    while "in" in (places[country] or {}):
        country = places[country]["in"]
    return Entity(key, kind, key, key, (key,), "catalogue", None if kind is EntityKind.GOVERNMENT else country, row.get("in"))


def _report(gold: Gold, doc_id: str, entities: Sequence[Entity]) -> Record:
    doc, sentences = document(gold.texts, doc_id)
    incidents = gold.index["documents"][doc_id]["incidents"]
    tellings = tuple(
        Telling(f"{doc_id}#{i['key']}", tuple(map(IncidentKind, i["type"])), (locate(i["anchor"], doc.text, sentences),))
        for i in incidents
    )
    rows = [row for i in incidents for row in _rows(i)]
    claims = [_claim(doc_id, n, r, rows, {}, {i["key"] for i in incidents}, Span(0, 0, 1), "") for n, r in enumerate(rows)]
    return Record(doc, doc.source, sentences, tuple(entities), (), tellings, tuple(claims), "gold")


def _rows(incident: Json) -> list[Json]:
    about, anchor = incident["key"], incident["anchor"]
    rows = [{"s": p, "p": "perpetrated", "o": about} for p in incident.get("perpetrators", [])]
    rows += [{"s": about, "p": "on_date", "o": incident["date"]}] if incident["date"] != "unknown" else []
    rows += [{"s": about, "p": "occurred_at", "o": incident["place"]}] if incident["place"] != "unknown" else []
    for toll in ("killed", "wounded"):
        rows += [{"s": about, "p": toll, "o": f["value"], "by": f.get("by")} for f in incident.get(toll, [])]
    return [{"evidence": anchor, **row} for row in rows]
