"""Errors of the driver as a user sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import exceptions as driver

from graph_builder.errors import IsnadError, QueryError, StoreError
from graph_builder.stores import faults as room
from graph_builder.stores.faults import faults, translate

ADDRESS = "bolt://store.example:7687"


def server_error(code: str, message: str) -> driver.Neo4jError:
    return driver.Neo4jError._basic_hydrate(neo4j_code=code, message=message)


@pytest.mark.parametrize(
    ("error", "kind", "hint"),
    [
        (server_error("Neo.ClientError.Security.Unauthorized", "no"), StoreError, "ISNAD_STORE_PASSWORD"),
        (server_error("Neo.ClientError.Security.Forbidden", "no"), StoreError, "right"),
        (server_error("Neo.ClientError.Statement.SyntaxError", "Invalid input"), QueryError, "query"),
        (server_error("Neo.ClientError.Statement.ParameterMissing", "Expected p"), QueryError, "query"),
        (server_error("Neo.DatabaseError.General.UnknownError", "Unknown procedure/function: x"), QueryError, "query"),
        (server_error("Neo.ClientError.Database.DatabaseNotFound", "no such"), StoreError, "ISNAD_STORE_DATABASE"),
        (server_error("Neo.ClientError.Schema.ConstraintValidationFailed", "twice"), StoreError, "empty database"),
        (server_error("Neo.ClientError.Transaction.TransactionNotFound", "commit"), StoreError, "acknowledged"),
        (
            server_error("Neo.DatabaseError.General.UnknownError", "java.io.IOException: No space left on device"),
            StoreError,
            "space",
        ),
        (server_error("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "memory pool is full"), StoreError, "memory"),
        (driver.ServiceUnavailable("refused"), StoreError, "server runs"),
        (ConnectionRefusedError("refused"), StoreError, "server runs"),
        (driver.ConfigurationError("scheme"), StoreError, "bolt://"),
        (ValueError("port"), StoreError, "bolt://"),
    ],
)
def test_every_error_has_a_kind_and_a_hint(error: Exception, kind: type[IsnadError], hint: str) -> None:
    found = translate(error, ADDRESS)
    assert type(found) is kind
    assert hint in found.hint


def test_a_failure_on_a_full_disk_names_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LOW_DISK_BYTES", 2**62)
    with pytest.raises(StoreError, match="full"), faults(ADDRESS, tmp_path):
        raise server_error("Neo.ClientError.Transaction.TransactionNotFound", "Transaction error on commit")
    with pytest.raises(QueryError), faults(ADDRESS, tmp_path):
        raise server_error("Neo.ClientError.Statement.SyntaxError", "Invalid input")


def test_our_own_errors_pass() -> None:
    with pytest.raises(StoreError, match="ours"), faults(ADDRESS):
        raise StoreError("ours")


@pytest.mark.parametrize("met", [BufferError("Existing exports of data"), driver.ServiceUnavailable("closed")])
def test_what_goes_wrong_after_an_interrupt_is_the_interrupt(met: Exception) -> None:
    met.__context__ = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt), faults(ADDRESS):
        raise met


def test_a_lone_error_of_a_buffer_is_the_stores() -> None:
    with pytest.raises(StoreError, match="failed"), faults(ADDRESS):
        raise BufferError("Existing exports of data")
