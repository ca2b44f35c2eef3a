"""A sentence made ready for reading speech: folded words, the mentions that can speak, quotation marks, and a few questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from graph_builder.extraction.speech.quotes import QUOTES, Quote
from graph_builder.extraction.speech.words import SpeechWords
from graph_builder.extraction.surface.atoms import ARTICLE, COMMAS, fold, texts_of
from graph_builder.extraction.surface.phrasebook import Phrasebook
from graph_builder.model import EntityKind, Mention, Sentence, Word

REACH = 45
"""Words between a reporting verb and its content at most; longer is a parse of something else, and keeps the work linear."""
ENDS = frozenset(".!?؟؛;…")
_ASIDE = QUOTES | frozenset("()[]{}")
MUTE = (EntityKind.CITY, EntityKind.REGION)
"""Who lives there speaks, not the place ("عدد من سكان المدينة")."""
_VERBAL = ("VERB", "AUX")
_DAMMA = "\u064f"
_GLUED_THAT = re.compile(r"ان\d")
""""ان17شخصا": one word to the tokeniser."""


@dataclass(frozen=True)
class Line:
    """One sentence with what reading speech needs to know about it. All its lists are indexed by word."""

    sentence: Sentence
    words: SpeechWords
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...] = ()
    """Quotes that open or close here or reach across."""
    passive: tuple[bool, ...] = ()
    """Whether it is a verb with a damma on its first letter ("ذُكر")."""
    text: tuple[str, ...] = field(init=False)
    lemma: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", texts_of(self.sentence))
        object.__setattr__(self, "lemma", tuple(fold(w.lemma) for w in self.sentence.words))

    def __len__(self) -> int:
        return len(self.sentence.words)

    def __getitem__(self, index: int) -> Word:
        return self.sentence.words[index]

    @cached_property
    def speakers(self) -> tuple[Mention, ...]:
        """Mentions that can speak, in order, the longest of those that start together first."""
        able = [m for m in self.mentions if not m.adjective and m.kind not in MUTE]
        return tuple(sorted(able, key=lambda m: (m.first, -m.last)))

    @cached_property
    def covered(self) -> tuple[Mention | None, ...]:
        """The longest mention over each word."""
        found: list[Mention | None] = [None] * len(self)
        for mention in sorted(self.mentions, key=lambda m: m.last - m.first):
            for index in range(mention.first, mention.last + 1):
                found[index] = mention
        return tuple(found)

    @cached_property
    def starting(self) -> tuple[Mention | None, ...]:
        """The longest able mention that starts at each word."""
        found: list[Mention | None] = [None] * len(self)
        for mention in reversed(self.speakers):
            found[mention.first] = mention
        return tuple(found)

    @cached_property
    def opening(self) -> dict[int, Quote]:
        """Quotes by the index of their opening mark."""
        return {q.opens[1]: q for q in self.quotes if q.opens[0] == self.sentence.index}

    @cached_property
    def quoted(self) -> tuple[Quote | None, ...]:
        """The quote that each word stands in."""
        found: list[Quote | None] = [None] * len(self)
        here = self.sentence.index
        for quote in self.quotes:
            first = quote.opens[1] + 1 if quote.opens[0] == here else 0
            last = quote.closes[1] if quote.closes[0] == here else len(self)
            found[first:last] = [quote] * max(0, last - first)
        return tuple(found)

    @cached_property
    def cue_words(self) -> tuple[int, ...]:
        """Indices of the words that may bring in speech, to be looked at closely: verbs, and what the lists name."""
        return tuple(w.index for w, text in zip(self.sentence.words, self.text, strict=True) if self._may_report(w, text))

    def _may_report(self, word: Word, text: str) -> bool:
        return word.upos in _VERBAL or self.words.may_report(text)

    def within(self, first: int, stop: int) -> list[Mention]:
        """Able mentions that start at a word of ``first``..``stop - 1``, in order, the longest of each start."""
        return [m for m in self.starting[max(0, first) : max(0, stop)] if m is not None]

    def has(self, name: str, index: int) -> bool:
        """Whether the word as it stands, without its article or by its lemma is in a list of ``speech.yaml``."""
        if not 0 <= index < len(self.text):
            return False
        return self.words.has(name, self.text[index], self.bare(index), self.lemma[index])

    def exactly(self, name: str, index: int) -> bool:
        """Whether the word stands in a list just as it is written."""
        return 0 <= index < len(self.text) and self.words.has(name, self.text[index])

    def bare(self, index: int) -> str:
        """The word without its article."""
        return self.text[index].removeprefix(ARTICLE)

    def is_definite(self, index: int) -> bool:
        """Whether the word has the article."""
        return self.text[index].startswith(ARTICLE)

    def is_verb(self, index: int) -> bool:
        """Whether the parse takes the word for a verb."""
        return self[index].upos == "VERB"

    def is_and(self, index: int) -> bool:
        """Whether the parse takes the word for a coordinating conjunction."""
        return index >= 0 and self[index].upos == "CCONJ"

    def is_mark(self, index: int) -> bool:
        """Whether the word is punctuation."""
        return self[index].upos == "PUNCT" or not any(c.isalnum() for c in self.text[index])

    def is_comma(self, index: int) -> bool:
        """Whether the word is a comma or a dash."""
        return 0 <= index < len(self) and self.text[index] in COMMAS

    def is_end(self, index: int) -> bool:
        """Whether the word is a full stop or its like, and not one behind an initial ("د. ب. أ")."""
        if self.text[index] not in ENDS:
            return False
        return not (0 < index < len(self) - 1 and self.is_initial(index - 1))

    def is_initial(self, index: int) -> bool:
        """Whether the word is a single letter ("د" of "د. سالم")."""
        return len(self.text[index]) == 1 and self.text[index].isalpha() and self[index].upos != "PRON"

    def is_preposition(self, index: int) -> bool:
        """Whether the word is a preposition by the parse or by the list."""
        return 0 <= index < len(self) and (self[index].upos == "ADP" or self.exactly("prepositions", index))

    def is_glued(self, index: int) -> bool:
        """Whether "إن" is written together with a number."""
        return _GLUED_THAT.match(self.text[index]) is not None

    def is_that(self, index: int) -> bool:
        """Whether "أن/إن" stands here as the head of a content clause, whatever it reports."""
        if not self.exactly("that", index):
            return self.is_glued(index)
        if self.covered[index] is not None:  # "بان كي مون"
            return False
        before = self.left(index)
        return before < 0 or not self.has("not_before_that", before) or self[before].upos == "PROPN"

    def left(self, index: int) -> int:
        """Index of the nearest word before ``index`` that is neither a quotation mark nor a bracket; -1 at the start."""
        index -= 1
        while index >= 0 and self.text[index] in _ASIDE:
            index -= 1
        return index

    def right(self, index: int) -> int:
        """Index of the nearest word from ``index`` on that is neither a quotation mark nor a bracket."""
        while index < len(self) and self.text[index] in _ASIDE:
            index += 1
        return index

    def goes_back(self, index: int, first: int) -> bool:
        """Whether a word behind an aside that starts at ``first`` goes on with the clause before it, by the parse ("أسفرت بحسب
        المصدر عن مقتل ستة")."""
        if not 0 < first < index < len(self) or self.is_comma(first - 1) or self.is_mark(index):
            return False
        while self[index].head > index:
            index = self[index].head
        return 0 <= self[index].head < first

    def phrase(self, index: int, phrases: Phrasebook) -> tuple[int, str] | None:
        """The longest phrase that starts here, whether or not clitics were split: (index after it, its label)."""
        return phrases.at(self.text, index)


def passives(text: str, sentence: Sentence) -> tuple[bool, ...]:
    """For each word, whether the original is a verb with a damma on its first letter."""
    return tuple(w.upos == "VERB" and text[w.start + 1 : w.start + 2] == _DAMMA for w in sentence.words)
