"""What a nationality or a group's adjective is to a deed: "غارة إسرائيلية", "صاروخ حوثي", "توغلت قوة تركية"."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import Role
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.roles.weapon_sides import WeaponSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import Marker
from graph_builder.model import EntityKind, IncidentKind, Mention


class Adjectives:
    """Reads the adjectives of one sentence."""

    def __init__(self, scene: Scene, sides: VerbSides, weapons: WeaponSides) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._sides = sides
        self._weapons = weapons

    def role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """ "غارة إسرائيلية", and "مسيّرة أمريكية" as the subject of a verb; "جنود أميركيين" are those hit."""
        if self._is_of_fire(mention, marker):
            return Role.DOER
        weapon = self._weapons.described_by(mention)
        if weapon is not None:
            at, weapons = weapon, self._weapons
            hit = weapons.is_hit(at, trigger) or weapons.is_shot_at(at, trigger) or weapons.goes_off_at(mention, marker.left)
            return None if hit or weapons.is_done_before(trigger, at) else Role.DOER  # "قصف الجيش بصواريخ روسية"
        if self._acts_by_ship(mention, trigger) or self._acts_by_men(mention, trigger):
            return Role.DOER
        if trigger.frame.genitive == "patient" and mention.first != trigger.word + 1:
            return None
        if trigger.frame.captive and trigger.nominal and not (trigger.plural or trigger.definite):  # "اعتقال سويدي في المطار"
            return None
        between = self._scene.words[trigger.word + 1 : mention.first]
        beside = trigger.nominal and trigger.word < mention.first and all(w.upos == "ADJ" for w in between)
        if trigger.frame.reference and (trigger.plural or trigger.frame.genitive != "doer"):  # "المجازر الإسرائيلية"
            return None
        if beside and not trigger.frame.effect and trigger.frame.genitive != "weapon":
            return Role.DOER
        return None

    def tells_of_some_town(self, marker: Marker) -> bool:
        """ "تفجير في بلدة تركية", "غارة على قرية لبنانية": of a town nothing is told but its state."""
        at = marker.left
        while at > 0 and self._scene.words[at].upos == "ADJ":
            at -= 1
        town = at > 0 and self._scene.has("towns", at)
        link = fold(self._scene.words[at - 1].text) if town else ""
        return town and (self._words.has("inside", link) or self._words.has("target", link))

    def tells_whose(self, mention: Mention) -> bool:
        """ "صاروخ حوثي": the adjective by which a group is called, right behind a weapon."""
        before = mention.first - 1
        alone = mention.kind is EntityKind.ARMED_GROUP and mention.first == mention.last
        thing = before in self._scene.armed_ends and not self._scene.has("hands", before)  # but "قناص حوثي"
        return alone and thing and self._scene.words[mention.first].upos == "ADJ"

    def _is_of_fire(self, mention: Mention, marker: Marker) -> bool:
        """ "قتل بنيران إسرائيلية": whose the fire was; "على يد سعودي" tells a man."""
        ending = fold(self._scene.words[mention.first].text).endswith(self._words.roles.feminines)
        return marker.preposition in self._words.roles.doer and ending

    def _acts_by_ship(self, mention: Mention, trigger: Trigger) -> bool:
        """ "أسقطت المدمرة الأمريكية مسيّرة", "زوارق إيرانية هاجمت سفينة": whose the ship is that is the subject of a deed."""
        words, at = self._scene.words, mention.first - 1
        while at > 0 and words[at].upos == "ADJ":
            at -= 1
        ship = words[at] if at >= 0 and self._scene.has("ships", at) else None
        acts = not (trigger.nominal or trigger.frame.effect) and trigger.frame.subject == "doer"
        if ship is None or not acts or ship.head != trigger.word or ship.deprel != "nsubj":
            return False
        if self._sides.has_own_subject(mention, trigger):
            return False
        return ship.index < trigger.word or self._sides.has_object(trigger)

    def _acts_by_men(self, mention: Mention, trigger: Trigger) -> bool:
        """ "توغلت قوة إسرائيلية", "داهمت دورية تركية منزلا": whose those are that are the subject of a deed and are named no
        further."""
        words, at = self._scene.words, mention.first - 1
        while at > 0 and words[at].upos == "ADJ":
            at -= 1
        men = at >= 0 and self._scene.has("squads", at) and words[at].head == trigger.word and words[at].deprel == "nsubj"
        acts = not (trigger.nominal or trigger.frame.effect) and trigger.frame.subject == "doer"
        acts = acts and not self._sides.has_own_subject(mention, trigger)
        entered = IncidentKind.GROUND_OPERATION in trigger.frame.kinds and not trigger.frame.taken
        return men and acts and (entered or trigger.frame.light or self._sides.has_object(trigger))
