"""Which sentences of a report tell one happening, and which tell another."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.tellings import likeness, wording
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import IncidentKind, LinkedDocument
from tests.extraction.spoken import spoken
from tests.extraction.steps import events as happenings
from tests.extraction.steps import record

ARMY = "[الجيش|army|StateForce]"
GROUP = "[الحركة|group|ArmedGroup]"
TOWN = "[البلدة|town|City]"
CITY = "[المدينة|city|City]"
BASE = "[قاعدة الوادي|base|Site]"
CAMP = "[معسكر التل|camp|Site]"
PUBLISHED = date(2024, 4, 20)
FILLER = "\n".join(["ساد هدوء في الأسواق"] * 4)


def document(text: str, title: bool = False, known: dict[str, dict[str, Any]] | None = None) -> LinkedDocument:
    return spoken(text, title, loose=True, published=PUBLISHED, known=known)


def tellings(text: str, title: bool = False, known: dict[str, dict[str, Any]] | None = None) -> list[list[str]]:
    """The words that tell each happening."""
    linked = document(text, title, known)
    return [[linked.parsed.document.text[a.start : a.end] for a in t.anchors] for t in record(linked).tellings]


def test_the_definite_noun_means_what_was_told() -> None:
    assert tellings(f"قصفت/قصف {GROUP} {BASE}\nو+ وقع/وقع الهجوم=هجوم فجرا") == [["قصفت", "الهجوم"]]


def test_a_new_noun_after_the_lead_brings_in_another_happening() -> None:
    found = tellings(f"قصفت/قصف {GROUP} {BASE} الجمعة\n{FILLER}\nوقع/وقع هجوم على [دورية الشرطة|police|StateForce] الخميس")
    assert found == [["قصفت"], ["هجوم"]]


@pytest.mark.parametrize("words", ["في حادث آخر=آخر^>حادث:amod", "هجوم منفصل^>هجوم:amod على"])
def test_another_happening_is_told_as_such(words: str) -> None:
    text = f"قتل/قتل جنديان في هجوم على {BASE} الجمعة\nو+ {words} {BASE} قتل/قتل شرطي الجمعة"
    assert len(tellings(text)) == 2


def test_in_the_same_incident_parts_nothing() -> None:
    assert len(tellings(f"قتل/قتل جنديان في هجوم على {BASE} الجمعة\nو+ في الحادث=حادث أصيب/أصاب! شرطي")) == 1


@pytest.mark.parametrize(("day", "count"), [("الجمعة", 1), ("الخميس", 2), ("في مارس الماضي", 2)])
def test_another_day_or_month_is_another_happening(day: str, count: int) -> None:
    assert len(tellings(f"قصفت/قصف {GROUP} {BASE} الجمعة\nو+ وقع/وقع الهجوم=هجوم على {BASE} {day}")) == count


def test_the_news_of_the_day_is_recent_without_a_date() -> None:
    found = tellings(f"قصفت/قصف {GROUP} {BASE}\nو+ كان هجوم على {BASE} قد وقع/وقع في مارس الماضي")
    assert len(found) == 2


def test_the_lead_dates_the_headline() -> None:
    text = f"هجوم على {BASE}\nقصفت/قصف {GROUP} {BASE} في مارس الماضي"
    assert len(tellings(text, title=True)) == 1
    assert len(tellings(text)) == 2


@pytest.mark.parametrize(("when", "found"), [("الجمعة", ["هجوم", "الهجوم"]), ("خلال العام الماضي", ["هجوم"])])
def test_a_single_happening_is_none_of_those_of_a_year(when: str, found: list[str]) -> None:
    text = f"قتل/قتل عشرة جنود في هجوم على {BASE} {when}\nو+ وقع/وقع الهجوم=هجوم فجرا"
    assert tellings(text) == [found]


def test_what_was_told_long_before_is_less_in_mind() -> None:
    quiet = "\n".join(["ساد هدوء في الأسواق"] * 9)
    linked = document(f"هجوم على {BASE}\nقصف {TOWN}\n{quiet}\nقصف {CITY}")
    first, next_, last = (happenings(linked, number)[0] for number in (0, 1, 11))
    place = Geography(linked.entities, {})
    compared = likeness.Likeness(PUBLISHED, linked.entities, place, vocabulary(), lambda _: None, lambda _: None, lambda _: set())
    far = [compared.signs(Draft().add(first), Draft().add(e), None).get("far", 0.0) for e in (first, next_, last)]
    assert far == [0.0, 0.125, 1.0]
    assert wording.tellings().weights["far"] < 0


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (f"انفجار في {TOWN} الجمعة", f"الانفجار=انفجار في {CITY} الجمعة", 2),
        (f"هجوم على {BASE} الجمعة", f"الهجوم=هجوم على {CAMP} الجمعة", 2),
        (f"هجوم على {BASE} الجمعة", f"الهجوم=هجوم في {TOWN} الجمعة", 1),
        (f"هجوم على {BASE} الجمعة", f"الهجوم=هجوم على {BASE} الجمعة", 1),
    ],
)
def test_two_towns_or_two_sites_are_two_happenings(first: str, second: str, count: int) -> None:
    assert len(tellings(f"{first}\n{second}")) == count


def test_a_town_in_the_named_province_is_the_same_place() -> None:
    known = {"town": {"container": "province"}}
    text = "انفجار في [المحافظة|province|Region] الجمعة\nو+ وقع/وقع الانفجار=انفجار في [البلدة|town|City]"
    assert len(tellings(text, known=known)) == 1


def test_places_of_two_states_are_apart() -> None:
    known = {"town": {"country": "syria"}, "base": {"country": "iraq"}}
    text = f"هجوم على {BASE} الجمعة\nو+ وقع/وقع الهجوم=هجوم في {TOWN} الجمعة"
    assert len(tellings(text, known=known)) == 2


def test_two_victims_are_two_assassinations() -> None:
    text = "اغتيال [سالم العبيدي|man|Person] الجمعة\nالاغتيال=اغتيال الذي طال [نادر الراوي|other|Person] الجمعة"
    assert len(tellings(text)) == 2


def test_one_victim_is_one() -> None:
    text = "اغتيال [سالم العبيدي|man|Person] الجمعة\nو+ قتل/قتل [سالم العبيدي|man] ب+ عبوة ناسفة=ناسف^"
    assert len(tellings(text)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("توقفت هجمات=هجوم* الفصائل على [القوات الأميركية|us|StateForce]", 0),
        (f"هجمات=هجوم* على {BASE}", 1),
        ("هجمات=هجوم* على [القوات الأميركية|us|StateForce] الجمعة", 1),
        ("هجوم على [القوات الأميركية|us|StateForce] الجمعة", 1),
    ],
)
def test_a_plural_without_place_day_or_count_is_a_pattern(text: str, count: int) -> None:
    assert len(tellings(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وقع/وقع هجوم الجمعة", 0),
        (f"وقع/وقع هجوم على {BASE} الجمعة", 1),
        (f"الحادث=حادث في {TOWN} الجمعة", 0),
    ],
)
def test_two_facts_make_a_happening(text: str, count: int) -> None:
    assert len(tellings(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        f"لم تقصف//قصف {GROUP} {BASE} الجمعة",
        f"لم يقع//وقع هجوم>يقع:nsubj على {BASE} الجمعة",
        f"تعتزم//اعتزم {GROUP} قصف>تعتزم:obj {BASE} الجمعة",
        f"هددت/هدد {GROUP} ب+ قصف>هددت:obl {BASE} الجمعة",
    ],
)
def test_what_did_not_happen_is_planned_or_threatened_is_no_happening(text: str) -> None:
    assert tellings(text) == []


@pytest.mark.parametrize("what", ["شن", "وقوع"])
def test_what_is_denied_of_a_place_is_a_happening_that_is_denied(what: str) -> None:
    assert len(tellings(f"نفت/نفى {GROUP} {what} هجوم على {BASE} الجمعة")) == 1


def test_the_title_and_the_lead_tell_one_happening() -> None:
    text = f"مقتل ثلاثة جنود في هجوم على {BASE}\n\nانفجار في {TOWN} الجمعة"
    assert len(tellings(text, title=True)) == 1
    assert len(tellings(text)) == 2


def test_an_effect_joins_what_was_told_right_before() -> None:
    assert tellings(f"قصفت/قصف {GROUP} {BASE} الجمعة\nو+ أصيب/أصاب! خمسة جنود") == [["قصفت", "أصيب"]]


def test_a_person_is_seized_once() -> None:
    man = "[سالم العبيدي|man|Person]"
    text = f"اعتقال {man} في {TOWN}\nكلام الجمعة\nكلام السبت\nو+ تم/تم اعتقال {man} على الطريق الجمعة"
    assert len(tellings(text)) == 1


def test_what_provoked_another_happening_is_known_already() -> None:
    text = f"هجوم على {ARMY} الجمعة\nكلام\nكلام\nكلام\nقصفت/قصف {GROUP}>قصفت:nsubj {CITY}>قصفت:obj ردا=رد على استهداف {ARMY}"
    assert tellings(text, title=True) == [["هجوم", "استهداف"], ["قصفت"]]


def test_an_operation_that_is_new_means_none_told_before() -> None:
    opening = f"هجوم على {BASE} الجمعة"
    assert tellings(f"{opening}\nو+ نفذت/نفذ الشرطة عملية أمنية^") == [["هجوم"]]
    assert tellings(f"{opening}\nو+ نفذت/نفذ الشرطة العملية=عملية فجرا") == [["هجوم", "العملية"]]


def test_an_effect_joins_the_happening_last_spoken_of_not_the_last_begun() -> None:
    text = f"انفجار في {BASE} الجمعة\nقصف {CITY} الخميس\nو+ وقع/وقع الانفجار=انفجار في {BASE}\nو+ أصيب/أصاب! خمسة جنود"
    assert tellings(text) == [["انفجار", "الانفجار", "أصيب"], ["قصف"]]


def test_a_definite_plural_means_no_single_happening() -> None:
    found = tellings(f"استهداف {BASE} الجمعة\nنفذت/نفذ الفصائل عشرات الاستهدافات=استهداف* في [العراق|iraq]")
    assert found == [["استهداف"]]


def test_a_named_victim_makes_a_happening() -> None:
    """ "ردا على اغتيال فلان" tells one that others answer, though nothing else is said of it."""
    assert len(tellings("اغتيال [سالم العبيدي|man|Person]")) == 1


@pytest.mark.parametrize(("toll", "count"), [("خمسة", 1), ("تسعة", 2)])
def test_the_same_toll_speaks_for_one_another_toll_against_it(toll: str, count: int) -> None:
    text = f"قتل/قتل خمسة جنود في هجوم على {ARMY} الجمعة\n{FILLER}\nأوقع/أوقع هجوم على {ARMY} الجمعة {toll} قتلى=قتيل*"
    assert len(tellings(text)) == count


def test_kinds_are_gathered_best_first() -> None:
    (telling,) = record(document(f"انفجار في {BASE} الجمعة\nو+ وقع/وقع القصف=قصف ب+ صواريخ=صاروخ على {BASE}")).tellings
    assert telling.kinds[0] is IncidentKind.EXPLOSION and IncidentKind.ROCKET_ATTACK in telling.kinds


def test_an_arrest_is_no_bombing() -> None:
    assert len(tellings(f"انفجار في {TOWN} الجمعة\nو+ جرى/جرى اعتقال ثلاثة في {TOWN} الجمعة")) == 2


def test_an_answer_is_another_happening_than_what_it_answers() -> None:
    found = tellings(f"قصفت/قصف {GROUP} {BASE} الجمعة ردا=رد على قصف {BASE} الجمعة")
    assert found == [["قصفت"], ["قصف"]]


def test_keys_are_numbered_in_order_of_text() -> None:
    tellings_ = record(document(f"انفجار في {TOWN} الجمعة\nو+ انفجار في {CITY} الخميس")).tellings
    assert [t.key for t in tellings_] == [f"{'d' * 16}#i1", f"{'d' * 16}#i2"]


def test_every_sign_has_a_weight() -> None:
    """A sign without a weight would end the reading of the first text that shows it."""
    code = Path(likeness.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'(?:yield|else) "(\w+)"', code)) | {f"same_{role}" for role in (Role.TARGET, Role.DOER, Role.VICTIM)}
    assert named | {"always"} == set(wording.tellings().weights)


def test_a_reference_means_what_was_last_spoken_of_not_what_the_same_word_meant_before() -> None:
    """ "الحادث" said of one thing three sentences ago says nothing about "الحادث" now."""
    again = "\nو+ وقع/وقع الهجوم=هجوم فجرا" * 3
    text = f"هجوم على {BASE} الجمعة{again}\nو+ وقع/وقع الحادث=حادث فجرا\nقصف {CITY} الخميس\nو+ يحقق/حقق الجيش في الحادث=حادث"
    assert tellings(text)[-1] == ["قصف", "الحادث"]


@pytest.mark.parametrize(
    ("opening", "count"), [("من جهة أخرى", 2), ("و+ إلى ذلك", 2), ("في سياق متصل", 2), ("و+ في البلدة", 1), ("أخرى من جهة", 1)]
)
def test_a_sentence_that_turns_to_something_else_tells_another_happening(opening: str, count: int) -> None:
    text = f"هجوم على {BASE} الجمعة\n{FILLER}\nاستهدف/استهدف مسلحون {BASE} الجمعة\n{opening} قتل/قتل! شرطيان في {TOWN}"
    assert len(tellings(text)) == count


def test_a_toll_in_the_title_does_not_make_one_deed_of_many() -> None:
    text = f"مقتل ستين مدنيا\nهجمات=هجوم* في {TOWN} الجمعة\n{FILLER}\nوقع/وقع هجوم في {TOWN} الجمعة"
    assert tellings(text, title=True) == [["مقتل", "هجمات"], ["هجوم"]]


def test_what_one_sentence_keeps_apart_is_not_one_happening() -> None:
    text = f"هجمات=هجوم* في {TOWN} الجمعة\nهزت/هز {TOWN}>هزت:obj هجمات=هجوم* فيما قتل/قتل! ثلاثة في انفجار الجمعة"
    assert tellings(text, title=True) == [["هجمات", "هزت"], ["انفجار"]]


def test_words_without_a_date_mean_the_news_of_the_day_and_not_what_was_long_ago() -> None:
    """ "الهجوم" after a look back at January is the one that the report is about."""
    text = f"هجوم على {BASE} الجمعة\nتعرضت/تعرض {TOWN}>تعرضت:nsubj ل+ هجوم في 3 يناير\nأسفر/أسفر الهجوم=هجوم عن مقتل جندي"
    assert tellings(text) == [["هجوم", "الهجوم"], ["هجوم"]]


@pytest.mark.parametrize(("toll", "found"), [(5, [["هجوم", "هجوم"]]), (2, [["هجوم"], ["هجوم"]])])
def test_a_large_toll_told_twice_is_of_one_happening(toll: int, found: list[list[str]]) -> None:
    text = f"قتل/قتل {toll} جنود في هجوم على {BASE} الجمعة\n{FILLER}\nأوقع/أوقع هجوم انتحاري الجمعة {toll} قتلى=قتيل*"
    assert tellings(text) == found


@pytest.mark.parametrize(("day", "count"), [("الجمعة", 1), ("", 2)])
def test_one_town_on_one_day_outweighs_a_toll_that_has_grown(day: str, count: int) -> None:
    text = f"قتل/قتل 3 جنود في هجوم في {TOWN} الجمعة\n{FILLER}\nأوقع/أوقع هجوم في {TOWN} {day} 4 قتلى=قتيل*"
    assert len(tellings(text)) == count


@pytest.mark.parametrize(("weapon", "count"), [("سيارة مفخخة=مفخخ^", 1), ("عبوة ناسفة=ناسف^", 2)])
def test_a_weapon_told_again_speaks_for_one_happening(weapon: str, count: int) -> None:
    text = f"انفجرت/انفجر سيارة مفخخة=مفخخ^ في {TOWN}\n{FILLER}\n{FILLER}\nو+ استهدفت/استهدف {weapon} {ARMY} في {TOWN}"
    assert len(tellings(text)) == count


@pytest.mark.parametrize(("above", "count"), [((), 2), (("army",), 1)])
def test_another_target_speaks_for_another_happening_unless_one_is_part_of_the_other(above: tuple[str, ...], count: int) -> None:
    hushed = "\n".join(["ساد هدوء في الأسواق"] * 2)
    text = f"هجوم على {ARMY} في {TOWN} الجمعة\n{hushed}\nوقع/وقع هجوم على [الحرس|guard|StateForce] في {TOWN}"
    assert len(tellings(text, known={"guard": {"part_of": above}})) == count


@pytest.mark.parametrize(("deed", "count"), [("هجوم", 1), ("هجمات=هجوم*", 2)])
def test_many_happenings_are_less_often_those_told_before_than_a_single_one_is(deed: str, count: int) -> None:
    hushed = "\n".join(["ساد هدوء في الأسواق"] * 2)
    assert len(tellings(f"{deed} على {TOWN}\n{hushed}\nشن/شن {ARMY} {deed} على {TOWN}")) == count


def test_a_suicide_car_that_storms_a_post_is_the_bombing_told_before() -> None:
    lead = f"قتل/قتل تسعة جنود في هجوم ب+ سيارة مفخخة=مفخخ^ في {TOWN} الجمعة"
    car = f"اقتحم/اقتحم انتحاري ب+ سيارة مفخخة=مفخخ^ [نقطة تفتيش|post|Site] في {TOWN} ما أدى/أدى إلى مقتل تسعة جنود"
    assert tellings(f"{lead}\n{car}") == [["هجوم", "اقتحم"]]
    assert len(tellings(f"{lead}\n{car.replace('ب+ سيارة مفخخة=مفخخ^ ', '')}")) == 2


def test_captives_may_be_those_of_a_clash_but_not_of_a_bombing() -> None:
    captured = f"مقتل ثمانية مسلحين و+ أسر سبعة في {TOWN}\nقتل/قتل! ثمانية مسلحين في"
    assert len(tellings(f"{captured} اشتباك في {TOWN}", title=True)) == 1
    assert len(tellings(f"خطف سبعة في {TOWN}\nقتل/قتل! ثمانية في انفجار في {TOWN}")) == 2


def test_the_dead_told_after_many_deeds_are_theirs() -> None:
    text = f"هجمات=هجوم* على {TOWN} الجمعة\n{FILLER}\nو+ أصيب/أصاب! خمسة جنود في {TOWN} الجمعة"
    assert tellings(text) == [["هجمات", "أصيب"]]


@pytest.mark.parametrize(("word", "count"), [("كمين=كمين*", 1), ("هجمات=هجوم*", 2)])
def test_an_ambush_only_looks_like_many(word: str, count: int) -> None:
    told = f"قتل/قتل ستة مسلحين في {word} في {TOWN} الجمعة"
    again = f"نصبت/نصب {ARMY} كمينا=كمين في {TOWN} أوقع/أوقع ستة قتلى=قتيل*"
    assert len(tellings(f"{told}\n{FILLER}\n{again}")) == count


@pytest.mark.parametrize(("word", "count"), [("جديد=جديد^>هجوم:amod", 1), ("آخر=آخر^>هجوم:amod", 2)])
def test_what_a_lead_calls_new_is_what_its_title_told(word: str, count: int) -> None:
    text = f"مقتل ستة جنود في هجوم ل+ {GROUP}\nقتل/قتل ستة جنود الجمعة في هجوم {word} شنه/شن {GROUP}"
    assert len(tellings(text, title=True)) == count


@pytest.mark.parametrize(("named", "count"), [("نادر حسن الراوي", 1), ("سالم العبيدي", 2)])
def test_a_short_name_may_be_that_of_the_victim_named_in_full(named: str, count: int) -> None:
    known = {"man": {"name_ar": "نادر الراوي"}, "other": {"name_ar": named}}
    text = f"مقتل [الراوي|man|Person] في {TOWN} الجمعة\nو+ قتل/قتل! [{named}|other|Person] في {TOWN} الجمعة"
    assert len(tellings(text, title=True, known=known)) == count


@pytest.mark.parametrize(("operation", "found"), [("العملية=عملية", 1), ("العمليات=عملية*", 2)])
def test_the_clause_of_an_operation_tells_what_it_was(operation: str, found: int) -> None:
    deed = f"{operation} التي نفذ/نفذ>{operation.split('=')[0]}:acl مسلحون تفجير>نفذ:obj {BASE}"
    assert len(tellings(f"هجوم على {TOWN} الجمعة\n{FILLER}\nدان/دان الوزير {deed} في {TOWN}")) == found


def test_the_title_said_once_more_at_the_end_tells_nothing() -> None:
    title = f"مقتل تسعة جنود في هجوم على {CITY}"
    text = f"{title}\n\nقتل/قتل! تسعة جنود في هجوم على {CITY} الجمعة\nقصف {TOWN} الخميس\nرابط الخبر : {title}"
    assert tellings(text, title=True) == [["هجوم", "هجوم"], ["قصف"]]


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        ("قال/قال المصدر=مصدر إن اشتباكات=اشتباك* بين {army} و+ {group} استمرت/استمر حتى الفجر", True),
        ("استمرت/استمر اشتباكات=اشتباك* بين {army} و+ {group} حتى الفجر", False),
        ("قال/قال المصدر=مصدر إن اشتباكات=اشتباك* بين {army} و+ {group} أوقعت/أوقع 3 قتلى=قتيل*", False),
    ],
)
def test_a_source_quoted_right_behind_the_lead_tells_of_it_unless_the_toll_is_another(quoted: str, told: bool) -> None:
    linked = document(f"أسفر/أسفر اشتباك في {TOWN} الجمعة عن 18 قتيلا\n{quoted.format(army=ARMY, group=GROUP)}")
    lead, event = (Draft().add(happenings(linked, number)[0]) for number in (0, 1))
    source = "source" if quoted.startswith("قال") else None
    place = Geography(linked.entities, {})
    compared = likeness.Likeness(
        PUBLISHED, linked.entities, place, vocabulary(), lambda _: source, lambda _: None, lambda _: set()
    )
    assert ("quoted_after_lead" in compared.signs(lead, event, lead)) is told


@pytest.mark.parametrize(("origin", "count"), [("text", 1), ("gazetteer", 2)])
def test_a_quarter_that_no_catalogue_has_may_lie_in_the_town_of_the_lead(origin: str, count: int) -> None:
    known = {"city": {"origin": "gazetteer"}, "town": {"origin": origin}}
    quarter = f"أوقع/أوقع سقوط قذيفة في {TOWN} الجمعة خمسة قتلى=قتيل*"
    assert len(tellings(f"قتل/قتل خمسة أطفال في سقوط قذيفة على {CITY} الجمعة\n{quarter}", known=known)) == count
