"""Clans that a plural names one after the other: "قبائل مراد وعبيدة وجهم", "قبيلتي حاشد وبكيل"."""

from __future__ import annotations

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, key_of
from graph_builder.linking.phrases import is_name
from graph_builder.linking.senses import Use
from graph_builder.linking.ways import CLAN
from graph_builder.model import Entity, EntityKind


def read_clans(page: Page, sentence: int) -> None:
    """Put the clans of a sentence on the page that stand behind the first, which ``groups`` has read."""
    for index in page.having(sentence, lexicon().clans):
        _read_behind(page, sentence, index)


def _read_behind(page: Page, sentence: int, index: int) -> None:
    """Put the clans on the page that a plural names behind the first: "قبائل مراد وعبيدة وجهم"."""
    words, first = page.words(sentence), page.covering(sentence, index)
    if first is None or first.kind is not EntityKind.ARMED_GROUP or first.last == index:
        return
    at = first.last + 1
    paired = core(words[index]) in lexicon().clan_pairs and page.entities[first.entity].origin == "text"
    while at + 1 < len(words) and words[at].text in lexicon().places.list_signs and _is_a_clan(page, sentence, index, at + 1):
        last = at + 2 if core(words[at + 1]) in lexicon().persons.particles else at + 1
        _put_clan(page, sentence, index, at + 1, last)
        if paired:
            page.remove(first)
            _put_clan(page, sentence, index, index + 1, first.last, first.first)
            paired = False
        at = last + 1


def _put_clan(page: Page, sentence: int, plural: int, first: int, last: int, begin: int | None = None) -> None:
    """Put one clan of a list on the page, whose name stands in some words; ``begin``: where its mention begins, if not there."""
    name = f"{lexicon().clans[core(page.words(sentence)[plural])]} {page.plain(sentence, first, last)}"
    known = next((s.entity for s in page.catalogue.senses(name) if s.use is Use.NAME), None)
    key = known or key_of(EntityKind.ARMED_GROUP, name)
    if known is None:
        page.invent(Entity(key, EntityKind.ARMED_GROUP, name, romanise(name), (name,), "text"))
    page.add(Draft(sentence, first if begin is None else begin, last, key, EntityKind.ARMED_GROUP, *CLAN), name)


def _is_a_clan(page: Page, sentence: int, plural: int, index: int) -> bool:
    """A name that means nothing else, or the second noun of a pair."""
    words = page.words(sentence)
    paired = core(words[plural]) in lexicon().clan_pairs and definite(words[index]) and words[index].upos == "NOUN"
    ends = core(words[index]) not in lexicon().persons.particles or index + 1 < len(words)
    return (is_name(words[index]) or paired) and ends and page.covering(sentence, index) is None
