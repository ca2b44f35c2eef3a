"""How far somebody's words reach: from a cue to the next one that breaks in, to the end of a quote, or back over what stands before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extraction.speech_cues import Cue
from graph_builder.extraction.speech_line import ENDS, Line, Quote
from graph_builder.model import EntityKind


@dataclass(frozen=True)
class Extent:
    """Words ``first``..``last`` (inclusive) of ``sentence`` are said as ``cue``, a cue of the sentence ``origin``, tells."""

    cue: Cue
    origin: int
    sentence: int
    first: int
    last: int


def extents(lines: Sequence[Line], found: Sequence[Sequence[Cue]]) -> Iterator[Extent]:
    """The extents of all cues; indices of sentences are places in ``lines``."""
    for number, line in enumerate(lines):
        for order, cue in enumerate(found[number]):
            if cue.voice is None:
                continue
            if cue.content is not None:
                yield from _forward(lines, found, number, order)
            elif cue.rule == "attribution":
                yield from _backward(line, found[number], number, order)


def _forward(lines: Sequence[Line], found: Sequence[Sequence[Cue]], number: int, order: int) -> Iterator[Extent]:
    line, cue = lines[number], found[number][order]
    content = cue.content
    assert content is not None
    if content.first >= len(line):
        yield from _following(lines, found, number, cue)
        return
    last, open_quote = _last(line, found[number], cue, content.first, content.quote)
    if cue.until_relative:
        last = next(
            (
                i - 1
                for i in range(content.first + 1, last + 1)
                if line.exactly("relatives", i) and line.text[i] not in ("من", "ما")
            ),
            last,
        )
    if cue.manner == "claimed":
        last = next((i - 1 for i in range(content.first + 1, last + 1) if line[i].upos == "VERB"), last)
    trimmed = _trimmed(line, content.first, last)
    if trimmed is not None:
        yield Extent(cue, number, number, *trimmed)
    if open_quote is not None:
        yield from _over(lines, number, cue, open_quote)
    elif (
        content.how != "quote"
        and last == len(line) - 1
        and number + 1 < len(lines)
        and _is_rest(lines[number + 1], found[number + 1], line)
    ):
        rest = _trimmed(lines[number + 1], 0, len(lines[number + 1]) - 1)
        if rest is not None:
            yield Extent(cue, number, number + 1, *rest)


def _is_rest(line: Line, cues: Sequence[Cue], before: Line) -> bool:
    """Whether a sentence without a verb goes on with the one before it ("... 13. وإصابة تسعة آخرين")."""
    if cues or line.sentence.paragraph != before.sentence.paragraph or line[0].upos != "CCONJ":
        return False
    return not any(w.upos in ("VERB", "AUX") for w in line.sentence.words)


def _last(line: Line, cues: Sequence[Cue], cue: Cue, first: int, quote: Quote | None) -> tuple[int, Quote | None]:
    """Last word of the content, and the quote that carries it into the next sentence, if one does."""
    here = line.sentence.index
    if quote is not None:
        return (quote.closes[1] - 1, None) if quote.closes[0] == here else (len(line) - 1, quote)
    outside = line.quoted[cue.at]
    last = len(line) - 1
    for other in cues:
        if other.breaks and other.clause > first and line.quoted[other.at] in (outside, line.quoted[first]) and other.at > cue.at:
            last = other.clause - 1
            break
    inside = line.quoted[first]
    if inside is not None and inside == outside and inside.closes[0] == here:
        last = min(last, inside.closes[1] - 1)
    running = line.quoted[last]
    if last == len(line) - 1 and running is not None and running.closes[0] > here and running.opens >= (here, first - 1):
        return last, running
    return last, None


def _over(lines: Sequence[Line], number: int, cue: Cue, quote: Quote) -> Iterator[Extent]:
    """The rest of a quote in the sentences after ``number``."""
    for later in range(number + 1, len(lines)):
        line = lines[later]
        place = line.sentence.index
        if place > quote.closes[0]:
            return
        trimmed = _trimmed(line, 0, quote.closes[1] - 1 if place == quote.closes[0] else len(line) - 1)
        if trimmed is not None:
            yield Extent(cue, number, later, *trimmed)


def _following(lines: Sequence[Line], found: Sequence[Sequence[Cue]], number: int, cue: Cue) -> Iterator[Extent]:
    """A sentence that ends in "وقال المصدر:" is filled by the next one, or by the quote that opens there."""
    if number + 1 >= len(lines):
        return
    line = lines[number + 1]
    quote = line.opening.get(0)
    last, running = _last(line, found[number + 1], cue, 0, quote) if quote else (_until_break(line, found[number + 1]), None)
    trimmed = _trimmed(line, 0, last)
    if trimmed is not None:
        yield Extent(cue, number, number + 1, *trimmed)
    if running is not None:
        yield from _over(lines, number + 1, cue, running)


def _until_break(line: Line, cues: Sequence[Cue]) -> int:
    return next((c.clause - 1 for c in cues if c.breaks and c.clause > 0), len(line) - 1)


def _backward(line: Line, cues: Sequence[Cue], number: int, order: int) -> Iterator[Extent]:
    """ "…, بحسب X": the words before it back to the clause's start, and those after it where the clause goes on."""
    cue = cues[order]
    first = _segment_start(line, cues[:order], cue.first)
    holder = next((c for c in reversed(cues[:order]) if c.content is not None and c.voice is not None and c.at >= first), None)
    media = cue.voice is not None and cue.voice.mention is not None and cue.voice.mention.kind is EntityKind.MEDIA_OUTLET
    if holder is not None and holder.voice is not None and holder.content is not None:
        if cue.voice is not None and holder.voice.keys == cue.voice.keys:
            return
        if not media:
            first = max(first, holder.content.first)
    trimmed = _trimmed(line, first, _goes_on(line, cues[order + 1 :], cue))
    if trimmed is not None:
        yield Extent(cue, number, number, *trimmed)


def _segment_start(line: Line, before: Sequence[Cue], stop: int) -> int:
    """Where the clause that an attribution ends starts: after the last attribution, full stop or opener with a comma."""
    first = 0
    for index in range(stop - 1, 0, -1):
        if line.text[index] in ENDS or (line.is_comma(index - 1) and line.phrase(index, line.words.contrasts)):
            first = index + 1
            break
    for other in before:
        if other.rule == "attribution" and other.content is None and other.last + 1 < stop:
            first = max(first, other.last + 1)
        elif other.breaks and other.first < stop:
            first = max(first, other.first)
    return first


def _goes_on(line: Line, after: Sequence[Cue], cue: Cue) -> int:
    """Last word that a backward attribution covers: before it, or the end of a clause that it interrupts ("، بحسب X، إلى 7")."""
    at = cue.last + 1
    while at < len(line) and line.is_comma(at):
        at += 1
    if at >= len(line) or at == cue.last + 1 or line[at].upos == "CCONJ" or line.text[at] in ENDS or line.exactly("openers", at):
        return cue.first - 1
    return next((c.clause - 1 for c in after if c.breaks), len(line) - 1)


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """The words without marks and conjunctions at their ends; ``None`` where none is left."""
    while first <= last and (line.is_mark(first) or line[first].upos == "CCONJ"):
        first += 1
    while last >= first and (line.is_mark(last) or line[last].upos in ("CCONJ", "SCONJ") or line.exactly("auxiliaries", last)):
        last -= 1
    return (first, last) if first <= last else None
