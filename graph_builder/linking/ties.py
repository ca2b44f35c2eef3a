"""What an entry says of other entries, as ties with their times."""

from __future__ import annotations

from graph_builder.linking.schema import ActorEntry, Links, NamedEntry, PersonEntry
from graph_builder.model import Predicate, Tie

_ROLES = {"leads": Predicate.LEADS, "spokesperson": Predicate.SPOKESPERSON_OF, "member": Predicate.PART_OF}


def ties_of(entry: NamedEntry) -> tuple[Tie, ...]:
    """Memberships first, then backers or posts, in the order of the entry."""
    found = _linked(Predicate.PART_OF, entry.part_of)
    if isinstance(entry, ActorEntry):
        found += _linked(Predicate.BACKED_BY, entry.backed_by)
    if isinstance(entry, PersonEntry):
        found += [Tie(_ROLES[p.role], p.of, p.since, p.until, p.title, p.source) for p in entry.posts]
    return tuple(found)


def _linked(predicate: Predicate, links: Links) -> list[Tie]:
    return [Tie(predicate, link.key, link.since, link.until, None, link.source) for link in links]
