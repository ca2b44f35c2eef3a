"""Names that only the NER model knows: places and bodies that no head noun shows."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, key_of
from graph_builder.linking.phrases import is_name, located
from graph_builder.model import Entity, EntityKind, NamedSpan, Word

LONGEST_SPAN = 12
"""Words of a span of the model that may still be one name."""


def read_names(page: Page, sentence: int) -> None:
    """Put the places and bodies of the NER model on the page where nothing else stands."""
    words = page.words(sentence)
    for name in page.sentence(sentence).names:
        if name.label not in ("LOC", "ORG") or any(page.covering(sentence, i) for i in range(name.first, name.last + 1)):
            continue
        kind = EntityKind.CITY if name.label == "LOC" else _kind(page, sentence, name)
        if any(core(w) in lexicon().no_persons for w in words[name.first : name.last + 1]):
            continue
        if name.last - name.first >= LONGEST_SPAN or not any(is_name(w) for w in words[name.first : name.last + 1]):
            continue
        if name.label == "LOC" and (name.first == name.last and core(words[name.first]) in lexicon().place_heads):
            continue
        if name.label == "LOC" and not (located(words, name.first) or _among(words, name.first)):
            continue
        text = page.plain(sentence, name.first, name.last)
        key = key_of(kind, text)
        page.invent(Entity(key, kind, text, romanise(text), (text,), "text"))
        page.add(Draft(sentence, name.first, name.last, key, kind, "ner", 0.5, name=text), text)


def _kind(page: Page, sentence: int, name: NamedSpan) -> EntityKind:
    """Kind of a body from the head noun before it or in it; an organisation where none tells."""
    words = page.words(sentence)
    for index in (name.first, name.first - 1):
        if index >= 0 and not (index < name.first and definite(words[index])):
            heads = lexicon().group_heads.get(core(words[index]))
            if heads:
                return heads[0].kind
    return EntityKind.ORGANIZATION


def _among(words: Sequence[Word], index: int) -> bool:
    """After a preposition or "and", where names of places stand: "من بروكسل", "وميلانو"."""
    return index > 0 and words[index - 1].upos in ("ADP", "CCONJ")
