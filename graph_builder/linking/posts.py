"""Who held an office on a day, by the posts of the catalogue: "رئيس الوزراء العراقي" in a report of 2015 is Haider al-Abadi."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.spelling import fold_name
from graph_builder.model import Entity, EntityKind, Predicate, Tie


@dataclass(frozen=True)
class Holder:
    """A person and the post."""

    person: str
    tie: Tie


class Posts:
    """The offices of the catalogue, by the state or group that they belong to and by what they are called."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._held: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
        for entity in entities.values():
            for tie in entity.ties if entity.kind is EntityKind.PERSON else ():
                if tie.predicate is not Predicate.PART_OF and tie.title:
                    self._add(entity, tie, entities.get(tie.object))

    def _add(self, person: Entity, tie: Tie, body: Entity | None) -> None:
        title, holder = office(tie.title or ""), Holder(person.key, tie)
        self._held[tie.object, title].append(holder)
        if body is None or body.kind is EntityKind.GOVERNMENT or " " not in title:
            return
        self._held[tie.object, office(title.split()[0])].append(holder)  # "زعيم الحوثيين"
        if body.country and body.kind is not EntityKind.ARMED_GROUP:
            self._held[body.country, title].append(holder)  # "وزير الدفاع الأميركي"

    def holder(self, owner: str, title: str, day: date | None, told: Iterable[str] = ()) -> str | None:
        """The one person who held an office of a state or group on a day; ``None`` where nobody or several may have held it.

        ``title``: folded words of the office. ``told``: persons that the report names: their posts need no sure beginning.
        """
        if day is None:
            return None
        named = set(told)
        found = {
            h.person
            for h in self._held.get((owner, title), ())
            if h.tie.holds_on(day) and (h.tie.since is not None or h.person in named)
        }
        return found.pop() if len(found) == 1 else None


def office(title: str) -> str:
    """An office as it is compared: folded, and one name for those that mean the same ("رئيس الحكومة", "رئيس الوزراء")."""
    folded = fold_name(title)[0]
    return lexicon().same_offices.get(folded, folded)
