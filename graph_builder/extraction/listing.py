"""Where the words of named lists stand in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.once import once
from graph_builder.model import Sentence


class Listing:
    """Lists of folded words by their names, and which of them each word stands in."""

    def __init__(self, lists: Mapping[str, Collection[str]]) -> None:
        self._names = tuple(lists)
        self._of_form: dict[str, list[str]] = {}
        for name, forms in lists.items():
            for form in forms:
                self._of_form.setdefault(form, []).append(name)

    def of(self, forms: Iterable[str]) -> frozenset[str]:
        """Names of the lists in which one of the forms stands."""
        return frozenset(name for form in forms for name in self._of_form.get(form, ()))

    def of_form(self, form: str) -> Sequence[str]:
        """Names of the lists in which a form stands."""
        return self._of_form.get(form, ())

    def places(self, named: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
        """For each list where its words stand; ``named`` are the lists of each word of a sentence."""
        found: dict[str, tuple[int, ...]] = dict.fromkeys(self._names, ())
        for at, names in enumerate(named):
            for name in names:
                found[name] += (at,)
        return found

    def written(self, name: str, sentence: Sentence) -> Sequence[int]:
        """Indices of the words of a sentence that stand in a list as they are written."""
        return _written(sentence, self)[name]


@once
def _written(sentence: Sentence, listing: Listing) -> Mapping[str, Sequence[int]]:
    return listing.places(listing.of_form(fold(w.text)) for w in sentence.words)
