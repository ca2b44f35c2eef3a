"""Relations that need no incident, on hand-made sentences."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest

from graph_builder.extraction.relations import find_relations
from graph_builder.model import LinkedDocument
from tests.extraction.marked import marked

Triple = tuple[str, str, str]


def told(linked: LinkedDocument) -> set[Triple]:
    return {(r.subject, r.predicate.value, r.object) for r in find_relations(linked)}


CASES: dict[str, tuple[str, set[Triple]]] = {
    "a base holds the barracks of three": (
        "[معسكر كالسو|kalsu|Site] الذي يضم مقار "
        "ل+ [الجيش|army|StateForce] و+ [الشرطة|police|StateForce] و+ [الحشد الشعبي|pmf|ArmedGroup]",
        {("army", "located_at", "kalsu"), ("police", "located_at", "kalsu"), ("pmf", "located_at", "kalsu")},
    ),
    "a relative clause resolves to the base, not to its province": (
        "[قاعدة عين الأسد|asad|Site] في [الأنبار|anbar|Region] ، حيث تتمركز قوات من [التحالف الدولي|coalition|Organization]",
        {("coalition", "located_at", "asad"), ("asad", "located_in", "anbar")},
    ),
    "quotation marks do not matter": (
        'تتمركز في [المعسكر|kalsu|Site] وحدات من " [الحشد الشعبي|pmf|ArmedGroup] "',
        {("pmf", "located_at", "kalsu")},
    ),
    "what was once is not told": (
        "[القاعدة|kalsu|Site] ، مقر سابق ل+ [الحشد الشعبي|pmf|ArmedGroup]",
        set(),
    ),
    "a negation undoes it": (
        "لا تتمركز في [القاعدة|kalsu|Site] وحدات من [الحشد الشعبي|pmf|ArmedGroup]",
        set(),
    ),
    "still is no negation": (
        "لا تزال تتمركز في [القاعدة|kalsu|Site] وحدات من [الحشد الشعبي|pmf|ArmedGroup]",
        {("pmf", "located_at", "kalsu")},
    ),
    "a chain of places gives each its smallest container": (
        "[بلدة القديح|qudaih|City] ب+ [محافظة القطيف|qatif|Region] شرق [السعودية|saudi]",
        {("qudaih", "located_in", "qatif"), ("qatif", "located_in", "saudi")},
    ),
    "south of a city is not in it": ("[قاعدة كالسو|kalsu|Site] جنوب [بغداد|baghdad|City]", set()),
    "south of a province is in it": (
        "[ناحية المشروع|mashru|City] شمال [محافظة بابل|babil|Region]",
        {("mashru", "located_in", "babil")},
    ),
    "a list of one kind lies in the same state": (
        "[بغداد|baghdad|City] و+ [الموصل|mosul|City] في [العراق|iraq]",
        {("baghdad", "located_in", "iraq"), ("mosul", "located_in", "iraq")},
    ),
    "a mixed list needs the map": (
        "[قاعدة عين الأسد|asad|Site] و+ [بابل|babil|Region] في [العراق|iraq]",
        {("babil", "located_in", "iraq")},
    ),
    "the side of a state is no container": (
        "[سروج|suruc|City] في [جنوب تركيا|south-turkey|Region] ، و+ قالت [تركيا|turkey]",
        {("suruc", "located_in", "turkey")},
    ),
    "a minister leads the ministry": (
        "وزير [الدفاع الأوغندي|mod|Organization] ، الجنرال [فلان العلاني|fulan|Person]",
        {("fulan", "leads", "mod")},
    ),
    "a minister's deputy does not": ("نائب وزير [الدفاع|mod|Organization] [فلان العلاني|fulan|Person]", set()),
    "a force under a leader": (
        "[حركة النهر|river|ArmedGroup] ب+ قيادة العقيد [فلان العلاني|fulan|Person]",
        {("fulan", "leads", "river")},
    ),
    "who leads a council of deputies is no deputy": (
        "رئيس [مجلس نائب|parliament|Organization] [فلان العلاني|fulan|Person]",
        {("fulan", "leads", "parliament")},
    ),
    "a part of a force under a leader": (
        "مجموعة من [حركة النهر|river|ArmedGroup] ب+ قيادة [فلان العلاني|fulan|Person]",
        set(),
    ),
    "one post after another before the name": (
        "رئيس [مجلس العلماء|council|Organization] [رئيس اللجنة فلان العلاني|fulan|Person]",
        {("fulan", "leads", "council")},
    ),
    "whose spokesman one is, and what his master leads": (
        "متحدث باسم [خليفة البحر|sea|Person] قائد [الجيش|army|StateForce]",
        {("sea", "leads", "army")},
    ),
    "loyal to one who is out of office": (
        "[القوات الموالية ل+ الرئيس السابق|loyal|StateForce] [فلان العلاني|fulan|Person]",
        {("loyal", "backed_by", "fulan")},
    ),
    "the capital of a province, by its name": (
        "عاصمة [المحافظة|abyan|Region] ، [زنجبار|zinjibar|City]",
        {("zinjibar", "located_in", "abyan")},
    ),
    "a quarter that a force controls lies in a town": (
        "[حي النخيل|palms|City] الخاضع ل+ سيطرة [الجيش|army|StateForce] ب+ [مدينة النهر|river|City]",
        {("palms", "located_in", "river"), ("army", "located_at", "palms")},
    ),
    "in the same province": (
        "[بلدة الزهراء|qataba|City] في نفس [المحافظة|dhale|Region]",
        {("qataba", "located_in", "dhale")},
    ),
    "a unit within a group": (
        "[قوات النخبة|elite|StateForce] في [الحزب|party|ArmedGroup]",
        {("elite", "part_of", "party")},
    ),
    "an army belongs to its government": (
        "[الجيش|army|StateForce] التابع ل+ [الحكومة|state]",
        {("army", "part_of", "state")},
    ),
    "a dash before the post": (
        "[فلان العلاني|fulan|Person] - الناطق باسم [الجيش|army|StateForce]",
        {("fulan", "spokesperson_of", "army")},
    ),
    "another name in brackets": (
        "[قضاء سنجار|sinjar|City] ( شنگال ) في [محافظة نينوى|nineveh|Region]",
        {("sinjar", "located_in", "nineveh")},
    ),
    "a unit belongs to the larger one": (
        "[اللواء 42|brigade|StateForce] التابع ل+ [الفرقة 11|division|StateForce] في [الجيش العراقي|army|StateForce]",
        {("brigade", "part_of", "division"), ("division", "part_of", "army")},
    ),
    "an umbrella has members": (
        "و+ تضم [المقاومة الإسلامية|iri|ArmedGroup] فصائل عدة ، "
        "أبرز+ ها [كتائب حزب الله|kh|ArmedGroup] و+ [حركة النجباء|nujaba|ArmedGroup]",
        {("kh", "part_of", "iri"), ("nujaba", "part_of", "iri")},
    ),
    "head of government and of state": (
        "التقى رئيس الوزراء [العراقي|iraq|Government~] [محمد شياع السوداني|sudani|Person] "
        "الرئيس [الأميركي|us|Government~] [جو بايدن|biden|Person]",
        {("sudani", "leads", "iraq"), ("biden", "leads", "us")},
    ),
    "a deputy leads nothing": ("نائب رئيس [حزب الشعب|party|Organization] [علي حسن|ali|Person]", set()),
    "a former leader leads nothing": ("الأمين العام السابق ل+ [كتائب سيد الشهداء|kss|ArmedGroup] [أبو آلاء|walai|Person]", set()),
    "nor an assistant behind his name": ("[علي حسن|ali|Person] ، الأمين العام المساعد ل+ [حزب الشعب|party|Organization]", set()),
    "the leader of a faction": (
        "الأمين العام ل+ [كتائب سيد الشهداء|kss|ArmedGroup] في [العراق|iraq] [أبو آلاء الولائي|walai|Person]",
        {("walai", "leads", "kss")},
    ),
    "the name before the post": (
        "[صلاح الدين دمرداش|demirtas|Person] زعيم [حزب الشعوب|hdp|Organization]",
        {("demirtas", "leads", "hdp")},
    ),
    "two people with posts are not one": ("[عادل الجبير|jubeir|Person] و+ أمير [قطر|qatar]", set()),
    "a spokesman with his rank": (
        "الناطق باسم [وزارة الداخلية|moi|Organization] العميد [مقداد ميري|miri|Person]",
        {("miri", "spokesperson_of", "moi")},
    ),
    "who is loyal is backed": (
        "[الفصائل العراقية|factions|ArmedGroup] المدعومة من [إيران|iran]",
        {("factions", "backed_by", "iran")},
    ),
    "an alliance that somebody backs": (
        "[المقاومة الإسلامية|iri|ArmedGroup] ، و+ هي تحالف فصائل تدعم+ ه [إيران|iran]",
        {("iri", "backed_by", "iran")},
    ),
    "a threat in common": (
        "تهديد [إيران|iran] و+ [حزب الله|hezbollah|ArmedGroup] ب+ شن هجوم على [إسرائيل|israel]",
        {("iran", "threatened", "israel"), ("hezbollah", "threatened", "israel")},
    ),
    "a threat that is announced": (
        "قالت [حركة النجباء|nujaba|ArmedGroup] إن الرد على [القوات الأمريكية|us-forces|StateForce] آت لا محالة",
        {("nujaba", "threatened", "us-forces")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_told(case: str) -> None:
    text, expected = CASES[case]
    adjectives = {"العام", "السابق", "سابق", "العراقي", "الأميركي"}
    known: dict[str, Any] = {"south_turkey": {"container": "turkey"}}
    assert told(marked(text, upos=dict.fromkeys(adjectives, "ADJ"), **known)) == expected


def test_a_name_tells_the_relation_itself() -> None:
    linked = marked("[ميليشيا مدعومة من إيران|militia|ArmedGroup]\n[إيران|iran]")
    inside = replace(linked.mentions[1], sentence=0, first=3, last=3, head=3, start=18, end=23)
    assert told(replace(linked, mentions=(linked.mentions[0], inside))) == {("militia", "backed_by", "iran")}


def test_where_a_staff_is_its_force_is_too() -> None:
    linked = marked(
        "[قاعدة كالسو|kalsu|Site] مقر [رئاسة أركان الحشد الشعبي|staff|ArmedGroup]\n[الحشد الشعبي|pmf|ArmedGroup]",
        staff={"part_of": ("pmf",)},
        pmf={"names": ("الحشد الشعبي",)},
    )
    assert told(linked) == {("staff", "located_at", "kalsu"), ("pmf", "located_at", "kalsu")}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"country": "syria"}, {("us-forces", "located_at", "rumaylan")}),
        ({"country": "us"}, {("rumaylan", "located_in", "us")}),
        ({}, set()),
    ],
)
def test_a_base_called_after_a_state(known: dict[str, Any], expected: set[Triple]) -> None:
    linked = marked(
        "[قاعدة الرميلان|rumaylan|Site] [الأميركية|us|Government~]\n[القوات الأميركية|us-forces|StateForce]",
        rumaylan=known,
        us_forces={"country": "us", "name_ar": "القوات الأميركية"},
    )
    assert told(linked) == expected


def test_the_map_forbids_a_container() -> None:
    linked = marked("[دمشق|damascus|City] في [العراق|iraq]", damascus={"country": "syria"})
    assert told(linked) == set()


def test_a_larger_place_does_not_lie_in_a_smaller_one() -> None:
    assert told(marked("[محافظة بابل|babil|Region] في [قاعدة كالسو|kalsu|Site]")) == set()


def test_only_the_smallest_container_of_all_that_are_told() -> None:
    linked = marked("[كالسو|kalsu|Site] في [بابل|babil|Region]\n[كالسو|kalsu] في [العراق|iraq]", babil={"country": "iraq"})
    assert told(linked) == {("kalsu", "located_in", "babil")}


def test_a_football_club_lies_nowhere() -> None:
    linked = marked("[ميلان|milan|City] [الإيطالي|italy|Government~]")
    sentence = linked.parsed.sentences[0]
    sentence.words[1].__dict__["feats"] = {"Gender": "Masc"}
    assert told(linked) == set()


def test_the_state_of_a_known_president() -> None:
    linked = marked("الرئيس [جو بايدن|biden|Person] في [الولايات المتحدة|us]", biden={"country": "us"})
    assert told(linked) == {("biden", "leads", "us")}


def test_the_parse_finds_what_is_far_apart() -> None:
    linked = marked(
        "تضم [القاعدة|kalsu|Site] التي تم استهداف ها في [العراق|iraq] عناصر من [الحشد الشعبي|pmf|ArmedGroup]",
        heads={"القاعدة": ("تضم", "nsubj"), "عناصر": ("تضم", "obj"), "الحشد": ("عناصر", "nmod")},
    )
    found = next(r for r in find_relations(linked) if r.predicate == "located_at")
    assert (found.subject, found.object, found.witnesses) == ("pmf", "kalsu", 1)
    assert linked.parsed.document.text[found.evidence.start : found.evidence.end].startswith("تضم القاعدة")


def test_two_witnesses_weigh_more_than_one() -> None:
    text = "[ناحية زمار|zummar|City] في [نينوى|nineveh|Region]"
    alone = find_relations(marked(text))[0]
    both = find_relations(marked(text, heads={"نينوى": ("ناحية", "nmod"), "زمار": ("ناحية", "nmod")}))[0]
    assert (alone.witnesses, both.witnesses) == (1, 2)
    assert both.score > alone.score


def test_evidence_is_exact_and_short() -> None:
    linked = marked("قال إن [قاعدة كالسو|kalsu|Site] في [محافظة بابل|babil|Region] آمنة")
    evidence = find_relations(linked)[0].evidence
    assert linked.parsed.document.text[evidence.start : evidence.end] == "قاعدة كالسو في محافظة بابل"


def test_a_long_list_takes_no_time() -> None:
    names = " ".join(f"[محافظة|r{n}|Region] و+ [محافظة|r{n}]" for n in range(60)).replace("] [", "] و+ [")
    linked = marked(f"{names} في [العراق|iraq]")
    start = perf_counter()
    found = find_relations(linked)
    assert perf_counter() - start < 2
    assert ("r59", "located_in", "iraq") in {(r.subject, r.predicate.value, r.object) for r in found}
