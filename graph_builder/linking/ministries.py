"""Ministries told by their ministers: "وزير الدفاع العراقي خالد العبيدي" speaks of the Iraqi Ministry of Defence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.linking.countries import Countries
from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import rules
from graph_builder.linking.ways import MINISTRY
from graph_builder.model import Entity, EntityKind, Word, carries_pronoun

_LONGEST = 5
_NAME_TAGS = frozenset({"NOUN", "ADJ", "PROPN"})


@dataclass
class _Portfolio:
    """What a minister minds, in words ``first`` to ``last``, and whose minister it is, told in the words up to ``end``."""

    first: int
    last: int
    end: int
    state: str | None = None


def read_ministries(page: Page, countries: Countries) -> None:
    """Let the words after "minister" mean the ministry where the minister's name stands beside them."""
    for sentence in page.parsed.sentences:
        for index in page.having(sentence.index, lexicon().persons.ministers):
            word = sentence.words[index]
            if index + 1 < len(sentence.words) and not definite(word) and word.upos in _NAME_TAGS:
                _read(page, countries, sentence.index, index)


def _read(page: Page, countries: Countries, sentence: int, index: int) -> None:
    portfolio = _portfolio(page, sentence, index + 1)
    if portfolio is None or _is_former(page, sentence, portfolio):
        return
    minister = _named_after(page, sentence, portfolio.end + 1) or _named_before(page, sentence, index - 1)
    if minister is None:
        return
    state = portfolio.state or page.entities[minister.entity].country or countries.best(sentence)
    key = _ministry(page, _name(page, sentence, portfolio), state)
    kind = page.know(key).kind
    page.add(Draft(sentence, portfolio.first, max(portfolio.last, _own_end(page, sentence, portfolio)), key, kind, *MINISTRY))


def _portfolio(page: Page, sentence: int, first: int) -> _Portfolio | None:
    """The words of the portfolio up to a state, a name or what is no noun: "حقوق الإنسان", "التربية والتعليم"."""
    words = page.words(sentence)
    last, at = first - 1, first
    while at < len(words) and at - first < _LONGEST:
        joined = last >= first and words[at].upos == "CCONJ" and at + 1 < len(words) and definite(words[at + 1])
        if not _belongs(page, sentence, at + 1 if joined else at):
            break
        last = at + 1 if joined else at
        at = last + 1
    if last < first or core(words[first]) in lexicon().persons.no_portfolios:
        return None
    return _with_state(page, sentence, _Portfolio(first, last, last))


def _is_former(page: Page, sentence: int, portfolio: _Portfolio) -> bool:
    """Whoever minded it minds it no longer: "وزير الداخلية الأسبق"."""
    told = page.words(sentence)[portfolio.first : portfolio.end + 2]
    return not lexicon().persons.not_in_office.isdisjoint(map(core, told))


def _belongs(page: Page, sentence: int, at: int) -> bool:
    """A noun or definite adjective that is no state, no name and no further post."""
    word = page.words(sentence)[at]
    noun = word.upos in _NAME_TAGS and (definite(word) or word.upos == "NOUN") and not carries_pronoun(page.words(sentence), at)
    other = core(word) in lexicon().persons.ranks or (core(word) in lexicon().persons.posts and not definite(word))
    return noun and not other and page.starting(sentence, at) is None


def _with_state(page: Page, sentence: int, portfolio: _Portfolio) -> _Portfolio:
    """The state right after the portfolio: "الأوغندي", "خارجية إيران", "في اليمن"."""
    words, at = page.words(sentence), portfolio.last + 1
    within = at + 1 < len(words) and words[at].upos == "ADP" and core(words[at]) in lexicon().sources.links
    draft = page.starting(sentence, at + 1 if within else at)
    if draft is not None and draft.kind is EntityKind.GOVERNMENT and (draft.adjective or within or not definite(words[at - 1])):
        portfolio.state, portfolio.end = draft.entity, draft.last
    return portfolio


def _own_end(page: Page, sentence: int, portfolio: _Portfolio) -> int:
    """Last word of the mention: the state's adjective or name belongs to it, "في اليمن" does not."""
    beside = portfolio.end > portfolio.last and page.starting(sentence, portfolio.last + 1) is not None
    return portfolio.end if beside else portfolio.last


def _named_after(page: Page, sentence: int, at: int) -> Draft | None:
    """The person whose name begins at a word, or behind a comma and ranks."""
    words = page.words(sentence)
    while at < len(words):
        draft = page.starting(sentence, at)  # with a rank, too: "وزير الداخلية اليمني اللواء فلان"
        if draft is not None and draft.kind is EntityKind.PERSON:
            return draft
        if not _passed(words, at):
            break
        at += 1
    return None


def _named_before(page: Page, sentence: int, at: int) -> Draft | None:
    """The person whose name ends at a word, or before a comma."""
    words = page.words(sentence)
    if at > 0 and words[at].text in lexicon().persons.commas:
        at -= 1
    found = (d for d in page.drafts[sentence] if d.last == at and d.kind is EntityKind.PERSON)
    return next(found, None)


def _passed(words: Sequence[Word], at: int) -> bool:
    return is_quote(words[at]) or words[at].text in lexicon().persons.commas or core(words[at]) in lexicon().persons.ranks


def _name(page: Page, sentence: int, portfolio: _Portfolio) -> str:
    """ "وزارة الخارجية" of "وزير خارجية إيران" and of "وزير الخارجية الإيراني"."""
    said = page.plain(sentence, portfolio.first, portfolio.last)
    alone = portfolio.first == portfolio.last and not definite(page.words(sentence)[portfolio.first])
    return f"{lexicon().persons.ministry} {rules().article if alone else ''}{said}"


def _ministry(page: Page, name: str, state: str | None) -> str:
    """Key of a state's ministry: the catalogue's, or one that this text tells of."""
    for sense in page.catalogue.senses(name) if state else ():
        if sense.use is Use.BARE and (state, sense.entity) in page.catalogue.bodies:
            return page.catalogue.bodies[str(state), sense.entity]
    key = key_of(EntityKind.ORGANIZATION, name, state or "")
    return page.invent(Entity(key, EntityKind.ORGANIZATION, name, romanise(name), (name,), "text", state))
