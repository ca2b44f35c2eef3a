"""English names for what only the text names or describes."""

from __future__ import annotations

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Page, core, is_quote


def in_english(page: Page, sentence: int, first: int, last: int, head: str) -> str:
    """A description in English, what describes before what is described: "مصدر أمني رفيع" is "senior security source"."""
    words = page.words(sentence)
    qualities: list[str] = []
    states: list[str] = []
    others: list[str] = []
    at = first
    while at <= last:
        draft, word = page.starting(sentence, at), words[at]
        if draft is not None and draft.last <= last:
            adjective = page.catalogue.adjectives.get(draft.entity) if draft.adjective else None
            (states if adjective else others).append(adjective or page.entities[draft.entity].name_en)
            at = draft.last
        elif word.upos not in ("ADP", "PUNCT", "CCONJ") and not is_quote(word):
            told = lexicon().in_english(core(word)) or romanise(word.text)
            (qualities if told in lexicon().sources.qualities else others).append(told)
        at += 1
    return " ".join([*qualities, *states, *others, head]).strip()
