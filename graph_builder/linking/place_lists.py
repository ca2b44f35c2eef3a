"""Places that a plural heads: "أحياء المدينة القديمة، والجمهوري، والنقطة الرابعة", "مطاري صنعاء والحديدة"."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, key_of, next_word
from graph_builder.linking.phrases import is_name, nested
from graph_builder.linking.place_words import plural_before
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import rules
from graph_builder.linking.ways import LISTED_PLACE, LISTED_SITE
from graph_builder.model import Entity, EntityKind, Word


def opens_list(words: Sequence[Word], index: int) -> bool:
    """Whether a word is a plural that the words list."""
    return plural_before(words, _end_of_token(words, index)) in lexicon().plurals


def read_list(page: Page, sentence: int, index: int) -> None:
    """Put the places on the page that the plural at a word heads."""
    words = page.words(sentence)
    index = _end_of_token(words, index)
    if definite(words[index]) and words[min(index + 1, len(words) - 1)].upos == "ADJ":  # "المحافظات الجنوبية والتقدم"
        return
    kind = lexicon().plurals[plural_before(words, index)]
    items = _items(page, sentence, index)
    sure = [i for i in items if is_name(words[i[0]]) or definite(words[i[0]])]
    plural = plural_before(words, index)
    one = lexicon().singulars.get(plural, "")
    for first, last in items if sure and (len(items) > 1 or is_name(words[items[0][0]])) else []:
        name = f"{one} {page.plain(sentence, first, last)}".strip()
        site = _known_site(page, name) if one else None
        if site is not None:
            head = index - (words[index].upos == "PRON")
            _put_site(page, sentence, head if first == index + 1 else first, last, site)
        elif (plural in lexicon().pairs and not _is_town(words[first])) or _is_open(page, sentence, first):
            for draft in nested(page, sentence, first, last):
                page.remove(draft)
            key = key_of(kind, name)
            page.invent(Entity(key, kind, name, romanise(name), (name,), "text"))
            page.add(Draft(sentence, first, last, key, kind, *LISTED_PLACE), name)


def heads_listed_site(page: Page, sentence: int, index: int) -> bool:
    """Whether a word is the plural, in two parts, of a list that begins with a site ("مطاري صنعاء والحديدة")."""
    words = page.words(sentence)
    end = _end_of_token(words, index)
    if end == index or not opens_list(words, index):
        return False
    draft = page.starting(sentence, end + 1)
    return draft is not None and draft.kind is EntityKind.SITE


def _items(page: Page, sentence: int, index: int) -> list[tuple[int, int]]:
    """First and last word of each place of the list behind a plural, which may stand in quotation marks or say where each lies:
    "منطقتي البوعيثة شرق الرمادي والملعب وسطها".
    """
    words = page.words(sentence)
    found: list[tuple[int, int]] = []
    at = next_word(words, index)
    first = at
    while at < len(words):
        last = _item_end(page, sentence, at, after_plural=at == first)
        if last is None:
            break
        found.append((at, last))
        end = _behind_side(page, sentence, next_word(words, last))
        at = end
        while at < len(words) and words[at].text in lexicon().places.list_signs:
            at = next_word(words, at)
        if at == end:
            break
    return found


def _behind_side(page: Page, sentence: int, at: int) -> int:
    """The position behind words for the side of another place ("غرب الرمادي", "شرقها"), or the same position."""
    words, after = page.words(sentence), at
    while after < len(words) and core(words[after]) in lexicon().places.directions:
        after += 1
    if after == at or after >= len(words):
        return at
    place = page.starting(sentence, after)
    if place is not None and place.kind.is_place and not place.adjective:
        return place.last + 1
    return after + 1 if words[after].upos == "PRON" else at


def _is_town(word: Word) -> bool:
    """A word for a town or quarter ("معسكري الصمع وكهلان ومنطقة رحبان"): it is no third camp."""
    return any(head.same and head.kind is EntityKind.CITY for head in lexicon().place_heads.get(core(word), ()))


def _known_site(page: Page, name: str) -> str | None:
    """The catalogue's site of a name."""
    named = (s.entity for s in page.catalogue.senses(name) if s.use is Use.NAME)
    return next((key for key in named if page.catalogue.entities[key].kind is EntityKind.SITE), None)


def _put_site(page: Page, sentence: int, first: int, last: int, site: str) -> None:
    """The words name the site, whatever else they may name ("صنعاء" of "مطاري صنعاء والحديدة")."""
    for draft in nested(page, sentence, first, last):
        page.remove(draft)
    page.add(Draft(sentence, first, last, site, EntityKind.SITE, *LISTED_SITE))


def _item_end(page: Page, sentence: int, at: int, after_plural: bool) -> int | None:
    """Last word of one place of a list."""
    words = page.words(sentence)
    known = page.starting(sentence, at)
    if known is not None:
        place = known.kind.is_place and not known.adjective
        return known.last if place or _is_open(page, sentence, at) else None
    word = words[at]
    if word.upos not in ("NOUN", "PROPN", "ADJ", "X") or core(word) in lexicon().places.not_names | lexicon().places.directions:
        return None
    after = at + 1
    if after >= len(words):
        return at
    if word.upos == "NOUN" and words[after].upos == "NUM":  # "بين مدينتي طنجة وتطوان وتوقيف سبعة"
        return None
    described = words[after].upos == "ADJ" and definite(word) and definite(words[after])
    idafa = words[after].upos in ("NOUN", "PROPN") and not definite(word) and definite(words[after])  # "خربة الناقوس"
    named = is_name(words[after]) and words[after].head == at and not definite(word)  # "تل فراس"
    ends = after + 1 >= len(words) or words[after + 1].text in (*lexicon().places.list_signs, *rules().closing, ".")
    if ((described or idafa or named) and ends) or core(word) in lexicon().persons.particles:
        return after
    if word.upos == "ADJ" and not definite(word) and not after_plural:
        return None
    return None if core(word) in lexicon().place_heads else at


def _is_open(page: Page, sentence: int, at: int) -> bool:
    """Nobody is named there, or a person of whom the report tells nowhere else: "أحياء النسيم وعرق بيضان"."""
    cover = page.covering(sentence, at)
    if cover is None:
        return True
    once = sum(d.entity == cover.entity for d in page.all()) == 1
    return cover.kind is EntityKind.PERSON and once and cover.first == at and page.entities[cover.entity].origin == "text"


def _end_of_token(words: Sequence[Word], index: int) -> int:
    """The last word of a word's token: the ي of "محافظتي", which the parser takes for a possession."""
    after = index + 1
    return after if after < len(words) and words[after].token == words[index].token and words[after].upos == "PRON" else index
