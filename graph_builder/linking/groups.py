"""Groups, forces, bodies and outlets of a head noun: "مسلحو «داعش»", "حركة كاخ", "وكالة دوغان", "مسلحون مجهولون"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph_builder.language.agreement import disagrees, keeps_ending
from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import Head, lexicon
from graph_builder.linking.naming import in_english
from graph_builder.linking.owners import known_by_owner, qualifies, with_owner
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of, next_word
from graph_builder.linking.phrases import adjectives, describes, free, is_name, located, nested, points_back, quoted, reach
from graph_builder.linking.spelling import fold, letters, rules
from graph_builder.linking.ways import FOLLOWERS, GROUP, LED_BY
from graph_builder.model import Entity, EntityKind, Predicate, Word

_AND = frozenset({"و"})
_LONGEST = 8
"""Words of a body's name at the most."""
_WITHIN = frozenset({"NOUN", "ADJ", "PROPN", "ADP", "CCONJ"})
_OF_VERBS = frozenset({"nsubj", "obj", "iobj"})
_FOLLOWED = frozenset(kind for kind in EntityKind if kind.is_armed)
_TITLES = 3
"""Words of title at the most between those who follow a person and the name."""
_LED = frozenset({EntityKind.ORGANIZATION, EntityKind.STATE_FORCE})
_WIDENED = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})


def read_groups(page: Page, sentence: int) -> None:
    """Read the head nouns of a sentence from its end to its beginning, so that "مسلحي تنظيم" finds its name whole."""
    words = page.words(sentence)
    for index in reversed(page.having(sentence, lexicon().grouping)):
        if words[index].upos not in ("NOUN", "PROPN", "ADJ", "X"):
            continue
        word = core(words[index])
        if _follow(page, sentence, index, word) or not free(page, sentence, index):
            continue
        if _widen(page, sentence, index, word):
            continue
        for head in lexicon().group_heads.get(word, ()):
            if _make(page, sentence, index, head):
                break


def _widen(page: Page, sentence: int, index: int, word: str) -> bool:
    """A noun for members or for the kind of an outlet belongs to the name after it."""
    words = page.words(sentence)
    outlet, member = word in lexicon().groups.outlets, word in lexicon().groups.members
    if not (outlet or member):
        return False
    after = next_word(words, index)
    linked = False
    while after < len(words) and core(words[after]) in lexicon().groups.links and page.starting(sentence, after) is None:
        linked = linked or core(words[after]) not in lexicon().groups.partitive
        joined = core(words[after]) in lexicon().groups.joined_within and words[min(after + 1, len(words) - 1)].upos == "ADP"
        after = next_word(words, after + 1 if joined else after)
    apposed = _apposed(words, index, after) if after < len(words) else None
    known = page.starting(sentence, after if apposed is None else apposed)
    if known is None or known.adjective or after - index > 5 or _has_object(words, index, after):
        return False
    fits = (outlet and known.kind is EntityKind.MEDIA_OUTLET) or (member and known.kind in _WIDENED)
    described = known.kind is EntityKind.ARMED_GROUP and words[after].upos == "ADJ" and definite(words[after])
    if not fits or (definite(words[index]) and not (linked or described or apposed)):
        return False
    page.remove(known)
    known.first = index
    page.add(known, page.plain(sentence, index, known.last))
    return True


def _has_object(words: Sequence[Word], index: int, after: int) -> bool:
    """ "هاجم مسلحون قوات الأمن": what stands right behind whole men is not theirs; "مسلحو داعش" and "مسلحون حوثيون" are."""
    ending = rules().endings.plural[0]
    whole = words[index].text.endswith(ending) or words[index].feats.get("Number") == "Dual"
    described = (words[after].upos == "ADJ" and not disagrees(words[index], words[after])) or words[after].text.endswith(ending)
    return after == index + 1 and whole and not definite(words[index]) and not described


def _apposed(words: Sequence[Word], index: int, after: int) -> int | None:
    """First word of the quoted name after a definite noun and its adjectives: "التنظيم الإرهابي «داعش»"."""
    at = after
    while at < len(words) and words[at].upos == "ADJ" and definite(words[at]):
        at += 1
    quoted_name = 0 < at < len(words) - 1 and (is_quote(words[at]) or is_quote(words[at - 1]))
    return (at + 1 if is_quote(words[at]) else at) if definite(words[index]) and quoted_name else None


def _make(page: Page, sentence: int, index: int, head: Head) -> bool:
    words = page.words(sentence)
    if _is_place(words, index) or (head.people and _describes_others(words, index, head)):
        return False
    if head.office and (not index or core(words[index - 1]) not in lexicon().sources.name_of):
        return False
    if head.led and not _has_head(words, index):
        return False
    end = quoted(page, sentence, index + 1)
    back = end == index + 2 and points_back(words[index + 2])  # "خلايا «التنظيم»"
    if end is not None and not (back or definite(words[index]) or page.starting(sentence, index + 2)):
        name = page.plain(sentence, index + 2, end)
        last = adjectives(page, sentence, end + 1)
        _invent(page, sentence, index, last, _as_outlet(head, words[end + 1 : last + 1]), name)
        return True
    if _led(page, sentence, index, head):
        return True
    last = min(_reach(page, sentence, index, head), _last_of_office(page, sentence, index))
    if not _counts(page, sentence, index, last, head):
        return False
    if known_by_owner(page, sentence, index, last):
        return True
    _invent(page, sentence, index, last, head, None)
    return True


def _describes_others(words: Sequence[Word], index: int, head: Head) -> bool:
    """ "اعتداء مسلح" and "هجوم انتحاري" are no people, and "مسلحون مجهولون" are gunmen; "رجال مسلحون" are people too."""
    if not describes(words, index):
        return False
    if head.kind is EntityKind.PERSON:  # "تفجيرين انتحاريين"
        return True
    return core(words[index]) != fold(head.ar[0]).text or core(words[index - 1]) in lexicon().group_heads


def _follow(page: Page, sentence: int, index: int, word: str) -> bool:
    """ "فلول المخلوع صالح", "قوات الرئيس السابق علي عبد الله صالح": those who follow a person are the group that he leads."""
    words = page.words(sentence)
    if word not in lexicon().groups.followers or definite(words[index]):
        return False
    at, titles = _behind_ally(words, index + 1), lexicon().persons.ranks | lexicon().persons.titles
    end = min(len(words), at + _TITLES)
    while at < end and (at > index + 1 or core(words[at]) in titles) and qualifies(page, sentence, at):
        at += 1
    person = page.starting(sentence, at)
    if person is None or person.kind is not EntityKind.PERSON:
        return False
    group = _led_by(page, person, _FOLLOWED) or _army_of(page, person, word)
    if group is None:
        return False
    before = page.covering(sentence, index)
    if before is not None and (before.first < index or before.last >= person.last):
        return False
    page.add(Draft(sentence, index, person.last, group, page.know(group).kind, *FOLLOWERS))
    return True


def _behind_ally(words: Sequence[Word], at: int) -> int:
    """ "قوات حليفهم الرئيس السابق فلان": an ally of others is whoever is named behind the word."""
    ally = at + 1 < len(words) and core(words[at]) in lexicon().groups.allies and words[at + 1].upos == "PRON"
    return at + 2 if ally else at


def _led_by(page: Page, person: Draft, kinds: Collection[EntityKind]) -> str | None:
    """Key of the body of some kinds that a person led on the day of the report."""
    day = page.parsed.document.published
    led = [t for t in page.entities[person.entity].ties if t.predicate is Predicate.LEADS and t.holds_on(day)]
    return next((t.object for t in led if page.know(t.object).kind in kinds), None)


def _army_of(page: Page, person: Draft, word: str) -> str | None:
    """The force of the state that a person governs: "قوات الرئيس السوري بشار الأسد"."""
    state = _led_by(page, person, {EntityKind.GOVERNMENT})
    return page.catalogue.bodies.get((state, lexicon().own_forces.get(word, ""))) if state is not None else None


def _led(page: Page, sentence: int, index: int, head: Head) -> bool:
    """ "حكومة العبادي" is the state that he leads, "ميليشيا عبد الملك الحوثي" the group."""
    after = page.starting(sentence, index + 1)
    if after is None or after.kind is not EntityKind.PERSON or keeps_ending(page.words(sentence)[index]):  # "اغتال مسلحون فلانا"
        return False
    governs = core(page.words(sentence)[index]) in lexicon().groups.governments
    kind = EntityKind.GOVERNMENT if governs else head.kind
    if not (governs or kind is EntityKind.ARMED_GROUP):
        return False
    body = _led_by(page, after, {kind})
    if body is None:
        return False
    draft = Draft(sentence, index, after.last, body, kind, *LED_BY)
    page.add(draft, page.plain(sentence, index, after.last))
    return True


def _last_of_office(page: Page, sentence: int, index: int) -> int:
    """Last word before the name, and its rank, of a person in whose office the word stands; else of the sentence."""
    words, cover = page.words(sentence), page.covering(sentence, index)
    if cover is None:
        return len(words) - 1
    last = (
        min(d.first for d in page.drafts[sentence] if d.kind is EntityKind.PERSON and d.first > index and d.last == cover.last)
        - 1
    )
    while last > index and (core(words[last]) in lexicon().persons.ranks or words[last].upos == "PUNCT"):
        last -= 1
    return last


def _is_place(words: Sequence[Word], index: int) -> bool:
    """The word heads a place here: "في جبهة الجفينة", "موقع عسكري"."""
    after = core(words[index + 1]) if index + 1 < len(words) else ""
    heads = lexicon().place_heads.get(core(words[index]), ())
    return any((p.located and located(words, index)) or (p.strict and after in p.followers) for p in heads)


def _reach(page: Page, sentence: int, index: int, head: Head) -> int:
    """Last word of the group's name or description."""
    if head.number:
        return _branch_end(page, sentence, _number_end(page.words(sentence), index))
    last = adjectives(page, sentence, index) if head.people else max(reach(page, sentence, index), _seen(page, sentence, index))
    return _with_purpose(page, sentence, index, with_owner(page, sentence, index, last, head), head)


def _seen(page: Page, sentence: int, index: int) -> int:
    """Last word of the body that the model sees here: "اللجنة الدائمة للبحوث العلمية والإفتاء"."""
    words = page.words(sentence)
    last = max((n.last for n in page.sentence(sentence).names if n.label == "ORG" and n.first == index), default=index)
    first = words[index + 1] if index + 1 < last else None
    described = (
        first is not None and first.upos == "ADJ" and not definite(first) and words[index + 2].upos == "ADP"
    )  # "مؤيد للأكراد"
    inside = words[index + 1 : last + 1]
    parted = any(w.deprel in _OF_VERBS for w in inside)  # "اتهمت عشائر البدو الفصائل الدرزية"
    one_name = last - index <= _LONGEST and {w.upos for w in inside} <= _WITHIN and not (described or parted)
    placed = any(d.kind.is_place and not d.adjective for d in nested(page, sentence, index + 1, last))  # "قوات الطوارئ بعسير"
    return last if one_name and not placed else index


def _with_purpose(page: Page, sentence: int, index: int, last: int, head: Head) -> int:
    """What a body is for belongs to its name: "المركز العربي للأمن والدراسات"."""
    words = page.words(sentence)
    described = last > index and words[last].upos == "ADJ" and definite(words[last])
    if head.kind is not EntityKind.ORGANIZATION or not described:
        return last
    end, links = last, lexicon().sources.told_to
    while end + 2 < len(words) and fold(words[end + 1].text).text in links and _is_purpose(page, sentence, end + 2):
        end, links = adjectives(page, sentence, end + 2), _AND
    return end


def _is_purpose(page: Page, sentence: int, index: int) -> bool:
    """A definite noun that names nobody and no place."""
    word = page.words(sentence)[index]
    return word.upos == "NOUN" and definite(word) and free(page, sentence, index)


def _number_end(words: Sequence[Word], index: int) -> int:
    """Last word of a unit's number: "اللواء 15", "اللواء الـ(15)", "اللواء الخامس عشر", "الفرقة الحادية والعشرين"."""
    last = min(index + 1, len(words) - 1)
    while last + 1 < len(words) and (is_quote(words[last]) or letters(words[last].text) == rules().article):
        last += 1
    while last + 1 < len(words) and _is_ordinal(words[last]):
        at = last + (2 if words[last + 1].upos == "CCONJ" else 1)
        if at >= len(words) or core(words[at]) not in lexicon().groups.tens:
            break
        last = at
    return last


def _branch_end(page: Page, sentence: int, last: int) -> int:
    """Last word of what a unit fights as, behind its number: "اللواء 47 مدرع"."""
    words = page.words(sentence)
    while (
        last + 1 < len(words) and core(words[last + 1]) in lexicon().groups.branches and page.starting(sentence, last + 1) is None
    ):
        if definite(words[last + 1]):
            break
        last += 1
    return last


def _is_ordinal(word: Word) -> bool:
    return core(word) in lexicon().groups.ordinals or core(word) in lexicon().groups.tens


def _counts(page: Page, sentence: int, index: int, last: int, head: Head) -> bool:
    """Whether the words name or describe a group, rather than point back or mean anything else."""
    words = page.words(sentence)
    follow = [w for w in words[index + 1 : last + 1] if not (is_quote(w) or letters(w.text) == rules().article)]
    if head.number:
        return bool(follow) and (follow[0].upos == "NUM" or _is_ordinal(follow[0]))
    if follow and core(follow[0]) in head.apart:
        return False
    fits = not head.follow or any(fold(w.text).text in head.followers for w in words[index + 1 : index + 3])
    fits = fits or (head.kind in _LED and _has_head(words, index) and not _is_organ(page, sentence, last))
    proper = any(is_name(w) for w in follow) or any(d.kind.is_place for d in nested(page, sentence, index + 1, last))
    if head.kind is EntityKind.ARMED_GROUP and not proper and points_back(words[index]):
        return False
    named = bool(follow) and (proper or definite(follow[-1]))
    if (
        head.kind is EntityKind.ARMED_GROUP and not proper and follow and _means_a_group(follow[0])
    ):  # "حركة التنظيم": how it moves
        return False
    if head.needs_name:
        return proper and fits
    if head.generic:
        idafa = named and follow[0].upos in ("NOUN", "PROPN") and not definite(words[index]) and not head.people
        idafa = idafa and (proper or not head.strict)
        return idafa or (fits and (bool(follow) or not definite(words[index])))
    return named and fits


def _has_head(words: Sequence[Word], index: int) -> bool:
    """Somebody leads it, so it is a body whatever it is called: "رئيس مجموعة حماية البيئة", "مدير عام الإدارة"."""
    at = index - 1
    while at > 0 and core(words[at]) in lexicon().persons.fillers:
        at -= 1
    return at >= 0 and core(words[at]) in lexicon().persons.posts and not definite(words[at])


def _is_organ(page: Page, sentence: int, last: int) -> bool:
    """Another body follows whose organ it is: "المكتب السياسي لحركة حماس"."""
    words = page.words(sentence)
    owner = page.starting(sentence, last + 2)
    linked = last + 1 < len(words) and fold(words[last + 1].text).text in lexicon().sources.told_to
    return linked and owner is not None and owner.kind in _WIDENED


def _as_outlet(head: Head, after: Sequence[Word]) -> Head:
    """An outlet by its adjective: "مؤسسة «چرا» الإعلامية"."""
    if head.kind is EntityKind.ORGANIZATION and any(core(w) in lexicon().groups.media_words for w in after):
        return head.model_copy(update={"kind": EntityKind.MEDIA_OUTLET})
    return head


def _means_a_group(word: Word) -> bool:
    form = lexicon().short_forms.get(core(word)) if definite(word) else None
    return form is not None and EntityKind.ARMED_GROUP in form.kinds


def _invent(page: Page, sentence: int, index: int, last: int, head: Head, name: str | None) -> None:
    whole = page.plain(sentence, index, last)
    parts = nested(page, sentence, index + 1, last)
    seat = _seat(page, sentence, index, last) if head.kind is EntityKind.ORGANIZATION else None
    told = (page.entities[d.entity].country for d in (*parts, *([seat] if seat else [])))
    country = next((state for state in told if state), None)
    short = page.plain(sentence, index, _number_end(page.words(sentence), index)) if head.number else whole
    key = key_of(head.kind, name or short, seat.entity) if seat else page.seated.get(whole) or key_of(head.kind, name or short)
    english = f"{romanise(name)} {head.en}" if name else in_english(page, sentence, index + 1, last, head.en)
    names = [n for n in (whole, name, short) if n]
    if seat is not None:
        english = f"{english} of {page.entities[seat.entity].name_en}"
        names.insert(0, page.plain(sentence, index, seat.last))
        page.seated[whole] = key
    page.invent(Entity(key, head.kind, names[0], english, tuple(dict.fromkeys(names)), "text", country))
    page.add(Draft(sentence, index, last, key, head.kind, *GROUP, name=name), whole, name or "")


def _seat(page: Page, sentence: int, index: int, last: int) -> Draft | None:
    """The town or province whose a body is: "اللجنة الأمنية بمحافظة بابل", "المجلس المحلي لمدينة دوما"."""
    words = page.words(sentence)
    if not definite(words[index]) or last + 2 >= len(words) or fold(words[last + 1].text).text not in lexicon().groups.seat_links:
        return None
    place = page.starting(sentence, last + 2)
    return place if place is not None and place.kind in (EntityKind.CITY, EntityKind.REGION) and not place.adjective else None
