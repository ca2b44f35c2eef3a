"""Who stands where around a trigger: for each mention of a sentence, which trigger it belongs to and in which role.

Two witnesses: the dependency path from the mention up to a trigger, and the surface (the nearest trigger with nothing
between that closes the phrase). Where both agree the score is 1; one alone is worth less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.figures import Count
from graph_builder.extraction.markers import COMMA, STOPS, Marker, is_kin, marker_of
from graph_builder.extraction.triggers import Trigger, WeaponMention, governor
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import EntityKind, Mention, Sentence

BOTH, PATH_ONLY, SURFACE_ONLY = 1.0, 0.7, 0.6
_ARTICLE = "ال"
_REACH = 12
"""Words to the left in which a trigger may stand that a mention belongs to."""
_BESIDE = 4
"""Words between a verb and a bare name at the most where order alone makes the name its subject or object."""
_TIED = 4
"""Words between the doer of a masdar and its object behind "ل" at the most ("استهداف الجيش لإحدى مناطق البلدة")."""
_GENITIVE = 2
"""Words between a noun and its genitive at the most."""
_AHEAD = 4
"""Words to the right in which a verb may stand whose subject a mention is."""


class Role(StrEnum):
    """What an entity is in a happening."""

    DOER = "doer"
    TARGET = "target"
    VICTIM = "victim"
    PLACE = "place"


@dataclass(frozen=True)
class Argument:
    """One mention in one role of one trigger."""

    role: Role
    mention: Mention
    trigger: Trigger
    score: float
    path: str
    bare: bool = False
    """No preposition stands before it."""


class ArgumentFinder:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: Sequence[Trigger],
        weapons: Sequence[WeaponMention],
        counts: Sequence[Count],
        words: Vocabulary,
    ) -> None:
        self._sentence = sentence
        self._triggers = {t.word: t for t in triggers}
        self._weapon_words = {i for w in weapons for i in range(w.first, w.last + 1)}
        self._armed_ends = {w.last for w in weapons if w.entry.weapon and not w.adjective}
        self._weapon_starts = {w.first for w in weapons}
        self._counts = counts
        self._heads: set[int] = set()
        self._words = words

    def find(self, mentions: Sequence[Mention]) -> tuple[Argument, ...]:
        """Arguments in order of the mentions. A mention fills one role of one trigger; coordinates share it."""
        found: list[Argument] = []
        before: tuple[Mention, Argument | None] | None = None
        self._heads = {m.head for m in mentions}
        for mention in _without_nested(mentions):
            marker = marker_of(self._sentence, mention, self._triggers, self._words)
            argument = self._coordinated(mention, marker, before) or self._argument(mention, marker)
            if argument:
                found.append(argument)
            before = (mention, argument)
        return tuple(_without_titles(_with_masdar_doers(found, self._words) + self._shared_subjects(found, mentions)))

    def _shared_subjects(self, found: Sequence[Argument], mentions: Sequence[Mention]) -> list[Argument]:
        """The subject that a coordinated verb has from the verb before it ("دخلت القوات الجامعة واشتبكت مع المسلحين")."""
        shared = []
        for trigger in self._triggers.values():
            word = self._sentence.words[trigger.word]
            if trigger.nominal or word.deprel != "conj" or any(a.trigger is trigger and a.role is Role.DOER for a in found):
                continue
            first = self._sentence.words[word.head]
            subjects = [m for m in mentions if m.kind.is_actor and not m.adjective and self._is_subject(m, first.index)]
            if first.upos == "VERB" and subjects and trigger.frame.subject == "doer" and not self._passive(subjects[0], trigger):
                shared.append(Argument(Role.DOER, subjects[0], trigger, SURFACE_ONLY, f"{word.text} conj {first.text} nsubj"))
        return shared

    def _is_subject(self, mention: Mention, verb: int) -> bool:
        words, at = self._sentence.words, mention.head
        while at >= 0 and words[at].head != verb:
            at = words[at].head
        return at >= 0 and words[at].deprel.startswith("nsubj")

    def _coordinated(self, mention: Mention, marker: Marker, before: tuple[Mention, Argument | None] | None) -> Argument | None:
        if not (before and before[1] and marker.coordinated and marker.left <= before[0].last + 2):
            return None
        first = before[1]
        fits = mention.kind.is_place if first.role is Role.PLACE else before[0].kind.is_actor and mention.kind.is_actor
        if not (before[0].kind is mention.kind or fits):
            return None
        return Argument(first.role, mention, first.trigger, first.score * 0.95, f"{first.path} conj")

    def _argument(self, mention: Mention, marker: Marker) -> Argument | None:
        by_path = governor(self._sentence, mention.head, self._triggers)
        if by_path and self._parted(mention, by_path):
            by_path = None
        by_surface = self._surface_governor(mention, marker)
        if by_path and self._behind_motive(mention, by_path):
            by_path = None
        trigger = by_path or by_surface
        if by_path and by_surface and by_path is not by_surface and marker.preposition is None:
            trigger = by_surface if by_surface.word < mention.first else by_path
        role = self._role(mention, marker, trigger) if trigger else None
        if trigger is None or role is None or is_kin(self._sentence, mention, self._triggers, self._words):
            return None
        score = BOTH if by_path is by_surface else PATH_ONLY if trigger is by_path else SURFACE_ONLY
        side = "<" if mention.first > trigger.word else ">"
        words = self._sentence.words
        spelled = (w.lemma for w in words[marker.left + 1 : mention.first] if fold(w.lemma) == marker.preposition)
        link = next(spelled, marker.preposition) or words[mention.head].deprel
        path = f"{words[trigger.word].text} {side} {link}"
        return Argument(role, mention, trigger, score, path, marker.preposition is None)

    def _behind_motive(self, mention: Mention, trigger: Trigger) -> bool:
        """What stands behind "ردا على" belongs to the motive, not to the deed before it."""
        return any(self._is_motive(at) for at in range(trigger.word + 1, mention.first))

    def _is_motive(self, at: int) -> bool:
        words = self._sentence.words
        linked = at + 1 < len(words) and self._words.has("motive_links", *self._words.forms(words[at + 1]))
        forms = self._words.forms(words[at])
        told = self._words.has("motives", *forms) or self._words.has("support", fold(words[at].text))
        return linked and at not in self._triggers and told

    def _parted(self, mention: Mention, trigger: Trigger) -> bool:
        """A mark that ends a clause stands between ("مكافحة الإرهاب: مسيّرة تستهدف"), or a comma that is not one of a pair
        ("مقاتلو الحركة، وهي فصيل محلي، هاجموا")."""
        first, end = sorted((mention.head, trigger.word))
        between = [w.text for w in self._sentence.words[first:end]]
        commas = between.count(COMMA) if mention.head < trigger.word else 0
        paired = commas % 2 == 0 and self._is_subject(mention, trigger.word)
        return any(text in STOPS for text in between) or (commas > 0 and not paired)

    def _surface_governor(self, mention: Mention, marker: Marker) -> Trigger | None:
        words = self._sentence.words
        for at in range(marker.left, max(-1, marker.left - _REACH), -1):
            if at in self._triggers and not self._takes_no_genitive(at, mention, marker):
                return self._triggers[at]
            if words[at].upos in ("VERB", "SCONJ") or words[at].text in STOPS or self._is_motive(at) or self._opens_another(at):
                break
        if marker.preposition is None:
            for at in range(mention.last + 1, min(len(words), mention.last + 1 + _AHEAD)):
                if at in self._triggers and not self._triggers[at].nominal:
                    return self._triggers[at]
                if words[at].upos in ("VERB", "SCONJ", "CCONJ", "PUNCT"):
                    break
        return None

    def _opens_another(self, at: int) -> bool:
        """ "مقتل اثنين، وتصعيد": behind a comma "و" brings in something else."""
        words = self._sentence.words
        return at > 0 and words[at].upos == "CCONJ" and words[at - 1].text == COMMA

    def _takes_no_genitive(self, at: int, mention: Mention, marker: Marker) -> bool:
        """A noun far off has no genitive here, nor has one with the article beside it ("استهدفت الغارات تجمعا للحركة"), so that
        the verb before it governs."""
        if not self._triggers[at].nominal or marker.preposition is not None or mention.adjective:
            return False
        if marker.left > at + _GENITIVE and not marker.bearing:
            return True
        owned = any(w.upos == "PRON" for w in self._sentence.words[at + 1 : mention.first])
        return at == marker.left and not owned and fold(self._sentence.words[at].text).startswith(_ARTICLE)

    # ---------------------------------------------------------------------------------------------------- roles

    def _role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        kind, preposition = mention.kind, marker.preposition
        if self._weapon_words.issuperset(range(mention.first, mention.last + 1)) or self._is_vague(mention):
            return None
        if preposition and self._is_attributed(mention, preposition):
            return None
        if trigger.frame.reference:
            return Role.PLACE if kind.is_place and self._words.has("inside", preposition or "") else None
        if mention.adjective:
            return self._adjective_role(mention, trigger)
        if preposition in self._words.roles.doer:
            return Role.DOER if kind.is_actor else None
        before = self._sentence.words[marker.left] if marker.left >= 0 else None
        if (
            before
            and self._words.has("masdar_objects", preposition or "")
            and self._words.has("opposed", *self._words.forms(before))
        ):
            return None
        if self._follows(marker, "patronage") or (preposition is None and self._follows(marker, "abstract")):
            return None
        if trigger.frame.effect and kind.is_actor and not kind.is_place and self._words.has("ties", preposition or ""):
            return patient_role(trigger, kind) if self._ties_persons(marker, trigger) else None
        if before and kind.is_place and self._words.has("situated", *self._words.forms(before)):
            return None
        if kind.is_place and (marker.near or self._is_bearing(mention)) and not marker.bearing:
            return Role.PLACE
        if marker.bearing:
            wide = kind in (EntityKind.REGION, EntityKind.GOVERNMENT)
            return Role.PLACE if wide and (preposition is None or self._words.has("place", preposition)) else None
        if preposition is None and kind.is_place and self._is_source(mention, marker):
            return None
        if preposition is None:
            return self._noun_role(mention, marker, trigger) if trigger.nominal else self._verb_role(mention, marker, trigger)
        if trigger.frame.mutual and self._words.has("between", preposition):
            return (Role.DOER if trigger.nominal else Role.TARGET) if kind.is_actor else None
        if trigger.frame.taken:
            hit = kind is EntityKind.SITE or (kind.is_actor and not kind.is_place)
            return None if not self._words.has("taken", preposition) else Role.TARGET if hit else Role.PLACE
        thrown = trigger.frame.genitive != "patient" or trigger.frame.effect  # one is seized "من البلدة", not hit
        beside = before is not None and self._words.has("place_parts", *self._words.forms(before))  # "بالقرب من البلدة"
        away = self._words.has("sources", preposition) and thrown and not beside
        place = kind.is_place and self._words.has("place", preposition) and not away
        own = self._words.has("owned", preposition) and self._is_owner(mention, marker, trigger)
        if own or self._owns_weapon(mention, marker):
            return Role.DOER if kind.is_actor else None if away else Role.PLACE
        if self._words.has("target", preposition) and not (place and trigger.frame.effect):
            return patient_role(trigger, kind)
        return Role.PLACE if place else None

    def _follows(self, marker: Marker, listed: str) -> bool:
        """Whether a noun of a list stands before the mention, or before the adjective there ("الفرع المصري لتنظيم القاعدة")."""
        at = marker.left
        while at > 0 and at not in self._triggers and self._sentence.words[at].upos == "ADJ":
            if self._words.has(listed, *self._words.forms(self._sentence.words[at])):
                return True
            at -= 1
        return at >= 0 and at not in self._triggers and self._words.has(listed, *self._words.forms(self._sentence.words[at]))

    def _is_source(self, mention: Mention, marker: Marker) -> bool:
        """The genitive of where a deed came from: "قصفت طائرات من قاعدة طبرق المراكب"."""
        if not (0 < marker.left == mention.first - 1) or marker.left in self._triggers:
            return False
        noun, before = self._sentence.words[marker.left], self._sentence.words[marker.left - 1]
        return noun.upos == "NOUN" and before.upos == "ADP" and self._words.has("sources", fold(before.text))

    def _ties_persons(self, marker: Marker, trigger: Trigger) -> bool:
        """ "أربعة عناصر من الشرطة", "جنود للتحالف" are hit; "بيان للوزارة" is not."""
        at = marker.left
        while at > trigger.word and self._sentence.words[at].upos == "ADJ":
            at -= 1
        if at == trigger.word or any(c.first <= at <= c.last for c in self._counts):
            return True
        word = self._sentence.words[at]
        return word.upos == "PRON" or self._words.has("holders", *self._words.forms(word))

    def _is_attributed(self, mention: Mention, preposition: str) -> bool:
        """Whom a happening is ascribed to was not hit by it: "نُسب الهجوم إلى الحركة" """
        before = self._sentence.words[max(0, mention.first - _REACH) : mention.first]
        frames = (f for w in before if w.index not in self._triggers for f in self._words.stances_of(w))
        return any(preposition in map(fold, f.links) for f in frames)

    def _is_vague(self, mention: Mention) -> bool:
        """ "مواقع للتنظيم" is no site, "مسلحون" no group that could be found again."""
        forms = self._words.forms(self._sentence.words[mention.first])
        if mention.kind is EntityKind.SITE:
            return self._words.has("vague_sites", *forms)
        alone = mention.first == mention.last and mention.kind is EntityKind.ARMED_GROUP and mention.witness != "anaphora"
        return alone and self._words.has("nameless", *forms)

    def _is_bearing(self, mention: Mention) -> bool:
        """The name itself is a bearing: "استهدف قاعدة ... غرب العراق" """
        return self._words.has("bearings", *self._words.forms(self._sentence.words[mention.first]))

    def _owns_weapon(self, mention: Mention, marker: Marker) -> bool:
        """ "مسيّرة للجيش", "طائرة تابعة للتحالف" """
        words = self._sentence.words
        at = mention.first - 1
        while at >= 0 and self._words.has("owned", *self._words.forms(words[at])):
            at -= 1
        return at in self._armed_ends and at < mention.first - 1 and marker.preposition is not None

    @staticmethod
    def _is_owner(mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "غارة للتحالف"; of "قصف" only a force right behind it: "قصف لقوات التحالف", but not "قصف لمواقع الحركة"."""
        if trigger.frame.genitive == "doer":
            return marker.left <= trigger.word + 1
        force = mention.kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE) and not trigger.definite
        return trigger.frame.genitive == "either" and trigger.nominal and force and mention.first == trigger.word + 2

    def _adjective_role(self, mention: Mention, trigger: Trigger) -> Role | None:
        """ "غارة إسرائيلية", and "مسيّرة أمريكية" as the subject of a verb; "جنود أميركيين" are those hit."""
        if mention.first - 1 in self._armed_ends:
            return Role.DOER
        if trigger.frame.genitive == "patient" and mention.first != trigger.word + 1:
            return None
        between = self._sentence.words[trigger.word + 1 : mention.first]
        beside = trigger.nominal and trigger.word < mention.first and all(w.upos == "ADJ" for w in between)
        if beside and not trigger.frame.effect and trigger.frame.genitive != "weapon":
            return Role.DOER
        return None

    def _noun_role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        if mention.first < trigger.word or marker.left > trigger.word + _GENITIVE:
            return None
        kind, genitive = mention.kind, trigger.frame.genitive
        if genitive == "either":
            genitive = "doer" if kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION) else "patient"
        if genitive == "doer":
            return doer_role(kind) if kind.is_actor else Role.TARGET if kind is EntityKind.SITE else Role.PLACE
        if genitive == "weapon":
            return Role.TARGET if kind is EntityKind.SITE else None
        if not trigger.frame.effect and kind.is_actor and self._has_object(mention):
            return doer_role(kind)
        return patient_role(trigger, kind)

    def _has_object(self, mention: Mention) -> bool:
        """ "استهداف طائرات التحالف لتجمع": behind "ل" stands what the masdar's doer hit; "للمرة الثانية" is none."""
        following = self._sentence.words[mention.last + 1 : mention.last + 3]
        tied = len(following) == 2 and self._words.has("masdar_objects", fold(following[0].text))
        return tied and following[1].upos in ("NOUN", "PROPN") and not self._words.has("times", *self._words.forms(following[1]))

    def _verb_role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        after = mention.first > trigger.word
        if trigger.frame.subject == "event":
            return None
        if trigger.frame.subject == "place":
            return Role.PLACE if mention.kind.is_place else None
        if trigger.frame.subject == "cause":
            shaken = mention.kind is EntityKind.GOVERNMENT  # "هزت تركيا سلسلة هجمات"
            return None if not after else Role.PLACE if shaken else patient_role(trigger, mention.kind)
        if trigger.frame.genitive == "weapon" and trigger.frame.subject == "doer" and mention.kind.is_actor:
            near = mention.first - trigger.word <= _BESIDE and not self._passive(mention, trigger)
            return doer_role(mention.kind) if near else None
        relation = "object" if after and self._is_told_of_something(trigger) else self._relation(mention, trigger)
        patient_subject = trigger.frame.subject == "patient" or self._passive(mention, trigger)
        if patient_subject and trigger.frame.effect and not relation and not self._is_counted(mention, marker):
            return None
        if relation == "object" or patient_subject:
            return patient_role(trigger, mention.kind)
        if not relation:
            return None
        if mention.kind.is_actor:
            return doer_role(mention.kind)
        return patient_role(trigger, mention.kind) if after else None

    def _is_counted(self, mention: Mention, marker: Marker) -> bool:
        """The force whose men are counted right before ("قتل ثلاثة من عناصر الشرطة")."""
        return any(c.last - 1 <= marker.left <= c.last + 1 or c.first <= mention.first <= c.last for c in self._counts)

    def _is_told_of_something(self, trigger: Trigger) -> bool:
        """The verb's subject stands before it, so that who follows was hit: "هجوم استهدف الشرطة", "العمل الذي استهدف الشرطة".

        Not so where the verb has its object as a pronoun ("الهجوم الذي نفذته الحركة").
        """
        words, at = self._sentence.words, trigger.word
        if any(words[c].upos == "PRON" and words[c].token == words[at].token for c in self._sentence.children[at]):
            return False
        if trigger.frame.light:
            return False
        if words[at].deprel.startswith("acl"):
            return True
        if self._joins_relative(at):
            return True
        for _ in range(3):
            subjects = [c for c in self._sentence.children[at] if words[c].deprel.startswith("nsubj")]
            if subjects:
                return any(c in self._triggers for c in subjects)
            if words[at].deprel.startswith("acl"):
                return True
            if words[at].deprel != "conj":
                return False
            at = words[at].head
        return False

    def _joins_relative(self, at: int) -> bool:
        """ "عملية نفذتها الحركة واستهدفت الشرطة": the operation is the subject of the joined verb, by the parse or by order."""
        words = self._sentence.words
        if words[at].deprel == "conj" and words[words[at].head].deprel.startswith("acl"):
            return True
        if at == 0 or words[at - 1].upos != "CCONJ":
            return False
        earlier = (t for t in self._triggers.values() if at - _REACH <= t.word < at and not t.nominal)
        return any(words[t.word + 1].upos == "PRON" and words[t.word + 1].token == words[t.word].token for t in earlier)

    def _relation(self, mention: Mention, trigger: Trigger) -> str:
        """``subject`` or ``object`` of a verb: by the parse, else by order; empty where neither tells.

        A weapon right after the verb is its subject.
        """
        words = self._sentence.words
        if mention.first > trigger.word and any(trigger.word < s < mention.first for s in self._weapon_starts):
            return "object"
        at = mention.head
        while at >= 0 and words[at].head != trigger.word:
            at = words[at].head
            if at in self._heads:  # "اغتالت القوات القيادي فلان": within another name, as the parser has it
                return "object" if mention.first > trigger.word else ""
        relation = words[at].deprel if at >= 0 else ""
        if relation.startswith("nsubj") or (relation == "obj" and self._has_object_behind(mention, trigger)):
            return "subject"
        if relation in ("obj", "iobj"):
            return "object"
        verb = words[trigger.word]
        relative = verb.deprel.startswith("acl") and verb.head != mention.head and mention.first < trigger.word
        if relative or mention.first - trigger.word > _BESIDE:
            return ""
        return "subject" if mention.first < trigger.word or not mention.kind.is_place else "object"

    def _has_object_behind(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصفت قوات النظام مناطق في المدينة": right behind the verb, with the bare noun of what was hit behind itself."""
        words, at = self._sentence.words, mention.last + 1
        beside = 0 < mention.first - trigger.word <= 1 and mention.kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE)
        subjects = any(words[c].deprel.startswith("nsubj") for c in self._sentence.children[trigger.word])
        return beside and not subjects and at < len(words) and words[at].upos == "NOUN"

    def _passive(self, mention: Mention, trigger: Trigger) -> bool:
        """Passive by the tagger; "قتل" and its like are, unless a count of others follows ("قتل الجيش عشرين مسلحا")."""
        word = self._sentence.words[trigger.word]
        marked = word.feats.get("Voice") == "Pass" or any(
            self._sentence.words[c].deprel == "nsubj:pass" for c in self._sentence.children[word.index]
        )
        if not trigger.frame.effect:
            return marked
        followed = any(mention.last < c.first <= mention.last + 3 for c in self._counts)
        counted = any(c.first <= mention.first <= c.last for c in self._counts)
        return counted or not followed or mention.kind is EntityKind.PERSON


def _without_nested(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions but for states and persons within the name of another actor ("جماعات مدعومة من إيران", "قوات صالح")."""
    wide = [m for m in mentions if m.kind.is_actor and m.last > m.first]
    return [
        m
        for m in mentions
        if m.kind not in (EntityKind.GOVERNMENT, EntityKind.PERSON)
        or not any(w is not m and w.first <= m.first and m.last <= w.last and w.entity != m.entity for w in wide)
    ]


def doer_role(kind: EntityKind) -> Role | None:
    """Nameless sources and media tell deeds; they do none."""
    return None if kind in (EntityKind.MEDIA_OUTLET, EntityKind.UNNAMED_SOURCE) else Role.DOER


def patient_role(trigger: Trigger, kind: EntityKind) -> Role | None:
    """What one hit by a happening is: a person killed is a victim, media and nameless sources are never targets."""
    if kind in (EntityKind.MEDIA_OUTLET, EntityKind.UNNAMED_SOURCE):
        return None
    if trigger.frame.effect and kind is EntityKind.SITE:
        return None
    if kind is EntityKind.PERSON:
        return Role.VICTIM if trigger.frame.lethal else Role.TARGET
    return Role.TARGET


def _with_masdar_doers(found: Sequence[Argument], words: Vocabulary) -> list[Argument]:
    """Of two names after the noun of a deed the first did it: "اقتحام الجيش البلدة", "استهداف الجيش لمواقع الحركة"."""
    changed = list(found)
    for n, (first, second) in enumerate(pairwise(found)):
        trigger = first.trigger
        tied = not second.bare and words.has("masdar_objects", fold(second.path.rsplit(" ", 1)[-1]))
        both = first.role is Role.TARGET and first.bare and (second.bare or tied) and second.trigger is trigger
        deed = trigger.nominal and trigger.frame.genitive == "patient" and not trigger.frame.effect
        actor = first.mention.kind.is_actor and doer_role(first.mention.kind) is not None
        near = second.mention.first <= first.mention.last + (_TIED if tied else 2)
        if both and deed and actor and near and not second.path.endswith("conj"):
            changed[n] = replace(first, role=Role.DOER)
            if second.role is Role.DOER:
                changed[n + 1] = replace(second, role=Role.TARGET)
    return changed


def _without_titles(found: Sequence[Argument]) -> list[Argument]:
    """In "اغتيال القيادي في الحركة فلان" the movement stands in the victim's title and is not what was hit."""
    victims = [(a.trigger.word, a.mention.first) for a in found if a.role is Role.VICTIM]
    return [
        a
        for a in found
        if not (a.role is Role.TARGET and any(a.trigger.word == t and t < a.mention.first < first for t, first in victims))
    ]
