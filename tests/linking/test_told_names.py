"""Short names of several groups: which the report has named, and whom else a mention may mean."""

from __future__ import annotations

from collections.abc import Callable

from graph_builder.linking import Catalogue
from graph_builder.model import LinkedDocument
from tests.linking.conftest import found, meant

Link = Callable[..., LinkedDocument]


def test_the_party_is_the_one_whose_longer_name_was_told(link: Link) -> None:
    linked = link(
        "هدد/V حزب/N/nsubj>0 الله/P/nmod>1 العراقي/A/amod>1 واشنطن/P/obj>0",
        "وصف/V الحزب/N/nsubj>0 الاتهام/N/obj>0 ب+/I الباطل/N/obl>0",
    )
    assert found(linked)["الحزب"] == "kataib-hezbollah"
    assert [key for key, _ in meant(linked, "الحزب").alternatives] == ["hezbollah", "pkk"]


def test_of_two_parties_the_one_named_last_is_meant(link: Link) -> None:
    linked = link(
        "هدد/V حزب/N/nsubj>0 الله/P/nmod>1 اللبناني/A/amod>1 إسرائيل/P/obj>0",
        "حذر/V حزب/N/nsubj>0 الله/P/nmod>1 العراقي/A/amod>1 من/I الحرب/N/obl>0",
        "وصف/V الحزب/N/nsubj>0 الاتهام/N/obj>0 ب+/I الباطل/N/obl>0",
    )
    assert found(linked)["الحزب"] == "kataib-hezbollah"


def test_the_short_name_of_a_branch_is_the_branch_until_the_whole_is_named(link: Link) -> None:
    branch = "هاجم/V تنظيم/N/nsubj>0 القاعدة/N/nmod>1 في/I بلاد/N/nmod>1 المغرب/P/nmod>4 الإسلامي/A/amod>4 ثكنة/N/obj>0"
    short = "خسرت/V القاعدة/N/nsubj>0 عشرة/N/obj>0"
    linked = link(branch, short)
    assert meant(linked, "القاعدة").entity == "aqim"
    assert "al-qaeda" in dict(meant(linked, "القاعدة").alternatives)
    both = link(branch, "توعد/V تنظيم/N/nsubj>0 القاعدة/N/nmod>1 فرنسا/P/obj>0", short)
    assert meant(both, "القاعدة").entity == "al-qaeda"
    assert "aqim" in dict(meant(both, "القاعدة").alternatives)


def test_a_namesake_in_the_state_that_is_spoken_of_is_an_alternative(link: Link) -> None:
    linked = link("قصف/V حزب/N/nsubj>0 الله/P/nmod>1 موقعا/N/obj>0 في/I العراق/P/obl>0")
    assert meant(linked, "حزب الله").entity == "hezbollah"
    assert "kataib-hezbollah" in dict(meant(linked, "حزب الله").alternatives)


def test_the_brigades_are_the_unknown_ones_that_were_named(link: Link) -> None:
    linked = link(
        "هاجمت/V كتائب/N/nsubj>0 الغضب/P/nmod>1 موقعا/N/obj>0 في/I العراق/P/obl>0",
        "توعدت/V الكتائب/N/nsubj>0 الجيش/N/obj>0 العراقي/A/amod>2 في/I العراق/P/obl>0",
    )
    assert meant(linked, "الكتائب").entity.startswith("text:armedgroup:كتايب_غضب")
    assert "kataib-hezbollah" in dict(meant(linked, "الكتائب").alternatives)


def test_the_man_speaks_and_the_group_shells(link: Link) -> None:
    named = "ألقى/V عبد/P/nsubj>0 الملك/P/flat>1 الحوثي/P/flat>1 كلمة/N/obj>0"
    assert meant(link(named, "قال/V الحوثي/P/nsubj>0 إن/S الحرب/N/nsubj>4 طويلة/A/ccomp>0"), "الحوثي").entity == (
        "abdul-malik-al-houthi"
    )
    assert meant(link(named, "قصف/V الحوثي/P/nsubj>0 مأرب/P/obj>0"), "الحوثي").entity == "houthis"
    assert found(link("قال/V الحوثي/P/nsubj>0 إن/S الحرب/N/nsubj>4 طويلة/A/ccomp>0"))["الحوثي"] == "houthis"


def test_a_body_with_the_adjective_of_another_state_is_none_of_its_own(link: Link) -> None:
    cuban = link("أجرى/V الحرس/N/nsubj>0 الثوري/A/amod>1 الكوبي/A/amod>1 مناورات/N/obj>0")
    assert "irgc" not in found(cuban).values()
    struck = link("هدد/V الحرس/N/nsubj>0 الثوري/A/amod>1 الأميركيين/N/obj>0")
    assert "irgc" in found(struck).values()


def test_an_expert_is_no_soldier(link: Link) -> None:
    linked = link("رأى/V خبير/N/nsubj>0 عسكري/A/amod>1 أردني/A/amod>1 أن/S الرد/N/nsubj>6 قريب/A/ccomp>0")
    assert "jordan-army" not in found(linked).values()
    assert found(linked)["أردني"] == "jordan"
    assert "jordan-army" in found(link("قتل/V عسكري/N/nsubj>0 أردني/A/amod>1 في/I هجوم/N/obl>0")).values()


def test_soldiers_of_whom_a_group_tells_are_not_those_of_a_state_named_later(link: Link) -> None:
    linked = link(
        "قنصت/V كتائب/N/nsubj>0 القسام/P/nmod>1 ثلاثة/N/obj>0 جنود/N/nmod>3",
        "رحب/V العراق/P/nsubj>0 ب+/I العملية/N/obl>0 في/I بغداد/P/obl>0",
    )
    assert found(linked).get("جنود") in (None, "israel-army")


def test_an_unknown_group_is_found_again_by_its_whole_name(link: Link) -> None:
    linked = link("هاجم/V لواء/N/nsubj>0 الغضب/P/nmod>1 بلدة/N/obj>0", "قال/V إن/S لواء/N/nsubj>4 الغضب/N/nmod>2 انسحب/V/ccomp>0")
    assert [m.entity for m in linked.mentions if m.text == "لواء الغضب"] == ["text:armedgroup:لوا_غضب"] * 2


def test_letters_in_brackets_are_the_body_before_them(link: Link) -> None:
    linked = link(
        "قالت/V منظمة/N/nsubj>0 السلام/P/nmod>1 (/. NRX/P/nmod>1 )/. إن/S القصف/N/nsubj>8 مستمر/A/ccomp>0",
        "أضافت/V NRX/P/nsubj>0 أن/S المستشفى/N/nsubj>4 أغلق/V/ccomp>0",
        names={"NRX": "ORG"},
    )
    assert {m.entity for m in linked.mentions if m.text in ("NRX", "منظمة السلام")} == {"text:organization:منظمه_سلام"}


def test_a_group_is_known_by_its_name_in_latin_letters_however_its_words_are_parted(catalogue: Catalogue) -> None:
    assert catalogue.groups_in_latin["sarayaawliyaaldam"] == "saraya-awliya-al-dam"
