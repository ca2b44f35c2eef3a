"""What actors say or do about a happening beyond telling it."""

from __future__ import annotations

import pytest

from graph_builder.extraction.stances import Stance, find_stances
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Predicate
from tests.extraction.spoken import spoken
from tests.extraction.steps import events

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
OTHER = "[التنظيم|other|ArmedGroup]"
FACTIONS = "[فصائل مسلحة|factions|ArmedGroup]"
STATE = "[إسرائيل|israel]"
MINISTRY = "[وزارة الخارجية|ministry|Organization]"
BASE = "[قاعدة الوادي|base|Site]"


def stances(text: str) -> tuple[Stance, ...]:
    linked = spoken(text, loose=True)
    return find_stances(linked, linked.parsed.sentences[0], events(linked), vocabulary())


def taken(text: str) -> list[tuple[str, list[str]]]:
    """Predicate and who takes it, or for an accusation who is accused; once each."""
    found: list[tuple[str, list[str]]] = []
    for stance in stances(text):
        one = (str(stance.predicate), [m.entity for m in stance.accused or stance.actors])
        found += [] if one in found else [one]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"تبنت/تبنى {GROUP}>تبنت:nsubj الهجوم=هجوم على {BASE}", [("claimed", ["group"])]),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj في بيان المسؤولية=مسؤولية عن الهجوم=هجوم", [("claimed", ["group"])]),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj تحميل الخصوم المسؤولية=مسؤولية عن الهجوم=هجوم", []),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj مسؤولية+ ها عن الهجوم=هجوم", [("claimed", ["group"])]),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj تبني+ ها الهجوم=هجوم", [("claimed", ["group"])]),
        (f"تبني {GROUP} الهجوم=هجوم على {BASE}", [("claimed", ["group"])]),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj مقتل عشرة جنود في {BASE}", []),
        (f"لم تتبن//تبنى أي جهة الهجوم=هجوم على {BASE}", []),
        (f"تتبنى//تبنى {GROUP}>تتبنى:nsubj نظاما متشددا", []),
        (f"تبنى/تبنى بيان>تبنى:nsubj نشر/نشر على الإنترنت باسم {GROUP} الهجوم=هجوم على {BASE}", [("claimed", ["group"])]),
        (f"تبنى/تبنى بيان>تبنى:nsubj نشرت/نشر+ ه [وكالة مدار|agency|MediaOutlet] الهجوم=هجوم على {BASE}", [("claimed", [])]),
        (f"أعلنت/أعلن {MINISTRY}>أعلنت:nsubj مسؤولية {GROUP} عن الهجوم=هجوم على {BASE}", [("claimed", ["group"])]),
        (f"تبنى/تبنى تشكيل>تبنى:nsubj يطلق//أطلق على نفس+ ه « {GROUP} » الهجوم=هجوم على {BASE}", [("claimed", ["group"])]),
    ],
)
def test_claims_of_responsibility(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert taken(text) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"نفت/نفى {GROUP}>نفت:nsubj مسؤولية+ ها عن الهجوم=هجوم على {BASE}", "responsibility"),
        (f"نفت/نفى {GROUP}>نفت:nsubj تنفيذ هجوم على {BASE}", "responsibility"),
        (f"نفت/نفى {GROUP}>نفت:nsubj وقوع هجوم على {BASE}", "occurrence"),
        (f"أعلنت/أعلن {GROUP}>أعلنت:nsubj عدم مسؤولية+ ها عن الهجوم=هجوم", "responsibility"),
        (f"قالت/قال {GROUP}>قالت:nsubj إن+ ها لا علاقة ل+ ها ب+ الهجوم=هجوم على {BASE}", "responsibility"),
        (f"قالت/قال {GROUP}>قالت:nsubj إن+ ه ليس ل+ ها علاقة ب+ الهجوم=هجوم على {BASE}", "responsibility"),
        (f"نفي {GROUP} تنفيذ هجوم على {BASE}", "responsibility"),
        (f"نفت/نفى {GROUP}>نفت:nsubj أن تكون القاعدة تعرضت/تعرض ل+ هجوم قرب {BASE}", "occurrence"),
    ],
)
def test_denials(text: str, what: str) -> None:
    (stance,) = stances(text)
    assert (stance.predicate, [m.entity for m in stance.actors], stance.what) == (Predicate.DENIED, ["group"], what)


def test_two_who_deny_together() -> None:
    text = "أعلنت/أعلن [واشنطن|us]>أعلنت:nsubj و+ [تل أبيب|israel]>واشنطن:conj عدم مسؤولية+ هما عن الهجوم=هجوم على " + BASE
    assert taken(text) == [("denied", ["us", "israel"])]


def test_no_denial_is_no_denial() -> None:
    assert taken(f"لم تنف//نفى {GROUP}>تنف:nsubj تنفيذ هجوم على {BASE}") == []


def test_denying_another_matter_denies_no_attack() -> None:
    assert taken(f"نفى/نفى {ARMY}>نفى:nsubj وجود خلاف في القيادة") == []
    assert taken(f"نفى/نفى {ARMY}>نفى:nsubj أي تورط في الحادث") == [("denied", ["army"])]


def test_a_demonstrative_far_off_is_not_what_is_condemned() -> None:
    assert taken(f"بعد هجوم على {BASE} ندد/ندد {ARMY}>ندد:nsubj ب+ محادثات السلام مع هذه الجماعة") == []


@pytest.mark.parametrize(
    "text",
    [
        f"ستفتح//فتح {ARMY}>ستفتح:nsubj تحقيقا=تحقيق>ستفتح:obj في الهجوم=هجوم على {BASE}",
        f"حققت/حقق {GROUP}>حققت:nsubj في المدينة تقدما=تقدم بعد هجوم على {BASE}",
        f"أدين/أدان {GROUP}>أدين:nsubj بالقتل في هجوم على {BASE}",
        f"بعد هجوم على {BASE} ندد/ندد {ARMY}>ندد:nsubj ب+ محادثات السلام",
        f"ينكر//أنكر+ ه كل العقلاء في {ARMY}",
        f"قال/قال {ARMY} إن لا علاقة بين {GROUP} و+ الهجوم=هجوم",
        f"أعلنت/أعلن {GROUP}>أعلنت:nsubj تبني>أعلنت:obj نهج متشدد بعد هجوم على {BASE}",
        f"قال/قال {ARMY} إن إدانة>قال:obl الهجوم=هجوم واجبة",
        f"حساب نسب/نسب>حساب:acl ل+ {GROUP} بعد هجوم على {BASE}",
    ],
)
def test_words_that_only_look_like_a_stance(text: str) -> None:
    assert [s for s in stances(text) if s.actors or s.accused] == []


def test_the_issuer_of_a_statement_condemns() -> None:
    text = f"أصدرت/أصدر {GROUP}>أصدرت:nsubj بيانا=بيان>أصدرت:obj دانت/دان>بيانا:acl في+ ه الهجوم=هجوم على {BASE}"
    assert taken(text) == [("condemned", ["group"])]


def test_of_whom_some_were_killed_claims_nothing() -> None:
    """As in "تبنى فيه مقتل 14 جنديا", told of somebody before."""
    assert taken(f"تبنى/تبنى فيه مقتل 14 {ARMY}") == [("claimed", [])]


@pytest.mark.parametrize("denial", ["ليس ل+ ه نشاط", "لم يكن/كان ل+ ه نشاط"])
def test_no_air_activity_is_a_denial(denial: str) -> None:
    coalition = "[التحالف|coalition|Organization]"
    text = f"أكد/أكد {coalition}>أكد:nsubj أن+ ه {denial} جوي^>نشاط:amod عند الهجوم=هجوم على {BASE}"
    assert taken(text) == [("denied", ["coalition"])]


@pytest.mark.parametrize(
    ("text", "actors", "accused"),
    [
        (f"اتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE}>اتهمت:obj ب+ قصف {BASE}", ["factions"], ["israel"]),
        (f"حملت/حمل {FACTIONS}>حملت:nsubj {STATE}>حملت:obj مسؤولية الهجوم=هجوم على {BASE}", ["factions"], ["israel"]),
        (f"اتهم/اتهم {ARMY}>اتهم:nsubj {GROUP}>اتهم:obj و+ {OTHER} ب+ الهجوم=هجوم على {BASE}", ["army"], ["group", "other"]),
        (f"نسب/نسب الهجوم=هجوم>نسب:nsubj إلى {GROUP}", [], ["group"]),
        (f"هجوم على {BASE} نسب/نسب!>هجوم:acl إلى {GROUP}", [], ["group"]),
        (f"حمل/حمل {ARMY}>حمل:nsubj {GROUP} المسؤولية عن الهجوم=هجوم على {BASE}", ["army"], ["group"]),
        (f"ألقى/ألقى {ARMY}>ألقى:nsubj باللائمة=لائمة على {GROUP} في الهجوم=هجوم", ["army"], ["group"]),
        (f"{GROUP} المتهمة ب+ الهجوم=هجوم على {BASE}", [], ["group"]),
        (f"اتهمت/اتهم [المدينة|town|City] {STATE} ب+ الهجوم=هجوم على {BASE}", [], ["israel"]),
    ],
)
def test_accusations(text: str, actors: list[str], accused: list[str]) -> None:
    (stance,) = stances(text)
    assert stance.predicate is Predicate.ACCUSED_OF
    assert ([m.entity for m in stance.actors], [m.entity for m in stance.accused]) == (actors, accused)


@pytest.mark.parametrize(
    "text",
    [
        f"اتهم/اتهم {ARMY}>اتهم:nsubj مجهولين ب+ قصف مقر {GROUP}",
        f"حمل/حمل {ARMY}>حمل:nsubj السلاح دفاعا عن {GROUP}",
        f"حمل/حمل {ARMY}>حمل:nsubj {GROUP}>حمل:obj إلى المستشفى بعد الهجوم=هجوم على {BASE}",
    ],
)
def test_nobody_named_is_nobody_accused(text: str) -> None:
    assert taken(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"دانت/دان {MINISTRY}>دانت:nsubj الهجوم=هجوم على {BASE}", [("condemned", ["ministry"])]),
        (f"وصف/وصف {ARMY}>وصف:nsubj الهجوم=هجوم>وصف:obj ب+ أن+ ه « عمل إرهابي^>عمل:amod »", [("condemned", ["army"])]),
        (f"واصفا الهجوم=هجوم على {BASE} ب+ الجبان^", [("condemned", [])]),
        (f"وصف/وصف {ARMY}>وصف:nsubj الهجوم=هجوم>وصف:obj الإرهابي^>الهجوم:amod ب+ أن+ ه كبير", []),
        (
            "ندد/ندد رئيس>ندد:nsubj [هيئة الإغاثة والعمل والبناء والدعم والحماية والرعاية والطفولة في البلاد|body|Organization]"
            ">رئيس:nmod اليوم ب+ الهجوم=هجوم",
            [("condemned", ["body"])],
        ),
        (f"ندد/ندد {ARMY}>ندد:nsubj و+ {MINISTRY} ب+ الهجوم=هجوم", [("condemned", ["army", "ministry"])]),
        (f"إدانة {MINISTRY} للهجوم على {BASE}", [("condemned", ["ministry"])]),
        (f"الهجوم=هجوم الذي دانت/دان>الهجوم:acl+ ه {MINISTRY}>دانت:nsubj", [("condemned", ["ministry"])]),
    ],
)
def test_condemnations(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert taken(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"دعا/دعا {ARMY} إلى إدانة>دعا:obl {GROUP} ل+ الهجوم=هجوم على {BASE}",
        f"طلب/طلب {GROUP} من {MINISTRY} قرارا يدين//دان>قرارا:acl الهجوم=هجوم على {BASE}",
        f"في بيان {GROUP} ، ندد/ندد المجتمع>ندد:nsubj الدولي ب+ الهجوم=هجوم على {BASE}",
    ],
)
def test_nobody_named_condemns(text: str) -> None:
    assert all(not s.actors for s in stances(text))


def test_a_court_condemns_no_attack() -> None:
    assert taken(f"أدانت/أدان المحكمة [سالم العبيدي|man|Person]>أدانت:obj ب+ الهجوم=هجوم على {BASE}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"رفض/رفض {ARMY}>رفض:nsubj التعليق على الهجوم=هجوم", [("declined_comment", ["army"])]),
        (f"امتنع/امتنع {ARMY}>امتنع:nsubj عن التعليق", [("declined_comment", ["army"])]),
        (f"لم يعلق//علق {ARMY}>يعلق:nsubj على الهجوم=هجوم", [("declined_comment", ["army"])]),
        (f"لم يعقب//عقب {ARMY}>يعقب:nsubj على الهجوم=هجوم", [("declined_comment", ["army"])]),
        ("لم يعقب//عقب الانفجار=انفجار>يعقب:nsubj حريق في المكان", []),
        (f"التزم/التزم {ARMY}>التزم:nsubj الصمت بعد الهجوم=هجوم", [("declined_comment", ["army"])]),
        (f"رفض/رفض {ARMY}>رفض:nsubj الانسحاب من {BASE}", []),
        (f"علق/علق {ARMY}>علق:nsubj على الهجوم=هجوم", []),
        (f"علق/علق {ARMY}>علق:nsubj الدوام", []),
    ],
)
def test_declined_comments(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert taken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"يحقق//حقق {ARMY}>يحقق:nsubj في الهجوم=هجوم على {BASE}", [("investigates", ["army"])]),
        (f"فتح/فتح {ARMY}>فتح:nsubj تحقيقا=تحقيق>فتح:obj في الهجوم=هجوم على {BASE}", [("investigates", ["army"])]),
        (f"حقق/حقق {ARMY}>حقق:nsubj أرباحا كبيرة قبيل هجوم على {BASE}", []),
        (
            f"بدأ/بدأ {ARMY}>بدأ:nsubj عملية>بدأ:obj تحقيق>عملية:nmod ب+ هدف معرفة منفذي الهجوم=هجوم على {BASE}",
            [("investigates", ["army"])],
        ),
        (f"بدأ/بدأ {ARMY}>بدأ:nsubj تحقيق>بدأ:obj أهداف الهجوم=هجوم على {BASE}", []),
    ],
)
def test_investigations(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert taken(text) == expected


def test_a_pronoun_as_subject_leaves_the_stance_to_the_speaker() -> None:
    """As in "قال الجيش إنه يحقق في الحادث الذي جاء بعد شن إسرائيل ضربة"."""
    text = (
        f"قال/قال {ARMY}>قال:nsubj إن+ ه>يحقق:expl يحقق//حقق>قال:ccomp في الحادث=حادث>يحقق:obl الذي جاء بعد شن "
        f"{STATE}>شن:nmod ضربة"
    )
    (stance,) = stances(text)
    assert "israel" not in {m.entity for m in stance.actors}


def test_the_complement_is_the_happening_behind_the_word() -> None:
    linked = spoken(f"بعد قصف {BASE} دان/دان {ARMY}>دان:nsubj اغتيال [سالم العبيدي|man|Person]", loose=True)
    _, killing = found = events(linked)
    (stance,) = find_stances(linked, linked.parsed.sentences[0], found, vocabulary())
    assert stance.event is killing


def test_a_pronoun_means_the_happening_before() -> None:
    linked = spoken(f"هجوم على {BASE} تبنت/تبنى>هجوم:acl+ ه {GROUP}>تبنت:nsubj بعد قصف [البلدة|town|City]", loose=True)
    attack, _ = found = events(linked)
    (stance,) = find_stances(linked, linked.parsed.sentences[0], found, vocabulary())
    assert stance.event is attack


def test_without_a_happening_in_the_sentence_one_told_before_is_meant() -> None:
    (stance,) = stances(f"رفض/رفض {ARMY}>رفض:nsubj التعليق")
    assert stance.event is None


def test_an_adjective_is_no_actor() -> None:
    (stance,) = stances(f"دانت/دان الصحافة [الإسرائيلية|israel|Government~] الهجوم=هجوم على {BASE}")
    assert stance.actors == ()


def test_the_evidence_ends_with_its_happening() -> None:
    linked = spoken(f"دان/دان {ARMY}>دان:nsubj الهجوم=هجوم قرب السوق", loose=True)
    (stance,) = find_stances(linked, linked.parsed.sentences[0], events(linked), vocabulary())
    assert linked.parsed.sentences[0].words[stance.end].text == "الهجوم"


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        (f"هجوم على {BASE} نسب//نسبة إلى {GROUP}", ["group"]),
        (f"هجوم منسوب=منسوب^ ل+ {GROUP}", ["group"]),
        (f"هجوم على {BASE} يحمل//حمل>هجوم:acl بصمات=بصمة {GROUP}", ["group"]),
        (f"اتهمت/اتهم {MINISTRY}>اتهمت:nsubj المركزية=مركزي^ و+ {ARMY} ، {GROUP}>اتهمت:obj ب+ قصف {BASE}", ["group"]),
        (f"وجه/وجه {ARMY}>وجه:nsubj أصابع الاتهام=اتهام إلى {GROUP} ب+ الهجوم=هجوم", ["group"]),
        (f"اتهمت/اتهم المؤسسة {STATE}>اتهمت:nsubj ب+ قصف {BASE}", ["israel"]),
        (f"اتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE} ب+ الوقوف=وقوف وراء+ ه", ["israel"]),
    ],
)
def test_who_is_accused(text: str, accused: list[str]) -> None:
    assert ("accused_of", accused) in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        f"اتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE} ب+ إجهاض الاجتماع",
        f"بعد قصف {BASE} اتهمت/اتهم {FACTIONS}>اتهمت:nsubj {STATE} أمس الجمعة ب+ أن+ ها لا تبذل//بذل جهدا",
        f"هجوم على {BASE} و+ منسوبي الوزارة إلى {GROUP}",
        f"بلغت/بلغ نسبة المنتمين إلى {GROUP} أقل من النصف",
    ],
)
def test_what_is_no_accusation_of_a_deed(text: str) -> None:
    assert "accused_of" not in dict(taken(text))


def test_a_participle_leaves_the_condemnation_to_the_speaker() -> None:
    assert taken(f"منددا ب+ الهجوم=هجوم على {BASE} من {GROUP}") == [("condemned", [])]


def test_a_participle_leaves_the_accusation_to_the_speaker() -> None:
    (stance,) = [s for s in stances(f"متهما//متهم {GROUP} ب+ قصف {BASE}") if s.predicate is Predicate.ACCUSED_OF]
    assert ([m.entity for m in stance.accused], stance.actors) == (["group"], ())


def test_nobody_is_accused_behind_a_coordinated_verb() -> None:
    text = f"اتهمت/اتهم {FACTIONS}>اتهمت:nsubj مجهولين ب+ الوقوف وراء+ ه و+ التقت/التقى وفدا من {OTHER}"
    assert taken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"تبنى/تبنى تشكيل يطلق/أطلق على نفس+ ه {GROUP} الهجوم=هجوم على {BASE}",
        f"تبنى/تبنى الهجوم=هجوم فصيل جديد يدعى/دعا {GROUP}",
        f"تبنى/تبنى الهجوم=هجوم {GROUP}",
    ],
)
def test_who_claims_may_be_named_late(text: str) -> None:
    assert ("claimed", ["group"]) in taken(text)


def test_the_one_hit_is_not_who_claims() -> None:
    text = f"تبنى/تبنى تشكيل جديد الهجوم=هجوم على {BASE} وقتل/قتل فيه جنود من {ARMY}"
    assert ("claimed", ["army"]) not in taken(text)


def test_an_inquiry_that_nobody_is_told_to_have_begun_is_nobody_s() -> None:
    assert "investigates" not in dict(taken(f"العناصر الأولى ل+ التحقيق=تحقيق في الهجوم=هجوم على {BASE}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{STATE} تتهم//اتهم {GROUP}>تتهم:nsubj ب+ قتل=قتل شرطيين في {BASE}", [("accused_of", ["group"])]),
        (f"{STATE}>اتهمت:nsubj اتهمت/اتهم مواطنا ب+ التجسس لصالح {GROUP} بعد هجوم على {BASE}", []),
        (f"اتهمت/اتهم {MINISTRY}>اتهمت:nsubj {GROUP} ب+ أن+ ها أخفت/أخفى معلومات عن الهجوم=هجوم", []),
        (f"اتهمت/اتهم {MINISTRY}>اتهمت:nsubj {GROUP} ب+ أن+ ها هاجمت/هاجم {BASE}", [("accused_of", ["group"])]),
        (f"اتهمت/اتهم {MINISTRY}>اتهمت:nsubj {GROUP} ب+ أن+ ها شاركت/شارك في الهجوم=هجوم", [("accused_of", ["group"])]),
        (f"اتهمت/اتهم {MINISTRY}>اتهمت:nsubj {GROUP} ب+ أن+ ها كانت تخفي//أخفى خبر الهجوم=هجوم", []),
        (f"اتهم/اتهم {ARMY}>اتهم:nsubj ب+ شكل مباشر {GROUP}>اتهم:obj ب+ قتل=قتل شرطيين", [("accused_of", ["group"])]),
        (f"اتهم/اتهم {ARMY}>اتهم:nsubj {OTHER}>اتهم:obj ب+ قتل=قتل شرطيين ل+ صالح {GROUP}", [("accused_of", ["other"])]),
    ],
)
def test_who_is_accused_and_of_what(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert taken(text) == expected


def test_a_headline_names_before_its_verb_who_accuses() -> None:
    found = stances(f"{STATE} تتهم//اتهم {GROUP}>تتهم:nsubj ب+ قتل=قتل شرطيين في {BASE}")
    assert [[m.entity for m in s.actors] for s in found] == [["israel"]]


def test_an_investigation_that_goes_on_is_the_speakers() -> None:
    running = f"قال/قال {MINISTRY}>قال:nsubj إن+ ه يجري//جرى التحقيق=تحقيق>يجري:nsubj في الهجوم=هجوم على {BASE}"
    assert ("investigates", []) in taken(running)
    asked = f"طالب/طالب {MINISTRY}>طالب:nsubj ب+ التحقيق=تحقيق>طالب:obl في الهجوم=هجوم على {BASE}"
    assert "investigates" not in dict(taken(asked))


@pytest.mark.parametrize(("accuser", "actors"), [("{}>اتهمت:nsubj", ["man"]), ("عائلة>اتهمت:nsubj {}>عائلة:nmod", [])])
def test_the_family_of_somebody_is_not_he(accuser: str, actors: list[str]) -> None:
    (stance,) = stances(f"اتهمت/اتهم {accuser.format('[سالم العبيدي|man|Person]')} {ARMY}>اتهمت:obj ب+ قصف {BASE}")
    assert [m.entity for m in stance.actors] == actors
    assert [m.entity for m in stance.accused] == ["army"]
    assert stance.nameless is not bool(actors)
