"""Readings of dates that name a calendar day, a month or a year, of either calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from graph_builder.extraction.dates import calendar
from graph_builder.extraction.dates.calendar import Clock
from graph_builder.extraction.dates.rules import Match, Reader
from graph_builder.model import DateRange


def _numeric(match: Match, _: Clock) -> DateRange | None:
    year, number, day = match.number("year"), match.number("number"), match.number("day")
    if year is None or number is None or day is None:
        return None
    if number > 12:
        number, day = day, number
    return calendar.day(date(year, number, day))


def _year(match: Match, clock: Clock, number: int, day: int | None) -> int | None:
    dated = match.number("dated", "dated2")
    if dated is not None or clock.now is None:
        return dated
    if match.tag("this_year"):
        return clock.now.year
    shift = {"past": -1, "current": 0, "next": 1, None: None}[match.word("year_tense")]
    if shift is not None:
        return clock.now.year + shift
    tense = match.word("month_tense", "tense") or ("next" if clock.planned else None)
    return calendar.year_of(number, day, clock.now, tense)


def _day(match: Match, clock: Clock) -> DateRange | None:
    number, day = match.number("month", "number"), match.number("day")
    year = _year(match, clock, number, day) if number and day else None
    return calendar.day(date(year, number, day)) if year and number and day else None


def _days(match: Match, clock: Clock) -> DateRange | None:
    number, first, second = match.number("month"), match.number("first"), match.number("second")
    if not (number and first and second):
        return None
    earlier = match.number("first_month") or number
    year = _year(match, clock, number, second)
    if year is None or (earlier == number and first >= second):
        return None
    return calendar.span(date(year - (earlier > number), earlier, first), date(year, number, second))


def _months(match: Match, clock: Clock) -> DateRange | None:
    number, first = match.number("month"), match.number("first_month")
    year = _year(match, clock, number, None) if number else None
    if not (year and number and first):
        return None
    opens = match.number("first_dated") or year - (first > number)
    return calendar.span(date(opens, first, 1), calendar.month(year, number).last)


def _month(match: Match, clock: Clock) -> DateRange | None:
    number = match.number("month")
    year = _year(match, clock, number, None) if number else None
    return calendar.month(year, number) if year and number else None


def _stage_of_month(match: Match, clock: Clock) -> DateRange | None:
    whole = _month(match, clock)
    return calendar.share_of(whole, match.share()) if whole else None


def _a_year(match: Match, _: Clock) -> DateRange | None:
    number = match.number("dated")
    return calendar.year(number) if number else None


def _in_year(match: Match, clock: Clock) -> DateRange | None:
    number = match.number("dated")
    round_figure = number is not None and number % 100 == 0  # "في 2000 قرية"
    return None if round_figure else _a_year(match, clock)


def _stage_of_year(match: Match, clock: Clock) -> DateRange | None:
    whole = _a_year(match, clock)
    return calendar.share_of(whole, match.share()) if whole else None


def _years(match: Match, _: Clock) -> DateRange | None:
    first, second = match.number("first"), match.number("second")
    return calendar.span(date(first, 1, 1), date(second, 12, 31)) if first and second and first < second else None


def _season(match: Match, clock: Clock) -> DateRange | None:
    year = match.number("dated")
    if year is None and clock.now is not None:
        year = clock.now.year + {"past": -1, "current": 0, "next": 1}[match.word("tense") or "past"]
    tag = match.tag("season")
    if year is None or tag is None or not isinstance(tag.value, tuple):
        return None
    first, last = tag.value
    return calendar.span(date(year, int(first), 1), calendar.month(year, int(last)).last)


def _hijri(match: Match, clock: Clock) -> DateRange | None:
    number, day = match.number("number"), match.number("day")
    found = calendar.hijri_day(match.number("hyear"), number, day, clock.now) if number and day else None
    return calendar.day(found) if found else None


def _hijri_month(match: Match, clock: Clock) -> DateRange | None:
    number = match.number("number")
    return calendar.hijri_month(match.number("hyear"), number, clock.now) if number else None


def _hijri_year(match: Match, _: Clock) -> DateRange | None:
    year = match.number("hyear") or 0
    first, following = calendar.hijri_day(year, 1, 1, None), calendar.hijri_day(year + 1, 1, 1, None)
    return calendar.span(first, following - timedelta(1)) if first and following else None


READERS: Mapping[str, Reader] = {
    "iso": _numeric,
    "numeric": _numeric,
    "hijri_iso": _hijri,
    "hijri_numeric": _hijri,
    "day_and_month": _day,
    "days": _days,
    "two_days": _days,
    "day": _day,
    "hijri": _hijri,
    "hijri_month": _hijri_month,
    "month_of_hijri_year": _hijri_month,
    "stage_of_month": _stage_of_month,
    "stage_of_year": _stage_of_year,
    "months": _months,
    "month": _month,
    "sure_month": _month,
    "twin_month": _month,
    "unsure_month": _month,
    "season": _season,
    "years": _years,
    "year": _a_year,
    "in_year": _in_year,
    "hijri_year": _hijri_year,
}
