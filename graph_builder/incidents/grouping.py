"""Which tellings tell one happening, kept up to date as tellings come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from graph_builder.incidents.blocking import Blocks
from graph_builder.incidents.busy import BusyPlaces
from graph_builder.incidents.cluster import cluster
from graph_builder.incidents.features import Features
from graph_builder.incidents.judgements import doubts
from graph_builder.incidents.neighbours import Neighbours, Pair
from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights
from graph_builder.incidents.world import World
from graph_builder.model import Doubt, Verdict

Group = tuple[str, ...]


class Grouping:
    """The tellings that are there and their groups. ``world`` and ``origin`` must be up to date whenever it changes."""

    def __init__(self, world: World, origin: Mapping[str, str]) -> None:
        self.told: dict[str, Features] = {}
        self.groups: dict[str, Group] = {}
        """Telling -> all that tell the same, itself included."""
        self._judged: dict[Pair, Verdict] = {}
        self._at: dict[str, set[str]] = defaultdict(set)
        self._busy = BusyPlaces((), world)
        self._blocks = Blocks(world, origin)
        self._neighbours = Neighbours()
        self.judge = Judge(self.told, world, origin, self._busy, self._judged)

    def change(
        self, gone: Iterable[str], came: Iterable[Features], judged: Mapping[Pair, Verdict]
    ) -> tuple[set[str], list[Group]]:
        """Take tellings away, by key, and add others: the tellings whose groups were looked at again, and these groups now."""
        left, fresh = set(gone), {f.key: f for f in came}
        touched = left | fresh.keys() | self._replace(left, fresh) | self._judge_again(judged)
        tied = self._neighbours.chained(touched)
        for telling in touched:
            self._neighbours.drop(telling)
        self._neighbours.join(pair for pair, verdict in judged.items() if verdict is Verdict.POSITIVE)
        self.judge.renew()
        least = -weights()["doubt"]
        for pair in self._blocks.pairs(touched):
            odds = self.judge.weigh_over(*pair, least)
            if odds is not None:
                self._neighbours.add(pair, odds)
        looked_at = self._neighbours.chained(t for t in tied if t in self.told)
        agreed = {pair: odds for pair, odds in self._neighbours.pairs(looked_at) if odds >= 0}
        groups = cluster(looked_at, agreed, self.judge, judged)
        for telling in tied:
            self.groups.pop(telling, None)
        self.groups.update((telling, group) for group in groups for telling in group)
        return looked_at | tied, groups

    def doubts(self) -> list[Doubt]:
        """Pairs that a person should look at, biggest change first.

        Nobody is asked of two incidents again by another pair of theirs.
        """
        most = weights()["doubt"]
        near = (pair for pair in self._neighbours.pairs(self.told) if abs(pair[1]) <= most)
        answered = {self._both(pair) for pair in self._judged if self.groups.keys() >= set(pair)}
        unsure = ((pair, odds) for pair, odds in near if pair not in self._judged and not self._is_of(answered, pair))
        return doubts(unsure, self.judge, self.groups)

    def _both(self, pair: Pair) -> tuple[Group, ...]:
        """The groups of two tellings, in their one order."""
        return tuple(sorted(self.groups[telling] for telling in pair))

    def _is_of(self, answered: Container[tuple[Group, ...]], pair: Pair) -> bool:
        """Whether a pair is of two incidents, and of such as were judged."""
        one, other = self._both(pair)
        return one != other and (one, other) in answered

    def _replace(self, gone: set[str], came: Mapping[str, Features]) -> set[str]:
        """The other tellings that must be compared again, since something happens more or less often where they are."""
        for key in gone:
            for place in self.told.pop(key).places:
                self._at[place].discard(key)
        self.told.update(came)
        for key, telling in came.items():
            for place in telling.places:
                self._at[place].add(key)
        busier = self._busy.change(gone, came.values())
        turned = self._blocks.change(gone, came.values())
        return turned.union(*(self._at[place] for place in busier if place in self._at))

    def _judge_again(self, judged: Mapping[Pair, Verdict]) -> set[str]:
        """Take these for all that was judged; the tellings that are there and of which something else was."""
        changed = dict(judged.items() ^ self._judged.items())
        self._judged.clear()
        self._judged.update(judged)
        return {telling for pair in changed for telling in pair if telling in self.told}
