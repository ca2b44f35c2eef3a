"""Reporting verbs: "قال X إن", "نقلت X عن Y قوله", "جاء في بيان X أن"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_builder.extraction.speech.contents import (
    bare_content,
    clause_content,
    holds,
    is_published,
    is_veiled,
    nominal_content,
    phrase_before_quote,
    reach_of,
    stance_of,
)
from graph_builder.extraction.speech.context import Context
from graph_builder.extraction.speech.cue import Content, Cue, silent
from graph_builder.extraction.speech.descriptions import next_voice, noun_phrase_voice
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.relays import journalist_again, relays, relays_ahead, source_within
from graph_builder.extraction.speech.subjects import (
    is_a_thing,
    subject_after,
    subject_before,
    subject_begun,
    subject_heading,
    subject_parsed,
    subject_who_told,
)
from graph_builder.extraction.speech.voices import Voice, agreement
from graph_builder.extraction.speech.words import Reporting
from graph_builder.model import Certainty

_ISSUED = 5
"""Words between who issues a statement and the statement at most ("أصدرت الوزارة مساء أمس الخميس بيانا")."""


def verb_cue(context: Context, at: int) -> Cue | None:
    """The cue of the word at ``at``, if it is a reporting verb in use."""
    line, words = context.line, context.line.words
    if line.text[at] in words.homographs:
        return _homograph(context, at)
    if line[at].upos not in ("VERB", "AUX") or line.exactly("noun_makers", line.left(at)) or line.exactly("no_report", at):
        return None
    if line[at].feats.get("Person") == "1":  # "وأقول إن": whoever speaks already
        return None
    if is_published(line, at) or is_veiled(line, at) or _is_ascribed(line, at):
        return None
    if line.exactly("belonging", at) and line.exactly("belonging_to", at + 1):
        return None
    if line.has("relaying_verbs", at) or _ascribes(line, at):
        return _relayed(context, at)
    if words.has("inside_verbs", line.lemma[at]) and line.exactly("inside_prepositions", at + 1):
        return _inside(context, at)
    if words.has("issuing_verbs", line.lemma[at]):
        return _issued(context, at)
    group = next((g for g in words.reporting(line.lemma[at], line.text[at]) if holds(line, g, at)), None)
    return _reported(context, at, group) if group is not None else None


def relaying_source(line: Line, verb: int, stop: int) -> int | None:
    """Index of "عن" in "نقلت X عن Y", of "إلى" in "نسبت X إلى Y قوله"."""
    wanted = "ascribing_to" if line.has("ascribing_verbs", verb) else "relaying_from"
    return next((i for i in range(verb + 1, stop) if line.exactly(wanted, i) and line.covered[i] is None), None)


def _homograph(context: Context, at: int) -> Cue | None:
    """As in "وبين الناطق أن": only where a clause starts, and "أن" or a speaker follows at once."""
    line = context.line
    left, right = line.left(at), line.right(at + 1)
    if (
        right >= len(line) or not (left < 0 or line.is_and(left) or line.is_mark(left)) or line[right].upos == "PRON"
    ):  # "، بينها موقع"
        return None
    group = line.words.homographs[line.text[at]][0]
    named = line.starting[right] is not None and "noun" in group.takes
    return _reported(context, at, group) if named or clause_content(line, at) is not None else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Who speaks by a reporting verb, before it is known what he says."""

    clause_content: Content | None
    """The clause that the verb brings in ("أن ...")."""
    stop: int
    """Index behind the last word that the verb reaches."""
    after: Voice | None
    """The subject behind the verb."""
    voice: Voice | None
    impersonal: bool
    clause: int
    """Index of the first word of the verb's clause."""
    breaks: bool
    """Whether the clause ends the words of the speaker before."""


def _reported(context: Context, at: int, group: Reporting) -> Cue | None:
    line = context.line
    if _is_passive(line, at, group.impersonal) or _is_not_yet(line, at):
        return None
    read = _read(context, at, group)
    if read is None:
        return None
    if not group.takes or (_is_negated(line, at) and not line.words.has("not_negatable", line.lemma[at])):
        return silent(at, read.clause, read.breaks, _heard(context, at, read.voice))
    if read.voice is None and read.impersonal and not (line.is_and(at - 1) and context.found):
        return None
    content, what = _content(line, at, group, read), line.left(at)
    if line.exactly("what", what) and (content is None or content.how not in ("that", "about")):
        own = line[line.left(what)].upos == "PRON" or line.is_comma(line.left(what))
        return silent(at, what, own, _heard(context, at, read.voice) if own else None)
    if content is None:
        stays = read.after is None and read.voice is not None and read.voice.how == "before"  # "لكن الجيش نفى ذلك"
        known = read.voice if stays else read.after
        return silent(at, read.clause, read.breaks, _heard(context, at, read.after)) if known and known.named else None
    return _cue(context, at, group, read, content)


def _read(context: Context, at: int, group: Reporting) -> _Reading | None:
    """Nothing where a thing and nobody is the subject."""
    line, memory = context.line, context.memory
    content = clause_content(line, at, group) if "that" in group.takes else None
    stop = content.last + 1 if content else reach_of(line, at)
    heading = subject_begun(line, at, memory) or subject_heading(line, at, memory) or subject_who_told(line, at)
    after = None if heading else subject_after(line, at, stop, group, memory)
    impersonal = group.impersonal and _is_impersonal(line, at)
    voice = heading or after or _subject(context, at, impersonal)
    if voice is not None and is_a_thing(line, at, voice):
        return None
    clause = _clause(at, voice)
    voice = context.inner(at) if voice is None else voice
    breaks = (voice is None or voice.named or voice.how not in ("relative", "inner")) and (
        context.breaks(clause) or (clause < at and line.is_and(clause - 1))
    )
    return _Reading(content, stop, after, voice, impersonal, clause, breaks)


def _content(line: Line, at: int, group: Reporting, read: _Reading) -> Content | None:
    """What is said: a clause, a quotation or a noun phrase."""
    content = read.clause_content
    if content is None or content.how == "quote":
        content = phrase_before_quote(line, at, group, read.after, content) or content
    return content or nominal_content(line, at, group, read.after, read.stop) or bare_content(line, group, read.after, read.stop)


def _cue(context: Context, at: int, group: Reporting, read: _Reading, content: Content) -> Cue | None:
    line, voice = context.line, read.voice or context.continued(at)
    if group.named and not _monitors(line, at, voice):
        return None
    manner = (group.manner == "announced" and stance_of(line, content)) or group.manner
    thought = Certainty.POSSIBLE if group.certainty is Certainty.DOUBTFUL and _is_negated(line, at) else group.certainty
    voice = _completed(context, at, voice, content, read.after is not None)
    return Cue(
        "verb." + voice.how,
        at,
        read.clause,
        content.last,
        voice,
        content,
        read.clause,
        read.breaks,
        manner,
        thought,
        group.until_relative,
    )


def _heard(context: Context, at: int, voice: Voice | None) -> Voice | None:
    """Who may go on speaking, though nothing is said here: the known subject of a main verb, where nobody spoke before."""
    main = not (context.spoken() or context.line.exactly("relatives", at - 1) or context.line[at].deprel.startswith("acl"))
    return voice if main and voice is not None and voice.named else None


def _monitors(line: Line, at: int, voice: Voice) -> bool:
    """Whether somebody tells what he recorded: not "سجلت حوادث", nor a force on the watch ("رصدت القوات مركبات")."""
    if voice.mention is not None and voice.mention.kind.is_armed:
        return False
    if voice.how != "continued":
        return voice.named
    others = any(line[c].deprel.startswith("nsubj") for c in line.sentence.children[at] if c > at)  # "وسجلت حوادث"
    return voice.named and line.is_and(at - 1) and not others


def _subject(context: Context, at: int, impersonal: bool) -> Voice | None:
    """The subject before a verb. An impersonal one that describes a noun has none but that noun ("طائرات يعتقد أنها")."""
    line = context.line
    before = subject_before(line, at, context.memory)
    if not impersonal:
        return before or subject_parsed(line, at, context.memory)
    described = before is not None and before.start <= line[at].head <= before.last
    return before if described or not line[at].deprel.startswith("acl") else None


def _completed(context: Context, at: int, voice: Voice, content: Content, taught: bool) -> Voice:
    """The voice with its relays, its source ("نقلا عن Y"), its statement, and the gender that its verb shows."""
    line = context.line
    told = relays(line, at, content.last, voice) or relays_ahead(line, at, voice)
    told = told or journalist_again(line, at + 1, content.last, context.memory)
    source = source_within(line, at + 1, content.last + 1, context.memory) or context.source_ahead(at, voice)
    if source is not None and source.keys != voice.keys:
        told, voice = (*voice.keys[:1], *source.relays), source
    elif taught and voice.feminine is None:
        voice = replace(voice, feminine=agreement(line, at).feminine)
    latest = context.memory.latest() if line.has("continuing_verbs", at) else None
    goes_on = latest is not None and latest.keys == voice.keys  # "وأضاف المسؤول"
    before = voice.relays if voice.how in ("continued", "recalled") else latest.relays if latest and goes_on else ()
    issued = {line.lemma[i] for i in range(at, content.last) if line.has("statements", i)}
    return replace(voice, relays=tuple(dict.fromkeys((*told, *before))), lemmas=voice.lemmas | issued)


def _relayed(context: Context, at: int) -> Cue | None:
    """As in "نقلت X عن Y قوله إن": Y speaks and X passes it on; without "عن Y" X itself speaks."""
    line, memory = context.line, context.memory
    content = clause_content(line, at)
    if content is None:
        return None
    stop = content.last + 1
    source = relaying_source(line, at, stop)
    if source is None and (_is_passive(line, at, impersonal=True) or line[at + 1].upos == "PRON"):  # "نقلتنا الوزارة"
        return None
    carrier = subject_after(line, at, source or stop, None, memory) or subject_before(line, at, memory) or context.continued(at)
    clause = _clause(at, carrier)
    voice, rule = (carrier, "verb.relay") if source is None else (_quoted(context, source, stop, carrier), "verb.relayed")
    return Cue(rule, at, clause, content.last, voice, content, clause, context.breaks(clause))


def _quoted(context: Context, source: int, stop: int, carrier: Voice) -> Voice:
    """Y of "عن Y"; or Z of "عن Y قول Z", where Y passes on too."""
    line = context.line
    voice = next_voice(line, source + 1, stop, context.memory) or Voice(how="unknown")
    told = carrier.keys[:1]
    for at in range(max(source + 1, voice.last + 1), stop - 1):
        if line.has("sayings", at) and not line.is_verb(at) and line.starting[line.right(at + 1)] is not None:
            said = next_voice(line, at + 1, stop, context.memory)
            if said is not None and said.named:
                return replace(said, relays=(*voice.keys[:1], *told))
    return replace(voice, relays=told)


def _inside(context: Context, at: int) -> Cue | None:
    """As in "جاء في بيان X أن", "وجاء فيه أن"."""
    line = context.line
    content = clause_content(line, at)
    if content is None or at + 2 >= len(line):
        return None
    if line[at + 2].upos == "PRON":
        voice: Voice | None = context.continued(at)
    elif line.has("documents", at + 2):
        voice = noun_phrase_voice(line, at + 2, content.last + 1, context.memory)
    else:
        return None
    return Cue("verb.inside", at, at, content.last, voice or Voice(how="unknown"), content, at, context.breaks(at), "said")


def _issued(context: Context, at: int) -> Cue | None:
    """As in "أصدرت الوزارة بيانا": nothing is said yet, but "البيان" is hers."""
    line, memory = context.line, context.memory
    stop = reach_of(line, at)
    voice = subject_heading(line, at, memory) or subject_after(line, at, stop, None, memory)
    if voice is None or not voice.named:
        return None
    behind = range(max(at, voice.last) + 1, min(stop, max(at, voice.last) + 1 + _ISSUED))
    text = next((i for i in behind if line.has("documents", i) and not line.is_definite(i)), None)
    if text is None:
        return None
    return silent(at, _clause(at, voice), False, replace(voice, lemmas=voice.lemmas | {line.bare(text), line.lemma[text]}))


def _clause(at: int, voice: Voice | None) -> int:
    """Where the verb's clause starts: at its subject, where that stands before it."""
    return min(at, voice.start) if voice is not None and voice.how in ("before", "relative") and voice.start >= 0 else at


def _ascribes(line: Line, at: int) -> bool:
    """As in "نسبت يونهاب إلى مصدر قوله": a word of saying with a pronoun makes an ascription a quotation."""
    if not line.has("ascribing_verbs", at):
        return False
    last = min(reach_of(line, at), len(line) - 1)
    return any(line.has("sayings", i) and not line.is_verb(i) and line[i + 1].upos == "PRON" for i in range(at + 1, last))


def _is_ascribed(line: Line, at: int) -> bool:
    """As in "هجوم نسب إلى الحركة", "نسب أمس إلى": a passive, by which nobody is told to have said so."""
    if not line.has("ascribing_verbs", at):
        return False
    following = at + 1
    while following < len(line) and (line.exactly("fillers", following) or line[following].upos == "ADJ"):
        following += 1
    return line.exactly("ascribing_to", following)


def _is_passive(line: Line, at: int, impersonal: bool) -> bool:
    """A damma on the first letter: "ذُكر أن"; in the present only where the verb is used so ("يُعتقد", not "يُعلن")."""
    return line.passive[at] and (impersonal or line[at].feats.get("Aspect") == "Perf")


def _is_impersonal(line: Line, at: int) -> bool:
    """As in "يعتقد أن", "يذكر أن": the third person masculine of the present, without a subject."""
    return line[at].feats.get("Aspect") == "Imp" and agreement(line, at).feminine is False


def _is_negated(line: Line, at: int) -> bool:
    """Whether the verb is denied; "ما" denies only where a clause starts and no object pronoun follows ("ما نشرته")."""
    left = line.left(at)
    if left < 0 or not line.exactly("negators", left):
        return False
    if not line.exactly("what", left):
        return True
    before = line.left(left)
    return (before < 0 or line.is_and(before)) and (at + 1 >= len(line) or line[at + 1].upos != "PRON")


def _is_not_yet(line: Line, at: int) -> bool:
    """As in "من المتوقع أن تعلن", "استبعد أن يعلن", "سيعلن": nothing has been said yet."""
    left = line.left(at)
    if left >= 0 and line.exactly("that", left):
        left = line.left(left)
        if line[at].feats.get("Aspect") == "Imp":
            return left < 0 or not line.exactly("preceding", left)
    return left >= 0 and line.exactly("not_yet", left)
