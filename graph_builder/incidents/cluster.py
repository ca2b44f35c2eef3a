"""Groups tellings by the decisions over pairs, in an order that the tellings' arrival does not change.

The surest pair is joined first. Two groups are joined only where no document would stand in the group with two tellings (a
document that tells two incidents keeps them apart), where no conflict stands between any two of their members, and where the
members on the whole agree: otherwise a vague mention would chain two incidents together.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights


def cluster(tellings: Iterable[str], pairs: Iterable[tuple[str, str]], judge: Judge) -> list[tuple[str, ...]]:
    """Groups of telling keys, each sorted; the groups in order of their first key."""
    group_of = {t: [t] for t in tellings}
    agreed = [(judge.decide(*pair).total, pair) for pair in pairs if judge.decide(*pair).same]
    for _, (first, second) in sorted(agreed, key=lambda a: (-a[0], a[1])):
        mine, yours = group_of[first], group_of[second]
        if mine is not yours and _fit(mine, yours, judge):
            mine.extend(yours)
            for member in yours:
                group_of[member] = mine
    groups = {id(g): tuple(sorted(g)) for g in group_of.values()}
    return sorted(groups.values())


def _fit(mine: list[str], yours: list[str], judge: Judge) -> bool:
    if {judge.document(t) for t in mine} & {judge.document(t) for t in yours}:
        return False
    total = 0.0
    for a in mine:
        for b in yours:
            decision = judge.decide(a, b)
            if decision.vetoed:
                return False
            total += decision.total
    return total >= weights()["cluster_mean"] * len(mine) * len(yours)
