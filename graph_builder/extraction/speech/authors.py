"""Whose own statement a document is: "ونحن في الإمارة الإسلامية إذ ندين", under the headline "بيان صادر عن الكتائب"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_builder.extraction.speech.scopes import Scope, scope_of
from graph_builder.extraction.speech.voices import INDIVIDUALS
from graph_builder.extraction.speech.words import speech_words
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.model import EntityKind, LinkedDocument, Mention, Sentence

_DOUBTED = "claimed_doubtful"
"""The manner of "زعم" in ``frames/speech.yaml``."""
_NO_AUTHORS = (*INDIVIDUALS, EntityKind.MEDIA_OUTLET, EntityKind.GOVERNMENT)


def author_of(linked: LinkedDocument, scopes: Sequence[Scope]) -> str | None:
    """The body that names itself as the writer; none in a report, which quotes somebody and not just to doubt him."""
    if any(s.manner != _DOUBTED for s in scopes):
        return None
    signed = (key for s in linked.parsed.sentences for key in _signatures(linked, scopes, s))
    return next(signed, None)


def _signatures(linked: LinkedDocument, scopes: Sequence[Scope], sentence: Sentence) -> Iterator[str]:
    """Who says "we" of himself outside others' words, or whose statement a headline announces."""
    for mention in linked.by_sentence[sentence.index]:
        if mention.adjective or not mention.kind.is_actor or mention.kind in _NO_AUTHORS:
            continue
        quoted = scope_of(scopes, sentence.index, mention.first) is not None
        if not quoted and (_is_ours(sentence, mention) or (sentence.is_title and _is_issuer(sentence, mention))):
            yield mention.entity


def _is_ours(sentence: Sentence, mention: Mention) -> bool:
    """ "ونحن في الإمارة الإسلامية", "إننا في حركة حماس" """
    words, before = speech_words(), [fold(w.text) for w in sentence.words[max(0, mention.first - 3) : mention.first]]
    return len(before) > 1 and words.has("among", before[-1]) and any(words.has("ourselves", w) for w in before[:-1])


def _is_issuer(sentence: Sentence, mention: Mention) -> bool:
    """ "بيان صادر عن كتائب القسام", "بيان للمقاومة الإسلامية": nothing but a word for a text and what ties it to its issuer."""
    words, before = speech_words(), sentence.words[: mention.first]
    text = bool(before) and words.has("communiques", bare(fold(before[0].text)))
    tied = len(before) > 1 and words.has("issuing", fold(before[-1].text))
    return text and tied and all(w.upos == "ADJ" for w in before[1:-1]) and not any(w.upos == "VERB" for w in sentence.words)
