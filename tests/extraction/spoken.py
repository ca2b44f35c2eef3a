"""Linked documents for tests of what a text tells, written as text.

One sentence a line; an empty line starts a paragraph. ``[الجيش|army|StateForce]`` is a mention, its kind told once,
``~`` behind it marks a relational adjective. ``قال/قال`` is a past verb with its lemma, ``يقول//قال`` a present one, ``!`` behind
the lemma marks a passive. ``الغارات=غارة`` is a noun with its lemma, ``هجمات=هجوم*`` a plural, ``جوية=جوي^`` an adjective. A
clitic is written apart with ``+`` behind it. ``word>3`` hangs from the word 3, ``word>قصف:obj`` from the first word written so
and with that relation; behind the bracket of a mention it is the mention that hangs there. Other parts of speech follow from
the word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph_builder.model import Document, Entity, EntityKind, LinkedDocument, Mention, ParsedDocument, Sentence, Word

_PART = re.compile(
    r"\[(?P<name>[^|\]]+)\|(?P<key>[\w@-]+)(?:\|(?P<kind>\w+))?(?P<adjective>~)?\](?:>(?P<hung>\S+))?|(?P<word>\S+)"
)
_WORD = re.compile(
    r"(?P<form>[^/>=]+?)(?:(?P<tense>//?)(?P<verb>[^>!]+)|=(?P<noun>[^>^*]+))?(?P<mark>(?<=\w)[!^*])?(?:>(?P<head>\S+))?$"
)
_PARTS = {
    "ADP": "في من إلى الى على عن ب ل ك عبر مع بين بعد قبل حول وفق بحسب حسب",
    "CCONJ": "و ف أو",
    "SCONJ": "أن إن ان فيما بينما حين إذا لو",
    "PART": "لم لن لا",
    "DET": "هذا هذه",
    "AUX": "قد س سوف كان كانت ليس",
    "PRON": "ه ها هم هما هو هي الذي التي الذين ما",
}
_UPOS = {word: upos for upos, words in _PARTS.items() for word in words.split()}
_FEATS = {"!": {"Voice": "Pass"}, "*": {"Number": "Plur"}, "^": {}, None: {}}


@dataclass
class _Draft:
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def spoken(
    text: str,
    title: bool = False,
    part_of: Mapping[str, str] | None = None,
    loose: bool = False,
    published: date | None = None,
    known: Mapping[str, Mapping[str, Any]] | None = None,
) -> LinkedDocument:
    """The document that ``text`` writes down. ``title`` marks the first sentence as one; ``part_of`` adds institutions, ``known``
    other fields of entities. Words without a head hang from the first word, or with ``loose`` from nothing."""
    draft, paragraph = _Draft(), 0
    for line in text.strip().splitlines():
        if not line.strip():
            paragraph += 1
            continue
        _sentence(draft, line, paragraph, title and not draft.sentences, loose)
    fields = {key: {"part_of": (above,)} for key, above in (part_of or {}).items()} | dict(known or {})
    entities = {key: replace(entity, **fields.get(key, {})) for key, entity in draft.entities.items()}
    parsed = ParsedDocument(Document("d" * 16, "test", draft.text, published=published), tuple(draft.sentences))
    return LinkedDocument(parsed, tuple(draft.mentions), entities)


def _sentence(draft: _Draft, line: str, paragraph: int, title: bool, loose: bool) -> None:
    words: list[Word] = []
    heads: list[str] = []
    places: list[tuple[int, re.Match[str]]] = []
    start, joined = len(draft.text), False
    for part in _PART.finditer(line):
        first = len(words)
        if part["key"]:
            places.append((first, part))
        for written in (part["name"] or part["word"]).split():
            draft.text += "" if joined or not words else " "
            words.append(_word(written, len(words), len(draft.text), joined, words, bool(part["adjective"])))
            inside = str(first) if part["name"] and len(words) > first + 1 else ""
            heads.append(part["hung"] if part["hung"] and not inside else _match(written)["head"] or (inside if loose else ""))
            draft.text += _match(written)["form"]
            joined = written.endswith("+")
    index = len(draft.sentences)
    draft.sentences.append(Sentence(index, start, len(draft.text), paragraph, title, tuple(_hang(words, heads, loose))))
    for first, part in places:
        _mention(draft, index, first, first + len(part["name"].split()) - 1, part, words)
    draft.text += "\n"


def _match(written: str) -> re.Match[str]:
    match = _WORD.match(written.removesuffix("+"))
    assert match is not None, written
    return match


def _word(written: str, index: int, start: int, joined: bool, words: Sequence[Word], adjective: bool) -> Word:
    match = _match(written)
    form = match["form"]
    upos = "VERB" if match["verb"] else _UPOS.get(form) or ("PUNCT" if not form[0].isalnum() else "NOUN")
    upos = "ADJ" if adjective or match["mark"] == "^" else "NUM" if form.isdigit() else upos
    feats = {"Aspect": "Imp" if match["tense"] == "//" else "Perf"} if match["verb"] else {}
    plain = "".join(c for c in form if not "\u064b" <= c <= "\u0652")
    token = words[-1].token if joined else (words[-1].token + 1 if words else 0)
    lemma = match["verb"] or match["noun"] or plain
    return Word(index, plain, lemma, upos, feats | _FEATS[match["mark"]], -1, "dep", start, start + len(form), token)


def _hang(words: Sequence[Word], heads: Sequence[str], loose: bool) -> Iterable[Word]:
    for word, told in zip(words, heads, strict=True):
        above, _, relation = told.partition(":")
        default = -1 if word.index == 0 or loose else 0
        head = default if not above else int(above) if above.lstrip("-").isdigit() else _find(words, above, word.index)
        yield replace(word, head=head, deprel=relation or ("root" if word.index == 0 else "dep"))


def _find(words: Sequence[Word], form: str, other: int) -> int:
    return next(w.index for w in words if w.text == form and w.index != other)


def _mention(draft: _Draft, sentence: int, first: int, last: int, part: re.Match[str], words: Sequence[Word]) -> None:
    key = part["key"]
    start, end = words[first].start, words[last].end
    name = draft.text[start:end]
    if key not in draft.entities:
        draft.entities[key] = Entity(key, EntityKind(part["kind"] or "Government"), name, key, (name,), "text")
    kind, adjective = draft.entities[key].kind, bool(part["adjective"])
    draft.mentions.append(
        Mention(sentence, first, last, first, start, end, name, key, kind, "catalogue", 1.0, adjective=adjective)
    )
