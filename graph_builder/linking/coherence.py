"""Whether entries fit together: what they name must exist, be of a fitting kind and lead to no circle; names must tell apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold_name
from graph_builder.model import Entity, EntityKind, Predicate, Tie

Entities = Mapping[str, Entity]


@dataclass(frozen=True)
class Problem:
    """Something that does not fit. ``text`` goes on after the entry's name."""

    entry: str
    """Key of the entry."""
    rule: str
    text: str
    advice: str
    """What to do."""
    severe: bool = True
    """Whether the catalogue cannot be used as it is meant until this is mended."""


def unknown_keys(entities: Entities) -> Iterator[Problem]:
    """Parents, backers, offices, containers and countries that no entry has."""
    for entity in entities.values():
        named = (*entity.part_of, *(t.object for t in entity.ties), *entity.confused_with, entity.container, entity.country)
        for key in dict.fromkeys(k for k in named if k is not None and k not in entities):
            yield Problem(entity.key, "missing", f'names "{key}", which is no key', f'Correct the key, or add an entry "{key}".')


def circles(entities: Entities) -> Iterator[Problem]:
    """Entries that are part of themselves, by whatever way; each circle once."""
    done: set[str] = set()
    for start in entities:
        if start in done:
            continue
        path: list[str] = []
        todo = [(start, 0)]
        while todo:
            key, depth = todo.pop()
            del path[depth:]
            if key in path:
                circle = " -> ".join([*path[path.index(key) :], key])
                yield Problem(key, "circle", f"is in a circle: {circle}", "Remove one part_of or container of the circle.")
            elif key in entities and key not in done:
                path.append(key)
                done.add(key)
                todo += [(parent, depth + 1) for parent in _above(entities[key])]


def _above(entity: Entity) -> list[str]:
    contained = [entity.container] if entity.container and entity.container != entity.key else []
    return [*entity.part_of, *contained]


def of_itself(entities: Entities) -> Iterator[Problem]:
    """Entries that back, lead, hold or are not to be taken for themselves; those that are part of themselves are circles."""
    for entity in entities.values():
        fields = [(t.predicate.value, t.object) for t in entity.ties if t.predicate is not Predicate.PART_OF]
        fields += [("not", key) for key in entity.confused_with]
        if entity.kind is not EntityKind.GOVERNMENT:
            fields.append(("container", entity.container or ""))
        for field, key in fields:
            if key == entity.key:
                yield Problem(entity.key, "itself", f"names itself for {field}", f"Name another entry for {field}, or remove it.")


def wrong_kinds(entities: Entities) -> Iterator[Problem]:
    """A country that is no state, a container that is no place or too small, a membership in a place (which may be led)."""
    for entity in entities.values():
        holds = _is_place if entity.kind is EntityKind.SITE else _holds_towns
        wanted = [("country", entity.country, _is_state), ("container", entity.container, holds)]
        wanted += [(t.predicate.value, t.object, _is_actor) for t in entity.ties if t.predicate is not Predicate.LEADS]
        for field, key, fits in wanted:
            other = entities.get(key) if key else None
            if other is not None and not fits(other):
                yield Problem(
                    entity.key,
                    "kind",
                    f'has "{key}" for {field}, which is a {other.kind.value}',
                    f"Name a fitting entry for {field}.",
                )


def _is_state(entity: Entity) -> bool:
    return entity.kind is EntityKind.GOVERNMENT


def _is_place(entity: Entity) -> bool:
    return entity.kind.is_place


def _holds_towns(entity: Entity) -> bool:
    return entity.kind.is_place and entity.kind is not EntityKind.SITE


def _is_actor(entity: Entity) -> bool:
    return entity.kind.is_actor


def clashes(entities: Entities, names: Mapping[str, Mapping[tuple[str, Use], Sense]], first: Container[str]) -> Iterator[Problem]:
    """Names and acronyms that always mean two entities, neither of which says by ``not`` that it knows of the other.

    ``first``: keys of the entries at which to tell it.
    """
    for folded, senses in names.items():
        always = {s.entity for s in senses.values() if s.use is Use.NAME}
        owners = sorted(always, key=lambda key: (key not in first, key)) if len(always) > 1 else []
        for index, key in enumerate(owners):
            for other in owners[index + 1 :]:
                if not _told_apart(entities[key], entities[other]):
                    yield Problem(
                        key,
                        "clash",
                        f'has the name "{_written(entities[key], folded)}", and so has "{other}"',
                        "Put the name of the less known one under short, or let them name each other under not.",
                    )


def _told_apart(one: Entity, other: Entity) -> bool:
    return other.key in one.confused_with or one.key in other.confused_with


def _written(entity: Entity, folded: str) -> str:
    return next((n for n in entity.names if fold_name(n)[0] == folded), folded)


def double_names(entities: Entities) -> Iterator[Problem]:
    """Two names of an entry that are one by the rules of spelling."""
    for entity in entities.values():
        seen: dict[tuple[str, bool], str] = {}
        for name in entity.names if entity.origin == "catalogue" else ():
            first = seen.setdefault(fold_name(name), name)
            if first != name and not name.isascii():
                yield Problem(
                    entity.key, "double", f'has "{name}" beside "{first}"', "Remove one: spellings follow by rule.", severe=False
                )


def unsourced(entities: Entities) -> Iterator[Problem]:
    """Armed groups whose membership or backing nobody vouches for."""
    for entity in entities.values():
        if entity.kind is not EntityKind.ARMED_GROUP or entity.note:
            continue
        for tie in entity.ties:
            if tie.source is None:
                yield Problem(
                    entity.key,
                    "source",
                    f'is {tie.predicate.value} "{tie.object}" without a source',
                    "Say who tells it: a source at the membership, or a note at the entry.",
                    severe=False,
                )


def shared_posts(entities: Entities, first: Container[str]) -> Iterator[Problem]:
    """Two persons with one office at one time. ``first``: keys of the entries at which to tell it."""
    holders: defaultdict[tuple[str, str], list[tuple[str, Tie]]] = defaultdict(list)
    for entity in entities.values():
        for tie in entity.ties:
            if tie.predicate is Predicate.LEADS and tie.title:
                holders[tie.object, fold_name(tie.title)[0]].append((entity.key, tie))
    for (body, _), held in holders.items():
        held.sort(key=lambda holder: holder[0] not in first)
        for index, (key, tie) in enumerate(held):
            for other, its in held[index + 1 :]:
                if key != other and _overlap(tie, its):
                    yield Problem(
                        key,
                        "post",
                        f'holds the office "{tie.title}" of "{body}" while "{other}" holds it',
                        "Correct the dates: close the earlier one with to.",
                        severe=False,
                    )


def _overlap(one: Tie, other: Tie) -> bool:
    """Whether one begins before the other ends, both ways; a change within a day, month or year is none."""
    return all(
        a.since is not None and (b.until is None or a.since < b.until[: len(a.since)]) for a, b in ((one, other), (other, one))
    )


def lone_umbrellas(entities: Entities) -> Iterator[Problem]:
    """Umbrellas that nobody is a member of."""
    joined = {t.object for e in entities.values() for t in e.ties if t.predicate is Predicate.PART_OF}
    for entity in entities.values():
        if entity.umbrella and entity.key not in joined:
            yield Problem(
                entity.key,
                "umbrella",
                "is an umbrella that no entry is part of",
                "Add it to part_of of a member, with a source; leave it where the members are not known.",
                severe=False,
            )
