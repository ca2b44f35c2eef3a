"""How well a place's name fits where it stands: towns of the gazetteer, names that need a word for a place before them.

What speaks for a place is the state that the passage is about, the word before the name, what the models took it for, and what
stands beside it.
"""

from __future__ import annotations

from collections.abc import Container

from graph_builder.linking.asked_places import AskedPlaces
from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core
from graph_builder.linking.phrases import is_name, joins, located
from graph_builder.linking.senses import LARGE_TOWN, MIDDLE_TOWN, OF_STATE, Reason, Reasons, Sense, Use
from graph_builder.linking.surroundings import is_struck
from graph_builder.model import Entity, EntityKind, Sentence

_FOREIGN = 0.05
"""Nearness of a state that the document does not speak of."""
_NAMESAKE = 0.45
"""Weight of a town that a larger one of the same name does not outweigh where no state is named."""
_SURE_TOWN = 0.7
_MOST_FOR_TOWN = 0.8
"""Below any name that somebody wrote into the catalogue; what speaks for a sure town still tells it from its namesakes."""
_ALL_FOR_TOWN = 2.0
"""More than all signs together give."""
_HELD = "what holds it is told right behind it"


class PlaceScorer:
    """Weighs the senses of place names of one document."""

    def __init__(self, page: Page, countries: Countries, places: AskedPlaces, named: Container[str]) -> None:
        """``named``: keys of what the document names."""
        self._page = page
        self._countries = countries
        self._places = places
        self._named = named

    def _entity(self, sense: Sense) -> Entity:
        return self._page.catalogue.entities[sense.entity]

    def headed(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        """After a word for its kind ("حي الشعب", not "جامعة الإمام"), beside another place, or once it has been named."""
        if self._is_foreign(sentence, sense) or (sense.definite and not match.definite):
            return ()
        asked = self._places.asked(sentence, match)
        others = (s for s in match.senses if s.use in (Use.NAME, Use.TOWN))
        alone = all(self._is_foreign(sentence, s) for s in others)  # "الجوف" of Yemen, not Libya
        if asked is not None and (asked.kind is self._entity(sense).kind or (asked.same and alone)):
            return (Reason("its name after a word for a place", 0.8), *self.context(sentence, match, sense))
        if self._is_placed(sentence, match, sense):
            return (Reason(_HELD, 0.75), self._state(sentence, sense, 0.15))
        if not alone:
            return ()
        if any(n.label == "LOC" and n.first <= match.first <= n.last for n in sentence.names):
            return (Reason("the model sees a place", 0.65), self._state(sentence, sense, 0.15))
        if self._listed(sentence, match, sense):
            return (Reason("named together with another place", 0.7), self._state(sentence, sense, 0.15))
        if sense.entity in self._named and located(sentence.words, match.first):
            return (Reason("a place that the report has named", 0.7), self._state(sentence, sense, 0.15))
        return ()

    def _is_foreign(self, sentence: Sentence, sense: Sense) -> bool:
        """Whether the passage does not speak of the state of a sense."""
        return self._countries.about(sentence.index, self._entity(sense).country) <= _FOREIGN

    def _listed(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A place of the same state stands right before: "الفلوجة وحديثة"."""
        at = match.first - 1
        if not joins(sentence, at):
            return False
        before = next((d for d in self._page.drafts[sentence.index] if d.last == at - 1), None)
        place = before is not None and not before.kind.is_actor and not before.adjective
        return place and before is not None and self._page.entities[before.entity].country == self._entity(sense).country

    def _is_placed(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A town between a preposition and what holds it: "إلى القائم في الأنبار", but not "النزاع القائم في الأنبار"."""
        before = sentence.words[match.first - 1] if match.first else None
        somewhere = before is not None and (before.upos == "ADP" or core(before) in lexicon().places.beside)
        if self._entity(sense).kind is not EntityKind.CITY:  # "في غومبي بنيجيريا" is the town, not the province
            return False
        return (somewhere or is_struck(sentence, match)) and self._places.is_held(sentence, match, sense)

    def town(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        """A town of the gazetteer, where something beside its name speaks for a place."""
        asked, placed = self._places.asked(sentence, match), self._is_placed(sentence, match, sense)
        strange = (match.definite and sense.definite is False) or self._is_abroad(sentence, match, sense)
        if strange and not placed:
            return ()
        pair = sentence.words[match.first].feats.get("Number") == "Dual"
        common = pair and sense.definite is True and not match.definite
        if (asked is not None and asked.natural) or (common and asked is None):  # "في قريتين" is not "في القريتين"
            return ()
        signs = [*self._signs_of_a_town(sentence, match, sense), *([Reason(_HELD, 0.4)] if placed else [])]
        if sum(s.value for s in signs) <= 0:
            return ()
        size = Reason("a town of this name, by its size", round(0.3 * sense.weight, 3))
        found = (size, *signs, Reason(OF_STATE, round(0.3 * self._near_besides(sentence, match, sense), 3)))
        whole = sum(r.value for r in found)
        if whole <= _SURE_TOWN:
            return found
        most = _SURE_TOWN + (_MOST_FOR_TOWN - _SURE_TOWN) * (whole - _SURE_TOWN) / (_ALL_FOR_TOWN - _SURE_TOWN)
        return (*found, Reason("a town of the gazetteer is never quite sure", round(most - whole, 3)))

    def _is_abroad(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A small town of a state of which nothing else in the report is: "جبل جرة" in Yemen is none of Iran's; but "في درعا" is
        the one town of that name."""
        country = self._entity(sense).country
        spoken_of = self._countries.best(sentence.index) is not None
        alone = country is not None and self._countries.without(match.name, country) <= 0
        alone = alone and country not in self._page.catalogue.acts_in.get(self._countries.best(sentence.index) or "", ())
        lying = {self._entity(s).country for s in match.senses if s.use in (Use.TOWN, Use.HEADED)}
        towns = sum(s.use is Use.TOWN for s in match.senses)
        headed = match.last > match.first and self._places.asked(sentence, match) is not None  # "بلدة تل رفعت"
        only = towns == 1 and len(lying) == 1 and (headed or located(sentence.words, match.first))
        return sense.weight < (MIDDLE_TOWN if only else LARGE_TOWN) and spoken_of and alone

    def _signs_of_a_town(self, sentence: Sentence, match: Match, sense: Sense) -> list[Reason]:
        words = sentence.words[match.first : match.last + 1]
        near = self._near_besides(sentence, match, sense)
        proper, somewhere = all(is_name(w) for w in words), located(sentence.words, match.first)
        labels = {n.label for n in sentence.names if n.first <= match.first <= n.last}
        found = []
        if self._places.asked(sentence, match) is not None:
            found.append(Reason("a word for a place before it", 0.4))
        if "LOC" in labels:
            found.append(Reason("the model sees a place", 0.4))
        elif labels & {"PERS", "ORG"}:
            found.append(Reason("the model sees no place", -0.3))
        sized = sense.weight >= MIDDLE_TOWN
        if sized and near > 0.1 and (match.definite or somewhere) and not proper and words[0].upos == "NOUN":
            found.append(Reason("a town of some size in a state that is spoken of", 0.15))
        if sized and words[0].upos != "VERB" and self._listed(sentence, match, sense):
            found.append(Reason("named together with another place", 0.35))
        if near > 0.1 and is_struck(sentence, match):
            found.append(Reason("what is struck or taken", 0.3))
        if near > 0.1 and match.first and core(sentence.words[match.first - 1]) in lexicon().places.beside:
            found.append(Reason("beside it", 0.3))
        large = sense.weight >= LARGE_TOWN and not self._has_namesake(match, sense)
        if proper and (near > _FOREIGN or large):
            found.append(Reason("the parser sees a name", 0.2))
            found += [Reason("in, to or near it", 0.1)] if somewhere else []
        return found

    def _has_namesake(self, match: Match, sense: Sense) -> bool:
        """Whether a town of some size in another state has the same name: "القنيطرة"."""
        country = self._entity(sense).country
        others = (s for s in match.senses if s.use in (Use.TOWN, Use.NAME, Use.HEADED) and not self._entity(s).kind.is_actor)
        return any(self._entity(s).country != country and s.weight >= _NAMESAKE for s in others)

    def context(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        """From -0.1 to 0.25: the state that the passage is about, and the kind of place that a word before the name asks for."""
        asked, state = self._places.asked(sentence, match), self._state(sentence, sense, 0.15)
        if asked is None:
            return (state,)
        if asked.kind is self._entity(sense).kind:
            return state, Reason("the word before asks for its kind", 0.1)
        return state, Reason("the word before asks for another kind", -0.1)

    def _state(self, sentence: Sentence, sense: Sense, most: float) -> Reason:
        return Reason(OF_STATE, round(most * self._countries.about(sentence.index, self._entity(sense).country), 3))

    def _near_besides(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        country = self._entity(sense).country
        return min(self._countries.near_besides(sentence.index, country, match.name), 1.0) if country else 0.0
