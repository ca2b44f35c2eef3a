"""Which happening answers which: "ردا على", "انتقاما لـ", and verbs of replying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extraction.events import Event
from graph_builder.extraction.markers import answer_by, opens_another
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Span, Word, carries_pronoun

_REACH = 12
"""Words after the motive in which the answered happening stands."""


@dataclass(frozen=True)
class Motive:
    """``answer`` was done because of ``cause``; a missing one is the happening told before."""

    answer: Event | None
    cause: Event | None
    span: Span


def find_motives(sentence: Sentence, events: Sequence[Event], words: Vocabulary) -> tuple[Motive, ...]:
    """Stated motives of a sentence, in order."""
    found = [Motive(e, None, _span(sentence, e)) for e in events if any(t.frame.answers for t in e.triggers)]
    for word in (sentence.words[at] for at in words.standing("motives", sentence)):
        if _is_awaited(sentence, word, words):
            continue
        following = sentence.words[word.index + 1 : word.index + 4]
        link = next((w for w in following if words.has("motive_links", *words.forms(w))), None)
        if link is None:
            continue
        end = next((n for n in range(word.index, word.index + _REACH) if _ends(sentence, n)), word.index + _REACH)
        behind = next((e for e in events if word.index < e.main.word <= end), None)
        if behind is None:
            continue
        span = Span(sentence.index, word.start, sentence.words[behind.main.word].end)
        if carries_pronoun(sentence.words, link.index):  # "ورد عليه بمهاجمة القوات": what is answered was told before
            found.append(Motive(behind, None, span))
            continue
        answers = [e for e in events if e.main.word < word.index and e is not behind]
        answers = [e for e in events if _is_answer(e, behind, word, words)] or answers
        if answers or link is following[0]:
            found.append(Motive(answers[-1] if answers else None, behind, span))
    return tuple(found)


def _is_answer(event: Event, cause: Event, motive: Word, words: Vocabulary) -> bool:
    """ "رد الجيش على الهجوم بقصف المواقع": the deed behind the answered one, of the same verb."""
    return event.start > cause.end and any(answer_by(event.sentence, t.word, words) == motive.index for t in event.triggers)


def _ends(sentence: Sentence, at: int) -> bool:
    """ "ردا على الجريمة، وتمكنت القوات": what stands behind a comma and "و" answers nothing."""
    return at < len(sentence.words) and opens_another(sentence, at)


def _is_awaited(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """ "تترقب المنطقة ردا على الاغتيال": the answer has not come, so that what is told is none."""
    return word.head >= 0 and words.has("awaiting", *words.forms(sentence.words[word.head]))


def _span(sentence: Sentence, event: Event) -> Span:
    return Span(sentence.index, sentence.words[event.start].start, sentence.words[event.end].end)
