"""A text that is a statement itself: its heading says whose, and "we" in it are those who issued it."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extraction.speech.descriptions import noun_phrase_voice
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.voices import Memory, Voice
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import carries_pronoun

_HEADING = 3
"""Sentences at the top of a text of which one may say whose statement it is."""


def issuer(lines: Sequence[Line]) -> Voice | None:
    """Whose statement the text is: "بيان صادر عن الحركة" stands over it, without a verb."""
    for line in lines[:_HEADING]:
        words = line.sentence.words
        if not line.has("statements", 0) or any(line.is_verb(w.index) for w in words):
            continue
        voice = noun_phrase_voice(line, 0, len(line), Memory())
        if voice is not None and voice.named:
            return voice
    return None


def is_ours(line: Line) -> bool:
    """Whether a sentence tells of men of those who speak: "استهدف مجاهدونا"."""
    words, known = line.sentence.words, vocabulary()
    men = (w for w in words[:-1] if known.has("hands", *known.forms(w)) or known.has("nameless", *known.forms(w)))
    return any(carries_pronoun(words, w.index) and known.has("we", fold(words[w.index + 1].text)) for w in men)
