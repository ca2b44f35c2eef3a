"""The subject of a reporting verb: behind it, before it, or in "وكان X قد أعلن"."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extraction.speech.descriptions import (
    after_preposition,
    coordinated,
    is_happening,
    may_speak,
    noun_phrase_voice,
    recalled_or_new,
)
from graph_builder.extraction.speech.line import MUTE, REACH, Line
from graph_builder.extraction.speech.quotes import QUOTES
from graph_builder.extraction.speech.voices import Memory, Voice, agreement, described
from graph_builder.extraction.speech.words import Reporting
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import carries_pronoun

_ADVERBIAL = "ا"
"""The ending of "قائلا" in "تابع قائلا"."""


def subject_after(line: Line, verb: int, stop: int, group: Reporting | None, memory: Memory, sure: bool = False) -> Voice | None:
    """The subject between a verb and ``stop`` ("قال أمس مسؤول"); ``None`` where none is told there.

    ``sure``: whatever noun phrase stands there is the subject ("بحسب ما أعلنت زوجة القتيل").
    """
    at = _noun_phrase(line, verb + 1, stop, group.prepositions if group else ())
    voice = noun_phrase_voice(line, at, stop, memory) if at is not None else None
    if at is None or voice is None:
        return None
    told = sure or _is_told(line, at, stop) or _is_parsed_subject(line, verb, at, group)
    if not (voice.mention or voice.named or told):
        return None
    if group is not None and group.manner == "accused" and _is_accused(line, voice, group, stop):
        return None
    return voice


def subject_before(line: Line, verb: int, memory: Memory) -> Voice | None:
    """The subject before a verb, agreeing with it: "X أعلن", "X الذي قال"; ``None`` where none is told there."""
    at = verb - 1
    while at >= 0 and (line.exactly("auxiliaries", at) or line.exactly("negators", at) or line.text[at] in QUOTES):
        at -= 1
    if at < 0 or line.is_and(at) or line.exactly("that", at) or line.exactly("what", at):
        return None
    if line.exactly("relatives", at):
        return None if _is_spoken_of(line, verb) else _antecedent(line, at)
    voice = _in_front(line, verb, at, memory)
    return voice if voice is None or agreement(line, verb).fits(voice) else None


def subject_heading(line: Line, verb: int, memory: Memory) -> Voice | None:
    """X in "X تتهم Y": a mention right before the verb that starts its clause; what follows is then no subject."""
    at = verb - 1
    while at >= 0 and (line.text[at] in QUOTES or line.exactly("auxiliaries", at)):
        at -= 1
    heading = line.covered[at] if at >= 0 else None
    if heading is None or line.is_and(verb - 1):
        return None
    first = _clause_start(line, at)
    starts = all(line.is_mark(i) or line.has("holders", i) or line.has("titles", i) for i in range(first, heading.first))
    return subject_before(line, verb, memory) if starts else None


def subject_who_told(line: Line, verb: int) -> Voice | None:
    """X in "لكن شيخا أبلغ الصحيفة": whoever stands behind a verb of telling was told, where its subject stands before it."""
    if not line.has("telling_verbs", verb):
        return None
    below = (c for c in line.sentence.children[verb] if c < verb and line[c].deprel.startswith("nsubj"))
    subject = next((c for c in below if _is_nominal(line, c)), None)
    if subject is None:
        return None
    return _named_at(line, subject, "before") if line.covered[subject] else described(line, subject, subject, (), "before")


def subject_parsed(line: Line, verb: int, memory: Memory) -> Voice | None:
    """The subject by the parse, where the words right around show none: "أما الوزارة فأعلنت", "وكانت حصيلة سابقة أفادت".

    A verb that describes a noun says what that noun does ("جماعات تعلن ولاءها"). Who is not known is somebody new all the same.
    """
    word = line[verb]
    before = (c for c in line.sentence.children[verb] if c < verb and line[c].deprel.startswith("nsubj"))
    subject = next((c for c in before if _is_nominal(line, c)), None)
    if subject is None:
        describes = word.deprel.startswith("acl") and 0 <= word.head < verb and not _is_spoken_of(line, verb)
        return _named_at(line, word.head, "relative") if describes else None
    covering = line.covered[subject]
    if covering is not None and not covering.adjective:
        return _named_at(line, subject, "before")
    voice = noun_phrase_voice(line, subject, verb, memory) if may_speak(line, subject) else None
    if voice is not None and agreement(line, verb).fits(voice):
        return replace(voice, how="before")
    return described(line, subject, subject, (), "before")


def is_a_thing(line: Line, verb: int, voice: Voice) -> bool:
    """Whether what "says" something only shows it: "التحقيقات كشفت أن", "الاحتمال الثاني يشير إلى"."""
    unknown = not voice.named and voice.how in ("before", "after") and voice.start >= 0
    return unknown and line.has("showing_verbs", verb) and line[voice.start].upos == "NOUN" and not may_speak(line, voice.start)


def subject_begun(line: Line, verb: int, memory: Memory) -> Voice | None:
    """X in "وكان X … قد أعلن" and "وكان X أعلن"; ``None`` where the verb has no such start."""
    begun = _begun(line, verb)
    voice = subject_after(line, begun, verb, None, memory) if begun is not None else None
    return replace(voice, how="before") if voice is not None else None


def _is_told(line: Line, at: int, stop: int) -> bool:
    """Whether an unknown noun phrase behind a verb says who speaks ("رجح المحققون وجود"), not what ("أكدت سلامة المنشآت")."""
    if is_happening(line, at):
        return False
    clause = line.exactly("that", stop - 1) or line.text[stop - 1] == ":"
    following = line[at + 1] if at + 1 < len(line) else None
    two = line.is_definite(at) and following is not None and following.upos == "NOUN" and not line.is_definite(at + 1)
    return clause or two or may_speak(line, at)


def _is_parsed_subject(line: Line, verb: int, at: int, group: Reporting | None) -> bool:
    """Whether the parse takes a noun for the subject of a verb that has an object beside it ("أعلنت مستشفيات المنطقة حالة",
    "أفاد ديوان الطيران بتراجع الحركة")."""
    if line[at].head != verb or line[at].deprel != "nsubj" or is_happening(line, at):
        return False
    own = group.prepositions if group is not None else ()
    beside = [c for c in line.sentence.children[verb] if c > at]
    cases = (line.text[i] for c in beside if line[c].deprel.startswith("obl") for i in line.sentence.children[c])
    return any(line[c].deprel in ("obj", "ccomp") for c in beside) or any(case in own for case in cases)


def _in_front(line: Line, verb: int, at: int, memory: Memory) -> Voice | None:
    first = _clause_start(line, at)
    relative = _described_by(line, first, at)
    if relative is not None:
        voice = _antecedent(line, relative)
        return voice if voice.mention is not None and voice.mention.kind.is_actor else None
    start = line.right(first)
    named = [m for m in line.within(first, at + 1) if m.last <= at and not after_preposition(line, m.first, first)]
    candidates = [m for m in named if not is_happening(line, line.left(m.first))]
    if candidates:
        if line.has("titles", start) and line.covered[start] is None:
            return noun_phrase_voice(line, start, verb, memory)
        mentions, near = coordinated(line, candidates[0]), candidates[-1]
        if near.first > mentions[-1].last and all(line[i].upos == "ADJ" or line.is_mark(i) for i in range(near.last + 1, at + 1)):
            mentions = (near,)
        return described(line, mentions[0].first, mentions[-1].last, mentions, "before")
    if start <= at and not line.is_preposition(start):
        governed = line[start].head == verb and line[start].deprel == "nsubj"
        if governed or line.has("speakers", start):
            return recalled_or_new(line, start, at, memory, "before")
    return None


def _described_by(line: Line, first: int, at: int) -> int | None:
    """The relative pronoun of a clause with its own verb that ends at ``at``, between who speaks and the verb of it: "حزب الله،
    الذي تدعمه إيران، قال", "الفصائل التي تسلحها واشنطن قالت"; ``first`` is the word behind its verb."""
    if first < 2 or not line.is_verb(first - 1) or any(line.is_comma(i) for i in range(first, at)):
        return None
    before = first - 2
    while before > 0 and (line.exactly("perfect", before) or line.exactly("negators", before)):
        before -= 1
    return before if line.exactly("relatives", before) else None


def _antecedent(line: Line, relative: int) -> Voice:
    """Whom "الذي" goes on about: the mention that ends right before it, past adjectives and marks; not whom the pronoun on its
    verb means ("الحزب الذي تتهمه")."""
    near = line.left(relative)
    if carries_pronoun(line.sentence.words, line.right(relative + 1)):
        return Voice(how="relative")
    while near >= 0 and line.covered[near] is None and (line[near].upos == "ADJ" or line.is_mark(near)):
        near -= 1
    return _named_at(line, near, "relative")


def _is_spoken_of(line: Line, verb: int) -> bool:
    """Whether what a relative clause describes is a deed, a place or a weapon, and somebody else speaks of it: "الهجوم على البلدة
    الذي قال إنه", "مسيّرات قالت إن دفاعاتها أسقطتها"."""
    about, behind = line[verb].head, line.right(verb + 1)
    if not (0 <= about < verb and behind < len(line) and line.is_that(behind)):
        return False
    covering = line.covered[about]
    still = line.has("happenings", about) or (covering is not None and covering.kind in MUTE)
    return (still and line.exactly("relatives", line.left(verb))) or bool(vocabulary().weapons_of(line[about]))


def _named_at(line: Line, index: int, how: str) -> Voice:
    """The voice of the mention over a word; nobody known where there is none."""
    found = line.covered[index] if index >= 0 else None
    if found is None or found.adjective or found.kind in MUTE:
        return Voice(how=how)
    return described(line, found.first, found.last, (found,), how)


def _begun(line: Line, verb: int) -> int | None:
    """Index of "كان" in "وكان X … قد أعلن", or in "وكان X أعلن" with no other verb between."""
    at = line.left(verb)
    perfect = at >= 0 and line.exactly("perfect", at)
    if not perfect and line[verb].feats.get("Aspect") != "Perf":
        return None
    for index in range(at, max(-1, at - REACH), -1):
        if line.has("copulas", index):
            starts = index == 0 or line.is_and(index - 1) or line.is_mark(index - 1)
            return index if perfect or starts else None
        if line.is_end(index) or (
            not perfect and (line.is_verb(index) or line.is_and(index) or line.exactly("relatives", index))
        ):
            return None
    return None


def _noun_phrase(line: Line, at: int, stop: int, content: tuple[str, ...]) -> int | None:
    """First word of the noun phrase after a verb, past object pronouns, adverbs, dates and prepositional phrases."""
    last = min(stop, at + REACH)
    while at < last and line.starting[at] is None and not line.has("partitives", at):
        if at + 1 < last and line.is_initial(at) and line.text[at + 1] == ".":  # "د. سالم"
            at += 2
        elif _is_passed_over(line, at, stop):
            at += 1
        elif line.is_preposition(at) and not (line.text[at] in content and line[at].upos == "ADP"):
            at = _past_phrase(line, at + 1, stop)
        else:
            break
    if at >= last or (line.text[at] in line.words.participles and line.text[at].endswith(_ADVERBIAL)):
        return None
    if line.starting[at] is None and (line.is_mark(at) or line.is_preposition(at) or not _is_nominal(line, at)):
        return None
    return at


def _is_nominal(line: Line, at: int) -> bool:
    return line[at].upos not in ("VERB", "SCONJ", "CCONJ", "PART", "AUX", "PRON")


def _is_passed_over(line: Line, at: int, stop: int) -> bool:
    """Quotation marks, adverbs, dates, the verb's own pronoun, and a comma before a date or the subject at last."""
    word = line[at]
    if word.upos == "PRON":
        return carries_pronoun(line.sentence.words, at - 1) or line.exactly("fillers", at - 1)
    if line.is_comma(at):
        following = line.right(at + 1)
        return following < stop and (line.exactly("fillers", following) or line.exactly("fillers", line.left(at)))
    return line.text[at] in QUOTES or line.exactly("fillers", at) or word.upos in ("NUM", "ADV", "DET")


def _past_phrase(line: Line, at: int, stop: int) -> int:
    """Index after the noun phrase of a preposition: one mention, or a noun with its pronoun and adjectives."""
    at = line.right(at)
    if at >= stop:
        return stop
    covering = line.covered[at]
    at = covering.last + 1 if covering is not None else at + 1
    while at < stop and (line[at].upos in ("ADJ", "PRON") or line.text[at] in QUOTES) and line.starting[at] is None:
        at += 1
    return at


def _clause_start(line: Line, at: int) -> int:
    """First word of the clause that holds ``at``: after a full stop, an opener, a relative or another verb."""
    for index in range(at, max(-1, at - REACH), -1):
        if line.is_end(index) or (line.is_and(index) and (index == 0 or line.is_comma(index - 1))):
            return index + 1
        if line.covered[index] is not None:
            continue
        opens = line.exactly("openers", index) and not line.exactly("copulas", index)
        if opens or line.exactly("relatives", index) or line.exactly("that", index) or (line.is_verb(index) and index < at):
            return index + 1
    return max(0, at - REACH + 1)


def _is_accused(line: Line, voice: Voice, group: Reporting, stop: int) -> bool:
    """As in "واتهمت إسرائيل بارتكابها": with one party named, it is the accused; not "اتهمت الحركة، بقيادة فلان، الجيش"."""
    at = line.right(voice.last + 1)
    closing = next((i for i in range(at + 1, stop) if line.is_comma(i)), stop) if line.is_comma(at) else stop
    if closing + 1 < stop and line.starting[line.right(closing + 1)] is not None:
        return False
    while at < stop and (line[at].upos == "ADJ" or line.exactly("fillers", at) or line.is_comma(at)):
        at = line.right(at + 1)
    return at < stop and (line.exactly("of_what", at) or line.text[at] in group.requires)
