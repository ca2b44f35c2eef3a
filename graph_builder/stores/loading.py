"""Writing a view into a store: only what differs from what is there, nodes before relationships, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from cypher import load_statement
from graph_builder.errors import StoreError
from graph_builder.stores.rows import PRIMARY_LABELS, RELATIONSHIP_TYPES, Relationship, Rows

BATCH = 5_000
"""Rows a transaction: enough that the round trip does not count, few enough for a small server's memory."""

Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
T = TypeVar("T")


@dataclass(frozen=True)
class ProjectionReport:
    """What a projection changed. ``unchanged`` says that the store held this very view, so that nothing was compared."""

    unchanged: bool = False
    nodes_written: int = 0
    nodes_removed: int = 0
    relationships_written: int = 0
    relationships_removed: int = 0


class Loader:
    """Brings one store to a view. ``run`` executes one statement as one retried transaction."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def load(self, rows: Rows) -> ProjectionReport:
        """Write what is new or changed and remove what is gone; a view that is there already costs one question.

        The view's digest is taken away first and put back last, so a load that was cut off is done again the next time.
        """
        if self._digest() == rows.digest:
            return ProjectionReport(unchanged=True)
        self._note_digest(None)
        nodes_removed, nodes_written = self._load_nodes(rows)
        relationships_removed, relationships_written = self._load_relationships(rows)
        self._note_digest(rows.digest)
        return ProjectionReport(False, nodes_written, nodes_removed, relationships_written, relationships_removed)

    def _load_nodes(self, rows: Rows) -> tuple[int, int]:
        held = self._held_nodes()
        wanted = {(frozenset(n.labels), n.key) for n in rows.nodes}
        gone: dict[str, list[str]] = {}
        for labels, key in sorted(held.keys() - wanted, key=lambda each: each[1]):
            # also a node whose kind changed: ArcadeDB cannot give a node other labels, so it is made anew
            gone.setdefault(_primary(labels), []).append(key)
        removed = sum(self._remove(load_statement("remove-nodes", LABEL=label), "keys", keys) for label, keys in gone.items())
        written = 0
        for group, nodes in rows.nodes_by_labels().items():
            changed = [n for n in nodes if held.get((frozenset(group), n.key)) != n.properties["digest"]]
            statement = load_statement("nodes", LABELS=":".join(group))
            written += self._write(statement, ({"key": n.key, "props": n.properties} for n in changed))
        return removed, written

    def _load_relationships(self, rows: Rows) -> tuple[int, int]:
        held = self._held_relationships()
        wanted = {(r.type, r.key) for r in rows.relationships}
        gone: dict[tuple[str, str], list[dict[str, str]]] = {}
        for kind, key in sorted(held.keys() - wanted):
            label, source, _ = held[kind, key]
            gone.setdefault((label, kind), []).append({"source": source, "key": key})
        removed = sum(
            self._remove(load_statement("remove-relationships", FROM=label, TYPE=kind), "rows", each)
            for (label, kind), each in gone.items()
        )
        written = 0
        for (source, kind, target), group in rows.relationships_by_ends().items():
            changed = [r for r in group if held.get((kind, r.key), ("", "", None))[2] != r.properties["digest"]]
            statement = load_statement("relationships", FROM=source, TYPE=kind, TO=target)
            written += self._write(statement, map(_row, changed))
        return removed, written

    def _held_nodes(self) -> dict[tuple[frozenset[str], str], str | None]:
        found: dict[tuple[frozenset[str], str], str | None] = {}
        for label in PRIMARY_LABELS:
            for row in self._run(load_statement("stored-nodes", LABEL=label), {}):
                found[frozenset(row["labels"]), row["key"]] = row["digest"]
        return found

    def _held_relationships(self) -> dict[tuple[str, str], tuple[str, str, str | None]]:
        """(type, key) -> primary label and key of the source, digest."""
        found: dict[tuple[str, str], tuple[str, str, str | None]] = {}
        for kind in RELATIONSHIP_TYPES:
            for row in self._run(load_statement("stored-relationships", TYPE=kind), {}):
                found[kind, row["key"]] = (_primary(row["labels"]), row["source"], row["digest"])
        return found

    def _write(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> int:
        written = 0
        for batch in _batches(rows):
            done = self._run(statement, {"rows": batch})[0]["written"]
            if done != len(batch):
                raise StoreError(
                    f"Of {len(batch)} rows the store took {done}.",
                    "Another program writes to this graph; stop it and run the command again.",
                )
            written += len(batch)
        return written

    def _remove(self, statement: str, name: str, rows: Sequence[Any]) -> int:
        return sum(self._run(statement, {name: batch})[0]["removed"] for batch in _batches(rows))

    def _digest(self) -> str | None:
        rows = self._run(load_statement("read-digest"), {})
        return rows[0]["digest"] if rows else None

    def _note_digest(self, digest: str | None) -> None:
        self._run(load_statement("write-digest"), {"digest": digest})


def _row(each: Relationship) -> dict[str, Any]:
    return {"source": each.source, "target": each.target, "key": each.key, "props": each.properties}


def _primary(labels: Iterable[str]) -> str:
    return next(label for label in PRIMARY_LABELS if label in labels)


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
