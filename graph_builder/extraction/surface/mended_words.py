"""Words that the parser takes for others than the grammar allows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Mention, Sentence, Word, carries_pronoun

_LEAST = 3
"""Words from "يقل" to the number at the most ("لا يقل عن نحو عشرة")."""
_WE = {"Aspect": "Perf", "Number": "Plur", "Person": "1"}
"""The form of "قصفنا"."""
_ANSWERED = {"Aspect": "Perf", "Number": "Sing", "Person": "3"}
"""The form of "رد"."""
_DEPTH = 40
"""Steps up a parse at the most, so that a broken one ends too."""


def changed(sentence: Sentence, words: Mapping[int, Word]) -> Sentence:
    """The sentence with other words at some places; the same one where there are none, so that it keeps what it remembers."""
    return replace(sentence, words=tuple(words.get(w.index, w) for w in sentence.words)) if words else sentence


def with_names(sentence: Sentence, false: dict[int, range]) -> Sentence:
    """Verbs that are none: names ("مشتاق طالب السعيدي") and parts of a day ("فجر السبت"). What hangs from such a word belongs to
    the verb or name above it."""
    for index, span in sorted(false.items()):
        words, above = list(sentence.words), _above(sentence, index, span, false)
        if above < 0:
            continue
        for child in sentence.children[index]:
            if child not in span:
                words[child] = replace(words[child], head=above)
        upos = "NOUN" if words[index].upos == "VERB" else "PROPN"
        titled = _named_by_title(sentence, index) if index == span.start else None
        head, deprel = (above, "obl") if titled is None else (titled, "appos")
        words[index] = replace(words[index], lemma=words[index].text, upos=upos, head=head, deprel=deprel)
        sentence = replace(sentence, words=tuple(words))
    return sentence


def _named_by_title(sentence: Sentence, index: int) -> int | None:
    """The subject or object that ends right before a name: "اتهم شيخ العقل حكمت الهجري"."""
    at = index - 1
    while at > 0 and sentence.words[at].deprel.split(":")[0] in ("nmod", "amod", "flat") and sentence.words[at].head < at:
        at = sentence.words[at].head
    core = at >= 0 and sentence.words[at].deprel.split(":")[0] in ("nsubj", "obj")
    return at if core and sentence.words[at].upos == "NOUN" else None


def _above(sentence: Sentence, index: int, span: range, false: dict[int, range]) -> int:
    """The verb before, or else the first word outside that the false one hangs from; -1 for none."""
    verbs = (w for w in reversed(sentence.words[:index]) if w.upos == "VERB" and w.index not in false)
    verb = next((v for v in verbs if not hangs_from(sentence, v, index)), None)
    at = sentence.words[index].head
    while at in span:
        at = sentence.words[at].head
    return at if verb is None or at > verb.index else verb.index


def hangs_from(sentence: Sentence, word: Word, index: int) -> bool:
    """Whether a word hangs from another one in the parse, however far."""
    at = word.head
    for _ in range(_DEPTH):
        if at in (-1, index):
            break
        at = sentence.words[at].head
    return at == index


def with_least(sentence: Sentence) -> Sentence:
    """ "ما لا يقل عن عشرة" read as a clause of its own: it is ten, and what stands behind belongs to what befell them."""
    for at in vocabulary().written("falling_short", sentence):
        verb = sentence.words[at]
        number = _least(sentence, verb)
        if number is not None:
            words, what = list(sentence.words), sentence.words[verb.head]
            for child in sentence.children[verb.index]:
                if child > number.index:
                    words[child] = replace(words[child], head=what.head)
            words[number.index] = replace(number, head=what.head, deprel=what.deprel)
            for word in sentence.words[what.index : number.index]:
                words[word.index] = replace(word, upos="DET", head=number.index, deprel="det")
            sentence = replace(sentence, words=tuple(words))
    return sentence


def _least(sentence: Sentence, verb: Word) -> Word | None:
    """The number behind "ما لا يقل عن", where ``verb`` is written like "يقل"."""
    above = sentence.words[verb.head] if verb.head >= 0 else None
    if above is None or above.upos != "PRON" or above.head < 0:
        return None
    behind = (sentence.words[c] for c in sentence.children[verb.index] if c > verb.index)
    return next((w for w in behind if w.upos == "NUM" and w.index <= verb.index + _LEAST), None)


def with_duals(sentence: Sentence) -> Sentence:
    """Duals before their genitive read as other words ("تفجيري المدينة")."""
    known = vocabulary()
    two, feminine = known.roles.tied_dual_endings, known.roles.feminine_endings
    ends = (w for w in sentence.words[:-1] if w.upos == "NOUN" and w.text.endswith(two) and w.text == w.lemma)
    tied = (w for w in ends if sentence.words[w.index + 1].head == w.index and sentence.words[w.index + 1].deprel == "nmod")
    stems = {w.index: (w.text[:-1], *(w.text[:-2] + ending for ending in feminine)) for w in tied}
    ones = {at: stem for at, forms in stems.items() for stem in forms if fold(stem) in known.nouns}
    return changed(sentence, {at: replace(sentence.words[at], lemma=stem) for at, stem in ones.items()})


def with_ties(sentence: Sentence) -> Sentence:
    """ "موقع تابع للحركة" read as a clause whose verb is "to follow": it belongs to the movement."""
    known = vocabulary()
    behind = {at - 1 for at in known.written("masdar_objects", sentence)}
    tied = (sentence.words[at] for at in known.written("subordinate", sentence) if at in behind)
    false = (w for w in tied if w.upos == "VERB" and w.deprel.startswith("acl"))
    return changed(sentence, {w.index: replace(w, upos="ADJ", deprel="amod", feats={}) for w in false})


def with_announced(sentence: Sentence) -> Sentence:
    """Nouns read as the verb of a clause that nothing opens ("أعلنت الكتائب تمكن مقاتليها من قنص جندي"): what is announced is a
    noun."""
    known, words = vocabulary(), dict[int, Word]()
    clauses = (w for w in sentence.words if w.upos == "VERB" and w.deprel == "ccomp" and fold(w.text) in known.nouns)
    for word in (w for w in clauses if sentence.words[w.head].upos == "VERB" and 0 <= w.head < w.index):
        opened = any(w.upos in ("SCONJ", "PUNCT", "VERB") for w in sentence.words[word.head + 1 : word.index])
        behind = [c for c in sentence.children[word.index] if c == word.index + 1 and sentence.words[c].deprel == "obj"]
        if behind and not opened:
            words[word.index] = replace(word, upos="NOUN", lemma=word.text, deprel="obj", feats={})
            words[behind[0]] = replace(sentence.words[behind[0]], deprel="nmod")
    return changed(sentence, words)


def with_nouns(sentence: Sentence) -> Sentence:
    """Nouns read as the verbs that are written like them ("قصف لقوات الحركة على المخيم"): the verb takes no preposition."""
    known = vocabulary()
    for word, link in [(a, b) for a, b in pairwise(sentence.words) if a.upos == "VERB"]:
        either = any(f.genitive == "either" for f in known.nouns.get(fold(word.text), ()))
        led = link.upos == "ADP" and known.has("shell_links", fold(link.text))
        acts = any(_is_argument(sentence.words[c], word) for c in sentence.children[word.index])  # "الجيش قصف على مدى ساعات"
        if either and led and not acts:
            words = list(sentence.words)
            words[word.index] = replace(word, upos="NOUN", lemma=word.text, feats={})
            sentence = replace(sentence, words=tuple(words))
    return sentence


def _is_argument(word: Word, verb: Word) -> bool:
    """Whether a word is the subject before a verb, or its object."""
    return word.deprel == "obj" or (word.deprel.startswith("nsubj") and word.index < verb.index)


def with_verbs(sentence: Sentence, forces: Collection[int]) -> Sentence:
    """Verbs read as the nouns that are written like them ("أسر الجيش عشرة", "بسط الجيش سيطرته"): a noun has no object."""
    for word in (w for w in sentence.words if w.upos == "NOUN" and w.deprel == "root"):
        subject = _subject_of_noun(sentence, word, forces)
        if subject is not None:
            words = list(sentence.words)
            words[word.index] = replace(word, upos="VERB", lemma=word.text)
            words[subject.index] = replace(subject, deprel="nsubj")
            counted = [c for c in sentence.children[word.index] if c > subject.index and words[c].deprel == "nummod"]
            for child in counted:
                words[child] = replace(words[child], deprel="obj")
            sentence = replace(sentence, words=tuple(words))
    return sentence


def with_our_deeds(sentence: Sentence) -> Sentence:
    """The same of "we" ("قصفنا مبنى")."""
    known = vocabulary()
    ours = (sentence.words[at - 1] for at in known.written("we", sentence) if carries_pronoun(sentence.words, at - 1))
    nouns = (w for w in ours if w.upos == "NOUN" and fold(w.text) in known.verbs)
    told = (w for w in nouns if any(sentence.words[c].deprel == "obj" for c in sentence.children[w.index]))
    return changed(sentence, {w.index: replace(w, upos="VERB", lemma=w.text, feats=_WE) for w in told})


def with_his_deeds(sentence: Sentence) -> Sentence:
    """The same behind "أنه" ("أكد الجيش أنه قصف القاعدة"): a noun with a genitive there is a verb with an object."""
    known, words = vocabulary(), dict[int, Word]()
    for pronoun, word in pairwise(sentence.words):
        if pronoun.upos != "PRON" or word.upos != "NOUN" or not pronoun.index or pronoun.feats.get("Gender") != "Masc":
            continue
        led = sentence.words[pronoun.index - 1].upos == "SCONJ"
        behind = sentence.words[word.index + 1 : word.index + 2] if led and fold(word.text) in known.verbs else ()
        if any(w.head == word.index and w.deprel == "nmod" for w in behind):
            words[pronoun.index] = replace(pronoun, head=word.index, deprel="nsubj")
            words[word.index] = replace(word, upos="VERB", lemma=word.text, deprel="ccomp", feats=_ANSWERED)
            words[word.index + 1] = replace(behind[0], deprel="obj")
    return changed(sentence, words)


def _subject_of_noun(sentence: Sentence, word: Word, forces: Collection[int]) -> Word | None:
    """What stands right behind the noun at the root that has an object, or a force and behind it a number ("أسر الجيش عشرة"), and
    is written like the verb of a happening."""
    behind = sentence.words[word.index + 1 : word.index + 2]
    if not behind or behind[0].head != word.index or behind[0].upos not in ("NOUN", "PROPN"):
        return None
    told = ("obj", "nummod") if behind[0].index in forces else ("obj",)
    objects = any(sentence.words[c].deprel in told and c > behind[0].index for c in sentence.children[word.index])
    return behind[0] if objects and fold(word.text) in vocabulary().verbs else None


def with_clauses(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """The same in a clause that describes an indefinite noun ("منزل قصفه الجيش"): a noun whose genitive is a pronoun has no
    subject behind that."""
    words, known = dict[int, Word](), vocabulary()
    for actor in (m for m in actors if m.first > 2 and sentence.words[m.first - 1].upos == "PRON"):
        told, word, pronoun = sentence.words[actor.first - 3 : actor.first]
        tied = word.upos == told.upos == "NOUN" and word.head == told.index and not fold(told.text).startswith(ARTICLE)
        if not (tied and carries_pronoun(sentence.words, word.index) and fold(word.text) in known.verbs):
            continue
        when = any(known.has(listed, fold(told.text)) for listed in ("sequels", "circumstances", "causes"))  # "بعد قصفه الجيش"
        if not when:
            words[word.index] = replace(word, upos="VERB", lemma=word.text, deprel="acl", feats=_ANSWERED)
            words[pronoun.index] = replace(pronoun, deprel="obj")
            words[actor.head] = replace(sentence.words[actor.head], head=word.index, deprel="nsubj")
    return changed(sentence, words)


def with_answers(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """ "فردت القوات", "ورد الجيش" read as words of other roots, with what they begin with: somebody answered."""
    heads, words, known = {m.first: m.head for m in actors}, dict[int, Word](), vocabulary()
    for at in known.written("misread_answers", sentence):
        word, subject = sentence.words[at], heads.get(at + 1)
        opens = at == 0 or sentence.words[at - 1].upos in ("PUNCT", "CCONJ")
        if subject is not None and (opens or word.upos == "VERB"):
            relation = word.deprel if word.upos == "VERB" else "parataxis"
            words[at] = replace(word, upos="VERB", lemma=known.roles.answering[0], deprel=relation, feats=_ANSWERED)
            words[subject] = replace(sentence.words[subject], head=at, deprel="nsubj")
    return changed(sentence, words)
