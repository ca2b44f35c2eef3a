"""Counts of killed and wounded that cannot both hold, told from counts that were brought up to date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from graph_builder.incidents.voices import Saying
from graph_builder.model import Contradiction, Figure, Predicate


@dataclass(frozen=True)
class Count:
    """One told count."""

    saying: Saying
    figure: Figure

    @property
    def day(self) -> date:
        """Day of its first report; unknown days count as one."""
        return self.saying.day or date.max


def rival_counts(said: Sequence[Saying]) -> Iterator[Contradiction]:
    """One contradiction for each two voices none of whose counts agree and neither of whom brings the other up to date."""
    victims = Counter(s.claim.document for s in said if s.claim.predicate is Predicate.VICTIM)
    killed, wounded = (_counts(said, p, victims) for p in (Predicate.KILLED, Predicate.WOUNDED))
    for predicate, counts in ((Predicate.KILLED, killed), (Predicate.WOUNDED, wounded)):
        for first, second in combinations(sorted(counts), 2):
            pairs = [(a, b) for a in counts[first] for b in counts[second]]
            died = predicate is Predicate.WOUNDED and _moved(killed, wounded, first, second)
            if died or any(_agree(a, b) for a, b in pairs):
                continue
            a, b = max(pairs, key=lambda p: (p[0].figure.value, p[1].figure.value))
            reason = f"{predicate.value}: {a.figure.value} / {b.figure.value}"
            yield Contradiction(a.saying.claim.key, b.saying.claim.key, reason)


def _counts(said: Sequence[Saying], predicate: Predicate, victims: Mapping[str, int]) -> dict[str, list[Count]]:
    """Voice -> its counts. A report that names the dead counts these only ("اغتالت مسيّرة القيادي"): others may have died too."""
    found: dict[str, list[Count]] = defaultdict(list)
    for saying in said:
        claim = saying.claim
        if claim.predicate is predicate and claim.figure and not claim.negated:
            named_only = claim.speaker is None and claim.figure.value <= victims.get(claim.document, 0)
            figure = replace(claim.figure, high=None) if named_only else claim.figure
            found[saying.voice].append(Count(saying, figure))
    return found


def _agree(a: Count, b: Count) -> bool:
    """Whether two counts may both hold: their ranges touch, one counts only the men of a force and no more than the other, or
    the later one brings the earlier up to date."""
    if _low(a.figure) <= _high(b.figure) and _low(b.figure) <= _high(a.figure):
        return True
    if a.figure.of != b.figure.of:
        part, whole = (a.figure, b.figure) if a.figure.of else (b.figure, a.figure)
        if whole.of or _low(part) <= _high(whole):
            return True
    earlier, later = sorted((a, b), key=lambda c: (c.day, c.figure.update, c.figure.value))
    grew = later.figure.value > earlier.figure.value
    return grew and (later.figure.update or earlier.day < later.day)


def _moved(killed: dict[str, list[Count]], wounded: dict[str, list[Count]], first: str, second: str) -> bool:
    """Whether the fewer wounded of one voice are those who died by its own count ("بعدما توفي أحد الجرحى")."""
    dead = [{k.figure.value for k in killed.get(v, ())} or {0} for v in (first, second)]
    if dead[0] == dead[1]:
        return False
    sums = [{k + w.figure.value for k in dead[n] for w in wounded[v]} for n, v in enumerate((first, second))]
    return bool(sums[0] & sums[1])


def _low(figure: Figure) -> float:
    return float("-inf") if figure.low is None else figure.low


def _high(figure: Figure) -> float:
    return float("inf") if figure.high is None else figure.high
