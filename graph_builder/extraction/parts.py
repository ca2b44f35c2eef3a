"""Parts of a toll that a sentence gives to deeds of their own: "مقتل 51 شخصا، بينهم 17 في قصف المخيم و9 في غارة"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extraction.figures import Count
from graph_builder.extraction.triggers import Trigger
from graph_builder.model import Sentence

_NO_NOUN = ("bare", "partitive")
"""Rules of counts without a noun of their own: in "مقتل عشرين، بينهم خمسة أطفال في قصف" the deed killed all of them."""
_IN_DEED = "in-deed"


def with_own_deeds(sentence: Sentence, counts: Sequence[Count], triggers: Sequence[Trigger]) -> list[Count]:
    """The counts, in which those whose deed stands right behind them are no parts of others any more."""
    deeds = {t.word for t in triggers if t.brings_in}
    return [_own(c) if _has_deed(sentence, c, deeds) else c for c in counts]


def part_deeds(counts: Sequence[Count]) -> frozenset[int]:
    """The words of deeds that brought a part of a toll, and so are none of what the whole is told of."""
    return frozenset(c.trigger for c in counts if c.rule.endswith(_IN_DEED) and c.trigger is not None)


def _has_deed(sentence: Sentence, count: Count, deeds: set[int]) -> bool:
    link = sentence.words[count.last + 1 : count.last + 2]
    part = count.of_whom and count.rule.startswith(_NO_NOUN) and count.last + 2 in deeds
    return part and link[0].upos == "ADP"


def _own(count: Count) -> Count:
    return replace(count, of_whom=False, trigger=count.last + 2, rule=f"{count.rule}.{_IN_DEED}")
