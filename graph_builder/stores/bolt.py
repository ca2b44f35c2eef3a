"""The store: one class for every engine that speaks Bolt.

Records are the truth: each document's record is kept as it was read, and the graph that people ask is a view of all records
together, which can be thrown away and projected again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

import neo4j
from filelock import FileLock
from neo4j import Driver, GraphDatabase, ManagedTransaction, Query, RoutingControl

from cypher import load_query, load_statement
from cypher.guard import refuse_writes
from graph_builder.errors import StoreError
from graph_builder.model import Graph, Judgement, Record, Verdict
from graph_builder.reading.versions import Version
from graph_builder.settings import Settings
from graph_builder.stores import engine as engines
from graph_builder.stores.clock import Clock
from graph_builder.stores.embedded import LOCK_SECONDS, EmbeddedEngine
from graph_builder.stores.faults import faults
from graph_builder.stores.held import Run
from graph_builder.stores.loading import Loader, ProjectionReport
from graph_builder.stores.projection import FORM, View
from graph_builder.stores.records import judgement_row, record_row, unpack
from graph_builder.stores.rows import PRIMARY_LABELS, RELATIONSHIP_TYPES
from graph_builder.stores.schema import Step, refuse_newer, steps
from graph_builder.stores.values import plain

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Bolt to one server or with routing; ``+s`` for TLS, ``+ssc`` for TLS with a certificate that nobody signed."""
CONNECT_SECONDS = 10
"""A server that takes longer to take a connection is down for a person who waits."""
RETRY_SECONDS = 15
"""How long a transaction is tried again after a deadlock or a change of leader."""
RECORDS_AT_ONCE = 200
"""Records fetched in one go: a few megabytes."""

T = TypeVar("T")


class Kept(NamedTuple):
    """Which record of a document is kept: two that are equal in this, and in the document's key, are the same."""

    version: str
    """Of the reader."""
    replaces: str | None
    """Key of the document that this one is a new version of."""


class Store:
    """An open store. Every method raises ``StoreError`` where the store fails, ``QueryError`` where the query is wrong."""

    def __init__(
        self,
        driver: Driver,
        address: str,
        database: str | None,
        embedded: EmbeddedEngine | None = None,
        reading: bool = False,
    ) -> None:
        self._driver = driver
        self._reading = reading
        self._database = database
        self._current = False
        self._embedded = embedded
        self._folder = embedded.folder if embedded else None
        self.address = address
        with faults(address, self._folder):
            driver.verify_connectivity()
            agent = driver.get_server_info().agent
            # a wrong database shows only when it is asked something
            driver.execute_query("RETURN 1", routing_=RoutingControl.READ, database_=database)
        self._clock = Clock(self._read, self._write)
        self.engine = agent
        """Name and version, as the engine tells them."""
        self.dialect = "arcadedb" if "ArcadeDB" in agent else "neo4j"

    def run(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a reading query, as plain values (see ``values.plain``). Raises ``QueryError`` where it would write."""
        refuse_writes(query)
        return self._clock.steady(lambda: self._read(query, parameters))

    def write(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a writing query in a transaction of its own; when this returns, it is durable."""
        return self._write(query, parameters)

    def named_query(self, name: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Rows of a query of ``cypher/queries``; parameters may be as typed by a user.

        Raises ``StoreError`` where an earlier program has loaded the graph: it does not hold all that is asked for.
        """
        self._refuse_old()
        query = load_query(name, self.dialect)
        bound = query.bind(parameters or {})
        return self._clock.steady(lambda: self._read(query.text, bound))

    def _refuse_old(self) -> None:
        if self._current:
            return
        held = self._read(load_statement("read-form"), {})
        if held and held[0]["form"] != FORM:
            raise StoreError(
                f"The graph in the store at {self.address} was loaded by another version of Isnad; lists would lack most of it.",
                "Update Isnad to the version that loaded it, or a later one."
                if (held[0]["form"] or 0) > FORM
                else "Run `isnad build` with this version over any of the reports: the graph is made anew from all kept records.",
            )
        self._current = bool(held)

    def schema(self) -> tuple[Step, ...]:
        """The steps of the schema and when this store took them."""
        return steps(self.dialect, self.run(load_statement("read-schema")))

    def apply_schema(self) -> tuple[Step, ...]:
        """Take the steps of the schema that were not taken yet, and note each; gives those taken now.

        Raises ``StoreError`` where a newer program has prepared the store.
        """
        known = self.schema()
        refuse_newer(known, self.address)
        todo = [step for step in known if step.taken_at is None]
        for step in todo:
            for language, statement in step.statements:
                self._prepare(language, statement)
            self._note(step)
        return tuple(todo)

    def _note(self, step: Step) -> None:
        note = {"key": step.key, "number": step.number, "name": step.name, "taken_at": datetime.now(UTC)}
        try:
            self.write(load_statement("note-schema"), **note)
        except StoreError:
            # ArcadeDB refuses the second of two processes that note the same step at the same moment
            if not any(each.taken_at for each in self.schema() if each.number == step.number):
                raise

    def _prepare(self, language: str, statement: str) -> None:
        if language == "cypher":
            self.write(statement)
        elif self._embedded:
            self._embedded.run_sql(statement)
        else:
            raise StoreError("An ArcadeDB server of your own is not supported.", "Use Neo4j, or leave ISNAD_STORE out.")

    def record_keys(self) -> Mapping[str, Kept]:
        """Document key -> which record of it is kept, of every one."""
        return {row["key"]: Kept(row["version"], row["replaces"]) for row in self.run(load_statement("record-keys"))}

    def versions(self) -> list[Version]:
        """The known texts of each web address, and which replaced which."""
        return [Version(**row) for row in self.run(load_statement("record-versions"))]

    def records(self) -> Iterator[Record]:
        """All records, by document key."""
        yield from self.records_of(sorted(self.record_keys()))

    def records_of(self, documents: Sequence[str]) -> Iterator[Record]:
        """The records of some documents, those that are there, by document key; fetched a few at a time."""
        for first in range(0, len(documents), RECORDS_AT_ONCE):
            for row in self.run(load_statement("records"), keys=documents[first : first + RECORDS_AT_ONCE]):
                yield unpack(row["key"], row["data"])

    def save_records(self, records: Sequence[Record]) -> None:
        """Keep records, each in a transaction of its own, replacing earlier ones of the same documents."""
        for record in records:
            self.write(load_statement("save-record"), **record_row(record))

    def forget(self, document: str) -> bool:
        """Withdraw a document's record; the view follows with the next ``project``. False where there was none."""
        return bool(self.write(load_statement("forget"), key=document)[0]["forgotten"])

    def judge(self, judgement: Judgement) -> None:
        """Add to the log of what people decided; the view follows with the next ``project``."""
        self.write(load_statement("append-judgement"), **judgement_row(judgement))

    def judgements(self) -> list[Judgement]:
        """The whole log, oldest first."""
        rows = self.run(load_statement("judgements"))
        return [Judgement(**{**r, "verdict": Verdict(r["verdict"]), "at": datetime.fromisoformat(r["at"])}) for r in rows]

    def project(self, graph: Graph) -> ProjectionReport:
        """Bring the view to ``graph``. Idempotent; what is there is not written again, and no document is seen by halves."""
        return Loader(self._write, self.transact).load(View(graph))

    def transact(self, work: Callable[[Run], T]) -> T:
        """Do some work in one transaction; it is done again where the store asks for it (a deadlock, a change of leader)."""
        self._refuse_reader()
        with faults(self.address, self._folder), self._driver.session(database=self._database) as session:
            announced: list[int] = []

            def told(transaction: ManagedTransaction) -> T:
                result = work(_in(transaction))
                announced.append(self._clock.announce())
                return result

            try:
                return session.execute_write(told)
            finally:
                for number in announced[-1:]:
                    self._clock.settle(number)

    def counts(self) -> Mapping[str, int]:
        """Number of nodes under each primary label and of relationships of each type; those that do not occur are left out."""
        statements = {label: load_statement("count-nodes", LABEL=label) for label in ("Record", *PRIMARY_LABELS)}
        statements |= {kind: load_statement("count-relationships", TYPE=kind) for kind in RELATIONSHIP_TYPES}
        found = {name: self.run(statement)[0]["n"] for name, statement in statements.items()}
        return {name: n for name, n in found.items() if n}

    def _execute(self, query: str, parameters: Mapping[str, Any], routing: RoutingControl) -> list[dict[str, Any]]:
        with faults(self.address, self._folder):
            result = self._driver.execute_query(Query(query), dict(parameters), routing_=routing, database_=self._database)
            return _rows(result.keys, result.records)

    def _read(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self._execute(query, parameters, RoutingControl.READ)

    def _write(self, query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        self._refuse_reader()
        return self._execute(query, parameters, RoutingControl.WRITE)

    def _refuse_reader(self) -> None:
        if self._reading:
            raise StoreError(f"The store at {self.address} was opened for reading only.", "Open it with the loader's user.")


@contextmanager
def open_store(
    settings: Settings, patience: float = LOCK_SECONDS, any_schema: bool = False, reading: bool = False
) -> Iterator[Store]:
    """The store that the settings name, or the embedded one where they name none; closed at the end.

    ``patience`` is how many seconds to wait for another process that starts or stops the embedded engine. ``reading`` takes the
    reader's user, where the settings name one, and refuses every write. Raises
    ``StoreError`` where the store cannot be reached, refuses the password, or the embedded engine cannot start; where a newer
    program has prepared it, too, unless ``any_schema``.
    """
    with ExitStack() as stack:
        database, embedded = settings.store_database, None
        if settings.store is None:
            embedded = EmbeddedEngine(settings.home)
            stack.callback(embedded.leave)
            address, user, password = embedded.join(patience)
            database = engines.DATABASE
        else:
            address, (user, password) = _address(settings.store), _credentials(settings, reading)
        with faults(address):
            driver = GraphDatabase.driver(
                address,
                auth=(user, password),
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",  # labels that do not occur yet are no news
            )
        stack.callback(driver.close)
        store = Store(driver, address, database, embedded, reading)
        if not any_schema:
            refuse_newer(store.schema(), address)
        yield store


@contextmanager
def building(settings: Settings) -> Iterator[None]:
    """One build at a time of this user on one store: a view projected from older records must not overwrite a newer one.

    Only those wait for each other that share ``settings.home`` and spell the store's address alike: while a build runs from
    another machine or container, judgements over HTTP must rest.
    """
    mark = hashlib.blake2b((settings.store or "embedded").encode(), digest_size=6).hexdigest()
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {settings.home} cannot be made: {error}.", "Set ISNAD_HOME to a folder that is writable."
        ) from error
    with FileLock(settings.home / f"build-{mark}.lock"):
        yield


def _in(transaction: ManagedTransaction) -> Run:
    def run(query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        result = transaction.run(query, dict(parameters))
        return _rows(result.keys(), result)

    return run


def _rows(keys: Iterable[str], records: Iterable[neo4j.Record]) -> list[dict[str, Any]]:
    return [dict(zip(keys, map(plain, record.values()), strict=True)) for record in records]


def _address(store: str) -> str:
    if store.partition("://")[0] not in SCHEMES:
        raise StoreError(
            f"{store} is not a store's address.", f"ISNAD_STORE starts with one of {', '.join(SCHEMES)}, then ://host:7687."
        )
    return store


def _credentials(settings: Settings, reading: bool) -> tuple[str, str]:
    if reading and settings.reader_user:
        user, password, name = settings.reader_user, settings.reader_password, "ISNAD_READER_PASSWORD"
    else:
        user, password, name = settings.store_user, settings.store_password, "ISNAD_STORE_PASSWORD"
    if password is None:
        raise StoreError(f"No password is given for the user {user} of the store at {settings.store}.", f"Set {name}.")
    return user, password.get_secret_value()
