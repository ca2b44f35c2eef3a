"""Names that the text itself gave to a place or group, told again: without their head ("مدينة البوكمال", then
"في البوكمال"), whole ("لواء العصف"), or by the letters that stood in brackets behind them ("منظمة السلام (PRO)").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, is_quote
from graph_builder.linking.phrases import is_name, located
from graph_builder.linking.spelling import fold, fold_words, rules
from graph_builder.linking.ways import LETTERS, REPEATED
from graph_builder.model import EntityKind, Word

_SHORTEST = 3
_BODIES = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})


def read_repeats(page: Page) -> None:
    """Link what is written like a name of the document's own, and stands where such a thing may stand. Linear in its length."""
    names: dict[tuple[str, bool], str] = {}
    for draft in page.all():
        if draft.name is not None and draft.kind is not EntityKind.PERSON and page.entities[draft.entity].origin == "text":
            parts = fold_words(draft.name.split())
            if len(parts) == 1 and len(parts[0][0]) >= _SHORTEST:
                names[parts[0][0], parts[0][1]] = draft.entity
    for sentence in page.parsed.sentences if names else ():
        for word in sentence.words:
            key = names.get(fold(word.text))
            if key is None or page.covering(sentence.index, word.index) is not None:
                continue
            kind = page.entities[key].kind
            if is_name(word) or (not kind.is_actor and located(sentence.words, word.index)):
                page.add(Draft(sentence.index, word.index, word.index, key, kind, *REPEATED, name=word.text), word.text)
    _read_whole(page)


def join_branches(page: Page) -> None:
    """A group and, behind a dash, its branch are one name: "تنظيم الدولة الإسلامية - ولاية خراسان"."""
    dashes = lexicon().places.dashes
    for branch in [d for d in page.all() if d.kind in _BODIES and d.first > 1]:
        words = page.words(branch.sentence)
        whole = page.covering(branch.sentence, branch.first - 2) if words[branch.first - 1].text in dashes else None
        if whole is not None and whole.last == branch.first - 2 and whole.entity in page.entities[branch.entity].part_of:
            page.remove(whole)
            branch.first = whole.first


def _read_whole(page: Page) -> None:
    """Link the whole names of groups and bodies of the text where nothing has been read: "لواء العصف" once more."""
    names: dict[tuple[str, ...], str] = {}
    for draft in page.all():
        words = page.words(draft.sentence)[draft.first : draft.last + 1]
        named = len(words) > 1 and any(is_name(w) for w in words[1:])
        if named and draft.kind in _BODIES and page.entities[draft.entity].origin == "text":
            names.setdefault(tuple(fold(w.text).text for w in words), draft.entity)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    for sentence in page.parsed.sentences if names else ():
        texts = [fold(w.text).text for w in sentence.words]
        for index, length in ((i, n) for i, text in enumerate(texts) for n in sorted(lengths.get(text, ()))):
            key = names.get(tuple(texts[index : index + length]))
            if key is not None and not any(page.covering(sentence.index, i) for i in range(index, index + length)):
                last = index + length - 1
                draft = Draft(sentence.index, index, last, key, page.entities[key].kind, *REPEATED)
                page.add(draft, page.plain(sentence.index, index, last))


def read_letters(page: Page) -> None:
    """Let letters in brackets right behind a name, which the catalogue does not know, mean whom it names, here and everywhere."""
    meant: dict[str, str] = {}
    for draft in page.all():
        words = page.words(draft.sentence)
        before = page.covering(draft.sentence, draft.first - 2) if _stand_aside(words, draft) else None
        if before is None or before.last != draft.first - 2 or before.kind not in _BODIES or before.adjective:
            continue
        if page.entities[draft.entity].origin == "text" and draft.kind in _BODIES:
            meant.setdefault(draft.entity, before.entity)
    for draft in page.all() if meant else ():
        if draft.entity in meant:
            draft.entity = meant[draft.entity]
            draft.kind, draft.why = page.entities[draft.entity].kind, LETTERS.why
            page.call(draft.entity, page.plain(draft.sentence, draft.first, draft.last))


def _stand_aside(words: Sequence[Word], draft: Draft) -> bool:
    """Whether a draft is letters alone in brackets: "(PRO)"."""
    first, last = draft.first, draft.last
    bracketed = 1 < first == last < len(words) - 1 and words[first - 1].text in rules().asides and is_quote(words[last + 1])
    return bracketed and words[first].text.isascii()
