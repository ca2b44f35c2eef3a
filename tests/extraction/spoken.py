"""Linked documents for tests of speech and hedges, written as text.

One sentence a line; an empty line starts a paragraph. ``[الجيش|army|StateForce]`` is a mention, its kind told once,
``~`` behind it marks a relational adjective. ``قال/قال`` is a past verb with its lemma, ``يقول//قال`` a present one. A clitic
is written apart with ``+`` behind it. ``word>3`` hangs from the word 3, ``word>3:obj`` with that relation. Other parts of speech
follow from the word itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_builder.model import Document, Entity, EntityKind, LinkedDocument, Mention, ParsedDocument, Sentence, Word

_PART = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<key>[\w-]+)(?:\|(?P<kind>\w+))?(?P<adjective>~)?\]|(?P<word>\S+)")
_WORD = re.compile(r"(?P<form>[^/>]+)(?:(?P<tense>//?)(?P<lemma>[^>]+))?(?:>(?P<head>-?\d+)(?::(?P<relation>\w+))?)?$")
_PARTS = {
    "ADP": "في من إلى الى على عن ب ل ك عبر مع بعد قبل حول وفق بحسب حسب",
    "CCONJ": "و ف أو",
    "SCONJ": "أن إن ان فيما بينما حين إذا لو",
    "PART": "لم لن لا",
    "AUX": "قد س سوف كان كانت ليس",
    "PRON": "ه ها هم هما هو هي الذي التي الذين ما",
}
_UPOS = {word: upos for upos, words in _PARTS.items() for word in words.split()}


@dataclass
class _Draft:
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def spoken(text: str, title: bool = False, part_of: dict[str, str] | None = None) -> LinkedDocument:
    """The document that ``text`` writes down; ``part_of`` adds institutions, ``title`` marks the first sentence as one."""
    draft, paragraph = _Draft(), 0
    for line in text.strip().splitlines():
        if not line.strip():
            paragraph += 1
            continue
        _sentence(draft, line, paragraph, title and not draft.sentences, part_of or {})
    parsed = ParsedDocument(Document("d" * 16, "test", draft.text), tuple(draft.sentences))
    return LinkedDocument(parsed, tuple(draft.mentions), draft.entities)


def _sentence(draft: _Draft, line: str, paragraph: int, title: bool, part_of: dict[str, str]) -> None:
    words: list[Word] = []
    places: list[tuple[int, re.Match[str]]] = []
    start, joined = len(draft.text), False
    for part in _PART.finditer(line):
        if part["key"]:
            places.append((len(words), part))
        for written in (part["name"] or part["word"]).split():
            draft.text += "" if joined or not words else " "
            words.append(_word(written, len(words), len(draft.text), joined, words, bool(part["adjective"])))
            draft.text += _written(written)
            joined = written.endswith("+")
    index = len(draft.sentences)
    draft.sentences.append(Sentence(index, start, len(draft.text), paragraph, title, tuple(words)))
    for first, part in places:
        _mention(draft, index, first, first + len(part["name"].split()) - 1, part, words, part_of)
    draft.text += "\n"


def _word(written: str, index: int, start: int, joined: bool, words: list[Word], adjective: bool) -> Word:
    match = _WORD.match(written.removesuffix("+"))
    assert match is not None, written
    form = match["form"]
    upos = "VERB" if match["lemma"] else _UPOS.get(form) or ("PUNCT" if not form[0].isalnum() else "NOUN")
    upos = "ADJ" if adjective else "NUM" if form.isdigit() else upos
    feats = {"Aspect": "Imp" if match["tense"] == "//" else "Perf"} if match["lemma"] else {}
    plain = "".join(c for c in form if not "\u064b" <= c <= "\u0652")
    token = words[-1].token if joined else (words[-1].token + 1 if words else 0)
    head, relation = int(match["head"] or (-1 if index == 0 else 0)), match["relation"] or ("root" if index == 0 else "dep")
    return Word(index, plain, match["lemma"] or plain, upos, feats, head, relation, start, start + len(form), token)


def _written(word: str) -> str:
    """The characters of a word as they stand in the text, diacritics included."""
    match = _WORD.match(word.removesuffix("+"))
    return match["form"] if match else word


def _mention(
    draft: _Draft, sentence: int, first: int, last: int, part: re.Match[str], words: list[Word], part_of: dict[str, str]
) -> None:
    key = part["key"]
    if key not in draft.entities:
        kind = EntityKind(part["kind"] or "Government")
        above = (part_of[key],) if key in part_of else ()
        draft.entities[key] = Entity(key, kind, part["name"], key, (part["name"],), "text", part_of=above)
    start, end = words[first].start, words[last].end
    kind = draft.entities[key].kind
    draft.mentions.append(
        Mention(
            sentence,
            first,
            last,
            first,
            start,
            end,
            draft.text[start:end],
            key,
            kind,
            "catalogue",
            1.0,
            adjective=bool(part["adjective"]),
        )
    )
