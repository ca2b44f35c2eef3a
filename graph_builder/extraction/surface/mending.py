"""What the parser reads otherwise than the grammar allows.

- Verbs that are none: names ("مشتاق طالب السعيدي") and parts of a day ("فجر السبت"). What hangs from such a word belongs to the
  verb or name above it.
- Nouns read as the verbs that are written like them ("قصف لقوات الحركة على المخيم"): the verb takes no preposition.
- Verbs read as the nouns that are written like them ("أسر الجيش عشرة", "بسط الجيش سيطرته", "قصفنا مبنى"): a noun has no object.
- "فردت القوات", "ورد الجيش" read as words of other roots, with what they begin with: somebody answered.
- Duals before their genitive read as other words ("تفجيري المدينة").
- "موقع تابع للحركة" read as a clause whose verb is "to follow": it belongs to the movement.
- A second subject joined to the place before it ("غارة على حلب ودمشق تندد"): a raid does not denounce.
- "ما لا يقل عن عشرة" read as a clause of its own: it is ten, and what stands behind belongs to what befell them.
- Men with the ending of the subject read as the object of the verb before them ("استهدف مجاهدو الحركة موقعا").
- Nouns read as the verb of a clause that nothing opens ("أعلنت الكتائب تمكن مقاتليها من قنص جندي"): what is announced is a noun.
- Counted nouns read as objects beside their number ("نفذت ثلاث مقاتلات تركية غارات"): they are what the number counts, and a verb
  that has an object is no passive.
- Objects read as adjectives of the subject before them ("اغتال مسلحون مجهولون ضابطا"): a subject has no accusative adjective.
- The accusative noun of a deed read as a part of the name before it ("نصبت كتائب القسام كمينا"): he carried it out.
- The deed read as the subject of the verb that carries it, and who did it as the object ("نفذ الهجوم على القرية مسلحون"): a deed
  does nothing.

What follows sees the sentence as it ought to be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from graph_builder.extraction.dates.tags import is_period, is_time_word
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.language.agreement import are_many_behind_one, disagrees, endings, keeps_ending
from graph_builder.model import LinkedDocument, Mention, Sentence, Word, carries_pronoun

_LEAST = 3
"""Words from "يقل" to the number at the most ("لا يقل عن نحو عشرة")."""
_WE = {"Aspect": "Perf", "Number": "Plur", "Person": "1"}
"""The form of "قصفنا"."""
_ANSWERED = {"Aspect": "Perf", "Number": "Sing", "Person": "3"}
"""The form of "رد"."""
_DEPTH = 40
"""Steps up a parse at the most, so that a broken one ends too."""


def mended(linked: LinkedDocument) -> LinkedDocument:
    """The document with its false verbs as nouns, false nouns as verbs, and false adjectives as objects."""
    counted = (_with_counted(_with_least(_with_duals(s))) for s in linked.parsed.sentences)
    nominal = (_with_ties(_mended(s, _names(linked, s) | _day_parts(s))) for s in counted)
    acting = (_with_doers(_with_announced(s)) for s in nominal)
    verbal = (_with_our_deeds(_with_verbs(_with_nouns(s), _forces(linked, s))) for s in acting)
    answering = (_with_answers(s, _actors(linked, s)) for s in verbal)
    active = (_with_objects(_with_subjects(s, _actors(linked, s))) for s in answering)
    sentences = tuple(_with_late_doers(_with_carried(s, _actors(linked, s)), _actors(linked, s)) for s in active)
    return replace(linked, parsed=replace(linked.parsed, sentences=sentences))


def _changed(sentence: Sentence, words: Mapping[int, Word]) -> Sentence:
    """The sentence with other words at some places; the same one where there are none, so that it keeps what it remembers."""
    return replace(sentence, words=tuple(words.get(w.index, w) for w in sentence.words)) if words else sentence


def _names(linked: LinkedDocument, sentence: Sentence) -> dict[int, range]:
    """Index of each verb or conjunction within a name ("بي كي كي"), and the words of the name."""
    named = (m for m in linked.by_sentence[sentence.index] if m.last > m.first and m.kind.is_actor and not m.adjective)
    spans = (range(m.first, m.last + 1) for m in named)
    return {i: span for span in spans for i in span if sentence.words[i].upos in ("VERB", "SCONJ")}


def _actors(linked: LinkedDocument, sentence: Sentence) -> list[Mention]:
    return [m for m in linked.by_sentence[sentence.index] if m.kind.is_actor and not m.adjective]


def _forces(linked: LinkedDocument, sentence: Sentence) -> set[int]:
    """Index of the first word of each armed force."""
    return {m.first for m in linked.by_sentence[sentence.index] if m.kind.is_armed and not m.adjective}


def _day_parts(sentence: Sentence) -> dict[int, range]:
    """Index of each verb that stands as a part of a day before a day, and the words of both."""
    found = {}
    for verb in (w for w in sentence.words if w.upos == "VERB"):
        times = takewhile(lambda w: is_time_word(fold(w.text)), sentence.words[verb.index :])
        if (length := sum(1 for _ in times)) > 1:
            found[verb.index] = range(verb.index, verb.index + length)
    return found


def _mended(sentence: Sentence, false: dict[int, range]) -> Sentence:
    for index, span in sorted(false.items()):
        words, above = list(sentence.words), _above(sentence, index, span, false)
        if above < 0:
            continue
        for child in sentence.children[index]:
            if child not in span:
                words[child] = replace(words[child], head=above)
        upos = "NOUN" if words[index].upos == "VERB" else "PROPN"
        words[index] = replace(words[index], upos=upos, head=above, deprel="obl")
        sentence = replace(sentence, words=tuple(words))
    return sentence


def _above(sentence: Sentence, index: int, span: range, false: dict[int, range]) -> int:
    """The verb before, or else the first word outside that the false one hangs from; -1 for none."""
    verbs = (w for w in reversed(sentence.words[:index]) if w.upos == "VERB" and w.index not in false)
    verb = next((v for v in verbs if not _hangs_from(sentence, v, index)), None)
    at = sentence.words[index].head
    while at in span:
        at = sentence.words[at].head
    return at if verb is None or at > verb.index else verb.index


def _hangs_from(sentence: Sentence, word: Word, index: int) -> bool:
    at = word.head
    for _ in range(_DEPTH):
        if at in (-1, index):
            break
        at = sentence.words[at].head
    return at == index


def _with_least(sentence: Sentence) -> Sentence:
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


def _with_counted(sentence: Sentence) -> Sentence:
    words: dict[int, Word] = {}
    for number in (w for w in sentence.words[:-1] if w.upos == "NUM" and w.head == w.index - 1):
        noun = sentence.words[number.index + 1]
        if not number.deprel.startswith("nsubj") or noun.upos != "NOUN":
            continue
        if noun.head == number.head and noun.deprel == "obj":
            words[noun.index] = replace(noun, head=number.index, deprel="nmod")
        others = (sentence.words[c] for c in sentence.children[number.head])
        if any(w.deprel == "obj" and w.index > noun.index for w in others):
            words[number.index] = replace(number, deprel="nsubj")
    return _changed(sentence, words)


def _with_duals(sentence: Sentence) -> Sentence:
    known = vocabulary()
    two, feminine = known.roles.tied_dual_endings, known.roles.feminine_endings
    ends = (w for w in sentence.words[:-1] if w.upos == "NOUN" and w.text.endswith(two) and w.text == w.lemma)
    tied = (w for w in ends if sentence.words[w.index + 1].head == w.index and sentence.words[w.index + 1].deprel == "nmod")
    stems = {w.index: (w.text[:-1], *(w.text[:-2] + ending for ending in feminine)) for w in tied}
    ones = {at: stem for at, forms in stems.items() for stem in forms if fold(stem) in known.nouns}
    return _changed(sentence, {at: replace(sentence.words[at], lemma=stem) for at, stem in ones.items()})


def _with_ties(sentence: Sentence) -> Sentence:
    known = vocabulary()
    behind = {at - 1 for at in known.written("masdar_objects", sentence)}
    tied = (sentence.words[at] for at in known.written("subordinate", sentence) if at in behind)
    false = (w for w in tied if w.upos == "VERB" and w.deprel.startswith("acl"))
    return _changed(sentence, {w.index: replace(w, upos="ADJ", deprel="amod", feats={}) for w in false})


def _with_doers(sentence: Sentence) -> Sentence:
    endings = vocabulary().roles.nominatives
    objects = (w for w in sentence.words if w.deprel == "obj" and w.upos == "NOUN" and w.index == w.head + 1)
    many = (w for w in objects if w.feats.get("Number") == "Plur" and fold(w.text).endswith(endings))
    acting = (w for w in many if sentence.words[w.head].upos == "VERB" and not _has_subject(sentence, w.head))
    return _changed(sentence, {w.index: replace(w, deprel="nsubj") for w in acting})


def _with_announced(sentence: Sentence) -> Sentence:
    known, words = vocabulary(), dict[int, Word]()
    clauses = (w for w in sentence.words if w.upos == "VERB" and w.deprel == "ccomp" and fold(w.text) in known.nouns)
    for word in (w for w in clauses if sentence.words[w.head].upos == "VERB" and 0 <= w.head < w.index):
        opened = any(w.upos in ("SCONJ", "PUNCT", "VERB") for w in sentence.words[word.head + 1 : word.index])
        behind = [c for c in sentence.children[word.index] if c == word.index + 1 and sentence.words[c].deprel == "obj"]
        if behind and not opened:
            words[word.index] = replace(word, upos="NOUN", lemma=word.text, deprel="obj", feats={})
            words[behind[0]] = replace(sentence.words[behind[0]], deprel="nmod")
    return _changed(sentence, words)


def _with_nouns(sentence: Sentence) -> Sentence:
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


def _with_verbs(sentence: Sentence, forces: Collection[int]) -> Sentence:
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


def _with_our_deeds(sentence: Sentence) -> Sentence:
    known = vocabulary()
    ours = (sentence.words[at - 1] for at in known.written("we", sentence) if carries_pronoun(sentence.words, at - 1))
    nouns = (w for w in ours if w.upos == "NOUN" and fold(w.text) in known.verbs)
    told = (w for w in nouns if any(sentence.words[c].deprel == "obj" for c in sentence.children[w.index]))
    return _changed(sentence, {w.index: replace(w, upos="VERB", lemma=w.text, feats=_WE) for w in told})


def _with_answers(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    heads, words, known = {m.first: m.head for m in actors}, dict[int, Word](), vocabulary()
    for at in known.written("misread_answers", sentence):
        word, subject = sentence.words[at], heads.get(at + 1)
        opens = at == 0 or sentence.words[at - 1].upos in ("PUNCT", "CCONJ")
        if subject is not None and (opens or word.upos == "VERB"):
            relation = word.deprel if word.upos == "VERB" else "parataxis"
            words[at] = replace(word, upos="VERB", lemma=known.roles.answering[0], deprel=relation, feats=_ANSWERED)
            words[subject] = replace(sentence.words[subject], head=at, deprel="nsubj")
    return _changed(sentence, words)


def _subject_of_noun(sentence: Sentence, word: Word, forces: Collection[int]) -> Word | None:
    """What stands right behind the noun at the root that has an object, or a force and behind it a number ("أسر الجيش عشرة"), and
    is written like the verb of a happening."""
    behind = sentence.words[word.index + 1 : word.index + 2]
    if not behind or behind[0].head != word.index or behind[0].upos not in ("NOUN", "PROPN"):
        return None
    told = ("obj", "nummod") if behind[0].index in forces else ("obj",)
    objects = any(sentence.words[c].deprel in told and c > behind[0].index for c in sentence.children[word.index])
    return behind[0] if objects and fold(word.text) in vocabulary().verbs else None


def _with_subjects(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    heads = {m.head: m for m in actors}
    for word in (w for w in sentence.words if w.deprel == "conj"):
        first, last = (heads[word.index].first, heads[word.index].last) if word.index in heads else _phrase(sentence, word)
        verb = _verb_of_second(sentence, word, first, last, word.index in heads)
        if verb is not None:
            words = list(sentence.words)
            words[word.index] = replace(word, head=verb.index, deprel="nsubj")
            for child in sentence.children[verb.index]:
                if words[child].deprel == "nsubj" and child != word.index:  # what stands behind is hit
                    words[child] = replace(words[child], deprel="parataxis" if child < first else "obj")
            if _hangs_from(sentence, verb, word.index):
                words[verb.index] = replace(verb, head=word.head, deprel="parataxis")
            elif verb.deprel.startswith("acl"):
                words[verb.index] = replace(verb, deprel="parataxis")
            sentence = replace(sentence, words=tuple(words))
    return sentence


def _phrase(sentence: Sentence, word: Word) -> tuple[int, int]:
    """First and last index of a noun and the adjectives behind it."""
    last = word.index
    while last + 1 < len(sentence.words) and sentence.words[last + 1].upos == "ADJ":
        last += 1
    return word.index, last


def _verb_of_second(sentence: Sentence, word: Word, first: int, last: int, actor: bool) -> Word | None:
    """The verb right behind what "و" joins to something else, whose subject it is.

    In a title it is any verb of an actor, or behind a whole clause ("الجيش يتقدم في حلب والتحالف يقصف"), or the deed of those by
    whom somebody acts ("قتلى في حلب وطائرات تقصف"); elsewhere a verb that only he who speaks can be the subject of, or that tells
    his answer with no more said ("تتهم كييف موسكو بقصف خيرسون وموسكو تنفي").
    """
    words, verbs = sentence.words, sentence.words[last + 1 : last + 2]
    joined = first > 0 and words[first - 1].upos == "CCONJ" and word.head >= 0
    if not joined or not verbs or verbs[0].upos != "VERB":
        return None
    known = vocabulary()
    acts = known.has("hands", *known.forms(word)) and any(f.subject == "doer" for f in known.verb_frames(verbs[0]))
    if sentence.is_title and acts and not _is_subject(words[word.head], verbs[0]):
        return verbs[0]
    if _shares_subject(sentence, words[word.head], verbs[0]):
        return None
    if actor and (sentence.is_title or _tells_of_deed(sentence, verbs[0]) or _ends_line(sentence, verbs[0])):
        return verbs[0]
    clause = any(w.upos == "VERB" and _has_subject(sentence, w.index) for w in words[:first])
    return verbs[0] if sentence.is_title and clause else None


def _has_subject(sentence: Sentence, verb: int) -> bool:
    return any(sentence.words[c].deprel.startswith("nsubj") for c in sentence.children[verb])


def _shares_subject(sentence: Sentence, before: Word, verb: Word) -> bool:
    """ "الجيش والحشد يتقدمان": what stands before "و" is the subject too; or the verb has another behind it."""
    subjects = [c for c in sentence.children[verb.index] if sentence.words[c].deprel.startswith("nsubj")]
    return any(c > verb.index for c in subjects) or _is_subject(before, verb)


def _is_subject(word: Word, verb: Word) -> bool:
    """Whether the parser has somebody, and no happening, for the subject of a verb."""
    deed = not vocabulary().nouns.keys().isdisjoint(vocabulary().forms(word))
    return word.head == verb.index and word.deprel.startswith("nsubj") and not deed


def _tells_of_deed(sentence: Sentence, verb: Word) -> bool:
    """Whether the parser takes the noun of a happening for the subject of a verb that tells a stance."""
    known = vocabulary()
    subjects = (sentence.words[c] for c in sentence.children[verb.index] if sentence.words[c].deprel == "nsubj")
    deed = any(not known.nouns.keys().isdisjoint(known.forms(w)) for w in subjects)
    return deed and bool(known.stances_of(verb))


def _ends_line(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb that tells a stance is the last word of a sentence."""
    behind = sentence.words[verb.index + 1 :]
    return all(w.upos == "PUNCT" for w in behind) and bool(vocabulary().stances_of(verb))


def _with_objects(sentence: Sentence) -> Sentence:
    for word in (w for w in sentence.words if w.head >= 0 and w.deprel in ("amod", "nmod")):
        subject = sentence.words[word.head]
        if _is_object(sentence, word, subject):
            words = list(sentence.words)
            words[word.index] = replace(word, upos="NOUN", head=subject.head, deprel="obj")
            for child in sentence.children[subject.index]:
                if child > word.index:
                    words[child] = replace(words[child], head=word.index)
            sentence = replace(sentence, words=tuple(words))
    return sentence


def _with_carried(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    known, words = vocabulary(), dict[int, Word]()
    for actor in actors:
        subject, verb = sentence.words[actor.head], sentence.words[sentence.words[actor.head].head]
        behind = next((w for w in sentence.words[actor.last + 1 : actor.last + 2] if w.head in range(actor.first, w.index)), None)
        told = behind.text.removesuffix(endings().accusative) if behind else ""
        if behind is None or told == behind.text or fold(told) not in known.nouns or not subject.deprel.startswith("nsubj"):
            continue
        if _carries(verb) and not any(sentence.words[c].deprel == "obj" for c in sentence.children[verb.index]):
            words[behind.index] = replace(behind, upos="NOUN", lemma=told, head=verb.index, deprel="obj")
    return _changed(sentence, words)


def _with_late_doers(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    known, heads, words = vocabulary(), {m.head for m in actors}, dict[int, Word]()
    for verb in (w for w in sentence.words if w.upos == "VERB" and _carries(w)):
        below = [sentence.words[c] for c in sentence.children[verb.index] if c > verb.index]
        deed = next((w for w in below if w.deprel == "nsubj" and known.noun_frames(w)), None)
        doer = next((w for w in below if w.deprel == "obj" and (w.index in heads or known.has("hands", *known.forms(w)))), None)
        if deed is not None and doer is not None and deed.index < doer.index:
            words |= {deed.index: replace(deed, deprel="obj"), doer.index: replace(doer, deprel="nsubj")}
    return _changed(sentence, words)


def _carries(verb: Word) -> bool:
    """Whether a verb is one that carries the noun of a deed, whose subject did it: "نفذ", "شن"."""
    return any(f.light and f.subject == "doer" for f in vocabulary().verb_frames(verb))


def _is_object(sentence: Sentence, word: Word, subject: Word) -> bool:
    """What is tied to the subject of a verb without an object, right behind it or its adjectives, and cannot belong to it.

    What the parser has for the object may be the post of whom the article leads ("اغتال مسلحون الشيخ فلان إمام المسجد").
    """
    if not subject.deprel.startswith("nsubj") or (are_many_behind_one(subject, word) and vocabulary().noun_frames(subject)):
        return False
    if not (disagrees(subject, word) or (keeps_ending(subject) and vocabulary().has("hands", *vocabulary().forms(word)))):
        return False
    verb, between = sentence.words[subject.head], sentence.words[subject.index + 1 : word.index]
    titled = fold(word.text).startswith(ARTICLE)
    pointed = {at + 1 for at in vocabulary().standing("pointing", sentence)}  # "ضابطا هو العقيد فلان"
    children = (sentence.words[c] for c in sentence.children[verb.index] if c not in pointed)
    objects = (w for w in children if w.deprel == "obj")
    bare = all(w.index > word.index and (titled or w.upos == "NUM") for w in objects)  # "شرطيين اثنين"
    order = verb.upos == "VERB" and verb.index < subject.index < word.index and all(w.upos == "ADJ" for w in between)
    return order and bare and not is_time_word(fold(word.text)) and not is_period(fold(word.text))
