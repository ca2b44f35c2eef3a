"""What the frames do not explain in a text: a list to extend ``frames/`` and ``words/`` from, not a measure of anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_builder.extraction.dates.times import ToldDate, find_all_dates
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.finder import Happenings, find_happenings
from graph_builder.extraction.relations import find_relations
from graph_builder.extraction.speech import Scope, find_scopes
from graph_builder.extraction.speech.words import speech_words
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.mending import mended
from graph_builder.extraction.tolls.figures import find_counts
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import LinkedDocument, Sentence, Word

_AROUND = 40
"""Characters of context on each side."""
_ARGUMENTS = ("nsubj", "obj", "iobj")


class GapKind(StrEnum):
    """What is not explained."""

    PREDICATE = "verbs beside an actor that no frame explains"
    NUMBER = "counted persons that no toll explains"
    DATE = "dates beside a happening that none has"
    REPORTING = "reporting verbs without a speaker"


@dataclass(frozen=True)
class Gap:
    """One place in a text. ``word`` is what such places are counted by: a lemma, a counted noun, the rule of a date."""

    kind: GapKind
    word: str
    document: str
    text: str


@dataclass(frozen=True)
class _Document:
    linked: LinkedDocument
    scopes: tuple[Scope, ...]
    happenings: Happenings
    dates: Sequence[Sequence[ToldDate]]
    """Those of each sentence."""

    def gap(self, kind: GapKind, word: str, start: int, end: int) -> Gap:
        text = self.linked.parsed.document.text[max(0, start - _AROUND) : end + _AROUND]
        return Gap(kind, word, self.linked.parsed.document.doc_id, " ".join(text.split()))


def find_gaps(linked: LinkedDocument) -> Iterator[Gap]:
    """The gaps of a document, by kind."""
    linked = mended(linked)
    scopes = find_scopes(linked)
    dates = find_all_dates(linked.parsed)
    document = _Document(
        linked, scopes, find_happenings(linked, scopes, dates, Geography(linked.entities, {}), vocabulary()), dates
    )
    yield from _predicates(document)
    yield from _numbers(document)
    yield from _dates(document)
    yield from _reporting(document)


def _predicates(document: _Document) -> Iterator[Gap]:
    spans = [s.span for s in document.scopes] + [r.evidence for r in find_relations(document.linked)]
    spans += [m.span for m in document.happenings.motives]
    told = {(e.sentence.index, t.word) for e in document.happenings.events for t in e.triggers}
    told |= {(s.sentence, s.word) for s in document.happenings.stances}
    for sentence in document.linked.parsed.sentences:
        here = [s for s in spans if s.sentence == sentence.index]
        for word in sentence.words:
            known = (sentence.index, word.index) in told or any(s.start <= word.start < s.end for s in here)
            if word.upos == "VERB" and not known and not _reports(word) and _has_actor(document.linked, sentence, word):
                yield document.gap(GapKind.PREDICATE, word.lemma, word.start, word.end)


def _reports(word: Word) -> bool:
    return bool(speech_words().reporting(fold(word.lemma), fold(word.text)))


def _has_actor(linked: LinkedDocument, sentence: Sentence, verb: Word) -> bool:
    heads = {m.head for m in linked.by_sentence[sentence.index] if m.kind.is_actor}
    words = (sentence.words[c] for c in sentence.children[verb.index])
    return any(w.index in heads and w.deprel.startswith(_ARGUMENTS) for w in words)


def _numbers(document: _Document) -> Iterator[Gap]:
    for sentence in document.linked.parsed.sentences:
        for count in find_counts(document.linked.parsed, sentence):
            if count.status == "persons" and not count.of_whom:
                word = count.unit_lemma or sentence.words[count.head].text
                yield document.gap(GapKind.NUMBER, word, count.span.start, count.span.end)


def _dates(document: _Document) -> Iterator[Gap]:
    telling = {e.sentence.index for e in document.happenings.events}
    used = {d.span for e in document.happenings.events for d in e.dates}
    for dates in document.dates:
        for date in dates:
            if date.span.sentence in telling and date.span not in used:
                yield document.gap(GapKind.DATE, f"{date.bound} {date.rule}", date.span.start, date.span.end)


def _reporting(document: _Document) -> Iterator[Gap]:
    by_word = {(s.sentence, s.verb): s for s in document.scopes if s.verb is not None}
    for sentence in document.linked.parsed.sentences:
        for word in sentence.words:
            scope = by_word.get((sentence.index, word.index))
            if word.upos == "VERB" and _reports(word) and (scope is None or scope.speaker is None):
                yield document.gap(GapKind.REPORTING, word.lemma, word.start, word.end)
