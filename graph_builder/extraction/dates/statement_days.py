"""When somebody said what he says: dates that belong to the speech, and not to what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_builder.extraction.dates.times import ToldDate
from graph_builder.extraction.speech import Scope
from graph_builder.model import DateRange, Span

_GAP = 2
"""Characters between an attribution and a date that still belongs to it."""


def dates_the_speech(date: ToldDate, sentence: int, scopes: Sequence[Scope]) -> bool:
    """Whether a date tells when somebody spoke: it stands within the words of attribution ("قال، اليوم الثلاثاء، إن"), or
    right behind them and outside what is said ("حسبما أعلن مسؤولون اليوم")."""
    return any(_is_of(date, s) for s in scopes if s.sentence == sentence and s.span.sentence == sentence)


def statement_days(scopes: Sequence[Scope], dates: Sequence[Sequence[ToldDate]]) -> Mapping[Span, DateRange]:
    """Words of attribution -> the days on which it was said. ``dates`` are those of each sentence.

    A date with a bound ("منذ الخميس") tells no day, and neither do two that differ.
    """
    found: dict[Span, set[DateRange]] = {}
    for scope in scopes:
        if scope.sentence == scope.span.sentence:
            days = {d.range for d in dates[scope.sentence] if d.bound == "on" and _is_of(d, scope)}
            found.setdefault(scope.span, set()).update(days)
    return {span: days.pop() for span, days in found.items() if len(days) == 1}


def _is_of(date: ToldDate, scope: Scope) -> bool:
    return scope.span.start <= date.span.start <= scope.span.end + _GAP and _outside(date, scope)


def _outside(date: ToldDate, scope: Scope) -> bool:
    return date.span.end <= scope.span.end or not scope.first <= date.first <= scope.last
