"""What sort of place a text asks for before a name ("حي", "قرية"), and whether a place of that name lies somewhere else."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core, definite
from graph_builder.linking.phrases import joins
from graph_builder.linking.place_words import AskedPlace, asked_place
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold, fold_name
from graph_builder.model import EntityKind, Sentence

_QUARTER = 0.1
"""Share of its state's names that a word for a quarter asks for, at the least."""
_OF_PLACES = frozenset({Use.NAME, Use.SHORT, Use.TOWN, Use.HEADED})
_AROUND = frozenset({*_OF_PLACES, Use.CAPITAL})


class AskedPlaces:
    """The places that one document asks for."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries) -> None:
        self._entities = page.catalogue.entities
        self._countries = countries
        self._rows = matches
        self._asked_at: dict[tuple[int, int], AskedPlace] = {}
        """(sentence, first word of a name) -> the kind of place that is asked for right before it, or before its list."""
        for sentence, row in zip(page.parsed.sentences, matches, strict=True):
            self._ask(sentence, row)

    def _ask(self, sentence: Sentence, row: Sequence[Match]) -> None:
        """Note what is asked for before each name; a plural asks for every place of the list after it."""
        lists: dict[int, AskedPlace] = {}
        for match in row:
            asked, at = asked_place(sentence.words, match.first), match.first - 1
            if asked is None and joins(sentence, at):
                asked = lists.get(at - 1)
            if asked is not None:
                self._asked_at[sentence.index, match.first] = asked
                if asked.listed:
                    lists[match.last] = asked

    def asked(self, sentence: Sentence, match: Match) -> AskedPlace | None:
        """The sort of place that the text asks for before a match."""
        return self._asked_at.get((sentence.index, match.first))

    def is_elsewhere(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A quarter or village of a state that the document does not speak of: "حي الخالدية" of Aleppo is not Iraq's."""
        if sense.use not in _OF_PLACES or self._entities[sense.entity].kind.is_actor:
            return False
        headed = match.last > match.first and not definite(sentence.words[match.first])  # "حي الأمين", not "الضاحية الجنوبية"
        within = asked_place(sentence.words, match.first + 1) if headed else None
        asked, country = within or self.asked(sentence, match), self._entities[sense.entity].country
        if within is not None and self._holds_town(sentence, match, sense):
            return False
        if asked is not None and self._is_told_abroad(sentence, match, country):
            return True
        if asked is not None and asked.local >= _QUARTER and self._is_of_another_region(sentence, match, sense):
            return True
        return asked is not None and country is not None and self._countries.without(match.name, country) < asked.local

    def _is_told_abroad(self, sentence: Sentence, match: Match, country: str | None) -> bool:
        """The text puts the place into one of another state: "بلدة المنصورية بمحافظة لحج" is none of Lebanon's."""
        words, at = sentence.words, match.last + 1
        while at < len(words) and words[at].upos == "ADJ":
            at += 1
        if at + 1 >= len(words) or fold(words[at].text).text not in lexicon().places.inside:
            return False
        headed = core(words[at + 1]) in lexicon().place_heads
        around = [o for o in self._rows[sentence.index] if o.first == at + 1 or (headed and o.first == at + 2)]
        places = [self._entities[s.entity] for o in around for s in o.senses if s.use in _AROUND]
        states = {e.key if e.kind is EntityKind.GOVERNMENT else e.country for e in places if e.kind.is_place}
        return bool(states) and None not in states and country is not None and country not in states

    def _is_of_another_region(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether the sentence names places of other governorates of the state alone: "حي الروضة في تعز" is none of Shabwa's."""
        country, told = self._entities[sense.entity].country, set[str]()
        for other in self._rows[sentence.index]:
            named = [s.entity for s in other.senses if s.use in (Use.NAME, Use.TOWN)]
            beside = other.last < match.first or match.last < other.first
            for key in named if beside else []:
                told |= self._within(key) if self._entities[key].country == country else set()
        return bool(told) and self._within(sense.entity).isdisjoint(told)

    def _within(self, key: str) -> set[str]:
        """Names of a place and of those that hold it, below the state, without a word for their kind; nothing for an actor."""
        entities, found = self._entities, set[str]()
        while key in entities and entities[key].kind.is_place and entities[key].kind is not EntityKind.GOVERNMENT:
            for words in (fold_name(name)[0].split() for name in entities[key].names):
                found.add(" ".join(words[1:] if words and words[0] in lexicon().place_heads else words))
            key = entities[key].container or ""
        return found

    def _holds_town(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether a name tells by itself in which state it is: "ضاحية بيروت"."""
        inner = (o for o in self._rows[sentence.index] if match.first < o.first and o.last <= match.last)
        towns = (
            self._entities[s.entity]
            for o in inner
            for s in o.senses
            if s.use in (Use.NAME, Use.TOWN) and s.entity != sense.entity
        )
        return any(e.kind is EntityKind.CITY and e.country == self._entities[sense.entity].country for e in towns)
