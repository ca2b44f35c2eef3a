"""Graphs of any size in the shape of conflict news, for measuring stores.

The shape was measured on 200 conflict articles of a public Arabic news corpus, read by this program: a report has 15 sentences,
20 claims and 3.5 tellings; half of the claims have a speaker, 6 % a relay; five tellings of six stand alone in their incident;
1,300 actors and places, of which three in four occur once and few in every fourth report. Reports, names and texts are made up.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, pairwise

from graph_builder.model import (
    LITERAL_PREDICATES,
    Certainty,
    Claim,
    Contradiction,
    Copy,
    DatePrecision,
    DateRange,
    Document,
    Entity,
    EntityKind,
    Figure,
    Graph,
    Incident,
    IncidentKind,
    Merge,
    Predicate,
    Record,
    SentenceText,
    Shortcut,
    Span,
    Telling,
)

P = Predicate
CLAIMS = 20
"""In a report."""
SHARES: Mapping[Predicate, float] = {
    P.OCCURRED_AT: 0.173, P.TARGETED: 0.144, P.KILLED: 0.095, P.LOCATED_IN: 0.093, P.ON_DATE: 0.092, P.CONFIRMED: 0.079,
    P.PERPETRATED: 0.079, P.USED_WEAPON: 0.072, P.ACCUSED_OF: 0.038, P.WOUNDED: 0.029, P.LEADS: 0.026, P.LOCATED_AT: 0.021,
    P.CLAIMED: 0.015, P.VICTIM: 0.015, P.SPOKESPERSON_OF: 0.007, P.BACKED_BY: 0.006, P.PART_OF: 0.006, P.CONDEMNED: 0.005,
    P.RETALIATION_FOR: 0.002, P.DENIED: 0.003,
}  # fmt: skip
"""Of all claims."""
ACTORS = (EntityKind.PERSON, EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION, EntityKind.STATE_FORCE, EntityKind.UNNAMED_SOURCE)
PLACES = (EntityKind.CITY, EntityKind.CITY, EntityKind.SITE, EntityKind.SITE, EntityKind.REGION)
OUTLETS = 40
ALONE = 0.84
"""Share of tellings whose incident no other report tells."""
START = date(2015, 1, 1)
WORDS = (
    "قال", "أعلن", "مصدر", "قوات", "هجوم", "مدينة", "انفجار", "قتلى", "جرحى", "مقاتلين",
    "قصف", "طائرة", "مسيرة", "قاعدة", "محافظة", "شرق", "غرب", "ليل", "صباح", "أمس",
)  # fmt: skip


class _World:
    """Actors and places, drawn as often as in news: the n-th of them in one of n."""

    def __init__(self, reports: int, rng: random.Random) -> None:
        self._rng = rng
        half = max(50, int(45 * reports**0.5))  # 1,300 in 200 reports; names come more slowly than reports
        self.places = [_place(n) for n in range(half)]
        self.actors = [_actor(n) for n in range(half)]
        self.outlets = [
            Entity(f"outlet-{n}", EntityKind.MEDIA_OUTLET, f"صحيفة {n}", f"Paper {n}", (), "catalogue") for n in range(OUTLETS)
        ]
        self._weights = list(accumulate(1 / (n + 1) for n in range(half)))

    @property
    def all(self) -> dict[str, Entity]:
        return {e.key: e for e in (*self.places, *self.actors, *self.outlets)}

    def place(self) -> str:
        return self._rng.choices(self.places, cum_weights=self._weights)[0].key

    def actor(self) -> str:
        return self._rng.choices(self.actors, cum_weights=self._weights)[0].key


def synthetic(claims: int) -> Graph:
    """A graph of about so many claims; the same number gives the same graph."""
    rng = random.Random(7)
    reports = max(1, claims // CLAIMS)
    world = _World(reports, rng)
    incidents: list[str] = []
    records, incident_of = [], dict[str, str]()
    for number in range(reports):
        records.append(_report(number, world, rng))
        for telling in records[-1].tellings:
            known = incidents[max(0, len(incidents) - 60) :]
            incident = rng.choice(known) if known and rng.random() > ALONE else f"incident-{len(incidents):07}"
            if incident not in known:
                incidents.append(incident)
            incident_of[telling.key] = incident
    return Graph(
        records=tuple(records),
        entities=world.all,
        incidents=tuple(_incidents(records, incident_of)),
        incident_of=incident_of,
        merges=tuple(Merge(t, i, 0.9, "same place and day") for t, i in incident_of.items()),
        inferred=(),
        copies=tuple(Copy(r.document.key, records[n - 3].document.key, 0.97) for n, r in enumerate(records) if n % 11 == 10),
        contradictions=tuple(_rivals(records)),
        shortcuts=tuple(_shortcuts(records, incident_of)),
    )


def _place(number: int) -> Entity:
    kind = EntityKind.GOVERNMENT if number % 25 == 0 else PLACES[number % len(PLACES)]
    container = None if kind is EntityKind.GOVERNMENT else f"place-{number - number % 25}"
    name = f"مكان {number}"
    latitude, longitude = 10 + number * 7 % 30, 20 + number * 11 % 50
    return Entity(
        f"place-{number}",
        kind,
        name,
        f"Place {number}",
        (name,),
        "gazetteer",
        container=container,
        latitude=latitude,
        longitude=longitude,
    )


def _actor(number: int) -> Entity:
    part_of = (f"actor-{number - number % 12}",) if number % 12 in (1, 2) else ()
    name = f"جماعة {number}"
    return Entity(f"actor-{number}", ACTORS[number % len(ACTORS)], name, f"Group {number}", (name,), "text", part_of=part_of)


def _report(number: int, world: _World, rng: random.Random) -> Record:
    key, day = f"report-{number:07}", START + timedelta(days=number // 30)
    lines = [" ".join(rng.choices(WORDS, k=25)) for _ in range(max(2, int(rng.gauss(15, 6))))]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    sentences = tuple(SentenceText(n, starts[n], starts[n] + len(line), line) for n, line in enumerate(lines))
    tellings = tuple(
        Telling(f"{key}#i{n}", (rng.choice(list(IncidentKind)),), (Span(0, 0, 4),)) for n in range(rng.randint(1, 6))
    )
    at = datetime.combine(day, time(number % 24, number % 60), UTC)
    document = Document(key, key, text, len(lines[0]) + 1, day, at, f"صحيفة {number % OUTLETS}")
    told = tuple(_claim(key, n, tellings, sentences, world, rng) for n in range(max(3, int(rng.gauss(CLAIMS, 9)))))
    return Record(document, f"outlet-{number % OUTLETS}", sentences, (), (), tellings, told, "1")


def _claim(
    document: str,
    number: int,
    tellings: tuple[Telling, ...],
    sentences: tuple[SentenceText, ...],
    world: _World,
    rng: random.Random,
) -> Claim:
    predicate = rng.choices(list(SHARES), weights=list(SHARES.values()))[0]
    telling, sentence = rng.choice(tellings).key, rng.choice(sentences)
    figure = rng.randrange(1, 40) if predicate in (P.KILLED, P.WOUNDED) else None
    day = START + timedelta(days=rng.randrange(3000))
    match predicate:
        case P.KILLED | P.WOUNDED:
            ends = (telling, str(figure))
        case P.ON_DATE:
            ends = (telling, day.isoformat())
        case P.USED_WEAPON:
            ends = (telling, rng.choice(("drone", "rocket", "ied", "artillery")))
        case P.OCCURRED_AT | P.TARGETED:
            ends = (telling, world.place())
        case P.VICTIM:
            ends = (telling, world.actor())
        case P.RETALIATION_FOR:
            ends = (telling, tellings[0].key)
        case P.LOCATED_IN:
            ends = (world.place(), world.place())
        case P.LOCATED_AT:
            ends = (world.actor(), world.place())
        case P.LEADS | P.SPOKESPERSON_OF | P.BACKED_BY | P.PART_OF:
            ends = (world.actor(), world.actor())
        case _:
            ends = (world.actor(), telling)
    return Claim(
        f"claim-{document}-{number}",
        document,
        predicate,
        *ends,
        Span(sentence.index, sentence.start, sentence.start + 20),
        "made up",
        "by chance",
        0.8,
        speaker=world.actor() if rng.random() < 0.49 else None,
        relays=(world.actor(),) if rng.random() < 0.06 else (),
        certainty=rng.choices(list(Certainty), weights=(80, 10, 8, 2))[0],
        figure=Figure(figure, figure, figure) if figure else None,
        date=DateRange(day, day, DatePrecision.DAY) if predicate is P.ON_DATE else None,
    )


def _incidents(records: list[Record], incident_of: Mapping[str, str]) -> list[Incident]:
    tellings: dict[str, list[Telling]] = defaultdict(list)
    places: dict[str, str] = {}
    days: dict[str, date] = {}
    for record in records:
        for telling in record.tellings:
            tellings[incident_of[telling.key]].append(telling)
            days.setdefault(incident_of[telling.key], record.document.published or START)
        for claim in record.claims:
            if claim.predicate is P.OCCURRED_AT:
                places.setdefault(incident_of[claim.subject], claim.object)
    return [
        Incident(
            key, f"{told[0].kinds[0].value}, {days[key]}", told[0].kinds, tuple(t.key for t in told),
            DateRange(days[key], days[key], DatePrecision.DAY), places.get(key), (1, 1 + len(told)), (None, None),
        )
        for key, told in sorted(tellings.items())
    ]  # fmt: skip


def _rivals(records: list[Record]) -> list[Contradiction]:
    """Two in every hundred claims stand against another one, of the report before."""
    found = []
    for before, record in pairwise(records):
        pairs = zip(before.claims[:1], record.claims[:1], strict=False)
        found += [Contradiction(a.key, b.key, "different number of dead") for a, b in pairs if len(found) * 5 < len(records) * 2]
    return found


def _shortcuts(records: list[Record], incident_of: Mapping[str, str]) -> list[Shortcut]:
    groups: dict[tuple[str, Predicate, str], list[Claim]] = defaultdict(list)
    published = {r.document.key: r.document.published for r in records}
    for claim in (c for r in records for c in r.claims if c.predicate not in LITERAL_PREDICATES):
        groups[
            incident_of.get(claim.subject, claim.subject), claim.predicate, incident_of.get(claim.object, claim.object)
        ].append(claim)
    return [
        Shortcut(
            subject, predicate, target, tuple(c.key for c in told), documents, len(documents), told[0].certainty, False, False,
            min(d for d in map(published.get, documents) if d), max(d for d in map(published.get, documents) if d),
        )
        for (subject, predicate, target), told in groups.items()
        for documents in [tuple(sorted({c.document for c in told}))]
    ]  # fmt: skip
