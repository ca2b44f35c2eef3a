"""Reads the signs of speech of one sentence from left to right, and remembers who spoke."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extraction.speech.attributions import attribution_cue
from graph_builder.extraction.speech.context import Context
from graph_builder.extraction.speech.cue import Cue
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.nouns import headline_cue, noun_cue, participle_cue
from graph_builder.extraction.speech.verbs import verb_cue
from graph_builder.extraction.speech.voices import Memory
from graph_builder.extraction.speech.words import COLON, DASHES


def find_cues(line: Line, memory: Memory) -> tuple[Cue, ...]:
    """All cues of the sentence in order; ``memory`` learns who spoke."""
    context, read = Context(line, memory), 0
    for index in line.cue_words:
        cue = _cue_at(context, index) if index >= read else None
        if cue is not None:
            if cue.voice is not None:
                voice = memory.introduced(cue.voice)
                cue = replace(cue, voice=voice)
                memory.hear(voice, inner=not cue.breaks and any(c.content is not None for c in context.found))
            elif cue.silent is not None:
                memory.hear(memory.introduced(cue.silent))
            context.found.append(cue)
            if cue.rule == "attribution":
                read = cue.last + 1
    memory.meet(line)
    return tuple(context.found)


def _cue_at(context: Context, index: int) -> Cue | None:
    line = context.line
    if line.text[index] == COLON or line.text[index] in DASHES:
        return headline_cue(context, index)
    covering = line.covered[index]
    if covering is not None and (covering.first < index or not line.is_verb(index)):
        return None
    found = attribution_cue(context, index) or verb_cue(context, index)
    return found or participle_cue(context, index) or noun_cue(context, index)
