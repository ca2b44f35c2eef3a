"""How well a sense of a name fits where the name stands: the sum of named parts, which ``isnad explain`` shows.

Each use of a name (``senses.Use``) has a base and what may be added to it: the state that the passage is about, the word before
the name, what the models took it for, what the document has named. No part, no sense.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph_builder.linking.asked_places import AskedPlaces
from graph_builder.linking.countries import Countries
from graph_builder.linking.last_names import LastNames
from graph_builder.linking.lexicon import folded, lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core, definite
from graph_builder.linking.phrases import describes, is_name, joins
from graph_builder.linking.place_scoring import PlaceScorer
from graph_builder.linking.senses import OF_STATE, Reason, Reasons, Sense, Use, fits, is_adjective
from graph_builder.linking.sides import Sides
from graph_builder.linking.spelling import fold, rules
from graph_builder.linking.surroundings import (
    acts,
    describes_a_man,
    does_as_feminine,
    goes_on,
    in_quotation,
    is_a_branch,
    is_described_site,
    is_no_idafa,
    is_of_another_state,
    is_treated_as_place,
    speaks,
)
from graph_builder.linking.told_names import ToldNames
from graph_builder.model import Entity, EntityKind, Sentence

_INVOLVED = 0.15
"""Nearness of a state whose bodies a passage may mean by their short names."""
_SHORTLY = 5
"""Sentences between the full name of a man and the last one, by which a group is called too."""
_OF_BRANCH = Reason("a short name; the report names a branch of it", 0.6)
_ANOTHER = Reason("a short name; another that is called so has been named", 0.2)
_SPEAKS = Reason("a man of this last name speaks, whom the report named in full", -0.35)
_OWN = Reason("what its own side calls it", 1.0)
_ACTS = Reason("the capital acts here, its government is meant", -0.4)


class Scorer:
    """Weighs the senses of the names of one document."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries, sides: Sides) -> None:
        self._page = page
        self._sides = sides
        self._countries = countries
        self._rows = matches
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        """Entity -> sentences in which its name stands."""
        self._places = AskedPlaces(page, matches, countries)
        self._of_places = PlaceScorer(page, countries, self._places, self._named)
        self._last_names = LastNames(page, countries, self._named)
        self._told = ToldNames(page, matches, countries)
        for sentence, row in zip(page.parsed.sentences, matches, strict=True):
            for match in row:
                for sense in match.senses:
                    named = sense.use is Use.NAME and fits(sense, match) and not is_adjective(sense, sentence, match)
                    named = named and not self._is_within_namesake(match, sense, row)
                    if named and not self._is_everyday(sentence, match, sense):
                        self._name(sense.entity, sentence.index)

    def _is_within_namesake(self, match: Match, sense: Sense, row: Sequence[Match]) -> bool:
        """ "حزب الله العراقي" and "كتائب حزب الله" do not name Lebanon's party."""
        outer = (o for o in row if match.inner and not o.inner and o.first <= match.first and match.last <= o.last)
        names = {s.entity for o in outer for s in o.senses if s.use is Use.NAME and self._entity(s).kind.is_armed}
        return self._entity(sense).kind.is_armed and bool(names) and sense.entity not in names

    def _name(self, entity: str, sentence: int) -> None:
        self._named[entity].append(sentence)
        for above in self._page.catalogue.entities[entity].part_of:
            self._named[above].append(sentence)

    def parts(self, sentence: Sentence, match: Match) -> list[tuple[Sense, Reasons]]:
        """Those whose longer names, told by the report, a match is a part of, and what speaks for them."""
        site = is_described_site(sentence, match) or is_treated_as_place(sentence, match)
        return [] if site and match.first == match.last else self._told.meant(sentence, match)

    def reasons(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        """What speaks for a sense, and against it; the score is the sum. Nothing where the sense is not meant."""
        if not fits(sense, match) and not self._named_loosely(sentence, match, sense):
            return ()
        if self._places.is_elsewhere(sentence, match, sense):
            return ()
        if is_no_idafa(sentence, match, sense) or goes_on(sentence, match) or is_a_branch(sentence, match):
            return ()
        match sense.use:
            case Use.NAME:
                if self._means_otherwise(sentence, match, sense):
                    return ()
                against = [_ACTS] if any(s.use is Use.CAPITAL for s in match.senses) and acts(sentence, match) else []
                against += [_SPEAKS] if self._is_who_spoke(sentence, match, sense) else []
                return (Reason("its name", sense.weight - 0.15), *self._of_places.context(sentence, match, sense), *against)
            case Use.SHORT:
                return self._short(sentence, match, sense)
            case Use.QUOTED:
                return (Reason("its name in quotation marks", 1.0),) if in_quotation(sentence, match) else ()
            case Use.BESIDE:
                return (Reason("its name behind that of another group", 1.0),) if self._joined(sentence, match) else ()
            case Use.OWN:
                return (_OWN,) if self._sides.tells(sentence, match, sense) else ()
            case Use.HEADED:
                return self._of_places.headed(sentence, match, sense)
            case Use.TOWN:
                return self._of_places.town(sentence, match, sense)
            case Use.LAST:
                return self._last_names.reasons(sentence, match, sense)
            case Use.BARE:
                bare = (match.definite or sense.definite is not True) and not self._is_any_adjective(sentence, match)
                return (Reason("body of the state that the passage is about", 0.6),) if bare else ()
            case Use.ADJECTIVE:
                return self._adjective(sentence, match, sense)
            case Use.CAPITAL:
                return (Reason("a capital that acts", 0.9) if acts(sentence, match) else Reason("a capital", 0.35),)
        return ()

    def _means_otherwise(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether the words of a name mean something else where they stand."""
        body = self._entity(sense).kind is EntityKind.STATE_FORCE
        return (
            self._is_another_unit(match, sense)
            or self._is_a_kind(sentence, match, sense)
            or self._is_a_man(sentence, match, sense)
            or self._is_a_member(sentence, match, sense)
            or self._is_a_participle(sentence, match, sense)
            or (body and (describes_a_man(sentence, match) or self._is_another_states(sentence, match, sense)))
            or (any(s.use is Use.BESIDE for s in match.senses) and self._joined(sentence, match))
            or is_adjective(sense, sentence, match)
            or self._is_everyday(sentence, match, sense)
        )

    def _is_any_adjective(self, sentence: Sentence, match: Match) -> bool:
        """ "السياسة الداخلية", "وزير الخارجية": no ministry, as it is in "قالت الداخلية" and "بيان للخارجية"."""
        word = sentence.words[match.first]
        before = sentence.words[match.first - 1] if match.first else None
        minister = before is not None and core(before) in lexicon().persons.ministers
        alone = match.definite and match.first == match.last
        return minister or (alone and word.upos == "ADJ" and not acts(sentence, match))

    def _entity(self, sense: Sense) -> Entity:
        return self._page.catalogue.entities[sense.entity]

    def _named_loosely(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A place's article comes and goes: "الرميلان" and "رميلان"."""
        if sense.use is not Use.NAME or self._entity(sense).kind.is_actor:
            return False
        return is_name(sentence.words[match.first]) or self._places.asked(sentence, match) is not None

    def _is_a_kind(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Without the article, a group's name of noun and adjective is no name ("دولة إسلامية"), but "فصائل مسلحة عراقية" is."""
        if sense.definite is not True or match.definite or match.first == match.last:
            return False
        after = sentence.words[match.first + 1]
        many = sentence.words[match.first].feats.get("Number") == "Plur"
        return after.upos == "ADJ" and not definite(after) and not many and self._entity(sense).kind is EntityKind.ARMED_GROUP

    def _is_a_man(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "إن سوريا طعن ثلاثة" speaks of a Syrian: states are feminine, and the word may be "سوري" in the accusative."""
        word, before = sentence.words[match.first], sentence.words[match.first - 1] if match.first else None
        if before is None or before.upos != "SCONJ" or match.first != match.last:
            return False
        verb = sentence.words[match.first + 1] if match.first + 1 < len(sentence.words) else None
        masculine = verb is not None and verb.upos == "VERB" and verb.feats.get("Gender") == "Masc"
        accusative = word.text.endswith(rules().endings.relational["m"][0] + rules().endings.accusative)
        return masculine and accusative and self._entity(sense).kind is EntityKind.GOVERNMENT

    def _is_a_member(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "أبو سياف القيادي في داعش" is a man, and not the group that is called like him."""
        behind = sentence.words[match.last + 1 : match.last + 2]
        called = bool(behind) and definite(behind[0]) and core(behind[0]) in lexicon().persons.callings | lexicon().persons.posts
        like_a_man = core(sentence.words[match.first]) in lexicon().persons.particles
        return called and like_a_man and self._entity(sense).kind is EntityKind.ARMED_GROUP

    def _is_a_participle(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "موديا بحياة عشرة" is no Modi: a man's name takes no ending of the accusative where it is read as another word."""
        word = sentence.words[match.first]
        alone = match.first == match.last and self._entity(sense).kind is EntityKind.PERSON
        return alone and not is_name(word) and fold(word.text).text != match.name

    def _is_who_spoke(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether a group's name is that of a man whom the report has named in full and who speaks here: "وأضاف الحوثي"."""
        if self._entity(sense).kind is not EntityKind.ARMED_GROUP or not speaks(sentence, match):
            return False
        place = (sentence.index, match.first)
        men = (self._told.last(s.entity, place) for s in match.senses if s.use is Use.LAST and fits(s, match))
        return any(at is not None and sentence.index - at[0] <= _SHORTLY for at in men)

    def _is_another_unit(self, match: Match, sense: Sense) -> bool:
        """Units of many armies have one number: "اللواء السابع" in a report on Gaza is none of Libya's."""
        head, _, number = match.name.partition(" ")
        if not number:
            return False
        numbered = any(h.number for h in lexicon().group_heads.get(head, ()))
        counted = number.split(" ")[0].isdecimal() or number.split(" ")[0] in lexicon().groups.ordinals
        country = self._entity(sense).country if numbered and counted else None
        return country is not None and self._countries.without(match.name, country) <= 0

    def _joined(self, sentence: Sentence, match: Match) -> bool:
        """Whether an armed group stands right before, joined by "و"."""
        at = match.first - 1
        drafts = self._page.drafts[sentence.index]
        return joins(sentence, at) and any(d.last == at - 1 and d.kind is EntityKind.ARMED_GROUP for d in drafts)

    def _short(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        if is_described_site(sentence, match) or self._is_another_states(sentence, match, sense):
            return ()
        if self._stands_with_strangers(sentence, match, sense):
            return ()
        near = self._nearest(sentence, sense)
        if self._told.of_a_branch(sentence, match, sense):
            return (_OF_BRANCH,)
        stands_back = sense.entity not in self._named or is_treated_as_place(sentence, match)
        if self._points_to_another(sentence, match, sense, nearer=not stands_back):
            return (_ANOTHER,)
        group = self._entity(sense).kind.is_armed and self._joined(sentence, match)  # "تنظيم داعش والقاعدة"
        if group and self._entity(sense).country is None:
            return (Reason("its short name behind that of another group", 0.8),)
        if sense.entity in self._named:
            return (Reason("a short name; the report names it in full", 0.85), Reason(OF_STATE, round(0.1 * near, 3)))
        own = match.name in lexicon().own_forces  # "القوات" are no party before it is told
        if own and not self._entity(sense).kind.is_armed:
            return ()
        spoken_of = near > _INVOLVED and self._entity(sense).kind.is_armed and does_as_feminine(sentence, match)
        if spoken_of:  # "شاركت بدر"
            return (Reason("a short name, and what it does is told as of a group", 0.82), Reason(OF_STATE, round(0.1 * near, 3)))
        at_home = near > _INVOLVED
        if self._entity(sense).kind is EntityKind.ARMED_GROUP:  # "الفصائل" are those of the state that the passage is about
            at_home = near > 0.3 and self._countries.best(sentence.index) in self._states(sense)
        known = self._entity(sense).kind is EntityKind.PERSON and is_name(sentence.words[match.first])  # "حفتر"
        if not at_home or not (match.definite or " " in match.name or known):
            return (Reason("a short name of whom the report does not speak", 0.1), Reason(OF_STATE, round(0.1 * near, 3)))
        return (Reason("a short name", 0.35), Reason(OF_STATE, round(0.4 * near, 3)))

    def _stands_with_strangers(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "القوات الأمريكية وقوات التحالف": an alliance that "و" joins to the force of a state in which it is not at home."""
        at = match.first - 1
        if self._entity(sense).kind is not EntityKind.ORGANIZATION or not self._states(sense) or not joins(sentence, at):
            return False
        drafts = [d for d in self._page.drafts[sentence.index] if d.last == at - 1 and d.kind is EntityKind.STATE_FORCE]
        states = {self._page.entities[d.entity].country for d in drafts} - {None}
        return bool(states) and states.isdisjoint(self._states(sense))

    def _points_to_another(self, sentence: Sentence, match: Match, sense: Sense, *, nearer: bool) -> bool:
        """Another that is called so has been named, and ``anaphora.py`` tells which is meant: "الكتائب" after "كتائب القسام".

        ``nearer``: it must have been named later than the one of the sense.
        """
        form = lexicon().short_forms.get(match.name) if match.definite else None
        if form is None:
            return False
        if not nearer:
            named = (key for key, at in self._named.items() if key != sense.entity and min(at) <= sentence.index)
            others = (self._page.catalogue.entities[key] for key in named)
            return any(e.kind in form.kinds and form.heads & folded(e.name_ar.split()) for e in others)
        begun = [key for key in self._told.begun(match.name) if self._page.catalogue.entities[key].kind in form.kinds]
        others_named = [key for key in begun if key != sense.entity]
        return self._told.nearer(sense.entity, others_named, (sentence.index, match.first))

    def _is_another_states(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "القيادة الإيرانية" is not the American one that has been named, nor is "الحرس الثوري الكوبي" Iran's."""
        behind = (o for o in self._rows[sentence.index] if o.first == match.last + 1)
        states = {s.entity for o in behind for s in o.senses if s.use is Use.ADJECTIVE and is_of_another_state(sentence, match)}
        return bool(states) and bool(self._states(sense)) and states.isdisjoint(self._states(sense))

    def _states(self, sense: Sense) -> tuple[str, ...]:
        """The state of an actor, and those in which it acts."""
        country = self._entity(sense).country
        return (*((country,) if country else ()), *self._page.catalogue.acts_in.get(sense.entity, ()))

    def _nearest(self, sentence: Sentence, sense: Sense) -> float:
        return max((self._countries.about(sentence.index, state) for state in self._states(sense)), default=0.0)

    def _adjective(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        if sense.entity in self._page.catalogue.everyday and sense.entity not in self._named:  # "مبلغا ماليا"
            return ()
        described = sentence.words[match.first].upos in ("ADJ", "NOUN", "PROPN", "X")
        return (Reason("the state's adjective", 0.7),) if described else ()

    def _is_everyday(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "مبلغا ماليا" speaks of no Mali."""
        everyday = sense.entity in self._page.catalogue.everyday and describes(sentence.words, match.first)
        return everyday and match.first == match.last and sense.entity not in self._named
