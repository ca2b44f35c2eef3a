"""Which of its senses a catalogue name has where it stands: ``scoring.py`` weighs each sense, this picks among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core
from graph_builder.linking.phrases import located
from graph_builder.linking.scoring import Scorer
from graph_builder.linking.senses import Reason, Sense, Use
from graph_builder.linking.spelling import fold, letters
from graph_builder.model import Entity, EntityKind, Sentence, Word

_LEAST = 0.3
"""A sense that nothing speaks for is no mention."""
_BODIES = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})
_SPEAKERS = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.PERSON})
_OWNERS = frozenset({EntityKind.STATE_FORCE, EntityKind.ORGANIZATION, EntityKind.ARMED_GROUP})
_NO_NAMES = frozenset({"ADP", "SCONJ", "CCONJ"})


@dataclass(frozen=True)
class Choice:
    """A sense with its score and what the score is made of."""

    sense: Sense
    entity: str
    score: float
    reasons: tuple[Reason, ...]


class Chooser:
    """Ranks the senses of the names of one document."""

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries) -> None:
        self._page = page
        self._countries = countries
        self._rows = matches
        self._scorer = Scorer(page, matches, countries)

    def choose(self, sentence: Sentence, match: Match) -> list[Choice]:
        """The senses that fit, best first."""
        word = sentence.words[match.first]
        if match.first == match.last and word.upos in _NO_NAMES:  # "على" is not علي
            return []
        if match.first == match.last and _holds(word, match.name):
            return []
        found = []
        for sense in match.senses:
            reasons = self._scorer.reasons(sentence, match, sense)
            score = sum(r.value for r in reasons)
            key = self._entity(sentence, match, sense)
            if key is not None and score >= _LEAST:
                found.append(Choice(sense, key, round(min(score, 1.0), 3), reasons))
        return sorted(found, key=lambda c: (-c.score, -c.sense.weight, c.entity))

    def _entity(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        if sense.use is not Use.BARE:
            return sense.entity
        if self._is_of_a_group(sentence, match):
            return None
        state = self._in_state(sentence, match) or self._beside(sentence, match) or self._spoken_of(sentence, match)
        if state is None or self._is_anothers(sentence, match, state):
            return None
        return self._page.catalogue.bodies.get((state, sense.entity))

    def _spoken_of(self, sentence: Sentence, match: Match) -> str | None:
        """The state that the passage is about; where it is named only after a body that does something, that of the speaker.

        "قالت الداخلية العراقية إن الاستخبارات اعتقلت قياديا قدم من تركيا".
        """
        best = self._countries.best(sentence.index)
        if not sentence.words[match.first].deprel.startswith("nsubj") or best is None:
            return best
        before = [o for row in self._rows[: sentence.index] for o in row]
        before += [o for o in self._rows[sentence.index] if o.last < match.first]
        if any(best == self._page.catalogue.entities[s.entity].country for o in before for s in _told(o)):
            return best
        own = {e.country for o in self._rows[sentence.index] if o.last < match.first and (e := self._speaker(o)) is not None}
        return own.pop() if len(own) == 1 else best

    def _speaker(self, match: Match) -> Entity | None:
        """The one body, person or state that a match names."""
        named = [self._page.catalogue.entities[s.entity] for s in match.senses if s.use is Use.NAME]
        return named[0] if len(named) == 1 and named[0].kind in _SPEAKERS and named[0].country is not None else None

    def _in_state(self, sentence: Sentence, match: Match) -> str | None:
        """State in which a body is said to be: "النيابة العامة في إسرائيل"."""
        at = match.last + 1
        if at + 1 >= len(sentence.words) or not located(sentence.words, at + 1) or sentence.words[at].upos != "ADP":
            return None
        named = (o for o in self._rows[sentence.index] if o.first == at + 1 and not o.inner)
        entities = (self._page.catalogue.entities[s.entity] for o in named for s in o.senses if s.use is Use.NAME)
        return next((e.key for e in entities if e.kind is EntityKind.GOVERNMENT), None)

    def _is_of_a_group(self, sentence: Sentence, match: Match) -> bool:
        """Whether a body is told to be a group's own: "هيئة الأركان العامة لجماعة الحوثي" is none of the state's."""
        at = match.last + 1
        if at >= len(sentence.words) or fold(sentence.words[at].text).text not in lexicon().owner_links - lexicon().partitive:
            return False
        named = (o for o in self._rows[sentence.index] if o.first == at + 1 and not o.inner)
        owners = [self._page.catalogue.entities[s.entity].kind for o in named for s in o.senses if s.use is Use.NAME]
        return owners == [EntityKind.ARMED_GROUP]

    def _is_anothers(self, sentence: Sentence, match: Match, state: str) -> bool:
        """Whether men are told to be of a body that is none of the state's: "جنديان من اليونيفيل", "جنود تابعين للتحالف"."""
        at, words = match.last + 1, sentence.words
        while at < len(words) and core(words[at]) in lexicon().serving:
            at += 1
        if match.definite or at == match.last + 1:
            return False
        starts = {at, at + 1} if at < len(words) and core(words[at]) in lexicon().members else {at}
        named = (self.choose(sentence, o) for o in self._rows[sentence.index] if o.first in starts and not o.inner)
        best = next((choices[0] for choices in named if choices), None)
        if best is None:
            return False
        owner = self._page.catalogue.entities[best.entity]
        own = owner.country == state and owner.key in self._page.catalogue.bodies.values()
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


def _holds(word: Word, name: str) -> bool:
    """Whether a verb only ends like a name: "كسرت" speaks of no سرت."""
    return word.upos == "VERB" and fold(word.text).text != name and letters(word.text).endswith(name)
