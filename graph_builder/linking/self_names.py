"""Groups that a document first describes and then calls by the name they give themselves: the name is theirs, and both are one
entity there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from graph_builder.linking.files import read_yaml
from graph_builder.linking.latin import romanise
from graph_builder.linking.page import Draft, Page, key_of
from graph_builder.linking.phrases import nested, quoted
from graph_builder.linking.schema import Form
from graph_builder.linking.spelling import fold
from graph_builder.linking.ways import GROUP
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Sentence

_BEFORE, _AFTER = 3, 3
"""Words between description and phrase ("، التي"), and between phrase and name ("اسم «")."""


class SelfNames(Form):
    """``words/self_names.yaml``."""

    phrases: list[str]
    descriptions: list[str]


def read_self_names(page: Page) -> None:
    """ "مجموعة تسمي نفسها «أحرار العراق»", "فصيل يسمي نفسه سرايا أحرار العراق": what a group calls itself, in quotation
    marks or as the model sees it, names nobody else, no state and no army in it either; a known name that fills it stays. Linear
    in the length of the document."""
    for sentence in page.parsed.sentences:
        for first, last in _phrases(sentence):
            before = sentence.words[max(0, first - _BEFORE) : first]
            name = _name_behind(page, sentence, last)
            if name is not None and any(fold(w.text).text in _descriptions() for w in before):
                _name(page, sentence, *name)


def _name_behind(page: Page, sentence: Sentence, phrase: int) -> tuple[int, int] | None:
    """First and last word of the name that stands behind the last word of a phrase."""
    for at in range(phrase + 1, phrase + _AFTER):
        end = quoted(page, sentence.index, at)
        if end is not None:
            return at + 1, end
    seen = (n for n in sentence.names if n.label == "ORG" and phrase < n.first < phrase + _AFTER)
    return next(((n.first, n.last) for n in seen if page.starting(sentence.index, n.first) is None), None)


def _name(page: Page, sentence: Sentence, first: int, last: int) -> None:
    drafts = nested(page, sentence.index, first, last)
    if any((d.first, d.last) == (first, last) for d in drafts):
        return
    for draft in drafts:
        page.remove(draft)
    text = page.plain(sentence.index, first, last)
    key = key_of(EntityKind.ARMED_GROUP, text)
    page.invent(Entity(key, EntityKind.ARMED_GROUP, text, romanise(text), (text,), "text"))
    page.add(Draft(sentence.index, first, last, key, EntityKind.ARMED_GROUP, *GROUP, name=text), text)


def apply_self_names(linked: LinkedDocument) -> LinkedDocument:
    """Let the description mean the named group everywhere in the document. Linear in its length."""
    named: dict[str, str] = {}
    for sentence in linked.parsed.sentences:
        for first, last in _phrases(sentence):
            described, name = _around(linked, sentence, first, last)
            if described and name and described.entity != name.entity and _is_no_name(linked.entities[described.entity]):
                named[described.entity] = name.entity
    if not named:
        return linked
    mentions = tuple(m.meaning(linked.entities[named.get(m.entity, m.entity)]) for m in linked.mentions)
    return LinkedDocument(linked.parsed, mentions, linked.entities)


def _is_no_name(entity: Entity) -> bool:
    """Whether a group is only described ("الفصائل العراقية المسلحة"), and has no name of its own before."""
    return entity.origin == "text" or entity.umbrella


def is_named_behind(sentence: Sentence, index: int) -> bool:
    """Whether what stands at a word gives itself a name behind it: "الجماعة التي تعرف باسم" is none that was told before."""
    return any(0 < first - index <= _BEFORE for first, _ in _phrases(sentence))


def _phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    forms = [fold(w.text).text for w in sentence.words]
    written = set(forms)
    for phrase in (p for p in _phrase_forms() if written.issuperset(p)):
        for at in range(len(forms) - len(phrase) + 1):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                yield at, at + len(phrase) - 1


def _around(linked: LinkedDocument, sentence: Sentence, first: int, last: int) -> tuple[Mention | None, Mention | None]:
    groups = [m for m in linked.by_sentence[sentence.index] if m.kind is EntityKind.ARMED_GROUP]
    described = [m for m in groups if 0 < first - m.last <= _BEFORE and _describes(sentence, m)]
    names = [m for m in groups if 0 < m.first - last <= _AFTER]
    return (described[-1] if described else None), (names[0] if names else None)


def _describes(sentence: Sentence, mention: Mention) -> bool:
    return fold(sentence.words[mention.first].text).text in _descriptions()


@lru_cache(maxsize=1)
def _words() -> SelfNames:
    return read_yaml("words/self_names.yaml", SelfNames)


@lru_cache(maxsize=1)
def _phrase_forms() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(w).text for w in phrase.split()) for phrase in _words().phrases)


@lru_cache(maxsize=1)
def _descriptions() -> frozenset[str]:
    return frozenset(fold(w).text for w in _words().descriptions)
