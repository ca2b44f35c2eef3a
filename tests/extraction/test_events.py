"""Which words of a sentence tell one happening, and what the sentence says of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from graph_builder.extraction.claims.own_words import is_own_deed
from graph_builder.extraction.happenings import joining
from graph_builder.extraction.roles.arguments import Role
from graph_builder.model import IncidentKind, Weapon
from tests.extraction.spoken import spoken
from tests.extraction.steps import events

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
TOWN = "[البلدة|town|City]"
CITY = "[المدينة|city|City]"
BASE = "[قاعدة الوادي|base|Site]"
PUBLISHED = date(2024, 4, 20)


def words(text: str) -> list[list[str]]:
    """The trigger words of each happening."""
    found = events(spoken(text, loose=True, published=PUBLISHED))
    return [[e.sentence.words[t.word].text for t in e.triggers] for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"شن/شن {ARMY}>شن:nsubj هجوما=هجوم>شن:obj على {BASE}", [["شن", "هجوما"]]),
        (f"وقع/وقع انفجار>وقع:nsubj في {TOWN}", [["وقع", "انفجار"]]),
        (f"تعرضت/تعرض {BASE}>تعرضت:nsubj ل+ قصف>تعرضت:obl", [["تعرضت", "قصف"]]),
        (f"شن/شن {ARMY} حملة إعلامية", []),
    ],
)
def test_light_words_join_and_tell_nothing_alone(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


def test_a_light_word_is_joined_by_the_parse_however_far() -> None:
    """As in "تعرضت قاعدة الوادي مقر رئاسة أركان القوات البرية الواقعة جنوبي العاصمة إلى هجوم"."""
    far = "مقر رئاسة أركان القوات البرية التابعة للوزارة جنوبي العاصمة الواقعة خلف التلال"
    text = f"تعرضت/تعرض {BASE}>تعرضت:nsubj {far} إلى هجوم>تعرضت:obl"
    assert words(text) == [["تعرضت", "هجوم"]]
    assert events(spoken(text, loose=True))[0].refs(Role.TARGET) == ["base"]


@pytest.mark.parametrize("cause", ["ناجم^ عن", "ناتج^ عن", "نجم/نجم عن"])
def test_what_a_blast_came_from_is_the_same_happening(cause: str) -> None:
    linked = spoken(f"قالوا إن الانفجار=انفجار {cause} غارة [إسرائيلية|israel|Government~]", loose=True)
    (event,) = events(linked)
    assert event.refs(Role.DOER) == ["israel"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قتل/قتل ثلاثة في غارة على {TOWN}", [["قتل", "غارة"]]),
        (f"مقتل جنديين جراء القصف=قصف على {TOWN}", [["مقتل", "القصف"]]),
        (f"انفجار في {TOWN} أسفر/أسفر عن مقتل جنديين", [["انفجار", "أسفر", "مقتل"]]),
        (f"قتل/قتل ثلاثة في غارة على {TOWN} و+ استهدف/استهدف قصف {CITY}", [["قتل", "غارة"], ["استهدف", "قصف"]]),
    ],
)
def test_an_effect_joins_its_cause(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف {TOWN} و+ قصف {CITY}", [["قصف"], ["قصف"]]),
        (f"غارة على {TOWN} و+ هجوم>غارة:conj على {CITY}", [["غارة"], ["هجوم"]]),
        (f"قصف {TOWN} و+ قصف>قصف:conj {TOWN}", [["قصف", "قصف"]]),
        (f"غارة في {TOWN} و+ قصف>غارة:conj {BASE}", [["غارة", "قصف"]]),
    ],
)
def test_two_towns_are_two_happenings(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هاجم/هاجم مسلحون>هاجم:nsubj {BASE}>هاجم:obj و+ استمر/استمر الهجوم=هجوم ساعة", [["هاجم", "استمر", "الهجوم"]]),
        (f"انفجرت/انفجر عبوة في {TOWN} و+ أعلنت/أعلن الشرطة أن الانفجار=انفجار متعمد", [["انفجرت", "الانفجار"]]),
        (f"قصف {TOWN} و+ هدد/هدد الناطق أمام الصحفيين ب+ شيء من القول ثم وقع/وقع انفجار", [["قصف"], ["وقع", "انفجار"]]),
    ],
)
def test_a_definite_noun_joins_what_was_told(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


def test_a_reference_takes_in_its_victims_and_its_cause() -> None:
    """As in "وفي حادث آخر قتل شرطي في هجوم على البلدة": one happening, not two."""
    assert words(f"في حادث آخر=آخر^>حادث:amod قتل/قتل شرطي في هجوم على {TOWN}") == [["حادث", "قتل", "هجوم"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قصف {TOWN} بعد يومين من هجوم", [["قصف"], ["هجوم"]]),
        (f"قصف {TOWN} قبل أن يهاجم//هاجم {GROUP} {TOWN}", [["قصف"], ["يهاجم"]]),
        (f"قتل/قتل ثلاثة بعد هجوم على {TOWN}", [["قتل", "هجوم"]]),
        (f"شهدت/شهد {TOWN}>شهدت:nsubj غضبا بعد مقتل>شهدت:obl شاب", [["مقتل"]]),
    ],
)
def test_no_deed_follows_itself(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


def test_what_is_done_is_not_what_is_planned() -> None:
    assert words(f"قصف ل+ مهاجمة {TOWN}") == [["قصف"], ["مهاجمة"]]
    assert words(f"قصف و+ مهاجمة {TOWN}") == [["قصف", "مهاجمة"]]


def test_a_sentence_turns_to_something_else() -> None:
    assert words(f"انفجار في {TOWN} فيما يستمر//استمر القصف=قصف>يستمر:nsubj") == [["انفجار"], ["يستمر", "القصف"]]


@pytest.mark.parametrize(
    ("deed", "expected"),
    [("اعتقالات=اعتقال*", [["قصف"], ["شن", "اعتقالات"]]), ("غارات=غارة*", [["قصف", "شن", "غارات"]])],
)
def test_a_verb_goes_with_the_deed_that_it_carries(deed: str, expected: list[list[str]]) -> None:
    assert words(f"قصف/قصف {ARMY}>قصف:nsubj {TOWN} و+ شن/شن>قصف:conj حملة {deed}>شن:obj") == expected


def test_what_is_told_of_months_or_of_hundreds_of_dead_is_a_whole() -> None:
    told = ("قتل/قتل ثلاثة جنود خلال العام الماضي", "قتل/قتل ألف جندي", "قتل/قتل ثلاثة جنود الجمعة")
    assert [events(spoken(t, loose=True, published=PUBLISHED))[0].whole for t in told] == [True, True, False]


def test_a_word_hangs_from_the_nearest_happening_above_it() -> None:
    text = f"غارة على {BASE} ثم مقتل>غارة:conj اثنين في انفجار>مقتل:nmod و+ مقتل ثالث في قصف {TOWN}"
    assert words(text) == [["غارة"], ["مقتل", "انفجار"], ["مقتل", "قصف"]]


def test_a_verb_tells_what_its_subject_does() -> None:
    text = f"دمرت/دمر غارة {BASE} و+ أعطب/أعطب قصف>أعطب:nsubj آخر=آخر^>قصف:amod دبابات"
    assert words(text) == [["دمرت", "غارة"], ["أعطب", "قصف"]]


def test_a_verb_with_a_subject_of_its_own_beside_another_verb_tells_another_deed() -> None:
    first = f"اندلع/اندلع القتال=قتال>اندلع:nsubj في {TOWN}"
    assert words(f"{first} و+ هاجمت/هاجم>اندلع:conj طائرة>هاجمت:nsubj {BASE}>هاجمت:obj") == [["اندلع", "القتال"], ["هاجمت"]]
    assert words(f"{first} و+ هاجمت/هاجم>اندلع:conj {BASE}>هاجمت:obj") == [["اندلع", "القتال", "هاجمت"]]


def dated(text: str) -> list[int]:
    """How many dates each happening has."""
    return [len(e.dates) for e in events(spoken(text, loose=True, published=PUBLISHED))]


def test_when_something_else_was_done_dates_no_happening() -> None:
    assert dated(f"دعت/دعا الوزارة الجمعة>دعت:obl المواطنين إلى الحذر بعد هجوم على {TOWN}") == [0]
    assert dated("فقدت/فقد القوة ثلاثة الجمعة>فقدت:obl حين>وقعت:mark وقعت/وقع>فقدت:advcl في كمين>وقعت:obl") == [1]
    assert dated("اجتمع/اجتمع الشباب الجمعة>اجتمع:obl في الجزيرة حيث قتل/قتل>اجتمع:advcl رجل عشرة") == [0]
    assert dated("قتل/قتل القائد بينما كان يتنقل//تنقل>قتل:advcl الجمعة>يتنقل:obl في غارة>قتل:obl") == [1]


def test_a_word_of_belonging_that_looks_like_a_verb_takes_no_date() -> None:
    text = "أعلن/أعلن الوزير اسم>أعلن:obj منفذ>اسم:nmod انفجار>منفذ:nmod في مسجد>أعلن:obl {word}>مسجد:acl الجمعة>{dated}:obl"
    assert dated(text.format(word="تابع/تابع", dated="تابع")) == [1]
    assert dated(text.format(word="زاره/زار", dated="زاره")) == [0]


@pytest.mark.parametrize(("words_", "count"), [("متأثرا=متأثر ب+ جروح", 0), ("في هجوم", 1)])
def test_the_day_on_which_somebody_died_of_old_wounds_dates_no_deed(words_: str, count: int) -> None:
    assert dated(f"قتل/قتل! الجمعة>قتل:obl والد الرضيع {words_}") == [count]


def test_two_happenings_of_one_phrase_are_of_one_day() -> None:
    assert dated(f"قتل/قتل أربعة الجمعة>قتل:obl في هجوم>قتل:obl في {TOWN} و+ اشتباك>هجوم:conj في {CITY}") == [1, 1]


def test_a_reference_is_apart_from_what_came_before_it() -> None:
    assert words("يحقق في الحادث=حادث الذي جاء بعد ساعات من شن ضربة داخل " + TOWN) == [["الحادث"], ["شن", "ضربة"]]


def test_an_effect_with_a_cause_of_its_own_belongs_to_that() -> None:
    text = f"قتل/قتل جنديان في غارة على {TOWN} و+ أصيب/أصاب!>قتل:conj ثلاثة مدنيين في قصف>أصيب:obl {CITY}"
    assert words(text) == [["قتل", "غارة"], ["أصيب", "قصف"]]


def test_another_attack_is_another_one() -> None:
    assert words(f"هجوم و+ هجوم آخر=آخر^ على {BASE}") == [["هجوم"], ["هجوم"]]
    assert words(f"هجوم و+ هجوم عنيف^ على {BASE}") == [["هجوم", "هجوم"]]


def test_an_answer_stays_apart_from_what_it_answers() -> None:
    assert words(f"قصفت/قصف {GROUP} {BASE} ردا=رد على قصف {TOWN}") == [["قصفت"], ["قصف"]]


def test_kinds_that_cannot_be_one_happening_stay_apart() -> None:
    assert words(f"اعتقال ثلاثة في {TOWN} و+ انفجار>اعتقال:conj") == [["اعتقال"], ["انفجار"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"هجوم ب+ طائرات=طائرة مسيرة=مسير^ على {BASE}", IncidentKind.DRONE_ATTACK),
        (f"هجوم على {BASE}", IncidentKind.ATTACK),
        (f"قصف {TOWN} ب+ صواريخ=صاروخ", IncidentKind.ROCKET_ATTACK),
        (f"قصف جوي^ على {TOWN}", IncidentKind.AIRSTRIKE),
        (f"قصف {TOWN} قرب قاعدة جوية=جوي^", IncidentKind.SHELLING),
        (f"اغتيال {GROUP} ب+ عبوة ناسفة=ناسف^", IncidentKind.ASSASSINATION),
        (f"قتل/قتل ثلاثة في {TOWN}", IncidentKind.ATTACK),
    ],
)
def test_the_weapon_decides_the_kind_of_a_general_word(text: str, kind: IncidentKind) -> None:
    assert events(spoken(text, loose=True))[0].kinds[0] is kind


def test_a_weapon_belongs_to_the_happening_that_it_follows() -> None:
    first, second = events(spoken(f"اعتقال مسلح في {TOWN} و+ قصف {CITY} ب+ صواريخ=صاروخ", loose=True))
    assert first.weapons == [] and second.weapons[0].entry.weapon is Weapon.ROCKET


def test_a_weapon_without_a_preposition_is_not_what_it_was_done_with() -> None:
    (seized,) = events(spoken(f"مداهمة منزل في {TOWN} حيث وجدت صواريخ=صاروخ قديمة", loose=True))
    assert seized.weapons == []


def test_dates_and_counts_go_to_the_nearest_happening() -> None:
    text = f"قتل/قتل جنديان في غارة على {TOWN} الجمعة و+ أصيب/أصاب! ثلاثة مدنيين في قصف {CITY} الخميس"
    first, second = events(spoken(text, loose=True, published=PUBLISHED))
    assert [d.range.first for d in first.dates] == [date(2024, 4, 19)]
    assert [d.range.first for d in second.dates] == [date(2024, 4, 18)]
    assert [(c.status, c.figure.value) for c in first.counts] == [("killed", 2)]
    assert [(c.status, c.figure.value) for c in second.counts] == [("wounded", 3)]


def test_a_sum_is_told_without_its_parts() -> None:
    (event,) = events(spoken(f"مقتل ضابط و+ ثلاثة جنود في هجوم على {BASE}", loose=True))
    assert [c.figure.value for c in event.counts] == [4]


def test_part_of_a_count_is_not_told_again() -> None:
    (event,) = events(spoken(f"مقتل عشرة مدنيين بين+ هم ثلاثة أطفال في قصف {TOWN}", loose=True))
    assert [c.figure.value for c in event.counts] == [10]


@pytest.mark.parametrize(
    ("text", "reference"),
    [("وقع/وقع الحادث=حادث فجرا", True), ("وقع/وقع الهجوم=هجوم فجرا", False)],
)
def test_a_reference_tells_nothing_by_itself(text: str, reference: bool) -> None:
    assert events(spoken(text, loose=True))[0].reference is reference


def test_victims_alone_are_an_attack_of_no_known_kind() -> None:
    (event,) = events(spoken("أصيب/أصاب! خمسة جنود", loose=True))
    assert event.effect_only and event.kinds == (IncidentKind.ATTACK,)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"قصفت/قصف {BASE}>قصفت:obj", True),
        (f"هاجم/هاجم مقاتلون>هاجم:nsubj+ ها>مقاتلون:nmod {BASE}>هاجم:obj", True),
        (f"قصفت/قصف الطائرات>قصفت:nsubj {BASE}>قصفت:obj", False),
        (f"قصفت/قصف! {BASE}>قصفت:nsubj:pass", False),
        (f"استهداف {BASE} ب+ صواريخ=صاروخ", True),
        (f"الاستهداف=استهداف الأخير ل+ {BASE}", False),
        (f"هجوم على {BASE}", False),
        (f"شن هجوم على {BASE}", True),
        (f"تعرض/تعرض {TOWN}>تعرض:nsubj ل+ هجوم", False),
    ],
)
def test_a_deed_with_its_doer_left_to_be_understood(text: str, own: bool) -> None:
    (event,) = events(spoken(text, loose=True))
    assert is_own_deed(event, said_from=0) is own


def test_a_noun_tells_the_speakers_deed_only_where_what_is_said_begins() -> None:
    text = f"أن الأوضاع في المدينة هادئة تماما بعد استهداف {BASE}"
    (event,) = events(spoken(text, loose=True))
    assert is_own_deed(event, said_from=event.start - 1) and not is_own_deed(event, said_from=0)


def test_what_provoked_an_answer_is_not_the_speakers_deed() -> None:
    (event,) = events(spoken(f"قصف/قصف {BASE}>قصف:obj", loose=True))
    event.provoked = True
    assert not is_own_deed(event, said_from=0)


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        (f"هجوم على {BASE}", True),
        ("هجوم الجمعة", True),
        ("هجوم عنيف", False),
        ("تصدت/تصدى القوات الجمعة", False),
    ],
)
def test_something_concrete_must_be_told(text: str, substance: bool) -> None:
    (event,) = events(spoken(text, loose=True, published=PUBLISHED))
    assert event.has_substance is substance


def test_refs_are_told_once_in_order() -> None:
    (event,) = events(spoken(f"قصف {TOWN} و+ قصف>قصف:conj {TOWN} ب+ صواريخ=صاروخ", loose=True))
    assert event.refs(Role.TARGET) == ["town"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"اعتقلت/اعتقل {ARMY} رجلا ب+ تهمة قتل شرطي", [["اعتقلت"], ["قتل"]]),
        (f"انفجار في {TOWN} التي تشهد هجمات=هجوم*>انفجار:acl", [["انفجار"], ["هجمات"]]),
        (f"هجوم على {TOWN} خلال اشتباكات=اشتباك*>هجوم:obl", [["هجوم", "اشتباكات"]]),
    ],
)
def test_a_charge_and_a_pattern_are_apart_from_the_happening_beside_them(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


def test_opening_fire_tells_its_weapon_however_far_the_fire_stands() -> None:
    (event,) = events(spoken(f"فتح/فتح مسلحون مجهولون صباح الجمعة النار على {ARMY}", loose=True, published=PUBLISHED))
    assert [w.entry.weapon for w in event.weapons] == [Weapon.SMALL_ARMS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"هجوم على {TOWN} نفذه رجل كان يرتدي/ارتدى حزام ناسف^>حزام:amod", [Weapon.SUICIDE_VEST]),
        (f"اعتقال رجل في {TOWN} كان يرتدي/ارتدى حزام ناسف^>حزام:amod", []),
        (f"انفجار في {TOWN} و+ هجوم منفصل^>هجوم:amod على {BASE} نفذه رجل كان يرتدي/ارتدى حزام ناسف^>حزام:amod", []),
    ],
)
def test_a_bomb_belongs_to_the_one_attack_of_its_sentence(text: str, expected: list[Weapon]) -> None:
    found = events(spoken(text, loose=True, published=PUBLISHED))
    assert [w.entry.weapon for e in found for w in e.weapons] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غارة>دمرت:nsubj دمرت/دمر مدفع>دمرت:obj هاون في المزرعة", [Weapon.AIRCRAFT]),
        ("غارة>دمرت:nsubj دمرت/دمر دبابة>دمرت:obj في المزرعة", [Weapon.AIRCRAFT]),
        ("تدمير مدفعية في المزرعة", []),
        (f"استهداف مدفعية>استهداف:nmod الجيش ل+ تجمع في {TOWN}", [Weapon.ARTILLERY]),
        (f"فجر/فجر مسلحون>فجر:nsubj عبوة>فجر:obj في {TOWN}", [Weapon.IED]),
        (f"أسقطت/أسقط القوات>أسقطت:nsubj مسيرة>أسقطت:obj في {TOWN}", [Weapon.DRONE]),
        ("دمر/دمر [طيران الحلف|ally|StateForce]>دمر:nsubj عربة>طيران:nmod كاتيوشا>عربة:nmod في المزرعة", [Weapon.AIRCRAFT]),
        (f"قصفت/قصف إحدى>قصفت:nsubj طائرات=طائرة>إحدى:nmod حربية>طائرات:amod {TOWN}", [Weapon.AIRCRAFT]),
        ("استهدفت/استهدف غارة>استهدفت:nsubj مخزنا=مخزن>استهدفت:obj ل+ صواريخ=صاروخ>مخزنا:nmod", [Weapon.AIRCRAFT]),
        (f"تطهير {TOWN} من حقول=حقل ألغام=لغم>تطهير:nmod", []),
        (f"قصف {TOWN} ب+ صواريخ=صاروخ>قصف:nmod و+ ليس ب+ مسيرة>قصف:nmod", [Weapon.ROCKET]),
        (f"قتل/قتل رجل>قتل:nsubj ب+ رصاص>قتل:obl في {TOWN}", [Weapon.SMALL_ARMS]),
        (f"قتلت/قتل {ARMY}>قتلت:nsubj قناصا=قناص>قتلت:obj في {TOWN}", []),
    ],
)
def test_what_was_hit_is_not_what_it_was_done_with(text: str, expected: list[Weapon]) -> None:
    found = events(spoken(text, loose=True))
    assert [w.entry.weapon for e in found for w in e.weapons if w.entry.weapon and not w.weak] == expected


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (f"استهداف [طائرات الجيش|army|StateForce]>استهداف:nmod ل+ تجمع في {TOWN}", True),
        (f"استهداف طائرات=طائرة ل+ تجمع في {TOWN}", False),
        (f"هجوم ب+ طائرة [أميركية|us|Government~] بلا طيار على {TOWN}", False),
    ],
)
def test_aircraft_of_the_doer_did_it(text: str, sure: bool) -> None:
    (event,) = events(spoken(text, loose=True))
    assert any(w.entry.weapon is Weapon.AIRCRAFT and not w.weak for w in event.weapons) is sure


def test_a_pronoun_may_stand_within_the_name_of_a_weapon() -> None:
    (event,) = events(spoken(f"فجر/فجر رجل>فجر:nsubj حزام>فجر:obj ه>حزام:nmod الناسف^>حزام:amod في {TOWN}", loose=True))
    assert [w.entry.weapon for w in event.weapons] == [Weapon.SUICIDE_VEST]


@pytest.mark.parametrize("order", ["أعطبت/أعطب غارة>أعطبت:nsubj أخرى^>غارة:amod", "غارة>أعطبت:nsubj أخرى^>غارة:amod أعطبت/أعطب"])
def test_another_deed_and_its_verb_are_one_happening(order: str) -> None:
    assert len(words(f"{order} سيارة>أعطبت:obj في {TOWN}")) == 1


def test_a_deed_behind_whom_it_befell_is_not_the_speakers() -> None:
    event = events(spoken("إن [سالم العبيدي|man|Person]>اعتقل:nsubj اعتقل/اعتقل في المطار", loose=True))[0]
    assert not is_own_deed(event, 0)


def test_every_sign_has_a_weight() -> None:
    """A sign without a weight would end the reading of the first sentence that shows it."""
    code = Path(joining.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'yield "(\w+)"', code)) == set(joining.joins().weights)


def test_who_else_was_hurt_is_of_the_same_happening() -> None:
    """ "آخر" behind what befell persons is another person, and no other happening."""
    text = f"فتح/فتح مسلحون النار>فتح:obj على {BASE} ما أدى/أدى إلى مقتل ضابط و+ إصابة آخر=آخر>إصابة:nmod"
    assert len(words(text)) == 1


def test_two_effects_share_the_cause_behind_them() -> None:
    """The takeover killed nobody: both effects belong to the shelling that they are told to come from."""
    text = f"سيطرت/سيطر {ARMY}>سيطرت:nsubj على {TOWN} فيما قتل/قتل! ثلاثة مدنيين و+ أصيب/أصاب! خمسة في قصف {CITY}"
    assert words(text) == [["سيطرت"], ["قتل", "أصيب", "قصف"]]


def test_an_effect_before_a_turn_keeps_to_what_came_before_it() -> None:
    text = f"هجوم على {TOWN} أسفر/أسفر>هجوم:acl عن مقتل ثلاثة فيما قتل/قتل! خمسة في تفجير ب+ {CITY}"
    assert words(text) == [["هجوم", "أسفر", "مقتل"], ["قتل", "تفجير"]]


def test_the_date_of_the_deed_counts_and_not_that_of_a_death() -> None:
    text = f"توفي/توفي [سالم العبيدي|man|Person] الخميس متأثرا بجروح أصيب/أصاب! بها في قصف {TOWN} الاثنين"
    (found,) = events(spoken(text, loose=True, published=PUBLISHED))
    assert [str(d.range) for d in found.dates] == ["2024-04-15"]
