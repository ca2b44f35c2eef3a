"""Where the words of named lists stand in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from graph_builder.extraction.surface.atoms import texts_of
from graph_builder.extraction.surface.once import once
from graph_builder.model import Sentence


class Listed:
    """The lists in which each word of a sentence stands."""

    def __init__(self, named: Iterable[Collection[str]]) -> None:
        self._named = tuple(named)
        self._every = frozenset().union(*self._named)

    def has(self, name: str, at: int) -> bool:
        """Whether a word stands in a list; False outside the sentence."""
        return 0 <= at < len(self._named) and name in self._named[at]

    def places(self, name: str) -> Sequence[int]:
        """Where the words of a list stand: most lists have none here, which one look tells."""
        return [at for at, names in enumerate(self._named) if name in names] if name in self._every else ()


class Listing:
    """Lists of folded words by their names, and which of them each word stands in."""

    def __init__(self, lists: Mapping[str, Collection[str]]) -> None:
        self._of_form: dict[str, frozenset[str]] = {}
        for name, forms in lists.items():
            for form in forms:
                self._of_form[form] = self._of_form.get(form, frozenset()) | {name}

    def of(self, *forms: str) -> frozenset[str]:
        """Names of the lists in which one of the forms stands."""
        return frozenset().union(*(self._of_form.get(form, ()) for form in forms))

    def written(self, name: str, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that stand in a list as they are written."""
        return _written(sentence, self).places(name)


@once
def _written(sentence: Sentence, listing: Listing) -> Listed:
    return Listed(listing._of_form.get(text, ()) for text in texts_of(sentence))
