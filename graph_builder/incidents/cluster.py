"""Groups tellings by the decisions over pairs, in an order that the tellings' arrival does not change.

The surest pair is joined first. Two groups are joined only where no conflict stands between any two of their members, and where
the members on the whole agree: otherwise a vague mention would chain two incidents together. A document that tells two incidents
keeps them apart; yet one document among many that seems to tell the same happening twice is not believed, and its second telling
is left by itself.

What people judged to be one is joined before all else, and what they judged to be two never is; tellings that people joined stand
together against conflicts that the rules see with one of them only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights
from graph_builder.model import Verdict

Group = list[str]
_WITNESSES = 2
"""Other reports that must agree with both tellings of a document."""


def cluster(
    tellings: Iterable[str], agreed: Mapping[tuple[str, str], float], judge: Judge, judged: Mapping[tuple[str, str], Verdict]
) -> list[tuple[str, ...]]:
    """Groups of telling keys, each sorted; the groups in order of their first key.

    ``agreed`` are the pairs that are rather one than two, with their log odds. Tellings that no chain of these, or of what
    people joined, ties together do not touch each other's groups.
    """
    group_of: dict[str, Group] = {t: [t] for t in tellings}
    for first, second in sorted(pair for pair, verdict in judged.items() if verdict is Verdict.POSITIVE and pair[0] in group_of):
        join_judged(group_of, first, second, judged)
    units = {t: tuple(group) for t, group in group_of.items()}
    for _, (first, second) in sorted((-weight, pair) for pair, weight in agreed.items()):
        larger, smaller = sorted((group_of[first], group_of[second]), key=lambda g: (-len(g), min(g)))
        if larger is smaller:
            continue
        strays = _strays(larger, smaller, judge)
        if any(len(units[t]) > 1 for t in strays):
            continue
        joining = [t for t in smaller if t not in strays]
        if len(strays) <= weights()["stray_share"] * len(smaller) and _agree(larger, joining, judge, units):
            larger.extend(joining)
            group_of |= dict.fromkeys(joining, larger) | {t: [t] for t in strays}
    return sorted({tuple(sorted(g)) for g in group_of.values()})


def join_judged(group_of: dict[str, Group], first: str, second: str, judged: Mapping[tuple[str, str], Verdict]) -> None:
    """Joins the groups of two keys where nobody holds any two of their members apart."""
    mine, yours = group_of[first], group_of[second]
    apart = any(judged.get((min(a, b), max(a, b))) is Verdict.NEGATIVE for a in mine for b in yours)
    if mine is not yours and not apart:
        mine.extend(yours)
        group_of |= dict.fromkeys(yours, mine)


def _strays(larger: Group, smaller: Group, judge: Judge) -> set[str]:
    """Members of the smaller group whose document tells them apart from one in the larger."""
    held: dict[str, list[str]] = {}
    for telling in larger:
        held.setdefault(judge.document(telling), []).append(telling)
    return {t for t in smaller if any(not _told_twice(t, o, larger, judge) for o in held.get(judge.document(t), ()))}


def _told_twice(first: str, second: str, group: Group, judge: Judge) -> bool:
    """Whether one document tells one happening in both: by what they say, or since most other reports of it clearly tell both."""
    if judge.told_twice(first, second):
        return True
    rest = [t for t in group if judge.document(t) != judge.document(first)]
    if len(rest) < _WITNESSES or judge.opposed(first, second):
        return False
    least = weights()["told_twice_by_others"]
    return 2 * sum(all(judge.weigh(t, x) >= least for t in (first, second)) for x in rest) > len(rest)


def _agree(mine: Group, yours: Group, judge: Judge, units: Mapping[str, tuple[str, ...]]) -> bool:
    total, pairs = 0.0, 0
    for a in mine:
        for b in yours:
            weight = judge.weigh(a, b)
            if weight > -math.inf:
                total, pairs = total + weight, pairs + 1
            elif judge.held_apart(a, b) or all(judge.weigh(x, y) == -math.inf for x in units[a] for y in units[b]):
                return False
    return total >= weights()["cluster_mean"] * pairs
