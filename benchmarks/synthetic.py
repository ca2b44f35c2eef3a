"""Graphs of any size in the shape of conflict news, for measuring stores.

The shape was measured on 300 conflict articles of a public Arabic news corpus, read by this program: a report has 15 sentences,
19 claims (one report in ten 2 or fewer, one in ten 42 or more) and 3.5 tellings; half of the claims have a speaker, two in a
report as a rule, 7 % a relay; five tellings of six stand alone in their incident. A report names 12 actors and places; the
commonest is in 24 of 100 reports, the tenth in 8, the hundredth in 2; 50 reports name 393 and 300 name 1,673, three in four of
them once. Reports, names and texts are made up.
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
CLAIMS = 19
"""In a report, on average."""
SHARES: Mapping[Predicate, float] = {
    P.OCCURRED_AT: 0.173, P.TARGETED: 0.144, P.KILLED: 0.095, P.LOCATED_IN: 0.093, P.ON_DATE: 0.092, P.CONFIRMED: 0.079,
    P.PERPETRATED: 0.079, P.USED_WEAPON: 0.072, P.ACCUSED_OF: 0.038, P.WOUNDED: 0.029, P.LEADS: 0.026, P.LOCATED_AT: 0.021,
    P.CLAIMED: 0.015, P.VICTIM: 0.015, P.SPOKESPERSON_OF: 0.007, P.BACKED_BY: 0.006, P.PART_OF: 0.006, P.CONDEMNED: 0.005,
    P.RETALIATION_FOR: 0.002, P.DENIED: 0.003,
}  # fmt: skip
"""Of all claims."""
ACTORS = (EntityKind.PERSON, EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION, EntityKind.STATE_FORCE, EntityKind.UNNAMED_SOURCE)
PLACES = (EntityKind.CITY, EntityKind.CITY, EntityKind.SITE, EntityKind.SITE, EntityKind.REGION)
NAMED = 21
"""Actors and places in a report, on average."""
KNOWN = 400
"""Actors, and places, that are in the news all the time."""
OUTLETS = 40
ALONE = 0.84
"""Share of tellings whose incident no other report tells."""
RECENT = 1_000
"""Tellings among which another one of the same incident is found."""
START = date(2015, 1, 1)
WORDS = (
    "قال", "أعلن", "مصدر", "قوات", "هجوم", "مدينة", "انفجار", "قتلى", "جرحى", "مقاتلين",
    "قصف", "طائرة", "مسيرة", "قاعدة", "محافظة", "شرق", "غرب", "ليل", "صباح", "أمس",
)  # fmt: skip


class _World:
    """Actors and places: some that are in the news all the time, and ever more that come up once."""

    def __init__(self, reports: int, rng: random.Random) -> None:
        self._rng = rng
        half = KNOWN + int(20 * reports**0.8)  # of these as many are named as were measured
        self.places = [_place(n) for n in range(half)]
        self.actors = [_actor(n) for n in range(half)]
        self.outlets = [
            Entity(f"outlet-{n}", EntityKind.MEDIA_OUTLET, f"صحيفة {n}", f"Paper {n}", (), "catalogue") for n in range(OUTLETS)
        ]
        self._weights = list(accumulate((n + 1.5) ** -0.9 for n in range(KNOWN)))

    def named(self, records: list[Record]) -> dict[str, Entity]:
        """Those of whom something is told, with what they belong to."""
        every = {e.key: e for e in (*self.places, *self.actors)}
        told = {k for r in records for c in r.claims for k in (c.subject, c.object, c.speaker, *c.relays) if k in every}
        larger = {k for key in told for k in (every[key].container, *every[key].part_of) if k}
        return {e.key: e for e in (*(every[k] for k in sorted({*told, *larger})), *self.outlets)}

    def cast(self) -> _Cast:
        """Those whom one report names."""
        return _Cast(self._some(self.places), self._some(self.actors), self._rng)

    def _some(self, things: list[Entity]) -> list[str]:
        many = 1 + int(self._rng.gammavariate(2, NAMED / 4))
        known = self._rng.choices(things[:KNOWN], cum_weights=self._weights, k=many)
        return [(e if self._rng.random() < 0.5 else self._rng.choice(things)).key for e in known]


class _Cast:
    """The actors and places of one report; few of the actors speak."""

    def __init__(self, places: list[str], actors: list[str], rng: random.Random) -> None:
        self._places, self._actors, self._rng = places, actors, rng

    def place(self) -> str:
        return self._rng.choice(self._places)

    def actor(self) -> str:
        return self._rng.choice(self._actors)

    def speaker(self) -> str:
        return self._rng.choice(self._actors[:2])


def synthetic(claims: int) -> Graph:
    """A graph of about so many claims; the same number gives the same graph."""
    rng = random.Random(7)
    reports = max(1, claims // CLAIMS)
    world = _World(reports, rng)
    told: list[str] = []
    records, incident_of = [], dict[str, str]()
    for number in range(reports):
        records.append(_report(number, world, rng))
        for telling in records[-1].tellings:
            # what many reports tell is told by many more
            again = told and rng.random() > ALONE
            told.append(rng.choice(told[-RECENT:]) if again else f"incident-{len(told):07}")
            incident_of[telling.key] = told[-1]
    return Graph(
        records=tuple(records),
        entities=world.named(records),
        incidents=tuple(_incidents(records, incident_of)),
        incident_of=incident_of,
        merges=tuple(Merge(t, i, 0.9, "same place and day") for t, i in incident_of.items()),
        inferred=(),
        copies=tuple(Copy(r.document.key, records[n - 3].document.key, 0.97) for n, r in enumerate(records) if n % 11 == 10),
        contradictions=tuple(_rivals(records)),
        shortcuts=tuple(_shortcuts(records, incident_of)),
    )


def _larger(place: str) -> str | None:
    """The state that a place lies in; none for a state."""
    number = int(place.removeprefix("place-"))
    return f"place-{number - number % 25}" if number % 25 else None


def _place(number: int) -> Entity:
    kind = EntityKind.GOVERNMENT if number % 25 == 0 else PLACES[number % len(PLACES)]
    container = _larger(f"place-{number}")
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
    lines = [" ".join(rng.choices(WORDS, k=25)) for _ in range(2 + int(rng.gammavariate(2, 6.5)))]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    sentences = tuple(SentenceText(n, starts[n], starts[n] + len(line), line) for n, line in enumerate(lines))
    tellings = tuple(
        Telling(f"{key}#i{n}", (rng.choice(list(IncidentKind)),), (Span(0, 0, 4),))
        for n in range(1 + int(rng.expovariate(1 / 3)))
    )
    at = datetime.combine(day, time(number % 24, number % 60), UTC)
    document = Document(key, key, text, len(lines[0]) + 1, day, at, f"صحيفة {number % OUTLETS}")
    cast = world.cast()
    told = tuple(
        _claim(key, n, tellings, sentences, cast, rng) for n in range(1 + int(rng.gammavariate(1.9, (CLAIMS - 0.5) / 1.9)))
    )
    return Record(document, f"outlet-{number % OUTLETS}", sentences, (), (), tellings, told, "1")


def _claim(
    document: str,
    number: int,
    tellings: tuple[Telling, ...],
    sentences: tuple[SentenceText, ...],
    cast: _Cast,
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
            ends = (telling, cast.place())
        case P.VICTIM:
            ends = (telling, cast.actor())
        case P.RETALIATION_FOR:
            ends = (telling, tellings[0].key)
        case P.LOCATED_IN:
            place = cast.place()
            ends = (place, _larger(place) or cast.place())
        case P.LOCATED_AT:
            ends = (cast.actor(), cast.place())
        case P.LEADS | P.SPOKESPERSON_OF | P.BACKED_BY | P.PART_OF:
            ends = (cast.actor(), cast.actor())
        case _:
            ends = (cast.actor(), telling)
    return Claim(
        f"claim-{document}-{number}",
        document,
        predicate,
        *ends,
        Span(sentence.index, sentence.start, sentence.start + 20),
        "made up",
        "by chance",
        0.8,
        speaker=cast.speaker() if rng.random() < 0.51 else None,
        relays=(cast.actor(),) if rng.random() < 0.07 else (),
        certainty=rng.choices(list(Certainty), weights=(80, 10, 8, 2))[0],
        figure=Figure(figure, figure, figure) if figure else None,
        date=DateRange(day, day, DatePrecision.DAY) if predicate is P.ON_DATE else None,
    )


def _incidents(records: list[Record], incident_of: Mapping[str, str]) -> list[Incident]:
    tellings: dict[str, list[Telling]] = defaultdict(list)
    places: dict[str, str] = {}
    days: dict[str, date] = {}
    killed: dict[str, list[int]] = defaultdict(list)
    for record in records:
        for telling in record.tellings:
            tellings[incident_of[telling.key]].append(telling)
            days.setdefault(incident_of[telling.key], record.document.published or START)
        for claim in record.claims:
            if claim.predicate is P.OCCURRED_AT:
                places.setdefault(incident_of[claim.subject], claim.object)
            elif claim.predicate is P.KILLED and claim.figure:
                killed[incident_of[claim.subject]].append(claim.figure.value)
    return [
        Incident(
            key, f"{told[0].kinds[0].value}, {days[key]}", told[0].kinds, tuple(t.key for t in told),
            DateRange(days[key], days[key], DatePrecision.DAY), places.get(key),
            (min(killed[key]), max(killed[key])) if key in killed else (None, None), (None, None),
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
