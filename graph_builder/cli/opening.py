"""How a command opens the store: with a sign of life, because the embedded engine takes seconds to start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING

from graph_builder.cli.output import err

if TYPE_CHECKING:
    from graph_builder.settings import Settings
    from graph_builder.stores import Store


@contextmanager
def opened_store(settings: Settings, any_schema: bool = False, reading: bool = False) -> Iterator[Store]:
    """The store that the settings name, closed at the end. Raises ``StoreError``; the options are those of ``open_store``."""
    from graph_builder.stores import open_store

    with ExitStack() as stack:
        with err.status("opening the store") if err.is_terminal else nullcontext():
            store = stack.enter_context(open_store(settings, any_schema=any_schema, reading=reading))
        yield store
