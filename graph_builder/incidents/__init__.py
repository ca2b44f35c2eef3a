"""Claims of many documents to incidents, accounts, contradictions and independence.

Public: ``resolve(records, catalogue_entities) -> Graph``; ``accounts(graph, incident_key) -> tuple[Account, ...]``.
"""

from graph_builder.incidents.accounts import Account, Named, Stance, accounts
from graph_builder.incidents.resolve import resolve

__all__ = ["Account", "Named", "Stance", "accounts", "resolve"]
