"""How fast a store is filled, against row-by-row MERGE in the same run, and how fast the named queries then answer.

Usage: python benchmarks/loading.py [--claims 100000 ...] [--engine embedded|neo4j] [--copies N] [--keep FOLDER] [--out FILE]

``embedded`` is the engine that ships with the program, in a folder of its own; ``neo4j`` starts a real server from the jars of
the integration tests, with 4 GB in all. Prints, and adds to a JSON file, rates, ratios, memory and the time of each query. Times
on the wall count what else the machine does; processor seconds are those of this program and the server together. With
``--copies`` the graph is brought N times over into a Neo4j by bulk import instead of loaded (``copies.py``), and only asked.
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
from threading import Event, Thread
from typing import Any, TypeVar

import psutil
from copies import write_copies
from keeping import header, keep
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
ASKED = 40
"""Times each query is asked, with other keys each time, after a few times for its plan."""
WARM = 5
MERGED = "UNWIND $rows AS row MERGE (n:{} {{key: row.key}}) SET n = row.props RETURN count(*) AS written"
HEAP = PAGE_CACHE = "2g"


@contextmanager
def opened(engine: str, folder: Path, csv: Path | None = None) -> Iterator[tuple[Store, psutil.Process]]:
    """A store with the schema, and its server's process; a Neo4j with what some CSV files hold."""
    if engine == "embedded":
        with open_store(Settings(_env_file=None, home=folder, store=None)) as store:
            store.apply_schema()
            yield store, psutil.Process(json.loads((folder / "store" / "engine.json").read_text())["pid"])
        return
    jars, reason = find_jars()
    if jars is None:
        sys.exit(reason)
    server = Neo4jServer(jars, folder / "server", HEAP, PAGE_CACHE)
    if csv:
        server.import_csv(csv)
    try:
        server.start()
        password = SecretStr(server.password)
        with open_store(Settings(_env_file=None, home=folder, store=server.address, store_password=password)) as store:
            store.apply_schema()
            store.write("CALL db.awaitIndexes(3000)")
            yield store, psutil.Process(server.pid)
    finally:
        server.stop()


class Costs:
    """Seconds on the wall and of the processor since it was made, and the most memory that was taken meanwhile, in MiB."""

    def __init__(self, server: psutil.Process) -> None:
        self._processes = (psutil.Process(), server)
        self._began, self._spent = time.perf_counter(), self._processor()
        self.before = [self._memory(p) for p in self._processes]
        self.most = list(self.before)
        self._done = Event()

    def wall(self) -> float:
        """Seconds on the wall."""
        return time.perf_counter() - self._began

    def processor(self) -> float:
        """Seconds of the processor, to a hundredth."""
        return self._processor() - self._spent

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at the memory twice a second."""
        thread = Thread(target=self._watch)
        thread.start()
        try:
            yield
        finally:
            self._done.set()
            thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.5):
            self.most = [max(most, self._memory(p)) for most, p in zip(self.most, self._processes, strict=True)]

    def _processor(self) -> float:
        return sum(sum(p.cpu_times()[:2]) for p in self._processes)

    @staticmethod
    def _memory(process: psutil.Process) -> int:
        return int(process.memory_info().rss) // 2**20


class Meter:
    """Takes the time of a load's statements by what they write."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.rows: dict[str, int] = defaultdict(int)
        self.seconds: dict[str, float] = defaultdict(float)
        self.rates: list[float] = []
        """Rows a second of each transaction."""

    def transact(self, work: Callable[[Run], T]) -> T:
        """As the store's own."""
        started, before = time.perf_counter(), sum(self.rows.values())
        done = self._store.transact(lambda run: work(self._metered(run)))
        self.rates.append((sum(self.rows.values()) - before) / (time.perf_counter() - started))
        return done

    def _metered(self, run: Run) -> Run:
        def metered(query: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
            started = time.perf_counter()
            rows = run(query, given)
            if kind := _written(given):
                self.rows[kind] += len(given["rows"])
                self.seconds[kind] += time.perf_counter() - started
            return rows

        return metered


def _written(given: Mapping[str, Any]) -> str | None:
    """What a statement writes, by its rows: those of relationships name two ends. None where it writes no properties."""
    first: Mapping[str, Any] = next(iter(given.get("rows", ())), {})
    if "props" not in first:
        return None
    return "relationships" if "source" in first else "nodes"


def row_by_row(store: Store, view: View, server: psutil.Process) -> dict[str, dict[str, float]]:
    """The way where a row is a statement and a transaction of its own; the graph is emptied afterwards."""
    units = []
    for unit in view.units():
        if unit.owner.label == "Document":
            units.append(unit)
            if sum(len(u.nodes) for u in units) > ROUNDS * ROW_BY_ROW:
                break
    nodes = [n for u in units for n in u.nodes][: ROUNDS * ROW_BY_ROW]
    known = {n.ref for n in nodes}
    edges = [r for u in units for r in u.relationships if {r.source, r.target} <= known][: ROUNDS * ROW_BY_ROW]
    statements = {
        "nodes": [(MERGED.format(":".join(n.labels)), {"key": n.key, "props": n.properties}) for n in nodes],
        "relationships": [
            (
                load_statement("relationships", FROM=r.source.label, TYPE=r.type, TO=r.target.label),
                {"source": r.source.key, "target": r.target.key, "key": r.key, "props": r.properties},
            )
            for r in edges
        ],
    }
    found = {}
    for kind, every in statements.items():
        costs, rates = Costs(server), []
        for first in range(0, len(every), ROW_BY_ROW):
            started, some = time.perf_counter(), every[first : first + ROW_BY_ROW]
            for statement, row in some:
                store.write(statement, rows=[row])
            rates.append(len(some) / (time.perf_counter() - started))
        found[kind] = {"wall": round(statistics.median(rates), 1), "processor": round(len(every) / costs.processor(), 1)}
    store.write("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
    return found


def load(store: Store, graph: Graph, server: psutil.Process) -> dict[str, Any]:
    """Load a graph into the empty store."""
    started = time.process_time()
    view, meter = View(graph), Meter(store)
    digest = view.digest
    made = time.process_time() - started
    slow = row_by_row(store, view, server)
    costs = Costs(server)
    with costs.watching():
        Loader(store._write, meter.transact).load(view)
    wall, processor = costs.wall(), costs.processor()
    again = time.perf_counter()
    if not Loader(store._write, store.transact).load(view).unchanged:
        raise SystemExit(f"loading graph {digest} again changed it")
    rows = sum(meter.rows.values())
    fast = {kind: rate(meter, kind, wall, processor) for kind in slow}
    return {
        "claims": sum(len(r.claims) for r in graph.records),
        **meter.rows,
        "transactions": len(meter.rates),
        "load_s": {"wall": round(wall, 1), "processor": round(processor, 1)},
        "rows_a_second": {"wall": round(rows / wall), "processor": round(rows / processor), **spread(meter.rates)},
        "whole_load": fast,
        "row_by_row": slow,
        "times_faster": {k: {how: round(fast[k][how] / slow[k][how], 1) for how in fast[k]} for k in slow},
        "digests_made_s": round(made, 1),
        "unchanged_ms": round(1000 * (time.perf_counter() - again)),
        "program_mib": {"before": costs.before[0], "most": costs.most[0]},
        "server_mib": {"before": costs.before[1], "most": costs.most[1]},
    }


def rate(meter: Meter, kind: str, wall: float, processor: float) -> dict[str, float]:
    """Rows of a kind a second, of its share (by the time of its statements) in the whole load, with commits and checks."""
    share = meter.seconds[kind] / sum(meter.seconds.values())
    return {"wall": round(meter.rows[kind] / (wall * share)), "processor": round(meter.rows[kind] / (processor * share))}


def spread(rates: Sequence[float]) -> dict[str, int]:
    """Rows a second of single transactions: median and quartiles."""
    low, middle, high = statistics.quantiles(rates, n=4)
    return {"median": round(middle), "lower_quartile": round(low), "upper_quartile": round(high)}


def ask(store: Store, graph: Graph, server: psutil.Process, names: Sequence[str] = ()) -> dict[str, dict[str, float] | str]:
    """Milliseconds of each query: half and 95 of 100 of the answers come within these, and what the processor does for one."""
    rng = random.Random(1)
    found: dict[str, dict[str, float] | str] = {}
    for query in list_queries():
        if names and query.name not in names:
            continue
        try:
            for _ in range(WARM):
                store.named_query(query.name, parameters(query, graph, rng))
            found[query.name] = times(store, [(query, parameters(query, graph, rng)) for _ in range(ASKED)], server)
        except IsnadError as error:
            found[query.name] = error.detail[:200]
    return found


def times(store: Store, asked: Sequence[tuple[Query, Mapping[str, object]]], server: psutil.Process) -> dict[str, float]:
    """Milliseconds of some askings."""
    walls, processors, rows = [], [], []
    for query, given in asked:
        costs = Costs(server)
        rows.append(len(store.named_query(query.name, given)))
        walls.append(1000 * costs.wall())
        processors.append(1000 * costs.processor())
        if sum(walls) > 30_000:
            break
    return {
        "p50": round(statistics.median(walls), 1),
        "p95": round(at_95(walls), 1),
        "processor_p50": round(statistics.median(processors), 1),
        "processor_p95": round(at_95(processors), 1),
        "rows": round(statistics.mean(rows)),
    }


def at_95(values: Sequence[float]) -> float:
    """The value under which 95 of 100 lie."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def parameters(query: Query, graph: Graph, rng: random.Random) -> dict[str, object]:
    """Something that is there for each parameter that must be given: actors and places as often as they occur in news."""
    claim = rng.choice(rng.choice(graph.records).claims)
    actors = [k for c in rng.choice(graph.records).claims for k in (c.subject, c.speaker) if k and k.startswith("actor-")]
    places = [c.object for c in rng.choice(graph.records).claims if c.object.startswith("place-")]
    actor, place = rng.choice(actors or ["actor-0"]), rng.choice(places or ["place-0"])
    incident = graph.incident_of[rng.choice(rng.choice(graph.records).tellings).key]
    day = rng.choice(graph.records).document.published
    by_name: dict[str, object] = {
        **dict.fromkeys(("actor", "speaker", "from"), actor),
        **dict.fromkeys(("thing", "incident"), incident),
        **dict.fromkeys(("place", "key"), place),
        **dict.fromkeys(("since", "at"), str(day)),
        **{"to": "actor-1", "claim": claim.key, "beginning": claim.key[:24], "document": claim.document},
        **{"latitude": str(graph.entities[place].latitude), "longitude": str(graph.entities[place].longitude)},
    }
    by_name["text"] = "هجوم" if query.name == "incident-search" else graph.entities[place].name_ar
    return {p.name: by_name[p.name] for p in query.parameters if not p.optional}


def measure(engine: str, claims: int, folder: Path) -> dict[str, Any]:
    """All figures of one size on one engine."""
    graph = synthetic(claims)
    with opened(engine, folder) as (store, server):
        figures = {**header(), "engine": store.engine, **load(store, graph, server), "load_average": os.getloadavg()}
        print(json.dumps(figures), flush=True)
        figures["query_ms"] = ask(store, graph, server)
        figures["load_average_of_queries"] = os.getloadavg()
    figures["program_peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def measure_queries(claims: int, copies: int, folder: Path) -> dict[str, Any]:
    """How fast queries are answered from many copies of a graph in a Neo4j."""
    graph = synthetic(claims)
    write_copies(graph, copies, folder / "csv")
    with opened("neo4j", folder, folder / "csv") as (store, server):
        held = store.counts()
        figures = {**header(), "engine": store.engine, "copies": copies, "claims": held["Claim"], "held": held}
        return {**figures, "query_ms": ask(store, graph, server), "load_average": os.getloadavg()}


def main() -> None:
    """Measure each size on one engine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000])
    parser.add_argument("--engine", choices=["embedded", "neo4j"], default="embedded")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the filled store stays; left out: it is thrown away")
    parser.add_argument("--out", type=Path, help="file of results, to which these are added")
    given = parser.parse_args()
    for claims in given.claims:
        with tempfile.TemporaryDirectory() as folder:
            place = given.keep / str(claims) if given.keep else Path(folder)
            figures = measure_queries(claims, given.copies, place) if given.copies > 1 else measure(given.engine, claims, place)
        known = json.loads(given.out.read_text("utf-8")) if given.out and given.out.exists() else {"runs": []}
        keep({**known, "runs": [*known["runs"], figures]}, given.out)


if __name__ == "__main__":
    main()
