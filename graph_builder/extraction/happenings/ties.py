"""How one word that tells a happening hangs from another in the parse."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence, Word

_THING = 5
"""Words of "ب" and the weapon behind it at the most."""
_DEPTH = 8
"""Steps up the parse in which one word hangs from another."""


class Ties:
    """Reads them in one sentence."""

    def __init__(self, sentence: Sentence, telling: Collection[int], words: Vocabulary) -> None:
        """``telling`` are the words of all triggers."""
        self._sentence = sentence
        self._telling = telling
        self._words = words

    def is_told_before(self, word: int) -> bool:
        """Whether a word of some happening stands before a word."""
        return any(at < word for at in self._telling)

    def carried(self, trigger: Trigger, ahead: Sequence[Trigger]) -> Trigger | None:
        """The deed that a verb which tells nothing alone has as its subject or object ("شن ... هجوما", "اندلعت اشتباكات"), and
        that in which people fell ("قتل خمسة في معارك")."""
        if trigger.frame.result:
            return None
        deeds = (t for t in ahead if t.nominal and not (t.frame.effect or t.frame.light or t.frame.result or t.frame.reference))
        if trigger.frame.effect:
            return next((t for t in deeds if self.hangs(t.word, {trigger.word})), None)
        if trigger.nominal or not trigger.frame.light:
            return None
        return next((t for t in deeds if self.is_core_of(trigger, self._sentence.words[t.word])), None)

    def is_result_of(self, trigger: Trigger, event: Event) -> bool:
        """ "وأسفر القصف عن مقتل تسعة": to what a word of result with a subject of its own leads."""
        head = self._sentence.words[trigger.word].head
        verb = next((t for t in event.triggers if t.word == head and t.frame.result), None)
        return verb is not None and self.subject(verb, event.triggers) is not None

    def subject(self, trigger: Trigger, ahead: Sequence[Trigger]) -> Trigger | None:
        """The deed that is the subject of a word of result ("وأسفر القصف عن مقتل")."""
        deeds = (t for t in ahead if trigger.frame.result and t.nominal and not (t.frame.effect or t.frame.light))
        words = self._sentence.words
        return next((t for t in deeds if words[t.word].head == trigger.word and words[t.word].deprel == "nsubj"), None)

    @staticmethod
    def is_core_of(verb: Trigger, word: Word) -> bool:
        """The subject or object, which the parse takes for a complement where a date stands between ("شهدت ليلا تفجيرا")."""
        return word.head == verb.word and word.deprel.split(":")[0] in ("nsubj", "obj", "xcomp")

    @staticmethod
    def is_carried(event: Event, trigger: Trigger) -> bool:
        """Whether one of the two only carries the other ("شن هجوما"); effects join by themselves."""
        carried = trigger.frame.light or all(t.frame.light for t in event.triggers)
        deed = not (trigger.frame.effect or event.effect_only)
        return carried or (deed and event.triggers[-1].frame.light)

    def tied(self, event: Event, trigger: Trigger) -> bool:
        """Whether a trigger hangs from a happening in the parse, tells of its weapon, or carries it or has it for a subject."""
        if self._goes_on(trigger):
            return False
        told = {t.word for t in event.triggers}
        return (
            self.hangs(trigger.word, told)
            or self._tells_of_weapon(trigger)
            or (trigger.frame.light and self.hangs(event.end, {trigger.word}))
            or (not trigger.nominal and self._is_subject(event.end, trigger))
            or self._is_of_same_weapon(event, trigger)
        )

    def _is_subject(self, noun: int, verb: Trigger) -> bool:
        """ "غارة للجيش على أطراف البلدة استهدفت سوقا": what the noun of a deed does is told of the same deed."""
        word = self._sentence.words[noun]
        if word.upos == "VERB":
            return False
        if word.head >= 0 and self._sentence.words[word.head].upos == "NUM":  # "ثلاث غارات دمرت مواقع"
            word = self._sentence.words[word.head]
        return word.deprel.startswith("nsubj") and verb.word in (word.head, self._behind_thought(word))

    def _behind_thought(self, noun: Word) -> int | None:
        """ "غارة يعتقد أنها إسرائيلية استهدفت سوقا": the verb of the noun that the parse hangs from what is thought of it."""
        thought = self._sentence.words[noun.head]
        if thought.index < noun.index or not self._words.has("suspecting", *self._words.forms(thought)):
            return None
        verbs = (self._sentence.words[c] for c in self._sentence.children[thought.index] if c > thought.index)
        told = (w for w in verbs if w.upos == "VERB" and self._sentence.words[w.index - 1].upos in ("ADJ", "NOUN", "PUNCT"))
        return next((w.index for w in told), None)

    def _tells_of_weapon(self, trigger: Trigger) -> bool:
        """ "قصف المخيم بصاروخ سقط ليلا": a verb right behind what the deed was done with."""
        if trigger.nominal or trigger.frame.subject != "weapon":
            return False
        before = reversed(self._sentence.words[max(0, trigger.word - _THING) : trigger.word])
        link = next((w for w in before if w.upos not in ("NOUN", "ADJ", "PROPN", "X", "NUM")), None)
        return link is not None and link.index < trigger.word - 1 and self._words.has("by", fold(link.text))

    def _is_of_same_weapon(self, event: Event, trigger: Trigger) -> bool:
        """ "الصاروخ الذي أطلقته الحركة سقط قرب المطار": the weapon that is the subject of a verb has a clause that tells how it
        came."""
        words, children = self._sentence.words, self._sentence.children
        subjects = {c for c in children[trigger.word] if words[c].deprel.startswith("nsubj") and c < trigger.word}
        clauses = (t for t in event.triggers if words[t.word].deprel.startswith("acl") and words[t.word].head in subjects)
        armed = (t for t in clauses if "weapon" in (t.frame.subject, t.frame.genitive, trigger.frame.subject))
        return not trigger.nominal and next(armed, None) is not None

    def _goes_on(self, trigger: Trigger) -> bool:
        """ "اندلع القتال وهاجمت طائرة مواقع": a verb with a subject of its own that "و" puts beside another verb."""
        word = self._sentence.words[trigger.word]
        beside = word.deprel == "conj" and self._sentence.words[word.head].upos == "VERB" and not trigger.nominal
        deed = not (trigger.frame.effect or trigger.frame.light or trigger.frame.result)
        subjects = (c for c in self._sentence.children[word.index] if self._sentence.words[c].deprel.startswith("nsubj"))
        return beside and deed and any(self._sentence.words[c].upos != "PRON" for c in subjects)

    def hangs(self, word: int, heads: set[int]) -> bool:
        """Whether one of the heads is the first trigger above a word."""
        at = self._sentence.words[word].head
        for _ in range(_DEPTH):
            if at < 0 or at in self._telling:
                break
            at = self._sentence.words[at].head
        return at in heads

    def is_subject_of(self, trigger: Trigger, event: Event) -> bool:
        """ "أعطبت غارة أخرى", "غارة أخرى أعطبت", "ارتكبوا مجزرة جديدة": the verb of the one has the noun of the other one as its
        subject or object."""
        one, told = self._sentence.words[trigger.word], (self._sentence.words[t.word] for t in event.triggers)
        return any(
            noun.head == verb.index and noun.deprel.split(":")[0] in ("nsubj", "obj")
            for other in told
            for noun, verb in ((one, other), (other, one))
        )
