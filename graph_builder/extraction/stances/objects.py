"""What a stance is about."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from graph_builder.extraction.certainty.hedge_words import REPORT, hedge_words
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.stances.spot import REACH, Spot
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import STOPS
from graph_builder.model import Predicate, Word, carries_pronoun

Pair = Literal["both", "first", "second"]
"""Which of the two happenings told last."""
_PHRASE = 3
"""Words of an object in which it says what it is ("أي مسؤولية", "تماما شنها")."""
_NEAR = 6
"""Words behind a denial in which it says what it denies, where no happening follows."""


def complement(spot: Spot, new: bool) -> Event | None:
    """The happening after the stance word; for one told by a pronoun the one before it ("هجومين تبنتهما الحركة")."""
    if spot.frame.of_event:
        return _happening_before(spot)
    after = happening_behind(spot)
    charged = spot.frame.object == "accused" and not spot.frame.links and after is not None  # "التي اتهمتها واشنطن بقصف قاعدة"
    attached = spot.has_pronoun() and spot.word.upos == "VERB" and not charged
    before = [e for e in spot.events if e.main.word < spot.at]
    if described := [e for e in before if spot.frame.links and spot.verbal and _is_described(spot, e)]:
        return described[-1]
    tells = spot.word.upos in ("VERB", "NOUN") or bool(spot.how == "participle" and spot.frame.links)  # "هجوم منسوب إلى"
    if before and (attached or (after is None and not new)) and tells:
        return before[-1]
    return after


def _is_described(spot: Spot, event: Event) -> bool:
    """ "الهجوم الذي يحمل بصمات الحركة التي قتلت خمسة": a relative clause is about the happening that it describes."""
    return spot.word.deprel.startswith("acl") and any(t.word == spot.word.head for t in event.triggers)


def happening_behind(spot: Spot) -> Event | None:
    """The next happening behind the stance word; names in the same clause, which may be long, make it no further off."""
    furthest = _furthest(spot)
    return next((e for e in spot.events if spot.at <= e.end and e.start <= furthest), None)


def _happening_before(spot: Spot) -> Event | None:
    """The happening that is the subject of the words: "إن الحادث لا يزال قيد التحقيق", but not "اعتقل رجل وهو قيد التحقيق"."""
    for event in reversed([e for e in spot.events if e.main.word < spot.at]):
        between = spot.between(event.main.word + 1, spot.at)
        return event if all(w.upos in ("ADJ", "ADV", "PART") or _only_tells_when(spot, w) for w in between) else None
    return None


def _only_tells_when(spot: Spot, word: Word) -> bool:
    """ "لا يزال", "كان" """
    return any(spot.words.has(listed, fold(word.lemma), fold(word.text)) for listed in ("lasting", "copulas", "ruled_out"))


def _furthest(spot: Spot) -> int:
    """Last word at which the happening may begin; names count only as far as no other clause has begun."""
    named = {at for m in spot.mentions for at in range(m.first, m.last + 1)}
    furthest = spot.at + REACH
    for word in spot.sentence.words[spot.at + 1 :]:
        if word.index > furthest:
            break
        if word.upos in ("VERB", "SCONJ") or word.text in STOPS:
            return max(spot.at + REACH, word.index)
        furthest += word.index in named
    return furthest


def is_another_matter(spot: Spot) -> bool:
    """Whether it is about no happening ("تتبنى الدولة نظاما", "نفى الوزير استقالته"), by the words that the frame names."""
    if not spot.frame.about or spot.how not in ("verb", "noun", "phrase"):
        return False
    if spot.frame.predicate is Predicate.DENIED and (_denies_harm(spot) or _denies_other_reports(spot)):
        return True
    if spot.has_pronoun():
        return _describes_no_deed(spot)
    if spot.how == "phrase":
        return not any(_is_meant(spot, w) for w in spot.clause())
    if any(_is_meant(spot, w) for w in spot.following(_PHRASE)) or of_two(spot, None):
        return False
    thing = _object(spot)
    if thing is not None and not any(_is_meant(spot, w) for w in spot.between(thing.index, thing.index + _PHRASE)):
        return True
    if happening_behind(spot) is not None:
        return False
    following = spot.following(REACH)
    if spot.frame.predicate is Predicate.DENIED and _denies_a_deed(spot):
        return False
    end = next((n for n, w in enumerate(following) if w.text in STOPS), len(following))
    if end == 0:  # "غارة على المدينة والحكومة تستنكر"
        return False
    return not any(_is_meant(spot, w) for w in following[:end] if w.upos not in ("DET", "PRON"))


def _denies_harm(spot: Spot) -> bool:
    """ "نفت وقوع أي أضرار في سفنها", "نفى سقوط قتلى": not the deed but what it brought."""
    first = _behind_taker(spot)
    told = spot.between(first, first + _PHRASE + 1)
    following = [w for w in told if w.upos != "PRON" and not spot.words.has("any", fold(w.text))]
    lists = ("occurrence", "coming_about")
    comes = bool(following) and any(spot.words.has(listed, fold(following[0].lemma)) for listed in lists)
    brought = following[1:2] if comes else following[:1]
    return any(spot.words.has("harm", fold(w.lemma), fold(w.text)) for w in brought)


def _denies_other_reports(spot: Spot) -> bool:
    """ "نفى خبر نقل القاعدة", "الأنباء عن منح قاعدة": what the reports tell that are denied is no happening."""
    if happening_behind(spot) is not None:
        return False
    clause = [w for w in spot.clause() if w.upos != "PUNCT"]
    listed = set(hedge_words().standing(REPORT, spot.sentence))
    reports = [n for n, w in enumerate(clause) if w.index in listed]
    behind = clause[reports[-1] + 1 : reports[-1] + 3] if reports else []
    led = bool(behind) and spot.words.has("concerning", fold(behind[0].text))
    told = behind[1:] if led else behind[:1]
    named = any(m.first <= w.index <= m.last for m in (*spot.mentions, *spot.places) for w in told)
    return any(w.upos == "NOUN" and not _is_meant(spot, w) for w in told) and not named


def _denies_a_deed(spot: Spot) -> bool:
    """ "نفى الجيش أن تكون طائراته استهدفت الحي": a verb of a happening behind "أن", of which too little is told for one."""
    that = next((w for w in spot.clause() if w.upos in ("SCONJ", "VERB")), None)
    behind = spot.between(that.index, that.index + _NEAR) if that is not None and that.upos == "SCONJ" else ()
    verb = next((w for w in behind if w.upos == "VERB"), None)
    frames = spot.words.verb_frames(verb) if verb is not None else ()
    return bool(frames) and not any(frame.effect for frame in frames)  # not "أن يكون قائده قتل"


def _describes_no_deed(spot: Spot) -> bool:
    """ "العنف الذي تتبناه الجماعات", "اتفاق أعلنه الشيخ ونفاه الزعيم": what a relative clause tells to be theirs is no happening,
    by all nouns before it."""
    at, words = spot.at, spot.sentence.words
    above = words[spot.word.head] if spot.word.deprel == "conj" else None
    if above is not None and above.upos == "VERB" and carries_pronoun(words, above.index):
        at = above.index
        if above.deprel.startswith("acl") and words[above.head].upos == "NOUN":
            return not _is_meant(spot, words[above.head])
    before = spot.between(max(0, at - REACH), at)
    relative = spot.verbal and bool(before) and before[-1].upos == "PRON" and before[-1].text.startswith(ARTICLE)
    return relative and not any(_is_meant(spot, w) for w in before if w.upos == "NOUN")


def _object(spot: Spot) -> Word | None:
    """The noun that the parse takes for the object of a verb, or the one right behind a noun, where it is no name."""
    words = spot.sentence.words
    places = [c for c in spot.sentence.children[spot.at] if words[c].deprel == "obj" and c > spot.at]
    if spot.how == "noun":
        places = [spot.at + 1] if spot.at + 1 < len(words) else []
    named = any(m.first <= c <= m.last for m in (*spot.mentions, *spot.places) for c in places[:1])
    return words[places[0]] if places and not named and words[places[0]].upos == "NOUN" else None


def _is_meant(spot: Spot, word: Word) -> bool:
    """Whether a word is a happening or what else the frame may be about."""
    forms = spot.words.forms(word)
    told = any(t.word == word.index for e in spot.events for t in e.triggers)
    return told or not forms.isdisjoint(spot.frame.about) or (word.upos == "NOUN" and not forms.isdisjoint(spot.words.nouns))


def names_new(spot: Spot) -> bool:
    """An indefinite noun of a happening follows of which nothing more is told."""
    told = {t.word for e in spot.events for t in e.triggers}
    near = _happening_named(spot)
    return near is not None and near.index not in told and not _is_definite(spot, near)


def names_known(spot: Spot) -> bool:
    """What was told before is named with nothing more said of it: "دان استهداف السفينة", "دانت «هذا العمل الإجرامي»"."""
    near = _happening_named(spot)
    if near is not None:
        return spot.verbal and _is_definite(spot, near)
    pairs = list(pairwise(w for w in spot.clause() if w.upos != "PUNCT"))
    pointed = any(a.upos in ("DET", "PRON") and not spot.words.forms(b).isdisjoint(spot.frame.about) for a, b in pairs)
    return pointed or any(_is_judged(spot, a, b) for a, b in pairs)


def _is_judged(spot: Spot, noun: Word, judgement: Word) -> bool:
    """ "دانت «العمل الإرهابي»", but not "الأعمال الإرهابية" nor "الإرهاب"."""
    known = fold(noun.text).startswith(ARTICLE) and noun.feats.get("Number") == "Sing" and noun.upos == "NOUN"
    return known and judgement.upos == "ADJ" and not spot.words.forms(noun).isdisjoint(spot.frame.about)


def names_others(spot: Spot) -> bool:
    """The noun of a happening that follows is a plural, or is said to be another one: "تبنى هجمات", "تبنى هجوما مماثلا"."""
    near = _happening_named(spot)
    behind = spot.between(near.index + 1, near.index + 2) if near else ()
    return near is not None and (
        near.feats.get("Number") == "Plur" or any(spot.words.has("other", *spot.words.forms(w)) for w in behind)
    )


def _happening_named(spot: Spot) -> Word | None:
    """The first noun of a happening behind the stance word, in its clause."""
    for near in spot.following(REACH - 1):
        if near.upos == "VERB" or near.text in STOPS:
            return None
        frames = spot.words.nouns.get(fold(near.lemma), ())
        if near.upos == "NOUN" and any(f.kinds and not f.beside for f in frames):
            return near
    return None


def denied_what(spot: Spot, event: Event | None) -> str:
    """ "نفى وقوع هجوم", "نفى أن تكون البلاد تعرضت لهجوم" deny the occurrence, anything else the responsibility: so do words that
    name it, whatever was told of the happening before ("تعرضت السفينة لهجوم، ونفت إيران مسؤوليتها عن الهجوم")."""
    if _names_responsibility(spot):
        return "responsibility"
    first = _behind_taker(spot)
    before = spot.between(first, event.start if event else first + _NEAR)
    borne = (t for t in event.triggers if t.frame.light and t.word <= event.main.word) if event is not None else ()
    undergone = any(t.frame.subject in ("patient", "event") for t in borne)  # not "صلته بالهجوم الذي تعرضت له السفينة"
    told = undergone or any(spot.words.has("occurrence", fold(w.lemma)) for w in before)
    return "occurrence" if told or spot.frame.object == "occurrence" else "responsibility"


def _behind_taker(spot: Spot) -> int:
    """The first word behind the stance word and who takes the stance: "نفت الجماعة | سقوط قتلى"."""
    return next((m.last for m in spot.mentions if spot.is_beside(m)), spot.at) + 1


def _names_responsibility(spot: Spot) -> bool:
    """ "عدم مسؤوليته عن", "نفى مسؤوليته", "نفى أي علاقة له ب" """
    if spot.how == "phrase":
        return spot.frame.object == "responsibility"
    first = _behind_taker(spot)
    for word in spot.between(first, first + _NEAR):
        if spot.words.has("occurrence", *spot.words.forms(word)):
            return False
        if spot.words.has("own_part", *spot.words.forms(word)):
            return True
    return False


def _is_definite(spot: Spot, word: Word) -> bool:
    """It has the article, a pronoun, or a definite genitive ("هجوم الجمعة")."""
    following = spot.between(word.index + 1, word.index + 2)
    return fold(word.text).startswith(ARTICLE) or any(w.upos == "PRON" or fold(w.text).startswith(ARTICLE) for w in following)


def of_two(spot: Spot, event: Event | None) -> Pair | None:
    """Which of two happenings told before a dual means: "دان الهجومين", "تبنتهما", "مسؤوليته عنهما", "تبنى أولهما"."""
    words = spot.sentence.words
    parts: tuple[Pair, ...] = ("first", "second")
    behind = event if event is not None and event.start > spot.at else None
    end = behind.start if behind else spot.at + 2 + len(spot.clause())
    for before, pronoun in pairwise(words[spot.at : end]):
        if pronoun.feats.get("Number") == "Dual" and carries_pronoun(words, before.index):
            if before.index == spot.at or before.upos == "ADP" or spot.words.has("both", fold(before.lemma)):
                told = event is not None and event.start < spot.at and event.main.dual  # "تفجيران تبنتهما الحركة"
                return None if told else "both"
            return next((part for part in parts if spot.words.has(part, *spot.words.forms(before))), None)
    known = behind is not None and behind.main.definite and not behind.arguments
    return "both" if known and behind is not None and behind.main.dual else None
