"""Names that the text itself gave to a place or group, told again without their head: "مدينة البوكمال", then "في البوكمال"."""

from __future__ import annotations

from graph_builder.linking.page import Draft, Page
from graph_builder.linking.phrases import is_name, located
from graph_builder.linking.spelling import fold, fold_words
from graph_builder.model import EntityKind

_SHORTEST = 3


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
                page.add(Draft(sentence.index, word.index, word.index, key, kind, "syntax", 0.6, name=word.text), word.text)
