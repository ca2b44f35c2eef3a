"""The matcher finds what a plain search over all names finds, whatever the names and the text are."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.linking.matcher import Matcher
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold_name, fold_words, proclitics
from tests.linking.conftest import parse

_SENSES = (Sense("x", Use.NAME, False),)
_WORDS = st.sampled_from(["بدر", "بغداد", "الباب", "باب", "ابن", "بن", "عبد", "الله", "وان", "لبنان", "الشام", "داعش", "ه"])
_NAMES = st.lists(st.lists(_WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12)
_TOKENS = st.tuples(st.sampled_from(["", "", "", "و", "ب", "ل", "لل", "وال", "م"]), _WORDS).map("".join)
_TEXTS = st.lists(st.one_of(_TOKENS, _TOKENS, _TOKENS, st.sampled_from(["«", "»", "،", "-"])), min_size=1, max_size=15)


def _plainly(names: set[str], text: list[str]) -> list[tuple[int, int, str, bool]]:
    """(first, last, name, within another) by trying every beginning and end; tokens are words here."""
    kept = [i for i, t in enumerate(text) if t not in "«»"]
    folded = fold_words([text[i] for i in kept])
    parts = [part for _, _, part in folded] + [len(kept)]
    spans = []
    for start, (token, definite, _) in enumerate(folded):
        for prefix in sorted(p for p in proclitics() if token.startswith(p) and not (p and definite)):
            for end in range(start, len(folded)):
                name = " ".join([token[len(prefix) :], *(t for t, _, _ in folded[start + 1 : end + 1])])
                if name in names:
                    spans.append((start, len(prefix), -end, name))
    found, taken = [], set[int]()
    for start, _, end, name in sorted(spans):
        inside = {start, -end} <= taken
        if inside or not {start, -end} & taken:
            taken |= set(range(start, -end + 1))
            found.append((kept[parts[start]], kept[parts[-end + 1] - 1], name, inside))
    return sorted(found)


@settings(max_examples=300, deadline=None)
@given(_NAMES, _TEXTS)
def test_names_are_those_of_a_plain_search(names: list[str], text: list[str]) -> None:
    folded = {fold_name(n)[0] for n in names}
    matcher = Matcher(dict.fromkeys(folded, _SENSES))
    parsed = parse(" ".join(f"{t}/N" for t in text))
    found = matcher.find(parsed.sentences[0], parsed.document.text)
    assert sorted((m.first, m.last, m.name, m.inner) for m in found) == _plainly(folded, text)


def test_names_and_senses_come_back_as_they_went_in() -> None:
    two = (*_SENSES, Sense("y", Use.SHORT, None, "hostile", 0.4))
    names = {"بدر": two, "منظمه بدر": _SENSES, "على اي حال": ()}
    matcher = pickle.loads(pickle.dumps(Matcher(names)))
    assert matcher.names() == names
    assert matcher.senses("بدر") == two
    assert matcher.senses("بد") == ()
    assert matcher.senses("منظمه") == ()
