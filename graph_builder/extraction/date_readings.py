"""What each date rule means: from a match to days, given the day of writing and the date told last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph_builder.extraction import calendar
from graph_builder.extraction.date_rules import Match
from graph_builder.model import DatePrecision, DateRange

FEW = {"hour": (1, 0), "day": (10, 2), "week": (56, 14), "month": (300, 60), "year": (3650, 730)}
"""Days back, from and to, of an uncounted plural: Arabic "أيام" is three to ten, and writers use it from two on."""
LATELY = {"hour": 1, "day": 7, "week": 28, "month": 180, "year": 1825}
"""Days back of "الأيام الأخيرة", "الأشهر الماضية"."""
LENGTH = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.5, "year": 365.25}
"""Days of a unit."""


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


def read(match: Match, clock: Clock) -> DateRange | None:
    """The days that a match means, or ``None`` where it means none (no such day, or nothing to resolve it against)."""
    try:
        found = _READERS[match.rule](match, clock)
    except (ValueError, OverflowError):  # "31 شباط", "قبل 20000 عام"
        return None
    if found and match.word("part", "after") == "after_midnight" and found.precision is DatePrecision.DAY:
        return calendar.span(found.first, found.first + timedelta(1))
    return found


# --------------------------------------------------------------------------------------------------- calendar dates


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
    return calendar.share_of(whole, _share(match)) if whole else None


def _share(match: Match) -> tuple[float, float]:
    tag = match.tag("stage")
    if tag is None or not isinstance(tag.value, tuple):
        raise ValueError(match.rule)
    return tag.value


def _a_year(match: Match, _: Clock) -> DateRange | None:
    number = match.number("dated")
    return calendar.year(number) if number else None


def _in_year(match: Match, clock: Clock) -> DateRange | None:
    number = match.number("dated")
    round_figure = number is not None and number % 100 == 0  # "في 2000 قرية"
    return None if round_figure else _a_year(match, clock)


def _stage_of_year(match: Match, clock: Clock) -> DateRange | None:
    whole = _a_year(match, clock)
    return calendar.share_of(whole, _share(match)) if whole else None


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


# ------------------------------------------------------------------------------------------------------------- days


def _weekday(match: Match, clock: Clock) -> DateRange | None:
    weekday = match.number("weekday")
    if clock.now is None or weekday is None:
        return None
    tense = match.word("tense")
    if tense == "next" or (clock.planned and tense is None):
        return calendar.day(calendar.weekday_after(clock.now, weekday))
    if tense in ("past", "before_past"):
        last = calendar.weekday_before(clock.now - timedelta(1), weekday)
        return calendar.day(last - timedelta(7 * (tense == "before_past")))
    return calendar.day(calendar.weekday_before(clock.now, weekday))


def _day_and_weekday(match: Match, clock: Clock) -> DateRange | None:
    """The weekday counts: "اليوم الاثنين" in a text fetched on Saturday is Monday."""
    weekday, shift = match.number("weekday"), match.number("relative")
    if clock.now is None or weekday is None or shift is None:
        return None
    if shift > 0:
        return calendar.day(calendar.weekday_after(clock.now, weekday))
    return calendar.day(calendar.weekday_before(clock.now + timedelta(shift), weekday))


def _two_weekdays(match: Match, clock: Clock) -> DateRange | None:
    first, second = match.number("first"), match.number("second")
    if clock.now is None or first is None or second is None:
        return None
    last = calendar.weekday_before(clock.now, second)
    return calendar.span(calendar.weekday_before(last, first), last)


def _neighbours(match: Match, clock: Clock) -> DateRange | None:
    found = _two_weekdays(match, clock)
    return found if found and (found.last - found.first).days == 1 else None


def _relative(match: Match, clock: Clock) -> DateRange | None:
    shift = match.number("relative")
    if clock.written is None or clock.now is None or shift is None:
        return None
    return calendar.day(clock.now) if shift == 0 else calendar.shifted(clock.written, shift)


def _last_night(_: Match, clock: Clock) -> DateRange | None:
    return calendar.span(clock.now - timedelta(1), clock.now) if clock.now else None


def _same_day(match: Match, clock: Clock) -> DateRange | None:
    if clock.told is None or (clock.told.last - clock.told.first).days > 1:
        return None
    shift = {"following": 1, "preceding": -1}.get(match.word("which") or "same", 0)
    return calendar.shifted(clock.told, shift) if shift == 0 else calendar.day(clock.told.last + timedelta(shift))


def _day_of_month(match: Match, clock: Clock) -> DateRange | None:
    day, tense = match.number("day"), match.word("tense")
    base = clock.told.last if clock.told and tense in (None, "same") else clock.now
    if base is None or day is None:
        return None
    back = {"past": 1, "next": -1}.get(tense or "", 0)
    if tense is None and base == clock.now and day > base.day:
        back = 1
    return calendar.day(date(*calendar.months_before(base, back), day))


# ---------------------------------------------------------------------------------------------------------- stretches


def _ago(match: Match, clock: Clock) -> DateRange | None:
    now, unit = clock.now, match.word("unit", "two", "many", "one")
    if now is None or unit is None:
        return None
    if match.tag("many"):
        back, to = FEW[unit]
        return calendar.span(now - timedelta(back), now - timedelta(to))
    count = 2 if match.tag("two") else match.number("count") or 1
    if match.word("bound") == "since":
        return calendar.span(now - timedelta(round(count * LENGTH[unit] + 0.49)), now)
    return _counted_back(now, unit, count)


def _counted_back(now: date, unit: str, count: int) -> DateRange:
    match unit:
        case "hour":
            return calendar.span(now - timedelta(count / 24 + 1), now)
        case "day":
            return calendar.day(now - timedelta(count))
        case "week":
            return calendar.span(now - timedelta(7 * count + 1), now - timedelta(7 * count - 1))
        case "month":
            return calendar.month(*calendar.months_before(now, count))
    then = calendar.years_before(now, count)
    return calendar.month(then.year, then.month) if count == 1 else calendar.year(then.year)


def _lasting(match: Match, clock: Clock) -> DateRange | None:
    now, unit, tense = clock.now, match.word("unit", "two", "one"), match.word("tense")
    if now is None or unit is None or (clock.planned and tense is None):
        return None
    unit = unit.removeprefix("the_")
    count = 2 if match.tag("two") else match.number("count")
    uncounted = LATELY[unit] if match.rule == "lasting" else LENGTH[unit]
    length = timedelta(max(1, round(count * LENGTH[unit] + 0.49) if count else uncounted))
    return calendar.span(now, now + length) if tense == "next" else calendar.span(now - length, now)


def _unit(match: Match, clock: Clock) -> DateRange | None:
    tense = match.word("tense") or "current"
    base = clock.told.last if tense == "same" and clock.told else clock.now
    unit = match.word("unit")
    if base is None or unit is None or (tense == "same" and clock.told is None):
        return None
    back = {"past": 1, "before_past": 2, "next": -1}.get(tense, 0)
    if unit == "week":
        return _week(base, back, match.rule, clock.planned)
    if unit == "month":
        return calendar.month(*calendar.months_before(base, back))
    return calendar.year(base.year - back)


def _week(base: date, back: int, rule: str, planned: bool) -> DateRange:
    """Some count weeks from Saturday, some from Monday: "last" runs up to its Sunday, "this" is the last seven days."""
    found = calendar.week(base, back)
    if rule == "stage" or back < 0 or planned:
        return found
    if back == 0:
        return calendar.span(base - timedelta(6), base)
    return calendar.span(found.first, min(found.last + timedelta(2), base - timedelta(1)))


def _stage(match: Match, clock: Clock) -> DateRange | None:
    whole = _unit(match, clock)
    return calendar.share_of(whole, _share(match)) if whole else None


_READERS: Mapping[str, Callable[[Match, Clock], DateRange | None]] = {
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
    "stage": _stage,
    "stage_of_year": _stage_of_year,
    "day_of_month": _day_of_month,
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
    "nights": _two_weekdays,
    "weekdays": _neighbours,
    "day_and_weekday": _day_and_weekday,
    "weekday": _weekday,
    "last_night": _last_night,
    "relative": _relative,
    "same_day": _same_day,
    "ago": _ago,
    "lasting": _lasting,
    "lasting_two": _lasting,
    "lasting_counted": _lasting,
    "during": _lasting,
    "unit": _unit,
    "this_unit": _unit,
}
