"""What the driver's errors mean for a user: the only place that knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graph_builder.errors import IsnadError, QueryError, StoreError

_FULL_DISK = ("no space left", "not enough space", "disk full", "file too large")
_OUT_OF_MEMORY = ("outofmemory", "memorylimitexceeded", "memory pool", "heap space")


@contextmanager
def faults(address: str) -> Iterator[None]:
    """Turn every error of the driver into a ``StoreError`` or a ``QueryError`` with a hint. ``address`` is the store's."""
    try:
        yield
    except (driver.DriverError, driver.Neo4jError, OSError, ValueError) as error:
        raise translate(error, address) from error


def translate(error: Exception, address: str) -> IsnadError:
    """The error that a user sees for an error of the driver."""
    text = str(error)
    lowered = text.lower()
    if any(sign in lowered for sign in _FULL_DISK):
        return StoreError(
            f"The disk of the store at {address} is full: {text}", "Free some disk space there; what was acknowledged is kept."
        )
    if any(sign in lowered for sign in _OUT_OF_MEMORY):
        return StoreError(
            f"The store at {address} ran out of memory: {text}", "Give the store more memory, or ask for less at once."
        )
    match error:
        case driver.AuthError():
            return StoreError(
                f"The store at {address} refuses the user or the password.", "Check ISNAD_STORE_USER and ISNAD_STORE_PASSWORD."
            )
        case driver.CypherSyntaxError() | driver.CypherTypeError():
            return QueryError(_message(error), "Correct the query; named queries are listed by `isnad query`.")
        case driver.ConstraintError():
            return StoreError(
                f"The store at {address} refused a write: {_message(error)}",
                "The graph in it was made by another program; use an empty database.",
            )
        case driver.ClientError() if "Database" in (error.code or ""):
            return StoreError(_message(error), "Check ISNAD_STORE_DATABASE; left out, the server chooses its home database.")
        case driver.ClientError():
            return QueryError(_message(error), "Correct the query or its parameters.")
        case driver.ServiceUnavailable() | driver.SessionExpired() | OSError():
            return StoreError(
                f"No store answers at {address}: {text}",
                "Check that the server runs and that ISNAD_STORE names its Bolt address.",
            )
        case driver.ConfigurationError() | ValueError():
            return StoreError(
                f"{address} is not a store's address: {text}",
                "ISNAD_STORE looks like bolt://host:7687 or neo4j://host:7687 (+s for TLS).",
            )
    return StoreError(f"The store at {address} failed: {text}", "Run the command again; what was acknowledged is kept.")


def _message(error: driver.Neo4jError) -> str:
    return error.message or str(error)
