"""How far somebody's words reach: up to a cue that breaks in, to the end of a quote, or back over what stands before.

Sentences are short (the language room cuts long ones), so loops over one sentence are cheap; nothing here loops over the document
but for the sentences of one quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph_builder.extraction.speech.cue import Content, Cue
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.quotes import Quote
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import EntityKind

_LINKS = frozenset("؛;")
"""Before an attribution these tie it to what they end ("فجر مجهولون سيارات؛ بحسب شهود")."""
_SOMEBODY = 5
"""Words of a headline up to the verb of its next news, at the most."""
_SPEECH = 6
"""Words in quotation marks: more are what somebody says, and no name."""


@dataclass(frozen=True)
class Reading:
    """A sentence with its cues in order."""

    line: Line
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Extent:
    """Words ``first``..``last`` (inclusive) of a sentence are said as a cue of the sentence ``origin`` tells."""

    cue: Cue
    origin: int
    sentence: int
    first: int
    last: int


def extents(readings: Sequence[Reading]) -> Iterator[Extent]:
    """The extents of all cues. Sentences are numbered by their place in ``readings``."""
    for number, reading in enumerate(readings):
        for order, cue in enumerate(reading.cues):
            if cue.is_backward and _is_alone(reading.line, cue):
                yield from _sentence_before(readings, number, cue)
            elif cue.is_backward:
                yield from _backward(reading, number, order)
            elif cue.voice is not None and cue.content is not None:
                yield from _forward(readings, number, cue, cue.content)


def _forward(readings: Sequence[Reading], number: int, cue: Cue, content: Content) -> Iterator[Extent]:
    line = readings[number].line
    if content.first >= len(line):
        yield from _next_sentence(readings, number, cue)
        return
    last, running = _last(readings[number], cue, content.first, content.quote)
    goes_over = last == len(line) - 1 and content.how != "quote"
    yield from _extent(line, cue, number, number, content.first, _shortened(line, cue, content.first, last))
    if running is not None:
        yield from _rest_of_quote(readings, number, cue, running)
    elif goes_over and number + 1 < len(readings) and _is_rest(readings[number + 1], line):
        following = readings[number + 1].line
        yield from _extent(following, cue, number, number + 1, 0, len(following) - 1)


def _last(reading: Reading, cue: Cue, first: int, quote: Quote | None) -> tuple[int, Quote | None]:
    """Last word of the content, and the quote that carries it into the next sentence, if one does."""
    line, here = reading.line, reading.line.sentence.index
    if quote is not None:
        return (quote.closes[1] - 1, None) if quote.closes[0] == here else (len(line) - 1, quote)
    outside, inside = line.quoted[cue.at], line.quoted[first]
    last = _end_of_words(line, first) or len(line) - 1
    for order, other in enumerate(reading.cues):
        if other.at > cue.at and line.quoted[other.at] in (outside, inside):
            closed = other.is_backward and other.first > first and _goes_on(reading, order) < other.first
            if closed or (other.breaks and other.clause > first):
                last = (other.first if closed else other.clause) - 1
                break
    if inside is not None and inside == outside and inside.closes[0] == here:
        last = min(last, inside.closes[1] - 1)
    running = line.quoted[last]
    carried = running is not None and running.closes[0] > here and running.opens >= (here, first - 1)
    return last, running if carried and last == len(line) - 1 else None


def _end_of_words(line: Line, first: int) -> int | None:
    """Where somebody's words end and what the outlet adds begins: 'إن "الجيش شن ..." على مسافة 70 كلم جنوب المدينة'."""
    start = first + 1 if line[first].upos == "PRON" else first
    quote = line.opening.get(start)
    if quote is None or quote.closes[0] != line.sentence.index or quote.closes[1] - start <= _SPEECH:
        return None
    rest = range(quote.closes[1] + 1, len(line))
    return None if any(line.is_verb(i) or i in line.opening for i in rest) else quote.closes[1] - 1


def _shortened(line: Line, cue: Cue, first: int, last: int) -> int:
    """Without what the outlet itself adds: the clause after "الذي", after "أعلن مسؤوليته عن هجوم" its results, what it makes of
    it all ("، ويعد هذا الهجوم الأول من نوعه"), amid what it came ("الحادث، الذي جاء بعد"), what it goes on to tell where
    somebody took a stance ("دان الهجوم، وتبنته الحركة"), or did so in passing ("الرئيس الذي توعد بسحق التمرد، الحكم"), and the
    next news of a headline ("الجيش يعلن مقتل أربعين والحركة تضرب العاصمة")."""
    nominal = cue.content is not None and cue.content.how in ("noun", "about")
    stance = nominal and cue.manner in line.words.not_relaying
    aside = stance and line[cue.at].deprel.startswith("acl")
    for at in range(first + 1, last + 1):
        if aside and line.quoted[at] is None and line.is_comma(at):
            return at - 1
        if stance and line.quoted[at] is None and _turns(line, at):
            return at - 1
        if nominal and line.sentence.is_title and _is_next_news(line, at):
            return at - 1
        if (cue.until_relative and line.exactly("relatives", at)) or (cue.manner == "claimed" and line.is_verb(at)):
            return at - 1
        if line.quoted[at] is None and line.is_comma(at - 2) and (_makes_of_it(line, at) or _comes_amid(line, at)):
            return at - 2
    return last


def _makes_of_it(line: Line, at: int) -> bool:
    """ "، ويعد هذا الهجوم الأول من نوعه" """
    return line.is_and(at - 1) and line.exactly("background", at)


def _comes_amid(line: Line, at: int) -> bool:
    """ "، الذي جاء بعد ساعات من غارة", "، الذي يأتي وسط توتر": but "، الذي جاء ردا على" tells why."""
    return line.exactly("relatives", at - 1) and line.has("coming_verbs", at) and line.exactly("amid", at + 1)


def _turns(line: Line, at: int) -> bool:
    """Whether another clause begins behind a comma: "، وتبنته الحركة", "، فيما فتحت الشرطة تحقيقا"."""
    clause = line.is_and(at) and at + 1 < len(line) and line.is_verb(at + 1)
    return line.is_comma(at - 1) and (clause or line.phrase(at, line.words.contrasts) is not None)


def _is_next_news(line: Line, at: int) -> bool:
    """Whether "و" leads to somebody else, who is known or named, and what he does."""
    if not line.is_and(at) or line.quoted[at] is not None:
        return False
    words = line.sentence.words[at + 1 : at + 1 + _SOMEBODY]
    named = list(takewhile(lambda w: w.upos in ("NOUN", "PROPN", "ADJ", "X"), words))
    acts = 0 < len(named) < len(words) and words[len(named)].upos == "VERB"
    return acts and any(w.upos == "PROPN" or line.is_definite(w.index) for w in named)


def _next_sentence(readings: Sequence[Reading], number: int, cue: Cue) -> Iterator[Extent]:
    """A sentence that ends in "وقال المصدر:" is filled by the next one, or by the quote that opens there."""
    if number + 1 >= len(readings):
        return
    reading = readings[number + 1]
    line, quote = reading.line, reading.line.opening.get(0)
    if quote is None:
        last = next((c.clause - 1 for c in reading.cues if c.breaks and c.clause > 0), len(line) - 1)
        yield from _extent(line, cue, number, number + 1, 0, last)
    else:
        yield from _rest_of_quote(readings, number, cue, quote)


def _rest_of_quote(readings: Sequence[Reading], number: int, cue: Cue, quote: Quote) -> Iterator[Extent]:
    """The rest of a quote in the sentences after ``number``."""
    for later in range(number + 1, len(readings)):
        line = readings[later].line
        if line.sentence.index > quote.closes[0]:
            return
        closes = line.sentence.index == quote.closes[0]
        yield from _extent(line, cue, number, later, 0, quote.closes[1] - 1 if closes else len(line) - 1)


def _is_rest(reading: Reading, before: Line) -> bool:
    """Whether a sentence goes on with the one before it: without a verb ("... 13. وإصابة تسعة آخرين"), or with who else was hit
    there and nothing more ("... في بلدة سروج. وأصيب ثمانية جنود")."""
    line = reading.line
    if reading.cues or line.sentence.paragraph != before.sentence.paragraph or not line.is_and(0):
        return False
    verbs = [w for w in line.sentence.words if w.upos in ("VERB", "AUX")]
    return not verbs or (len(verbs) == 1 and line.is_verb(1) and _adds_to_toll(line))


def _adds_to_toll(line: Line) -> bool:
    """ "وأصيب ثمانية جنود": not "وقتل الجيش ثلاثة", nor "وقتل ثلاثة في المدينة"."""
    placed = any(m.kind.is_place for m in line.mentions)
    befell = any(f.effect for f in vocabulary().verb_frames(line[1]))
    return befell and not placed and len(line) > 2 and line.covered[2] is None


def _backward(reading: Reading, number: int, order: int) -> Iterator[Extent]:
    """As in "…، بحسب X": the words before it back to the clause's start, and those after it where the clause goes on.

    An outlet behind somebody's words passes them on; anybody else behind them is their source.
    """
    cue, before = reading.cues[order], reading.cues[:order]
    first = _segment_start(reading.line, before, cue.first)
    holder = next((c for c in reversed(before) if c.content is not None and c.voice is not None and c.at >= first), None)
    if holder is not None and holder.voice is not None and holder.content is not None and cue.voice is not None:
        if holder.voice.keys == cue.voice.keys and not cue.voice.relays:
            return
        if holder.voice.keys == cue.voice.keys:
            pass
        elif cue.voice.mention is None or cue.voice.mention.kind is not EntityKind.MEDIA_OUTLET:
            first = max(first, holder.content.first)
    yield from _extent(reading.line, cue, number, number, first, _goes_on(reading, order))


def _is_alone(line: Line, cue: Cue) -> bool:
    """Whether a sentence is nothing but an attribution ("وفقا لوكالة رويترز.")."""
    return all(line.is_mark(i) for i in (*range(cue.first), *range(cue.last + 1, len(line))))


def _sentence_before(readings: Sequence[Reading], number: int, cue: Cue) -> Iterator[Extent]:
    line = readings[number - 1].line if number > 0 else None
    if line is not None and not line.sentence.is_title:
        yield from _extent(line, cue, number, number - 1, 0, len(line) - 1)


def _segment_start(line: Line, before: Sequence[Cue], stop: int) -> int:
    """Where the clause of an attribution starts: after another attribution, a full stop or "، فيما", or at a breaking cue."""
    first = 0
    for index in range(stop - 2 if line.text[stop - 1] in _LINKS else stop - 1, 0, -1):
        if line.is_end(index) or (line.is_comma(index - 1) and line.phrase(index, line.words.contrasts)):
            first = index + 1
            break
    for other in before:
        if other.is_backward and other.last + 1 < stop:
            first = max(first, other.last + 1)
        elif other.breaks and other.first < stop:
            first = max(first, other.first)
    return first


def _goes_on(reading: Reading, order: int) -> int:
    """Last word that a backward attribution covers: before it, or the end of a clause that it interrupts ("، بحسب X، إلى 7",
    "أسفر بحسب X عن مقتل 7")."""
    line, cue = reading.line, reading.cues[order]
    at = cue.last + 1
    if line.goes_back(at, cue.first):
        reported = any(c.content is not None and c.content.first > cue.first for c in reading.cues[:order])  # "أفاد بحسب X ب"
        pauses = (i for i in range(at, len(line)) if line.is_end(i) or (line.is_comma(i) and not reported))
        return min(next(pauses, len(line)), *(c.clause for c in reading.cues[order + 1 :] if c.breaks), len(line)) - 1
    while line.is_comma(at):
        at += 1
    aside = line.is_and(at) and at + 1 < len(line) and line[at + 1].upos == "PRON" if at < len(line) else False
    new_clause = at >= len(line) or (line.is_and(at) and not aside) or line.is_end(at) or line.exactly("openers", at)
    new_clause = new_clause or line.phrase(at, line.words.contrasts) is not None
    if new_clause or at == cue.last + 1:
        return cue.first - 1
    return next((c.clause - 1 for c in reading.cues[order + 1 :] if c.breaks), len(line) - 1)


def _extent(line: Line, cue: Cue, origin: int, sentence: int, first: int, last: int) -> Iterator[Extent]:
    """The extent without marks and conjunctions at its ends; nothing where no word is left."""
    while first <= last and (line.is_mark(first) or line.is_and(first)):
        first += 1
    while last >= first and (line.is_mark(last) or line[last].upos in ("CCONJ", "SCONJ") or line.exactly("auxiliaries", last)):
        last -= 1
    if first <= last:
        yield Extent(cue, origin, sentence, first, last)
