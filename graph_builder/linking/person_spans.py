"""Where names of persons stand: spans of the NER model, made whole, and words after ranks and posts."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import without_accusative
from graph_builder.linking.ner import LONGEST_SPAN
from graph_builder.linking.page import Draft, Page, core, definite, is_quote
from graph_builder.linking.phrases import is_name, points_back
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import fold, letters, rules
from graph_builder.model import EntityKind, NamedSpan, Word, carries_pronoun

_LONGEST = 6
_AND = "و"
_BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.MEDIA_OUTLET})
_NAME_TAGS = frozenset({"PROPN", "X", "NOUN", "ADJ"})


def spans(page: Page, sentence: int) -> list[tuple[int, int, int, bool]]:
    """Name spans of a sentence as (sentence, first, last, after a title): from NER, from ranks, from posts."""
    words = page.words(sentence)
    found: list[tuple[int, int, int, bool]] = []
    names = [n for n in page.sentence(sentence).names if n.label == "PERS" and n.last - n.first < LONGEST_SPAN]
    starts = {n.first for n in names}
    for name in names:
        if _is_of_a_place(words[name.first]):
            continue
        span = None if _quoted_outlet(words, name) else _trimmed(words, name.first, name.last)
        if span is not None:
            first, last = _behind_region(page, sentence, _backwards(page, sentence, span[0]), span[1]), span[1]
            if (first == last and _is_nationality(page, sentence, first)) or _does_to_a_place(page, sentence, first, last):
                continue
            titled = _is_titled(words, first)
            if titled or _can_be_a_name(words, first, last):
                found.append((sentence, first, _extend(words, first, last, starts), titled))
    for word in (words[i] for i in page.having(sentence, lexicon().titling)):
        first = _behind_short_title(words, word.index + 1)
        if first >= len(words):
            break
        if _is_rank(words, word) and definite(word) and not _covered(found, first):
            found += _after_rank(page, sentence, first, starts)
        elif core(word) in lexicon().persons.naming and not _covered(found, first):
            found += _after_naming(page, sentence, first, starts)
        elif (
            core(word) in lexicon().persons.posts
            and (start := _after_post(page, sentence, word.index))
            and not _covered(found, start)
        ):
            found.append((sentence, start, _extend(words, start, start + 1, starts), True))
    return [(at, first, _before_body(page, at, first, last), titled) for at, first, last, titled in found]


def _behind_short_title(words: Sequence[Word], index: int) -> int:
    """Past "د." in "النائب د. منصور"."""
    short = index + 1 < len(words) and len(words[index].text) == 1 and words[index + 1].upos == "PUNCT"
    return index + 2 if short else index


def behind_kin(words: Sequence[Word], first: int) -> bool:
    """Whether it stands before a name whose relative is named: "نجله حسين"."""
    return first > 1 and core(words[first - 2]) in lexicon().persons.kin and carries_pronoun(words, first - 2)


def _is_titled(words: Sequence[Word], first: int) -> bool:
    """A title stands before a name, or whose relative it is."""
    return behind_kin(words, first) or (first > 0 and core(words[first - 1]) in lexicon().persons.titles)


def _is_of_a_place(word: Word) -> bool:
    """Places are named behind "قرية", "محلة" and their duals and plurals ("قريتي سيدان وكاني ماسي")."""
    heads = lexicon().place_heads.get(core(word), ())
    return core(word) in lexicon().plurals or any(h.same and not h.natural and h.kind.is_place for h in heads)


def _before_body(page: Page, sentence: int, first: int, last: int) -> int:
    """Last word of a name before the state or armed body that the parser took for more of it: "اتهم فلان بن فلان روسيا"."""
    for index in range(first + 1, last + 1):
        body = page.starting(sentence, index)
        known = body is not None and body.witness == "catalogue" and body.kind in _BODIES and not body.adjective
        holder = page.starting(sentence, first)
        whole = holder is not None and holder.kind is EntityKind.PERSON and holder.last < index
        if holder is not None and whole and (_is_whole(page, holder, last) or (body is not None and index > holder.last + 1)):
            return holder.last  # "بنيامين نتنياهو" توريط واشنطن
        if known and (whole or index - first > 1):
            return index - 1 - (page.words(sentence)[index - 1].upos == "ADP")  # "سيف" لفرانس برس
    return last


def _is_whole(page: Page, holder: Draft, last: int) -> bool:
    """Whether a word with the article behind a known name of several words, one of which is no given name, is none of it: "أدان
    يحيى رسول الاغتيال"."""
    words, common = page.words(holder.sentence), lexicon().persons
    parts = {core(w) for w in words[holder.first : holder.last + 1]} - common.particles - lexicon().folded_halves
    known = holder.witness == "catalogue" and holder.last > holder.first and bool(parts - common.given_names)
    return known and last == holder.last + 1 and definite(words[last])


def _quoted_outlet(words: Sequence[Word], name: NamedSpan) -> bool:
    """A name in quotation marks after a word for an outlet or group, or with Latin letters: "موقع «كابيتول ديسك»"."""
    if name.first < 2 or not is_quote(words[name.first - 1]):
        return False
    headed = core(words[name.first - 2]) in lexicon().group_heads
    return headed or any(w.text.isascii() for w in words[name.first : name.last + 1])


def _covered(found: list[tuple[int, int, int, bool]], index: int) -> bool:
    return any(first <= index <= last for _, first, last, _ in found)


def _trimmed(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """The name itself in a span of the model; ``None`` where there is none: "مسؤولان عسكريان", "برتبة عقيد"."""
    while first < last and (
        words[first].upos == "VERB"
        or core(words[first]) in lexicon().persons.naming  # "يكنى أبو قتادة"
        or (core(words[first]) in lexicon().persons.titles and not is_name(words[first]))
        or core(words[first]) in lexicon().persons.no_office  # "إعدام" سليمان
        or (_of_many(words[first]) and core(words[first]) not in lexicon().persons.kin)
    ):
        first += 1
    if core(words[first]) in lexicon().persons.kin:  # "نجله سيف الإسلام", but not "نجل الجنيد"
        if not carries_pronoun(words, first) or first + 2 > last:
            return None
        first += 2
    if first < last and words[first].upos == "ADP" and not _is_titled(words, first):  # "على بن جواد"
        first += 1
    while (
        first < last
        and core(words[first]) in lexicon().persons.rank_ends
        and first
        and core(words[first - 1]) in lexicon().persons.ranks | lexicon().persons.titles
    ):
        first += 1  # "الجندي أول ماجد"
    while first < last and core(words[last]) in lexicon().persons.posts and (_is_post(words, last) or not is_name(words[last])):
        last -= 1  # "فيصل بن خالد أمير" منطقة عسير
    last = _before_other_words(words, first, last)
    if first < last and (_opens_formula(words, last) or _tells_how(words[last])):
        last -= 1
    while first + 1 < last and definite(words[last]) and core(words[last]) in lexicon().persons.callings:
        last -= 1  # "حسان الشيخ الضابط" في القوى الجوية
    described = (
        core(words[first]) in lexicon().source_heads or _of_many(words[first]) or core(words[last]) in lexicon().persons.ranks
    )
    alone = lexicon().persons.titles | lexicon().persons.deputies
    return None if described or (first == last and core(words[first]) in alone) else (first, last)


def _is_post(words: Sequence[Word], index: int) -> bool:
    """Whether a word that may be a post is one here, and no name as in "عبد الله قائد": "ياسر النور قائد" اللواء 16."""
    body = words[index + 1] if index + 1 < len(words) else None
    of_body = body is not None and definite(body) and core(body) in lexicon().group_heads
    appointed = core(words[index]) != fold(words[index].text).text  # عين فلان "وكيلا"
    deputy = body is not None and core(words[index]) in lexicon().persons.deputies and core(body) in lexicon().persons.posts
    return of_body or deputy or appointed or definite(words[index])


def _before_other_words(words: Sequence[Word], first: int, last: int) -> int:
    """Last word of a name before what is no part of any: "بيا" in "بيا فور وصوله", "لويد أوستن" in "لويد أوستن ميليشيا"."""
    for word in words[first + 1 : last + 1]:
        beside = (words[word.index - 1].token, words[min(word.index + 1, len(words) - 1)].token if word.index < last else -1)
        preposition = word.upos == "ADP" and (word.token not in beside or _is_for(words, word)) and not _like_preposition(word)
        if preposition or _is_former(word) or points_back(word) or _of_many(word):  # "توعد الوزير فلان بن فلان الحزب"
            return word.index - 1
    return last


def _is_for(words: Sequence[Word], word: Word) -> bool:
    """ "ل" and the article: "تعزية صالح للسعدي"."""
    behind = words[word.index + 1] if word.index + 1 < len(words) else None
    return behind is not None and behind.token == word.token and letters(word.text) == rules().article[-1] and definite(behind)


def _is_former(word: Word) -> bool:
    """ "السابق" ends a name, and is no part of any."""
    return definite(word) and core(word) in lexicon().persons.not_in_office


def _of_many(word: Word) -> bool:
    """ "ميليشيا", "الحوثيين" """
    many = definite(word) and letters(word.text).endswith(lexicon().persons.plural_ends)
    return many or core(word) in lexicon().persons.collectives


def _is_nationality(page: Page, sentence: int, index: int) -> bool:
    """ "شاب فلسطيني": the adjective of a state alone names nobody; "المصري" may."""
    known = page.covering(sentence, index)
    return known is not None and known.adjective and not definite(page.words(sentence)[index])


def _does_to_a_place(page: Page, sentence: int, first: int, last: int) -> bool:
    """ "يحاول توريط واشنطن": a noun that is no name, and what is named behind it, are no person."""
    word, named = page.words(sentence)[first], page.starting(sentence, first + 1)
    known = named is not None and named.last >= last and named.kind is not EntityKind.PERSON and not named.adjective
    known = known and named is not None and page.entities[named.entity].origin == "catalogue"
    return known and word.upos == "NOUN" and not definite(word) and core(word) not in lexicon().persons.given_names


def _can_be_a_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the model may be right: not with "تويتر", "حمد الله" or "الله الزوي", nor with a single everyday word."""
    span, written = [core(w) for w in words[first : last + 1]], [letters(w.text) for w in words[first : last + 1]]
    if not lexicon().persons.no_persons.isdisjoint(span) or written[0] in lexicon().halves:
        return False
    god, servants = _god(), lexicon().persons.gods_servants
    return not any(part == god and before not in servants for before, part in zip(span, written[1:], strict=False))


def _behind_region(page: Page, sentence: int, first: int, last: int) -> int:
    """Where the name begins of whom the model took with his governorate or town: "محافظ صلاح الدين أحمد الجبوري", "رئيس بلدية
    خان يونس علاء البطة"."""
    words = page.words(sentence)
    places = lexicon().persons.governors | lexicon().persons.town_bodies
    region = next((i + 1 for i in (first, first - 1) if i >= 0 and core(words[i]) in places), None)
    if region is None:
        return first
    of_town = core(words[region - 1]) in lexicon().persons.town_bodies
    for end in range(last - 1, region - 1, -1):
        senses = page.catalogue.senses(page.plain(sentence, region, end))
        named = [page.catalogue.entities[s.entity].kind for s in senses if s.use is Use.NAME]
        headed = [page.catalogue.entities[s.entity].kind for s in senses if s.use is not Use.BARE]
        town = EntityKind.CITY in (headed if of_town and last - end > 1 else named)
        if EntityKind.REGION in headed or town:
            return end + 1
    return first


def _backwards(page: Page, sentence: int, first: int) -> int:
    """Where a name begins of which the model saw the last parts only: "ألكسيس كالامبري", "ما شاء الله الزوي"."""
    words = page.words(sentence)
    known = page.covering(sentence, first)
    if known is not None and known.kind is EntityKind.PERSON:
        return first
    while first > 0 and page.covering(sentence, first - 1) is None:
        before, word = words[first - 1], words[first]
        half = letters(word.text) in lexicon().halves and core(before) in lexicon().persons.gods_servants
        given = (
            is_name(before) and is_name(word) and word.head == before.index and word.deprel.startswith(("flat", "nmod", "appos"))
        )
        given = given and not definite(word) and core(before) not in lexicon().persons.particles
        if (
            not (half or given)
            or core(before) in lexicon().persons.titles | lexicon().persons.rank_ends
            or before.token == word.token
            or definite(before)
        ):
            break
        first -= 1
    return first - _is_given_like_a_verb(words, first)


def _is_gods_servant(words: Sequence[Word], index: int) -> bool:
    """ "خلف الله": one name of two words, whatever the parser takes the first one for."""
    after = words[index + 1] if index + 1 < len(words) else None
    return after is not None and letters(after.text) == _god() and core(words[index]) in lexicon().persons.gods_servants


def _tells_how(word: Word) -> bool:
    """ "حرقا" in "قتل معاذ الكساسبة حرقا" is no part of his name."""
    return word.upos == "NOUN" and not definite(word) and without_accusative(word) != word.text


def _opens_formula(words: Sequence[Word], index: int) -> bool:
    """ "رضي" in "عثمان رضي الله عنه": God is named behind it, and it is no name with that."""
    after = words[index + 1] if index + 1 < len(words) else None
    god = after is not None and letters(after.text) == _god()
    return god and core(words[index]) not in lexicon().persons.gods_servants


def _god() -> str:
    return letters(lexicon().persons.halves[0])


def _is_given_like_a_verb(words: Sequence[Word], first: int) -> bool:
    """ "الرقيب دان شيفر": what stands between a rank and a last name is no verb."""
    if first < 2 or words[first - 1].upos != "VERB" or words[first - 1].token == words[first].token:
        return False
    return _is_rank(words, words[first - 2]) and definite(words[first - 2])


def _is_rank(words: Sequence[Word], word: Word) -> bool:
    """Whether a word is a rank: not "الأول" without one before it, nor "الشيخ" within "آل الشيخ"."""
    ends = core(word) in lexicon().persons.rank_ends
    if not ends and core(word) not in lexicon().persons.ranks:
        return False
    before = core(words[word.index - 1]) if word.index else ""
    if ends:
        unit = definite(word) and any(h.number for h in lexicon().group_heads.get(before, ()))  # "اللواء الأول حماية"
        return before in lexicon().persons.ranks and not unit
    return before not in lexicon().persons.particles


def _after_rank(page: Page, sentence: int, first: int, starts: set[int]) -> list[tuple[int, int, int, bool]]:
    """An indefinite word after a definite rank is a name: "العقيد راشد"; a definite one may be a last name: "اللواء التركي"."""
    words, state = page.words(sentence), page.starting(sentence, first)
    word = words[first]
    none = core(word) in lexicon().persons.ranks or letters(word.text) == rules().article  # "اللواء الـ(15)"
    none = none or (core(word) in lexicon().place_words and not is_name(word))  # "قصف جيش المخلوع أحياء سكنية"
    if none or word.upos not in _NAME_TAGS or word.token == words[first - 1].token:
        return []
    if definite(word):
        given = (
            state is None and core(word) in lexicon().persons.given_names and first + 1 < len(words) and is_name(words[first + 1])
        )
        return [(sentence, first, _extend(words, first, first + 1, starts) if given else first, True)]  # "العميد الهادي دراه"
    return [(sentence, first, _extend(words, first, first, starts), True)]


def _after_naming(page: Page, sentence: int, first: int, starts: set[int]) -> list[tuple[int, int, int, bool]]:
    """A given name, or the beginning of one, and the name behind it: "يدعى محمد السيد", "المدعو أبو حفص"."""
    words, pair = page.words(sentence), page.words(sentence)[first : first + 2]
    opens = core(pair[0]) in lexicon().persons.given_names | lexicon().persons.particles
    named = opens and len(pair) > 1 and pair[1].upos in _NAME_TAGS and page.starting(sentence, first) is None
    return [(sentence, first, _extend(words, first, first + 1, starts), True)] if named else []


def _after_post(page: Page, sentence: int, post: int) -> int | None:
    """First word of a name of two words that follows a post and what it belongs to: "الناطق باسم المجلس علي الأحمدي"."""
    words = page.words(sentence)
    at = post + 1
    while at < len(words) and at - post < 9:
        draft = page.starting(sentence, at)
        if _like_preposition(words[at]) and at + 1 < len(words) and (is_name(words[at + 1]) or definite(words[at + 1])):
            break
        if draft is not None and (draft.kind is not EntityKind.CITY or at == post + 1):
            at = draft.last + 1
        elif (
            words[at].upos == "ADP"
            or core(words[at]) in lexicon().persons.fillers | lexicon().persons.naming
            or (words[at].upos == "ADJ" and definite(words[at]))
        ):
            at += 1
        else:
            break
    pair = words[at : at + 2]
    named = (
        len(pair) == 2
        and all(is_name(w) or _like_preposition(w) or (i and definite(w) and not _is_former(w)) for i, w in enumerate(pair))
        and page.starting(sentence, at) is None
    )
    return at if named and at > post + 1 else None


def _like_preposition(word: Word) -> bool:
    return word.text in lexicon().persons.like_prepositions


def _is_no_second_part(words: Sequence[Word], word: Word) -> bool:
    """Somebody's, or an adjective of none: "أكدت بدر مشاركتها" and "بدر مستعدة" name no man."""
    possessed = word.upos == "NOUN" and carries_pronoun(words, word.index)
    return possessed or (word.upos == "ADJ" and not definite(word))


def _extend(words: Sequence[Word], first: int, last: int, starts: set[int]) -> int:
    """Names go on with names, for the model often stops at "عبد"; a token that was split ("وحيد" + "ي") is whole in a name."""
    while last + 1 < len(words) and last - first < _LONGEST:
        word = words[last + 1]
        if last + 1 in starts and word.text.startswith(_AND):
            break
        if _is_gods_servant(words, last + 1):
            last += 2
            continue
        halved = core(words[last]) in lexicon().name_parts and not _is_no_second_part(words, word)
        inner = halved or core(word) in lexicon().persons.particles
        follows = is_name(word) and first <= word.head <= last
        post = core(word) in lexicon().persons.posts and _is_post(words, word.index)
        calling = definite(word) and core(word) in lexicon().persons.callings
        calling = calling or _opens_formula(words, word.index)
        other = post or calling or points_back(word) or _of_many(word)
        if word.upos not in _NAME_TAGS or word.token == words[last].token or not (inner or follows) or other:
            break
        last += 1
    whole = last + 1 < len(words) and words[last + 1].token == words[last].token and words[last + 1].upos == "PRON"
    return last + 1 if whole else last
