"""Who stands where around a trigger: for each mention of a sentence, which trigger it belongs to and in which role.

Two witnesses: the dependency path from the mention up to a trigger, and the surface (the nearest trigger with nothing
between that closes the phrase). Where both agree the score is 1; one alone is worth less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from graph_builder.extraction.happenings.triggers import Trigger, governor
from graph_builder.extraction.roles.argument import BOTH, PATH_ONLY, SURFACE_ONLY, Argument, Role, doer_role
from graph_builder.extraction.roles.choice import RoleReader
from graph_builder.extraction.roles.clauses import Clauses
from graph_builder.extraction.roles.coordination import Coordination
from graph_builder.extraction.roles.governors import AHEAD, Governors
from graph_builder.extraction.roles.losses import Losses
from graph_builder.extraction.roles.named_doers import named_doer
from graph_builder.extraction.roles.named_victims import NamedVictims
from graph_builder.extraction.roles.nested_names import without_nested
from graph_builder.extraction.roles.scene import REACH, Scene
from graph_builder.extraction.roles.suspects import Suspects
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import (
    COMMA,
    STOPS,
    Marker,
    before_aside,
    goes_on_amid,
    is_man,
    marker_of,
)
from graph_builder.model import NAMELESS, EntityKind, Mention, Word, carries_pronoun

__all__ = ["Argument", "ArgumentFinder", "Role"]

_DEPTH = 8
"""Steps up the parse from a mention to its trigger at the most."""
_TIED = 4
"""Words between the doer of a masdar and its object behind "ل" at the most ("استهداف الجيش لإحدى مناطق البلدة")."""
_WIDTHS = (EntityKind.SITE, EntityKind.CITY, EntityKind.REGION)
"""Kinds of places from the smallest on."""
_NAMED_PLACES = frozenset(_WIDTHS)


class ArgumentFinder:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._roles = RoleReader(scene)
        self._governors = Governors(scene, self._roles.sides)
        self._coordination = Coordination(scene, self._roles)
        self._clauses = Clauses(scene)
        self._losses = Losses(scene)
        self._victims = NamedVictims(scene)
        self._suspects = Suspects(scene)

    def find(self) -> tuple[Argument, ...]:
        """Arguments in order of the mentions. A mention fills one role of one trigger; coordinates share it."""
        found: list[Argument] = []
        before: Mention | None = None
        for mention in without_nested(self._scene.mentions, self._scene):
            if before and found and found[-1].mention is mention is self._scene.group_of(before):
                continue  # told by its men: "مجموعة مسلحة من الحركة"
            marker = marker_of(self._scene.sentence, mention, self._scene.triggers, self._words)
            people = self._suspects.people_of(mention)
            argument = (
                self._suspects.read(mention, people)
                if people is not None
                else self._coordination.joined(mention, marker, found, before)
                or self._coordination.second_side(mention, marker)
                or self._among(mention, marker)
                or self._victims.read(mention, found)
                or named_doer(self._scene, mention)
                or self._clauses.read(mention, marker.preposition)
                or self._argument(mention, marker)
                or self._clauses.fallen(mention)
            )
            if argument and before and self._situates(mention, before):
                argument = self._of_situated(argument, before, found)
            if argument and (group := self._scene.group_of(mention)):
                argument = replace(argument, mention=group)
            if argument:
                found.append(argument)
            if found and found[-1].mention is mention and self._opens_clause(mention, marker, found[-1].trigger):
                found.pop()
            before = mention
        found = self._without_offices(self._without_commands(found))
        subjects = self._coordination.shared_subjects(found)
        return tuple(
            _without_titles(
                self._with_masdar_doers(found)
                + subjects
                + self._coordination.shared_places(subjects, found)
                + self._coordination.other_sides(found)
                + self._clauses.resumed()
                + self._clauses.witnessed()
                + self._clauses.mourned()
                + self._clauses.befallen()
                + self._losses.read(),
                self._scene.words,
            )
        )

    def _with_masdar_doers(self, found: Sequence[Argument]) -> list[Argument]:
        """Of two names after the noun of a deed the first did it: "اقتحام الجيش البلدة", "استهداف الجيش لمواقع الحركة", "تحرير
        الجيش، السبت، البلدة"."""
        changed = list(found)
        for n, (first, second) in enumerate(pairwise(found)):
            trigger = first.trigger
            if self._takes_next(first, second):
                second = replace(second, trigger=trigger, role=Role.TARGET)
            tied = not second.bare and self._words.has("masdar_objects", fold(second.path.rsplit(" ", 1)[-1]))
            both = first.role is Role.TARGET and first.bare and (second.bare or tied) and second.trigger is trigger
            deed = trigger.nominal and trigger.frame.genitive == "patient" and not trigger.frame.effect
            actor = first.mention.kind.is_actor and doer_role(first.mention.kind) is not None
            actor = actor and not self._is_in_title(first.mention, second.mention, trigger)
            between = before_aside(self._scene.words[first.mention.last + 1 : second.mention.first])
            near = first.mention.last < second.mention.first and len(between) < (_TIED if tied else 2)
            near = near and second.role is not Role.PLACE  # "دهس مجموعة من الجنود قرب البلدة"
            if both and deed and actor and near and not second.path.endswith("conj"):
                changed[n] = replace(first, role=Role.DOER)
                changed[n + 1] = replace(second, role=Role.TARGET) if second.role is Role.DOER else second
        return changed

    def _is_in_title(self, office: Mention, person: Mention, trigger: Trigger) -> bool:
        """ "استهداف وزير الداخلية المصري فلان": whose post stands before his name, his office hits nobody."""
        titled = any(is_man(w) for w in self._scene.words[trigger.word + 1 : office.first])
        return titled and person.kind is EntityKind.PERSON

    def _without_commands(self, found: Sequence[Argument]) -> list[Argument]:
        """ "غارة في أربيل أسفرت عن مقتل قائد التنظيم في سوريا": where the deed was is told, and behind the killing where he
        commanded."""
        placed = {a.trigger.word for a in found if a.role in (Role.PLACE, Role.TARGET) and a.mention.kind in _NAMED_PLACES}
        return [a for a in found if not (placed - {a.trigger.word} and self._is_command(a))]

    def _without_offices(self, found: Sequence[Argument]) -> list[Argument]:
        """ "موكب محافظ تعز في المعافر": where it was is told, and where he governs who was hit."""
        there = [a.mention for a in found if a.role is Role.PLACE and a.mention.kind in _NAMED_PLACES]
        return [a for a in found if not (self._is_of_office(a.mention) and self._is_elsewhere(a.mention, there))]

    def _is_elsewhere(self, town: Mention, there: Sequence[Mention]) -> bool:
        """Whether another place is told than the province of a town ("مركز شرطة البلدة، بالمحافظة")."""

        def holds(other: Mention) -> bool:
            between = self._scene.words[town.last + 1 : other.first]
            beside = all(w.text == COMMA or self._words.has("inside", fold(w.text)) for w in between)
            return other.kind is EntityKind.REGION and beside

        return any(m.first > town.last and not (self._is_of_office(m) or holds(m)) for m in there)

    def _is_of_office(self, mention: Mention) -> bool:
        """A town or province behind the word for who governs or polices it."""
        before = mention.first - 1
        local = mention.kind in (EntityKind.CITY, EntityKind.REGION)
        return local and self._scene.has("governors", before) and self._scene.words[before].upos == "NOUN"

    def _is_command(self, argument: Argument) -> bool:
        """A state or province behind "in" and a body whose commander fell."""
        place, words = argument.mention, self._scene.words
        wide = place.kind in (EntityKind.GOVERNMENT, EntityKind.REGION) and argument.role is Role.PLACE
        led = wide and argument.trigger.frame.effect and self._words.has("inside", fold(words[place.first - 1].text))
        before = words[argument.trigger.word + 1 : place.first - 1]
        commander = next((w.index for w in before if self._scene.has("commanders", w.index)), None)
        between = words[commander + 1 : place.first - 1] if commander is not None else ()
        return led and bool(between) and not any(w.upos == "VERB" or w.text == COMMA for w in between)

    def _takes_next(self, first: Argument, second: Argument) -> bool:
        """ "خلال اقتحام الجيش بلدة طمون أصيب شاب": the place right behind who did it is no part of the verb behind that."""
        one, other = first.mention, second.mention
        beside = other.kind in _NAMED_PLACES and second.bare and other.first == one.last + 1
        return beside and second.trigger is not first.trigger and second.trigger.word > other.last

    def _situates(self, mention: Mention, before: Mention) -> bool:
        """ "في بلدة بمحافظة إب، وسط اليمن", "بلدة الطيبة في قضاء مرجعيون": a side of the state, or "in" a place that is no
        smaller, right behind a place only says where that is."""
        if before.kind not in _WIDTHS or NAMELESS in before.entity or self._roles.is_bearing(before):
            return False
        between = [w for w in self._scene.words[before.last + 1 : mention.first] if not self._words.has("inside", fold(w.text))]
        if mention.kind is EntityKind.REGION and self._roles.is_bearing(mention):
            return all(w.text == COMMA for w in between)
        wider = mention.kind in _WIDTHS and _WIDTHS.index(before.kind) <= _WIDTHS.index(mention.kind)
        return wider and not between and mention.first > before.last + 1

    def _of_situated(self, around: Argument, place: Mention, found: Sequence[Argument]) -> Argument | None:
        """What the place around is to a deed, the place before it is if it has no part so far, and stands behind "in" or "on" or
        is what was hit; where it is none of it ("من بلدة في المحافظة"), neither is the place around."""
        marker = marker_of(self._scene.sentence, place, self._scene.triggers, self._words)
        known = any(a.mention is place for a in found) or self._roles.is_vague(place)
        if known or marker.bearing:  # "جنوب المدينة في المحافظة"
            return None if self._roles.is_bearing(around.mention) else around
        link = marker.preposition
        there = self._words.has("inside", link or "")
        if not self._roles.is_bearing(around.mention):
            there |= link is None or self._words.has("target", link) or marker.near or self._roles.is_portion(marker.left)
        return replace(around, role=Role.PLACE, mention=place) if there and around.role in (Role.PLACE, Role.TARGET) else None

    def _opens_clause(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "انفجار يستهدف دورية وداعش يتبنى": what "و" joins right before a verb is its subject."""
        words, at = self._scene.words, mention.last + 1
        own = words[mention.head].head == at and words[mention.head].deprel == "nsubj"  # "بقصف القرية وموسكو تنفي"
        behind = trigger.word < mention.first and (own or not trigger.nominal)  # "اشتباكات بين الجيش والحركة وقعت في المدينة"
        return marker.coordinated and behind and at < len(words) and words[at].upos == "VERB"

    def _among(self, mention: Mention, marker: Marker) -> Argument | None:
        """ "مقتل خمسة أشخاص بينهم القيادي فلان", "ستة أشخاص، بينهم شرطيان، أصيبوا": one of those whom it befell."""
        words, at = self._scene.words, marker.left
        told = at > 0 and words[at].upos == "PRON" and self._words.has("among", fold(words[at - 1].text))
        if not told or mention.kind.is_place or marker.preposition is not None or mention.adjective:
            return None
        left = self._effects_before(at)
        right = (
            self._scene.triggers[i]
            for i in range(mention.last + 1, min(len(words), mention.last + 1 + AHEAD))
            if i in self._scene.triggers
        )
        trigger = next((t for t in (*left, *right) if t.frame.effect), None)
        role = self._roles.role_among(mention, marker, trigger) if trigger else None
        if trigger is None or role is None:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {words[at - 1].text}", bare=True)

    def _effects_before(self, at: int) -> Iterator[Trigger]:
        """Triggers of what befell persons, leftwards from a word up to the end of their clause, to another verb and to what
        befell others ("قتل خمسة، واعتقلت الشرطة عشرة بينهم", "مقتل جندي في اشتباك مع مسلحين بينهم")."""
        for i in range(at, max(-1, at - REACH), -1):
            word, trigger = self._scene.words[i], self._scene.triggers.get(i)
            if trigger is not None and trigger.frame.effect:
                yield trigger
            elif word.upos == "VERB" or word.text in STOPS or (trigger and (trigger.frame.captive or trigger.frame.mutual)):
                return

    def _argument(self, mention: Mention, marker: Marker) -> Argument | None:
        by_path = governor(self._scene.sentence, mention.head, self._scene.triggers)
        if by_path and self._governors.are_parted(mention, marker, by_path) and not self._opens_sentence(mention, marker):
            by_path = None
        by_surface = self._governors.by_surface(mention, marker)
        if by_path is None and by_surface and self._governors.completes_a_verb(mention, marker, by_surface):
            by_surface = None
        if by_path and self._governors.is_behind_motive(mention, by_path):
            by_path = None
        if by_surface and self._governors.is_behind_motive(mention, by_surface):
            by_surface = None
        trigger = by_path or by_surface
        if by_path and by_surface and by_path is not by_surface and marker.preposition is None:
            direct = self._scene.words[mention.head].head == by_path.word
            full = carries_pronoun(self._scene.words, by_surface.word)  # "أصابت مسيّرة أطلقتها الحركة السد"
            kept = direct and (by_path.frame.subject == "cause" or full)
            trigger = by_surface if by_surface.word < mention.first and not kept else by_path
        if by_path and by_surface and self._is_struck(marker, by_path, by_surface):
            trigger = by_surface
        if by_path and by_surface and self._fell_in_ranks(mention, marker, by_path, by_surface):
            trigger = by_surface
        if by_surface and by_surface.stands_for is not None and by_surface.word < mention.first:  # "وأخرى على المدينة"
            trigger = by_surface
        if trigger and trigger.nominal and not trigger.frame.effect and marker.preposition is None:
            trigger = self._befell(mention, trigger) or trigger
        trigger = self._clash(mention, marker, trigger) or trigger or self._around_clause(mention, marker)
        role = self._roles.role(mention, marker, trigger) if trigger else None
        if trigger and self._belongs_to_another_time(mention, trigger):
            return None
        led = marker.preposition in self._words.roles.doer  # "اغتيل خلال خروجه من المسجد على يد مسلحين"
        doer = trigger if role is Role.DOER and not led else None
        if doer and goes_on_amid(self._scene.sentence, doer.word, mention.first, self._scene.triggers, self._words):
            return None
        if trigger is None or role is None or self._scene.is_kin(mention):
            return None
        score = BOTH if by_path is by_surface else PATH_ONLY if trigger is by_path else SURFACE_ONLY
        side = "<" if mention.first > trigger.word else ">"
        words = self._scene.words
        spelled = (w.lemma for w in words[marker.left + 1 : mention.first] if fold(w.lemma) == marker.preposition)
        link = next(spelled, marker.preposition) or words[mention.head].deprel
        path = f"{words[trigger.word].text} {side} {link}"
        return Argument(role, mention, trigger, score, path, marker.preposition is None)

    def _befell(self, mention: Mention, deed: Trigger) -> Trigger | None:
        """ "قتل هجوم انتحاري سبعة جنود": what befell those whom a number counts behind the deed that did it."""
        counts = (c for c in self._scene.counts if c.first <= mention.first <= c.last and c.first > deed.word)
        verbs = (self._scene.triggers.get(c.trigger) for c in counts if c.trigger is not None and c.trigger < deed.word)
        return next((v for v in verbs if v is not None and v.frame.effect and not v.nominal), None)

    def _is_struck(self, marker: Marker, effect: Trigger, deed: Trigger) -> bool:
        """ "قتل جنديان في هجوم شنه التنظيم على حاجز", "أدت غارة على حاجز إلى مقتل جنديين": the deed behind what befell persons or
        leads to it tells at what it was aimed, and so does the one that somebody answered ("رد الجيش على غارة على حاجز")."""
        link = marker.preposition or ""
        aimed = self._words.has("target", link) or (deed.nominal and link in deed.frame.upon)
        told = effect.frame.effect or effect.frame.answers or (effect.frame.result and deed.nominal)
        return aimed and told and not (deed.frame.effect or deed.frame.light) and effect.word < deed.word

    def _fell_in_ranks(self, mention: Mention, marker: Marker, result: Trigger, effect: Trigger) -> bool:
        """ "أوقع كمين قتلى في صفوف الشرطة": what befell them is nearer than what led to it."""
        return result.frame.result and effect.frame.effect and self._roles.names_ranks(mention, marker)

    def _clash(self, mention: Mention, marker: Marker, trigger: Trigger | None) -> Trigger | None:
        """The clash whose sides are told behind the verb that carries it ("الاشتباكات التي تدور بين", "المواجهات تتصاعد بين")."""
        words, link = self._scene.words, marker.preposition
        carried = trigger is not None and trigger.frame.light and trigger.frame.subject in ("event", "place")
        if not mention.kind.is_actor or not self._words.has("between", link or ""):
            return None
        if exchange := self._exchange(trigger):
            return exchange
        if not (carried or trigger is None):
            return None
        if mention.kind.is_place and words[mention.head].head not in self._scene.triggers:  # "على الحدود بين"
            return None
        told = self._scene.sentence.children[trigger.word] if trigger is not None else ()
        near = takewhile(lambda at: words[at].text not in STOPS, range(marker.left, max(-1, marker.left - REACH), -1))
        clashes = (self._scene.triggers[at] for at in (*told, *near) if at in self._scene.triggers)
        return next((c for c in clashes if c.frame.mutual and c.word < mention.first), None)

    def _exchange(self, fire: Trigger | None) -> Trigger | None:
        """ "تبادل لإطلاق النار بين": the noun that tells that two sides did it to each other."""
        above = self._scene.triggers.get(self._scene.words[fire.word].head) if fire is not None and fire.nominal else None
        return above if above is not None and above.nominal and above.frame.mutual and above.frame.light else None

    def _around_clause(self, mention: Mention, marker: Marker) -> Trigger | None:
        """The deed around a clause that tells what those hit were doing, where its weapon lay, who claims it or what the thing
        hit is for ("قتل بينما كان يصلي في البلدة", "انفجار قنبلة زرعت في البلدة", "هجوم تبنته الحركة في البلدة", "قصف مدرسة تؤوي
        نازحين في البلدة")."""
        if not mention.kind.is_place or (marker.preposition is None and not marker.near):
            return None
        words, at = self._scene.words, mention.head
        for _ in range(_DEPTH):
            if at < 0 or words[at].upos == "VERB":
                break
            at = words[at].head
        if at < 0 or not words[at].deprel.startswith(("acl", "advcl")):
            return None
        above = self._scene.triggers.get(words[at].head) or governor(self._scene.sentence, words[at].head, self._scene.triggers)
        caught = above is not None and not above.frame.reference and (self._scene.has("busy", at) or self._was_amid(at))
        laid = words[at].deprel.startswith("acl") and self._scene.has("laying", at)
        there = self._words.has("place", marker.preposition or "") and not self._words.has("sources", marker.preposition or "")
        return above if caught or laid or (there and self._describes_thing(at)) else None

    def _was_amid(self, verb: int) -> bool:
        """ "قتل بينما كان يتنقل قرب البلدة": the head of a clause that tells what those hit were doing themselves."""
        words, below = self._scene.words, [self._scene.words[c] for c in self._scene.sentence.children[verb]]
        led = any(w.index < verb and self._scene.has("meanwhile", w.index) for w in below)
        going_on = words[verb].feats.get("Aspect") == "Imp" and any(w.upos == "AUX" for w in below)
        return led and going_on and not any(w.deprel.startswith("nsubj") for w in below)

    def _describes_thing(self, verb: int) -> bool:
        """ "مسجدا كان يرتاده مصلون في البلدة": a clause that tells of something that stays where it is, or moves about."""
        words, before = self._scene.words, verb - 1
        while before > 0 and (words[before].upos in ("AUX", "PART") or words[before].feats.get("PronType") == "Rel"):
            before -= 1
        if self._scene.has("leading", verb) or self._scene.has("roads", words[verb].head):  # "جسر يربط البلدة بالمدينة"
            return False
        return any(self._is_thing(at) for at in (words[verb].head, before))

    def _is_thing(self, at: int) -> bool:
        site = any(m.kind.is_place and m.first <= at <= m.last for m in self._scene.mentions)
        return site or self._scene.has("mobile", at) or self._scene.has("spots", at)

    def _opens_sentence(self, mention: Mention, marker: Marker) -> bool:
        """ "وفي محافظة مأرب، قتل جندي": a comma does not part the town that a sentence opens with from its deed."""
        return mention.kind in (EntityKind.CITY, EntityKind.REGION) and marker.preposition is not None and marker.left <= 0

    def _belongs_to_another_time(self, mention: Mention, trigger: Trigger) -> bool:
        """ "الهجوم الأول منذ تعيين فلان": who stands in what happened before or after had no part in the deed itself."""
        words, at = self._scene.words, mention.head
        for _ in range(_DEPTH):
            if at < 0 or at == trigger.word or self._stands_between(at):
                return False
            links = (words[c] for c in self._scene.sentence.children[at] if c < at and c > trigger.word)
            dates = self._scene.has("times", at) and not self._scene.has("sources", at + 1)  # "سيطرت قبل أيام على المدينة"
            dates |= trigger.frame.captive and self._scene.has("arrivals", at)  # "اعتقل بعد وصوله إلى المطار"
            if (
                words[at].upos != "VERB"
                and not dates
                and any(self._words.has("sequels", fold(w.text)) and w.deprel != "fixed" for w in links)
            ):
                return True
            at = words[at].head
        return False

    def _stands_between(self, at: int) -> bool:
        """ "اشتباكات منذ فجر الخميس بين الجيش والحركة في المدينة": the sides of a clash are no part of its date."""
        cases = (self._scene.words[c].text for c in self._scene.sentence.children[at] if c < at)
        return any(self._words.has("between", fold(text)) for text in cases)


def _without_titles(found: Sequence[Argument], words: Sequence[Word]) -> list[Argument]:
    """In "اغتيال القيادي في الحركة فلان", "مقتل فلان، قائد اللواء 17" and "قتل العقيد فلان قائد اللواء" the force stands in the
    victim's title and is not what was hit."""
    victims = [(a.trigger.word, a.mention) for a in found if a.role is Role.VICTIM]

    def entitles(hit: Argument, trigger: int, victim: Mention) -> bool:
        behind = words[victim.last + 1 : hit.mention.first]
        opened = bool(behind) and ((behind[0].text == COMMA and len(behind) > 1) or is_man(behind[0]))
        aside = opened and all(w.upos in ("NOUN", "ADP", "ADJ") for w in behind[1:])
        return hit.trigger.word == trigger and (trigger < hit.mention.first < victim.last or aside)

    return [a for a in found if a.role is not Role.TARGET or not any(entitles(a, t, victim) for t, victim in victims)]
