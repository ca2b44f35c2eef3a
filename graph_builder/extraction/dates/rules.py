"""The shapes of told dates, as patterns over tags.

A pattern is a regular expression whose letters are tag classes: ``name=class`` captures, ``?``, ``|``, ``*`` and brackets mean
what they mean in regular expressions, spaces mean nothing. Where several rules match at one place, the longest match counts,
and among equally long ones the first rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extraction.dates.calendar import Clock
from graph_builder.extraction.dates.tags import Tag
from graph_builder.model import DateRange

# Groups of classes.
_MONTH = "(named_month | unsure_month)"
_DAY = "(digits | ordinal)"
_COUNT = "(digits | word_number | number | full_year)"
_TO = "(comma? and? (to | until) | comma? and | dash)"
_TENSE = "(past | current | next)"
_THE_UNIT = "(the_week | the_month | the_year)"
_ONE = "(hour | day | week | month | year)"
_TWO = "(hour_two | day_two | week_two | month_two | year_two)"
_MANY = "(hour_many | day_many | week_many | month_many | year_many)"
_THE_TWO = "(the_hour_two | the_day_two | the_week_two | the_month_two | the_year_two)"
_THE_MANY = "(the_hour_many | the_day_many | the_week_many | the_month_many | the_year_many)"

_ABOUT = "(about | under | over)"
_AMOUNT = f"(count={_COUNT} few? unit=({_ONE} | {_MANY}) | two={_TWO} | many={_MANY} few?)"

# "بعد أقل من يومين".
_LONG_AFTER = f"after about? (under=under | over=over)? about? ({_AMOUNT} | one={_ONE} word_number?) few*"

# "فجر يوم السبت الموافق", before a date.
_PART = "(part=part from? open?)?"
_HEAD = (
    f"{_PART} ((relative | today) (comma | open)?)? day?"
    "(weekday=weekday (past | current)? (close | comma | open | dash | corresponding)*)? day?"
)
_OF_MONTH = "from? (month | the_month)?"
# "تموز/يوليو", "يوليو (تموز)".
_NAMED = f"month={_MONTH} ((slash | dash | and)? {_MONTH} | open {_MONTH} close)?"
_PLAIN_NAMED = f"{_MONTH} ((slash | dash)? {_MONTH} | open {_MONTH} close)?"
_HIJRI_YEAR = "(from? year? hyear=hijri_year hijri_era?)"
# "الماضي", "من العام الماضي", "عام 2014", "من هذا العام", "2014".
_WHICH = (
    f"(from (the_month)? month_tense={_TENSE} | from the_month | tense={_TENSE})?"
    f"((from | in | comma)? (year | this? the_year) (year_tense={_TENSE} | dated=full_year era?)"
    f" | from this_year=this the_year | (comma | from)? dated2=full_year era?)?"
)

PATTERNS = {
    "iso": f"{_HEAD} year=full_year (dash | slash) number=digits (dash | slash) day=digits",
    "numeric": f"{_HEAD} day=digits (dash | slash | dot) number=digits (dash | slash | dot) year=full_year era?",
    "hijri_iso": f"{_HEAD} hyear=hijri_year slash number=digits slash day=digits hijri_era?",
    "hijri_numeric": f"{_HEAD} day=digits slash number=digits slash hyear=hijri_year hijri_era?",
    "day_and_month": f"{_HEAD} day=digits slash number=digits (past | current)",
    "days": f"(between | from | days_of)? first={_DAY} {_TO} second={_DAY} {_OF_MONTH} {_NAMED} {_WHICH}",
    "two_days": f"(between | from) first={_DAY} from? first_month={_MONTH} ((slash | dash) {_MONTH} | open {_MONTH} close)?"
    f"{_TO} second={_DAY} from? {_NAMED} {_WHICH}",
    "day": f"{_HEAD} day={_DAY} {_OF_MONTH} {_NAMED} {_WHICH}",
    "hijri": f"{_HEAD} day={_DAY} {_OF_MONTH} number=hijri_month {_HIJRI_YEAR}? (from? (past | current))?",
    "hijri_month": f"(month | the_month) number=hijri_month {_HIJRI_YEAR}? (past | current)?",
    "month_of_hijri_year": f"number=hijri_month {_HIJRI_YEAR}",
    "stage_of_month": f"stage=stage {_OF_MONTH} {_NAMED} {_WHICH}",
    "stage": f"stage=stage this? unit={_THE_UNIT} tense=(before_past | past | current | next | same)?",
    "stage_of_year": "stage=stage from? (year | the_year) dated=full_year",
    "day_of_month": f"{_PART} day={_DAY} from this? the_month tense=(past | current | next | same)?",
    "months": f"(between | from) month? first_month={_MONTH} ((slash | dash) {_MONTH} | open {_MONTH} close)?"
    f"(first_dated=full_year)? {_TO} month? {_NAMED} {_WHICH}",
    "month": f"(month | the_month | months_of) {_NAMED} {_WHICH}",
    "sure_month": f"month=named_month ((slash | dash | and)? {_MONTH} | open {_MONTH} close)? {_WHICH}",
    "twin_month": f"month=unsure_month ((slash | dash) {_MONTH} | open {_MONTH} close) {_WHICH}",
    "unsure_month": f"month=unsure_month (tense={_TENSE} | from? year? dated=full_year era?)",
    "season": f"season=season from? (year | the_year)? (dated=full_year | tense={_TENSE})",
    "years": f"(between | from)? (years_of | the_year_many | year)? first=full_year era?"
    f"(and full_year)? (and full_year)? (and full_year)? {_TO} year? second=full_year era?",
    "year": "(year | the_year) dated=full_year era?",
    "in_year": "(in | since | until) dated=full_year era?",
    "hijri_year": "(year | the_year)? hyear=hijri_year hijri_era",
    "nights": "part=part day? first=weekday (slash | dash | to | and | close | open)* second=weekday",
    "weekdays": f"(between | from)? days_of? first=weekday {_TO} second=weekday",
    "day_and_weekday": f"{_PART} day? relative=(relative | today) (comma | open | dash)? day? weekday=weekday"
    "(past | current)? close? after=part?",
    "weekday": f"{_PART} day? weekday=weekday tense=(before_past | past | current | next)? after=part?",
    "last_night": "last_night",
    "relative": f"{_PART} day? relative=(relative | today) after=part?",
    "same_day": f"{_PART} ((today | day) which=(same | following | preceding) | in that today)",
    "that_time": "that_time",
    "this_part": "this part=part",
    "part_alone": "part=part",
    "ago": f"bound=(before | since) {_ABOUT}? {_ABOUT}?"
    f"(count={_COUNT} few? unit=({_ONE} | {_MANY}) | two={_TWO} few? | few? many={_MANY} few? | one={_ONE} word_number?)",
    "later": f"side=(after_it | before_it) {_ABOUT}? {_ABOUT}? ({_AMOUNT} | one={_ONE})",
    "then": f"side=after {_ABOUT}? {_ABOUT}? {_AMOUNT}",
    "followed": f"{_LONG_AFTER} from",
    "followed_upon": f"{_LONG_AFTER} upon",
    "on_eve": "eve=(day_after | day_before)",
    "lasting": f"during? {_ABOUT}? unit={_THE_MANY} (the? count={_COUNT})? few? tense={_TENSE}",
    "lasting_two": f"during? two={_THE_TWO} tense={_TENSE}",
    "lasting_counted": f"during? {_ABOUT}? count={_COUNT} unit=({_ONE} | {_MANY}) tense={_TENSE}",
    "during": f"during {_ABOUT}? (count={_COUNT} few? unit=({_ONE} | {_MANY}) | two={_TWO} | one={_ONE})",
    "nth_day": "for_the_day count=ordinal",
    "unit": f"this? unit={_THE_UNIT} tense=(before_past | past | current | next | same)",
    "this_unit": f"this unit={_THE_UNIT}",
}
_NEVER_FIRST = ("other", "mark", "and", "comma", "close", "open", "dash", "slash", "dot", "the")
_NONE = "."
_CAPTURE = re.compile(r"(\w+)=(\()?")


@dataclass(frozen=True)
class Match:
    """A rule that fits: the tags that it covers and those that it captured."""

    rule: str
    first: int
    last: int
    """Indices of tags, both inclusive."""
    found: Mapping[str, Tag]
    order: int

    def tag(self, *names: str) -> Tag | None:
        """The captured tag under the first of these names that captured one."""
        return next((self.found[n] for n in names if n in self.found), None)

    def number(self, *names: str) -> int | None:
        """The whole number that the captured tag means."""
        tag = self.tag(*names)
        return tag.value if tag and isinstance(tag.value, int) else None

    def word(self, *names: str) -> str | None:
        """The name that the captured tag means ("dawn", "month"); for classes without a value the class itself."""
        tag = self.tag(*names)
        if tag is None:
            return None
        return tag.value if isinstance(tag.value, str) else tag.name

    def share(self) -> tuple[float, float]:
        """The part of a stretch of time that the captured ``stage`` names."""
        tag = self.found["stage"]
        if not isinstance(tag.value, tuple):
            raise TypeError(f"{self.rule}: {tag} is no stage")
        return tag.value


Reader = Callable[[Match, Clock], DateRange | None]
"""What a rule means: the days, or ``None`` where there are none."""


@cache
def _letters() -> dict[str, str]:
    text = " ".join(PATTERNS.values())
    classes = sorted({m for m in re.findall(r"[a-z][a-z_]*", _CAPTURE.sub(r"\2 ", text)) if m != "other"})
    return {name: chr(0xE000 + n) for n, name in enumerate(classes)}


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    letters = _letters()

    def compiled(pattern: str) -> re.Pattern[str]:
        grouped = pattern.replace("(", "(?:").replace("=(?:", "=(")
        opened = _CAPTURE.sub(lambda m: f"(?P<{m[1].upper()}>" + ("" if m[2] else "\0"), grouped)
        closed = re.sub(r"\0([a-z][a-z_]*)", r"\1)", opened)
        return re.compile(re.sub(r"[a-z][a-z_]*", lambda m: letters[m[0]], closed).replace(" ", ""))

    return tuple((name, compiled(pattern)) for name, pattern in PATTERNS.items())


@cache
def _any_rule() -> re.Pattern[str]:
    """Fits where one of the rules does, and a date may begin."""
    never = "".join(_letters().get(name, _NONE) for name in _NEVER_FIRST)
    rules = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for _, rule in _rules())
    return re.compile(f"(?![{never}])(?:{rules})")


def encoded(tags: Sequence[Tag]) -> str:
    """One letter a tag; ``_NONE`` where no rule can start."""
    letters = _letters()
    return "".join(letters.get(tag.name, _NONE) for tag in tags)


def next_match(codes: str, at: int) -> int:
    """The first tag from ``at`` on where a rule may fit; the length of ``codes``, which is ``encoded(tags)``, where none does."""
    found = _any_rule().search(codes, at)
    return found.start() if found else len(codes)


def matches(tags: Sequence[Tag], codes: str, at: int) -> list[Match]:
    """The rules that fit from tag ``at`` on, best first; ``codes`` is ``encoded(tags)``."""
    if not _any_rule().match(codes, at):
        return []
    here = []
    for order, (name, rule) in enumerate(_rules()):
        found = rule.match(codes, at)
        if found and found.end() > at:
            captured = {k.lower(): tags[found.start(k)] for k, text in found.groupdict().items() if text}
            here.append(Match(name, at, found.end() - 1, captured, order))
    return sorted(here, key=lambda m: (-m.last, m.order))
