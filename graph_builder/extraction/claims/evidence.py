"""Which words show a claim: the clause in which its parts stand, with the words of who says so where the claim is about him."""

from __future__ import annotations

from graph_builder.extraction.surface.markers import COMMA, STOPS
from graph_builder.model import Sentence, Span

_MARKS = STOPS + COMMA + ","
_LONGEST = 30
"""Words that the clause around the parts may add on either side; headlines and speech without marks run on for long."""
_FAR = 300
"""Characters between the words of attribution and what is said at the most; what is farther shows nothing beside it."""


def clause_around(sentence: Sentence, span: Span) -> Span:
    """``span`` widened to the marks before and after it; its own sentence is never left."""
    words = sentence.words
    first = next((w.index for w in words if w.end > span.start), 0)
    last = next((w.index for w in reversed(words) if w.start < span.end), len(words) - 1)
    low, high = max(0, first - _LONGEST), min(len(words) - 1, last + _LONGEST)
    while first > low and words[first - 1].text not in _MARKS:
        first -= 1
    if last + 1 < high and words[last + 1].text in COMMA and any(w.text in COMMA for w in words[first:last]):
        last += 1  # "أسقطت، فجر السبت، هدفا": what stands between commas is an aside
    while last < high and words[last + 1].text not in _MARKS:
        last += 1
    return Span(sentence.index, min(span.start, words[first].start), max(span.end, words[last].end))


def with_attribution(span: Span, attribution: Span | None) -> Span:
    """``span`` and the words before or behind it that tell who says so, where they are near and in one sentence."""
    if attribution is None or attribution.sentence != span.sentence:
        return span
    gap = max(span.start - attribution.end, attribution.start - span.end)
    if gap > _FAR:
        return span
    return Span(span.sentence, min(span.start, attribution.start), max(span.end, attribution.end))
