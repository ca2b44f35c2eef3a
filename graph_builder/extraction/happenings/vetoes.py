"""What parts two happenings of one sentence whatever ties them: an answer, another place, a turn to something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from graph_builder.extraction.certainty.hedge_words import ancestors
from graph_builder.extraction.certainty.hedges import mood_at, polarity_at
from graph_builder.extraction.certainty.purposes import is_purpose
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.parting import are_parted, local, places_differ
from graph_builder.extraction.happenings.sequels import Sequels
from graph_builder.extraction.happenings.ties import Ties
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.atoms import ARTICLE, bare, fold
from graph_builder.extraction.surface.markers import answer_by, opens_clause
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import EntityKind, IncidentKind, Sentence, Word, carries_pronoun

_BESIDE = 2
"""Words between two nouns of deeds at the most that stand side by side."""
_CHARGED = 3
"""Words from "متورطين" over a preposition to the deed at the most."""
_SUBJECT = 3
"""Words from a verb to the end of its short subject ("طال آخرها")."""

_POLICE_WORK = frozenset(
    {
        IncidentKind.RAID,
        IncidentKind.GROUND_OPERATION,
        IncidentKind.ARMED_CLASH,
        IncidentKind.ARREST,
        IncidentKind.SEIZURE,
    }
)
"""Kinds of happenings in the course of which people are arrested."""


def words_between(sentence: Sentence, event: Event, trigger: Trigger) -> Sequence[Word]:
    """The words from the last one that tells a happening to a trigger."""
    return sentence.words[event.end + 1 : trigger.word]


class Vetoes:
    """Finds them in one sentence."""

    def __init__(self, sentence: Sentence, geography: Geography, ties: Ties, sequels: Sequels, words: Vocabulary) -> None:
        self._sentence = sentence
        self._geography = geography
        self._ties = ties
        self._sequels = sequels
        self._words = words

    def part(self, event: Event, trigger: Trigger, own: Sequence[Argument]) -> bool:
        """Whether the trigger tells another happening whatever ties it to this one."""
        between = words_between(self._sentence, event, trigger)
        return (
            (trigger.other and not (event.effect_only or self._ties.is_subject_of(trigger, event)))
            or any(t.word == trigger.stands_for for t in event.triggers)
            or (places_differ(event, own, self._geography) and not self._is_told_of(event, trigger))
            or (are_parted(event, own, self._geography) and not self._goes_with(event, trigger))
            or self._is_motive_of(event, trigger)
            or self._answers(trigger, event)
            or self._is_done_by_those_hit(trigger, event)
            or self._is_apart(event, trigger)
            or self._is_of_next_clause(trigger, between)
            or self._is_beside(trigger, between, own)
            or self._is_new_beside_known(event, trigger)
            or self._sequels.part(event, trigger)
            or (event.changes_sides(own) and not self._ties.is_carried(event, trigger))
            or self._is_singled_out(event, trigger)
            or self._ends_who_did_it(event, trigger, own)
            or self._is_of_the_other(event, trigger)
            or (self.turn(event, trigger) and self._geography.apart(local(own), local(event.arguments)))
            or (self.turn(event, trigger) and self._is_deed_of_somebody(trigger))
            or self._goes_on_beside(event, trigger)
            or self._is_elsewhere(event, trigger)
            or self._befalls_meanwhile(event, trigger)
            or self._differ_in_truth(event.main, trigger)
        )

    def _is_motive_of(self, event: Event, trigger: Trigger) -> bool:
        """Whether one of the two answers the other: "قصف البلدة ردا على هجوم", "رد على الهجوم بقصف البلدة", "ردا على الهجوم قصف
        الجيش البلدة"."""
        for at in self._words.standing("motives", self._sentence):
            if event.end < at < trigger.word:
                return not (self._is_adjunct(at) and self._is_broken_off(at, trigger.word))
            if event.end == at and self._sentence.words[trigger.word].head == at:
                return answer_by(self._sentence, trigger.word, self._words) is None
            if at < event.start and any(upper.index == trigger.word for _, upper in ancestors(self._sentence, at)):
                return True
        return self.is_left_behind(event, trigger)

    def is_left_behind(self, event: Event, trigger: Trigger) -> bool:
        """ "قصف البلدة ردا على هجوم على القاعدة، وقتل خمسة": behind the comma the talk is again of what was done, and no longer
        of what was answered."""
        motives = (at for at in self._words.standing("motives", self._sentence) if at < event.start and self._is_adjunct(at))
        leads = any(self._ties.is_told_before(at) and not self._is_broken_off(at, event.start) for at in motives)
        return leads and self._is_broken_off(event.end, trigger.word)

    def _is_adjunct(self, motive: int) -> bool:
        """ "ردا على" within the clause of the answer, which "رد الجيش على" and "الهجوم رد على" only begin."""
        word = self._sentence.words[motive]
        return word.upos == "NOUN" and word.feats.get("Case") == "Acc"

    def _is_broken_off(self, first: int, last: int) -> bool:
        """Whether a comma, and "و" or "ما" behind it, stands between two words."""
        return any(opens_clause(self._sentence, at, self._words) for at in range(first + 1, last + 1))

    def _answers(self, trigger: Trigger, event: Event) -> bool:
        """ "رد الجيش على الهجوم بقصف المواقع": what stands between the verb and the deed is what was answered, by a verb too that
        tells a deed itself ("رد على الغارة بصواريخ")."""
        if not trigger.nominal:
            return self._goes_on_answering(trigger, event)
        verb, word = answer_by(self._sentence, trigger.word, self._words), self._sentence.words[trigger.word]
        led = any(self._words.has("motive_links", fold(w.text)) for w in self._sentence.words[trigger.word - 1 : trigger.word])
        answered = event.triggers[-1].frame.answers and word.head == event.end and led
        return answered or (verb is not None and verb < event.start)

    def _is_done_by_those_hit(self, trigger: Trigger, event: Event) -> bool:
        """ "قتلت الشرطة مسلحين حاولا اقتحام القنصلية": what a clause tells of those whom a verb hit is a deed of theirs; but
        "قتلوا رجلا خطفوه" """
        words, hit = self._sentence.words, event.triggers[-1]
        above = (upper.index for _, upper in ancestors(self._sentence, trigger.word))
        clause = next((at for at in (trigger.word, *above) if words[at].deprel.startswith(("acl", "advcl"))), None)
        if clause is None or hit.nominal or not (hit.frame.lethal or hit.frame.captive) or not event.refs(Role.DOER):
            return False
        below = [words[c] for c in self._sentence.children[clause]]
        acts = words[clause].upos == "VERB" and not carries_pronoun(words, clause)
        acts = acts and not any(w.deprel.startswith("nsubj") for w in below)
        were = any(w.upos == "AUX" for w in below) and words[clause].head == hit.word  # "ثلاثة كانوا يحاولون"
        return acts and (were or self._is_object(words[words[clause].head], hit.word))

    def _is_object(self, word: Word, verb: int) -> bool:
        """Whether a word is the object of a verb, or counts or describes it."""
        while word.head > verb and word.deprel in ("nummod", "nmod", "amod", "flat"):
            word = self._sentence.words[word.head]
        return word.head == verb and word.deprel == "obj"

    def _goes_on_answering(self, trigger: Trigger, event: Event) -> bool:
        """ "ردت القوات على الهجوم وقتلت أربعة": the verb that "و" puts beside that of the answer tells what was done then."""
        word, link = self._sentence.words[trigger.word], self._sentence.words[max(0, event.start - 1)]
        verb = self._sentence.words[word.head]
        answers = word.deprel == "conj" and verb.upos == "VERB" and self._words.has("motives", *self._words.forms(verb))
        return answers and verb.index < event.start and self._words.has("motive_links", fold(link.text))

    def _is_of_next_clause(self, trigger: Trigger, between: Sequence[Word]) -> bool:
        """ "مقتل عشرة في هجوم والجيش يعلن قتل": behind "و" somebody else is the subject of a verb of his own; but he may tell
        whom it hit ("انفجار في القاعدة ومسؤول يتحدث عن قتيل")."""
        written = bare(fold(self._sentence.words[trigger.word].text))
        if trigger.nominal and trigger.frame.effect and written not in trigger.frame.announced:
            return False
        for word in between:
            subject = self._sentence.words[word.index + 1]
            verb = self._sentence.words[subject.head] if subject.head > subject.index else None
            own = subject.deprel == "nsubj" and subject.upos in ("NOUN", "PROPN") and verb is not None and verb.upos == "VERB"
            if word.upos == "CCONJ" and own and verb is not None and verb.index <= trigger.word:
                return True
        return False

    def _is_beside(self, trigger: Trigger, between: Sequence[Word], own: Sequence[Argument]) -> bool:
        """ "تفجير يستهدف مركزا في البلدة وغارة على المدينة": the noun of a new deed, behind "و", with its own doer or place; one
        seizes men where others fell ("مقتل ثمانية وأسر سبعة")."""
        apart = len(between) > _BESIDE and between[-1].upos == "CCONJ"
        frame = trigger.frame
        named = any(a.role is Role.DOER or (a.mention.kind.is_place and a.mention.kind is not EntityKind.SITE) for a in own)
        return apart and named and trigger.brings_in and not (frame.light or frame.mutual or frame.captive)

    def _is_borne(self, event: Event, trigger: Trigger) -> bool:
        """ "شن غارة على بلدة، وأخرى على قرية": the deed is the object of the verb, whatever else the verb has behind it, or hangs
        from a verb that has told none yet ("تعرض الموكب في المدينة لتفجير")."""
        word = self._sentence.words[trigger.word]
        return (all(t.frame.light for t in event.triggers) and word.head == event.end) or any(
            t.frame.light and self._ties.is_core_of(t, word) for t in event.triggers
        )

    def _is_told_of(self, event: Event, trigger: Trigger) -> bool:
        """ "قصف القاعدة، موضحا أن القصف طال مقرا": what the known deed hit is a part of what was hit."""
        known = any(t.nominal and t.definite and t is event.triggers[-1] for t in event.triggers[1:])
        return self._is_borne(event, trigger) or (known and not trigger.nominal and self._ties.is_subject_of(trigger, event))

    def _is_new_beside_known(self, event: Event, trigger: Trigger) -> bool:
        """ "الحادث هو الثاني بعد هجوم", "الهجوم ... في مدينة شهدت تفجيرا": an indefinite deed is none that was known, unless it
        hangs from it or brought it about ("الانفجار ناجم عن غارة")."""
        if event.effect_only or not (event.main.nominal and event.main.definite and trigger.brings_in):
            return False  # "ارتفاع عدد القتلى في هجوم على القاعدة"
        if self.is_equated(event, trigger):
            return False
        if event.reference:
            return not self._explains(trigger, event)
        leads = event.triggers[-1].frame.result or trigger.frame.light or trigger.frame.result
        return not (leads or self._ties.tied(event, trigger))

    def is_equated(self, event: Event, trigger: Trigger) -> bool:
        """ "وصفت الحادث بأنه هجوم", "الانفجار هو تفجير انتحاري": what a known happening is said to be."""
        pronoun = self._before_copula(trigger)
        link = self._sentence.words[max(0, pronoun.index - 1)]
        alone = self._words.has("pointing", fold(pronoun.text)) and link.upos != "ADP"
        taken_up = event.end < pronoun.index and pronoun.upos == "PRON" and (link.upos == "SCONJ" or alone)
        return taken_up and trigger.nominal and event.main.nominal and event.main.definite

    def _before_copula(self, trigger: Trigger) -> Word:
        """The word right before a noun, or before the copula of which it is the predicate ("إنه يمكن أن يكون هجوما")."""
        at = max(0, trigger.word - 1)
        if self._sentence.words[at].upos == "AUX":
            while at and self._sentence.words[at].upos in ("AUX", "VERB", "SCONJ"):
                at -= 1
        return self._sentence.words[at]

    def _explains(self, trigger: Trigger, event: Event) -> bool:
        """ "العملية التي قاموا فيها بتفجير المسجد": the clause of "الحادث" tells what it was; one deed is none of many."""
        return self._ties.tied(event, trigger) and trigger.plural is event.main.plural

    def others(self, events: Sequence[Event], trigger: Trigger, own: Sequence[Argument]) -> list[Event]:
        """The happenings beside which a word tells another one: an indefinite deed before or after them, or at another place."""
        followed = (e for e in events if self._sequels.bring_in(e, trigger))
        elsewhere = (e for e in events if places_differ(e, own, self._geography))
        paired = (e for e in events if self._is_of_the_other(e, trigger))
        suspected = (e for e in events if self._is_suspected(e, trigger))
        ended = (e for e in events if self._ends_who_did_it(e, trigger, own))
        beside = (e for e in events if self._goes_on_beside(e, trigger) or self._is_elsewhere(e, trigger))
        arrested = (e for e in events if self._is_arrest_for(e, trigger, own))
        return [*followed, *elsewhere, *paired, *suspected, *ended, *beside, *arrested]

    def _is_of_the_other(self, event: Event, trigger: Trigger) -> bool:
        """ "وقع الأول بسيارة وقتل فيه ثلاثة، والثاني بعبوة وقتل فيه خمسة": of two that were told together."""
        own = {t.word for t in event.triggers}  # "واستهدف الآخر معسكرا وأصيب فيه أربعة"
        other = any(
            self._stands_for(w, "other_of_two") and w.head not in own for w in words_between(self._sentence, event, trigger)
        )
        return other and any(self._stands_for(w, "one_of_two") for w in self._sentence.words[: event.end])

    def _stands_for(self, word: Word, of_two: str) -> bool:
        """Whether one of two is told by its number alone ("والثاني", "أحدهما"; not "اليوم الثاني", "أحد الجنود")."""
        if not self._words.has(of_two, fold(word.lemma)):
            return False
        before = self._sentence.words[max(0, word.index - 1)]
        alone = word.text.startswith(ARTICLE) and (before is word or before.upos not in ("NOUN", "PROPN", "ADJ"))
        return alone or carries_pronoun(self._sentence.words, word.index)

    def _is_suspected(self, event: Event, trigger: Trigger) -> bool:
        """ "اعتقال ثلاثة متورطين في قتل ضابط", "قتلت مسلحين كانوا متورطين في قتل ضابط", "استهدف مسلحين شاركوا في هجوم": of what
        those who were seized or hit did or are thought to have done."""
        between = words_between(self._sentence, event, trigger)
        if self._took_part(event, trigger):
            return True
        apart = any(t.frame.captive for t in event.triggers) and not (trigger.frame.result or trigger.frame.captive)
        fell = event.effect_only and any(t.frame.effect for t in event.triggers) and not trigger.frame.result
        near = between if apart else between[-_CHARGED:] if fell else ()
        return any(self._words.has("suspected", *self._words.forms(w)) for w in near)

    def _took_part(self, event: Event, trigger: Trigger) -> bool:
        """ "قتل قياديا شارك في هجوم": whether the noun of a deed hangs from a clause that tells what somebody had done before."""
        words = self._sentence.words
        verb = words[words[trigger.word].head] if trigger.nominal and not trigger.frame.effect else words[event.end]
        past = event.end < verb.index < trigger.word and verb.upos == "VERB" and verb.feats.get("Aspect") == "Perf"
        goes_on = words[verb.index - 1].upos in ("CCONJ", "PUNCT", "SCONJ", "AUX") or self._words.has("copulas", fold(verb.lemma))
        return past and not goes_on and self._words.has("involving", fold(verb.lemma))

    def _is_singled_out(self, event: Event, trigger: Trigger) -> bool:
        """ "هجمات متفرقة، كان أعنفها تفجير": one deed of many."""
        deeds = [t for t in event.triggers if not (t.frame.effect or t.frame.light)]
        if not deeds or trigger.frame.effect or trigger.frame.result or not all(t.plural for t in deeds):
            return False
        near = self._sentence.words[event.end + 1 : trigger.word + _SUBJECT]
        return not trigger.plural and any(
            self._words.has("foremost", fold(a.text)) and b.upos == "PRON" for a, b in pairwise(near)
        )

    def _ends_who_did_it(self, event: Event, trigger: Trigger, own: Sequence[Argument]) -> bool:
        """ "قتل أربعة في هجوم قبل أن تقتل الشرطة المهاجم": by whom he fell who did it, is another deed; a fight has two sides."""
        killers = {a.mention.entity for a in own if a.role is Role.DOER}
        fought = event.effect_only or any(t.frame.mutual for t in event.triggers)
        if not (trigger.frame.effect and killers.difference(event.refs(Role.DOER))) or fought:
            return False
        between = words_between(self._sentence, event, trigger)
        then = any(self._words.has("sequels", fold(a.text)) and b.upos == "SCONJ" for a, b in pairwise(between))
        hit = (self._sentence.words[c] for c in self._sentence.children[trigger.word])
        return then or any(self._is_known_suspect(w) for w in hit)

    def _is_arrest_for(self, event: Event, trigger: Trigger, own: Sequence[Argument]) -> bool:
        """ "دهس سائق حشدا، واعتقلت الشرطة السائق": the arrest, with its own verb and doer, of who did what no police work was."""
        word = self._sentence.words[trigger.word]
        joined = word.index > 0 and self._sentence.words[word.index - 1].upos == "CCONJ"
        seized = not trigger.nominal and trigger.frame.captive and IncidentKind.ARREST in trigger.frame.kinds
        doers = {a.mention.entity for a in own if a.role is Role.DOER}
        apart = doers.isdisjoint(event.refs(Role.DOER)) and _POLICE_WORK.isdisjoint(event.kinds)
        return joined and seized and bool(doers) and apart and not event.effect_only

    def _is_known_suspect(self, word: Word) -> bool:
        return word.text.startswith(ARTICLE) and self._words.has("suspects", *self._words.forms(word))

    def turn(self, event: Event, trigger: Trigger) -> bool:
        """ "انفجار في السخنة، بينما قتل راع في الرصافة", "في وقت يستمر القصف": behind such a word another place is another
        happening."""
        led = (n for w, n in pairwise(words_between(self._sentence, event, trigger)) if w.upos == "ADP")
        nouns = any(self._words.has("aside_nouns", fold(n.text)) for n in led)
        return nouns or self._parted_by(self._words.written("asides", self._sentence), event, trigger)

    @staticmethod
    def _parted_by(places: Sequence[int], event: Event, trigger: Trigger) -> bool:
        """Whether one of some words stands between the two."""
        return any(event.end < at < trigger.word for at in places)

    def _is_deed_of_somebody(self, trigger: Trigger) -> bool:
        """ "نفذ الجيش غارات، بينما يهاجم المسلحون الشرطة": a verb of a deed with a subject of its own."""
        frame = trigger.frame
        if trigger.nominal or frame.effect or frame.light or frame.result or frame.subject != "doer":
            return False
        below = (self._sentence.words[c] for c in self._sentence.children[trigger.word])
        return any(w.deprel == "nsubj" and w.upos in ("NOUN", "PROPN") and w.index > trigger.word for w in below)

    def _goes_on_beside(self, event: Event, trigger: Trigger) -> bool:
        """ "قتل أربعة في انفجار، في وقت يستمر القصف الجوي": what lasts while a deed was done is another one."""
        word = self._sentence.words[trigger.word]
        verb = self._sentence.words[word.head] if trigger.nominal else word
        lasts = verb.upos == "VERB" and verb.feats.get("Aspect") == "Imp"
        carries = any(f.light and f.subject == "event" for f in self._words.verb_frames(verb))
        return lasts and carries and not event.effect_only and self.turn(event, trigger)

    def _is_elsewhere(self, event: Event, trigger: Trigger) -> bool:
        """ "قتل ثلاثة في الحي، وأصيب سبعة في منطقة أخرى", "وفي موقع آخر انفجرت عبوة": the clause is of a place that is none told
        before."""
        if not self._words.written("elsewhere", self._sentence):
            return False
        between = words_between(self._sentence, event, trigger)
        opens = next((w.index for w in reversed(between) if w.upos in ("CCONJ", "SCONJ", "PUNCT")), None)
        if opens is None:
            return False
        behind = takewhile(lambda w: w.upos not in ("VERB", "PUNCT"), self._sentence.words[trigger.word + 1 :])
        within = self._is_within(event, trigger)
        return self._names_another(between[opens - event.end :]) or (not within and self._names_another([*behind]))

    def _names_another(self, clause: Sequence[Word]) -> bool:
        """ "في منطقة أخرى" """
        return any(
            link.upos == "ADP"
            and self._words.has("spots", *self._words.forms(spot))
            and self._words.has("elsewhere", fold(what.text))
            for link, spot, what in zip(clause, clause[1:], clause[2:], strict=False)
        )

    def _goes_with(self, event: Event, trigger: Trigger) -> bool:
        """Whether one of the two carries the other, or a word hangs from the happening."""
        return self._ties.is_carried(event, trigger) or self._is_within(event, trigger)

    def _is_within(self, event: Event, trigger: Trigger) -> bool:
        """Whether a word hangs from the happening, and does not just follow it behind "و"."""
        return self._ties.tied(event, trigger) and self._sentence.words[trigger.word].deprel != "conj"

    def _differ_in_truth(self, one: Trigger, other: Trigger) -> bool:
        """A deed that was done and one that is planned, threatened, asked about or denied; what befell nobody ("لم يصب أحد") and
        words that carry a deed follow the deed."""
        if any(t.frame.effect or t.frame.result or t.frame.light for t in (one, other)):
            return False
        before = fold(self._sentence.words[other.word - 1].text) if other.word else ""
        if other.frame is one.frame and self._words.has("this_or_that", before):  # "دعا إلى شن غارات وإلى دعم تلك الغارات"
            return False
        if self._says_what_for(one, other):
            return False
        return self._is_real(one) != self._is_real(other)

    def _befalls_meanwhile(self, event: Event, trigger: Trigger) -> bool:
        """ "هجوم نسب إلى الحركة التي تتعرض لغارات": what goes on befalling somebody is not what he did; but "القصف الذي تتعرض له
        المدينة" is one."""
        word, own = self._sentence.words[trigger.word], {t.word for t in event.triggers}
        told = self._sentence.words[word.head]  # of the subject of the deed more may be told behind the clause
        clause = word.deprel.startswith("acl") and word.head not in own and not (told.deprel == "nsubj" and told.head in own)
        going_on = trigger.frame.light and trigger.frame.subject == "patient" and word.feats.get("Aspect") == "Imp"
        return clause and going_on and not (trigger.nominal or event.effect_only)

    def _says_what_for(self, noun: Trigger, verb: Trigger) -> bool:
        """ "حذرت من هجمات تستهدف الفنادق": what an unknown deed would do, by a clause in the present, is no more real than it."""
        word = self._sentence.words[verb.word]
        clause = not verb.nominal and word.deprel.startswith("acl") and word.head == noun.word
        return clause and noun.brings_in and word.feats.get("Aspect") == "Imp"

    def _is_real(self, trigger: Trigger) -> bool:
        planned = mood_at(self._sentence, trigger.word) != "real" or is_purpose(self._sentence, trigger, self._words)
        return not planned and not polarity_at(self._sentence, trigger.word)

    def _is_apart(self, event: Event, trigger: Trigger) -> bool:
        """Another happening by what leads to it ("اعتقاله بتهمة قتل", "اعتقال ثلاثة متورطين في قتل"), or many beside a single
        one ("انفجار، وسط هجمات", "هجمات نسبت إلى جماعة تبنت هجوما")."""
        if self._parted_by(self._words.standing("charges", self._sentence), event, trigger):
            return True
        if self._is_suspected(event, trigger):
            return True
        if event.effect_only or trigger.frame.effect or trigger.frame.light:
            return False
        if not event.main.nominal or trigger.frame.mutual:
            return False
        pattern = trigger.nominal and trigger.plural and not trigger.definite and not event.main.plural
        one_of_many = event.main.plural and trigger.brings_in and not trigger.plural and trigger.frame is event.main.frame
        return pattern or one_of_many
