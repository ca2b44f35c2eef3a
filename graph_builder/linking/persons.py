"""Persons: names that the NER model or a title shows, short forms of names told before, and posts with their holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import last_name, lexicon
from graph_builder.linking.ner import LONGEST_SPAN
from graph_builder.linking.page import Draft, Page, core, definite, is_quote, key_of
from graph_builder.linking.phrases import is_name
from graph_builder.linking.spelling import fold_words, letters
from graph_builder.model import Entity, EntityKind, NamedSpan, Word

_LONGEST = 6
_LONG_ENOUGH = 8
"""Letters of a name that is long enough to be recognised with one letter wrong."""
_ALIKE = 90.0
_SURE = 0.8
"""Score of a known name that gives way to no name of the model."""
_AND = "و"
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

    def _alike(self, parts: tuple[str, ...]) -> list[str]:
        """Persons with a name of several parts that is spelt a little otherwise: "داود أغلو" and "أحمد داود أوغلو"."""
        name, count = " ".join(parts), len(parts)
        if count < 2 or len(name) < _LONG_ENOUGH:
            return []
        return [k for k, names in self.parts.items() if any(ratio(name, " ".join(full[-count:])) >= _ALIKE for full in names)]


def _within(parts: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(part in rest for part in parts)


def read_persons(page: Page) -> None:
    """Full names first, in the whole document, so that a title line may already use the last name."""
    registry = Registry()
    found = [span for s in page.parsed.sentences for span in _spans(page, s.index)]
    for draft in page.all():
        if draft.kind is EntityKind.PERSON and page.entities[draft.entity].origin == "catalogue":
            for name in page.entities[draft.entity].names:
                registry.learn(draft.entity, fold_parts(name.split()))
    for full in (True, False):
        for row, first, last, titled in found:
            parts = _parts(page, row, first, last)
            if (len(parts) > 1) is full and parts:
                _place(page, registry, row, first, last, parts, titled)
    for sentence in page.parsed.sentences:
        _bare_last_names(page, registry, sentence.index)
        _posts(page, sentence.index)


def fold_parts(words: list[str]) -> tuple[str, ...]:
    """The folded parts of a name."""
    return tuple(text for text, _, _ in fold_words(words) if any(c.isalpha() for c in text))


def _parts(page: Page, sentence: int, first: int, last: int) -> tuple[str, ...]:
    return fold_parts([w.text for w in page.words(sentence)[first : last + 1] if not is_quote(w)])


def _spans(page: Page, sentence: int) -> list[tuple[int, int, int, bool]]:
    """Name spans of a sentence as (sentence, first, last, after a title): from NER, from ranks, from posts."""
    words = page.words(sentence)
    found: list[tuple[int, int, int, bool]] = []
    names = [n for n in page.sentence(sentence).names if n.label == "PERS" and n.last - n.first < LONGEST_SPAN]
    starts = {n.first for n in names}
    for name in names:
        span = None if _quoted_outlet(words, name) else _trimmed(words, name.first, name.last)
        if span is not None:
            first, last = _backwards(page, sentence, span[0]), span[1]
            titled = first > 0 and core(words[first - 1]) in lexicon().titles
            if titled or _can_be_a_name(words, first, last):
                found.append((sentence, first, _extend(words, first, last, starts), titled))
    for word in words[:-1]:
        first = word.index + 1
        if _is_rank(words, word) and definite(word) and not _covered(found, first):
            found += _after_rank(sentence, words, first, starts)
        elif core(word) in lexicon().posts and (start := _after_post(page, sentence, word.index)) and not _covered(found, start):
            found.append((sentence, start, _extend(words, start, start + 1, starts), True))
    return found


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
        words[first].upos == "VERB" or (core(words[first]) in lexicon().titles and not is_name(words[first]))
    ):
        first += 1
    while first < last and core(words[last]) in lexicon().posts and (definite(words[last]) or not is_name(words[last])):
        last -= 1  # "فيصل بن خالد أمير" منطقة عسير
    last = _before_other_words(words, first, last)
    while first + 1 < last and definite(words[last]) and core(words[last]) in lexicon().callings:
        last -= 1  # "حسان الشيخ الضابط" في القوى الجوية
    described = core(words[first]) in lexicon().source_heads or core(words[last]) in lexicon().ranks
    return None if described or (first == last and core(words[first]) in lexicon().titles) else (first, last)


def _before_other_words(words: Sequence[Word], first: int, last: int) -> int:
    """Last word of a name before what is no part of any: "بيا" in "بيا فور وصوله", "لويد أوستن" in "لويد أوستن ميليشيا"."""
    for word in words[first + 1 : last + 1]:
        beside = (words[word.index - 1].token, words[min(word.index + 1, len(words) - 1)].token if word.index < last else -1)
        preposition = word.upos == "ADP" and word.token not in beside and not _like_preposition(word)
        if preposition or core(word) in lexicon().collectives:
            return word.index - 1
    return last


def _can_be_a_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the model may be right: not with "تويتر", "حمد الله" or "الله الزوي", nor with a single everyday word."""
    span, written = [core(w) for w in words[first : last + 1]], [letters(w.text) for w in words[first : last + 1]]
    if not lexicon().no_persons.isdisjoint(span) or written[0] in lexicon().halves:
        return False
    god, servants = letters(lexicon().persons.halves[0]), lexicon().gods_servants
    return not any(part == god and before not in servants for before, part in zip(span, written[1:], strict=False))


def _backwards(page: Page, sentence: int, first: int) -> int:
    """Where a name begins of which the model saw the last parts only: "ألكسيس كالامبري", "ما شاء الله الزوي"."""
    words = page.words(sentence)
    known = page.covering(sentence, first)
    if known is not None and known.kind is EntityKind.PERSON:
        return first
    while first > 0 and page.covering(sentence, first - 1) is None:
        before, word = words[first - 1], words[first]
        half = letters(word.text) in lexicon().halves and core(before) in lexicon().gods_servants
        given = (
            is_name(before) and is_name(word) and word.head == before.index and word.deprel.startswith(("flat", "nmod", "appos"))
        )
        given = given and not definite(word) and core(before) not in lexicon().particles
        if not (half or given) or core(before) in lexicon().titles or before.token == word.token or definite(before):
            break
        first -= 1
    return first


def _is_rank(words: Sequence[Word], word: Word) -> bool:
    """Whether a word is a rank: not "الأول" without one before it, nor "الشيخ" within "آل الشيخ"."""
    before = core(words[word.index - 1]) if word.index else ""
    if core(word) in lexicon().rank_ends:
        return before in lexicon().ranks
    return core(word) in lexicon().ranks and before not in lexicon().particles


def _after_rank(sentence: int, words: Sequence[Word], first: int, starts: set[int]) -> list[tuple[int, int, int, bool]]:
    """An indefinite word after a definite rank is a name: "العقيد راشد"; a definite one may be a last name: "اللواء التركي"."""
    word = words[first]
    if core(word) in lexicon().ranks or word.upos not in _NAME_TAGS or word.token == words[first - 1].token:
        return []
    if definite(word):
        return [(sentence, first, first, True)]
    return [(sentence, first, _extend(words, first, first, starts), True)]


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
        elif words[at].upos == "ADP" or core(words[at]) in lexicon().fillers or (words[at].upos == "ADJ" and definite(words[at])):
            at += 1
        else:
            break
    pair = words[at : at + 2]
    named = (
        len(pair) == 2
        and all(is_name(w) or _like_preposition(w) or (i and definite(w)) for i, w in enumerate(pair))
        and page.starting(sentence, at) is None
    )
    return at if named and at > post + 1 else None


def _like_preposition(word: Word) -> bool:
    return word.text in lexicon().persons.like_prepositions


def _extend(words: Sequence[Word], first: int, last: int, starts: set[int]) -> int:
    """Names go on with names, for the model often stops at "عبد"; a token that was split ("وحيد" + "ي") is whole in a name."""
    while last + 1 < len(words) and last - first < _LONGEST:
        word = words[last + 1]
        if last + 1 in starts and word.text.startswith(_AND):
            break
        inner = core(words[last]) in lexicon().name_parts or core(word) in lexicon().particles
        follows = is_name(word) and first <= word.head <= last
        post = definite(word) and core(word) in lexicon().posts
        other = post or core(word) in lexicon().collectives
        if word.upos not in _NAME_TAGS or word.token == words[last].token or not (inner or follows) or other:
            break
        last += 1
    whole = last + 1 < len(words) and words[last + 1].token == words[last].token and words[last + 1].upos == "PRON"
    return last + 1 if whole else last


def _place(page: Page, registry: Registry, sentence: int, first: int, last: int, parts: tuple[str, ...], titled: bool) -> None:
    """Put one name on the page, as a person known before or as a new one."""
    over = [d for d in page.drafts[sentence] if d.first <= last and d.last >= first]
    after = next((d for d in over if first < d.first <= last < d.last and d.score > _SURE and not d.adjective), None)
    if after is not None:  # "محمد بخاري" before "الولايات المتحدة"
        last, parts = after.first - 1, _parts(page, sentence, first, after.first - 1)
        over.remove(after)
    if _known_already(over, first, last):
        return
    if any(
        d.score > _SURE and not d.adjective and d.kind is not EntityKind.PERSON and d.last - d.first >= last - first for d in over
    ):
        return
    known = registry.find(parts)
    word = page.words(sentence)[first]
    proper = titled or (is_name(word) and all(d.kind is EntityKind.PERSON for d in over))
    if known is None and len(parts) == 1 and (definite(word) or not proper):
        return
    for draft in over:
        page.remove(draft)
    name = page.plain(sentence, first, last)
    key = known or key_of(EntityKind.PERSON, name)
    if known is None:
        page.invent(Entity(key, EntityKind.PERSON, name, romanise(name), (name,), "text"))
    registry.learn(key, parts)
    start = _with_rank(page, sentence, first)
    page.add(Draft(sentence, start, last, key, EntityKind.PERSON, "syntax" if titled else "ner", 0.8, name=name), name)


def _known_already(over: Sequence[Draft], first: int, last: int) -> bool:
    """Whether a known person stands there, or several side by side: "التقى محمد شياع السوداني جو بايدن"."""
    persons = [d for d in over if d.kind is EntityKind.PERSON and d.first >= first and d.last <= last]
    whole = any(d.kind is EntityKind.PERSON and d.first <= first and d.last >= last for d in over)
    return whole or sum(d.last - d.first + 1 for d in persons) == last - first + 1


def _with_rank(page: Page, sentence: int, first: int) -> int:
    """ "العميد الركن يحيى رسول": ranks right before the name belong to it."""
    words = page.words(sentence)
    while first > 0 and core(words[first - 1]) in lexicon().ranks and page.covering(sentence, first - 1) is None:
        first -= 1
    return first


def _bare_last_names(page: Page, registry: Registry, sentence: int) -> None:
    """A last name alone, where no model saw it: "وأضاف السوداني"."""
    lasts = {last[0]: key for key, names in registry.parts.items() for n in names if len(last := last_name(n)) == 1}
    words = page.words(sentence)
    for word in words:
        folded = fold_parts([word.text])
        if not folded or folded[0] not in lasts or word.upos not in _NAME_TAGS or len(folded[0]) < 3:
            continue
        cover = page.covering(sentence, word.index)
        modifies = word.deprel == "amod" and word.head == word.index - 1
        if (cover is not None and not (cover.adjective and not modifies)) or modifies:
            continue
        if not definite(word) and not is_name(word):
            continue
        if cover is not None:
            page.remove(cover)
        start = _with_rank(page, sentence, word.index)
        page.add(
            Draft(sentence, start, word.index, lasts[folded[0]], EntityKind.PERSON, "syntax", 0.7, name=word.text), word.text
        )


def _posts(page: Page, sentence: int) -> None:
    """ "المتحدث باسم البنتاغون جيف ديفيس": the post is the person too, because it is what the verb governs."""
    words = page.words(sentence)
    for person in [d for d in page.drafts[sentence] if d.kind is EntityKind.PERSON]:
        post = _post_before(page, sentence, person)
        if post is not None and page.headed(sentence, post) is None and page.covering(sentence, post) is None:
            draft = Draft(sentence, post, person.last, person.entity, EntityKind.PERSON, "syntax", 0.7, name=person.name)
            if page.head(draft) == post or words[post].head not in range(post, person.last + 1):
                page.add(draft)


def _post_before(page: Page, sentence: int, person: Draft) -> int | None:
    """The noun of a post whose phrase runs up to the person's name."""
    words = page.words(sentence)
    first = person.first
    while first > 0 and core(words[first - 1]) in lexicon().ranks:
        first -= 1
    apposed = _apposed(words, first, person.last)
    first = first if apposed else person.first
    for index in range(first - (2 if apposed else 1), max(first - 10, -1), -1):
        word = words[index]
        if core(word) in lexicon().posts and word.upos in ("NOUN", "PROPN", "ADJ", "X"):
            governed = words[person.first].head
            near = index <= governed < person.first or governed < 0 or index == person.first - 1
            between = any(
                d.kind is EntityKind.PERSON and index < d.first and d.last < person.first for d in page.drafts[sentence]
            )
            return index if (near or apposed) and not between else None
        if word.upos in ("VERB", "SCONJ", "AUX", "PRON") or (word.upos == "PUNCT" and not is_quote(word)):
            return None
    return None


def _apposed(words: Sequence[Word], first: int, last: int) -> bool:
    """A name between commas tells whose office was named: "المتحدث باسم التحالف، العميد أحمد عسيري، إن"."""
    after = words[last + 1] if last + 1 < len(words) else None
    ends = after is None or after.text in lexicon().commas or after.upos in ("VERB", "SCONJ", "ADP") or not after.text.isalnum()
    return first > 1 and words[first - 1].text in lexicon().commas and ends
