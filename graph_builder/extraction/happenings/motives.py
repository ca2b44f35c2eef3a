"""Which happening answers which: "ردا على", "انتقاما لـ", and verbs of replying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph_builder.extraction.certainty.hedge_words import ancestors
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import answer_by, opens_another
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Span, Word, carries_pronoun

_REACH = 12
"""Words after the motive in which the answered happening stands."""
_LINK, _SUBJECT = 5, 6
"""Words after a motive, and after one that is a verb, in which the preposition before what is answered stands."""


@dataclass(frozen=True)
class Motive:
    """``answer`` was done because of ``cause``; a missing one is the happening told before."""

    answer: Event | None
    cause: Event | None
    span: Span


def find_motives(sentence: Sentence, events: Sequence[Event], bare: Sequence[Event], words: Vocabulary) -> tuple[Motive, ...]:
    """Stated motives of a sentence, in order. ``bare`` are happenings of which only their noun is told, so that what answers
    them answers what was told before."""
    standing = (sentence.words[at] for at in words.standing("motives", sentence))
    told = [m for word in standing for m in _motive(sentence, word, events, bare, words)]
    replies = (e for e in events if _replies(e, words) and not any(e is m.answer for m in told))
    return (*(Motive(e, None, _span(sentence, e)) for e in replies), *told)


def _motive(
    sentence: Sentence, word: Word, events: Sequence[Event], bare: Sequence[Event], words: Vocabulary
) -> Iterator[Motive]:
    """The motive that a word tells, if any."""
    link = _link(sentence, word, words)
    if link is None or _is_awaited(sentence, word, words):
        return
    end = next((n for n in range(word.index, word.index + _REACH) if _ends(sentence, n)), word.index + _REACH)
    answered = word.head if word.deprel == "case" else None  # "ردا على" read as the prepositions of what is answered
    above = {word.index, *(upper.index for _, upper in ancestors(sentence, word.index) if upper.index != answered)}
    done = [e for e in events if any(t.word in above for t in e.triggers)]
    goes_on = [e for e in events if _goes_on(e, word)]
    told = sorted((e for e in (*events, *bare) if not any(e is d for d in (*done, *goes_on))), key=lambda e: e.start)
    behind = next((e for e in told if word.index < e.start and e.main.word <= end), None)
    if behind is None and _shows_what_was(sentence, link, words) and done:
        behind, done = done[0], []
    if behind is None:
        if goes_on:
            yield Motive(goes_on[0], None, _span(sentence, goes_on[0]))
        return
    span = Span(sentence.index, word.start, sentence.words[behind.main.word].end)
    if carries_pronoun(sentence.words, link.index) or _shows_what_was(sentence, link, words):  # "ورد عليه بمهاجمة القوات"
        yield Motive(behind, None, span)
        return
    deeds = [e for e in events if _is_answer(e, behind, word, words)]
    answers = deeds or goes_on or done or [e for e in events if e.main.word < word.index]
    if answers or link.index == word.index + 1:
        known = None if any(behind is e for e in bare) else behind
        yield Motive(answers[-1] if answers else None, known, span)


def _shows_what_was(sentence: Sentence, link: Word, words: Vocabulary) -> bool:
    """ "وردا على ذلك، هاجم القوات": what is answered was told before; "ردا على هذا الهجوم" tells it."""
    behind = sentence.words[link.index + 1 : link.index + 3]
    alone = len(behind) < 2 or behind[1].upos not in ("NOUN", "PROPN", "ADJ", "NUM")
    return bool(behind) and alone and words.has("this_or_that", fold(behind[0].text))


def _replies(event: Event, words: Vocabulary) -> bool:
    """Whether a deed is told to be an answer, and not to what: "رد الجيش بصواريخ", "رد الجيش بقصف البلدة"."""
    answered = (answer_by(event.sentence, t.word, words) for t in event.triggers)
    verbs = (event.sentence.words[at] for at in answered if at is not None)
    replied = any(w.upos == "VERB" and words.has("motives", *words.forms(w)) for w in verbs)
    return replied or any(t.frame.answers for t in event.triggers)


def _link(sentence: Sentence, word: Word, words: Vocabulary) -> Word | None:
    """The preposition that brings in what is answered; behind a verb its subject may stand between."""
    reach = _SUBJECT if word.upos == "VERB" else _LINK
    following = takewhile(lambda w: w.upos != "VERB", sentence.words[word.index + 1 : word.index + 1 + reach])
    return next((w for w in following if words.has("motive_links", *words.forms(w))), None)


def _is_answer(event: Event, cause: Event, motive: Word, words: Vocabulary) -> bool:
    """ "رد الجيش على الهجوم بقصف المواقع": the deed behind the answered one, of the same verb."""
    verbal = motive.upos == "VERB" and event.start > cause.end
    return verbal and any(answer_by(event.sentence, t.word, words) == motive.index for t in event.triggers)


def _goes_on(event: Event, motive: Word) -> bool:
    """ "ردت القوات على مصادر النيران وقتلت أربعة": the verb that "و" puts beside that of the answer tells the deed."""
    told = event.sentence.words[event.start]
    return motive.upos == told.upos == "VERB" and told.head == motive.index and told.deprel == "conj"


def _ends(sentence: Sentence, at: int) -> bool:
    """ "ردا على الجريمة، وتمكنت القوات": what stands behind a comma and "و" answers nothing."""
    return at < len(sentence.words) and opens_another(sentence, at)


def _is_awaited(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "تترقب المنطقة ردا على الاغتيال": the answer has not come, so that what is told is none."""
    return word.head >= 0 and words.has("awaiting", *words.forms(sentence.words[word.head]))


def _span(sentence: Sentence, event: Event) -> Span:
    return Span(sentence.index, sentence.words[event.start].start, sentence.words[event.end].end)
