"""Whether words assert that something happened, and do not just speak of it: who asserts it confirms it."""

from __future__ import annotations

from graph_builder.extraction.certainty.hedge_words import is_definite, is_factive
from graph_builder.extraction.claims.chains import Chain
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.sequels import came_before
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.vocabulary import Vocabulary

_CONFIRMED = "confirmed"
"""The manner of "أكد" in ``frames/speech.yaml``."""
_CHARGED = 3
"""Words before a deed in which stands that somebody is charged with it ("المتهم بقتل", "بتهمة القتل")."""


def asserts(event: Event, chain: Chain, words: Vocabulary, *, at_home: bool = False) -> bool:
    """Whether a speaker asserts, not presupposes, an event: it has a toll, is his news, told in full, or all that he confirms.

    ``at_home``: he is an authority of the state where it happened, and so confirms it although he names another as the doer.
    """
    if _is_background(event, chain) or is_charge(event, words) or came_before(event, words):
        return False
    occurred = tells_that_it_was(event, words)
    vouched = occurred or chain.manner in words.roles.vouching or not _is_known(event)
    news = (occurred or event.asserted) and vouched and _is_the_news(event, chain, words, at_home=at_home)
    return bool(event.counts) or news or _is_told_in_full(event, chain) or _is_what_is_confirmed(event, chain)


def tells_that_it_was(event: Event, words: Vocabulary) -> bool:
    """ "أعلن وقوع الهجوم": the noun right before the happening tells that it was, known as it may be."""
    before = event.sentence.words[max(0, event.start - 1)]
    return event.main.nominal and event.start == event.main.word and words.has("occurrence", fold(before.lemma))


def is_charge(event: Event, words: Vocabulary) -> bool:
    """ "توقيف فلان المتهم بقتل جندي": what somebody is charged with is no part of what is done to him."""
    return any(event.start - _CHARGED <= at < event.start for at in words.standing("charges", event.sentence))


def _is_background(event: Event, chain: Chain) -> bool:
    """ "أعلنت حالة الطوارئ إثر هجوم": something else is announced, and the happening came before it."""
    words, first = event.sentence.words, chain.said_from
    clause = any(w.upos in ("SCONJ", "VERB", "PUNCT") for w in words[max(0, first - 1) : event.start])
    return first < event.start and not clause and is_factive(event.sentence, event.start)


def _is_known(event: Event) -> bool:
    """Whether a definite genitive takes the happening for known ("قال إن تفجير المسجد عمل مدان")."""
    nominal = all(t.nominal for t in event.triggers)
    return nominal and not event.main.plural and is_definite(event.sentence, event.main.word)


def _is_the_news(event: Event, chain: Chain, words: Vocabulary, *, at_home: bool) -> bool:
    """Whether the words tell that it happened, and not who did it, what it is called or described by ("المواقع التي قصفت"), or
    what goes on ("عملية تحرير المدينة باتت قريبة")."""
    accused = bool(event.refs(Role.DOER)) and not (at_home or any(t.frame.mutual for t in event.triggers))
    vague = event.main.nominal and all(t.weak or t.frame.light for t in event.triggers)
    surely = chain.manner == _CONFIRMED or chain.manner in words.roles.admitting
    if (accused or vague) and not surely:
        return False
    told, at, own = event.sentence.words, event.main.word, {t.word for t in event.triggers}
    while at >= chain.said_from:
        above = told[at].head
        if told[at].deprel.startswith("acl"):
            if told[above].head not in own:  # "الصواريخ التي أطلقت من لبنان سقطت في البلدة" is news all the same
                return False
            above = told[above].head
        at = above
    return True


def _is_what_is_confirmed(event: Event, chain: Chain) -> bool:
    """ "أكد المتحدث الهجوم الأول": the happening is all that is confirmed."""
    before = event.sentence.words[chain.said_from - 1] if chain.said_from else None
    clause = before is None or before.upos in ("SCONJ", "PUNCT")  # "أكد أن الهجوم": what is said of it, not that it was
    return chain.manner == _CONFIRMED and event.main.nominal and event.start == chain.said_from and not clause


def _is_told_in_full(event: Event, chain: Chain) -> bool:
    """Whether it is told to have occurred, where, and when or by a main verb ("خيوط الهجوم الذي وقع أمس على القاعدة", "وقع
    التفجيران في السوق")."""
    occurred = [t for t in event.triggers if t.frame.light and t.frame.subject == "event" and not t.frame.result]
    placed = bool(event.refs(Role.PLACE) or event.refs(Role.TARGET))
    main = any(0 <= t.word - chain.said_from <= 1 and not t.nominal for t in occurred)
    return bool(occurred) and placed and (bool(event.dates) or (main and not event.effect_only))
