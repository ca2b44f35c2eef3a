"""How far a phrase reaches: the words that name or describe what a head noun begins."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.language.agreement import disagrees
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core, definite, is_quote
from graph_builder.linking.place_words import honours
from graph_builder.linking.spelling import opens, rules
from graph_builder.model import EntityKind, Sentence, Word

_LONGEST = 8
_LONGEST_QUOTE = 6
_NAME_TAGS = frozenset({"PROPN", "X"})


def points_back(word: Word) -> bool:
    """Whether a word with the article means what was named before: "التنظيم", "المملكة", "الحزب"."""
    return definite(word) and core(word) in lexicon().short_forms


def is_name(word: Word) -> bool:
    """Whether the parser takes a word for a name."""
    return word.upos in _NAME_TAGS


def describes(words: Sequence[Word], index: int) -> bool:
    """Whether a word is an adjective of the noun before it: "اعتداء مسلح", "الحزب الحاكم"."""
    word = words[index]
    return index > 0 and word.deprel.startswith("amod") and word.head == index - 1 and words[index - 1].upos in ("NOUN", "PROPN")


def free(page: Page, sentence: int, index: int) -> bool:
    """No name holds the word, but it may stand in a person's office: "رئيس لجنة الحقوق سعيد الوردي"."""
    cover = page.covering(sentence, index)
    if cover is None:
        return True
    inner = [d for d in page.drafts[sentence] if d.kind is EntityKind.PERSON and cover.first < d.first and d.last == cover.last]
    office = cover.kind is EntityKind.PERSON and bool(inner) and cover.first < index < inner[0].first
    return office and page.headed(sentence, index) is None


def quoted(page: Page, sentence: int, index: int) -> int | None:
    """Index of the last word within the quotation marks that open at ``index``; ``None`` where no name stands in them."""
    words = page.words(sentence)
    if index >= len(words) or not opens([w.text for w in words[: index + 1]]):
        return None
    for end in range(index + 1, min(index + _LONGEST_QUOTE + 2, len(words))):
        if is_quote(words[end]):
            return end - 1 if end - 1 > index else None
        if words[end].upos in ("NUM", "VERB", "PUNCT"):
            return None
    return None


def _are_letters(words: Sequence[Word], mark: int, end: int) -> bool:
    """Whether Latin letters stand alone in the brackets that open at ``mark``: another name of what was named ("(PKK)")."""
    return words[mark].text in rules().asides and end == mark + 1 and words[end].text.isascii()


def reach(page: Page, sentence: int, head: int) -> int:
    """Index of the last word of the noun phrase that ``head`` begins: its idafa and adjectives, quoted names, known names."""
    words = page.words(sentence)
    last, index = head, head + 1
    while index < len(words) and index - head <= _LONGEST:
        end = quoted(page, sentence, index)
        if end is not None:
            return last if last > head and _are_letters(words, index, end) else end + 1
        draft = page.starting(sentence, index)
        if draft is not None and (
            _holds_office(page, sentence, draft, last) or _is_a_side(page, draft) or _is_another_state(page, draft, last)
        ):
            break
        hangs = _hangs_on(words[index], words[last], head, last)
        if draft is not None and not draft.adjective and (hangs or _is_honoured(words, head, last, draft)):
            last = index = draft.last
            index += 1
            continue
        if draft is not None and draft.adjective and _attached(words[index], head, last):
            last = index
            index += 1
            continue
        if not _continues(words, head, last, index):
            break
        last = index
        index += 1
    return last


def _holds_office(page: Page, sentence: int, draft: Draft, last: int) -> bool:
    """A person named after a body of a place is its head: "شرطة كابول" عبد الرحمن رحيمي."""
    before = (d for d in page.drafts[sentence] if d.first <= last <= d.last)
    return draft.kind is EntityKind.PERSON and any(d.kind.is_place for d in before)


def adjectives(page: Page, sentence: int, head: int) -> int:
    """Index of the last of the adjectives right after a word."""
    words = page.words(sentence)
    last = head
    while last + 1 < len(words) and last - head < 3:
        draft, word = page.starting(sentence, last + 1), words[last + 1]
        if not (draft.adjective if draft is not None else word.upos == "ADJ" and core(word) not in lexicon().places.stops):
            break
        if disagrees(words[head], word):
            break
        last += 1
    return last


def _is_a_side(page: Page, draft: Draft) -> bool:
    """A side of a state says where something is, and is no part of its name: "مركز شرطة" جنوب تركيا."""
    directed = core(page.words(draft.sentence)[draft.first]) in lexicon().places.directions
    return directed and page.entities[draft.entity].origin == "text"


def _is_another_state(page: Page, draft: Draft, last: int) -> bool:
    """ "اتهم مجلس الإدارة في سنجار تركيا": a state named right behind a place is no part of the body's name."""
    places = (d for d in page.drafts[draft.sentence] if d.last == last and d.kind.is_place and not d.adjective)
    return draft.kind is EntityKind.GOVERNMENT and not draft.adjective and any(places)


def _is_honoured(words: Sequence[Word], head: int, last: int, draft: Draft) -> bool:
    """A title stands between an institution and whom it is called after: "مدرسة الشهيد أحمد ياسين"."""
    titled = last == head + 1 and core(words[last]) in lexicon().persons.namesakes
    return titled and draft.kind is EntityKind.PERSON and honours(words, last)


def _continues(words: Sequence[Word], head: int, last: int, index: int) -> bool:
    word, before = words[index], words[last]
    if core(word) in lexicon().places.stops or core(word) in lexicon().places.directions or disagrees(words[head], word):
        return False
    if last > head and core(word) in lexicon().places.weekdays:  # "معسكر الشعيبة" الجمعة
        return False
    if definite(before) and definite(word) and core(word) in lexicon().persons.ranks:  # "وزير الدفاع" العميد فلان
        return False
    if word.upos == "ADJ":
        return _attached(word, head, last) or definite(word) == definite(before)
    if is_name(word):
        return not definite(before) or (is_name(before) and not points_back(word))
    if word.upos == "NUM":
        return word.head in range(head, last + 1) and word.text.isdecimal()
    return word.upos == "NOUN" and _hangs_on(word, before, head, last)


def _attached(word: Word, head: int, last: int) -> bool:
    return head <= word.head <= last and word.deprel.split(":")[0] in (
        "nmod",
        "amod",
        "flat",
        "appos",
        "nummod",
        "compound",
        "fixed",
    )


def _hangs_on(word: Word, before: Word, head: int, last: int) -> bool:
    """A noun goes on with a phrase as the second part of an idafa: the word before has no article, and the parser agrees."""
    return not definite(before) and before.upos in ("NOUN", "PROPN", "X") and _attached(word, head, last)


def nested(page: Page, sentence: int, first: int, last: int) -> list[Draft]:
    """Drafts that lie within a range of words, longest first where they begin together."""
    return [d for d in page.drafts[sentence] if first <= d.first and d.last <= last]


def located(words: Sequence[Word], index: int) -> bool:
    """Whether a word for being somewhere stands before a word: "في جبهة", "شمال بلدة"."""
    before = core(words[index - 1]) if index else ""
    return before in lexicon().places.prepositions or before in lexicon().places.directions


def joins(sentence: Sentence, at: int) -> bool:
    """Whether a word joins what stands before and after it."""
    return at > 0 and (sentence.words[at].upos == "CCONJ" or sentence.words[at].text in lexicon().places.list_signs)
