"""What "و" joins: arguments to arguments, and verbs to the subject of the verb before them."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extraction.happenings.triggers import Trigger, governor
from graph_builder.extraction.roles.argument import PATH_ONLY, SURFACE_ONLY, Argument, Role, doer_role, patient_role
from graph_builder.extraction.roles.choice import RoleReader
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import Marker, marker_of
from graph_builder.model import EntityKind, IncidentKind, Mention, Word, carries_pronoun

_LOCAL = frozenset({EntityKind.SITE, EntityKind.CITY, EntityKind.REGION})
_RAIDS = frozenset({IncidentKind.RAID, IncidentKind.GROUND_OPERATION})


class Coordination:
    """Reads it in one sentence."""

    def __init__(self, scene: Scene, roles: RoleReader) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._roles = roles

    def joined(self, mention: Mention, marker: Marker, found: Sequence[Argument], before: Mention | None) -> Argument | None:
        """What "و" joins to an argument has its role: right behind it, or further off where the parse says so ("بين الجيش من
        جهة، والمسلحين من جهة أخرى")."""
        if not marker.coordinated or (not mention.kind.is_place and doer_role(mention.kind) is None):
            return None
        head = self._scene.words[mention.head]
        if head.deprel == "nsubj" and head.head == mention.last + 1 and mention.kind.is_actor:  # "قتلى في المدينة وأنقرة ترد"
            return None
        for first in reversed(found):
            joined = head.deprel == "conj" and first.mention.first <= head.head <= first.mention.last
            beside = first.mention is before and marker.left <= self._past_side(before.last) + 2
            beside = beside or (before is not None and self._stands_in(first.mention, before, mention, marker))
            one, other = first.mention.kind, mention.kind
            fits = other.is_place if first.role is Role.PLACE else one.is_actor and other.is_actor
            if first.mention is before and any(self._is_situated(a, before, mention, marker) for a in found):
                continue
            beside = beside or (before is not None and self._is_situated(first, before, mention, marker))
            if first.role is Role.TARGET and patient_role(first.trigger, other) is None:  # "قتل ثمانية من الحركة و5 عراقيين"
                return None
            if (joined or beside) and (one is other or fits) and not self._roles.is_vague(mention):
                named = first.role is Role.VICTIM and other is not EntityKind.PERSON  # "قتل فلان وثلاثة من الحركة"
                role = Role.TARGET if named else first.role
                if role is Role.TARGET and other is EntityKind.PERSON:  # "وهم فلان، والجندي فلان": the soldiers are his force
                    role = patient_role(first.trigger, other) or role
                return Argument(role, mention, first.trigger, first.score * 0.95, f"{first.path} conj")
        return None

    def _past_side(self, last: int) -> int:
        """The last word of a mention, or of "من جهة" behind it."""
        words = self._scene.words
        told = last + 2 < len(words) and self._words.has("sources", fold(words[last + 1].text))
        return last + 2 if told and self._scene.has("each_side", last + 2) else last

    def _stands_in(self, first: Mention, place: Mention, mention: Mention, marker: Marker) -> bool:
        """ "سيطرت الحركة في البلدة وقوات الجيش على القاعدة": between two forces only where the first one is."""
        led = self._words.has("inside", fold(self._scene.words[place.first - 1].text)) and place.kind.is_place
        forces = first.kind.is_armed and mention.kind.is_armed and not place.adjective
        return led and forces and first.last == place.first - 2 and marker.left <= place.last + 2

    def _is_situated(self, first: Argument, place: Mention, mention: Mention, marker: Marker) -> bool:
        """ "قاعدة حرير في أربيل وقاعدة التنف": "و" joins a site to a site, and not to the town where the first is."""
        sites = first.mention.kind is mention.kind is EntityKind.SITE and place.kind.is_place and place.kind is not mention.kind
        between = self._scene.words[first.mention.last + 1 : place.first]
        led = [w for w in between if w.upos != "PUNCT"]
        inside = len(led) == 1 and self._words.has("inside", fold(led[0].text))
        return sites and inside and first.mention.last < place.first and marker.left <= place.last + 2

    def second_side(self, mention: Mention, marker: Marker) -> Argument | None:
        """ "مواجهات بين شبان وقوات الاحتلال": whom "و" joins to nameless people behind "بين"."""
        words, first = self._scene.words, self._scene.words[mention.head].head
        joined = marker.coordinated and words[mention.head].deprel == "conj" and 0 < first < mention.first
        role = doer_role(mention.kind) if mention.kind.is_armed else None
        while joined and words[first].deprel == "nmod" and words[first].head == first - 1:  # "بين شبان القرية وقوات الاحتلال"
            first -= 1
        if joined and not self._is_armed(first):  # "بين اللواء التابع لوزارة الدفاع وقوة الردع"
            first = self._described(first)
        led = joined and self._words.has("between", fold(words[first - 1].text))
        trigger = governor(self._scene.sentence, first, self._scene.triggers) if led and role is not None else None
        if trigger is None or role is None or not (trigger.nominal and trigger.frame.mutual):
            return None
        return Argument(role, mention, trigger, PATH_ONLY, f"{words[trigger.word].text} < {words[first - 1].text} conj")

    def _is_armed(self, at: int) -> bool:
        return any(m.first <= at <= m.last and m.kind.is_armed for m in self._scene.mentions)

    def _described(self, tied: int) -> int:
        """The noun of which an adjective tells to whom it is tied, or the word itself."""
        words = self._scene.words
        above = words[words[tied].head] if words[tied].deprel.startswith("obl") else words[tied]
        return above.head if above.deprel == "amod" else tied

    def other_sides(self, found: Sequence[Argument]) -> list[Argument]:
        """Who took a place fought those of whom it is told behind it ("سيطرت الحركة على البلدة بعد اشتباكات مع الجيش")."""
        sides = []
        for side in (a for a in found if a.role is Role.DOER and a.trigger.nominal and a.trigger.frame.mutual):
            clash = side.trigger
            alone = not any(a.trigger is clash and a.role is Role.DOER and a is not side for a in found)
            above = governor(self._scene.sentence, clash.word, self._scene.triggers)
            if side.bare or not alone or above is None or above.nominal or IncidentKind.GROUND_OPERATION not in above.frame.kinds:
                continue
            takers = (a.mention for a in found if a.trigger is above and a.role is Role.DOER and a.mention.kind.is_armed)
            path = f"{self._scene.words[clash.word].text} < {self._scene.words[above.word].text} nsubj"
            sides += [Argument(Role.DOER, m, clash, SURFACE_ONLY, path) for m in takers if m.entity != side.mention.entity]
        return sides

    def shared_subjects(self, found: Sequence[Argument]) -> list[Argument]:
        """The subject that a coordinated verb has from the verb before it ("دخلت القوات الجامعة واشتبكت مع المسلحين").

        Who was hurt does nothing ("سقط قتلى من الحركة جراء غارات استهدفت تجمعا").
        """
        shared = []
        hurt = [a.mention for a in found if a.role is Role.TARGET and a.trigger.frame.effect]
        for trigger in self._scene.triggers.values():
            word = self._scene.words[trigger.word]
            told = any(a.trigger is trigger and a.role is Role.DOER for a in found)
            if trigger.nominal or told or not (word.deprel == "conj" or self._opens_aside(word)):
                continue
            later = (m for m in self._scene.mentions if m.first > trigger.word and not self._is_where(m))
            hits = self._hits_a_number(word) or any(self._is_site(w) for w in self._below(word) if w.deprel == "nsubj")
            if not hits and any(self._roles.sides.is_subject(m, trigger.word) for m in later):
                continue  # "هاجمت الحركة القاعدة، وردت كينيا بغارات"
            first = self._scene.words[word.head]
            named = [w for w in self._below(word) if w.deprel == "nsubj" and w.index > first.index and not self._is_site(w)]
            theirs = any(self._are_own_men(w, word) for w in named)
            if named and not theirs:
                continue  # "الجيش يتقدم في المدينة وطائرات تقصفها"
            if not theirs and self._is_of_another_subject(first, word):
                continue
            if first.deprel.startswith("acl") and trigger.frame.effect:  # "مبنى يتخذه التنظيم مقرا له، وقتل خمسة"
                continue
            doers = [a.mention for a in found if a.role is Role.DOER]
            actors = (m for m in self._scene.mentions if m.kind.is_actor and doer_role(m.kind))
            able = (m for m in actors if not m.adjective or m in doers)  # "توغلت قوة إسرائيلية في البلدة واعتقلت ثلاثة"
            subjects = [m for m in able if self._roles.sides.is_subject(m, first.index) and m not in hurt]
            subjects = [m for m in subjects if not self._is_prepositional(m)]
            if (
                first.upos == "VERB"
                and subjects
                and trigger.frame.subject == "doer"
                and not self._roles.sides.is_passive(subjects[0], trigger)
            ):
                subject = self._scene.group_of(subjects[0]) or subjects[0]
                shared.append(Argument(Role.DOER, subject, trigger, SURFACE_ONLY, f"{word.text} conj {first.text} nsubj"))
        return shared

    def shared_places(self, shared: Sequence[Argument], found: Sequence[Argument]) -> list[Argument]:
        """Where a coordinated verb was that has its subject from a verb which tells no deed: "فضت القوات اعتصاما في القرية وقتلت
        خمسة", "توجهت القوات إلى المدينة وسيطرت عليها"."""
        places, taken = [], {id(a.mention) for a in found}
        for trigger in (a.trigger for a in shared):
            first = self._scene.words[self._scene.words[trigger.word].head]
            placed = any(a.trigger is trigger and a.mention.kind.is_place for a in found)
            if placed or first.index in self._scene.triggers or first.upos != "VERB":
                places += [] if placed else self._places_of_raid(trigger, found)
                continue
            meant = self._takes_what_was_told(trigger)
            free = (m for m in self._scene.mentions if m.kind in _LOCAL and first.index < m.first and m.last < trigger.word)
            there = [m for m in free if id(m) not in taken and self._is_place_of(m, first, meant=meant)]
            path = f"{self._scene.words[trigger.word].text} conj {first.text}"
            places += [Argument(Role.PLACE, m, trigger, SURFACE_ONLY, path) for m in (there[:1] if meant else there)]
        return places

    def _places_of_raid(self, capture: Trigger, found: Sequence[Argument]) -> list[Argument]:
        """Where somebody was seized by those who had gone into a place: "توغلت قوة في البلدة واعتقلت ثلاثة"."""
        raid = self._scene.triggers.get(self._scene.words[capture.word].head)
        if raid is None or not capture.frame.captive or _RAIDS.isdisjoint(raid.frame.kinds):
            return []
        path = f"{self._scene.words[capture.word].text} conj {self._scene.words[raid.word].text}"
        there = (a.mention for a in found if a.trigger is raid and a.role in (Role.PLACE, Role.TARGET))
        return [Argument(Role.PLACE, m, capture, SURFACE_ONLY, path) for m in there if m.kind in _LOCAL]

    def _takes_what_was_told(self, trigger: Trigger) -> bool:
        """ "وسيطرت عليها": a pronoun stands for the place."""
        behind = self._scene.words[trigger.word + 1 : trigger.word + 3]
        led = len(behind) == 2 and self._words.has("taken", fold(behind[0].lemma)) and behind[1].upos == "PRON"
        return led and trigger.frame.taken

    def _is_place_of(self, mention: Mention, verb: Word, *, meant: bool) -> bool:
        """Whether a place belongs to a verb and no other one, and is where that was, or what a pronoun behind it may mean."""
        link = marker_of(self._scene.sentence, mention, self._scene.triggers, self._words)
        preposition = link.preposition or ""
        where = self._words.has("place", preposition) and not (self._words.has("sources", preposition) or link.bearing)
        toward = meant and self._words.has("toward", preposition)
        return self._verb_above(mention) == verb.index and (where or toward)

    def _opens_aside(self, verb: Word) -> bool:
        """ "شن الجيش غارات على البلدة، فيما استهدف المدينة" """
        before = self._scene.words[verb.index - 1] if verb.index else verb
        return verb.deprel in ("advcl", "parataxis") and self._words.has("asides", fold(before.text))

    def _is_site(self, subject: Word) -> bool:
        """ "كما قصف منزل قيادي": what the parser takes for the subject of a deed is a building, which does none."""
        return any(m.first <= subject.index <= m.last and m.kind is EntityKind.SITE for m in self._scene.mentions)

    def _below(self, word: Word) -> list[Word]:
        return [self._scene.words[c] for c in self._scene.sentence.children[word.index]]

    def _are_own_men(self, subject: Word, verb: Word) -> bool:
        """ "هاجم التنظيم قرية وخطف عناصره ثلاثة": men of whose subject the verb before tells, with an object behind them."""
        own = self._scene.has("hands", subject.index) and carries_pronoun(self._scene.words, subject.index)
        return own and any(w.deprel == "obj" and w.index > subject.index for w in self._below(verb))

    def _is_where(self, mention: Mention) -> bool:
        """ "وقتلت عشرة في المدينة": a place within what the parser takes for a subject."""
        return mention.kind.is_place and self._is_prepositional(mention)

    def _hits_a_number(self, verb: Word) -> bool:
        """ "وقتلت عشرة", "وقتلوا عشرة": neither a feminine verb nor a plural one is the passive of a number of men, as the parser
        has it."""
        below = (self._scene.words[c] for c in self._scene.sentence.children[verb.index])
        counted = any(w.upos == "NUM" and w.deprel == "nsubj:pass" and w.index > verb.index for w in below)
        full = fold(verb.text).endswith(self._words.roles.past_plurals)
        return counted and (full or verb.feats.get("Gender") == "Fem")

    def _is_of_another_subject(self, first: Word, verb: Word) -> bool:
        """ "وعدت الحكومة ... وضرب المدينة", "وعد الوزير ... مما أودى بحياة خمسة": a verb that disagrees with the one before, or
        tells what the clause before did; but "لاحقت السيارة فجرح ثلاثة"."""
        joints = {
            fold(w.text)
            for w in (self._scene.words[c] for c in self._scene.sentence.children[verb.index])
            if w.index < verb.index
        }
        if any(self._words.has("thereby", text) for text in joints):
            return True
        genders = {w.feats.get("Gender") for w in (first, verb)}
        single = verb.feats.get("Number") == "Sing" and None not in genders
        return single and len(genders) > 1 and not any(self._words.has("so", text) for text in joints)

    def _is_prepositional(self, mention: Mention) -> bool:
        """ "دول عربية في اليمن", "شاب برصاص الاحتلال": who stands behind a preposition is no subject."""
        words, children = self._scene.words, self._scene.sentence.children
        if marker_of(self._scene.sentence, mention, self._scene.triggers, self._words).preposition is not None:
            return True
        at = words[mention.head].head
        while at >= 0 and words[at].upos != "VERB":
            cases = (fold(words[c].text) for c in children[at] if words[c].deprel == "case")
            if any(not self._words.has("sources", case) for case in cases):
                return True
            at = words[at].head
        return False

    def _verb_above(self, mention: Mention) -> int:
        """The verb in whose clause a mention stands; -1 where there is none."""
        words, at = self._scene.words, self._scene.words[mention.head].head
        while at >= 0 and words[at].upos != "VERB":
            at = words[at].head
        return at
