"""What something is done for: "تستعد لهجوم", "أقلعت لتنفيذ مهمات". It is planned, and not told to have happened."""

from __future__ import annotations

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import phrase_before
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, Sentence

_REACH = 12
"""Words to the left in which the word stands that takes a happening behind "ل" ("تعرضت قرى في سهل الغاب لقصف")."""


def is_for_a_purpose(event: Event, words: Vocabulary) -> bool:
    """Whether its main word, or the noun that carries it ("لشن هجوم"), tells what something else was done for."""
    if any(t.frame.light and t.frame.subject == "patient" for t in event.triggers):  # "تعرضت القاعدة، مساء أمس، لهجوم"
        return False
    tellers = (t for t in event.triggers if t is event.main or (t.frame.light and t.word < event.main.word))
    return any(is_purpose(event.sentence, t, words) for t in tellers)


def is_purpose(sentence: Sentence, trigger: Trigger, words: Vocabulary) -> bool:
    """Whether the noun of a deed stands behind "ل", and no word before takes it so ("تعرض لهجوم", "هدفا لقصف", "انتقاما
    لقصف"), or behind "بهدف".

    A definite noun does so only where land is the aim ("للسيطرة على المدينة"); "للهجوم" mostly is what was told.
    """
    if trigger.word == 0 or not trigger.nominal or trigger.frame.effect:
        return False
    link = sentence.words[trigger.word - 1]
    if phrase_before(sentence, link.index, words.roles.aims):
        return True
    known = trigger.definite and IncidentKind.GROUND_OPERATION not in trigger.frame.kinds
    if known or link.upos != "ADP" or not words.has("purpose", fold(link.text)):
        return False
    before = sentence.words[max(0, link.index - _REACH) : link.index]
    return not any(words.has("takers", *words.forms(w)) or words.has("motives", *words.forms(w)) for w in before)
