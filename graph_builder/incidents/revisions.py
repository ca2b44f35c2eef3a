"""What one voice counted of the killed or wounded, and what it put in the place of that later.

"قتل شخصان" in the morning and "ارتفعت الحصيلة إلى ثلاثة" in the evening are no "two to three": they are two, then three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from graph_builder.model import Claim, Document, Figure


@dataclass(frozen=True)
class Step:
    """The figures of one moment; several where they are told at once ("ستة أطفال وثلاثة كبار")."""

    figures: tuple[Figure, ...]
    day: date | None
    """The day of the report, where it is known."""


def told_at(document: Document) -> datetime:
    """The moment of a report in UTC; the end of its day where it tells no hour, the end of all days where it tells no day."""
    if document.published_at:
        return document.published_at if document.published_at.tzinfo else document.published_at.replace(tzinfo=UTC)
    if document.published:
        return datetime.combine(document.published, time.max, UTC)
    return datetime.max.replace(tzinfo=UTC)


def moment_of(text: str) -> datetime:
    """The moment in UTC that a person writes: "2024-04-20T14:00", with a zone or in UTC, or a day, which means its end.

    Raises ``ValueError``, which says what is expected.
    """
    try:
        told = datetime.fromisoformat(text.strip())
        day_only = text.strip() == told.date().isoformat()
        if day_only:
            return datetime.combine(told, time.max, UTC)
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("Is not a day like 2024-04-20 or a minute like 2024-04-20T14:00 or 2024-04-20T14:00+03:00.") from error


def steps(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[Step, ...]:
    """The figures of some claims of one voice, the earliest first.

    Of one moment what the text calls an update comes later. A figure told again later is no step: papers go on quoting the first.
    """
    told: dict[tuple[date, datetime, bool], set[Figure]] = defaultdict(set)
    for claim in claims:
        if claim.figure and not claim.negated:
            document = documents[claim.document]
            told[document.published or date.max, told_at(document), claim.figure.update].add(claim.figure)
    found: list[Step] = []
    seen: set[tuple[int | None, ...]] = set()
    for (day, *_), figures in sorted(told.items(), key=lambda item: item[0]):
        new = {_numbers(f): f for f in sorted(figures, key=lambda f: f.value) if _numbers(f) not in seen}
        seen |= new.keys()
        if new:
            found.append(Step(tuple(new.values()), None if day == date.max else day))
    return tuple(found)


def _numbers(figure: Figure) -> tuple[int | None, ...]:
    return figure.value, figure.low, figure.high
