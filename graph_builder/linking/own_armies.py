"""Groups that call themselves the armed forces of their state: where their known spokesman speaks for "القوات المسلحة", the words
mean the group everywhere in the document.
"""

from __future__ import annotations

from dataclasses import replace

from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Predicate

_OFFICES = frozenset({Predicate.SPOKESPERSON_OF, Predicate.LEADS})


def apply_own_armies(linked: LinkedDocument) -> LinkedDocument:
    """Let an army in the title of a man whom the catalogue knows as a group's mean that group. Linear in the document's length."""
    meant: dict[str, str] = {}
    for person in (m for m in linked.mentions if m.kind is EntityKind.PERSON):
        group = _group_of(linked, linked.entities[person.entity])
        if group is not None:
            meant |= {army.entity: group.key for army in _armies_in(linked, person) if _may_be(linked, army, group)}
    if not meant:
        return linked
    return LinkedDocument(linked.parsed, tuple(_renamed(m, meant) for m in linked.mentions), linked.entities)


def _group_of(linked: LinkedDocument, person: Entity) -> Entity | None:
    """The armed group that a person leads or speaks for by the catalogue, unless he does so for a force too."""
    bodies = [linked.entities[t.object] for t in person.ties if t.predicate in _OFFICES and t.object in linked.entities]
    groups = [b for b in bodies if b.kind is EntityKind.ARMED_GROUP]
    return groups[0] if groups and all(b.kind is not EntityKind.STATE_FORCE for b in bodies) else None


def _armies_in(linked: LinkedDocument, person: Mention) -> list[Mention]:
    """The forces named within a person's title."""
    named = linked.by_sentence[person.sentence]
    return [m for m in named if m.kind is EntityKind.STATE_FORCE and person.first <= m.first and m.last < person.last]


def _may_be(linked: LinkedDocument, army: Mention, group: Entity) -> bool:
    """An army of the group's own state that is no part of the group."""
    force = linked.entities[army.entity]
    return force.country == group.country and group.key not in force.part_of


def _renamed(mention: Mention, meant: dict[str, str]) -> Mention:
    if mention.entity not in meant:
        return mention
    also = ((mention.entity, mention.score), *mention.alternatives)
    return replace(mention, entity=meant[mention.entity], kind=EntityKind.ARMED_GROUP, alternatives=also)
