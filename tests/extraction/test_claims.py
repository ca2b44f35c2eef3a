"""Who says what of a happening, how sure, and by which words: the claims of whole documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_builder.model import Certainty, Claim, Entity, EntityKind, LinkedDocument, Predicate
from tests.extraction.spoken import spoken
from tests.extraction.steps import only, plain, record, told

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
STATE = "[إسرائيل|israel]"
FACTIONS = "[فصائل مسلحة|factions|ArmedGroup]"
POLICE = "[الشرطة|police|StateForce]"
SOURCE = "[مصدر أمني|source|UnnamedSource]"
AGENCY = "[وكالة مدار|agency|MediaOutlet]"
TOWN = "[البلدة|town|City]"
BASE = "[قاعدة الوادي|base|Site]"
PUBLISHED = date(2024, 4, 20)

DOERS = (Predicate.PERPETRATED, Predicate.CLAIMED, Predicate.ACCUSED_OF, Predicate.DENIED)
Triples = set[tuple[str, str, str]]


def document(text: str, **known: dict[str, Any]) -> LinkedDocument:
    return spoken(text, loose=True, published=PUBLISHED, known=known)


def by(linked: LinkedDocument) -> set[tuple[str, str, str | None]]:
    """Subject, predicate and speaker of the claims about doers."""
    return {(c.subject, str(c.predicate), c.speaker) for c in record(linked).claims if c.predicate in DOERS}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"قالت/قال {POLICE}>قالت:nsubj ، الخميس ، إن {ARMY}>قصف:nsubj قصف/قصف>قالت:ccomp {BASE}>قصف:obj",
         {date(2024, 4, 18)}),
        (f"قالت/قال {POLICE}>قالت:nsubj إن {ARMY}>قصف:nsubj قصف/قصف>قالت:ccomp {BASE}>قصف:obj الخميس", {None}),
        (f"قصف/قصف {ARMY}>قصف:nsubj {BASE}>قصف:obj الخميس", {None}),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj ، الخميس ، مسؤولية>أعلنت:obj+ ها>مسؤولية:nmod عن قصف>مسؤولية:nmod {BASE}>قصف:nmod",
         {date(2024, 4, 18)}),
    ],
)  # fmt: skip
def test_when_it_was_said_is_told_apart_from_when_it_happened(text: str, days: set[date | None]) -> None:
    claims = [c for c in record(document(text)).claims if c.predicate in (*DOERS, Predicate.TARGETED)]
    assert {c.said_on and c.said_on.first for c in claims} == days


def test_a_stance_is_dated_by_who_took_it_and_not_by_who_tells_of_it() -> None:
    stance = f"أعلنت/أعلن>قالت:ccomp ، الخميس ، مسؤولية>أعلنت:obj+ ها>مسؤولية:nmod عن قصف>مسؤولية:nmod {BASE}>قصف:nmod"
    told = f"قالت/قال {AGENCY}>قالت:nsubj ، الأربعاء ، إن {GROUP}>أعلنت:nsubj {stance}"
    (claimed,) = (c for c in record(document(told)).claims if c.predicate is Predicate.CLAIMED)
    assert claimed.said_on and claimed.said_on.first == date(2024, 4, 18)
    (undated,) = (c for c in record(document(told.replace(" ، الخميس ،", ""))).claims if c.predicate is Predicate.CLAIMED)
    assert undated.said_on is None


def test_an_accusation_has_the_day_of_its_accuser() -> None:
    told = document(f"اتهمت/اتهم {POLICE}>اتهمت:nsubj ، الخميس ، {GROUP}>اتهمت:obj ب+ قصف>اتهمت:obl {BASE}>قصف:nmod")
    (accused,) = (c for c in record(told).claims if c.predicate is Predicate.ACCUSED_OF)
    assert (accused.speaker, accused.said_on and accused.said_on.first) == ("police", date(2024, 4, 18))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف/قصف {ARMY}>قصف:nsubj {BASE}>قصف:obj", {("army", "perpetrated", None)}),
        (f"قال/قال {ARMY}>قال:nsubj إن+ ه قصف/قصف>قال:ccomp {BASE}>قصف:obj", {("army", "claimed", "army")}),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj أن مقاتلون>هاجموا:nsubj+ ها>مقاتلون:nmod هاجموا/هاجم>أعلنت:ccomp {BASE}>هاجموا:obj",
         {("group", "claimed", "group")}),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj استهداف>أعلنت:obj {BASE}>استهداف:nmod ب+ صواريخ=صاروخ",
         {("group", "claimed", "group")}),
        (f"قالت/قال {FACTIONS}>قالت:nsubj إن {STATE}>قصفت:nsubj قصفت/قصف>قالت:ccomp {BASE}>قصفت:obj",
         {("israel", "accused_of", "factions")}),
        (f"ذكرت/ذكر {AGENCY}>ذكرت:nsubj أن {ARMY}>قصف:nsubj قصف/قصف>ذكرت:ccomp {BASE}>قصف:obj",
         {("army", "perpetrated", "agency")}),
        (f"قصفت/قصف! {BASE}>قصفت:nsubj:pass الجمعة", set()),
        (f"قالت/قال {POLICE}>قالت:nsubj إن التفجير=تفجير>ناجم:nsubj في {TOWN} ناجم=ناجم>قالت:ccomp عن هجوم>ناجم:obl "
         f"شنت/شن>هجوم:acl+ ه {GROUP}>شنت:nsubj", {("group", "accused_of", "police")}),
        (f"قالت/قال {POLICE}>قالت:nsubj إن الهجوم=هجوم>أوقع:nsubj الذي شنت/شن>الهجوم:acl+ ه {GROUP}>شنت:nsubj في {TOWN}>شنت:obl "
         "أوقع/أوقع>قالت:ccomp قتلى>أوقع:obj",
         {("group", "perpetrated", "police")}),
    ],
)  # fmt: skip
def test_who_says_so_decides_between_perpetrated_claimed_and_accused(
    text: str, expected: set[tuple[str, str, str | None]]
) -> None:
    assert by(document(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"أعلنت/أعلن {GROUP}>أعلنت:nsubj أن {BASE}>قصفت:nsubj:pass قصفت/قصف!>أعلنت:ccomp الجمعة",
        f"قال/قال {SOURCE}>قال:nsubj إن+ ه قصف/قصف>قال:ccomp {BASE}>قصف:obj",
    ],
)
def test_neither_a_passive_nor_a_source_tells_an_own_deed(text: str) -> None:
    assert not any(predicate == "claimed" for _, predicate, _ in by(document(text)))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (f"أكدت/أكد {GROUP}>أكدت:nsubj قيام>أكدت:obj+ ها ب>خطف:case+ خطف>قيام:nmod جنود في {TOWN} الجمعة", True),
        (f"أعلنت/أعلن {ARMY}>أعلنت:nsubj قيام>أعلنت:obj مجهولين>قيام:nmod ب>تفجير:case+ تفجير>قيام:nmod {BASE} الجمعة", False),
        (f"كشفت/كشف {ARMY}>كشفت:nsubj هوية>كشفت:obj منفذ>هوية:nmod تفجير>منفذ:nmod {BASE} الجمعة", False),
        (f"قال/قال {ARMY}>قال:nsubj إن جنودا>قتلوا:nsubj قتلوا/قتل>قال:ccomp بعد تفجير>قتلوا:obl {BASE} الجمعة", False),
        (f"قالت/قال {POLICE}>قالت:nsubj إن مسلحا>مات:nsubj مات/مات>قالت:ccomp بعد أن هاجم/هاجم>مات:advcl {BASE}>هاجم:obj الجمعة",
         False),
        (f"قالت/قال {POLICE}>قالت:nsubj إن+ ها>طوقت:nsubj طوقت/طوق>قالت:ccomp حيا و+ هاجمت/هاجم>طوقت:conj {BASE}>هاجمت:obj",
         True),
        (f"أعلن/أعلن {ARMY}>أعلن:nsubj أن مسلحين>تسللوا:nsubj تسللوا/تسلل>أعلن:ccomp إلى {TOWN} و+ أن+ هم>قتلوا:nsubj "
         "قتلوا/قتل>تسللوا:conj ثلاثة>قتلوا:obj مدنيين الجمعة", False),
        (f'قال/قال {POLICE}>هاجم:nsubj " هاجم/هاجم مسلحون {BASE}>هاجم:obj الجمعة "', False),
        (f"رجحت/رجح {POLICE}>رجحت:nsubj أن تكون هاجمت/هاجم>رجحت:ccomp {BASE}>هاجمت:obj الجمعة", False),
    ],
)  # fmt: skip
def test_a_force_claims_only_what_it_calls_its_own_deed(text: str, claims: bool) -> None:
    assert any(p == "claimed" for _, p, _ in told(document(text))) is claims


def test_a_newspaper_that_tells_a_claim_claims_nothing() -> None:
    text = (
        f"هجوم على {BASE} الجمعة\nقالت/قال {AGENCY}>قالت:nsubj إن جماعة>أعلنت:nsubj "
        "أعلنت/أعلن>قالت:ccomp مسؤولية+ ها عن الهجوم=هجوم"
    )
    assert not any(p == "claimed" for _, p, _ in told(document(text)))


def test_a_body_that_speaks_for_its_state_claims_its_deed() -> None:
    text = (
        "أعلنت/أعلن [القيادة المركزية|centcom|StateForce]>أعلنت:nsubj أن [القوات الأميركية|us-forces|StateForce]>قصفت:nsubj "
        f"قصفت/قصف>أعلنت:ccomp {BASE}>قصفت:obj"
    )
    found = by(document(text, centcom={"part_of": ("us-forces",)}))
    assert found == {("us-forces", "perpetrated", "centcom"), ("centcom", "claimed", "centcom")}


def test_a_speaker_who_says_his_side_did_not_do_it_denies() -> None:
    text = (
        f"انفجار في {BASE} الجمعة\n"
        "أعلنت/أعلن [القيادة المركزية|centcom|StateForce]>أعلنت:nsubj أن [الولايات المتحدة|us]>تنفذ:nsubj "
        "لم تنفذ//نفذ>أعلنت:ccomp ضربات=ضربة>تنفذ:obj"
    )
    linked = document(text, centcom={"part_of": ("us",), "country": "us"})
    assert ("centcom", "denied", "i1") in told(linked)
    assert not {"us", "centcom"} & {s for s, p, _ in by(linked) if p in ("perpetrated", "claimed")}


def test_a_nameless_source_within_a_side_claims_with_it() -> None:
    text = f"قال/قال [مصدر|source|UnnamedSource]>قال:nsubj إن {GROUP}>قصفت:nsubj قصفت/قصف>قال:ccomp {BASE}>قصفت:obj"
    inside = by(document(text, source={"part_of": ("group",)}))
    assert inside == {("group", "claimed", "source"), ("source", "claimed", "source")}
    assert by(document(text)) == {("group", "accused_of", "source")}


@pytest.mark.parametrize(
    ("place", "claims"),
    [
        ("inland", {("army", "claimed", "source"), ("source", "claimed", "source")}),
        ("abroad", {("army", "accused_of", "source")}),
    ],
)
def test_a_military_source_is_of_the_army_that_acts_at_home(place: str, claims: set[tuple[str, str, str]]) -> None:
    text = (
        f"قال/قال [مصدر عسكري|source|UnnamedSource]>قال:nsubj إن {ARMY}>قصف:nsubj قصف/قصف>قال:ccomp {BASE}>قصف:obj "
        f"في [الوادي|{place}|City]>قصف:obl"
    )
    known = {"army": {"country": "iraq"}, "inland": {"country": "iraq"}, "abroad": {"country": "syria"}}
    assert by(document(text, **known)) == claims


@pytest.mark.parametrize(
    ("side", "dead", "claims"),
    [
        ("army", "group", {"army", "source"}),
        ("army", "army", set()),
        ("town", "group", set()),
    ],
    ids=["the other side's dead", "its own dead", "no side"],
)
def test_a_side_that_tells_of_the_others_dead_in_a_clash_claims_it(side: str, dead: str, claims: set[str]) -> None:
    others = {"army": ARMY, "group": GROUP}
    text = (
        f"{TOWN} {others['army']} {others['group']}\n"
        f"أفاد/أفاد [مصدر|source|UnnamedSource]>أفاد:nsubj ب+ مقتل>أفاد:obl عشرة>مقتل:nmod من {others[dead]}>عشرة:nmod "
        f"في اشتباكات=اشتباك*>مقتل:nmod الجمعة"
    )
    assert {s for s, p, _ in told(document(text, source={"part_of": (side,)})) if p == "claimed"} == claims


@pytest.mark.parametrize(
    ("title", "takers"),
    [("وزير=وزير", {"man", "ministry"}), ("المتحدث=متحدث باسم", {"ministry"})],
    ids=["a minister", "a spokesman"],
)
def test_an_office_holder_condemns_for_himself_and_for_his_body(title: str, takers: set[str]) -> None:
    speaker = f"{title} [وزارة الداخلية|ministry|Organization] [سالم|man|Person]>ندد:nsubj"
    text = f"انفجار في {BASE} الجمعة\nندد/ندد {speaker} ب+ الانفجار=انفجار>ندد:obl"
    assert {s for s, p, _ in told(document(text)) if p == "condemned"} == takers


@pytest.mark.parametrize(
    "words",
    [
        "التقارير>غير:nsubj التي أفادت/أفاد>التقارير:acl ب+ أن [الولايات المتحدة|us]>شنت:nsubj شنت/شن>أفادت:ccomp "
        "غارات=غارة*>شنت:obj غير>قالت:ccomp صحيحة",
        "ما>معلومات:nsubj نشرت/نشر>ما:acl+ ه حسابات عن غارات=غارة*>نشرت:obl [أميركية|us|Government~]>غارات:amod "
        "معلومات>قالت:ccomp خاطئة",
    ],
    ids=["not right", "wrong"],
)
def test_reports_called_false_tell_no_deed_but_a_denial(words: str) -> None:
    text = f"انفجار في {BASE} الجمعة\nقالت/قال [القيادة المركزية|centcom|StateForce]>قالت:nsubj إن {words}"
    linked = document(text, centcom={"part_of": ("us",), "country": "us"})
    triples = told(linked)
    assert ("centcom", "denied", "i1") in triples
    assert not any(p in ("perpetrated", "claimed", "accused_of") for _, p, _ in triples)


@pytest.mark.parametrize(
    "text",
    [
        f"أقلعت/أقلع الطائرات الجمعة ل+ قصف {BASE}",
        f"أقلعت/أقلع الطائرات الجمعة ل+ شن هجوم على {BASE}",
        f"حشدت/حشد القوات الجمعة من أجل اقتحام {BASE}",
        f"تقدمت/تقدم القوات الجمعة ل+ السيطرة=سيطرة على {BASE}",
        f"قتل/قتل! عشرة مدنيين الجمعة في حادث سير في {BASE}",
        f"قتل/قتل! عشرة مدنيين الجمعة في غرق قارب قرب {BASE}",
        f"لم ترد/ورد أي تقارير عن وقوع هجوم على {BASE} الجمعة",
        f"قتل/قتل! ألف مدني في الصراع=صراع الدائر الجمعة في {BASE}",
    ],
)
def test_plans_and_accidents_are_no_incidents(text: str) -> None:
    assert told(document(text)) == set()


@pytest.mark.parametrize(("dead", "claimed"), [("ألف", False), ("عشرة", True)])
def test_the_dead_of_a_whole_campaign_are_no_toll_of_the_bombing_told_before(dead: str, claimed: bool) -> None:
    campaign = f"يقول/قال {ARMY}>يقول:nsubj إن+ ه>قتل:nsubj قتل/قتل>يقول:ccomp {dead}>قتل:obj مسلح في عمليات>قتل:obl+ ه في {TOWN}"
    triples = told(document(f"انفجار قنبلة في {TOWN} الجمعة\n{campaign}"))
    assert ("i1", "occurred_at", "town") in triples
    assert (("army", "claimed", "i1") in triples) is claimed
    assert any(p == "killed" for _, p, _ in triples) is claimed


def test_hundreds_of_dead_may_be_of_one_happening() -> None:
    text = f"قتل/قتل! نحو 1200 شخص في {TOWN} و+ أصيب/أصاب! 2800 شخص"
    assert {("i1", "killed", "1200"), ("i1", "wounded", "2800")} <= told(document(text))


def test_the_aim_of_an_attack_that_was_is_no_plan() -> None:
    assert ("i1", "targeted", "base") in told(document(f"كان/كان هدف الهجوم=هجوم على {BASE} الجمعة القائد"))


def test_an_accident_leaves_the_attack_of_its_sentence_alone() -> None:
    text = f"قتل/قتل! ثلاثة جنود في قصف {BASE} الجمعة فيما أصيب/أصاب! سائقان في حادث سير"
    triples = told(document(text))
    assert {("i1", "killed", "3"), ("i1", "targeted", "base")} <= triples
    assert not any(p == "wounded" for _, p, _ in triples)


def test_an_accident_told_first_takes_what_follows_it() -> None:
    assert told(document(f"في حادث سير في {TOWN} الجمعة قتل/قتل! ثلاثة مدنيين و+ أصيب/أصاب! سائقان")) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"قتل/قتل خمسة جنود الجمعة في {TOWN} خلال حملة ل+ {ARMY}",
        f"قتل/قتل خمسة جنود الجمعة في احتجاجات ب+ {TOWN}",
    ],
)
def test_a_campaign_or_a_protest_hides_no_incident(text: str) -> None:
    assert {("i1", "killed", "5"), ("i1", "occurred_at", "town")} <= told(document(text))


def test_what_was_undergone_is_no_plan() -> None:
    text = f"تعرضت/تعرض {BASE}>تعرضت:nsubj الجمعة ل+ قصف>تعرضت:obl"
    assert ("i1", "targeted", "base") in told(document(text))


def test_a_relative_verb_is_not_the_speakers_deed() -> None:
    """As in "إعلان الحشد قصف جوي استهدف القاعدة": the bombardment did it."""
    text = f"أعلنت/أعلن {GROUP}>أعلنت:nsubj قصف>أعلنت:obj جوي^>قصف:amod استهدف/استهدف>قصف:acl {BASE}>استهدف:obj"
    assert {p for _, p, _ in told(document(text))} & {"claimed", "confirmed"} == {"confirmed"}


def test_what_a_claim_names_is_not_what_was_told_before() -> None:
    """As in "اعتراض هدف قرب إيلات وفصائل تتبنى هجوما": an attack, not the interception."""
    text = (
        f"أعلن/أعلن {ARMY}>أعلن:nsubj اعتراض>أعلن:obj صاروخ قرب {TOWN} الجمعة\n"
        f"و+ تبنت/تبنى {FACTIONS}>تبنت:nsubj هجوما=هجوم>تبنت:obj"
    )
    triples = told(document(text))
    assert ("factions", "claimed", "i1") not in triples


def test_the_figure_that_somebody_denies_is_not_his() -> None:
    text = (
        f"هجوم على {BASE} الجمعة\n"
        f"نفت/نفى {GROUP}>نفت:nsubj الاتهامات>نفت:obj الموجهة ب+ قتل>الاتهامات:nmod عشرين>قتل:nmod مدنيا في الهجوم=هجوم>قتل:nmod"
    )
    assert only(document(text), Predicate.KILLED).speaker is None


def test_denying_that_a_new_happening_took_place_does_not_deny_the_one_before() -> None:
    """As in "إيران تنفي وقوع هجوم أجنبي داخل أراضيها", in a report on a blast elsewhere."""
    text = f"انفجار في {BASE} الجمعة\nنفت/نفى [إيران|iran]>نفت:nsubj وقوع>نفت:obj هجوم أجنبي^>هجوم:amod داخل أراضيها"
    assert ("iran", "denied", "i1") not in told(document(text))


def test_a_body_confirms_what_befell_a_place_that_only_a_pronoun_ties_to_it() -> None:
    """As in "أكدت الحركة أن أحد مقارها تعرض لانفجار"."""
    text = f"انفجار في {BASE} الجمعة\nأكدت/أكد {GROUP}>أكدت:nsubj أن أحد مقار+ ها تعرض/تعرض>أكدت:ccomp ل+ انفجار>تعرض:obl"
    assert ("group", "confirmed", "i1") in told(document(text))


def test_an_attribution_without_an_accuser_hits_nobody() -> None:
    """ "ونسب الهجوم إلى إسرائيل" accuses Israel; it was not the target."""
    text = f"انفجار في {BASE} الجمعة\nو+ نسب/نسب! الهجوم=هجوم>نسب:nsubj إلى {STATE}>نسب:obl"
    triples = told(document(text))
    assert ("israel", "accused_of", "i1") in triples and ("i1", "targeted", "israel") not in triples


def test_no_air_activity_is_denied_by_who_says_so() -> None:
    text = f"هجوم على {BASE} الجمعة\nأكد/أكد [التحالف|coalition|Organization]>أكد:nsubj أن+ ه ليس ل+ ه نشاط جوي^>نشاط:amod"
    assert ("coalition", "denied", "i1") in told(document(text))


def test_an_official_who_says_that_his_side_did_nothing_denies_too() -> None:
    text = (
        f"هجوم على {BASE} الجمعة\nقال/قال [مسؤول عسكري|official|UnnamedSource]>قال:nsubj في "
        "[التحالف|coalition|Organization] إن+ ه لا علاقة ل+ ه ب+ الهجوم=هجوم"
    )
    assert {s for s, p, o in told(document(text)) if (p, o) == ("denied", "i1")} == {"official", "coalition"}


def test_a_group_claims_no_attack_that_another_made() -> None:
    text = (
        f"قصفت/قصف {GROUP}>قصفت:nsubj {BASE}>قصفت:obj الجمعة\n"
        f"قصف/قصف {ARMY}>قصف:nsubj {TOWN}>قصف:obj السبت\n"
        f"تبنت/تبنى {GROUP}>تبنت:nsubj القصف=قصف>تبنت:obj"
    )
    assert [o for _, p, o in told(document(text)) if p == "claimed"] == ["i1"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"هجوم على {BASE} الجمعة\nاتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE}>اتهمت:obj ب+ الهجوم=هجوم", "factions"),
        (f"هجوم على {BASE} الجمعة\nنسب/نسب! الهجوم=هجوم>نسب:nsubj إلى {STATE}", None),
    ],
)
def test_an_accusation_has_its_accuser_if_one_is_named(text: str, speaker: str | None) -> None:
    claim = only(document(text), Predicate.ACCUSED_OF)
    assert (claim.subject, claim.speaker) == ("israel", speaker)


def test_an_accusation_with_a_hedge_is_less_certain() -> None:
    text = f"رجحت/رجح {FACTIONS}>رجحت:nsubj أن تكون//كان>رجحت:ccomp {STATE}>تكون:nsubj قد قصفت/قصف>تكون:ccomp {BASE}>قصفت:obj"
    claim = only(document(text), Predicate.ACCUSED_OF)
    assert (claim.speaker, claim.certainty) == ("factions", Certainty.PROBABLE)


def test_a_report_doubted_by_the_accused_is_no_deed() -> None:
    text = f"زعمت/زعم {ARMY}>زعمت:nsubj أن {ARMY}>قصف:nsubj قصف/قصف>زعمت:ccomp {BASE}>قصف:obj"
    assert by(document(text)) == set()


@pytest.mark.parametrize(
    ("text", "confirms"),
    [
        (f"قالت/قال {POLICE}>قالت:nsubj إن جنديا>قتل:nsubj قتل/قتل>قالت:ccomp في انفجار في {TOWN} الجمعة", True),
        (f"أكدت/أكد {POLICE}>أكدت:nsubj وقوع>أكدت:obj انفجار في {TOWN} الجمعة", True),
        (f"انفجار في {TOWN} الجمعة\nدانت/دان {POLICE}>دانت:nsubj الانفجار=انفجار في {TOWN}", False),
        (f"انفجار في {TOWN} الجمعة\nقالت/قال {POLICE}>قالت:nsubj إن الهجوم=هجوم جبان", False),
        (f"رجحت/رجح {POLICE}>رجحت:nsubj أن انفجارا=انفجار>وقع:nsubj وقع/وقع>رجحت:ccomp في {TOWN} الجمعة",
         False),
        (f"ذكرت/ذكر {AGENCY}>ذكرت:nsubj أن انفجارا=انفجار>وقع:nsubj وقع/وقع>ذكرت:ccomp في {TOWN} الجمعة", False),
        (f"قالت/قال {POLICE}>قالت:nsubj إن {GROUP}>هاجمت:nsubj هاجمت/هاجم>قالت:ccomp {BASE}>هاجمت:obj الجمعة", False),
        (f"وقع/وقع الانفجار=انفجار>وقع:nsubj في {TOWN}>وقع:obl ، حسبما أفادت/أفاد {POLICE}", True),
        (f"تم/تم نقل>تم:nsubj الجرحى=جريح>نقل:nmod في {TOWN}>الجرحى:nmod ، حسبما أفادت/أفاد {POLICE}", False),
        (f"قالت/قال {POLICE}>قالت:nsubj إن الانفجار=انفجار>حزين:nsubj الذي وقع/وقع>الانفجار:acl في {TOWN}>وقع:obl "
         "حزين>قالت:ccomp", False),
        (f"قالت/قال {POLICE}>قالت:nsubj إن {GROUP}>هاجمت:nsubj هاجمت/هاجم>قالت:ccomp {BASE}>هاجمت:obj و+ قتل جنديان", True),
        (f"قالت/قال {POLICE}>قالت:nsubj إن الموقع>نظيف:nsubj الذي استهدف/استهدف>الموقع:acl في {TOWN}>استهدف:obl الجمعة "
         "نظيف>قالت:ccomp", False),
        (f"أفادت/أفاد {POLICE}>أفادت:nsubj ب+ أن تحرير>بات:nsubj {TOWN}>تحرير:nmod بات/بات>أفادت:ccomp قريبا الجمعة", False),
        (f"وصفت/وصف {POLICE}>وصفت:nsubj مقتل>وصفت:obj عشرة مدنيين في {TOWN} الجمعة ب+ الكبير", False),
        (f"قال/قال {ARMY}>قال:nsubj إن+ ه قصف/قصف>قال:ccomp {BASE}>قصف:obj", False),
        (f"قال/قال [شهود=شاهد*|seen|UnnamedSource]>قال:nsubj إن جنديا>قتل:nsubj قتل/قتل>قال:ccomp في {TOWN}", False),
        (f"قال/قال [سالم|man|Person]>قال:nsubj إن جنديا>قتل:nsubj قتل/قتل>قال:ccomp في {TOWN}", False),
        (f"قال/قال المحافظ [سالم|man|Person]>قال:nsubj إن جنديا>قتل:nsubj قتل/قتل>قال:ccomp في {TOWN}", True),
        (f"صرح/صرح المحافظ [سالم|man|Person] أن الطريق مغلق\nقال/قال [سالم|man]>قال:nsubj إن جنديا>قتل:nsubj قتل/قتل>قال:ccomp "
         f"في {TOWN}", True),
    ],
)  # fmt: skip
def test_only_an_authority_that_asserts_confirms(text: str, confirms: bool) -> None:
    assert any(p == "confirmed" for _, p, _ in told(document(text))) is confirms


@pytest.mark.parametrize(("verb", "stance", "swallows"), [("تبنى", "claimed", True), ("دان", "condemned", False)])
def test_who_claims_it_does_not_confirm_it_who_condemns_it_may(verb: str, stance: str, swallows: bool) -> None:
    text = (
        f"قال/قال {ARMY}>قال:nsubj إن هجوما=هجوم>وقع:nsubj وقع/وقع>قال:ccomp على {BASE} الجمعة\n"
        f"{verb}/{verb} {ARMY}>{verb}:nsubj الهجوم=هجوم"
    )
    predicates = {p for s, p, _ in told(document(text)) if s == "army"}
    assert stance in predicates and ("confirmed" not in predicates) is swallows


def test_a_toll_has_its_speaker_relays_and_certainty() -> None:
    text = f"نقلت/نقل {AGENCY}>نقلت:nsubj عن {SOURCE} قول+ ه إن خمسة جنود قتلوا/قتل في هجوم على {BASE} الجمعة"
    claim = only(document(text), Predicate.KILLED)
    assert (claim.object, claim.speaker, claim.relays, claim.certainty) == ("5", "source", ("agency",), Certainty.ASSERTED)
    assert claim.figure is not None and (claim.figure.low, claim.figure.high) == (5, 5)


def test_a_toll_of_the_text_itself_has_no_speaker() -> None:
    claim = only(document(f"قتل/قتل خمسة جنود في هجوم على {BASE} الجمعة"), Predicate.KILLED)
    assert (claim.speaker, claim.relays) == (None, ())


@pytest.mark.parametrize(
    ("who", "speaker"),
    [("[ناطق|voice|Person]", "army"), ("[ضابط في الجيش|voice|UnnamedSource]", "voice")],
    ids=["spokesman", "nameless officer"],
)
def test_a_spokesmans_toll_is_the_institutions_a_nameless_officers_his_own(who: str, speaker: str) -> None:
    text = f"قال/قال {who}>قال:nsubj إن خمسة جنود قتلوا/قتل>قال:ccomp في هجوم على {BASE} الجمعة\nوصل {ARMY}"
    assert only(document(text, voice={"part_of": ("army",)}), Predicate.KILLED).speaker == speaker


def test_two_tolls_by_two_speakers_stand_side_by_side() -> None:
    text = (
        f"قال/قال {SOURCE}>قال:nsubj إن خمسة جنود قتلوا/قتل>قال:ccomp في هجوم على {BASE} الجمعة\n"
        f"و+ قال/قال {ARMY}>قال:nsubj إن جنديين قتلا/قتل>قال:ccomp في الهجوم=هجوم"
    )
    claims = [c for c in record(document(text)).claims if c.predicate is Predicate.KILLED]
    assert {(c.object, c.speaker) for c in claims} == {("5", "source"), ("2", "army")}
    assert len({c.subject for c in claims}) == 1


def test_a_doubted_toll_is_doubtful() -> None:
    text = f"هجوم على {BASE} الجمعة\nزعمت/زعم {GROUP}>زعمت:nsubj أن عشرة جنود قتلوا/قتل>زعمت:ccomp في الهجوم=هجوم"
    assert only(document(text), Predicate.KILLED).certainty is Certainty.DOUBTFUL


def test_places_dates_weapons_and_targets() -> None:
    text = f"استهدفت/استهدف {GROUP}>استهدفت:nsubj ب+ طائرات=طائرة مسيرة=مسير^ {BASE}>استهدفت:obj في {TOWN} الجمعة"
    assert told(document(text, base={"container": "town"})) >= {
        ("i1", "targeted", "base"),
        ("i1", "occurred_at", "base"),
        ("i1", "used_weapon", "drone"),
        ("i1", "on_date", "2024-04-19"),
        ("group", "perpetrated", "i1"),
    }


def test_a_wider_place_is_not_told_beside_the_one_in_it() -> None:
    triples = told(document(f"انفجار في {TOWN} في [المحافظة|province|Region]", town={"container": "province"}))
    assert {o for _, p, o in triples if p == "occurred_at"} == {"town"}


def test_a_bearing_is_no_place_of_a_happening() -> None:
    triples = told(document(f"هجوم على {BASE} جنوب [بغداد|baghdad|City] الجمعة"))
    assert {o for _, p, o in triples if p == "occurred_at"} == {"base"}


def test_a_town_is_where_it_happened_and_a_force_is_what_was_hit() -> None:
    triples = told(document(f"هجوم على {ARMY} في {TOWN} الجمعة"), Predicate.TARGETED, Predicate.OCCURRED_AT)
    assert triples == {("i1", "targeted", "army"), ("i1", "occurred_at", "town")}


def test_a_weapon_does_what_hangs_from_it_as_a_clause() -> None:
    deed = f"نفذت/نفذ>مسيرة:acl القصف=قصف>نفذت:obj على {BASE} الجمعة"
    triples = told(document(f"قال/قال {ARMY}>قال:nsubj إن طائرات=طائرة مسيرة=مسير>طائرات:nmod {deed}"))
    assert ("i1", "used_weapon", "drone") in triples


def test_a_single_day_wins_over_a_longer_time() -> None:
    text = f"هجوم على {BASE} في مارس الماضي\nو+ وقع/وقع الهجوم=هجوم على {BASE} في 5 مارس الماضي"
    assert {o for _, p, o in told(document(text)) if p == "on_date"} == {"2024-03-05"}


def test_when_somebody_spoke_is_not_when_it_happened() -> None:
    text = f"قال/قال {ARMY}>قال:nsubj ، الجمعة ، إن هجوما=هجوم وقع/وقع>قال:ccomp على {BASE} الخميس"
    assert {o for _, p, o in told(document(text)) if p == "on_date"} == {"2024-04-18"}


def test_nobody_is_arrested_with_what_he_is_suspected_of() -> None:
    triples = told(
        document(f"اعتقلت/اعتقل {ARMY}>اعتقلت:nsubj رجلا>اعتقلت:obj في {TOWN} الجمعة بسبب طائرة>اعتقلت:obl مسيرة=مسير^")
    )
    assert not any(p == "used_weapon" for _, p, _ in triples)


def test_what_shot_a_drone_down_was_no_drone_attack() -> None:
    triples = told(document(f"أسقطت/أسقط {ARMY}>أسقطت:nsubj طائرة>أسقطت:obj مسيرة=مسير^ قرب {BASE} الجمعة"))
    assert not any(p == "used_weapon" for _, p, _ in triples)


def test_a_victim_is_named() -> None:
    text = f"اغتيل/اغتال! القيادي في {GROUP} [سالم العبيدي|man|Person]>اغتيل:nsubj:pass في {TOWN} الجمعة"
    triples = told(document(text))
    assert ("i1", "victim", "man") in triples
    assert not any(p == "targeted" for _, p, _ in triples)


@pytest.mark.parametrize(
    "text",
    [
        f"لم يقصف//قصف {ARMY}>يقصف:nsubj {BASE}>يقصف:obj الجمعة",
        f"سيقصف//قصف {ARMY}>سيقصف:nsubj {BASE}>سيقصف:obj غدا",
        f"يعتزم//اعتزم {ARMY}>يعتزم:nsubj قصف>يعتزم:obj {BASE} الجمعة",
        f"لم يقتل//قتل أحد>يقتل:nsubj في {BASE} الجمعة",
    ],
)
def test_what_was_not_or_is_only_planned_is_told_by_nobody(text: str) -> None:
    found = record(document(text))
    assert found.tellings == () and not any(c.predicate in DOERS for c in found.claims)


# ----------------------------------------------------------------------------------------------------- form of a claim

LONG = (
    f"قتل/قتل خمسة جنود في هجوم على {BASE} الجمعة\n"
    f"اتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE}>اتهمت:obj ب+ الهجوم=هجوم\n"
    f"نفى/نفى {ARMY}>نفى:nsubj مسؤوليت=مسؤولية+ ه عن الهجوم=هجوم"
)


def words_of(linked: LinkedDocument, predicate: Predicate) -> str:
    claim = only(linked, predicate)
    return linked.parsed.document.text[claim.evidence.start : claim.evidence.end]


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        (Predicate.KILLED, "قتل خمسة جنود في هجوم على قاعدة الوادي الجمعة"),
        (Predicate.ON_DATE, "قتل خمسة جنود في هجوم على قاعدة الوادي الجمعة"),
        (Predicate.TARGETED, "قتل خمسة جنود في هجوم على قاعدة الوادي الجمعة"),
        (Predicate.ACCUSED_OF, "اتهمت فصائل مسلحة إسرائيل بالهجوم"),
        (Predicate.DENIED, "نفى الجيش مسؤوليته عن الهجوم"),
    ],
)
def test_evidence_is_the_exact_words_of_the_clause(predicate: Predicate, words: str) -> None:
    assert words_of(document(LONG), predicate) == words


def test_evidence_lies_within_its_sentence() -> None:
    found = record(document(LONG))
    for claim in found.claims:
        sentence = found.sentences[claim.evidence.sentence]
        assert sentence.start <= claim.evidence.start < claim.evidence.end <= sentence.end


def test_keys_are_deterministic_and_tell_documents_speakers_and_words_apart() -> None:
    linked = document(LONG)
    first, again = record(linked), record(linked)
    assert first == again
    keys = [c.key for c in first.claims]
    assert len(set(keys)) == len(keys)
    parsed = linked.parsed
    renamed = replace(linked, parsed=replace(parsed, document=replace(parsed.document, key="e" * 16)))
    assert set(keys).isdisjoint(c.key for c in record(renamed).claims)


def test_claims_come_in_order_of_text() -> None:
    starts = [c.evidence.sentence for c in record(document(LONG)).claims]
    assert starts == sorted(starts)


def test_one_claim_for_each_triple_and_speaker() -> None:
    text = f"هجوم على {BASE} الجمعة\nو+ وقع/وقع الهجوم=هجوم على {BASE} الجمعة"
    assert isinstance(only(document(text), Predicate.TARGETED), Claim)


def test_the_words_of_the_body_are_better_evidence_than_the_title() -> None:
    linked = spoken(f"هجوم على {BASE}\n\nوقع/وقع هجوم على {BASE} الجمعة", title=True, loose=True, published=PUBLISHED)
    assert only(linked, Predicate.TARGETED).evidence.sentence == 1


def test_the_record_keeps_whom_its_claims_need_and_what_lies_above() -> None:
    linked = document(f"هجوم على {BASE} الجمعة\nزار الوفد [السوري|syria~] [العراقي|iraq~]", base={"country": "iraq"})
    outlet = Entity("outlet", EntityKind.MEDIA_OUTLET, "وكالة", "agency", ("وكالة",), "text")
    found = record(linked, outlet)
    assert [e.key for e in found.entities] == ["base", "iraq", "outlet"]
    assert (found.outlet, found.version) == ("outlet", "test")
    assert plain(found.tellings[0].key) == "i1"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("هجوم على [نقطة تفتيش|post@d|Site] في [البلدة|town|City] الجمعة", {"town"}),
        ("هجوم على [نقطة تفتيش|post@d|Site] الجمعة", {"post@d"}),
        ("هجوم في [البلدة|town|City] ( [جنوب الدولة|south|Region] ) الجمعة", {"town"}),
        ("هجوم في [جنوب الدولة|south|Region] الجمعة", {"south"}),
        ("هجوم على [نقطة تفتيش|post@d|Site] الجمعة\nكلام عن [نقطة تفتيش|post@d] في [البلدة|town|City]", {"post@d"}),
        ("وقع/وقع هجوم على [نقطة تفتيش|post@d|Site] الجمعة : [نقطة تفتيش|post@d] في [البلدة|town|City]", {"town"}),
        ("هجوم في [القرية|village|City] ( [جنوب الدولة|south|Region] ) الجمعة", {"village"}),
    ],
)
def test_a_described_site_and_a_bearing_leave_the_place_to_the_town(text: str, places: set[str]) -> None:
    linked = document(text)
    named = {k: replace(e, country="state") for k, e in linked.entities.items()}
    if "village" in named:
        named["village"] = replace(named["village"], country=None)
    if "south" in named:
        named["south"] = replace(named["south"], name_ar="جنوب الدولة")
    assert {o for _, _, o in told(replace(linked, entities=named), Predicate.OCCURRED_AT)} == places


def test_a_long_war_dates_no_single_happening() -> None:
    assert told(document(f"هجوم على {BASE} في الحرب المستمرة منذ أربع سنوات"), Predicate.ON_DATE) == set()


def test_a_subject_known_by_its_description_accuses() -> None:
    """As in "واتهمت المؤسسة": speech finds who that is."""
    text = (
        f"انفجار في {BASE} الجمعة\n"
        "قالت/قال مؤسسة « [الأفق|body|Organization] » إن الطريق مغلق\n"
        f"و+ اتهمت/اتهم المؤسسة>اتهمت:nsubj {STATE}>اتهمت:obj ب+ الهجوم=هجوم"
    )
    (claim,) = [c for c in record(document(text)).claims if c.predicate is Predicate.ACCUSED_OF]
    assert (claim.subject, claim.speaker) == ("israel", "body")


def test_a_force_that_says_by_a_verb_alone_what_it_did_claims_it() -> None:
    """As in "أعلنت الحركة أنها هاجمت وحدات": nothing more is told of it than before."""
    text = f"هجوم على {BASE} الجمعة\nأعلنت/أعلن {GROUP}>أعلنت:nsubj أن+ ها هاجمت/هاجم>أعلنت:ccomp وحدات عسكرية"
    assert ("group", "claimed", "i1") in told(document(text))


def test_nobody_is_told_to_think_so_and_yet_it_is_an_accusation() -> None:
    text = f"يعتقد//اعتقد أن {GROUP}>هاجمت:nsubj هاجمت/هاجم>يعتقد:ccomp {BASE}>هاجمت:obj الجمعة"
    triples = told(document(text), Predicate.ACCUSED_OF, Predicate.PERPETRATED)
    assert triples == {("group", "accused_of", "i1")}


def test_a_title_is_no_account_beside_the_body() -> None:
    text = f"مقتل 5 جنود في هجوم على {BASE}\nأعلن/أعلن {ARMY}>أعلن:nsubj مقتل>أعلن:obj 5 جنود في هجوم على {BASE}"
    claims = [c for c in record(spoken(text, title=True, loose=True)).claims if c.predicate is Predicate.KILLED]
    assert [c.speaker for c in claims] == ["army"]


@pytest.mark.parametrize(
    ("words", "confirmed"),
    [
        (f"إن قصف المعسكر>قصف:nmod في {BASE} عمل مدان", False),
        (f"إن خيوط الهجوم=هجوم الذي وقع/وقع>الهجوم:acl الجمعة على {BASE} باتت معروفة", True),
    ],
    ids=["taken for known", "told in full"],
)
def test_who_speaks_of_a_known_happening_confirms_it_only_by_telling_it(words: str, confirmed: bool) -> None:
    text = f"انفجار في {BASE} الجمعة\nقالت/قال [الوزارة|ministry|Organization]>قالت:nsubj {words}"
    assert ("ministry" in {s for s, _, _ in told(document(text), Predicate.CONFIRMED)}) is confirmed


def test_a_force_that_says_that_it_killed_claims_it() -> None:
    text = f"أعلنت/أعلن {ARMY}>أعلنت:nsubj أن+ ها قتلت/قتل>أعلنت:ccomp 8 مسلحين>قتلت:obj في {TOWN} الجمعة"
    assert ("army", "claimed", "i1") in told(document(text))
    passive = f"أعلنت/أعلن {ARMY}>أعلنت:nsubj أن جنديا قتل/قتل>أعلنت:ccomp في {TOWN} الجمعة"
    assert not any(p == "claimed" for _, p, _ in told(document(passive)))


@pytest.mark.parametrize(
    ("words", "confirmed"), [("الهجوم=هجوم", True), ("أن الهجوم=هجوم عمل جبان", False)], ids=["it was", "what it is"]
)
def test_who_confirms_the_happening_itself(words: str, confirmed: bool) -> None:
    text = f"هجوم على {BASE} الجمعة\nأكد/أكد {POLICE}>أكد:nsubj {words}"
    assert (("police", "confirmed", "i1") in told(document(text))) is confirmed


@pytest.mark.parametrize(("name", "predicate"), [("المرصد", "accused_of"), ("وزارة الدفاع", "perpetrated")])
def test_an_observatory_speaks_for_no_state(name: str, predicate: str) -> None:
    text = f"قال/قال [{name}|body|Organization]>قال:nsubj إن {ARMY}>قصف:nsubj قصف/قصف>قال:ccomp {BASE}>قصف:obj"
    linked = document(text, body={"country": "state"}, army={"country": "state"})
    assert {(s, p) for s, p, _ in told(linked, Predicate.ACCUSED_OF, Predicate.PERPETRATED)} == {("army", predicate)}


def test_the_record_keeps_whom_the_text_names_though_nothing_is_told_of_them_and_nobody_that_it_only_describes() -> None:
    read = record(document(f"تحدث/تحدث {ARMY}>تحدث:nsubj مع {SOURCE}>تحدث:obl عن {TOWN}>تحدث:obl وعن {TOWN}>تحدث:obl"))
    assert not read.claims
    assert [e.key for e in read.entities] == ["army", "town"]
    assert dict(read.naming) == {"army": 1, "town": 2}
