"""Stances towards tellings as claims: who takes each, and in whose words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph_builder.extraction.claims.chains import Chains
from graph_builder.extraction.stances import Stance
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Certainty, Claim, EntityKind, LinkedDocument, Predicate, Span


class StanceMaker:
    """Makes the claims of the stances of one document."""

    def __init__(self, linked: LinkedDocument, chains: Chains, words: Vocabulary, make: Callable[..., Claim]) -> None:
        """``make``: how ``ClaimMaker`` makes one claim."""
        self._chains = chains
        self._words = words
        self._make = make
        self._entities = linked.entities
        self._sentences = linked.parsed.sentences

    def stance(self, key: str, stance: Stance) -> Iterator[Claim]:
        """Claims of one stance towards a telling."""
        words = self._sentences[stance.sentence].words
        first = min([stance.word, *(m.first for m in stance.actors)])
        span = Span(stance.sentence, words[first].start, words[stance.end].end)
        outer = self._chains.at(stance.sentence, stance.word)
        if stance.predicate is Predicate.ACCUSED_OF:
            if outer.disbelieved:  # "استبعد الجيش أن تكون الحركة وراءه"
                return
            chain = self._chains.accuser(stance, outer)
            certain = outer.manner in self._words.roles.claiming and chain.certainty is Certainty.ASSERTED
            for accused in stance.accused:
                own = accused.entity in self._chains.sides(chain)  # "قالت وكالة التنظيم إن منفذ الهجوم من جنوده"
                predicate = Predicate.CLAIMED if own else stance.predicate
                if certain or not own:
                    yield self._make(predicate, accused.entity, key, span, "stance.accused", "verb", 0.9, chain)
            return
        for actor in dict.fromkeys(self.takers(stance)):
            speaker = actor if actor in outer.together else outer.speaker  # "أعلنت واشنطن ولندن عدم مسؤوليتهما"
            chain = replace(outer, speaker=speaker, said_on=self._chains.taken_on(stance, actor, outer))
            yield self._make(
                stance.predicate, actor, key, span, f"stance.{stance.predicate}", "verb", 0.9, chain, what=stance.what
            )

    def takers(self, stance: Stance) -> Sequence[str]:
        """Whose stance it is, named or only speaking, if it is no accusation."""
        outer = self._chains.at(stance.sentence, stance.word)
        actors = [k for m in stance.actors for k in self._chains.takers(stance, m.entity)]
        if not actors and stance.nameless:
            own = self._chains.own_scope(stance)
            actors = [s for s in (own.behalf or own.speaker if own else None,) if s]
        elif not actors:
            said = self._chains.own_scope(stance) or outer  # "نفت الحكومة ذلك ونددت بالهجوم"
            said = said if said.speaker else self._chains.attributed_before(stance) or outer
            actors = [s for s in (said.behalf or said.speaker,) if s and not self._is_outlet(s)]
        if stance.told_of and (official := self._chains.responsible(outer)) and not self._is_outlet(official):
            sided = any(self._chains.speaks_for(outer, a) or self._chains.same_state(outer, a) for a in actors)
            actors = [*actors, official] if sided else []  # who says that others did nothing denies nothing
        return actors

    def _is_outlet(self, entity: str) -> bool:
        return self._entities[entity].kind is EntityKind.MEDIA_OUTLET
