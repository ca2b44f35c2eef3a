"""Persons told by their office alone: "رئيس الوزراء العراقي", "وزير الدفاع الأميركي", "زعيم جماعة الحوثي"."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, is_quote
from graph_builder.linking.posts import office
from graph_builder.linking.ways import OFFICE
from graph_builder.model import EntityKind, Word

_LONGEST = 7
_ACTORS = frozenset(
    {EntityKind.GOVERNMENT, EntityKind.ORGANIZATION, EntityKind.STATE_FORCE, EntityKind.ARMED_GROUP, EntityKind.MEDIA_OUTLET}
)


@dataclass
class _Phrase:
    """What an office is called and whose it is; ``last`` is the index of its last word."""

    last: int
    title: list[str] = field(default_factory=list)
    owner: Draft | None = None


def read_officers(page: Page) -> None:
    """Let the office mean its holder on the day of the report, where the catalogue tells of one and only one."""
    named = {d.entity for d in page.all() if d.kind is EntityKind.PERSON}
    for sentence in page.parsed.sentences:
        for index in page.having(sentence.index, lexicon().persons.posts):
            post = sentence.words[index].upos in ("NOUN", "PROPN", "ADJ", "X")
            if post and page.covering(sentence.index, index) is None:
                _read(page, sentence.index, index, named)


def _read(page: Page, sentence: int, index: int, named: set[str]) -> None:
    words = page.words(sentence)
    if not definite(words[index]) and index + 1 < len(words) and words[index + 1].upos == "ADP":
        return  # "قائد بالحرس الثوري" is one of many
    phrase = _phrase(page, sentence, index)
    if phrase.owner is None or _of_another(page, sentence, index) or _goes_on(page, sentence, phrase.last + 1):
        return
    if _of_the_named(page, sentence, index):
        return
    person = page.catalogue.posts.holder(
        phrase.owner.entity, office(" ".join(phrase.title)), page.parsed.document.published, named
    )
    if person is not None:
        draft = Draft(sentence, index, phrase.last, person, EntityKind.PERSON, *OFFICE)
        page.add(draft, page.plain(sentence, index, phrase.last))


def _phrase(page: Page, sentence: int, index: int) -> _Phrase:
    """The words of the office up to its owner: "وزير" + "الدفاع" + الأميركي, "زعيم" + جماعة الحوثي."""
    words = page.words(sentence)
    phrase = _Phrase(index, [core(words[index])])
    at = index + 1
    while at < len(words) and at - index <= _LONGEST:
        draft = page.starting(sentence, at)
        if draft is not None and (draft.adjective or draft.kind in _ACTORS):
            if not draft.adjective or definite(words[at]):  # "أول رئيس أميركي" is nobody
                phrase.owner, phrase.last = draft, draft.last
                government = draft.kind is EntityKind.GOVERNMENT and core(words[at]) in lexicon().persons.office_nouns
                phrase.title += [core(words[at])] if government else []  # "رئيس الحكومة"
            break
        if draft is not None or not _belongs(words[at]):
            break
        if words[at].upos != "ADP" and not is_quote(words[at]) and core(words[at]) not in lexicon().sources.name_of:
            phrase.title.append(core(words[at]))
        at += 1
    return phrase


def _belongs(word: Word) -> bool:
    if word.upos == "ADP":
        return core(word) in lexicon().persons.post_links
    return is_quote(word) or (
        word.upos in ("NOUN", "ADJ", "PROPN") and (definite(word) or core(word) in lexicon().persons.office_nouns)
    )


def _of_another(page: Page, sentence: int, index: int) -> bool:
    """Another office stands before, to which this one belongs: "نائب الرئيس اليمني"."""
    words = page.words(sentence)
    return index > 0 and words[index].head == index - 1 and core(words[index - 1]) in lexicon().persons.posts


def _of_the_named(page: Page, sentence: int, index: int) -> bool:
    """The office stands behind its holder's name: "سعيد الوردي وزير الداخلية اليمني"."""
    words = page.words(sentence)
    before = page.covering(sentence, index - 1) if index else None
    if before is None or before.kind is not EntityKind.PERSON:
        return False
    first = before.first  # "العميد محمد زاهدي قائد الفيلق": the rank may govern both
    while first > 0 and core(words[first - 1]) in lexicon().persons.ranks:
        first -= 1
    return first <= words[index].head <= before.last or words[page.head(before)].head == index


def _goes_on(page: Page, sentence: int, at: int) -> bool:
    """A name follows, or a word by which the office is no longer or not yet held: "السابق", "المنتخب"."""
    words = page.words(sentence)
    while at < len(words) and (is_quote(words[at]) or core(words[at]) in lexicon().persons.ranks):
        at += 1
    if at >= len(words):
        return False
    draft = page.starting(sentence, at)
    return (draft is not None and draft.kind is EntityKind.PERSON) or core(words[at]) in lexicon().persons.not_in_office
