"""Which happening answers which: "ردا على", "انتقاما لـ", and verbs of replying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.extraction.events import Event
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Span

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
    for word in sentence.words[:-1]:
        following = sentence.words[word.index + 1 : word.index + 4]
        if not words.has("motives", *words.forms(word)):
            continue
        if not any(words.has("motive_links", *words.forms(w)) for w in following):
            continue
        cause = next((e for e in events if word.index < e.main.word <= word.index + _REACH), None)
        if cause:
            answers = [e for e in events if e.main.word < word.index and e is not cause]
            if not answers and not words.has("motive_links", *words.forms(following[0])):
                continue
            end = sentence.words[cause.main.word].end
            found.append(Motive(answers[-1] if answers else None, cause, Span(sentence.index, word.start, end)))
    return tuple(found)


def _span(sentence: Sentence, event: Event) -> Span:
    return Span(sentence.index, sentence.words[event.start].start, sentence.words[event.end].end)
