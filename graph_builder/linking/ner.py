"""Names that only the NER model knows: places and bodies that no head noun shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_builder.linking.countries import Countries
from graph_builder.linking.latin import romanise, written_together
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, key_of
from graph_builder.linking.phrases import is_name, located, points_back
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import fold_name, rules
from graph_builder.linking.ways import FOUND, FOUND_AND_KNOWN
from graph_builder.model import Entity, EntityKind, NamedSpan, Word

_TOWNS = frozenset({EntityKind.CITY, EntityKind.REGION})

LONGEST_SPAN = 12
"""Words of a span of the model that may still be one name."""


def told_places(page: Page) -> dict[str, str]:
    """Folded names, without a word for their kind, of the known places of a document: "الحوطة" of "مدينة الحوطة"."""
    told: dict[str, set[str]] = {}
    for draft in page.all():
        if draft.kind.is_place and not draft.adjective and draft.witness == "catalogue":
            head = core(page.words(draft.sentence)[draft.first]) in lexicon().place_heads
            first = draft.first + 1 if head and draft.first < draft.last else draft.first
            told.setdefault(fold_name(page.plain(draft.sentence, first, draft.last))[0], set()).add(draft.entity)
    return {name: keys.pop() for name, keys in told.items() if len(keys) == 1}


def read_names(page: Page, sentence: int, told: Mapping[str, str], countries: Countries) -> None:
    """Put the places and bodies of the NER model on the page where nothing else stands. ``told``: see ``told_places``."""
    for name in (_before_verb(page.words(sentence), n) for n in page.sentence(sentence).names):
        if name.label not in ("LOC", "ORG") or any(page.covering(sentence, i) for i in range(name.first, name.last + 1)):
            continue
        text = page.plain(sentence, name.first, name.last)
        known = told.get(fold_name(text)[0]) if name.label == "LOC" else None
        if text.isascii() and name.label == "ORG":
            known = page.catalogue.groups_in_latin.get(written_together(text))
        if known is None and not _counts(page, sentence, name):
            continue
        if known is None and name.label == "LOC":
            known = _town_of_state(page, countries.best(sentence), text)
        if known is not None:
            page.add(Draft(sentence, name.first, name.last, known, page.know(known).kind, *FOUND_AND_KNOWN, name=text), text)
            continue
        kind = _kind_of_place(page, sentence, name) if name.label == "LOC" else _kind(page, sentence, name)
        key = key_of(kind, text)
        page.invent(Entity(key, kind, text, romanise(text), (text,), "text"))
        page.add(Draft(sentence, name.first, name.last, key, kind, *FOUND, name=text), text)


def _before_verb(words: Sequence[Word], name: NamedSpan) -> NamedSpan:
    """A span of the model up to the verb in it: "الحشد" يكنى أبا منتظر."""
    verb = next((w.index for w in words[name.first + 1 : name.last + 1] if w.upos == "VERB"), None)
    return name if verb is None else replace(name, last=verb - 1)


def _town_of_state(page: Page, state: str | None, text: str) -> str | None:
    """The one town of a state whose name means other things too, where no word for a place stands before it ("في دوما")."""
    headed = {s.entity for s in page.catalogue.senses(text) if s.use is Use.HEADED}
    towns = [key for key in sorted(headed) if page.catalogue.entities[key].kind is EntityKind.CITY]
    own = [key for key in towns if state is not None and page.catalogue.entities[key].country == state]
    return own[0] if len(own) == 1 else None


def _counts(page: Page, sentence: int, name: NamedSpan) -> bool:
    """Whether the model may be right: the parser sees a name too, and a place stands where places stand."""
    words = page.words(sentence)
    span = words[name.first : name.last + 1]
    if name.last - name.first >= LONGEST_SPAN or any(core(w) in lexicon().persons.no_persons for w in span):
        return False
    if len(span) > 1 and any(core(span[1]) in h.apart for h in lexicon().group_heads.get(core(span[0]), ())):
        return False
    if len(span) > 1 and any(h.strict and core(span[1]) in h.followers for h in lexicon().place_heads.get(core(span[0]), ())):
        return False  # "خيمة عزاء"
    back = points_back(span[0])  # "المملكة", "الميليشيا"
    if name.label == "ORG":
        return any(is_name(w) for w in span) and not (back and name.first == name.last)
    if back:
        return False
    if name.first == name.last and (core(span[0]) in {*lexicon().place_heads, *lexicon().plurals} or _is_a_people(span[0])):
        return False
    listed = definite(span[0]) and _listed(page, sentence, name.first)
    return listed or (any(is_name(w) for w in span) and (located(words, name.first) or _among(words, name.first)))


def _is_a_people(word: Word) -> bool:
    """ "شيشانيون" are no place."""
    return word.text.endswith(tuple(e for e in rules().endings.relational["pl"] if len(word.text) > len(e) + 2))


def _listed(page: Page, sentence: int, index: int) -> bool:
    """After a known place and "and": "صرواح والنجفة"."""
    before = page.covering(sentence, index - 2) if _among(page.words(sentence), index) and index > 1 else None
    joined = page.words(sentence)[index - 1].upos == "CCONJ"
    return joined and before is not None and before.kind in _TOWNS and before.last == index - 2 and not before.adjective


def _kind(page: Page, sentence: int, name: NamedSpan) -> EntityKind:
    """Kind of a body from the head noun before it or in it, or of the ground that the model takes for one ("تلة الكابتن"); an
    organisation where none tells."""
    words = page.words(sentence)
    for index in (name.first, name.first - 1):
        if index >= 0 and not (index < name.first and definite(words[index])):
            heads = lexicon().group_heads.get(core(words[index]))
            if heads:
                return heads[0].kind
    ground = (h.kind for h in lexicon().place_heads.get(core(words[name.first]), ()) if h.kind is EntityKind.REGION)
    return next(ground, EntityKind.ORGANIZATION) if name.first < name.last else EntityKind.ORGANIZATION


def _kind_of_place(page: Page, sentence: int, name: NamedSpan) -> EntityKind:
    """Kind of a place from its own first word: "دوار الأزهري" is a site; a town where none tells."""
    heads = lexicon().place_heads.get(core(page.words(sentence)[name.first])) if name.last > name.first else None
    return heads[0].kind if heads and not heads[0].towns else EntityKind.CITY


def _among(words: Sequence[Word], index: int) -> bool:
    """After a preposition or "and", where names of places stand: "من بروكسل", "وميلانو"."""
    return index > 0 and words[index - 1].upos in ("ADP", "CCONJ")
