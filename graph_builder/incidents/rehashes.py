"""Old incidents that a report tells as new ("rehashed"): the same story, its date drifted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from graph_builder.incidents.features import Features
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.tables import weights
from graph_builder.model import DatePrecision, Incident, Rehash


def find_rehashes(members: Iterable[Features], incident: Incident, sources: Sources) -> Iterator[Rehash]:
    """Tellings whose day for it lies long after the incident's, or after the report that they repeat ("أمس", printed again)."""
    drift = timedelta(days=int(weights()["rehash_days"]))
    sharp = incident.date is not None and incident.date.precision is DatePrecision.DAY
    for each in sorted(members, key=lambda f: f.key):
        day = each.date.first if each.date else (each.published if each.lead else None)
        repeated = sources.published.get(sources.originals.get(each.document, ""))
        first = min(filter(None, (incident.date.last if incident.date and sharp else None, repeated)), default=None)
        if day and first and day > first + drift:
            yield Rehash(each.key, day, first)
