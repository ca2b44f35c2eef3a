"""Places that a head noun makes: "قاعدة كالسو", "حي التواهي", "القنصلية الأميركية", "نقطة تفتيش أمنية", "شمال العراق"."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import Head, folded, lexicon
from graph_builder.linking.naming import in_english
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of, next_word
from graph_builder.linking.phrases import is_name, located, nested, points_back, quoted, reach
from graph_builder.linking.place_lists import heads_listed_site, opens_list, read_list
from graph_builder.linking.place_words import honours
from graph_builder.linking.spelling import fold, fold_name
from graph_builder.linking.ways import DESCRIBED_PLACE, NAMED_PLACE, PART_OF_PLACE
from graph_builder.model import NAMELESS, Entity, EntityKind, Word, carries_pronoun

_HEAD_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADP"})
_BESIDE = 2
"""Words behind a head that asks for company by which it may stand."""
_AHEAD = 3
"""Words behind a head among which stand those that make it no place ("بيت من بيوت الله")."""


def read_places(page: Page, sentence: int, sites: bool) -> None:
    """Read the head nouns of a sentence from its end to its beginning, so that "محافظة" finds "شمال سيناء" whole.

    ``sites`` false: heads that only say what a named place is, and directions; true: heads that make a site.
    """
    words, cores = page.words(sentence), page.cores(sentence)
    nouns = [w.index for w in words if w.upos in _HEAD_TAGS]
    told = [
        i for i in nouns if cores[i] in lexicon().place_words or carries_pronoun(words, i)
    ]  # a dual may look like a possession
    for index in reversed(told):
        heads, listed = lexicon().place_heads.get(cores[index], ()), not sites and opens_list(words, index)
        side = not sites and cores[index] in lexicon().places.directions
        if not (heads or listed or side) or not _free(page, sentence, index):
            continue
        if side:
            _read_direction(page, sentence, index)
        if listed:
            read_list(page, sentence, index)
        if heads_listed_site(page, sentence, index) or _begins_a_town(page, sentence, index):
            continue  # "مطاري صنعاء والحديدة" tells of no "مطار", and "قرية قصر البريج" of no "قصر"
        for head in heads:
            if (
                not head.article
                and not (index and cores[index - 1] in head.behind)
                and head.ahead.isdisjoint(cores[index + 1 : index + 1 + _AHEAD])
                and (not head.located or located(words, index))
                and _read_head(page, sentence, index, head, sites)
            ):
                break


def _free(page: Page, sentence: int, index: int) -> bool:
    """No name that is known holds the word: not "بيت المقدس" in "خلية من أنصار بيت المقدس"."""
    over = [d for d in page.drafts[sentence] if d.first <= index <= d.last]
    open_to_it = all(d.first < index and d.witness == "syntax" for d in over)
    return open_to_it and page.headed(sentence, index) is None


def _read_head(page: Page, sentence: int, index: int, head: Head, sites: bool) -> bool:
    words = page.words(sentence)
    after = next_word(words, index)
    known = page.starting(sentence, after)
    if known is not None and head.same and page.entities[known.entity].origin == "text" and known.kind is EntityKind.SITE:
        page.remove(known)
        known = None
    widens = known is not None and not known.adjective and known.kind.is_place and not definite(words[index])
    if known is not None and widens and head.kind is EntityKind.CITY and core(words[known.first]) in lexicon().places.directions:
        return True  # "مدينة جنوبي البلاد": a town somewhere there
    if widens and head.located and core(words[after]) in lexicon().place_heads:  # "جبهة قاعدة العند": the base
        return True
    if known is not None and widens and (head.same or (known.kind is EntityKind.SITE and not _is_at(page, known, head))):
        _widen(page, sentence, index, head, known)
        return True
    if head.same:
        return not sites and _name_place(page, sentence, index, head)
    return sites and _make_site(page, sentence, index, head)


def _begins_a_town(page: Page, sentence: int, index: int) -> bool:
    """Whether a word for a site begins the name of a town that has been read: "قرية قصر البريج", "بلدة بيت لاهيا"."""
    town = page.covering(sentence, index)
    begins = town is not None and town.kind is EntityKind.CITY and town.first == index - 1
    return begins and any(head.towns for head in lexicon().place_heads.get(core(page.words(sentence)[index]), ()))


def _is_at(page: Page, known: Draft, head: Head) -> bool:
    """The head is another place near the known one: "مثلث العند" is a crossroads, no base."""
    return head.nouns is not None and not any(
        fold(w).text in folded(head.ar) for n in page.entities[known.entity].names for w in n.split()
    )


def _widen(page: Page, sentence: int, index: int, head: Head, known: Draft) -> None:
    """The head belongs to a known name; where the name may mean places of two kinds, the head decides."""
    if head.same and known.kind is not head.kind:
        for key, score in known.alternatives:
            if page.catalogue.entities[key].kind is head.kind:
                page.know(key)
                known.turn_to(key, head.kind, score, "the word before it tells which kind of place")
                break
    page.remove(known)
    name = page.plain(sentence, known.first, known.last)
    known.first = index
    page.add(known, name, page.plain(sentence, index, known.last))


def _name_place(page: Page, sentence: int, index: int, head: Head) -> bool:
    """A place that only the text names: "حي الجمهوري", "قرية سيعة"."""
    words = page.words(sentence)
    first = index + 1
    end = quoted(page, sentence, first)
    last = end if end is not None else _name_end(page, sentence, first, quarter=head.quarter)
    if last is None or definite(words[index]) or _heads_a_body(words, index):
        return False
    name = page.plain(sentence, first, last)
    whole = page.plain(sentence, index, last)
    parts = nested(page, sentence, first, last)
    for draft in [d for d in parts if _is_own_name(d, words, index) or _is_half(words, d.first - 1)]:
        page.remove(draft)
    key = key_of(head.kind, name)
    english = f"{romanise(name)} {head.en}" if head.en[:1].islower() else f"{romanise(name)}"
    page.invent(Entity(key, head.kind, whole, english, (whole, name), "text"))
    page.add(Draft(sentence, index, last, key, head.kind, *NAMED_PLACE, name=name), whole, name)
    return True


def _heads_a_body(words: Sequence[Word], index: int) -> bool:
    """The word after it makes it a body here: "مديرية الدفاع المدني"."""
    bodies = lexicon().group_heads.get(core(words[index]), ())
    return any(fold(words[index + 1].text).text in b.followers for b in bodies)


def _name_end(page: Page, sentence: int, first: int, *, quarter: bool) -> int | None:
    """Last word of a place's name that begins at ``first``; ``None`` where no name begins. Quarters are called after sites."""
    words = page.words(sentence)
    if first >= len(words) or is_quote(words[first]):
        return None
    word = words[first]
    site = quarter and any(h.kind is EntityKind.SITE for h in lexicon().place_heads.get(core(word), ()))  # "حي المطار"
    back = points_back(word) and not site  # "عاصمة المحافظة", "ريف المدينة"
    division = any(h.division for h in lexicon().place_heads.get(core(word), ())) and not definite(word)
    if division:  # "جبال محافظتي الكاف والقصرين"
        return None
    usable = word.upos in ("PROPN", "X", "NOUN", "ADJ") and core(word) not in lexicon().places.not_names and not back
    if not usable or not (is_name(word) or definite(word) or word.upos == "NOUN"):
        return None
    last = first
    while (
        last + 1 < len(words)
        and last - first < 3
        and (
            _is_half(words, last)
            or (not _known(page, sentence, last + 1) and _name_goes_on(words[last], words[last + 1], first, last))
        )
    ):
        last += 1
    if core(words[last]) in lexicon().places.numbered and last + 1 < len(words) and words[last + 1].upos == "NUM":
        last += 1
    sure = any(is_name(w) or definite(w) for w in (word, words[last])) or (last > first and _is_half(words, first))
    return last if sure or (located(words, first - 1) and words[first].deprel == "nmod" and first == last) else None


def _is_half(words: Sequence[Word], index: int) -> bool:
    """Whether a word is but the first half of a name: "أبو", "تل" in "تل رفعت", whatever the parser takes the next word for."""
    opens = core(words[index]) in lexicon().persons.particles | lexicon().places.first_halves
    after = words[index + 1]
    ends = after.upos in ("ADP", "CCONJ", "PUNCT", "NUM") or core(after) in lexicon().places.not_names
    return opens and not (definite(words[index]) or ends or is_quote(after))


def _known(page: Page, sentence: int, index: int) -> bool:
    """A known name begins here that is no part of an idafa: not "البريج" in "قصر البريج", nor a part of the name: "الجديدة"."""
    draft = page.starting(sentence, index)
    words = page.words(sentence)
    adjective = words[index].upos == "ADJ" and core(words[index]) in lexicon().places.name_adjectives
    alone = draft is not None and draft.first == draft.last and (adjective or not is_name(words[index - 1]))
    return draft is not None and not draft.adjective and not alone


def _name_goes_on(before: Word, word: Word, first: int, last: int) -> bool:
    if word.upos == "ADJ" and definite(before) and definite(word) and core(word) in lexicon().places.name_adjectives:
        return True
    if before.upos == "ADJ" and core(before) in lexicon().places.name_adjectives:  # "حي النخيل الجديدة" الخاضع لسيطرة الجيش
        return False
    if core(word) in lexicon().places.not_names or core(word) in lexicon().places.directions:
        return False
    if is_name(word):
        return first <= word.head <= last
    if word.upos == "ADJ":
        return definite(before) and definite(word) and not is_name(before)
    return word.upos == "NOUN" and not definite(before) and not is_name(before)


def _make_site(page: Page, sentence: int, index: int, head: Head) -> bool:
    """A site of its own: named ("مطار الموصل"), described ("نقطة تفتيش أمنية"), or somebody's ("منزل العقيد")."""
    words = page.words(sentence)
    last = reach(page, sentence, index)
    last = _to_next_town(page, sentence, last) if head.road else _with_prepositional(page, sentence, index, last)
    parts = nested(page, sentence, index + 1, last)
    own = last > index and is_quote(words[index + 1]) and not any(d.kind.is_armed for d in parts)
    quoted_names, parts = (parts, []) if own else ([], parts)  # "فندق «الجزيرة»" speaks of no other Jazeera, "مواقع «داعش»" of it
    named_place = any(d.kind.is_place and not d.adjective for d in parts)
    proper = own or named_place or any(is_name(w) for w in words[index + 1 : last + 1])
    proper = proper or _noun_for_a_name(page, sentence, index, last, head)
    follow = words[index + 1 : min(last, index + _BESIDE) + 1 if head.strict else last + 1]
    fits = not head.follow or any(fold(w.text).text in head.followers or core(w) in head.followers for w in follow)
    bare = last == index or (last == index + 1 and words[last].upos == "NUM")  # "بالسجن 18 عاما"
    owners = [d for d in parts if d.kind.is_actor and not (d.kind.is_place or d.adjective)]
    owned = bool(owners) and not head.unowned and not (head.posts and owners[0].kind is EntityKind.ARMED_GROUP)
    fits = fits or (owned and words[last].upos != "ADJ")
    described = head.generic and fits
    named = proper and not (head.strict and not fits)
    if (
        (head.needs_name and (not proper or core(words[index + 1]) in lexicon().places.not_names))
        or not (named or described)
        or (bare and definite(words[index]))
    ):
        return False
    for draft in quoted_names or [d for d in parts if _is_own_name(d, words, index)]:
        page.remove(draft)
    called = _by_quoted_name(page, sentence, index, last)
    if called is not None:
        for draft in [d for d in parts if d.entity == called]:
            page.remove(draft)
        page.add(Draft(sentence, index, last, called, page.know(called).kind, *NAMED_PLACE), page.plain(sentence, index, last))
        return True
    whole = page.plain(sentence, index, last)
    key = key_of(head.kind, whole) if proper else _own_key(page, sentence, index, last)
    page.invent(
        Entity(key, head.kind, whole, in_english(page, sentence, index + 1, last, head.en), (whole,), "text", container=None)
    )
    page.add(
        Draft(sentence, index, last, key, head.kind, *(NAMED_PLACE if proper else DESCRIBED_PLACE)),
        whole,
        *_shorter(page, sentence, index, last),
    )
    return True


def _by_quoted_name(page: Page, sentence: int, index: int, last: int) -> str | None:
    """The one known site of a name in quotation marks, whatever tells whose it is before that: "قاعدة الاحتلال «حرير»"."""
    words = page.words(sentence)
    mark = next((i for i in range(index + 2, last) if is_quote(words[i])), None)
    if mark is None or not is_quote(words[last]):
        return None
    name = page.plain(sentence, mark + 1, last - 1)
    senses = (s for written in (name, f"{core(words[index])} {name}") for s in page.catalogue.senses(written))
    known = {s.entity for s in senses if s.entity in page.catalogue.entities}
    sites = [key for key in known if page.catalogue.entities[key].kind is EntityKind.SITE]
    return sites[0] if len(sites) == 1 else None


def _is_own_name(draft: Draft, words: Sequence[Word], head: int) -> bool:
    """What the model takes for a body right behind the head is the site's own name ("فندق سيتي بالاس"), and so is a state's
    adjective that does not agree with it ("مستشفى الكندي"), and whom an institution is called after ("جامعة الملك خالد")."""
    body = draft.witness == "ner" and draft.kind is EntityKind.ORGANIZATION
    called = draft.adjective and definite(words[draft.first]) and not definite(words[head])
    behind_title = draft.first == head + 2 and core(words[head + 1]) in lexicon().persons.namesakes
    honoured = draft.kind is EntityKind.PERSON and honours(words, head + 1)
    if body and is_quote(words[draft.first - 1]):  # "السفينة الروسية «إيفانوفيتس»"
        return True
    return (draft.first == head + 1 and (body or called or honoured)) or (behind_title and honoured)


def _noun_for_a_name(page: Page, sentence: int, index: int, last: int, head: Head) -> bool:
    """A definite noun names what stands in a town: "دوار الزراعة", "قرب ميدان المحكمة", but "جسر المدينة" points back,
    where no town is told behind it ("طريق المطار في أربيل")."""
    words = page.words(sentence)
    if head.nouns is None or (head.nouns == "beside" and not _beside_a_place(page, sentence, index, last)):
        return False
    name = words[index + 1] if index + 1 < len(words) else None
    if name is None or name.upos not in ("NOUN", "ADJ") or name.head != index or not definite(name) or definite(words[index]):
        return False
    if head.road and core(name) not in lexicon().place_heads:  # "طريق المطار", but not "طريق الحوار"
        return False
    return core(name) not in lexicon().places.not_names and (not points_back(name) or _before_a_town(page, sentence, last))


def _beside_a_place(page: Page, sentence: int, first: int, last: int) -> bool:
    """What only a place has around it: "قرب" before it, or a town or a state's region after it ("وسط مدينة حلب")."""
    words = page.words(sentence)
    return (first > 0 and core(words[first - 1]) in lexicon().places.beside) or _before_a_town(page, sentence, last)


def _before_a_town(page: Page, sentence: int, last: int) -> bool:
    """A town or a state's region stands behind a preposition: "وسط مدينة حلب"."""
    words, place = page.words(sentence), page.starting(sentence, last + 2)
    if place is None or place.adjective or not located(words, last + 2):
        return False
    of_state = page.entities[place.entity].country is not None
    return place.kind is EntityKind.CITY or (place.kind is EntityKind.REGION and of_state)


def _own_key(page: Page, sentence: int, index: int, last: int) -> str:
    """A described site is this document's own: the "نقطة تفتيش" of another report is another one. Adjectives do not count."""
    words = page.words(sentence)
    kept = [
        core(w)
        for w in words[index : last + 1]
        if w.index == index or (w.upos != "ADP" and not is_quote(w) and (w.upos != "ADJ" or page.starting(sentence, w.index)))
    ]
    return f"{key_of(EntityKind.SITE, *kept[:3])}{NAMELESS}{page.parsed.document.key}"


def _shorter(page: Page, sentence: int, index: int, last: int) -> list[str]:
    """The description without what follows its second word, which is how it is called again."""
    words = page.words(sentence)
    end = index
    while end < last and (end == index or words[end].upos == "ADP" or is_quote(words[end])):
        end += 1
    return [page.plain(sentence, index, end)] if index < end < last else []


def _with_prepositional(page: Page, sentence: int, index: int, last: int) -> int:
    """The word after ل belongs to the description: "مركز للشرطة", "سوق للخضار"; not in "تعرضت سفينة لهجوم"."""
    words = page.words(sentence)
    at = last + 1
    if last > index or definite(words[index]):
        return last
    if (
        at + 1 < len(words)
        and words[at].upos == "ADP"
        and fold(words[at].text).text == "ل"
        and words[at].token == words[at + 1].token
        and core(words[at + 1]) not in lexicon().places.befalling
    ):
        draft = page.starting(sentence, at + 1)
        end = draft.last if draft is not None else at + 1
        while draft is None and end + 1 < len(words) and words[end + 1].upos == "ADJ":
            end += 1
        return end
    return last


def _to_next_town(page: Page, sentence: int, last: int) -> int:
    """A road is named by the towns at its ends: "طريق بغداد - كركوك", "طريق بيروت صيدا"; of which, behind a dash, one may be
    unknown."""
    words, at = page.words(sentence), last + 1
    town = page.starting(sentence, last) or page.covering(sentence, last)
    while at < len(words) and words[at].text in lexicon().places.dashes:
        at += 1
    next_town = page.starting(sentence, at)
    if town is None or not town.kind.is_place or at >= len(words):
        return last
    if next_town is None:
        unknown = at > last + 1 and is_name(words[at]) and page.covering(sentence, at) is None
        return at if unknown else last
    return next_town.last if next_town.kind.is_place and not next_town.adjective else last


def _read_direction(page: Page, sentence: int, index: int) -> None:
    """ "شمال العراق", "جنوب شرق البلاد": a region of a state or of a region."""
    words = page.words(sentence)
    at = index + 1
    while at < len(words) and core(words[at]) in lexicon().places.directions:
        at += 1
    known = page.starting(sentence, at)
    if known is None or known.adjective or known.kind not in (EntityKind.GOVERNMENT, EntityKind.REGION) or definite(words[index]):
        return
    if index and core(words[index - 1]) in lexicon().places.directions:
        return
    name = f"{page.plain(sentence, index, at - 1)} {page.entities[known.entity].name_ar}"
    said = page.plain(sentence, index, known.last)
    directions = [lexicon().places.directions_en.get(words[i].text, romanise(words[i].text)) for i in range(index, at)]
    english = f"{' '.join(directions)} {page.entities[known.entity].name_en}"
    key = key_of(EntityKind.REGION, *(core(w) for w in words[index:at]), known.entity)
    country = page.entities[known.entity].country
    page.invent(Entity(key, EntityKind.REGION, name, english, (name,), "text", country, known.entity))
    page.add(Draft(sentence, index, known.last, key, EntityKind.REGION, *PART_OF_PLACE), name, said)


def prefer_regions(page: Page) -> None:
    """A report that writes "محافظة حلب" and never "مدينة حلب" means the governorate by a bare "حلب"."""
    regions = {}
    cities = set()
    for draft in page.all():
        head = core(page.words(draft.sentence)[draft.first])
        kinds = {h.kind for h in lexicon().place_heads.get(head, ())}
        if draft.last > draft.first and EntityKind.REGION in kinds and draft.kind is EntityKind.REGION:
            regions[fold_name(page.plain(draft.sentence, draft.first + 1, draft.last))[0]] = draft.entity
        elif draft.last > draft.first and EntityKind.CITY in kinds and draft.kind is EntityKind.CITY:
            cities.add(draft.entity)
    for draft in page.all():
        name = fold_name(page.plain(draft.sentence, draft.first, draft.last))[0]
        region = regions.get(name)
        if region and draft.kind is EntityKind.CITY and draft.entity not in cities and not draft.adjective:
            draft.turn_to(region, EntityKind.REGION, draft.score, "the report names a region so")
            page.call(region, page.plain(draft.sentence, draft.first, draft.last))
