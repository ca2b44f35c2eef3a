"""The words of certainty, mood and negation as data, and the walks over a sentence that look for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from graph_builder.extraction.lexicon import Lexicon, words
from graph_builder.extraction.surface.atoms import ARTICLE, CACHED_WORDS, bare, fold
from graph_builder.extraction.surface.listing import Listed, Listing
from graph_builder.extraction.surface.once import once
from graph_builder.extraction.surface.phrasebook import Phrasebook
from graph_builder.model import Certainty, Sentence, Word, carries_pronoun

WINDOW = 25
"""Words to the left that a phrase is looked for in; keeps the work linear."""
DEPTH = 8
"""Steps up the tree at most."""
REPORT = "a report"
"""What ``HedgeWords.standing`` calls the words for a report ("أنباء", "التقارير")."""
HYPOTHESIS = "an explanation"
"""The same for the words of one explanation among others ("الاحتمال")."""
ENDS = frozenset(".!?؟؛;…:")


class HedgeList(Lexicon):
    """Words of one degree of certainty."""

    verbs: tuple[str, ...]
    phrases: tuple[str, ...]
    modifiers: tuple[str, ...]


class MoodList(Lexicon):
    """Words of one mood, or of disbelief."""

    verbs: tuple[str, ...]
    phrases: tuple[str, ...]


class HedgeFile(Lexicon):
    """``words/hedges.yaml``."""

    certainty: dict[Certainty, HedgeList]
    postposed: tuple[str, ...]
    hypotheses: tuple[str, ...]
    turning: tuple[str, ...]
    disbelief: MoodList
    perhaps: tuple[str, ...]
    surely: tuple[str, ...]
    mood: dict[str, MoodList]
    naming: tuple[str, ...]
    by: tuple[str, ...]
    future: tuple[str, ...]
    seeming: tuple[str, ...]
    reaching: tuple[str, ...]
    asserting: tuple[str, ...]
    pending: tuple[str, ...]
    matter_of_time: tuple[str, ...]
    intents: tuple[str, ...]
    either: tuple[str, ...]
    coming: tuple[str, ...]
    whether: tuple[str, ...]
    whether_verbs: tuple[str, ...]
    factive_nouns: tuple[str, ...]
    factive_prepositions: tuple[str, ...]
    lasting: tuple[str, ...]
    lately: tuple[str, ...]
    habitual: tuple[str, ...]
    bearing: tuple[str, ...]
    stops: tuple[str, ...]


class NegationFile(Lexicon):
    """``words/negation.yaml``."""

    verbal: tuple[str, ...]
    clausal: tuple[str, ...]
    nominal: tuple[str, ...]
    needs: tuple[str, ...]
    exceptions: tuple[str, ...]
    timeless: tuple[str, ...]
    apparent: tuple[str, ...]
    happening: tuple[str, ...]
    doing: tuple[str, ...]
    barriers: tuple[str, ...]
    carriers: tuple[str, ...]
    noun_carriers: tuple[str, ...]
    determiners: tuple[str, ...]
    that: tuple[str, ...]
    before_that: tuple[str, ...]
    adjacent: tuple[str, ...]
    copulas: tuple[str, ...]
    unknowing: tuple[str, ...]
    arriving: tuple[str, ...]
    relatives: tuple[str, ...]
    results: tuple[str, ...]
    reports: tuple[str, ...]
    untrue: tuple[str, ...]
    untrue_of: tuple[str, ...]
    called: tuple[str, ...]
    pointing: tuple[str, ...]


class Found(NamedTuple):
    """A word or phrase that hedges, with what it stands for and where it starts and ends (inclusive)."""

    label: str
    first: int
    last: int


def light(lemma: str) -> str:
    """A dictionary form with only its first alef and last yeh folded: "بدا" (seem) stays apart from "بدأ" (begin)."""
    return fold(lemma[:1]) + lemma[1:-1] + fold(lemma[-1:]) if lemma[-1:] == "ى" else fold(lemma[:1]) + lemma[1:]


class Marks:
    """All lists of certainty or of mood, folded: verbs by lemma, and phrases."""

    def __init__(self, name: str, verbs: dict[str, Sequence[str]], phrases: dict[str, Sequence[str]]) -> None:
        self.opening = f"opens a phrase of {name}"
        """What ``HedgeWords.standing`` calls the words with which a phrase may start."""
        self.verbs = {light(v): label for label, listed in verbs.items() for v in listed}
        self._phrases = Phrasebook((phrase, label) for label, listed in phrases.items() for phrase in listed)

    def phrase_at(self, texts: Sequence[str], at: int) -> Found | None:
        """The longest phrase that starts at a word, whether clitics were split or not."""
        found = self._phrases.at(texts, at)
        return Found(found[1], at, found[0] - 1) if found else None

    def opens(self, text: str) -> bool:
        """Whether a phrase may start with a folded word."""
        return self._phrases.opens(text)


class HedgeWords:
    """``words/hedges.yaml`` and ``words/negation.yaml``, folded."""

    def __init__(self, hedges: HedgeFile, negation: NegationFile) -> None:
        certainty, mood = hedges.certainty.items(), hedges.mood.items()
        self.certainty = Marks("certainty", {k: v.verbs for k, v in certainty}, {k: v.phrases for k, v in certainty})
        self.mood = Marks("mood", {k: v.verbs for k, v in mood}, {k: v.phrases for k, v in mood})
        disbelief = hedges.disbelief
        self.disbelief = Marks("disbelief", {"disbelieved": disbelief.verbs}, {"disbelieved": disbelief.phrases})
        self.postposed = Marks("postposed", {}, {"postposed": hedges.postposed})
        self.untrue = Marks("untruth", {}, {"untrue": negation.untrue})
        self.untrue_of = Marks("untruth of", {}, {"untrue": negation.untrue_of})
        self.modifiers = {fold(m): level for level, listed in hedges.certainty.items() for m in listed.modifiers}
        self.asserting = frozenset(hedges.asserting)
        self._lists = {
            name: {fold(w) for w in value} for listed in (hedges, negation) for name, value in listed if isinstance(value, tuple)
        }
        self._listing = Listing(self._lists)
        self.lists_of = lru_cache(maxsize=CACHED_WORDS)(self._lists_of)
        """What a word is, by its text and lemma: names for ``standing``."""

    def has(self, name: str, form: str) -> bool:
        """Whether a folded form stands in the list ``name`` of either file."""
        return form in self._lists[name]

    def standing(self, name: str, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that stand in a list of either file as they are written; those that open a phrase
        under ``Marks.opening``, those for a report under ``REPORT``, those for an explanation
        under ``HYPOTHESIS``."""
        return _listed(sentence, self).places(name)

    def _lists_of(self, text: str, lemma: str) -> frozenset[str]:
        form = fold(text)
        found = {marks.opening for marks in (self.certainty, self.mood, self.disbelief) if marks.opens(form)}
        if not self._lists["reports"].isdisjoint((bare(form), fold(lemma))):
            found.add(REPORT)
        if not self._lists["hypotheses"].isdisjoint((bare(form), fold(lemma))):
            found.add(HYPOTHESIS)
        return self._listing.of(form) | found


@cache
def hedge_words() -> HedgeWords:
    """Read and check both files once. Raises CatalogueError naming the file and the entry."""
    return HedgeWords(words("hedges", HedgeFile), words("negation", NegationFile))


@once
def _listed(sentence: Sentence, words: HedgeWords) -> Listed:
    return Listed(words.lists_of(w.text, w.lemma) for w in sentence.words)


def ancestors(sentence: Sentence, index: int) -> Iterator[tuple[Word, Word]]:
    """Pairs (lower, upper) from a word up the tree, ``DEPTH`` steps at most."""
    lower = sentence.words[index]
    for _ in range(DEPTH):
        if lower.head < 0:
            return
        upper = sentence.words[lower.head]
        yield lower, upper
        lower = upper


def is_definite(sentence: Sentence, index: int) -> bool:
    """Whether a noun has the article, a pronoun or a definite noun that completes it ("الهجوم", "هجومها", "هجوم بغداد")."""
    for at in range(index, min(index + 4, len(sentence.words))):
        word = sentence.words[at]
        if word.text.startswith(ARTICLE) and word.upos in ("NOUN", "PROPN") and len(word.text) > 3:
            return True
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if following is None or following.upos == "PRON":
            return carries_pronoun(sentence.words, at)
        if following.upos == "PROPN":
            return True
        if following.upos != "NOUN" or following.deprel != "nmod":
            return False
    return False


def is_cut_off(sentence: Sentence, upper: int, lower: int) -> bool:
    """Whether between two words starts a relative clause or a result ("، ما أسفر عن"), told apart from the first."""
    listed, told = hedge_words(), _of_subject(sentence, upper, lower)
    for at in (i for i in range(upper + 1, lower) if i not in told):
        text = fold(sentence.words[at].text)
        if listed.has("relatives", text) or (listed.has("results", text) and sentence.words[at - 1].upos == "PUNCT"):
            return True
    return False


def _of_subject(sentence: Sentence, upper: int, lower: int) -> range:
    """The words between "أن" and the verb that it opens, which what is told of its subject does not end: "يبدو أن الصاروخ الذي
    سقط أطلقه الحزب"."""
    verb = next((below.index for below, above in ancestors(sentence, lower) if above.index == upper), lower)
    opens = (w.index for w in sentence.words[upper + 1 : verb] if w.upos == "SCONJ" and w.head == verb)
    first = next(opens, None) if sentence.words[verb].deprel == "ccomp" and verb <= lower else None
    return range(0) if first is None else range(first, verb)


@once
def is_factive(sentence: Sentence, index: int) -> bool:
    """Whether a word stands behind one that takes it for a fact ("بعد هجوم", "التحقيق في هجوم", "ردا على قصف")."""
    listed = hedge_words()
    word = sentence.words[index]
    before = [sentence.words[i] for i in range(max(0, index - 3), index)]
    if word.upos == "VERB":
        return False
    for left in reversed(before):
        text = fold(left.text)
        if left.upos == "VERB":  # "لم ترد أنباء عن هجوم", though "رد على هجوم" takes it for a fact
            return False
        if (
            listed.has("factive_prepositions", text)
            or listed.has("factive_nouns", text)
            or listed.has("factive_nouns", fold(left.lemma))
        ):
            return True
        if left.upos not in ("ADP", "PRON", "NOUN"):
            return False
    return False
