"""What the parser reads otherwise than the grammar allows, put right: words first, then who did what. What follows sees the
sentence as it ought to be.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from graph_builder.extraction.dates.tags import is_time_word
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.mended_sides import (
    with_carried,
    with_counted,
    with_doers,
    with_late_doers,
    with_named_objects,
    with_objects,
    with_reasons,
    with_subjects,
)
from graph_builder.extraction.surface.mended_words import (
    with_announced,
    with_answers,
    with_clauses,
    with_duals,
    with_his_deeds,
    with_least,
    with_names,
    with_nouns,
    with_our_deeds,
    with_ties,
    with_verbs,
)
from graph_builder.model import EntityKind, LinkedDocument, Mention, Sentence


def mended(linked: LinkedDocument) -> LinkedDocument:
    """The document with its false verbs as nouns, false nouns as verbs, and false adjectives as objects."""
    counted = (with_counted(with_least(with_duals(s))) for s in linked.parsed.sentences)
    nominal = (with_ties(with_names(s, _names(linked, s) | _day_parts(s))) for s in counted)
    acting = (with_reasons(with_doers(with_announced(s))) for s in nominal)
    verbal = (with_his_deeds(with_our_deeds(with_verbs(with_nouns(s), _forces(linked, s)))) for s in acting)
    answering = (with_answers(with_clauses(s, _bodies(linked, s)), _actors(linked, s)) for s in verbal)
    named = (with_named_objects(s, _actors(linked, s)) for s in answering)
    active = (with_objects(with_subjects(s, _actors(linked, s))) for s in named)
    sentences = tuple(with_late_doers(with_carried(s, _actors(linked, s)), _actors(linked, s)) for s in active)
    return replace(linked, parsed=replace(linked.parsed, sentences=sentences))


def _names(linked: LinkedDocument, sentence: Sentence) -> dict[int, range]:
    """Index of each verb or conjunction within a name ("بي كي كي"), and the words of the name."""
    named = (m for m in linked.by_sentence[sentence.index] if m.last > m.first and m.kind.is_actor and not m.adjective)
    spans = (range(m.first, m.last + 1) for m in named)
    return {i: span for span in spans for i in span if sentence.words[i].upos in ("VERB", "SCONJ")}


def _actors(linked: LinkedDocument, sentence: Sentence) -> list[Mention]:
    return [m for m in linked.by_sentence[sentence.index] if m.kind.is_actor and not m.adjective]


def _bodies(linked: LinkedDocument, sentence: Sentence) -> list[Mention]:
    return [m for m in _actors(linked, sentence) if m.kind.is_armed or m.kind is EntityKind.GOVERNMENT]


def _forces(linked: LinkedDocument, sentence: Sentence) -> set[int]:
    """Index of the first word of each armed force."""
    return {m.first for m in linked.by_sentence[sentence.index] if m.kind.is_armed and not m.adjective}


def _day_parts(sentence: Sentence) -> dict[int, range]:
    """Index of each verb that stands as a part of a day before a day, and the words of both."""
    found = {}
    for verb in (w for w in sentence.words if w.upos == "VERB"):
        times = takewhile(lambda w: is_time_word(fold(w.text)), sentence.words[verb.index :])
        if (length := sum(1 for _ in times)) > 1:
            found[verb.index] = range(verb.index, verb.index + length)
    return found
