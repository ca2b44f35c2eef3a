"""Roles of names that stand apart from the word of the deed: behind another verb, in a list, within a clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.model import EntityKind, Predicate
from tests.extraction.spoken import spoken
from tests.extraction.steps import Roles, arguments, roles, told

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
OTHER = "[التنظيم|other|ArmedGroup]"
POLICE = "[الشرطة|police|StateForce]"
TOWN = "[البلدة|town|City]"
BASE = "[قاعدة الوادي|base|Site]"
MAN = "[سالم العبيدي|man|Person]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"اشتباكات=اشتباك تدور//دار بين>الجيش:case {ARMY}>تدور:obl و+ {GROUP}", {("army", "doer"), ("group", "doer")}),
        (f"المواجهات=مواجهة تصاعدت/تصاعد بين {ARMY} و+ {GROUP}", {("army", "doer"), ("group", "doer")}),
        (f"اشتباكات=اشتباك بين {ARMY} من جهة ، و+ {GROUP}>الجيش:conj من جهة أخرى", {("army", "doer"), ("group", "doer")}),
        (
            f"مواجهات=مواجهة شهدت/شهد>مواجهات:acl+ ها {TOWN}>شهدت:nsubj بين>الجيش:case {ARMY}>شهدت:obl و+ {GROUP}",
            {("town", "place"), ("army", "doer"), ("group", "doer")},
        ),
        (f"قيام {GROUP}>قيام:nmod ب+ تفجير>قيام:obl", {("group", "doer")}),
        (f"كمين نصبت/نصب>كمين:acl+ ه {GROUP}>نصبت:nsubj", {("group", "doer")}),
        (f"اشتباكات=اشتباك . زار/زار {ARMY} المدينة بين {GROUP} و+ {OTHER}", set()),
    ],
)
def test_the_sides_of_a_clash_behind_its_verb(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_a_source_that_tells_of_a_clash_accuses_neither_side() -> None:
    source = "[مصدر أمني|source|UnnamedSource]"
    clash = f"اشتباكات=اشتباك>قال:ccomp بين {ARMY} و+ {GROUP} وقعت/وقع في {TOWN}"
    linked = spoken(f"قال/قال {source}>قال:nsubj إن {clash}", loose=True)
    assert told(linked, Predicate.PERPETRATED, Predicate.ACCUSED_OF) == {
        ("army", "perpetrated", "i1"),
        ("group", "perpetrated", "i1"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"مقتل خمسة أشخاص بين+ هم {MAN}", {("man", "victim")}),
        (f"مقتل خمسة أشخاص من+ هم جنديان=جندي من {ARMY}", {("army", "target")}),
        (f"ستة أشخاص ، بين+ هم {MAN} ، أصيبوا/أصاب", {("man", "victim")}),
        (f"هجوم على خمسة أشخاص بين+ هم {MAN}", set()),
        (f"مقتل خمسة أشخاص في غارة بين+ هم {MAN}", {("man", "victim")}),
        (f"مقتل جندي في اشتباك مع مسلحين بين+ هم القيادي {MAN}", set()),
    ],
)
def test_those_among_whom_it_befell(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_those_among_whom_others_were_arrested_are_no_victims() -> None:
    text = f"قتل/قتل! خمسة جنود ، و+ اعتقلت/اعتقل الشرطة>اعتقلت:nsubj عشرة بين+ هم {MAN}"
    assert ("man", "victim") not in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"سقوط قتلى=قتيل في صفوف {ARMY}", {("army", "target")}),
        (f"مقتل ضابط بارز=بارز^ في {ARMY}", {("army", "target")}),
        (f"مقتل جنديين في مقر {GROUP}", set()),
        (f"مقتل ثلاثة في {TOWN}", {("town", "place")}),
        (f"اعتقالات=اعتقال* في صفوف {GROUP}", {("group", "target")}),
    ],
)
def test_the_ranks_that_were_hit(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"كانت/كان>هدفا:cop {BASE}>هدفا:nsubj هدفا=هدف ل+ هجوم>هدفا:nmod", {("base", "target")}),
        (f"أصبحت/أصبح {BASE}>أصبحت:nsubj هدفا=هدف>أصبحت:xcomp ل+ غارات=غارة*>هدفا:nmod", {("base", "target")}),
        (f"تكون//كان>هدفا:cop {BASE}>هدفا:nsubj هدفا=هدف ل+ هجوم>هدفا:nmod", set()),
        (f"كانت/كان>هدفا:cop {BASE}>هدفا:nsubj هدفا=هدف قبل هجوم>هدفا:nmod", set()),
    ],
)
def test_whose_fate_it_was_to_be_the_goal_of_a_deed(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"تحرير {TOWN} من {GROUP}", {("town", "target"), ("group", "target")}),
        (f"تحرير {TOWN} من أيدي {GROUP}", {("town", "target"), ("group", "target")}),
        (f"تطهير {TOWN} من بقايا {GROUP}", {("town", "target"), ("group", "target")}),
        (f"تحرير {TOWN} ب+ دعم من {ARMY}", {("town", "target")}),
    ],
)
def test_those_from_whom_a_place_is_taken(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"مقاتلو {GROUP}>هاجموا:nsubj ، هاجموا/هاجم {TOWN}", {("group", "doer"), ("town", "target")}),
        (f"نفى/نفى قائد>نفى:nsubj ل+ {GROUP}>قائد:nmod ، هاجموا/هاجم {TOWN}", {("town", "target")}),
    ],
)
def test_a_comma_between_subject_and_verb(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_a_kinsman_with_a_pronoun_is_the_one_who_is_named() -> None:
    assert roles(f"قتل ابن+ ه {MAN}") == {("man", "victim")}
    assert roles(f"مقتل ابن {MAN}") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"شن/شن متطرفون>شن:nsubj ينتمون//انتمى>متطرفون:acl إلى {GROUP}>ينتمون:obl هجوما=هجوم", {("group", "doer")}),
        (f"اقتحم/اقتحم متشدد>اقتحم:nsubj من {GROUP}>متشدد:nmod {TOWN}>اقتحم:obj", {("group", "doer"), ("town", "target")}),
        (
            f"متشددون>يهاجمون:nsubj من {GROUP}>متشددون:nmod يهاجمون//هاجم {BASE}>يهاجمون:obj",
            {("group", "doer"), ("base", "target")},
        ),
        (f"من {GROUP}>قتل:obl قتل/قتل! جنديان>قتل:nsubj ينتمون//انتمى إلى متطرفين", set()),
        (f"هجوم متطرفين من {TOWN}", set()),
    ],
)
def test_nameless_people_stand_for_the_group_that_they_are_of(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"انفجار قنبلة>انفجار:nmod زرعت/زرع>قنبلة:acl ب+ جانب الطريق في>البلدة:case {TOWN}>زرعت:obl", {("town", "place")}),
        (f"هجوم تبنت/تبنى>هجوم:acl+ ه {GROUP}>تبنت:nsubj في {TOWN}>تبنت:obl", {("town", "place")}),
        (f"مقتل رجل>مقتل:nmod ولد/ولد>رجل:acl في {TOWN}>ولد:obl", set()),
    ],
)
def test_the_place_behind_a_clause_that_tells_how_the_weapon_lay(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف مواقع=موقع {GROUP}", {("group", "target")}),
        (f"قصف {GROUP} ل+ {TOWN}", {("group", "doer"), ("town", "target")}),
        (f"قصف مكثف=مكثف^ من {GROUP} على {TOWN}", {("group", "doer"), ("town", "target")}),
        (f"غارات=غارة* جوية=جوي^ مكثفة=مكثف^ ل+ {ARMY}", {("army", "doer")}),
        (f"غارات=غارة* شمال مدينة ل+ {ARMY}", {("army", "target")}),
    ],
)
def test_whose_shelling_it_is_and_whose_positions_it_hits(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_the_owner_of_a_downed_aircraft_did_not_down_it() -> None:
    assert ("turkey", "doer") not in roles("إسقاط طائرة [تركية|turkey|Government~] فوق البلدة")
    assert ("turkey", "doer") in roles(f"قصفت/قصف طائرة [تركية|turkey|Government~] {TOWN}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"واصل/واصل {ARMY}>واصل:nsubj القصف=قصف>واصل:obj", {("army", "doer")}),
        (f"واصل/واصل {ARMY}>واصل:nsubj تقدمه=تقدم>واصل:obj بعد القتال=قتال", set()),
    ],
)
def test_what_somebody_goes_on_with_is_a_deed_or_not(text: str, expected: Roles) -> None:
    assert roles(text) == expected


def test_soldiers_killed_beside_others_who_were_wounded_killed_nobody() -> None:
    assert roles(f"قتل/قتل {ARMY}>قتل:nsubj وأصيب/أصاب اثنان") == {("army", "target")}
    assert roles(f"قتل/قتل {ARMY}>قتل:nsubj عشرين مسلحا") == {("army", "doer")}


def test_the_name_within_the_name_of_a_force_is_nobody_else() -> None:
    linked = spoken("استهداف [قوات سالم|forces|ArmedGroup]", loose=True)
    (force,) = linked.mentions
    inner = replace(force, first=force.last, head=force.last, entity="man", kind=EntityKind.PERSON)
    nested = replace(linked, mentions=(force, inner), entities={**linked.entities, **spoken(MAN).entities})
    assert {(a.mention.entity, str(a.role)) for a in arguments(nested)} == {("forces", "target")}
