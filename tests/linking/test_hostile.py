"""Names that somebody made to break things."""

from __future__ import annotations

import time
from collections.abc import Callable

from graph_builder.linking import Catalogue
from graph_builder.linking.matcher import Matcher
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold_name, shown
from graph_builder.model import LinkedDocument
from tests.linking.conftest import parse

Link = Callable[..., LinkedDocument]
_MARKS = "\u202e\u2066\u200f\u200b"


def test_a_name_of_five_thousand_words_is_found_and_nobody_is_named_so(link: Link) -> None:
    words = [f"اسم{n}" for n in range(5_000)]
    matcher = Matcher({" ".join(words): (Sense("x", Use.NAME, False),)})
    parsed = parse(" ".join(f"{w}/P" for w in words))
    start = time.process_time()
    [match] = matcher.find(parsed.sentences[0], parsed.document.text)
    assert (match.first, match.last) == (0, 4_999)
    linked = link("قال/V " + " ".join(f"{w}/P/flat>1" for w in words), names={" ".join(words): "PERS"})
    assert time.process_time() - start < 20
    assert all(len(e.name_ar.split()) < 20 for e in linked.entities.values())


def test_marks_that_turn_or_hide_text_reach_no_name(link: Link) -> None:
    linked = link(
        f"قال/V سمير{_MARKS}/P/nsubj>0 الكعبي{_MARKS}/P/flat>1 قرب/I قرية/N/nmod>0 سيع{_MARKS}ة/P/nmod>4",
        names={f"سمير{_MARKS} الكعبي{_MARKS}": "PERS"},
    )
    names = [n for e in linked.entities.values() for n in (e.name_ar, e.name_en, *e.names)]
    assert "سمير الكعبي" in names
    assert not [n for n in names if set(n) & set(_MARKS)]
    assert all(linked.parsed.document.text[m.start : m.end] == m.text for m in linked.mentions)


def test_a_turned_name_is_still_recognised(link: Link) -> None:
    linked = link(f"أعلن/V {_MARKS}الحشد/N/nsubj>0 الشع{_MARKS}بي/A/amod>1 ذلك/O/obj>0")
    assert {m.entity for m in linked.mentions} == {"pmf"}


def test_letters_that_look_alike_are_one(catalogue: Catalogue) -> None:
    assert fold_name("РКК") == fold_name("PKK")
    assert {s.entity for s in catalogue.senses("РКК")} == {"pkk"}
    assert fold_name("ﻣﻌﺴﻜﺮ") == fold_name("معسكر")
    assert shown("ﻣﻌﺴﻜﺮ") == "معسكر"
