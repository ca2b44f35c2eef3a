"""Incidents of a store with all their accounts: only the reports that tell of one, and what these copy, are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from cypher import load_statement
from graph_builder.errors import NotFoundError
from graph_builder.incidents.dossier import Dossier, dossier
from graph_builder.incidents.knowledge import Tie
from graph_builder.incidents.one_key import one_key, under_one_key
from graph_builder.incidents.sheet import Sheet, sheet
from graph_builder.model import Copy, Entity, Predicate, Record
from graph_builder.stores.bolt import Store
from graph_builder.stores.redirects import redirected


def sheet_of(store: Store, incident: str, catalogue: Mapping[str, Entity], as_of: datetime | None = None) -> Sheet:
    """The accounts of an incident, at a moment those that were known then.

    Raises ``NotFoundError`` for a key that no incident has now, or where nothing was known yet.
    """
    return sheet(dossier_of(store, incident, catalogue, as_of), incident)


def current(store: Store, key: str) -> str:
    """The key of the incident that answers to a key, which may be an old one. Raises ``NotFoundError``."""
    found = key if store.named_query("incidents", {"key": key}) else redirected(store, key)
    if found is None:
        raise _unknown(key)
    return found


def dossier_of(store: Store, incident: str, catalogue: Mapping[str, Entity], as_of: datetime | None = None) -> Dossier:
    """The dossier of an incident; see ``sheet_of``."""
    rows = store.run(load_statement("tellings"), incident=incident)
    if not rows:
        raise _unknown(incident)
    documents, copies = _with_originals(store, {row["document"] for row in rows})
    keys = one_key(store.judgements())
    records = [under_one_key(r, keys) for r in store.records_of(sorted(documents | _newer_versions(store, documents)))]
    ties = _ties(store, records, as_of.date() if as_of else None)
    return dossier([row["telling"] for row in rows], records, copies, catalogue, as_of, ties)


def _unknown(incident: str) -> NotFoundError:
    return NotFoundError(f"No incident has the key {incident}.", "`isnad incidents WORDS` and GET /incidents?q=WORDS find keys.")


def _with_originals(store: Store, documents: set[str]) -> tuple[set[str], list[Copy]]:
    """Keys of some reports and of those whose text they go back to, and who copies whom."""
    found, copies, todo = set(documents), list[Copy](), documents
    while todo:
        rows = store.run(load_statement("copies"), documents=sorted(todo))
        copies += [Copy(row["document"], row["original"], row["similarity"]) for row in rows]
        todo = {row["original"] for row in rows} - found
        found |= todo
    return found, copies


def _newer_versions(store: Store, documents: set[str]) -> set[str]:
    """Keys of the texts that publishers put in the place of some reports, and of those that replaced these."""
    found, todo = set[str](), documents
    while todo:
        todo = {row["document"] for row in store.run(load_statement("newer-versions"), documents=sorted(todo))} - found
        found |= todo
    return found


def _ties(store: Store, records: Iterable[Record], until: date | None) -> list[Tie]:
    """What any report tells of the things that some records name, and of all above these: what they belong to and lie in."""
    found, seen = list[Tie](), set[str]()
    todo = {entity.key for record in records for entity in record.entities}
    while todo:
        rows = store.run(load_statement("told-ties"), keys=sorted(todo), until=until)
        found += [Tie(row["subject"], Predicate(row["relation"].lower()), row["object"]) for row in rows]
        seen |= todo
        todo = {tie.object for tie in found} - seen
    return found
