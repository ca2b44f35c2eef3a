"""Groups of which those who did or suffered a deed are only thought to be: "مسلحون يعتقد أنهم من الحركة", "رجل يشتبه في انتمائه
إلى التنظيم"; and whose aircraft or whose strike it is thought to have been: "طائرات يرجح أنها تركية"."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import PATH_ONLY, Argument, Role, doer_role, patient_role
from graph_builder.extraction.roles.scene import REACH, Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.surface.markers import COMMA, STOPS, is_led_by, phrase_before
from graph_builder.model import EntityKind, Mention

_LINKS = ("PRON", "SCONJ", "ADP", "DET", "PUNCT")


class Suspects:
    """Reads such groups in one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._sides = VerbSides(scene)

    def people_of(self, mention: Mention) -> int | None:
        """Index of the people thought to be of a group; ``None`` where the words before it think of nobody."""
        words, at = self._scene.words, mention.first - 1
        while at > 0 and words[at].text not in STOPS + COMMA and (words[at].upos in _LINKS or self._is_member(at)):
            at -= 1
        if at <= 0 or not self._scene.has("suspecting", at):
            return None
        people = at - 2 if words[at - 1].text == COMMA else at - 1
        if not mention.kind.is_armed:
            return self._struck_with(people) if self._is_body(mention) else None
        while people > 0 and words[people].upos == "ADJ" and (not self._is_person(people) or self._is_person(people - 1)):
            people -= 1
        if not self._is_person(people):
            return None
        return people - 1 if people > 0 and words[people - 1].upos == "NUM" else people

    def read(self, mention: Mention, people: int) -> Argument | None:
        """The group in the role that the people have in a deed."""
        words, triggers = self._scene.words, self._scene.triggers
        if self._is_led(people):
            left = range(people - 1, max(-1, people - REACH), -1)
            trigger = next((triggers[at] for at in left if at in triggers), None)
            role = doer_role(mention.kind)
        else:
            trigger = self._strike(people) or triggers.get(words[people].head) or self._verb_behind(mention)
            role = self._role(mention, people, trigger) if trigger else None
        if trigger is None or role is None:
            return None
        path = f"{words[trigger.word].text} < {words[people].text}"
        return Argument(role, mention, trigger, PATH_ONLY, path, thought=True)

    def _is_body(self, mention: Mention) -> bool:
        """A state, or an alliance of states."""
        allied = any(self._scene.has("alliances", at) for at in range(mention.first, mention.last + 1))
        return mention.kind is EntityKind.GOVERNMENT or (allied and mention.kind is EntityKind.ORGANIZATION)

    def _struck_with(self, last: int) -> int | None:
        """The noun that ends at a word or before its adjectives, of what was struck with or of a strike."""
        at = last
        while at > 0 and self._scene.words[at].upos == "ADJ":
            at -= 1
        armed = next((w.first for w in self._scene.weapons if w.first <= at <= w.last), None)
        return at if armed is None and self._strike(at) is not None else armed

    def _strike(self, at: int) -> Trigger | None:
        """The noun of a deed that itself is thought to be somebody's ("غارة جوية يعتقد أنها إسرائيلية")."""
        trigger = self._scene.triggers.get(at)
        return trigger if trigger is not None and trigger.nominal and trigger.frame.genitive in ("doer", "either") else None

    def _is_led(self, people: int) -> bool:
        """ "على يد مسلحين", "برصاص مسلحين" """
        sentence, roles = self._scene.sentence, self._scene.vocabulary.roles
        fired = any(w.last == people - 1 and is_led_by(sentence, w.first, roles.by) for w in self._scene.weapons)
        return fired or phrase_before(sentence, people - 1, roles.doer) is not None

    def _verb_behind(self, mention: Mention) -> Trigger | None:
        """ "إن مسلحين يشتبه أنهم من الحركة هاجموا", "، يعتقد أنهم من الحركة، هاجموا" """
        words, at = self._scene.words, mention.last + 1
        at += at < len(words) and words[at].text == COMMA
        trigger = self._scene.triggers.get(at)
        return trigger if trigger is not None and not trigger.nominal else None

    def _role(self, mention: Mention, people: int, trigger: Trigger) -> Role | None:
        relation, frame = self._scene.words[people].deprel, trigger.frame
        if trigger is self._strike(people):
            return doer_role(mention.kind)
        if trigger.nominal:
            doer, tied = frame.genitive in ("doer", "either"), relation in ("nmod", "nummod")
            return (doer_role(mention.kind) if doer else patient_role(trigger, mention.kind)) if tied else None
        if people > trigger.word and (relation == "obj" or (relation == "nsubj:pass" and not self._hits_a_number(mention))):
            return patient_role(trigger, mention.kind)
        if people > trigger.word and not relation.startswith("nsubj"):
            return None
        harms = frame.effect or frame.lethal or frame.captive
        suffers = frame.subject == "patient" or (harms and not self._has_object(trigger, max(mention.last, trigger.word)))
        return patient_role(trigger, mention.kind) if suffers else doer_role(mention.kind)

    def _has_object(self, trigger: Trigger, last: int) -> bool:
        """By the parse, or by a number or an indefinite accusative right behind the verb and its subject."""
        behind = self._scene.words[last + 1 : last + 2]
        told = any(w.upos == "NUM" or self._sides.is_accusative(w.index) for w in behind)
        return told or self._sides.has_object(trigger)

    def _hits_a_number(self, mention: Mention) -> bool:
        """ "قتل انتحاري يعتقد أنه من الحركة 32 شخصا": no passive, as the parser has it."""
        return any(w.upos == "NUM" for w in self._scene.words[mention.last + 1 : mention.last + 2])

    def _is_member(self, at: int) -> bool:
        """ "أنهم عناصر من", "انتمائهم إلى" """
        return any(self._scene.has(listed, at) for listed in ("belonging", "hands", "subordinate"))

    def _is_person(self, at: int) -> bool:
        return any(self._scene.has(listed, at) for listed in ("suspects", "nameless", "hands", "holders"))
