"""Whose own statement a document is: "ونحن في الإمارة الإسلامية إذ ندين", "استهدف مجاهدونا" under "بيان صادر عن الكتائب"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extraction.speech.scopes import Scope, scope_of
from graph_builder.extraction.speech.voices import INDIVIDUALS
from graph_builder.extraction.speech.words import speech_words
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import EntityKind, LinkedDocument, Mention, Sentence, carries_pronoun

_DOUBTED = "claimed_doubtful"
"""The manner of "زعم" in ``frames/speech.yaml``."""
_HEADING = 3
"""Sentences at the top of a text of which one may say whose statement it is."""
_NO_AUTHORS = (*INDIVIDUALS, EntityKind.MEDIA_OUTLET, EntityKind.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Author:
    """A body that wrote a document itself."""

    key: str
    alone: bool
    """Nobody else is quoted there but to be doubted, so that all that nobody says is the author's."""

    def tells(self, sentence: Sentence) -> bool:
        """Whether the author tells what nobody says in a sentence."""
        return self.alone or is_of_our_men(sentence)


def author_of(linked: LinkedDocument, scopes: Sequence[Scope]) -> Author | None:
    """The body that names itself as the writer. Where others are quoted, only a heading shows that it is no report."""
    alone = all(s.manner == _DOUBTED for s in scopes)
    sentences = linked.parsed.sentences if alone else linked.parsed.sentences[:_HEADING]
    signed = (key for s in sentences for key in _signatures(linked, scopes, s, alone))
    key = next(signed, None)
    return Author(key, alone) if key is not None else None


def is_of_our_men(sentence: Sentence) -> bool:
    """Whether a sentence tells of men of those who speak: "استهدف مجاهدونا"."""
    words, known = sentence.words, vocabulary()
    men = (w for w in words[:-1] if known.has("hands", *known.forms(w)) or known.has("nameless", *known.forms(w)))
    return any(carries_pronoun(words, w.index) and known.has("we", fold(words[w.index + 1].text)) for w in men)


def _signatures(linked: LinkedDocument, scopes: Sequence[Scope], sentence: Sentence, alone: bool) -> Iterator[str]:
    """Whose statement a heading announces, or who says "we" of himself outside others' words where nobody else is quoted."""
    for mention in linked.by_sentence[sentence.index]:
        if mention.adjective or not mention.kind.is_actor or mention.kind in _NO_AUTHORS:
            continue
        quoted = scope_of(scopes, sentence.index, mention.first) is not None
        heads = sentence.index < _HEADING and _is_issuer(sentence, mention)
        if not quoted and (heads or (alone and (_is_ours(sentence, mention) or _signs(sentence, mention)))):
            yield mention.entity


def _is_ours(sentence: Sentence, mention: Mention) -> bool:
    """ "ونحن في الإمارة الإسلامية", "إننا في حركة حماس" """
    words, before = speech_words(), [fold(w.text) for w in sentence.words[max(0, mention.first - 3) : mention.first]]
    return len(before) > 1 and words.has("among", before[-1]) and any(words.has("ourselves", w) for w in before[:-1])


def _signs(sentence: Sentence, mention: Mention) -> bool:
    """ "المكتب الإعلامي لكتائب القسام", "الناطق الرسمي باسم القوات المسلحة": a line of nothing but who speaks for a body."""
    words, before, behind = speech_words(), sentence.words[: mention.first], sentence.words[mention.last + 1 :]
    office = [bare(fold(w.text)) for w in before[:1]]
    speaks = any(words.has("spokespersons", w) or words.has("offices", w) for w in office)
    return speaks and all(w.upos in ("NOUN", "ADJ", "ADP") for w in before) and all(w.upos == "PUNCT" for w in behind)


def _is_issuer(sentence: Sentence, mention: Mention) -> bool:
    """ "بيان صادر عن كتائب القسام", "بيان للمقاومة الإسلامية": nothing but a word for a text and what ties it to its issuer."""
    words, before = speech_words(), sentence.words[: mention.first]
    text = bool(before) and words.has("communiques", bare(fold(before[0].text)))
    tied = len(before) > 1 and words.has("issuing", fold(before[-1].text))
    return text and tied and all(w.upos == "ADJ" for w in before[1:-1]) and not any(w.upos == "VERB" for w in sentence.words)
