"""What each date rule means: from a match to days, given the day of writing and the date told last."""

from __future__ import annotations

from datetime import timedelta

from graph_builder.extraction.dates import absolute, calendar, relative
from graph_builder.extraction.dates.calendar import Clock
from graph_builder.extraction.dates.rules import Match
from graph_builder.model import DatePrecision, DateRange

READERS = {**absolute.READERS, **relative.READERS}


def read(match: Match, clock: Clock) -> DateRange | None:
    """The days that a match means, or ``None`` where it means none (no such day, or nothing to resolve it against)."""
    try:
        found = READERS[match.rule](match, clock)
    except (ValueError, OverflowError):  # "31 شباط", "قبل 20000 عام"
        return None
    return _after_midnight(found) if found and match.word("part", "after") == "after_midnight" else found


def _after_midnight(found: DateRange) -> DateRange:
    """Of a night that is told by one day nobody knows whether it leads to or from it; by two, it is the second."""
    if found.precision is DatePrecision.DAY:
        return calendar.span(found.first, found.first + timedelta(1))
    return calendar.day(found.last) if found.last - found.first == timedelta(1) else found
