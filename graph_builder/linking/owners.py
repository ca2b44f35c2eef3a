"""Bodies that are told by whom they belong to: "جماعة مرتبطة بإيران", "القوات الموالية للرئيس السابق علي عبد الله صالح"."""

from __future__ import annotations

from graph_builder.linking.lexicon import Head, last_name, lexicon
from graph_builder.linking.page import Draft, Page, core, definite
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import fold
from graph_builder.linking.ways import OWNED
from graph_builder.model import EntityKind


def with_owner(page: Page, sentence: int, index: int, last: int, head: Head) -> int:
    """What a description needs to be whole: "جماعة مرتبطة بإيران", "الخارجين عن القانون"."""
    words = page.words(sentence)
    at = last + 1
    if at + 1 >= len(words) or words[at].upos != "ADP":
        return last
    preposition = fold(words[at].text).text
    asked = last == index and preposition in head.followers
    described = (
        words[last].upos == "ADJ" and core(words[last]) in lexicon().groups.owned and preposition in lexicon().groups.owner_links
    )
    known = _named_owner(page, sentence, at + 1)
    if known is not None and not known.adjective and (asked or described):
        return known.last
    return at + 1 if asked else last


def known_by_owner(page: Page, sentence: int, index: int, last: int) -> bool:
    """ "القوات الموالية للرئيس السابق علي عبد الله صالح" are known as "القوات الموالية لصالح"."""
    words = page.words(sentence)
    persons = (d for d in page.drafts[sentence] if d.kind is EntityKind.PERSON)
    owner = next((d for d in persons if d.last == last and d.first > index + 1), None)
    at = next(
        (w.index for w in words[index + 1 : last] if w.upos == "ADP" and fold(w.text).text in lexicon().groups.owner_links), None
    )
    if owner is None or at is None or page.entities[owner.entity].origin == "text":
        return False
    described = f"{page.plain(sentence, index, at - 1)} {words[at].text}"
    for name in page.entities[owner.entity].names:
        for called in (name, " ".join(last_name(name.split()))):
            sense = next((s for s in page.catalogue.senses(described + called) if s.use is Use.NAME), None) if called else None
            if sense is not None:
                kind = page.know(sense.entity).kind
                page.add(Draft(sentence, index, last, sense.entity, kind, *OWNED), page.plain(sentence, index, last))
                return True
    return False


def _named_owner(page: Page, sentence: int, at: int) -> Draft | None:
    """The actor named at a word, or after a title and its adjectives: "للرئيس الشرعي عبد ربه منصور هادي"."""
    words = page.words(sentence)
    titled = core(words[at]) in lexicon().persons.titles
    while titled and at + 1 < len(words) and qualifies(page, sentence, at):
        at += 1
    return page.starting(sentence, at)


def qualifies(page: Page, sentence: int, at: int) -> bool:
    """A title or an adjective of it, a state's too: "للرئيس اليمني السابق"."""
    draft = page.starting(sentence, at)
    return definite(page.words(sentence)[at]) and (draft is None or draft.adjective)
