"""How fast a store is filled, against row-by-row MERGE in the same run, and how fast the named queries then answer.

Usage: python benchmarks/loading.py [--claims 100000 ...] [--engine embedded|neo4j] [--out FILE]

``embedded`` is the engine that ships with the program, in a folder of its own; ``neo4j`` starts a real server from the jars of
the integration tests. Prints, and writes as JSON, rates, ratios, memory and the 95th percentile of each query.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr
from synthetic import synthetic

from cypher import Query, list_queries, load_statement
from graph_builder.errors import IsnadError
from graph_builder.model import Graph
from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store
from graph_builder.stores.held import Run
from graph_builder.stores.loading import Loader
from graph_builder.stores.projection import View
from tests.integration.neo4j_server import Neo4jServer, find_jars

T = TypeVar("T")
ROUNDS = 5
ROW_BY_ROW = 100
"""Rows of each kind in a round of the slow way: a second or two."""
MANY = 500
"""Rows from which a statement of a load counts for the rate: most rows are written by such ones."""
ASKED = 20
"""Times each query is asked, with other keys each time, after once for its plan."""


@contextmanager
def opened(engine: str) -> Iterator[Store]:
    """An empty store with the schema."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if engine == "embedded":
            with open_store(Settings(_env_file=None, home=home, store=None)) as store:
                store.apply_schema()
                yield store
            return
        jars, reason = find_jars()
        if jars is None:
            sys.exit(reason)
        server = Neo4jServer(jars, home / "server")
        try:
            server.start()
            password = SecretStr(server.password)
            with open_store(Settings(_env_file=None, home=home, store=server.address, store_password=password)) as store:
                store.apply_schema()
                yield store
        finally:
            server.stop()


class Meter:
    """Takes the time of a load's statements by what they write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows: dict[str, int] = defaultdict(int)
        self.rates: dict[str, list[float]] = defaultdict(list)
        """Rows a second of each statement that writes many."""
        self.transactions = 0

    def transact(self, work: Callable[[Run], T]) -> T:
        """As the store's own."""
        self.transactions += 1
        return self._store.transact(lambda run: work(self._metered(run)))

    def _metered(self, run: Run) -> Run:
        def metered(query: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
            kind = "nodes" if "MERGE (n:" in query else "relationships" if "MERGE (a)-[r" in query else "other"
            started = time.perf_counter()
            rows = run(query, given)
            seconds, written = time.perf_counter() - started, len(given.get("rows", ()))
            self.rows[kind] += written
            if written >= MANY:
                self.rates[kind].append(written / seconds)
            return rows

        return metered


def row_by_row(store: Store, view: View) -> dict[str, list[float]]:
    """Rows a second of each round where a row is a statement and a transaction of its own; the graph is emptied afterwards."""
    units = []
    for unit in view.units():
        if unit.owner.label == "Document":
            units.append(unit)
            if sum(len(u.nodes) for u in units) > ROUNDS * ROW_BY_ROW:
                break
    nodes = [n for u in units for n in u.nodes][: ROUNDS * ROW_BY_ROW]
    known = {n.ref for n in nodes}
    edges = [r for u in units for r in u.relationships if {r.source, r.target} <= known]
    rates: dict[str, list[float]] = {"nodes": [], "relationships": []}
    for first in range(0, ROUNDS * ROW_BY_ROW, ROW_BY_ROW):
        started = time.perf_counter()
        for node in nodes[first : first + ROW_BY_ROW]:
            store.write(load_statement("nodes", LABELS=":".join(node.labels)), rows=[{"key": node.key, "props": node.properties}])
        rates["nodes"].append(ROW_BY_ROW / (time.perf_counter() - started))
    for first in range(0, ROUNDS * ROW_BY_ROW, ROW_BY_ROW):
        started = time.perf_counter()
        for each in edges[first : first + ROW_BY_ROW]:
            row = {"source": each.source.key, "target": each.target.key, "key": each.key, "props": each.properties}
            source, kind, target = each.ends
            store.write(load_statement("relationships", FROM=source, TYPE=kind, TO=target), rows=[row])
        rates["relationships"].append(ROW_BY_ROW / (time.perf_counter() - started))
    store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
    return rates


def load(store: Store, graph: Graph) -> dict[str, Any]:
    """Load a graph into the empty store."""
    started = time.perf_counter()
    view, meter = View(graph), Meter(store)
    digest = view.digest
    made = time.perf_counter()
    slow = row_by_row(store, view)
    begun = time.perf_counter()
    Loader(store._write, meter.transact).load(view)
    seconds = time.perf_counter() - begun
    again = time.perf_counter()
    assert Loader(store._write, store.transact).load(view).unchanged, digest
    return {
        "claims": sum(len(r.claims) for r in graph.records),
        "nodes": meter.rows["nodes"],
        "relationships": meter.rows["relationships"],
        "transactions": meter.transactions,
        "rows_made_s": round(made - started, 1),
        "load_s": round(seconds, 1),
        "rows_a_second": round((meter.rows["nodes"] + meter.rows["relationships"]) / seconds),
        "bulk": {kind: spread(meter.rates[kind]) for kind in slow},
        "row_by_row": {kind: spread(rates) for kind, rates in slow.items()},
        "times_faster": {kind: round(statistics.median(meter.rates[kind]) / statistics.median(slow[kind]), 1) for kind in slow},
        "unchanged_ms": round(1000 * (time.perf_counter() - again)),
        "program_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def spread(rates: Sequence[float]) -> dict[str, int]:
    """Rows a second: median, quartiles, and how many times it was taken."""
    low, middle, high = statistics.quantiles(rates, n=4)
    return {"median": round(middle), "lower_quartile": round(low), "upper_quartile": round(high), "times": len(rates)}


def ask(store: Store, graph: Graph) -> dict[str, float | str]:
    """Milliseconds in which 95 of 100 askings of each query are answered."""
    rng = random.Random(1)
    found: dict[str, float | str] = {}
    for query in list_queries():
        times = []
        try:
            store.named_query(query.name, parameters(query, graph, rng))  # the plan is made once
            for _ in range(ASKED):
                given = parameters(query, graph, rng)
                started = time.perf_counter()
                store.named_query(query.name, given)
                times.append(1000 * (time.perf_counter() - started))
                if sum(times) > 20_000:
                    break
        except IsnadError as error:
            found[query.name] = error.detail[:200]
            continue
        found[query.name] = round(max(times) if len(times) < ASKED else statistics.quantiles(times, n=20)[-1], 1)
    return found


def parameters(query: Query, graph: Graph, rng: random.Random) -> dict[str, object]:
    """Something that is there for each parameter that must be given: actors and places as often as they occur in news."""
    claim = rng.choice(rng.choice(graph.records).claims)
    actor = claim.speaker or "actor-0"
    incident = graph.incident_of[rng.choice(rng.choice(graph.records).tellings).key]
    place = f"place-{int(rng.paretovariate(0.5)) % 50}"
    by_name: dict[str, object] = {
        **dict.fromkeys(("actor", "speaker", "from"), actor),
        **dict.fromkeys(("thing", "incident"), incident),
        **dict.fromkeys(("place", "key"), place),
        **dict.fromkeys(("since", "at"), "2015-06-01"),
        **{"to": "actor-1", "claim": claim.key, "beginning": claim.key[:20], "document": claim.document},
        **{"latitude": "31", "longitude": "42"},
    }
    by_name["text"] = "هجوم" if query.name == "incident-search" else f"مكان {rng.randrange(50)}"
    return {p.name: by_name[p.name] for p in query.parameters if not p.optional}


def main() -> None:
    """Measure each size on one engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000])
    parser.add_argument("--engine", choices=["embedded", "neo4j"], default="embedded")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    results: list[dict[str, Any]] = []
    for claims in given.claims:
        graph = synthetic(claims)
        with opened(given.engine) as store:
            figures = {"engine": store.engine, **load(store, graph), "load_average": round(os.getloadavg()[0], 1)}
            print(json.dumps(figures), flush=True)
            figures["p95_ms"] = ask(store, graph)
            print(json.dumps(figures["p95_ms"]), flush=True)
        results.append(figures)
        if given.out:
            given.out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
