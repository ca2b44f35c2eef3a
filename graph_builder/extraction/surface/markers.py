"""What stands to the left of a mention: its preposition, and the word that it hangs from on the surface."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.tolls.person_words import person
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import EntityKind, Mention, Sentence, Word, carries_pronoun

STOPS = "؛.:؟!"
"""Marks that end a clause for sure; a comma does not."""
COMMA = "،"
COLON = ":"
_ANSWERED = 3
"""Steps up the parse from a deed over what it answered to the word for an answer at the most."""
_NEAR = 4
"""Words before a place at the most in which stands that something was near it."""
_TITLE = 10
"""Words that a title before a person's name may have ("رئيس المكتب السياسي لحركة حماس")."""


@dataclass(frozen=True)
class Marker:
    """``preposition`` is a lemma, or a phrase of ``roles.doer``; ``left`` the first word before all that, -1 at the start."""

    preposition: str | None
    left: int
    bearing: bool
    """A bearing stands between ("جنوب بغداد")."""
    near: bool
    """A part or neighbourhood of the place is meant ("قرب إيلات", "محيط البلدة")."""
    coordinated: bool


def marker_of(sentence: Sentence, mention: Mention, triggers: Collection[int], words: Vocabulary) -> Marker:
    """Read leftwards from a mention over what only introduces it ("على أحد مواقع «الحشد»")."""
    at, bearing, near = mention.first - 1, False, False
    if mention.kind is EntityKind.PERSON:
        at = _before_title(sentence, at, triggers, words)
    if mention.kind.is_actor and not mention.adjective:
        at = _before_ally(sentence, at, words)
    while at >= 0 and at not in triggers:
        word = sentence.words[at]
        forms = (fold(word.lemma), bare(fold(word.text)))
        if words.has("bearings", *forms):
            bearing = True
        elif words.has("place_parts", *forms):
            near = True
        elif not mention.kind.is_place and (group := _before_group(sentence, at, words)) is not None:
            at = group
        elif not (
            _is_filler(word)
            or _is_hedge(sentence, at, words)
            or words.has("holders", *forms)
            or _of_holder(sentence, at, words)
            or _is_grip(sentence, at, words)
            or _is_foremost(sentence, at, words)
        ):
            break
        at -= 1
    if at >= 0:
        phrase = phrase_before(sentence, at, words.roles.doer)
        if phrase:
            return Marker(phrase, at - len(phrase.split()), bearing, near, False)
        lemma = fold(sentence.words[at].lemma)
        shared = _before_list(sentence, mention, at, words)
        if shared is not None:
            return Marker(fold(sentence.words[shared].lemma), shared - 1, bearing, near, True)
        if at not in triggers and (sentence.words[at].upos == "ADP" or words.has("target", lemma)):
            return Marker(lemma, at - 1, bearing, near, False)
    return Marker(None, at, bearing, near, at >= 0 and sentence.words[at].upos == "CCONJ")


def is_beside(sentence: Sentence, mention: Mention, words: Vocabulary) -> bool:
    """ "قرب السفارة", "بالقرب من مقر الجهاز": near a place, or a place of somebody's, that stays where it is; who lays a bomb
    "قرب دورية" strikes at it."""
    for word in reversed(sentence.words[max(0, mention.first - _NEAR) : mention.first]):
        forms = words.forms(word)
        if words.has("neighbouring", *forms):
            return not words.has("mobile", *words.forms(sentence.words[word.index + 1])) and not words.has(
                "mobile", *words.forms(sentence.words[mention.first])
            )
        if words.has("mobile", *forms) or not (word.upos == "ADP" or words.has("holders", *forms)):
            break
    return False


def _before_list(sentence: Sentence, mention: Mention, at: int, words: Vocabulary) -> int | None:
    """The preposition of the place, perhaps unknown, that "و" joins another place to ("في القائم والبوكمال")."""
    word = sentence.words[mention.head]
    local = mention.kind.is_place and mention.kind is not EntityKind.GOVERNMENT
    if not local or sentence.words[at].upos != "CCONJ" or word.deprel != "conj" or not 0 <= word.head < at:
        return None
    first = sentence.words[word.head]
    named = first.upos in ("PROPN", "NOUN", "X") and first.index == at - 1
    before = first.index - 1
    return before if named and before >= 0 and words.has("inside", fold(sentence.words[before].text)) else None


def _before_title(sentence: Sentence, at: int, triggers: Collection[int], words: Vocabulary) -> int:
    """The trigger right before a person's title, or the place that one starts from where there is none."""
    for here in range(at, max(-1, at - _TITLE), -1):
        word = sentence.words[here]
        if here in triggers:
            return here
        link = word.upos == "ADP" and not words.has("title_links", fold(word.lemma))
        if link and here < at and is_man(sentence.words[here + 1]):  # "القبض على العميد السابق فلان"
            return here
        foreign = takes_sides(word, words) or link
        if foreign or word.upos in ("VERB", "SCONJ", "CCONJ") or word.text in STOPS + COMMA:
            break
    return at


def is_man(word: Word) -> bool:
    """A noun for one person, by which his title may open."""
    found = person(fold(word.text), feminine=word.text.endswith("ة"))
    return word.upos == "NOUN" and found is not None and found[1].number == "one" and not (found[0] or found[1].status)


def _before_ally(sentence: Sentence, at: int, words: Vocabulary) -> int:
    """The "و" of "الحوثيون وحليفهم السابق فلان", "التنظيم وحلفاؤه من القبائل"; the place that one starts from where there is
    none."""
    told, here = sentence.words, at
    while here > 0 and (told[here].upos == "ADJ" or told[here].text == COMMA or words.has("group_links", fold(told[here].text))):
        here -= 1
    joined = here > 1 and told[here].upos == "PRON" and told[here - 2].upos == "CCONJ"
    return here - 2 if joined and words.has("allies", *words.forms(told[here - 1])) else at


def takes_sides(word: Word, words: Vocabulary) -> bool:
    """ "متظاهرون معارضون للرئيس فلان", "القوات الموالية للرئيس": who follows is another one."""
    forms = words.forms(word)
    return words.has("opposed", *forms) or words.has("patronage", *forms)


def is_where(sentence: Sentence, mention: Mention, mentions: Iterable[Mention], words: Vocabulary) -> bool:
    """Whether a state is only told as where somebody of another one is: "السفيرة الأمريكية في لبنان", "سفير فلسطين لدى مصر"; not
    "الرئاسة في بوروندي"."""
    before = sentence.words[mention.first - 1] if mention.first else None
    if mention.kind is not EntityKind.GOVERNMENT or before is None or not words.has("abroad", fold(before.text)):
        return False
    near = (m for m in mentions if m.kind is EntityKind.GOVERNMENT and 0 < mention.first - m.last <= _NEAR)
    return any(m.entity != mention.entity for m in near)


def is_kin(
    sentence: Sentence, mention: Mention, triggers: Collection[int], words: Vocabulary, named: Collection[int] = ()
) -> bool:
    """Whether somebody of a person's is meant and not he ("مقتل نجل رئيس اللجنة فلان"). ``named`` are words of names, whose sense
    does not count ("القيادي في حراس الدين فلان")."""
    if mention.kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        return False
    for at in range(mention.first - 1, max(-1, mention.first - _TITLE), -1):
        word = sentence.words[at]
        if at in triggers or word.upos in ("VERB", "SCONJ", "CCONJ") or word.text in STOPS + COMMA:
            return False
        if at not in named and words.has("kin", *words.forms(word)):
            return not (at - 1 in triggers and carries_pronoun(sentence.words, at))  # "مقتل نجله فلان"
        if words.has("aides", *words.forms(word)) and _leads_title(sentence.words[at + 1 : mention.first + 1]):
            return True
    return False


def _leads_title(words: Sequence[Word]) -> bool:
    """ "مستشار الرئيس اليمني فلان": whose aide somebody is; "مساعد قائد الفرقة فلان", "مستشار الرئيس للشؤون الأمنية فلان" name
    the aide."""
    held = words[0].upos == "NOUN" and fold(words[0].text).startswith(ARTICLE)
    return held and all(w.upos in ("NOUN", "ADJ", "PROPN") for w in words)


def _of_holder(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """The "ل" that only ties a holder to whom it belongs ("على مواقع للحوثيين")."""
    before = sentence.words[at - 1] if at > 0 else None
    return before is not None and words.has("ties", sentence.words[at].lemma) and words.has("holders", *words.forms(before))


def _is_foremost(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """ "على آخر معاقل الحركة" """
    behind = at > 0 and sentence.words[at - 1].upos == "ADP"
    return behind and words.has("foremost", fold(sentence.words[at].text))


def _is_grip(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """ "من أيدي الحركة", "من قبضة المسلحين": the word stands for those who held something."""
    held = at > 0 and words.has("grips", *words.forms(sentence.words[at]))
    return held and words.has("sources", fold(sentence.words[at - 1].text))


def _before_group(sentence: Sentence, at: int, words: Vocabulary) -> int | None:
    """The first of the words "متطرفون ينتمون إلى", "متشدد من", "قوة تابعة ل" or "وآخرين من" that end at ``at``, ``None`` where
    they do not stand there."""
    told = sentence.words
    if at == 0 or told[at].upos != "ADP" or not words.has("group_links", fold(told[at].text)):
        return None
    of = at - 2 if told[at - 1].upos == "PRON" else at - 1
    belonging = of > 0 and words.has("belonging", *words.forms(told[of]))
    tied = of > 0 and words.has("owned", *words.forms(told[of]))
    people = of - 1 if belonging or tied else at - 1
    if _are_others(sentence, people, words):
        return people
    while people > 0 and told[people].upos == "ADJ" and not words.has("nameless", *words.forms(told[people])):
        if takes_sides(told[people], words):
            return None
        people -= 1
    if words.has("mobile", *words.forms(told[max(0, people - 1)])):  # "طائرة مقاتلة تابعة ل"
        return None
    forms = words.forms(told[people])
    out_of = at == people + 1 and words.has("sources", fold(told[at].text))  # "وحدة من الكتائب"
    whose = (belonging and words.has("holders", *forms)) or ((tied or out_of) and words.has("squads", *forms))
    return people if words.has("nameless", *forms) or whose else None


def _are_others(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """ "بين مسلحين من الحركة وآخرين من التنظيم": men or a force of the same sort, told by no word of their own."""
    joined = at > 0 and sentence.words[at - 1].upos == "CCONJ"
    return joined and words.has("others", *words.forms(sentence.words[at]))


def _is_filler(word: Word) -> bool:
    """Quotes, brackets, determiners and numbers do not part a mention from its preposition."""
    return word.upos in ("DET", "NUM") or (word.upos == "PUNCT" and word.text not in STOPS + COMMA)


def _is_hedge(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """ "نحو مئة مقاتل": about how many, and no direction."""
    return words.has("about", fold(sentence.words[at].text)) and sentence.words[at + 1].upos == "NUM"


def phrase_before(sentence: Sentence, at: int, phrases: Iterable[str]) -> str | None:
    """Which phrase of at most three words ends with the word ``at``."""
    text = "".join(fold(w.text) for w in sentence.words[max(0, at - 2) : at + 1])
    return next((p for p in phrases if text.endswith(_written_together(p))), None)


@cache
def _written_together(phrase: str) -> str:
    return "".join(map(fold, phrase.split()))


def is_led_by(sentence: Sentence, at: int, links: Collection[str]) -> bool:
    """Whether one of some clitic prepositions stands right before a word, cut off it or not ("برصاص")."""
    before = sentence.words[at - 1] if at else None
    cut = before is not None and before.upos == "ADP" and fold(before.text) in links
    word = sentence.words[at]
    return cut or any(fold(word.text).startswith(link) and not fold(word.lemma).startswith(link) for link in links)


def aims(link: Word, words: Vocabulary) -> bool:
    """Whether a preposition stands before who or what is aimed at ("على", "ضد"), and not also before whose something is ("ل")."""
    lemma = fold(link.lemma)
    return words.has("target", lemma) and not words.has("masdar_objects", lemma)


def has_masdar_object(sentence: Sentence, last: int, words: Vocabulary, reach: int) -> bool:
    """ "استهداف طائرات التحالف لتجمع": whether what a masdar's doer hit stands behind "ل" in the ``reach`` words after ``last``;
    "للمرة الثانية" is none."""
    for tie, thing in pairwise(sentence.words[last + 1 : last + 1 + reach]):
        if words.has("masdar_objects", fold(tie.text)):
            return thing.upos in ("NOUN", "PROPN", "PRON") and not words.has("times", *words.forms(thing))
    return False


def before_aside(words: Sequence[Word]) -> Sequence[Word]:
    """Some words without an aside between commas at their end ("الجيش، مساء السبت،")."""
    commas = [n for n, word in enumerate(words) if word.text == COMMA]
    return words[: commas[-2]] if len(commas) > 1 and commas[-1] == len(words) - 1 else words


def goes_on_amid(sentence: Sentence, deed: int, at: int, triggers: Collection[int], words: Vocabulary) -> bool:
    """ "قصف المطار خلال تسليم الطائرة السعودية المساعدات": whether a word behind a deed stands in what went on at its time; "خلال
    مداهمة نفذها الجيش" tells a deed, and "خلال الساعات الماضية" a time. A comma ends it."""
    behind = sentence.words[deed + 1 : at]
    last = max((n for n, word in enumerate(behind) if word.text == COMMA), default=-1)
    for link, noun in pairwise(behind[last + 1 :]):
        if words.has("amid", fold(link.text)) and noun.upos == "NOUN":
            return noun.index not in triggers and not words.has("times", *words.forms(noun))
    return False


def opens_another(sentence: Sentence, at: int) -> bool:
    """ "مقتل اثنين، وتصعيد": behind a comma "و" brings in something else."""
    return at > 0 and sentence.words[at].upos == "CCONJ" and sentence.words[at - 1].text == COMMA


def opens_clause(sentence: Sentence, at: int, words: Vocabulary) -> bool:
    """The same, and "هجوم، مما أدى إلى"."""
    behind = at > 0 and sentence.words[at - 1].text == COMMA
    return opens_another(sentence, at) or (behind and words.has("thereby", fold(sentence.words[at].text)))


def answer_by(sentence: Sentence, deed: int, words: Vocabulary) -> int | None:
    """The word for an answer that a noun tells the deed of: "رد" for "بقصف" in "رد الجيش على الهجوم بقصف المواقع"; the parse may
    hang it from what was answered ("رد على اغتيال قائده بقصف المواقع")."""
    if not is_led_by(sentence, deed, words.roles.by):
        return None
    at = sentence.words[deed].head
    for _ in range(_ANSWERED):
        if not 0 <= at < deed:
            break
        if words.has("answering", *words.forms(sentence.words[at])):
            return at
        at = sentence.words[at].head if sentence.words[at].upos == "NOUN" else -1
    return None


def driver_of(sentence: Sentence, deed: int, words: Vocabulary) -> int | None:
    """The verb by which something made somebody do the deed of a noun: "دفع" for "قصف" in "ما دفع الجيش إلى قصف البلدة"."""
    verb = sentence.words[deed].head
    if not 0 < verb < deed - 1 or not words.has("driven_to", fold(sentence.words[deed - 1].text)):
        return None
    past = sentence.words[verb].feats.get("Aspect") == "Perf" and words.has("driving", *words.forms(sentence.words[verb]))
    return verb if past and words.has("whereby", fold(sentence.words[verb - 1].text)) else None
