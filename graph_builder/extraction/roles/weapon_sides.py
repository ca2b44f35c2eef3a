"""Which side of a weapon a mention is: whose it is that was fired, or what it hit."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.happenings.weapons import is_stored, is_struck
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import Marker, aims, is_led_by
from graph_builder.model import EntityKind, IncidentKind, Mention, Weapon, carries_pronoun

_FLYING = (Weapon.DRONE, Weapon.AIRCRAFT)
_MAKE = 4
"""Words of the make of a weapon at the most ("إف-16")."""


class WeaponSides:
    """Reads the sides of the weapons of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary

    def fired(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "أصيب برصاص الشرطة", "قتل بقذائف الجيش": whose shots they were; "بصاروخ موجه آلية عسكرية" has no genitive, and behind
        "بقذائف الهاون تجمعا لجنود", "قصف الجيش بطائرة مسيرة مجموعة من" stand those who were hit."""
        men = self._scene.has("nameless", marker.left + 1)  # "برصاص مسلحين من الحركة"
        hit = self._opens_object(marker.left + 1, mention) or self._is_place_of(mention, marker)
        if hit or (self.is_done_before(trigger, marker.left) and not men):
            return False
        at, first = self.before_tie(mention), None  # "برصاص قناص من الحركة"
        if marker.preposition is None and marker.left in self._scene.armed_ends:  # "برصاص قوة تابعة للشرطة"
            at = marker.left
        behind = self._scene.words[marker.left + 1] if marker.preposition is None else None
        noun = behind is not None and behind.upos == "NOUN" and at == marker.left  # "بصاروخ موجه دبابة للجيش"
        if self._scene.words[at].upos == "ADJ" and (noun or at == mention.first - 1):
            return False
        if marker.left in (at, mention.first - 1):
            for weapon in reversed(self._scene.weapons):
                at, first = (weapon.first - 1, weapon.first) if weapon.last == at else (at, first)
        force = mention.kind.is_armed or self._is_state_behind(mention)
        return force and first is not None and is_led_by(self._scene.sentence, first, self._words.roles.by)

    def _is_state_behind(self, mention: Mention) -> bool:
        """ "برصاص الاحتلال": a state is the genitive of the weapon right before it; not so in "بالصواريخ إسرائيل"."""
        at = mention.first - 1
        state = mention.kind is EntityKind.GOVERNMENT and not mention.adjective and at in self._scene.armed_ends
        return state and not fold(self._scene.words[at].text).startswith(ARTICLE)

    def _opens_object(self, at: int, mention: Mention) -> bool:
        """ "تجمعا لجنود", "مقر الفرقة": the noun at a word before a mention is what a verb hit."""
        return 0 <= at < mention.first and self._scene.words[at].deprel == "obj"

    def is_done_before(self, trigger: Trigger, at: int) -> bool:
        """ "قصف الجيش بالمدفعية": between a verb and a word stands the force that did it."""
        words = self._scene.words
        forces = (m for m in self._scene.mentions if m.kind.is_armed and trigger.word < m.first and m.last < at)
        subjects = (words[m.head] for m in forces if words[m.head].head == trigger.word)
        acts = not (trigger.nominal or trigger.frame.effect) and words[trigger.word].feats.get("Voice") != "Pass"
        return acts and any(word.deprel == "nsubj" for word in subjects)

    def _is_place_of(self, mention: Mention, marker: Marker) -> bool:
        """ "استهدف قصف بمسيّرات مقر الفرقة": between a weapon and a force stands no hand of the force, but a place of its."""
        between = range(marker.left + 1, mention.first)
        return any(self._scene.has("holders", at) and not self._scene.has("hands", at) for at in between)

    def described_by(self, mention: Mention) -> int | None:
        """The word of a weapon that an adjective stands behind, right behind the weapon and its make or within ("طائرة إسرائيلية
        مسيّرة")."""
        nouns = [w for w in self._scene.weapons if w.entry.weapon and not w.adjective]
        within = (w.first for w in nouns if w.first < mention.first < w.last)
        at = self._before_make(mention.first - 1)
        return next(within, at if any(w.last == at for w in nouns) else None)

    def _before_make(self, at: int) -> int:
        """The word before a make and number that end at a word: "طائرات F-16 العراقية", "مقاتلات من طراز إف-15 أميركية"."""
        words, first = self._scene.words, at
        while at > first - _MAKE and (self._is_of_make(at) or words[at].text == "-"):
            at -= 1
        of_make = at > 0 and self._scene.has("makes", at) and words[at - 1].upos == "ADP"
        return at - 2 if of_make else at

    def _is_of_make(self, at: int) -> bool:
        return self._scene.words[at].upos in ("PROPN", "X", "NUM") and at not in self._scene.named | self._scene.weapon_words

    def owns(self, mention: Mention, marker: Marker) -> bool:
        """ "مسيّرة للجيش", "طائرة تابعة للتحالف" """
        at = self._before_make(self.before_tie(mention))
        stored = (w for w in self._scene.weapons if w.last == at and is_stored(self._scene.sentence, w, self._words))
        held = next(stored, None) is not None  # "منصة صواريخ للحركة"
        return at in self._scene.armed_ends and at < mention.first - 1 and marker.preposition is not None and not held

    def before_tie(self, mention: Mention) -> int:
        """The word before those that tie something to its owner."""
        at = mention.first - 1
        while at >= 0 and self._words.has("owned", *self._words.forms(self._scene.words[at])):
            at -= 1
        return at

    def is_shot_at(self, at: int, trigger: Trigger) -> bool:
        """ "أطلقوا النار على مروحية تابعة للجيش": the weapon before a word stands behind a preposition of aiming."""
        first = next((w.first for w in self._scene.weapons if trigger.word < w.first and w.last == at), 0)
        before = self._scene.words[first - 1] if first > trigger.word + 1 else None
        return before is not None and before.upos == "ADP" and aims(before, self._words)

    def goes_off_at(self, mention: Mention, left: int) -> bool:
        """ "تفجير عبوة في دبابة إسرائيلية", "في شاحنة للجيش": a bomb went off at what is named so, or at whose it is; ``left`` is
        the word before what introduces it."""
        scene, at = self._scene, self.before_tie(mention)
        theirs = [w.first for w in scene.weapons if w.last == at]
        return any(
            is_struck(scene.sentence, n, scene.weapons, self._words)
            for n in (mention.first, min(left + 2, mention.first), *theirs)
        )

    def is_hit(self, weapon: int, trigger: Trigger) -> bool:
        """What a weapon behind a trigger is hit by it: "أسقط مروحية", "فجرت الكتائب دبابة", "تفجير دبابة"."""
        if weapon < trigger.word:
            return False
        words, frame = self._scene.words, trigger.frame
        hit = not trigger.nominal and self._is_of_object(weapon, trigger)
        before = (c for c in self._scene.sentence.children[trigger.word] if c < weapon)
        subject = carries_pronoun(words, trigger.word) or any(words[c].deprel.startswith("nsubj") for c in before)
        object_of = hit and subject  # "استهدفنا دبابة", "فجرت الكتائب دبابة"
        first = min((w.first for w in self._scene.weapons if w.last == weapon), default=weapon)
        led = first > 0 and words[first - 1].upos == "ADP"  # "استهدفت الكتائب بصاروخ موجه دبابة"
        other = any(
            trigger.word < w.first < first and is_led_by(self._scene.sentence, w.first, self._words.roles.by)
            for w in self._scene.weapons
        )
        object_of = object_of or (frame.genitive == "patient" and not led and (other or self.is_done_before(trigger, first)))
        genitive = trigger.nominal and weapon == trigger.word + 1 and frame.genitive == "patient" and not self._strikes(weapon)
        genitive = genitive or (trigger.nominal and carries_pronoun(words, trigger.word) and words[weapon].deprel == "obj")
        return (IncidentKind.INTERCEPTION in frame.kinds and not self._brings_down(weapon)) or object_of or genitive

    def _strikes(self, weapon: int) -> bool:
        """ "استهداف مسيّرات إسرائيلية لموقع": what flies, with what it strikes at behind itself and its adjectives."""
        flies = any(w.last == weapon and w.entry.weapon in _FLYING for w in self._scene.weapons)
        behind = next((w for w in self._scene.words[weapon + 1 :] if w.upos != "ADJ"), None)
        return flies and behind is not None and self._words.has("masdar_objects", fold(behind.text))

    def was_destroyed(self, mention: Mention, trigger: Trigger) -> bool:
        """ "دمرت دبابة تابعة للجيش بصاروخ": whose the subject is of a verb that has no object, and another weapon behind it; but
        not "استهدفت طائرة تابعة للتحالف بصاروخ سيارة"."""
        words, weapon = self._scene.words, self.before_tie(mention)
        subject = not trigger.nominal and words[weapon].head == trigger.word and words[weapon].deprel.startswith("nsubj")
        subject = subject and (weapon in self._scene.armed_ends or self._scene.has("mobile", weapon))
        children = self._scene.sentence.children[trigger.word]
        alone = not any(words[c].deprel == "obj" for c in children) and not carries_pronoun(words, trigger.word)
        behind = (w for w in self._scene.weapons if w.first > mention.last)
        struck = any(
            is_led_by(self._scene.sentence, w.first, self._words.roles.by) and not self._has_object_behind(w.last) for w in behind
        )
        return subject and alone and struck and trigger.frame.genitive == "patient"

    def _has_object_behind(self, at: int) -> bool:
        """Whether a bare noun stands behind a word and its adjectives."""
        behind = next((w for w in self._scene.words[at + 1 :] if w.upos != "ADJ"), None)
        return behind is not None and behind.upos == "NOUN"

    def _is_of_object(self, at: int, trigger: Trigger) -> bool:
        """Whether a weapon is the object of a verb, is joined to it or tells of what it is: "دمرت الغارات مخزنا ومدفع هاون"."""
        words, roles = self._scene.words, self._words.roles
        while trigger.word < words[at].head < at and words[at].deprel in ("nmod", "conj"):
            if is_led_by(self._scene.sentence, at, roles.by):
                return False
            at = words[at].head
        return words[at].head == trigger.word and words[at].deprel == "obj"

    def _brings_down(self, at: int) -> bool:
        """ "إسقاط مروحية بنيران مقاتلة تركية": the weapon that ends or stands at a word is what another was brought down with."""
        starts = (w.first for w in self._scene.weapons if w.first <= at <= w.last)
        return any(is_led_by(self._scene.sentence, first, self._words.roles.by) for first in starts)
