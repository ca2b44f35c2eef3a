"""Unnamed sources: "مسؤول أميركي كبير", "مصادر أمنية وطبية", "ضابط في الجيش", "متحدث باسم الوزارة"."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import SourceHead, lexicon
from graph_builder.linking.matcher import without_accusative
from graph_builder.linking.naming import in_english
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of
from graph_builder.linking.phrases import describes, is_name
from graph_builder.linking.spelling import fold, letters, rules
from graph_builder.linking.ways import SOURCE
from graph_builder.model import Entity, EntityKind, Word, carries_pronoun

_LONGEST_POST = 9
"""Words of a post before its holder's name."""
_AFFILIATIONS = frozenset(
    {EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.MEDIA_OUTLET}
)


def read_sources(page: Page, sentence: int) -> None:
    """Find the descriptions of unnamed sources in a sentence."""
    for word in (page.words(sentence)[i] for i in page.having(sentence, lexicon().source_heads)):
        if word.upos not in ("NOUN", "ADJ", "PROPN", "X") or page.covering(sentence, word.index) is not None:
            continue
        head, plural = lexicon().source_heads[core(word)]
        described = _describe(page, sentence, word.index, plural and _is_whole(head, word))
        last, affiliation = _affiliation(page, sentence, described)
        if _counts(page, sentence, word.index, last, head, plural):
            _invent(page, sentence, word.index, described, last, affiliation, head, plural)


def _counts(page: Page, sentence: int, index: int, last: int, head: SourceHead, plural: bool) -> bool:
    """A bare definite "المصدر" points back, and a person's post is no source of its own; several who do something are one."""
    words = page.words(sentence)
    if describes(words, index) or in_office(words, index) or _possessed(words, index) or _names_holder(page, sentence, index):
        return False
    post = head.person and head.en not in ("official", "spokesperson", "officer")
    if last == index and definite(words[index]) and not (plural and _is_part(words, index)):
        return False
    if last == index and head.described:
        return False
    if last == index and post and not (plural and words[index].deprel.startswith("nsubj")):
        return False
    if last > index and core(words[index + 1]) in lexicon().sources.no_source:
        return False
    if head.follow and not any(fold(w.text).text in {fold(f).text for f in head.follow} for w in words[index + 1 : last + 1]):
        return False
    after = page.starting(sentence, last + 1)
    if (after is not None and after.kind is EntityKind.PERSON) or _holder_follows(page, sentence, last):
        return False
    before = page.headed(sentence, words[index].head) if words[index].head >= 0 else None
    if before is not None and before.kind is EntityKind.PERSON and words[index].deprel in ("appos", "nmod"):
        return False
    return not head.needs_speech or words[index].deprel.startswith(("nsubj", "obl", "nmod"))


def _is_part(words: Sequence[Word], index: int) -> bool:
    """ "أحد الشهود", "عدد من المسعفين": somebody of them, who was not told of before."""
    at = index - 2 if index > 1 and words[index - 1].upos == "ADP" else index - 1
    return at >= 0 and core(words[at]) in lexicon().sources.some_of


def _possessed(words: Sequence[Word], index: int) -> bool:
    """ "مصدره", "سكانها": somebody's, and no source where it does not speak."""
    return carries_pronoun(words, index) and not words[index].deprel.startswith("nsubj")


def _names_holder(page: Page, sentence: int, index: int) -> bool:
    """A definite post right after a name is the person's: "يحيى رسول المتحدث باسم الجيش", "سعيد الوردي قائد محور الساحل"."""
    words = page.words(sentence)
    before = page.covering(sentence, index - 1) if index and core(words[index]) in lexicon().persons.posts else None
    last = index
    while last + 1 < len(words) and not definite(words[last]) and words[last + 1].upos == "NOUN" and words[last + 1].head == last:
        last += 1
    return definite(words[last]) and before is not None and before.kind is EntityKind.PERSON


def _holder_follows(page: Page, sentence: int, last: int) -> bool:
    """ "نائب رئيس المجلس المحلي فلان": a post that is told within another one belongs to the person named after it."""
    words = page.words(sentence)
    if core(words[last]) not in lexicon().persons.posts or describes(words, last):
        return False
    for word in words[last + 1 : last + _LONGEST_POST]:
        draft = page.starting(sentence, word.index)
        if draft is not None and draft.kind is EntityKind.PERSON:
            return True
        if word.upos in ("VERB", "SCONJ", "AUX", "PUNCT", "CCONJ"):
            return False
    return False


def in_office(words: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to an office or body: "رئيس الوزراء" and "مجلس النواب" speak of no ministers or deputies."""
    before = words[index - 1] if index and words[index].head == index - 1 else None
    return before is not None and not definite(before) and core(before) in lexicon().persons.posts | lexicon().group_heads.keys()


def _is_whole(head: SourceHead, word: Word) -> bool:
    """Whether a plural or dual has an ending that no genitive can follow: "ناشطون", but not "سكان"."""
    ends = (e for e in lexicon().sources.whole_plurals if letters(word.text).endswith(e))
    return any(not head.one or core(word).removesuffix(e) in head.singular for e in ends)


def _describe(page: Page, sentence: int, index: int, whole: bool) -> int:
    """Last word of the adjectives and idafa after the head; "أمنية وطبية" are two adjectives of one head. ``whole``: the head is
    a plural or dual that no genitive follows.
    """
    words = page.words(sentence)
    last, at = index, index + 1
    while at < len(words) and at - index <= 7:
        word = words[at]
        draft = page.starting(sentence, at)
        idafa = last == index and not definite(words[index])
        if _goes_on(words[last], word):
            break
        if draft.adjective if draft is not None else _describes(word):
            last = at
        elif word.upos == "CCONJ" and at + 1 < len(words) and words[at + 1].upos == "ADJ" and words[last].upos == "ADJ":
            last = at + 1
        elif idafa and draft is not None and draft.kind is not EntityKind.PERSON and not (whole and _is_apart(word)):
            last = draft.last
        elif idafa and word.upos == "NOUN" and draft is None and index <= word.head <= last and not carries_pronoun(words, at):
            last = at
        else:
            break
        at = last + 1
    return last


def _is_apart(word: Word) -> bool:
    """Whether a word behind "ناشطون" has another part in the deed: "اتهم ناشطون قوات الجيش", but not "مسؤولان عسكريان"."""
    return definite(word) or not _describes(word)


def _goes_on(before: Word, word: Word) -> bool:
    """A participle in the accusative behind a word that is in none goes on speaking: "أعلن مصدر عسكري محملا الحركة المسؤولية"."""
    told, ending = word.upos == "ADJ" and word.feats.get("Number") != "Plur", rules().endings.accusative
    return told and core(word) != fold(word.text).text and not before.text.endswith(ending)


def _belongs(word: Word) -> bool:
    """Whether ل after a word names an owner: "متحدث للجيش", "مصادر موالية لهادي"; after any other, who was told."""
    return core(word) in lexicon().sources.belonging


def _describes(word: Word) -> bool:
    """An adjective, but not "أي", which the parser may take for one: "نفى مسؤول إسرائيلي أي دور"."""
    return (word.upos == "ADJ" and core(word) not in lexicon().sources.any_of) or _modifier(word)


def _modifier(word: Word) -> bool:
    """A describing word that the parser takes for a name: "مسؤولان عسكريان"."""
    return is_name(word) and lexicon().in_english(core(word)) is not None


def _affiliation(page: Page, sentence: int, last: int) -> tuple[int, Draft | None]:
    """ "في وزارة الداخلية", "باسم الجيش": the last word of it, and the actor or place that is named."""
    words = page.words(sentence)
    at = last + 1
    if at >= len(words) or words[at].upos != "ADP" or fold(words[at].text).text not in lexicon().sources.links:
        return last, None
    at += 1
    in_name = at < len(words) and core(words[at]) in lexicon().sources.name_of
    at += in_name
    while at < len(words) and is_quote(words[at]):
        at += 1
    titled = at + 1 < len(words) and page.starting(sentence, at) is None and core(words[at]) in lexicon().persons.titles
    draft = _titled(page, sentence, at + 1) if titled else page.starting(sentence, at)
    if draft is None or (draft.adjective and not titled) or draft.kind is EntityKind.UNNAMED_SOURCE:
        return last, None
    if draft.kind is EntityKind.PERSON and words[last].upos != "ADJ" and not in_name:
        return last, None
    told = draft.kind is EntityKind.MEDIA_OUTLET and words[last].upos == "ADJ"  # "مصدر عسكري لرويترز"
    if fold(words[last + 1].text).text in lexicon().sources.told_to and (told or not _belongs(words[last])):
        return last, None
    return draft.last, draft


def _titled(page: Page, sentence: int, at: int) -> Draft | None:
    """The state behind a title, or the person: "باسم الرئيس الأفغاني", "للرئيس اليمني عبد ربه منصور هادي"."""
    state = page.starting(sentence, at)
    person = page.starting(sentence, state.last + 1) if state is not None and state.adjective else None
    return person if person is not None and person.kind is EntityKind.PERSON else state


def _invent(
    page: Page, sentence: int, index: int, described: int, last: int, affiliation: Draft | None, head: SourceHead, plural: bool
) -> None:
    words = page.words(sentence)
    country, part_of = _side(page, sentence, index, described, affiliation)
    canonical = (head.many if plural else head.one)[0]
    said = [w for w in words[index + 1 : described + 1] if w.upos not in ("CCONJ", "PUNCT") and not is_quote(w)]
    told = [_described(page, sentence, word) for word in said]
    key = key_of(EntityKind.UNNAMED_SOURCE, canonical, *sorted(told), affiliation.entity if affiliation else "")
    english = in_english(page, sentence, index + 1, described, head.en_many if plural else head.en)
    if affiliation is not None:
        english += f" in {page.entities[affiliation.entity].name_en}"
    names = _names(page, sentence, index, described, last, canonical)
    page.invent(
        Entity(
            key, EntityKind.UNNAMED_SOURCE, names[0], english or romanise(names[0]), tuple(names), "text", country, None, part_of
        )
    )
    page.add(Draft(sentence, index, last, key, EntityKind.UNNAMED_SOURCE, *SOURCE), *names)


def _described(page: Page, sentence: int, word: Word) -> str:
    """A describing word as it stands in a key: the state of "عراقيان" and "العراقية", whatever their number and gender."""
    draft = page.starting(sentence, word.index)
    return draft.entity if draft is not None and draft.adjective else lexicon().described(core(word))


def _side(page: Page, sentence: int, index: int, described: int, affiliation: Draft | None) -> tuple[str | None, tuple[str, ...]]:
    """State and actor that the source belongs to."""
    parts = [d for d in page.drafts[sentence] if index < d.first and d.last <= described]
    named = [*([affiliation] if affiliation else []), *parts]
    country = next((c for d in named if (c := page.entities[d.entity].country)), None)
    owners = [d.entity for d in named if d.kind in _AFFILIATIONS and not (d.adjective and d is not affiliation)]
    state = [d.entity for d in named if d.adjective]
    return country, tuple(dict.fromkeys([*owners, *state]))[:1]


def _names(page: Page, sentence: int, index: int, described: int, last: int, canonical: str) -> list[str]:
    """How the source is called: indefinite and in the nominative first, then as the text has it."""
    words = page.words(sentence)
    said = page.plain(sentence, index, last)
    inside = [w for w in words[index + 1 : described + 1] if not is_quote(w)]
    idafa = bool(inside) and not definite(words[index]) and definite(inside[0])
    rest = [w.text if idafa else _nominative(w) for w in inside]
    tail = page.plain(sentence, described + 1, last) if last > described else ""
    base = " ".join([canonical, *rest]).replace(" و ", " و")
    plain = f"{base} {tail}".strip()
    found = [plain, said, *_duals(words, index, described)]
    if last == described:
        found.append(base)
    if described > index + 1:
        found.append(" ".join([canonical, *rest[:1]]))
    subject, other = rules().endings.plural
    if canonical.endswith(subject):
        found.append(" ".join([canonical.removesuffix(subject) + other, *(w.replace(subject, other) for w in rest)]))
    if any(is_name(w) for w in words[index + 1 : described + 1]):
        found.append(page.plain(sentence, index, described))
    return list(dict.fromkeys(found))


def _duals(words: Sequence[Word], index: int, described: int) -> list[str]:
    """Both cases of a dual: "مصدرين أمنيين" is also called "مصدران أمنيان"."""
    said = [w.text for w in words[index : described + 1]]
    subject, other = rules().endings.dual
    for old, new in ((other, subject), (subject, other)):
        if all(w.endswith(old) for w in said):
            return [" ".join(w.removesuffix(old) + new for w in said)]
    return []


def _nominative(word: Word) -> str:
    text = without_accusative(word)
    bare = text.removeprefix(rules().article) if fold(text).definite else text
    subject, other = rules().endings.plural
    return bare.removesuffix(other) + subject if len(bare) > 4 and bare.endswith(other) else bare
