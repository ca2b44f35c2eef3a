"""Loading a view into a store: what changed is written in bulk, sorted and counted; what is gone is removed."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from cypher import load_statement
from graph_builder.errors import StoreError
from graph_builder.stores.held import Edge, HeldRows, Run, held_of_documents, held_shortcuts, held_tellers, held_units
from graph_builder.stores.plan import Changes, Plan, Step, find_changes
from graph_builder.stores.projection import FORM, View
from graph_builder.stores.rows import Node, Ref, Relationship, Unit

ROWS = 10_000
"""Rows a transaction: enough that the round trips do not count, few enough for a small server's memory."""

NARROW = ("Claim", "Sentence", "Document", "Incident")
"""Labels of nodes that have few relationships, fewest first. An actor or a place may have any number."""

INSTANTS = ("reported_at", "published_at")
"""Properties that the statements for nodes take from a list of instants."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Transact(Protocol):
    """Does some work in one transaction, again where the store asks for it (a deadlock, a change of leader)."""

    def __call__(self, work: Callable[[Run], T]) -> T:
        """The result of the work."""
        ...


@dataclass(frozen=True)
class ProjectionReport:
    """What a load changed. ``unchanged`` says that the store held this very view, so that nothing was compared."""

    unchanged: bool = False
    nodes_written: int = 0
    nodes_removed: int = 0
    relationships_written: int = 0
    relationships_removed: int = 0

    def __add__(self, other: ProjectionReport) -> ProjectionReport:
        return ProjectionReport(
            self.unchanged and other.unchanged,
            self.nodes_written + other.nodes_written,
            self.nodes_removed + other.nodes_removed,
            self.relationships_written + other.relationships_written,
            self.relationships_removed + other.relationships_removed,
        )


class Loader:
    """Brings one store to a view. ``run`` executes one statement as one retried transaction, ``transact`` several."""

    def __init__(self, run: Run, transact: Transact) -> None:
        self._run = run
        self._transact = transact
        self._load = secrets.token_hex(8)

    def load(self, view: View) -> ProjectionReport:
        """Write what is new or changed and remove what is gone; a view that is there already costs one question.

        The view's digest is taken away first and put back last, so a load that was cut off is done again the next time. Raises
        ``StoreError`` where another load begins meanwhile.
        """
        held = self._run(load_statement("read-digest"), {})
        if held and held[0]["digest"] == view.digest:
            return ProjectionReport(unchanged=True)
        self._run(load_statement("begin-load"), {"load": self._load, "form": FORM})
        changes = find_changes(view, held_units(self._run))
        tellers = held_tellers(self._run, (key for key in changes.documents if Ref("Document", key) in changes.held))
        stored = held_shortcuts(self._run, (owner for owner in changes.shared if owner in changes.held))
        plan = Plan(view, changes, tellers, stored, ROWS)
        report = ProjectionReport()
        for number, step in enumerate(plan.steps):
            units = [plan.document(view.unit(ref), number) for ref in map(_document, step.documents) if ref in view.digests]
            step.relationships += map(view.told, step.told)
            for part in step.parts(ROWS):
                report += self._transact(_Work(self._load, changes, part, units))
            plan.steps[number] = Step()  # what was written need not be kept
        self._transact(self._end(view))
        return report

    def _end(self, view: View) -> Callable[[Run], None]:
        def work(run: Run) -> None:
            _hold(run, self._load)
            run(load_statement("end-load"), {"digest": view.digest, "form": FORM, **view.checks})

        return work


@dataclass(frozen=True)
class _Work:
    """What one transaction does, once or again; ``units`` are those of the step's documents."""

    load: str
    changes: Changes
    step: Step
    units: list[Unit]

    def __call__(self, run: Run) -> ProjectionReport:
        _hold(run, self.load)
        step = self._with_documents(held_of_documents(run, [k for k in self.step.documents if _document(k) in self.changes.held]))
        relationships_removed = _remove_relationships(run, step.stale)
        nodes_removed = _remove_nodes(run, step.gone)
        nodes_written = _write_nodes(run, step.nodes)
        relationships_written = _write_relationships(run, step.relationships)
        _mark(run, step.marks)
        return ProjectionReport(False, nodes_written, nodes_removed, relationships_written, relationships_removed)

    def _with_documents(self, held: HeldRows) -> Step:
        """The step with what differs between the stored and the wanted rows of its documents."""
        nodes = {n.ref: n for unit in self.units for n in unit.nodes}
        known = {ref: self.changes.held[ref].digest for ref in map(_document, self.step.documents) if ref in self.changes.held}
        known |= held.nodes
        wanted = {r.key: r for unit in self.units for r in unit.relationships}
        kept = wanted.keys() | self.step.later
        return replace(
            self.step,
            stale=[*self.step.stale, *(e for key, e in held.edges.items() if key not in kept)],
            gone=[*self.step.gone, *(ref for ref in known if ref not in nodes)],
            nodes=[*self.step.nodes, *(n for ref, n in nodes.items() if known.get(ref) != n.properties["digest"])],
            relationships=[*self.step.relationships, *(r for r in wanted.values() if self._differs(r, held.edges.get(r.key)))],
        )

    def _differs(self, row: Relationship, edge: Edge | None) -> bool:
        return edge is None or edge.digest != row.properties["digest"] or self.changes.touches(row)


def _document(key: str) -> Ref:
    return Ref("Document", key)


def _hold(run: Run, load: str) -> None:
    """Raise ``StoreError`` where the graph is no longer this load's to write."""
    if not run(load_statement("hold-load"), {"load": load})[0]["held"]:
        raise StoreError("Another program has begun to load this graph.", "Wait until it is done and run the command again.")


def _write_nodes(run: Run, nodes: Iterable[Node]) -> int:
    alike = _by_name((n.labels, n) for n in sorted(nodes, key=lambda n: (n.labels, n.key)))
    return sum(_write_alike(run, labels, each) for labels, each in alike)


def _write_alike(run: Run, labels: Sequence[str], nodes: Sequence[Node]) -> int:
    """Write nodes of one label set. Not by ``MERGE``: where there are two labels, ArcadeDB looks at all nodes for each row."""
    found = run(load_statement("known-nodes", LABEL=labels[0]), {"keys": [n.key for n in nodes]})
    known = {row["key"] for row in found}
    statements = (load_statement("new-nodes", LABELS=":".join(labels)), load_statement("nodes", LABEL=labels[0]))
    groups = ([n for n in nodes if n.key not in known], [n for n in nodes if n.key in known])
    return sum(_write(run, statement, **_packed(each)) for statement, each in zip(statements, groups, strict=True) if each)


def _packed(nodes: Iterable[Node]) -> dict[str, Any]:
    """Rows that name their instants by number, and the instants: the driver is slow to pack one, and many claims share it."""
    numbers: dict[datetime, int] = {}
    rows = []
    for node in nodes:
        at = {k: numbers.setdefault(node.properties[k], len(numbers)) for k in INSTANTS if k in node.properties}
        rows.append({"key": node.key, "props": {k: v for k, v in node.properties.items() if k not in at}, **at})
    return {"rows": rows, "instants": list(numbers)}


def _write_relationships(run: Run, relationships: Iterable[Relationship]) -> int:
    rows = (
        (r.ends, {"source": r.source.key, "target": r.target.key, "key": r.key, "props": r.properties})
        for r in sorted(relationships, key=lambda r: (r.ends, r.source, r.target, r.key))
    )
    return sum(_write(run, _relationships(*ends), each) for ends, each in _by_name(rows))


def _relationships(source: str, kind: str, target: str) -> str:
    """The statement that writes relationships. ArcadeDB walks along all that its first node has: that is the one with fewer."""
    from_target = kind == "QUOTES" or _breadth(target) < _breadth(source)  # an outlet quotes many
    name = "relationships-of-targets" if from_target else "relationships"
    return load_statement(name, FROM=source, TYPE=kind, TO=target)


def _breadth(label: str) -> int:
    return NARROW.index(label) if label in NARROW else len(NARROW)


def _write(run: Run, statement: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> int:
    done: int = run(statement, {"rows": rows, **more})[0]["written"]
    if done != len(rows):
        raise StoreError(
            f"Of {len(rows)} rows the store took {done}.",
            "Another program writes to this graph; stop it and run the command again.",
        )
    return len(rows)


def _remove_nodes(run: Run, gone: Iterable[Ref]) -> int:
    return sum(
        run(load_statement("remove-nodes", LABEL=label), {"keys": keys})[0]["removed"] for label, keys in _by_name(sorted(gone))
    )


def _remove_relationships(run: Run, stale: Iterable[Edge]) -> int:
    rows = (
        (e.ends, {"source": e.source.key, "target": e.target.key, "key": e.key})
        for e in sorted(stale, key=lambda e: (e.ends, e.source, e.target, e.key))
    )
    return sum(
        run(load_statement("remove-relationships", FROM=source, TYPE=kind, TO=target), {"rows": each})[0]["removed"]
        for (source, kind, target), each in _by_name(rows)
    )


def _mark(run: Run, marks: Mapping[Ref, str | None]) -> None:
    for label, rows in _by_name((ref.label, {"key": ref.key, "unit": marks[ref]}) for ref in sorted(marks)):
        run(load_statement("mark-units", LABEL=label), {"rows": rows})


def _by_name(rows: Iterable[tuple[K, T]]) -> Iterator[tuple[K, list[T]]]:
    """Rows grouped by label or type: one statement each."""
    groups: dict[K, list[T]] = defaultdict(list)
    for name, row in rows:
        groups[name].append(row)
    yield from groups.items()
