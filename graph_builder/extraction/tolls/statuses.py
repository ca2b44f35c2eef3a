"""What happened to counted persons: which word of the sentence decides it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_builder.extraction.dates.tags import is_time_word
from graph_builder.extraction.surface.atoms import Atom, readings
from graph_builder.extraction.tolls.casualty_words import Trigger, casualty_lists, folded, leads_along
from graph_builder.extraction.tolls.person_counts import Counted
from graph_builder.extraction.tolls.person_words import Person, is_national, person
from graph_builder.model import Sentence, carries_pronoun

_LEFT = 14
"""Atoms between a verb and the count behind it, at most."""
_MASDAR_GAP = 2
"""A masdar stands directly before what it governs; "مقتل نحو" and "مقتل أمس" leave room for little."""
_RIGHT = 16
"""Atoms between a count and the verb that agrees with it, at most."""
_TOLL = 25
"""Atoms between "القتلى" and its number, at most."""
_OWN = 7
"""Atoms between a doer and "نفسه", at most."""
_DESCRIBED = 2
"""Atoms from a family to "من" at the most ("عائلة فلسطينية من")."""
_STOP_MARKS = frozenset(".؛;!؟?")


@dataclass(frozen=True)
class Status:
    """What happened, and what says so."""

    name: str
    """``killed``, ``wounded``, ``captured``, ``missing`` or ``persons``."""
    rule: str
    """``noun``, ``masdar``, ``verb``, ``subject``, ``toll``, ``joined``, ``parse``, ``split``, ``plain``."""
    trigger: Trigger | None = None
    joined: Counted | None = None
    """The count before, where "و" adds this one to it."""
    of_whom: bool = False


_END = 12
"""Atoms from persons counted to the word of their end at the most ("لقي خمسة من عناصر القوات الخاصة في المدينة مصرعهم")."""


class StatusFinder:
    """Decides the status of every count of a sentence, from left to right."""

    def __init__(
        self, sentence: Sentence, sequence: Sequence[Atom], triggers: Sequence[Trigger], counted: Sequence[Counted]
    ) -> None:
        self.sentence = sentence
        self.atoms = sequence
        self.counted = counted
        self.trigger_at = {at: t for t in triggers for at in range(t.first, t.last + 1)}
        self.trigger_of_word = {
            word: t for t in triggers for a in sequence[t.first : t.last + 1] for word in range(max(a.first, 0), a.last + 1)
        }
        self.count_at = {at: c for c in counted for at in range(c.start, c.end + 1)}
        self.done: dict[Counted, Status] = {}
        self.used: set[Trigger] = set()

    def statuses(self) -> Iterator[tuple[Counted, Status]]:
        """(count, status) for every count that is one; mere candidates without a status are dropped."""
        for item in self.counted:
            status = self._status(item)
            if status:
                self.done[item] = status
                if status.trigger:
                    self.used.add(status.trigger)
                yield item, status

    def _status(self, item: Counted) -> Status | None:
        if item.form == "pair":
            return self._of_two(item)
        if item.split or self._is_mixed(item):
            return Status("persons", "split")
        before = self._of_whom(item)
        if before:
            known = self.done[before]
            return Status(item.status or known.name, "of-whom", known.trigger, before, of_whom=True)
        joined = self._joined(item)
        died = self.trigger_at.get(item.start - 1)
        if item.status == "wounded" and died is not None and self._tells_death(died):
            return Status(died.status, "masdar" if died.masdar else "verb", died)
        if item.status:
            same = joined is not None and self.done[joined].name == item.status
            return Status(item.status, "noun", None, joined if same else None)
        if joined and self.done[joined].name != "persons":
            known = self.done[joined]
            return Status(known.name, "joined", known.trigger, joined, known.of_whom)
        found = self._before(item) or self._toll(item) or self._after(item) or self._by_parse(item)
        if found:
            return found
        return Status("persons", "plain") if item.sure else None

    def _tells_death(self, trigger: Trigger) -> bool:
        """ "وفاة ثلاثة مصابين": those who had been hurt; "سقوط ثلاثة جرحى" tells of none dead."""
        return any(rest in folded("deaths") for _, rest in readings(self.atoms[trigger.first].text))

    def _is_mixed(self, item: Counted) -> bool:
        """ "سقوط 20 مدنيا بين قتيل وجريح"."""
        after = self.atoms[item.end + 1 : item.end + 4]
        between = next((a.place for a in after if a.text in folded("mixed")), None)
        found = self._person(between + 1) if between else None
        return bool(found and found[1].status and not found[1].definite)

    # -------------------------------------------------------------------------------------------- earlier counts

    def _of_whom(self, item: Counted) -> Counted | None:
        """The count that this one is a part of ("بينهم ثلاثة أطفال", "ثلاثة منهم إصاباتهم بالغة")."""
        inside = item.form == "partitive" and self.atoms[item.last].text in folded("of_them")
        body = self.trigger_at.get(item.start - 1)  # "بينها جثة رجل"
        link = (body.first if body and body.masdar else item.start) - 1
        marked = link >= 0 and self.atoms[link].text.removeprefix("و") in folded("of_whom")
        if not marked and not (inside and item.start - 1 not in self.trigger_at):
            return None
        return next((c for c in reversed(self.done) if c.end < item.start), None)

    def _joined(self, item: Counted) -> Counted | None:
        """The count before that "و" joins this one to, with nothing but descriptions between them."""
        if not self._has_and(item):
            return None
        near = 5 if item.form.startswith("one") else 10
        for at in range(item.start - 1, max(-1, item.start - near - 1), -1):
            before = self.count_at.get(at)
            if before in self.done:
                return before if self._may_join(item) and not self._is_adjective(item, before) else None
            if at in self.trigger_at or self._stops(at):
                return None
        return None

    def _has_and(self, item: Counted) -> bool:
        before = self.atoms[item.start - 1].text if item.start else ""
        hedged = item.start < item.first and self.atoms[item.start].text.startswith("و")
        return "و" in item.clitics or hedged or before == "و" or leads_along(self.atoms, item.start - 1)

    def _may_join(self, item: Counted) -> bool:
        """ "مقتل 20 ومسؤول يتحدث": a singular before a verb opens a clause of its own, but not before "و" and one ("قتل ضابط
        ومجند وأصيب أربعة")."""
        acts = self._is_verb(item.end + 1) and self.sentence.words[self.atoms[item.end + 1].first].upos != "CCONJ"
        return not (item.form.startswith("one") and (acts or item.form == "one-definite"))

    def _is_adjective(self, item: Counted, before: Counted) -> bool:
        """ "قتل خمسة في قصف إسرائيلي وسوري": what people are named by tells whose something is, unless people stand before it."""
        between = range(before.end + 1, item.start)
        return item.form == "one" and is_national(item.lemma) and not all(self._person(at) for at in between)

    # ------------------------------------------------------------------------------------------------- triggers

    def _before(self, item: Counted) -> Status | None:
        """The verb or masdar to the left."""
        first = self._family(item)
        start = self.trigger_at.get(first - 1)
        tied = item.clitics.strip("وف") or (first > 0 and self.atoms[first - 1].text in folded("prepositions"))
        if tied and not start:
            return None
        gap, at = 0, first - 1
        while at >= 0 and gap <= _LEFT:
            if self.count_at.get(at) in self.done:
                return None
            trigger = self.trigger_at.get(at)
            if trigger:
                return self._from_trigger(item, trigger, gap)
            if self._stops(at):
                return None
            gap += not self._is_looked_through(at)
            at -= 1
        return None

    def _family(self, item: Counted) -> int:
        """The first atom of those counted, or the family that is made up of them ("عائلة كاملة من سبعة أفراد")."""
        at = item.start - 1
        if item.form != "number" or at < 1 or self.atoms[at].text != casualty_lists().joints.from_:
            return item.start
        at -= self.atoms[at - 1].text in folded("composed")
        near = range(at - 1, max(-1, at - 1 - _DESCRIBED), -1)
        return next((n for n in near if any(rest in folded("families") for _, rest in readings(self.atoms[n].text))), item.start)

    def _from_trigger(self, item: Counted, trigger: Trigger, gap: int) -> Status | None:
        near = (
            0
            if trigger.loose or item.form not in ("number", "two", "partitive", "one-of")
            else _MASDAR_GAP
            if trigger.masdar
            else _LEFT
        )
        counts = item.sure or item.form == "partitive" or (item.form == "bare" and self._is_last(item.end + 1))
        ended = trigger.loose and self._meets_end(item)
        if gap > near or (trigger.loose and not (counts or ended)):
            return None
        if item.form in ("one", "one-definite") and not trigger.masdar and self._is_doer(item):
            return None
        if item.form == "one" and trigger.masdar and is_national(item.lemma) and not self._befalls(trigger):
            return None
        if not trigger.masdar and self._strikes(item, trigger):
            return None
        if self._is_twin(trigger, trigger.first - 1, -1):  # "قتل وأصيب سبعة", "مقتل أو فقدان 2100 شخص"
            return Status("persons", "split", trigger)
        return Status("killed" if ended else trigger.status, "masdar" if trigger.masdar else "verb", trigger)

    def _meets_end(self, item: Counted) -> bool:
        """ "لقي جندي في الشرطة مصرعه": what the verb leaves open is told behind him."""
        for at in range(item.end + 1, min(len(self.atoms), item.end + _END)):
            if self.atoms[at].text in folded("ends"):
                return True
            if self._stops(at):
                return False
        return False

    def _befalls(self, trigger: Trigger) -> bool:
        return any(rest in folded("befalling") for _, rest in readings(self.atoms[trigger.first].text))

    def _is_twin(self, trigger: Trigger, at: int, step: int) -> bool:
        """Whether another trigger, joined by "و" or "أو" at ``at``, tells something else of the same persons."""
        joint = max(trigger.first, min(at, len(self.atoms) - 1))
        if 0 <= at < len(self.atoms) and self.atoms[at].text == casualty_lists().joints.or_:
            other = self.trigger_at.get(at + step)
        else:
            other = self.trigger_at.get(at) if self.atoms[joint].text.startswith("و") else None
        if other is None or other.status == trigger.status or other.number != trigger.number:
            return False
        own = (
            any(self.count_at.get(other.last + n) for n in (1, 2)) if step > 0 else other in self.used or self._is_told_of(other)
        )
        return not own  # "أن جنديا قتل وأصيب ثمانية": each has its own

    def _is_told_of(self, masdar: Trigger) -> bool:
        """ "لقي خمسة من المسلحين مصرعهم": whether those whose end a masdar tells were counted before it."""
        told = (c for c, status in self.done.items() if status.name == masdar.status and c.end < masdar.first)
        return masdar.masdar and any(masdar.first - c.end <= _END for c in told)

    def _is_doer(self, item: Counted) -> bool:
        """ "قتل مسلح ثلاثة جنود", "قتل انتحاري نفسه": the singular is the subject."""
        if any(
            atom.text in folded("oneself") for atom in self.atoms[item.end + 1 : item.end + _OWN]
        ):  # "قتل المسلح (58 عاما) نفسه"
            return True
        near = (self.count_at.get(at) for at in range(item.end + 1, item.end + 6))
        victims = next((c for c in near if c and c.form != "one"), None)
        if victims is None or self._has_and(victims):
            return False
        between = self.atoms[item.end + 1 : victims.start]
        described = all(
            a.kind == "word" and a.text not in folded("prepositions") and a.place not in self.trigger_at for a in between
        )
        return described and not victims.clitics

    def _strikes(self, item: Counted, trigger: Trigger) -> bool:
        """Whether those counted did it to somebody, or to others who are counted too."""
        return self._strikes_somebody(item, trigger) or self._strikes_others(item, trigger)

    def _strikes_somebody(self, item: Counted, trigger: Trigger) -> bool:
        """ "قتل مسلحان ضابط الشرطة": the parse has those counted as the subject of a verb whose object is somebody else, or ties
        to a dual with its ن, which heads no idafa, the person right behind it; or the verb tells who did it ("اغتال مسلحان")."""
        words, verbs = self.sentence.words, range(self.atoms[trigger.first].first, self.atoms[trigger.last].last + 1)
        head, end = max(self.atoms[item.head].last, 0), self.atoms[item.end].last
        if not words or words[head].head not in verbs or words[head].deprel.split(":")[0] != "nsubj":
            return False
        if item.start == trigger.last + 1 and self.atoms[trigger.first].text in folded("acting"):
            return True
        if end + 1 < len(words) and carries_pronoun(words, end + 1):  # "شرطيان أحدهما ضابط"
            return False
        joined = next((w.index for w in words[end + 1 :] if w.upos == "CCONJ"), len(words))
        objects = [words[c] for v in verbs for c in self.sentence.children[v] if end < c < joined and words[c].deprel == "obj"]
        if any((w.upos == "PROPN" and words[head].deprel == "nsubj") or self._names_person(w.index) for w in objects):
            return True
        behind = words[end + 1 : end + 2]
        tied = any(w.head == head and w.deprel == "nmod" for w in behind)
        return item.form == "two" and tied and self._names_person(end + 1)

    def _strikes_others(self, item: Counted, trigger: Trigger) -> bool:
        """ "قتل أربعة مسلحين من الحركة 67 شخصا": the parse has others who are counted as the object of the verb; "خمسة منهم" are
        some of those before."""
        words, verbs = self.sentence.words, range(self.atoms[trigger.first].first, self.atoms[trigger.last].last + 1)
        near = (self.count_at.get(at) for at in range(item.end + 1, item.end + 1 + _END))
        behind = (c for c in near if c is not None and c.form == "number" and not self._has_and(c))
        others = (words[i] for c in behind for i in range(self.atoms[c.first].first, self.atoms[c.last].last + 1))
        return any(w.head in verbs and w.deprel == "obj" for w in others)

    def _names_person(self, word: int) -> bool:
        at = next((a.place for a in self.atoms if a.first <= word <= a.last), -1)
        found = self._person(at)
        return found is not None and not found[0] and not found[1].status

    def _after(self, item: Counted) -> Status | None:
        """The verb to the right that agrees with the count ("إن ثلاثة جنود قتلوا", "أن جنديا قتل")."""
        opened = item.start > 0 and any(rest in folded("openers") for _, rest in readings(self.atoms[item.start - 1].text))
        if not opened and not item.sure:
            return None
        for at in range(item.end + 1, min(len(self.atoms), item.end + _RIGHT)):
            trigger, other = self.trigger_at.get(at), self.count_at.get(at)
            if trigger:
                agrees = not trigger.masdar and trigger.number in {1: ("one",), 2: ("two", "many")}.get(item.value, ("many",))
                active = self.count_at.get(trigger.last + 1)
                told = agrees and active is None and (not trigger.loose or (item.sure and trigger.status == "killed"))
                if told and self._is_twin(trigger, trigger.last + 1, 1):  # "أصيبوا أو قتلوا"
                    return Status("persons", "split", trigger)
                return Status(trigger.status, "subject", trigger) if told else None
            counts = other and at == other.start and (other.sure or other.form == "bare")
            if counts and other and not self._has_and(other) and not self._of_whom_word(at - 1):
                return None
            if self._stops(at):
                return None
        return None

    def _of_two(self, item: Counted) -> Status | None:
        """ "أن شرطيين قتلا": the dual of the verb right behind tells that they are two, who struck nobody ("قتلا شرطيا")."""
        verb = self.trigger_at.get(item.end + 1)
        if verb is None or verb.masdar or verb.number != "two":
            return None
        if self.count_at.get(verb.last + 1) or self._strikes_somebody(item, verb):
            return None
        return Status(verb.status, "subject", verb)

    def _of_whom_word(self, at: int) -> bool:
        return self.atoms[at].text.removeprefix("و") in folded("of_whom")

    def _toll(self, item: Counted) -> Status | None:
        """ "ارتفعت حصيلة المصابين ... إلى 7", "اجمالي الوفيات 13"."""
        if item.start == 0 or item.form not in ("bare", "number", "loose"):
            return None
        linked = self.atoms[item.start - 1].text in folded("toll_links") or "at_least" in item.hedges
        for at in range(item.start - 1, max(-1, item.start - _TOLL - 1 if linked else item.start - 3), -1):
            if self.atoms[at].text in _STOP_MARKS or (at in self.count_at and self.count_at[at] in self.done):
                return None
            found = self._person(at)
            if found and found[1].status and found[1].number in ("many", "many_or_two"):
                among = any(a.text in folded("among") for a in self.atoms[max(0, at - 3) : at])  # "ومن هؤلاء القتلى 12 طفلا"
                return Status(found[1].status, "toll", of_whom=among and not linked)
        return None

    # ------------------------------------------------------------------------------------------------- the parse

    def _by_parse(self, item: Counted) -> Status | None:
        """The trigger that governs the count in the tree, over whatever stands between."""
        words = self.sentence.words
        inside = {i for a in self.atoms[item.first : item.last + 1] if a.first >= 0 for i in range(a.first, a.last + 1)}
        at, steps = max(self.atoms[item.head].last, 0), 0
        while words and words[at].head in inside and steps < 6:
            at, steps = words[at].head, steps + 1
        if not words or words[at].head < 0 or item.form not in ("number", "two", "partitive", "one-of", "one"):
            return None
        relation = words[at].deprel.split(":")[0]
        bare = not any(words[c].deprel == "case" for c in self.sentence.children[at])
        trigger = self.trigger_of_word.get(words[at].head)
        if trigger is None or trigger.loose or not (relation in ("nsubj", "obj") or (relation in ("nmod", "obl") and bare)):
            return None
        acts = item.end < trigger.first and trigger.last + 1 in self.count_at  # "انتحاري يقتل ستة"
        if item.form == "one" and (trigger.masdar or acts or self._is_doer(item)):
            return None
        if not trigger.masdar and self._strikes(item, trigger):
            return None
        return Status(trigger.status, "parse", trigger)

    # -------------------------------------------------------------------------------------------------- helpers

    def _person(self, at: int) -> tuple[str, Person] | None:
        return person(self.atoms[at].text, self.atoms[at].feminine) if 0 <= at < len(self.atoms) else None

    def _stops(self, at: int) -> bool:
        text = self.atoms[at].text
        return text in _STOP_MARKS or text in folded("stops") or self._is_verb(at)

    def _is_verb(self, at: int) -> bool:
        if not 0 <= at < len(self.atoms) or self.atoms[at].first < 0:
            return False
        atom = self.atoms[at]
        return any(self.sentence.words[i].upos == "VERB" for i in range(atom.first, atom.last + 1))

    def _is_last(self, at: int) -> bool:
        """Whether nothing is left of a phrase: "فأصابت اثنين في السوق", but not "أصابت ثلاث قذائف"."""
        return at >= len(self.atoms) or self.atoms[at].kind == "mark" or self.atoms[at].text in folded("prepositions")

    def _is_looked_through(self, at: int) -> bool:
        text = self.atoms[at].text
        return self.atoms[at].kind == "mark" or text.removeprefix("و") in folded("looked_through") or is_time_word(text)
