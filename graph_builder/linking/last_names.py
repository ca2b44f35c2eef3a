"""Whom a last name alone means: who was named in full, leads a group that is named, or is of the state that is spoken of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_builder.linking.countries import Countries
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import Page, core
from graph_builder.linking.phrases import is_name
from graph_builder.linking.senses import Reason, Reasons, Sense, Use
from graph_builder.linking.spelling import fold_words
from graph_builder.model import EntityKind, Predicate, Sentence

_FADING, _FADED = 0.005, 15
"""What a last name loses with each sentence since the person was named, and after how many it loses no more."""


class LastNames:
    """Weighs them in one document. ``named``: entity -> sentences in which its name stands."""

    def __init__(self, page: Page, countries: Countries, named: Mapping[str, Sequence[int]]) -> None:
        self._entities = page.catalogue.entities
        self._day = page.parsed.document.published
        self._countries = countries
        self._named = named

    def reasons(self, sentence: Sentence, match: Match, sense: Sense) -> Reasons:
        """What speaks for a person of whom the text tells the last name only."""
        words = sentence.words
        if self._has_another_first_name(sentence, match, sense):
            return ()
        titled = match.first > 0 and core(words[match.first - 1]) in lexicon().persons.titles
        modifies = words[match.first].deprel == "amod"
        if sense.entity in self._named:
            since = min((sentence.index - s for s in self._named[sense.entity] if s <= sentence.index), default=_FADED)
            faded = Reason("sentences since the person was named", -_FADING * min(since, _FADED))
            return (Reason("last name of a person whom the report names", 0.95 if titled or not modifies else 0.4), faded)
        if (
            match.name in lexicon().persons.given_names
            or match.name in self._countries.last_names
            or self._may_be_a_namesake(match, sense)
        ):
            return ()
        person = any(n.label == "PERS" and n.first == match.first == n.last for n in sentence.names)
        if modifies or not (titled or person or _speaks(sentence, match)):
            return ()
        if self._leads_a_named_group(sense):
            return (Reason("last name of the leader of a group that the report names", 0.5),)
        near = self._countries.about(sentence.index, self._entities[sense.entity].country) if titled or person else 0.0
        return (Reason("last name of a person of the state that the passage is about", 0.5),) if near > 0.25 else ()

    def _leads_a_named_group(self, sense: Sense) -> bool:
        """Whether a person leads, on the day of the report, an armed group that it names: "الظواهري" where القاعدة is told."""
        ties = self._entities[sense.entity].ties
        led = [t.object for t in ties if t.predicate is Predicate.LEADS and t.holds_on(self._day)]
        return any(key in self._named and self._entities[key].kind is EntityKind.ARMED_GROUP for key in led)

    def _may_be_a_namesake(self, match: Match, sense: Sense) -> bool:
        """Of several unnamed persons of a state with one last name, only who alone holds an office is meant."""
        country = self._entities[sense.entity].country
        called = (self._entities[s.entity] for s in match.senses if s.use is Use.LAST)
        alike = [e for e in called if e.country == country]
        leading = {e.key for e in alike if any(t.predicate is Predicate.LEADS and t.holds_on(self._day) for t in e.ties)}
        return len(alike) > 1 and leading != {sense.entity}

    def _has_another_first_name(self, sentence: Sentence, match: Match, sense: Sense) -> bool:
        """ "مايكل براون" is no mention of a Charles Brown: a name before the last name that is none of the person's."""
        at = match.first - 1
        while at > 1 and core(sentence.words[at - 1]) in lexicon().persons.particles:
            at -= 2  # "محمد بن سلمان" بن عبد العزيز
        if at < 0 or core(sentence.words[at]) in lexicon().persons.titles:
            return False
        named = any(n.label == "PERS" and n.first <= at and match.first <= n.last for n in sentence.names)
        word = sentence.words[at]
        joined = is_name(word) and sentence.words[match.first].head == at and sentence.words[match.first].deprel == "flat"
        if not (named or joined) or word.upos in ("CCONJ", "ADP", "PUNCT"):
            return False
        parts = {text for name in self._entities[sense.entity].names for text, _, _ in fold_words(name.split())}
        return core(word) not in parts


def _speaks(sentence: Sentence, match: Match) -> bool:
    """Whether a name is the subject of a verb right before it: "هدد الظواهري"."""
    word, before = sentence.words[match.first], sentence.words[max(match.first - 1, 0)]
    return word.deprel.startswith("nsubj") and word.head == before.index and before.upos == "VERB"
