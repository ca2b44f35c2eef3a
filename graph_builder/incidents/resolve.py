"""Many records to one graph, whose form does not depend on the order of the records, nor on how many came at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from graph_builder.incidents.resolver import Resolver
from graph_builder.model import Entity, Graph, Judgement, Record

NO_CATALOGUE: Mapping[str, Entity] = MappingProxyType({})


def resolve(
    records: Sequence[Record], catalogue_entities: Mapping[str, Entity] = NO_CATALOGUE, log: Sequence[Judgement] = ()
) -> Graph:
    """The merged view of all records and of what people judged.

    ``catalogue_entities`` (key -> entity) adds containers and memberships that no document tells. A document that is given
    twice counts once.
    """
    resolver = Resolver(catalogue_entities)
    resolver.change(came=records, log=log)
    return resolver.graph()
