"""How sure the words are, and whether they tell something real: certainty, mood and polarity at a word.

Two witnesses: the words that govern it in the parse, and the phrases to its left in the same clause. The weaker certainty wins,
because a parser misses a governor more often than it invents one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Literal

from graph_builder.extraction.certainty.hedge_words import (
    ENDS,
    HYPOTHESIS,
    WINDOW,
    Found,
    Marks,
    ancestors,
    hedge_words,
    is_cut_off,
    is_factive,
    light,
)
from graph_builder.extraction.certainty.negation import QUOTES, polarity_at, tells_a_rule
from graph_builder.extraction.surface.atoms import ARTICLE, MARKS, bare, fold, texts_of
from graph_builder.extraction.surface.once import once
from graph_builder.model import Certainty, Sentence, Word

__all__ = ["Mood", "certainty_at", "is_disbelieved", "is_hedged_behind", "mood_at", "polarity_at"]

Mood = Literal["real", "plan", "threat", "conditional", "question", "general"]

_ORDER = list(Certainty)
_MOODS: tuple[Mood, ...] = ("threat", "conditional", "question", "plan", "general")
_TURNED = {Certainty.PROBABLE: Certainty.DOUBTFUL, Certainty.POSSIBLE: Certainty.DOUBTFUL, Certainty.DOUBTFUL: Certainty.POSSIBLE}
_SUBJECT = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"})
_NAMES = ("PROPN", "X")
_LONGEST = 5
"""Words from the start of a phrase to the "أن" behind it at most."""
_OPENING = 3
"""Words at the start of a sentence in which it may call what it tells an explanation."""
_CLOSE = 2
"""Words between a phrase and a definite noun that it still reaches ("خطة الهجوم")."""


@once
def certainty_at(sentence: Sentence, word_index: int) -> tuple[Certainty, str | None]:
    """How sure the words around ``word_index`` are of it, and the hedge that says so; the speaker's verb is not counted twice."""
    found = [(level, sentence.words[at].text) for level, at in _hedges(sentence, word_index)]
    if not found:
        return Certainty.ASSERTED, None
    return max(found, key=lambda f: _ORDER.index(f[0]))


@once
def mood_at(sentence: Sentence, word_index: int) -> Mood:
    """Whether what the word tells is real, or a plan, threat, condition, question or general habit."""
    word = sentence.words[word_index]
    past = word.upos == "VERB" and word.feats.get("Aspect") == "Perf"
    coming = word.upos != "VERB" and word.head >= 0 and _is_done_by(sentence, sentence.words[word.head], word)
    if word.upos != "VERB" and not coming and is_factive(sentence, word_index):
        return "real"
    bearer = word.head if coming or _is_either(sentence, word) else _bearer(sentence, word_index)
    if bearer is not None and (borne := mood_at(sentence, bearer)) != "real":
        return borne
    found = {m.label for m in _moods(sentence, word_index) if not (past and m.label in ("plan", "threat", "general"))}
    if word.upos == "VERB" and not past and (_is_future(sentence, word_index) or _is_wished(sentence, word_index)):
        found.add("plan")
    if word.upos != "VERB" and (_is_pending(sentence, word_index) or _is_meant(sentence, word)):
        found.add("plan")
    return next((mood for mood in _MOODS if mood in found), "real")


@once
def is_disbelieved(sentence: Sentence, word_index: int) -> bool:
    """Whether somebody thinks that it was not so ("استبعد أن تكون الحركة نفذت الهجوم", "لا دليل على أن الحركة نفذته")."""
    marks = hedge_words().disbelief
    verbs = (found for found in _governing(sentence, word_index, marks) if not polarity_at(sentence, found.first))
    return any(True for _ in verbs) or any(True for _ in _phrases(sentence, word_index, marks))


def _hedges(sentence: Sentence, index: int) -> Iterator[tuple[Certainty, int]]:
    """(level, index of the hedge) for all hedges of a word."""
    listed = hedge_words()
    for found in _governing(sentence, index, listed.certainty):
        if any(_is_postposed(sentence, at) for at in range(max(0, found.first - 2), found.first)):
            continue
        level = Certainty(found.label)
        yield (_TURNED[level] if polarity_at(sentence, found.first) else level), found.first
    for found in _phrases(sentence, index, listed.certainty):
        if not _is_postposed(sentence, found.first):
            yield Certainty(found.label), found.first
    if is_hedged_behind(sentence, index):
        yield Certainty.PROBABLE, index + 1
    yield from _hypothesis(sentence, index)
    at = _perhaps(sentence, index)
    if at is not None:
        yield Certainty.POSSIBLE, at
    for near in range(index + 1, min(index + 4, len(sentence.words))):
        word = sentence.words[near]
        level_of = listed.modifiers.get(bare(fold(word.text))) or listed.modifiers.get(fold(word.lemma))
        if level_of is not None and word.upos in ("ADJ", "NOUN") and (word.head == index or near == index + 1):
            yield level_of, near


def _hypothesis(sentence: Sentence, index: int) -> Iterator[tuple[Certainty, int]]:
    """What a sentence tells that opens by calling it an explanation ("الاحتمال الثاني يشير إلى غارة"), and what it makes of that
    behind it ("لكن هذا الاحتمال مستبعد")."""
    named = [at for at in hedge_words().standing(HYPOTHESIS, sentence) if sentence.words[at].upos == "NOUN"]
    if not named or named[0] >= min(index, _OPENING):
        return
    texts = texts_of(sentence)
    if any(hedge_words().has("turning", text) for text in texts[named[0] : index]):
        return
    yield Certainty.POSSIBLE, named[0]
    for at in (n for n in named if n > index and hedge_words().has("pointing", texts[n - 1])):
        judged = hedge_words().modifiers.get(texts[at + 1]) if at + 1 < len(texts) else None
        if judged is not None:
            yield judged, at + 1


def is_hedged_behind(sentence: Sentence, word_index: int) -> bool:
    """Whether only a describing word is hedged, by what stands right behind it: "غارة إسرائيلية على ما يبدو"."""
    return _is_postposed(sentence, word_index + 1)


def _is_postposed(sentence: Sentence, at: int) -> bool:
    """Whether a phrase that starts here only hedges the adjective before it: "في حادث منفصل على ما يبدو، قصف الجيش"."""
    before = sentence.words[at - 1 : at]
    described = any(w.upos == "ADJ" and not fold(w.text).startswith(ARTICLE) for w in before)
    behind = described and at < len(sentence.words)
    return behind and hedge_words().postposed.phrase_at(texts_of(sentence), at) is not None


def _governing(sentence: Sentence, index: int, marks: Marks) -> Iterator[Found]:
    """Verbs of a list that govern the word, not through a relative clause and not as what their subject is."""
    for lower, upper in ancestors(sentence, index):
        ends = lower.deprel.startswith("acl") or lower.deprel in ("advcl", "parataxis")
        joined = lower.deprel == "conj" and lower.upos == "VERB"
        if ends or (joined and _has_subject(sentence, lower.index) and not _has_that(sentence, lower.index)):
            return
        named = hedge_words().has("naming", fold(upper.text))
        label = marks.verbs.get(light(upper.lemma)) if upper.upos == "VERB" and not named else None
        if label is None or joined:
            continue
        if is_cut_off(sentence, upper.index, index):
            return
        if not lower.deprel.startswith("nsubj") or hedge_words().has("seeming", fold(upper.lemma)):
            yield Found(label, upper.index, upper.index)


def _has_subject(sentence: Sentence, index: int) -> bool:
    """Whether a verb has a subject of its own; without one it goes on with the verb before, and with its hedge ("يعتقد أن مسلحين
    هاجموا القرية وقتلوا رجلا"). Behind a plural verb stands none, whatever the parse says."""
    many = sentence.words[index].feats.get("Number") == "Plur"
    subjects = (c for c in sentence.children[index] if sentence.words[c].deprel.startswith("nsubj"))
    return any(c < index or not many for c in subjects)


def _has_that(sentence: Sentence, index: int) -> bool:
    """Whether a clause has its own "أن" ("، وأن يكون")."""
    return any(sentence.words[c].deprel == "mark" for c in sentence.children[index])


def _phrases(sentence: Sentence, index: int, marks: Marks) -> Iterator[Found]:
    """Phrases of a list to the left in the same clause."""
    listed, word = hedge_words(), sentence.words[index]
    first = max(0, index - WINDOW)
    if word.deprel == "conj" and word.upos != "VERB":  # "إحباط مخطط لتفجير السفارة واعتقال خمسة"
        first = max(first, word.head)
    texts, openings = texts_of(sentence)[: index + 1], listed.standing(marks.opening, sentence)
    for at in range(index, first - 1, -1):
        text = texts[at]
        if text in ENDS or (text in ("،", ",") and at + 1 < index and sentence.words[at + 1].upos in ("CCONJ", "SCONJ", "VERB")):
            return
        found = marks.phrase_at(texts, at) if at in openings else None
        named = found is not None and found.first == found.last and sentence.words[at].upos in _NAMES  # "بي كي كي"
        if found is not None and found.last < index and not named:
            yield found
        elif at < index and listed.has("stops", text) and not _spanned(sentence, first, at, marks):
            return


def _spanned(sentence: Sentence, first: int, at: int, marks: Marks) -> bool:
    """Whether a phrase that starts a few words earlier, but not before ``first``, runs over a word ("يبدو أن").

    It may also be the "أن" of what is hedged ("من المرجح أن", "مؤشرات على أن"), but not of who somebody is thought to be ("مسلحين
    يشتبه بأنهم من الحركة").
    """
    texts, that = texts_of(sentence), hedge_words().has("that", texts_of(sentence)[at])
    near = [found for i in range(max(first, at - _LONGEST), at) if (found := marks.phrase_at(texts, i)) is not None]
    leading = (f for f in near if f.last == at - 1 and not _describes(sentence, f.first))
    return any(f.last >= at for f in near) or (that and any(True for _ in leading))


def _describes(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells of the noun right before it ("مسلحين يشتبه ب")."""
    before = sentence.words[verb - 1 : verb]
    return sentence.words[verb].upos == "VERB" and any(w.upos in (*_SUBJECT, "PRON") for w in before)


def _moods(sentence: Sentence, index: int) -> Iterator[Found]:
    """Moods of a word; a definite happening is real unless the mood is told right before it."""
    listed = hedge_words()
    definite = sentence.words[index].upos != "VERB" and sentence.words[index].text.startswith(ARTICLE)
    for found in _governing(sentence, index, listed.mood):
        if not definite and not _behind_fact(sentence, found.last, index):
            yield found
    for found in _phrases(sentence, index, listed.mood):
        if (not definite or index - found.last <= _CLOSE) and not _behind_fact(sentence, found.last, index):
            yield found
    yield from _whether(sentence, index)
    if tells_a_rule(sentence, index):
        yield Found("general", index, index)
    main = sentence.words[index].deprel in ("root", "conj", "parataxis", "advcl")
    if sentence.words[index].feats.get("Aspect") == "Imp" and main and not sentence.is_title:
        yield from (Found("general", at, at) for at in _clause(sentence, index) if _lasts(sentence, at) or _recurs(sentence, at))


def _clause(sentence: Sentence, index: int) -> Iterator[int]:
    """Indices of the words before a verb that open its clause, and of those behind it."""
    texts = texts_of(sentence)
    before = takewhile(lambda at: texts[at] not in ENDS and sentence.words[at].upos != "VERB", range(index - 1, -1, -1))
    behind = takewhile(lambda at: texts[at] not in ENDS, range(index, min(len(sentence.words), index + WINDOW)))
    yield from (*before, *behind)


def _lasts(sentence: Sentence, at: int) -> bool:
    """ "منذ سنوات", and not "منذ صباح اليوم" """
    listed = hedge_words()
    near = sentence.words[at + 1 : at + 1 + _CLOSE]
    lately = any(listed.has("lately", fold(form)) for w in near for form in (w.text, w.lemma))
    return listed.has("lasting", fold(sentence.words[at].text)) and not lately


def _recurs(sentence: Sentence, at: int) -> bool:
    """ "بين حين وآخر", behind the verb too."""
    found = hedge_words().mood.phrase_at(texts_of(sentence), at)
    return found is not None and found.label == "general"


def _whether(sentence: Sentence, index: int) -> Iterator[Found]:
    """As in "لم يؤكد إن كانت مواقع قد تعرضت": an open question; "بعد أن كان" is none, nor what a relative clause tells."""
    listed, first = hedge_words(), max(0, index - WINDOW)
    if not any(first < at < index for at in listed.standing("whether", sentence)):
        return
    for at in range(index - 1, first, -1):
        word = sentence.words[at]
        if word.text in ENDS or (word.upos == "PRON" and listed.has("stops", fold(word.text))):
            return
        open_question = word.text[:1] != "أ" and listed.has("whether", fold(word.text)) and sentence.words[at - 1].upos == "VERB"
        if open_question and listed.has("whether_verbs", fold(sentence.words[at + 1].lemma)):
            yield Found("question", at, at + 1)


def _behind_fact(sentence: Sentence, first: int, index: int) -> bool:
    """Whether between a mood and a noun stands a word that takes the noun for a fact."""
    return sentence.words[index].upos != "VERB" and any(is_factive(sentence, i) for i in range(first + 1, index + 1))


def _bearer(sentence: Sentence, index: int) -> int | None:
    """The verb, or the noun right before, that only says how the deed of a noun goes on: "ستواصل التقدم", "في حال تمكنت من
    السيطرة على المدينة", "تعهد باستعادة السيطرة".
    """
    word = sentence.words[index]
    above = sentence.words[word.head] if word.upos != "VERB" and word.head >= 0 else None
    if above is None or not hedge_words().has("bearing", fold(above.lemma)):
        return None
    relation = word.deprel.partition(":")[0]
    verb = above.upos == "VERB" and relation in ("obj", "obl", "xcomp")
    noun = above.upos == "NOUN" and relation == "nmod" and above.index == index - 1
    return above.index if verb or noun else None


def _is_done_by(sentence: Sentence, verb: Word, deed: Word) -> bool:
    """ "سيرد الجيش بقصف المدينة": what is to come by an indefinite deed behind "ب"."""
    led = deed.index > 0 and hedge_words().has("by", fold(sentence.words[deed.index - 1].text))
    coming = verb.upos == "VERB" and _is_future(sentence, verb.index)
    return coming and led and not fold(deed.text).startswith(ARTICLE)


def _perhaps(sentence: Sentence, index: int) -> int | None:
    """As in "قد يكون هجوما": "قد" before the word's own or governing verb in the present."""
    listed = hedge_words()
    near = [upper.index for lower, upper in ancestors(sentence, index) if not lower.deprel.startswith("acl")][:_CLOSE]
    for verb in (index, *near):
        word = sentence.words[verb]
        present = word.upos in ("VERB", "AUX") and word.feats.get("Aspect") == "Imp"
        if present and verb > 0 and listed.has("perhaps", fold(sentence.words[verb - 1].text)):
            before = fold(sentence.words[verb - 2].text) if verb > 1 else ""
            return None if listed.has("surely", before) else verb - 1
    for at in range(index - 1, max(-1, index - 4), -1):
        if listed.has("perhaps", fold(sentence.words[at].text)) and sentence.words[at + 1].feats.get("Aspect") == "Imp":
            return at
    return None


def _is_wished(sentence: Sentence, index: int) -> bool:
    """As in "رفض أن تقتل رجلا", "توقع أن «يشن هجوما", "تخشى أن يلاحقوها ويقتلوها": a present verb behind "أن" tells no fact, but
    for "قبل أن يقتل"."""
    listed = hedge_words()
    word = sentence.words[index]
    if word.deprel == "conj" and 0 <= word.head < index and sentence.words[word.head].feats.get("Aspect") == "Imp":
        index = word.head
    present = sentence.words[index].feats.get("Aspect") == "Imp"
    that = index - 1
    while that > 0 and sentence.words[that].text in QUOTES:
        that -= 1
    if not present or that < 0 or not _is_that(sentence, that):
        return False
    return not any(listed.has("reaching", fold(form)) for led in _led_by(sentence, index, that) for form in (led.text, led.lemma))


def _led_by(sentence: Sentence, index: int, that: int) -> Iterator[Word]:
    """What leads to the verb behind "أن": the word before that, the verb above it in the parse, and the verb before the nouns
    that stand between ("استطاعت القوات أن تقتحم", "تمكن المسلحون من أن")."""
    left = sentence.words[max(0, index - WINDOW) : that][::-1]
    links = next((n for n, w in enumerate(left) if w.upos not in ("ADP", "PRON")), len(left))
    yield from left[: min(links, _CLOSE) + 1]
    above = sentence.words[index].head
    if above >= 0:
        yield from (w for w in left if w.index == above and w.upos == "VERB")
    subject = next((w for w in left[links:] if w.upos not in _SUBJECT), None)
    if subject is not None and subject.upos == "VERB":
        yield subject


def _is_that(sentence: Sentence, index: int) -> bool:
    """Whether a word is "أن" or, with no hamza written, "ان"; "إن" brings in no wish."""
    text, listed = sentence.words[index].text, hedge_words()
    return listed.has("that", fold(text)) and MARKS.sub("", text) not in listed.asserting


def _is_pending(sentence: Sentence, index: int) -> bool:
    """As in "تحرير المدينة بات قريبا", "بات مسألة وقت", "الهجوم المرتقب", "عملية تحرير المدينة ستبدأ": a deed that is called near
    or awaited, or that will come; not "قريب من السفارة"."""
    words, head = sentence.words, sentence.words[index].head
    subject = words[head] if words[index].deprel == "nmod" and head == index - 1 else words[index]
    verb = words[subject.head] if subject.deprel.startswith("nsubj") else None
    if verb is not None and hedge_words().has("coming", fold(verb.lemma)) and _is_future(sentence, verb.index):
        return True
    told = [words[c] for c in sentence.children[index] if c > index and words[c].deprel == "amod"]
    if words[index].deprel.startswith("nsubj") and head > index:
        told += words[head : head + _CLOSE]
        near = (f"{fold(a.text)} {fold(b.text)}" for a, b in pairwise(words[head : head + _CLOSE + 1]))
        if any(hedge_words().has("matter_of_time", pair) for pair in near):  # "سقوط المدينة بات مسألة وقت"
            return True
    called = [w for w in told if w.upos == "ADJ" and hedge_words().has("pending", fold(w.lemma))]
    return any(w.index + 1 == len(words) or words[w.index + 1].upos != "ADP" for w in called)


def _is_either(sentence: Sentence, deed: Word) -> bool:
    """As in "التخطيط لاستهداف السفارة أو استهداف المقر": the second one is no more real than the first."""
    other = deed.upos != "VERB" and deed.deprel == "conj" and 0 <= deed.head < deed.index
    return other and hedge_words().has("either", fold(sentence.words[deed.index - 1].text))


def _is_meant(sentence: Sentence, deed: Word) -> bool:
    """As in "الهدف كان قتل المصلين": the deed is what somebody means to do."""
    subjects = (sentence.words[c] for c in sentence.children[deed.index] if sentence.words[c].deprel == "nsubj")
    return any(hedge_words().has("intents", fold(w.lemma)) for w in subjects)


def _is_future(sentence: Sentence, index: int) -> bool:
    """As in "سيستهدف", "سوف تستهدف", whether or not the clitic was split off."""
    listed = hedge_words()
    if index and listed.has("future", fold(sentence.words[index - 1].text)):
        return True
    text = fold(sentence.words[index].text)
    return len(text) > 4 and text[0] == "س" and text[1] in "يتن" and sentence.words[index].lemma[:1] != "س"
