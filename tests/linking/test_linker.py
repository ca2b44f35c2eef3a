from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from graph_builder.linking import Catalogue, Linker
from graph_builder.linking.matcher import Matcher
from graph_builder.linking.senses import Sense, Use
from graph_builder.model import Document, EntityKind, LinkedDocument
from tests.linking.conftest import found, parse

Link = Callable[..., LinkedDocument]


def test_the_seed_actors_and_places_in_their_usual_spellings(link: Link) -> None:
    linked = link(
        'تضم/V قاعدة/N/nsubj>0 "/. كالسو/P/nmod>1 "/. قوات/N/obj>0 من/I الحشد/N/nmod>5 الشعبي/A/amod>7',
        "أعلنت/V المقاومة/N/nsubj>0 الاسلامية/A/amod>1 في/I العراق/P/nmod>1 استهداف/N/obj>0 مدينة/N/nmod>5 ايلات/P/nmod>6",
        "نفت/V القيادة/N/nsubj>0 المركزية/A/amod>1 الأميركية/A/amod>1 «/. سنتكوم/P/appos>1 »/. صلة/N/obj>0",
        "دور/N ل+/I كتائب/N/nmod>0 حزب/P/nmod>2 الله/P/nmod>3",
    )
    entities = {m.entity for m in linked.mentions}
    assert {"kalsu", "pmf", "islamic-resistance-in-iraq", "eilat", "centcom", "kataib-hezbollah"} <= entities
    assert found(linked)['قاعدة " كالسو'] == "kalsu"


def test_names_begin_after_letters_that_the_parser_did_not_split(link: Link) -> None:
    linked = link("انفجار/N بالعراق/P/nmod>0 وللحشد/N/conj>0 الشعبي/A/amod>2 مقر/N/nmod>2")
    assert {"iraq", "pmf"} <= {m.entity for m in linked.mentions}


def test_a_relational_adjective_is_the_state_as_owner(link: Link) -> None:
    mention = next(m for m in link("غارة/N إسرائيلية/A/amod>0").mentions if m.entity == "israel")
    assert mention.adjective


def test_the_wording_keeps_its_tone(link: Link) -> None:
    mention = next(m for m in link("قصف/V العدو/N/nsubj>0 الصهيوني/A/amod>1 المخيم/N/obj>0").mentions if m.entity == "israel")
    assert mention.tone == "hostile"


def test_a_capital_that_speaks_is_a_government_and_otherwise_a_city(link: Link) -> None:
    linked = link("أعلنت/V طهران/P/nsubj>0 ذلك/O/obj>0", "انفجار/N في/I طهران/P/nmod>0", names={"طهران": "LOC"})
    assert [m.kind for m in linked.mentions if m.text == "طهران"] == [EntityKind.GOVERNMENT, EntityKind.CITY]


def test_bodies_without_a_state_belong_to_the_state_of_the_passage(link: Link) -> None:
    linked = link(
        "قتل/V شرطي/N/obj>0 في/I ديار/P/obl>0 بكر/P/flat>3 ،/. وقالت/V الشرطة/N/nsubj>6 إن/S الجيش/N/nsubj>6 تدخل/V/ccomp>6"
    )
    assert {"turkey-police", "turkey-army"} <= {m.entity for m in linked.mentions}


def test_members_of_a_group_are_the_group(link: Link) -> None:
    mention = next(
        m
        for m in link("هاجم/V مسلحو/N/nsubj>0 تنظيم/N/nmod>1 «/. داعش/P/nmod>2 »/. القرية/N/obj>0").mentions
        if m.entity == "isis"
    )
    assert mention.text.startswith("مسلحو")
    assert mention.head == 1


def test_an_owner_within_a_groups_name_is_a_mention_of_its_own(link: Link) -> None:
    linked = link("جماعات/N مدعومة/A/amod>0 من/I إيران/P/obl>1")
    assert {m.entity for m in linked.mentions} == {"iran-backed-groups", "iran"}
    assert "iraq" not in {m.entity for m in link("المقاومة/N الإسلامية/A/amod>0 في/I العراق/P/nmod>0").mentions}


@pytest.mark.parametrize(
    ("line", "name", "english"),
    [
        ("قال/V مسؤولا/N/nsubj>0 أمريكيا/A/amod>1 كبيرا/A/amod>1", "مسؤول أمريكي كبير", "senior US official"),
        ("قالت/V مصادر/N/nsubj>0 أمنية/A/amod>1 و+/C طبية/A/conj>2", "مصادر أمنية وطبية", "security medical sources"),
        ("قال/V مصدران/N/nsubj>0 أمنيان/P/nmod>1 عراقيان/P/flat>2", "مصدران أمنيان عراقيان", "Iraqi security sources"),
        ("قال/V ضابط/N/nsubj>0 في/I الجيش/N/nmod>1 العراقي/A/amod>3", "ضابط في الجيش العراقي", "officer in Iraqi Army"),
    ],
)
def test_unnamed_sources_are_entities_by_their_description(link: Link, line: str, name: str, english: str) -> None:
    linked = link(line)
    source = next(linked.entities[m.entity] for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE)
    assert name in source.names
    assert source.name_en == english


def test_a_source_knows_its_side(link: Link) -> None:
    linked = link("قال/V ضابط/N/nsubj>0 في/I الجيش/N/nmod>1 العراقي/A/amod>3 ل+/I رويترز/P/obl>0")
    source = next(linked.entities[m.entity] for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE)
    assert (source.country, source.part_of) == ("iraq", ("iraq-army",))


def test_a_definite_source_points_back(link: Link) -> None:
    linked = link("أكد/V مصدر/N/nsubj>0 أمني/A/amod>1 ذلك/O/obj>0", "وأضاف/V المصدر/N/nsubj>0 أن/S")
    first, second = [m for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE]
    assert first.entity == second.entity
    assert second.witness == "anaphora"


def test_last_names_lead_to_the_full_name_even_from_the_title(link: Link) -> None:
    linked = link(
        "مقتل/N الصفيان/N/nmod>0",
        "قتل/V العقيد/N/nsubj>0 راشد/P/nmod>1 إبراهيم/P/flat>2 الصفيان/P/flat>2",
        names={"راشد إبراهيم الصفيان": "PERS"},
    )
    people = [m for m in linked.mentions if m.kind is EntityKind.PERSON]
    assert {m.entity for m in people} == {"text:person:راشد_ابراهيم_صفيان"}
    assert [m.text for m in people] == ["الصفيان", "العقيد راشد إبراهيم الصفيان"]
    assert linked.entities[people[0].entity].name_en.startswith("Rashid Ibrahim al-S")


def test_a_post_is_its_holder(link: Link) -> None:
    linked = link(
        "قال/V المتحدث/N/nsubj>0 ب+/I اسم/N/nmod>1 البنتاغون/P/nmod>3 جيف/P/appos>1 ديفيس/P/flat>5", names={"جيف ديفيس": "PERS"}
    )
    assert {m.head for m in linked.mentions if m.entity == "jeff-davis"} == {1, 5}
    assert "pentagon" in {m.entity for m in linked.mentions}


def test_sites_and_quarters_that_only_the_text_names(link: Link) -> None:
    linked = link("انفجار/N في/I حي/N/nmod>0 الزنبق/N/nmod>2 قرب/I نقطة/N/nmod>0 تفتيش/N/nmod>5 أمنية/A/amod>5")
    kinds = {linked.entities[m.entity].name_ar: m.kind for m in linked.mentions}
    assert kinds["حي الزنبق"] is EntityKind.CITY
    assert kinds["نقطة تفتيش أمنية"] is EntityKind.SITE
    site = next(m.entity for m in linked.mentions if m.kind is EntityKind.SITE)
    assert site.endswith("@d")


def test_the_head_noun_chooses_between_governorate_and_town(link: Link) -> None:
    linked = link("غارة/N على/I مدينة/N/nmod>0 الحسكة/P/nmod>2 في/I محافظة/N/nmod>0 الحسكة/P/nmod>5", names={"الحسكة": "LOC"})
    assert [m.kind for m in linked.mentions] == [EntityKind.CITY, EntityKind.REGION]


def test_a_part_of_a_state_is_a_region_and_the_side_of_a_town_is_not(link: Link) -> None:
    linked = link("غارات/N على/I وسط/N/nmod>0 اليمن/P/nmod>2", "غارات/N جنوب/N/nmod>0 بغداد/P/nmod>1")
    region = next(m for m in linked.mentions if m.kind is EntityKind.REGION)
    assert linked.entities[region.entity].container == "yemen"
    assert [m.text for m in linked.mentions if m.sentence == 1] == ["بغداد"]


def test_short_forms_point_to_what_was_named(link: Link) -> None:
    linked = link(
        "هز/V انفجار/N/nsubj>0 قاعدة/N/obj>0 كالسو/P/nmod>2 في/I محافظة/N/obl>0 بابل/P/nmod>5",
        "وتضم/V القاعدة/N/nsubj>0 في/I المحافظة/N/obl>0 مقرا/N/obj>0",
    )
    assert found(linked)["القاعدة"] == "kalsu"
    assert found(linked)["المحافظة"] == "babil"


def test_al_qaeda_is_no_base(link: Link) -> None:
    linked = link("تبنى/V تنظيم/N/nsubj>0 القاعدة/N/nmod>1 الهجوم/N/obj>0", "وقالت/V القاعدة/N/nsubj>0 إنها/S")
    assert {m.entity for m in linked.mentions} == {"al-qaeda"}


def test_ambiguous_names_keep_their_alternatives(link: Link) -> None:
    linked = link(
        "قصف/N رفح/P/nmod>0", "وأكدت/V وزارة/N/nsubj>0 الصحة/N/nmod>1 في/I قطاع/N/nmod>1 غزة/P/nmod>4", names={"رفح": "LOC"}
    )
    mention = next(m for m in linked.mentions if m.text == "رفح")
    assert mention.entity == "rafah-gaza"
    assert "rafah-egypt" in dict(mention.alternatives)


def test_a_town_that_the_text_puts_into_another_state_is_no_alternative(link: Link) -> None:
    linked = link("قصف/N رفح/P/nmod>0 في/I قطاع/N/nmod>0 غزة/P/nmod>3", names={"رفح": "LOC"})
    mention = next(m for m in linked.mentions if m.text == "رفح")
    assert (mention.entity, mention.alternatives) == ("rafah-gaza", ())


def test_every_mention_has_a_head_of_its_own_and_its_exact_words(link: Link) -> None:
    linked = link(
        "قال/V مسؤول/N/nsubj>0 في/I وزارة/N/nmod>1 الداخلية/N/nmod>3 العراقية/A/amod>3 إن/S القوات/N/nsubj>0 الأمنية/A/amod>7"
    )
    text = linked.parsed.document.text
    heads = [(m.sentence, m.head) for m in linked.mentions]
    assert len(heads) == len(set(heads))
    assert all(text[m.start : m.end] == m.text for m in linked.mentions)
    assert all(m.entity in linked.entities for m in linked.mentions)


def test_english_names_are_in_latin_letters(link: Link) -> None:
    linked = link("قال/V سمير/P/nsubj>0 الكعبي/P/flat>1 و+/C مصادر/N/conj>1 عشائرية/A/amod>4", names={"سمير الكعبي": "PERS"})
    assert all(not any("\u0600" <= c <= "\u06ff" for c in e.name_en) for e in linked.entities.values())


def test_the_outlet_is_found_by_name_or_made_from_it(catalogue: Catalogue) -> None:
    linker = Linker(catalogue)
    known = linker.outlet(Document("d", "d", "", source="aawsat"))
    new = linker.outlet(Document("d", "d", "", source="موقع حليات نيوز"))
    assert known is not None and known.key == "asharq-al-awsat"
    assert new is not None and (new.kind, new.origin) == (EntityKind.MEDIA_OUTLET, "text")
    assert linker.outlet(Document("d", "d", "")) is None


def test_ten_thousand_names_that_begin_alike_stay_fast() -> None:
    names = {" ".join(["اسم"] * n): (Sense("x", Use.NAME, False),) for n in range(1, 200)}
    names |= {f"اسم{n}": (Sense("y", Use.NAME, False),) for n in range(10_000)}
    matcher = Matcher(names)
    parsed = parse(" ".join(["اسم/N"] * 2_000))
    start = time.process_time()
    matches = matcher.find(parsed.sentences[0], parsed.document.text)
    assert time.process_time() - start < 20
    assert max(m.last - m.first for m in matches) == 198
