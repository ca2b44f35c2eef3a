"""What people decided about pairs of tellings, and which pairs they should look at; what they decided of unknown entities is in
``one_key``.

The log is only added to. For each pair the latest word of each analyst counts; where two analysts differ, NEGATIVE wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_builder.incidents.same import Judge, probability
from graph_builder.model import Doubt, Judgement, Record, Verdict

Pair = tuple[str, str]
_STRENGTH = (Verdict.UNSURE, Verdict.POSITIVE, Verdict.NEGATIVE)


def verdicts(log: Iterable[Judgement], records: Mapping[str, Record]) -> dict[Pair, Verdict]:
    """Pair of telling keys, the smaller first -> verdict. Judgements about tellings that no record holds any more rest.

    ``records`` are given by document.
    """
    told = (
        (
            _telling(judgement.first, judgement.first_start, records),
            _telling(judgement.second, judgement.second_start, records),
            judgement,
        )
        for judgement in log
    )
    return weighed((first, second, judgement) for first, second, judgement in told if first and second)


def weighed(said: Iterable[tuple[str, str, Judgement]]) -> dict[Pair, Verdict]:
    """Pair of keys, the smaller first -> verdict, of judgements each with the two keys that it is about now."""
    latest: dict[tuple[Pair, str], Judgement] = {}
    for first, second, judgement in said:
        place = (min(first, second), max(first, second)), judgement.by
        if first != second and (place not in latest or _age(judgement) > _age(latest[place])):
            latest[place] = judgement
    found: dict[Pair, Verdict] = {}
    for (pair, _), judgement in sorted(latest.items(), key=lambda item: _STRENGTH.index(item[1].verdict)):
        found[pair] = judgement.verdict
    return {pair: found[pair] for pair in sorted(found)}


def _age(judgement: Judgement) -> tuple[object, int]:
    return judgement.at, _STRENGTH.index(judgement.verdict)


def _telling(key: str, start: int, records: Mapping[str, Record]) -> str | None:
    """The telling that has an anchor at this place, whatever its number is now."""
    record = records.get(key.rpartition("#")[0])
    tellings = record.tellings if record else ()
    at = [t.key for t in tellings if any(a.start <= start < max(a.end, a.start + 1) for a in t.anchors)]
    return key if key in at else next(iter(at), None)


def doubts(unsure: Iterable[tuple[Pair, float]], judge: Judge, group_of: Mapping[str, tuple[str, ...]]) -> list[Doubt]:
    """One pair for each two groups (or the weakest within one), biggest change first.

    ``unsure`` are the pairs near the threshold that nobody judged, with their log odds; ``group_of`` gives all that tell the
    same as a telling.
    """
    closest: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[float, Pair]] = {}
    for pair, weight in unsure:
        mine, yours = sorted((group_of[pair[0]], group_of[pair[1]]))
        place = abs(round(probability(weight), 4) - 0.5), pair
        closest[mine, yours] = min(place, closest.get((mine, yours), place))
    found = [_doubt(pair, judge, mine, yours) for (mine, yours), (_, pair) in closest.items()]
    return sorted(found, key=lambda d: (-d.changes, abs(d.score - 0.5), d.first, d.second))


def _doubt(pair: Pair, judge: Judge, mine: Sequence[str], yours: Sequence[str]) -> Doubt:
    decision = judge.decide(*pair)
    changes = len(mine) - 1 if mine == yours else len(mine) * len(yours)
    return Doubt(*pair, round(decision.score, 4), decision.reason, changes)
