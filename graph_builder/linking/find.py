"""Who or what a name may be, and why (``isnad catalogue find``): by its exact spelling, and by names that look or sound alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph_builder.linking.catalogue import Catalogue
from graph_builder.linking.latin import romanise, sound
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import fold_name, shown
from graph_builder.model import Entity, EntityKind

_NEAR = 82.0
"""Least likeness (0 to 100) of a name that is only like the one that is looked for."""
_LEAST = 0.7
"""Likeness below which a name is shown to nobody."""
_SHORT_WORD = 4
_ONLY_HEARD, _WRITTEN = 0.1, 0.1
"""What a name loses that only sounds alike, and what one gains that somebody wrote into the catalogue."""
_WHY = {
    Use.NAME: "is its name",
    Use.SHORT: "is a short name: meant where it, or its country, has been named",
    Use.QUOTED: "is its name within quotation marks only",
    Use.BESIDE: "is its name right behind another group and a conjunction only",
    Use.OWN: "is its name where its own side tells only",
    Use.HEADED: "is its name after a word for a place only",
    Use.TOWN: "is a town of that name: meant where the text speaks of a place",
    Use.LAST: "is the last name: meant where the person has been named, or after a title",
    Use.BARE: "is this body of the state that the report is about",
    Use.ADJECTIVE: "is the state's adjective",
    Use.CAPITAL: "is the capital, which may stand for the government",
}


@dataclass(frozen=True)
class Candidate:
    """Somebody or somewhere that a name may mean."""

    key: str
    """Entity key; for a body of any state ("الجيش") the template's id."""
    kind: str
    name_ar: str
    name_en: str
    country: str | None
    why: str
    score: float
    """0 to 1: weight of an exact name, likeness of another."""
    note: str | None = None


def find(catalogue: Catalogue, name: str, limit: int = 10) -> list[Candidate]:
    """Candidates, best first: exact names by their weight, then names that are like it in letters or in sound."""
    found: dict[str, Candidate] = {}
    for candidate in (*_exact(catalogue, name), *_alike(catalogue, name, limit)):
        found.setdefault(candidate.key, candidate)
    return list(found.values())[:limit]


def _exact(catalogue: Catalogue, name: str) -> list[Candidate]:
    found, plain = [], shown(name)
    for sense in catalogue.senses(name):
        why = f"“{plain}” {_WHY[sense.use]}" + (f" ({sense.tone})" if sense.tone else "")
        if sense.use is Use.BARE:
            example = catalogue.entities[next(key for (_, template), key in catalogue.bodies.items() if template == sense.entity)]
            found.append(
                Candidate(sense.entity, example.kind.value, plain, f"{sense.entity} of a state", None, why, sense.weight)
            )
        else:
            found.append(_candidate(catalogue.entities[sense.entity], why, sense.weight))
    return sorted(found, key=lambda c: -c.score)


def _candidate(entity: Entity, why: str, score: float) -> Candidate:
    return Candidate(
        entity.key, entity.kind.value, entity.name_ar, entity.name_en, entity.country, why, round(score, 2), entity.note
    )


def _alike(catalogue: Catalogue, name: str, limit: int) -> list[Candidate]:
    folded = fold_name(name)[0]
    senses = {n: kept for n, all_ in catalogue.matcher.names().items() if (kept := [s for s in all_ if s.use is not Use.BARE])}
    written = [
        _candidate(catalogue.entities[sense.entity], f"“{other}” is written like it", score / 100)
        for other, score in _nearest(folded, list(senses), limit)
        for sense in senses[other]
    ]
    heard = [c for c in _heard(catalogue, romanise(name), limit) if c.score >= _LEAST]
    return sorted((*written, *heard), key=lambda c: -c.score)


def _heard(catalogue: Catalogue, latin: str, limit: int) -> list[Candidate]:
    """Entities whose name, or a person's part of it, sounds like a Latin one; among these the letters decide."""
    spoken: dict[str, list[tuple[str, Entity]]] = {}
    for entity in catalogue.entities.values():
        for name in _latin_names(entity):
            spoken.setdefault(sound(name), []).append((name, entity))
    found = []
    for other, score in _nearest(sound(latin), list(spoken), limit):
        for name, entity in spoken[other]:
            letters = fuzz.ratio(latin.casefold(), name.casefold())
            known = _WRITTEN if entity.origin == "catalogue" else 0.0
            found.append(_candidate(entity, f"“{name}” sounds like it", (score + letters) / 200 - _ONLY_HEARD + known))
    return found


def _latin_names(entity: Entity) -> set[str]:
    whole = {romanise(entity.name_ar), entity.name_en}
    parts = {w for n in whole for w in n.split() if len(w) > _SHORT_WORD} if entity.kind is EntityKind.PERSON else set()
    return whole | parts


def _nearest(name: str, names: Sequence[str], limit: int) -> list[tuple[str, float]]:
    hits = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit) if name else []
    return [(other, score) for other, score, _ in hits]
