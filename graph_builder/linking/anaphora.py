"""Short forms that point back: "القاعدة", "التنظيم", "المدينة", "المصدر", "العاصمة". Rules: ``words/anaphora.yaml``."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import dropwhile, islice

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import ShortForm, lexicon
from graph_builder.linking.page import Draft, Page, core, definite
from graph_builder.linking.phrases import describes, free, located
from graph_builder.linking.self_names import is_named_behind
from graph_builder.linking.senses import Use
from graph_builder.linking.sources import in_office
from graph_builder.linking.spelling import fold, letters, rules
from graph_builder.linking.ways import BACK, OWN_BODY, SOURCE_AGAIN
from graph_builder.model import NAMELESS, EntityKind, Sentence, Word, carries_pronoun

_FARTHEST = 12
"""Sentences back that a short form may point."""
_TITLED = 4
"""Words before a name in which its title stands ("معالي وزير الإعلام الدكتور فلان")."""
_FADING = 0.7
"""What a mention weighs per sentence that lies between."""
_CERTAIN = 0.8
_OTHERWISE = 0.4
"""Score, at the most, of what a short form would mean if it did not point back."""
_HARDLY = 0.2
"""Score of a group of the catalogue that has the short form too, where it points back to another."""
_PREFERRED = 3.0
_NOT_CALLED_SO = 2.0


def read_short_forms(page: Page, countries: Countries) -> None:
    """Resolve the short forms of actors and places in the document, in order of text."""
    for sentence in page.parsed.sentences:
        for word in (sentence.words[i] for i in page.having(sentence.index, lexicon().pointing)):
            if core(word) in lexicon().places.homeland and carries_pronoun(sentence.words, word.index):
                _resolve_own_force(page, sentence, word.index)
            form = lexicon().short_forms.get(core(word))
            if form is None or not _may_point_back(sentence.words, word) or _means_another(sentence.words, word.index, form):
                continue
            cover = page.covering(sentence.index, word.index)
            if _is_a_rank(page, sentence, word.index) or is_named_behind(sentence, word.index):
                continue
            unnamed = free(page, sentence.index, word.index) or (cover is not None and _gives_way(page, cover, word.index))
            if unnamed and not _goes_on(page, sentence, word.index):
                _resolve(page, countries, sentence, word.index, form)


def _is_a_rank(page: Page, sentence: Sentence, index: int) -> bool:
    """ "اللواء فلان" is a man."""
    named = page.starting(sentence.index, index + 1)
    return core(sentence.words[index]) in lexicon().persons.ranks and named is not None and named.kind is EntityKind.PERSON


def read_honorifics(page: Page) -> None:
    """Resolve "سموه", "معاليه" right behind a verb to the last person who was named with such a title."""
    for sentence in page.parsed.sentences:
        for word in sentence.words[1:]:
            titles = lexicon().honorifics.get(core(word))
            subject = titles is not None and sentence.words[word.index - 1].upos == "VERB"
            if titles is None or not subject or not carries_pronoun(sentence.words, word.index):
                continue
            cover = page.covering(sentence.index, word.index)
            person = _titled_person(page, sentence.index, word.index, titles) if cover is None else None
            if person is not None:
                said = page.plain(sentence.index, word.index, word.index + 1)
                page.add(Draft(sentence.index, word.index, word.index + 1, person, EntityKind.PERSON, *BACK), said)


def _titled_person(page: Page, sentence: int, index: int, titles: Container[str]) -> str | None:
    """The last person named before a word with one of the titles, in or before his name."""
    for draft in _before(page, sentence, index):
        words = page.words(draft.sentence)[max(0, draft.first - _TITLED) : draft.last + 1]
        if draft.kind is EntityKind.PERSON and any(core(w) in titles for w in words):
            return draft.entity
    return None


def read_source_forms(page: Page) -> None:
    """Resolve the short forms of sources and posts: "المصدر", "الوزير الأميركي"."""
    for sentence in page.parsed.sentences:
        for word in sentence.words:
            if not _may_point_back(sentence.words, word):
                continue
            cover = page.covering(sentence.index, word.index)
            if cover is None and core(word) in lexicon().source_heads and not _is_anothers(page, sentence, word.index):
                _resolve_source(page, sentence, word.index)
            elif cover is not None and cover.first == word.index and cover.kind is EntityKind.UNNAMED_SOURCE:
                _resolve_post(page, cover)


def _is_anothers(page: Page, sentence: Sentence, index: int) -> bool:
    """A rank or post of whoever is named behind it, or a part of an office: "العميد فلان", "المتحدث الرسمي باسم الأمين
    العام"."""
    words, at = sentence.words, index + 1
    while at < len(words) and core(words[at]) in lexicon().persons.ranks:
        at += 1
    named = page.starting(sentence.index, at)
    behind = dropwhile(lambda word: word.upos == "ADJ" and definite(word), words[at:])
    spoken_for = any(core(word) in lexicon().sources.name_of for word in islice(behind, 1, 2))
    return spoken_for or (named is not None and named.kind is EntityKind.PERSON) or in_office(words, index)


def _may_point_back(words: Sequence[Word], word: Word) -> bool:
    """Whether a word is a definite noun."""
    noun = definite(word) and word.upos in ("NOUN", "PROPN", "ADJ", "X")
    return noun and not _describes_a_thing(words, word.index)


def _describes_a_thing(words: Sequence[Word], index: int) -> bool:
    """ "الهجوم الانتحاري", "الصراع المسلح"; in the plural people are meant: "المقاتلين المتشددين"."""
    people = words[index].text.endswith(tuple(rules().endings.plural))
    return words[index].upos == "ADJ" and describes(words, index) and not people


def _means_another(words: Sequence[Word], index: int, form: ShortForm) -> bool:
    """By its adjective: "القوات الكردية", "المدينة الجامعية"."""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.upos not in ("ADJ", "PROPN") or not definite(after):
        return False
    return form.alone or core(after) in form.apart


def _gives_way(page: Page, cover: Draft, index: int) -> bool:
    """What only may mean something gives way to what was named before: "القاعدة" the base, not al-Qaeda; "القاعدة العسكرية"."""
    described = page.words(cover.sentence)[index + 1 : cover.last + 1]
    if NAMELESS in cover.entity and cover.first == index and all(w.upos == "ADJ" for w in described):
        return True
    alone = cover.first == cover.last == index
    return alone and cover.score < _CERTAIN and cover.witness == "catalogue" and not cover.adjective


def _goes_on(page: Page, sentence: Sentence, index: int) -> bool:
    """With a name after it the word means something else: "العاصمة بغداد"."""
    after = page.starting(sentence.index, index + 1)
    named = after is not None and not after.adjective and after.kind.is_place
    return named and sentence.words[index + 1].deprel in ("appos", "nmod", "flat")


def _resolve(page: Page, countries: Countries, sentence: Sentence, index: int, form: ShortForm) -> None:
    if form.feature == "capital":
        key = _capital(page, countries, sentence, index)
    elif form.feature == "kingdom":
        key = _kingdom(page, countries, sentence, index)
    else:
        key = _antecedent(page, sentence.index, index, form)
    if key is None:
        return
    cover, others = page.covering(sentence.index, index), _also_called_so(page, sentence, index, key)
    if cover is not None and not free(page, sentence.index, index):
        begun = fold(page.know(key).name_ar.split()[0]).text == core(sentence.words[index])
        if cover.entity == key or (page.entities[key].kind is EntityKind.ARMED_GROUP and not begun):
            return
        page.remove(cover)
        told = {cover.entity: _OTHERWISE, **{k: min(score, _OTHERWISE) for k, score in cover.alternatives if k != key}}
        others = tuple({**dict(others), **told}.items())
    last = index
    while last + 1 < len(sentence.words) and _describes(page, sentence, index, last + 1):
        last += 1
    kind = page.know(key).kind
    draft = Draft(sentence.index, index, last, key, kind, *BACK, others)
    page.add(draft, page.plain(sentence.index, index, last))


def _also_called_so(page: Page, sentence: Sentence, index: int, key: str) -> tuple[tuple[str, float], ...]:
    """The other groups whose short name a word is, which the report does not mean by it: "الحزب"."""
    senses = page.catalogue.senses(sentence.words[index].text) if page.know(key).kind.is_armed else ()
    others = sorted({s.entity for s in senses if s.use is Use.SHORT and page.catalogue.entities[s.entity].kind.is_armed} - {key})
    for other in others:
        page.know(other)
    return tuple((other, _HARDLY) for other in others)


def _describes(page: Page, sentence: Sentence, index: int, at: int) -> bool:
    """A definite adjective of the short form: "التنظيم المتطرف"."""
    if at >= len(sentence.words):
        return False
    word = sentence.words[at]
    cover = page.covering(sentence.index, at)
    return word.upos == "ADJ" and definite(word) and word.head == index and (cover is None or cover.adjective)


def _capital(page: Page, countries: Countries, sentence: Sentence, index: int) -> str | None:
    """The capital of the state that an adjective names ("العاصمة السورية"), or that the passage is about most."""
    if _otherwise_described(page, sentence, index):
        return None
    after = page.starting(sentence.index, index + 1)
    state = after.entity if after is not None and after.adjective else countries.best(sentence.index)
    return page.catalogue.capitals.get(state) if state else None


def _kingdom(page: Page, countries: Countries, sentence: Sentence, index: int) -> str | None:
    """The kingdom that an adjective names, or that the passage is about most."""
    if _otherwise_described(page, sentence, index):
        return None
    after = page.starting(sentence.index, index + 1)
    if after is not None and after.adjective:
        return after.entity if after.entity in page.catalogue.kingdoms else None
    near = countries.near(sentence.index)
    return max((k for k in sorted(near) if k in page.catalogue.kingdoms), key=lambda k: near[k], default=None)


def _otherwise_described(page: Page, sentence: Sentence, index: int) -> bool:
    """The adjective names no state: "العاصمة الاقتصادية"."""
    after = page.starting(sentence.index, index + 1)
    return (after is None or not after.adjective) and _describes(page, sentence, index, index + 1)


def _resolve_own_force(page: Page, sentence: Sentence, index: int) -> None:
    """ "قوات بلاده", "طائرات بلادهم": the force of the state of whoever was named before."""
    body = lexicon().own_forces.get(core(sentence.words[index - 1])) if index else None
    if body is None or not free(page, sentence.index, index - 1):
        return
    for draft in _before(page, sentence.index, index - 1):
        entity = page.entities[draft.entity]
        if entity.kind.is_place and not draft.adjective:
            acts = entity.kind is EntityKind.GOVERNMENT and not located(page.words(draft.sentence), draft.first)
            if not acts:  # "قال الرئيس التركي في بغداد إن قوات بلاده"
                continue
        state = entity.key if draft.adjective or entity.kind is EntityKind.GOVERNMENT else entity.country
        key = page.catalogue.bodies.get((state or "", body))
        if key is not None:
            said = page.plain(sentence.index, index - 1, index)
            page.add(Draft(sentence.index, index - 1, index, key, page.know(key).kind, *OWN_BODY), said)
            return


def _antecedent(page: Page, sentence: int, index: int, form: ShortForm) -> str | None:
    found = _best(page, sentence, index, form, _before(page, sentence, index))
    return found or (_best(page, sentence, index, form, _after(page, sentence)) if form.ahead else None)


def _best(page: Page, sentence: int, index: int, form: ShortForm, candidates: Iterable[Draft]) -> str | None:
    """The entity of the form's kinds, and with one of its heads, that is named most and nearest.

    Its first kind, the heads it prefers and the short form's own noun ("مدينة الزبداني": "المدينة") count more, and so does the
    state of an adjective after it ("القاعدة التركية"), without which no actor of another state is meant ("القيادة الإيرانية").
    """
    noun = core(page.words(sentence)[index])
    after = page.starting(sentence, index + 1)
    state = after.entity if after is not None and after.adjective else None
    weights: dict[str, float] = {}
    for draft in candidates:
        if draft.kind not in form.kinds or draft.adjective:
            continue
        words = _name_words(page, draft)
        called = not form.heads or bool(form.heads & words)
        fits = called or _is_division(page, draft.entity, noun)
        if not fits or form.avoid & words:
            continue
        if state is not None and draft.kind.is_actor and page.entities[draft.entity].country not in (None, state):
            continue
        weight = _FADING ** abs(sentence - draft.sentence)
        weight *= _PREFERRED if draft.kind is form.kinds[0] else 1.0
        weight *= _PREFERRED if form.prefer & words else 1.0
        weight *= _PREFERRED if noun in _nouns(page, draft) else 1.0
        weight /= 1.0 if called else _NOT_CALLED_SO
        weight /= _PREFERRED if _called_otherwise(page, draft.entity, noun) else 1.0
        weight *= _PREFERRED if state is not None and page.entities[draft.entity].country == state else 1.0
        weights[draft.entity] = weights.get(draft.entity, 0.0) + weight
    return max(weights, key=lambda k: weights[k]) if weights else None


def _nouns(page: Page, draft: Draft) -> set[str]:
    """The words before the name of a draft that say what it is: "جبهة محافظة مأرب"."""
    first, second = [*map(core, page.words(draft.sentence)[draft.first : draft.first + 2]), ""][:2]
    return {first, second} if first in lexicon().place_heads else {first}


def _is_division(page: Page, key: str, noun: str) -> bool:
    """A province of the catalogue may be called so though its name does not say it: "المحافظة" after "مأرب"."""
    entity = page.entities[key]
    called = any(h.division and h.kind is entity.kind for h in lexicon().place_heads.get(noun, ()))
    side = fold(entity.name_ar.split()[0]).text in lexicon().places.directions
    return called and entity.origin == "catalogue" and entity.container == entity.country and not side


def _called_otherwise(page: Page, entity: str, noun: str) -> bool:
    """The report calls the place by other nouns only, or names an unknown one without any: "ناحية الصقلاوية" is not "المدينة"."""
    nouns = {fold(name.split()[0]).text for name in page.used.get(entity, ()) if " " in name}
    nouns = {n for n in nouns if any(h.same for h in lexicon().place_heads.get(n, ()))}
    told = bool(nouns) or page.entities[entity].origin == "text"
    return told and noun in lexicon().place_heads and noun not in nouns


def _before(page: Page, sentence: int, index: int) -> Iterator[Draft]:
    """Drafts before a word, nearest first."""
    for row in range(sentence, max(sentence - _FARTHEST, -1), -1):
        for draft in sorted(page.drafts[row], key=lambda d: -d.first):
            if row < sentence or draft.last < index:
                yield draft


def _after(page: Page, sentence: int) -> Iterator[Draft]:
    """Drafts of the sentences after one."""
    for row in range(sentence + 1, min(sentence + _FARTHEST + 1, len(page.drafts))):
        yield from page.drafts[row]


def _name_words(page: Page, draft: Draft) -> set[str]:
    entity = page.entities[draft.entity]
    said = page.plain(draft.sentence, draft.first, draft.last)
    known = entity.names if entity.origin == "catalogue" else (entity.name_ar,)
    names = (*known, said, *page.used.get(draft.entity, ()))
    return {fold(w).text for name in names for w in name.split()} | set(letters(entity.name_en).split())


def _resolve_source(page: Page, sentence: Sentence, index: int) -> None:
    """A definite noun for a source is the last source of that noun: "المصدر", "المصادر نفسها", "المسؤول"."""
    head, plural = lexicon().source_heads[core(sentence.words[index])]
    fallback: str | None = None
    for draft in _before(page, sentence.index, index):
        known = lexicon().source_heads.get(core(page.words(draft.sentence)[draft.first]))
        if known is None or known[0] is not head or draft.kind not in (EntityKind.UNNAMED_SOURCE, EntityKind.PERSON):
            continue
        if known[1] is plural:
            fallback = draft.entity
            break
        fallback = fallback or draft.entity
    if fallback is not None:
        kind = page.entities[fallback].kind
        page.add(Draft(sentence.index, index, index, fallback, kind, *SOURCE_AGAIN), sentence.words[index].text)


def _resolve_post(page: Page, cover: Draft) -> None:
    """ "الوزير الأميركي" is whoever was named with that post of that state: "وزير الدفاع الأميركي آشتون كارتر"."""
    adjective = page.starting(cover.sentence, cover.first + 1)
    if adjective is None or not adjective.adjective or adjective.last != cover.last:
        return
    post = core(page.words(cover.sentence)[cover.first])
    for draft in _before(page, cover.sentence, cover.first):
        if draft.kind is EntityKind.PERSON and core(page.words(draft.sentence)[draft.first]) == post:
            beside = {d.entity for d in page.drafts[draft.sentence] if d.adjective and draft.first < d.first <= draft.last}
            if adjective.entity in beside | {page.entities[draft.entity].country}:
                page.remove(cover)
                said = page.plain(cover.sentence, cover.first, cover.last)
                page.add(Draft(cover.sentence, cover.first, cover.last, draft.entity, draft.kind, *BACK), said)
                return
