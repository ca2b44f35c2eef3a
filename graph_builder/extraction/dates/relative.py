"""Readings of dates that are told against the day of writing or against another date."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta

from graph_builder.extraction.dates import calendar
from graph_builder.extraction.dates.calendar import Clock
from graph_builder.extraction.dates.rules import Match, Reader
from graph_builder.model import DateRange

FEW = {"hour": (1, 0), "day": (10, 2), "week": (56, 14), "month": (300, 60), "year": (3650, 730)}
"""Days back, from and to, of an uncounted plural: Arabic "أيام" is three to ten, and writers use it from two on."""
LATELY = {"hour": 1, "day": 7, "week": 28, "month": 180, "year": 1825}
"""Days back of "الأيام الأخيرة", "الأشهر الماضية"."""
_IN_DAYS = {"day": 1, "week": 7}
_SAME_DAY = 6
"""Hours after or before something that are of its day."""
_DAYS_TOLD = 2
"""Days from the first to the last at the most where one day is meant ("أمس" where the day of writing is not exact)."""
LENGTH = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.5, "year": 365.25}
"""Days of a unit."""


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


def _this_part(_: Match, clock: Clock) -> DateRange | None:
    return calendar.day(clock.now) if clock.now else None


def _part_alone(_: Match, clock: Clock) -> DateRange | None:
    """Of the day told last, if one was; else of today."""
    if clock.told and (clock.told.last - clock.told.first).days <= _DAYS_TOLD:
        return clock.told
    return calendar.day(clock.now) if clock.now else None


def _that_time(_: Match, clock: Clock) -> DateRange | None:
    return clock.told


def _day_of_month(match: Match, clock: Clock) -> DateRange | None:
    day, tense = match.number("day"), match.word("tense")
    base = clock.told.last if clock.told and tense in (None, "same") else clock.now
    if base is None or day is None:
        return None
    back = {"past": 1, "next": -1}.get(tense or "", 0)
    if tense is None and base == clock.now and day > base.day:
        back = 1
    return calendar.day(date(*calendar.months_before(base, back), day))


def _later(match: Match, clock: Clock) -> DateRange | None:
    """So many days after or before the day told last; some hours on are still the same day."""
    unit = match.word("unit", "two", "many", "one")
    if clock.told is None or clock.told.first != clock.told.last or clock.planned or unit not in (*_IN_DAYS, "hour"):
        return None
    count = 2 if match.tag("two") else match.number("count") or (1 if match.tag("one") else None)
    if unit == "hour":
        return clock.told if count is None or count <= _SAME_DAY else None
    if count is None:
        return None
    back = -1 if match.word("side") == "before_it" else 1
    return calendar.shifted(clock.told, back * count * _IN_DAYS[unit])


def _followed(match: Match, clock: Clock) -> DateRange | None:
    """The days of what was followed by what is told, so long after it ("بعد يومين من هجوم", "بعد أقل من أسبوع على هجوم")."""
    unit, told = match.word("unit", "two", "many", "one"), clock.told
    if not _is_news(clock) or told is None or unit is None:
        return None
    if match.tag("many"):
        back, to = FEW[unit]
        return calendar.span(told.first - timedelta(back), told.last - timedelta(to))
    count = 2 if match.tag("two") else match.number("count") or 1
    if match.tag("under", "over"):
        least, most = (0, count) if match.tag("under") else (count, count + 1)
        return calendar.span(told.first - _stretch(unit, most), told.last - _stretch(unit, least))
    if unit == "hour":
        return told if count <= _SAME_DAY else calendar.span(told.first - timedelta(math.ceil(count / 24)), told.last)
    return calendar.shifted(told, -count) if unit == "day" else _counted_back(told.last, unit, count)


def _stretch(unit: str, count: int) -> timedelta:
    """Whole days of so many units."""
    return timedelta(math.ceil(count * LENGTH[unit]))


def _on_eve(match: Match, clock: Clock) -> DateRange | None:
    if not _is_news(clock) or clock.told is None:
        return None
    return calendar.shifted(clock.told, -1 if match.word("eve") == "day_after" else 1)


def _is_news(clock: Clock) -> bool:
    """Whether the date told last is one day or night of those that the text is about."""
    told, now = clock.told, clock.now
    return told is not None and now is not None and (told.last - told.first).days <= 1 and (now - told.last).days <= LATELY["day"]


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


def _nth_day(match: Match, clock: Clock) -> DateRange | None:
    """ "لليوم الثالث": two days before and today."""
    count = match.number("count")
    return calendar.span(clock.now - timedelta(count - 1), clock.now) if clock.now and count else None


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
    return calendar.share_of(whole, match.share()) if whole else None


READERS: Mapping[str, Reader] = {
    "stage": _stage,
    "day_of_month": _day_of_month,
    "nights": _two_weekdays,
    "weekdays": _neighbours,
    "day_and_weekday": _day_and_weekday,
    "weekday": _weekday,
    "last_night": _last_night,
    "relative": _relative,
    "same_day": _same_day,
    "that_time": _that_time,
    "this_part": _this_part,
    "part_alone": _part_alone,
    "ago": _ago,
    "later": _later,
    "then": _later,
    "followed": _followed,
    "followed_upon": _followed,
    "on_eve": _on_eve,
    "lasting": _lasting,
    "lasting_two": _lasting,
    "lasting_counted": _lasting,
    "during": _lasting,
    "nth_day": _nth_day,
    "unit": _unit,
    "this_unit": _unit,
}
