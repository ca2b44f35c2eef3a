"""`isnad forget`: withdrawing documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, say
from graph_builder.errors import NotFoundError, QueryError

if TYPE_CHECKING:
    from graph_builder.stores import Store


def forget(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC...", help="Keys (the first letters are enough) or ids of reports.")
    ],
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Withdraw reports: all that only they told goes, and what they alone held together comes apart.

    What people judged about their tellings stays in the log and counts again when the report comes back.

    Example: isnad forget st-14
    """
    from graph_builder.pipeline import forget as run

    settings = with_options(store)
    with opened_store(settings) as opened:
        keys = [_document(opened, text) for text in documents]
        gone = run(keys, opened, settings)
    print_json({"forgotten": gone}) if json else say(f"Forgotten: {escape(', '.join(gone)) or 'nothing'}.")


def _document(store: Store, text: str) -> str:
    from cypher import load_statement

    found = store.run(load_statement("find-documents"), text=text)
    if not found:
        raise NotFoundError(f"The store holds no report {text}.", "isnad query documents lists them.")
    if len(found) > 1:
        raise QueryError(f"{text} begins {', '.join(row['key'] for row in found)}.", "Write more letters of the key.")
    return str(found[0]["key"])
