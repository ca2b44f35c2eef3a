"""Where reported words start: after "أن", a colon or a quotation mark, or at a noun phrase."""

from __future__ import annotations

from graph_builder.extraction.speech.cue import Content
from graph_builder.extraction.speech.line import REACH, Line
from graph_builder.extraction.speech.quotes import OPENING, Quote
from graph_builder.extraction.speech.voices import Voice
from graph_builder.extraction.speech.words import Reporting
from graph_builder.model import carries_pronoun

_NEAR = 15
"""Words within which a verb's required word ("مسؤولية") and the noun of a noun phrase must stand."""
_NAME, _SPEECH = 3, 6
"""Words in quotation marks: up to three are a name, more than six are speech; between, a verb or no noun for names decides."""
_VEIL = 7
"""Words between "طلب" and "اسمه" at most."""
_COLON = ":"
_TELLING = ("said", "reported")
"""Manners of verbs that do nothing but tell."""


def clause_content(line: Line, verb: int, group: Reporting | None = None) -> Content | None:
    """The content clause, colon or quote of the verb: the first one before another reporting verb."""
    prepositions = group.prepositions if group else ()
    skipped = -1
    for at in range(verb + 1, min(len(line), verb + REACH)):
        if at <= skipped:
            continue
        aside = line.phrase(at, line.words.attributions)
        if aside is not None and aside[1] != "noun" and _is_aside(line, aside[0]):
            skipped = end_of_attribution(line, aside[0])
            continue
        if line.is_that(at):
            if _is_governed(line, at, verb, prepositions):
                return Content("that", at, at if line.is_glued(at) else at + 1)
            continue
        quote = line.opening.get(at)
        if line.text[at] == _COLON:
            quote = line.opening.get(at + 1)
            return Content("colon", at, at + 2 if quote else at + 1, quote)
        if _is_unclosed(line, at) or (quote is not None and _is_said(line, quote, at) and not _is_speaker(line, quote)):
            return Content("quote", at, at + 1, quote)
        if quote is not None:
            skipped = quote.closes[1]
        if line.is_end(at) or is_rival(line, at):
            return None
    return None


def nominal_content(line: Line, verb: int, group: Reporting, after: Voice | None, stop: int) -> Content | None:
    """A noun phrase as content, right behind the subject ("أكد الحشد وقوع انفجار") or a preposition ("أفاد مصدر بمقتل")."""
    if "noun" not in group.takes and "about" not in group.takes:
        return None
    start = _past_others(line, verb, line.right(after.last + 1 if after is not None else verb + 1))
    last = min(len(line), stop, verb + REACH)
    told = carries_pronoun(line.sentence.words, verb)  # "أعلنها التحالف": the pronoun is what was told
    direct = _first_noun(line, start, last) if "noun" in group.takes and not told else last
    for at in range(start, min(direct, last)):
        if line.is_end(at):
            return None
        if line.text[at] in group.prepositions and line[at].upos == "ADP" and line.covered[at] is None and at + 1 < len(line):
            does = group.objectless and _has_object(line, verb, after, at)
            return None if does else Content("about", at, at + 1)
    return Content("noun", direct - 1, direct) if direct < last else None


def _past_others(line: Line, verb: int, at: int) -> int:
    """Index behind whom it is taken from or told to, between a verb and what it tells ("نقلا عن مصدر أمني", "بحسب رويترز", "أبلغ
    مصدر رويترز"); ``at`` where nobody of them stands there."""
    phrases = (line.words.sourcing, line.words.attributions) if at < len(line) else ()
    found = next((f for p in phrases if (f := line.phrase(at, p)) is not None), None)
    first = line.right(found[0]) if found is not None else at if line.has("telling_verbs", verb) else len(line)
    other = line.starting[first] if first < len(line) else None
    return line.right(other.last + 1) if other is not None else at


def _has_object(line: Line, verb: int, after: Voice | None, preposition: int) -> bool:
    """Whether a verb has an object by the parse, or a noun and no name stands right behind it and its subject: "شدد الجيش الحصار
    على المدينة", "الجيش يشدد الحصار على"."""
    below = [c for c in line.sentence.children[verb] if c < preposition]
    if any(line[c].deprel == "obj" for c in below):
        return True
    headed = any(c < verb and line[c].deprel.startswith("nsubj") for c in below)
    start = line.right(after.last + 1) if after is not None else verb + 1 if headed else preposition
    first = _first_noun(line, start, preposition)
    beside = first < preposition and not any(line.is_comma(i) for i in range(start, first))
    return beside and line.covered[first] is None


def phrase_before_quote(line: Line, verb: int, group: Reporting, after: Voice | None, quote: Content | None) -> Content | None:
    """The noun phrase that a quote only goes on with: "أشار إلى مقتل ثمانية، وثلاث «جثث»", "أعلن عن «خمسة قتلى» من الجيش"."""
    if quote is None:
        return None
    told = nominal_content(line, verb, group, after, quote.first)
    if told is None or told.first > quote.last:
        return None
    return told if told.first == quote.last or line.exactly("happenings", told.first) else None


def bare_content(line: Line, group: Reporting, after: Voice | None, stop: int) -> Content | None:
    """A clause behind a comma, where nothing but a noun, an adverb or a phrase stands between it and who is named ("وأوضح فلان
    هاتفيا من المدينة، قتل عشرة"). Verbs that take a noun phrase may have their content before them."""
    if after is None or not after.named or group.manner not in _TELLING or {"noun", "about"} & set(group.takes):
        return None
    for at in range(after.last + 1, min(stop, len(line) - 1)):
        if line.is_comma(at):
            first = line.right(at + 1)
            past = first < len(line) and line.is_verb(first) and line[first].feats.get("Aspect") == "Perf"
            return Content("clause", at, first) if past and line.text[first] not in line.words.homographs else None
        if line.is_verb(at) or line.is_end(at) or line.exactly("relatives", at):
            return None
    return None


def holds(line: Line, group: Reporting, verb: int) -> bool:
    """Whether a verb stands in the tense of its meaning, and the words that it needs follow near by."""
    if group.past and line[verb].feats.get("Aspect") == "Imp":
        return False
    return not group.requires or any(t in group.requires for t in line.text[verb + 1 : verb + _NEAR])


def is_rival(line: Line, at: int) -> bool:
    """Whether another reporting verb or participle starts at ``at``, so that what follows is its content."""
    words = line.words
    if not line.is_verb(at) and line.text[at] not in words.participles:
        return False
    if line.covered[at] is not None or line.exactly("noun_makers", at - 1) or line.exactly("no_report", at):
        return False
    if line.is_verb(at):
        if is_published(line, at) or is_veiled(line, at):
            return False
        if line.exactly("relatives", line.left(at)):  # "المرصد الذي يتابع العنف", but "الهجوم الذي قالت إنه"
            return line.right(at + 1) < len(line) and line.is_that(line.right(at + 1))
        describes = line.has("leaning_verbs", at) or line.has("talking_verbs", at)
        if describes and not (line.is_and(at - 1) or _opens_with_subject(line, at)):
            return False
        reports = any(holds(line, g, at) for g in words.reporting(line.lemma[at], line.text[at]))
        return reports or words.has("relaying_verbs", line.lemma[at])
    return line.is_mark(at - 1) or (at + 1 < len(line) and line.is_that(at + 1))


def _opens_with_subject(line: Line, verb: int) -> bool:
    """ "فيما قالت الشرطة": not "فيما تقول إنه رد" """
    below = (c for c in line.sentence.children[verb] if c > verb and line[c].deprel.startswith("nsubj"))
    return line.exactly("openers", line.left(verb)) and any(True for _ in below)


def is_veiled(line: Line, at: int) -> bool:
    """As in "مسؤول رفض الكشف عن هويته", "طلب عدم نشر اسمه": a verb that describes the source, and reports nothing."""
    if not line.has("veiling_verbs", at):
        return False
    near = range(at + 1, min(len(line) - 1, at + _VEIL))
    return any(line.has("veils", i) and line[i + 1].upos == "PRON" for i in near)


def is_published(line: Line, at: int) -> bool:
    """As in "بيان نشرته وكالة", "بيان مقتضب نشرته": a verb that says where a statement stood, not one that reports."""
    if not (carries_pronoun(line.sentence.words, at) and line.has("publishing_verbs", at)):
        return False
    before = line.left(at)
    while before > 0 and line[before].upos == "ADJ" and not line.has("documents", before):
        before = line.left(before)
    return line.has("documents", before)


def reach_of(line: Line, verb: int) -> int:
    """Index where to give up looking for a subject or a noun phrase: a full stop or a rival verb."""
    last = min(len(line), verb + REACH)
    return next((at for at in range(verb + 1, last) if line.is_end(at) or is_rival(line, at)), last)


def end_of_attribution(line: Line, at: int) -> int:
    """Last word of "بحسب …": before a comma outside names, a full stop, a colon, "فإن" or another clause."""
    for index in range(at, min(len(line), at + REACH)):
        covering = line.covered[index]
        if covering is not None and covering.first < index:
            continue
        marked = line.is_comma(index) or line.is_end(index) or line.text[index] in (_COLON, ")")
        clause = index > at + 1 and line.is_and(index) and index + 1 < len(line) and line[index + 1].upos in ("VERB", "AUX")
        if marked or clause or line.exactly("then", index) or (index > at and _starts_clause(line, index)):
            return index - 1
    return min(len(line), at + REACH) - 1


def _starts_clause(line: Line, index: int) -> bool:
    """As in "بحسب البيان ستتوقف العمليات": a verb that says nothing of the source before it."""
    if not line.is_verb(index) or line[index - 1].upos == "PRON" or line.exactly("what", index - 1):
        return False
    if carries_pronoun(line.sentence.words, index):  # "وفق حصيلة أعلنها الجيش"
        return False
    describes = ("talking_verbs", "leaning_verbs", "publishing_verbs", "veiling_verbs")
    return not any(line.has(name, index) for name in describes)


def stance_of(line: Line, content: Content) -> str | None:
    """What "أعلن" makes of its content: "مسؤوليتها عن" is a claim, "عدم مسؤوليتها" a denial, anything else ``None``."""
    for at in range(content.first, min(len(line) - 1, content.first + _SPEECH)):
        if line.has("claim_nouns", at) and line[at + 1].upos == "PRON":
            return "denied" if line.exactly("claim_negators", at - 1) else "claimed"
    return None


def _is_aside(line: Line, at: int) -> bool:
    """Whether "حسب ما نشرت" stands between a verb and its content."""
    return at < len(line) and (line.exactly("what", at) or line.is_verb(at))


def _is_governed(line: Line, at: int, verb: int, prepositions: tuple[str, ...]) -> bool:
    """Whether "أن" at ``at`` may belong to the verb: behind no preposition but the verb's own."""
    left = line.left(at)
    if left == verb or not line.is_preposition(left) or line.covered[left] is not None:  # "محطة «ان تي في» ان"
        return True
    return line.text[left] in prepositions or line.exactly("that_prepositions", left)


def _is_unclosed(line: Line, at: int) -> bool:
    """Whether a quotation mark opens here that nobody closed."""
    return line.text[at] in OPENING and at not in line.opening and line.quoted[at] is None and at + 1 < len(line)


def _is_speaker(line: Line, quote: Quote) -> bool:
    """Whether a quote names who speaks: "قالت «الهيئة السورية للإعلام» إن"."""
    following = line.right(quote.closes[1] + 1) if quote.closes[0] == line.sentence.index else len(line)
    return following < len(line) and line.is_that(following)


def _is_said(line: Line, quote: Quote, at: int) -> bool:
    """Whether a quote is speech, not a name in quotation marks."""
    if quote.closes[0] != line.sentence.index:
        return True
    last = quote.closes[1] - 1
    mention = line.covered[at + 1] if at + 1 <= last else None
    if mention is not None and mention.first <= at + 1 and mention.last >= last:
        return False
    if last - at <= _NAME:
        return False
    return last - at > _SPEECH or any(line.is_verb(i) for i in range(at + 1, last + 1)) or not line.has("holders", line.left(at))


def _first_noun(line: Line, start: int, stop: int) -> int:
    """Index of the first word of a noun phrase without preposition, past adverbs, pronouns, commas and phrases in "في"."""
    at = start
    while at < stop:
        if line.is_end(at):
            return stop
        if line.exactly("what", at) or line.exactly("happenings", at):
            return at
        if line.is_preposition(at):
            at = _past(line, at + 1)
        elif line[at].upos in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "X") and not line.exactly("fillers", at):
            return at
        elif line.is_verb(at) or line[at].upos == "SCONJ":
            return stop
        else:
            at += 1
    return stop


def _past(line: Line, at: int) -> int:
    """Index after the noun of a preposition with its pronoun and adjectives."""
    covering = line.covered[at] if at < len(line) else None
    at = covering.last + 1 if covering is not None else at + 1
    while at < len(line) and line[at].upos in ("PRON", "ADJ"):
        at += 1
    return at
