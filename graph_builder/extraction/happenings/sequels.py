"""What came before or after a happening, and so is another one: "بعد يومين من هجوم", "أعقب تفجيرا", "فبعد سيطرتها على البلدة"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, takewhile

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.ties import Ties
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import driver_of
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Word

_STRETCH = 3
"""Words of a stretch of time, and between it and what it is counted from, at the most ("بعد أقل من يومين على الهجوم")."""
_BEFORE = 5
"""Words before a happening in which stands that another one followed it ("بعد يومين من مقتل ضابط")."""


class Sequels:
    """Reads them in one sentence."""

    def __init__(
        self, sentence: Sentence, ties: Ties, befallen: Mapping[int, str], dated: Collection[int], words: Vocabulary
    ) -> None:
        """``befallen``: the word of a trigger -> what befell those whom it counts; ``dated`` are the words of dates."""
        self._sentence = sentence
        self._ties = ties
        self._befallen = befallen
        self._dated = dated
        self._words = words

    def part(self, event: Event, trigger: Trigger) -> bool:
        """Whether the trigger tells what came before or after the happening."""
        return (
            self._is_sequel(event, trigger)
            or self._is_counted_from(event, trigger)
            or self._is_preceded(event, trigger)
            or self._befell_before(event, trigger)
            or self._is_driven_by(event, trigger)
        )

    def bring_in(self, event: Event, trigger: Trigger) -> bool:
        """Whether it does so as something that was not told yet, and that no other words tell again."""
        counted = self._is_counted_from(event, trigger) or self._is_counted_to(event, trigger)
        return counted or self._is_driven_by(event, trigger) or (trigger.brings_in and self._is_sequel(event, trigger))

    def lead_behind_mark(self, between: Sequence[Word]) -> bool:
        """Whether a mark, and behind it what tells the order of two deeds, stands among the words that part them."""
        mark = next((n for n, w in enumerate(between) if w.upos == "PUNCT"), len(between))
        return any(self._words.has("sequels", fold(w.text)) for w in between[mark:])

    def _is_driven_by(self, event: Event, trigger: Trigger) -> bool:
        """ "أطلقوا النار على الدورية، ما دفعها إلى قصف البلدة": what a deed made somebody do is another one."""
        verb = driver_of(self._sentence, trigger.word, self._words)
        return verb is not None and event.end < verb and not trigger.frame.effect

    def _is_counted_from(self, event: Event, trigger: Trigger) -> bool:
        """ "بعد يومين على التفجير، نفذ مسلحون هجوما", "... تبنت الحركة قتل شرطيين", "بعد يومين من قصف المدينة، عاودت الطائرات
        استهداف المعسكر": nothing was as long before or after itself; but the dead of it may be told then ("وبعد يومين من الهجوم
        توفي جريحان")."""
        befell = trigger.frame.effect and not self._is_object_of_stance(trigger)
        certain = event.main.definite or any(a.bare and a.trigger is event.main for a in event.arguments)  # "من قصف صنعاء"
        carries = trigger.frame.light and not trigger.nominal
        tied = self._ties.hangs(trigger.word, {t.word for t in event.triggers}) if carries else self._ties.tied(event, trigger)
        if befell or trigger.definite or tied or not certain:
            return False
        return self._follows_stretch(event.start)

    def _is_counted_to(self, event: Event, trigger: Trigger) -> bool:
        """ "تأتي عملية الاغتيال بعد شهر من مقتل ضابط": who was killed so long before a deed was killed in none that was told."""
        others = trigger.nominal and trigger.frame.effect and not event.effect_only
        return others and event.end < trigger.word and self._follows_stretch(trigger.word)

    def _follows_stretch(self, at: int) -> bool:
        """Whether "بعد يومين من" stands right before a word."""
        lead = [w for w in self._sentence.words[max(0, at - _STRETCH) : at] if w.upos not in ("NUM", "ADP", "ADJ")]
        stretch = bool(lead) and self._words.has("times", fold(lead[-1].lemma))
        before = self._sentence.words[max(0, lead[-1].index - _STRETCH) : lead[-1].index] if stretch else ()
        return any(self._words.has("sequels", fold(w.text)) for w in before)

    def _is_object_of_stance(self, trigger: Trigger) -> bool:
        """ "تبنت الحركة قتل شرطيين"; not "أعلنت مقتل شرطيين", which claims nothing without "مسؤوليتها"."""
        above = self._sentence.words[trigger.word].head
        stances = self._words.stances_of(self._sentence.words[above]) if above >= 0 else ()
        return any(not s.requires for s in stances)

    def _is_sequel(self, event: Event, trigger: Trigger) -> bool:
        """No deed follows itself: "قصف المدينة بعد يومين من هجوم", "القصف الذي أعقب تفجيرا"; but whom it hit may ("قتل ثلاثة
        بعد هجوم", but not "منذ الهجوم"), and how a place was won ("استعادت القوات المدينة بعد طرد المسلحين منها"). What somebody
        did "إثر" a deed is another one; what befell others there is not ("سقط قتلى إثر هجوم")."""
        befell = any(t.frame.effect for t in event.triggers)
        if trigger.frame.rids and self._rids_of_it(trigger):
            return False
        may_be_how = befell and (event.effect_only or trigger.frame.effect) and not self._befell_alike(event, trigger)
        done = not (event.effect_only or trigger.frame.effect or trigger.frame.result) and bool(event.refs(Role.DOER))
        for word in reversed(self._sentence.words[event.end + 1 : trigger.word]):
            if (
                self._words.has("sequel_verbs", *self._words.forms(word))
                and self._sentence.words[trigger.word].head == word.index
            ):
                return trigger.nominal and not may_be_how
            if word.upos in ("VERB", "CCONJ", "PUNCT") or word.index in self._dated:
                return False
            if done and self._words.has("led_to", fold(word.text)):
                return trigger.nominal
            if self._words.has("sequels", *self._words.forms(word)):
                clause = self._sentence.words[word.index + 1].upos == "SCONJ"
                if may_be_how:
                    return trigger.nominal and not clause and self._words.has("since", fold(word.text))
                return trigger.nominal or clause
        return False

    def _is_preceded(self, event: Event, trigger: Trigger) -> bool:
        """ "فبعد سيطرتها على البلدة السبت، تمكنت القوات أمس من بسط سيطرتها على أخرى": no deed follows itself here either."""
        noun = self._sentence.words[event.main.word]
        deed = not (trigger.nominal or trigger.frame.effect or trigger.frame.result or trigger.frame.reference)
        if not (deed and event.main.nominal and noun.head == trigger.word and not event.main.frame.rids):
            return False
        return any(
            self._words.has("sequels", *self._words.forms(self._sentence.words[c]))
            for c in self._sentence.children[noun.index]
            if c < noun.index
        )

    def _befell_before(self, event: Event, trigger: Trigger) -> bool:
        """ "قتل مسلحين اثنين، وقبل ذلك بأسبوع قتل تسعة": whom the same befell before or after "that" are others."""
        between = self._sentence.words[event.end + 1 : trigger.word]
        then = (a for a, b in pairwise(between) if b.upos in ("PRON", "DET"))
        return self._befell_alike(event, trigger) and any(self._words.has("sequels", fold(w.text)) for w in then)

    def _befell_alike(self, event: Event, trigger: Trigger) -> bool:
        """ "مقتل عشرة غداة مقتل ثلاثة": nobody is killed, and nobody is hurt, after he was."""
        here = self._befallen.get(trigger.word)
        return here is not None and any(self._befallen.get(t.word) == here for t in event.triggers)

    def _rids_of_it(self, trigger: Trigger) -> bool:
        """ "طرد المسلحين منها": the place is one that was named before."""
        below = self._sentence.subtree(trigger.word)
        pairs = pairwise(self._sentence.words[i] for i in below if i > trigger.word)
        return any(self._words.has("sources", fold(a.text)) and b.upos == "PRON" for a, b in pairs)


def came_before(event: Event, words: Vocabulary) -> bool:
    """ "أعلن اعتقال أربعة، بعد يومين من مقتل ضابط": whether it stands behind a word for the order of two, and so is no news."""
    behind = reversed(event.sentence.words[max(0, event.start - _BEFORE) : event.start])
    led = takewhile(lambda w: w.upos not in ("VERB", "SCONJ", "CCONJ", "PUNCT"), behind)
    return any(words.has("sequels", *words.forms(w)) for w in led)
