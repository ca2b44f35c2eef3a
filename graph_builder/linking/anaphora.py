"""Short forms that point back: "القاعدة", "التنظيم", "المدينة", "المصدر", "العاصمة". Rules: ``words/anaphora.yaml``."""

from __future__ import annotations

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import ShortForm, lexicon
from graph_builder.linking.page import Draft, Page, core, definite
from graph_builder.linking.spelling import fold, letters
from graph_builder.model import EntityKind, Sentence

_FARTHEST = 12
"""Sentences back that a short form may point."""


def read_short_forms(page: Page, countries: Countries) -> None:
    """Resolve the short forms of the document, in order of text."""
    for sentence in page.parsed.sentences:
        for word in sentence.words:
            if not definite(word) or word.upos not in ("NOUN", "PROPN", "ADJ", "X"):
                continue
            cover = page.covering(sentence.index, word.index)
            form = lexicon().short_forms.get(core(word))
            if (
                form is not None
                and (cover is None or _weaker(cover, form, word.index))
                and not _goes_on(page, sentence, word.index)
            ):
                _resolve(page, countries, sentence, word.index, form)
            elif cover is None and core(word) in lexicon().source_heads:
                _resolve_source(page, sentence, word.index)


def _weaker(cover: Draft, form: ShortForm, index: int) -> bool:
    """A name that only may mean something gives way to what was named before: "القاعدة" the base, not al-Qaeda."""
    return cover.first == cover.last == index and cover.score < 0.8 and cover.witness == "catalogue" and not cover.adjective


def _goes_on(page: Page, sentence: Sentence, index: int) -> bool:
    """ "المدينة القديمة", "المنطقة العسكرية الأولى": with an idafa or a name after it the word means something else."""
    after = page.starting(sentence.index, index + 1)
    return (
        after is not None
        and not after.adjective
        and after.kind.is_place
        and sentence.words[index + 1].deprel in ("appos", "nmod", "flat")
    )


def _resolve(page: Page, countries: Countries, sentence: Sentence, index: int, form: ShortForm) -> None:
    if form.feature is not None:
        key = _feature(page, countries, sentence, form.feature)
    else:
        key = _antecedent(page, sentence.index, index, form)
    if key is None:
        return
    cover = page.covering(sentence.index, index)
    if cover is not None:
        if page.entities[key].kind is EntityKind.ARMED_GROUP or cover.entity == key:
            return
        page.remove(cover)
    kind = page.know(key).kind
    page.add(Draft(sentence.index, index, index, key, kind, "anaphora", 0.6), sentence.words[index].text)


def _feature(page: Page, countries: Countries, sentence: Sentence, feature: str) -> str | None:
    state = countries.best(sentence.index)
    if feature == "capital":
        return page.catalogue.capitals.get(state) if state else None
    return state if state in page.catalogue.kingdoms else None


def _antecedent(page: Page, sentence: int, index: int, form: ShortForm) -> str | None:
    """The nearest earlier entity of the form's kinds that holds one of its heads."""
    heads = {fold(h).text for h in form.heads}
    for row in range(sentence, max(sentence - _FARTHEST, -1), -1):
        for draft in sorted(page.drafts[row], key=lambda d: -d.first):
            if (row == sentence and draft.last >= index) or draft.adjective or draft.kind not in form.kinds:
                continue
            if not heads or heads & _name_words(page, draft):
                return draft.entity
    return None


def _name_words(page: Page, draft: Draft) -> set[str]:
    entity = page.entities[draft.entity]
    said = page.plain(draft.sentence, draft.first, draft.last)
    return {fold(w).text for name in (*entity.names, said) for w in name.split()} | {letters(entity.name_en).split(" ")[-1]}


def _resolve_source(page: Page, sentence: Sentence, index: int) -> None:
    """ "المصدر", "المصادر نفسها", "المسؤول": the last source of that noun."""
    head, plural = lexicon().source_heads[core(sentence.words[index])]
    fallback: str | None = None
    for row in range(sentence.index, max(sentence.index - _FARTHEST, -1), -1):
        for draft in sorted(page.drafts[row], key=lambda d: -d.first):
            if (row == sentence.index and draft.first >= index) or draft.kind is not EntityKind.UNNAMED_SOURCE:
                continue
            known = lexicon().source_heads.get(core(page.words(row)[draft.first]))
            if known is not None and known[0] is head:
                if known[1] is plural:
                    _point(page, sentence, index, draft.entity)
                    return
                fallback = fallback or draft.entity
    if fallback is not None:
        _point(page, sentence, index, fallback)


def _point(page: Page, sentence: Sentence, index: int, key: str) -> None:
    page.add(Draft(sentence.index, index, index, key, EntityKind.UNNAMED_SOURCE, "anaphora", 0.7), sentence.words[index].text)
