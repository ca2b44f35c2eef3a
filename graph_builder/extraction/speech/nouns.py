"""Participles, nouns and headlines that report: "مضيفا أن", "إعلان X قصف", "بالقول إن", "X: …"."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.extraction.speech.contents import clause_content, holds, nominal_content, reach_of
from graph_builder.extraction.speech.context import Context
from graph_builder.extraction.speech.cue import Content, Cue
from graph_builder.extraction.speech.descriptions import is_happening, noun_phrase_voice
from graph_builder.extraction.speech.line import Line
from graph_builder.extraction.speech.relays import relays
from graph_builder.extraction.speech.words import DASHES
from graph_builder.model import EntityKind, Mention

_HEADLINE = 14
"""Words before the colon of "X: …" at most."""
_SIGNING = (EntityKind.MEDIA_OUTLET, EntityKind.ORGANIZATION)
_LEADING = 2
"""Words before the speaker of a headline at most ("عاجل | X: …")."""
_ADVERBIAL = "ا"
"""An indefinite participle with this ending stands for "saying so", not for an attribute."""


def participle_cue(context: Context, at: int) -> Cue | None:
    """As in "مضيفا أن" goes on with who spoke in the sentence, or with its subject."""
    line = context.line
    groups = line.words.participles.get(line.text[at])
    if groups is None or line.is_verb(at) or line.is_preposition(at - 1):
        return None
    for group in groups:
        content = clause_content(line, at, group) if "that" in group.takes and holds(line, group, at) else None
        if content is None and holds(line, group, at) and _is_adverbial(line, at):
            content = nominal_content(line, at, group, None, reach_of(line, at))
        if content is None:
            continue
        voice = context.accompanied(at)
        told = relays(line, at, content.last, voice)
        voice = replace(voice, relays=tuple(dict.fromkeys((*told, *voice.relays))), how="participle", start=at)
        return Cue(
            "participle", at, at, content.last, voice, content, at, True, group.manner, group.certainty, group.until_relative
        )
    return None


def noun_cue(context: Context, at: int) -> Cue | None:
    """As in "بعد إعلان X وقوع …", "نفي X أن": a noun that reports with its speaker right behind it."""
    line, words = context.line, context.line.words
    if line.text[at] in words.definite_nouns:
        return _definite(context, at, words.definite_nouns[line.text[at]])
    manner = words.nouns.get(line.text[at]) if line[at].upos == "NOUN" else None
    if manner is None:
        return None
    following = line.right(at + 1)
    if following >= len(line) or line.starting[following] is None:
        return None
    voice = noun_phrase_voice(line, following, reach_of(line, at), context.memory)
    first = line.right(voice.last + 1) if voice is not None else len(line)
    if voice is None or not voice.named or first >= len(line) or line.is_end(first):
        return None
    return Cue("noun", at, at, first - 1, replace(voice, relays=()), Content("noun", first - 1, first), at, False, manner)


def headline_cue(context: Context, colon: int) -> Cue | None:
    """As in "X: …" at the head of a sentence, where X is an actor and no verb stands before the colon; an outlet or body may have
    a dash behind it instead."""
    line = context.line
    if colon > _HEADLINE or context.found or colon + 1 >= len(line):
        return None
    if any(line.is_verb(i) for i in range(colon) if line.covered[i] is None):
        return None
    named = _dateline(line, colon) or next((m for m in line.within(0, colon) if m.last < colon and m.kind.is_actor), None)
    if line.text[colon] in DASHES and not (named and _is_signed(line, named, colon)):
        return None
    if named is None or _signs(line, named, colon) or not _leads(line, named) or not _states(line, named, colon + 1):
        return None
    start = next((i for i in range(named.first) if line.has("titles", i) or line.has("holders", i)), named.first)
    voice = noun_phrase_voice(line, start, colon, context.memory)
    if voice is None or not voice.named:
        return None
    return Cue("headline", colon, 0, colon, voice, Content("colon", colon, colon + 1), 0, True, "said")


def _definite(context: Context, at: int, manner: str) -> Cue | None:
    """As in "اكتفت الهيئة بالإشارة إلى", "ختم بالقول إن"."""
    line = context.line
    if at + 2 >= len(line) or not line.is_preposition(at - 1):
        return None
    if line.exactly("definite_prepositions", at + 1):
        first = at + 3 if line.is_that(at + 2) else at + 2
    elif line.is_that(at + 1):
        first = at + 2
    else:
        return None
    voice = replace(context.accompanied(at), relays=())
    return Cue("noun", at, at, first - 1, voice, Content("that", first - 1, first), at, False, manner)


def _is_adverbial(line: Line, at: int) -> bool:
    left = line.left(at)
    return left < 0 or line.is_mark(left) or line.is_and(left) or line.text[at].endswith(_ADVERBIAL)


def _signs(line: Line, named: Mention, colon: int) -> bool:
    """Whether a person at the head has written what follows: "فلان - الصحيفة - المدينة: ..."."""
    behind = line.right(named.last + 1)
    return named.kind is EntityKind.PERSON and behind < colon and line.text[behind] in DASHES


def _is_signed(line: Line, named: Mention, dash: int) -> bool:
    """ "المرصد السوري - قتل تسعة": an outlet or body right before a dash, and news right behind it."""
    told = line.is_verb(dash + 1) or line.exactly("happenings", dash + 1)
    return told and named.kind in _SIGNING and line.left(dash) == named.last


def _dateline(line: Line, colon: int) -> Mention | None:
    """The agency of "بغداد - رويترز:", whatever else stands before the dash."""
    behind = line.covered[line.left(colon)] if line.left(colon) >= 0 else None
    agency = behind is not None and behind.kind is EntityKind.MEDIA_OUTLET and line.is_comma(line.left(behind.first))
    return behind if agency else None


def _leads(line: Line, named: Mention) -> bool:
    """Whether a mention stands at the head, with nothing before it but its title and a word like "عاجل" or a town, and no
    happening that is called after it ("هجوم كروكوس: ...")."""
    leading = [i for i in range(named.first) if not (line.is_mark(i) or line.has("holders", i) or line.has("titles", i))]
    return len(leading) <= _LEADING and not any(line.is_preposition(i) or is_happening(line, i) for i in leading)


def _states(line: Line, named: Mention, first: int) -> bool:
    """Whether a state before a colon speaks: "العراق: قتلى في هجوم" only tells where."""
    if named.kind is not EntityKind.GOVERNMENT:
        return True
    first = line.right(first)
    if first >= len(line):
        return False
    return line.exactly("statement_starts", first) or first in line.opening or line[first].feats.get("Person") == "1"
