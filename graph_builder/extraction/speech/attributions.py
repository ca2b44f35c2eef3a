"""Attributions: "بحسب X", "وفق ما أعلن X", "نقلا عن X", before or behind what they cover."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extraction.speech.contents import clause_content, end_of_attribution
from graph_builder.extraction.speech.context import Context
from graph_builder.extraction.speech.cue import Content, Cue
from graph_builder.extraction.speech.descriptions import next_voice, noun_phrase_voice
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.relays import relays, source_leant_on, source_within
from graph_builder.extraction.speech.subjects import subject_after
from graph_builder.extraction.speech.verbs import relaying_source
from graph_builder.extraction.speech.voices import Voice
from graph_builder.model import EntityKind


def attribution_cue(context: Context, at: int) -> Cue | None:
    """The cue of an attribution phrase that starts at ``at``."""
    line = context.line
    found = line.phrase(at, line.words.attributions)
    if found is None:
        return None
    start = line.right(found[0])
    while line.exactly("latest", start):
        start = line.right(start + 1)
    also = line.exactly("also", at)
    if start >= len(line):
        return None
    verb = _reporting_verb(line, start) if found[1] != "noun" else None
    if verb is None and found[1] == "verb":
        return None
    last = end_of_attribution(line, verb if verb is not None else start)
    voice = _of_verb(context, verb, last + 1) if verb is not None else _of_noun(context, start, last + 1)
    if voice is None or (also and verb is not None and not _closes(line, max(voice.last, verb))):
        return None
    if also and verb is not None and _goes_on_about(line, verb):
        return None
    if also and not (voice.named or line.is_comma(at - 1)):  # "كما قال"
        return None
    told = (*relays(line, start, last, voice), *voice.relays)
    voice = replace(voice, relays=tuple(dict.fromkeys(r for r in told if r not in voice.keys)))
    leading = at == 0 or line.is_and(at - 1) or line.is_end(at - 1) or all(line.is_mark(i) for i in range(at))
    if not leading:
        last = next((i - 1 for i in range(max(voice.last, start) + 1, last + 1) if line.goes_back(i, at)), last)
    content = _content_after(line, last) if leading else None
    clause = max(0, at - 1) if leading else at
    return Cue("attribution", verb if verb is not None else at, at, last, voice, content, clause, leading)


def _content_after(line: Line, last: int) -> Content | None:
    first = last + 1
    while first < len(line) and (line.is_comma(first) or line.exactly("then", first)):
        first += 1
    return Content("attribution", last, first) if first < len(line) and not line.is_end(first) else None


def _reporting_verb(line: Line, at: int) -> int | None:
    """The verb of "حسبما أفادت", past "ما" and auxiliaries; it must report, and no content clause may follow it."""
    while at < len(line) and (line.exactly("what", at) or line.exactly("auxiliaries", at)):
        at += 1
    if at >= len(line) or not line.is_verb(at) or line[at].feats.get("Person") == "1":
        return None
    named = any(line.has(name, at) for name in ("relaying_verbs", "inside_verbs", "publishing_verbs"))
    if not named and not line.words.reporting(line.lemma[at], line.text[at]):
        return None
    content = clause_content(line, at)
    return at if content is None or content.how != "that" else None


def _goes_on_about(line: Line, verb: int) -> bool:
    """As in "كما تحدثت عن تقدمها": what is told stands right behind the verb."""
    told = line.text[verb + 1] if verb + 1 < len(line) else ""
    return any(told in group.prepositions for group in line.words.reporting(line.lemma[verb], line.text[verb]))


def _closes(line: Line, last: int) -> bool:
    """Whether nothing is reported after "، كما أفاد مصدر": the words before it are."""
    at = line.right(last + 1)
    while at < len(line) and (line.exactly("fillers", at) or line[at].upos == "ADJ"):
        at = line.right(at + 1)
    stated = line.exactly("inside_prepositions", at) and line.has("documents", at + 1)  # "كما قالت في بيان"
    return at >= len(line) or stated or line.is_mark(at) or line.exactly("addressing", at) or line.exactly("relatives", at)


def _of_verb(context: Context, verb: int, stop: int) -> Voice | None:
    line, memory = context.line, context.memory
    if line.has("inside_verbs", verb):
        return noun_phrase_voice(line, verb + 2, stop, memory) if line.has("documents", verb + 2) else None
    source = relaying_source(line, verb, stop) if line.has("relaying_verbs", verb) else None
    subject = subject_after(line, verb, source or stop, None, memory, sure=True)
    if source is None:
        return _leaning(context, subject, stop) if subject else context.continued(verb)
    voice = next_voice(line, source + 1, stop, memory)
    return replace(voice, relays=subject.keys[:1] if subject else ()) if voice else subject


def _of_noun(context: Context, at: int, stop: int) -> Voice | None:
    line = context.line
    if line[at].feats.get("PronType") == "Prs":  # "على حد قولها"
        return context.continued(at)
    if line.exactly("not_sources", at) or line[at].upos in ("VERB", "SCONJ", "PART"):
        return None
    if line.covered[at] is None and line.has("documents", at):
        return _of_document(context, at, stop)
    voice = noun_phrase_voice(line, at, stop, context.memory)
    known = voice is not None and (voice.named or any(line.has(name, at) for name in ("speakers", "titles", "partitives")))
    return _leaning(context, voice, stop) if voice is not None and known else None


def _of_document(context: Context, at: int, stop: int) -> Voice | None:
    """As in "وفق بيان نشرته المقاومة", "بحسب بيانها", "وفق بيان أوردته وكالة": issuer, or who spoke, with the outlet as relay."""
    line = context.line
    owner = at + 2 if line.exactly("issuing", at + 1) else at + 1
    if owner < len(line) and line[owner].upos == "PRON":  # "بحسب قولها", "وفق بيان لها"
        return context.continued(owner)
    inside = line.within(at + 1, next((i for i in range(at + 1, stop) if line.is_that(i)), stop))
    issuer = next((m for m in inside if m.kind is not EntityKind.MEDIA_OUTLET), None)
    if issuer is None and inside and not _is_published(line, at, inside[0].first):
        issuer = inside[0]
    if issuer is not None:
        voice = noun_phrase_voice(line, issuer.first, stop, context.memory)
        return replace(voice, how="issuer") if voice else None
    if line.is_definite(at):
        recall = context.memory.issued if line.has("communiques", at) else context.memory.called
        return recall(line.bare(at), line.lemma[at]) or Voice(how="unknown")
    return context.continued(at) if inside else Voice(how="unknown")


def _is_published(line: Line, first: int, stop: int) -> bool:
    """As in "بيان أوردته وكالة": a verb by which an outlet did not make a document itself ("حصيلة أعدتها وكالة")."""
    return any(line.is_verb(i) and not line.has("making_verbs", i) for i in range(first, stop))


def _leaning(context: Context, voice: Voice, stop: int) -> Voice:
    """As in "رويترز التي استندت إلى مصدرين", "رويترز نقلا عن مصدرين": the sources speak, the outlet passes on."""
    line, first = context.line, max(0, voice.last + 1)
    source = source_leant_on(line, first, stop, context.memory) or source_within(line, first, stop, context.memory)
    return replace(source, relays=voice.keys[:1]) if source is not None else voice
