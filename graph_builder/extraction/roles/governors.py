"""Which trigger a mention belongs to by the order of words, and what stands between it and one that the parse shows."""

from __future__ import annotations

from functools import cached_property

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.scene import GENITIVE, REACH, Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COMMA, STOPS, Marker, opens_another
from graph_builder.model import Mention

AHEAD = 4
"""Words to the right in which a verb may stand whose subject a mention is."""


class Governors:
    """Looks for them in one sentence."""

    def __init__(self, scene: Scene, sides: VerbSides) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._sides = sides

    def by_surface(self, mention: Mention, marker: Marker) -> Trigger | None:
        """The nearest trigger before a mention, or a verb right behind it, with nothing between that closes the phrase."""
        words = self._scene.words
        for at in range(marker.left, max(-1, marker.left - REACH), -1):
            if at in self._scene.triggers and not self._takes_no_genitive(at, mention, marker):
                return self._scene.triggers[at]
            if (
                (words[at].upos in ("VERB", "SCONJ") and at not in self._scene.named)
                or (words[at].text == COMMA and self._is_loosely_tied(marker))
                or words[at].text in STOPS
                or at in self._motives
                or self._turns(at)
                or opens_another(self._scene.sentence, at)
            ):
                break
        if marker.preposition is None:
            for at in range(mention.last + 1, min(len(words), mention.last + 1 + AHEAD)):
                if at in self._scene.triggers and not self._scene.triggers[at].nominal:
                    return self._scene.triggers[at]
                if words[at].upos in ("VERB", "SCONJ", "CCONJ") or words[at].text in STOPS + COMMA:
                    break
        return None

    def completes_a_verb(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "تعتمد في المعارك على الميليشيات": an actor behind the preposition of a verb that stands before the noun of a deed."""
        words, above = self._scene.words, self._scene.words[mention.head].head
        if marker.preposition is None or mention.kind.is_place or not trigger.nominal or not 0 <= above < trigger.word:
            return False
        if marker.left == trigger.word and words[trigger.word - 1].upos != "ADP":  # "أدان المجلس الهجوم على البعثة"
            return False
        return words[above].upos == "VERB" and above not in self._scene.triggers and words[mention.head].deprel == "obl"

    def are_parted(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """A mark that ends a clause stands between ("مكافحة الإرهاب: مسيّرة تستهدف"), or a comma that is not one of a pair
        ("مقاتلو الحركة، وهي فصيل محلي، هاجموا")."""
        first, end = sorted((mention.head, trigger.word))
        if any(map(self._turns, range(first, end))):
            return True
        between = [w.text for w in self._scene.words[first:end]]
        commas = between.count(COMMA) if mention.head < trigger.word else 0
        beside = marker.preposition is None and self._scene.words[trigger.word - 1].text == COMMA  # "مقاتلو الحركة، سيطروا"
        closed = commas % 2 == 0 or beside
        paired = closed and self._sides.is_subject(mention, trigger.word)
        return any(text in STOPS for text in between) or (commas > 0 and not paired)

    def is_behind_motive(self, mention: Mention, trigger: Trigger) -> bool:
        """What stands behind "ردا على" belongs to the motive, not to the deed before it, nor does an actor behind "في محاولة"."""
        between = range(trigger.word + 1, mention.first)
        attempts = () if mention.kind.is_place else self._words.standing("attempts", self._scene.sentence)
        tried = any(at in between and self._is_led(at) for at in attempts)
        return tried or not self._motives.isdisjoint(between)

    def _is_led(self, at: int) -> bool:
        return self._words.has("inside", fold(self._scene.words[at - 1].text))

    @cached_property
    def _motives(self) -> frozenset[int]:
        """The words that bring in why something was done."""
        sentence = self._scene.sentence
        told = {*self._words.standing("motives", sentence), *self._words.written("support", sentence)}
        linked = {at - 1 for at in self._words.standing("motive_links", sentence)}
        return frozenset(told & linked) - self._scene.triggers.keys()

    def _turns(self, at: int) -> bool:
        """ "قصف الجيش البلدة، أما في المدينة فقتل ثلاثة": a word by which the sentence turns to something else."""
        return at > 0 and self._scene.words[at - 1].text == COMMA and self._scene.has("turning", at)

    def _is_loosely_tied(self, marker: Marker) -> bool:
        """ "المعركة، مشيدا بدور فاعل للجيش": "ل" belongs to the noun before it; but "ضربت، أمس، أهدافا تابعة للجيش"."""
        return self._words.has("masdar_objects", marker.preposition or "") and not self._scene.has("subordinate", marker.left)

    def _takes_no_genitive(self, at: int, mention: Mention, marker: Marker) -> bool:
        """A noun far off has no genitive here, nor has one with the article beside it ("استهدفت الغارات الجوية تجمعا للحركة"), so
        that the verb before it governs."""
        if not self._scene.triggers[at].nominal or marker.preposition is not None or mention.adjective:
            return False
        if marker.left > at + GENITIVE and not marker.bearing:
            return True
        if at == marker.left and self._is_object_of_verb(at, mention.first):
            return True
        owned = any(w.upos == "PRON" for w in self._scene.words[at + 1 : mention.first])
        beside = all(w.upos in ("ADJ", "ADV") for w in self._scene.words[at + 1 : marker.left + 1])
        return beside and not owned and self._scene.triggers[at].definite

    def _is_object_of_verb(self, noun: int, at: int) -> bool:
        """ "استهدف قصف شرطيا", "استهدف هجوم مقاتلين من الحركة": what stands behind the noun is what the verb tells of; but "تمكن
        من قتل 18 عنصرا"."""
        words = self._scene.words
        if words[at - 1].upos == "NUM":
            return False
        verb = self._scene.triggers.get(words[noun].head)
        told = verb is not None and not verb.nominal and words[noun].deprel == "nsubj" and verb.word < noun
        bare = verb is not None and told and not self._sides.has_object(verb)
        return (bare or words[at].feats.get("Case") == "Acc") and self._sides.is_accusative(at)
