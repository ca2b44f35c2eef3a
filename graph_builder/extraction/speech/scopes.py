"""Who speaks which words: the scopes of all reported speech in a document.

Invariants
- Words outside every scope are the outlet's own voice.
- Scopes come in order of sentence, and inner ones before those that hold them; ``depth`` 0 is the outermost.
- A quote that runs over several sentences makes one scope in each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from graph_builder.extraction.speech.cue import Cue
from graph_builder.extraction.speech.extents import Extent, Reading, extents
from graph_builder.extraction.speech.finder import find_cues
from graph_builder.extraction.speech.line import Line, passives
from graph_builder.extraction.speech.quotes import Quote, find_quotes
from graph_builder.extraction.speech.voices import Memory, Voice
from graph_builder.extraction.speech.words import speech_words
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.model import Certainty, Entity, EntityKind, LinkedDocument, Mention, Predicate, Sentence, Span


@dataclass(frozen=True)
class Scope:
    """Words of one sentence that somebody says."""

    sentence: int
    first: int
    last: int
    """Word indices of what is said, both inclusive."""
    speaker: str | None
    """Entity key; ``None`` where nobody could be linked."""
    speaker_mention: Mention | None
    speakers: tuple[str, ...]
    """All who speak together ("واشنطن وتل أبيب"), the speaker first."""
    behalf: str | None
    """Entity key of the institution that a spokesperson or office holder speaks for."""
    relays: tuple[str, ...]
    """Entity keys of those who pass it on, nearest to the speaker first."""
    verb: int | None
    """Index of the reporting verb or noun in the sentence of ``span``; ``None`` for "بحسب X" and "X:"."""
    span: Span
    """The words of the attribution ("وقال مسؤول لوكالة فرانس برس إن")."""
    lemma: str
    manner: str
    """What the speaker does with it: a ``manner`` of ``frames/speech.yaml``."""
    certainty: Certainty
    rule: str
    spokesperson: bool = False
    """The speaker is called a spokesperson ("متحدث عسكري")."""
    onlooker: bool = False
    """The speaker only saw or heard of it ("شاهد", "سكان"), or is a person of whom no office is told."""
    depth: int = 0
    nameless: bool = False
    """Somebody new is described who speaks, and nobody could be linked ("خلصت لجنة إلى أن"), unlike "قال المتحدث"."""


def find_scopes(linked: LinkedDocument) -> tuple[Scope, ...]:
    """All scopes of the document, in order of sentence, inner ones first. Time is linear in the length of the text."""
    words, memory = speech_words(), Memory()
    sentences = linked.parsed.sentences
    text = linked.parsed.document.text
    readings: list[Reading] = []
    for sentence, quotes in zip(sentences, _quotes_by_sentence(sentences), strict=True):
        mentions = linked.by_sentence[sentence.index]
        line = Line(sentence, words, mentions, tuple(quotes), passives(text, sentence))
        readings.append(Reading(line, find_cues(line, memory)))
    by_sentence: dict[int, list[Scope]] = {}
    for extent in extents(readings):
        scope = _scope(readings, extent, linked.entities)
        by_sentence.setdefault(scope.sentence, []).append(scope)
    return tuple(s for index in sorted(by_sentence) for s in _nested(by_sentence[index]))


def scope_of(scopes: Sequence[Scope], sentence: int, word: int) -> Scope | None:
    """The innermost scope that holds a word, its relays completed by the speakers of the scopes around it."""
    words = speech_words()
    holding = [s for s in _of_sentence(scopes, sentence) if s.first <= word <= s.last]
    if not holding:
        return None
    inner, chain = holding[0], list(holding[0].relays)
    for outer in holding[1:]:
        if outer.manner not in words.not_relaying:
            chain.extend(k for k in (outer.speaker, *outer.relays) if k is not None)
    relays = tuple(k for k in dict.fromkeys(chain) if k not in inner.speakers)
    return inner if relays == inner.relays else replace(inner, relays=relays)


def _of_sentence(scopes: Sequence[Scope], sentence: int) -> Iterator[Scope]:
    at = bisect_left(scopes, sentence, key=lambda s: s.sentence)
    while at < len(scopes) and scopes[at].sentence == sentence:
        yield scopes[at]
        at += 1


def _quotes_by_sentence(sentences: Sequence[Sentence]) -> list[list[Quote]]:
    found: list[list[Quote]] = [[] for _ in sentences]
    for quote in find_quotes(sentences):
        for index in range(quote.opens[0], quote.closes[0] + 1):
            found[index].append(quote)
    return found


def _behalf(voice: Voice, entities: Mapping[str, Entity]) -> str | None:
    """The institution named with the speaker, or else the one that a person, or a spokesperson, is known to belong to."""
    if voice.behalf is not None or not voice.keys:
        return voice.behalf
    entity = entities[voice.keys[0]]
    return body_of(entity) if entity.kind is EntityKind.PERSON or _is_spokesperson(voice) else None


def body_of(entity: Entity) -> str | None:
    """The body whose spokesman somebody is known to be, or of which he is a part; who leads another one does not speak for his
    party ("قال رئيس الوزراء فلان")."""
    spoken_for = [tie.object for tie in entity.ties if tie.predicate is Predicate.SPOKESPERSON_OF]
    offices = {tie.object for tie in entity.ties if tie.predicate is Predicate.LEADS}
    return next(iter(spoken_for or ([] if offices - {*entity.part_of} else entity.part_of)), None)


def _is_spokesperson(voice: Voice) -> bool:
    return any(speech_words().has("spokespersons", form) for form in voice.lemmas)


def _is_nameless(voice: Voice, cue: Cue, line: Line) -> bool:
    """Whether somebody new is described here, and no report ("أفادت تقارير")."""
    told = not voice.named and cue.first <= voice.start <= cue.last
    return told and not (line.is_definite(voice.start) or line.has("documents", voice.start))


def _is_onlooker(voice: Voice, entities: Mapping[str, Entity]) -> bool:
    if not voice.keys or voice.behalf is not None:
        return False
    entity, words = entities[voice.keys[0]], speech_words()
    if entity.kind is EntityKind.UNNAMED_SOURCE:
        return any(words.has("onlookers", form) for form in voice.lemmas) or _is_of_no_office(entity)
    titled = any(words.has("titles", form) and not words.has("onlookers", form) for form in voice.lemmas)
    return entity.kind is EntityKind.PERSON and entity.origin == "text" and not titled


def _is_of_no_office(source: Entity) -> bool:
    """ "مصادر محلية", "مصدر مطلع في المدينة": nothing tells of an office, unlike "مصدر أمني", "مصدر في الوزارة"."""
    words = speech_words()
    name = [fold(word) for word in source.name_ar.split()]
    described = list(takewhile(lambda word: not words.has("prepositions", word), name[1:]))
    told = words.has("sources", *name[:1]) and bool(described) and not source.part_of
    return told and all(words.has("unofficial", bare(word)) for word in described)


def _scope(readings: Sequence[Reading], extent: Extent, entities: Mapping[str, Entity]) -> Scope:
    cue, origin = extent.cue, readings[extent.origin].line
    voice = cue.voice or Voice()
    words = origin.sentence.words
    bare = cue.rule == "headline" or (cue.rule == "attribution" and cue.at == cue.first)
    return Scope(
        sentence=readings[extent.sentence].line.sentence.index,
        first=extent.first,
        last=extent.last,
        speaker=voice.keys[0] if voice.keys else None,
        speaker_mention=voice.mention,
        speakers=voice.keys,
        behalf=_behalf(voice, entities),
        relays=voice.relays,
        verb=None if bare else cue.at,
        span=Span(origin.sentence.index, words[cue.first].start, words[max(cue.first, cue.last)].end),
        lemma=words[cue.at].lemma,
        manner=cue.manner,
        certainty=cue.certainty,
        rule=cue.rule,
        spokesperson=_is_spokesperson(voice),
        onlooker=_is_onlooker(voice, entities),
        nameless=_is_nameless(voice, cue, origin),
    )


def _nested(scopes: Sequence[Scope]) -> Iterator[Scope]:
    """The scopes of one sentence with their depth, inner ones first.

    Nobody known within somebody's words adds nothing ("قال مسؤولان إن الدلائل تشير إلى أن"): the outer speaker stays.
    """
    outer: list[Scope] = []
    found: list[Scope] = []
    for scope in sorted(scopes, key=lambda s: (s.first, -s.last, s.span.start)):
        while outer and outer[-1].last < scope.first:
            outer.pop()
        if scope.speaker is None and any(o.speaker for o in outer):
            continue
        found.append(replace(scope, depth=len(outer)))
        outer.append(scope)
    yield from sorted(found, key=lambda s: (s.last - s.first, s.first, -s.depth))
