"""What the driver's errors mean for a user: the only place that knows them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import exceptions as driver

from graph_builder.errors import IsnadError, QueryError, StoreError

LOW_DISK_BYTES = 64 * 2**20
"""With less than this free the embedded engine's failures come from the disk, though it does not say so to the driver."""

_FULL_DISK = ("no space left", "not enough space", "disk full", "file too large")
_OUT_OF_MEMORY = ("outofmemory", "memorylimitexceeded", "memory pool", "heap space")
_CALLERS_FAULT = ("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.", "Neo.ClientError.Request.")


@contextmanager
def faults(address: str, folder: Path | None = None) -> Iterator[None]:
    """Turn every error of the driver into a ``StoreError`` or a ``QueryError`` with a hint.

    ``address`` is the store's, ``folder`` holds its files where they are on this machine. What the driver meets while it cleans
    up after Ctrl-C stays a ``KeyboardInterrupt``.
    """
    try:
        yield
    except (driver.DriverError, driver.Neo4jError, OSError, ValueError, BufferError) as error:
        if _is_cut_short(error):
            raise KeyboardInterrupt from error
        found = translate(error, address)
        if folder and isinstance(found, StoreError) and shutil.disk_usage(folder).free < LOW_DISK_BYTES:
            found = _full_disk(str(folder), found.detail)
        raise found from error


def _is_cut_short(error: BaseException) -> bool:
    """Whether an error came up while a ``KeyboardInterrupt`` was being handled."""
    earlier = error.__context__
    return isinstance(error, KeyboardInterrupt) or (earlier is not None and _is_cut_short(earlier))


def translate(error: Exception, address: str) -> IsnadError:
    """The error that a user sees for an error of the driver."""
    text = (error.message if isinstance(error, driver.Neo4jError) else None) or str(error)
    if any(sign in text.lower() for sign in _FULL_DISK):
        return _full_disk(address, text)
    if any(sign in text.lower() for sign in _OUT_OF_MEMORY):
        return StoreError(
            f"The store at {address} ran out of memory: {text}", "Give the store more memory, or ask for less at once."
        )
    if isinstance(error, driver.Neo4jError):
        return _of_server(error, text, address)
    if isinstance(error, driver.ServiceUnavailable | driver.SessionExpired | OSError):
        return StoreError(
            f"No store answers at {address}: {text}", "Check that the server runs and that ISNAD_STORE is its Bolt address."
        )
    if isinstance(error, driver.ConfigurationError | ValueError):
        hint = "ISNAD_STORE looks like bolt://host:7687 or neo4j://host:7687 (bolt+s, neo4j+s for TLS)."
        return StoreError(f"{address} is not a store's address: {text}", hint)
    return StoreError(f"The store at {address} failed: {text}", "Run the command again; what was acknowledged is kept.")


def _of_server(error: driver.Neo4jError, text: str, address: str) -> IsnadError:
    code = error.code or ""
    if isinstance(error, driver.AuthError):
        hint = "Check ISNAD_STORE_USER and ISNAD_STORE_PASSWORD, or the reader's: ISNAD_READER_USER and ISNAD_READER_PASSWORD."
        return StoreError(f"The store at {address} refuses the user or the password.", hint)
    if isinstance(error, driver.Forbidden):
        return StoreError(
            f"The user may not do this in the store at {address}: {text}", "Use a user with the right, or ask its administrator."
        )
    if isinstance(error, driver.ConstraintError):
        hint = "Something in it is not Isnad's: look at SHOW CONSTRAINTS, or use an empty database."
        return StoreError(f"The store at {address} refused a write: {text}", hint)
    if ".Database." in code:
        return StoreError(text, "Check ISNAD_STORE_DATABASE; where it is left out, the server chooses its home database.")
    if code.startswith(_CALLERS_FAULT) or text.startswith("Unknown procedure"):  # ArcadeDB has no code of its own for the latter
        return QueryError(text, "Correct the query; `isnad query` lists the named ones.")
    return StoreError(f"The store at {address} failed: {text}", "Run the command again; what was acknowledged is kept.")


def _full_disk(place: str, text: str) -> StoreError:
    return StoreError(
        f"The disk of the store ({place}) is full: {text}",
        "Free some space on it and run the command again; what was acknowledged is kept.",
    )
