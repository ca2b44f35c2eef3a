"""Which happening of a sentence each of its weapons, dates and counts belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from graph_builder.extraction.dates.times import ToldDate, is_future
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.no_happenings import frames_of
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.happenings.wielding import share_weapons
from graph_builder.extraction.roles.argument import Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tolls.casualty_words import folded
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.tolls.person_words import person_lists
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Word

_LONG = timedelta(days=5)
"""What was so for as long is no single happening."""
_ERA = 3
"""Words behind "منذ" in which the war stands since whose beginning it is ("منذ بدء الحرب", "منذ اندلاع النزاع المسلح")."""
_SPAN = timedelta(days=31)
"""Since when, at the longest, a happening may be dated."""
_DYING = 12
"""Words from a death to what somebody died of ("توفي والد الرضيع، السبت، متأثرا بجروحه")."""
_BEGUN = 12
"""Words from "منذ" to the date of what began then at the most ("منذ سيطرة التنظيم على المدينة في يونيو")."""
_LED = 2
"""Words from "غداة" to the deed that it dates at the most ("غداة وقوع هجوم")."""
_CLIMB = 6
"""Steps up the parse from a date to its verb at the most."""


def share(
    events: list[Event], weapons: Sequence[WeaponMention], dates: Sequence[ToldDate], counts: Sequence[Count], words: Vocabulary
) -> None:
    """Give each weapon to the happening that it belongs to, each date and count of the sentence to the nearest one."""
    share_weapons(events, weapons, counts, words)
    for count in (c for c in counts if not _is_of_no_deed(events, c, words)):
        _count_owner(events, count).counts.append(count)
    for event in events:
        event.counts = _without_parts(event.counts)
    _take_dates(events, dates, words)
    _share_dates(events)
    for date in (d for d in dates if d.leads):
        for event in (e for e in events if _is_led(e, date)):
            event.dates.append(date)
    for event in events:
        event.dates = _nearest_first(event)


def _take_dates(events: Sequence[Event], dates: Sequence[ToldDate], words: Vocabulary) -> None:
    """Give each date that no deed leads in ("غداة هجوم") to the happening of that day, or to what has lasted since."""
    sentence = events[0].sentence
    for date in (d for d in dates if not d.leads):
        other = (_is_of_another_verb, _is_of_late_death, _is_compared)
        apart = any(tells(events, date, words) for tells in other)
        since = _since(sentence, date, words)
        owner = None if apart else _begun(events, since, date) if since is not None else _dated(events, date, words)
        total = _is_long(date) and owner and _take_total(owner, date.first)
        if owner and not total:
            owner.lasting |= date.lasting and _is_long(date)
            if _dates_happenings(date):
                owner.dates.append(date)
    for era in _eras(sentence, words):
        owner = _nearest(events, era)
        owner.lasting |= not _take_total(owner, era)


def _dated(events: Sequence[Event], date: ToldDate, words: Vocabulary) -> Event:
    """The nearest happening; of one that led to another, or came before it, the day is told behind it ("قصف الجيش البلدة أمس ردا
    على هجوم")."""
    before = [e for e in events if e.end < date.first]
    behind = next((e for e in events if e.start > date.last), None)
    between = events[0].sentence.words[date.last + 1 : behind.start] if behind else ()
    return _nearest(before if before and any(words.has("motives", *words.forms(w)) for w in between) else events, date.first)


def _is_led(event: Event, date: ToldDate) -> bool:
    """ "بعد يومين من هجوم", "غداة وقوع هجوم": whether a date that is told against another one is of this happening, which has no
    other; "بعد يومين من المعارك" tells how long they have gone on, "بعد يومين على الهجوم" is of one that was dated before unless
    it says which."""
    led = next((t for t in event.triggers if date.last < t.word <= date.last + _LED), None)
    if led is None or not led.nominal or event.dates or event.main.plural or any(t.frame.mutual for t in event.triggers):
        return False
    return not led.definite or (date.leads_known and any(not a.bare for a in event.arguments))


def _dates_happenings(date: ToldDate) -> bool:
    """On a date, or since a recent one; "منذ أربع سنوات" dates a war, not what happened in it."""
    return date.bound == "on" or (date.bound == "since" and date.range.last - date.range.first <= _SPAN)


def _is_long(date: ToldDate) -> bool:
    return date.range.last - date.range.first >= _LONG


def _eras(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[int]:
    """Where "منذ" stands before a war, a truce or the like, which may have begun at any time ("منذ بدء الحرب")."""
    for since in vocabulary.written("since", sentence):
        behind = sentence.words[since + 1 : since + 1 + _ERA]
        named = (w for w in behind if w.upos not in ("ADP", "VERB"))
        if any(vocabulary.has("wars", *vocabulary.forms(w)) or vocabulary.has("eras", *vocabulary.forms(w)) for w in named):
            yield since


def _since(sentence: Sentence, date: ToldDate, vocabulary: Vocabulary) -> int | None:
    """Where "منذ" stands that leads the phrase of a date ("منذ سقوط المدينة في يونيو 2014"): what began then was dated, and not
    what has been since."""
    for word in reversed(sentence.words[max(0, date.first - _BEGUN) : date.first]):
        if vocabulary.has("since", fold(word.text)):
            return word.index if word.index + 1 < date.first else None
        if word.upos in ("VERB", "PUNCT", "SCONJ"):
            break
    return None


def _begun(events: Sequence[Event], since: int, date: ToldDate) -> Event | None:
    """The happening that stands between "منذ" and the date."""
    return next((e for e in events if since < e.main.word < date.first), None)


def _take_total(event: Event, at: int) -> bool:
    """Take from a happening the toll of all that was before it ("قتل جندي أمس، لترتفع الحصيلة منذ بدء الحرب إلى 30"); whether
    there is one. ``at`` is where it is told since when."""
    for total in (c for c in event.counts if c.figure.update):
        if any(c.status == total.status and c.last < min(at, total.first) for c in event.counts):
            event.counts.remove(total)
            return True
    return False


def _is_of_another_verb(events: Sequence[Event], date: ToldDate, vocabulary: Vocabulary) -> bool:
    """Whether it tells when something else was done: "دعت السلطات السبت مواطنيها إلى الحذر بعد هجوم".

    Parse and order must agree: it hangs from a verb of no happening, which has none as its subject or object ("خسر الجيش أمس
    جنديا", but not "ناقش المجلس أمس الهجوم"), and no word of a happening stands between the two.
    """
    sentence = events[0].sentence
    words = sentence.words
    told = {t.word for e in events for t in e.triggers}
    at, steps = words[date.first].head, 0
    while at >= 0 and steps < _CLIMB and at not in told:
        if not (date.first <= at <= date.last or _is_passed(words[at], vocabulary) or _is_lasting(sentence, words[at])):
            break
        at, steps = words[at].head, steps + 1
    if at < 0 or steps == _CLIMB or at in told:
        return False
    between = range(min(at, date.first), max(at, date.last) + 1)
    if vocabulary.has("ceasing", *vocabulary.forms(words[at])):  # "توقفت الهجمات في شباط"
        return True
    if vocabulary.has("finding", *vocabulary.forms(words[at])):  # "عثر السبت على جثة جندي خطفه مسلحون"
        return told.isdisjoint(between)
    spoken_of = vocabulary.has("discussing", *vocabulary.forms(words[at]))
    core = {c for c in sentence.children[at] if _happens_with(sentence, c, vocabulary) and not (spoken_of and c > at)}
    core |= {verb for verb in _done_next(events, at) if not _comes_later(words[date.last + 1 : verb], vocabulary)}
    apart = any(words[i].upos == "SCONJ" for i in between)
    return not apart and told.isdisjoint(between) and told.isdisjoint(core)


def _is_of_late_death(events: Sequence[Event], date: ToldDate, vocabulary: Vocabulary) -> bool:
    """ "توفي اليوم متأثرا بجروح أصيب بها في القصف": when somebody died of what had happened before."""
    words = events[0].sentence.words
    deaths = (t.word for e in events for t in e.triggers if t.frame.effect and t.word < date.first)
    return any(
        any(vocabulary.has("succumbing", *vocabulary.forms(w)) for w in words[date.last + 1 : at + _DYING]) for at in deaths
    )


def _is_compared(events: Sequence[Event], date: ToldDate, vocabulary: Vocabulary) -> bool:
    """ "الهجمات ليست منتظمة كما كانت الحال في شباط", "ارتفعت مقارنة بالعام الماضي": another time, and a deed is only held against
    what was then."""
    told = {t.word for e in events for t in e.triggers}
    before = vocabulary.standing("comparing", events[0].sentence)
    return any(at < date.first and told.isdisjoint(range(at, date.first)) for at in before)


def _share_dates(events: Sequence[Event]) -> None:
    """Two happenings of one phrase are of one day ("قتل أربعة أمس في هجوم بالمدينة واشتباك بالبلدة")."""
    for event in events:
        word = event.sentence.words[event.main.word]
        joined = (
            e for e in events if event.main.nominal and word.deprel == "conj" and any(t.word == word.head for t in e.triggers)
        )
        if not event.dates:
            event.dates.extend(d for e in joined for d in e.dates)


def _nearest_first(event: Event) -> list[ToldDate]:
    """The date of the deed before that of its effects ("توفي الخميس متأثرا بجروح أصيب بها في قصف يوم 8 يوليو")."""
    return sorted(event.dates, key=lambda d: abs(d.first - event.main.word))


def _done_next(events: Sequence[Event], verb: int) -> set[int]:
    """Verbs of deeds that have their subject from the verb before them: "فضت القوات، السبت، اعتصاما وقتلت خمسة"."""
    words = events[0].sentence.words
    doers = (a for e in events for a in e.arguments if a.role is Role.DOER and words[a.trigger.word].head == verb)
    return {a.trigger.word for a in doers if a.path.endswith(f"conj {words[verb].text} nsubj")}


def _comes_later(between: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """ "بدأ الحزب تمرده في 1984، ومنذ ذلك الوقت قتل الآلاف" """
    return any(vocabulary.has("sequels", fold(w.text)) for w in between)


def _happens_with(sentence: Sentence, child: int, words: Vocabulary) -> bool:
    """Subject and object of a verb, and what went on at its time ("فقدت ثلاثة، اليوم، حين وقعت في كمين", "تحطمت طائرة، اليوم،
    أثناء قصفها البلدة")."""
    relation, below = sentence.words[child].deprel.split(":")[0], [sentence.words[c] for c in sentence.children[child]]
    clause = relation == "advcl" and any(words.has("meanwhile", fold(w.text)) for w in below if w.upos == "SCONJ")
    amid = relation == "obl" and any(words.has("amid", fold(w.text)) for w in below if w.deprel == "case")
    return relation in ("nsubj", "obj") or clause or amid


def _is_passed(word: Word, vocabulary: Vocabulary) -> bool:
    """Nouns, verbs of what went on meanwhile ("قتل ... بينما كان عائدا إلى بيته مطلع حزيران"), and words of belonging that
    look like verbs ("في مسجد تابع للقوات الخميس")."""
    verb = word.upos == "VERB" and fold(word.text) not in folded("ends")  # "لقي حتفه الأربعاء"
    return not verb or word.deprel == "advcl" or vocabulary.has("owned", *vocabulary.forms(word))


def _is_lasting(sentence: Sentence, word: Word) -> bool:
    """ "هاجموا بلدة تبعد ميلا عن العاصمة أمس": what a place is or is used for all the time was not of one day; "الرئيس الذي ينهي
    اليوم زيارة" does something."""
    if sentence.words[word.head].deprel.startswith("nsubj"):
        return False
    ahead = any(is_future(sentence.words[c].text) for c in sentence.children[word.index])
    return word.deprel.startswith("acl") and word.feats.get("Aspect") == "Imp" and not ahead


def _is_of_no_deed(events: Sequence[Event], count: Count, words: Vocabulary) -> bool:
    """ "قضت المحكمة بإعدام ثلاثة": the word that gave the count its status would tell a deed, and tells none here."""
    if count.trigger is None or any(t.word == count.trigger for e in events for t in e.triggers):
        return False
    return bool(frames_of(events[0].sentence.words[count.trigger], words))


def _count_owner(events: Sequence[Event], count: Count) -> Event:
    """The happening whose word gave the count its status, else the nearest that tells of persons hit."""
    owner = next((e for e in events if any(t.word == count.trigger for t in e.triggers)), None)
    return owner or _nearest([e for e in events if any(t.frame.effect for t in e.triggers)] or events, count.head)


def _without_parts(counts: Sequence[Count]) -> list[Count]:
    """ "ضابط وثلاثة جنود" is four; where the sum is told of a happening its parts are not told again."""
    summed = {c.status for c in counts if c.rule == "sum"}
    risen = any(c.status == "killed" and c.figure.update for c in counts)
    return [c for c in counts if not (c.of_whom or (c.summed and c.status in summed) or (risen and _died_later(c)))]


def _died_later(count: Count) -> bool:
    """ "ارتفعت الحصيلة إلى ثلاثة قتلى بعد وفاة أحد الجرحى": he is one of the three."""
    return count.status == "killed" and count.unit_lemma in person_lists().told["wounded"]


def _nearest(events: Sequence[Event], word: int) -> Event:
    def distance(event: Event) -> tuple[int, int]:
        first = min([event.start, *(a.mention.first for a in event.arguments)])
        last = max([event.end, *(a.mention.last for a in event.arguments)])
        return 0 if first <= word <= last else min(abs(word - first), abs(word - last)), abs(word - event.main.word)

    return min(events, key=distance)
