"""Who did it, to whom and where: the roles of the names around a trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.extraction.roles.arguments import Role
from tests.extraction.spoken import spoken
from tests.extraction.steps import Roles, arguments, roles

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
OTHER = "[التنظيم|other|ArmedGroup]"
TOWN = "[البلدة|town|City]"
BASE = "[قاعدة الوادي|base|Site]"
TURKISH = "[تركية|turkey|Government~]"
STATE = "[إسرائيل|israel]"
MAN = "[سالم العبيدي|man|Person]"


def check(text: str, expected: Roles) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف/قصف {ARMY}>قصف:nsubj {BASE}>قصف:obj", {("army", "doer"), ("base", "target")}),
        (f"قصف/قصف {ARMY} {BASE}", {("army", "doer"), ("base", "target")}),
        (f"قصف/قصف {BASE}>قصف:obj {ARMY}>قصف:nsubj", {("army", "doer"), ("base", "target")}),
        (f"{ARMY} يقصف//قصف {BASE}", {("army", "doer"), ("base", "target")}),
        (f"قصفت/قصف! {BASE}>قصفت:nsubj فجرا", {("base", "target")}),
        (f"استهدفت/استهدف {BASE}>استهدفت:nsubj:pass فجرا", {("base", "target")}),
        (f"استهدفت/استهدف! {BASE}>استهدفت:nsubj من+ قبل {GROUP}", {("base", "target"), ("group", "doer")}),
        (f"اغتيل/اغتيل {MAN}>اغتيل:obj على يد {GROUP}", {("man", "victim"), ("group", "doer")}),
        (f"قتل/قتل {MAN} على يد {GROUP}", {("man", "victim"), ("group", "doer")}),
        (f"قتل/قتل {ARMY}>قتل:nsubj عشرين مسلحا", {("army", "doer")}),
        (f"اغتال/اغتال {GROUP}>اغتال:nsubj {MAN}>اغتال:obj", {("group", "doer"), ("man", "victim")}),
    ],
)
def test_active_and_passive(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"تعرضت/تعرض {BASE}>تعرضت:nsubj ل+ قصف>تعرضت:obl", {("base", "target")}),
        (f"تعرض/تعرض {ARMY}>تعرض:nsubj ل+ هجوم>تعرض:obl من+ قبل {GROUP}", {("army", "target"), ("group", "doer")}),
        (f"{ARMY} تعرض/تعرض ل+ هجوم", {("army", "target")}),
        (f"شن/شن {ARMY}>شن:nsubj هجوما=هجوم>شن:obj", {("army", "doer")}),
    ],
)
def test_who_undergoes_is_the_patient(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هجوم {GROUP} على {BASE}", {("group", "doer"), ("base", "target")}),
        (f"استهداف {BASE} ب+ صواريخ=صاروخ", {("base", "target")}),
        (f"قصف {ARMY} ل+ {TOWN}", {("army", "doer"), ("town", "target")}),
        (f"قصف {TOWN} ليلا", {("town", "target")}),
        (f"اغتيال {MAN} في {TOWN}", {("man", "victim"), ("town", "place")}),
        (f"اقتحام {ARMY} {TOWN}", {("army", "doer"), ("town", "target")}),
        (f"هجوم {TOWN} الأخير", {("town", "place")}),
        (f"هجوم {BASE} الأخير", {("base", "target")}),
    ],
)
def test_the_genitive_of_a_noun(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"غارة {TURKISH} على {BASE}", {("turkey", "doer"), ("base", "target")}),
        (f"غارة جوية=جوي^ {TURKISH} على {BASE}", {("turkey", "doer"), ("base", "target")}),
        (f"إصابة {TURKISH} في {TOWN}", {("town", "place")}),
        (f"استهداف جنود {TURKISH} في {TOWN}", {("town", "place")}),
    ],
)
def test_the_adjective_of_a_state_is_the_doer_of_its_noun_only(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"مسيّرة=مسيرة {TURKISH} قصفت/قصف {BASE}", {("turkey", "doer"), ("base", "target")}),
        (f"قصفت/قصف مسيّرة=مسيرة {TURKISH} {BASE}", {("turkey", "doer"), ("base", "target")}),
        (f"قصفت/قصف طائرة تابعة=تابع ل+ {ARMY} {BASE}", {("army", "doer"), ("base", "target")}),
        (f"قصفت/قصف مسيّرة=مسيرة {BASE}", {("base", "target")}),
        (f"سقطت/سقط قذيفة على {TOWN}", {("town", "target")}),
        (f"شركة {TURKISH} أدانت قصف {TOWN}", {("town", "target")}),
    ],
)
def test_a_weapon_as_subject_acts_for_its_owner(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"اندلعت/اندلع اشتباكات=اشتباك بين {ARMY} و+ {GROUP} في {TOWN}",
         {("army", "doer"), ("group", "doer"), ("town", "place")}),
        (f"اشتبك/اشتبك {ARMY}>اشتبك:nsubj مع {GROUP} في {TOWN}",
         {("army", "doer"), ("group", "target"), ("town", "place")}),
        (f"هجوم على الطريق بين {TOWN} و+ [المدينة|city|City]", {("town", "place"), ("city", "place")}),
    ],
)  # fmt: skip
def test_two_sides_of_a_clash(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هجوم على {ARMY} و+ {GROUP}", {("army", "target"), ("group", "target")}),
        (f"قصف {TOWN} و+ [المدينة|city|City]", {("town", "target"), ("city", "target")}),
        (f"قصف/قصف {ARMY} {TOWN} و+ قال/قال {GROUP} إن", {("army", "doer"), ("town", "target")}),
        (f"هجوم على {BASE} و+ {MAN} في {TOWN}", {("base", "target"), ("town", "place")}),
    ],
)
def test_coordinates_share_the_role(text: str, expected: Roles) -> None:
    check(text, expected)


def test_a_coordinated_verb_shares_the_subject() -> None:
    check(
        f"دخلت/دخل {ARMY}>دخلت:nsubj {TOWN}>دخلت:obj و+ اشتبكت/اشتبك>دخلت:conj مع {GROUP}",
        {("army", "doer"), ("group", "target")},
    )


def test_a_coordinated_passive_shares_no_subject() -> None:
    assert ("army", "doer") not in roles(f"دخلت/دخل {ARMY}>دخلت:nsubj {TOWN}>دخلت:obj و+ قصف/قصف!>دخلت:conj {BASE}>قصف:nsubj")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"اغتيال القيادي في {GROUP} {MAN} ب+ عبوة", {("man", "victim")}),
        (f"مقتل رئيس المكتب السياسي ل+ {GROUP} {MAN} في غارة", {("man", "victim")}),
        (f"اغتيال {MAN} على يد {GROUP}", {("man", "victim"), ("group", "doer")}),
    ],
)
def test_a_title_before_a_victims_name_is_not_hit(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف {BASE} جنوب {TOWN}", {("base", "target")}),
        (f"هجوم على {BASE} جنوبي {TOWN}", {("base", "target")}),
        (f"هجوم على {BASE} شمال [المحافظة|province|Region]", {("base", "target"), ("province", "place")}),
        (f"انفجار قرب {TOWN}", {("town", "place")}),
        (f"انفجار في محيط {TOWN}", {("town", "place")}),
        (f"انفجار ب+ القرب من {TOWN}", {("town", "place")}),
        ("هجوم في [جنوب البلاد|south|Region]", {("south", "place")}),
    ],
)
def test_a_bearing_is_no_place_but_the_neighbourhood_is(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف/قصف {ARMY} [مواقع للتنظيم|sites@other|Site] في {TOWN}", {("army", "doer"), ("town", "place")}),
        (f"قصف/قصف {ARMY} [مركز الشرطة|station|Site] في {TOWN}", {("army", "doer"), ("station", "target"), ("town", "place")}),
        (f"هجوم على أحد مواقع=موقع* {GROUP}", {("group", "target")}),
        (f"غارة على مواقع=موقع* ل+ {GROUP}", {("group", "target")}),
        (
            f"استهدفت/استهدف الغارات=غارة*>استهدفت:nsubj الجوية=جوي^ مواقع=موقع*>استهدفت:obj ل+ {GROUP}>مواقع:nmod",
            {("group", "target")},
        ),
    ],
)
def test_vague_sites_are_none_but_their_holders_are_hit(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize("mark", [":", ".", "؛"])
def test_nothing_reaches_over_the_end_of_a_clause(mark: str) -> None:
    assert roles(f"{ARMY}>قصف:nsubj {mark} قصف {TOWN}") == {("town", "target")}


def test_a_name_across_a_comma_is_not_the_subject() -> None:
    assert roles(f"في {BASE}>قصفت:obl ، قصفت/قصف الطائرات {TOWN}>قصفت:obj") == {("town", "target")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هجوم استهدف/استهدف>هجوم:acl {ARMY}>استهدف:obj", {("army", "target")}),
        (f"الهجوم=هجوم الذي استهدف/استهدف>الهجوم:acl:relcl {ARMY}>استهدف:obj", {("army", "target")}),
        (f"هجوم>استهدف:nsubj استهدف/استهدف {ARMY}>استهدف:obj", {("army", "target")}),
        (f"الهجوم=هجوم الذي نفذت/نفذ>الهجوم:acl:relcl+ ه {GROUP}>نفذت:nsubj", {("group", "doer")}),
    ],
)
def test_a_happening_as_subject_hits_whom_it_names(text: str, expected: Roles) -> None:
    check(text, expected)


def test_a_relative_verb_without_pronoun_has_the_happening_as_subject() -> None:
    """Whatever the parser says: "الهجوم الذي استهدف الجيش" against "الهجوم الذي نفذه الجيش"."""
    check(f"الهجوم=هجوم الذي استهدف/استهدف>الهجوم:acl:relcl {ARMY}>استهدف:nsubj", {("army", "target")})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصفت/قصف {GROUP}>قصفت:nsubj {BASE}>قصفت:obj ردا=رد>قصفت:obl على انتهاك>ردا:nmod {STATE}>انتهاك:nmod",
         {("group", "doer"), ("base", "target")}),
        (f"قصف {BASE} و+ نصرة لأهالي {TOWN}", {("base", "target")}),
        (f"تضم/ضم القاعدة التي تم استهداف>القاعدة:acl+ ها عناصر>تضم:obj موالية ل+ {STATE}>عناصر:nmod", set()),
        (f"قصف {BASE} و+ كان قد توعد/توعد {STATE} بالرد", {("base", "target")}),
    ],
)  # fmt: skip
def test_names_of_another_phrase_have_no_role(text: str, expected: Roles) -> None:
    check(text, expected)


def test_an_actor_in_a_list_of_places_is_no_place() -> None:
    """As in "هدوء الجبهة بين الولايات المتحدة والمقاومة": the state may be a place, the movement never."""
    assert ("group", "place") not in roles(f"استهداف {BASE} بعد هدوء الجبهة بين {STATE} و+ {GROUP}")


def test_a_name_within_the_subject_is_not_the_subject() -> None:
    """The parser hangs the victim and his title from the doer ("اغتالت القوات القيادي في الحركة سالم العبيدي")."""
    check(
        f"اغتالت/اغتال {ARMY}>اغتالت:nsubj القيادي>الجيش:amod في {GROUP}>الجيش:nmod {MAN}>الحركة:nmod",
        {("army", "doer"), ("man", "victim")},
    )


def test_sources_and_media_do_and_suffer_nothing() -> None:
    check(f"قصف [وكالة مدار|agency|MediaOutlet] {TOWN}", {("town", "target")})
    check("هجوم على [مصدر أمني|source|UnnamedSource]", set())


def test_references_name_a_place_only_behind_in() -> None:
    check(f"الحادث=حادث في {TOWN}", {("town", "place")})
    check(f"الحادث=حادث على {TOWN}", set())


def test_a_takeover_takes_a_place_from_somebody() -> None:
    check(
        f"سيطر/سيطر {ARMY}>سيطر:nsubj على {TOWN} من {GROUP}",
        {("army", "doer"), ("town", "place"), ("group", "target")},
    )


def test_both_witnesses_score_higher_than_one() -> None:
    both, *_ = arguments(spoken(f"قصف/قصف {ARMY}>قصف:nsubj {TOWN}>قصف:obj", loose=True))
    surface, *_ = arguments(spoken(f"قصف/قصف {ARMY} {TOWN}", loose=True))
    far = " ".join(["بعيدا"] * 14)
    path, *_ = arguments(spoken(f"قصف/قصف {far} {ARMY}>قصف:nsubj", loose=True))
    assert both.score > path.score > surface.score


def test_a_coordinate_scores_a_little_less() -> None:
    first, second = arguments(spoken(f"هجوم على {ARMY} و+ {GROUP}", loose=True))
    assert second.score < first.score


def test_the_path_says_how_it_was_found() -> None:
    (found,) = arguments(spoken(f"هجوم على {ARMY}", loose=True))
    assert found.path == "هجوم < على"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"استهدفت/استهدف إحدى الغارات=غارة تجمعا=تجمع>استهدفت:obj ل+ {GROUP}>تجمعا:nmod", {("group", "target")}),
        (f"استهداف طائرات=طائرة {ARMY} ل+ تجمع في {TOWN}", {("army", "doer"), ("town", "place")}),
        (f"استهداف {ARMY} ل+ المرة=مرة الثانية", {("army", "target")}),
        (f"مقتل ثلاثة من {GROUP}", {("group", "target")}),
        (f"شنت/شن [جماعات مدعومة من إيران|proxies|ArmedGroup]>شنت:nsubj هجوما=هجوم>شنت:obj على {BASE}",
         {("proxies", "doer"), ("base", "target")}),
        (f"فتح/فتح {GROUP}>فتح:obj النار=نار على {ARMY}", {("group", "doer"), ("army", "target")}),
    ],
)  # fmt: skip
def test_doer_and_patient_by_the_words_around(text: str, expected: Roles) -> None:
    check(text, expected)


def test_a_verb_joined_to_a_relative_one_has_its_object_behind_it() -> None:
    text = f"عملية نفذت/نفذ>عملية:acl+ ها {GROUP}>نفذت:nsubj و+ استهدفت/استهدف>نفذت:conj {ARMY}>استهدفت:nsubj"
    assert ("army", "target") in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل نجل [سالم العبيدي|man|Person]", set()),
        ("مقتل شقيق الوزير السابق [سالم العبيدي|man|Person]", set()),
        ("مقتل الوزير السابق [سالم العبيدي|man|Person]", {("man", "victim")}),
        (f"شهدت/شهد {TOWN} انفجارا=انفجار", {("town", "place")}),
    ],
)
def test_whose_kin_was_hit_was_not_and_a_place_only_sees_it(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هزت/هز {STATE}>هزت:nsubj انفجارات=انفجار", {("israel", "place")}),
        (f"انفجار هز/هز>انفجار:acl {TOWN}", {("town", "target")}),
        (f"قصف ل+ {ARMY}", {("army", "doer")}),
        (f"قصف ل+ مواقع=موقع {GROUP}", {("group", "target")}),
        (f"سيطرت/سيطر {ARMY}>سيطرت:nsubj المنضوية=منضوية في {GROUP} على {TOWN}", {("army", "doer"), ("town", "place")}),
    ],
)
def test_who_only_stands_beside_did_nothing(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قتل/قتل! المسلح مع وصول رجال {ARMY}", set()),
        (f"أصيب/أصاب! عشرة ب+ حسب بيان ل+ {ARMY}", set()),
        (f"أصيب/أصاب! عشرة جنود=جندي ل+ {ARMY}", {("army", "target")}),
        (f"مقتل صاحب {BASE}", set()),
        ("قتل/قتل ثلاثة>قتل:nsubj [متمردين محليين|rebels|ArmedGroup]>ثلاثة:nmod و+ جرح سبعة جنود", {("rebels", "target")}),
        (f"استهدف/استهدف الإرهاب أمن {STATE}", set()),
        (f"{ARMY}>أصيب:nsubj أصيب/أصاب جنوده>أصيب:obj", {("army", "target")}),
        (f"هجوم يحمل//حمل>هجوم:acl بصمات=بصمة>هجوم:nmod {GROUP}>بصمات:nmod", set()),
        (f"هجوم منسوب=منسوب^>هجوم:amod ل+ {GROUP}>منسوب:obl", set()),
        (f"تبنت الهجوم=هجوم جماعة الفرع=فرع المحلي^ ل+ {GROUP}", set()),
        (f"قصف موقع في {TOWN} المتاخم=متاخم^ ل+ {STATE}", {("town", "place")}),
        (f"سيطر/سيطر {ARMY}>سيطر:nsubj على {BASE}", {("army", "doer"), ("base", "target")}),
        (f"قصفت/قصف طائرات=طائرة من قلعة {TOWN}>قلعة:nmod {BASE}>قصفت:obj", {("base", "target")}),
        (f"قصفت/قصف {ARMY}>قصفت:obj مناطق في {TOWN}", {("army", "doer"), ("town", "place")}),
        (f"إطلاق صواريخ=صاروخ من {TOWN}", set()),
        (f"خطف ثلاثة من {TOWN}", {("town", "place")}),
        (f"معارك=معركة* مع القوات المعارضة=معارضة ل+ {STATE}", set()),
        (f"مقتل اثنين ، و+ تصعيد>مقتل:conj القوات نشاط+ ها>تصعيد:nmod في {TOWN}>نشاط:nmod", set()),
        (f"هز/هز انفجار>هز:nsubj عنيف^ ، مساء ، {BASE}>هز:obj", {("base", "target")}),
        (f"{GROUP}>هاجموا:nsubj ، وهي فصيل ، هاجموا/هاجم {BASE}>هاجموا:obj", {("group", "doer"), ("base", "target")}),
    ],
)
def test_who_is_named_beside_a_deed_has_no_part_in_it(text: str, expected: Roles) -> None:
    check(text, expected)


def test_a_verb_after_a_relative_one_with_a_pronoun_has_its_object_behind_it_whatever_the_parse() -> None:
    text = f"هجوم شن/شن>هجوم:acl+ ه متمردون و+ استهدف/استهدف {ARMY}>استهدف:nsubj"
    assert ("army", "target") in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هجوم على {BASE} منذ تعيين>هجوم:obl {MAN}>تعيين:nmod", {("base", "target")}),
        (f"هجوم على {BASE} بعد عودة>هجوم:obl {GROUP}>عودة:nmod من {TOWN}>عودة:obl", {("base", "target")}),
        (f"هجوم على {BASE} بعد مهاجمة>هجوم:obl {GROUP}>مهاجمة:nmod", {("base", "target"), ("group", "target")}),
    ],
)
def test_who_stands_in_what_happened_before_had_no_part(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MAN}>اعتقل:nsubj اعتقل/اعتقل في {TOWN}", {("man", "target"), ("town", "place")}),
        (f"{ARMY}>اعتقل:nsubj اعتقل/اعتقل {MAN}>اعتقل:obj", {("army", "doer"), ("man", "target")}),
    ],
)
def test_a_person_beside_a_seizure_is_who_was_seized(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصفت/قصف مدفعية {ARMY} {BASE}>قصفت:obj", {("army", "doer"), ("base", "target")}),
        (f"طائرات=طائرة*>أصابت:nsubj {ARMY} أصابت/أصاب مستودعا=مستودع>أصابت:obj", {("army", "doer")}),
        (f"{ARMY} أصيب/أصاب! بخسائر", {("army", "target")}),
    ],
)
def test_the_owner_of_what_fires_did_it(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"أسفر/أسفر التحقيق>أسفر:nsubj عن إحالة {MAN} إلى {BASE}", set()),
        (f"أسفر/أسفر التحقيق>أسفر:nsubj عن دمار في {TOWN}", {("town", "place")}),
    ],
)
def test_what_something_led_to_hits_nobody(text: str, expected: Roles) -> None:
    check(text, expected)


@pytest.mark.parametrize("kin", ["أقرباء", "أشقاء", "أنسباء"])
def test_somebody_of_a_persons_is_not_he(kin: str) -> None:
    check(f"قتل/قتل أحد {kin} {MAN}", set())


def test_an_outlet_shares_no_deed_with_the_verb_of_its_speech() -> None:
    text = "ذكرت/ذكر [وكالة الأنباء|agency|MediaOutlet]>ذكرت:nsubj الخبر و+ هاجمت/هاجم>ذكرت:conj النقاد"
    assert ("agency", "doer") not in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"نعت/نعى القيادة {MAN} « » الذي اغتيل/اغتيل في {TOWN}", {("man", "victim"), ("town", "place")}),
        (f"{GROUP} التي هاجمت/هاجم {BASE}", {("group", "doer"), ("base", "target")}),
        (f"و+ في {TOWN}>قتل:obl المجاورة ، قتل/قتل! ثلاثة من {GROUP}", {("town", "place"), ("group", "target")}),
    ],
)
def test_relative_clauses_and_places_that_open_a_sentence(text: str, expected: Roles) -> None:
    check(text, expected)


def test_a_pronoun_that_resumes_the_place_leaves_the_subject_to_who_follows() -> None:
    """ "المدينة التي قصفت منها الحركة البلدة": the movement shelled from there, and was not hit."""
    text = f"المدينة التي قصفت/قصف>المدينة:acl من+ ها {GROUP}>قصفت:nsubj {BASE}>قصفت:obj"
    assert {("group", "doer"), ("base", "target")} <= roles(text)


@pytest.mark.parametrize(("witness", "expected"), [("ner", []), ("catalogue", [Role.TARGET])])
def test_armed_men_without_a_name_are_a_group_only_where_the_catalogue_knows_which(witness: str, expected: list[Role]) -> None:
    linked = spoken(f"غارة على تجمع ل+ [المتمردين|armed|ArmedGroup] في {TOWN}", loose=True)
    known = replace(linked, mentions=tuple(replace(m, witness=witness) for m in linked.mentions))
    assert [a.role for a in arguments(known) if a.mention.entity == "armed"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"قصف/قصف {ARMY}>قصف:nsubj التابع^ ل+ [الحكومة|state|Organization]>قصف:obl {BASE}>قصف:obj",
            {("army", "doer"), ("base", "target")},
        ),
        (f"قتل/قتل! عشرة من مقاتلي {MAN} في {TOWN}", {("town", "place")}),
        (f"سقط/سقط صاروخ على {TOWN} الخاضعة^ ل+ سيطرة {GROUP}", {("town", "target")}),
        (f"قتل/قتل! رجلان ب+ رصاص {ARMY} في {TOWN}", {("army", "doer"), ("town", "place")}),
        (f"قتل/قتل! رجلان معارضان=معارض^ ل+ الرئيس {MAN} في {TOWN}", {("town", "place")}),
        (f"لم تتبن جهة التفجير=تفجير لكن {GROUP} هددت", set()),
        (f"مقتل نجل رئيس [اللجنة|body|Organization] في {TOWN}", {("town", "place")}),
        (f"سيطرت/سيطر {ARMY}>سيطرت:nsubj على آخر معاقل=معقل ل+ {GROUP}", {("army", "doer"), ("group", "target")}),
        (f"المعركة=معركة ، مشيدا ب+ دور فاعل ل+ {ARMY}", set()),
        (f"مقتل عشرة من منسوبي {ARMY}", {("army", "target")}),
        (f"غارة على [موقع ل+ تدريب|camp|Site] في {TOWN}", {("camp", "target"), ("town", "place")}),
        (f"غارة على [مواقع عسكرية|camp|Site] في {TOWN}", {("town", "place")}),
    ],
)
def test_who_only_stands_beside_what_was_hit_was_not_hit(text: str, expected: Roles) -> None:
    assert roles(text) == expected
