"""How the time of resolution grows with the number of reports, and how long one more report takes: made-up reports.

Usage: python benchmarks/incidents_scale.py [COUNT ...]     (default: 1000 10000 31030)

Reports have the shape that was measured on 200 conflict articles of a public Arabic news corpus (see ``synthetic.py``): 15
sentences, 20 claims and 3.5 tellings, five of six tellings alone in their incident; one telling in fifty is placed in the town of
which most is told, three in ten are of the commonest kind. A hundred are published a day, each tells of its last three days in 20
states with ten provinces each and 3,000 towns; every tenth copies an earlier one.

Prints processor seconds (other work on the machine does not count, but it slows them), the time in which each of ``ADDED``
further reports was taken into the view, and the memory at its height, reports included.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import sys
import time
from datetime import date, timedelta
from itertools import accumulate

from synthetic import SHARES

from graph_builder.incidents.resolver import Resolver
from graph_builder.model import (
    Certainty,
    Claim,
    DatePrecision,
    DateRange,
    Document,
    Entity,
    EntityKind,
    Figure,
    IncidentKind,
    Mention,
    Predicate,
    Record,
    SentenceText,
    Span,
    Telling,
)

P = Predicate
STATES, PROVINCES, TOWNS, ACTORS, ADDED = 20, 200, 3000, 3000, 50
A_DAY = 100
SHARED = 0.16
"""Share of tellings that tell one of the day's ten incidents of which everybody writes."""
START = date(2015, 7, 1)
KINDS = [k for k in IncidentKind if k is not IncidentKind.CAMPAIGN]
OFTEN = list(accumulate(1 / (n + 8) for n in range(max(TOWNS, ACTORS))))
"""How often the first so many towns or actors are told of."""


def entity(key: str, kind: EntityKind, state: str | None = None, container: str | None = None) -> Entity:
    """Something named by its key."""
    return Entity(key, kind, key, key, (key,), "catalogue", state, container)


LAND = {f"s{n}": entity(f"s{n}", EntityKind.GOVERNMENT) for n in range(STATES)}
LAND |= {f"p{n}": entity(f"p{n}", EntityKind.REGION, f"s{n % STATES}", f"s{n % STATES}") for n in range(PROVINCES)}
LAND |= {f"t{n}": entity(f"t{n}", EntityKind.CITY, f"s{n % STATES}", f"p{n % PROVINCES}") for n in range(TOWNS)}
LAND |= {f"a{n}": entity(f"a{n}", EntityKind.ARMED_GROUP if n % 3 else EntityKind.PERSON) for n in range(ACTORS)}


def drawn(rng: random.Random, letter: str, count: int) -> str:
    """A town or an actor, as often as in news."""
    return f"{letter}{rng.choices(range(count), cum_weights=OFTEN[:count])[0]}"


def share(rng: random.Random, *predicates: Predicate) -> Predicate:
    """One of some predicates, as often as they are told."""
    return rng.choices(predicates, [SHARES[p] for p in predicates])[0]


def record(number: int, days: int, earlier: list[Record]) -> Record:
    """Report ``number``, the same for every run."""
    rng = random.Random(number)
    published = START + timedelta(days=rng.randrange(days))
    lines = [" ".join(f"word{rng.randrange(20_000)}" for _ in range(20)) for _ in range(15)]
    text = rng.choice(earlier).document.text if earlier and number % 10 == 0 else "\n".join(lines)
    key = f"d{number:06}"
    told = [tell(f"{key}#i{n + 1}", min(2 * n, 14), rng, published) for n in range(rng.randint(1, 6))]
    claims = tuple(c for _, said in told for c in said)
    used = {ref: LAND[ref] for c in claims for ref in (c.subject, c.object, c.speaker) if ref in LAND}
    places = [c for c in claims if c.predicate is P.OCCURRED_AT]
    return Record(
        document=Document(key, key, text, published=published),
        outlet=f"outlet{number % 40}",
        sentences=tuple(SentenceText(n, 0, 0, line) for n, line in enumerate(lines)),
        entities=tuple(used.values()),
        mentions=tuple(
            Mention(c.evidence.sentence, 0, 0, 0, 0, 1, c.object, c.object, LAND[c.object].kind, "catalogue", 1.0) for c in places
        ),
        tellings=tuple(t for t, _ in told),
        claims=claims,
        version="1",
    )


def tell(key: str, sentence: int, rng: random.Random, published: date) -> tuple[Telling, list[Claim]]:
    """A telling of an incident of the last three days, with six claims about it or by the way; a third without a date."""
    happened = published - timedelta(days=rng.randrange(3))
    incident = random.Random(f"{happened} {rng.randrange(10)}") if rng.random() < SHARED else rng
    where, killed, kind = (
        drawn(incident, "t", TOWNS),
        incident.randrange(1, 40),
        incident.choices(KINDS, [1 / (n + 1) for n in range(len(KINDS))])[0],
    )
    doer, target = drawn(incident, "a", ACTORS), drawn(incident, "a", ACTORS)
    day = DateRange(happened, happened, DatePrecision.DAY)
    told: list[tuple[str, Predicate, str, Figure | None, DateRange | None]] = [
        (key, P.OCCURRED_AT, where, None, None),
        (key, P.TARGETED, target, None, None),
        (key, P.KILLED, str(killed), Figure(killed, killed, killed), None),
        (doer, share(rng, P.PERPETRATED, P.ACCUSED_OF, P.CLAIMED), key, None, None),
        (drawn(rng, "a", ACTORS), share(rng, P.CONFIRMED, P.DENIED), key, None, None),
        (where, P.LOCATED_IN, LAND[where].container or "", None, None),
    ]
    if rng.random() > 1 / 3:
        told[-1] = key, P.ON_DATE, str(day), None, day
    speakers = [drawn(rng, "a", ACTORS) if rng.random() < 0.5 else None for _ in told]
    return Telling(key, (kind,), (Span(sentence, 0, 1),)), [
        Claim(
            f"{key}c{n}", key.partition("#")[0], predicate, subject, target, Span(sentence, 0, 1), "made up", "", 1.0,
            speaker=speakers[n], certainty=Certainty.ASSERTED, figure=figure, date=date,
        )
        for n, (subject, predicate, target, figure, date) in enumerate(told)
    ]  # fmt: skip


def main() -> None:
    """Print one line for each count."""
    for count in map(int, sys.argv[1:] or ["1000", "10000", "31030"]):
        records: list[Record] = []
        for number in range(count + ADDED):
            records.append(record(number, max(10, count // A_DAY), records))
        resolver, started = Resolver(LAND), time.process_time()
        resolver.change(records[:count])
        changed = time.process_time()
        graph = resolver.graph()
        seconds = time.process_time() - started
        added = []
        for each in records[count:]:
            begun = time.process_time()
            resolver.change([each])
            added.append(1000 * (time.process_time() - begun))
        print(
            f"{count:6} reports {seconds:7.2f} s ({changed - started:.2f} without putting the view together), "
            f"{1000 * seconds / count:5.2f} s per 1,000; one more: median {statistics.median(added):.0f}, "
            f"95th percentile {statistics.quantiles(added, n=20)[-1]:.0f}, at most {max(added):.0f} ms; "
            f"{len(graph.incidents)} incidents of {len(graph.incident_of)} tellings, {len(graph.copies)} copies, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB, load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
