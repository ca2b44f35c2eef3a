"""What is known while a sentence is read from left to right: the line, the voices so far, and who goes on speaking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graph_builder.extraction.speech.cue import Cue
from graph_builder.extraction.speech.descriptions import noun_phrase_voice
from graph_builder.extraction.speech.line import REACH, Line
from graph_builder.extraction.speech.subjects import subject_after, subject_before, subject_heading
from graph_builder.extraction.speech.voices import Agreement, Memory, Voice, agreement
from graph_builder.model import EntityKind

_TURN = 3
"""Words of "غير أن" and its like at most, clitics apart."""


@dataclass
class Context:
    """A sentence being read."""

    line: Line
    memory: Memory
    found: list[Cue] = field(default_factory=list)

    def continued(self, at: int) -> Voice:
        """Who goes on speaking where a verb tells no subject: in the sentence, or in the document."""
        form = agreement(self.line, at)
        spoken = self.spoken()
        for voice in reversed(spoken):
            if form.fits(voice):
                return replace(voice, how="continued")
        subject = None if spoken else self._main_subject(at, form) or self._issuer(at, form)
        return subject or self.memory.same(form) or Voice(how="unknown")

    def inner(self, at: int) -> Voice | None:
        """Nobody known, where only persons within somebody's words can be meant: "قالت الشرطة إن لصوصا دخلوا وقالوا إن"."""
        form, spoken = agreement(self.line, at), self.spoken()
        return Voice(how="inner") if form.plural and spoken and not any(form.fits(v) for v in spoken) else None

    def accompanied(self, at: int) -> Voice:
        """Whose participle or noun stands at ``at``: the main speaker of the sentence, or its subject."""
        form = agreement(self.line, at)
        spoken = [c for c in self.found if c.voice is not None]
        main = [c.voice for c in spoken if c.voice is not None and (c.breaks or c is spoken[0])]
        for voice in reversed(main):
            if form.fits(voice):
                return voice
        if main:
            return main[-1]
        return self._main_subject(at, form) or self.memory.same(form) or Voice(how="unknown")

    def source_ahead(self, verb: int, voice: Voice) -> Voice | None:
        """Y in "نقلا عن Y، أفادت وكالة X": whoever the words of an outlet were said to be taken from before its verb."""
        before = self.found[-1] if self.found else None
        outlet = voice.mention is not None and voice.mention.kind is EntityKind.MEDIA_OUTLET
        if (
            before is None
            or before.content is None
            or not outlet
            or self.line.phrase(before.first, self.line.words.sourcing) is None
        ):
            return None
        return before.voice if before.content.first == verb else None

    def breaks(self, clause: int) -> bool:
        """Whether a clause that starts here ends the words of the speaker before: "، وقال", "فيما أعلن", a new sentence."""
        line = self.line
        if any(found and found[0] == clause for i in range(max(0, clause - _TURN), clause) for found in [self._turn(i)]):
            return True
        at = line.left(clause)
        while at >= 0 and (line.exactly("auxiliaries", at) or line.exactly("verb_negators", at)):
            at = line.left(at)
        if at < 0 or line.is_end(at) or line.is_comma(at):
            return True
        if line.is_and(at) and clause - at <= 2:
            return line[clause].upos in ("VERB", "AUX") or at == 0 or line.is_mark(at - 1)
        return line.exactly("openers", at)

    def _turn(self, at: int) -> tuple[int, str] | None:
        """ "، غير أن": what turns to somebody else, behind a comma."""
        return self.line.phrase(at, self.line.words.contrasts) if self.line.is_comma(at - 1) else None

    def spoken(self) -> list[Voice]:
        """Who has spoken in this sentence, or might have."""
        return [v for c in self.found for v in (c.voice or c.silent,) if v is not None]

    def _issuer(self, stop: int, form: Agreement) -> Voice | None:
        """Whose statement the sentence starts with: "وفي بيان للتنظيم، أعلن"."""
        line = self.line
        first = 1 if line.is_and(0) else 0
        if not (line.exactly("inside_prepositions", first) and line.has("documents", first + 1)):
            return None
        voice = noun_phrase_voice(line, first + 1, stop, self.memory)
        return voice if voice is not None and voice.named and form.fits(replace(voice, feminine=None)) else None

    def _main_subject(self, stop: int, form: Agreement) -> Voice | None:
        """The subject of the nearest verb before ``stop`` outside relative clauses, where it is an actor and agrees.

        One that nobody could be linked to speaks all the same where its verb reports ("قال أحد الشهود عبر الهاتف قائلا").
        """
        line = self.line
        for verb in range(stop - 1, max(-1, stop - 2 * REACH), -1):
            if line.is_end(verb):
                return None
            if not self._is_main_verb(verb):
                continue
            reports = bool(line.words.reporting(line.lemma[verb], line.text[verb]))
            for voice in self._subjects(verb, stop):
                if form.fits(voice) and ((voice.named and self._is_here(voice)) or reports):
                    return replace(voice, how="subject")
        return None

    def _is_main_verb(self, at: int) -> bool:
        line = self.line
        if line.covered[at] is not None or line.exactly("relatives", at - 1):
            return False
        left = line.left(at)
        homograph = line.text[at] in line.words.homographs and (left < 0 or line.is_and(left) or line.is_mark(left))
        return line.is_verb(at) or homograph

    def _subjects(self, verb: int, stop: int) -> Iterator[Voice]:
        line, memory = self.line, self.memory
        found = (
            subject_heading(line, verb, memory),
            subject_after(line, verb, stop, None, memory),
            subject_before(line, verb, memory),
        )
        return (voice for voice in found if voice is not None)

    def _is_here(self, voice: Voice) -> bool:
        return voice.mention is not None and voice.mention.sentence == self.line.sentence.index
