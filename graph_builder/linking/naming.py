"""English names for what only the text names or describes."""

from __future__ import annotations

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Page, core, is_quote


def in_english(page: Page, sentence: int, first: int, last: int, head: str) -> str:
    """A description in English, what describes before what is described: "مصدر أمني عراقي" is "security Iraqi source"."""
    words = page.words(sentence)
    parts: list[str] = []
    at = first
    while at <= last:
        draft = page.starting(sentence, at)
        if draft is not None and draft.last <= last:
            adjective = page.catalogue.adjectives.get(draft.entity) if draft.adjective else None
            parts.append(adjective or page.entities[draft.entity].name_en)
            at = draft.last + 1
            continue
        word = words[at]
        if word.upos not in ("ADP", "PUNCT", "CCONJ") and not is_quote(word):
            parts.append(lexicon().in_english(core(word)) or romanise(word.text))
        at += 1
    return " ".join([*parts, head]).strip()
