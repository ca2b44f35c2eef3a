"""Who or what stands as the genitive of the noun of a deed: "قصف الحركة", "قصف المدينة", "إطلاق الجيش النار"."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import Role, doer_role, patient_role
from graph_builder.extraction.roles.scene import GENITIVE, Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import Marker, before_aside, has_masdar_object
from graph_builder.model import EntityKind, IncidentKind, Mention, Word

_NEXT = 2
"""Words behind a doer that are "ل" and what he hit ("استهداف طائرات التحالف لتجمع")."""
_NUMBER = 3
"""Words up to a number and with it, hedges included ("أكثر من 30")."""
_CLOSING = frozenset({"SCONJ", "VERB", "AUX"})
"""Between a noun and a name these show that the name is no genitive ("لم تتبن الحركة التفجير لكن الجيش")."""


class Genitives:
    """Reads them in one sentence."""

    def __init__(self, scene: Scene, sides: VerbSides) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._sides = sides

    def role(self, mention: Mention, marker: Marker, trigger: Trigger) -> Role | None:
        """The part of a mention with no preposition of its own behind the noun of a deed, if it hangs from the noun at all."""
        if self._is_author(mention, trigger):
            return doer_role(mention.kind)
        between = before_aside(self._scene.words[trigger.word + 1 : marker.left + 1])
        if mention.first < trigger.word or len(between) > GENITIVE or any(map(self._closes, between)):
            return None
        if any(w.upos == "ADP" for w in between):  # "الهجوم على منشآت الشركة"
            if any(self._words.has("target", fold(w.lemma)) for w in between):
                return patient_role(trigger, mention.kind)
            return Role.PLACE if mention.kind.is_place else None
        kind, genitive = mention.kind, self._side(mention, trigger)
        if genitive == "doer" and kind is EntityKind.GOVERNMENT and not trigger.frame.light and not self._is_states_own(mention):
            return None  # "هجمات مالي": in the state, or the state's
        if genitive == "doer" and kind.is_actor:
            return doer_role(kind)
        if genitive == "doer":  # "معركة المطار": two sides fight there
            return Role.TARGET if kind is EntityKind.SITE and not trigger.frame.mutual else Role.PLACE
        if genitive == "weapon":
            return doer_role(kind) if self._fires(mention, trigger) else _struck(kind, trigger)
        if self._does(mention, trigger, genitive):
            return doer_role(kind)
        bombed = trigger.frame.lethal or IncidentKind.BOMBING in trigger.frame.kinds
        return Role.PLACE if bombed and kind is EntityKind.GOVERNMENT else patient_role(trigger, kind)  # "تفجيرات الكاميرون"

    def _is_author(self, mention: Mention, trigger: Trigger) -> bool:
        """ "منفذ تفجير المسجد فلان": who stands behind what was hit is the one who carried it out."""
        if mention.kind is not EntityKind.PERSON or not self._scene.has("authors", trigger.word - 1):
            return False
        places = (m for m in self._scene.mentions if m.kind.is_place and m.first > trigger.word)
        return any(m.last + 1 == mention.first for m in places)

    def _side(self, mention: Mention, trigger: Trigger) -> str | None:
        """Whom the genitive of a noun tells here: what its frame says, unless the words between or around decide."""
        kind, genitive = mention.kind, trigger.frame.genitive
        if genitive not in ("either", "doer"):
            return genitive
        if any(map(self._is_owned, range(trigger.word + 1, mention.last))):  # "قصف مواقع الحركة"
            return "patient"
        if kind.is_actor and self.is_carried_by_somebody(trigger):
            return "patient"
        acts = kind.is_armed or self._is_body_that_acts(mention, trigger) or self._is_state_that_acts(mention)
        return "doer" if genitive == "doer" or acts else "patient"

    def _does(self, mention: Mention, trigger: Trigger, genitive: str | None) -> bool:
        """Whether somebody behind a noun whose genitive is whom it hits did it all the same: what he hit stands behind him."""
        behind = mention.first == trigger.word + 1  # "تفجيرات الحركة", but not "تفجير أجهزة الحركة"
        if (behind and is_own_bombing(mention, trigger)) or (genitive == "patient" and self._does_to_somebody(mention, trigger)):
            return True
        tells = not trigger.frame.effect or fold(self._scene.words[trigger.word].text) in trigger.frame.announced
        return tells and mention.kind.is_actor and has_masdar_object(self._scene.sentence, mention.last, self._words, _NEXT)

    def _fires(self, mention: Mention, trigger: Trigger) -> bool:
        """ "إطلاق الحركة صواريخ", "إطلاق الاحتلال النار": who stands between the noun of a shot and what was shot with."""
        armed = mention.kind.is_armed or mention.kind is EntityKind.GOVERNMENT
        at = self._end_of_list(mention) + 1
        thing = at in self._scene.weapon_starts or any(
            not self._words.forms(w).isdisjoint(trigger.frame.beside) for w in self._scene.words[at : at + 1]
        )
        return armed and not mention.adjective and thing

    def _end_of_list(self, mention: Mention) -> int:
        """Index of the last word of a mention and of those that "و" joins to it."""
        last, words = mention.last, self._scene.words
        while last + 2 < len(words) and words[last + 1].upos == "CCONJ":
            joined = next((m.last for m in self._scene.mentions if m.first == last + 2), None)
            if joined is None:
                break
            last = joined
        return last

    def is_carried_by_somebody(self, trigger: Trigger) -> bool:
        """ "واصل التحالف قصف الحركة", "نصبت القوات كمينا لمسلحين": who does it is the subject of the verb that carries it."""
        verb = self._carrier(trigger)
        return verb is not None and self._subject(verb) is not None

    def is_carried_by(self, mention: Mention, trigger: Trigger) -> bool:
        """Whether somebody behind a deed and all that it hit carried it out: "نفذ الهجوم على القرية مسلحون"."""
        words, verb = self._scene.words, self._carrier(trigger) if trigger.nominal else trigger
        if verb is None or not (verb.frame.light and verb.frame.subject == "doer") or mention.head != self._subject(verb):
            return False
        return any(words[c].deprel == "obj" and c < mention.first for c in self._scene.sentence.children[verb.word])

    def _carrier(self, trigger: Trigger) -> Trigger | None:
        """The verb that carries the noun of a deed."""
        words = self._scene.words
        verb = self._scene.triggers.get(words[trigger.word].head)
        told = verb is not None and verb.frame.light and verb.frame.subject == "doer" and not (verb.nominal or verb.frame.result)
        return verb if told and words[trigger.word].deprel != "nsubj" else None

    def _subject(self, verb: Trigger) -> int | None:
        words = self._scene.words
        return next((c for c in self._scene.sentence.children[verb.word] if words[c].deprel == "nsubj"), None)

    def _is_body_that_acts(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصف التحالف", "قصف طائرات التحالف"; of "قصف منشآت الشركة" the facilities were hit."""
        between = range(trigger.word + 1, mention.first)
        things = any(self._scene.words[at].upos == "NOUN" for at in between)
        hands = any(self._scene.has("hands", at) for at in between)
        return mention.kind is EntityKind.ORGANIZATION and (hands or not things)

    def _is_state_that_acts(self, mention: Mention) -> bool:
        """ "قصف تركيا مواقع في دهوك", "قصف الاحتلال المتواصل على غزة": at what a state aims stands behind it."""
        words, at = self._scene.words, mention.last + 1
        while at < len(words) and words[at].upos == "ADJ":
            at += 1
        aims = at < len(words) and self._words.has("shell_links", fold(words[at].text))
        named = any(m.first == mention.last + 1 and m.kind.is_place and not m.adjective for m in self._scene.mentions)
        hits = aims or named or self._is_owned(mention.last + 1)
        return mention.kind is EntityKind.GOVERNMENT and not mention.adjective and hits

    def _is_states_own(self, mention: Mention) -> bool:
        """Whether the deed behind whose noun a state stands is surely its own: "هجوم إسرائيل ضد إيران", "الهجوم الإسرائيلي"."""
        behind = self._scene.words[mention.last + 1 : mention.last + 2]
        aimed = any(self._words.has("target", fold(w.lemma), fold(w.text)) for w in behind)
        return mention.adjective or aimed or self._is_state_that_acts(mention)

    def _does_to_somebody(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قتل داعش صحفيين", "اعتقال إسرائيل راعيا", "إسقاط الجيش مسيّرة", "استهداف طائرات التحالف تجمعا", "إعدام داعش أكثر من
        مئة شخص": an indefinite object stands right behind the doer."""
        words, at, frame = self._scene.words, mention.last + 1, trigger.frame
        both = not frame.effect or fold(words[trigger.word].text) in frame.announced
        armed = mention.kind.is_armed or mention.first in self._scene.weapon_starts or mention.first - 1 in self._scene.armed_ends
        force = armed or mention.kind is EntityKind.GOVERNMENT
        if at >= len(words) or words[at].deprel == "conj":
            return False
        named = words[at].upos in ("NOUN", "ADJ") and (self._sides.is_accusative(at) or at in self._scene.weapon_starts)
        behind = named or self._is_number(at)
        return both and force and not mention.adjective and behind

    def _is_number(self, at: int) -> bool:
        """ "خمسة من عناصره", "نحو 200 تلميذة", "أكثر من 30 جنديا"; not "خمس مرات"."""
        near = self._scene.words[at : at + (_NUMBER if self._scene.has("about", at) else 1)]
        number = next((w.index for w in near if w.upos == "NUM"), None)
        return number is not None and not self._scene.has("times", number + 1)

    def _is_owned(self, at: int) -> bool:
        """What somebody has and is hit in, and not by whom or what he does a deed ("منازل", "آليات"; not "مقاتلي", "مدفعية")."""
        owned = self._scene.has("vague_sites", at) or self._scene.has("holders", at) or self._scene.has("mobile", at)
        return owned and not (self._scene.has("hands", at) or at in self._scene.weapon_words)

    def _closes(self, word: Word) -> bool:
        return word.upos in _CLOSING or self._words.has("but", fold(word.text))


def is_own_bombing(mention: Mention, trigger: Trigger) -> bool:
    """Whether the noun of a bombing tells whose it is: that of an armed group is its own deed."""
    return trigger.nominal and mention.kind is EntityKind.ARMED_GROUP and IncidentKind.BOMBING in trigger.frame.kinds


def _struck(kind: EntityKind, trigger: Trigger) -> Role | None:
    """What a place is to what was shot or went off: "انفجار مدينة الحلة" is one in that town."""
    if kind is EntityKind.SITE:
        return Role.TARGET
    named = kind.is_place and kind is not EntityKind.GOVERNMENT
    return Role.PLACE if named and IncidentKind.EXPLOSION in trigger.frame.kinds else None
