"""Whether two tellings are one happening: a scored decision that says why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from types import MappingProxyType

from graph_builder.incidents.busy import BusyPlaces
from graph_builder.incidents.features import Features
from graph_builder.incidents.nearness import nearness
from graph_builder.incidents.rarity import alike
from graph_builder.incidents.signs import (
    Sign,
    busy_sign,
    date_sign,
    kind_sign,
    most_of_rest,
    party_signs,
    place_sign,
    sign,
    text_signs,
    toll_signs,
)
from graph_builder.incidents.tables import weights
from graph_builder.incidents.world import World
from graph_builder.model import Verdict

JUDGED_SAME, JUDGED_APART = "judged_same", "judged_apart"
VETOES = frozenset({"kind_apart", "date_apart", JUDGED_APART})
"""Signs that nothing outweighs."""
_OPPOSED = VETOES | {
    *("place_apart", "place_beside", "date_neighbour", "date_late", "date_far_report"),
    *("toll_far", "toll_other", "victim_other"),
}
"""Signs that two tellings of one document are two happenings."""
_CERTAIN = 100.0
"""Log odds of what a person decided."""


@dataclass(frozen=True)
class Decision:
    """The signs for and against one pair."""

    signs: tuple[Sign, ...]

    @cached_property
    def total(self) -> float:
        """Log odds that it is one happening: the sum of the signs, less what any pair has against it."""
        return sum(s.value for s in self.signs) - weights()["threshold"]

    @cached_property
    def vetoed(self) -> bool:
        """Whether a conflict rules it out, whatever else agrees."""
        return any(s.name in VETOES for s in self.signs)

    @property
    def same(self) -> bool:
        """Whether the pair is one happening."""
        return not self.vetoed and self.total >= 0

    @property
    def score(self) -> float:
        """0 to 1; 0.5 is the threshold."""
        return probability(self.total)

    @property
    def reason(self) -> str:
        """All signs in words, strongest first."""
        return "; ".join(str(s) for s in sorted(self.signs, key=lambda s: (-abs(s.value), s.name)))


def probability(odds: float) -> float:
    """Of what has these log odds."""
    return 1 / (1 + math.exp(min(-odds, 700)))


class Judge:
    """Decides over pairs of tellings.

    ``told`` are the tellings by key, ``origin`` maps a copied document to the one it copies, ``judged`` a pair to what people
    decided. ``renew`` is to be called where anything of these has changed.
    """

    def __init__(
        self,
        told: Mapping[str, Features],
        world: World,
        origin: Mapping[str, str],
        busy: BusyPlaces,
        judged: Mapping[tuple[str, str], Verdict] = MappingProxyType({}),
    ) -> None:
        self._told = told
        self._world = world
        self._origin = origin
        self._judged = judged
        self._busy = busy
        self.renew()

    def renew(self) -> None:
        """Forget what was worked out."""
        self._near = cache(partial(nearness, self._world))
        self._weighed: dict[tuple[str, str], float] = {}

    def decide(self, first: str, second: str) -> Decision:
        """Decide over two telling keys; the order does not matter."""
        return self._decide(first, second) if first < second else self._decide(second, first)

    def weigh(self, first: str, second: str) -> float:
        """The log odds of a decision, minus infinity where a conflict rules it out; remembered, since decisions take memory."""
        pair = (first, second) if first < second else (second, first)
        if pair not in self._weighed:
            decision = self._decide(*pair)
            self._weighed[pair] = -math.inf if decision.vetoed else decision.total
        return self._weighed[pair]

    def weigh_over(self, first: str, second: str, least: float) -> float | None:
        """As ``weigh``, or ``None`` where that is less than ``least``; most pairs are known to be so by kind, day and place."""
        a, b = self._told[first], self._told[second]
        if (first, second) not in self._judged and not self._copied(a, b):
            decision = Decision(tuple(self._circumstances(a, b)))
            if decision.total + most_of_rest(a, b) < least or decision.vetoed:
                return None
        weight = self.weigh(first, second)
        return weight if weight >= least else None

    def held_apart(self, first: str, second: str) -> bool:
        """Whether a person decided that two tellings are two happenings."""
        return self._judged.get((first, second) if first < second else (second, first)) is Verdict.NEGATIVE

    def told_twice(self, first: str, second: str) -> bool:
        """Whether one document may have told one happening twice, once in full and once in passing.

        Two tellings that both name day and place, or count other dead, are two: a reader who held them for one would have made
        them one. So are two that its words keep apart.
        """
        if self._told_apart(first, second) or any(s.name == "toll_other" for s in self.decide(first, second).signs):
            return False
        return self.weigh(first, second) >= weights()["told_twice"]

    def opposed(self, first: str, second: str) -> bool:
        """Whether what one document tells in both of place, day, victims or tolls speaks for two happenings."""
        return self._told_apart(first, second) or any(s.name in _OPPOSED for s in self.decide(first, second).signs)

    def _told_apart(self, first: str, second: str) -> bool:
        in_full = all(self._told[t].date and self._told[t].places for t in (first, second))
        return in_full or second in self._told[first].apart

    def document(self, telling: str) -> str:
        """The document that holds a telling."""
        return self._told[telling].document

    def _decide(self, first: str, second: str) -> Decision:
        match self._judged.get((first, second)):
            case Verdict.POSITIVE:
                return Decision((Sign(JUDGED_SAME, _CERTAIN, ""),))
            case Verdict.NEGATIVE:
                return Decision((Sign(JUDGED_APART, -_CERTAIN, ""),))
        a, b = self._told[first], self._told[second]
        kind, share = kind_sign(a, b), alike(a.words, b.words) if self._copied(a, b) else 0.0
        if share >= weights()["copy_words"] and kind.name not in VETOES:
            facts = [sign("copy_facts")] if _same_facts(a, b) else []
            return Decision((sign("copy_sentence"), kind, sign("words", f"{share:.0%}", share), *facts))
        found = self._facts(a, b)
        if a.document != b.document and len(found) > 1:
            found += text_signs(a, b, self._world)
        return Decision(tuple(found))

    def _facts(self, a: Features, b: Features) -> list[Sign]:
        """What the two say, their words left out; a veto stands alone."""
        found = self._circumstances(a, b)
        return found if len(found) == 1 else [*found, *party_signs(a, b, self._world), *toll_signs(a, b)]

    def _circumstances(self, a: Features, b: Features) -> list[Sign]:
        """What kind, where and when; a veto stands alone."""
        kind = kind_sign(a, b)
        if kind.name in VETOES:
            return [kind]
        day = date_sign(a, b)
        if day.name in VETOES:
            return [day]
        place = place_sign(a, b, self._near, self._world)
        return [place, day, kind, *busy_sign(place, day, self._busy.days(a.places & b.places))]

    def _copied(self, a: Features, b: Features) -> bool:
        return self._origin.get(a.document, a.document) == self._origin.get(b.document, b.document)


def _same_facts(a: Features, b: Features) -> bool:
    """Whether two reports tell the same of a happening, its day left out."""
    return all(
        getattr(a, name) == getattr(b, name) for name in ("kinds", "places", "targets", "doers", "victims", "killed", "wounded")
    )
