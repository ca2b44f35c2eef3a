"""What tells that somebody speaks: reporting verbs, participles and nouns, "بحسب", and "X:" at the head of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_builder.extraction.speech_line import ENDS, GLUED_THAT, OPENING, REACH, Line, Quote
from graph_builder.extraction.speech_subjects import (
    next_speaker,
    noun_phrase_voice,
    relays,
    subject_after,
    subject_before,
    subject_begun,
)
from graph_builder.extraction.speech_voices import Memory, Voice, agreement
from graph_builder.extraction.speech_words import Reporting
from graph_builder.model import Certainty, EntityKind

_NEAR = 15
"""Words within which a verb's required word ("مسؤولية") must follow."""
_HEADLINE = 14
"""Words before the colon of "X: ..." at most."""


@dataclass(frozen=True)
class Content:
    """Where the reported words start. ``how`` is that, colon, quote, about or noun."""

    how: str
    attribution_last: int
    first: int
    quote: Quote | None = None


@dataclass(frozen=True)
class Cue:
    """One sign that somebody speaks, with the words that show it."""

    rule: str
    at: int
    first: int
    last: int
    """Words of the attribution, both inclusive."""
    manner: str
    certainty: Certainty
    voice: Voice | None
    """``None``: nobody says anything ("لم يعلق")."""
    content: Content | None
    """``None`` for an attribution that covers words before it, and where nothing is said."""
    breaks: bool
    """Whether it ends the words of the speaker before it."""
    clause: int
    """Index where its clause starts."""
    verb: int | None = None
    until_relative: bool = False


class CueFinder:
    """Finds the cues of one sentence, from left to right, and remembers who spoke."""

    def __init__(self, line: Line, memory: Memory) -> None:
        self._line = line
        self._words = line.words
        self._memory = memory
        self._found: list[Cue] = []

    def find(self) -> tuple[Cue, ...]:
        """All cues in order."""
        index = 0
        while index < len(self._line):
            cue = self._at(index)
            if cue is None:
                index += 1
                continue
            if cue.voice is not None:
                cue = replace(cue, voice=self._memory.introduced(cue.voice))
            self._found.append(cue)
            if cue.voice is not None and cue.rule != "attribution":
                self._memory.hear(cue.voice)
            index = max(index, cue.last if cue.rule == "attribution" else index) + 1
        return tuple(self._found)

    def _at(self, index: int) -> Cue | None:
        line = self._line
        covering = line.covered[index]
        if line.text[index] == ":" and not self._found and index <= _HEADLINE:
            return self._headline(index)
        if covering is not None and (covering.first < index or line[index].upos != "VERB"):
            return None
        return self._attribution(index) or self._verb(index) or self._participle(index) or self._noun(index)

    # ---------------------------------------------------------------------------------------------------- verbs

    def _verb(self, index: int) -> Cue | None:
        line = self._line
        if line.text[index] in self._words.homographs:
            return self._homograph(index)
        if (
            line[index].upos not in ("VERB", "AUX")
            or line.exactly("noun_makers", line.left(index))
            or line.exactly("no_report", index)
        ):
            return None
        if self._words.has("relaying_verbs", line.lemma[index]):
            return self._relaying(index)
        if self._words.has("inside_verbs", line.lemma[index]) and line.exactly("inside_prepositions", index + 1):
            return self._inside(index)
        for group in self._words.reporting(line.lemma[index], line.text[index]):
            if self._holds(group, index):
                return self._reporting(index, group)
        return None

    def _holds(self, group: Reporting, index: int) -> bool:
        return not group.requires or any(t in group.requires for t in self._line.text[index + 1 : index + _NEAR])

    def _homograph(self, index: int) -> Cue | None:
        """ "وبين الناطق أن": only where a clause starts, and "أن" or a speaker follows at once."""
        line = self._line
        left, right = line.left(index), line.right(index + 1)
        if right >= len(line) or not (left < 0 or line[left].upos == "CCONJ" or line.is_mark(left)):
            return None
        group = self._words.homographs[line.text[index]][0]
        if line.is_that(right) or (line.starting[right] is not None and ("noun" in group.takes or self._that(index) is not None)):
            return self._reporting(index, group)
        return None

    def _reporting(self, index: int, group: Reporting) -> Cue | None:
        line = self._line
        if self._is_passive(index, group.impersonal) or self._not_yet(index):
            return None
        negated = self._is_negated(index) and not self._words.has("not_negatable", line.lemma[index])
        content = self._clausal(index, group)
        stop = content.attribution_last + 1 if content else self._stop(index)
        begun = subject_begun(line, index, self._memory)
        after = None if begun else subject_after(line, index, stop, group, self._memory)
        voice = begun or after or self._before(index)
        clause = (
            min(index, voice.start) if voice is not None and voice.how in ("before", "relative") and voice.start >= 0 else index
        )
        breaks = self._breaks(clause)
        if negated or not group.takes:
            return self._silent(index, clause, breaks)
        if voice is None and group.impersonal and line.text[index].startswith("ي") and not self._continues(index):
            return None
        source = self._sourced(index, stop)
        content = content or self._nominal(index, group, after, stop)
        if line.text[line.left(index)] == "ما" and content is not None and content.how != "about":
            return self._silent(index, line.left(index), True)
        if content is None:
            return self._silent(index, clause, breaks) if after is not None and after.named else None
        if voice is None:
            voice = self._unsaid(index)
        if group.named and not voice.named:
            return None
        told = relays(line, index, content.attribution_last, voice)
        if source is not None and source.keys != voice.keys:
            told, voice = (*voice.keys[:1], *source.relays), source
        voice = replace(
            voice, relays=tuple(dict.fromkeys((*told, *(voice.relays if voice.how in ("continued", "recalled") else ()))))
        )
        if after is not None and source is None and voice.feminine is None:
            voice = replace(voice, feminine=agreement(line, index).feminine)
        issued = {line.lemma[i] for i in range(index, content.attribution_last) if line.has("statements", i)}
        voice = replace(voice, lemmas=voice.lemmas | issued)
        manner = "claimed" if group.manner == "announced" and self._is_claim(content) else group.manner
        return Cue("verb." + voice.how, index, min(clause, index), content.attribution_last, manner, group.certainty, voice, content, breaks,
                   clause, index, group.until_relative)  # fmt: skip

    def _relaying(self, index: int) -> Cue | None:
        """ "نقلت X عن Y قوله إن": Y speaks and X passes it on; without "عن Y" X itself speaks."""
        line = self._line
        that = self._that(index)
        if that is None or (self._is_passive(index, True) and self._from(index, that.attribution_last + 1) is None):
            return None
        stop = that.attribution_last + 1
        source = self._from(index, stop)
        carrier = subject_after(line, index, source or stop, None, self._memory) or self._before(index)
        carrier = carrier or self._unsaid(index)
        clause = min(index, carrier.start) if carrier.how in ("before", "relative") and carrier.start >= 0 else index
        if source is None:
            return Cue(
                "verb.relay",
                index,
                clause,
                that.attribution_last,
                "reported",
                Certainty.ASSERTED,
                carrier,
                that,
                self._breaks(clause),
                clause,
                index,
            )
        voice = next_speaker(line, source + 1, stop, self._memory) or Voice(how="unknown")
        told = carrier.keys[:1]
        saying = next(
            (i for i in range(max(source + 1, voice.last + 1), stop) if line.has("sayings", i) and line[i].upos != "VERB"), None
        )
        if saying is not None and saying + 1 < stop and line.starting[line.right(saying + 1)] is not None:
            quoted = next_speaker(line, saying + 1, stop, self._memory)
            if quoted is not None and quoted.named:
                told, voice = (*voice.keys[:1], *told), quoted
        voice = replace(voice, relays=told)
        return Cue(
            "verb.relayed",
            index,
            clause,
            that.attribution_last,
            "reported",
            Certainty.ASSERTED,
            voice,
            that,
            self._breaks(clause),
            clause,
            index,
        )

    def _inside(self, index: int) -> Cue | None:
        """ "جاء في بيان X أن"."""
        content = self._that(index)
        if content is None or index + 2 >= len(self._line):
            return None
        voice: Voice | None
        if self._line[index + 2].upos == "PRON":
            voice = self._unsaid(index)
        elif self._line.has("documents", index + 2):
            voice = noun_phrase_voice(self._line, index + 2, content.attribution_last + 1, self._memory)
        else:
            return None
        voice = voice or Voice(how="unknown")
        return Cue(
            "verb.inside",
            index,
            index,
            content.attribution_last,
            "said",
            Certainty.ASSERTED,
            voice,
            content,
            self._breaks(index),
            index,
            index,
        )

    def _participle(self, index: int) -> Cue | None:
        """ "مضيفا أن" goes on with who spoke in the sentence, or with its subject."""
        line = self._line
        groups = self._words.participles.get(line.text[index])
        if not groups or line[index].upos == "VERB" or line.is_preposition(index - 1):
            return None
        for group in groups:
            if not self._holds(group, index):
                continue
            content = self._clausal(index, group)
            left = line.left(index)
            if content is None and (
                left < 0 or line.is_mark(left) or line[left].upos == "CCONJ" or line.text[index].endswith("ا")
            ):
                content = self._nominal(index, group, None, self._stop(index))
            if content is None:
                continue
            voice = self._speaker_of_participle(index)
            told = relays(line, index, content.attribution_last, voice)
            voice = replace(voice, relays=tuple(dict.fromkeys((*told, *voice.relays))), how="participle", start=index)
            return Cue(
                "participle",
                index,
                index,
                content.attribution_last,
                group.manner,
                group.certainty,
                voice,
                content,
                True,
                index,
                index,
                group.until_relative,
            )
        return None

    def _noun(self, index: int) -> Cue | None:
        """ "بعد إعلان X وقوع …", "نفي X أن": a noun that reports with its speaker right behind it."""
        line = self._line
        manner = self._words.nouns.get(line.text[index].removeprefix("ال")) if line[index].upos == "NOUN" else None
        at = line.right(index + 1)
        if line.text[index] in self._words.definite_nouns:
            return self._definite_noun(index, self._words.definite_nouns[line.text[index]])
        if manner is None or at >= len(line) or line.starting[at] is None or line.text[index].startswith("ال"):
            return None
        voice = noun_phrase_voice(line, at, self._stop(index), self._memory)
        if voice is None or not voice.named:
            return None
        first = line.right(voice.last + 1)
        if first >= len(line) or line.text[first] in ENDS:
            return None
        content = Content("noun", first - 1, first)
        return Cue("noun", index, index, first - 1, manner, Certainty.ASSERTED, replace(voice, relays=()), content, False, index)

    def _definite_noun(self, index: int, manner: str) -> Cue | None:
        """ "اكتفت الهيئة بالإشارة إلى", "ختم بالقول إن"."""
        line = self._line
        at = index + 1
        if at + 1 >= len(line) or not line.is_preposition(index - 1):
            return None
        first = at + 1
        if line.exactly("definite_prepositions", at):
            first = at + 2 if line.is_that(at + 1) else at + 1
        elif not line.is_that(at):
            return None
        voice = self._speaker_of_participle(index)
        content = Content("that", first - 1, first)
        return Cue("noun", index, index, first - 1, manner, Certainty.ASSERTED, replace(voice, relays=()), content, False, index)

    # ------------------------------------------------------------------------------------------------- headlines

    def _headline(self, colon: int) -> Cue | None:
        """ "X: …" at the head of a sentence, where X is an actor and no verb stands before the colon."""
        line = self._line
        first = next((m for m in line.speakers if m.last < colon and (m.kind.is_actor)), None)
        if (
            first is None
            or colon + 1 >= len(line)
            or any(line[i].upos == "VERB" for i in range(colon) if line.covered[i] is None)
        ):
            return None
        leading = [
            i for i in range(first.first) if not line.is_mark(i) and not line.has("holders", i) and not line.has("titles", i)
        ]
        if len(leading) > 2 or any(line.is_preposition(i) for i in leading):
            return None
        start = next((i for i in range(first.first) if line.has("titles", i) or line.has("holders", i)), first.first)
        voice = noun_phrase_voice(line, start, colon, self._memory)
        if voice is None or not voice.named:
            return None
        return Cue("headline", colon, 0, colon, "said", Certainty.ASSERTED, voice, Content("colon", colon, colon + 1), True, 0)

    # ---------------------------------------------------------------------------------------------- attributions

    def _attribution(self, index: int) -> Cue | None:
        line = self._line
        found = line.phrase(index, self._words.attributions)
        if found is None:
            return None
        start, follows = found
        at = line.right(start)
        also = line.exactly("also", index)
        if at >= len(line) or (also and (index == 0 or not line.is_comma(index - 1))):
            return None
        verb = self._attributing_verb(at) if follows != "noun" else None
        if verb is None and follows == "verb":
            return None
        last = self._end_of_attribution(verb or at)
        voice = self._voice_of_verb(verb, last + 1) if verb is not None else self._voice_of_noun(at, last + 1)
        if voice is None or (also and verb is not None and not self._closes(max(voice.last, verb))):
            return None
        told = (*relays(line, start, last, voice), *voice.relays)
        voice = replace(voice, relays=tuple(dict.fromkeys(r for r in told if r not in voice.keys)))
        before = index - 1
        leading = (
            before < 0 or line[before].upos == "CCONJ" or line.text[before] in ENDS or all(line.is_mark(i) for i in range(index))
        )
        following = last + 1
        while following < len(line) and (line.is_comma(following) or line.text[following] in ("ف", "فان")):
            following += 1
        content = (
            Content("attribution", last, following)
            if leading and following < len(line) and line.text[following] not in ENDS
            else None
        )
        self._memory.hear(voice)
        return Cue(
            "attribution",
            index,
            index,
            last,
            "reported",
            Certainty.ASSERTED,
            voice,
            content,
            leading,
            max(0, before) if leading else index,
            verb,
        )

    def _closes(self, last: int) -> bool:
        """Whether nothing is reported after "، كما أفاد مصدر": the words before it are."""
        line = self._line
        at = line.right(last + 1)
        while at < len(line) and (line.exactly("fillers", at) or line[at].upos == "ADJ"):
            at = line.right(at + 1)
        return at >= len(line) or line.is_mark(at) or line.exactly("addressing", at) or line.exactly("relatives", at)

    def _attributing_verb(self, at: int) -> int | None:
        """The verb of "حسبما أفادت", past "ما" and auxiliaries; it must report, and no content clause may follow it."""
        line = self._line
        while at < len(line) and (line.text[at] == "ما" or line.exactly("auxiliaries", at)):
            at += 1
        if at >= len(line) or line[at].upos != "VERB":
            return None
        lemma = line.lemma[at]
        known = (
            bool(self._words.reporting(lemma, line.text[at]))
            or self._words.has("relaying_verbs", lemma)
            or self._words.has("inside_verbs", lemma)
        )
        that = self._that(at)
        return at if (known or self._words.has("publishing_verbs", lemma)) and (that is None or that.how != "that") else None

    def _voice_of_verb(self, verb: int, stop: int) -> Voice | None:
        line = self._line
        lemma = line.lemma[verb]
        if self._words.has("inside_verbs", lemma):
            return noun_phrase_voice(line, verb + 2, stop, self._memory) if line.has("documents", verb + 2) else None
        source = self._from(verb, stop) if self._words.has("relaying_verbs", lemma) else None
        subject = subject_after(line, verb, source or stop, None, self._memory)
        if source is None:
            return self._leaning(subject, stop) if subject else self._unsaid(verb)
        voice = next_speaker(line, source + 1, stop, self._memory)
        return replace(voice, relays=subject.keys[:1] if subject else ()) if voice else subject

    def _voice_of_noun(self, at: int, stop: int) -> Voice | None:
        line = self._line
        if line.exactly("not_sources", at) or line[at].upos in ("VERB", "SCONJ", "PART"):
            return None
        covering = line.covered[at]
        if covering is None and line.has("documents", at):
            return self._voice_of_document(at, stop)
        voice = noun_phrase_voice(line, at, stop, self._memory)
        if voice is None or not (voice.named or line.has("speakers", at) or line.has("titles", at) or line.has("partitives", at)):
            return None
        return self._leaning(voice, stop)

    def _voice_of_document(self, at: int, stop: int) -> Voice | None:
        """ "وفق بيان نشرته المقاومة", "بحسب بيانها", "وفق بيان أوردته وكالة": issuer, or who spoke, with the outlet as relay."""
        line = self._line
        inside = [m for m in line.speakers if at < m.first < stop]
        issuer = next((m for m in inside if m.kind is not EntityKind.MEDIA_OUTLET), None)
        if issuer is None and inside and not any(line[i].upos == "VERB" for i in range(at, inside[0].first)):
            issuer = inside[0]
        if issuer is not None:
            voice = noun_phrase_voice(line, issuer.first, stop, self._memory)
            return replace(voice, how="issuer") if voice else None
        recalled = (
            self._memory.called(line.text[at].removeprefix("ال"), line.lemma[at]) if line.text[at].startswith("ال") else None
        )
        return recalled or self._unsaid(at)

    def _leaning(self, voice: Voice, stop: int) -> Voice:
        """ "رويترز التي استندت إلى مصدرين": the sources speak, the outlet passes on."""
        line = self._line
        for index in range(max(0, voice.last + 1), stop):
            if (
                line.has("leaning_verbs", index)
                and line[index].upos == "VERB"
                and line.exactly("leaning_prepositions", index + 1)
            ):
                source = next_speaker(line, index + 2, stop, self._memory)
                if source is not None and source.named:
                    return replace(source, relays=voice.keys[:1])
            found = line.phrase(index, self._words.sourcing)
            if found:
                source = next_speaker(line, found[0], stop, self._memory)
                if source is not None and source.named:
                    return replace(source, relays=voice.keys[:1])
        return voice

    def _end_of_attribution(self, at: int) -> int:
        """Last word of an attribution: before a comma, a full stop or an opener, past commas inside names and lists."""
        line = self._line
        for index in range(at, min(len(line), at + REACH)):
            covering = line.covered[index]
            if covering is not None and covering.first < index <= covering.last:
                continue
            if line.is_comma(index) or line.text[index] in ENDS or line.text[index] in (":", ")"):
                return index - 1
            if line.text[index] == "ف" or line.text[index] == "فان":
                return index - 1
            if (
                index > at + 1
                and line[index].upos == "CCONJ"
                and index + 1 < len(line)
                and line[index + 1].upos in ("VERB", "AUX")
            ):
                return index - 1
        return min(len(line), at + REACH) - 1

    # --------------------------------------------------------------------------------------------------- content

    def _clausal(self, index: int, group: Reporting) -> Content | None:
        if "that" not in group.takes:
            return None
        return self._that(index, frozenset(group.prepositions))

    def _that(self, index: int, prepositions: frozenset[str] = frozenset()) -> Content | None:
        """The content clause, colon or quote of the verb at ``index``: the first one before another reporting verb."""
        line = self._line
        skip = -1
        for at in range(index + 1, min(len(line), index + REACH)):
            if at <= skip:
                continue
            phrase = line.phrase(at, self._words.attributions)
            if phrase is not None and phrase[1] != "noun" and self._verb_follows(phrase[0]):
                skip = self._end_of_attribution(phrase[0])
                continue
            if line.is_that(at):
                left = line.left(at)
                if left == index or not line.is_preposition(left) or line.text[left] in ("ب", *prepositions):
                    return Content("that", at, at if GLUED_THAT.match(line.text[at]) else at + 1)
                continue
            if line.text[at] == ":":
                quote = line.opening.get(at + 1)
                return (
                    Content("colon", at, at + 2 if quote else at + 1, quote)
                    if at + 1 < len(line)
                    else Content("colon", at, at + 1)
                )
            quote = line.opening.get(at)
            if quote is None and line.text[at] in OPENING and line.quoted[at] is None and at + 1 < len(line):
                return Content("quote", at, at + 1)
            if quote is not None:
                if self._is_said(quote, at):
                    return Content("quote", at, at + 1, quote)
                skip = quote.closes[1] if quote.closes[0] == line.sentence.index else at
            if line.text[at] in ENDS or self._is_rival(at):
                return None
        return None

    def _verb_follows(self, at: int) -> bool:
        """Whether "حسب ما نشرت" is an aside between a verb and its content."""
        return at < len(self._line) and (self._line.text[at] == "ما" or self._line[at].upos == "VERB")

    def _is_said(self, quote: Quote, at: int) -> bool:
        """Whether a quote is speech, not a name in quotation marks."""
        line = self._line
        if quote.closes[0] != line.sentence.index:
            return True
        inside = range(at + 1, quote.closes[1])
        if any(
            line.covered[i] is not None and line.covered[i].first <= at + 1 and line.covered[i].last >= quote.closes[1] - 1
            for i in inside[:1]
        ):  # type: ignore[union-attr]
            return False
        return len(inside) > 6 or (
            len(inside) > 3 and (any(line[i].upos == "VERB" for i in inside) or not line.has("holders", line.left(at)))
        )

    def _is_rival(self, at: int) -> bool:
        """Whether another reporting verb or participle starts at ``at``, so that what follows is its content."""
        line = self._line
        if line.covered[at] is not None or line.exactly("noun_makers", at - 1) or line.exactly("no_report", at):
            return False
        if line[at].upos == "VERB" and (
            any(self._holds(g, at) for g in self._words.reporting(line.lemma[at], line.text[at]))
            or self._words.has("relaying_verbs", line.lemma[at])
        ):
            return (
                not self._words.has("leaning_verbs", line.lemma[at]) and not self._words.has("talking_verbs", line.lemma[at])
            ) or line[at - 1].upos == "CCONJ"
        if line.text[at] not in self._words.participles or line[at].upos == "VERB":
            return False
        return line.is_mark(at - 1) or (at + 1 < len(line) and line.is_that(at + 1))

    def _nominal(self, index: int, group: Reporting, after: Voice | None, stop: int) -> Content | None:
        """A noun phrase as content: after the verb's preposition, or right after its subject."""
        line = self._line
        first = line.right(after.last + 1 if after is not None else index + 1)
        if "noun" not in group.takes and "about" not in group.takes:
            return None
        for at in range(index + 1 if after is None else after.last + 1, min(len(line), stop, index + REACH)):
            if line.text[at] in ENDS:
                break
            if line.text[at] in group.prepositions and line[at].upos == "ADP" and line.covered[at] is None:
                return Content("about", at, at + 1) if at + 1 < len(line) else None
        if "noun" not in group.takes:
            return None
        while first < len(line) and (line[first].upos == "PRON" or line.is_comma(first)):
            first += 1
        if (
            first >= len(line)
            or line.text[first] in ENDS
            or not any(line[i].upos in ("NOUN", "PROPN", "NUM") for i in range(first, min(len(line), first + _NEAR)))
        ):
            return None
        return Content("noun", first - 1, first)

    def _is_claim(self, content: Content) -> bool:
        """ "أعلنت مسؤوليتها عن": a word of responsibility with a pronoun at the start of the content."""
        line = self._line
        for at in range(content.first, min(len(line) - 1, content.first + 6)):
            if line.has("claim_nouns", at) and line[at + 1].upos == "PRON":
                return True
        return False

    # ------------------------------------------------------------------------------------------------------ bits

    def _silent(self, index: int, clause: int, breaks: bool) -> Cue:
        return Cue("silent", index, clause, index, "silent", Certainty.ASSERTED, None, None, breaks, clause, index)

    def _stop(self, index: int) -> int:
        """Where to give up looking for a subject or a noun phrase: a full stop or a rival verb."""
        line = self._line
        for at in range(index + 1, min(len(line), index + REACH)):
            if line.text[at] in ENDS or self._is_rival(at):
                return at
        return min(len(line), index + REACH)

    def _from(self, index: int, stop: int) -> int | None:
        line = self._line
        return next(
            (i for i in range(index + 1, stop) if line.text[i] == self._words.relaying_from and line.covered[i] is None), None
        )

    def _sourced(self, index: int, stop: int) -> Voice | None:
        """ "قالت شبكة X نقلا عن Y إن": Y."""
        line = self._line
        for at in range(index + 1, stop):
            found = line.phrase(at, self._words.sourcing)
            if found:
                voice = next_speaker(line, found[0], stop, self._memory)
                return voice if voice is not None and voice.named else None
        return None

    def _unsaid(self, index: int) -> Voice:
        """Who goes on speaking where no subject is told: in the sentence, or in the document."""
        form = agreement(self._line, index)
        spoken = [c.voice for c in self._found if c.voice is not None]
        for voice in reversed(spoken):
            if form.fits(voice):
                return replace(voice, how="continued")
        if not spoken:
            subject = self._main_subject(index)
            if subject is not None:
                return replace(subject, how="subject")
        return self._memory.same(form) or Voice(how="unknown")

    def _speaker_of_participle(self, index: int) -> Voice:
        form = agreement(self._line, index)
        spoken = [c for c in self._found if c.voice is not None]
        main = [c.voice for c in spoken if c.breaks or c is spoken[0]]
        for voice in reversed(main):
            if voice is not None and form.fits(voice):
                return voice
        if main and main[-1] is not None:
            return main[-1]
        subject = self._main_subject(index)
        return subject or self._memory.same(form) or Voice(how="unknown")

    def _main_subject(self, stop: int) -> Voice | None:
        """The subject of the nearest verb before ``stop`` outside relative clauses, where it is an actor and agrees."""
        line, form = self._line, agreement(self._line, stop)
        for verb in range(stop - 1, max(-1, stop - 2 * REACH), -1):
            if line.text[verb] in ENDS:
                return None
            if line[verb].upos != "VERB" or line.covered[verb] is not None or line.exactly("relatives", verb - 1):
                continue
            voice = subject_after(line, verb, stop, None, self._memory) or subject_before(line, verb, self._memory)
            if (
                voice is not None
                and voice.named
                and voice.mention is not None
                and voice.mention.sentence == line.sentence.index
                and form.fits(voice)
            ):
                return voice
        return None

    def _breaks(self, clause: int) -> bool:
        """Whether a clause that starts here ends the words of the speaker before: "، وقال", "فيما أعلن", a new sentence."""
        line = self._line
        at = line.left(clause)
        while at >= 0 and line.exactly("auxiliaries", at):
            at = line.left(at)
        if at < 0 or line.text[at] in ENDS or line.is_comma(at):
            return True
        if line[at].upos == "CCONJ" and clause - at <= 2:
            return self._line[clause].upos in ("VERB", "AUX") or at == 0 or line.is_mark(at - 1)
        return line.exactly("openers", at) and line.text[at] != "ان"

    def _continues(self, index: int) -> bool:
        """ "، ويعتبر أن": after a conjunction, with somebody already speaking, an omitted subject is that speaker."""
        return self._line[index - 1].upos == "CCONJ" and bool(self._found) if index else False

    def _is_passive(self, index: int, impersonal: bool) -> bool:
        """A damma on the first letter: "ذُكر أن"; in the present only where the verb is used so ("يُعتقد", not "يُعلن")."""
        return self._line.passive[index] and (impersonal or self._line[index].feats.get("Aspect") == "Perf")

    def _is_negated(self, index: int) -> bool:
        """Whether the verb is denied; "ما" denies only where a clause starts and no object pronoun follows ("ما نشرته")."""
        line = self._line
        left = line.left(index)
        if left < 0 or not line.exactly("negators", left):
            return False
        if line.text[left] != "ما":
            return True
        before = line.left(left)
        return (before < 0 or line[before].upos == "CCONJ") and (index + 1 >= len(line) or line[index + 1].upos != "PRON")

    def _before(self, index: int) -> Voice | None:
        """A subject before the verb that agrees with it ("مروحيات … يُعتقد" does not)."""
        voice = subject_before(self._line, index, self._memory)
        return voice if voice is None or voice.how == "relative" or agreement(self._line, index).fits(voice) else None

    def _not_yet(self, index: int) -> bool:
        """ "من المتوقع أن تعلن", "سيعلن": nothing has been said yet."""
        line = self._line
        left = line.left(index)
        if left >= 0 and line.text[left] == "ان":
            left = line.left(left)
        return left >= 0 and line.exactly("not_yet", left)


def cues(line: Line, memory: Memory) -> Iterator[Cue]:
    """The cues of a sentence in order; ``memory`` learns who spoke."""
    yield from CueFinder(line, memory).find()
