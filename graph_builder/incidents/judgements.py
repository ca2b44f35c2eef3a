"""What people decided about pairs of tellings, and which pairs they should look at.

The log is only added to. For each pair the latest word of each analyst counts; where two analysts differ, NEGATIVE wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_builder.incidents.same import Judge
from graph_builder.incidents.tables import weights
from graph_builder.model import Doubt, Judgement, Record, Verdict

Pair = tuple[str, str]
_STRENGTH = (Verdict.UNSURE, Verdict.POSITIVE, Verdict.NEGATIVE)


def verdicts(log: Iterable[Judgement], records: Iterable[Record]) -> dict[Pair, Verdict]:
    """Pair of telling keys, the smaller first -> verdict. Judgements about tellings that no record holds any more rest."""
    by_document = {r.document.key: r for r in records}
    latest: dict[tuple[Pair, str], Judgement] = {}
    for judgement in log:
        first = _telling(judgement.first, judgement.first_start, by_document)
        second = _telling(judgement.second, judgement.second_start, by_document)
        if first and second and first != second:
            place = (min(first, second), max(first, second)), judgement.by
            if place not in latest or _age(judgement) > _age(latest[place]):
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


def doubts(pairs: Iterable[Pair], judge: Judge, groups: Iterable[Sequence[str]], judged: Mapping[Pair, Verdict]) -> list[Doubt]:
    """Pairs near the threshold that nobody judged, one for each two groups (or the weakest within one), biggest change first."""
    group_of = {telling: tuple(group) for group in groups for telling in group}
    closest: dict[tuple[tuple[str, ...], tuple[str, ...]], Doubt] = {}
    for first, second in sorted(set(pairs) - set(judged)):
        if abs(judge.weigh(first, second)) > weights()["doubt"]:
            continue
        decision = judge.decide(first, second)
        mine, yours = sorted((group_of[first], group_of[second]))
        changes = len(mine) - 1 if mine == yours else len(mine) * len(yours)
        doubt = Doubt(first, second, round(decision.score, 4), decision.reason, changes)
        known = closest.get((mine, yours))
        if known is None or (abs(doubt.score - 0.5), doubt.first) < (abs(known.score - 0.5), known.first):
            closest[mine, yours] = doubt
    return sorted(closest.values(), key=lambda d: (-d.changes, abs(d.score - 0.5), d.first, d.second))
