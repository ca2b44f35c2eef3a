"""Whose body is meant where it is named without its state: "الجيش", "وزارة الدفاع", "جنديان"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core, definite
from graph_builder.linking.phrases import located
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold, fold_name
from graph_builder.model import Entity, EntityKind, Sentence

_SHORTLY = 4
"""Sentences between the full name of a body and its short one."""
_ARMY = "army"
"""Id of the template of armies."""
_AT_WAR = 0.1
"""Share of a state in a report that tells of its deeds."""
_SPOKEN_FOR = 3
"""Steps up the parse from a body to who speaks for it."""
_BODIES = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})
_OWNERS = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.ARMED_GROUP})
_SPEAKERS = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.PERSON})


class StatelessBodies:
    """Finds the states of such bodies in one document."""

    def __init__(
        self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries, best: Callable[[Sentence, Match], str | None]
    ) -> None:
        """``best``: the key of what a match most likely names."""
        self._page = page
        self._best = best
        self._rows = matches
        self._countries = countries

    def meant(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """Key of the body that a match means in a ``Use.BARE`` sense; None where no state has it or a group does."""
        if self._is_of_a_group(sentence, match):
            return None
        if (held := self._held_by(sentence, match, sense)) is not None:
            return held
        royal = core(sentence.words[match.last]) in lexicon().groups.royal
        state = self._kingdom(sentence) if royal else self._state(sentence, match, sense)
        if state is None or self._is_anothers(sentence, match, state):
            return None
        return self._page.catalogue.bodies.get((state, sense.entity))

    def _kingdom(self, sentence: Sentence) -> str | None:
        """The state with royal forces that the passage is about most."""
        near = self._countries.near(sentence.index)
        return max((state for state in near if state in self._page.catalogue.royal), key=lambda state: near[state], default=None)

    def _state(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """The state whose body a match means."""
        return (
            self._in_state(sentence, match)
            or self._of_press(sentence, match)
            or self._beside(sentence, match)
            or self._of_teller(sentence, match)
            or self._last_named(sentence, match, sense)
            or self._spoken_of_surely(sentence, match, sense)
        )

    def _of_press(self, sentence: Sentence, match: Match) -> str | None:
        """The state whose press tells of "the country", and no other state: "قالت وسائل إعلام إيرانية إن البلاد تعرضت لهجوم"."""
        if core(sentence.words[match.first]) not in lexicon().places.homeland:
            return None
        press = self._page.catalogue.templates.get("media", {})
        before = [o for o in self._rows[sentence.index] if o.last < match.first and not o.inner]
        keys = (self._best(sentence, o) for o in before)
        named = [self._page.catalogue.entities[key] for key in keys if key is not None]
        at = next((n for n, e in enumerate(named) if e.key in press), None)
        state = press[named[at].key] if at is not None else None
        return None if any(e.country not in (None, state) for e in named[at:]) else state

    def _of_teller(self, sentence: Sentence, match: Match) -> str | None:
        """The state that tells what befell soldiers, or whose body tells it; that whose office tells what its own body did.

        "أعلن الجيش التركي مقتل جندي", "قال الجيش إن جنديين أصيبا", "قال مكتب نتنياهو إن الجيش هاجم".
        """
        verb = _telling_verb(sentence, match)
        if verb is None or (match.definite and not sentence.words[match.first].deprel.startswith("nsubj")):
            return None
        for other in self._rows[sentence.index]:
            if other.last < match.first and not other.inner and _is_subject(sentence, other.first, verb):
                if match.definite:
                    return self._at_war(sentence, other)
                named = next((s.entity for s in other.senses if s.use is Use.NAME), None)
                short = next((s for s in other.senses if s.use is Use.BARE and other.definite), None)
                key = named or (self.meant(sentence, other, short) if short else None)
                if key in self._page.catalogue.owners:
                    return self._page.catalogue.owners[key]
        return None

    def _at_war(self, sentence: Sentence, speaker: Match) -> str | None:
        """The state of somebody in office who speaks, where the report has told of it before."""
        entity = self._speaker(speaker)
        state = entity.country if entity is not None else None
        told = state in self._countries.told_by(sentence.index - 1) and self._countries.shares.get(state or "", 0.0) >= _AT_WAR
        return state if told else None

    def _last_named(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """The state with which the same words stood shortly before, where those of the state spoken of were not named.

        "قال الجيش التركي إن ثلاثة قتلوا شمالي العراق. وأضاف الجيش"; for "الجنود" their army: "توغل الجيش الإسرائيلي في بلدة
        سورية. وصادر الجنود هواتف".
        """
        bodies = self._page.catalogue.templates.get(sense.entity, {})
        rows = self._rows[max(0, sentence.index - _SHORTLY) : sentence.index + 1]
        before = [o for row in rows for o in row if row is not rows[-1] or o.last < match.first]
        if sentence.is_title and not match.definite:  # "مقتل جنود في الأردن": "قتل ثلاثة جنود أمريكيين"
            before = [o for o in self._rows[sentence.index + 1] if o.name.startswith(f"{match.name} ")][:1]
        named = [(o, s.entity) for o in before for s in o.senses if s.use is Use.NAME and s.entity in bodies]
        men = match.definite and core(sentence.words[match.first]) in lexicon().groups.members
        alike = [(o, key) for o, key in named if men or o.name.startswith(f"{match.name} ")]
        own = self._page.catalogue.bodies.get((self._spoken_of(sentence, match, sense) or "", sense.entity))
        if not alike or own in {key for _, key in named}:
            return None
        state, since = bodies[alike[-1][1]], before.index(alike[-1][0]) + 1
        turned = (o for o in before[since:] if o in rows[-1] and o.last < match.first)
        return None if any(self._is_of_another(o, state) for o in turned) else state

    def _is_of_another(self, match: Match, state: str) -> bool:
        """Whether a name turns the sentence to another state before the body is named: "وفي بيروت قال الجيش"."""
        told = {self._page.catalogue.entities[s.entity].country for s in match.senses if s.use is not Use.BARE}
        return None not in told and state not in told

    def _spoken_of_surely(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """The same state; none where another one's army stands in it and the passage speaks of that: "صدامات مع الشرطة"."""
        state = self._spoken_of(sentence, match, sense)
        army = self._page.catalogue.bodies.get((state or "", _ARMY))
        body = self._page.catalogue.bodies.get((state or "", sense.entity))
        other = self._page.catalogue.entities[army].country if army is not None else state
        if body is None or other == state or self._page.catalogue.entities[body].country != state:
            return state
        force = self._page.catalogue.entities[body].kind is EntityKind.STATE_FORCE
        rows = self._rows[max(0, sentence.index - _SHORTLY) : sentence.index + 1]
        named = {self._page.catalogue.entities[s.entity].country for row in rows for o in row for s in _told(o)}
        return None if force and other in named else state

    def _spoken_of(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """The state that the passage is about; where it is named only after a body that does something, that of the speaker.

        "قالت الداخلية العراقية إن الاستخبارات اعتقلت قياديا قدم من تركيا".
        """
        best = self._countries.best(sentence.index)
        if not match.definite and best not in self._countries.told_by(sentence.index) and (group := self._group(sentence)):
            return group.country if self._is_at_war_at_home(group, sense) else None
        if not sentence.words[match.first].deprel.startswith("nsubj") or best is None:
            return best
        before = [o for row in self._rows[: sentence.index] for o in row]
        before += [o for o in self._rows[sentence.index] if o.last < match.first]
        if any(best == self._page.catalogue.entities[s.entity].country for o in before for s in _told(o)):
            return best
        own = {e.country for o in self._rows[sentence.index] if o.last < match.first and (e := self._speaker(o)) is not None}
        return own.pop() if len(own) == 1 else best

    def _group(self, sentence: Sentence) -> Entity | None:
        """The first armed group of a state that a sentence names."""
        senses = (s for o in self._rows[sentence.index] for s in o.senses if s.use is Use.NAME)
        named = (self._page.catalogue.entities[s.entity] for s in senses)
        return next((e for e in named if e.kind is EntityKind.ARMED_GROUP and e.country is not None), None)

    def _is_at_war_at_home(self, group: Entity, sense: Sense) -> bool:
        """Whether the soldiers where a group is at home are of another state: those of whom Hamas tells."""
        army = self._page.catalogue.bodies.get((group.country or "", sense.entity))
        return army is not None and self._page.catalogue.entities[army].country != group.country

    def _speaker(self, match: Match) -> Entity | None:
        """The one body, person or state that a match names."""
        named = [self._page.catalogue.entities[s.entity] for s in match.senses if s.use is Use.NAME]
        return named[0] if len(named) == 1 and named[0].kind in _SPEAKERS and named[0].country is not None else None

    def _in_state(self, sentence: Sentence, match: Match) -> str | None:
        """State in which a body is said to be: "النيابة العامة في إسرائيل"; Amman is not Oman."""
        at = match.last + 1
        if at + 1 >= len(sentence.words) or not located(sentence.words, at + 1) or sentence.words[at].upos != "ADP":
            return None
        keys = (self._best(sentence, o) for o in self._rows[sentence.index] if o.first == at + 1 and not o.inner)
        entities = (self._page.catalogue.entities[key] for key in keys if key is not None)
        return next((e.key for e in entities if e.kind is EntityKind.GOVERNMENT), None)

    def _held_by(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        """The body of which the person named right behind has a post: "المتحدث باسم الحكومة راجح بادي", and "باسم الدفاع المدني
        محمود بصل" that of Gaza, which no state has."""
        bodies = self._page.catalogue.templates.get(sense.entity, {})
        posts = self._posts_behind(sentence, match)
        own = sorted(posts & bodies.keys()) or [key for key in sorted(posts) if self._is_called(key, match)]
        return own[0] if len({bodies.get(key, key) for key in own}) == 1 else None

    def _is_called(self, key: str, match: Match) -> bool:
        """Whether a name of an entity begins with the words of a match."""
        return any(fold_name(name)[0].startswith(f"{match.name} ") for name in self._page.catalogue.entities[key].names)

    def _posts_behind(self, sentence: Sentence, match: Match) -> set[str]:
        """The bodies of the persons named right behind a match."""
        at, words = match.last + 1, sentence.words
        while at < len(words) and (core(words[at]) in lexicon().persons.ranks or words[at].text in lexicon().persons.commas):
            at += 1
        named = (o for o in self._rows[sentence.index] if o.first == at and not o.inner)
        persons = [self._page.catalogue.entities[s.entity] for o in named for s in o.senses if s.use is Use.NAME]
        held = {t.object for person in persons for t in person.ties if person.kind is EntityKind.PERSON}
        return held & self._page.catalogue.entities.keys()

    def _is_of_a_group(self, sentence: Sentence, match: Match) -> bool:
        """Whether a body is told to be a group's own: "هيئة الأركان العامة لجماعة الحوثي", "الدفاعات الجوية التابعة للحركة",
        "مجلس شورى الجماعة الإسلامية", "جنود التنظيم" are none of the state's."""
        at, words = match.last + 1, sentence.words
        if not definite(words[match.last]) and at < len(words) and self._is_a_group(sentence, at):
            return True
        at += at < len(words) and core(words[at]) in lexicon().groups.owned
        if at >= len(words):
            return False
        linked = fold(words[at].text).text in lexicon().groups.owner_links - lexicon().groups.partitive
        if not linked and definite(words[match.last]):
            return False
        named = (o for o in self._rows[sentence.index] if o.first == at + linked and not o.inner)
        owners = [self._page.catalogue.entities[s.entity].kind for o in named for s in o.senses if s.use is Use.NAME]
        return owners == [EntityKind.ARMED_GROUP]

    def _is_a_group(self, sentence: Sentence, at: int) -> bool:
        """ "التنظيم", "الحركة": a word that makes an armed group of the name behind it, and no force ("الجيش"), means one that
        was named."""
        heads = lexicon().group_heads.get(core(sentence.words[at]), ()) if definite(sentence.words[at]) else ()
        bodies = (s for o in self._rows[sentence.index] if o.first == at for s in o.senses if s.use is Use.BARE)
        return any(head.kind is EntityKind.ARMED_GROUP for head in heads) and not any(bodies)

    def _is_anothers(self, sentence: Sentence, match: Match, state: str) -> bool:
        """Whether men are told to be of a body that is none of the state's: "جنديان من اليونيفيل", "جنود تابعين للتحالف",
        "جندي أجنبي"."""
        at, words = match.last + 1, sentence.words
        if at < len(words) and words[at].upos == "ADJ" and core(words[at]) in lexicon().groups.foreign:
            return True
        while at < len(words) and core(words[at]) in lexicon().groups.serving:
            at += 1
        if match.definite or at == match.last + 1:
            return False
        starts = {at, at + 1} if at < len(words) and core(words[at]) in lexicon().groups.members else {at}
        named = (self._best(sentence, o) for o in self._rows[sentence.index] if o.first in starts and not o.inner)
        key = next((key for key in named if key is not None), None)
        if key is None:
            return False
        owner = self._page.catalogue.entities[key]
        own = owner.country == state and owner.key in self._page.catalogue.owners
        return owner.kind in _OWNERS and not own

    def _beside(self, sentence: Sentence, match: Match) -> str | None:
        """State of the body that a body is named together with: "الشرطة العراقية والجيش"."""
        before = match.first - 1
        if before < 1 or sentence.words[before].upos != "CCONJ":
            return None
        for other in self._rows[sentence.index]:
            if other.last == before - 1 and not other.inner:
                entities = [self._page.catalogue.entities[s.entity] for s in other.senses if s.use in (Use.NAME, Use.ADJECTIVE)]
                return next((e.country for e in entities if e.kind in _BODIES), None)
        return None


def _told(match: Match) -> list[Sense]:
    """What a match may mean that has a state of its own."""
    return [s for s in match.senses if s.use is not Use.BARE]


def _is_subject(sentence: Sentence, name: int, verb: int) -> bool:
    """Whether a name is the subject of a verb, or whom the subject speaks for ("المتحدث باسم الجيش")."""
    at = sentence.words[name]
    for _ in range(_SPOKEN_FOR):
        if at.deprel.startswith("nsubj") or at.head < 0 or at.deprel not in ("nmod", "flat"):
            break
        at = sentence.words[at.head]
    return at.deprel.startswith("nsubj") and at.head == verb


def _telling_verb(sentence: Sentence, match: Match) -> int | None:
    """The verb that has as its object or clause what befell those whom a match names; None where they are an object of a deed."""
    at = sentence.words[match.first]
    told = False
    while at.head >= 0:
        above = sentence.words[at.head]
        if at.deprel == "ccomp" or (at.deprel == "obj" and above.upos == "VERB" and told):
            return above.index
        if above.upos == "VERB" and not at.deprel.startswith("nsubj"):
            return None
        told |= fold(above.lemma).text in lexicon().groups.losses
        at = above
    return None
