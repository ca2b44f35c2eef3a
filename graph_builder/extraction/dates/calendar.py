"""Arithmetic of told dates: which year, which week, which Hijri day. Nothing here reads text."""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from graph_builder.model import DatePrecision, DateRange

NEAR_FUTURE = 60
"""Days ahead within which a date without a year is read as coming rather than as last year's ("7 حزيران" said in May)."""
SATURDAY = 5
"""The week of Arabic news opens on Saturday (``date.weekday`` numbers)."""


@dataclass(frozen=True)
class Clock:
    """What a date is told against."""

    written: DateRange | None
    """The days on which the text may have been written; ``None``: only absolute dates can be resolved."""
    told: DateRange | None = None
    """The date told last before, for "اليوم نفسه" and "الثالث عشر من الشهر"."""
    planned: bool = False
    """The governing verb is in the future: "سيجتمع الخميس" is the coming Thursday."""

    @property
    def now(self) -> date | None:
        """The last day on which the text may have been written."""
        return self.written.last if self.written else None


def day(when: date) -> DateRange:
    """One day."""
    return DateRange(when, when, DatePrecision.DAY)


def month(year: int, number: int) -> DateRange:
    """One month."""
    return DateRange(date(year, number, 1), date(year, number, monthrange(year, number)[1]), DatePrecision.MONTH)


def year(number: int) -> DateRange:
    """One year."""
    return DateRange(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR)


def span(first: date, last: date) -> DateRange:
    """All days from ``first`` to ``last``, in whatever order they come."""
    first, last = min(first, last), max(first, last)
    return day(first) if first == last else DateRange(first, last, DatePrecision.INTERVAL)


def shifted(days: DateRange, by: int) -> DateRange:
    """Moved by whole days."""
    return span(days.first + timedelta(by), days.last + timedelta(by))


def weekday_before(written: date, weekday: int) -> date:
    """The nearest such day on or before ``written``."""
    return written - timedelta((written.weekday() - weekday) % 7)


def weekday_after(written: date, weekday: int) -> date:
    """The nearest such day after ``written``."""
    return written + timedelta((weekday - written.weekday() - 1) % 7 + 1)


def months_before(written: date, count: int) -> tuple[int, int]:
    """Year and month, ``count`` months back."""
    index = written.year * 12 + written.month - 1 - count
    return index // 12, index % 12 + 1


def years_before(written: date, count: int) -> date:
    """The same day ``count`` years back (28 February for 29 February)."""
    target = written.year - count
    return written.replace(year=target, day=min(written.day, monthrange(target, written.month)[1]))


def year_of(number: int, day_of_month: int | None, written: date, tense: str | None) -> int:
    """The year that a month, or a day of it, without a year means.

    ``tense`` is ``past``, ``current``, ``next`` or none; without one it is the nearest such date that is past, or
    less than ``NEAR_FUTURE`` days ahead.
    """
    this = date(written.year, number, min(day_of_month or 1, monthrange(written.year, number)[1]))
    if tense == "current":
        return written.year
    if tense == "next":
        return written.year if this > written else written.year + 1
    if tense == "past":
        over = this <= written if day_of_month else number < written.month
        return written.year if over else written.year - 1
    if (this - written).days > NEAR_FUTURE:
        return written.year - 1
    following = date(written.year + 1, number, 1)
    return written.year + 1 if (following - written).days <= NEAR_FUTURE // 2 else written.year


def share_of(whole: DateRange, share: tuple[float, float]) -> DateRange:
    """A part of a stretch of days; ``share`` are two numbers from 0 to 1."""
    length = (whole.last - whole.first).days + 1
    first = math.floor(length * share[0])
    last = max(first, math.ceil(length * share[1]) - 1)
    return span(whole.first + timedelta(first), whole.first + timedelta(last))


def week(written: date, back: int) -> DateRange:
    """The week of ``written``, or the one ``back`` weeks before it."""
    opens = weekday_before(written, SATURDAY) - timedelta(7 * back)
    return span(opens, opens + timedelta(6))


def hijri_day(hijri_year: int | None, number: int, day_of_month: int, written: date | None) -> date | None:
    """A Hijri date, or ``None``; without a year the last such day up to ``NEAR_FUTURE`` days after ``written``."""
    if hijri_year is None and written is None:
        return None
    try:
        if hijri_year is None and written is not None:
            hijri_year = Gregorian(written.year, written.month, written.day).to_hijri().year
            if (Hijri(hijri_year, number, day_of_month).to_gregorian() - written).days > NEAR_FUTURE:
                hijri_year -= 1
        found = Hijri(hijri_year, number, day_of_month).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(hijri_year: int | None, number: int, written: date | None) -> DateRange | None:
    """All days of a Hijri month; see ``hijri_day``."""
    first = hijri_day(hijri_year, number, 1, written)
    if first is None:
        return None
    last = hijri_day(hijri_year, number, 30, written) or hijri_day(hijri_year, number, 29, written)
    return span(first, last) if last else None
