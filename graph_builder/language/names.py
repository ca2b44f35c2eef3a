"""The names that the models find, without the clitics that their tokens carry."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.language.annotation import Named
from graph_builder.model import NamedSpan, Word

_LABELS = {"PER": "PERS", "MIS": "MISC"}
"""Labels of other packs (the official one learnt from AQMAR) -> ours."""

_CLITIC_TAGS = frozenset({"CCONJ", "ADP", "SCONJ", "PART"})


def named_spans(names: Sequence[Named], words: Sequence[Word]) -> tuple[NamedSpan, ...]:
    """The names of one sentence as word ranges; "ولبغداد" is the word بغداد alone."""
    found = []
    for name in names:
        indices = [word.index for word in words if name.first <= word.token <= name.last]
        first, last = indices[0], indices[-1]
        while first < last and words[first].token == words[first + 1].token and words[first].upos in _CLITIC_TAGS:
            first += 1
        while last > first and words[last].token == words[last - 1].token and words[last].upos == "PRON":
            last -= 1
        found.append(NamedSpan(_LABELS.get(name.label, name.label), first, last, words[first].start, words[last].end))
    return tuple(found)


def together(pack: Sequence[Named], transformer: Sequence[Named]) -> list[Named]:
    """The names of both, in order. Where they overlap, the transformer's stands: its user chose it to be better."""
    free = [p for p in pack if not any(t.first <= p.last and p.first <= t.last for t in transformer)]
    return sorted([*free, *transformer], key=lambda name: name.first)
