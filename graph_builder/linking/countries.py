"""Which states a passage is about: what "الجيش" and "الشرطة" without a name, and towns of one name in two states, depend on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph_builder.linking.catalogue import Catalogue
from graph_builder.linking.matcher import Match
from graph_builder.linking.phrases import describes
from graph_builder.linking.place_words import names_a_street
from graph_builder.linking.senses import LARGE_TOWN, MIDDLE_TOWN, Sense, Use, fits, is_adjective
from graph_builder.linking.spelling import fold
from graph_builder.model import EntityKind, Sentence

# What a name says about the place of the events: a town or governorate says most, an outlet or a person little.
_WEIGHTS = {
    EntityKind.GOVERNMENT: 1.0,
    EntityKind.REGION: 1.5,
    EntityKind.CITY: 1.5,
    EntityKind.SITE: 1.5,
    EntityKind.STATE_FORCE: 0.8,
    EntityKind.ORGANIZATION: 0.6,
    EntityKind.ARMED_GROUP: 0.5,
    EntityKind.PERSON: 0.3,
    EntityKind.MEDIA_OUTLET: 0.0,
    EntityKind.UNNAMED_SOURCE: 0.0,
}
_ADJECTIVE = 0.7
_TITLE = 2.0
_OUTLET = 0.1
"""A paper writes most about its own state."""
_CLEAR = frozenset({Use.NAME, Use.TOWN, Use.CAPITAL, Use.ADJECTIVE})
_ENOUGH = 1.5
"""Weight of names that decide what a sentence is about; fewer leave it to the document."""
_SAME, _BEFORE, _ANYWHERE = 1.0, 0.5, 0.6


class Countries:
    """Weights of the states in a document, near and far."""

    def __init__(
        self, catalogue: Catalogue, matches: Sequence[Sequence[Match]], sentences: Sequence[Sentence], outlet: str | None
    ) -> None:
        self._catalogue = catalogue
        self._by_name: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.last_names = {last for sentence in sentences for last in _last_names(sentence)}
        """Those of the persons whom the model sees by their full names."""
        self._votes: defaultdict[tuple[int, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        """(sentence, name) -> what the name says there about the one state that it may be in."""
        self._rows = [self._count(row, sentence) for row, sentence in zip(matches, sentences, strict=True)]
        self._near: dict[int, dict[str, float]] = {}
        self._whole: defaultdict[str, float] = defaultdict(float)
        for row in self._rows:
            for state, count in row.items():
                self._whole[state] += count
        self._total = sum(self._whole.values())
        self.shares = {state: count / self._total for state, count in self._whole.items() if self._total}
        if outlet is not None:
            self.shares[outlet] = self.shares.get(outlet, 0.0) + _OUTLET

    def near(self, sentence: int) -> dict[str, float]:
        """The states around a sentence: itself most, the one before less, the whole document as a background."""
        if sentence not in self._near:
            self._near[sentence] = self._mix(sentence)
        return self._near[sentence]

    def about(self, sentence: int, state: str | None) -> float:
        """How much the passage around a sentence is about a state, 0 to 1; 0 for none."""
        return min(self.near(sentence).get(state, 0.0), 1.0) if state else 0.0

    def _mix(self, sentence: int) -> dict[str, float]:
        found = {state: _ANYWHERE * share for state, share in self.shares.items()}
        for row, factor in ((sentence, _SAME), (sentence - 1, _BEFORE)):
            counts = self._rows[row] if row >= 0 else {}
            total = max(sum(counts.values()), _ENOUGH)
            for state, count in counts.items():
                found[state] = found.get(state, 0.0) + factor * count / total
        return found

    def near_besides(self, sentence: int, state: str, name: str) -> float:
        """How much a passage is about a state by all names but one: "القنيطرة" alone does not tell that Morocco is meant."""
        rows = ((sentence, _SAME), (sentence - 1, _BEFORE))
        if not any((row, name) in self._votes for row, _ in rows):
            return self.near(sentence).get(state, 0.0)
        others = self._total - sum(self._by_name[name].values())
        share = (self._whole[state] - self._by_name[name][state]) / others if others > 0 else 0.0
        found = _ANYWHERE * share
        for row, factor in rows:
            counts: Mapping[str, float] = self._rows[row] if row >= 0 else {}
            own: Mapping[str, float] = self._votes.get((row, name), {})
            rest = sum(counts.values()) - sum(own.values())
            found += factor * (counts.get(state, 0.0) - own.get(state, 0.0)) / max(rest, _ENOUGH)
        return found

    def best(self, sentence: int) -> str | None:
        """The state that a passage is most about."""
        near = self.near(sentence)
        return max(sorted(near), key=lambda k: near[k]) if near else None

    def told_by(self, sentence: int) -> set[str]:
        """The states of which the document tells up to the end of a sentence."""
        return {state for row in self._rows[: sentence + 1] for state in row}

    def without(self, name: str, state: str | None) -> float:
        """Share of a state among all names of the document but one; 1 where no other name tells of any state."""
        own: Mapping[str, float] = self._by_name.get(name, {})
        others = self._total - sum(own.values())
        return (self._whole.get(state or "", 0.0) - own.get(state or "", 0.0)) / others if others > 0 else 1.0

    def _count(self, matches: Sequence[Match], sentence: Sentence) -> dict[str, float]:
        found: defaultdict[str, float] = defaultdict(float)
        for match in matches:
            if _is_part(match, matches) or names_a_street(sentence.words, match.first):
                continue
            clear = [s for s in match.senses if self._is_clear(s, sentence, match)]
            states = {self._catalogue.entities[s.entity].country for s in clear}
            if len(states) == 1 and (state := states.pop()) is not None:
                weight = self._weight(clear[0]) * (_TITLE if sentence.is_title else 1.0)
                found[state] += weight
                self._by_name[match.name][state] += weight
                self._votes[sentence.index, match.name][state] += weight
        return {state: count for state, count in found.items() if count}

    def _is_clear(self, sense: Sense, sentence: Sentence, match: Match) -> bool:
        if sentence.words[match.first].upos == "ADP" or (sense.use is Use.NAME and not fits(sense, match)):
            return False  # "عند" is not العند
        if sense.use is Use.ADJECTIVE:
            return sense.entity not in self._catalogue.everyday and not self._is_a_person(sentence, match)
        if sense.use is Use.TOWN:
            large = sense.weight >= (MIDDLE_TOWN if len(match.senses) == 1 else LARGE_TOWN)  # where the name means nothing else
            return large and _read_as_place(sentence, match)
        return sense.use in _CLEAR and not is_adjective(sense, sentence, match)

    def _is_a_person(self, sentence: Sentence, match: Match) -> bool:
        """ "وأكد السوداني" in a report that names Mohammed al-Sudani in full; "الجيش السوداني" is Sudan's there too."""
        return match.name in self.last_names and not describes(sentence.words, match.first)

    def _weight(self, sense: Sense) -> float:
        if sense.use is Use.ADJECTIVE:
            return _ADJECTIVE
        return _WEIGHTS[self._catalogue.entities[sense.entity].kind] * (0.5 if sense.use is Use.TOWN else 1.0)


def _last_names(sentence: Sentence) -> Iterator[str]:
    """Last names of the persons whom the model sees by their full names."""
    for name in sentence.names:
        if name.label == "PERS" and name.last > name.first:
            yield fold(sentence.words[name.last].text).text


def _read_as_place(sentence: Sentence, match: Match) -> bool:
    """Whether the parser or the NER model takes the words for a name, or a preposition stands before it."""
    words = sentence.words[match.first : match.last + 1]
    named = any(n.label == "LOC" and n.first <= match.first <= n.last for n in sentence.names)
    before = match.first > 0 and sentence.words[match.first - 1].upos == "ADP"
    return named or all(w.upos in ("PROPN", "X") for w in words) or (before and match.definite)


def _is_part(match: Match, matches: Sequence[Match]) -> bool:
    """Whether a longer name holds it: "رانس" in "وكالة فرانس برس" says nothing about Reims."""
    length = match.last - match.first
    return any(o.first <= match.first and match.last <= o.last and o.last - o.first > length for o in matches)
