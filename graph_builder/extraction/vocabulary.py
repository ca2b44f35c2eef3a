"""The frames of happenings as data: what ``frames/*.yaml`` say, checked and indexed by folded lemma."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from graph_builder.extraction.frame_files import (
    FRAMES,
    EventFrame,
    EventFrames,
    Roles,
    StanceFrame,
    StanceFrames,
    WeaponFrames,
    WeaponWords,
)
from graph_builder.extraction.surface.atoms import CACHED_WORDS, bare, fold
from graph_builder.extraction.surface.listing import Listed, Listing
from graph_builder.extraction.surface.once import once
from graph_builder.model import IncidentKind, Sentence, Word
from graph_builder.yaml_files import read_yaml

_DEED, _WEAPON, _STANCE = "may tell a deed", "may begin a weapon", "may tell a stance"
"""What a word may tell, kept beside the names of the lists in which it stands."""
Tense = Literal["present", "past"]
WeaponPhrase = tuple[tuple[str, ...], WeaponWords, str]
"""The folded words of a weapon, its entry, and the words as they are written there."""


def _index(pairs: Iterable[tuple[str, EventFrame]]) -> dict[str, tuple[EventFrame, ...]]:
    """Frames of each folded lemma; those that ask for company come first, since they say more."""
    found: dict[str, list[EventFrame]] = {}
    for lemma, frame in pairs:
        found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(sorted(frames, key=lambda f: not (f.beside or f.governs))) for lemma, frames in found.items()}


class Vocabulary:
    """All frames, indexed by folded lemma."""

    def __init__(self, events: EventFrames, weapons: WeaponFrames, stances: StanceFrames, roles: Roles) -> None:
        passives = [frame.model_copy(update={"subject": "patient", "verbs": frame.passive}) for frame in events.frames]
        self.verbs = _index((v, frame) for frame in (*events.frames, *passives) for v in frame.verbs)
        self.nouns = _index((n, frame) for frame in events.frames for n in frame.nouns)
        self.weapon_phrases: dict[str, list[WeaponPhrase]] = {}
        for entry in weapons.weapons:
            for words in entry.words + entry.adjectives:
                phrase = tuple(fold(w) for w in words.split())
                self.weapon_phrases.setdefault(phrase[0], []).append((phrase, entry, words))
        for phrases in self.weapon_phrases.values():
            phrases.sort(key=lambda p: -len(p[0]))
        self._stances = stances.stances
        self._stance_places: dict[str, set[int]] = {}
        for place, stance in enumerate(stances.stances):
            first = (phrase.split()[0] for phrase in stance.phrases)
            for form in (*stance.verbs, *stance.nouns, *stance.participles, *stance.bearers, *first):
                self._stance_places.setdefault(form, set()).add(place)
        self.roles = roles
        self._forms = lru_cache(maxsize=CACHED_WORDS)(self._forms_of)
        self._verb_frames = lru_cache(maxsize=CACHED_WORDS)(self._verb_frames_of)
        self._noun_frames = lru_cache(maxsize=CACHED_WORDS)(self._noun_frames_of)
        self._best_noun_frames = lru_cache(maxsize=CACHED_WORDS)(self._best_noun_frames_of)
        self._weapons = lru_cache(maxsize=CACHED_WORDS)(self._weapons_of)
        self._told = lru_cache(maxsize=CACHED_WORDS)(self._told_by)
        self._lists = {name: {fold(w) for w in value} for name, value in roles if isinstance(value, tuple)}
        self.listing = Listing(self._lists)
        self.lists_of = lru_cache(maxsize=CACHED_WORDS)(self._lists_of)
        """Names of the lists in which a word stands, and what it may tell, by its text and lemma."""

    def has(self, name: str, *forms: str) -> bool:
        """Whether one of the folded forms stands in the list ``name`` of ``frames/roles.yaml``."""
        return not self._lists[name].isdisjoint(forms)

    def standing(self, name: str, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence one of whose forms stands in the list ``name``."""
        return self.listed(sentence).places(name)

    def listed(self, sentence: Sentence) -> Listed:
        """The lists in which the words of a sentence stand by one of their forms."""
        return _listed(sentence, self)

    def written(self, name: str, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that stand in the list ``name`` as they are written."""
        return self.listing.written(name, sentence)

    def telling(self, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that stand in a frame of a happening, whatever it asks for."""
        return _telling(sentence, self)

    def arming(self, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence with which the phrase of a weapon may begin."""
        return self.standing(_WEAPON, sentence)

    def judging(self, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that may tell a stance."""
        verbs = (w.index for w in sentence.words if w.upos == "VERB" and self.stances_of(w))
        return sorted({*self.standing(_STANCE, sentence), *verbs})

    def _lists_of(self, text: str, lemma: str) -> frozenset[str]:
        nouns, weapons, stances = self._noun_frames(text, lemma), self._weapons(text, lemma), self._told(text, lemma, None)
        told = ((_DEED, nouns), (_WEAPON, weapons), (_STANCE, stances))
        return self.listing.of(*self._forms(text, lemma)).union(name for name, found in told if found)

    @staticmethod
    def is_excluded(frame: EventFrame, word: Word) -> bool:
        """Whether a written form only looks like a word of the frame."""
        return bare(fold(word.text)) in frame.excluded

    def forms(self, word: Word) -> frozenset[str]:
        """Folded forms under which a word may stand in a list: lemma, written form, without article, singular."""
        return self._forms(word.text, word.lemma)

    def _forms_of(self, text: str, lemma: str) -> frozenset[str]:
        stem, endings = bare(fold(text)), self.roles.endings
        found = (e for e in endings if stem.endswith(e) and len(stem) > len(e) + 2)
        return frozenset((fold(lemma), fold(text), stem, *(fold(stem.removesuffix(e) + endings[e]) for e in found)))

    def is_dual(self, stem: str) -> bool:
        """Whether a folded noun of a happening without article ends as a dual ("هجومين"); they have no such plural."""
        return any(stem.endswith(ending) for ending in self.roles.dual_endings)

    def verb_frames(self, word: Word) -> tuple[EventFrame, ...]:
        """Frames of a verb by its lemma, else by its written form without the marks of the past or the present."""
        return self._verb_frames(fold(word.text), fold(word.lemma), _tense(word))

    def _verb_frames_of(self, text: str, lemma: str, tense: Tense | None) -> tuple[EventFrame, ...]:
        stems = [text.removesuffix(fold(e)) for e in self.roles.verb_endings if text.endswith(fold(e))]
        forms = (lemma, text, *stems, *self._made_up_stems(text, lemma, tense))
        return next((self.verbs[f] for f in forms if f in self.verbs), ())

    def noun_frames(self, word: Word) -> tuple[EventFrame, ...]:
        """All frames of nouns in which a word may stand."""
        return self._noun_frames(word.text, word.lemma)

    def _noun_frames_of(self, text: str, lemma: str) -> tuple[EventFrame, ...]:
        return tuple(f for form in sorted(self._forms(text, lemma)) for f in self.nouns.get(form, ()))

    def best_noun_frames(self, word: Word) -> tuple[EventFrame, ...]:
        """Frames of a noun by its lemma, else by its written form or its singular."""
        return self._best_noun_frames(word.text, word.lemma)

    def _best_noun_frames_of(self, text: str, lemma: str) -> tuple[EventFrame, ...]:
        forms = (fold(lemma), bare(fold(text)), *sorted(self._forms(text, lemma)))
        return next((self.nouns[f] for f in forms if f in self.nouns), ())

    def weapons_of(self, word: Word) -> tuple[WeaponPhrase, ...]:
        """Phrases of weapons that may begin with a word."""
        return self._weapons(word.text, word.lemma)

    def _weapons_of(self, text: str, lemma: str) -> tuple[WeaponPhrase, ...]:
        return tuple(p for form in sorted(self._forms(text, lemma)) for p in self.weapon_phrases.get(form, ()))

    def made_up_stems(self, word: Word) -> tuple[str, ...]:
        """What the lemma of a verb may be by its form, where the lemmatiser made one up ("يقتلون": "اقتل", "نفوا": "نفو")."""
        return self._made_up_stems(fold(word.text), fold(word.lemma), _tense(word))

    def _made_up_stems(self, text: str, lemma: str, tense: Tense | None) -> tuple[str, ...]:
        if tense != "present":
            return self._weak_stems(text) if tense else ()
        if text[:1] not in self.roles.present_beginnings:
            return ()
        ends = ("", *(fold(e) for e in self.roles.present_endings if text.endswith(fold(e))))
        plain = tuple(text[1:].removesuffix(end) for end in ends)
        plain += tuple(form + fold(end) for form in plain[1:] for end in self.roles.weak_endings)  # "ينفون": "نفى"
        longer = tuple(fold(start) + form for start in self.roles.past_beginnings for form in plain)
        ended = (text[1:],) if len(ends) > 1 else ()
        made_up = lemma in (text, *ended, *longer)  # "يحكم" is of "حكم", "يرد" of "ورد"
        return (*plain, *longer) if made_up else ()

    def _weak_stems(self, text: str) -> tuple[str, ...]:
        """What the lemma of a verb in the past may be whose last letter a plural drops ("نفوا", "تبنوا")."""
        ends = tuple(fold(e) for e in self.roles.past_plurals)
        stem = next((text.removesuffix(end) for end in ends if text.endswith(end)), None)
        return () if stem is None else tuple(stem + fold(end) for end in self.roles.weak_endings)

    def stances_of(self, word: Word) -> tuple[StanceFrame, ...]:
        """Stances that a word may tell, in the order of the file."""
        return self._told(word.text, word.lemma, _tense(word))

    def _told_by(self, text: str, lemma: str, tense: Tense | None) -> tuple[StanceFrame, ...]:
        text, lemma = fold(text), fold(lemma)
        places = self._places_of((lemma, bare(text), text)) or self._places_of(self._made_up_stems(text, lemma, tense))
        return tuple(self._stances[place] for place in sorted(places))

    def _places_of(self, forms: Iterable[str]) -> set[int]:
        return {place for form in forms for place in self._stance_places.get(form, ())}

    def compatible(self, a: IncidentKind, b: IncidentKind) -> bool:
        """Whether two kinds may tell one happening."""
        return a is b or b in self.roles.compatible.get(a, ()) or a in self.roles.compatible.get(b, ())


@once
def _listed(sentence: Sentence, words: Vocabulary) -> Listed:
    return Listed(words.lists_of(w.text, w.lemma) for w in sentence.words)


@once
def _telling(sentence: Sentence, words: Vocabulary) -> Sequence[int]:
    verbs = (w.index for w in sentence.words if w.upos == "VERB" and words.verb_frames(w))
    return sorted({*words.standing(_DEED, sentence), *verbs})


def _tense(word: Word) -> Tense | None:
    """The tense of a verb; ``None`` for any other word."""
    if word.upos != "VERB":
        return None
    return "present" if word.feats.get("Aspect") == "Imp" else "past"


@cache
def vocabulary() -> Vocabulary:
    """Read and check the frames once. Raises CatalogueError naming the file and the entry."""
    return Vocabulary(
        read_yaml(FRAMES / "events.yaml", EventFrames),
        read_yaml(FRAMES / "weapons.yaml", WeaponFrames),
        read_yaml(FRAMES / "stances.yaml", StanceFrames),
        read_yaml(FRAMES / "roles.yaml", Roles),
    )
