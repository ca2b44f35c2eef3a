"""Whether the words deny that something happened, with the true reach of the negation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graph_builder.extraction.certainty.hedge_words import (
    ENDS,
    REPORT,
    WINDOW,
    ancestors,
    hedge_words,
    is_cut_off,
    is_definite,
    is_factive,
)
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold, texts_of
from graph_builder.extraction.surface.once import once
from graph_builder.model import Sentence, Word, carries_pronoun

QUOTES = frozenset("\"«»“”'")
_CLOSE = 3
"""Words from the preposition behind "لا صحة" to what is false at the most."""
_NEAR = 6
"""Words between a negator and a noun that it reaches by surface alone."""


@once
def polarity_at(sentence: Sentence, word_index: int) -> bool:
    """Whether the verb or noun at ``word_index`` is negated ("لم تنفذ ضربات", "عدم وقوع هجوم", "ليس أمريكيا").

    A definite happening is negated only with a verb of happening: "لم يقع الهجوم" denies it, "لم تتبن أي جهة الهجوم" does not.
    A reporting verb ("نفى") is no negation here.
    """
    word = sentence.words[word_index]
    if word.upos in ("VERB", "AUX"):
        return _negated_verb(sentence, word_index)
    if _negated_noun(sentence, word_index):
        return True
    return not is_factive(sentence, word_index) and (_by_tree(sentence, word_index) or _by_surface(sentence, word_index))


@once
def is_called_false(sentence: Sentence, word_index: int) -> bool:
    """Whether the sentence reports what the word tells only to call it false ("التقارير عن شن غارات غير صحيحة", "لا صحة لأنباء عن
    غارات")."""
    listed, texts = hedge_words(), texts_of(sentence)
    first, reports = _reports_of(sentence, word_index)
    opened = (listed.untrue_of.phrase_at(texts, at) for at in range(first, word_index))
    if any(_leads_to(sentence, found.last, word_index, reports) for found in opened if found):
        return True
    if not reports:
        return False
    last = min(len(sentence.words) - 1, word_index + WINDOW)
    behind = takewhile(lambda at: texts[at] not in ENDS, range(word_index + 1, last + 1))
    return any(listed.untrue.phrase_at(texts[: last + 1], at) and not _is_circumstance(sentence, at) for at in behind)


def is_taken_back(sentence: Sentence, word_index: int, following: Sentence) -> bool:
    """Whether the next sentence opens by calling false the report that tells of a word ("نعلم بتقارير عن غارات. هذه التقارير
    خاطئة")."""
    listed, (_, reports) = hedge_words(), _reports_of(sentence, word_index)
    opening = [w.index for w in following.words if w.upos not in ("CCONJ", "PUNCT")][: 2 + _CLOSE]
    if len(opening) < 2 or not any(sentence.words[at].upos == "NOUN" for at in reports):
        return False
    pointed = listed.has("pointing", _text(following, opening[0])) and opening[1] in listed.standing(REPORT, following)
    texts = texts_of(following)
    return pointed and any(listed.untrue.phrase_at(texts, at) for at in opening[2:])


def _reports_of(sentence: Sentence, word_index: int) -> tuple[int, list[int]]:
    """The start of a word's clause, and the words for a report between the two."""
    texts, near = texts_of(sentence), range(max(0, word_index - WINDOW), word_index)
    first = max((at + 1 for at in near if texts[at] in ENDS), default=near.start)
    return first, [at for at in hedge_words().standing(REPORT, sentence) if first <= at < word_index]


def _leads_to(sentence: Sentence, link: int, word_index: int, reports: Sequence[int]) -> bool:
    """Whether what is called false stands right behind a word: a report of what a word tells, or just that ("لا صحة لوقوع
    غارات")."""
    if carries_pronoun(sentence.words, link):
        return False
    return word_index - link <= _CLOSE or any(0 <= report - link <= _CLOSE for report in reports)


def _is_circumstance(sentence: Sentence, at: int) -> bool:
    """Whether a preposition stands up to three words before, in one phrase ("بناء على معلومات استخباراتية خاطئة"); what is
    definite has no indefinite adjective ("عن اعتراض الطائرة كاذب")."""
    before = sentence.words[at - 1]
    if before.upos == "PROPN" or before.text.startswith(ARTICLE):
        return False
    for left in reversed(sentence.words[max(0, at - 3) : at]):
        if left.upos == "ADP":
            return not hedge_words().has("called", fold(left.text))
        if left.upos not in ("NOUN", "ADJ"):
            return False
    return False


def _negated_verb(sentence: Sentence, index: int) -> bool:
    """A negator right before the verb, past "قد" and forms of "كان" ("لم تكن تحلق", "دون أن تعلن")."""
    listed = hedge_words()
    at = index - 1
    while at >= 0 and (sentence.words[at].upos == "AUX" and not listed.has("verbal", _text(sentence, at))):
        at -= 1
    if at < 0 or listed.has("apparent", fold(sentence.words[index].text)):
        return False
    text = _text(sentence, at)
    if listed.has("that", text) and at > 0:
        return listed.has("before_that", _text(sentence, at - 1))
    if listed.has("clausal", text):
        starts = at == 0 or sentence.words[at - 1].upos == "CCONJ"
        past = sentence.words[index].feats.get("Aspect") == "Perf"
        return starts and past and not carries_pronoun(sentence.words, index) and not _excepted(sentence, index, index + _NEAR)
    return listed.has("verbal", text) and not _excepted(sentence, index, index + _NEAR)


def _negated_noun(sentence: Sentence, index: int) -> bool:
    """A nominal negator before the noun or before the nouns that it completes ("عدم وقوع هجوم", "لا دلائل")."""
    listed = hedge_words()
    at = index - 1
    for _ in range(3):
        if at < 0:
            return False
        text, word = _text(sentence, at), sentence.words[at]
        if listed.has("nominal", text) and not listed.has("needs", text):
            apparent = listed.has("apparent", _text(sentence, at + 1))
            return not apparent and word.upos != "SCONJ"
        if word.upos not in ("NOUN", "ADP", "PUNCT") and not listed.has("determiners", text):
            return False
        if word.upos == "ADP" and not listed.has("carriers", text):
            return False
        at -= 1
    return False


def _by_tree(sentence: Sentence, index: int) -> bool:
    listed = hedge_words()
    definite = is_definite(sentence, index)
    for lower, upper in ancestors(sentence, index):
        relation = lower.deprel
        coordinated = relation == "conj" and lower.upos == "VERB"
        if coordinated or listed.has("barriers", relation) or _is_unknowing(sentence, upper, index):
            return False
        if relation in ("obl", "nmod") and not _carried(sentence, lower, upper):
            return False
        if upper.upos in ("VERB", "AUX"):
            if not _negated_verb(sentence, upper.index) and not any(_is_not(sentence, c) for c in sentence.children[upper.index]):
                return False
            if is_cut_off(sentence, upper.index, index) or _excepted(sentence, upper.index, index):
                return False
            return not definite or _is_denied_outright(sentence, upper, relation)
    return False


def _is_unknowing(sentence: Sentence, verb: Word, index: int) -> bool:
    """Whether somebody only does not say, know or confirm it; that no report of it came in denies it ("لم ترد أنباء عن هجوم")."""
    listed, between = hedge_words(), sentence.words[verb.index + 1 : index]
    subject = takewhile(lambda w: w.upos != "ADP", between)  # "لم يرد الجيش على تقارير" denies nothing
    told = (form for w in subject for form in (bare(fold(w.text)), fold(w.lemma)))
    arrived = listed.has("arriving", fold(verb.lemma)) and any(listed.has("reports", form) for form in told)
    return listed.has("unknowing", fold(verb.lemma)) and not arrived


def _is_denied_outright(sentence: Sentence, verb: Word, relation: str) -> bool:
    """Whether a negated verb denies even a definite happening: "لم يقع الهجوم", "لم تشن الغارات"."""
    listed = hedge_words()
    lemma = fold(verb.lemma)
    if relation.startswith("nsubj"):
        return listed.has("happening", lemma) and not any(
            sentence.words[c].deprel == "obj" for c in sentence.children[verb.index]
        )
    return listed.has("happening", lemma) or listed.has("doing", lemma)


def _by_surface(sentence: Sentence, index: int) -> bool:
    """As in "لم تنفذ أي ضربات", "وليس بمسيرات": negator, one verb at most, and the noun close behind."""
    listed = hedge_words()
    verbs = 0
    for at in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        word, text = sentence.words[at], _text(sentence, at)
        if (word.upos == "PUNCT" and text not in QUOTES) or word.upos in ("SCONJ", "CCONJ"):
            return False
        if word.upos == "ADP" and not listed.has("carriers", text):
            return False
        if listed.has("verbal", text):
            if verbs == 0:
                return not listed.has("adjacent", text) or index - at == 1
            verb = next(i for i in range(at + 1, index) if sentence.words[i].upos in ("VERB", "AUX"))
            if _excepted(sentence, verb, index) or _is_unknowing(sentence, sentence.words[verb], index):
                return False
            if listed.has("apparent", _text(sentence, verb)):
                return False
            return not is_definite(sentence, index) or _is_denied_outright(
                sentence, sentence.words[verb], sentence.words[index].deprel
            )
        if word.upos in ("VERB", "AUX"):
            verbs += 1
            if verbs > 1:
                return False
    return False


def _carried(sentence: Sentence, word: Word, upper: Word) -> bool:
    """Whether negation reaches a phrase: "لم تقم بهجوم", not "لم تسجل إصابات بسقوط صاروخ"."""
    listed = hedge_words()
    wanted = "carriers" if upper.upos in ("VERB", "AUX") else "noun_carriers"
    cases = [_text(sentence, c) for c in sentence.children[word.index] if sentence.words[c].deprel == "case"]
    return all(listed.has(wanted, c) for c in cases)


def _is_not(sentence: Sentence, index: int) -> bool:
    """Whether a word is "ليس" as a copula."""
    word = sentence.words[index]
    return hedge_words().has("copulas", fold(word.lemma)) and word.deprel in ("cop", "aux", "advmod")


def tells_a_rule(sentence: Sentence, index: int) -> bool:
    """ "لا تضرب إلا أهدافا عسكرية": what is done always, and no happening."""
    before = index > 0 and hedge_words().has("timeless", _text(sentence, index - 1))
    present = sentence.words[index].feats.get("Aspect") == "Imp"
    return before and present and _excepted(sentence, index, index + _NEAR)


def _excepted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "إلا/سوى" between two words takes the negation back."""
    listed = hedge_words()
    near = range(first + 1, min(last + 1, len(sentence.words)))
    return any(listed.has("exceptions", _text(sentence, i)) and not _opens_clause(sentence, i + 1) for i in near)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """ "إلا أن الشرطة" is "but" and excepts nothing."""
    return at < len(sentence.words) and sentence.words[at].upos == "SCONJ"


def _text(sentence: Sentence, index: int) -> str:
    return fold(sentence.words[index].text)
