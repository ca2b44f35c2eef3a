"""The words of speech as data: what ``frames/speech.yaml`` says, checked and indexed by folded lemma or form."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import field_validator

from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.surface.atoms import CACHED_WORDS, fold
from graph_builder.extraction.surface.phrasebook import Phrasebook
from graph_builder.model import Certainty
from graph_builder.yaml_files import read_yaml

FRAMES = Path(__file__).parents[1] / "frames"
COLON = ":"
"""Behind who speaks: "X: …"."""
DASHES = frozenset("-–—")
_ENDINGS = ("ا", "ه", "ين", "تين", "ان")


class Reporting(Lexicon):
    """A group of reporting verbs; the fields are told at the head of ``frames/speech.yaml``."""

    manner: str
    takes: tuple[Literal["that", "quote", "noun", "about"], ...]
    lemmas: tuple[str, ...]
    participles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    certainty: Certainty = Certainty.ASSERTED
    requires: tuple[str, ...] = ()
    named: bool = False
    past: bool = False
    until_relative: bool = False
    impersonal: bool = False
    objectless: bool = False

    @field_validator("prepositions", "requires")
    @classmethod
    def _folded(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fold(v) for v in values)


class Attribution(Lexicon):
    """Phrases such as "بحسب", and what may follow them."""

    words: tuple[str, ...]
    follows: Literal["noun", "verb", "either"]


class SpeechFrames(Lexicon):
    """``frames/speech.yaml``."""

    verbs: tuple[Reporting, ...]
    relaying_verbs: tuple[str, ...]
    relaying_from: tuple[str, ...]
    ascribing_verbs: tuple[str, ...]
    ascribing_to: tuple[str, ...]
    sayings: tuple[str, ...]
    issuing_verbs: tuple[str, ...]
    inside_verbs: tuple[str, ...]
    inside_prepositions: tuple[str, ...]
    homographs: dict[str, str]
    definite_nouns: dict[str, str]
    definite_prepositions: tuple[str, ...]
    nouns: dict[str, tuple[str, ...]]
    claim_nouns: tuple[str, ...]
    noun_makers: tuple[str, ...]
    showing_verbs: tuple[str, ...]
    no_report: tuple[str, ...]
    other_lemmas: tuple[str, ...]
    veiling_verbs: tuple[str, ...]
    veils: tuple[str, ...]
    honorifics: tuple[str, ...]
    latest: tuple[str, ...]
    parts_of: tuple[str, ...]
    anaphors: tuple[str, ...]
    same: tuple[str, ...]
    also: tuple[str, ...]
    belonging: tuple[str, ...]
    belonging_to: tuple[str, ...]
    claim_negators: tuple[str, ...]
    communiques: tuple[str, ...]
    issuing: tuple[str, ...]
    not_yet: tuple[str, ...]
    preceding: tuple[str, ...]
    not_relaying: tuple[str, ...]
    attributions: tuple[Attribution, ...]
    sourcing: tuple[str, ...]
    leaning_verbs: tuple[str, ...]
    leaning_prepositions: tuple[str, ...]
    not_sources: tuple[str, ...]
    documents: tuple[str, ...]
    statements: tuple[str, ...]
    publishing_verbs: tuple[str, ...]
    making_verbs: tuple[str, ...]
    addressing: tuple[str, ...]
    asked: tuple[str, ...]
    continuing_verbs: tuple[str, ...]
    telling_verbs: tuple[str, ...]
    talking_verbs: tuple[str, ...]
    members: tuple[str, ...]
    onlookers: tuple[str, ...]
    sources: tuple[str, ...]
    unofficial: tuple[str, ...]
    journalists: tuple[str, ...]
    titles: tuple[str, ...]
    kin: tuple[str, ...]
    followers: tuple[str, ...]
    offices: tuple[str, ...]
    background: tuple[str, ...]
    coming_verbs: tuple[str, ...]
    amid: tuple[str, ...]
    spokespersons: tuple[str, ...]
    many: tuple[str, ...]
    speaks_for: tuple[str, ...]
    partitives: tuple[str, ...]
    holders: tuple[str, ...]
    speakers: tuple[str, ...]
    happening_starts: tuple[str, ...]
    happenings: tuple[str, ...]
    fillers: tuple[str, ...]
    prepositions: tuple[str, ...]
    not_before_that: tuple[str, ...]
    openers: tuple[str, ...]
    contrasts: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    negators: tuple[str, ...]
    verb_negators: tuple[str, ...]
    not_negatable: tuple[str, ...]
    relatives: tuple[str, ...]
    what: tuple[str, ...]
    that: tuple[str, ...]
    then: tuple[str, ...]
    that_prepositions: tuple[str, ...]
    ourselves: tuple[str, ...]
    among: tuple[str, ...]
    joining: tuple[str, ...]
    of_what: tuple[str, ...]
    statement_starts: tuple[str, ...]
    copulas: tuple[str, ...]
    perfect: tuple[str, ...]


class SpeechWords:
    """All lists, folded. A verb may stand in several groups; the first whose conditions hold is taken."""

    def __init__(self, frames: SpeechFrames) -> None:
        self.verbs: dict[str, list[Reporting]] = {}
        self._forms: dict[str, list[Reporting]] = {}
        self.participles: dict[str, list[Reporting]] = {}
        for group in frames.verbs:
            for lemma in group.lemmas:
                self.verbs.setdefault(fold(lemma), []).append(group)
                for form in _forms(lemma):
                    self._forms.setdefault(form, []).append(group)
            for form in group.forms:
                self._forms.setdefault(fold(form), []).append(group)
            for stem in group.participles:
                for ending in _ENDINGS:
                    self.participles.setdefault(fold(stem) + ending, []).append(group)
        for groups in (*self.verbs.values(), *self._forms.values()):
            groups.sort(key=lambda g: not g.requires)
        self.homographs = {fold(form): self.verbs[fold(lemma)] for form, lemma in frames.homographs.items()}
        self.definite_nouns = {fold(noun): manner for noun, manner in frames.definite_nouns.items()}
        self.nouns = {fold(noun): manner for manner, nouns in frames.nouns.items() for noun in nouns}
        self.attributions = Phrasebook((phrase, entry.follows) for entry in frames.attributions for phrase in entry.words)
        self.contrasts = Phrasebook((phrase, "noun") for phrase in frames.contrasts)
        self.sourcing = Phrasebook((phrase, "noun") for phrase in frames.sourcing)
        self.not_relaying = frozenset(frames.not_relaying)
        self.happening_starts = tuple(fold(w) for w in frames.happening_starts)
        self.speaks_for = Phrasebook((phrase, "noun") for phrase in frames.speaks_for)
        self._lists = {name: {fold(w) for w in value} for name, value in frames if isinstance(value, tuple) and _plain(value)}
        self.may_report = lru_cache(maxsize=CACHED_WORDS)(self._may_report)
        """Whether a folded word may bring in speech though it is no verb."""

    def has(self, name: str, *forms: str) -> bool:
        """Whether one of the folded forms stands in the list ``name`` of ``frames/speech.yaml``."""
        return not self._lists[name].isdisjoint(forms)

    def _may_report(self, text: str) -> bool:
        listed = (self.homographs, self.participles, self.definite_nouns, self.nouns)
        return text == COLON or text in DASHES or self.attributions.opens(text) or any(text in words for words in listed)

    def reporting(self, lemma: str, text: str) -> list[Reporting]:
        """The groups of a verb by its folded lemma, or by its form where the lemma is unknown."""
        if self.has("other_lemmas", lemma):
            return []
        return self.verbs.get(lemma) or self._forms.get(text) or []


def _forms(lemma: str) -> list[str]:
    """Regular forms of the third person, folded: past, and the present of verbs that keep their letters ("أعلن": "يعلن")."""
    past, form = fold(lemma), lemma
    stem = fold(form[1:] if form[0] in "أإا" else form)
    if past[-1] in "يا" or len(past) < 3:
        return [past, past + "وا"]
    return [past + ending for ending in ("", "ت", "وا", "ا", "تا")] + [p + stem + e for p in "يت" for e in ("", "ون", "ان")]


def _plain(values: tuple[object, ...]) -> bool:
    return all(isinstance(v, str) for v in values)


@cache
def speech_words() -> SpeechWords:
    """Read and check the words once. Raises CatalogueError naming the file and the entry."""
    return SpeechWords(read_yaml(FRAMES / "speech.yaml", SpeechFrames))
