"""Certainty, polarity and mood at a word, by the parse and by the words to its left."""

from __future__ import annotations

import pytest

from graph_builder.extraction.certainty.hedge_words import hedge_words
from graph_builder.extraction.certainty.hedges import certainty_at, mood_at, polarity_at
from graph_builder.model import Certainty, Sentence
from tests.extraction.spoken import spoken


def at(text: str, word: str, title: bool = False) -> tuple[Sentence, int]:
    sentence = spoken(text, title).parsed.sentences[0]
    return sentence, next(w.index for w in sentence.words if w.text == word)


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("وقع/وقع هجوم في المدينة", "هجوم", Certainty.ASSERTED),
        ("يعتقد//اعتقد أن التنظيم>3 نفذ/نفذ>0:ccomp الهجوم>3:obj", "نفذ", Certainty.PROBABLE),
        ("يبدو//بدا أن هجوما وقع/وقع", "هجوما", Certainty.PROBABLE),
        ("بدأت/بدأ الجماعة هجوما>0:obj", "هجوما", Certainty.ASSERTED),
        ("ربما وقع/وقع هجوم في المدينة", "هجوم", Certainty.POSSIBLE),
        ("قد يكون//كان هجوما", "هجوما", Certainty.POSSIBLE),
        ("و+ كان قد نفذ/نفذ هجوما>3:obj", "هجوما", Certainty.ASSERTED),
        ("تحدثوا/تحدث عن هجوم مزعوم>2:amod", "هجوم", Certainty.DOUBTFUL),
        ("زعمت/زعم أن غارات>4 وقعت/وقع>0:ccomp", "وقعت", Certainty.DOUBTFUL),
        ("وسط أنباء عن هجوم", "هجوم", Certainty.POSSIBLE),
        ("لم يتسن التأكد من وقوع هجوم", "هجوم", Certainty.DOUBTFUL),
        ("لا يعتقد//اعتقد أن هجوما>3 وقع/وقع>1:ccomp", "وقع", Certainty.DOUBTFUL),
        ("رجح/رجح الهجوم>0:nsubj", "الهجوم", Certainty.ASSERTED),
        ("ربما انتهى/انتهى القتال . وقع/وقع هجوم", "هجوم", Certainty.ASSERTED),
    ],
)
def test_certainty(text: str, word: str, certainty: Certainty) -> None:
    assert certainty_at(*at(text, word))[0] is certainty


def test_adjective_hedges_its_noun() -> None:
    sentence, index = at("تفاصيل هجوم محتمل>1:amod", "هجوم")
    adjective = sentence.words[2]
    words = (*sentence.words[:2], type(adjective)(**{**vars(adjective), "upos": "ADJ"}))
    hedged = Sentence(0, 0, sentence.end, 0, False, words)
    assert certainty_at(hedged, index) == (Certainty.POSSIBLE, "محتمل")


def test_the_hedge_is_told() -> None:
    assert certainty_at(*at("ربما وقع/وقع هجوم", "هجوم")) == (Certainty.POSSIBLE, "ربما")


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("لم تنفذ//نفذ ضربات>1:obj", "تنفذ", True),
        ("لم تنفذ//نفذ ضربات>1:obj", "ضربات", True),
        ("لم يقع//وقع أي هجوم>1:nsubj", "هجوم", True),
        ("لم يقع//وقع الهجوم>1:nsubj", "الهجوم", True),
        ("لم تتبن//تبنى جهة>1:nsubj الهجوم>1:obj", "الهجوم", False),
        ("لم يوقع//أوقع الهجوم>1:nsubj إصابات>1:obj", "الهجوم", False),
        ("لم يوقع//أوقع الهجوم>1:nsubj إصابات>1:obj", "إصابات", True),
        ("عدم وقوع هجوم", "هجوم", True),
        ("من دون وقوع إصابات", "إصابات", True),
        ("دون أن تعلن//أعلن جهة مسؤولية", "تعلن", True),
        ("لم تكن تحلق//حلق فوق المدينة", "تحلق", False),
        ("لم يقتل//قتل أحد>1:nsubj في>4:case هجوم>1:obl", "هجوم", False),
        ("لم يقتل//قتل سوى جندي>1:obj", "جندي", False),
        ("لم تشن//شن غارة>1:obj بعد هجوم>1:obl", "هجوم", False),
        ("ما أسفر/أسفر عن مقتل>1:obl جنديين", "مقتل", True),
        ("وقع/وقع انفجار ، ما أسفر/أسفر عن مقتل>4:obl جنديين", "مقتل", False),
        ("لا يزال//زال البحث جاريا", "يزال", False),
        ("لم يعلق//علق على هجوم>1:obl", "هجوم", False),
        ("نفى/نفى وقوع هجوم", "هجوم", False),
        ("لم يصب//أصاب أحد و+ قتل/قتل>1:conj جنديان>4:nsubj", "جنديان", False),
    ],
)
def test_polarity(text: str, word: str, negated: bool) -> None:
    assert polarity_at(*at(text, word)) is negated


@pytest.mark.parametrize(
    ("text", "word", "mood"),
    [
        ("نفذ/نفذ الجيش غارة>0:obj", "غارة", "real"),
        ("س+ ينفذ//نفذ غارة", "ينفذ", "plan"),
        ("تعتزم//اعتزم الجماعة>0:nsubj شن>0:obj هجمات>2:nmod", "هجمات", "plan"),
        ("حملة ل+ منع هجمات", "هجمات", "plan"),
        ("هددت/هدد الجماعة ب+ قصف>0:obl المدينة", "قصف", "threat"),
        ("إذا وقع/وقع هجوم", "هجوم", "conditional"),
        ("هل تضرب//ضرب المدينة", "تضرب", "question"),
        ("لم يؤكد//أكد إن كانت/كان مواقع تعرضت/تعرض ل+ هجوم", "هجوم", "question"),
        ("بعد أن كان الحديث عن هجوم", "هجوم", "real"),
        ("لم يتضح//اتضح إن كان/كان المسلحون من الجماعة الذين هاجموا/هاجم>الجماعة:acl البلدة", "هاجموا", "real"),
        ("طالب/طالب ب+ التحقيق>0:obl في هجوم>2:nmod", "هجوم", "real"),
        ("هدد/هدد ب+ الرد>0:obl على قصف>2:nmod", "قصف", "real"),
        ("يخطط//خطط بعد الهجوم", "الهجوم", "real"),
        ("تشن//شن الجماعة غارات منذ أشهر", "تشن", "general"),
        ("غالبا ما تستهدف//استهدف القاعدة", "تستهدف", "general"),
        ("خطة الهجوم جاهزة", "الهجوم", "plan"),
        ("س+ تواصل//واصل القوات>1:nsubj التقدم>1:obj", "التقدم", "plan"),
        ("في حال تمكنت/تمكن الفصائل>2:nsubj من السيطرة>2:obl على البلدة", "السيطرة", "conditional"),
        ("واصلت/واصل القوات>0:nsubj التقدم>0:obj", "التقدم", "real"),
        ("س+ تدين//أدان القوات>1:nsubj الهجوم>1:obj", "الهجوم", "real"),
    ],
)
def test_mood(text: str, word: str, mood: str) -> None:
    assert mood_at(*at(text, word)) == mood


def test_a_title_in_the_present_tells_one_happening() -> None:
    assert mood_at(*at("الجماعة تشن//شن غارات منذ أشهر", "تشن", title=True)) == "real"


def test_word_lists_are_valid() -> None:
    words = hedge_words()
    assert set(words.modifiers.values()) <= set(Certainty)
    assert words.has("future", "س") and words.has("verbal", "لم")


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("رفض/رفض القائد أن تقتل//قتل الأسيرة", "plan"),
        ("تخشى//خشي أن يلاحقوا//لاحق+ ها و+ تقتل//قتل>يلاحقوا:conj", "plan"),
        ("اقتحم/اقتحم المركز قبل أن تقتل//قتل الحارس", "real"),
        ("استطاعت/استطاع أن تقتل//قتل الحارس", "real"),
        ("استطاعت/استطاع القوات أن تقتل//قتل الحارس", "real"),
        ("تمكن/تمكن المسلحون من أن تقتل//قتل الحارس", "real"),
        ("استطاعت/استطاع القوات في البلدة أن تقتل//قتل>استطاعت:ccomp الحارس", "real"),
        ("رفض/رفض القائد بعد الهجوم أن تقتل//قتل الحارس", "plan"),
        ("كاد/كاد أن تقتل//قتل الحارس", "plan"),
        ("ما أتاح/أتاح ل+ ها أن تقتل//قتل الحارس", "real"),
        ("قال/قال إن+ ها تقتل//قتل الحراس", "real"),
    ],
)
def test_a_present_verb_behind_that_is_wished_or_feared(text: str, mood: str) -> None:
    assert mood_at(*at(text, "تقتل")) == mood
