"""Subjects and objects that the parser takes for others than the grammar allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from graph_builder.extraction.dates.tags import is_period, is_time_word
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import COMMA
from graph_builder.extraction.surface.mended_words import changed, hangs_from
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.language.agreement import are_many_behind_one, disagrees, endings, keeps_ending
from graph_builder.model import EntityKind, Mention, Sentence, Word


def with_counted(sentence: Sentence) -> Sentence:
    """Counted nouns read as objects beside their number ("نفذت ثلاث مقاتلات تركية غارات"): they are what the number counts, and a
    verb that has an object is no passive."""
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
    return changed(sentence, words)


def with_doers(sentence: Sentence) -> Sentence:
    """Men with the ending of the subject read as the object of the verb before them ("استهدف مجاهدو الحركة موقعا")."""
    endings = vocabulary().roles.nominatives
    objects = (w for w in sentence.words if w.deprel == "obj" and w.upos == "NOUN" and w.index == w.head + 1)
    many = (w for w in objects if w.feats.get("Number") == "Plur" and fold(w.text).endswith(endings))
    acting = (w for w in many if sentence.words[w.head].upos == "VERB" and not _has_subject(sentence, w.head))
    return changed(sentence, {w.index: replace(w, deprel="nsubj") for w in acting})


def with_reasons(sentence: Sentence) -> Sentence:
    """The noun with which a sentence opens, read as the subject of the verb behind its comma ("استمرارا بنهجنا في مقاومة
    الاحتلال، استهدف مجاهدونا القاعدة"): an indefinite accusative tells why, and whoever stands in it has no part in the deed."""
    words, at = sentence.words, 0
    while at + 1 < len(words) and words[at].upos in ("CCONJ", "PUNCT"):
        at += 1
    reason, verb = words[at], words[words[at].head]
    told = reason.upos == "NOUN" and reason.deprel == "nsubj" and reason.feats.get("Definite") == "Ind"
    behind = at < verb.index and verb.upos == "VERB" and words[verb.index - 1].text == COMMA
    if not (told and behind) or sentence.is_title:
        return sentence
    second = any(c > verb.index and words[c].deprel == "nsubj" for c in sentence.children[verb.index])
    return changed(sentence, {at: replace(reason, deprel="obl")}) if second or reason.feats.get("Case") == "Acc" else sentence


def with_subjects(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """A second subject joined to the place before it ("غارة على حلب ودمشق تندد"): a raid does not denounce."""
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
            if hangs_from(sentence, verb, word.index):
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


def with_objects(sentence: Sentence) -> Sentence:
    """Objects read as adjectives of the subject before them ("اغتال مسلحون مجهولون ضابطا"): a subject has no accusative
    adjective."""
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


def with_named_objects(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """A person right behind subjects who keep their ending ("اغتال مسلحون مجهولون فلانا قائد الشرطة") is none of theirs, but whom
    the verb has for its object; what the parser takes for that behind him is his title."""
    words: dict[int, Word] = {}
    for person in (m for m in actors if m.kind is EntityKind.PERSON):
        before = list(takewhile(lambda w: w.upos == "ADJ", reversed(sentence.words[: person.first])))
        subject = sentence.words[person.first - 1 - len(before)] if person.first > len(before) else None
        if subject is None or not (subject.deprel.startswith("nsubj") and keeps_ending(subject)) or subject.head >= subject.index:
            continue
        verb, name = sentence.words[subject.head], sentence.words[person.head]
        if verb.upos == "VERB" and person.first <= name.index and name.head in range(verb.index, person.last + 1):
            titles = (sentence.words[c] for c in sentence.children[verb.index] if c > person.last)
            words |= {w.index: replace(w, head=name.index, deprel="appos") for w in titles if w.deprel == "obj"}
            words[name.index] = replace(name, head=verb.index, deprel="obj")
    return changed(sentence, words)


def with_carried(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """The accusative noun of a deed read as a part of the name before it ("نصبت كتائب القسام كمينا"): he carried it out."""
    known, words = vocabulary(), dict[int, Word]()
    for actor in actors:
        subject, verb = sentence.words[actor.head], sentence.words[sentence.words[actor.head].head]
        behind = next((w for w in sentence.words[actor.last + 1 : actor.last + 2] if w.head in range(actor.first, w.index)), None)
        told = behind.text.removesuffix(endings().accusative) if behind else ""
        if behind is None or told == behind.text or fold(told) not in known.nouns or not subject.deprel.startswith("nsubj"):
            continue
        if _carries(verb) and not any(sentence.words[c].deprel == "obj" for c in sentence.children[verb.index]):
            words[behind.index] = replace(behind, upos="NOUN", lemma=told, head=verb.index, deprel="obj")
    return changed(sentence, words)


def with_late_doers(sentence: Sentence, actors: Sequence[Mention]) -> Sentence:
    """The deed read as the subject of the verb that carries it, and who did it as the object ("نفذ الهجوم على القرية مسلحون"): a
    deed does nothing."""
    known, heads, words = vocabulary(), {m.head for m in actors}, dict[int, Word]()
    for verb in (w for w in sentence.words if w.upos == "VERB" and _carries(w)):
        below = [sentence.words[c] for c in sentence.children[verb.index] if c > verb.index]
        deed = next((w for w in below if w.deprel == "nsubj" and known.noun_frames(w)), None)
        doer = next((w for w in below if w.deprel == "obj" and (w.index in heads or known.has("hands", *known.forms(w)))), None)
        if deed is not None and doer is not None and deed.index < doer.index:
            words |= {deed.index: replace(deed, deprel="obj"), doer.index: replace(doer, deprel="nsubj")}
    return changed(sentence, words)


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
