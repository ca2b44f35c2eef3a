"""Names that no actor or place has, although they look like one: of weapons and machines ("عبوة «شواظ»", "طائرة من نوع «يافا»",
"مقاتلات من طراز إف-16", "طائرات ميراج الفرنسية"), and the forces within such words ("حاملة الطائرات الأميركية").
"""

from __future__ import annotations

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, is_quote
from graph_builder.model import EntityKind, Sentence


def drop_devices(page: Page) -> None:
    """Take such names off the page."""
    for sentence in page.parsed.sentences:
        for draft in [d for d in page.drafts[sentence.index] if _is_device(page, sentence, d)]:
            page.remove(draft)


def _is_device(page: Page, sentence: Sentence, draft: Draft) -> bool:
    if _is_whole(page, sentence, draft):
        return True
    before = draft.first - 1
    if before < 0 or draft.adjective:
        return False
    if core(sentence.words[before]) in lexicon().groups.carriers:
        return draft.kind is EntityKind.STATE_FORCE
    if _is_make(page, draft) and core(sentence.words[before]) in lexicon().groups.devices:
        return True
    quoted = is_quote(sentence.words[before])
    before -= quoted
    if before >= 0 and core(sentence.words[before]) in lexicon().groups.makes:
        return quoted or page.know(draft.entity).origin != "catalogue"
    while quoted and before > 0 and sentence.words[before].upos == "ADJ":
        before -= 1
    return quoted and before >= 0 and core(sentence.words[before]) in lexicon().groups.devices


def _is_whole(page: Page, sentence: Sentence, draft: Draft) -> bool:
    """ "بعبوة شواظ": what the model takes for a place begins with the word for the machine itself."""
    known = draft.witness == "ner" and page.know(draft.entity).origin == "text" and draft.last > draft.first
    return known and draft.kind.is_place and core(sentence.words[draft.first]) in lexicon().groups.devices


def _is_make(page: Page, draft: Draft) -> bool:
    """A name that only the model knows, and behind it whose machine it is: "طائرات ميراج الفرنسية"."""
    behind = page.starting(draft.sentence, draft.last + 1)
    return draft.witness == "ner" and page.know(draft.entity).origin == "text" and behind is not None and behind.adjective
