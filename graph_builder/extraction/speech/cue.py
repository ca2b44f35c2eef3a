"""What a sign of speech holds, whatever sort of word gives it."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.extraction.speech.quotes import Quote
from graph_builder.extraction.speech.voices import Voice
from graph_builder.model import Certainty


@dataclass(frozen=True)
class Content:
    """Where the reported words start. ``how`` is that, colon, quote, about, noun or attribution."""

    how: str
    last: int
    """Index of the attribution's last word, right before the content ("أن", ":", a mark)."""
    first: int
    quote: Quote | None = None


@dataclass(frozen=True)
class Cue:
    """One sign that somebody speaks, with the words that show it."""

    rule: str
    at: int
    """Index of the verb, participle or noun, or of the first word of "بحسب"."""
    first: int
    last: int
    """Words of the attribution, both inclusive."""
    voice: Voice | None
    """``None``: nobody says anything ("لم يعلق")."""
    content: Content | None
    """``None`` for an attribution that covers words before it, and where nothing is said."""
    clause: int
    """Index where its clause starts."""
    breaks: bool
    """Whether it ends the words of the speaker before it."""
    manner: str = "reported"
    certainty: Certainty = Certainty.ASSERTED
    until_relative: bool = False
    silent: Voice | None = None
    """Who says nothing here, but may go on speaking behind it ("أعرب الرئيس عن حزنه. وقال إن")."""

    @property
    def is_backward(self) -> bool:
        """Whether it covers what stands before it ("…، بحسب X")."""
        return self.content is None and self.voice is not None


def silent(at: int, clause: int, breaks: bool, voice: Voice | None = None) -> Cue:
    """A verb by which nobody says anything, but which may end what was said before it."""
    return Cue("silent", at, clause, at, None, None, clause, breaks, "silent", silent=voice)
