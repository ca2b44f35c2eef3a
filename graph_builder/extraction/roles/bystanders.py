"""Who stands near a deed and has no part in it: a weapon's name, somebody vague, one tied to another name."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.scene import REACH, Scene
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import COMMA, Marker
from graph_builder.model import NAMELESS, EntityKind, Mention, carries_pronoun

_PARTING = ("VERB", "PUNCT", "SCONJ")
"""Classes of words behind which another clause begins."""
_LINK = 2
"""Words from one that tells where a place lies, over its preposition, to the place that it is told by."""
_IDENTIFYING = ("anaphora", "catalogue")
"""Witnesses that tell which group "المتمردين" means."""


class Bystanders:
    """Knows the mentions of one sentence that are no argument of any of its triggers, whatever stands before them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary

    def has_no_part(self, mention: Mention, marker: Marker) -> bool:
        """It is a weapon's name, vague, ascribed to, or tied by the word before it to another name and not to the deed."""
        kind, preposition = mention.kind, marker.preposition
        weapon = self._scene.weapon_words.issuperset(range(mention.first, mention.last + 1))
        force = kind.is_armed and mention.witness == "catalogue" and mention.last > mention.first  # "سلاح الجو المسير"
        if (weapon and not (force or mention.adjective)) or self.is_vague(mention):
            return True
        if self._is_attributed(mention, marker) or self._is_brought_to(mention, marker):
            return True
        if mention.adjective or preposition in self._words.roles.doer:
            return False
        opposed = self._words.has("masdar_objects", preposition or "") and self._scene.has("opposed", marker.left)
        left = self._scene.has("left_links", marker.left + 1) and self._scene.has("left", marker.left)
        served = kind.is_actor and not kind.is_place and any(self._is_served(at) for at in (marker.left, mention.first - 1))
        return (
            self._is_elsewhere(mention, marker)
            or self._escorts_somebody(mention, marker)
            or served
            or opposed
            or left
            or self._is_behind_situated(mention, marker)
            or (kind.is_place and self._tells_whose_place(marker))
            or (preposition is None and self._is_tied(mention, marker))
            or self._is_led(mention)
            or self._follows(marker, "patronage")
            or self._is_behind_wing(marker)
            or self._is_told_besides(mention, marker)
            or self._backs_them(marker)
        )

    def _escorts_somebody(self, mention: Mention, marker: Marker) -> bool:
        """Who leads or backs those that do it, or is joined to one who does."""
        led = marker.preposition is None or self._words.has("sources", marker.preposition)
        return (led and self._escorts(marker.left)) or self._is_joined_to_escort(mention)

    def _tells_whose_place(self, marker: Marker) -> bool:
        """A place where a body has a branch, where one who is spoken of lives, or to which those who were hit were going."""
        return self._is_behind_branch(marker) or self._is_home(marker) or self._is_on_the_way(marker)

    def _is_tied(self, mention: Mention, marker: Marker) -> bool:
        """The genitive of a noun that has no part in the deed: "أمن البلاد", "شرعية الرئيس", "صواريخ بركان"."""
        described = self._scene.words[marker.left].upos == "ADJ"  # "تحرير القوات الشرعية محافظة الضالع"
        return (
            (self._follows(marker, "abstract") and not described)
            or self._is_make(mention)
            or (mention.kind.is_place and self._is_source(mention, marker))
            or self._is_holder(marker)
            or self._owns(mention, marker)
        )

    def _is_on_the_way(self, marker: Marker) -> bool:
        """ "هاجموا رتلا كان متوجها إلى المدينة": where those who were hit were going, unless it is a weapon that was."""
        words, at = self._scene.words, marker.left
        toward = self._words.has("toward", marker.preposition or "") and self._scene.has("heading", at)
        before = at - 1
        while before > 0 and words[before].upos in ("AUX", "VERB", "ADJ") and not self._scene.has("mobile", before):
            before -= 1
        return toward and before not in self._scene.weapon_words

    def _is_make(self, mention: Mention) -> bool:
        """ "بصواريخ بركان": what the parse has right behind an indefinite weapon is how it is called, and no town."""
        words, at = self._scene.words, mention.first - 1
        tied = mention.kind is EntityKind.CITY and words[mention.head].deprel == "nmod" and words[mention.head].head == at
        return tied and at in self._scene.armed_ends and not fold(words[at].text).startswith(ARTICLE)

    def _is_brought_to(self, mention: Mention, marker: Marker) -> bool:
        """ "نقل الجرحى الذين سقطوا في القصف إلى مستشفى": where those who were hurt were brought, as the parse has it."""
        toward = mention.kind.is_place and self._words.has("toward", marker.preposition or "")
        return toward and self._scene.has("care", self._scene.words[mention.head].head)

    def _is_behind_situated(self, mention: Mention, marker: Marker) -> bool:
        """ "الطريق المؤدية إلى حلب وحماة", "على الحدود مع العراق وسوريا": a place that only tells where another one lies, or
        that "و" joins to such a one."""
        head = self._scene.words[mention.head]
        joined = marker.coordinated and head.deprel == "conj"
        beyond = joined and any(self._scene.has(listed, head.head - _LINK) for listed in ("situated", "edges"))
        return beyond or self._scene.has("situated", marker.left)

    def _is_home(self, marker: Marker) -> bool:
        """ "الرئيس المقيم في الرياض", "الزعيم المسجون في جزيرة": where one who is spoken of lives or was born; those who do are
        hit there ("النازحين المقيمين في المخيم")."""
        return self._scene.has("abiding", marker.left) and self._scene.words[marker.left].feats.get("Number") == "Sing"

    def _is_behind_branch(self, marker: Marker) -> bool:
        """ "حركة الشباب (ذراع تنظيم القاعدة في الصومال)": where a body has the branch that is spoken of."""
        bodies = [m for m in self._scene.mentions if m.last == marker.left and m.kind.is_armed]
        return any(self._follows(Marker(None, m.first - 1, False, False, False), "patronage") for m in bodies)

    def _is_behind_wing(self, marker: Marker) -> bool:
        """ "من كتائب القسام، الجناح العسكري لحماس", "ألوية (ذراع الحركة)": whose wing the body right before is."""
        words, at = self._scene.words, marker.left
        while at > 0 and words[at].upos == "ADJ" and not self._scene.has("branches", at):
            at -= 1
        if at <= 0 or not self._scene.has("branches", at):
            return False
        named = at - 2 if words[at - 1].text in (COMMA, "(") else at - 1
        return any(m.last == named and m.kind.is_armed for m in self._scene.mentions)

    def _is_told_besides(self, mention: Mention, marker: Marker) -> bool:
        """ "الجبهة - وهي جناح القاعدة - هاجمت", "اللواء أحد ألوية المنطقة", "في إطار عملية العزم": of what a body is a part, and
        within what something was done."""
        words, before = self._scene.words, mention.first - 1
        called = before >= 0 and self._words.has("copulas", fold(words[before].text))  # not "نفذه فصيل"
        wing = called and self._scene.has("branches", mention.first)
        frame = marker.preposition is None and not mention.kind.is_place and self._scene.has("frameworks", before)
        while before > 0 and words[before].upos == "NOUN" and not self._scene.has("one_of", before):
            before -= 1
        bodies = (m.last for m in self._scene.mentions if m.kind.is_armed)
        one = before > 0 and self._scene.has("one_of", before) and before - 1 in bodies
        return wing or frame or one

    def _backs_them(self, marker: Marker) -> bool:
        """ "الفصائل التي تدعمها تركيا قصفت البلدة": who backs those that did it."""
        at = marker.left
        pronoun = marker.preposition is None and at > 0 and self._scene.words[at].upos == "PRON"
        return pronoun and self._scene.words[at - 1].upos == "VERB" and self._scene.has("supporting", at - 1)

    def owns_actor(self, marker: Marker) -> bool:
        """ "قصف الجيش التابع للحكومة قرية", "استهدف مقر اللواء التابع للجيش": the owner of the force that is named before; but
        "دمر موقعا تابعا للجيش"."""
        at = marker.left
        if not self._scene.has("subordinate", at):
            return False
        kinds = [m.kind for m in self._scene.mentions if m.first < at <= m.last + 1]
        return any(k.is_actor and not k.is_place for k in kinds)

    def owns_subject(self, marker: Marker, trigger: Trigger) -> bool:
        """ "قصفت طائرات تابعة للحركة بلدة": whose the subject of a verb is that has an object."""
        words, at = self._scene.words, marker.left
        if not self._scene.has("subordinate", at) or trigger.nominal or trigger.frame.subject != "doer" or trigger.frame.effect:
            return False
        while at > 0 and (words[at].upos == "ADJ" or words[at].deprel == "nmod"):  # "نقطة تفتيش تابعة"
            at -= 1
        below = [words[c] for c in self._scene.sentence.children[trigger.word]]
        subject = words[at].head == trigger.word and words[at].deprel == "nsubj" and not self.owns_actor(marker)
        return subject and any(w.deprel.split(":")[0] in ("obj", "obl") and w.index > marker.left for w in below)

    def _escorts(self, at: int) -> bool:
        """ "قصفت طائرات التحالف بقيادة واشنطن رتلا", "بدعم جوي من واشنطن": who leads or backs those that do it."""
        while at > 0 and at not in self._scene.triggers and self._scene.words[at].upos == "ADJ":
            at -= 1
        led = at > 0 and self._words.has("by", fold(self._scene.words[at - 1].text))
        return led and at not in self._scene.triggers and self._scene.has("escorts", at)

    def _is_elsewhere(self, mention: Mention, marker: Marker) -> bool:
        """ "مصدر طبي في مستشفى", "بتوقيت صنعاء", "كانت في طريقها من الميناء إلى الحركة": where who tells of a deed is, the clock
        by which it is told, and between which what was hit was on its way."""
        sources = (m for m in self._scene.mentions if m.kind is EntityKind.UNNAMED_SOURCE and self._scene.has("origins", m.first))
        inside = mention.kind.is_place and self._words.has("inside", marker.preposition or "")
        elsewhere = mention.kind is EntityKind.SITE or any(
            m.kind.is_place and m is not mention and not m.adjective for m in self._scene.mentions
        )  # "تفجير عبوة، بحسب مصادر في بغداد": no other place is told
        source = inside and elsewhere and any(m.first <= marker.left <= m.last for m in sources)
        clock = marker.preposition is None and self._scene.has("clocks", marker.left)
        return source or clock or self._is_on_way(mention, marker)

    def _is_on_way(self, mention: Mention, marker: Marker) -> bool:
        """ "في طريقها من الميناء إلى الحركة", "في طريقها إلى نازحين في المدينة": where somebody comes from or goes to, or
        where those are to whom he goes."""
        words, link = self._scene.words, marker.preposition or ""
        before = reversed(words[max(0, mention.first - REACH) : mention.first])
        clause = takewhile(lambda w: w.upos not in _PARTING and w.index not in self._scene.triggers, before)
        ways = (w.index for w in clause if self._scene.has("ways", w.index) and carries_pronoun(words, w.index))
        own = self._words.has("sources", link) or self._words.has("toward", link)
        return any(own or (mention.kind.is_place and self._words.has("toward", fold(words[at + 2].text))) for at in ways)

    def _is_joined_to_escort(self, mention: Mention) -> bool:
        """ "بدعم من أستراليا والبحرين وكندا": whom "و" joins to those who back the deed."""
        words, first = self._scene.words, mention.first
        while first > 1 and words[first - 1].upos == "CCONJ":
            before = next((m for m in self._scene.mentions if m.last == first - 2), None)
            if before is None:
                return False
            first = before.first
        linked = first > 0 and self._words.has("sources", fold(words[first - 1].text))
        return first < mention.first and self._escorts(first - 2 if linked else first - 1)

    def _is_served(self, at: int) -> bool:
        """ "شن غارات لدعم قوات المعارضة", "لإعادة الرئيس إلى السلطة": for whose good a deed was done."""
        led = at > 0 and self._words.has("purpose", fold(self._scene.words[at - 1].text))
        return led and at not in self._scene.triggers and self._scene.has("serving", at)

    def _owns(self, mention: Mention, marker: Marker) -> bool:
        """ "قصفوا منشآت البلاد": the state in which stands what was hit; not "قوات البلاد"."""
        at = mention.first - 1
        homeland = mention.kind is EntityKind.GOVERNMENT and self._scene.has("homelands", mention.first)
        if not homeland or not 0 <= at == marker.left:
            return False
        return self._scene.words[at].upos == "NOUN" and at not in self._scene.triggers and not self._scene.has("holders", at)

    def _is_led(self, mention: Mention) -> bool:
        """ "مقاتلي صالح", "أنصار صالح": those are meant who follow a person, not he; but "القيادي في قوات النظام فلان"."""
        at = mention.first - 1
        led = mention.kind is EntityKind.PERSON and self._scene.has("followers", at)
        return led and not fold(self._scene.words[at].text).startswith(ARTICLE)

    def _is_holder(self, marker: Marker) -> bool:
        """ "حي خاضع لسيطرة المعارضة": who holds the place; but "مناطق سيطرة الجيش" stands for those who do."""
        at = marker.left
        if marker.coordinated:  # "الخاضع لسيطرة الحركة وفصائل المعارضة"
            at = next((m.first - 1 for m in self._scene.mentions if m.last == at - 1 and not m.adjective), at)
        if at in self._scene.triggers or not self._scene.has("rule", at):
            return False
        at -= 2 if at > 1 and self._words.has("masdar_objects", fold(self._scene.words[at - 1].text)) else 1
        return self._scene.has("held", at) and not self._scene.has("vague_sites", at)

    def _follows(self, marker: Marker, listed: str) -> bool:
        """Whether a noun of a list stands before the mention, or before the adjective there ("الفرع المصري لتنظيم القاعدة")."""
        at = marker.left
        while at > 0 and at not in self._scene.triggers and self._scene.words[at].upos == "ADJ":
            if self._scene.has(listed, at):
                return True
            at -= 1
        return at >= 0 and at not in self._scene.triggers and self._scene.has(listed, at)

    def _is_source(self, mention: Mention, marker: Marker) -> bool:
        """The genitive of where a deed came from: "قصفت طائرات من قاعدة طبرق المراكب"; not "مسلحون من الحركة البلدة"."""
        if not (0 < marker.left == mention.first - 1) or marker.left in self._scene.triggers:
            return False
        if any(m.last == marker.left for m in self._scene.mentions):
            return False
        noun, before = self._scene.words[marker.left], self._scene.words[marker.left - 1]
        return noun.upos == "NOUN" and before.upos == "ADP" and self._words.has("sources", fold(before.text))

    def _is_attributed(self, mention: Mention, marker: Marker) -> bool:
        """Whom a happening is ascribed to was not hit by it: "نُسب الهجوم إلى الحركة", "يحمل الهجوم بصمات الحركة" """
        if not mention.kind.is_actor:
            return False
        beside = self._scene.words[marker.left] if marker.preposition is None and marker.left >= 0 else None
        links = {fold(beside.lemma)} if beside is not None else {marker.preposition}
        before = self._scene.words[max(0, mention.first - REACH) : mention.first]
        frames = (f for w in before if w.index not in self._scene.triggers for f in self._words.stances_of(w))
        return any(not links.isdisjoint(map(fold, f.links)) for f in frames)

    def _is_called(self, mention: Mention) -> bool:
        """ "موقع القادسية", "المنطقة الخضراء", but not "مواقع الحركة", "مواقع للحركة" """
        inner = range(mention.first + 1, mention.last + 1)
        others = any(m is not mention and m.first in inner and m.kind.is_armed for m in self._scene.mentions)
        led = any(self._scene.words[at].upos == "ADP" for at in inner)
        titled = self._scene.has("titled_sites", mention.first) and NAMELESS not in mention.entity
        return titled and bool(inner) and not (others or led)

    def is_vague(self, mention: Mention) -> bool:
        """ "مواقع للتنظيم" is no site, "مسلحون" no group that could be found again."""
        forms = self._words.forms(self._scene.words[mention.first])
        if mention.kind is EntityKind.SITE:
            told = any(self._scene.has("furnished", at) for at in range(mention.first + 1, mention.last + 1))
            return self._words.has("vague_sites", *forms) and not (told or self._is_called(mention))
        if mention.kind is not EntityKind.ARMED_GROUP or mention.first != mention.last:
            return False
        nameless = self._words.has("nameless", mention.entity.rsplit(":", 1)[-1])  # "المسلح" is the "مسلحا" of before
        return nameless or (mention.witness not in _IDENTIFYING and self._words.has("nameless", *forms))
