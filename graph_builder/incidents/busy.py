"""Where something happens all the time: on how many different days something is told to have happened in a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from graph_builder.incidents.features import Features
from graph_builder.incidents.tables import weights
from graph_builder.incidents.world import World
from graph_builder.model import DatePrecision


class BusyPlaces:
    """Counts days for each place, what happened in a place within it included, as tellings come and go."""

    def __init__(self, told: Iterable[Features], world: World) -> None:
        self._world = world
        self._days: dict[str, Counter[date]] = defaultdict(Counter)
        self._counted: dict[str, tuple[frozenset[str], date]] = {}
        self.most = int(2 ** weights()["place_busy_most"])
        """Days beyond which a place cannot say less: none is counted beyond them."""
        self.change((), told)

    def days(self, places: Iterable[str]) -> int:
        """Days of the busiest of some places."""
        return max((self._of(p) for p in places), default=0)

    def change(self, gone: Iterable[str], came: Iterable[Features]) -> set[str]:
        """Take tellings away, by key, and add others; the places whose number of days is another now."""
        before: dict[str, int] = {}
        for key in gone:
            around, day = self._counted.pop(key, (frozenset(), date.min))
            self._count(around, day, -1, before)
        for telling in came:
            if telling.date and telling.date.precision is DatePrecision.DAY:
                around = frozenset(p for place in telling.places for p in (place, *self._world.places.over(place)))
                self._counted[telling.key] = around, telling.date.first
                self._count(around, telling.date.first, 1, before)
        return {place for place, days in before.items() if days != self._of(place)}

    def _of(self, place: str) -> int:
        return min(len(self._days[place]), self.most) if place in self._days else 0

    def _count(self, places: Iterable[str], day: date, step: int, before: dict[str, int]) -> None:
        for place in places:
            before.setdefault(place, self._of(place))
            self._days[place][day] += step
            if not self._days[place][day]:
                del self._days[place][day]
