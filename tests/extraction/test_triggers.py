"""Which words tell a happening, each rule with what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.extraction.happenings.triggers import governor
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Weapon
from tests.extraction.spoken import spoken
from tests.extraction.steps import triggers, weapons


def names(text: str) -> list[str]:
    """Frames of the triggers, in order."""
    return [t.frame.name for t in triggers(spoken(text, loose=True))]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("استهدفت/استهدف المدفعية القرية", ["strike"]),
        ("استهداف الرتل قرب الجسر", ["strike"]),
        ("الغارات=غارة* على القرية", ["airstrike"]),
        ("و+ عن+ كمائن=كمين* على الطريق", ["attack"]),
        ("استقبلت/استقبل المدينة الوفد", []),
        ("اغتيل/اغتيل القيادي في العاصمة", ["assassination"]),
        ("اختطف/اختطف! ثلاثة عمال", ["abduction"]),
        ("مقتل جنديين", ["killing"]),
        ("مقاتلي=مقتل الحركة في الجبل", []),
        ("المقاتلين=مقتل من الحركة", []),
    ],
)
def test_lemmas_of_verbs_and_nouns(text: str, frames: list[str]) -> None:
    assert names(text) == frames


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("فتح/فتح مسلحون النار على الدورية", ["opening-fire"]),
        ("فتح/فتح المعبر أمام المسافرين", []),
        ("وقف إطلاق النار في المدينة", []),
        ("إنهاء الغارات=غارة* على المدينة", []),
        ("إطلاق النار في المدينة", ["opening-fire"]),
        ("ألقت/ألقى الشرطة القبض على ثلاثة", ["laying-hands", "catching"]),
        ("ألقى/ألقى الوزير كلمة", []),
        ("سقط/سقط خمسة قتلى=قتيل في السوق", ["falling-victims", "killing"]),
        ("سقط/سقط المطر على السوق", []),
        ("أسقطت/أسقط القوات طائرة معادية", ["interception"]),
        ("أسقطت/أسقط المعارضة الحكومة", []),
        ("الدفاعات>تسقط:nsubj تسقط//سقط طائرة>تسقط:obj في الوادي", ["downing"]),
        ("عدة>سقطت:nsubj سقطت//سقط قذائف=قذيفة>سقطت:obj على السوق", ["falling"]),
        ("سقطت/سقط طائرة>سقطت:nsubj في الوادي", []),
        ("المسيّرات=مسيرة*>أطلقت:nsubj أطلقت/أطلق! من الوادي", ["rockets"]),
        ("الصواريخ=صاروخ* التي أطلقت/أطلق!>الصواريخ:acl من الوادي", ["rockets"]),
        ("الحملة>أطلقت:nsubj أطلقت/أطلق! في الوادي", []),
    ],
)
def test_words_that_ask_for_company(text: str, frames: list[str]) -> None:
    assert names(text) == frames


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("أطلقت/أطلق الجماعة صاروخا=صاروخ على الميناء", ["rockets"]),
        ("أطلقت/أطلق المحكمة سراح صحفي", []),
        ("سقطت/سقط قذيفة قرب السوق", ["falling"]),
        ("رد/رد الفصيل ب+ صواريخ=صاروخ على القاعدة", ["reply"]),
        ("رد/رد الوزير على أسئلة الصحفيين", []),
    ],
)
def test_verbs_that_ask_for_a_weapon(text: str, frames: list[str]) -> None:
    assert names(text) == frames


def test_a_takeover_in_a_relative_clause_is_a_state() -> None:
    assert names("سيطر/سيطر التنظيم على القرية") == ["takeover"]
    assert names("دخلت القوات قرية يسيطر//سيطر>قرية:acl عليها التنظيم") == []
    assert names("و+ يسيطر//سيطر التنظيم على القرية") == []


def test_a_title_in_the_present_tells_what_was_taken() -> None:
    found = triggers(spoken("التنظيم يسيطر//سيطر على القرية", title=True, loose=True))
    assert [t.frame.name for t in found] == ["takeover"]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("عن صواريخ=صاروخ أطلقت/أطلق+ ها الحركة", ["rockets"]),
        ("عن صواريخ=صاروخ و+ أطلقت/أطلق الحركة مبادرة", []),
        ("عن مسيرات=مسيرة أسقطت/أسقط+ ها الدفاعات", ["interception"]),
        ("عن مسيرات=مسيرة و+ أسقطت/أسقط المعارضة الحكومة", []),
    ],
)
def test_a_pronoun_means_the_weapon_before(text: str, frames: list[str]) -> None:
    assert names(text) == frames


def test_what_took_place_may_be_no_violence() -> None:
    assert names("الاتفاق الذي تم/تم>الاتفاق:acl:relcl بين الطرفين") == []
    assert names("يتم//تم تنظيم>يتم:nsubj المخيم في الجزيرة") == []
    assert names("وقع/وقع ثلاثة>وقع:nsubj قتلى=قتيل>ثلاثة:nmod") == ["happening", "killing"]
    assert names("ضربة وقعت/وقع>ضربة:acl في العاصمة>وقعت:nsubj") == ["attack", "happening"]


def test_an_operation_of_another_sort_is_none() -> None:
    assert names("أطلقت الحكومة عملية سلام في البلاد") == []
    assert names("حادث سير على الطريق") == []
    assert names("عملية عسكرية^ في البلاد") == ["reference"]


def test_some_of_many_were_not_told_before() -> None:
    many = triggers(spoken("سلسلة من الهجمات=هجوم*", loose=True))
    known = triggers(spoken("وقف خلف الهجمات=هجوم*", loose=True))
    assert [t.definite for t in (*many, *known)] == [False, True]


def test_words_of_a_name_tell_nothing() -> None:
    assert names("دخلت [قيادة عمليات=عملية الأنبار|command|StateForce] المدينة") == []
    assert names("دخلت العمليات=عملية* يومها الثالث") == ["reference"]


@pytest.mark.parametrize("published", [date(2024, 4, 20), None])
def test_words_of_a_date_tell_nothing(published: date | None) -> None:
    """The tagger takes the dawn for the verb of the same letters."""
    assert triggers(spoken("وصل الوفد فجر/فجر السبت", loose=True, published=published)) == ()
    assert names("فجر/فجر انتحاري سيارة") == ["bombing"]


def test_no_certain_happening_is_meant_behind_any() -> None:
    assert names("نددت ب+ هجوم على القرية") == ["attack"]
    assert names("نددت ب+ أي هجوم على القرية") == []


@pytest.mark.parametrize(("text", "definite"), [("وقع الهجوم=هجوم", True), ("وقع هجوم+ ها", True), ("وقع هجوم", False)])
def test_definite_nouns(text: str, definite: bool) -> None:
    assert triggers(spoken(text, loose=True))[-1].definite is definite


def test_verbs_are_never_definite_or_plural() -> None:
    (trigger,) = triggers(spoken("قصفت/قصف+ ها الطائرات", loose=True))
    assert (trigger.nominal, trigger.definite, trigger.plural) == (False, False, False)


@pytest.mark.parametrize(("text", "plural"), [("هجمات=هجوم* على القواعد", True), ("هجوم على القواعد", False)])
def test_plural_nouns(text: str, plural: bool) -> None:
    assert triggers(spoken(text, loose=True))[0].plural is plural


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("وقع هجوم آخر=آخر^>هجوم:amod قرب الجسر", True),
        ("وقع هجوم منفصل^>هجوم:amod قرب الجسر", True),
        ("وقع هجوم عنيف^>هجوم:amod قرب الجسر", False),
        ("وقع هجوم على بلدة أخرى=آخر^>بلدة:amod", False),
    ],
)
def test_another_happening(text: str, other: bool) -> None:
    assert triggers(spoken(text, loose=True))[-1].other is other


def test_weak_words() -> None:
    assert triggers(spoken("تصدت/تصدى القوات للهجوم", loose=True))[0].weak
    assert not triggers(spoken("قصفت/قصف القوات البلدة", loose=True))[0].weak


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("هاجم ب+ طائرة مسيرة=مسير^", Weapon.DRONE),
        ("هاجم ب+ طائرات=طائرة مسيرة=مسير^", Weapon.DRONE),
        ("هاجم ب+ طائرتين=طائرة دون طيار", Weapon.DRONE),
        ("أطلق صاروخا=صاروخ باليستيا=باليستي", Weapon.MISSILE),
        ("أطلق صواريخ=صاروخ كاتيوشا", Weapon.ROCKET),
        ("انفجرت سيارة مفخخة=مفخخ^", Weapon.CAR_BOMB),
        ("انفجار عبوة ناسفة=ناسف^", Weapon.IED),
    ],
)
def test_the_longest_weapon_phrase_wins(text: str, weapon: Weapon) -> None:
    assert weapons(spoken(text, loose=True))[0].entry.weapon is weapon


def test_some_words_tell_a_kind_but_no_sure_weapon() -> None:
    (found,) = weapons(spoken("حلقت طائرة فوق المدينة", loose=True))
    assert found.weak
    (found,) = weapons(spoken("هجوم انتحاري^ في السوق", loose=True))
    assert found.entry.weapon is None


def test_a_word_is_no_weapon_for_its_beginning_only() -> None:
    assert weapons(spoken("وصلت سيارة محملة بالخضار إلى السوق", loose=True)) == ()


def test_the_governor_is_a_trigger_with_no_verb_between() -> None:
    linked = spoken(
        "قصفت/قصف القوات>قصفت:nsubj مواقع>قصفت:obj في مدينة>مواقع:nmod يسكن//سكن>مدينة:acl+ ها مدنيون>يسكن:nsubj", loose=True
    )
    sentence = linked.parsed.sentences[0]
    by_word = {t.word: t for t in triggers(linked)}
    town, civilians = (next(w.index for w in sentence.words if w.text == text) for text in ("مدينة", "مدنيون"))
    assert governor(sentence, town, by_word) is by_word[0]
    assert governor(sentence, civilians, by_word) is None


def test_frames_that_ask_for_company_come_first() -> None:
    frames = vocabulary().verbs["اطلق"]
    assert [bool(f.beside) for f in frames] == sorted((bool(f.beside) for f in frames), reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "حكم الإعدام في المدينة",
        "القتل قصاصا في فلان بالمدينة",
        "الحكم ب+ قتل+ هما تعزيرا",
        "عقوبة القتل",
        "حكمت/حكم محكمة في المدينة على رجلين ب+ الإعدام=إعدام",
    ],
)
def test_what_a_court_ordered_is_no_happening(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("صدر/صدر الحكم=حكم في تفجير المدينة", ["bombing"]),
        ("بعد حكم طالبان هجوم في المدينة", ["attack"]),
        ("وضع/وضع هجوم الحركة حدا للهدنة", ["attack"]),
        ("أيدت عقوبات=عقوبة على الحركة بعد اتهام+ ها ب+ قصف المدينة", ["bombardment"]),
        ("صدر/صدر الحكم=حكم وهدد/هدد القائد ب+ قصف المدينة", ["bombardment"]),
    ],
)
def test_a_deed_that_only_stands_near_a_court_is_told(text: str, frames: list[str]) -> None:
    assert names(text) == frames


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("فجر/فجر القرار>فجر:nsubj غضبا=غضب>فجر:obj في المدينة", []),
        ("فجر/فجر مسلحون>فجر:nsubj المبنى=مبنى>فجر:obj في المدينة", ["bombing"]),
        ("ضرب/ضرب زلزال>ضرب:nsubj المدينة=مدينة>ضرب:obj", []),
        ("الغبار=غبار الذي يضرب//ضرب>الغبار:acl المدينة", []),
    ],
)
def test_a_manner_of_speaking_is_no_violence(text: str, frames: list[str]) -> None:
    assert names(text) == frames


@pytest.mark.parametrize(
    ("text", "title", "count"),
    [
        ("القوات>تسيطر:nsubj تسيطر//سيطر على المدينة", False, 0),
        ("القوات>تسيطر:nsubj تسيطر//سيطر على المدينة", True, 1),
        ("سيطرت/سيطر القوات>سيطرت:nsubj على المدينة", False, 1),
        ("مدينة تسيطر//سيطر>مدينة:acl القوات عليها", True, 0),
        ("القرية تحت سيطرة القوات", False, 0),
        ("أعلنت/أعلن سيطرة القوات على القرية", False, 1),
    ],
)
def test_holding_land_is_no_happening_and_taking_it_is_one(text: str, title: bool, count: int) -> None:
    linked = spoken(text, title, loose=True)
    for word in linked.parsed.sentences[0].words:
        if word.text == "تسيطر":
            word.feats["Aspect"] = "Imp"
    assert len(triggers(linked)) == count


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("نجحت/نجح القوات في إبطال>نجحت:obl عبوة", []),
        ("نجحت/نجح القوات في استهداف>نجحت:obl الرتل", ["doing", "strike"]),
        ("نفذت/نفذ الوزارة حكم>نفذت:obj القتل=قتل في المدينة", []),
        ("شن/شن الجيش هجوما=هجوم>شن:obj بعد إعادة>شن:obl الانتشار", ["carrying", "attack"]),
    ],
)
def test_undoing_or_punishing_a_deed_carries_none(text: str, frames: list[str]) -> None:
    assert names(text) == frames


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("المسلحون يقتلون//اقتل الحراس", ["killing"]),
        ("المسيرات تستهدف//تستهدف الرتل", ["strike"]),
        ("الأمير الذي يحكم//حكم البلاد", []),
        ("التقرير الذي يرد//ورد في+ ه ذكر صواريخ=صاروخ*", []),
        ("ألقت/ألقى المروحيات براميل و+ قنابل=قنبلة* على البلدة", ["dropping"]),
        ("ألقى/ألقى الوزير كلمة في البلدة", []),
        ("بسطت/بسط القوات سيطرة=سيطرة+ ها على البلدة", ["imposing"]),
        ("بسطت/بسط الأسرة سفرة في البلدة", []),
        ("قطعوا/قطع رأس=رأس الأسير في الساحة", ["beheading"]),
        ("قطعوا/قطع الطريق في الساحة", []),
        ("قطع/قطع المسلحون>قطع:nsubj رأس>قطع:obj الأسير", ["beheading"]),
        ("قطعوا/قطع الطريق إلى رأس العين", []),
        ("قطع/قطع رئيس>قطع:nsubj الوزراء زيارته>قطع:obj على رأس وفد", []),
        ("فصل الموظفين على رأس الإدارة", []),
        ("جرفت/جرف السيول>جرفت:nsubj سيارات>جرفت:obj في الوادي", []),
        ("جرفت/جرف القوات>جرفت:nsubj منازل>جرفت:obj في الوادي", ["destruction"]),
    ],
)
def test_forms_that_the_lemmatiser_made_up_and_words_that_ask_for_company(text: str, frames: list[str]) -> None:
    assert [n for n in names(text) if n != "takeover"] == frames


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("قيام المسلحين=مسلح ب+ تفجير الجسر", ["doing", "bombing"]),
        ("إقدام مجهولين على قتل رجل", ["doing", "killing"]),
        ("قيام مجموعة من الجنود ب+ أداء الصلاة", []),
    ],
)
def test_doing_something_tells_only_where_it_is_a_deed(text: str, frames: list[str]) -> None:
    assert names(text) == frames
