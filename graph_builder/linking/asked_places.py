"""What sort of place a text asks for before a name ("حي", "قرية"), and whether a place of that name lies somewhere else."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core, definite
from graph_builder.linking.phrases import joins
from graph_builder.linking.place_words import AskedPlace, asked_place
from graph_builder.linking.senses import LARGE_TOWN, Sense, Use
from graph_builder.linking.spelling import fold_name
from graph_builder.model import EntityKind, Sentence

_QUARTER = 0.1
"""Share of its state's names that a word for a quarter asks for, at the least."""
_WORDS_TO_HOLDER = 6
"""Words behind a name among which what holds the place begins: "الباب ، في ريف محافظة حلب"."""
_OF_PLACES = frozenset({Use.NAME, Use.SHORT, Use.TOWN, Use.HEADED})
_AROUND = frozenset({*_OF_PLACES, Use.CAPITAL})


class AskedPlaces:
    """The places that one document asks for."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries) -> None:
        self._entities = page.catalogue.entities
        self._countries = countries
        self._rows = matches
        self._acts_in = page.catalogue.acts_in
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
        """A quarter or village of a state that the document does not speak of, nor of who acts there: "حي الخالدية" of Aleppo is
        not Iraq's."""
        if sense.use not in _OF_PLACES or self._entities[sense.entity].kind.is_actor:
            return False
        headed = match.last > match.first and not definite(sentence.words[match.first])  # "حي الأمين", not "الضاحية الجنوبية"
        within = asked_place(sentence.words, match.first + 1) if headed else None
        asked, country = within or self.asked(sentence, match), self._entities[sense.entity].country
        if within is not None and self._holds_town(sentence, match, sense):
            return False
        if self._is_told_abroad(sentence, match, country, asked is not None):
            return True
        if asked is not None and asked.local >= _QUARTER and self._is_of_another_region(sentence, match, sense):
            return True
        if asked is None or country is None or (within is None and match.last > match.first and len(match.senses) == 1):
            return False  # "عيتا الشعب" is the one place of that name
        here = (country, *(state for state, others in self._acts_in.items() if country in others))
        return max(self._countries.without(match.name, state) for state in here) < asked.local

    def is_held(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """Whether what holds a place by the catalogue is told right behind it: "الباب بريف حلب الشرقي"."""
        places = lexicon().places
        holders = self._names(list(self._upward(sense.entity))[1:])
        told = self._told_behind(sentence, match, places.inside | places.directions)
        return any(not holders.isdisjoint(self._names([s.entity])) for s in told)

    def _told_behind(self, sentence: Sentence, match: Match, leading: Container[str]) -> list[Sense]:
        """The places that the next place name behind a name may mean, led by one of some words."""
        may_mean: dict[int, list[Sense]] = {}
        for other in self._rows[sentence.index]:
            places = [s for s in other.senses if s.use in _AROUND and self._entities[s.entity].kind.is_place]
            if places:
                may_mean.setdefault(other.first, []).extend(places)
        return next((may_mean[at] for at in _behind(sentence, match, leading) if at in may_mean), [])

    def _is_told_abroad(self, sentence: Sentence, match: Match, country: str | None, asked: bool) -> bool:
        """The text puts the place into one of another state: "بلدة المنصورية بمحافظة لحج" is none of Lebanon's. Where no place is
        asked for, a capital may be a government ("سياسة أنقرة في سوريا"), and only the catalogue's places say where one lies.
        """
        if not asked and any(s.use is Use.CAPITAL for s in match.senses):
            return False
        told = self._told_behind(sentence, match, lexicon().places.inside)
        places = [self._entities[s.entity] for s in told if asked or _is_sure(s)]
        states = {e.key if e.kind is EntityKind.GOVERNMENT else e.country for e in places}
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
        """Names of a place and of those that hold it, below the state; nothing for an actor."""
        return self._names([k for k in self._upward(key) if self._entities[k].kind is not EntityKind.GOVERNMENT])

    def _upward(self, key: str) -> Iterator[str]:
        """A place and those that hold it, the state last; nothing for an actor."""
        while key in self._entities and self._entities[key].kind.is_place:
            yield key
            key = self._entities[key].container or ""

    def _names(self, places: Sequence[str]) -> set[str]:
        """All names of places, without a word for their kind."""
        names = (fold_name(name)[0].split() for key in places for name in self._entities[key].names)
        return {" ".join(words[1:] if words and words[0] in lexicon().place_heads else words) for words in names}

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


def _is_sure(sense: Sense) -> bool:
    """A place that is known by its name alone: one of the catalogue, or a large town."""
    return sense.use is Use.NAME or (sense.use is Use.TOWN and sense.weight >= LARGE_TOWN)


def _behind(sentence: Sentence, match: Match, leading: Container[str]) -> Iterator[int]:
    """Where a name may begin that tells where a place lies: behind one of some words ("في", "شمال") and a word for its kind."""
    words, led = sentence.words, False
    for at in range(match.last + 1, min(len(words), match.last + 1 + _WORDS_TO_HOLDER)):
        if led:
            yield at
        word = core(words[at])
        leads = word in leading
        if not leads and (word not in lexicon().place_heads if led else words[at].upos not in ("ADJ", "PUNCT")):
            return
        led = led or leads
