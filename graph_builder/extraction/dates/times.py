"""Dates told in a sentence: which words, which days, how exactly.

Everything relative is resolved against the day of writing. That is ``document.published``, unless the text names the weekday
of its own "today" or "yesterday" ("أمس الاثنين"): then the text's word counts, because ``published`` may be the day on which
a page was fetched. ``written_on`` decides it once a document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property

from graph_builder.extraction.dates import calendar
from graph_builder.extraction.dates.calendar import Clock
from graph_builder.extraction.dates.readings import read
from graph_builder.extraction.dates.rules import Match, encoded, matches, next_match
from graph_builder.extraction.dates.tags import Tag, lexicon
from graph_builder.extraction.surface.atoms import Atom, fold, readings
from graph_builder.extraction.surface.markers import COMMA
from graph_builder.extraction.surface.whole import surface
from graph_builder.model import DatePrecision, DateRange, ParsedDocument, Sentence, Span

FETCH_LAG = 2
"""Days by which a page may be older than ``published`` where that is only the day it was fetched (gold/GUIDELINES.md)."""
LONGEST_LAG = 5
"""A weekday of "today" six days before ``published`` is rather the day after it: the outlet's clock is ahead of UTC."""

_LEADING = frozenset({"followed", "followed_upon", "on_eve"})
"""Rules of dates that tell when the deed right behind them was ("بعد يومين من هجوم", "غداة هجوم")."""
_RELATIVE = frozenset(
    {"relative", "last_night", "same_day", "that_time", "ago", "unit", "this_unit", "stage", "day_of_month", "lasting"}
    | {"lasting_two", "lasting_counted", "during", "nth_day", "later", "then", "this_part", "part_alone"}
    | _LEADING
)
_LASTING = frozenset({"lasting", "lasting_two", "lasting_counted", "during", "nth_day"})
_AGAINST_ANOTHER = frozenset({"later", "then"})
"""Rules of dates that are told against the date before."""
_SPANNING = frozenset({"during", "since"})
"""What stands before a stretch of time among whose deeds one is counted."""
_UNTIL = frozenset({"until", "and", "comma", "day", "part"})
"""What may stand between the dates of a stretch of time."""
_BOUNDS = ("since", "until", "before", "after")
_NAMED_UNITS = ("weekday", "named_month", "unsure_month", "hijri_month", "full_year", "hijri_year", "digits", "today", "relative")
_YEARS = ("dated", "dated2", "this_year", "year_tense", "tense", "month_tense")
"""What a date may capture that tells its year."""
_CLIMB = 4
"""Arcs between a date and the verb that it depends on, at most."""
_CLOSE = 4
"""Atoms before a date in which "المقرر" belongs to it."""


@dataclass(frozen=True)
class ToldDate:
    """One date in the text."""

    span: Span
    first: int
    last: int
    """Word indices in the sentence, both inclusive."""
    range: DateRange
    part_of_day: str | None
    """``dawn``, ``morning``, ``noon``, ``afternoon``, ``evening``, ``night``, ``midnight``, ``after_midnight``, ``day``."""
    explicit: bool
    """A weekday, a calendar day, a month or a year is named; false for "أمس", "قبل يومين", "الشهر الماضي"."""
    rule: str
    bound: str
    """``on``; ``since`` ("منذ", the range runs up to the day of writing), ``until``, ``before`` or ``after``; ``ahead`` ("غدا",
    "الأسبوع المقبل"), where nothing has happened yet."""
    lasting: bool = False
    """What was so or went on all the time ("خلال العام الماضي", "منذ أسبوعين")."""
    warning: str | None = None

    @property
    def leads(self) -> bool:
        """It is the day of the deed right behind it ("بعد يومين من هجوم"), and not that of what was told."""
        return self.rule in _LEADING

    @property
    def leads_known(self) -> bool:
        """That deed may be a known one: "بعد أسبوع على القصف" never tells how long it went on, as "بعد أسبوع من القصف" may."""
        return self.rule == "followed_upon"


def find_all_dates(parsed: ParsedDocument, day_is_exact: bool = True) -> tuple[tuple[ToldDate, ...], ...]:
    """The dates of every sentence; "اليوم نفسه" and the like refer back to the date told last before."""
    readers = [_Reader(parsed, sentence) for sentence in parsed.sentences]
    written = _written(parsed.document.published, readers, day_is_exact)
    found: list[tuple[ToldDate, ...]] = []
    told: DateRange | None = None
    for reader in readers:
        here = reader.dates(written, told)
        told = next((d.range for d in reversed(here) if _can_be_referred_to(d)), told)
        found.append(here)
    return tuple(found)


def find_dates(
    parsed: ParsedDocument, sentence: Sentence, written: DateRange | None = None, told: DateRange | None = None
) -> tuple[ToldDate, ...]:
    """The dates of one sentence, in order and without overlap.

    ``written`` are the days of writing (default: ``document.published``), ``told`` is the date told last before.
    """
    if written is None and parsed.document.published is not None:
        written = calendar.day(parsed.document.published)
    return _Reader(parsed, sentence).dates(written, told)


def written_on(parsed: ParsedDocument, day_is_exact: bool = True) -> DateRange | None:
    """The days on which the text may have been written; ``None`` where ``published`` is not known.

    ``day_is_exact`` is false where ``published`` is only known to be a day on which the page was already out.
    """
    return _written(parsed.document.published, [_Reader(parsed, s) for s in parsed.sentences], day_is_exact)


def _written(published: date | None, readers: Sequence[_Reader], day_is_exact: bool) -> DateRange | None:
    if published is None:
        return None
    lags = Counter((published.weekday() - day) % 7 for reader in readers for day in reader.own_weekdays())
    if lags:
        most = max(lags.values())
        lag = min((lag if lag <= LONGEST_LAG else lag - 7 for lag, count in lags.items() if count == most), key=abs)
        return calendar.day(published - timedelta(lag))
    return calendar.day(published) if day_is_exact else calendar.span(published - timedelta(FETCH_LAG), published)


def _can_be_referred_to(told: ToldDate) -> bool:
    return (
        told.bound == "on"
        and not told.leads
        and told.range.precision in (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.INTERVAL)
    )


@cache
def _name_words() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold, lexicon().names_before)), frozenset(map(fold, lexicon().names_after))


class _Reader:
    """The dates of one sentence."""

    def __init__(self, parsed: ParsedDocument, sentence: Sentence) -> None:
        self.published = parsed.document.published
        self.sentence = sentence
        seen = surface(sentence, parsed.document.text)
        self.atoms, self.tags = seen.atoms, seen.tags
        self.codes = encoded(self.tags)

    @cached_property
    def _starts(self) -> list[int]:
        return [self.atoms[t.first].start for t in self.tags]

    def own_weekdays(self) -> Iterator[int]:
        """Weekdays of the day of writing that the sentence itself gives away ("أمس الاثنين": Tuesday)."""
        for at, tag in enumerate(self.tags):
            if tag.name in ("relative", "today"):
                match = next((m for m in matches(self.tags, self.codes, at) if m.rule == "day_and_weekday"), None)
                weekday, shift = (match.number("weekday"), match.number("relative")) if match else (None, None)
                if weekday is not None and shift is not None:
                    yield (weekday - shift) % 7

    def dates(self, written: DateRange | None, told: DateRange | None) -> tuple[ToldDate, ...]:
        """All dates, longest match first, in order and without overlap."""
        return self._joined(list(self._found(0, written, told)))

    def _found(self, start: int, written: DateRange | None, told: DateRange | None) -> Iterator[ToldDate]:
        """The dates from a tag on; ``told`` is the date told last before it."""
        at = next_match(self.codes, start)
        while at < len(self.tags):
            date_here, last = self._date_at(at, written, told)
            if date_here:
                yield date_here
                told = date_here.range if _can_be_referred_to(date_here) else told
            at = next_match(self.codes, last + 1)

    def _joined(self, found: Sequence[ToldDate]) -> tuple[ToldDate, ...]:
        """ "من مساء الثلاثاء وحتى فجر الخميس": from the first to the last of two dates is one stretch of time."""
        joined: list[ToldDate] = []
        for date_here in found:
            begin = joined[-1] if joined else None
            if begin and self._ends(begin, date_here):
                days = calendar.span(begin.range.first, date_here.range.last)
                span = Span(self.sentence.index, begin.span.start, date_here.span.end)
                joined[-1] = replace(begin, span=span, last=date_here.last, range=days, bound="on", lasting=True)
            else:
                joined.append(date_here)
        return tuple(joined)

    def _ends(self, begin: ToldDate, end: ToldDate) -> bool:
        """Whether "from" or "since" stands before one date, and nothing but "until" between it and the next."""
        if end.bound != "until" or begin.range.first >= end.range.last:
            return False
        first, after, until = (bisect_left(self._starts, at) for at in (begin.span.start, begin.span.end, end.span.start))
        led = begin.bound == "since" or (first > 0 and self.tags[first - 1].name == "from")
        between = {t.name for t in self.tags[after:until]}
        return led and "until" in between and between <= _UNTIL

    def _date_at(self, at: int, written: DateRange | None, told: DateRange | None) -> tuple[ToldDate | None, int]:
        for match in matches(self.tags, self.codes, at):
            if not self._fits(match):
                continue
            if self._is_name(match):
                return None, match.last
            if match.rule == "same_day" and told is None:
                return None, match.last
            against = self._told_behind(match, written) if match.rule in _LEADING and self._opens_sentence(match) else told
            days = self._remembered(match, written) or read(match, Clock(written, against, self._is_planned(match)))
            if days:
                return self._told(match, days, written), match.last
        return None, at

    def _told_behind(self, match: Match, written: DateRange | None) -> DateRange | None:
        """ "بعد يومين من هجوم على المطار، قتل خمسة الخميس": what stands first is told against the date of the deed behind it;
        a part of the day alone ("صباحا") is not known to be of today there."""
        behind = (d for d in self._found(match.last + 1, written, None) if d.rule != "part_alone")
        return next((d.range for d in behind if _can_be_referred_to(d)), None)

    def _opens_sentence(self, match: Match) -> bool:
        return all(a.text == "و" for a in self.atoms[: self.tags[match.first].first])

    def _remembered(self, match: Match, written: DateRange | None) -> DateRange | None:
        """The day of history that is meant where no year is told ("هجمات 11 سبتمبر")."""
        first, here = self.tags[match.first].first, (match.number("month"), match.number("day"))
        if match.rule != "day" or match.tag(*_YEARS) or written is None:
            return None
        around = {*readings(self.atoms[first].text), *(readings(self.atoms[first - 1].text) if first else ())}
        forms = {rest for _, rest in around}
        known = (r for r in lexicon().remembered if (r.day.month, r.day.day) == here and r.day <= written.last)
        return next((calendar.day(r.day) for r in known if not forms.isdisjoint(map(fold, r.behind))), None)

    def _fits(self, match: Match) -> bool:
        """ "منذ يوم" is none in "منذ يوم الأحد", "قبل عام" none in "قبل عام 2013"; "فجرا" is a time, "الفجر" alone is none, and
        "هذا العصر" is an age."""
        following = self.tags[match.last + 1].name if match.last + 1 < len(self.tags) else ""
        if match.rule in lexicon().only_parts:
            return self.atoms[self.tags[match.last].last].text in _only_parts(match.rule)
        if match.rule == "in_year" and following in ("dash", "slash"):  # "في 2024-04-20"
            return False
        return match.rule not in ("ago", "during") or not match.tag("one") or following not in _NAMED_UNITS

    def _told(self, match: Match, days: DateRange, written: DateRange | None) -> ToldDate:
        first, last, start, end = self._extent(self.tags[match.first], self.tags[match.last])
        bound = self._bound(match)
        if bound == "since" and written and days.first <= written.last:
            days = calendar.span(days.first, written.last)
        return ToldDate(
            span=Span(self.sentence.index, start, end),
            first=first,
            last=last,
            range=days,
            part_of_day=match.word("part", "after"),
            explicit=match.rule not in _RELATIVE,
            rule=match.rule,
            bound=bound,
            lasting=bound == "since" or match.rule in _LASTING or self._stands_behind("during", match),
            warning=self._warning(match, days),
        )

    def _extent(self, first: Tag, last: Tag) -> tuple[int, int, int, int]:
        """Words and characters from one tag to another, a leading clitic ("و" in "والسبت") left out."""
        left, right = self.atoms[first.first], self.atoms[last.last]
        start, word = left.start + first.skip, max(left.first, 0)
        while word < left.last and self.sentence.words[word].end <= start:
            word += 1
        return word, max(word, right.last), start, right.end

    def _bound(self, match: Match) -> str:
        if match.rule == "ago":
            return "since" if match.word("bound") == "since" else "on"
        if match.rule in _AGAINST_ANOTHER:
            return "on"
        if match.word("tense") == "next" or (match.rule == "relative" and (match.number("relative") or 0) > 0):
            return "ahead"
        return next((b for b in _BOUNDS if self._stands_behind(b, match)), "on")

    def _stands_behind(self, name: str, match: Match) -> bool:
        """Whether a date begins with such a word, or follows one."""
        return name in (self.tags[match.first].name, self.tags[match.first - 1].name if match.first else "")

    def _warning(self, match: Match, days: DateRange) -> str | None:
        weekday, shift = match.number("weekday"), match.number("relative")
        if weekday is None:
            return None
        if days.precision is DatePrecision.DAY and days.first.weekday() != weekday:
            return f"the weekday does not fit {days.first}"
        if match.rule == "day_and_weekday" and shift is not None and self.published:
            meant = self.published + timedelta(shift)
            if meant.weekday() != weekday:
                return f"the weekday does not fit {meant}, taken as {days.first}"
        return None

    def _is_name(self, match: Match) -> bool:
        """Whether the words belong to a name ("حركة 6 أبريل", "روسيا اليوم", "محمد الجمعة") or to the dateline of a newspaper."""
        first, last = self.tags[match.first].first, self.tags[match.last].last
        before, after = _name_words()
        if self._is_counted_among(match):
            return True
        if match.rule == "then" and not self._opens_clause(first):
            return True
        if match.rule == "that_time":  # "وزير الدفاع آنذاك"
            return first == 0 or self.sentence.words[self.atoms[first - 1].last].upos not in ("VERB", "AUX")
        if match.rule == "same_day" and match.tag("which") and self._is_followed(last):
            return True
        if (
            match.rule == "ago" or match.rule in _AGAINST_ANOTHER
        ):  # "قبل يومين من الهجوم" is told against the attack, and "من قبل" means "by"
            around = (self.atoms[at].text for at in (first - 1, last + 1) if 0 <= at < len(self.atoms))
            return any(text in _counted_from() for text in around)
        if first and any(rest in before for _, rest in readings(self.atoms[first - 1].text)):
            born = any(rest in _births() for _, rest in readings(self.atoms[first - 1].text))
            return born or match.rule not in ("last_night", "unit", "this_unit", "lasting", "lasting_two", "year")
        following = self.atoms[last + 1] if last + 1 < len(self.atoms) else None
        if match.rule in ("relative", "weekday") and following and following.text in after:
            return True
        if match.rule == "relative" and first == 0 and following and following.text in "-–—":
            return True
        return (match.rule == "weekday" and self._is_person(self.atoms[first])) or self._is_verb(first, last)

    def _is_counted_among(self, match: Match) -> bool:
        """ "الثالث خلال أسبوع", "الأول من نوعه منذ مطلع الشهر": among how many it was counted, and not when it was."""
        led = next((at for at in (match.first, match.first - 1) if at >= 1 and self.tags[at].name in _SPANNING), None)
        if led is None:
            return False
        before = self.tags[led - 1]
        return before.name == "ordinal" or self.atoms[before.last].text in _among()

    def _is_followed(self, last: int) -> bool:
        """ "في اليوم التالي لمقتل القائد": the day is told against what stands behind "ل"."""
        after = self.sentence.words[self.atoms[last].last + 1 : self.atoms[last].last + 2]
        return any(w.upos == "ADP" and fold(w.text) in lexicon().followed for w in after)

    def _opens_clause(self, first: int) -> bool:
        """Whether a date stands at the start of a sentence or right behind a comma ("وبعد يومين قتل ضابط")."""
        return first == 0 or self.atoms[first - 1].text in (COMMA, "و") or self.atoms[first].text.startswith("و")

    def _is_person(self, atom: Atom) -> bool:
        return any(n.label == "PERS" and n.start < atom.start and atom.end <= n.end for n in self.sentence.names)

    def _is_verb(self, first: int, last: int) -> bool:
        word = self.atoms[first].first
        return first == last and word >= 0 and word == self.atoms[first].last and self.sentence.words[word].upos == "VERB"

    def _is_planned(self, match: Match) -> bool:
        """Whether the date lies ahead: its verb is in the future ("سيجتمع الخميس"), or it is "المقرر في"."""
        first = self.tags[match.first].first
        if any(atom.text in _planned() for atom in self.atoms[max(0, first - _CLOSE) : first]):
            return True
        words, at = self.sentence.words, self.atoms[first].first
        for _ in range(_CLIMB):
            if at < 0:
                return False
            if words[at].upos == "VERB":  # a name in quotes may be split like a verb: «سنتكوم»
                quoted = at + 1 < len(words) and words[at + 1].text in '»”"'
                return not quoted and any(is_future(words[c].text) for c in self.sentence.children[at])
            at = words[at].head
        return False


@cache
def _only_parts(rule: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon().only_parts[rule]))


@cache
def _births() -> frozenset[str]:
    return frozenset(map(fold, lexicon().births))


@cache
def _among() -> frozenset[str]:
    return frozenset(map(fold, lexicon().counted_among))


@cache
def _counted_from() -> frozenset[str]:
    return frozenset(map(fold, lexicon().counted_from))


@cache
def _planned() -> frozenset[str]:
    return frozenset(map(fold, lexicon().planned))


@cache
def _future() -> frozenset[str]:
    return frozenset(map(fold, lexicon().future))


def is_future(text: str) -> bool:
    """Whether a word puts the verb behind it into the future."""
    return fold(text) in _future()
