"""Which atoms of a sentence are words of dates: the tags that the date rules are written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from graph_builder.extraction.lexicon import Lexicon, words
from graph_builder.extraction.surface.atoms import ARTICLE, CACHED_WORDS, Atom, fold, readings
from graph_builder.extraction.surface.numbers import Number

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MARKS = (
    {"/": "slash", "\\": "slash", "(": "open", ")": "close", ".": "dot"}
    | dict.fromkeys("-–—", "dash")
    | dict.fromkeys(",،", "comma")
)


class UnitForms(Lexicon):
    """Forms of a unit of time: singular, dual, plural."""

    one: list[str]
    two: list[str]
    many: list[str]


class Season(Lexicon):
    """A season: its names, first and last month."""

    forms: list[str]
    months: tuple[int, int]


class Stage(Lexicon):
    """A part of a stretch of time ("مطلع", "أواخر"), as shares of its length."""

    forms: list[str]
    share: tuple[float, float]


class Remembered(Lexicon):
    """A day of history that the news names without its year, behind some words ("هجمات 11 سبتمبر")."""

    day: date
    behind: list[str]


class DateWords(Lexicon):
    """``words/dates.yaml``."""

    weekdays: dict[str, list[str]]
    months: dict[int, list[str]]
    unsure_months: list[str]
    hijri_months: dict[int, list[str]]
    parts_of_day: dict[str, list[str]]
    only_parts: dict[str, list[str]]
    relative_days: dict[int, list[str]]
    units: dict[str, UnitForms]
    seasons: dict[str, Season]
    stages: dict[str, Stage]
    plain: dict[str, list[str]]
    names_before: list[str]
    births: list[str]
    names_after: list[str]
    future: list[str]
    counted_from: list[str]
    followed: list[str]
    counted_among: list[str]
    planned: list[str]
    remembered: list[Remembered]


Value = int | str | tuple[int, int] | tuple[float, float] | None


class Tag(NamedTuple):
    """A word of dates: its class, what it means, and the atoms that it covers (both inclusive)."""

    name: str
    value: Value
    first: int
    last: int
    skip: int = 0
    """Letters of proclitics at the start of the first atom ("والسبت": 1)."""


@dataclass(frozen=True)
class _Entry:
    rest: tuple[str, ...]
    name: str
    value: Value


@cache
def lexicon() -> DateWords:
    """The shipped words of dates."""
    return words("dates", DateWords)


def _listed(lists: DateWords) -> Iterator[tuple[str, str, Value]]:
    """(form, class, value) of every entry; earlier ones win where a form is listed twice."""
    for day, forms in lists.weekdays.items():
        yield from ((f, "weekday", WEEKDAYS.index(day)) for f in forms)
    for number, forms in lists.months.items():
        yield from ((f, "unsure_month" if f in lists.unsure_months else "named_month", number) for f in forms)
    for number, forms in lists.hijri_months.items():
        yield from ((f, "hijri_month", number) for f in forms)
    for part, forms in lists.parts_of_day.items():
        yield from ((f, "part", part) for f in forms)
    for shift, forms in lists.relative_days.items():
        yield from ((f, "today" if shift == 0 else "relative", shift) for f in forms)
    for unit, by_number in lists.units.items():
        for ending, forms in (("", by_number.one), ("_two", by_number.two), ("_many", by_number.many)):
            yield from ((f, unit + ending, unit) for f in forms)
            yield from ((ARTICLE + f, f"the_{unit}{ending}", unit) for f in forms)
    for season in lists.seasons.values():
        yield from ((f, "season", season.months) for f in season.forms)
    for stage in lists.stages.values():
        yield from ((f, "stage", stage.share) for f in stage.forms)
    for name, forms in lists.plain.items():
        yield from ((f, name, None) for f in forms)


@cache
def _table() -> Mapping[str, tuple[_Entry, ...]]:
    table: dict[str, list[_Entry]] = {}
    seen: set[tuple[str, ...]] = set()
    for form, name, value in _listed(lexicon()):
        parts = tuple(fold(form).split())
        if parts not in seen:
            seen.add(parts)
            table.setdefault(parts[0], []).append(_Entry(parts[1:], name, value))
    return {first: tuple(sorted(entries, key=lambda e: -len(e.rest))) for first, entries in table.items()}


def tags(sentence: Sequence[Atom], counted: Mapping[int, Number]) -> tuple[Tag, ...]:
    """The sentence as tags, in order; atoms that are no words of dates get the class ``other``. ``counted`` are its numbers."""
    found: list[Tag] = []
    at = 0
    while at < len(sentence):
        named = sentence[at].kind == "word" and _entries(sentence[at].text)
        new = (_phrase(sentence, at, named) if named else ()) or _number(sentence, counted.get(at))
        found.extend(new or (_other(sentence[at]),))
        at = found[-1].last + 1
    return tuple(found)


def _phrase(sentence: Sequence[Atom], at: int, entries: Sequence[tuple[str, _Entry]]) -> list[Tag]:
    for clitics, entry in entries:
        last = at + len(entry.rest)
        if last < len(sentence) and all(sentence[at + 1 + n].text == part for n, part in enumerate(entry.rest)):
            return _joined(clitics, Tag(entry.name, entry.value, at, last, len(clitics)))
    return []


@lru_cache(maxsize=CACHED_WORDS)
def _entries(text: str) -> tuple[tuple[str, _Entry], ...]:
    """What may begin with a word, each with the clitics before it, in the order in which it is tried."""
    return tuple((clitics, entry) for clitics, rest in readings(text) for entry in _table().get(rest, ()))


def _joined(clitics: str, tag: Tag) -> list[Tag]:
    return [Tag("and", None, tag.first, tag.first), tag] if "و" in clitics else [tag]


def _number(sentence: Sequence[Atom], number: Number | None) -> list[Tag]:
    if number is None:
        return []
    following = sentence[number.last + 1].text if number.last + 1 < len(sentence) else ""
    name = _number_class(number)
    if following in ("%", "٪"):
        name = "other"
    return _joined(number.clitics, Tag(name, number.value, number.first, number.last, len(number.clitics)))


def _number_class(number: Number) -> str:
    if number.ordinal:
        return "ordinal"
    if not number.digits:
        return "word_number"
    if number.first != number.last:
        return "number"
    if 1900 <= number.value <= 2100:
        return "full_year"
    if 1300 <= number.value <= 1500:
        return "hijri_year"
    return "digits" if 1 <= number.value <= 31 else "number"


def _other(atom: Atom) -> Tag:
    name = _MARKS.get(atom.text, "mark") if atom.kind == "mark" else "and" if atom.text == "و" else "other"
    return Tag(name, None, atom.place, atom.place)


@lru_cache(maxsize=CACHED_WORDS)
def is_date_word(text: str, years: bool = False) -> bool:
    """Whether a folded word names a month or a unit of time; ``years``: only "عام", "سنة", "شهر", "يوم" and months."""
    for _, rest in readings(text):
        names = {entry.name.removeprefix("the_") for entry in _table().get(rest, ())}
        if names & {"named_month", "hijri_month", "year", "month", "day", "years_of", "days_of"}:
            return True
        if not years and any(name.startswith(tuple(lexicon().units)) for name in names):
            return True
    return False


@lru_cache(maxsize=CACHED_WORDS)
def is_period(text: str) -> bool:
    """Whether a folded word names a stretch of time: "الأسبوع", "عاما"."""
    units = lexicon().units
    names = {entry.name.removeprefix("the_") for _, rest in readings(text) for entry in _table().get(rest, ())}
    return any(name.removesuffix("_two").removesuffix("_many") in units for name in names)


@lru_cache(maxsize=CACHED_WORDS)
def is_time_word(text: str) -> bool:
    """Whether a folded word names a day that a verb may be followed by ("قتل أمس الأحد ثلاثة جنود")."""
    names = {entry.name for _, rest in readings(text) for entry in _table().get(rest, ()) if not entry.rest}
    return bool(names & {"weekday", "relative", "today", "part", "day"})
