"""Who has a role in a deed by the clause around it: the goal of an attack, who is behind one, what a relative clause tells of."""

from __future__ import annotations

from graph_builder.extraction.happenings.triggers import Trigger, governor
from graph_builder.extraction.roles.argument import SURFACE_ONLY, Argument, Role, doer_role, patient_role
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.roles.verb_sides import VerbSides
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COLON, COMMA, STOPS, answer_by, driver_of, is_led_by
from graph_builder.extraction.tolls.person_words import person
from graph_builder.model import EntityKind, Mention, carries_pronoun, means_one_man

_DEPTH = 6
"""Steps up the parse from a mention to the verb of the clause that it stands in at the most."""

_SINCE = 6
"""Words from "بعد" to a capture at the most ("بعد نحو ثلاثة أسابيع من خطفه")."""


class Clauses:
    """Reads the clauses of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words = scene.vocabulary
        self._sides = VerbSides(scene)

    def read(self, mention: Mention, preposition: str | None) -> Argument | None:
        """What a mention is by the clause around it. ``preposition`` stands before it."""
        return (
            self._aimed_at(mention)
            or self._behind(mention)
            or self._done_before(mention)
            or self._answered(mention)
            or self._driven(mention)
            or self._said_to_have_done(mention)
            or self._planted(mention)
            or self._aboard(mention, preposition)
            or self._behind_description(mention, preposition)
            or self._harmed_there(mention, preposition)
        )

    def _aimed_at(self, mention: Mention) -> Argument | None:
        """ "كان المقر هدفا لهجوم", "أصبحت القاعدة هدفا لغارات": the subject of the word before the deed was hit."""
        sentence, words = self._scene.sentence, self._scene.words
        above = words[mention.head].head
        if above < 0 or mention.adjective or words[mention.head].deprel != "nsubj":
            return None
        clause = (above, *sentence.children[above])
        if not any(words[i].upos in ("AUX", "VERB") and words[i].feats.get("Aspect") == "Perf" for i in clause):
            return None  # "قد تكون هدفا لهجوم"
        goals = [i for i in clause if i > mention.last and self._scene.has("goals", i)]
        deeds = [c for goal in goals for c in sentence.children[goal] if c > goal and c in self._scene.triggers]
        tied = (c for c in deeds if self._words.has("masdar_objects", fold(words[c - 1].lemma)))
        trigger = next((self._scene.triggers[c] for c in tied), None)
        if trigger is None or patient_role(trigger, mention.kind) is None:
            return None
        path = f"{words[trigger.word].text} > {words[trigger.word - 1].lemma}"
        return Argument(Role.TARGET, mention, trigger, SURFACE_ONLY, path, bare=True)

    def _behind(self, mention: Mention) -> Argument | None:
        """Who is said to be behind a deed: "أن تكون الحركة وراء الهجوم", "الحركة كانت خلف الاغتيال", "إن الحركة وراء الهجوم", or
        as a headline has it "صحيفة: الحركة وراء الهجوم".

        Not with "أن" alone ("يعتقد أن الحركة وراء الهجوم"): without a verb the parse does not tell how sure that is.
        """
        words, at = self._scene.words, mention.last + 1
        role = doer_role(mention.kind) if mention.kind.is_actor and not mention.adjective else None
        follows = at < len(words) and self._scene.has("copulas", at)
        led = mention.first > 0 and self._scene.has("copulas", mention.first - 1)
        said = mention.first > 0 and words[mention.first - 1].text in self._words.roles.saying
        said = said or self._opens_line(mention)
        at += follows
        if role is None or not (follows or led or said) or at >= len(words) or not self._scene.has("behind", at):
            return None
        deeds = (self._scene.triggers.get(at + n) for n in (1, 2))
        trigger = next((t for t in deeds if t and t.nominal and not (t.frame.effect or t.frame.light or t.frame.reference)), None)
        if trigger is None:
            return None
        path = f"{words[trigger.word].text} > {words[at].lemma}"
        return Argument(role, mention, trigger, SURFACE_ONLY, path, bare=True, tied_by=mention.head)

    def _opens_line(self, mention: Mention) -> bool:
        """A headline, or what it quotes behind a colon, begins with the name."""
        before = [w for w in self._scene.words[: mention.first] if w.upos != "PUNCT" or w.text == COLON]
        return self._scene.sentence.is_title and (not before or before[-1].text == COLON)

    def _done_before(self, mention: Mention) -> Argument | None:
        """Whose deed stands behind "سبق لـ": "سبق للجيش أن قصف البلدة", "سبق لمسيّرة تركية أن قصفتها"."""
        words = self._scene.words
        first = mention.first - 1 if mention.first - 1 in self._scene.armed_ends else mention.first
        led = first > 1 and is_led_by(self._scene.sentence, first, self._words.roles.masdar_objects)
        before = first - 2 if led and words[first - 1].upos == "ADP" else first - 1
        at = mention.last + 1
        follows = at + 1 < len(words) and words[at].upos == "SCONJ"
        role = doer_role(mention.kind) if mention.kind.is_actor else None
        if role is None or not led or not follows or not self._scene.has("earlier", before):
            return None
        trigger = self._scene.triggers.get(at + 1)
        if trigger is None or trigger.frame.subject != "doer" or trigger.frame.effect:
            return None
        path = f"{words[trigger.word].text} > {words[before].lemma}"
        return Argument(role, mention, trigger, SURFACE_ONLY, path)

    def _answered(self, mention: Mention) -> Argument | None:
        """Who answers by a deed: "رد الجيش على الهجوم بقصف المواقع"."""
        sentence, words = self._scene.sentence, self._scene.words
        above = words[mention.head].head
        role = doer_role(mention.kind) if mention.kind.is_actor and not mention.adjective else None
        if role is None or not words[mention.head].deprel.startswith("nsubj") or not self._scene.has("answering", above):
            return None
        behind = (t for t in self._scene.found if t.word > max(above, mention.last) and t.nominal)
        deeds = (t for t in behind if not (t.frame.effect or t.frame.light or t.frame.reference))
        trigger = next((t for t in deeds if answer_by(sentence, t.word, self._words) == above), None)
        if trigger is None:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} > {words[above].lemma}", bare=True)

    def _driven(self, mention: Mention) -> Argument | None:
        """Whom something made do a deed, or whose aircraft: "ما دفع الجيش إلى قصف البلدة", "ما دفع طائرة تابعة للتحالف إلى"."""
        sentence, words = self._scene.sentence, self._scene.words
        if mention.adjective or not mention.kind.is_actor or not self._words.standing("driving", sentence):
            return None
        role = doer_role(mention.kind)
        behind = (t for t in self._scene.found if t.word > mention.last and t.frame.subject == "doer" and not t.frame.reference)
        driven = ((t, driver_of(sentence, t.word, self._words)) for t in behind)
        trigger, verb = next(((t, verb) for t, verb in driven if verb is not None), (None, 0))
        if role is None or trigger is None or verb >= mention.first:
            return None
        first = verb + 1 + (words[verb + 1].text in self._words.roles.by)
        between = next((range(w.last + 1, mention.first) for w in self._scene.weapons if w.first == first), None)
        owns = between is not None and all(
            words[i].upos == "ADJ" or self._words.has("owned", fold(words[i].text)) for i in between
        )
        if first != mention.first and not owns:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} > {words[verb].lemma}", bare=True)

    def _said_to_have_done(self, mention: Mention) -> Argument | None:
        """Who stands between "إن" and a word that may be a verb or a noun: "إن حزب الله قصف البلدة"."""
        words, at = self._scene.words, mention.last + 1
        trigger = self._scene.triggers.get(at)
        role = doer_role(mention.kind) if mention.kind.is_actor and not mention.adjective else None
        led = mention.first > 0 and words[mention.first - 1].upos == "SCONJ"
        if trigger is None or role is None or not led or not trigger.nominal or trigger.definite or trigger.frame.effect:
            return None
        verb = fold(words[at].text) in trigger.frame.verbs and trigger.frame.subject == "doer"
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[at].text} > nsubj", bare=True) if verb else None

    def _planted(self, mention: Mention) -> Argument | None:
        """Who laid what went off: "انفجار لغم زرعته الحركة"."""
        words, above = self._scene.words, self._scene.words[mention.head].head
        role = doer_role(mention.kind) if mention.kind.is_actor and not mention.adjective else None
        laid = above >= 0 and self._scene.has("planting", above) and words[above].deprel.startswith("acl")
        if role is None or not laid or above in self._scene.triggers or words[mention.head].deprel != "nsubj":
            return None
        if any(words[c].deprel == "obj" and words[c].upos != "PRON" for c in self._scene.sentence.children[above]):
            return None  # "اليوم الذي يلقي فيه الرئيس خطابه"
        trigger = self._scene.triggers.get(words[above].head) or governor(
            self._scene.sentence, words[above].head, self._scene.triggers
        )
        if trigger is None or trigger.frame.effect:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} > {words[above].lemma}", bare=True)

    def _aboard(self, mention: Mention, preposition: str | None) -> Argument | None:
        """Who was in what a deed hit, and where: "استهدفت طائرة سيارة تقل عناصر من التنظيم في المحافظة"."""
        words, at = self._scene.words, self._relative_above(mention)
        if at is None:
            return None
        above = words[at].head
        carrier = self._scene.has("mobile", above) or self._scene.has("mobile", at - 1)
        nouns = (i for i in range(at + 1, mention.first) if words[i].upos == "NOUN")  # "على متنها"
        carries = self._scene.has("aboard", at) or any(self._scene.has("aboard", i) for i in nouns)
        if not (carrier and carries) or at in self._scene.triggers:
            return None
        trigger = self._scene.triggers.get(above) or governor(self._scene.sentence, above, self._scene.triggers)
        where = mention.kind.is_place and self._words.has("place", preposition or "")
        role = Role.PLACE if where else Role.TARGET if mention.kind.is_armed else None
        if trigger is None or role is None or trigger.frame.effect:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {words[at].lemma}")

    def _behind_description(self, mention: Mention, preposition: str | None) -> Argument | None:
        """What was hit by those whom a clause between describes: "هاجم مسلحون يرتدون زيا عسكريا مركزا للشرطة"."""
        sentence, words, at = self._scene.sentence, self._scene.words, self._relative_above(mention)
        if at is None or preposition is not None or not self._scene.has("describing", at) or at in self._scene.triggers:
            return None
        ends = mention.first - (mention.kind is not EntityKind.SITE)  # not whose "بنادق الجيش" are
        worn = [c for c in sentence.children[at] if at < c < ends and words[c].deprel in ("obj", "obl")]
        subject = words[words[at].head]
        trigger = self._scene.triggers.get(subject.head) if subject.deprel.startswith("nsubj") else None
        role = patient_role(trigger, mention.kind) if trigger is not None else None
        told = trigger is None or trigger.nominal or trigger.frame.effect or trigger.frame.light
        if trigger is None or role is None or told or not worn:
            return None
        return Argument(role, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} < {words[at].lemma}", bare=True)

    def _harmed_there(self, mention: Mention, preposition: str | None) -> Argument | None:
        """Where something came to harm by a deed: "تضررت منازل في الحي إثر قصف", "اندلع حريق في المدينة جراء سقوط صاروخ"."""
        words = self._scene.words
        if not mention.kind.is_place or not self._words.has("place", preposition or ""):
            return None
        at = mention.last + 1
        while at < len(words) and (words[at].upos == "ADJ" or any(m.first <= at <= m.last for m in self._scene.mentions)):
            at += 1
        while at < len(words) and words[at].upos == "ADP" and any(m.first == at + 1 for m in self._scene.mentions):
            at = next(m.last for m in self._scene.mentions if m.first == at + 1) + 1
        cause = at < len(words) and self._scene.has("causes", at)
        trigger = next((self._scene.triggers[i] for i in (at + 1, at + 2) if i in self._scene.triggers), None) if cause else None
        above = governor(self._scene.sentence, mention.head, self._scene.triggers)
        if trigger is None or not trigger.nominal or trigger.frame.effect or above not in (None, trigger):
            return None
        return Argument(Role.PLACE, mention, trigger, SURFACE_ONLY, f"{words[trigger.word].text} > {words[at].lemma}")

    def fallen(self, mention: Mention) -> Argument | None:
        """ "نعى الحزب فلانا، الذي قتل أمس", "والد الشهيد فلان الذي استشهد": whom a relative clause right behind his name tells of
        as fallen; "نجل فلان الذي قتل" may be of the son."""
        words, at = self._scene.words, mention.last + 1
        at += at < len(words) and words[at].text == COMMA
        trigger = self._scene.triggers.get(at + 1)
        relative = at < len(words) and words[at].feats.get("PronType") == "Rel"
        relative = relative and not fold(words[at].text).endswith(self._words.roles.plurals)  # "نظام فلان الذين"
        if (
            not relative
            or trigger is None
            or trigger.nominal
            or not trigger.frame.lethal
            or mention.kind is not EntityKind.PERSON
        ):
            return None
        behind = any(c > at + 1 and words[c].deprel.startswith("nsubj") for c in self._scene.sentence.children[at + 1])
        acts = behind or carries_pronoun(words, at + 1) or any(c.first == at + 2 for c in self._scene.counts)
        fallen = any(self._is_fallen(i) for i in range(mention.first - 1, mention.last))
        kin = self._scene.is_kin(mention) and not fallen
        if acts or kin or not self._sides.is_passive(mention, trigger):
            return None
        return Argument(Role.VICTIM, mention, trigger, SURFACE_ONLY, f"{words[at + 1].text} > acl", bare=True)

    def _is_fallen(self, at: int) -> bool:
        """A word for one who died, before his name: "الشهيد فلان"."""
        found = person(fold(self._scene.words[at].text), feminine=False)
        return found is not None and bool(found[1].status)

    def _relative_above(self, mention: Mention) -> int | None:
        """The head of the relative clause in which a mention stands."""
        words, at = self._scene.words, mention.head
        for _ in range(_DEPTH):
            if at < 0 or words[at].deprel.startswith("acl"):
                break
            at = words[at].head
        return at if at >= 0 and words[at].deprel.startswith("acl") else None

    def resumed(self) -> list[Argument]:
        """What a relative clause with a subject of its own tells of by a pronoun, whatever else befell it ("قصف القاعدة التي
        استعادها الجيش", "المدينة التي سيطر عليها التنظيم")."""
        found = []
        for mention in self._scene.mentions:
            trigger = self._scene.triggers.get(mention.last + 2)
            if trigger is None or mention.adjective or trigger.nominal or trigger.frame.subject != "doer" or trigger.frame.effect:
                continue
            role = self._resumed_role(mention, trigger)
            if role is not None:
                path = f"{self._scene.words[trigger.word].text} > acl"
                found.append(Argument(role, mention, trigger, SURFACE_ONLY, path, bare=True))
        return found

    def witnessed(self) -> list[Argument]:
        """The place whose relative clause tells what happened there: "وصل الوفد إلى المدينة التي شهدت تفجيرا"."""
        words, found = self._scene.words, []
        for mention in self._scene.mentions:
            relative = mention.last + 1
            verb = next((i for i in (relative + 1, relative + 2) if i in self._scene.triggers), None)
            if verb is None or not mention.kind.is_place or words[relative].feats.get("PronType") != "Rel":
                continue
            trigger, between = self._scene.triggers[verb], words[relative + 1 : verb]
            if trigger.frame.subject == "place" and not trigger.nominal and all(w.upos == "AUX" for w in between):
                path = f"{words[verb].text} > acl"
                found.append(Argument(Role.PLACE, mention, trigger, SURFACE_ONLY, path))
        return found

    def mourned(self) -> list[Argument]:
        """The person whose death or capture a pronoun tells: "استهدف انفجار موكب المحافظ فلان، ما أدى إلى مقتله", "أفرجوا عن
        فلان بعد أسبوع من خطفه".

        He hangs from a deed before, as no speaker does ("أعلن الرئيس فلان مقتله"), and nobody else was told of since.
        """
        found = []
        for trigger in self._scene.found:
            after = self._scene.words[trigger.word + 1 : trigger.word + 2]
            dead = trigger.frame.lethal and trigger.frame.effect
            charge = trigger.word > 0 and self._scene.has("charges", trigger.word - 1)  # "اعتقال فلان بتهمة قتله"
            tells = trigger.nominal and (dead or trigger.frame.captive) and not charge
            if tells and carries_pronoun(self._scene.words, trigger.word) and means_one_man(after[0]):
                persons = self._spoken_of(trigger.word) if dead else self._seized_before(trigger.word)
                path = f"{self._scene.words[trigger.word].text} > pronoun"
                role = Role.VICTIM if dead else Role.TARGET
                found += [Argument(role, person, trigger, SURFACE_ONLY, path) for person in persons]
        return found

    def befallen(self) -> list[Argument]:
        """The person whom a passive without a subject means: "كان فلان يقود سيارته عندما قتل", "استهدفت فلانا، وأنه قتل"."""
        words, found = self._scene.words, []
        for trigger in self._scene.found:
            told = self._scene.sentence.children[trigger.word]
            hit = not trigger.nominal and (trigger.frame.lethal or trigger.frame.captive) and trigger.frame.subject == "doer"
            alone = all(self._is_pronoun_before(c, trigger) for c in told if words[c].deprel.startswith("nsubj"))
            acts = any(words[c].deprel == "obj" and c not in self._scene.triggers for c in told)
            one = words[trigger.word].feats.get("Number") == "Sing" and words[trigger.word].feats.get("Gender") == "Masc"
            person = self._who_it_befell(trigger) if hit and alone and one and not acts else None
            role = patient_role(trigger, person.kind) if person else None
            if person is not None and role is not None:
                found.append(Argument(role, person, trigger, SURFACE_ONLY, f"{words[trigger.word].text} > pronoun"))
        return found

    def _is_pronoun_before(self, at: int, trigger: Trigger) -> bool:
        return self._scene.words[at].upos == "PRON" and at < trigger.word

    def _who_it_befell(self, trigger: Trigger) -> Mention | None:
        """The one person in the subject of the clause around, or named before "أنه" by somebody else."""
        words, above = self._scene.words, self._scene.words[trigger.word].head
        before = words[max(0, trigger.word - 2) : trigger.word]
        named = [m for m in self._scene.mentions if m.kind is EntityKind.PERSON and m.last < trigger.word]
        told = self._subject_of(above) if above >= 0 else frozenset()
        if any(self._scene.has("meanwhile", w.index) for w in before):
            named = [m for m in named if m.head in told]
        elif len(before) == 2 and before[0].upos == "SCONJ" and before[1].upos == "PRON" and means_one_man(before[1]):
            said = words[trigger.word].deprel == "ccomp" and any(m.head in told for m in named)  # "قال فلان إنه أصيب"
            named = [] if said else named
        else:
            return None
        kin = any(self._scene.is_kin(m) for m in named)
        return named[0] if len({m.entity for m in named}) == 1 and not kin else None

    def _subject_of(self, verb: int) -> frozenset[int]:
        """The words of the subject of a verb."""
        words, sentence = self._scene.words, self._scene.sentence
        subjects = (c for c in sentence.children[verb] if words[c].deprel.startswith("nsubj"))
        return frozenset(i for c in subjects for i in sentence.subtree(c))

    def _spoken_of(self, at: int) -> list[Mention]:
        """The last person named before a word, if it is surely he that a pronoun there means."""
        persons = [m for m in self._scene.mentions if m.kind is EntityKind.PERSON and m.last < at]
        above = governor(self._scene.sentence, persons[-1].head, self._scene.triggers) if persons else None
        if above is None or above.word > at:
            return []
        between = self._scene.words[persons[-1].last + 1 : at]
        others = any(persons[-1].last < c.first < at for c in self._scene.counts)
        said = any(w.upos == "SCONJ" or w.text in STOPS for w in between)
        return [] if others or said else persons[-1:]

    def _seized_before(self, at: int) -> list[Mention]:
        """The last person named before "بعد" and his capture, with nothing but places between."""
        words = self._scene.words
        person = next((m for m in reversed(self._scene.mentions) if m.kind is EntityKind.PERSON and m.last < at), None)
        after = next((i for i in range(at - 1, max(at - _SINCE, -1), -1) if self._scene.has("sequels", i)), None)
        if person is None or after is None or after < person.last:
            return []
        placed = {i for m in self._scene.mentions if m.kind.is_place for i in range(m.first, m.last + 1)}
        told = [w for w in words[person.last + 1 : after] if w.index not in placed]
        clause = any(w.upos in ("VERB", "SCONJ") for w in words[after + 1 : at])
        return [] if clause or any(w.upos not in ("ADP", "PUNCT") for w in told) else [person]

    def _resumed_role(self, mention: Mention, trigger: Trigger) -> Role | None:
        words, at = self._scene.words, trigger.word
        subjects = [c for c in self._scene.sentence.children[at] if c > at and words[c].deprel.startswith("nsubj")]
        if words[at - 1].upos != "PRON" or not subjects or subjects[0] in self._scene.triggers:
            return None
        behind = words[at + 1 : at + 3]
        led = len(behind) == 2 and behind[0].upos == "ADP" and behind[1].upos == "PRON"
        taken = trigger.frame.taken and led and self._words.has("taken", fold(behind[0].lemma))
        if taken:
            return Role.PLACE if mention.kind.is_place else None
        hit = led and self._words.has("target", fold(behind[0].lemma)) and not trigger.frame.taken
        return patient_role(trigger, mention.kind) if hit or carries_pronoun(words, at) else None
