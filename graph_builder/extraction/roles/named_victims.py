"""Who those are that a happening befell, where their names stand behind their number: "مقتل ضابط، هو العقيد فلان"."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import SURFACE_ONLY, Argument, Role, patient_role
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COLON, COMMA, STOPS, marker_of
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.tolls.person_words import person
from graph_builder.model import EntityKind, Mention

_NAMED = 8
"""Words between "أحد القتلى" and his name at the most."""
_NEAR = 6
"""Words from persons counted to the word of what befell them at the most, where it is not the word that gave their status."""
_PAIR = 2
_PEOPLE = (EntityKind.PERSON, EntityKind.UNNAMED_SOURCE)


class NamedVictims:
    """Reads the names of those whom the happenings of one sentence befell."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary

    def read(self, mention: Mention, found: Sequence[Argument]) -> Argument | None:
        """The person as one of those whom something befell; ``found`` was read before him."""
        if mention.kind is not EntityKind.PERSON:
            return None
        if self._scene.is_kin(mention):
            return self._one_more(mention, found) if self._kinsman(mention) is not None else None
        return (
            self._one_of_the_dead(mention)
            or self._one_counted(mention)
            or self._called_so(mention, found)
            or self._apposed(mention)
            or self._one_more(mention, found)
        )

    def _one_of_the_dead(self, mention: Mention) -> Argument | None:
        """ "أحد القتلى هو فلان", "من بين القتلى القيادي في الحركة فلان", "القتلى هم: فلان وفلان" """
        words, at = self._scene.words, self._before_title(mention)
        linked = self._scene.has("copulas", at) or self._scene.has("naming", at) or self._scene.has("pointing", at)
        near = range(max(0, at - _NAMED), at + 1)
        triggers = [self._scene.triggers[i] for i in near if i in self._scene.triggers]
        dead = next((t for t in triggers if t.nominal and t.frame.effect and t.frame.lethal), None)
        if dead is None:
            return None
        one = linked and dead.word > 0 and self._scene.has("one_of", dead.word - 1)
        among = dead.word == at > 0 and self._scene.has("among", dead.word - 1)
        between = words[dead.word + 1 : at]  # "القتلى في الغارة هم فلان وفلان"
        every = linked and dead.definite and not any(w.upos in ("VERB", "PUNCT", "CCONJ", "PRON") for w in between)
        if not (one or among or every):
            return None
        return Argument(Role.VICTIM, mention, dead, SURFACE_ONLY, f"{words[dead.word].text} > {words[at].text}")

    def _one_counted(self, mention: Mention) -> Argument | None:
        """ "مقتل ضابط في الفرقة، هو العقيد فلان", "قتل صحفي يدعى فلان", "مقتل ثمانية جنود في المدينة، بينهم الرائد فلان" """
        words, at = self._scene.words, self._before_title(mention)
        among = at > 0 and words[at].upos == "PRON" and self._words.has("among", fold(words[at - 1].text))
        if not (among or self._scene.has("pointing", at) or self._scene.has("naming", at)):
            return None
        before = [c for c in self._scene.counts if c.last < at and not c.of_whom]
        trigger = self._befell(before[-1]) if before else None
        role = patient_role(trigger, mention.kind) if trigger else None
        if trigger is None or role is None or not self._points_at(before[-1], at, among):
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {words[at].text}", bare=True)

    def _called_so(self, mention: Mention, found: Sequence[Argument]) -> Argument | None:
        """ "اغتالوا شرطيا يدعى فلان", "خطفوا ضابطا ويدعى فلان": right behind the one man whom it befell."""
        words, at = self._scene.words, self._before_title(mention)
        man = at - 1 - (words[at - 1].upos == "CCONJ")
        if man < 0 or not self._scene.has("naming", at):
            return None
        told = next((a.trigger for a in found if a.role is Role.TARGET and a.mention.last == man), None)
        seized = words[man].deprel == "obj" and words[man].upos == "NOUN"
        trigger = told or (self._scene.triggers.get(words[man].head) if seized else None)
        role = patient_role(trigger, mention.kind) if trigger and not trigger.frame.light else None
        if trigger is None or role is None:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {words[at].text}", bare=True)

    def _apposed(self, mention: Mention) -> Argument | None:
        """ "مقتل قائدها العسكري، فلان، في غارة": between commas right behind the one man who was killed."""
        words, at = self._scene.words, self._scene.before_title(mention)
        closed = any(w.text == COMMA for w in words[mention.last + 1 : mention.last + 2])
        before = [c for c in self._scene.counts if c.last < at and not c.of_whom]
        if at <= 0 or words[at].text != COMMA or not closed or not before or before[-1].figure.value != 1:
            return None
        between = words[before[-1].last + 1 : at]
        trigger = self._scene.triggers.get(before[-1].trigger if before[-1].trigger is not None else -1)
        if trigger is None or not trigger.frame.lethal or any(w.upos == "VERB" or w.upos == "PUNCT" for w in between):
            return None
        return Argument(Role.VICTIM, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {COMMA}", bare=True)

    def _one_more(self, mention: Mention, found: Sequence[Argument]) -> Argument | None:
        """The next of a list of names, whatever tells his fellow's age, home or side: "هم فلان (46 عاما) وفلان من بلدة كذا،
        فلان من الحركة وفلان"."""
        kin = self._kinsman(mention)
        words, at = self._scene.words, self._scene.before_title(mention) if kin is None else kin - 1
        last = next((a for a in reversed(found) if a.role is Role.VICTIM and a.mention.kind is EntityKind.PERSON), None)
        if last is None or at <= last.mention.last or not (words[at].upos == "CCONJ" or self._is_listed(last, at)):
            return None
        if words[min(mention.last + 1, len(words) - 1)].upos == "VERB":  # "مقتل فلان وفلان يتوعد"
            return None
        homes = {i for m in self._scene.mentions if m.kind not in _PEOPLE for i in range(m.first, m.last + 1)}
        aside = range(last.mention.last + 1, at)
        told = all(i in homes or words[i].upos in ("ADP", "NUM", "PUNCT") or self._scene.has("ages", i) for i in aside)
        if not told or any(words[i].text in STOPS for i in aside):
            return None
        return Argument(last.role, mention, last.trigger, SURFACE_ONLY, f"{last.path} conj", bare=last.bare)

    def _before_title(self, mention: Mention) -> int:
        """Index of the word before a name and his title, or before the colon there ("القتلى هم: فلان")."""
        at = marker_of(self._scene.sentence, mention, self._scene.triggers, self._words).left
        told = self._scene.triggers.get(at) if at < mention.first else None
        dead = told is not None and told.nominal and told.frame.effect  # "بين القتلى القيادي في الحركة فلان"
        at = at if dead else self._scene.before_title(mention)
        return at - 1 if at > 0 and self._scene.words[at].text == COLON else at

    def _is_listed(self, last: Argument, at: int) -> bool:
        """ "هم: فلان، فلان": only a comma parts the names of a list that a pronoun opened."""
        told = self._words.has("pointing", *(fold(word) for word in last.path.split()))
        return told and self._scene.words[at].text == COMMA

    def _kinsman(self, mention: Mention) -> int | None:
        """The word for one near to a person in "وزوجته فلانة", "ومرافقه الجندي فلان"; but not "ونجل فلان"."""
        words, at = self._scene.words, self._scene.before_title(mention)
        near = at > 1 and words[at].upos == "PRON" and (self._scene.has("kin", at - 1) or self._scene.has("fellows", at - 1))
        return at - 1 if near else None

    def _befell(self, count: Count) -> Trigger | None:
        """The word that tells what befell those counted."""
        near = (count.trigger, count.head, *range(count.first - 1, count.first - _NEAR, -1))
        told = (self._scene.triggers.get(at) for at in near if at is not None)
        return next((t for t in told if t is not None and t.frame.effect), None)

    def _points_at(self, count: Count, at: int, among: bool) -> bool:
        """Whether a pronoun or a word of naming means those counted: by their number, and as nobody else was told of since."""
        words = self._scene.words
        between = words[count.last + 1 : at]
        others = (self._scene.triggers.get(w.index) for w in between)
        if any(t is not None and (t.frame.captive or (among and t.frame.mutual)) for t in others):
            return False
        if among:
            return count.figure.value >= _PAIR and not any(self._parts(w.index) for w in between)
        fits = count.figure.value == 1 if self._is_single(at) else count.figure.value >= _PAIR
        persons = (m for m in self._scene.mentions if m.kind in _PEOPLE and count.last < m.first < at)
        named = any(True for _ in persons) or any(w.upos == "NOUN" and self._is_person(w.index) for w in between)
        named = named or any(self._scene.has("nameless", w.index) for w in between)  # "في اشتباك مع مسلحين، هم"
        return fits and not named and not any(w.upos == "VERB" or self._parts(w.index) for w in between)

    def _is_single(self, at: int) -> bool:
        return self._scene.has("naming", at) or self._scene.words[at].feats.get("Number") == "Sing"

    def _parts(self, at: int) -> bool:
        """A mark, or a verb of no relative clause, ends the clause in which somebody was counted."""
        word = self._scene.words[at]
        return word.text in STOPS or (word.upos == "VERB" and not word.deprel.startswith("acl"))

    def _is_person(self, at: int) -> bool:
        within = any(m.first <= at <= m.last for m in self._scene.mentions)
        return not within and person(fold(self._scene.words[at].text), False) is not None
