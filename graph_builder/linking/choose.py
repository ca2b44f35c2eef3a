"""Which of its senses a catalogue name has where it stands: ``scoring.py`` weighs each sense, this picks among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.linking.countries import Countries
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page
from graph_builder.linking.scoring import Scorer
from graph_builder.linking.senses import Reason, Sense, Use
from graph_builder.linking.sides import Sides
from graph_builder.linking.spelling import fold, letters
from graph_builder.linking.stateless import StatelessBodies
from graph_builder.model import Sentence, Word

_LEAST = 0.3
"""A sense that nothing speaks for is no mention."""
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

    def __init__(self, page: Page, matches: Sequence[Sequence[Match]], countries: Countries, sides: Sides) -> None:
        self._page = page
        self._scorer = Scorer(page, matches, countries, sides)
        self._stateless = StatelessBodies(page, matches, countries, self._best)

    def choose(self, sentence: Sentence, match: Match) -> list[Choice]:
        """The senses that fit, best first."""
        word = sentence.words[match.first]
        if match.first == match.last and word.upos in _NO_NAMES:  # "على" is not علي
            return []
        if match.first == match.last and _holds(word, match.name):
            return []
        weighed = [(sense, self._scorer.reasons(sentence, match, sense)) for sense in match.senses]
        found, least = list[Choice](), list[Choice]()
        for sense, reasons in (*weighed, *self._scorer.parts(sentence, match)):
            score = sum(r.value for r in reasons)
            key = self._entity(sentence, match, sense)
            if key is not None and score > 0:
                choices = found if score >= _LEAST else least
                choices.append(Choice(sense, key, round(min(score, 1.0), 3), reasons))
        found.sort(key=_rank)
        return found + sorted((c for c in least if found and c.sense.use is Use.SHORT), key=_rank)

    def _best(self, sentence: Sentence, match: Match) -> str | None:
        return next((choice.entity for choice in self.choose(sentence, match)), None)

    def _entity(self, sentence: Sentence, match: Match, sense: Sense) -> str | None:
        return self._stateless.meant(sentence, match, sense) if sense.use is Use.BARE else sense.entity


def _rank(choice: Choice) -> tuple[float, float, str]:
    return -choice.score, -choice.sense.weight, choice.entity


def _holds(word: Word, name: str) -> bool:
    """Whether a verb only ends like a name: "كسرت" speaks of no سرت."""
    return word.upos == "VERB" and fold(word.text).text != name and letters(word.text).endswith(name)
