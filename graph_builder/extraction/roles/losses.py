"""Whose men fell, by a pronoun in the words of who tells it: "أعلنت الحركة مقتل اثنين من مقاتليها"."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import SURFACE_ONLY, Argument, Role
from graph_builder.extraction.roles.scene import Scene
from graph_builder.model import Mention, carries_pronoun

_MEN = 5
"""Words from a death to those of somebody's whom it befell ("مقتل اثنين من مقاتليها")."""


class Losses:
    """Reads them in one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def read(self) -> list[Argument]:
        """Whose men a pronoun tells fell: "أعلنت الحركة مقتل اثنين من مقاتليها", "أقر الجيش بإصابة ضابط من قواته", "قال الجيش إن
        ثلاثة من جنوده قتلوا"."""
        found = []
        for trigger in self._scene.found:
            teller = self._teller(trigger) if trigger.frame.effect and trigger.frame.lethal else None
            first = trigger.word + 1 if trigger.nominal else self._fallen_before(trigger.word)
            behind = self._scene.words[first : first + _MEN]
            near = takewhile(lambda w: w.upos not in ("CCONJ", "VERB"), behind)  # not "مقتل قيادي وثلاثة من مقاتليه"
            men = (w.index for w in near if self._scene.has("hands", w.index) and carries_pronoun(self._scene.words, w.index))
            if teller is not None and any(self._are_some(i) and self._are_his(i, trigger) for i in men):
                path = f"{self._scene.words[trigger.word].text} > pronoun"
                found.append(Argument(Role.TARGET, teller, trigger, SURFACE_ONLY, path))
        return found

    def _fallen_before(self, verb: int) -> int:
        """The first word of the subject before a verb that has no object ("جنوده قتلوا", but not "جنوده قتلوا اثنين"); the
        verb itself where there is none such."""
        words, told = self._scene.words, self._scene.sentence.children[verb]
        acts = any(c > verb and words[c].deprel == "obj" for c in told) or any(c.first == verb + 1 for c in self._scene.counts)
        return verb if acts else min((c for c in told if c < verb and words[c].deprel.startswith("nsubj")), default=verb)

    def _are_some(self, at: int) -> bool:
        """ "اثنين من مقاتليها", "أحد مقاتليه": not "مقتل قائد مقاتليه", who is somebody else."""
        before = self._scene.words[at - 1]
        some = self._scene.has("one_of", at - 1) or self._scene.has("partitives", at - 1)
        return some or before.upos in ("ADP", "NUM") or at - 1 in self._scene.triggers

    def _are_his(self, at: int, trigger: Trigger) -> bool:
        """Whether the pronoun behind some men agrees with the verb of telling: not "أعلن الجيش مقتل أربعة من عناصرها"."""
        words = self._scene.words
        verb, pronoun = words[words[trigger.word].head], words[at + 1]
        return pronoun.feats.get("Number") != "Sing" or verb.feats.get("Gender") == pronoun.feats.get("Gender")

    def _teller(self, trigger: Trigger) -> Mention | None:
        """The force that is the subject of the verb of telling above a death, with nobody else named between."""
        words, above = self._scene.words, self._scene.words[trigger.word].head
        if above < 0 or words[above].upos != "VERB" or above in self._scene.triggers:
            return None
        armed = [m for m in self._scene.mentions if above < m.first and m.last < trigger.word and not m.adjective]
        one = armed[0] if len(armed) == 1 and armed[0].kind.is_armed else None
        return one if one is not None and words[one.head].head == above and words[one.head].deprel == "nsubj" else None
