"""What stands in the title of a man whom the catalogue knows: "القوات المسلحة" is the group whose spokesman he is, and "الحزب"
the party that he leads.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.linking.phrases import points_back
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Predicate

_OFFICES = frozenset({Predicate.SPOKESPERSON_OF, Predicate.LEADS})
_LED = frozenset({EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION})


def apply_titles(linked: LinkedDocument) -> LinkedDocument:
    """Let an army in such a title mean the group everywhere in the document, and a short form the man's own body in the title.
    Linear in the document's length.
    """
    armies: dict[str, Entity] = {}
    short: dict[Mention, Entity] = {}
    for person in (m for m in linked.mentions if m.kind is EntityKind.PERSON and m.last > m.first):
        bodies = _bodies(linked, linked.entities[person.entity])
        titled = [m for m in linked.by_sentence[person.sentence] if person.first <= m.first and m.last < person.last]
        for mention in titled if bodies else ():
            if _is_short_form(linked, mention) and mention.kind in _LED and bodies[0].kind in _LED:
                short[mention] = bodies[0]
            elif (group := _group_called_army(linked, mention, bodies)) is not None:
                armies[mention.entity] = group
    if not armies and not short:
        return linked
    meant = (short.get(m) or armies.get(m.entity) for m in linked.mentions)
    mentions = tuple(m if entity is None else m.meaning(entity) for m, entity in zip(linked.mentions, meant, strict=True))
    return LinkedDocument(linked.parsed, mentions, linked.entities)


def _is_short_form(linked: LinkedDocument, mention: Mention) -> bool:
    """ "الحزب", whether it was read as pointing back or as the short name of a known party."""
    words = linked.parsed.sentences[mention.sentence].words[mention.first : mention.last + 1]
    return mention.witness == "anaphora" or (len(words) == 1 and points_back(words[0]))


def _bodies(linked: LinkedDocument, person: Entity) -> list[Entity]:
    """Whom a person leads or speaks for by the catalogue."""
    return [linked.entities[t.object] for t in person.ties if t.predicate in _OFFICES and t.object in linked.entities]


def _group_called_army(linked: LinkedDocument, army: Mention, bodies: Sequence[Entity]) -> Entity | None:
    """The armed group of a man who has no office in any force, where he is said to have one in an army of the group's state."""
    force = linked.entities[army.entity]
    groups = [b for b in bodies if b.kind is EntityKind.ARMED_GROUP and b.country == force.country and b.key not in force.part_of]
    official = any(b.kind is EntityKind.STATE_FORCE for b in bodies)
    return groups[0] if groups and force.kind is EntityKind.STATE_FORCE and not official else None
