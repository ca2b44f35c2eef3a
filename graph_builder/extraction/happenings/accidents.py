"""Which words of a sentence tell of an accident, in which nobody struck at anybody: "قتل عشرة في حادث سير", "إثر غرق قارب",
"انفجار أسطوانة غاز", "الإعصار خلف ستة قتلى"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_builder.extraction.certainty.hedge_words import is_definite
from graph_builder.extraction.certainty.negation import QUOTES
from graph_builder.extraction.happenings.no_happenings import frames_of
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, Sentence, Word, carries_pronoun


def find_accidents(sentence: Sentence, triggers: Sequence[Trigger], words: Vocabulary) -> tuple[range, ...]:
    """Word indices from the persons hit to the accident that hit them, or from it to them where it stands first.

    A deed between, or a turn to something else ("قتل ثلاثة في قصف، فيما أصيب سائق في حادث سير"), ends such a stretch.
    """
    deeds = {t.word for t in triggers if not (t.frame.effect or t.frame.light or t.frame.reference)}
    done = bool(deeds) or any(_befell_by_deed(sentence, w, words) for w in sentence.words)
    effects = {t.word for t in triggers if t.frame.effect}
    turns = set(words.written("asides", sentence))
    natural = words.standing("nature", sentence)
    found = {*natural, *_accidents(sentence, words), *(() if done else _mishaps(sentence, words))}
    return tuple(_stretch(at, effects, deeds | turns, len(sentence.words)) for at in sorted(found))


def _accidents(sentence: Sentence, words: Vocabulary) -> Iterator[int]:
    """Indices of the words that name an accident."""
    accidents, disasters = words.standing("accidents", sentence), words.standing("disasters", sentence)
    exploding = [at + 1 for at in words.telling(sentence)]
    for at in sorted({*accidents, *disasters, *exploding} - {0, len(sentence.words)}):
        before, disaster = _before(sentence, at), at in disasters
        if (disaster or at in accidents) and (_is_incident(before, words) or (disaster and _leads(before, words))):
            yield at
        elif _bursts(before, sentence.words[at], words):
            yield at - 1


def _before(sentence: Sentence, at: int) -> Word:
    """The word before another, over the mark that opens a quotation: "إثر «اصطدام حافلتين»"."""
    before = sentence.words[at - 1]
    return sentence.words[at - 2] if at > 1 and before.text in QUOTES else before


def _leads(word: Word, words: Vocabulary) -> bool:
    """ "في اصطدام", "بسبب تدافع" """
    return word.upos == "ADP" or word.deprel == "fixed" or words.has("causes", *words.forms(word))


def _mishaps(sentence: Sentence, words: Vocabulary) -> Iterator[int]:
    """Indices of the words for what may befall a thing by accident or by a deed, and no deed is told: "انهيار منجم", "تحطمت
    طائرة", "حريق شب في فندق", "انقلاب حافلة". What is known already may be of a deed told before ("انهيار المبنى"), unless a
    clause tells it here ("الحرائق التي اجتاحت الغابات")."""
    for word, thing in pairwise(sentence.words):
        forms = words.forms(word)
        overturned = words.has("overturning", *forms) and words.has("mobile", *words.forms(thing))
        new = word.upos == "VERB" or thing.feats.get("PronType") == "Rel" or not is_definite(sentence, word.index)
        if new and (overturned or words.has("mishaps", *forms)):
            yield word.index


def _befell_by_deed(sentence: Sentence, word: Word, words: Vocabulary) -> bool:
    """A verb whose pronoun stands for what it asks for ("حريق أضرمه مستوطنون", "المروحية التي أسقطها")."""
    told = word.upos == "VERB" and carries_pronoun(sentence.words, word.index)
    return told and any(f.kinds and not f.effect for f in words.verb_frames(word))


def _bursts(before: Word, word: Word, words: Vocabulary) -> bool:
    """ "انفجار أسطوانة غاز": what blows up, by the words that a frame of explosions excludes, was no weapon."""
    frames = (f for f in frames_of(before, words) if IncidentKind.EXPLOSION in f.kinds)
    return any(not words.forms(word).isdisjoint(f.unless) for f in frames)


def _is_incident(word: Word, words: Vocabulary) -> bool:
    return any(f.reference for f in words.noun_frames(word))


def _stretch(at: int, effects: set[int], ends: set[int], length: int) -> range:
    first = max((e + 1 for e in ends if e < at), default=0)
    if any(first <= e < at for e in effects):
        return range(first, at + 1)
    return range(at, min((e for e in ends if e > at), default=length))
