"""Ways of writing that reports have and catalogues do not tell: one small sentence for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_builder.linking.persons import Registry
from graph_builder.linking.spelling import fold
from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import found

Link = Callable[..., LinkedDocument]


def test_an_adjective_is_no_gunman_and_no_official(link: Link) -> None:
    linked = link("تعرض/V لاعتداء/N/obl>0 مسلح/A/amod>1", "دعا/V الحزب/N/nsubj>0 الحاكم/A/amod>1 إلى/I الحوار/N/obl>0")
    assert not {m.kind for m in linked.mentions} & {EntityKind.ARMED_GROUP, EntityKind.UNNAMED_SOURCE}


def test_a_heads_of_government_is_no_group_of_ministers(link: Link) -> None:
    linked = link("قال/V رئيس/N/nsubj>0 الوزراء/N/nmod>1 السوداني/A/amod>1")
    assert EntityKind.UNNAMED_SOURCE not in {m.kind for m in linked.mentions}


def test_how_a_group_moves_is_no_group(link: Link) -> None:
    linked = link("تقيد/V الغارات/N/nsubj>0 حركة/N/obj>0 التنظيم/N/nmod>2 المتشدد/A/amod>3")
    assert not [e for e in linked.entities.values() if e.origin == "text" and e.kind is EntityKind.ARMED_GROUP]


def test_a_body_belongs_to_the_state_of_the_body_beside_it(link: Link) -> None:
    linked = link(
        "قصف/N في/I صنعاء/P/nmod>0 ./.",
        "ردت/V القوات/N/nsubj>0 المسلحة/A/amod>1 السعودية/A/amod>1 و+/C/cc>5 حرس/N/conj>1 الحدود/N/nmod>5",
    )
    assert "saudi-border-guard" in {m.entity for m in linked.mentions}


def test_the_short_form_prefers_what_bore_its_noun(link: Link) -> None:
    linked = link(
        "حصار/N مدينة/N/nmod>0 الزبداني/P/nmod>1 قرب/I دمشق/P/nmod>1",
        "دخلت/V قوات/N/nsubj>0 إلى/I المدينة/N/obl>0",
        names={"الزبداني": "LOC", "دمشق": "LOC"},
    )
    assert found(linked)["المدينة"] == found(linked)["مدينة الزبداني"]


def test_a_quoted_name_of_a_site_is_nobody_elses(link: Link) -> None:
    linked = link("هاجم/V متشددون/N/nsubj>0 فندق/N/obj>0 «/. الجزيرة/P/nmod>2 »/.")
    assert "al-jazeera" not in {m.entity for m in linked.mentions}


def test_letters_within_a_name_are_no_preposition(link: Link) -> None:
    linked = link("قصف/V الطيران/N/nsubj>0 ريف/N/obj>0 مدينة/N/nmod>2 الباب/P/nmod>3 في/I سوريا/P/nmod>2")
    assert "ibb" not in {m.entity for m in linked.mentions}


def test_a_seat_of_hamza_makes_no_doubled_letter() -> None:
    assert fold("الرؤوس") != fold("الروس")
    assert fold("داوود") == fold("داود")


def test_a_name_with_one_letter_wrong_is_the_known_person() -> None:
    registry = Registry()
    registry.learn("davutoglu", ("احمد", "داود", "اوغلو"))
    assert registry.find(("داود", "اغلو")) == "davutoglu"
    assert registry.find(("داود", "سالم")) is None


def test_a_part_of_one_name_is_found_beside_the_latin_one() -> None:
    registry = Registry()
    registry.learn("rami", ("رامي", "عبدالرحمن"))
    registry.learn("rami", ("rami", "abdul", "rahman"))
    assert registry.find(("عبدالرحمن",)) == "rami"


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("قال/V أحد/N/nsubj>0 الشهود/N/nmod>1 ذلك/O", {"الشهود"}),
        ("قال/V عدد/N/nsubj>0 من/I المسعفين/N/nmod>1 ذلك/O", {"المسعفين"}),
        ("قال/V الشهود/N/nsubj>0 ذلك/O", set()),
        ("أفاد/V ناشطون/N/nsubj>0 ب+/I ذلك/O", {"ناشطون"}),
        ("كرم/V ناشطين/N/obj>0", set()),
        ("ذكرت/V تقارير/N/nsubj>0 تركية/A/amod>1 ذلك/O", {"تقارير تركية"}),
        ("ذكرت/V تقارير/N/nsubj>0 ذلك/O", set()),
        ("قرأ/V تقارير/N/obj>0 تركية/A/amod>1", set()),
    ],
)
def test_some_of_them_several_who_say_so_and_described_reports_are_sources(link: Link, line: str, sources: set[str]) -> None:
    assert {m.text for m in link(line).mentions if m.kind is EntityKind.UNNAMED_SOURCE} == sources
