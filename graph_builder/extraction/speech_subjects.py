"""Who is named as the speaker around a reporting verb or an attribution: a linked mention, a description, or nobody."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extraction.speech_line import ENDS, QUOTES, REACH, Line
from graph_builder.extraction.speech_voices import Memory, Voice, described
from graph_builder.extraction.speech_words import Reporting
from graph_builder.model import EntityKind, Mention

_ISSUER = 12
"""Words between a statement and its issuer at most ("بيان نُشر على تلغرام باسم")."""


def subject_after(line: Line, verb: int, stop: int, group: Reporting | None, memory: Memory) -> Voice | None:
    """The subject between a verb and ``stop`` ("قال أمس مسؤول"); ``None`` where none is told there."""
    prepositions = group.prepositions if group else ()
    at = _noun_phrase(line, verb + 1, stop, frozenset(prepositions))
    if at is None:
        return None
    voice = noun_phrase_voice(line, at, stop, memory)
    if voice is None or (not voice.named and voice.mention is None and _is_content(line, at, group)):
        return None
    if voice.mention is None and not voice.named and not (_may_speak(line, at) or line[at].deprel.startswith("nsubj")):
        return None
    if group and group.manner == "accused" and _is_accused(line, voice, group, stop):
        return None
    return voice


def subject_before(line: Line, verb: int, memory: Memory) -> Voice | None:
    """The subject before a verb: "X أعلن", "وكان X قد أعلن", "X الذي قال"; ``None`` where none is told there."""
    at = verb - 1
    while at >= 0 and (line.exactly("auxiliaries", at) or line.exactly("negators", at) or line.text[at] in QUOTES):
        at -= 1
    if at < 0:
        return None
    if line.exactly("relatives", at) and line.text[at] not in ("من", "ما"):
        near = line.left(at)
        while (
            near >= 0 and (line.is_comma(near) or line[near].upos == "ADJ" or line.is_mark(near)) and line.covered[near] is None
        ):
            near -= 1
        antecedent = [m for m in line.speakers if m.first <= near <= m.last]
        return (
            described(line, antecedent[-1].first, antecedent[-1].last, (antecedent[-1],), "relative")
            if antecedent
            else Voice(how="relative")
        )
    if line[at].upos == "CCONJ" or line.is_that(at) or line.text[at] == "ان":
        return None
    first = _clause_start(line, at)
    candidates = [m for m in line.speakers if first <= m.first and m.last <= at and not _after_preposition(line, m.first, first)]
    if candidates:
        start = line.right(first)
        if line.has("titles", start) and line.covered[start] is None:
            return noun_phrase_voice(line, start, verb, memory)
        mentions = _coordinated(line, candidates[0])
        near = candidates[-1]
        if near not in mentions and all(line[i].upos == "ADJ" or line.is_mark(i) for i in range(near.last + 1, at + 1)):
            mentions = (near,)
        return described(line, mentions[0].first, mentions[-1].last, mentions, "before")
    start = line.right(first)
    if (
        start <= at
        and not line.is_preposition(start)
        and (line.has("speakers", start) or (line[start].head == verb and line[start].deprel == "nsubj"))
    ):
        return recalled_or_new(line, start, at, memory, "before")
    return None


def subject_begun(line: Line, verb: int, memory: Memory) -> Voice | None:
    """X in "وكان X … قد أعلن"; ``None`` where the verb has no such start."""
    begun = _begun(line, verb)
    voice = subject_after(line, begun, verb, None, memory) if begun is not None else None
    return replace(voice, how="before") if voice is not None else None


def _begun(line: Line, verb: int) -> int | None:
    """Index of "كان" in "وكان X … قد أعلن"; ``None`` without "قد"."""
    at = line.left(verb)
    if at < 0 or not line.exactly("perfect", at):
        return None
    for index in range(at - 1, max(-1, at - REACH), -1):
        if line.text[index] in ENDS:
            return None
        if line.has("copulas", index):
            return index
    return None


def noun_phrase_voice(line: Line, at: int, stop: int, memory: Memory) -> Voice | None:
    """The voice that the noun phrase starting at ``at`` describes; without keys where it is nobody known."""
    end = _phrase_end(line, at, stop)
    mention = line.covered[at] if line.covered[at] in line.speakers else None
    inside = [m for m in line.speakers if at < m.first < end]
    free = [m for m in inside if not _after_preposition(line, m.first, at)]
    if mention is not None and mention.kind is EntityKind.UNNAMED_SOURCE:
        mention = _apposed(line, mention, stop) or mention
    if mention is not None:
        return _with_behalf(line, described(line, at, mention.last, _coordinated(line, mention), "after"), inside)
    if line.has("statements", at):
        return _issuer(line, at, end, inside, memory)
    if line.has("partitives", at):
        if at + 1 < len(line) and line[at + 1].upos == "PRON":
            return memory.latest()
        if inside:
            return described(line, at, inside[0].last, (inside[0],), "part")
    if line.has("titles", at):
        return _title_voice(line, at, end, stop, inside, memory)
    if free and (line.has("holders", at) or (free[0].first - at <= 2 and not line.is_mark(at))) and not _event_like(line, at):
        return described(line, at, free[0].last, _coordinated(line, free[0]), "after")
    return recalled_or_new(line, at, _short_end(line, at, end), memory, "after")


def recalled_or_new(line: Line, first: int, last: int, memory: Memory, how: str) -> Voice:
    """A definite description ("المصدر", "الوزارة") is somebody heard before; anything else is somebody unknown."""
    if line.text[first].startswith("ال"):
        found = memory.called(line.text[first].removeprefix("ال"), line.lemma[first])
        if found is not None:
            return replace(found, start=first, last=last)
    return described(line, first, last, (), how)


def relays(line: Line, first: int, last: int, voice: Voice | None) -> tuple[str, ...]:
    """Outlets and journalists among the words ``first``..``last`` that were told it or published it, nearest first."""
    found: list[str] = []
    for mention in line.speakers:
        if not first <= mention.first <= last or (voice is not None and mention.entity in voice.keys):
            continue
        before = _introduction(line, mention.first, first)
        journalist = mention.kind is EntityKind.PERSON and any(
            line.has("journalists", i) for i in range(before + 1, mention.last + 1)
        )
        if mention.kind is not EntityKind.MEDIA_OUTLET and not journalist:
            continue
        if before >= first and (
            line.exactly("addressing", before) or _publishes(line, before, first) or _is_told(line, before, first, voice)
        ):
            found.append(mention.entity)
    return tuple(dict.fromkeys(found))


def next_speaker(line: Line, first: int, stop: int, memory: Memory) -> Voice | None:
    """The first noun phrase from ``first`` on as a voice: for "عن Y", "نقلا عن Y"."""
    at = line.right(first)
    while at < stop and (line.exactly("fillers", at) or line.is_mark(at)):
        at += 1
    return noun_phrase_voice(line, at, stop, memory) if at < stop else None


def _noun_phrase(line: Line, at: int, stop: int, content: frozenset[str]) -> int | None:
    """First word of the noun phrase after a verb, past object pronouns, adverbs, dates and prepositional phrases."""
    steps = 0
    while at < stop and steps < REACH:
        steps += 1
        word = line[at]
        if line.starting[at] is not None:
            return at
        if (
            line.text[at] in QUOTES
            or (line.is_comma(at) and _goes_on(line, at, stop))
            or line.exactly("fillers", at)
            or word.upos in ("NUM", "ADV", "DET")
        ) or (word.upos == "PRON" and line[at].token == line[at - 1].token):
            at += 1
        elif line.is_preposition(at) and not (line.text[at] in content and steps > 0 and word.upos == "ADP"):
            at = _past_phrase(line, at + 1, stop)
        else:
            break
    if (
        at >= stop
        or line.is_mark(at)
        or line.is_preposition(at)
        or line[at].upos in ("VERB", "SCONJ", "CCONJ", "PART", "AUX", "PRON")
    ):
        return None
    return at


def _goes_on(line: Line, at: int, stop: int) -> bool:
    """Whether after a comma comes a date or the subject at last ("وأكد، أمس، الجيش")."""
    following = line.right(at + 1)
    return following < stop and (line.exactly("fillers", following) or line.exactly("fillers", line.left(at)))


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


def _phrase_end(line: Line, at: int, stop: int) -> int:
    """Index after the noun phrase: up to a mark other than a quotation mark, a verb, a relative or a content clause."""
    for index in range(at + 1, min(stop, at + REACH)):
        covering = line.covered[index]
        if covering is not None and covering.first < index:
            continue
        mark = line.is_mark(index) and line.text[index] not in QUOTES
        if (
            mark
            or line[index].upos in ("VERB", "SCONJ", "AUX")
            or line.text[index] == "ف"
            or (line.exactly("relatives", index) and line.text[index] != "من")
        ):
            return index
    return min(stop, at + REACH)


def _after_preposition(line: Line, index: int, first: int) -> bool:
    """Whether the word, with the nouns it completes, hangs on a preposition after ``first`` ("مقتل اثنين في العراق")."""
    before = line.left(index)
    while before >= first and line.has("holders", before) and line.covered[before] is None:
        before = line.left(before)
    return before >= first and line.is_preposition(before)


def _clause_start(line: Line, at: int) -> int:
    """First word of the clause that holds ``at``: after a full stop, an opener, a relative or another verb."""
    for index in range(at, max(-1, at - REACH), -1):
        covered = line.covered[index] is not None
        if line.text[index] in ENDS or (
            not covered and line.exactly("openers", index) and line.text[index] not in ("كان", "كانت")
        ):
            return index + 1
        if not covered and ((line.exactly("relatives", index) and line.text[index] != "من") or line.text[index] == "ان"):
            return index + 1
        if line[index].upos == "VERB" and index < at and not covered:
            return index + 1
        if line[index].upos == "CCONJ" and (index == 0 or line.is_comma(index - 1)):
            return index + 1
    return max(0, at - REACH + 1)


def _coordinated(line: Line, mention: Mention) -> tuple[Mention, ...]:
    """The mention and those joined to it by "و" ("واشنطن وتل أبيب")."""
    found = [mention]
    at = line.right(mention.last + 1)
    while at + 1 < len(line) and line.text[at] == "و":
        following = line.starting[line.right(at + 1)] if line.right(at + 1) < len(line) else None
        if following is None or (following.kind is not mention.kind and mention.kind.is_place != following.kind.is_place):
            break
        found.append(following)
        at = line.right(following.last + 1)
    return tuple(found)


def _apposed(line: Line, mention: Mention, stop: int) -> Mention | None:
    """The person named in apposition to a description: "قائد العملية، اللواء فلان"."""
    at = line.right(mention.last + 1)
    if at < stop and line.is_comma(at):
        at = line.right(at + 1)
    while at < stop and line.covered[at] is None and (line.has("titles", at) or line[at].upos == "ADJ"):
        at = line.right(at + 1)
    named = line.starting[at] if at < stop else None
    return named if named is not None and named.kind is EntityKind.PERSON else None


def _with_behalf(line: Line, voice: Voice, inside: list[Mention]) -> Voice:
    """Add the institution that a titled speaker stands for: "المتحدث باسم وزارة الدفاع", "فلان الناطق باسم"."""
    mention = voice.mention
    if mention is None or mention.kind not in (EntityKind.PERSON, EntityKind.UNNAMED_SOURCE):
        return voice
    stop = next((m.first for m in inside if m.kind is EntityKind.MEDIA_OUTLET), len(line))
    near = [
        m
        for m in inside
        if mention.last < m.first < min(stop, mention.last + 12) and m.kind is not EntityKind.PERSON and m.kind.is_actor
    ]
    titled = any(line.has("titles", i) for i in range(mention.first, (near[0].first if near else mention.last) + 1))
    within = [
        m for m in line.speakers if mention.first <= m.first and m.last <= mention.last and m is not mention and m.kind.is_actor
    ]
    known = within or near
    return replace(voice, behalf=known[0].entity) if known and titled else voice


def _issuer(line: Line, at: int, end: int, inside: list[Mention], memory: Memory) -> Voice | None:
    """Who issued a statement: "بيان مكتب رئيس الوزراء", "بيان باسم الكتائب"; "البيان" alone is whoever spoke last."""
    comma = next(
        (i for i in range(at, min(len(line), at + _ISSUER)) if line.is_comma(i) or line.is_that(i)), min(len(line), at + _ISSUER)
    )
    named = next((f[0] for i in range(at, comma) if (f := line.phrase(i, line.words.speaks_for))), None)
    inside = inside or [m for m in line.speakers if named is not None and m.first == line.right(named)]
    for mention in inside:
        if mention.kind is not EntityKind.MEDIA_OUTLET or not _after_preposition(line, mention.first, at):
            return described(line, at, mention.last, (mention,), "issuer")
    if line.text[at].startswith("ال") or (at + 1 < len(line) and line[at + 1].upos == "PRON"):
        found = memory.called(line.text[at].removeprefix("ال"), line.lemma[at]) or memory.latest()
        return replace(found, start=at, last=end - 1) if found else None
    return described(line, at, end - 1, (), "unknown")


def _title_voice(line: Line, at: int, end: int, stop: int, inside: list[Mention], memory: Memory) -> Voice:
    """ "المتحدث باسم وزارة الدفاع فلان": the person speaks for the institution; without a name the institution speaks."""
    reach = min(stop, end + 6) if end < len(line) and line.is_comma(end) else end
    persons = [m for m in line.speakers if at < m.first < reach and m.kind is EntityKind.PERSON]
    institutions = [m for m in inside if m.kind.is_actor and m.kind not in (EntityKind.PERSON, EntityKind.MEDIA_OUTLET)]
    if persons:
        person = persons[0]
        before = [m.entity for m in institutions if m.first < person.first]
        return replace(described(line, at, person.last, (person,), "title"), behalf=before[0] if before else None)
    if institutions:
        return replace(described(line, at, institutions[0].last, (institutions[0],), "title"), behalf=institutions[0].entity)
    return recalled_or_new(line, at, _short_end(line, at, end), memory, "title")


def _short_end(line: Line, at: int, end: int) -> int:
    """Last word of an unknown noun phrase: before its first preposition."""
    return next((i - 1 for i in range(at + 1, end) if line[i].upos == "ADP"), end - 1)


def _is_content(line: Line, at: int, group: Reporting | None) -> bool:
    """Whether an unknown noun phrase after a verb is what it reports ("أكدت سلامة المنشآت"), not who reports it."""
    return group is not None and "noun" in group.takes and (_event_like(line, at) or not _may_speak(line, at))


def _may_speak(line: Line, at: int) -> bool:
    return line.has("speakers", at) or line.has("titles", at) or line.has("holders", at) or line.has("partitives", at)


def _event_like(line: Line, at: int) -> bool:
    """Whether a noun names a happening by its form: "استهداف", "انفجار", "إصابة" are no speakers."""
    if line.has("holders", at) or line.has("speakers", at) or line.has("titles", at):
        return False
    text = line.text[at]
    return line[at].upos == "NOUN" and (
        line.exactly("happenings", at) or (len(text) >= 5 and text.startswith(("است", "ان", "افت", "اع", "اط")))
    )


def _is_accused(line: Line, voice: Voice, group: Reporting, stop: int) -> bool:
    """ "واتهمت إسرائيل بارتكابها": with one party named, it is the accused."""
    at = line.right(voice.last + 1)
    while at < stop and (line[at].upos == "ADJ" or line.exactly("fillers", at) or line.is_comma(at)):
        at = line.right(at + 1)
    return at < stop and (line.text[at] == "ب" or line.text[at] in group.requires)


def _introduction(line: Line, index: int, first: int) -> int:
    """Index of the word that brings a mention in, past nouns like "وكالة" and journalists' titles."""
    before = line.left(index)
    while (
        before >= first
        and (line.has("holders", before) or line.has("journalists", before) or line[before].upos == "ADJ")
        and line.covered[before] is None
    ):
        before = line.left(before)
    return before


def _publishes(line: Line, before: int, first: int) -> bool:
    """Whether a verb of publishing stands there, with or without its object pronoun ("نشرته وكالة")."""
    while before > first and line[before].upos in ("PRON", "ADP"):
        before -= 1
    return line[before].upos == "VERB" and line.has("publishing_verbs", before)


def _is_told(line: Line, before: int, first: int, voice: Voice | None) -> bool:
    """Whether an outlet is the object of a telling verb, right after its subject ("أبلغ مصدران وكالة رويترز")."""
    if voice is None or not voice.last - 1 <= before <= voice.last + 1:
        return False
    return any(line[i].upos == "VERB" and line.has("telling_verbs", i) for i in range(first, voice.start))
