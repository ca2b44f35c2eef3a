"""Who passes words on: outlets that were told, that published, or that are quoted from."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.speech.descriptions import next_voice
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.voices import Memory, Voice
from graph_builder.model import EntityKind, Mention

_OPENING = 5
"""Words at the start of a sentence among which stands that somebody was asked ("وردا على سؤال")."""
_DESCRIBED = 3
"""Words by which a description may go on behind the mention that stands for it ("مصدران أمنيان عراقيان")."""


def relays(line: Line, first: int, last: int, voice: Voice | None) -> tuple[str, ...]:
    """Outlets and journalists among the words ``first``..``last`` that were told it or published it, nearest first."""
    found: list[str] = []
    for mention in line.within(first, last + 1):
        if voice is not None and mention.entity in voice.keys:
            continue
        before = _introduction(line, mention.first, first)
        if before < first or not _passes_on(line, mention, before):
            continue
        if line.exactly("addressing", before) or _publishes(line, before, first) or _is_told(line, before, first, voice):
            found.append(mention.entity)
    return tuple(dict.fromkeys(found))


def relays_ahead(line: Line, verb: int, voice: Voice) -> tuple[str, ...]:
    """Who was told by the words that open the sentence: "وفي حديث لقناة العربية، قال الوزير", "وردا على أسئلة رويترز، قال"."""
    asked = next((at for at in range(min(_OPENING, verb)) if line.has("asked", at)), None)
    if asked is None or any(line.is_verb(at) for at in range(asked, verb)):
        return ()
    found = (m for m in line.within(asked + 1, verb) if m.entity not in voice.keys)
    led = ((m, _introduction(line, m.first, asked)) for m in found)
    return tuple(m.entity for m, at in led if _passes_on(line, m, at) and (at == asked or line.exactly("addressing", at)))[:1]


def journalist_again(line: Line, first: int, last: int, memory: Memory) -> tuple[str, ...]:
    """The journalist who was named before, told again by what he is: "قال مسؤول للصحفي الأميركي"."""
    for at in range(first, last):
        if line.has("journalists", at) and line.covered[at] is None and line.exactly("addressing", line.left(at)):
            adjectives = takewhile(lambda i: line[i].upos == "ADJ", range(at + 1, last))
            voice = memory.titled([line.bare(i) for i in (at, *adjectives)])
            return voice.keys[:1] if voice is not None else ()
    return ()


def source_within(line: Line, first: int, stop: int, memory: Memory) -> Voice | None:
    """Y in "قالت شبكة X نقلا عن Y إن": whoever the words between a verb and its content are taken from."""
    for at in range(first, stop):
        found = line.phrase(at, line.words.sourcing)
        if found:
            voice = next_voice(line, found[0], stop, memory)
            return voice if voice is not None and voice.named else None
    return None


def source_leant_on(line: Line, first: int, stop: int, memory: Memory) -> Voice | None:
    """Y in "رويترز التي استندت إلى Y"."""
    for at in range(max(0, first), stop):
        if line.is_verb(at) and line.has("leaning_verbs", at) and line.exactly("leaning_prepositions", at + 1):
            source = next_voice(line, at + 2, stop, memory)
            if source is not None and source.named:
                return source
    return None


def _passes_on(line: Line, mention: Mention, before: int) -> bool:
    if mention.kind is EntityKind.MEDIA_OUTLET:
        return True
    return mention.kind is EntityKind.PERSON and any(line.has("journalists", i) for i in range(before + 1, mention.last + 1))


def _introduction(line: Line, index: int, first: int) -> int:
    """Index of the word that brings a mention in, past nouns like "وكالة" and journalists' titles."""
    before = line.left(index)
    while before >= first:
        covering = line.covered[before]
        free = (covering is None or covering.adjective) and (line.has("holders", before) or line[before].upos == "ADJ")
        if not (free or line.has("journalists", before)):
            break
        before = line.left(before)
    return before


def _publishes(line: Line, before: int, first: int) -> bool:
    """Whether a verb of publishing stands there, with or without its object pronoun ("نشرته وكالة")."""
    while before > first and line[before].upos in ("PRON", "ADP"):
        before -= 1
    return line.is_verb(before) and line.has("publishing_verbs", before)


def _is_told(line: Line, before: int, first: int, voice: Voice | None) -> bool:
    """Whether an outlet is the object of a telling verb, right after its subject ("أبلغ مصدران وكالة رويترز") or after the verb
    ("مصدران أبلغا رويترز")."""
    if line.is_verb(before) and line.has("telling_verbs", before):
        return True
    if voice is None or not voice.last - 1 <= before <= voice.last + _DESCRIBED:
        return False
    if any(line[i].upos not in ("ADJ", "PROPN", "NOUN") for i in range(voice.last + 1, before + 1)):
        return False
    return any(line.is_verb(i) and line.has("telling_verbs", i) for i in range(first, voice.start))
