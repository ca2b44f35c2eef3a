"""How the time of resolution grows with the number of reports: made-up reports over a fixed number of incidents a day.

Usage: python benchmarks/incidents_scale.py [COUNT ...]     (default: 1000 3000 10000)

Each report tells two incidents of its days in a country of 20 provinces with 15 towns each, a third without a date; every tenth
report copies an earlier one. Prints processor seconds (other
work on the machine does not count), those for each thousand reports, and what was found.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from graph_builder.incidents import resolve
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

PROVINCES, TOWNS, PER_DAY = 20, 15, 60
START = date(2015, 7, 1)
KINDS = [IncidentKind.BOMBING, IncidentKind.AIRSTRIKE, IncidentKind.SHELLING, IncidentKind.ARMED_CLASH, IncidentKind.SHOOTING]


def place(name: str, kind: EntityKind, container: str | None) -> Entity:
    """A place named by its key."""
    return Entity(name, kind, name, name, (name,), "catalogue", "land", container)


PLACES = {"land": place("land", EntityKind.GOVERNMENT, None)}
for p in range(PROVINCES):
    PLACES[f"p{p}"] = place(f"p{p}", EntityKind.REGION, "land")
    PLACES |= {f"p{p}t{t}": place(f"p{p}t{t}", EntityKind.CITY, f"p{p}") for t in range(TOWNS)}


def record(number: int, days: int, earlier: list[Record]) -> Record:
    """Report ``number``, the same for every run."""
    rng = random.Random(number)
    published = START + timedelta(days=rng.randrange(days))
    words = [f"word{rng.randrange(20_000)}" for _ in range(150)]
    text = rng.choice(earlier).document.text if earlier and number % 10 == 0 else " ".join(words)
    key = f"d{number:06}"
    told = [tell(f"{key}#i{n + 1}", n, rng, published) for n in range(2)]
    sentences = tuple(SentenceText(n, 0, 0, " ".join(words[20 * n : 20 * n + 20])) for n in range(2))
    used = tuple(PLACES[c.object] for _, claims in told for c in claims if c.object in PLACES)
    return Record(
        document=Document(key, key, text, published=published),
        outlet=f"outlet{number % 40}",
        sentences=sentences,
        entities=used,
        mentions=(),
        tellings=tuple(t for t, _ in told),
        claims=tuple(c for _, claims in told for c in claims),
        version="1",
    )


def tell(key: str, sentence: int, rng: random.Random, published: date) -> tuple[Telling, list[Claim]]:
    """A telling of one of the incidents of the last three days."""
    happened = published - timedelta(days=rng.randrange(3))
    incident = random.Random(f"{happened} {rng.randrange(PER_DAY)}")
    where, killed = f"p{incident.randrange(PROVINCES)}t{incident.randrange(TOWNS)}", incident.randrange(1, 40)
    day = DateRange(happened, happened, DatePrecision.DAY)
    claims = [
        claim(key, 1, Predicate.OCCURRED_AT, where),
        claim(key, 2, Predicate.KILLED, str(killed), Figure(killed, killed, killed)),
    ]
    if rng.random() > 1 / 3:
        claims.append(claim(key, 3, Predicate.ON_DATE, str(day), day=day))
    return Telling(key, (incident.choice(KINDS),), (Span(sentence, 0, 1),)), claims


def claim(
    telling: str, number: int, predicate: Predicate, target: str, figure: Figure | None = None, day: DateRange | None = None
) -> Claim:
    """A claim in the outlet's own voice."""
    return Claim(
        f"{telling}c{number}",
        telling.partition("#")[0],
        predicate,
        telling,
        target,
        Span(0, 0, 1),
        "made up",
        "",
        1.0,
        figure=figure,
        date=day,
    )


def main() -> None:
    """Print one line for each count."""
    for count in map(int, sys.argv[1:] or ["1000", "3000", "10000"]):
        records: list[Record] = []
        for number in range(count):
            records.append(record(number, max(10, count // 100), records))
        started = time.process_time()
        graph = resolve(records, PLACES)
        seconds = time.process_time() - started
        print(
            f"{count:6} reports  {seconds:7.2f} s  {1000 * seconds / count:6.2f} s per 1,000  "
            f"{len(graph.incidents):6} incidents  {len(graph.copies):5} copies  "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:5} MiB with the reports"
        )


if __name__ == "__main__":
    main()
