"""Which of its senses a catalogue name has where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import Head, lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core, is_quote
from graph_builder.linking.phrases import located
from graph_builder.linking.senses import Sense, Use
from graph_builder.model import EntityKind, Sentence, Word

_LEAST = 0.3
"""A sense that nothing speaks for is no mention."""
_BIG_TOWN = 0.6
_INVOLVED = 0.15
"""Nearness of a state whose bodies a passage may mean by their short names."""
_FOREIGN = 0.05
"""Nearness of a state that the document does not speak of."""
_BODIES = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})
_SURE_TOWN = 0.7
_MOST_FOR_TOWN = 0.8
"""Below any name that somebody wrote into the catalogue; what speaks for a sure town still tells it from its namesakes."""
_ALL_FOR_TOWN = 2.0
"""More than all signs together give."""


@dataclass(frozen=True)
class Choice:
    """A sense with its score."""

    sense: Sense
    entity: str
    score: float


class Chooser:
    """Scores the senses of the names of one document."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries) -> None:
        self._page = page
        self._countries = countries
        self._rows = matches
        named = [s.entity for row in matches for m in row for s in m.senses if s.use is Use.NAME and _fits(s, m)]
        self._named = set(named) | {p for key in named for p in page.catalogue.entities[key].part_of}

    def choose(self, sentence: Sentence, match: Match) -> list[Choice]:
        """The senses that fit, best first."""
        found = []
        for sense in match.senses:
            score = self._score(sentence, match, sense)
            key = self._entity(sentence, match, sense)
            if key is not None and score >= _LEAST:
                found.append(Choice(sense, key, round(min(score, 1.0), 3)))
        return sorted(found, key=lambda c: (-c.score, -c.sense.weight, c.entity))

    def _entity(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        if sense.use is not Use.BARE:
            return sense.entity
        state = self._beside(sentence, match) or self._countries.best(sentence.index)
        return self._page.catalogue.bodies.get((state, sense.entity)) if state else None

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

    def _score(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        word = sentence.words[match.first]
        if not _fits(sense, match) and not self._named_loosely(sentence, match, sense):
            return 0.0
        match sense.use:
            case Use.NAME:
                return sense.weight - 0.15 + self._context(sentence, match, sense)
            case Use.SHORT:
                return self._short(sentence, match, sense)
            case Use.QUOTED:
                return 1.0 if match.quoted else 0.0
            case Use.HEADED:
                near = self._near(sentence, self._page.catalogue.entities[sense.entity].country)
                fits = near > _FOREIGN and self._headed(sentence, match, sense)
                return 0.8 + self._context(sentence, match, sense) if fits else 0.0
            case Use.TOWN:
                return self._town(sentence, match, sense)
            case Use.LAST:
                return self._last(sentence, match, sense)
            case Use.BARE:
                return 0.6 if match.definite or not sense.definite else 0.0
            case Use.ADJECTIVE:
                return 0.7 if word.upos in ("ADJ", "NOUN", "PROPN", "X") else 0.0
            case Use.CAPITAL:
                return 0.9 if _stands_for_government(sentence, match) else 0.35
        return 0.0

    def _headed(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A word for the kind of place stands before the name: "حي الشعب", but not "جامعة الإمام"."""
        head = place_head(sentence.words, match.first)
        return head is not None and (head.same or head.kind is self._page.catalogue.entities[sense.entity].kind)

    def _named_loosely(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """A place's article comes and goes: "الرميلان" and "رميلان"."""
        kind = self._page.catalogue.entities[sense.entity].kind if sense.use is Use.NAME else None
        place = kind in (EntityKind.REGION, EntityKind.CITY, EntityKind.SITE)
        proper = sentence.words[match.first].upos in ("PROPN", "X")
        return place and (proper or place_head(sentence.words, match.first) is not None)

    def _short(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        entity = self._page.catalogue.entities[sense.entity]
        if sense.entity in self._named:
            return 0.85 + 0.1 * self._near(sentence, entity.country)
        near = self._near(sentence, entity.country)
        group = entity.kind is EntityKind.ARMED_GROUP  # "الفصائل" are those of the state that the passage is about
        at_home = near > 0.3 and entity.country == self._countries.best(sentence.index) if group else near > _INVOLVED
        return 0.35 + 0.4 * near if at_home and (match.definite or " " in match.name) else 0.0

    def _town(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        entity = self._page.catalogue.entities[sense.entity]
        if match.definite and not sense.definite:
            return 0.0
        near = self._near(sentence, entity.country)
        words = sentence.words[match.first : match.last + 1]
        proper = all(w.upos in ("PROPN", "X") for w in words)
        score = 0.0
        if place_head(sentence.words, match.first):
            score += 0.4
        if any(n.label == "LOC" and n.first <= match.first <= n.last for n in sentence.names):
            score += 0.4
        elif any(n.label in ("PERS", "ORG") and n.first <= match.first <= n.last for n in sentence.names):
            score -= 0.3
        known = sense.weight >= _BIG_TOWN and near > 0.1 and (match.definite or located(sentence.words, match.first))
        if known and not proper and words[0].upos == "NOUN":
            score += 0.15
        if proper and (near > 0.05 or sense.weight >= _BIG_TOWN):
            score += 0.2 + (0.1 if located(sentence.words, match.first) else 0.0)
        whole = 0.3 * sense.weight + score + 0.3 * near if score > 0 else 0.0
        if whole <= _SURE_TOWN:
            return whole
        return _SURE_TOWN + (_MOST_FOR_TOWN - _SURE_TOWN) * (whole - _SURE_TOWN) / (_ALL_FOR_TOWN - _SURE_TOWN)

    def _last(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        words = sentence.words
        titled = match.first > 0 and core(words[match.first - 1]) in lexicon().titles
        if sense.entity in self._named:
            return 0.95 if titled or words[match.first].deprel != "amod" else 0.4
        if match.name in lexicon().given_names:
            return 0.0
        person = any(n.label == "PERS" and n.first == match.first == n.last for n in sentence.names)
        near = self._near(sentence, self._page.catalogue.entities[sense.entity].country)
        modifies = words[match.first].deprel == "amod"
        return 0.5 if near > 0.25 and (titled or person) and not modifies else 0.0

    def _context(self, sentence: Sentence, match: Match, sense: Sense) -> float:
        """From -0.1 to 0.25: the state that the passage is about, and the kind of place that a word before the name asks for."""
        entity = self._page.catalogue.entities[sense.entity]
        head = place_head(sentence.words, match.first)
        asked = 0.0 if head is None else 0.1 if entity.kind is head.kind else -0.1
        return 0.15 * self._near(sentence, entity.country) + asked

    def _near(self, sentence: Sentence, country: str | None) -> float:
        return min(self._countries.near(sentence.index).get(country, 0.0), 1.0) if country else 0.0


def _fits(sense: Sense, match: Match) -> bool:
    """Whether the article of a one-word name is as it is known: "القاعدة" is al-Qaeda, "قاعدة" is not."""
    if " " in match.name or sense.use in (Use.ADJECTIVE, Use.TOWN, Use.HEADED, Use.BARE):
        return True
    return sense.definite == match.definite


def place_head(words: Sequence[Word], index: int) -> Head | None:
    """The word right before a name that asks for a place ("قاعدة": a site)."""
    before = index - 1
    while before >= 0 and is_quote(words[before]):
        before -= 1
    heads = lexicon().place_heads.get(core(words[before]), []) if before >= 0 else []
    return heads[0] if heads else None


def _stands_for_government(sentence: Sentence, match: Match) -> bool:
    """A capital that does something is the government: "قالت طهران", but not "مدينة طهران" or "العاصمة العراقية بغداد"."""
    words = sentence.words
    before = [words[i] for i in range(max(match.first - 2, 0), match.first)]
    if located(words, match.first) or any(h.same for w in before for h in lexicon().place_heads.get(core(w), ())):
        return False
    word = words[match.first]
    while word.deprel == "conj" and word.head >= 0:  # "أعلنت واشنطن وتل أبيب"
        word = words[word.head]
    governor = words[word.head] if word.head >= 0 else None
    return word.deprel.startswith("nsubj") and governor is not None and governor.upos == "VERB"
