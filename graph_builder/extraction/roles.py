"""What a mention is to a trigger: who did it, whom or what it hit, where it was, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.figures import Count
from graph_builder.extraction.markers import Marker, has_masdar_object
from graph_builder.extraction.pronouns import has_pronoun
from graph_builder.extraction.triggers import Trigger
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.extraction.weapons import WeaponMention
from graph_builder.model import EntityKind, Mention, Sentence, Word

_NEXT = 2
"""Words behind a doer that are "ل" and what he hit ("استهداف طائرات التحالف لتجمع")."""
_BESIDE = 4
"""Words between a verb and a bare name at the most where order alone makes the name its subject or object."""
GENITIVE = 2
"""Words between a noun and its genitive at the most."""
REACH = 12
"""Words to the left in which a trigger may stand that a mention belongs to."""


class Role(StrEnum):
    """What an entity is in a happening."""

    DOER = "doer"
    TARGET = "target"
    VICTIM = "victim"
    PLACE = "place"


class RoleReader:
    """Reads the roles of mentions of one sentence. ``heads`` are the syntactic heads of all its mentions."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: Sequence[Trigger],
        weapons: Sequence[WeaponMention],
        counts: Sequence[Count],
        words: Vocabulary,
    ) -> None:
        self.heads: set[int] = set()
        self._sentence = sentence
        self._triggers = {t.word: t for t in triggers}
        self._weapon_words = {i for w in weapons for i in range(w.first, w.last + 1)}
        self._armed_ends = {w.last for w in weapons if w.entry.weapon and not w.adjective}
        self._weapon_starts = {w.first for w in weapons}
        self._counts = counts
        self._words = words

    def role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """What a mention is to a trigger, if anything. ``marker`` is what stands before it."""
        kind, preposition = mention.kind, marker.preposition
        if self._has_no_part(mention, marker):
            return None
        if trigger.frame.reference:
            return Role.PLACE if kind.is_place and self._words.has("inside", preposition or "") else None
        if mention.adjective:
            return self._adjective_role(mention, trigger)
        if preposition in self._words.roles.doer:
            return Role.DOER if kind.is_actor else None
        if trigger.frame.result and preposition and not (kind.is_place and self._words.has("inside", preposition)):
            return None
        if trigger.frame.effect and kind.is_actor and not kind.is_place and self._words.has("ties", preposition or ""):
            return patient_role(trigger, kind) if self._ties_persons(marker, trigger) else None
        if kind.is_place and (marker.near or self._is_bearing(mention)) and not marker.bearing:
            return Role.PLACE
        if marker.bearing:
            wide = kind in (EntityKind.REGION, EntityKind.GOVERNMENT)
            return Role.PLACE if wide and (preposition is None or self._words.has("place", preposition)) else None
        if preposition is None:
            return self._noun_role(mention, marker, trigger) if trigger.nominal else self._verb_role(mention, marker, trigger)
        return self._prepositional_role(mention, marker, trigger, preposition)

    def _has_no_part(self, mention: Mention, marker: Marker) -> bool:
        """It is a weapon's name, vague, ascribed to, or tied by the word before it to another name and not to the deed."""
        kind, preposition = mention.kind, marker.preposition
        if self._weapon_words.issuperset(range(mention.first, mention.last + 1)) or self._is_vague(mention):
            return True
        if preposition and self._is_attributed(mention, preposition):
            return True
        if mention.adjective or preposition in self._words.roles.doer:
            return False
        before = self._sentence.words[marker.left] if marker.left >= 0 else None
        forms = self._words.forms(before) if before else set()
        opposed = self._words.has("masdar_objects", preposition or "") and self._words.has("opposed", *forms)
        situated = kind.is_place and self._words.has("situated", *forms)
        abstract = preposition is None and self._follows(marker, "abstract")
        source = preposition is None and kind.is_place and self._is_source(mention, marker)
        return opposed or situated or abstract or source or self._follows(marker, "patronage")

    def _prepositional_role(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str) -> Role | None:
        kind = mention.kind
        if trigger.frame.mutual and self._words.has("between", preposition):
            return (Role.DOER if trigger.nominal else Role.TARGET) if kind.is_actor else None
        if trigger.frame.taken:
            hit = kind is EntityKind.SITE or (kind.is_actor and not kind.is_place)
            return None if not self._words.has("taken", preposition) else Role.TARGET if hit else Role.PLACE
        away = self._is_away(marker, trigger, preposition)
        place = kind.is_place and self._words.has("place", preposition) and not away
        own = self._words.has("owned", preposition) and self._is_owner(mention, marker, trigger)
        if own or self._owns_weapon(mention, marker):
            return Role.DOER if kind.is_actor else None if away else Role.PLACE
        if self._words.has("target", preposition) and not (place and trigger.frame.effect):
            return patient_role(trigger, kind)
        return Role.PLACE if place else None

    def _is_away(self, marker: Marker, trigger: Trigger, preposition: str) -> bool:
        """Where it came from ("إطلاق صواريخ من البلدة"); but one is seized "من البلدة", and hit "بالقرب من البلدة"."""
        before = self._sentence.words[marker.left] if marker.left >= 0 else None
        beside = before is not None and self._words.has("place_parts", *self._words.forms(before))
        thrown = trigger.frame.genitive != "patient" or trigger.frame.effect
        return self._words.has("sources", preposition) and thrown and not beside

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
        before = self._sentence.words[max(0, mention.first - REACH) : mention.first]
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
        if mention.first < trigger.word or marker.left > trigger.word + GENITIVE:
            return None
        kind, genitive = mention.kind, trigger.frame.genitive
        if genitive == "either":
            genitive = "doer" if kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION) else "patient"
        if genitive == "doer":
            return doer_role(kind) if kind.is_actor else Role.TARGET if kind is EntityKind.SITE else Role.PLACE
        if genitive == "weapon":
            return Role.TARGET if kind is EntityKind.SITE else None
        if not trigger.frame.effect and kind.is_actor and has_masdar_object(self._sentence, mention.last, self._words, _NEXT):
            return doer_role(kind)
        return patient_role(trigger, kind)

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
            near = mention.first - trigger.word <= _BESIDE and not self.is_passive(mention, trigger)
            return doer_role(mention.kind) if near else None
        relation = "object" if after and self._is_told_of_something(trigger) else self._relation(mention, trigger)
        patient_subject = trigger.frame.subject == "patient" or self.is_passive(mention, trigger)
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
        if has_pronoun(self._sentence, at):
            return False
        resumed = words[at + 1 : at + 3]  # "المدينة التي قصفت منها الحركة البلدة"
        if len(resumed) == 2 and resumed[0].upos == "ADP" and resumed[1].upos == "PRON":
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
        earlier = (t for t in self._triggers.values() if at - REACH <= t.word < at and not t.nominal)
        return any(has_pronoun(self._sentence, t.word) for t in earlier)

    def _relation(self, mention: Mention, trigger: Trigger) -> str:
        """``subject`` or ``object`` of a verb: by the parse, else by order; empty where neither tells.

        A weapon right after the verb is its subject.
        """
        words = self._sentence.words
        if self._opens_clause(mention, trigger):
            return "subject"
        if mention.first - 1 in self._armed_ends and trigger.word + 1 in self._weapon_starts:  # "قصفت مدفعية الجيش مواقع"
            return "subject"
        if mention.first > trigger.word and any(trigger.word < s < mention.first for s in self._weapon_starts):
            return "object"
        at = mention.head
        while at >= 0 and words[at].head != trigger.word:
            at = words[at].head
            if at in self.heads:  # "اغتالت القوات القيادي فلان": within another name, as the parser has it
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

    def _opens_clause(self, mention: Mention, trigger: Trigger) -> bool:
        """ "القيادي «فلان» الذي اغتيل": the relative pronoun right behind the name is the subject of the verb behind it."""
        words = self._sentence.words
        between = words[mention.last + 1 : trigger.word]
        own = (words[c] for c in self._sentence.children[trigger.word])
        taken = any(w.deprel.startswith("nsubj") or (w.upos == "PRON" and w.index > trigger.word) for w in own)
        linked = bool(between) and between[-1].upos == "PRON" and all(w.upos == "PUNCT" for w in between[:-1])
        return linked and not taken

    def _has_object_behind(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصفت قوات النظام مناطق في المدينة": right behind the verb, with the bare noun of what was hit behind itself."""
        words, at = self._sentence.words, mention.last + 1
        beside = 0 < mention.first - trigger.word <= 1 and mention.kind in (EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE)
        subjects = any(words[c].deprel.startswith("nsubj") for c in self._sentence.children[trigger.word])
        return beside and not subjects and at < len(words) and words[at].upos == "NOUN"

    def is_passive(self, mention: Mention, trigger: Trigger) -> bool:
        """Passive by the tagger; "قتل" and its like are, unless a count of others follows ("قتل الجيش عشرين مسلحا"). A person
        beside "اعتقل" is who was seized ("فلان اعتقل في المطار")."""
        word = self._sentence.words[trigger.word]
        marked = word.feats.get("Voice") == "Pass" or any(
            self._sentence.words[c].deprel == "nsubj:pass" for c in self._sentence.children[word.index]
        )
        if not trigger.frame.effect:
            return marked or (trigger.frame.captive and mention.kind is EntityKind.PERSON)
        if self._acts_on_something(mention, word):
            return False
        followed = any(mention.last < c.first <= mention.last + 3 for c in self._counts)
        counted = any(c.first <= mention.first <= c.last for c in self._counts)
        return counted or not followed or mention.kind is EntityKind.PERSON

    def _acts_on_something(self, mention: Mention, verb: Word) -> bool:
        """ "طائرات التحالف أصابت مستودعا": no person, before the verb, which has its own object."""
        objects = (c for c in self._sentence.children[verb.index] if self._sentence.words[c].deprel == "obj")
        return mention.last < verb.index and mention.kind is not EntityKind.PERSON and any(objects)

    def is_subject(self, mention: Mention, verb: int) -> bool:
        """Whether the parse has a mention within the subject of a verb."""
        words, at = self._sentence.words, mention.head
        while at >= 0 and words[at].head != verb:
            at = words[at].head
        return at >= 0 and words[at].deprel.startswith("nsubj")


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
