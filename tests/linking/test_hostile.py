"""Names that somebody made to break things."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import marisa_trie
import pytest

from graph_builder.errors import CatalogueError
from graph_builder.linking import Catalogue
from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.files import read_yaml
from graph_builder.linking.matcher import Matcher
from graph_builder.linking.schema import ActorEntry, ActorFile, PlaceEntry
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold_name, shown
from graph_builder.model import LinkedDocument
from tests.linking.conftest import parse

Link = Callable[..., LinkedDocument]
_MARKS = "\u202e\u2066\u200f\u200b"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of which a matcher asks which names begin them: what finding names costs."""
    texts = list[str]()

    class Counted(marisa_trie.Trie):  # type: ignore[misc]
        def prefixes(self, text: str) -> list[str]:
            texts.append(text)
            found: list[str] = super().prefixes(text)
            return found

    monkeypatch.setattr(marisa_trie, "Trie", Counted)
    return texts


def test_a_name_of_five_thousand_words_is_found_and_nobody_is_named_so(link: Link, asked: list[str]) -> None:
    words = [f"اسم{n}" for n in range(5_000)]
    matcher = Matcher({" ".join(words): (Sense("x", Use.NAME, False),)})
    parsed = parse(" ".join(f"{w}/P" for w in words))
    [match] = matcher.find(parsed.sentences[0], parsed.document.text)
    assert (match.first, match.last) == (0, 4_999)
    assert len(asked) == 1
    linked = link("قال/V " + " ".join(f"{w}/P/flat>1" for w in words), names={" ".join(words): "PERS"})
    assert all(len(e.name_ar.split()) < 20 for e in linked.entities.values())


def test_ten_thousand_names_that_are_beginnings_of_each_other_are_asked_for_once_each(asked: list[str]) -> None:
    chains = [" ".join([f"اسم{stem}", *["وصف"] * more]) for stem in range(100) for more in range(100)]
    assert len(set(chains)) == 10_000
    text = " ".join(f"{w}/P" for stem in range(100) for w in [f"اسم{stem}", *["وصف"] * 50, "ثم"])
    parsed = parse(text)
    found = Matcher(dict.fromkeys(chains, (Sense("x", Use.NAME, False),))).find(parsed.sentences[0], parsed.document.text)
    assert [m.last - m.first for m in found if not m.inner] == [50] * 100
    assert len(found) == 100 * 51
    assert len(asked) == 100


def test_one_letter_again_and_again_is_no_name_of_two_thousand(asked: list[str]) -> None:
    names = dict.fromkeys(("ا" * n for n in range(1, 2_001)), (Sense("x", Use.NAME, False),))
    parsed = parse(" ".join(["ا" * 2_000 + "/P", "ا" * 2_001 + "/P"]))
    found = Matcher(names).find(parsed.sentences[0], parsed.document.text)
    assert [(m.first, len(m.name)) for m in found] == [(0, 2_000)]
    assert len(asked) == 1


def test_a_name_of_five_thousand_words_is_refused_by_the_catalogue(tmp_path: Path) -> None:
    name = " ".join(["اسم"] * 5_000)
    (tmp_path / "actors-own.yaml").write_text(f"actors: [{{key: long, kind: ArmedGroup, ar: [{name}], en: [Long]}}]", "utf-8")
    with pytest.raises(CatalogueError, match=r'entry "long", .*120 characters'):
        read_yaml(tmp_path / "actors-own.yaml", ActorFile)


def test_marks_that_turn_or_hide_text_reach_no_name(link: Link) -> None:
    linked = link(
        f"قال/V سمير{_MARKS}/P/nsubj>0 الكعبي{_MARKS}/P/flat>1 قرب/I قرية/N/nmod>0 سيع{_MARKS}ة/P/nmod>4",
        names={f"سمير{_MARKS} الكعبي{_MARKS}": "PERS"},
    )
    names = [n for e in linked.entities.values() for n in (e.name_ar, e.name_en, *e.names)]
    assert "سمير الكعبي" in names
    assert not [n for n in names if set(n) & set(_MARKS)]
    assert all(linked.parsed.document.text[m.start : m.end] == m.text for m in linked.mentions)


def test_marks_that_turn_or_hide_text_reach_no_name_of_the_catalogue() -> None:
    names = {"ar": [f"جماعة{_MARKS} السفح"], "en": [f"Slope{_MARKS} Group"]}
    builder = CatalogueBuilder()
    builder.add_actor(ActorEntry.model_validate({"key": "x", "kind": "ArmedGroup", **names}), Path("actors.yaml"))
    builder.add_place(PlaceEntry.model_validate({"key": "y", "kind": "Site", **names}), None, Path("places.yaml"))
    assert {e.names for e in builder.entities.values()} == {("جماعة السفح", "Slope Group")}
    assert {(e.name_ar, e.name_en) for e in builder.entities.values()} == {("جماعة السفح", "Slope Group")}


def test_a_turned_name_is_still_recognised(link: Link) -> None:
    linked = link(f"أعلن/V {_MARKS}الحشد/N/nsubj>0 الشع{_MARKS}بي/A/amod>1 ذلك/O/obj>0")
    assert {m.entity for m in linked.mentions} == {"pmf"}


def test_letters_that_look_alike_are_one(catalogue: Catalogue) -> None:
    assert fold_name("РКК") == fold_name("PKK")
    assert {s.entity for s in catalogue.senses("РКК")} == {"pkk"}
    assert fold_name("ﻣﻌﺴﻜﺮ") == fold_name("معسكر")
    assert shown("ﻣﻌﺴﻜﺮ") == "معسكر"
