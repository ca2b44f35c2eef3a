"""Pairs of unknown entities that may be one, for people to look at: of one kind, called alike, told of in one state and office.

Nobody but a person joins them. Sources without a name are never asked about: "مصدر أمني" may be anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from graph_builder.incidents.judgements import Pair
from graph_builder.linking.homes import most_of, told_apart
from graph_builder.linking.latin import romanise, sound
from graph_builder.linking.spelling import fold_name
from graph_builder.model import NAMELESS, Doubt, Entity, EntityKind, Graph, Predicate, Record

_ALIKE = 90.0
_LONG_ENOUGH = 6
"""Letters of a name that may be another one's with a letter wrong."""
_WITHIN = 0.9
"""Likeness of a name and one that has more parts between first and last ("راشد الصفيان", "راشد إبراهيم الصفيان")."""
_NAME, _STATE, _OFFICE = 0.6, 0.2, 0.2
"""How much of the score the names, the states of the reports and the offices make."""
_MANY = 50
"""Entities with one word, or one first and last word, in their names; what more have tells nobody from anybody."""
_OFFICES = frozenset({Predicate.LEADS, Predicate.SPOKESPERSON_OF, Predicate.PART_OF})


@dataclass(frozen=True)
class _Unknown:
    """What is told of an entity that no catalogue has."""

    entity: Entity
    parts: tuple[str, ...]
    """Folded parts of its name."""
    reports: frozenset[str]
    states: frozenset[str]
    """Its own, or those that its reports are about."""
    offices: frozenset[str]
    bodies: frozenset[str]
    """What it leads, speaks for or belongs to."""


def alike(graph: Graph) -> list[Doubt]:
    """Pairs that nobody judged, those in most reports first; near linear in the number of entities."""
    unknown = _unknown(graph)
    pairs = _share_a_word(unknown.values()) - graph.judged
    found = (_doubt(unknown[first], unknown[second], graph) for first, second in pairs)
    return sorted((d for d in found if d), key=lambda d: (-d.changes, -d.score, d.first, d.second))


def _unknown(graph: Graph) -> dict[str, _Unknown]:
    reports, states, bodies = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for record in graph.records:
        state = _state(record, graph.entities)
        for key in {m.entity for m in record.mentions}:
            reports[key].add(record.document.key)
            states[key] |= {state} if state else set()
    for told in graph.shortcuts:
        if told.predicate in _OFFICES and not told.negated:
            bodies[told.subject].add(told.object)
    found = {}
    for key, entity in graph.entities.items():
        if entity.origin == "text" and entity.kind is not EntityKind.UNNAMED_SOURCE and NAMELESS not in key:
            parts, (home, office) = tuple(fold_name(entity.name_ar)[0].split()), told_apart(key)
            state = entity.country or home
            own, offices = {state} if state else states[key], {office} if office else set[str]()
            found[key] = _Unknown(entity, parts, *map(frozenset[str], (reports[key], own, offices, bodies[key])))
    return found


def _state(record: Record, entities: Mapping[str, Entity]) -> str | None:
    """The state in which most places of a report lie."""
    named = (entities[m.entity] for m in record.mentions if m.entity in entities)
    return most_of(e.country for e in named if e.country and e.kind.is_place and e.kind is not EntityKind.GOVERNMENT)


def _share_a_word(unknown: Iterable[_Unknown]) -> set[Pair]:
    """Pairs of one kind whose names share a word that few have, or the first and the last, by how they sound."""
    sharing: dict[tuple[EntityKind, str], list[str]] = defaultdict(list)
    for each in unknown:
        heard = [sound(romanise(part)) for part in each.parts]
        for shared in {*heard, " ".join((*heard[:1], *heard[-1:]))}:
            sharing[each.entity.kind, shared].append(each.entity.key)
    return {pair for keys in sharing.values() if len(keys) <= _MANY for pair in combinations(sorted(keys), 2)}


def _doubt(first: _Unknown, second: _Unknown, graph: Graph) -> Doubt | None:
    """The pair with what speaks for it; ``None`` where the names or all that is known differ, or one report tells of both."""
    names, why = _likeness(first, second)
    known = ((first.states, second.states), (first.offices, second.offices), (first.bodies, second.bodies))
    if (
        not names
        or not first.reports.isdisjoint(second.reports)
        or any(one and other and not one & other for one, other in known)
    ):
        return None
    states, offices, bodies = (one & other for one, other in known)
    score = _NAME * names + _STATE * bool(states) + _OFFICE * bool(offices or bodies)
    told = (graph.entities[key].name_en for key in sorted(states | bodies) if key in graph.entities)
    reason = "; ".join([why, *(f"both with {name}" for name in told)])
    changes = len(first.reports) * len(second.reports)
    return Doubt(first.entity.key, second.entity.key, round(score, 4), reason, changes)


def _likeness(first: _Unknown, second: _Unknown) -> tuple[float, str]:
    """How alike two names are, 0 to 1, and in what way; 0 where they are rather two names."""
    mine, yours = sorted((first.parts, second.parts), key=len)
    if mine == yours:
        return 1.0, "the same name"
    if first.entity.kind is EntityKind.PERSON and _within(mine, yours):
        return _WITHIN, "one name within the other"
    if [p for p in mine if p.isdigit()] != [p for p in yours if p.isdigit()]:
        return 0.0, "other numbers"
    written = [" ".join(parts) for parts in (mine, yours)]
    best = max(ratio(*written), ratio(*map(romanise, written)))
    near = best >= _ALIKE and min(map(len, written)) >= _LONG_ENOUGH
    return (best / 100, f"names alike by {best:.0f} %") if near else (0.0, "other names")


def _within(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Whether a name of several parts is another one without some in its middle."""
    rest: Iterator[str] = iter(yours)
    return len(mine) > 1 and (mine[0], mine[-1]) == (yours[0], yours[-1]) and all(part in rest for part in mine)
