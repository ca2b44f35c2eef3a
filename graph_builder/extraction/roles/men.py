"""Whose men did or suffered a deed, where a body stands behind them: "هاجمها عشرات من مقاتلي الحركة"."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import Role, doer_role, patient_role
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import Marker
from graph_builder.model import Mention, carries_pronoun


class Men:
    """Reads what the men before a name make of whose they are, in one sentence."""

    def __init__(self, scene: Scene, sides: VerbSides) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._sides = sides

    def role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """ "هاجمها عشرات من مقاتلي الحركة", "استهدف قياديا في الحركة": a body stands behind its men, subject or object."""
        link = marker.preposition or ""
        linked = self._words.has("ties", link) or self._words.has("inside", link)
        if mention.kind.is_place or not (mention.kind.is_actor and linked):
            return None
        if trigger.frame.light:
            return doer_role(mention.kind) if self._carry_out(marker, trigger) else None
        if trigger.nominal:
            return patient_role(trigger, mention.kind) if self._seizes_men(marker, trigger) else None
        relation = self._relation_of_men(marker, trigger)
        if relation == "nsubj" and trigger.frame.subject == "doer" and not trigger.frame.effect:
            lone = trigger.frame.lethal and not self._sides.has_object(trigger)  # "اغتيل القيادي في الحركة"
            return patient_role(trigger, mention.kind) if lone else doer_role(mention.kind)
        hit = relation == "obj" or (relation == "obl" and trigger.frame.governs)
        return patient_role(trigger, mention.kind) if hit else None

    def _carry_out(self, marker: Marker, trigger: Trigger) -> bool:
        """ "هجوم نفذه نحو 300 من مقاتلي الحركة": a number of men stands right behind a verb that has the deed as its pronoun."""
        words, at = self._scene.words, marker.left
        carries = trigger.frame.subject == "doer" and not trigger.nominal and carries_pronoun(words, trigger.word)
        number = words[at].upos == "NUM" or self._scene.has("partitives", at)
        between = words[trigger.word + 2 : at]
        return carries and number and at > trigger.word and all(self._scene.has("about", w.index) for w in between)

    def _seizes_men(self, marker: Marker, trigger: Trigger) -> bool:
        """ "القبض على ثلاثة من عناصر الحركة", "اعتقال قيادي بارز في الحركة", "اعتقال خلية من سبعة أشخاص تابعة للحركة" """
        words, at = self._scene.words, marker.left
        if self._scene.has("subordinate", at):
            at = words[at].head
        while at > trigger.word and words[at].upos == "ADJ" and not self._is_man(at):
            at -= 1
        while trigger.word < words[at].head < at and self._is_part(at):
            at = words[at].head
        first = trigger.word + 1
        first += first < at and fold(words[first].lemma) in trigger.frame.upon
        return trigger.frame.captive and first == at and self._is_man(at)

    def _is_part(self, at: int) -> bool:
        """ "خلية من سبعة أشخاص": a number, what it counts, or a noun that "من" ties to what it is made of."""
        word, words = self._scene.words[at], self._scene.words
        led = any(words[c].deprel == "case" and self._scene.has("sources", c) for c in self._scene.sentence.children[at])
        return word.deprel == "nummod" or (word.deprel == "nmod" and (led or words[word.head].upos == "NUM"))

    def _relation_of_men(self, marker: Marker, trigger: Trigger) -> str | None:
        """How the men right before a marker, or the number of them, hang from a trigger before them."""
        words, at = self._scene.words, marker.left
        while at > trigger.word and not self._is_man(at) and (words[at].upos == "ADJ" or self._is_genitive_of_men(at)):
            at -= 1
        if words[at].deprel == "nmod" and words[at].head == at - 1 and self._scene.has("grips", at - 1):  # "يد الغدر من الحركة"
            at -= 1
        if at <= trigger.word or not self._is_man(at):
            return None
        while words[at].head > trigger.word and self._is_man(words[at].head):
            at = words[at].head
        if words[at].head != trigger.word:
            return None
        return "obj" if self._sides.is_second_subject(at, trigger) else words[at].deprel

    def _is_genitive_of_men(self, at: int) -> bool:
        """ "فرق مكافحة الإرهاب", "وحدات حماية الحدود": what the men before a word are for."""
        words, first = self._scene.words, at
        while first > 0 and words[first].upos == "NOUN" and words[first].deprel == "nmod" and words[first].head == first - 1:
            first -= 1
        return first < at and self._scene.has("squads", first)

    def _is_man(self, at: int) -> bool:
        """A number of people, or one or more of somebody's ("50", "عشرات", "قيادي")."""
        words = self._scene.words
        forms = self._words.forms(words[at])
        return words[at].upos == "NUM" or any(self._words.has(listed, *forms) for listed in ("holders", "hands", "partitives"))
