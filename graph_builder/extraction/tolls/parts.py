"""Counts that a sentence gives to deeds of their own: "مقتل 51 شخصا، بينهم 17 في قصف المخيم", "أصيب ثلاثة بغارة، واثنان بقصف"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.tolls.figures import Count
from graph_builder.model import Sentence

_NO_NOUN = ("bare", "partitive")
"""Rules of counts without a noun of their own: in "مقتل عشرين، بينهم خمسة أطفال في قصف" the deed killed all of them."""
_JOINED = "bare.joined"
"""The rule of a mere number that "و" adds to the count before."""
_IN_DEED = "in-deed"
_SUM = "sum"


def with_own_deeds(sentence: Sentence, counts: Sequence[Count], triggers: Sequence[Trigger]) -> list[Count]:
    """The counts, in which those whose deed stands right behind them are no parts of others any more."""
    deeds = {t.word for t in triggers if t.brings_in}
    own = {c for c in counts if _has_deed(sentence, c, deeds) and (c.of_whom or _follows_deed(c, counts, deeds))}
    undone = [s for s in counts if s.rule == _SUM and any(s.first <= c.first <= s.last for c in own)]
    parts = {c for c in counts if c.summed and any(s.first <= c.first <= s.last for s in undone)}
    whole = (replace(c, summed=False) if c in parts and c not in own else c for c in counts if c not in undone)
    return [_own(c) if c in own else c for c in whole]


def part_deeds(counts: Sequence[Count]) -> frozenset[int]:
    """The words of deeds that brought such a count, and so are none of what the count before is told of."""
    return frozenset(c.trigger for c in counts if c.rule.endswith(_IN_DEED) and c.trigger is not None)


def _has_deed(sentence: Sentence, count: Count, deeds: set[int]) -> bool:
    link = sentence.words[count.last + 1 : count.last + 2]
    return count.rule.startswith(_NO_NOUN) and count.last + 2 in deeds and link[0].upos == "ADP"


def _follows_deed(count: Count, counts: Sequence[Count], deeds: set[int]) -> bool:
    """Whether the count before, to which "و" adds this one, has its deed already."""
    before = max((c.last for c in counts if c.rule != _SUM and c.last < count.first), default=None)
    return count.rule == _JOINED and before is not None and any(before < deed < count.first for deed in deeds)


def _own(count: Count) -> Count:
    return replace(count, of_whom=False, summed=False, trigger=count.last + 2, rule=f"{count.rule}.{_IN_DEED}")
