"""Which side of a verb a mention stands on: its subject or its object, by the parse, else by order."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.scene import REACH, Scene
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.surface.markers import STOPS, phrase_before
from graph_builder.extraction.tolls.person_words import is_national, person
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import EntityKind, Mention, Sentence, Word, carries_pronoun

BESIDE = 4
"""Words between a verb and a bare name at the most where order alone makes the name its subject or object."""


class VerbSides:
    """Reads subjects and objects of the triggers of one sentence that are verbs."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def is_told_of_something(self, trigger: Trigger) -> bool:
        """The verb's subject stands before it, so that who follows was hit: "هجوم استهدف الشرطة", "العمل الذي استهدف الشرطة".

        Not so where the verb has its object as a pronoun ("الهجوم الذي نفذته الحركة").
        """
        words, at = self._scene.words, trigger.word
        if carries_pronoun(self._scene.sentence.words, at):
            return False
        resumed = words[at + 1 : at + 3]  # "المدينة التي قصفت منها الحركة البلدة"
        if len(resumed) == 2 and resumed[0].upos == "ADP" and resumed[1].upos == "PRON":
            return False
        if trigger.frame.light or trigger.frame.answers:
            return False
        if words[at].deprel.startswith("acl"):
            return True
        if self._joins_relative(at):
            return True
        for _ in range(3):
            subjects = [c for c in self._scene.sentence.children[at] if words[c].deprel.startswith("nsubj")]
            if subjects:
                return any(c in self._scene.triggers for c in subjects)
            if words[at].deprel.startswith("acl"):
                return True
            if words[at].deprel != "conj":
                return False
            at = words[at].head
        return False

    def _joins_relative(self, at: int) -> bool:
        """ "عملية نفذتها الحركة واستهدفت الشرطة": the operation is the subject of the joined verb, by the parse or by order."""
        words = self._scene.words
        if words[at].deprel == "conj" and words[words[at].head].deprel.startswith("acl"):
            return True
        if at == 0 or words[at - 1].upos != "CCONJ":
            return False
        earlier = (t for t in self._scene.triggers.values() if at - REACH <= t.word < at and not t.nominal)
        return any(carries_pronoun(self._scene.sentence.words, t.word) for t in earlier)

    def relation(self, mention: Mention, trigger: Trigger) -> str:
        """``subject`` or ``object`` of a verb: by the parse, else by order; empty where neither tells.

        A weapon right after the verb is its subject.
        """
        words = self._scene.words
        if self.has_own_subject(mention, trigger):
            return "object"
        if self._opens_clause(mention, trigger):
            return "subject"
        if self._is_taken_up(mention, trigger):
            return "object"
        if self._owns_weapon_behind(mention, trigger):
            return "subject"
        if self._stands_behind_weapon(mention, trigger):
            return "object"
        at = mention.head
        while at >= 0 and words[at].head != trigger.word:
            at = words[at].head
            if at in self._scene.heads:  # "اغتالت القوات القيادي فلان": within another name, as the parser has it
                return "object" if mention.first > trigger.word else ""
        relation = words[at].deprel if at >= 0 else ""
        others = (
            self.is_second_subject(mention.first, trigger),
            self._is_no_subject(at, trigger),
            self._is_run_over(mention, trigger),
        )
        if relation.startswith("nsubj") and any(others):
            return "object"
        if relation.startswith("nsubj") or (relation == "obj" and self._has_object_behind(mention, trigger)):
            return "subject"
        if relation in ("obj", "iobj"):
            return "subject" if self._stands_behind_object(mention, trigger) else "object"
        verb = words[trigger.word]
        relative = verb.deprel.startswith("acl") and verb.head != mention.head and mention.first < trigger.word
        if relative or mention.first - trigger.word > BESIDE:
            return ""
        if mention.kind.is_place and mention.first > trigger.word:
            return "object"
        if self._has_weapon_before(trigger):
            return "object"
        between = words[trigger.word + 1 : mention.first]
        led = trigger.frame.light and any(w.upos == "ADP" for w in between)
        of_another = any(w.upos == "VERB" for w in between)  # "نفذه رجل بايع التنظيم"
        return "" if led or of_another else "subject"  # not who stands in what the verb carries: "تمكنوا من طرد المسلحين"

    def _stands_behind_object(self, mention: Mention, trigger: Trigger) -> bool:
        """ "الهجوم نفذه فصيل", but not "استهدفنا دبابة": the verb has its object as a pronoun, which is not its subject."""
        words, pronoun = self._scene.words, trigger.word + 1
        own = self._scene.vocabulary.has("we", fold(words[pronoun].text))
        return mention.first == pronoun + 1 and carries_pronoun(words, trigger.word) and not own

    def _stands_behind_weapon(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصف الجيش بالمدفعية مقر الفرقة"; but not what only went on then: "قتلوا في غارة على البلدة وسط صمت الجيش"."""
        last = max((s for s in self._scene.weapon_starts if trigger.word < s < mention.first), default=None)
        between = range(mention.first if last is None or mention.kind.is_place else last + 1, mention.first)
        return last is not None and not any(self._scene.has("circumstances", at) for at in between)

    def _has_weapon_before(self, trigger: Trigger) -> bool:
        """ "عبوة انفجرت لدى مرور دورية": the verb's subject is the weapon before it."""
        told = (c for c in self._scene.sentence.children[trigger.word] if self._scene.words[c].deprel.startswith("nsubj"))
        return trigger.frame.subject == "weapon" and any(c < trigger.word and c in self._scene.weapon_words for c in told)

    def has_own_subject(self, mention: Mention, trigger: Trigger) -> bool:
        """ "استهدفوا دورية", "هاجمنا سفينة تركية": a verb that says who did it by its ending, so that what stands behind was hit;
        "نا" may be hit itself, but not by a thing ("هاجمنا الجيش")."""
        words, known, at = self._scene.words, self._scene.vocabulary, trigger.word
        if trigger.nominal or mention.first < at:
            return False
        ours = at + 1 < len(words) and known.has("we", fold(words[at + 1].text))
        thing = mention.adjective or mention.kind is EntityKind.SITE
        return fold(words[at].text).endswith(known.roles.past_plurals) or (ours and thing)

    def _owns_weapon_behind(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصفت مدفعية الجيش مواقع", but not "قصف الطيران مجموعات": what has the article has no genitive."""
        before = mention.first - 1
        tied = before in self._scene.armed_ends and trigger.word + 1 in self._scene.weapon_starts
        return tied and not fold(self._scene.words[before].text).startswith(ARTICLE)

    def _owns_weapon_before(self, mention: Mention, trigger: Trigger) -> bool:
        """ "رصاص الجيش قتل شابا": whose the weapon is that is the subject of a verb behind it."""
        at = mention.first - 1
        subject = 0 <= at < trigger.word and self._scene.words[at].head == trigger.word
        return subject and at in self._scene.armed_ends and self._scene.words[at].deprel == "nsubj"

    def _opens_clause(self, mention: Mention, trigger: Trigger) -> bool:
        """ "القيادي «فلان» الذي اغتيل": the relative pronoun right behind the name is the subject of the verb behind it."""
        words = self._scene.words
        between = words[mention.last + 1 : trigger.word]
        own = (words[c] for c in self._scene.sentence.children[trigger.word])
        taken = any(w.deprel.startswith("nsubj") or (w.upos == "PRON" and w.index > trigger.word) for w in own)
        linked = bool(between) and between[-1].upos == "PRON" and all(w.upos == "PUNCT" for w in between[:-1])
        return (linked or is_singled_out(self._scene.sentence, mention, trigger.word, self._scene.vocabulary)) and not taken

    def _is_taken_up(self, mention: Mention, trigger: Trigger) -> bool:
        """ "القيادي فلان الذي اغتالته إسرائيل": the pronoun on a verb that describes him, with its subject behind it."""
        words, verb = self._scene.words, self._scene.words[trigger.word]
        described = verb.deprel.startswith("acl") and verb.head == mention.head and mention.last < trigger.word
        if not described or not carries_pronoun(words, trigger.word):
            return False
        return any(words[c].deprel == "nsubj" and c > trigger.word for c in self._scene.sentence.children[trigger.word])

    def is_second_subject(self, at: int, trigger: Trigger) -> bool:
        """ "التحالف يقصف اللواء 15": what the parser takes for one more subject, behind a verb whose subject stands before it."""
        words = self._scene.words
        if at < trigger.word or trigger.frame.light or carries_pronoun(words, trigger.word):
            return False
        subjects = (c for c in self._scene.sentence.children[trigger.word] if words[c].deprel == "nsubj")
        before = (words[c] for c in subjects if c < trigger.word and c not in self._scene.triggers)
        beside = (w for w in before if all(v.upos != "PUNCT" for v in words[w.index : trigger.word]))
        return any(w.upos in ("NOUN", "PROPN") for w in beside)

    def _is_no_subject(self, at: int, trigger: Trigger) -> bool:
        """ "هجوم استهدفت فيه مقاتلين من المعارضة": people behind an active verb, whose ending is no subject's, whatever the parse
        says."""
        people = self._scene.has("nameless", at) and not (trigger.frame.effect or trigger.nominal)
        return people and at > trigger.word and trigger.frame.subject == "doer" and self.is_accusative(at)

    def _is_run_over(self, mention: Mention, trigger: Trigger) -> bool:
        """ "دهست سيارة مجموعة من الجنود": what the parser takes for a part of the vehicle is whom it hit."""
        words, at = self._scene.words, mention.first - 1
        bare = not any(fold(w.text).startswith(ARTICLE) for w in words[max(at, 0) : mention.first + 1])
        beside = at > trigger.word and self._scene.has("mobile", at) and words[at].head == trigger.word
        return beside and bare and trigger.frame.lethal and not (trigger.frame.effect or self.has_object(trigger))

    def _is_force(self, mention: Mention) -> bool:
        """An armed body, or one that is named by its weapons ("طائرات التحالف")."""
        return mention.kind.is_armed or mention.first in self._scene.weapon_starts

    def _has_object_behind(self, mention: Mention, trigger: Trigger) -> bool:
        """ "قصفت قوات النظام مناطق في المدينة", "اعتقلت قوة أمنية ثلاثة رجال": right behind the verb, with the bare noun or
        number of what was hit, or a place, behind itself."""
        words, at = self._scene.words, mention.last + 1
        place = any(m.first == at and m.kind.is_place for m in self._scene.mentions)
        beside = 0 < mention.first - trigger.word <= 1 and self._is_force(mention)
        told = (words[c] for c in self._scene.sentence.children[trigger.word] if words[c].deprel.startswith("nsubj"))
        subjects = any(w.index > trigger.word or w.feats.get("Definite") != "Ind" or w.feats.get("Case") != "Acc" for w in told)
        return beside and not subjects and at < len(words) and (place or words[at].upos in ("NOUN", "NUM"))

    def _strikes_nobody(self, mention: Mention) -> bool:
        """A site, or an office that has no forces ("مديرية الأمن", but not "طائرات التحالف")."""
        forces = (
            self._scene.has("alliances", at) or self._scene.has("hands", at) for at in range(mention.first, mention.last + 1)
        )
        return mention.kind is EntityKind.SITE or (mention.kind is EntityKind.ORGANIZATION and not any(forces))

    def is_passive(self, mention: Mention, trigger: Trigger) -> bool:
        """Passive by the tagger; "قتل" and its like are, unless a count of others follows ("قتل الجيش عشرين مسلحا"). A person
        beside "اعتقل" is who was seized ("فلان اعتقل في المطار"), and beside "اغتيل", or before "استهدف", without an object
        whom it hit, as a site or an office is ("القاعدة استهدفت بصواريخ")."""
        word = self._scene.words[trigger.word]
        marked = word.feats.get("Voice") == "Pass" or any(
            self._scene.words[c].deprel == "nsubj:pass" for c in self._scene.sentence.children[word.index]
        )
        written = fold(word.text)
        marked = marked or (written in trigger.frame.passive and written != fold(word.lemma))  # "اغتيل" of "اغتال"
        marked = marked or self._is_told_by_whom(trigger)
        if not trigger.frame.effect:
            struck = trigger.frame.lethal or (trigger.frame.genitive == "patient" and mention.last < word.index)
            befell = trigger.frame.captive or (struck and not self.has_object(trigger))
            still = self._strikes_nobody(mention) and mention.last < word.index and self.is_subject(mention, word.index)
            return marked or (befell and (still or mention.kind is EntityKind.PERSON))
        if carries_pronoun(self._scene.words, word.index) and self.is_subject(mention, word.index):
            return False  # "خمسة قتلهم الجيش"
        acts = (self._acts_on_something, self._kills_somebody, self._kills_a_man)
        if any(act(mention, trigger) for act in acts):
            return False
        if self._owns_weapon_behind(mention, trigger) or self._owns_weapon_before(mention, trigger):
            return False  # "أصاب صاروخ حوثي سفينة", "كان رصاص الجيش قد قتل شابا"
        behind = max(self._end_of_owner(mention), word.index)  # "قتل الجيش عشرين مسلحا", "أن الجيش قتل عشرين مسلحا"
        counts = [c for c in self._scene.counts if behind < c.first <= behind + 3]
        between = (self._scene.words[behind + 1 : c.first] for c in counts)
        followed = any(all(w.upos not in ("VERB", "CCONJ") for w in words) for words in between)
        counted = any(c.first <= mention.first <= c.last for c in self._scene.counts)
        acts_on_others = mention.first > word.index and any(c.first == behind + 1 for c in counts)
        counted = counted and not acts_on_others  # "قتل ثلاثة مسلحين من الحركة 67 شخصا"
        return counted or not followed or mention.kind is EntityKind.PERSON

    def _end_of_owner(self, mention: Mention) -> int:
        """Index of the last word of a force and of whose it is: "الحركة التابعة للتنظيم"."""
        tied = self._scene.has("subordinate", mention.last + 1)
        return next((m.last for m in self._scene.mentions if tied and m.first == mention.last + 3), mention.last)

    def _is_told_by_whom(self, trigger: Trigger) -> bool:
        """ "قنص جندي في موقعه على يد مسلحين": who did it stands behind "على يد" in the clause of the verb; but "استعادت القوات
        المدعومة من قبل"."""
        words, phrases = self._scene.words, self._scene.vocabulary.roles.doer
        behind = words[trigger.word + 1 : trigger.word + REACH]
        clause = takewhile(lambda w: w.upos != "VERB" and w.text not in STOPS and w.index not in self._scene.triggers, behind)
        told = ((w.index, phrase_before(self._scene.sentence, w.index, phrases)) for w in clause)
        return any(phrase and words[at - len(phrase.split())].upos != "ADJ" for at, phrase in told)

    def has_object(self, trigger: Trigger) -> bool:
        """Whether a verb has an object in the parse, or written on it."""
        words = self._scene.words
        objects = any(words[c].deprel == "obj" for c in self._scene.sentence.children[trigger.word])
        return objects or carries_pronoun(words, trigger.word)

    def _others_hit(self, trigger: Trigger) -> list[int]:
        """The objects of a verb, but for its own end or loss: "لقي جندي مصرعه", "سقطوا قتلى" tell of the subject."""
        words, own = self._scene.words, self._scene.triggers
        objects = (c for c in self._scene.sentence.children[trigger.word] if words[c].deprel == "obj")
        return [c for c in objects if not (c in own and own[c].frame.effect)]

    def _kills_somebody(self, mention: Mention, trigger: Trigger) -> bool:
        """ "أصاب الحوثيون طفلة", "قتل الحوثيون مدنيين", "قتلت الشرطة أحد المطلوبين": a force behind the verb, its subject in the
        parse, and an object behind it, or a verb whose passive is written otherwise ("أصيب")."""
        words, verb, behind = self._scene.words, self._scene.words[trigger.word], mention.last + 1
        force = self._is_force(mention) or mention.kind is EntityKind.GOVERNMENT
        counted = any(c.first <= mention.first <= c.last or c.last + 2 >= mention.first > c.last for c in self._scene.counts)
        subject = mention.first > verb.index and words[mention.head].head == verb.index and words[mention.head].deprel == "nsubj"
        if not force or counted or not subject or mention.adjective:
            return False
        active = fold(verb.text).startswith(self._scene.vocabulary.roles.actives) or self._names_somebody(mention)
        active |= self._hits_somebody_later(mention)
        hit = behind < len(words) and words[behind].upos in ("NOUN", "NUM", "ADJ") and self.is_accusative(behind)
        return active or hit or any(c >= behind for c in self._others_hit(trigger))

    def _hits_somebody_later(self, mention: Mention) -> bool:
        """ "قتل الجيش خلال مداهمة قياديا": whom a force killed stands behind a phrase with a preposition."""
        behind = self._scene.words[mention.last + 1 :]
        phrase = list(takewhile(lambda w: w.upos not in ("VERB", "SCONJ", "CCONJ", "PUNCT"), behind))
        return bool(phrase) and phrase[0].upos == "ADP" and any(map(self._are_hit, phrase[1:]))

    def _kills_a_man(self, mention: Mention, trigger: Trigger) -> bool:
        """ "شرطي قتل شابا", "قتل جندي شابا", "فلان قتل ضابطين", "فلان يقتل رفيقه": right behind a verb and one man stands
        another, or a number of them; a kinsman may be whom a passive befell ("فلان قتل شقيقه")."""
        words, verb = self._scene.words, self._scene.words[trigger.word]
        at = max(mention.last, verb.index) + 1
        if at >= len(words) or not (mention.kind is EntityKind.PERSON or self._is_one_man(mention)):
            return False
        if self._are_hit(words[at]) or self._kills_his_own(words[at], verb):
            return True
        counted = any(c.first == at and not c.of_whom and words[at].upos == "NUM" for c in self._scene.counts)
        named = any(m.first == at and m.kind is EntityKind.PERSON for m in self._scene.mentions)
        told = words[at].deprel == "obj" and (self._is_titled(at) or verb.feats.get("Aspect") == "Imp")
        return mention.last < verb.index and self.is_subject(mention, verb.index) and (counted or named or told)

    def _kills_his_own(self, word: Word, verb: Word) -> bool:
        """ "الرئيس الذي قتل شعبه": a noun of many people with a pronoun is no kinsman with whom somebody fell."""
        people = word.deprel == "obj" and self._scene.has("own_people", word.index) and word.head == verb.index
        return people and carries_pronoun(self._scene.words, word.index)

    def _are_hit(self, word: Word) -> bool:
        """An indefinite noun of persons with the ending of an object ("شابا", "متظاهرين"); not "تركيا", which is a state."""
        men = person(fold(word.text), feminine=False)
        ending = fold(word.text).endswith(self._scene.vocabulary.roles.accusatives)
        return men is not None and ending and not (men[0] or men[1].status or men[1].definite or is_national(men[1].lemma))

    def _is_one_man(self, mention: Mention) -> bool:
        """ "شرطي", "جندي": one of a force stands for it."""
        man = person(fold(self._scene.words[mention.first].text), feminine=False)
        return man is not None and man[1].number == "one" and not man[1].definite

    def _is_titled(self, at: int) -> bool:
        """A person's name stands behind a word and more of a title."""
        named = (m.first for m in self._scene.mentions if m.kind is EntityKind.PERSON and at <= m.first <= at + BESIDE)
        titles = ("NOUN", "ADJ", "ADP")
        return any(all(w.upos in titles for w in self._scene.words[at:first]) for first in named)

    def _names_somebody(self, mention: Mention) -> bool:
        """ "قتل الجيش القيادي في الحركة فلان": a person stands behind a force, with nothing between but his title."""
        words, people = self._scene.words, (EntityKind.PERSON, EntityKind.UNNAMED_SOURCE)
        man = person(fold(words[mention.first].text), feminine=False)
        if man is not None and man[1].number in ("one", "two"):  # "قتل الشرطي فلان", "قتل الشرطيان فلان وفلان"
            return False
        behind = (m for m in self._scene.mentions if m.kind in people and 0 < m.first - mention.last <= BESIDE)
        return any(all(w.upos in ("NOUN", "ADJ") for w in words[mention.last + 1 : m.first]) for m in behind)

    def is_accusative(self, at: int) -> bool:
        """An indefinite noun by its ending ("مدنيين", "شرطيا"), or a word for some of them ("أحد", "عشرات")."""
        word = self._scene.words[at]
        text, when = fold(word.text), word.deprel.startswith(("advmod", "obl")) or self._scene.has("times", at)
        some = self._scene.has("partitives", at) or self._scene.has("one_of", at)
        ending = text.endswith(self._scene.vocabulary.roles.accusatives) and not text.startswith(ARTICLE)
        return (some or ending) and not when

    def _acts_on_something(self, mention: Mention, trigger: Trigger) -> bool:
        """ "طائرات التحالف أصابت مستودعا": no person, before the verb, which has its own object and no other vowels ("أصيب")."""
        verb = self._scene.words[trigger.word]
        if verb.feats.get("Aspect") == "Perf" and not fold(verb.text).startswith(fold(verb.lemma)):
            return False
        return mention.last < verb.index and mention.kind is not EntityKind.PERSON and bool(self._others_hit(trigger))

    def is_subject(self, mention: Mention, verb: int) -> bool:
        """Whether the parse has a mention within the subject of a verb."""
        words, at = self._scene.words, mention.head
        while at >= 0 and words[at].head != verb:
            at = words[at].head
        return at >= 0 and words[at].deprel.startswith("nsubj")


def is_singled_out(sentence: Sentence, mention: Mention, verb: int, words: Vocabulary) -> bool:
    """ "الحركة هي التي نفذت الهجوم", "الحركة هي من يقف وراء الهجوم": it is told who did what is known."""
    between = [w for w in sentence.words[mention.last + 1 : verb] if w.upos != "PUNCT"]
    return [w.upos for w in between] == ["PRON", "PRON"] and words.has("copulas", fold(between[0].text))
