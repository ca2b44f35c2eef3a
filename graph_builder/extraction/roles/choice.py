"""What a mention is to a trigger: who did it, whom or what it hit, where it was, or nothing at all."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.adjectives import Adjectives
from graph_builder.extraction.roles.argument import Role, doer_role, patient_role
from graph_builder.extraction.roles.bystanders import Bystanders
from graph_builder.extraction.roles.genitives import Genitives, is_own_bombing
from graph_builder.extraction.roles.men import Men
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.roles.verb_sides import BESIDE, VerbSides
from graph_builder.extraction.roles.weapon_sides import WeaponSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COMMA, Marker, is_beside
from graph_builder.model import EntityKind, IncidentKind, Mention, carries_pronoun


class RoleReader:
    """Reads the roles of mentions of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self.sides = VerbSides(scene)
        self._weapons = WeaponSides(scene)
        self._adjectives = Adjectives(scene, self.sides, self._weapons)
        self._genitives = Genitives(scene, self.sides)
        self._men = Men(scene, self.sides)
        self._bystanders = Bystanders(scene)
        self.is_vague = self._bystanders.is_vague

    def role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """What a mention is to a trigger, if anything. ``marker`` is what stands before it."""
        if self._is_missed(mention, marker, trigger):
            return None
        if mention.adjective and self._adjectives.tells_of_some_town(marker):
            return Role.PLACE
        if self._bystanders.has_no_part(mention, marker) or self._came_from_within(mention, trigger):
            return None
        if mention.adjective or self._adjectives.tells_whose(mention):
            return self._adjectives.role(mention, marker, trigger)
        if mention.kind.is_actor and self._genitives.is_carried_by(mention, trigger):
            return doer_role(mention.kind)
        if trigger.frame.reference:
            return self._reference_role(mention, marker, trigger)
        return self._role_of_name(mention, marker, trigger)

    def _role_of_name(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """What a name is to the word of a deed, first by whose weapon, men or ranks it names, else by what stands before it."""
        kind, preposition = mention.kind, marker.preposition
        if self._scene.has("mobile", mention.first) and trigger.frame.kinds == (IncidentKind.SEIZURE,) and kind.is_place:
            return None  # "ضبط شاحنة أسلحة": what was in it was seized
        beside = marker.left == trigger.word and trigger.frame.effect
        if beside and preposition and self._words.has("sides", fold(preposition).split()[-1]):
            return patient_role(trigger, kind)  # "قتل من جانب المقاومة ثمانية"
        if self._is_origin(marker):
            return doer_role(kind) if kind.is_armed else None
        fired = self._weapons.fired(mention, marker, trigger)
        if preposition in self._words.roles.doer or fired or self._is_handed(marker, trigger):
            return doer_role(kind) if kind.is_actor else None
        if trigger.frame.result and preposition and not (kind.is_place and self._words.has("inside", preposition)):
            return None
        if self._is_in_ranks(mention, marker, trigger):
            return patient_role(trigger, kind)
        if kind.is_actor and self._weapons.was_destroyed(mention, trigger):
            return patient_role(trigger, kind)
        acting = self._men.role(mention, marker, trigger)
        return acting if acting is not None else self._role_by_link(mention, marker, trigger)

    def _role_by_link(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """What a name is by the preposition before it, by a bearing or a part of a place there, or by nothing but the parse."""
        kind, preposition = mention.kind, marker.preposition
        harmed = trigger.frame.effect or (trigger.frame.lethal and marker.left > trigger.word)
        if harmed and kind.is_actor and not kind.is_place and self._words.has("ties", preposition or ""):
            hit = self._ties_persons(marker, trigger) and not self._kills_others(mention, marker)
            return patient_role(trigger, kind) if hit else None
        if kind.is_place and (marker.near or self.is_bearing(mention)) and not marker.bearing:
            return Role.PLACE
        if marker.near and _harms(trigger) and kind.is_armed and self._is_at_post_of(mention):
            return None  # "قتل فلان داخل مقر الحركة", but "سقط قتلى وسط المسلحين"
        if marker.bearing:
            wide = kind in (EntityKind.REGION, EntityKind.GOVERNMENT)
            return Role.PLACE if wide and (preposition is None or self._words.has("place", preposition)) else None
        if preposition is None:
            return (
                self._genitives.role(mention, marker, trigger) if trigger.nominal else self._verb_role(mention, marker, trigger)
            )
        return self._prepositional_role(mention, marker, trigger, preposition)

    def _is_at_post_of(self, force: Mention) -> bool:
        sites = (m for m in self._scene.mentions if m.kind is EntityKind.SITE)
        return any(m.first < force.first <= m.last for m in sites) or self._scene.has("spots", self._weapons.before_tie(force))

    def _is_missed(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "سقطت قذائف قرب مقر الجهاز": near whose place something came down; who lays a bomb near it strikes at him. "أسقطت
        مسيّرات متجهة إلى إسرائيل": the state to which it was going; a town is where it was shot down."""
        bound = mention.kind is EntityKind.GOVERNMENT and self._scene.has("heading", marker.left)
        if bound and IncidentKind.INTERCEPTION in trigger.frame.kinds:
            return True
        if trigger.nominal and not trigger.frame.effect and self._is_predicate(mention):
            return True
        fell = marker.near and mention.kind.is_actor and not mention.kind.is_place and trigger.frame.subject == "weapon"
        laid = IncidentKind.EXPLOSION in trigger.frame.kinds
        return fell and not laid and is_beside(self._scene.sentence, mention, self._words)

    def _is_predicate(self, mention: Mention) -> bool:
        """ "ضحايا الغارة هم فلان وفلان": who those are that were spoken of, and not whose deed it is; but "بينهم فلان"."""
        at = self._scene.before_title(mention) if mention.kind is EntityKind.PERSON else 0
        return at > 0 and self._scene.has("pointing", at) and not carries_pronoun(self._scene.words, at - 1)

    def _came_from_within(self, mention: Mention, trigger: Trigger) -> bool:
        """ "تعرض لقذائف من داخل الأراضي اليمنية": from where something was fired; whom somebody seizes he seizes there."""
        fired = not (trigger.frame.captive or trigger.frame.effect)
        wide = fired and mention.kind in (EntityKind.REGION, EntityKind.GOVERNMENT)
        at = mention.first - 1
        return wide and at > trigger.word + 1 and self._scene.has("within", at) and self._scene.has("sources", at - 1)

    def _reference_role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """ "الحادث في المدينة", "عملية للجيش": where it was, and the force whose it was."""
        link = marker.preposition or ""
        if mention.kind.is_place:
            return Role.PLACE if self._words.has("inside", link) else None
        beside = mention.first == trigger.word + 2 and not trigger.definite
        return Role.DOER if mention.kind.is_armed and beside and self._words.has("masdar_objects", link) else None

    def _is_handed(self, marker: Marker, trigger: Trigger) -> bool:
        """ "سقطت في يد الحركة": who stands behind the word that such a trigger asks for took the place."""
        before = self._scene.words[marker.left] if marker.left >= 0 else None
        return trigger.frame.handed and before is not None and not self._words.forms(before).isdisjoint(trigger.frame.beside)

    def _is_origin(self, marker: Marker) -> bool:
        """ "صاروخ مصدره قوات النظام": who fired it, or the place from where."""
        at = marker.left
        return at > 0 and self._scene.words[at].upos == "PRON" and self._scene.has("origins", at - 1)

    def role_among(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """What one of those is whom a trigger of effect befell."""
        return None if self._bystanders.has_no_part(mention, marker) else patient_role(trigger, mention.kind)

    def _is_in_ranks(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "سقوط قتلى في صفوف الجيش", "قتلى بين صفوف الجيش", "اعتقالات في صفوف الحركة", "مقتل قيادي بارز في الحركة" """
        ranks = self.names_ranks(mention, marker)
        listed = "among" if ranks else "inside"
        inside = self._words.has(listed, marker.preposition or "") or self._words.has("inside", marker.preposition or "")
        inside = inside and not mention.kind.is_place
        patient = _harms(trigger) or (trigger.nominal and trigger.frame.genitive == "patient")
        beside = all(w.upos in ("ADP", "DET", "PUNCT") for w in self._scene.words[marker.left + 1 : mention.first])
        return inside and patient and (ranks or (_harms(trigger) and beside and self._ends_count(marker.left)))

    def names_ranks(self, mention: Mention, marker: Marker) -> bool:
        """ "في صفوف الجيش" """
        return any(self._scene.has("ranks", at) for at in range(marker.left + 1, mention.first))

    def _ends_count(self, at: int) -> bool:
        """Whether those counted, or an adjective or the rank of theirs, stand at a word ("ضابط برتبة رائد")."""
        at -= 3 if self._scene.has("rank_of", at - 1) else 0
        ends = (c.last for c in self._scene.counts if c.last <= at)
        return any(all(w.upos == "ADJ" for w in self._scene.words[end + 1 : at + 1]) for end in ends)

    def _is_rid_of(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str) -> bool:
        """ "تحرير البلدة من المسلحين"; but "تحرير البلدة بدعم من التحالف"."""
        if not (trigger.frame.rids and self._words.has("sources", preposition)) or mention.kind.is_place:
            return False
        words, at = self._scene.words, marker.left
        while at > trigger.word and words[at].upos == "ADJ":  # "بدعم كبير من التحالف"
            at -= 1
        helped = at > 0 and words[at].upos == "NOUN" and words[at - 1].upos == "ADP"
        return mention.kind.is_actor and not helped and not self.sides.is_subject(mention, trigger.word)

    def _prepositional_role(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str) -> Role | None:
        kind = mention.kind
        if self._scene.has("roads", mention.first):
            return Role.PLACE if kind.is_place else None
        if self._bystanders.owns_subject(marker, trigger):  # "ألقى حاجز تابع للحركة القبض على قيادي"
            return doer_role(kind) if kind.is_actor else None
        if trigger.frame.captive and self._is_upon_arrival(marker, preposition):
            return Role.PLACE if kind.is_place else None
        if (trigger.frame.effect or trigger.frame.captive) and self._words.has("toward", preposition):
            return None  # "أصيب عشرة نقلوا إلى المستشفى", "خطف أثناء عودته إلى منزله"
        if self._is_of_doer(mention, marker, trigger, preposition):
            return None
        if trigger.frame.mutual and self._words.has("between", preposition):
            if kind.is_place and self._scene.has("edges", marker.left):  # "اشتباك مع مهربين على الحدود مع سوريا"
                return Role.PLACE
            return (Role.DOER if trigger.nominal else Role.TARGET) if kind.is_actor else None
        if trigger.frame.taken:
            return self._role_in_taking(mention, marker, preposition)
        if self._is_rid_of(mention, marker, trigger, preposition):
            return Role.TARGET
        return self._role_of_owner(mention, marker, trigger, preposition)

    def _role_in_taking(self, mention: Mention, marker: Marker, preposition: str) -> Role | None:
        kind = mention.kind
        if kind.is_place and self._words.has("sources", preposition) and not self.is_portion(marker.left):
            return Role.PLACE
        hit = kind is EntityKind.SITE or (kind.is_actor and not kind.is_place)
        return None if not self._words.has("taken", preposition) else Role.TARGET if hit else Role.PLACE

    def _role_of_owner(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str) -> Role | None:
        """Who owns the deed or its weapon did it, unless that is what was shot at; anybody else is where it was or was hit."""
        kind, away = mention.kind, self._is_away(marker, trigger, preposition)
        own = self._words.has("owned", preposition) and self._is_owner(mention, marker, trigger)
        own = own and not (self._words.has("masdar_objects", preposition) and self._genitives.is_carried_by_somebody(trigger))
        seen = trigger.frame.subject == "place"  # "شهدت البلاد تحطم طائرة للشركة"
        armed = self._weapons.owns(mention, marker) and not (away and kind.is_place) and not seen  # "صواريخ من لبنان": from there
        if not own and (armed or kind.is_armed) and self._weapons.goes_off_at(mention, marker.left):
            return patient_role(trigger, kind)
        if armed and not own and self._weapons.is_shot_at(self._weapons.before_tie(mention), trigger):
            return patient_role(trigger, kind)
        if own or armed:
            hit = self._weapons.is_hit(self._weapons.before_tie(mention), trigger) and not self._bombs(mention, marker, trigger)
            return None if hit else doer_role(kind) if kind.is_actor else None if away else Role.PLACE
        return self._role_of_link(mention, marker, trigger, preposition, away)

    def _role_of_link(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str, away: bool) -> Role | None:
        """What the preposition alone says: where it was, or what it hit."""
        kind = mention.kind
        if kind.is_place and self._is_edge_of(marker, preposition):
            return Role.PLACE
        if kind.is_place and self._is_holder_of(marker, preposition):
            return None
        if self._is_counted_as_his(marker, preposition):
            return doer_role(kind) if kind.is_armed else None
        if self._is_of_another_noun(marker, trigger, preposition):
            return None
        some = self._words.has("sources", preposition) and self._scene.is_number(marker.left)
        counted = kind is EntityKind.GOVERNMENT and some  # "بينهم تسعة من جنوب أفريقيا"
        place = kind.is_place and self._words.has("place", preposition) and not (away or counted)
        where = place and trigger.frame.effect
        hits = (self._words.has("target", preposition) and not trigger.frame.captive) or (
            preposition in trigger.frame.upon and not (place and kind is not EntityKind.SITE)
        )
        headed = trigger.frame.subject == "event" and kind is EntityKind.GOVERNMENT and self._words.has("toward", preposition)
        if hits and not (where or headed or self._bystanders.owns_actor(marker)):
            return patient_role(trigger, kind)
        return Role.PLACE if place else None

    def is_portion(self, at: int) -> bool:
        """ "السيطرة على المناطق الغربية من القاعدة", but not "الاستيلاء على طائرتين من القاعدة"."""
        while at > 0 and self._scene.words[at].upos == "ADJ":
            at -= 1
        return self._scene.has("portions", at) or self._scene.has("place_parts", at)

    def _is_counted_as_his(self, marker: Marker, preposition: str) -> bool:
        """ "شنت مقاتلات غارات هي الأولى للجيش", "الهجوم هو الثاني للحركة": whose deed it is, told by its number."""
        at = marker.left
        number = self._scene.has("first", at) or self._scene.has("second", at)
        told = number and at > 0 and self._scene.words[at - 1].upos == "PRON" and self._scene.has("copulas", at - 1)
        return told and self._words.has("masdar_objects", preposition)

    def _is_of_another_noun(self, marker: Marker, trigger: Trigger, preposition: str) -> bool:
        """ "قصف الجيش البلدة بالتزامن مع تحليق مكثف لطيران التحالف": the "ل" belongs to a noun that goes with the deed."""
        words, at = self._scene.words, marker.left
        while at > trigger.word and words[at].upos == "ADJ":
            at -= 1
        noun = at - 1 > trigger.word and words[at].upos == "NOUN" and words[at - 1].upos == "ADP"
        return noun and self._words.has("masdar_objects", preposition) and self._scene.has("along", at - 1)

    def _is_upon_arrival(self, marker: Marker, preposition: str) -> bool:
        """ "اعتقل لدى وصوله إلى المطار", but not "خطف أثناء عودته إلى البلدة"."""
        at = marker.left - (marker.left > 0 and self._scene.words[marker.left].upos == "PRON")
        arrived = self._scene.has("arrivals", at) and self._scene.has("upon_arrival", at - 1)
        return arrived and (self._words.has("toward", preposition) or self._words.has("inside", preposition))

    def _is_of_doer(self, mention: Mention, marker: Marker, trigger: Trigger, preposition: str) -> bool:
        """ "غارة شنها الطيران الحربي للجيش": the "ل" right behind who did it ties him to a larger one."""
        tied = self._words.has("masdar_objects", preposition) and mention.kind.is_armed and not trigger.nominal
        before = (m for m in self._scene.mentions if m.last == marker.left and m.kind.is_armed)
        return tied and any(self.sides.is_subject(m, trigger.word) for m in before)

    def _is_edge_of(self, marker: Marker, preposition: str) -> bool:
        """ "على الحدود الجنوبية للمملكة": the "ل" ties the place to a part of it."""
        at = marker.left
        while at > 0 and self._scene.words[at].upos == "ADJ":
            at -= 1
        return self._words.has("masdar_objects", preposition) and self._scene.has("edges", at)

    def _is_holder_of(self, marker: Marker, preposition: str) -> bool:
        """ "مديرية عبس، التابعة لمحافظة حجة": of what the place before is a part; "قرى تابعة للمحافظة" are told by it alone."""
        at = marker.left
        part = self._words.has("masdar_objects", preposition) and self._scene.has("owned", at)
        ends = (at - 1, at - 2) if part and self._scene.words[at - 1].text == COMMA else (at - 1,)
        return part and any(m.last in ends and m.kind.is_place and not m.adjective for m in self._scene.mentions)

    def _is_away(self, marker: Marker, trigger: Trigger, preposition: str) -> bool:
        """Where it came from ("إطلاق صواريخ من البلدة", "مسيرة قادمة من البلدة"); but one is seized "من البلدة", and hit "بالقرب
        من البلدة"."""
        before = self._scene.words[marker.left] if marker.left >= 0 else None
        if before is not None and self._words.has("coming", *self._words.forms(before)):
            return self._words.has("sources", preposition)
        if before is not None and before.upos == "PRON" and self._words.has("inside", preposition):
            return self._fires_from(marker.left - 1, trigger)
        beside = before is not None and self._words.has("place_parts", *self._words.forms(before))
        thrown = trigger.frame.genitive != "patient" or trigger.frame.effect
        return self._words.has("sources", preposition) and thrown and not beside

    def _fires_from(self, at: int, trigger: Trigger) -> bool:
        """ "قصف الأحياء بالصواريخ من مواقعها في التلة": the places of those who fire; but one is driven "من مواقعه في التلة"."""
        led = at > 0 and self._words.has("sources", fold(self._scene.words[at - 1].text))
        thrown = trigger.frame.genitive != "patient" and not (trigger.frame.taken or trigger.frame.rids or trigger.frame.effect)
        return led and thrown and self._scene.has("spots", at)

    def _kills_others(self, mention: Mention, marker: Marker) -> bool:
        """ "قتل مفجر يعتقد أنه من الحركة 32 شخصا": the count behind is of those whom he killed."""
        pronoun = marker.left > 0 and self._scene.words[marker.left].upos == "PRON"
        thought = pronoun and self._scene.words[marker.left - 1].upos == "SCONJ"
        return thought and any(w.upos == "NUM" for w in self._scene.words[mention.last + 1 : mention.last + 2])

    def _ties_persons(self, marker: Marker, trigger: Trigger) -> bool:
        """ "أربعة عناصر من الشرطة", "جنود للتحالف" are hit; "بيان للوزارة" is not."""
        at = marker.left
        while at > trigger.word and self._scene.words[at].upos in ("ADJ", "PUNCT"):
            at -= 1
        if at == trigger.word or any(c.first <= at <= c.last for c in self._scene.counts):
            return True
        word = self._scene.words[at]
        return word.upos == "PRON" or self._words.has("holders", *self._words.forms(word))

    def is_bearing(self, mention: Mention) -> bool:
        """The name itself is a bearing: "استهدف قاعدة ... غرب العراق"; none is that of a state: "جنوب أفريقيا"."""
        named = mention.kind is not EntityKind.GOVERNMENT
        return named and self._words.has("sides_of_state", *self._words.forms(self._scene.words[mention.first]))

    def _is_owner(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "غارة للتحالف"; of "قصف" only a force right behind it ("قصف لقوات التحالف", but not "قصف لمواقع الحركة"), or behind
        adjectives and "من" ("قصف مكثف من الحركة"), or one named by its weapons ("القصف المكثف لطيران التحالف"); of a bombing an
        armed group ("تفجير انتحاري للحركة")."""
        described = all(w.upos == "ADJ" for w in self._scene.words[trigger.word + 1 : marker.left + 1])
        if trigger.frame.genitive == "doer" or self._bombs(mention, marker, trigger):
            return described
        armed = range(marker.left + 2, mention.first + 1)
        described = described or self._scene.has("times", marker.left)  # "قصف بنهاية الأسبوع للطيران"
        if described and trigger.nominal and any(s in armed for s in self._scene.weapon_starts):
            return trigger.frame.genitive == "either"
        named = self._scene.words[mention.first : mention.last + 1]
        allied = any(self._words.has("alliances", *self._words.forms(w)) for w in named)  # "قصف للتحالف"
        force = (mention.kind.is_armed or allied) and not trigger.definite
        after = self._scene.words[mention.last + 1 : mention.last + 2]
        right_behind = mention.first == marker.left + 2  # "قصف مدفعي لقوات الحركة استهدف المخيم", but not "لمواقع الحركة"
        aims = any(self._words.has("shell_links", fold(w.text)) or (right_behind and w.upos == "VERB") for w in after)
        tied = described and (aims or self._words.has("sources", marker.preposition or ""))
        beside = mention.first == trigger.word + 2 or tied
        return trigger.frame.genitive == "either" and trigger.nominal and force and beside

    def _bombs(self, mention: Mention, marker: Marker, trigger: Trigger) -> bool:
        """ "تفجير للحركة", but not "تفجير لمنازل الحركة"."""
        between = self._scene.words[marker.left + 2 : mention.first]
        return is_own_bombing(mention, trigger) and all(w.upos == "PUNCT" for w in between)

    def _verb_role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        after = mention.first > trigger.word
        if trigger.frame.subject == "event":
            return None
        if trigger.frame.subject == "place":
            lost = trigger.frame.handed and mention.kind is EntityKind.SITE  # "سقطت القاعدة في يد الحركة"
            return Role.TARGET if lost else Role.PLACE if mention.kind.is_place else None
        if trigger.frame.subject == "cause":
            if self._tells_of_no_deed(trigger):
                return None
            shaken = mention.kind is EntityKind.GOVERNMENT  # "هزت تركيا سلسلة هجمات"
            return None if not after else Role.PLACE if shaken else patient_role(trigger, mention.kind)
        if trigger.frame.genitive == "weapon" and trigger.frame.subject == "doer" and mention.kind.is_actor:
            near = mention.first - trigger.word <= BESIDE and not self.sides.is_passive(mention, trigger)
            return doer_role(mention.kind) if near else None
        relation = "object" if after and self.sides.is_told_of_something(trigger) else self.sides.relation(mention, trigger)
        patient_subject = trigger.frame.subject == "patient" or self.sides.is_passive(mention, trigger)
        if mention.kind is EntityKind.SITE and self._scene.has("damaging", trigger.word):
            return Role.TARGET if relation else None
        if patient_subject and trigger.frame.effect and not relation and not self._is_counted(mention, marker):
            return None
        if relation == "object" or patient_subject:
            return patient_role(trigger, mention.kind)
        if not relation:
            return None
        vessel = mention.kind is EntityKind.SITE and self._scene.has("ships", mention.first)
        if relation == "subject" and vessel and self.sides.has_object(trigger):
            return None  # "أسقطت المدمرة مسيّرة", but "مقاتلات التحالف" are the coalition's doing
        if mention.kind.is_actor:
            return doer_role(mention.kind)
        thrown = trigger.frame.genitive == "weapon" and trigger.frame.subject == "doer"
        acts = thrown and relation == "subject"  # "ألقى حاجز للشرطة القبض على رجل"
        return patient_role(trigger, mention.kind) if after and not acts else None

    def _tells_of_no_deed(self, trigger: Trigger) -> bool:
        """ "المديريات التي تشمل المخا": what a verb that only carries a deed tells of, or has for its subject, is none."""
        words, at = self._scene.words, trigger.word
        told = {c for c in self._scene.sentence.children[at] if words[c].deprel.startswith("nsubj")}
        told |= {words[at].head} if words[at].deprel.startswith("acl") else set()
        return trigger.frame.light and bool(told) and told.isdisjoint(self._scene.triggers)

    def _is_counted(self, mention: Mention, marker: Marker) -> bool:
        """The force whose men are counted right before ("قتل ثلاثة من عناصر الشرطة")."""
        return any(c.last - 1 <= marker.left <= c.last + 1 or c.first <= mention.first <= c.last for c in self._scene.counts)


def _harms(trigger: Trigger) -> bool:
    """It tells what befell persons: "قتل ضابط في الجيش", "اغتيل ضابط في الجيش"."""
    return trigger.frame.effect or trigger.frame.lethal
