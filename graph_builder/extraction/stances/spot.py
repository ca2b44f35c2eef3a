"""A word that may tell a stance, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph_builder.extraction.frame_files import GAP, StanceFrame
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.surface.markers import COMMA, STOPS
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Mention, Sentence, Word, carries_pronoun

REACH = 14
FAR = 26
"""Words to the right of a stance word in which its complement stands, and in which a required word may still come."""
_GAP = 4
"""Words that may stand for the gap of a phrase ("ليس لقوات التحالف أي نشاط جوي")."""
_SUBJECTS = ("nsubj", "nsubj:pass")
_CLAUSES = ("obl", "advcl", "acl", "ccomp", "conj")

How = Literal["verb", "noun", "phrase", "participle", "bearer"]


@dataclass(frozen=True)
class Spot:
    """One word and the frame that fits it. ``mentions`` are the actors that the sentence names, ``places`` all other names."""

    sentence: Sentence
    word: Word
    frame: StanceFrame
    how: How
    mentions: tuple[Mention, ...]
    places: tuple[Mention, ...]
    events: tuple[Event, ...]
    words: Vocabulary

    @property
    def at(self) -> int:
        """Index of the word."""
        return self.word.index

    @property
    def verbal(self) -> bool:
        """Whether it is a verb, so that it has a subject."""
        return self.how == "verb"

    def following(self, reach: int) -> Sequence[Word]:
        """The words behind it, ``reach`` at most."""
        return self.sentence.words[self.at + 1 : self.at + 1 + reach]

    def between(self, first: int, end: int) -> Sequence[Word]:
        """The words ``first``..``end - 1``."""
        return self.sentence.words[first:end]

    def clause(self) -> Sequence[Word]:
        """The words behind it, up to a full stop or the next verb, ``REACH`` at most."""
        following = self.following(REACH)
        ends = (n for n, w in enumerate(following) if w.text in STOPS or w.upos == "VERB")
        return following[: next(ends, len(following))]

    @property
    def follows_subject(self) -> bool:
        """Whether it is a verb in the plural, whose subject never stands behind it ("كان الحوثيون قد اتهموا التحالف")."""
        return self.verbal and self.word.feats.get("Number") == "Plur" and self.word.feats.get("Person") == "3"

    def has_pronoun(self) -> bool:
        """Whether a pronoun is written together with it ("تبنته")."""
        return carries_pronoun(self.sentence.words, self.at)

    def antecedent(self) -> Mention | None:
        """Whom a relative clause describes and the pronoun on its verb means: "الحزب المحظور الذي تتهمه بالهجوم"."""
        before = self.sentence.words[self.at - 1] if self.at else None
        if not (self.verbal and self.has_pronoun()) or before is None or before.feats.get("PronType") != "Rel":
            return None
        named = [m for m in self.mentions if m.last < before.index][-1:]
        near = (m for m in named if all(w.upos in ("ADJ", "PUNCT") for w in self.between(m.last + 1, before.index)))
        return next(near, None)

    def subjects_of(self, verb: int) -> list[Mention]:
        """The mentions that the parse takes for the subject of a verb."""
        return [m for m in self.mentions if relation(self.sentence, m, verb) in _SUBJECTS]

    def leads_away(self, mention: Mention) -> bool:
        """A name behind a preposition, another verb or a relative pronoun is not the subject of the verb before them."""
        return any(w.upos in ("ADP", "VERB", "SCONJ") for w in self.between(self.at + 1, mention.first))

    def is_beside(self, mention: Mention) -> bool:
        """Nothing but pronouns and quotes stands between the word and a name ("نفته قناة «الراصد»")."""
        between = self.between(self.at + 1, mention.first)
        return mention.first > self.at and all(
            w.upos in ("PRON", "PUNCT", "DET") and w.text not in STOPS + COMMA for w in between
        )

    def with_coordinates(self, first: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions and those joined to the last of them."""
        found = list(first)
        for mention in self.mentions:
            if found and mention.first > found[-1].last and self._joins(self.between(found[-1].last + 1, mention.first)):
                found.append(mention)
        return tuple(found)

    def _joins(self, between: Sequence[Word]) -> bool:
        """Whether words join two names: "و", also with "كذلك" and then behind a comma ("دان الحزب، وكذلك الوزارة، الهجوم")."""
        also = bool(between) and self.words.has("also", fold(between[-1].text))
        links = between[:-1] if also else between
        if not links or links[-1].upos != "CCONJ":
            return False
        return all(w.upos == "ADJ" or (also and w.text in COMMA) for w in links[:-1])


def relation(sentence: Sentence, mention: Mention, verb: int) -> str:
    """What the phrase of a mention is to a verb; empty where another clause or phrase stands between."""
    at = mention.head
    while at >= 0 and sentence.words[at].head != verb:
        word = sentence.words[at]
        if word.deprel in _CLAUSES or word.upos == "VERB" or _is_no_genitive(sentence, word):
            return ""
        at = word.head
    return sentence.words[at].deprel if at >= 0 else ""


def _is_no_genitive(sentence: Sentence, word: Word) -> bool:
    """A noun with the article has no genitive: "الجماعات الحكومة" are two, whatever the parse says."""
    above = sentence.words[word.head] if word.head >= 0 else None
    if above is None or word.deprel != "nmod" or word.upos != "NOUN" or above.upos != "NOUN":
        return False
    led = any(sentence.words[c].upos == "ADP" for c in sentence.children[word.index])
    return fold(above.text).startswith(ARTICLE) and not led


def how_told(sentence: Sentence, word: Word, frame: StanceFrame, words: Vocabulary) -> How | None:
    """Which sort of the frame's words a word is."""
    text = fold(word.text)
    if text in frame.excluded:
        return None
    forms = {fold(word.lemma), bare(text)}
    written = bool(frame.links) and text in frame.verbs  # "نُسب إلى": a passive that the tagger takes for a noun
    if (word.upos == "VERB" or written) and not forms.union(words.made_up_stems(word)).isdisjoint(frame.verbs):
        return "verb"
    if text in frame.participles:
        return "participle"
    if text in frame.bearers:
        return "bearer"
    if any(_stands_at(sentence, word.index, phrase.split()) for phrase in frame.phrases):
        return "phrase"
    return "noun" if word.upos in ("NOUN", "ADJ") and not forms.isdisjoint(frame.nouns) else None


def _stands_at(sentence: Sentence, at: int, parts: Sequence[str]) -> bool:
    if not parts:
        return True
    if parts[0] == GAP:
        return any(_stands_at(sentence, at + skipped, parts[1:]) for skipped in range(_GAP + 1))
    word = sentence.words[at] if at < len(sentence.words) else None
    return word is not None and parts[0] in (fold(word.text), fold(word.lemma)) and _stands_at(sentence, at + 1, parts[1:])
