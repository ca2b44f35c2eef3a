"""Who is accused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graph_builder.extraction.certainty.negation import QUOTES, polarity_at
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.stances.spot import REACH, Spot
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import STOPS, is_kin, is_man
from graph_builder.model import EntityKind, Mention, Word

_HIT = frozenset({Role.TARGET, Role.VICTIM})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
_LINK = 3
"""Words between a preposition and the name that it brings in ("إلى مسلحي تنظيم داعش") at most."""


def accused_by(spot: Spot, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those accused, given who accuses."""
    if spot.words.has("behind", fold(spot.word.text)) and spot.frame.before:
        return _standing_behind(spot)
    if spot.how == "bearer" or spot.frame.before:
        return _named_before(spot)
    if spot.frame.links:
        return spot.with_coordinates(_linked(spot, actors))
    limit = next((w for e in spot.events for w in [_told_at(e)] if w > spot.at), spot.at + REACH)
    voices = _speaking(spot)
    rest = [m for m in spot.mentions if m not in (*actors, *voices, *_hit_by_charge(spot)) and spot.at < m.first < limit]
    rest = [m for m in rest if not _is_of_title(spot, m, actors)]
    tied = {m.entity for m in rest if _is_tied(spot, m)}
    rest = [m for m in rest if m.entity not in tied]
    if not actors:
        rest = [m for m in rest if not spot.leads_away(m)]
    if spot.verbal and actors:
        first = max(spot.at, actors[-1].last) + 1
        rest = [m for m in rest if not (_is_in_another_clause(spot, first, m.first) or _is_charge(spot, first, m))]
        rest = [m for m in rest if not _has_nameless_object(spot, first, m)]
    if not spot.verbal:
        rest = [m for m in rest if spot.is_beside(m)] if spot.events or spot.frame.requires else []
        rest = rest or _named_behind(spot, actors) or _meant_by_pronoun(spot, actors) or _suspected_before(spot)
    return spot.with_coordinates(rest[:1])


def _hit_by_charge(spot: Spot) -> list[Mention]:
    """ "حمل الحزب مسؤولية الهجوم على الشرطة": whom the deed hit that somebody is charged with, behind a preposition, or who died
    of it."""
    hit = (a for e in spot.events for a in e.arguments if a.role in _HIT and spot.at < a.trigger.word < a.mention.first)
    return [
        a.mention
        for a in hit
        if a.role is Role.VICTIM or any(w.upos == "ADP" for w in spot.between(a.trigger.word, a.mention.first))
    ]


def _is_tied(spot: Spot, person: Mention) -> bool:
    """ "اتهمت القوات، بقيادة فلان، الجيش", "اتهم المجموعات التابعة للعميد السابق فلان": who leads those that accuse or are
    accused."""
    words, at = spot.sentence.words, person.first - 1
    while at > spot.at and (words[at].upos == "ADJ" or is_man(words[at])):
        at -= 1
    if person.kind is not EntityKind.PERSON or at <= spot.at + 1:
        return False
    led = spot.words.has("by", fold(words[at - 1].text)) and spot.words.has("escorts", fold(words[at].lemma))
    owned = spot.words.has("masdar_objects", fold(words[at].text)) and spot.words.has(
        "subordinate", *spot.words.forms(words[at - 1])
    )
    return led or owned


def _speaking(spot: Spot) -> list[Mention]:
    """ "حملت الرئاسة على لسان الناطق باسمها فلان إسرائيل المسؤولية": by whom the accuser speaks is not accused."""
    at = next((w.index for w in spot.following(REACH) if spot.words.has("mouths", fold(w.text))), None)
    behind = [m for m in spot.mentions if at is not None and m.first > at]
    first = behind[:1]
    for mention in behind[1:]:
        between = spot.between(first[0].last + 1, mention.first)
        named = mention.kind is EntityKind.PERSON and all(w.upos == "PRON" for w in between)  # "وزير خارجيتها فلان"
        first += [mention] if named or mention.first <= first[0].last else []
    return first


def _named_before(spot: Spot) -> tuple[Mention, ...]:
    """ "التنظيم المتهم بالوقوف خلف الهجوم"; only a person is told to be "متورط", "وهو متهم", and nobody who seizes or kills a
    suspect ("اعتقلت الشرطة المتهم بالهجوم", "قتلت الشرطة المشتبه به")."""
    definite = fold(spot.word.text).startswith(ARTICLE)
    last = [m for m in spot.mentions if m.last < spot.at and (definite or m.kind is EntityKind.PERSON)][-1:]
    taking = [m for m in last if _takes_suspect(spot, m)]
    links = ("PUNCT", "ADJ") if definite else ("PUNCT", "ADJ", "CCONJ", "PRON")
    between = [w for m in last for w in spot.between(m.last + 1, spot.at)]
    if charge := not definite and spot.words.has("charges", fold(spot.word.text)):  # "يحاكم فلان بتهمة تنفيذ الهجوم"
        between = [w for w in between if not spot.words.has("by", fold(w.text))]
    linking = [w for w in between if w.upos not in links]
    if charge and not (_tells_of_part(spot, spot.at + 1) and not any(is_kin(spot.sentence, m, (), spot.words) for m in last)):
        return ()
    if not spot.frame.held:
        return tuple(m for m in last if not linking and m not in taking)
    before = [w for m in last for w in spot.between(max(0, m.first - 1), m.first)]
    held = any(spot.words.has("holding", fold(w.lemma), fold(w.text)) for w in (*before, *between))
    return tuple(last) if held and len(linking) <= 1 else ()


def _takes_suspect(spot: Spot, body: Mention) -> bool:
    """Whether somebody is the subject of a verb by which the suspect behind him is seized or killed."""
    word = spot.sentence.words[body.head]
    verb = spot.sentence.words[word.head] if word.deprel.startswith("nsubj") and word.head >= 0 else word
    return any(f.captive or f.lethal for f in spot.words.verb_frames(verb))


def _standing_behind(spot: Spot) -> tuple[Mention, ...]:
    """ "أن تكون الحركة وراءه", "الحركة تقف وراءه", "تقف وراءه الحركة": who is the subject of a copula or of "to stand"; or "إن
    الحركة وراء الهجوم"."""
    if not spot.has_pronoun():
        return _before_deed(spot, spot.at + 1)
    before = [m for m in spot.mentions if m.last < spot.at][-1:]
    between = [w for m in before for w in spot.between(m.last + 1, spot.at) if w.upos != "PUNCT"]
    if spot.words.has("standing", fold(spot.sentence.words[spot.at - 1].lemma)):
        behind = [m for m in spot.mentions if m.first == spot.at + 2]
        return spot.with_coordinates(behind or (before if len(between) == 1 else []))
    opens = [spot.sentence.words[m.first - 1] for m in before if m.first]
    told = any(spot.words.has("copulas", fold(w.text)) or spot.words.has("standing", fold(w.lemma)) for w in opens)
    return tuple(before) if told and not between else ()


def _named_behind(spot: Spot, actors: Sequence[Mention]) -> list[Mention]:
    """ "كررت كييف اتهاماتها لموسكو بقصف المحطة", "اتهام الجيش للحركة بخطف جنود": behind "ل", with nothing else between."""
    last = max([spot.at, *(m.last for m in actors)])
    for mention in [m for m in spot.mentions if m.first > last][:1]:
        between = [w for w in spot.between(last + 1, mention.first) if w.upos not in ("PRON", "ADJ", "PUNCT")]
        led = len(between) == 1 and spot.words.has("masdar_objects", fold(between[0].text))
        return [mention] if led and _is_charged_behind(spot, mention.last) else []
    return []


def _is_charged_behind(spot: Spot, last: int) -> bool:
    """Whether "ب" and a happening, or having had a part in one, stand right behind a word."""
    link = spot.between(last + 1, last + 2)
    return any(spot.words.has("by", fold(w.text)) for w in link) and _tells_of_part(spot, last + 2)


def _tells_of_part(spot: Spot, at: int) -> bool:
    """Whether a word is that for a happening, or for having had a part in one ("المشاركة")."""
    told = spot.between(at, at + 1)
    forms = spot.words.forms(told[0]) if told else frozenset()
    return spot.words.has("involvement", *forms) or not spot.words.nouns.keys().isdisjoint(forms)


def _meant_by_pronoun(spot: Spot, actors: Sequence[Mention]) -> list[Mention]:
    """ "نفت الحركة اتهامات الحكومة لها بقصف الميناء": the subject of the verb that governs the noun."""
    last = actors[-1].last if actors else spot.at
    behind = [w for w in spot.between(last + 1, last + 1 + _LINK) if w.upos != "ADJ"]
    led = len(behind) > 1 and spot.words.has("masdar_objects", fold(behind[0].text)) and behind[1].upos == "PRON"
    at = spot.word.head
    while at >= 0 and spot.sentence.words[at].upos != "VERB":
        at = spot.sentence.words[at].head
    if not led or at < 0 or not _is_charged_behind(spot, behind[1].index):
        return []
    subjects = spot.subjects_of(at) or [m for m in spot.mentions if m.first == at + 1]
    return [m for m in subjects if m not in actors][:1]


def _suspected_before(spot: Spot) -> list[Mention]:
    """ "اعتقلت الشرطة فلانا للاشتباه في تورطه في الهجوم", "فلان الذي يشتبه في ضلوعه": the only person named before."""
    before = spot.between(max(0, spot.at - _LINK), spot.at)
    thought = any(spot.words.has(listed, *spot.words.forms(w)) for w in before for listed in ("suspecting", "charges"))
    persons = [m for m in spot.mentions if m.last < spot.at and m.kind is EntityKind.PERSON] if thought else []
    one = len({m.entity for m in persons}) == 1 and spot.has_pronoun() and spot.how == "participle"
    return persons[-1:] if one else []


def is_responsible(spot: Spot) -> tuple[Mention, ...]:
    """Who is said to answer for a happening: "إن إيران مسؤولة عن الهجوم", "الجيش هو المسؤول عن القصف"; not for other things
    ("مسؤولة عن حماية البعثة")."""
    link = next((w for w in spot.following(_LINK + 1) if spot.words.has("answering_for", fold(w.text))), None)
    return _before_deed(spot, link.index + 1) if link is not None else ()


def _before_deed(spot: Spot, deed: int) -> tuple[Mention, ...]:
    """Who stands right before a word behind which a happening is named; not who is named within the words for somebody ("فصائل
    تدعمها إيران مسؤولة عن الهجوم")."""
    if polarity_at(spot.sentence, spot.at) or not _tells_of_part(spot, deed):
        return ()
    named = [m for m in spot.mentions if m.last == spot.at - 1]
    before = spot.sentence.words[named[0].first - 1] if named and named[0].first else None
    opens = before is None or before.upos in ("PUNCT", "SCONJ", "CCONJ", "AUX")
    return tuple(named[:1]) if opens else ()


def _told_at(event: Event) -> int:
    """The word that tells most of a happening; those who were hit only belong to whoever accuses ("اتهم ذوو القتيل")."""
    words = event.sentence.words
    deeds = [t.word for t in event.triggers if not (t.frame.effect and fold(words[t.word].text).startswith(ARTICLE))]
    return event.main.word if event.main.word in deeds or not deeds else deeds[0]


def accused_before(spot: Spot, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Whom a pronoun on the verb means, where only one other actor was named before ("قال التحالف ... وكانت الحركة اتهمته")."""
    if described := spot.antecedent():
        return (described,)
    if not (spot.verbal and actors and spot.has_pronoun()) or spot.frame.links:
        return ()
    others = [m for m in spot.mentions if m.last < spot.at and m.entity not in {a.entity for a in actors}]
    return tuple(others[-1:]) if len({m.entity for m in others}) == 1 else ()


def _is_of_title(spot: Spot, mention: Mention, actors: Sequence[Mention]) -> bool:
    """ "حمل المتحدث باسم الحكومة فلان": whose man the accuser is stands within or right before his name."""
    if any(actor.first - 1 <= mention.last <= actor.last or mention.first < actor.first <= mention.last for actor in actors):
        return True
    named = any(a.last + 1 == mention.first and _has_its_man_before(spot, a) for a in actors)
    return named and mention.kind is EntityKind.PERSON


def _has_its_man_before(spot: Spot, body: Mention) -> bool:
    """ "المتحدث باسم الجيش فلان", "وزير الدفاع فلان": who is named behind the body speaks for it or heads it."""
    before = spot.between(max(0, body.first - 1), body.first)
    return any(spot.words.has("speaking_for", *spot.words.forms(w)) or is_man(w) for w in before)


def _linked(spot: Spot, actors: Sequence[Mention]) -> list[Mention]:
    """The first name behind one of the frame's prepositions ("نسب الهجوم إلى التنظيم")."""
    hit = [a.mention for e in spot.events for a in e.arguments if a.role in _HIT]  # "منفذ الهجوم على مقاتلي الحركة"
    near = [m for m in spot.mentions if spot.at < m.first <= spot.at + REACH and m not in actors and m not in hit]
    linked = [m for m in near if _has_link(spot, m)][:1]
    between = [e for e in spot.events if linked and spot.at < e.start < linked[0].first]
    if spot.how == "noun" and not (actors or between):  # "نسبة" is a share, too
        return []
    return linked


def _has_link(spot: Spot, mention: Mention) -> bool:
    """Whether one of the frame's links stands before a name or opens it ("من جنود الخلافة"), with no other name between, and no
    other tie ("حساب موال للحركة", "إلى مسلحين مدعومين من إيران")."""
    words = spot.sentence.words
    tied = mention.first - 2 > spot.at and words[mention.first - 2].upos == "ADJ"
    if tied and words[mention.first - 1].upos == "ADP":
        return False
    named = {i for m in (*spot.mentions, *spot.places) if m is not mention for i in range(m.first, m.last + 1)}
    near = spot.between(max(0, mention.first - _LINK), mention.first + 1)
    return any(fold(w.lemma) in spot.frame.links and not named & set(range(w.index, mention.first)) for w in near)


def describes_another_thing(spot: Spot) -> bool:
    """As in "حساب نسب إلى الحركة": what was ascribed is named before, and no happening."""
    head = spot.sentence.words[spot.word.head] if spot.word.head >= 0 else None
    if not spot.frame.links or head is None or not spot.word.deprel.startswith("acl") or head.upos != "NOUN":
        return False
    told = any(t.word == head.index for e in spot.events for t in e.triggers)
    return not told and spot.words.forms(head).isdisjoint(spot.words.nouns)


def is_passive(spot: Spot) -> bool:
    """ "القوات التي اتهمت بقصف السوق": with no object, and right before the charge, the verb is passive."""
    behind = spot.between(spot.at + 1, spot.at + 2)
    return spot.verbal and not spot.frame.requires and any(spot.words.has("by", fold(w.text)) for w in behind)


def is_apart(spot: Spot, actors: Sequence[Mention]) -> bool:
    """ "اتهمت المؤسسة إسرائيل بالقصف", "اتهمت طهران إسرائيل": a subject that is no actor by name stands before the only name."""
    if not actors or actors[0].first <= spot.at + 1:
        return False
    if any(m.first == spot.at + 1 and m.last + 1 == actors[0].first for m in spot.places):
        return True
    placed = {i for m in spot.places for i in range(m.first - 1, m.last + 1)}  # "اتهم المجلس في المدينة الحركة"
    between = [w for w in spot.between(spot.at + 1, actors[0].first) if w.index not in placed]
    return all(w.upos in ("NOUN", "ADJ", "PUNCT", "DET") for w in between) and any(
        w.upos == "NOUN" and fold(w.text).startswith(ARTICLE) for w in between
    )


def is_only_object(spot: Spot, actors: Sequence[Mention]) -> bool:
    """ "دانت الحركة الغارة وحملت إسرائيل المسؤولية عنها", "اتُّهمت إسرائيل بقصف المدينة": right behind the only name stands what
    it is accused of, so that who accuses was named before or is not told."""
    if len({a.entity for a in actors}) != 1 or actors[0].first != spot.at + 1 or spot.has_pronoun():
        return False
    behind = spot.between(actors[-1].last + 1, actors[-1].last + 2)
    charged = any(fold(w.text) in spot.frame.requires or spot.words.has("by", fold(w.text)) for w in behind)
    behind_it = [m for m in spot.mentions if m.first > actors[-1].last]
    hit = _hit_by_charge(spot)  # "اتُّهمت الحركة باغتيال فلان"
    return charged and not any((_is_led_to(spot, m) or m.kind.is_actor) and m not in hit for m in behind_it)


def _is_led_to(spot: Spot, mention: Mention) -> bool:
    """ "حملت الشرطة مسؤولية الهجوم للحركة" """
    return spot.words.has("laid_upon", fold(spot.sentence.words[mention.first - 1].text))


def is_of_another_kind(spot: Spot, accused: Sequence[Mention]) -> bool:
    """ "اتهم المعارضة بإجهاض الاجتماع": what stands behind "ب" is named, and no happening."""
    charge = _charge(spot, accused)
    if charge is None or charge.upos != "NOUN":
        return False
    forms = spot.words.forms(charge)
    return not (spot.words.has("involvement", *forms) or {fold(f) for f in forms} & spot.words.nouns.keys())


def is_of_another_deed(spot: Spot, accused: Sequence[Mention]) -> bool:
    """ "اتهمتها بأنها تخفي معلومات عن الهجوم": the verb behind "بأن" tells what they did, and it is no happening."""
    charge = _charge(spot, accused)
    if charge is None or charge.upos != "SCONJ":
        return False
    verbs = (w for w in spot.between(charge.index + 1, charge.index + 1 + _LINK) if w.upos == "VERB")
    verb = next((w for w in verbs if not spot.words.has("involving", fold(w.lemma))), None)
    return verb is not None and all(t.word != verb.index for e in spot.events for t in e.triggers)


def _charge(spot: Spot, accused: Sequence[Mention]) -> Word | None:
    """The word behind the "ب" that follows those accused, or the day of it ("اتهم الجيش الحركة أمس الجمعة بأنها")."""
    last = max(spot.at, accused[-1].last)
    following = [w for w in spot.between(last + 1, last + 2 + _LINK) if w.text not in QUOTES]
    link = next((n for n, w in enumerate(following) if w.upos in ("ADP", "VERB", "PUNCT")), len(following))
    found = following[link : link + 2]
    return found[1] if len(found) == 2 and spot.words.has("inside", fold(found[0].text)) else None


def _is_charge(spot: Spot, first: int, mention: Mention) -> bool:
    """Whether a name behind the word ``first`` stands in what another is accused of: "اتهمت أنقرة مواطنا بالتجسس لصالح الحركة",
    "اتهمه بإعلان الحرب على العراق"; not so in "اتهمت أنقرة بشكل مباشر الحركة"."""
    before = ["NOUN"] if spot.has_pronoun() else []
    if spot.frame.requires:  # "حملت مجموعة وصفتها بالخارجين عن القانون مسؤولية القصف"
        return False
    for word in spot.between(first, mention.first):
        if not _NOMINAL.isdisjoint(before) and word.upos == "ADP" and spot.words.has("by", fold(word.text)):
            return "VERB" not in before
        before.append(word.upos)
    return False


def _has_nameless_object(spot: Spot, first: int, mention: Mention) -> bool:
    """ "اتهم الوزير رجلا تدعمه إيران بالقصف": the verb's object is somebody without a name, of whom a name is told."""
    objects = (c for c in spot.sentence.children[spot.at] if spot.sentence.words[c].deprel == "obj" and c >= first)
    behind = (w for c in objects for w in spot.between(c + 1, mention.first))
    return any(spot.words.has("supporting", *spot.words.forms(w)) for w in behind)


def _is_in_another_clause(spot: Spot, first: int, end: int) -> bool:
    """Behind a coordinated verb stands no object of the verb before ("اتهمت إسرائيل بتنفيذه وقتل فيه قيادي في الحرس")."""
    between = spot.between(first, end)
    joined = any(a.upos == "CCONJ" and b.upos == "VERB" for a, b in pairwise(between))
    turned = any(spot.words.has("but", fold(w.text)) for w in between)  # "اتهمت الحركة خصومها به لكن الجيش"
    return joined or turned or any(w.upos == "SCONJ" or w.text in STOPS for w in between)
