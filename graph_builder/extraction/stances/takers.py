"""Who takes a stance."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extraction.certainty.hedge_words import ancestors
from graph_builder.extraction.certainty.negation import QUOTES
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.stances.spot import FAR, Spot, relation
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import STOPS
from graph_builder.model import EntityKind, Mention, Predicate, Word

_NAMING = 4
"""Words before a name in which "نفسه" stands ("يطلق على نفسه اسم الثوريين")."""
_BEFORE = 6
"""Words between a subject and the verb behind it at most."""
_TAKEN_UP = 5
"""Words around a word in which "فيه" takes up the message that it describes."""
_NOMINAL = ("NOUN", "PROPN", "NUM", "DET")


def takers(spot: Spot, event: Event | None) -> tuple[Mention, ...]:
    """Who takes the stance; for a spokesman it is the body that he is called to speak for that does."""
    return tuple(_spoken_for(spot, mention) for mention in _takers(spot, event))


def _spoken_for(spot: Spot, mention: Mention) -> Mention:
    """ "تبنى «المتحدث باسم الحركة فلان» الهجوم": the body that is named within the words for a person."""
    if mention.kind is not EntityKind.PERSON:
        return mention
    within = (m for m in spot.mentions if mention.first < m.first and m.last <= mention.last and m.kind is not EntityKind.PERSON)
    led = (m for m in within if spot.words.has("speaking_for", *spot.words.forms(spot.sentence.words[m.first - 1])))
    return next(led, mention)


def _takers(spot: Spot, event: Event | None) -> tuple[Mention, ...]:
    """The name right after the word, else its subject by the parse, else the nearest bare name.

    Nobody where the subject is a pronoun ("قال الجيش إنه يحقق"): then it is the speaker.
    """
    only_told = spot.frame.object == "occurrence" or spot.frame.of_event
    if only_told or spot.how in ("participle", "bearer"):  # "قال الجيش إن الرادارات لم ترصد أي طائرة": only who says so
        return ()
    if spot.word.feats.get("Person") == "1" and not spot.subjects_of(spot.at):  # "قال النائب: نستنكر", but "أنكر الجيش"
        return _we(spot)
    if spot.frame.issued:
        return _led(spot)
    if spot.frame.of_subject:
        return _subject_of(spot)
    if spot.how == "phrase" and (found := _with_those_before(spot, [m for m in spot.mentions if not _is_in_clause(spot, m)])):
        return found
    if spot.frame.object == "responsibility" and (owners := _responsible(spot)):
        return spot.with_coordinates(owners)
    if sender := _sender(spot):
        return spot.with_coordinates(sender)
    if heading := _heading(spot):
        return heading
    if spot.follows_subject:
        return _before_plural(spot)
    beside = [m for m in spot.mentions if spot.is_beside(m)][:1]
    if not beside and not spot.verbal:
        beside = _of_noun(spot)
    if spot.verbal and _has_pronoun_subject(spot):
        return ()
    if spot.frame.object == "accused" and spot.verbal and (told := _told_before(spot, beside)):
        return spot.with_coordinates(told)
    if beside or not spot.verbal:
        return spot.with_coordinates(beside)
    subjects = spot.subjects_of(spot.at) or _issuer(spot) or _named_issuer(spot, event)
    shared = () if is_nameless(spot) else shared_subject(spot)  # "حملت أنقرة الوحدات المسؤولية، ونفت الوحدات ذلك"
    subjects = subjects or shared or _resumed_subject(spot)
    if not subjects and spot.frame.object == "accused" and (described := spot.antecedent()):
        return tuple(_subject_above(spot, described))
    if spot.frame.links:  # "وكان الجهاز قد نسب الضربة إلى": who is ascribed to stands behind, and a passive has no subject here
        return spot.with_coordinates([m for m in subjects if m.last < spot.at][:1])
    nearest = (subjects or _nearest(spot, event))[:1]
    return spot.with_coordinates([m for m in nearest if not _is_left(spot, m)])


def _we(spot: Spot) -> tuple[Mention, ...]:
    """ "نحن في الحركة ندين", "إننا في الحركة نستنكر": as whom those speak who say "we" before the verb."""
    before = (m for m in spot.mentions if m.first > 1 and m.last < spot.at)
    led = (m for m in before if spot.words.has("inside", fold(spot.sentence.words[m.first - 1].text)))
    return tuple(m for m in led if spot.words.has("we", fold(spot.sentence.words[m.first - 2].text)))[-1:]


def _told_before(spot: Spot, beside: Sequence[Mention]) -> list[Mention]:
    """ "كانت أنقرة اتهمت الحزب": the subject before the verb, where the parse has the name right behind it for its object."""
    objects = [m for m in beside if relation(spot.sentence, m, spot.at) == "obj"]
    return [m for m in spot.subjects_of(spot.at) if objects and m.last < spot.at][-1:]


def _subject_of(spot: Spot) -> tuple[Mention, ...]:
    """Of whom a verb is told: the name beside it, or its subject ("الجيش يتحمل مسؤولية القصف")."""
    beside = [m for m in spot.mentions if spot.is_beside(m)][:1]
    return spot.with_coordinates(beside or spot.subjects_of(spot.at)[:1])


def _led(spot: Spot) -> tuple[Mention, ...]:
    """Whose word it is that was not given: the first name right behind one of the frame's prepositions."""
    near = (m for m in spot.mentions if spot.at < m.first <= spot.at + FAR)
    for mention in near:
        between = (w for w in spot.between(spot.at, mention.first) if w.upos != "PUNCT")
        before = [w for w in between if not spot.words.has("sides", fold(w.lemma))]  # "من جانب الجيش"
        if fold(before[-1].lemma) in spot.frame.issued:
            return spot.with_coordinates([mention])
    return ()


def _before_plural(spot: Spot) -> tuple[Mention, ...]:
    """The subject of a plural verb, by the parse or the last name near before it; nobody where it is a pronoun."""
    subjects = [m for m in spot.subjects_of(spot.at) if m.last < spot.at] or shared_subject(spot)
    near = [m for m in _group_before(spot) if spot.at - m.last <= _BEFORE]
    return tuple(subjects[:1]) or (() if _has_pronoun_subject(spot) else tuple(near))


def _is_left(spot: Spot, body: Mention) -> bool:
    """ "تبنى فصيل منشق عن الحركة": the body that those who take the stance left."""
    before = spot.between(max(0, body.first - 2), body.first)
    linked = len(before) == 2 and spot.words.has("left_links", *spot.words.forms(before[1]))
    return linked and spot.words.has("left", *spot.words.forms(before[0]))


def _heading(spot: Spot) -> tuple[Mention, ...]:
    """Whom a headline or a clause names before its verb: "أنقرة تتهم الحزب بقتل شرطيين", "لكن السلطات المحلية تتهم الحزب"; the
    name behind the verb is then its object."""
    before = _group_before(spot) if spot.verbal and not spot.frame.links else ()
    if not before or any(w.upos != "ADJ" for w in spot.between(before[-1].last + 1, spot.at)):
        return ()
    opening = [w for w in spot.between(0, before[0].first) if w.upos != "PUNCT"]
    opens = bool(opening) and opening[-1].upos == "CCONJ" and spot.frame.object == "accused" and not spot.has_pronoun()
    return before if opens or not opening else ()


def _responsible(spot: Spot) -> list[Mention]:
    """Whose responsibility it is, whoever tells: "أعلنت مؤسسة مسؤولية الحركة عن الهجوم"; not who accuses, where accusations are
    denied ("رفضت أنقرة اتهامات الوحدات بقصف القرية")."""
    if spot.frame.predicate is Predicate.DENIED:
        return []
    owned = {w.index + 1 for w in spot.following(FAR) if not spot.words.forms(w).isdisjoint(spot.frame.requires)}
    return [m for m in spot.mentions if m.first in owned][:1]


def is_nameless(spot: Spot) -> bool:
    """Whether the subject of the verb is somebody for whom no name is known ("ندد المجتمع الدولي بالهجوم")."""
    if not spot.verbal or spot.frame.links or spot.subjects_of(spot.at) or _issuer(spot):
        return False
    if spot.word.deprel.startswith("acl") and spot.sentence.words[spot.word.head].upos == "PRON":  # "وهو ما تحقق"
        return True
    if _describes(spot) and not any(m.first <= spot.word.head <= m.last for m in spot.mentions):
        return True
    if any(m.last == spot.at - 1 and _is_joined(spot, m) for m in spot.places):  # "الجيش يتهم الحركة وبيدوا تنفي"
        return True
    words = spot.sentence.words
    told = {t.word for e in spot.events for t in e.triggers}
    places = [c for c in spot.sentence.children[spot.at] if words[c].deprel.startswith("nsubj")]
    if spot.has_pronoun():  # "ينكره كل العقلاء": the noun behind the object is the subject
        places.append(spot.at + 2)
    subjects = [words[c] for c in places if c < len(words) and not any(m.first <= c <= m.last for m in spot.mentions)]
    return any(w.upos in _NOMINAL and w.index not in told and not _is_object(spot, w.index) for w in subjects)


def _is_joined(spot: Spot, mention: Mention) -> bool:
    return mention.first > 0 and spot.sentence.words[mention.first - 1].upos == "CCONJ"


def _is_object(spot: Spot, index: int) -> bool:
    """Whether a word is what the stance is about, whatever the parse says ("أعلنت مسؤوليتها")."""
    forms = spot.words.forms(spot.sentence.words[index])
    return any(not forms.isdisjoint(listed) for listed in (spot.frame.requires, spot.frame.about))


def _of_noun(spot: Spot) -> list[Mention]:
    """Whose noun it is: the subject of its verb ("فتحت الشرطة تحقيقا"), or whom a pronoun behind it means ("عن إدانتها")."""
    carrier = spot.sentence.words[spot.word.head] if spot.word.head >= 0 else None
    above = spot.sentence.words[carrier.head] if carrier is not None and carrier.head >= 0 else None
    if any(w is not None and fold(w.lemma) in spot.frame.carriers for w in (carrier, above)):  # "شكلت لجنة تحقيق"
        return _clause_subject(spot)
    if given := _givers(spot):
        return given
    if not spot.has_pronoun():
        return []
    if spot.frame.links:  # "الشرطة نسبته إلى": a verb that the tagger takes for a noun
        return [m for m in spot.mentions if m.last == spot.at - 1]
    return _clause_subject(spot)


def _givers(spot: Spot) -> list[Mention]:
    """ "قوبل الهجوم بإدانة شديدة من الاتحاد": the name behind "من", right behind the noun or its adjectives."""
    for mention in (m for m in spot.mentions if m.first > spot.at + 1):
        between = spot.between(spot.at + 1, mention.first)
        led = spot.words.has("sources", fold(between[-1].text))
        return [mention] if led and all(w.upos == "ADJ" for w in between[:-1]) else []
    return []


def _issuer(spot: Spot) -> Sequence[Mention]:
    """Who issued the statement that the verb describes ("أصدرت الحركة بيانا دانت فيه الهجوم")."""
    head = spot.sentence.words[spot.word.head] if spot.word.head >= 0 else None
    if head is None or not _describes(spot) or not spot.words.has("documents", *spot.words.forms(head)):
        return ()
    return spot.subjects_of(head.head) if head.head >= 0 else ()


def _sender(spot: Spot) -> list[Mention]:
    """Whose message it is that the words describe: "بعث الأمير ببرقية إلى الرئيس أعرب فيها عن إدانته", "تلقى الوزير اتصالا من
    نظيره فلان أدان فيه الهجوم"."""
    words = spot.sentence.words
    taken_up = [w.index for w in spot.between(max(1, spot.at - _TAKEN_UP), spot.at + _TAKEN_UP) if _resumes(spot, w)]
    before = spot.between(0, taken_up[0]) if taken_up else ()
    message = next((w for w in reversed(before) if spot.words.has("messages", *spot.words.forms(w))), None)
    if message is None:
        return []
    behind = [m for m in spot.mentions if message.index < m.first and m.last < taken_up[0]]
    received = [m for m in behind if any(spot.words.has("sources", fold(w.text)) for w in spot.between(message.index, m.first))]
    at = message.head
    while at >= 0 and words[at].upos != "VERB":
        at = words[at].head
    return received[:1] or [m for m in spot.subjects_of(at) if m.last < message.index][:1]


def _resumes(spot: Spot, word: Word) -> bool:
    """ "فيه", "خلاله" """
    return word.upos == "PRON" and spot.words.has("resuming", fold(spot.sentence.words[word.index - 1].text))


def shared_subject(spot: Spot) -> list[Mention]:
    """ "رفضت الحكومة الهجوم الذي شنته الحركة ووصفته بالإرهابي": whom a joined verb has from the verb before it."""
    words = spot.sentence.words
    joined = spot.word.deprel == "conj" and words[spot.at - 1].upos == "CCONJ"
    first = words[spot.word.head] if joined else None
    if first is None or first.upos != "VERB" or first.feats.get("Gender") != spot.word.feats.get("Gender"):
        return []
    return [m for m in spot.subjects_of(first.index) if m.last < spot.at and _may_govern(spot, m)][:1]


def _resumed_subject(spot: Spot) -> list[Mention]:
    """ "نددت الرئاسة بما وصفته بالجريمة": the subject of the verb above it that tells the same stance."""
    words, known = spot.sentence.words, spot.words
    what = spot.has_pronoun() and spot.at > 0 and known.has("what", fold(words[spot.at - 1].text))
    above = next((upper for _, upper in ancestors(spot.sentence, spot.at) if upper.upos == "VERB"), None) if what else None
    if above is None or above.feats.get("Gender") != spot.word.feats.get("Gender"):
        return []
    same = any(f.predicate is spot.frame.predicate for f in known.stances_of(above))
    return [m for m in spot.subjects_of(above.index) if same and m.last < spot.at][:1]


def _subject_above(spot: Spot, described: Mention) -> list[Mention]:
    """ "قصفت أنقرة الحزب الذي تتهمه بالهجوم": the subject of the verb above whom a relative clause describes."""
    words = spot.sentence.words
    behind = [m for m in spot.mentions if spot.is_beside(m)]
    above = next((upper for _, upper in ancestors(spot.sentence, described.head) if upper.upos == "VERB"), None)
    agrees = above is not None and above.feats.get("Gender") == words[spot.at].feats.get("Gender")
    return behind[:1] or ([m for m in spot.subjects_of(above.index) if m is not described][:1] if above and agrees else [])


def _may_govern(spot: Spot, mention: Mention) -> bool:
    """Whether a verb behind a name may have it for its subject; behind many it tells of many ("هاجم مستوطنون المنزل ووصف")."""
    one = spot.word.feats.get("Number") == "Sing" and spot.word.feats.get("Gender") == "Masc"
    return not (spot.verbal and one and spot.sentence.words[mention.head].feats.get("Number") == "Plur")


def _named_issuer(spot: Spot, event: Event | None) -> Sequence[Mention]:
    """Whose statement takes the stance ("تبنى بيان نشر على الإنترنت باسم الحركة الهجوم"): the first actor named behind it."""
    words = spot.sentence.words
    documents = [
        c for c in spot.sentence.children[spot.at] if c > spot.at and spot.words.has("documents", *spot.words.forms(words[c]))
    ]
    last = event.start if event is not None and event.start > spot.at else spot.at + FAR
    issuers = [m for m in spot.mentions if documents and documents[0] < m.first < last]
    return [m for m in issuers if m.kind is not EntityKind.MEDIA_OUTLET][:1]


def _nearest(spot: Spot, event: Event | None) -> Sequence[Mention]:
    """The name behind the verb, before it, or behind what the verb is about."""
    limit = event.main.word if event and event.main.word > spot.at else spot.at + 4
    after = [m for m in spot.mentions if spot.at < m.first < limit and (not spot.leads_away(m) or _is_named(spot, m))]
    before = [m for m in spot.mentions if 0 < spot.at - m.last <= _BEFORE and not _is_apart(spot, m) and _may_govern(spot, m)]
    if spot.at > 0 and spot.sentence.words[spot.at - 1].upos == "CCONJ":  # "قال إن الهجوم استهدف قوات تركية وندد به"
        before = [m for m in before if _is_subject(spot, m)]
    far = [m for m in spot.mentions if limit < m.first < spot.at + FAR and not _is_counted(spot, event, m)]
    behind = [m for m in far if _is_late(spot, limit + 1, m.first) or _is_named(spot, m)]
    if is_nameless(spot):
        return [m for m in (*after, *behind) if _is_named(spot, m)]
    return after[:1] or before[-1:] or behind


def _is_subject(spot: Spot, mention: Mention) -> bool:
    """Whether a name is the subject of a verb, by the parse or since it stands right behind one."""
    words = spot.sentence.words
    beside = mention.first > 0 and words[mention.first - 1].upos == "VERB"
    return beside or any(mention in spot.subjects_of(w.index) for w in spot.between(0, spot.at) if w.upos == "VERB")


def _is_apart(spot: Spot, mention: Mention) -> bool:
    """Whether the verb describes another noun than a name before it ("قرار من المجلس يدين الهجوم")."""
    return _describes(spot) and not mention.first <= spot.word.head <= mention.last


def _describes(spot: Spot) -> bool:
    """Whether the verb describes an indefinite noun, with no relative pronoun, and its own subject does not stand behind it."""
    words = spot.sentence.words
    relative = spot.at > 0 and words[spot.at - 1].upos == "PRON"
    subject = any(words[c].deprel.startswith("nsubj") and c > spot.at for c in spot.sentence.children[spot.at])
    return spot.word.deprel.startswith("acl") and not (relative or subject or spot.has_pronoun())


def _group_before(spot: Spot) -> tuple[Mention, ...]:
    """The last name before a word, and those coordinated with it ("أعلنت واشنطن وتل أبيب عدم مسؤوليتهما")."""
    return _with_those_before(spot, spot.mentions)


def _with_those_before(spot: Spot, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The same, of some names."""
    found: list[Mention] = []
    for mention in reversed([m for m in mentions if m.last < spot.at]):
        joined = found and mention.last == found[0].first - 2 and spot.sentence.words[mention.last + 1].upos == "CCONJ"
        if not found or joined:
            found.insert(0, mention)
    return tuple(found)


def _is_in_clause(spot: Spot, mention: Mention) -> bool:
    """ "الخلية التي أعلنت الكويت كشفها لا علاقة لها": a relative clause that ends before the word."""
    clauses = {lower.index for lower, _ in ancestors(spot.sentence, mention.head) if lower.deprel.startswith("acl")}
    return bool(clauses) and clauses.isdisjoint({spot.at, *(upper.index for _, upper in ancestors(spot.sentence, spot.at))})


def _has_pronoun_subject(spot: Spot) -> bool:
    """ "إنه يحقق", "لكنه رفض": the pronoun after the conjunction stands right before the verb; but "والذي حملت بغداد"."""
    before = [w for w in spot.between(max(0, spot.at - 3), spot.at) if w.text not in QUOTES][-2:]
    joins = len(before) == 2 and before[0].upos in ("SCONJ", "CCONJ", "PART") and before[1].upos == "PRON"
    return joins and before[0].token == before[1].token and before[1].feats.get("PronType") != "Rel"


def _is_named(spot: Spot, mention: Mention) -> bool:
    """ "تبنى تشكيل يطلق على نفسه «الثوريون» الهجوم": the name that the subject gives himself."""
    near = spot.between(max(0, mention.first - _NAMING), mention.first)
    return any(spot.words.has("naming", fold(w.lemma), fold(w.text)) for w in near)


def _is_counted(spot: Spot, event: Event | None, mention: Mention) -> bool:
    """Whether a name says of whom some were hit ("تبنى مقتل 14 جنديا")."""
    if event is None or not event.effect_only:
        return False
    return all(w.upos in ("NUM", "DET") for w in spot.between(event.end + 1, mention.first))


def _is_late(spot: Spot, first: int, at: int) -> bool:
    """ "تبنى الهجوم على القاعدة تنظيم", "تبنى الهجوم فرع التنظيم": behind the complement in the verb's clause, and behind no
    preposition and no genitive."""
    while at > first and spot.words.has("branches", *spot.words.forms(spot.sentence.words[at - 1])):
        at -= 1
    if any(w.upos in ("VERB", "SCONJ", "CCONJ") or w.text in STOPS for w in spot.between(first, at)):
        return False
    before = spot.sentence.words[at - 1]
    return before.upos != "ADP" and (before.upos != "NOUN" or fold(before.text).startswith(ARTICLE))


def _clause_subject(spot: Spot) -> list[Mention]:
    """The subject of the verb that governs a word, else the first name before it: whom a pronoun there means."""
    at = spot.word.head
    while at >= 0 and spot.sentence.words[at].upos != "VERB":
        at = spot.sentence.words[at].head
    subjects = spot.subjects_of(at) if at >= 0 else []
    if not subjects and at >= 0 and _has_nameless_subject(spot, at):  # "الأجهزة المختصة تتابع التحقيقات"
        return []
    above = spot.sentence.words[at].head if at >= 0 else -1
    if not subjects and above >= 0 and spot.sentence.words[at].deprel == "ccomp" and _has_nameless_subject(spot, above):
        return []  # "قالت الشرطة إنها فتحت تحقيقا", where nobody knows whose police
    return subjects[:1] or [m for m in spot.mentions if m.last < spot.at][-1:]


def _has_nameless_subject(spot: Spot, verb: int) -> bool:
    """Whether the subject of a verb is a noun outside all names."""
    words = spot.sentence.words
    told = (words[c] for c in spot.sentence.children[verb] if words[c].deprel.startswith("nsubj"))
    return any(w.upos == "NOUN" and not any(m.first <= w.index <= m.last for m in spot.mentions) for w in told)
