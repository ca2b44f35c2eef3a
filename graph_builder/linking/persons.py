"""Persons: names that the NER model or a title shows, short forms of names told before, and posts with their holders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import last_name, lexicon
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of
from graph_builder.linking.person_spans import behind_kin, spans
from graph_builder.linking.phrases import is_name, located
from graph_builder.linking.place_words import asked_place, honours
from graph_builder.linking.spelling import fold, fold_name, fold_words
from graph_builder.linking.ways import FOUND_PERSON, LAST_NAME, POST, TITLED
from graph_builder.model import Entity, EntityKind, Word

_LONG_ENOUGH = 8
"""Letters of a name that is long enough to be recognised with one letter wrong."""
_ALIKE = 90.0
_SURE = 0.8
"""Score of a known name that gives way to no name of the model."""
_NAME_TAGS = frozenset({"PROPN", "X", "NOUN", "ADJ"})


@dataclass
class Registry:
    """The persons of a document by the folded parts of their names."""

    parts: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """Entity key -> folded parts of each of its Arabic names, as they were learnt."""

    def learn(self, key: str, parts: tuple[str, ...]) -> None:
        """Remember a name of a person."""
        if parts and not parts[0].isascii() and parts not in self.parts.setdefault(key, []):
            self.parts[key].append(parts)

    def find(self, parts: tuple[str, ...]) -> str | None:
        """The person whose name holds these parts in this order, the last part preferred: "الصفيان" of "راشد إبراهيم الصفيان"."""
        fits = [k for k, names in self.parts.items() if any(_within(parts, full) for full in names)]
        ends = [k for k in fits if any(full[-1] == parts[-1] for full in self.parts[k] if _within(parts, full))]
        best = ends or fits or self._alike(parts)
        return best[0] if best and (len(best) == 1 or len(parts) > 1) else None

    def last_names(self) -> dict[str, str]:
        """Each last name of one part, and whose it is."""
        return {last[0]: key for key, names in self.parts.items() for n in names if len(last := last_name(n)) == 1}

    def _alike(self, parts: tuple[str, ...]) -> list[str]:
        """Persons with a name of several parts that is spelt a little otherwise: "داود أغلو" and "أحمد داود أوغلو"."""
        name, count = " ".join(parts), len(parts)
        if count < 2 or len(name) < _LONG_ENOUGH:
            return []
        ends = {k: [full[-count:] for full in names] for k, names in self.parts.items()}
        return [k for k, names in ends.items() if any(_is_spelt_alike(parts, name) for name in names)]


def _is_spelt_alike(parts: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two names differ by a letter; "محمد" and "أحمد" are two men."""
    brothers = parts[0] != name[0] and {parts[0], name[0]} <= lexicon().persons.given_names
    return not brothers and ratio(" ".join(parts), " ".join(name)) >= _ALIKE


def _within(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(part in rest for part in parts)


def read_persons(page: Page) -> None:
    """Full names first, in the whole document, so that a title line may already use the last name."""
    registry = Registry()
    found = [span for s in page.parsed.sentences for span in spans(page, s.index)]
    for draft in page.all():
        if draft.kind is EntityKind.PERSON and page.entities[draft.entity].origin == "catalogue":
            for name in page.entities[draft.entity].names:
                registry.learn(draft.entity, fold_parts(name.split()))
    for full in (True, False):
        for row, first, last, titled in found:
            parts = _parts(page, row, first, last)
            if (len(parts) > 1) is full and parts:
                _place(page, registry, row, first, last, parts, titled)
    lasts = registry.last_names()
    for sentence in page.parsed.sentences:
        _bare_last_names(page, lasts, sentence.index)
        _posts(page, sentence.index)


def fold_parts(words: list[str]) -> tuple[str, ...]:
    """The folded parts of a name."""
    return tuple(text for text, _, _ in fold_words(words) if any(c.isalpha() for c in text))


def _parts(page: Page, sentence: int, first: int, last: int) -> tuple[str, ...]:
    return fold_parts([w.text for w in page.words(sentence)[first : last + 1] if not is_quote(w)])


def _place(page: Page, registry: Registry, sentence: int, first: int, last: int, parts: tuple[str, ...], titled: bool) -> None:
    """Put one name on the page, as a person known before or as a new one."""
    over = [d for d in page.drafts[sentence] if d.first <= last and d.last >= first]
    after = next((d for d in over if first < d.first <= last < d.last and d.score > _SURE and not d.adjective), None)
    if after is not None:  # "محمد بخاري" before "الولايات المتحدة"
        last, parts = after.first - 1, _parts(page, sentence, first, after.first - 1)
        over.remove(after)
    before = next((d for d in over if d.first < first <= d.last < last - 1 and _is_sure(d)), None)
    before = before or next((d for d in over if d.first == first and _is_another_behind(page, d, last)), None)
    if before is not None:  # "خليفة حفتر" before "أحمد المسماري", who speaks for him; "منظمة بدر" before "هادي العامري"
        first, parts = before.last + 1, _parts(page, sentence, before.last + 1, last)
        over.remove(before)
    if _known_already(over, first, last) or _names_a_place(page, sentence, first) or _lies_there(page, over, first, last):
        return
    if any(
        d.score > _SURE and not d.adjective and d.kind is not EntityKind.PERSON and d.last - d.first >= last - first for d in over
    ):
        return
    known = _called_also(page, sentence, first) or registry.find(parts)
    word = page.words(sentence)[first]
    proper = titled or (is_name(word) and all(d.kind is EntityKind.PERSON for d in over))
    alone = known is None and len(parts) == 1
    if alone and not behind_kin(page.words(sentence), first) and (definite(word) or not proper):
        return
    for draft in over:
        page.remove(draft)
    name = page.plain(sentence, first, last)
    key = known or key_of(EntityKind.PERSON, name)
    if known is None:
        page.invent(Entity(key, EntityKind.PERSON, name, romanise(name), (name,), "text"))
    registry.learn(key, parts)
    start = _with_rank(page, sentence, first)
    page.add(Draft(sentence, start, last, key, EntityKind.PERSON, *(TITLED if titled else FOUND_PERSON), name=name), name)


def _called_also(page: Page, sentence: int, first: int) -> str | None:
    """ "علي حسين «أبو تراب»", "علي حسين الملقب بأبي تراب": whose name in battle stands right behind his own."""
    words, at, listed = page.words(sentence), first - 1, lexicon().persons
    if core(words[first]) not in listed.kunyas:
        return None
    while at >= 0 and (is_quote(words[at]) or core(words[at]) in listed.also_called | listed.called_by):
        at -= 1
    called = any(is_quote(word) or core(word) in listed.also_called for word in words[at + 1 : first])
    named = page.covering(sentence, at) if called and at >= 0 else None
    return named.entity if named and named.kind is EntityKind.PERSON and named.last == at else None


def _is_another_behind(page: Page, draft: Draft, last: int) -> bool:
    """Whether the model took two men for one: "عين عبد ربه منصور هادي أحمد سالم ربيع"."""
    whole = draft.kind is EntityKind.PERSON and draft.last > draft.first and _is_sure(draft) and draft.last < last - 1
    return whole and core(page.words(draft.sentence)[draft.last + 1]) not in lexicon().persons.particles


def _is_sure(draft: Draft) -> bool:
    return draft.kind.is_actor and draft.score > _SURE and not draft.adjective


def _known_already(over: Sequence[Draft], first: int, last: int) -> bool:
    """Whether a known person stands there, or several side by side: "التقى محمد شياع السوداني جو بايدن"."""
    persons = [d for d in over if d.kind is EntityKind.PERSON and d.first >= first and d.last <= last]
    whole = any(d.kind is EntityKind.PERSON and d.first <= first and d.last >= last for d in over)
    return whole or sum(d.last - d.first + 1 for d in persons) == last - first + 1


def _names_a_place(page: Page, sentence: int, first: int) -> bool:
    """A town is called after him: "قرية الحاج علي"."""
    start = _with_rank(page, sentence, first)
    words = page.words(sentence)
    asked = asked_place(words, start)
    return asked is not None and asked.same and not asked.listed and not definite(words[start - 1])


def _lies_there(page: Page, over: Sequence[Draft], first: int, last: int) -> bool:
    """A town is called like a man, and something is in it or befalls it: "في الشيخ مسكين", "سيطروا على بن جواد"."""
    towns = [d for d in over if d.kind.is_place and not d.adjective and d.first <= first and d.last >= last]
    return any(_stands_as_a_place(page.words(d.sentence), d.first) for d in towns)


def _stands_as_a_place(words: Sequence[Word], index: int) -> bool:
    """A word for being somewhere, for a place or "على" stands before a word."""
    over = index > 0 and fold(words[index - 1].text).text in lexicon().places.over
    return over or located(words, index) or asked_place(words, index) is not None


def _with_rank(page: Page, sentence: int, first: int) -> int:
    """ "العميد الركن يحيى رسول", "نجله حسين": ranks right before the name belong to it, and whose relative it is."""
    words = page.words(sentence)
    if behind_kin(words, first) and page.covering(sentence, first - 2) is None:
        return first - 2
    while first > 0 and core(words[first - 1]) in lexicon().persons.ranks and page.covering(sentence, first - 1) is None:
        first -= 1
    return first


def _bare_last_names(page: Page, lasts: Mapping[str, str], sentence: int) -> None:
    """A last name alone, where no model saw it: "وأضاف السوداني". ``lasts``: folded last name -> key of the person."""
    words = page.words(sentence)
    for word in words:
        folded = fold(word.text).text
        if folded not in lasts or word.upos not in _NAME_TAGS or len(folded) < 3:
            continue
        cover = page.covering(sentence, word.index)
        modifies = word.deprel == "amod" and word.head == word.index - 1
        if (cover is not None and not (cover.adjective and not modifies)) or modifies:
            continue
        if not (_is_written_so(page, lasts[folded]) if definite(word) else is_name(word)):
            continue
        if cover is not None:
            page.remove(cover)
        start = _with_rank(page, sentence, word.index)
        page.add(Draft(sentence, start, word.index, lasts[folded], EntityKind.PERSON, *LAST_NAME, name=word.text), word.text)


def _is_written_so(page: Page, person: str) -> bool:
    """Whether a person's last name has the article: "السلام" is no "تمام سلام"."""
    return any(fold(name.split()[-1]).definite for name in page.entities[person].names)


def _posts(page: Page, sentence: int) -> None:
    """ "المتحدث باسم البنتاغون جيف ديفيس": the post is the person too, because it is what the verb governs."""
    words = page.words(sentence)
    for person in [d for d in page.drafts[sentence] if d.kind is EntityKind.PERSON and _is_named(page, d)]:
        post = _post_before(page, sentence, person)
        if post is not None and page.headed(sentence, post) is None and page.covering(sentence, post) is None:
            draft = Draft(sentence, post, person.last, person.entity, EntityKind.PERSON, *POST, name=person.name)
            if page.head(draft) == post or words[post].head not in range(post, person.last + 1):
                page.add(draft)


def _is_named(page: Page, person: Draft) -> bool:
    """By a name, not by an office alone: whoever is "نائب خادم الحرمين" is not he, nor is whoever is "مدير جامعة الملك خالد"."""
    said = fold_name(page.plain(person.sentence, person.first, person.last))[0]
    return said not in lexicon().office_names and not honours(page.words(person.sentence), person.first)


def _post_before(page: Page, sentence: int, person: Draft) -> int | None:
    """The noun of a post whose phrase runs up to the person's name."""
    words = page.words(sentence)
    first = person.first
    while first > 0 and core(words[first - 1]) in lexicon().persons.ranks:
        first -= 1
    apposed = _apposed(words, first, person.last)
    first = first if apposed else person.first
    if words[first - 1].upos == "ADP" or _is_spoken_for(words, first):
        return None
    for index in range(first - (2 if apposed else 1), max(first - 10, -1), -1):
        word = words[index]
        if core(word) in lexicon().persons.posts and word.upos in ("NOUN", "PROPN", "ADJ", "X"):
            governed = words[person.first].head
            known = page.entities[person.entity].origin == "catalogue"  # "نائب زعيم القاعدة" is another than who leads it
            outer = index if known else _outermost(words, index)
            near = outer <= governed < person.first or governed < 0 or index == person.first - 1
            near = near or (known and _is_of_his_state(page, index, person))
            persons = (d for d in page.drafts[sentence] if d.kind is EntityKind.PERSON)
            others = (d for d in persons if not (honours(words, d.first) or _is_spoken_for(words, d.first)))
            between = any(index < d.first and d.last < person.first for d in others)
            return outer if (near or apposed) and not between else None
        if word.upos in ("VERB", "SCONJ", "AUX", "PRON") or (word.upos == "PUNCT" and not is_quote(word)):
            return None
        of_another = word.upos == "CCONJ" and core(words[index + 1]) in lexicon().persons.ranks  # "المحافظ واللواء فلان"
        told = index > 0 and words[index - 1].upos == "ADP" and definite(word) and core(word) in lexicon().persons.callings
        if of_another or told or core(word) in lexicon().persons.no_office:  # "قال مسؤول عراقي للصحفي فلان"
            return None
    return None


def _is_of_his_state(page: Page, post: int, person: Draft) -> bool:
    """ "وزير الدفاع التركي يشار غولر", however the words are parsed: the post is told of the state that the man is from."""
    told = (d for d in page.drafts[person.sentence] if d.adjective and post < d.first and d.last < person.first)
    return any(d.entity == page.entities[person.entity].country for d in told)


def _is_spoken_for(words: Sequence[Word], index: int) -> bool:
    """ "المتحدث باسم خليفة حفتر" is another than he."""
    return index > 0 and core(words[index - 1]) in lexicon().sources.name_of


def _outermost(words: Sequence[Word], index: int) -> int:
    """The post that a post is told within: "نائب" in "نائب رئيس المجلس المحلي"."""
    while index > 0 and words[index].head == index - 1 and core(words[index - 1]) in lexicon().persons.posts:
        index -= 1
    return index


def _apposed(words: Sequence[Word], first: int, last: int) -> bool:
    """A name between commas tells whose office was named: "المتحدث باسم التحالف، العميد أحمد عسيري، إن"."""
    after = words[last + 1] if last + 1 < len(words) else None
    ends = (
        after is None
        or after.text in lexicon().persons.commas
        or after.upos in ("VERB", "SCONJ", "ADP")
        or not after.text.isalnum()
    )
    return first > 1 and words[first - 1].text in lexicon().persons.commas and ends
