"""Claims of many documents to incidents, accounts, contradictions and independence.

Public: ``resolve(records, catalogue_entities) -> Graph``; ``Resolver``, which keeps such a graph up to date;
``accounts(graph, incident_key) -> tuple[Account, ...]``.
"""

from graph_builder.incidents.accounts import Account, Named, Stance, accounts
from graph_builder.incidents.resolve import resolve
from graph_builder.incidents.resolver import Resolver

__all__ = ["Account", "Named", "Resolver", "Stance", "accounts", "resolve"]
