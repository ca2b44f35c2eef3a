"""Who speaks which words: each test is one way in which news writes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.extraction.speech import Scope, find_scopes, scope_of
from graph_builder.extraction.speech.words import FRAMES, SpeechFrames, speech_words
from graph_builder.model import Certainty, LinkedDocument
from graph_builder.yaml_files import read_yaml
from tests.extraction.spoken import spoken


def said(linked: LinkedDocument, scope: Scope) -> str:
    sentence = linked.parsed.sentences[scope.sentence]
    words = sentence.words
    return linked.parsed.document.text[words[scope.first].start : words[scope.last].end]


def only(text: str) -> tuple[LinkedDocument, Scope]:
    linked = spoken(text)
    scopes = find_scopes(linked)
    assert len(scopes) == 1, scopes
    return linked, scopes[0]


def chain(linked: LinkedDocument, word: str, sentence: int = 0) -> tuple[str | None, tuple[str, ...]]:
    """Speaker and relays at the first word written so."""
    index = next(w.index for w in linked.parsed.sentences[sentence].words if w.text == word)
    scope = scope_of(find_scopes(linked), sentence, index)
    return (scope.speaker, scope.relays) if scope else (None, ())


ARMY = "[الجيش|army|StateForce]"
SOURCE = "[مصدر أمني|source|UnnamedSource]"
AGENCY = "[وكالة مدار|agency|MediaOutlet]"


@pytest.mark.parametrize(
    ("text", "speaker", "words", "manner"),
    [
        (f"قال/قال {ARMY} إن القصف توقف/توقف .", "army", "القصف توقف", "said"),
        (f"{ARMY} يعلن//أعلن أن القصف توقف/توقف", "army", "القصف توقف", "announced"),
        (f"أكد/أكد {ARMY} وقوع انفجار في القاعدة", "army", "وقوع انفجار في القاعدة", "confirmed"),
        (f"أفاد/أفاد {SOURCE} ب+ مقتل جنديين", "source", "مقتل جنديين", "reported"),
        (f"أشار/أشار {ARMY} في بيان إلى أن الطريق مغلق", "army", "الطريق مغلق", "said"),
        ("أعلنت/أعلن [الجماعة|group|ArmedGroup] مسؤولية+ ها عن الهجوم", "group", "مسؤوليةها عن الهجوم", "claimed"),
        (f"نفى/نفى {ARMY} شن غارات", "army", "شن غارات", "denied"),
        (f"زعم/زعم {ARMY} أن الموقع خال", "army", "الموقع خال", "claimed_doubtful"),
        (f"قال/قال {ARMY} : « انتهت/انتهى العملية في الجنوب »", "army", "انتهت العملية في الجنوب", "said"),
        (f"{SOURCE} : خمسة قتلى في هجوم", "source", "خمسة قتلى في هجوم", "said"),
        (f"خمسة قتلى في هجوم ، بحسب {SOURCE} .", "source", "خمسة قتلى في هجوم", "reported"),
        (f"وفق {SOURCE} ، قتل/قتل جنديان .", "source", "قتل جنديان", "reported"),
        (f"قتل/قتل جنديان ، وفق ما أعلن/أعلن {ARMY} .", "army", "قتل جنديان", "reported"),
        (f"بعد إعلان {ARMY} قصف القاعدة", "army", "قصف القاعدة", "announced"),
        (f"جاء/جاء في بيان {ARMY} أن الطريق مغلق", "army", "الطريق مغلق", "said"),
        (f"كان {ARMY} قد أعلن/أعلن مقتل جنديين", "army", "مقتل جنديين", "announced"),
        (f"قال/قال {ARMY} في بيان تلقت/تلقى وكالة ( د . ب . أ ) نسخة من+ ه إن الطريق مغلق", "army", "الطريق مغلق", "said"),
        (f"قال/قال {SOURCE} رفض/رفض الكشف عن هوية+ ه إن الطريق مغلق", "source", "الطريق مغلق", "said"),
        (f"قال/قال {SOURCE} طلب/طلب عدم نشر اسم+ ه : الطريق مغلق", "source", "الطريق مغلق", "said"),
        ("المدينة - [وكالة مدار|agency|MediaOutlet] : خمسة قتلى", "agency", "خمسة قتلى", "said"),
        (f"الطريق مغلق ، بحسب آخر إحصاء ل+ {ARMY}", "army", "الطريق مغلق", "reported"),
        (f"الطريق مغلق كما أعلن/أعلن {ARMY} .", "army", "الطريق مغلق", "reported"),
        (f"اكتفى/اكتفى {ARMY} ب+ القول إن الطريق مغلق", "army", "الطريق مغلق", "said"),
    ],
)  # fmt: skip
def test_one_speaker(text: str, speaker: str, words: str, manner: str) -> None:
    linked, scope = only(text)
    assert (scope.speaker, said(linked, scope), scope.manner) == (speaker, words, manner)


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        (f"قال/قال {SOURCE} ل+ {AGENCY} إن جنديا قتل/قتل", ("agency",)),
        (f"نقلت/نقل {AGENCY} عن {SOURCE} قول+ ه إن جنديا قتل/قتل", ("agency",)),
        (f"قالت/قال {AGENCY} نقلا عن {SOURCE} إن جنديا قتل/قتل", ("agency",)),
        (f"نقلا عن {AGENCY} ، قال/قال {SOURCE} إن جنديا قتل/قتل", ("agency",)),
        (f"جنديا قتل/قتل أمس ، بحسب ما أبلغ/أبلغ {SOURCE} {AGENCY} .", ("agency",)),
        (f"جنديا قتل/قتل أمس ، نقلا عن {AGENCY} التي استندت/استند إلى {SOURCE} .", ("agency",)),
        (f"قال/قال {SOURCE} إن جنديا قتل/قتل ، بحسب {AGENCY} .", ("agency",)),
        (f"قال/قال {SOURCE} في بيان نشرت/نشر+ ه {AGENCY} إن جنديا قتل/قتل", ("agency",)),
        (f"نقلت/نقل [قناة الأفق|channel|MediaOutlet] عن {AGENCY} قول {SOURCE} ل+ ها إن جنديا قتل/قتل", ("agency", "channel")),
    ],
)  # fmt: skip
def test_relays_nearest_to_the_speaker_first(text: str, relays: tuple[str, ...]) -> None:
    assert chain(spoken(text), "جنديا") == ("source", relays)


def test_source_behind_a_speakers_words_is_inner() -> None:
    linked = spoken(f"قال/قال {ARMY} إن جنديا قتل/قتل ، بحسب {SOURCE} .")
    assert chain(linked, "جنديا") == ("source", ("army",))


def test_nested_speech_keeps_the_chain() -> None:
    linked = spoken(f"قال/قال [فلان|person|Person] إن {SOURCE} أكد/أكد أن جنديا قتل/قتل")
    assert chain(linked, "جنديا") == ("source", ("person",))
    assert [s.depth for s in find_scopes(linked)] == [1, 0]


def test_denier_is_no_link_of_the_chain() -> None:
    linked = spoken(f"نفى/نفى {ARMY} ما ذكرت/ذكر+ ه {AGENCY} عن هجوم")
    assert chain(linked, "هجوم") == ("agency", ())


def test_another_speaker_ends_the_words() -> None:
    linked = spoken(f"قال/قال {SOURCE} إن جنديا قتل/قتل ، فيما تحدث/تحدث [ضابط|officer|UnnamedSource] عن ثلاثة جرحى")
    assert chain(linked, "جنديا")[0] == "source"
    assert chain(linked, "جرحى")[0] == "officer"
    assert chain(linked, "فيما")[0] is None


def test_silence_ends_the_words_without_a_speaker() -> None:
    linked = spoken(f"قال/قال {SOURCE} إن جنديا قتل/قتل ، بينما رفض/رفض {ARMY} التعليق على الهجوم")
    assert chain(linked, "جنديا")[0] == "source"
    assert chain(linked, "الهجوم")[0] is None


@pytest.mark.parametrize(
    "second",
    [
        "و+ أضاف/أضاف أن جنديا قتل/قتل .",
        "و+ أضاف/أضاف المصدر أن جنديا قتل/قتل .",
        "مشيرا إلى أن جنديا قتل/قتل .",
        "و+ أشار/أشار إلى مقتل جنديا",
    ],
)
def test_goes_on_speaking(second: str) -> None:
    linked = spoken(f"قال/قال {SOURCE} إن الطريق مغلق .\n{second}")
    assert chain(linked, "جنديا", 1) == ("source", ())


def test_a_sentence_of_attribution_alone_covers_the_one_before() -> None:
    linked = spoken(f"جنديا قتل/قتل أمس .\nوفقا ل+ {SOURCE} .")
    assert chain(linked, "جنديا") == ("source", ())


def test_the_source_is_whoever_spoke_last_where_nobody_was_called_so() -> None:
    linked = spoken(f"قال/قال {ARMY} إن الطريق مغلق .\nجنديا قتل/قتل أمس ، وفق المصدر .")
    assert chain(linked, "جنديا", 1)[0] == "army"


def test_his_highness_is_the_person_who_spoke() -> None:
    first = "قال/قال [فلان|person|Person] إن الطريق مغلق .\nو+ قال/قال [الجيش|army|StateForce] إن القصف توقف/توقف ."
    linked = spoken(f"{first}\nو+ أوضح/أوضح سمو+ ه أن جنديا قتل/قتل .")
    assert chain(linked, "جنديا", 2)[0] == "person"


def test_an_honorific_before_a_title_is_passed_over() -> None:
    """As in "قال معالي رئيس الهيئة فلان"."""
    linked = spoken("قال/قال معالي رئيس [الهيئة|body|Organization] [سالم|man|Person] إن جنديا قتل/قتل .")
    assert [(s.speaker, s.behalf) for s in find_scopes(linked)] == [("man", "body")]


def test_a_title_told_behind_a_name_brings_the_person_back() -> None:
    first = "قال/قال [فلان|person|Person] ، ولي العهد ، إن الطريق مغلق .\nو+ قال/قال [الجيش|army|StateForce] إن القصف توقف/توقف ."
    linked = spoken(f"{first}\nو+ قال/قال ولي العهد إن جنديا قتل/قتل .")
    assert chain(linked, "جنديا", 2)[0] == "person"


@pytest.mark.parametrize(
    "second",
    [
        "و+ قال/قال أحد الشهود قائلا إن جنديا قتل/قتل .",
        "و+ من الجدير ذكر/ذكر+ ه أن جنديا قتل/قتل .",
        "و+ قال/قال سكان [المدينة|town|City] إن جنديا قتل/قتل .",
        "بعد مقتل [فلان|person|Person] ، سجلت/سجل حوادث جنديا قتل/قتل .",
        "و+ أشارت/أشار المعلومات إلى أن جنديا قتل/قتل .",
    ],
)
def test_who_spoke_before_does_not_say_this(second: str) -> None:
    linked = spoken(f"قال/قال {ARMY} إن الطريق مغلق .\n{second}")
    assert chain(linked, "جنديا", 1)[0] is None


def test_an_unsteady_straight_mark_does_not_turn_the_quotes_around() -> None:
    """The mark behind "خلل" closes nothing that was open, and opens nothing for the next one to close."""
    linked = spoken(f'في الطريق خلل+ " .\nو+ قال/قال {ARMY} : " الطريق مغلق " أمس .')
    assert [said(linked, s) for s in find_scopes(linked)] == ["الطريق مغلق"]


def test_a_quote_within_a_quote() -> None:
    linked = spoken(f'قال/قال {ARMY} : "+ هذا ما يسمى ب+ "+ الردع+ " قبل الحرب+ " .')
    assert [said(linked, s) for s in find_scopes(linked)] == ['هذا ما يسمى ب"الردع" قبل الحرب']


def test_gender_decides_who_goes_on() -> None:
    first = "قالت/قال [الوزارة|ministry|Organization] إن الطريق مغلق ."
    linked = spoken(f"{first}\nقال/قال {ARMY} إن القصف توقف/توقف .\nو+ أضافت/أضاف أن جنديا قتل/قتل .")
    assert chain(linked, "جنديا", 2)[0] == "ministry"


def test_the_statement_is_its_issuers() -> None:
    linked = spoken(
        f"قال/قال {ARMY} في بيان إن الطريق مغلق .\nقال/قال {SOURCE} إن القصف توقف/توقف .\nو+ أوضح/أوضح البيان أن جنديا قتل/قتل ."
    )
    assert chain(linked, "جنديا", 2)[0] == "army"


def test_unknown_subject_is_not_who_spoke_before() -> None:
    linked = spoken(f"قال/قال {ARMY} إن الطريق مغلق .\nو+ قال/قال طبيب إن جنديا قتل/قتل .")
    assert chain(linked, "جنديا", 1) == (None, ())


def test_participle_goes_on_within_the_sentence() -> None:
    linked = spoken(f"اتهم/اتهم {SOURCE} [الجماعة|group|ArmedGroup] ب+ القصف ، مضيفا أن جنديا قتل/قتل .")
    assert chain(linked, "القصف")[0] == "source"
    assert chain(linked, "جنديا")[0] == "source"


def test_one_party_of_an_accusation_is_the_accused() -> None:
    linked = spoken("قالت/قال [الجماعة|group|ArmedGroup] إن الطريق مغلق .\nو+ اتهمت/اتهم [إسرائيل|israel] ب+ القصف .")
    assert chain(linked, "القصف", 1)[0] == "group"


def test_spokesman_speaks_for_an_institution() -> None:
    linked, scope = only("قال/قال المتحدث باسم [الوزارة|ministry|Organization] [فلان|person|Person] إن الطريق مغلق")
    assert (scope.speaker, scope.behalf) == ("person", "ministry")
    first = "قال/قال المتحدث باسم [الوزارة|ministry|Organization] [فلان|person|Person] إن الطريق مغلق ."
    linked = spoken(f"{first}\nو+ قال/قال [فلان|person] إن جنديا قتل/قتل .")
    assert {s.behalf for s in find_scopes(linked)} == {"ministry"}


def test_known_person_brings_his_institution() -> None:
    linked = spoken("قال/قال [فلان|person|Person] إن الطريق مغلق", part_of={"person": "ministry"})
    assert find_scopes(linked)[0].behalf == "ministry"


def test_institution_speaks_where_its_spokesman_has_no_name() -> None:
    _, scope = only("قال/قال المتحدث باسم [الوزارة|ministry|Organization] إن الطريق مغلق")
    assert (scope.speaker, scope.behalf) == ("ministry", "ministry")


def test_two_speak_together() -> None:
    _, scope = only("أعلنت/أعلن [واشنطن|us] و+ [لندن|uk] عدم مسؤولية+ هما عن الهجوم")
    assert (scope.speakers, scope.manner) == (("us", "uk"), "denied")


def test_quote_runs_over_sentences_of_a_paragraph() -> None:
    linked = spoken(f"قال/قال {ARMY} : « هذه معلومات خاطئة تماما .\nلم ننفذ//نفذ ضربات » .\nو+ الطريق مغلق .")
    scopes = find_scopes(linked)
    assert [(s.sentence, s.speaker) for s in scopes] == [(0, "army"), (1, "army")]


def test_quote_does_not_run_over_paragraphs() -> None:
    linked = spoken(f"قال/قال {ARMY} : « هذه معلومات خاطئة .\n\nالطريق مغلق » .")
    assert {s.sentence for s in find_scopes(linked)} == {0}


def test_name_in_quotation_marks_is_no_speech() -> None:
    linked, scope = only("قالت/قال شبكة « [الأفق|channel|MediaOutlet] » إن الطريق مغلق")
    assert (scope.speaker, said(linked, scope)) == ("channel", "الطريق مغلق")


@pytest.mark.parametrize(
    "text",
    [
        f"لم يؤكد//أكد {ARMY} وقوع هجوم",
        f"من المتوقع أن يعلن//أعلن {ARMY} مقتل جنديين",
        "يعتقد//اعتقد أن الهجوم انتهى/انتهى",
        "ذُكر/ذكر أن الهجوم انتهى/انتهى",
        f"نقل/نقل {ARMY} جنديين إلى المستشفى",
        f"طلب {ARMY} عدم ذكر/ذكر اسم+ ه",
        "[العراق|iraq] : قتلى في هجوم",
        "وفق القانون ، الطريق مغلق",
        f"استبعد//استبعد+ ه أن يعلن//أعلن {ARMY} مقتل جنديين",
        "تبين/تبين أن الطريق مغلق",
        f"هجوم نسب/نسب إلى {ARMY}",
        f"هدنة أعلن/أعلن+ ها {ARMY} في الجنوب",
        f"شدد/شدد {ARMY} إجراءات التفتيش",
    ],
)  # fmt: skip
def test_nobody_says_anything(text: str) -> None:
    assert find_scopes(spoken(text)) == ()


def test_relative_clause_behind_a_condemnation_is_the_outlets() -> None:
    linked = spoken(f"دان/دان {ARMY} الهجوم الذي أوقع/أوقع خمسة قتلى")
    assert chain(linked, "الهجوم")[0] == "army"
    assert chain(linked, "قتلى")[0] is None


def test_certainty_of_the_verb() -> None:
    _, scope = only(f"رجح/رجح {SOURCE} أن الهجوم انتهى/انتهى")
    assert scope.certainty is Certainty.PROBABLE


def test_attribution_words_are_exact() -> None:
    linked, scope = only(f"و+ قال/قال {SOURCE} ل+ {AGENCY} إن جنديا قتل/قتل .")
    assert linked.parsed.document.text[scope.span.start : scope.span.end] == "قال مصدر أمني لوكالة مدار إن"


def test_same_text_same_scopes() -> None:
    text = f"قال/قال {SOURCE} إن جنديا قتل/قتل ، بحسب {AGENCY} ، مضيفا أن الطريق مغلق ."
    assert find_scopes(spoken(text)) == find_scopes(spoken(text))


def test_long_text_takes_linear_time() -> None:
    line = f"قال/قال {SOURCE} إن جنديا قتل/قتل ، بحسب {AGENCY} ، مضيفا « أن الطريق مغلق » ."
    scopes = find_scopes(spoken("\n".join([line] * 400)))
    assert len(scopes) == 400 * len(find_scopes(spoken(line)))


def test_frames_are_valid() -> None:
    frames = read_yaml(FRAMES / "speech.yaml", SpeechFrames)
    manners = {g.manner for g in frames.verbs} | set(frames.nouns) | {"claimed"}
    assert set(frames.not_relaying) <= manners
    assert set(frames.definite_nouns.values()) <= manners
    assert speech_words().has("negators", "لم")


EARLIER = f"قال/قال {ARMY} إن الطريق مغلق .\n"
MINISTRY = "[الوزارة|ministry|Organization]"
RESISTANCE = "[المقاومة|resistance|ArmedGroup]"
PERSON = "[فلان|person|Person]"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the subject by the parse
        (EARLIER + "و+ كانت حصيلة>أفادت:nsubj سابقة أفادت/أفاد ب+ مقتل جنديين", None),
        (EARLIER + f"أما {MINISTRY}>أعلنت:nsubj ف+ أعلنت/أعلن مقتل جنديين", "ministry"),
        (EARLIER + "ب+ دور+ ها أعلنت/أعلن مستشفيات>أعلنت:nsubj المنطقة حالة>أعلنت:obj جنديين", None),
        (EARLIER + "فر/فر مقاتلون من [جماعات|groups|ArmedGroup] في الجنوب تعلن//أعلن>جماعات:acl مقتل جنديين", "groups"),
        (f"قال/قال {SOURCE} إن التحقيقات>كشفت:nsubj كشفت/كشف مقتل جنديين", "source"),
        (f"قتل/قتل {PERSON} في غارات طائرات يعتقد//اعتقد>طائرات:acl أن+ ها قتلت/قتل جنديين", None),
        # who speaks for whom
        (EARLIER + f"قالت/قال زوجة {PERSON} إن جنديين قتلا/قتل", None),
        (EARLIER + "قالت/قال زوجت+ ه [فلانة|wife|Person] إن جنديين قتلا/قتل", "wife"),
        (EARLIER + "قتل/قتل جنديين أمس ، بحسب ما أعلنت/أعلن زوجة القتيل .", None),
        (f"أفاد/أفاد [نائب رئيس|deputy|UnnamedSource] اللجنة في {MINISTRY} {PERSON} ب+ مقتل جنديين", "person"),
        (f"أفاد/أفاد [مستشار|adviser|UnnamedSource] في مكتب رئيس {MINISTRY} {PERSON} ب+ مقتل جنديين", "adviser"),
        (f"قال/قال المكتب إعلامي=إعلامي^ ل+ {RESISTANCE} إن جنديين قتلا/قتل", "resistance"),
        (EARLIER + "و+ قالت/قال « [الهيئة السورية|net|Organization] ل+ الإعلام » إن جنديين قتلا/قتل", "net"),
        (EARLIER + f"و+ في بيان ل+ {RESISTANCE} ، أعلنت/أعلن مقتل جنديين", "resistance"),
        (f"أفاد/أفاد {SOURCE} أن [الشرطة|police|StateForce] رصدت/رصد مقتل جنديين", "source"),
        (EARLIER + f"قتل/قتل جنديين ، وفق حصيلة أعدت/أعد+ ها {AGENCY} .", "agency"),
        (EARLIER + f"قتل/قتل جنديين ، وفق حصيلة جديدة=جديد^ أعلنت/أعلن+ ها {MINISTRY} .", "ministry"),
        (EARLIER + f"أشارت/أشار {MINISTRY} إلى مقتل جنديين ، إضافة إلى « جثث كثيرة ملقاة أمام باب الفندق القديم »", "ministry"),
        (EARLIER + f"أعلنت/أعلن {MINISTRY} عن « خمسة قتلى وستة جرحى » من جنديين", "ministry"),
        (EARLIER + "و+ أفاد/أفاد ديوان>أفاد:nsubj الطيران ب>مقتل:case+ مقتل>أفاد:obl جنديين", None),
        # who goes on
        (f"قال/قال {SOURCE} إن [الحزب|party|Organization] أكد/أكد ذلك أن شيئا وقع .\nو+ أضاف/أضاف أن جنديين قتلا/قتل", "source"),
        (EARLIER + "أعرب/أعرب [الرئيس|president|Person] عن حزن+ ه .\nو+ قال/قال إن جنديين قتلا/قتل", "president"),
        (EARLIER + "و+ أضافوا/أضاف أن جنديين قتلا/قتل", None),
        ("قال/قال [شهود=شاهد*|they|UnnamedSource] إن شيئا وقع .\nو+ أضافوا/أضاف أن جنديين قتلا/قتل", "they"),
        (f"قال/قال {SOURCE} إن لصوصا دخلوا/دخل ، و+ قالوا/قال إن جنديين قتلا/قتل", "source"),
        # where the words start and end
        (f"قتل/قتل ضابط ، بحسب {SOURCE} ، في حين قتل/قتل جنديين في الجنوب", None),
        (f"قتل/قتل جنديين ؛ بحسب {SOURCE} .", "source"),
        (f"قالت/قال {RESISTANCE} إن جنديين قتلا/قتل ، كما تحدثت/تحدث عن تقدم+ ها باتجاه [المطار|airport|Site]", "resistance"),
        (f"لكن {MINISTRY} نقلت/نقل+ هم إلى القاعدة : جنديين قتلا/قتل", None),
        (f"قال/قال {SOURCE} إن الطريق مغلق ، و+ يعد//عد مقتل جنديين الأول", None),
        (f'قال/قال {SOURCE} إن " الجيش شن/شن هجوما كبيرا قرب القرية الصغيرة " على مسافة من جنديين', None),
        (f'قال/قال {SOURCE} إن " الجيش شن/شن هجوما كبيرا قرب القرية الصغيرة " قتل/قتل جنديين', "source"),
    ],
)  # fmt: skip
def test_who_says_that_soldiers_were_killed(text: str, speaker: str | None) -> None:
    linked = spoken(text)
    last = len(linked.parsed.sentences) - 1
    assert chain(linked, "جنديين", last)[0] == speaker


def test_an_expert_speaks_for_himself() -> None:
    scope = only(f"قال/قال الخبير في {MINISTRY} {PERSON} إن الطريق مغلق")[1]
    assert (scope.speaker, scope.behalf) == ("person", None)


def test_a_writer_who_says_i_is_not_who_spoke_before() -> None:
    linked = spoken(EARLIER + "و+ أقول//قال إن جنديين قتلا/قتل")
    sentence = linked.parsed.sentences[1]
    words = tuple(replace(w, feats={**w.feats, "Person": "1"}) if w.text == "أقول" else w for w in sentence.words)
    sentences = (linked.parsed.sentences[0], replace(sentence, words=words))
    assert chain(replace(linked, parsed=replace(linked.parsed, sentences=sentences)), "جنديين", 1)[0] is None


@pytest.mark.parametrize(
    "subject",
    [
        f"{PERSON} ، المتحدث الأمني في {MINISTRY} ،",
        f"اللواء {PERSON} ، المتحدث الأمني في {MINISTRY} ،",
        f"[نائب رئيس|deputy|UnnamedSource] {MINISTRY} {PERSON}",
    ],
)
def test_a_title_says_for_whom_a_person_speaks(subject: str) -> None:
    scope = only(f"قال/قال {subject} إن الطريق مغلق")[1]
    assert (scope.speaker, scope.behalf) == ("person", "ministry")


def test_a_clause_behind_a_comma_is_said_too() -> None:
    linked, scope = only("أوضح/أوضح [سالم|man|Person] هاتفيا من المدينة ، قتل/قتل عشرة في الاشتباكات .")
    assert (scope.speaker, said(linked, scope)) == ("man", "قتل عشرة في الاشتباكات")


def test_what_a_verb_of_asking_stands_before_is_not_said() -> None:
    assert not find_scopes(spoken("طالب/طالب [سالم|man|Person] بالهدوء ، قتل/قتل عشرة في الاشتباكات ."))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أضاف/أضاف د . [سالم|man|Person] أن القصف توقف/توقف", "man"),
        ("علم/علم [المرصد|watch|Organization] من مصادر أن خمسة قتلوا/قتل", "watch"),
        ("قالت/قال المدعية العامة [سلمى|woman|Person] إن القصف توقف/توقف", "woman"),
        ("قال/قال العميل الخاص في المكتب ، [سالم|man|Person] : القصف توقف/توقف", "man"),
    ],
)
def test_who_learned_or_bears_a_title_speaks(text: str, speaker: str) -> None:
    assert only(text)[1].speaker == speaker


def test_who_knows_something_tells_nothing() -> None:
    assert not find_scopes(spoken("تعلم//علم [الحكومة|gov] أن خمسة قتلوا/قتل"))


def test_a_soldier_speaks_for_himself() -> None:
    scope = only("قال/قال الجندي في [الجيش|army|StateForce] [سالم|man|Person] : القصف توقف/توقف")[1]
    assert (scope.speaker, scope.behalf) == ("man", None)


def test_the_statement_is_of_whoever_issued_it() -> None:
    linked = spoken(
        "أصدرت/أصدر [الوزارة|ministry|Organization] اليوم بيانا=بيان عن [مواطن|citizen|UnnamedSource] قتل/قتل جاره\n"
        "و+ قال/قال البيان إن الشرطة=شرطة أوقفته/أوقف"
    )
    assert chain(linked, "الشرطة", 1) == ("ministry", ())
